//! Workbooks and documents that unpack to more than they seem, or to what no office writes.

use std::sync::OnceLock;

use super::{OBEYED, joined, packed, refused, run, tried};
use crate::Desk;

const RELS: &str = "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
const HEAD: &str = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>指标</t></is></c><c r=\"B1\" t=\"inlineStr\">\
                    <is><t>时期</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>数值</t></is></c></row>";
const END: &str = "</sheetData></worksheet>";

/// A workbook of so many sheets that are all the same part, with further parts.
fn book(sheet: &str, sheets: usize, more: &[(&str, &[u8])]) -> Vec<u8> {
    let listed = joined(sheets, |at| format!("<sheet name=\"s{at}\" sheetId=\"{0}\" r:id=\"r{0}\"/>", at + 1));
    let related = joined(sheets, |at| {
        format!(
            "<Relationship Id=\"r{}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>",
            at + 1
        )
    });
    let workbook = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{listed}</sheets></workbook>"
    );
    let relations = format!("<Relationships>{related}</Relationships>");
    let own: [(&str, &[u8]); 4] = [
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    packed(own.into_iter().chain(more.iter().copied()))
}

/// A workbook with a second row of these cells.
fn row(cells: &str) -> Vec<u8> {
    book(&format!("{HEAD}<row r=\"2\">{cells}</row>{END}"), 1, &[])
}

/// Imports a file that must be refused, and nothing stored; what is said in both languages.
fn not_imported(name: &str, bytes: &[u8]) -> [String; 2] {
    let desk = Desk::in_town();
    desk.put_bytes(name, bytes);
    let before = desk.bytes("duban.db");
    let said = refused(&desk, &format!("import {name} -q"));
    assert_eq!(desk.bytes("duban.db"), before);
    for said in &said {
        assert!(said.contains(&format!("`{name}`")) && said.len() < 4000, "{said}");
    }
    said
}

/// What unpacks to 17 MiB out of a few KB.
fn bomb() -> &'static str {
    static BOMB: OnceLock<String> = OnceLock::new();
    BOMB.get_or_init(|| "<row/>".repeat((17 << 20) / 6))
}

#[test]
fn a_sound_workbook_made_by_hand_is_read() {
    let desk = Desk::in_town();
    desk.put_bytes("a.xlsx", &row("<c r=\"A2\" t=\"inlineStr\"><is><t>town.firms</t></is></c><c r=\"B2\"><v>2022</v></c><c r=\"C2\"><v>50</v></c>"));
    assert_eq!(run(&desk, "import a.xlsx -q").0, 0);
}

#[test]
fn bombs_are_told_by_how_much_they_unpack_to() {
    let desk = Desk::in_town();
    desk.put_bytes("a.xlsx", &book(&format!("{HEAD}{}{END}", bomb()), 1, &[]));
    let (code, _, zh) = run(&desk, "import a.xlsx -q --lang zh");
    assert_eq!(code, 1, "{zh}");
    assert!(zh.contains("`xl/worksheets/sheet1.xml`") && zh.contains("100 倍"), "{zh}");
}

#[test]
fn parts_sheets_and_texts_beyond_measure_are_refused() {
    let names: Vec<String> = (0..10_001).map(|at| format!("xl/{at}/../../../etc/passwd")).collect();
    let [en, _] = not_imported("a.xlsx", &packed(names.iter().map(|name| (name.as_str(), &b""[..]))));
    assert!(en.contains("more than 10000 parts"), "{en}");
    let [en, _] = not_imported("a.xlsx", &book(&format!("{HEAD}{END}"), 2001, &[]));
    assert!(en.contains("more than 2000 sheets"), "{en}");
    let shared = book(HEAD, 1, &[("xl/sharedStrings.xml", b"<sst uniqueCount=\"99999999999\"/>")]);
    let [en, _] = not_imported("a.xlsx", &shared);
    assert!(en.contains("more than 4194304 different texts"), "{en}");
}

#[test]
fn ten_million_signs_in_one_cell_are_refused_where_they_stand() {
    let text = "9".repeat(10_000_000);
    let inline = format!(
        "<c r=\"A2\" t=\"inlineStr\"><is><t>town.firms</t></is></c><c r=\"C2\" t=\"inlineStr\"><is><t>{text}</t></is></c>"
    );
    let [en, _] = not_imported("a.xlsx", &row(&inline));
    assert!(en.contains("more than 1 MiB"), "{en}");
    let shared = format!("<sst><si><t>{text}</t></si></sst>");
    let cells = "<c r=\"A2\" t=\"s\"><v>0</v></c>";
    let [en, _] = not_imported(
        "a.xlsx",
        &book(&format!("{HEAD}<row r=\"2\">{cells}</row>{END}"), 1, &[("xl/sharedStrings.xml", shared.as_bytes())]),
    );
    assert!(en.contains("more than 1 MiB"), "{en}");
    let long = &text[..100_000];
    let [en, zh] = not_imported(
        "a.xlsx",
        &row(&format!(
            "<c r=\"A2\" t=\"inlineStr\"><is><t>town.firms</t></is></c><c r=\"B2\"><v>2022</v></c><c r=\"C2\" t=\"inlineStr\"><is><t>{long}</t></is></c>"
        )),
    );
    assert!(en.contains("cell `C2`") && en.contains("32767") && zh.contains("32767"), "{en}{zh}");
}

