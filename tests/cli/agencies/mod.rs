//! Scores of agencies: every addend can be added up by hand, ranks are fair, and what cannot be judged blames nobody.

mod by_hand;
mod score;
mod sheet;

use std::fmt::Write as _;

use serde_json::Value;

use crate::Desk;
use crate::desk::number;

/// The day as of which the offices are judged.
const AS_OF: &str = "--as-of 2025-06-30";

/// A target that asks for 20 from 10 at the end of 2020, by its deadline, and what is known of it.
struct Task {
    slug: &'static str,
    deadline: &'static str,
    figures: &'static [(&'static str, &'static str)],
}

const MET: Task = Task { slug: "met", deadline: "2027-12-31", figures: &[("2024", "26")] };
const ON_TRACK: Task = Task { slug: "on-track", deadline: "2030-12-31", figures: &[("2024", "15")] };
const BEHIND: Task = Task { slug: "behind", deadline: "2030-12-31", figures: &[("2024", "12")] };
const OVERDUE: Task = Task { slug: "overdue", deadline: "2024-12-31", figures: &[("2024", "18")] };
const LATE: Task = Task { slug: "late", deadline: "2023-12-31", figures: &[("2023", "19"), ("2024", "20")] };
const NO_DATA: Task = Task { slug: "no-data", deadline: "2027-12-31", figures: &[] };
const UNREPORTED: Task = Task { slug: "unreported", deadline: "2024-12-31", figures: &[] };
const UNCONFIRMED: Task = Task { slug: "unconfirmed", deadline: "2024-12-31", figures: &[("2023", "15")] };

/// A catalogue in the making, with the figures for it.
pub struct Office {
    toml: String,
    figures: String,
    count: usize,
}

impl Office {
    fn new(rules: &str) -> Self {
        let toml = format!("[catalogue]\ncode = \"c\"\nversion = \"1\"\nname = \"目录\"\n[rules]\n{rules}\n");
        Self { toml, figures: "indicator,period,value\n".into(), count: 0 }
    }

    fn region(mut self, code: &str, name: &str, agencies: &[&str]) -> Self {
        let _ = write!(self.toml, "[[region]]\ncode = \"{code}\"\nname = \"{name}\"\n");
        for standing in ["in_force", "draft"] {
            let _ = write!(
                self.toml,
                "[[source]]\ncode = \"{code}-{}\"\nregion = \"{code}\"\ntitle = \"{name}{standing}\"\n\
                 standing = \"{standing}\"\n",
                standing.replace('_', "-")
            );
        }
        for agency in agencies {
            let _ = write!(self.toml, "[[agency]]\nregion = \"{code}\"\nname = \"{agency}\"\n");
        }
        self
    }

    /// Gives a task in a region, out of a document, to agencies by role.
    fn task(mut self, task: &Task, (region, source): (&str, &str), roles: &str) -> Self {
        self.count += 1;
        let code = format!("{region}.{}-{}", task.slug, self.count);
        let _ = write!(
            self.toml,
            "[[indicator]]\ncode = \"{code}\"\nname = \"{} {}\"\nunit = \"个\"\nkind = \"stock\"\ndirection = \"up\"\n\
             [[indicator.target]]\nsource = \"{source}\"\ncomparator = \"at_least\"\nvalue = 20\n\
             deadline = {}\nbaseline = {{ period = \"2020\", value = 10 }}\n{roles}\n",
            task.slug, self.count, task.deadline
        );
        for (period, value) in task.figures {
            let _ = writeln!(self.figures, "{code},{period},{value}");
        }
        self
    }

    pub fn desk(&self) -> Desk {
        let desk = Desk::new();
        desk.put("c.toml", &self.toml);
        desk.put("figures.csv", &self.figures);
        desk.done("init --catalogue c.toml");
        if self.figures.lines().count() > 1 {
            desk.done("import figures.csv -q --by 李华 --as-of 2025-06-30");
        }
        desk
    }
}

const EAST: (&str, &str) = ("east", "east-in-force");

/// An agency with every judged status in two roles, one whose targets have no data, two that are alike.
pub fn east() -> Office {
    let mut office = Office::new("").region("east", "东市", &["发改委", "工信局", "数据局", "财政局", "统计局"]);
    for task in [&MET, &ON_TRACK, &BEHIND, &OVERDUE, &NO_DATA, &UNCONFIRMED] {
        office = office.task(task, EAST, "lead = [\"发改委\"]");
    }
    for task in [&LATE, &OVERDUE] {
        office = office.task(task, EAST, "support = [\"发改委\"]\nresponsible = [\"工信局\", \"数据局\"]");
    }
    office = office.task(&UNREPORTED, EAST, "lead = [\"统计局\"]");
    office = office.task(&MET, EAST, "lead = [\"财政局\"]");
    office.task(&OVERDUE, ("east", "east-draft"), "lead = [\"财政局\"]").task(&MET, EAST, "")
}

/// Two cities and the province above them, whose document gives a task to its own agency in one of the cities.
fn province() -> Office {
    let mut office = Office::new("").region("prov", "省", &["省工信厅"]).region("east", "东市", &["发改委"]).region(
        "west",
        "西市",
        &["发改委"],
    );
    office = office.task(&MET, ("east", "east-in-force"), "lead = [\"发改委\"]");
    office = office.task(&OVERDUE, ("west", "west-in-force"), "lead = [\"发改委\"]");
    office = office.task(&MET, ("prov", "prov-in-force"), "lead = [\"省工信厅\"]");
    office.task(&BEHIND, ("west", "prov-in-force"), "lead = [\"省工信厅\"]")
}

fn by_agency(desk: &Desk, line: &str) -> Vec<Value> {
    desk.rows(&format!("report --by agency {AS_OF} {line}"))
}

fn row<'r>(rows: &'r [Value], agency: &str, role: &str) -> &'r Value {
    rows.iter()
        .find(|row| row["agency"] == agency && row["role"] == role && row["standing"] == "in_force")
        .unwrap_or_else(|| panic!("no {agency} as {role}"))
}

fn amount(value: &Value) -> f64 {
    number(value).parse().expect("a number")
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-8
}
