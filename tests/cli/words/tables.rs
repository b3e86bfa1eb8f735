//! Every list and page: in Chinese nothing but data is Latin, in English nothing but data is Chinese.

use std::collections::HashSet;

use serde_json::Value;

use super::{han, joined, latin, own_words, texts};
use crate::Desk;
use crate::layout::LISTS;
use crate::page::said;

/// Pages about single indicators.
const PAGES: [&str; 18] = [
    "show qingdao.5g-stations",
    "show changchun.5g-stations",
    "show jilin.racks",
    "show wuhan.electronics-size",
    "show qingdao.core-growth",
    "show wuhan.pue-new",
    "show wuhan.lead-chain-factories --as-of 2027-01-01",
    "show jilin.big-data-growth",
    "explain qingdao.5g-stations",
    "explain qingdao.5g-stations --as-of 2024-06-01",
    "explain wuhan.core-share --as-of 2023-06-22",
    "explain qingdao.core-growth",
    "agencies 市政数局",
    "agencies 省政数局",
    "report --summary",
    "report --summary --by source --status met,no_data --as-of 2024-06-30",
    "notice --region changchun --as-of 2026-11-22 -q",
    "bulletin --as-of 2026-11-22",
];

const TOWN: [&str; 18] = [
    "report --as-of 2025-06-30",
    "overdue --as-of 2026-06-30",
    "report --by agency",
    "report --summary --as-of 2026-06-30",
    "targets",
    "history town.firms",
    "show town.firms",
    "show town.growth --as-of 2025-06-30",
    "show town.new-firms",
    "show town.vacancy",
    "explain town.firms --as-of 2025-06-30",
    "explain town.growth --as-of 2025-06-30",
    "explain town.new-firms",
    "explain town.vacancy",
    "explain town.energy --as-of 2025-06-30",
    "agencies 镇工信办 --as-of 2025-06-30",
    "notice --as-of 2026-06-30 -q",
    "bulletin --as-of 2025-06-30",
];

/// What is a code in JSON and a word for people, and what is no text of the ledger.
const CODES: [&str; 25] = [
    "schema",
    "region",
    "source",
    "source_standing",
    "standing",
    "kind",
    "direction",
    "comparator",
    "deadline_basis",
    "tolerance_basis",
    "basis",
    "strength",
    "judge",
    "years",
    "status",
    "reason",
    "light",
    "role",
    "bound",
    "fit",
    "release",
    "handle",
    "event",
    "counting",
    "status_original",
];

/// All columns that a person may ask for.
fn every_column(desk: &Desk, list: &str) -> String {
    desk.done(&format!("{list} --format csv --limit 0")).trim_end().to_owned()
}

fn lines(desk: &Desk, lists: &[&str]) -> Vec<String> {
    let mut lines: Vec<String> = lists.iter().map(|line| (*line).to_owned()).collect();
    for list in ["report", "targets", "agencies", "report --by agency"] {
        lines.push(format!("{list} --columns {}", every_column(desk, list)));
    }
    lines
}

/// Everything the ledger holds, as JSON.
fn everything(desk: &Desk) -> Vec<Value> {
    let mut all = vec![desk.json("report"), desk.json("agencies")];
    let mut indicators: Vec<String> = Vec::new();
    for row in desk.rows("targets") {
        let code = row["indicator"].as_str().expect("a text").to_owned();
        if !indicators.contains(&code) {
            all.push(desk.json(&format!("history {code}")));
            indicators.push(code);
        }
        all.push(row);
    }
    all
}

/// Lists of the town once figures wait there and a deadline was extended.
const WAITING: [&str; 12] = [
    "pending",
    "report --as-of 2026-06-30",
    "report --columns target,extended_to,extension_basis,extension_note,status_original,days_overdue_original,pending",
    "history town.firms",
    "history town.firms --columns handle,event,refers,counting,action,reason",
    "show town.firms --as-of 2026-06-30",
    "explain town.firms --as-of 2026-06-30",
    "notice --as-of 2027-06-30 -q",
    "changes --since #2",
    "changes --since #2 --columns change,says,counting,note",
    "log",
    "log --events",
];

/// A town in which all that can be done to a figure or deadline was done.
fn waiting() -> Desk {
    let desk = Desk::in_town();
    desk.put("town.toml", &crate::desk::TOWN.replacen("[rules]\n", "[rules]\napproval = true\n", 1));
    for line in [
        "load town.toml",
        "record town.firms 90 --period 2025 --by 李华",
        "record town.vacancy 5 --period 2025 --by 李华",
        "reject town.vacancy@2025 --reason 与公报不符 --by 王芳",
        "retract town.energy@2024 --reason 口径有误 --by 王芳",
        "extend town.firms --to 2026-12-31 --basis 纪要3号 --note 等园区投用 --by 李华",
    ] {
        desk.done(&format!("{line} -q"));
    }
    desk
}

