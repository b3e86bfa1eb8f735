//! Names that are SQL, patterns or quotes: they are names, and match nothing but themselves.

use serde_json::Value;

use super::{refused, run, tried};
use crate::Desk;

const NAMES: [&str; 8] = [
    "'; DROP TABLE observation; --",
    "%",
    "_",
    "\"",
    "a' OR '1'='1",
    "\\",
    "*",
    "(SELECT group_concat(sql) FROM sqlite_master)",
];

/// A database of agencies and regions with such names, one target each.
fn desk() -> Desk {
    let desk = Desk::new();
    let mut text = String::from("[catalogue]\ncode = \"n\"\nversion = \"1\"\nname = \"n\"\n");
    for (at, name) in NAMES.iter().enumerate() {
        let parts = [
            format!(
                "[[region]]\ncode = \"r{at}\"\nname = '''{name}'''\n[[agency]]\nregion = \"r{at}\"\nname = '''{name}'''\n"
            ),
            format!(
                "[[source]]\ncode = \"s{at}\"\nregion = \"r{at}\"\ntitle = '''{name}'''\nstanding = \"in_force\"\n"
            ),
            format!(
                "[[indicator]]\ncode = \"r{at}.i\"\nname = '''{name}'''\nunit = \"家\"\nkind = \"stock\"\ndirection = \"up\"\n"
            ),
            format!(
                "[[indicator.target]]\nsource = \"s{at}\"\ncomparator = \"at_least\"\nvalue = 5\nwording = '''{name}'''\n"
            ),
            format!("deadline = 2024-12-31\nlead = ['''{name}''']\n"),
        ];
        text.push_str(&parts.concat());
    }
    desk.put("n.toml", &text);
    let (code, _, err) = run(&desk, "init --empty --catalogue n.toml");
    assert_eq!(code, 0, "{err}");
    desk
}

fn rows(desk: &Desk, line: &[&str]) -> Vec<Value> {
    let (code, out, err) = tried(desk, line.iter().copied().chain(["--format", "json", "--as-of", "2025-12-31"]));
    assert_eq!(code, 0, "{line:?}: {err}");
    let told: Value = serde_json::from_str(&out).expect("JSON");
    told["rows"].as_array().expect("rows").clone()
}

#[test]
fn a_name_that_is_sql_or_a_pattern_chooses_its_own_and_no_other() {
    let desk = desk();
    for (at, name) in NAMES.iter().enumerate() {
        for option in ["--agency", "--region", "--source"] {
            let chosen = rows(&desk, &["report", option, name]);
            assert_eq!(chosen.len(), 1, "{option} {name}");
            assert_eq!(chosen[0]["indicator"], format!("r{at}.i"), "{option} {name}");
        }
    }
    assert_eq!(rows(&desk, &["report"]).len(), NAMES.len(), "the tables are there");
}

#[test]
fn a_part_of_a_name_is_no_pattern() {
    let desk = Desk::in_town();
    for pattern in ["%", "_", "镇%", "*", "?", ".*", "[镇]", "镇工信办' OR 1=1 --", "\\"] {
        for option in ["--agency", "--region", "--source"] {
            let (code, out, err) = tried(&desk, ["report", option, pattern]);
            assert_eq!((code, out.as_str()), (1, ""), "{option} {pattern}: {err}");
        }
        for line in [&["show", pattern][..], &["history", pattern], &["record", pattern, "5", "--period", "2024"]] {
            let (code, out, _) = tried(&desk, line);
            assert_eq!((code, out.as_str()), (1, ""), "{line:?}");
        }
    }
    assert_eq!(tried(&desk, ["verify"]).0, 0);
}

#[test]
fn who_and_what_is_recorded_is_never_sql() {
    let desk = desk();
    for (at, name) in NAMES.iter().enumerate() {
        let code = format!("r{at}.i");
        let line = [
            "record",
            &code,
            "4",
            "--period",
            "2024",
            "-q",
            "--by",
            name,
            "--note",
            name,
            "--publisher",
            name,
            "--title",
            name,
        ];
        assert_eq!(tried(&desk, line).0, 0, "{name}");
        let row = rows(&desk, &["history", &code]).remove(0);
        assert_eq!(
            (&row["by"], &row["note"], &row["publisher"]),
            (&Value::from(*name), &Value::from(*name), &Value::from(*name))
        );
        assert_eq!(rows(&desk, &["log", "--by", name]).len(), 1, "{name}");
        assert_eq!(tried(&desk, ["retract", &format!("{code}@2024"), "--reason", name, "--by", name, "-q"]).0, 0);
    }
    assert_eq!(tried(&desk, ["verify"]).0, 0);
}

#[test]
fn names_of_files_are_names_of_files() {
    let desk = Desk::in_town();
    let sound = desk.bytes("duban.db");
    for name in
        ["'; DROP TABLE observation; --.db", "file:duban.db?mode=memory", "%.db", "a b\"c'.db", ":memory:", "-x.db"]
    {
        desk.put_bytes(name, &sound);
        let (code, out, err) =
            tried(&desk, [&format!("--db={name}"), "record", "town.firms", "82", "--period", "2025", "-q"]);
        assert_eq!(code, 0, "{name}: {out}{err}");
        assert_ne!(desk.bytes(name), sound, "{name} was written to, and nothing else");
        let backup = format!("{name}.bak");
        assert_eq!(tried(&desk, [&format!("--db={name}"), "backup", "--", &backup]).0, 0, "{name}");
        assert_eq!(tried(&desk, [&format!("--db={name}"), "restore", "--", &backup]).0, 0, "{name}");
    }
    assert_eq!(desk.bytes("duban.db"), sound);
    refused(&desk, "report --db file:none.db?mode=memory");
}
