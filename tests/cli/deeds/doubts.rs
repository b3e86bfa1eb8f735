//! What is far out of line, one by one and from a file: held back with what looks wrong, recorded once confirmed.

use crate::Desk;

/// Indicator, value, period, and what looks wrong about it.
const OUT_OF_LINE: [(&str, &str, &str, &str); 7] = [
    ("qingdao.5g-stations", "450000", "2025-12-31", "the scale looks wrong: 10.1 times the figure of `2025-06-05`"),
    ("qingdao.5g-stations", "4400", "2025-12-31", "the scale looks wrong: 1/10.1 of the figure of `2025-06-05`"),
    ("qingdao.5g-stations", "4.6", "2025-12-31", "; perhaps it is in another unit"),
    ("jilin.racks", "6.1", "2024", "; perhaps it is in another unit"),
    ("qingdao.5g-stations", "44499", "2025-12-31", "a running total should not fall"),
    ("jilin.ipv6-share", "101", "2024", "a share is above `100`"),
    ("qingdao.5g-stations", "0", "2025-12-31", "it is suddenly zero"),
];

#[test]
fn what_is_far_out_of_line_is_held_back_alike_by_record_and_import() {
    for (indicator, value, period, why) in OUT_OF_LINE {
        let desk = Desk::with_ledger();
        let one = desk.refused(&format!("record {indicator} {value} --period {period}"));
        assert!(one.contains(why) && one.contains("add `--confirm`"), "{one}");
        desk.put("figures.csv", &format!("indicator,period,value\n{indicator},{period},{value}\n"));
        let (code, _, file) = desk.run("import figures.csv");
        assert!(code == 1 && file.contains(why) && file.contains("add `--confirm`"), "{file}");
        let before = desk.rows(&format!("history {indicator}")).len();
        let (code, _, err) = desk.run("import figures.csv --confirm");
        assert_eq!(code, 0, "{err}");
        assert_eq!(desk.rows(&format!("history {indicator}")).len(), before + 1);
    }
}

#[test]
fn what_is_confirmed_is_told_with_its_doubt() {
    for (indicator, value, period, why) in OUT_OF_LINE {
        let desk = Desk::with_ledger();
        let (code, _, err) = desk.run(&format!("record {indicator} {value} --period {period} --confirm"));
        assert!(code == 0 && err.starts_with("1 figure that looks wrong recorded, as `--confirm` says so:\n"), "{err}");
        assert!(err.contains(&format!("  {indicator}: `{value}`: ")) && err.contains(why), "{err}");
        assert!(!err.contains("add `--confirm`"), "{err}");
    }
    let desk = Desk::with_ledger();
    let (_, _, err) = desk.run("record jilin.ipv6-share 55 --period 2024 --confirm");
    assert!(!err.contains("looks wrong"), "nothing is wrong with it: {err}");
}

#[test]
fn a_file_that_is_confirmed_tells_its_first_doubts_and_counts_the_others() {
    let desk = Desk::with_ledger();
    let rows: Vec<String> = (1..=24).map(|day| format!("jilin.ipv6-share,2024-03-{day:02},{}\n", 100 + day)).collect();
    desk.put("figures.csv", &format!("indicator,period,value\n{}", rows.concat()));
    for flag in [" --dry-run", ""] {
        let (code, _, err) = desk.run(&format!("import figures.csv --confirm --lang zh{flag}"));
        assert_eq!(code, 0, "{err}");
        assert!(err.contains("有 24 条看来有疑问，因加了 `--confirm`"), "{err}");
        assert!(err.contains("  第 2 行：`101`：占比超过了 `100`\n"), "{err}");
        assert_eq!(err.matches("占比超过了").count(), 20, "{err}");
        assert!(err.contains("  ……另有 4 处\n"), "{err}");
    }
}

#[test]
fn a_unit_that_does_not_fit_is_refused_even_when_confirmed() {
    let desk = Desk::with_ledger();
    for typed in ["5万元", "5亿元", "5%"] {
        let err = desk.refused(&format!("record jilin.racks {typed} --period 2024 --confirm"));
        assert!(err.contains("what fits: `架`, `个`, `万架`") && err.contains("nothing was stored"), "{err}");
        desk.put("figures.csv", &format!("indicator,period,value\njilin.racks,2024,{typed}\n"));
        let (code, _, err) = desk.run("import figures.csv --confirm");
        assert!(code == 1 && err.contains("what fits"), "{err}");
    }
    assert!(desk.rows("history jilin.racks").is_empty());
}

#[test]
fn a_duplicate_is_recognised_and_said() {
    let desk = Desk::in_town();
    let out = desk.done("record town.firms 81 --period 2024年");
    assert!(out.starts_with("town.firms 2024: the same figure is recorded already, skipped\n"), "{out}");
    desk.put("figures.csv", "indicator,period,value\ntown.firms,2024,81\ntown.firms,2024,81\ntown.firms,2022,50\n");
    let (code, out, _) = desk.run("import figures.csv");
    assert_eq!((code, out.as_str()), (0, "1 recorded, 0 revised, 2 skipped as already there\n"));
    // The same value as another release says something new.
    let out = desk.done("record town.firms 81 --period 2024 --release final");
    assert!(out.starts_with("recorded town.firms@2024#2"), "{out}");
}

#[test]
fn what_looks_wrong_beside_a_figure_that_waits_is_held_back_too() {
    let desk = super::with_approval();
    super::done_under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    let err = desk.refused("record town.firms 810 --period 2025");
    assert!(err.contains("the scale looks wrong: 10 times the figure of `2024`"), "{err}");
    let err = desk.refused("record town.firms 80 --period 2024");
    assert!(err.contains("is recorded for the same period and release"), "{err}");
    let (code, out, err) = desk.run("record town.firms 81 --period 2024");
    assert!(out.starts_with("town.firms 2024: the same figure is recorded already, skipped\n"), "{out}");
    assert_eq!(
        (code, err.as_str()),
        (0, "what is on record already waits for approval and does not count yet: `duban pending`\n")
    );
}
