//! What is typed, set in the environment or written into the config file: huge, empty, reversed or no text at all.

use std::ffi::OsStr;

use super::{OBEYED, refused, run, tried, tried_with};
use crate::Desk;

#[test]
fn numbers_beyond_measure_are_refused_in_words() {
    let desk = Desk::in_town();
    let (digits, chinese) = ("9".repeat(100_000), "亿".repeat(30_000));
    for number in [
        "1e999999",
        "1e-999999",
        "-1e999999",
        "1E+30",
        "0x10",
        "1__0",
        "inf",
        "NaN",
        "∞",
        "",
        "-",
        "%",
        "1.2.3",
        "٣",
        &digits,
        &chinese,
        "79228162514264337593543950336",
        "0.00000000000000000000000000000001",
        "1;2",
    ] {
        for lang in ["en", "zh"] {
            let line = ["record", "town.firms", "--period", "2025", "--lang", lang, "--", number];
            let (code, _, err) = tried(&desk, line);
            assert!(matches!(code, 1 | 2) && err.len() < 20_000, "{} {code}: {err}", &number[..number.len().min(20)]);
        }
    }
    assert_eq!(desk.rows("history town.firms").len(), 2, "nothing was recorded");
}

#[test]
fn days_that_no_calendar_has_are_refused_in_words() {
    let desk = Desk::in_town();
    for period in ["0", "0000", "99999", "2025-13", "2025-02-30", "-1", "2025Q9", "99999999999999999999", "十万年", ""]
    {
        let (code, _, err) = run(&desk, &format!("record town.firms 5 --period={period}"));
        assert!(matches!(code, 1 | 2) && !err.is_empty(), "{period}: {err}");
    }
    for day in ["99999-01-01", "0000-00-00", "2025-02-30", "-9999-01-01", "9999999999-12-31", "0"] {
        for line in [&["report", "--as-of"][..], &["report", "--known-at"], &["changes", "--since"]] {
            let (code, out, err) = tried(&desk, line.iter().chain([&day]));
            assert!(matches!(code, 1 | 2) && out.is_empty() && !err.is_empty(), "{line:?} {day}: {out}{err}");
        }
    }
    for day in ["0001-01-01", "9999-12-31"] {
        for line in ["report", "show town.firms", "explain town.firms", "overdue", "notice", "bulletin"] {
            let (code, _, err) = tried(&desk, line.split(' ').chain(["--as-of", day]));
            assert!(matches!(code, 0 | 1), "{line} {day}: {err}");
        }
    }
    refused(&desk, "extend town.firms.2025 --to 0001-01-01 --basis x");
}

#[test]
fn counts_beyond_measure_take_neither_time_nor_memory() {
    let desk = Desk::in_town();
    for line in [
        "report --limit 99999999999999999999999",
        "report --limit 18446744073709551615",
        "report --limit -1",
        "overdue --due-within 99999999999",
        "overdue --due-within 4294967295",
        "undo --action 9223372036854775807",
        "undo --action 99999999999999999999",
        "history town.firms --known-at #99999999999999999999",
        "history town.firms --known-at #9223372036854775807",
        "retract town.firms@2024#99999999999999 --reason x",
        "retract town.firms@2024#4294967295 --reason x",
    ] {
        run(&desk, line);
    }
    for columns in ["0", "1", "4294967295", "99999999999999999999", "-3", "x"] {
        let width = [("COLUMNS", OsStr::new(columns))];
        assert_eq!(tried_with(&desk, &width, ["report", "--chart", "unicode"]).0, 0, "{columns}");
    }
}

#[test]
fn the_environment_is_taken_for_text() {
    let desk = Desk::in_town();
    let (obeyed, long) = (OsStr::new(OBEYED), "x".repeat(100_000));
    for name in [
        "DUBAN_DB",
        "DUBAN_BY",
        "DUBAN_LANG",
        "DUBAN_CONFIG",
        "DUBAN_PAGER",
        "PAGER",
        "USER",
        "LANG",
        "LC_ALL",
        "TERM",
        "TZ",
        "NO_COLOR",
        "HOME",
        "XDG_CONFIG_HOME",
        "DUBAN_COMPLETE",
        "DUBAN_REGION",
    ] {
        for value in [obeyed, OsStr::new("$(touch owned); touch owned"), OsStr::new(&long)] {
            tried_with(&desk, &[(name, value)], ["record", "town.firms", "82", "--period", "2025", "--dry-run"]);
        }
    }
    assert!(!desk.names().iter().any(|name| name == "owned"), "{:?}", desk.names());
}

#[cfg(unix)]
#[test]
fn what_is_no_text_is_refused_or_left_alone() {
    use std::os::unix::ffi::OsStrExt as _;
    let desk = Desk::in_town();
    let broken = OsStr::from_bytes(b"\xff\xfe\x1b[31m");
    for name in ["DUBAN_DB", "DUBAN_BY", "DUBAN_LANG", "DUBAN_CONFIG", "USER", "LANG"] {
        tried_with(&desk, &[(name, broken)], ["config"]);
        tried_with(&desk, &[(name, broken)], ["report"]);
    }
    for line in [&["report", "--region"][..], &["record", "town.firms", "5", "--by"], &["import"], &["report", "--db"]]
    {
        let (code, _, err) = tried(&desk, line.iter().map(OsStr::new).chain([broken]));
        assert!(matches!(code, 1 | 2) && !err.is_empty(), "{line:?}: {err}");
    }
}

#[test]
fn a_hostile_config_file_is_refused_with_its_line() {
    let desk = Desk::in_town();
    let deep = format!("by = {}1{}\n", "[".repeat(20_000), "]".repeat(20_000));
    let dots = format!("{}=1\n", vec!["a"; 30_000].join("."));
    let heads = "[a]\n".repeat(16_000);
    let large = format!("by = \"{}\"\n", "x".repeat(1 << 17));
    for text in [
        deep.as_str(),
        &dots,
        &heads,
        &large,
        "by = \"\\u001b[31m\u{1b}\"\n",
        "\u{1b}[31m = 1\n",
        "lang = \"\\u202e\"\n",
        "\0",
    ] {
        desk.put("c.toml", text);
        for lang in ["en", "zh"] {
            let named = [("DUBAN_CONFIG", OsStr::new("c.toml")), ("DUBAN_LANG", OsStr::new(lang))];
            let (code, out, err) = tried_with(&desk, &named, ["report"]);
            assert_eq!((code, out.as_str()), (1, ""), "{err}");
            assert!(err.contains("c.toml") && err.len() < 300_000, "{err}");
        }
    }
    desk.put("c.toml", "by = \"\\u001b[31m\\u202e\"\nregion = [\"\\u0007\"]\npager = \"\\u001b\"\n");
    let named = [("DUBAN_CONFIG", OsStr::new("c.toml"))];
    assert_eq!(tried_with(&desk, &named, ["config"]).0, 0);
    tried_with(&desk, &named, ["report"]);
}
