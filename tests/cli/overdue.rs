//! `overdue`: the list for a supervision review, in the order of the office.

use serde_json::{Value, json};

use crate::Desk;
use crate::desk::text;

fn codes(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| text(&row["target"])).collect()
}

#[test]
fn what_is_overdue_longest_comes_first_then_the_widest_gap_the_unknown_last_then_by_code() {
    let desk = Desk::with_ledger();
    // Two with a gap (50 % and 25 % of the target), the others of the deadline without any figure.
    desk.done("record taizhou.digital-high-tech-firms 30 qingdao.leading-firms 6 --period 2024");
    let rows = desk.rows("overdue --as-of 2026-11-22");
    let key = |row: &Value| {
        let gap = row["gap_pct"].as_f64().map_or(f64::INFINITY, |gap| -gap);
        (row["source_standing"] != "in_force", -row["days_overdue"].as_i64().expect("a count"), gap)
    };
    for pair in rows.windows(2) {
        let (one, next) = (key(&pair[0]), key(&pair[1]));
        assert!(one <= next, "{} {}", pair[0], pair[1]);
        assert!(one < next || text(&pair[0]["target"]) < text(&pair[1]["target"]), "{} {}", pair[0], pair[1]);
    }
    assert_eq!(
        codes(&rows)[..3],
        ["qingdao.leading-firms.2025", "taizhou.digital-high-tech-firms.2025", "changchun.5g-stations.2025"]
    );
    assert_eq!(
        codes(&rows)[rows.len() - 2..],
        ["jilin.school-bandwidth.2025", "jilin.supercomputing.2025"],
        "the draft of Jilin comes last"
    );
    assert!(rows.iter().all(|row| text(&row["status"]).starts_with("overdue")));
    let first_draft = rows.iter().position(|row| row["source_standing"] == "draft").expect("drafts");
    assert_eq!(rows[first_draft]["days_overdue"], json!(1057), "{}", rows[first_draft]);
    assert!(rows[first_draft..].iter().all(|row| row["region"] == "jilin"));
}

#[test]
fn every_overdue_target_and_no_other_is_listed() {
    let desk = Desk::with_ledger();
    let sorted = |rows: Vec<Value>| {
        let mut codes: Vec<String> = rows.iter().map(|row| text(&row["target"]).to_owned()).collect();
        codes.sort();
        codes
    };
    let statuses = "--status overdue,overdue_unconfirmed,overdue_unreported --as-of 2026-11-22";
    assert_eq!(sorted(desk.rows("overdue --as-of 2026-11-22")), sorted(desk.rows(&format!("report {statuses}"))));
}

#[test]
fn days_overdue_are_counted_from_the_deadline() {
    let desk = Desk::with_ledger();
    assert!(desk.rows("overdue --region changchun --as-of 2025-12-31").is_empty());
    for (day, days) in [("2026-01-01", 1), ("2026-02-01", 32), ("2026-11-22", 326)] {
        let rows = desk.rows(&format!("overdue --region changchun --as-of {day}"));
        assert_eq!(rows.len(), 10);
        assert!(rows.iter().all(|row| row["days_overdue"] == days), "{day}");
    }
}

#[test]
fn a_day_in_the_past_is_judged_by_what_had_ended_by_then() {
    let desk = Desk::with_ledger();
    assert_eq!(
        codes(&desk.rows("overdue --as-of 2025-12-31")),
        ["jilin.edge-node-coverage.2023", "jilin.key-village-5g-coverage.2023", "jilin.township-5g-coverage.2023"]
    );
    assert!(desk.rows("overdue --as-of 2023-12-31").is_empty());
}

#[test]
fn what_falls_due_within_so_many_days_is_added_after_what_is_overdue() {
    let desk = Desk::with_ledger();
    let rows = desk.rows("overdue --due-within 39 --as-of 2026-11-22 --region wuhan,changchun");
    let (overdue, due) = rows.split_at(10);
    assert!(overdue.iter().all(|row| row["region"] == "changchun"));
    assert!(!due.is_empty() && due.iter().all(|row| row["region"] == "wuhan" && row["days_left"] == 39));
    assert!(due.iter().all(|row| row["status"] != "met"), "what is met is not due");
    let unmet =
        desk.rows("report --region wuhan --as-of 2026-11-22").iter().filter(|row| row["status"] != "met").count();
    assert_eq!(due.len(), unmet);
    assert_eq!(desk.rows("overdue --due-within 38 --as-of 2026-11-22 --region wuhan,changchun").len(), 10);
    // The deadline itself is zero days away.
    assert_eq!(desk.rows("overdue --due-within 0 --as-of 2025-12-31 --region changchun").len(), 10);
}