#[test]
fn entities_stand_for_nothing() {
    let doctype = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    for entity in ["&b;", "&f;", "&#0;", "&#xD800;", "&#x110000;"] {
        let cell = format!("<c r=\"A2\" t=\"inlineStr\"><is><t>{entity}</t></is></c>");
        let sheet = format!("{doctype}{HEAD}<row r=\"2\">{cell}<c r=\"C2\"><v>5</v></c></row>{END}");
        let [en, _] = not_imported("a.xlsx", &book(&sheet, 1, &[]));
        assert!(!en.contains("root:") && !en.contains("aaaaaaaaaaaaaaaaaaaa"), "{en}");
    }
}

#[test]
fn markup_that_never_ends_or_lies_too_deep_is_damaged() {
    let deep =
        format!("<worksheet><sheetData>{}{}</sheetData></worksheet>", "<a>".repeat(100_000), "</a>".repeat(100_000));
    for sheet in
        [deep.as_str(), "<worksheet><sheetData><row><c><v>1", "<worksheet", "", "\u{0}", "<row r=\"4294967295\"/>"]
    {
        let desk = Desk::in_town();
        desk.put_bytes("a.xlsx", &book(sheet, 1, &[]));
        let (code, _, err) = run(&desk, "import a.xlsx -q");
        assert!(code == 1 && err.contains("`a.xlsx`"), "{}: {code} {err}", &sheet[..sheet.len().min(40)]);
    }
    for cell in [
        "<c r=\"ZZZZZZ2\"><v>1</v></c>",
        "<c r=\"A99999999\"><v>1</v></c>",
        "<c r=\"\"><v>1</v></c>",
        "<c t=\"s\"><v>-1</v></c>",
    ] {
        not_imported("a.xlsx", &row(cell));
    }
}

#[test]
fn a_container_that_is_cut_off_or_lies_about_itself_is_damaged() {
    let sound = row("<c r=\"A2\"><v>1</v></c>");
    for at in [4, 30, sound.len() / 2, sound.len() - 1] {
        not_imported("a.xlsx", &sound[..at]);
    }
    let mut lying = sound.clone();
    let end = lying.len() - 22;
    lying[end + 8..end + 12].copy_from_slice(&[0xfe, 0xff, 0xfe, 0xff]);
    not_imported("a.xlsx", &lying);
}

#[test]
fn cells_and_names_of_sheets_are_quoted_harmlessly() {
    let text: String = OBEYED.chars().filter(|c| !matches!(c, '\u{1b}' | '\u{7}' | '\u{8}')).collect();
    let sheet = format!(
        "{HEAD}<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>{text}</t></is></c><c r=\"B2\"><v>2022</v></c>\
         <c r=\"C2\" t=\"inlineStr\"><is><t>_x001B_[31m&#27;[31m{text}</t></is></c></row>{END}"
    );
    let [en, _] = not_imported("a.xlsx", &book(&sheet, 1, &[]));
    assert!(en.contains("\\u{202e}"), "{en}");
}

#[test]
fn a_hostile_word_document_is_a_problem_like_any_other() {
    let desk = Desk::in_town();
    std::fs::create_dir(desk.path().join("papers")).expect("made");
    let body = |text: &str| format!("<w:document><w:body>{text}</w:body></w:document>");
    let entity = format!("<!DOCTYPE x [<!ENTITY a \"aa\">]>{}", body("<w:p><w:r><w:t>甲&a;</w:t></w:r></w:p>"));
    let documents = [
        ("bomb", body(bomb())),
        ("deep", body(&"<w:p>".repeat(1000))),
        ("entity", entity),
        ("obeyed", body("<w:p><w:r><w:t>\u{9b}31m\u{202e}5家&#27;[31m</w:t></w:r></w:p>")),
    ];
    for (name, document) in &documents {
        desk.put_bytes(&format!("papers/{name}.docx"), &packed([("word/document.xml", document.as_bytes())]));
    }
    let (code, out, _) = tried(&desk, ["verify", "--documents", "papers", "--format", "csv"]);
    let bomb = out.lines().find(|line| line.contains("bomb.docx")).unwrap_or_default();
    assert_eq!(code, 1);
    assert!(bomb.contains("more than 100 times as large as it is packed"), "{out}");
}
