//! Catalogues that are deep, dense, long or many.

use super::{OBEYED, joined, refused, run};
use crate::Desk;

const HEAD: &str = "[catalogue]\ncode = \"x\"\nversion = \"1\"\nname = \"x\"\n";

/// Checks a catalogue that must be refused; what is said in both languages.
fn bad(text: &str) -> [String; 2] {
    let desk = Desk::new();
    desk.put("a.toml", text);
    let said = refused(&desk, "check a.toml");
    for said in &said {
        assert!(said.contains("a.toml") && said.len() < 1 << 20, "{}", said.chars().take(1000).collect::<String>());
    }
    said
}

#[test]
fn lists_tables_and_dotted_keys_within_one_another_are_refused_with_their_line() {
    for deep in [
        format!("a = {}{}", "[".repeat(100_000), "]".repeat(100_000)),
        format!("a = {}1{}", "{a = ".repeat(50_000), "}".repeat(50_000)),
        format!("{} = 1", vec!["a"; 100_000].join(".")),
        format!("[{}]", vec!["a"; 100_000].join(".")),
        format!("[[{}]]", vec!["a"; 100_000].join(".")),
        format!("a = {{ {} = 1 }}", vec!["a"; 100_000].join(".")),
    ] {
        let [en, zh] = bad(&format!("{HEAD}{deep}\n"));
        assert!(en.contains("a.toml:5:") && zh.contains("a.toml:5:"), "{en}{zh}");
    }
}

#[test]
fn a_million_dots_are_too_many_in_one_file_and_in_several() {
    let dots = |count: usize| joined(count, |at| format!("a{at}.b.c=1\n"));
    let [en, zh] = bad(&format!("{HEAD}{}", dots(60_000)));
    assert!(en.contains("more than 327680 keys and values"), "{en}");
    assert!(zh.contains("项和值超过 327680 个"), "{zh}");
    let desk = Desk::new();
    desk.put("a.toml", &format!("include = [\"b.toml\", \"c.toml\"]\n{HEAD}"));
    desk.put("b.toml", &"\n".repeat(2_000_000));
    desk.put("c.toml", &dots(20_000));
    let [en, _] = refused(&desk, "check a.toml");
    assert!(en.contains("with the file `c.toml` the catalogue has more than 327680"), "{en}");
}

#[test]
fn faults_without_end_are_counted() {
    for text in ["x\n", "=\n", "[\n", "]\n", "a=\n", "\"\n", "'''\n", "a=1\n", "\u{1}\n"] {
        let [en, _] = bad(&format!("{HEAD}{}", text.repeat(60_000 / text.len())));
        assert!(en.lines().count() < 20_000, "{text:?}: {}", en.lines().count());
    }
}

#[test]
fn a_line_or_a_catalogue_without_end_is_refused() {
    let [en, _] = bad(&format!("{HEAD}a = \"{}\"\n", "长".repeat(400_000)));
    assert!(en.contains("a.toml:5:") && en.contains("1 MiB"), "{en}");
    let [en, _] = bad(&format!("{HEAD}{}", "# remark\n".repeat((17 << 20) / 9)));
    assert!(en.contains("more than 16 MiB"), "{en}");
}

#[test]
fn files_that_include_one_another_end_somewhere() {
    let desk = Desk::new();
    for at in 0..30 {
        desk.put(
            &format!("{at}.toml"),
            &format!("include = [\"{}.toml\"]\n{}", at + 1, if at == 0 { HEAD } else { "" }),
        );
    }
    let [en, _] = refused(&desk, "check 0.toml");
    assert!(en.contains("16"), "{en}");
    desk.put("a.toml", &format!("include = [\"a.toml\"]\n{HEAD}"));
    refused(&desk, "check a.toml");
    let many = joined(2000, |at| format!("\"none{at}.toml\","));
    desk.put("a.toml", &format!("include = [{many}]\n{HEAD}"));
    refused(&desk, "check a.toml");
}

#[test]
fn signs_that_are_obeyed_are_quoted_harmlessly_where_a_catalogue_is_at_fault() {
    let desk = Desk::new();
    desk.put_bytes("a.toml", &[HEAD.as_bytes(), b"a = \"\xff\"\n"].concat());
    refused(&desk, "check a.toml");
    for text in [
        format!("{HEAD}\"{OBEYED}\" = 1\n"),
        format!("{HEAD}[{OBEYED}]\n"),
        format!("{HEAD}{OBEYED}\n"),
        format!("{HEAD}[[region]]\ncode = \"{OBEYED}\"\nname = \"\"\n"),
        format!("include = [\"\\u001b[31m\\u202e.toml\"]\n{HEAD}"),
        format!("{HEAD}[[region]]\ncode = \"\\u001b[31m\\u202e\"\nparent = \"\\u0007\"\n"),
        format!("{HEAD}a = 1\0\n"),
    ] {
        bad(&text);
    }
    desk.put("a.toml", "");
    assert_eq!(run(&desk, "check a.toml").0, 1);
}