#[test]
fn the_list_of_an_agency_holds_what_it_answers_for_in_any_role() {
    let desk = Desk::with_ledger();
    let rows = desk.rows("overdue --as-of 2026-11-22 --agency 市通信办");
    assert_eq!(
        codes(&rows),
        [
            "changchun.5g-stations.2025",
            "changchun.fibre-coverage.2025",
            "changchun.gigabit-coverage.2025",
            "changchun.township-5g-coverage.2025",
        ]
    );
    assert_eq!((&rows[0]["lead"], &rows[1]["lead"]), (&json!(["市城管局"]), &json!(["市通信办"])));
}

#[test]
fn each_row_names_lead_clause_and_deadline() {
    let row = &Desk::with_ledger().rows("overdue --as-of 2026-11-22")[0];
    assert_eq!((&row["lead"], &row["clause"]), (&json!(["市城管局"]), &json!("二(一)1")));
    assert_eq!((&row["deadline"], &row["source"]), (&json!("2025-12-31"), &json!("changchun-2023")));
}

#[test]
fn the_list_is_the_same_byte_for_byte_when_asked_again_and_from_a_copy() {
    let desk = Desk::with_ledger();
    desk.put_bytes("copy.db", &desk.bytes("duban.db"));
    for format in ["table", "csv", "json", "markdown"] {
        let line = format!("overdue --as-of 2026-11-22 --format {format}");
        let first = desk.done(&line);
        assert_eq!(desk.done(&line), first);
        assert_eq!(desk.done(&format!("{line} --db copy.db")), first);
        let abroad = desk.duban(&line).env("TZ", "America/New_York").env("LC_ALL", "de_DE.UTF-8").output();
        assert_eq!(crate::told(&abroad.expect("run")).1, first, "{format}");
    }
}

#[test]
fn reading_leaves_the_database_as_it_is() {
    let desk = Desk::with_ledger();
    let before = desk.bytes("duban.db");
    for line in ["overdue", "report", "report --by agency", "show wuhan.core-share", "history wuhan.core-share"] {
        desk.done(line);
    }
    assert_eq!((desk.bytes("duban.db"), desk.names()), (before, vec!["duban.db".into()]));
}

#[test]
fn drafts_stand_under_their_own_heading() {
    let desk = Desk::with_ledger();
    let out = desk.done("overdue --as-of 2026-11-22");
    let (before, after) = out.split_once("── Targets of documents not in force (counted apart)").expect("a heading");
    assert!(before.contains("Changchun") && !before.contains("Jilin"));
    assert!(after.contains("Jilin") && !after.contains("Changchun"));
    let total = out.lines().find(|line| line.contains("apart from these")).expect("totals");
    assert!(total.contains(&format!("{} of documents not in force", 21)), "{total}");
}

#[test]
fn a_sort_key_orders_the_list_instead() {
    let desk = Desk::with_ledger();
    let rows = desk.rows("overdue --as-of 2026-11-22 --region changchun --sort -target --limit 3");
    assert_eq!(
        codes(&rows),
        [
            "changchun.township-5g-coverage.2025",
            "changchun.industrial-digital-coverage.2025",
            "changchun.identification-nodes.2025"
        ]
    );
}

#[test]
fn the_list_names_the_clause_and_who_answers_even_on_a_narrow_screen() {
    let desk = Desk::with_ledger();
    for wide in [80, 100, 120, 200] {
        let (_, out, _) = desk.run_at(wide, "overdue --region changchun --as-of 2026-11-22 --lang zh");
        let row = out.lines().find(|line| line.contains("数智云平台用户数")).unwrap_or_default();
        assert!(row.contains("二(六)27"), "at {wide}\n{out}");
        assert!(row.contains("市政数局"), "who is responsible stands where nobody leads, at {wide}\n{out}");
    }
}
