//! CSV: the keys of the JSON, flattened; the same values; harmless in a spreadsheet.

use serde_json::Value;

use crate::Desk;

/// A CSV as its header and rows.
fn parsed(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let list = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let header = list(reader.headers().expect("a header"));
    (header, reader.records().map(|record| list(&record.expect("a row"))).collect())
}

/// The nested parts of a row and their keys, which are not told where the part is null.
const PARTS: [(&str, &[&str]); 6] = [
    ("window", &["from", "to", "basis"]),
    ("baseline", &["period", "value", "basis"]),
    ("latest", &["period", "value", "bound", "release", "publisher", "title", "url"]),
    ("judged", &["period", "value", "bound"]),
    ("nearby", &["period", "value", "note"]),
    ("year_to_date", &["period", "value", "elapsed"]),
];

/// What a cell says of a value.
fn cell(key: &str, value: &Value) -> String {
    let text = |text: &str| {
        let formula = text.starts_with(['=', '+', '-', '@', '\t']);
        if formula { format!("'{text}") } else { text.to_owned() }
    };
    match value {
        Value::Null => String::new(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(string) => text(string),
        Value::Array(ends) if key == "target_value" => format!("{}..{}", ends[0], ends[1]),
        Value::Array(years) if key == "years" => {
            let year = |y: &Value| {
                format!("{}={}:{}", y["year"], cell("value", &y["value"]), y["status"].as_str().expect("a text"))
            };
            years.iter().map(year).collect::<Vec<_>>().join(";")
        }
        Value::Array(items) => {
            text(&items.iter().map(|item| item.as_str().expect("a text")).collect::<Vec<_>>().join(";"))
        }
        Value::Object(_) => panic!("{key} is not flattened"),
    }
}

/// A JSON row with its nested keys joined by an underscore.
fn flattened(row: &Value) -> Vec<(String, String)> {
    let mut cells = Vec::new();
    for (key, value) in row.as_object().expect("an object") {
        match PARTS.iter().find(|(part, _)| part == key) {
            Some((_, inner)) => {
                if let Some(object) = value.as_object() {
                    assert_eq!(object.keys().collect::<Vec<_>>(), *inner, "{key}");
                }
                cells.extend(inner.iter().map(|sub| (format!("{key}_{sub}"), cell(sub, &value[sub]))));
            }
            None => cells.push((key.clone(), cell(key, value))),
        }
    }
    cells
}

#[test]
fn the_header_is_the_json_keys_flattened_and_every_value_is_the_same() {
    let lines = [
        "report",
        "overdue --as-of 2026-11-22",
        "targets",
        "agencies",
        "report --by agency",
        "report --by region",
        "report --by source",
    ];
    for (desk, history) in [(Desk::with_ledger(), "history wuhan.core-share"), (Desk::in_town(), "history town.firms")]
    {
        for line in lines.into_iter().chain([history]) {
            let (header, rows) = parsed(&desk.done(&format!("{line} --format csv")));
            let json: Vec<_> = desk.rows(line).iter().map(flattened).collect();
            assert!(!rows.is_empty(), "{line}");
            assert_eq!(rows.len(), json.len(), "{line}");
            for (row, expected) in rows.iter().zip(&json) {
                let (keys, values): (Vec<_>, Vec<_>) = expected.iter().cloned().unzip();
                assert_eq!((&header, row), (&keys, &values), "{line}");
            }
        }
    }
}

#[test]
fn text_like_a_formula_is_harmless_and_numbers_stay_numbers() {
    let desk = Desk::in_town();
    let (header, rows) = parsed(&desk.done("report --format csv --as-of 2025-06-30"));
    let at = |key: &str| header.iter().position(|head| head == key).expect("a column");
    let energy = rows.iter().find(|row| row[0] == "town.energy.2025").expect("there");
    assert_eq!((energy[at("note")].as_str(), energy[at("margin")].as_str()), ("'=年末口径", "-0.05"));
    let (header, rows) = parsed(&desk.done("history town.firms --format csv"));
    let at = header.iter().position(|head| head == "note").expect("a column");
    assert_eq!(rows[1][at], "'=快报");
}

#[test]
fn every_beginning_of_a_formula_is_harmless() {
    let desk = Desk::in_town();
    for (year, note) in [(2019, "=1+1"), (2020, "+1"), (2021, "-1"), (2022, "@x")] {
        desk.done(&format!("record town.vacancy 4 --period {year} --note={note}"));
    }
    let (_, rows) = parsed(&desk.done("history town.vacancy --format csv --columns note"));
    assert_eq!(rows.concat(), ["'=1+1", "'+1", "'-1", "'@x", ""]);
    // In JSON they stand as they were written.
    assert_eq!(desk.rows("history town.vacancy")[0]["note"], "=1+1");
}

#[test]
fn only_a_file_has_a_byte_order_mark() {
    let desk = Desk::with_ledger();
    let out = desk.done("report --format csv");
    assert!(out.starts_with("target,indicator,"));
    assert_eq!(desk.done("report -o report.csv"), "");
    assert_eq!(desk.read("report.csv"), format!("\u{feff}{out}"));
    assert_eq!(desk.done("report --format csv -o -"), out);
}

#[test]
fn the_format_of_a_file_follows_its_ending() {
    let desk = Desk::with_ledger();
    for (file, format) in [("a.json", "json"), ("a.md", "markdown")] {
        desk.done(&format!("overdue --as-of 2026-11-22 -o {file}"));
        assert_eq!(desk.read(file), desk.done(&format!("overdue --as-of 2026-11-22 --format {format}")), "{file}");
    }
}

#[test]
fn headings_are_never_translated() {
    let desk = Desk::with_ledger();
    assert_eq!(desk.done("report --format csv --lang zh"), desk.done("report --format csv"));
}

#[test]
fn columns_are_those_asked_for_in_that_order() {
    let desk = Desk::with_ledger();
    let out = desk.done("report --format csv --columns status,target,lead --region changchun --limit 4");
    assert_eq!(
        out,
        "status,target,lead\n\
         no_data,changchun.core-share.2025,\n\
         no_data,changchun.industrial-digital-coverage.2025,\n\
         no_data,changchun.data-trading.2025,\n\
         no_data,changchun.5g-stations.2025,市城管局\n"
    );
}
