//! `doctor`: the installation, and published growth ratios computed again.

use encoding_rs::GB18030;
use serde_json::{Value, json};

use crate::Desk;
use crate::desk::text;

const VECTORS: &str = include_str!("../data/growth_ratio_vectors.csv");

const HEADER: &str =
    "id,base_year,base_value,current_year,current_value,target_year,target,direction,limit,progress_value,status,score";

/// The published results, one line of them altered.
fn altered(from: &str, to: &str) -> String {
    assert_eq!(VECTORS.matches(from).count(), 1, "{from}");
    VECTORS.replace(from, to)
}

/// Computes a file again: exit code, standard output, standard error.
fn computed(text: &str) -> (i32, String, String) {
    let desk = Desk::new();
    desk.put("results.csv", text);
    desk.run("doctor --vectors results.csv")
}

/// Computes rows again; what does not match, as JSON.
fn mismatches(rows: &[&str]) -> Vec<Value> {
    let desk = Desk::new();
    desk.put("results.csv", &format!("{HEADER}\n{}\n", rows.join("\n")));
    let (_, out, _) = desk.run("doctor --vectors results.csv --format json");
    let out: Value = serde_json::from_str(&out).expect("JSON");
    out["rows"].as_array().expect("rows").iter().filter(|row| row["matched"] == false).cloned().collect()
}

#[test]
fn the_installation_is_sound_and_every_published_result_is_met() {
    let desk = Desk::new();
    let out = desk.done("doctor");
    for said in [
        &format!("duban {}", env!("CARGO_PKG_VERSION")),
        "SQLite 3.",
        "sha256:",
        "103 targets, 23 figures",
        "matched 125 of 125",
    ] {
        assert!(out.contains(said), "{said}\n{out}");
    }
    assert!(!out.contains("does not match"), "{out}");
    assert!(desk.done("doctor --lang zh").contains("相符 125 条，共 125 条"));
    assert!(desk.names().is_empty(), "nothing is written");
}

#[test]
fn the_installation_is_a_list_for_programs() {
    let desk = Desk::new();
    let (code, out, err) = desk.run("doctor --format json");
    assert_eq!((code, err.as_str()), (0, "matched 125 of 125\n"));
    let out: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((&out["schema"], &out["matched"], &out["of"]), (&json!("duban/doctor/1"), &json!(125), &json!(125)));
    assert_eq!(out["version"], env!("CARGO_PKG_VERSION"));
    assert!(text(&out["sqlite"]).starts_with("3."));
    assert_eq!(out["catalogue"][0]["code"], "digital-economy");
    let rows = out["rows"].as_array().expect("rows");
    let of = |check: &str| rows.iter().filter(|row| row["check"] == check).count();
    assert_eq!((of("growth_ratio"), of("decimals"), of("catalogue")), (375, 16, 1));
    assert!(of("sums") > 3 && of("quotients") > 3);
    assert!(rows.iter().all(|row| row["matched"] == true));
    assert_eq!(
        rows.iter().find(|row| row["id"] == "CIF:12-1-1#1" && row["key"] == "status"),
        Some(&json!({
            "check": "growth_ratio", "id": "CIF:12-1-1#1", "line": 16, "key": "status", "matched": true,
            "expected": "substantial_progress", "computed": "substantial_progress", "difference": null, "reason": null,
        }))
    );
}

#[test]
fn csv_has_the_keys_of_json_and_a_file_takes_its_form_from_its_name() {
    let desk = Desk::new();
    assert_eq!(desk.done("doctor -q -o checkup.csv"), "");
    let csv = desk.read("checkup.csv");
    let mut lines = csv.trim_start_matches('\u{feff}').lines();
    assert_eq!(lines.next(), Some("check,id,line,key,matched,expected,computed,difference,reason"));
    assert_eq!(lines.filter(|line| line.starts_with("growth_ratio,CIF:")).count(), 375);
    desk.run("doctor -o checkup.md");
    assert!(desk.read("checkup.md").starts_with("# Checkup\n"));
}

#[test]
fn the_published_file_matches_as_a_file_too() {
    let (code, out, err) = computed(VECTORS);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.ends_with("\nmatched 125 of 125\n"), "{out}");
}

#[test]
fn an_altered_value_is_reported_with_its_id_line_and_key() {
    let (code, out, err) = computed(&altered("0.8949392974311927", "0.8949392994311927"));
    assert_eq!((code, err.as_str()), (1, "error: 1 of 125 does not match\n"));
    let row = out.lines().find(|line| line.contains("CIF:11-3-1#1")).expect("the altered row");
    for said in ["10", "progress_value", "0.894939299431", "0.894939297431", "-2.00e-9"] {
        assert!(row.split_whitespace().any(|word| word == said), "{said}: {row}");
    }
    assert!(out.ends_with("\nmatched 124 of 125\n"), "{out}");
    // What lies within a billionth is the same.
    assert_eq!(computed(&altered("0.8949392974311927", "0.8949392980")).0, 0);
}