fn ledgers() -> [(Desk, Vec<&'static str>); 3] {
    [
        (Desk::with_ledger(), LISTS.into_iter().chain(PAGES).collect()),
        (Desk::in_town(), TOWN.to_vec()),
        (waiting(), WAITING.to_vec()),
    ]
}

/// True for the head of the chain, short or whole.
fn is_hash(word: &str) -> bool {
    word.len() >= 12 && word.bytes().all(|b| b.is_ascii_hexdigit())
}

#[test]
fn a_chinese_list_has_no_english_but_data() {
    for (desk, lists) in ledgers() {
        let all = everything(&desk);
        let mut data = HashSet::new();
        // What has an English name of its own is shown by its Chinese one, except in a column that asks for it.
        for value in &all {
            texts(value, &[&CODES[..], &["name_en", "scope_en", "note_en"]].concat(), &mut data);
        }
        let mut english = HashSet::new();
        for value in &all {
            texts(value, &CODES, &mut english);
        }
        let words = |texts: &HashSet<&str>| -> HashSet<String> {
            texts.iter().flat_map(|text| latin(text)).map(str::to_owned).collect()
        };
        let (mut chinese, mut english) = (words(&data), words(&english));
        // Public names of figures are codes, but shown as they are.
        let rows = all.iter().filter_map(|value| value["rows"].as_array()).flatten();
        for handle in rows.filter_map(|row| row["handle"].as_str()) {
            chinese.insert(handle.to_owned());
            english.insert(handle.to_owned());
        }
        // Fields of a catalogue are said by the keys that stand in it, commands by their names.
        let moved = desk.rows("changes --since 2020-01-01");
        let fields = moved.iter().flat_map(|row| ["field", "command", "at"].map(|key| row[key].as_str())).flatten();
        for field in fields {
            chinese.insert(field.to_owned());
            english.insert(field.to_owned());
        }
        // Units that are written in Latin letters stand behind numbers; they are data too, with or without a blank.
        for line in lines(&desk, &lists) {
            let known = if line.contains("_en") { &english } else { &chinese };
            for wide in [40, 80, 120, 200] {
                let (code, out, _) = desk.run_at(wide, &format!("{line} --lang zh"));
                assert_eq!(code, 0, "{line}");
                let own = own_words(&joined(&out));
                for word in latin(&own) {
                    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || "+-.".contains(c));
                    let is_data = [word, unit].iter().any(|word| known.contains(*word) || is_part(known, word));
                    let is_data = is_data || is_hash(word);
                    assert!(is_data, "`{word}` in duban {line} at {wide}\n{out}");
                }
            }
        }
        let page = said(&desk.done("report --format html --lang zh --as-of 2026-06-30"));
        for word in latin(&page) {
            let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || "+-.".contains(c));
            let is_data = [word, unit].iter().any(|word| chinese.contains(*word) || is_part(&chinese, word));
            assert!(is_data || is_hash(word), "`{word}` on the page");
        }
    }
}

/// A piece of a code or an address that a narrow column broke.
fn is_part(known: &HashSet<String>, word: &str) -> bool {
    let is_end = |whole: &String| whole.contains("://") && whole.ends_with(word);
    let is_in = |whole: &String| whole.contains(word);
    known.iter().any(is_end) || word.len() >= 4 && word.contains(['.', '/', '-', '_']) && known.iter().any(is_in)
}

#[test]
fn an_english_list_has_no_chinese_but_data() {
    for (desk, lists) in ledgers() {
        let all = everything(&desk);
        let mut data = HashSet::new();
        let translated = ["name", "scope", "note"];
        for value in &all {
            texts(value, &[&translated[..], &["unit", "indicator_unit"]].concat(), &mut data);
        }
        // What has no English stands as it is: notes on figures, and what a catalogue leaves out.
        for row in all.iter().flat_map(|value| value["rows"].as_array().into_iter().flatten().chain([value])) {
            for key in translated.iter().filter(|key| row[format!("{key}_en")].is_null()) {
                texts(&row[*key], &[], &mut data);
            }
            texts(&row["nearby"]["note"], &[], &mut data);
        }
        // Numbers of documents stand in papers only.
        data.insert("长府办发〔2023〕17号");
        for line in lines(&desk, &lists) {
            for wide in [40, 80, 120, 200] {
                let (code, out, _) = desk.run_at(wide, &line);
                assert_eq!(code, 0, "{line}");
                for run in han(&out) {
                    assert!(data.iter().any(|text| text.contains(run)), "`{run}` in duban {line} at {wide}\n{out}");
                }
            }
        }
        let page = said(&desk.done("report --format html --lang en --as-of 2026-06-30"));
        for run in han(&page) {
            assert!(data.iter().any(|text| text.contains(run)), "`{run}` on the page");
        }
    }
}

#[test]
fn every_built_in_name_scope_and_note_has_its_english() {
    let rows = Desk::with_ledger().rows("targets");
    let clauses: HashSet<&str> = rows.iter().filter_map(|row| row["clause"].as_str()).collect();
    for row in &rows {
        for key in ["name", "scope", "note"] {
            let english = &row[format!("{key}_en")];
            assert_eq!(row[key].is_null(), english.is_null(), "{key} of {}", row["target"]);
            // Clauses have the documents' own numbers.
            let mut strange = han(english.as_str().unwrap_or_default());
            strange.retain(|run| !clauses.iter().any(|clause| clause.contains(run)));
            assert_eq!(strange, Vec::<&str>::new(), "{row}");
        }
    }
}

#[test]
fn markdown_speaks_one_language_too() {
    let desk = Desk::with_ledger();
    let (chinese, english) = (desk.done("overdue --format markdown --lang zh"), desk.done("overdue --format markdown"));
    assert!(chinese.contains("| 指标 |") || chinese.contains("| 地区 |"), "{chinese}");
    assert!(
        english.contains("| Indicator |") && han(english.lines().next().unwrap_or_default()).is_empty(),
        "{english}"
    );
}
