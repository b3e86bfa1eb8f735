//! How a run ends: the exit codes that scripts rely on.

use crate::Desk;
use crate::desk::told;

#[test]
fn what_is_done_ends_with_0() {
    let desk = Desk::with_ledger();
    for line in ["report", "overdue", "targets", "agencies", "show qingdao.5g-stations", "history wuhan.scenarios"] {
        assert_eq!(desk.run(line).0, 0, "{line}");
    }
    // A list may be empty.
    assert_eq!(desk.run("overdue --as-of 2020-01-01").0, 0);
}

#[test]
fn a_gate_that_is_hit_ends_with_3_and_says_what_came_up() {
    let desk = Desk::with_ledger();
    let (code, out, err) = desk.run("report --fail-on met,behind --format json --as-of 2026-11-22");
    assert_eq!(code, 3);
    assert!(out.ends_with("\n]}\n"), "the report is complete");
    assert_eq!(err, "`--fail-on` was hit: 4 × `met`\n");
    for line in ["overdue --fail-on overdue_unreported", "show taizhou.core-share --fail-on overdue_unreported"] {
        assert_eq!(desk.run(&format!("{line} --as-of 2026-11-22")).0, 3, "{line}");
    }
}

#[test]
fn a_gate_that_is_not_hit_ends_with_0() {
    let desk = Desk::with_ledger();
    let (code, _, err) = desk.run("report --fail-on overdue --as-of 2026-11-22");
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(desk.run("report --fail-on met --region changchun").0, 0);
    assert_eq!(desk.run("show qingdao.5g-stations --fail-on overdue_unreported --as-of 2026-11-22").0, 0);
}

#[test]
fn a_quiet_gate_says_nothing_but_the_code() {
    let (code, out, err) = Desk::with_ledger().run("overdue -q --fail-on met --due-within 60 --format csv --limit 0");
    assert_eq!((code, out.lines().count(), err.as_str()), (0, 1, ""));
    let (code, _, err) = Desk::with_ledger().run("overdue -q --fail-on no_data --due-within 60");
    assert_eq!((code, err.as_str()), (3, ""));
}

#[test]
fn a_gate_counts_what_a_limit_cuts_off() {
    assert_eq!(Desk::with_ledger().run("report --fail-on met --limit 1").0, 3);
}

#[test]
fn wrong_usage_ends_with_2_and_says_what_would_be_right() {
    let desk = Desk::with_ledger();
    for (line, said) in [
        ("report --status late", "`overdue_unreported`"),
        ("report --fail-on late", "`overdue_unreported`"),
        ("report --columns target,staus", "did you mean `status`?"),
        ("report --sort gap_pc", "did you mean `gap_pct`?"),
        ("overdue --sort nonsense", "`days_overdue`"),
        ("targets --columns gap", "`target_value`"),
        ("report --by day", "`agency`"),
        ("report --as-of 2025-02-30", "2025-02-30"),
        ("report --limit few", "few"),
        ("overdue --due-within soon", "soon"),
        ("record taizhou.core-share --period 2024", "needs more values"),
        ("record taizhou.core-share 12", "--period"),
        ("report -o report.docx", "docx"),
    ] {
        let (code, out, err) = desk.run(line);
        assert_eq!((code, out.as_str()), (2, ""), "{line}\n{err}");
        assert!(err.contains(said), "{line}\n{err}");
    }
    assert_eq!(desk.names(), ["duban.db"]);
}

#[test]
fn a_named_database_that_is_missing_ends_with_1() {
    let desk = Desk::new();
    let expected = "error: no database at `none.db`; check the path, or make one with `duban init`\n";
    for line in ["report", "overdue", "targets", "show taizhou.core-share", "history taizhou.core-share"] {
        assert_eq!(desk.refused(&format!("{line} --db none.db")), expected, "{line}");
    }
    let output = desk.duban("report").env("DUBAN_DB", "none.db").output().expect("started");
    assert_eq!(told(&output), (1, String::new(), expected.to_owned()));
    assert!(desk.names().is_empty());
}

#[test]
fn looking_things_up_without_a_database_says_so_in_one_line() {
    let desk = Desk::new();
    let note = "no database here: using the built-in catalogue and published figures; `duban init` makes one\n";
    for line in ["report", "overdue", "targets", "agencies", "show taizhou.core-share", "history wuhan.core-share"] {
        let (code, _, err) = desk.run(line);
        assert_eq!((code, err.as_str()), (0, note), "{line}");
        assert_eq!(desk.run(&format!("{line} -q")).2, "", "{line}");
    }
    assert!(desk.names().is_empty());
}

#[test]
fn writing_without_a_database_says_to_make_one() {
    let desk = Desk::new();
    desk.put("figures.csv", "indicator,period,value\n");
    for line in ["record taizhou.core-share 12 --period 2024", "import figures.csv", "load"] {
        assert_eq!(desk.refused(line), "error: there is no database `duban.db`\nrun `duban init` first\n", "{line}");
    }
    assert_eq!(desk.names(), ["figures.csv"]);
}

#[test]
fn an_unknown_indicator_ends_with_1_and_what_may_be_meant() {
    let desk = Desk::with_ledger();
    for line in
        ["show changchun.5g-statoins", "history changchun.5g-statoins", "record changchun.5g-statoins 1 --period 2024"]
    {
        let err = desk.refused(line);
        assert!(
            err.starts_with("error: no indicator or target is called `changchun.5g-statoins`\ndid you mean:\n"),
            "{err}"
        );
        assert!(err.contains("  changchun.5g-stations "), "{err}");
    }
}

#[test]
fn an_unknown_region_agency_or_document_ends_with_1_and_what_may_be_meant() {
    let desk = Desk::with_ledger();
    for (line, said) in [
        ("report --region changchung", "changchun"),
        ("report --agency 市政数据局", "市政数局"),
        ("report --source changchun-2024", "changchun-2023"),
        ("agencies --region beijing", "`duban report --by region` lists them all"),
    ] {
        let err = desk.refused(line);
        assert!(err.contains(said), "{line}\n{err}");
    }
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_fault() {
    let desk = Desk::with_ledger();
    let program = assert_cmd::cargo::cargo_bin("duban");
    for line in ["report --format json", "report --format csv", "report", "overdue --format markdown", "targets"] {
        let script = format!("{{ {} {line}; echo $? >&2; }} | head -c 1 >/dev/null", program.display());
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", &script]).current_dir(desk.path()).env("DUBAN_CONFIG", "").env("COLUMNS", "120");
        assert_eq!(told(&shell.output().expect("started")).2, "0\n", "{line}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_the_output_is_told() {
    let desk = Desk::with_ledger();
    let program = assert_cmd::cargo::cargo_bin("duban");
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", &format!("{} report --format csv > /dev/full", program.display())]);
    shell.current_dir(desk.path()).env("DUBAN_CONFIG", "").env("LANG", "C");
    let (code, _, err) = told(&shell.output().expect("started"));
    assert_eq!((code, err.as_str()), (1, "error: cannot write the output: the disk is full\n"));
}

#[test]
fn a_file_that_cannot_be_written_leaves_the_old_one() {
    let desk = Desk::with_ledger();
    desk.put("report.csv", "old");
    desk.run("report -o report.csv --columns nonsense");
    assert_eq!(desk.read("report.csv"), "old");
    std::fs::create_dir(desk.path().join("folder.csv")).expect("made");
    let err = desk.refused("report -o folder.csv");
    assert_eq!(err.lines().count(), 1, "{err}");
    assert_eq!(desk.names(), ["duban.db", "folder.csv", "report.csv"]);
}
