//! A made-up office to crash in, and what must be true of its database whatever happened.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use rusqlite::Connection;

use crate::Desk;

/// Indicators of the office.
pub const INDICATORS: u64 = 40;
/// Months from January 1900 on that figures are for.
pub const MONTHS: u64 = 1400;

/// The catalogue; every version of it says something else of every indicator.
pub fn catalogue(version: u64) -> String {
    catalogue_with("", version)
}

fn catalogue_with(rules: &str, version: u64) -> String {
    let mut text = format!(
        "[catalogue]\ncode = \"crash\"\nversion = \"{version}\"\nname = \"试验\"\n{rules}\
         [[region]]\ncode = \"town\"\nname = \"小镇\"\n"
    );
    for number in 0..INDICATORS {
        text.push_str(&format!(
            "[[indicator]]\ncode = \"town.i{number}\"\nname = \"第{number}项（第{version}版）\"\nunit = \"个\"\n\
             kind = \"stock\"\ndirection = \"up\"\n"
        ));
    }
    text
}

/// A desk with the office's database.
pub fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("v1.toml", &catalogue(1));
    desk.put("v2.toml", &catalogue(2));
    desk.done("init --catalogue v1.toml -q");
    desk
}

/// The same, where figures wait until somebody else approves them.
pub fn desk_with_approval() -> Desk {
    let desk = Desk::new();
    for version in [1, 2] {
        desk.put(&format!("v{version}.toml"), &catalogue_with("[rules]\napproval = true\n", version));
    }
    desk.done("init --catalogue v1.toml -q");
    desk
}

/// A figure that nobody else records: the n-th.
pub fn figure(number: u64) -> (String, String, u64) {
    let (indicator, month) = (number % INDICATORS, number / INDICATORS);
    assert!(month < MONTHS, "so many figures were not expected");
    (format!("town.i{indicator}"), format!("{}-{:02}", 1900 + month / 12, month % 12 + 1), number + 1)
}

/// The line that records it.
pub fn record_line(number: u64) -> String {
    let (indicator, period, value) = figure(number);
    format!("record {indicator} {value} --period {period} --confirm --by 李华")
}

/// A file with the figures from one number to another.
pub fn file_of(numbers: std::ops::Range<u64>) -> String {
    let rows = numbers.map(figure).map(|(indicator, period, value)| format!("{indicator},{period},{value}\n"));
    format!("indicator,period,value\n{}", rows.collect::<String>())
}

/// The program, started in a folder and not waited for.
pub fn start(folder: &Path, line: &str) -> Child {
    start_by(folder, line, "lihua")
}

/// The same, under an account.
pub fn start_by(folder: &Path, line: &str, account: &str) -> Child {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("duban"));
    command.current_dir(folder).env_clear().env("DUBAN_CONFIG", "").env("LANG", "C").env("USER", account);
    command.args(line.split_whitespace());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    command.spawn().expect("started")
}

/// Whether the database was left half-written: its journal says so with its first byte.
pub fn is_left_halfway(desk: &Desk) -> bool {
    std::fs::read(desk.path().join("duban.db-journal"))
        .is_ok_and(|bytes| bytes.first().is_some_and(|first| *first != 0))
}

/// What is in a database, after a command that reads has opened it.
pub struct Contents(Connection);

impl Contents {
    /// Opens it. A reading command comes first: it undoes what was left half-written.
    pub fn of(desk: &Desk) -> Self {
        let (code, _, err) = desk.run("history town.i0");
        assert_eq!(code, 0, "the database does not open: {err}");
        assert!(!is_left_halfway(desk), "a reader leaves something half-written behind");
        let (code, out, err) = desk.run("verify");
        assert_eq!(code, 0, "not as it was written\n{out}{err}");
        Self(Connection::open(desk.path().join("duban.db")).expect("opened"))
    }

    /// The first column of the first row.
    pub fn number(&self, sql: &str) -> u64 {
        self.0.query_row(sql, [], |row| row.get::<_, i64>(0)).expect(sql).unsigned_abs()
    }

    /// How many figures there are.
    pub fn figures(&self) -> u64 {
        self.number("select count(*) from observation")
    }

    /// Whether the figure of a number is there.
    pub fn has(&self, number: u64) -> bool {
        let (indicator, period, value) = figure(number);
        let first_day = period.replace('-', "") + "01";
        let sql = format!(
            "select count(*) from history where indicator = '{indicator}' and first_day = {first_day} and value = {value}"
        );
        self.number(&sql) == 1
    }

    /// The database is whole, and no action is half there.
    pub fn assert_whole(&self) {
        let whole: String = self.0.query_row("pragma integrity_check", [], |row| row.get(0)).expect("an answer");
        assert_eq!(whole, "ok");
        assert!(!self.0.prepare("pragma foreign_key_check").expect("sql").exists([]).expect("an answer"));
        let none = |what: &str, sql: &str| assert_eq!(self.number(sql), 0, "{what}");
        none("actions that are not sealed", "select count(*) from action where id not in (select action from seal)");
        none(
            "actions with more or fewer events than were sealed",
            "select count(*) from seal s left join (select action, count(*) n from observation group by action) o
             on o.action = s.action where s.events <> coalesce(o.n, 0)",
        );
        none(
            "holes between actions",
            "select count(*) from action a where a.id > 1 and a.id - 1 not in (select id from action)",
        );
        let of_a_load = format!(
            "select count(*) from (select action, count(*) n from indicator_version group by action) where n <> {INDICATORS}"
        );
        none("loads of which a part is there", &of_a_load);
    }
}