#[test]
fn an_altered_status_score_or_input_is_reported() {
    for (from, to, id, keys) in [
        ("0.8949392974311927,moderate_progress", "0.8949392974311927,limited_progress", "CIF:11-3-1#1", vec!["status"]),
        ("2.106761907621266", "2.1067619", "CIF:11-3-1#1", vec!["score"]),
        ("CIF:11-3-1#1,2005,63", "CIF:11-3-1#1,2006,63", "CIF:11-3-1#1", vec!["progress_value", "score"]),
        (
            "CIF:9-4-1#1,2015,97.4,2022,99.7,,,1,100",
            "CIF:9-4-1#1,2015,97.4,2022,99.7,,,1,",
            "CIF:9-4-1#1",
            vec!["status", "score"],
        ),
    ] {
        let desk = Desk::new();
        desk.put("results.csv", &altered(from, to));
        let (code, out, err) = desk.run("doctor --vectors results.csv --format json");
        let out: Value = serde_json::from_str(&out).expect("JSON");
        let wrong = out["rows"].as_array().expect("rows").iter().filter(|row| row["matched"] == false);
        let wrong: Vec<(&str, &str)> = wrong.map(|row| (text(&row["id"]), text(&row["key"]))).collect();
        assert_eq!(wrong, keys.iter().map(|key| (id, *key)).collect::<Vec<_>>(), "{to}");
        assert_eq!((code, &out["matched"], &out["of"]), (1, &json!(124), &json!(125)));
        assert_eq!(err, "matched 124 of 125\nerror: 1 of 125 does not match\n");
    }
}

#[test]
fn the_file_comes_in_any_order_encoding_and_line_end() {
    let desk = Desk::new();
    let order = [11, 0, 4, 3, 2, 1, 7, 6, 5, 10, 9, 8];
    let shuffled = |(at, line): (usize, &str)| {
        let cells: Vec<&str> = line.split(',').collect();
        let name = if at == 0 { "名称".to_owned() } else { format!("指标，{at}") };
        let cells = order.iter().map(|&at| cells[at]).chain([name.as_str()]);
        cells.map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",") + "\r\n"
    };
    let text: String = VECTORS.lines().enumerate().map(shuffled).collect();
    let text = text.replacen("\r\n", "\r\n\r\n", 3);
    let utf16: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in
        [text.clone().into_bytes(), format!("\u{feff}{text}").into_bytes(), GB18030.encode(&text).0.into_owned(), utf16]
    {
        desk.put_bytes("results.csv", &bytes);
        let (code, out, err) = desk.run("doctor --vectors results.csv");
        assert_eq!((code, err.as_str()), (0, "columns not used: `名称`\n"));
        assert!(out.ends_with("\nmatched 125 of 125\n"), "{out}");
    }
    let from_input = desk.duban("doctor --vectors -").write_stdin(VECTORS).output().expect("run");
    assert!(crate::told(&from_input).1.ends_with("\nmatched 125 of 125\n"));
}

#[test]
fn what_the_method_settles_is_computed_as_it_has_it() {
    // 100 to 121 in two years is 10 % a year, of the 5 % needed.
    let met = [
        // Years as 2015.0, numbers in powers of ten, words for directions, everything missing in its own way.
        "a,2015.0,1e2,2017,121,2016,105,positive,NA,2.0,target_achieved,5.0",
        "b,2015,-100,2017,-81,,,up,None,0.09999999999999998,substantial_progress,5",
        "c,2015,-100,2017,-121,,,-1.0,NaN,0.10000000000000009,substantial_progress,5",
        // A fall to nothing is a growth of −100 %.
        "d,2015,5,2016,0,,,-1,,1.0,substantial_progress,5",
        // At its limit; twice its limit and beyond; beyond its limit; a limit of zero.
        "e,2015,100,2016,100,,,1,100,0.0,substantial_progress,5",
        "f,2015,200,2016,200.5,,,1,100,0.0025,limited_progress,-1.25",
        "g,2015,99,2016,101.97,,,1,100,0.03,substantial_progress,5",
        "h,2015,10,2016,9.975,,,-1,0,0.0025,limited_progress,-1.25",
        // A limit beside a target changes nothing.
        "i,2015,100,2016,100,2030,200,1,100,-0.0,limited_progress,-2.5",
        // Figures of more than fifteen digits.
        "j,2015,12345678901234567890,2016,12345678901234567890,,,1,,0,limited_progress,-2.5",
        // The publisher could not say either: without time, without figures, across zero.
        "k,2020,5,2020,5,,,1,,,not_available,",
        "l,2015,NA,2020,NA,,,1,,nan,,none",
        "m,2015,-5,2020,5,,,1,,,not_available,",
        // Reached by its latest value alone, where the ratio cannot be said.
        "n,2015,-5,2020,5,2030,4,1,,,target_achieved,5",
    ];
    assert_eq!(mismatches(&met), Vec::<Value>::new());
}

#[test]
fn a_target_without_a_year_falls_due_in_2030_and_that_is_said() {
    let rows = "a,2015,100,2020,110,,200,1,,0.4069189857785703,limited_progress,-0.8044906619564314\n";
    let (code, out, err) = computed(&format!("{HEADER}\n{rows}"));
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.ends_with("matched 1 of 1\n\n1 target has no year: taken to be 2030, as the method does\n"), "{out}");
}

