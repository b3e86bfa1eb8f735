//! Whatever comes from data or people, nothing that a terminal would obey is printed: in no list, format or message.

use std::ffi::OsStr;

use super::{OBEYED, harmless, run, tried, tried_with};
use crate::Desk;

/// The text as TOML writes it.
fn quoted(text: &str) -> String {
    let escaped = |c: char| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("\\U{:08X}", u32::from(c)) };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

/// A database all of whose texts are obeyed by a terminal.
fn desk() -> Desk {
    let desk = Desk::new();
    let obeyed = quoted(OBEYED);
    desk.put(
        "h.toml",
        &format!(
            "[catalogue]\ncode = \"h\"\nversion = \"1\"\nname = {obeyed}\nname_en = {obeyed}\n\
             [[region]]\ncode = \"h\"\nname = {obeyed}\nname_en = {obeyed}\n\
             [[agency]]\nregion = \"h\"\nname = {obeyed}\nname_en = {obeyed}\n\
             [[source]]\ncode = \"h-1\"\nregion = \"h\"\ntitle = {obeyed}\ntitle_en = {obeyed}\nstanding = \"in_force\"\n\
             number = {obeyed}\nhorizon = \"2023..2025\"\n\
             [[source.clause]]\nnumber = {obeyed}\nsubject = {obeyed}\nlead = [{obeyed}]\n\
             [[indicator]]\ncode = \"h.i\"\nname = {obeyed}\nname_en = {obeyed}\nunit = \"家\"\nkind = \"stock\"\n\
             direction = \"up\"\n\
             [[indicator.target]]\nsource = \"h-1\"\nclause = {obeyed}\ncomparator = \"at_least\"\nvalue = 100\n\
             wording = {obeyed}\ndeadline = 2024-12-31\nnote = {obeyed}\nnote_en = {obeyed}\n"
        ),
    );
    let cell = OBEYED.replace('"', "\"\"");
    desk.put(
        "h.csv",
        &format!("indicator,period,value,publisher,title,url,note\nh.i,2023,50,{cell},{cell},{cell},{cell}\n"),
    );
    let by = ["--by", OBEYED];
    let (code, _, err) = tried(&desk, ["init", "--empty", "--catalogue", "h.toml"]);
    assert_eq!(code, 0, "{err}");
    for line in ["import h.csv", "record h.i 60 --period 2024", "record h.i 61 --period 2024 --revise"] {
        let (code, _, err) = tried(&desk, line.split(' ').chain(by));
        assert_eq!(code, 0, "{line}: {err}");
    }
    for deed in [
        vec!["record", "h.i", "70", "--period", "2025", "--note", OBEYED, "--publisher", OBEYED, "--url", OBEYED],
        vec!["retract", "h.i@2025", "--reason", OBEYED],
        vec!["extend", "h.i", "--to", "2026-12-31", "--basis", OBEYED, "--note", OBEYED],
        vec!["undo"],
    ] {
        let (code, _, err) = tried(&desk, deed.iter().copied().chain(by).chain(["--as-of", "2025-12-31"]));
        assert_eq!(code, 0, "{deed:?}: {err}");
    }
    desk
}

#[test]
fn texts_of_the_record_are_shown_and_never_obeyed() {
    let desk = desk();
    let lists = [
        "report",
        "overdue",
        "targets",
        "agencies",
        "show h.i",
        "explain h.i",
        "history h.i",
        "changes --since #1",
        "log",
        "log --events",
        "conflicts",
    ];
    for line in lists {
        for format in ["table --lang en", "table --lang zh", "csv", "json", "markdown"] {
            let (code, out, err) = run(&desk, &format!("{line} --format {format}"));
            assert!(code == 0 && !out.is_empty(), "{line} {format}: {err}");
        }
    }
    let (_, out, _) = run(&desk, "history h.i --format csv");
    assert!(out.contains("红␛[31m␛]0;t␇\\u{9b}2J"), "{out}");
    for line in
        ["report --by agency", "report --summary", "report --format html", "notice", "bulletin", "verify", "pending"]
    {
        let (code, _, err) = run(&desk, &format!("{line} --lang zh"));
        assert_eq!(code, 0, "{line}: {err}");
    }
    for line in ["show nothing", "report --region nowhere", "report --agency nobody"] {
        assert_eq!(run(&desk, line).0, 1, "{line}");
    }
}

