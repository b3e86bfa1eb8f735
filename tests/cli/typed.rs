//! What people type for indicators, values and periods is understood as documents write it, or refused with a reason.

use crate::Desk;
use crate::desk::{number, text};

#[test]
fn every_way_of_typing_a_value_is_understood() {
    let desk = Desk::with_ledger();
    let rows = [
        ("changchun.5g-stations", "5.2万", "52000"),
        ("changchun.cloud-trading", "1.35亿元", "1.35"),
        ("changchun.cloud-trading", "13500万元", "1.35"),
        ("changchun.gigabit-coverage", "９５％", "95"),
        ("changchun.cloud-users", "1,208", "1208"),
        ("changchun.5g-stations", "13000个", "13000"),
        ("changchun.5g-stations", "13000座", "13000"),
        ("jilin.ipv6-share", "百分之三十五", "35"),
        ("jilin.ipv6-share", "五成", "50"),
        ("jilin.ai-computing", "300P", "300"),
        ("jilin.ai-computing", "1␣EFLOPS", "1000"),
        ("jilin.county-bandwidth", "万兆", "10000"),
        ("jilin.high-tech-firms", "3900家", "3900"),
        ("wuhan.pue-new", "1.25", "1.25"),
        ("wuhan.5g-stations-per-10k", "每万人33个", "33"),
    ];
    for (year, (indicator, typed, value)) in (2001..).zip(rows) {
        desk.done(&format!("record {indicator} {typed} --period {year} --confirm -q"));
        let rows = desk.rows(&format!("history {indicator}"));
        let row = rows.iter().find(|row| text(&row["period"]).parse() == Ok(year)).unwrap_or_else(|| panic!("{typed}"));
        assert_eq!(number(&row["value"]), value, "{typed}");
        assert_eq!(text(&row["as_typed"]), typed.replace('␣', " "));
    }
}

#[test]
fn every_way_of_typing_a_period_is_understood() {
    let desk = Desk::with_ledger();
    for (typed, period) in [
        ("2024", "2024"),
        ("2024H1", "2024H1"),
        ("2024Q3", "2024Q3"),
        ("2024-09", "2024-09"),
        ("2024-09-30", "2024-09-30"),
        ("2024-01..2024-09", "2024-01..2024-09"),
        ("2024年", "2024"),
        ("2024年上半年", "2024H1"),
        ("2024年前三季度", "2024-01..2024-09"),
        ("2024年1-9月", "2024-01..2024-09"),
        ("2024年三季度", "2024Q3"),
        ("2024年9月底", "2024-09-30"),
        ("2024年末", "2024-12-31"),
    ] {
        let out = desk.done(&format!("record taizhou.core-share 12 --period {typed} --dry-run"));
        assert!(out.starts_with(&format!("would record taizhou.core-share@{period}#1: 12%\n")), "{typed}\n{out}");
    }
}

#[test]
fn words_of_a_bound_become_a_bound() {
    let desk = Desk::with_ledger();
    for (year, typed, bound) in [
        (2016, "超3万个", "more_than"),
        (2017, "逾3万个", "more_than"),
        (2018, "突破3万个", "more_than"),
        (2019, "3万个以上", "at_least"),
        (2020, "不超过3万个", "at_most"),
        (2021, "不足3万个", "less_than"),
        (2022, "3万个", "exact"),
    ] {
        desk.done(&format!("record changchun.5g-stations {typed} --period {year}"));
        let row = desk.rows("history changchun.5g-stations").pop().expect("a row");
        assert_eq!((text(&row["bound"]), row["value"].to_string().as_str()), (bound, "30000"), "{typed}");
    }
    desk.done("record changchun.cloud-users 9000 --period 2022 --bound at_least");
    assert_eq!(desk.row("history changchun.cloud-users")["bound"], "at_least");
}

#[test]
fn a_unit_that_does_not_fit_is_refused_with_what_would() {
    let desk = Desk::with_ledger();
    assert_eq!(
        desk.refused("record changchun.5g-stations 13000户 --period 2024"),
        "error: changchun.5g-stations: the unit `户` is not the indicator's; what fits: `个`, `座`, `万个`\n\
         nothing was stored\n"
    );
    assert!(desk.refused("record taizhou.core-share 12家 --period 2024").contains("what fits: `%`, `百分点`, `成`\n"));
    let both = desk.refused("record taizhou.core-share 12家 changchun.5g-stations 1,20,8 --period 2024");
    assert!(both.contains("taizhou.core-share: ") && both.contains("changchun.5g-stations: "), "{both}");
}

#[test]
fn more_than_fifteen_digits_are_refused_and_never_rounded() {
    let desk = Desk::with_ledger();
    let err = desk.refused("record changchun.5g-stations 1234567890123456 --period 2024");
    assert!(err.contains("has 16 significant digits; at most 15 are kept exactly"), "{err}");
    desk.done(
        "record taizhou.core-share 12.3456789012345 --period 2024 --dry-run --confirm".replace("345 ", "3 ").as_str(),
    );
    desk.done("record changchun.cloud-users 123456789012345 --period 2024 --confirm -q");
    assert_eq!(number(&desk.row("history changchun.cloud-users")["value"]), "123456789012345");
}

#[test]
fn an_imprecise_period_takes_the_day_by_which_it_was_certainly_true_and_says_so() {
    let desk = Desk::with_ledger();
    let (code, out, err) = desk.run("record taizhou.core-share 12 --period 2024年9月中旬");
    assert_eq!((code, out.lines().next()), (0, Some("recorded taizhou.core-share@2024-09-20#1: 12%")));
    assert_eq!(err, "period `2024年9月中旬` is not exact: recorded as of 2024-09-20, by when it was certainly true\n");
    let row = desk.row("history taizhou.core-share");
    assert_eq!(text(&row["note"]), err.trim_end());
    let err = desk.refused("record taizhou.core-share 12 --period 2024年初");
    assert!(err.starts_with("error: `年初` in `2024年初` leaves the day open"), "{err}");
}

#[test]
fn an_indicator_is_found_by_a_part_of_its_name_or_pinyin_initials() {
    let desk = Desk::with_ledger();
    let out = desk.done("record 主城区5G基站 12000 --period 2024 --dry-run");
    assert!(out.starts_with("would record changchun.5g-stations@2024#1: 12,000 units\n"), "{out}");
    let err = desk.refused("record 基站 12000 --period 2024");
    assert!(err.starts_with("error: `基站` fits more than one indicator or target; say which:\n"), "{err}");
    assert!(err.contains("  qingdao.5g-stations  ") && err.contains("  jilin.5g-stations  "), "{err}");
}

#[test]
fn what_is_no_number_is_refused() {
    let desk = Desk::with_ledger();
    let before = desk.bytes("duban.db");
    for (typed, said) in [
        ("很多", "is not a number"),
        ("约3万", "is approximate because of `约`"),
        ("3-5", "is a range, not one figure"),
        ("1,20", "are not grouped by three"),
        ("1.2e4", "is scientific notation"),
        ("1万2万", "is not understood from character 3 on"),
    ] {
        let err = desk.refused(&format!("record changchun.5g-stations {typed} --period 2024"));
        assert!(err.starts_with("error: changchun.5g-stations: ") && err.contains(said), "{typed}\n{err}");
    }
    assert!(desk.bytes("duban.db") == before, "the file is another");
}
