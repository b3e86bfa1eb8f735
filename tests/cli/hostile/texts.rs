//! Text files of figures: cells without end, bytes that are no text, and texts that a spreadsheet would compute.

use super::{OBEYED, joined, refused, run, tried};
use crate::Desk;

const HEAD: &str = "indicator,period,value,unit,publisher,note\n";

fn not_imported(bytes: &[u8]) -> [String; 2] {
    let desk = Desk::in_town();
    desk.put_bytes("a.csv", bytes);
    let before = desk.bytes("duban.db");
    let said = refused(&desk, "import a.csv -q");
    assert_eq!(desk.bytes("duban.db"), before);
    for said in &said {
        assert!(said.contains("`a.csv`") && said.len() < 10_000, "{}", said.chars().take(1000).collect::<String>());
    }
    said
}

#[test]
fn ten_million_signs_in_one_cell_are_refused_with_their_line() {
    let long = "长".repeat(3_400_000);
    let [en, zh] = not_imported(format!("{HEAD}town.firms,2022,50,,,{long}\n").as_bytes());
    assert!(en.contains("line 2") && zh.contains("第 2 行"), "{en}{zh}");
    let [en, _] = not_imported(format!("{HEAD}town.firms,2022,50,,,\"{}", "a,\n".repeat(3_400_000)).as_bytes());
    assert!(en.contains("line 2"), "{en}");
    not_imported(format!("{}\n", "a,".repeat(5_000_000)).as_bytes());
    let [en, _] = not_imported(format!("{HEAD}town.firms,2022,{},,,\n", "9".repeat(500_000)).as_bytes());
    assert!(en.contains("line 2") && en.contains("32767"), "{en}");
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_line() {
    for bytes in [
        &b"indicator,period,value\ntown.firms,2022,5\x000\n"[..],
        b"indicator,period,value\ntown.\xff\xfe\xfd,2022,50\n",
        b"\x00\x01\x02\x03\x04\x05",
        b"\xff\xfe\x00",
        b"\xff\xfei\x00n\x00\x00\xd8",
        b"\x7fELF\x02\x01\x01\x00",
    ] {
        not_imported(bytes);
    }
}

#[test]
fn what_a_cell_holds_is_quoted_harmlessly() {
    let cell = OBEYED.replace('"', "\"\"");
    for row in [
        format!("{cell},2022,50,,,"),
        format!("town.firms,{cell},50,,,"),
        format!("town.firms,2022,{cell},,,"),
        format!("town.firms,2022,50,{cell},,"),
    ] {
        let [en, _] = not_imported(format!("{HEAD}{row}\n").as_bytes());
        assert!(en.contains("line 2"), "{en}");
    }
    let [en, _] = not_imported(format!("{cell},{cell}\n").as_bytes());
    assert!(!en.is_empty());
    let wrong = joined(5000, |at| format!("none{at}\u{1b}[31m,2022,50,,,\n"));
    let desk = Desk::in_town();
    desk.put("a.csv", &format!("{HEAD}{wrong}"));
    let (code, _, err) = run(&desk, "import a.csv -q");
    assert!(code == 1 && err.len() < 1_000_000, "{}", err.len());
}

#[test]
fn nothing_that_comes_in_is_a_formula_when_it_goes_out() {
    let desk = Desk::in_town();
    let formulas = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "＝1+1", "=cmd|'/c calc'!A1", "=HYPERLINK(\"http://x\")"];
    for (year, formula) in (2010..).zip(formulas) {
        let year = format!("{year}");
        let line = [
            "record",
            "town.firms",
            "5",
            "--period",
            &year,
            "--confirm",
            "-q",
            "--note",
            formula,
            "--publisher",
            formula,
        ];
        let (code, _, err) = tried(&desk, line.into_iter().chain(["--by", formula]));
        assert_eq!(code, 0, "{formula}: {err}");
    }
    for line in ["history town.firms", "log", "log --events", "changes --since #1"] {
        for to in ["--format csv", "-o a.csv"] {
            let (_, out, _) = run(&desk, &format!("{line} {to}"));
            let text = if out.is_empty() { desk.read("a.csv") } else { out };
            let mut rows = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
            for cell in rows.records().flat_map(|row| row.expect("a row").iter().map(str::to_owned).collect::<Vec<_>>())
            {
                let is_number = cell.parse::<f64>().is_ok();
                assert!(
                    is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']),
                    "{line}: {cell}"
                );
            }
        }
    }
    assert_eq!(run(&desk, "history town.firms -o a.xlsx").0, 0);
    for part in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        let mut book = zip::ZipArchive::new(std::io::Cursor::new(desk.bytes("a.xlsx"))).expect("a workbook");
        let mut text = String::new();
        std::io::Read::read_to_string(&mut book.by_name(part).expect("a sheet"), &mut text).expect("text");
        assert!(!text.contains("<f>") && !text.contains("<f "), "{part}");
    }
}

#[test]
fn what_went_out_comes_in_again_as_it_was() {
    let desk = Desk::in_town();
    assert_eq!(
        tried(&desk, ["record", "town.firms", "5", "--period", "2010", "--confirm", "-q", "--note", "=1+1"]).0,
        0
    );
    let (_, csv, _) = run(&desk, "history town.firms --format csv");
    assert!(csv.contains(",'=1+1"), "{csv}");
}