#[test]
fn what_cannot_be_said_is_a_mismatch_with_its_reason_where_a_figure_is_expected() {
    for (row, reason) in [
        ("a,2015,0,2020,5,,,1,,0.5,substantial_progress,5", "zero_base"),
        ("a,2015,5,2020,6,2030,0,-1,,0.5,limited_progress,0", "zero_target"),
        ("a,2015,5,2020,4,2030,5,1,,0.5,limited_progress,0", "target_is_base"),
        ("a,2015,5,2020,-4,,,1,,0.5,limited_progress,0", "sign_change"),
        ("a,2015,5,2020,4,2030,-5,-1,,0.5,limited_progress,0", "sign_change"),
        ("a,2020,5,2020,4,,,1,,0.5,limited_progress,0", "no_time"),
        ("a,2015,,2020,4,,,1,,0.5,limited_progress,0", "no_baseline"),
        ("a,2015,5,2020,,,,1,,0.5,limited_progress,0", "no_figure"),
    ] {
        let wrong = mismatches(&[row]);
        assert_eq!(wrong.len(), 3, "{row}");
        assert!(wrong.iter().all(|row| row["reason"] == reason && row["computed"] == Value::Null), "{wrong:?}");
    }
    // Said where the publisher does not say it: that differs too.
    let wrong = mismatches(&["a,2015,100,2016,100,,,1,,,not_available,"]);
    let said: Vec<_> = wrong.iter().map(|row| (&row["expected"], &row["computed"])).collect();
    assert_eq!(
        said,
        [(&Value::Null, &json!(0)), (&Value::Null, &json!("limited_progress")), (&Value::Null, &json!(-2.5)),]
    );
}

#[test]
fn a_row_that_cannot_be_read_is_named_and_the_others_are_computed() {
    let (code, out, err) = computed(&altered("2018,11.7,2024,18.4,,,-1", "2018,11.7,2024,18.4,,,"));
    assert_eq!(code, 1);
    assert!(out.ends_with("\nmatched 124 of 125\n"), "{out}");
    assert_eq!(
        err,
        "error: `results.csv` cannot be read in places:\n  \
         line 48, column `direction`: `direction` is empty; write `1` where more is better, `-1` where less is; \
         a direction is never assumed\n\
         1 fault\n\
         1 of 125 does not match\n"
    );
    for (cells, said) in [
        (
            "a,2015,ten,2016,2,,,1,,,,",
            "line 2, column `base_value`: `ten` is not a number; write a number such as `10.4`",
        ),
        ("a,2015,1,16,2,,,1,,,,", "line 2, column `current_year`: `16` is not a year; write a year of four digits"),
        (
            "a,2015,1,2016,2,,,north,,,,",
            "line 2, column `direction`: `north` is not a code of this column; allowed: `1`, `-1`",
        ),
        (
            "a,2015,1,2016,2,,,1,,,good,",
            "line 2, column `status`: `good` is not a code of this column; allowed: `target_achieved`",
        ),
        (",2015,1,2016,2,,,1,,,,", "line 2, column `id`: `id` is empty"),
        ("a,2015,1,2016", "line 2: the row has 4 fields where the header has 12"),
    ] {
        let (code, out, err) = computed(&format!("{HEADER}\n{cells}\n"));
        assert!(code == 1 && err.contains(said), "{err}");
        assert!(out.ends_with("\nmatched 0 of 1\n"), "{out}");
    }
}

#[test]
fn a_file_without_its_columns_or_rows_is_refused() {
    let refused = |text: &str| {
        let (code, out, err) = computed(text);
        assert_eq!((code, out.as_str()), (1, ""), "{err}");
        err
    };
    let missing =
        refused("id,base_year,base_value,current_year,current_value,target_year,target,limit,status,status\n");
    for said in [
        "line 1: the column `direction` is missing",
        "line 1: the column `progress_value` is missing",
        "line 1: the column `score` is missing",
        "line 1, column `status`: the column `status` stands twice",
        "4 faults",
    ] {
        assert!(missing.contains(said), "{missing}");
    }
    assert!(refused("").contains("`results.csv` is empty"));
    assert!(refused(&format!("{HEADER}\n\n")).contains("holds no row"));
    assert!(Desk::new().refused("doctor --vectors none.csv").contains("`none.csv`"));
}

#[test]
fn no_line_is_wider_than_asked() {
    let desk = Desk::new();
    desk.put("results.csv", &altered("0.8949392974311927", "0.9"));
    for lang in ["zh", "en"] {
        for wide in [40, 80, 120, 200] {
            for line in ["doctor", "doctor --vectors results.csv"] {
                let (_, out, _) = desk.run_at(wide, &format!("{line} --lang {lang}"));
                let over = out.lines().find(|line| unicode_width::UnicodeWidthStr::width(*line) > wide);
                assert_eq!(over, None, "{line} at {wide}");
            }
        }
    }
}