#[test]
fn a_database_that_is_read_again_says_the_same_as_json() {
    let desk = desk();
    let row = desk.rows("history h.i").remove(0);
    assert_eq!(row["publisher"], OBEYED.trim(), "JSON escapes and changes nothing");
}

#[test]
fn files_hold_nothing_that_is_obeyed() {
    let desk = desk();
    for file in ["a.csv", "a.json", "a.md", "a.html"] {
        let (code, _, err) = run(&desk, &format!("report -o {file}"));
        assert_eq!(code, 0, "{err}");
        harmless(desk.read(file).trim_start_matches('\u{feff}'));
    }
}

#[test]
fn what_is_typed_is_quoted_harmlessly_wherever_it_is_refused() {
    let (desk, typed) = (desk(), format!("{OBEYED}无"));
    let lines: [&[&str]; 18] = [
        &[&typed],
        &["report", &typed],
        &["report", "--columns", &typed],
        &["report", "--sort", &typed],
        &["report", "--region", &typed],
        &["report", "--agency", &typed],
        &["report", "--source", &typed],
        &["report", "--status", &typed],
        &["report", "--format", &typed],
        &["report", "--as-of", &typed],
        &["report", "--known-at", &typed],
        &["record", &typed, "5", "--period", "2024"],
        &["record", "h.i", &typed, "--period", "2024"],
        &["record", "h.i", "5", "--period", &typed],
        &["record", "h.i", "5", "--period", "2024", "--unit", &typed],
        &["verify", "--head", &typed],
        &["completions", &typed],
        &["help", &typed],
    ];
    for line in lines {
        for lang in ["en", "zh"] {
            let (code, _, err) = tried(&desk, line.iter().copied().chain(["--lang", lang]));
            assert!(matches!(code, 1 | 2) && !err.is_empty(), "{line:?}: {code} {err}");
        }
    }
}

#[test]
fn names_of_files_are_quoted_harmlessly() {
    let desk = desk();
    let name = |ending: &str| format!("{}.{ending}", OBEYED.replace('\u{7f}', ""));
    desk.put(&name("csv"), "indicator,period,value\nh.none,2024,1\n");
    desk.put(&name("toml"), "x\n");
    desk.put(&name("db"), "no database");
    std::fs::create_dir(desk.path().join("papers")).expect("made");
    desk.put(&format!("papers/{}", name("txt")), "甲乙丙");
    desk.put(&format!("papers/{}", name("docx")), "PK\u{3}\u{4}");
    let (csv, toml, db) = (name("csv"), name("toml"), name("db"));
    for line in [
        &["import", &csv][..],
        &["import", "nowhere\u{1b}[31m.csv"],
        &["check", &toml],
        &["check", "nowhere\u{202e}.toml"],
        &["load", &toml],
        &["report", "--db", &db],
        &["report", "--db", "nowhere\u{9b}.db"],
        &["restore", &csv],
        &["backup", &db],
        &["report", "-o", "nowhere\u{1b}[31m/a.csv"],
        &["report", "-o", "a.\u{1b}[31m"],
        &["verify", "--documents", "papers"],
        &["verify", "--documents", "papers\u{1b}[31m"],
        &["doctor", "--vectors", &csv],
    ] {
        let (code, _, err) = tried(&desk, line);
        assert!(matches!(code, 1 | 2) && !err.is_empty(), "{line:?}: {code} {err}");
    }
    assert_eq!(tried(&desk, ["report", "-o", &name("md")]).0, 0);
}

#[test]
fn completions_and_the_manual_hold_nothing_that_is_obeyed() {
    let desk = desk();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let complete = [("DUBAN_COMPLETE", OsStr::new(shell)), ("_CLAP_COMPLETE_INDEX", OsStr::new("2"))];
        for words in [&["duban", "show", "h"][..], &["duban", "show", ""], &["duban", "report", "--region", ""]] {
            tried_with(&desk, &complete, ["--"].iter().chain(words));
        }
    }
    assert_eq!(tried(&desk, ["man"]).0, 0);
    assert_eq!(tried(&desk, ["config"]).0, 0);
}
