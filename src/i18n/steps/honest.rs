//! The promise of the steps: whoever reads only the printed lines can recompute every number, and the verdict.
//!
//! The lines of one language are read back, every formula is evaluated, every comparison is made again, and the status
//! is decided anew from what is printed.

mod decide;
mod evaluate;
mod methods;
mod read;

use chrono::{Months, NaiveDate};
use proptest::prelude::*;

use self::evaluate::{agree, answer, equations};
use self::read::{Printed, read};
use super::step;
use crate::domain::indicator::{Direction, Kind};
use crate::domain::judge::arbitrary::{Range, any_day, any_draft};
use crate::domain::judge::draft::{Draft, d, day};
use crate::domain::judge::judge;
use crate::domain::status::Status;
use crate::domain::step::steps;
use crate::domain::target::{Comparator, Judge};
use crate::i18n::Lang;

fn lines(draft: &Draft, as_of: NaiveDate, lang: Lang) -> Vec<String> {
    let case = draft.case();
    let verdict = judge(&case, as_of);
    steps(&case, &verdict).iter().map(|one| step(one, lang)).collect()
}

/// Checks everything that is printed; what is wrong is said with all lines.
fn check(draft: &Draft, as_of: NaiveDate) -> Result<(), String> {
    for lang in Lang::ALL {
        let lines = lines(draft, as_of, lang);
        let wrong = |what: String| format!("{what}\n{}", lines.join("\n"));
        for line in &lines {
            formulas(line).map_err(wrong)?;
            comparisons(line).map_err(wrong)?;
            language(line, lang).map_err(wrong)?;
        }
        let printed = read(&lines, lang).map_err(wrong)?;
        dates(&printed).map_err(wrong)?;
        decide::status(&printed).map_err(wrong)?;
    }
    Ok(())
}

fn formulas(line: &str) -> Result<(), String> {
    equations(line).iter().try_for_each(|(formula, result)| agree(formula, result))
}

fn comparisons(line: &str) -> Result<(), String> {
    let Some((asked, said)) = read::question(line) else { return Ok(()) };
    let made = answer(asked)?;
    if made == said { Ok(()) } else { Err(format!("`{asked}` is {made:?}, not {said:?}")) }
}

/// No stray words of the other language.
fn language(line: &str, lang: Lang) -> Result<(), String> {
    let stray = match lang {
        Lang::Zh => line.chars().any(|c| c.is_ascii_alphabetic()),
        Lang::En => line.chars().any(|c| ('\u{3000}'..='\u{ffef}').contains(&c)),
    };
    if stray { Err(format!("stray words in `{line}`")) } else { Ok(()) }
}

/// Spans of days follow from the dates.
fn dates(printed: &Printed) -> Result<(), String> {
    let same = |what: &str, printed: i64, made: i64| {
        if printed == made { Ok(()) } else { Err(format!("{what}: {printed} days are printed, {made} by the dates")) }
    };
    same("clock", printed.days_left, (printed.deadline - printed.as_of).num_days())?;
    let Some(day) = printed.figure_day else { return Ok(()) };
    if let Some(age) = &printed.age {
        same("age", age.days, (printed.as_of - day).num_days())?;
        let back = |from: NaiveDate| from.checked_sub_months(Months::new(age.months)).expect("far from the ends");
        if back(age.until) > day || back(age.until.succ_opt().expect("far from the ends")) <= day {
            return Err(format!("{} months back from {} do not end at {day}", age.months, age.until));
        }
        if age.stale != (printed.as_of > age.until) {
            return Err("stale or not?".to_owned());
        }
    }
    if let (Some((_, start)), Some((gone, whole))) = (&printed.baseline, printed.elapsed) {
        let span = (printed.deadline - *start).num_days();
        same("whole path", whole, span)?;
        same("elapsed", gone, (day - *start).num_days().clamp(0, span))?;
    }
    if let Some(days) = printed.needed_days {
        same("needed", days, (printed.deadline - day).num_days())?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_verdict_can_be_recomputed_from_the_printed_steps(draft in any_draft(Range::Sensible), as_of in any_day()) {
        check(&draft, as_of).map_err(TestCaseError::fail)?;
    }
}

fn firms(judge: Judge) -> Draft {
    Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "300").judged_by(judge, 2023, 2025)
}

/// One case for every way to a verdict, with the dates to judge it at and the status at each.
fn made_by_hand() -> Vec<(Draft, Vec<(&'static str, Status)>)> {
    use Status::{Behind, Met, MetLate, NoData, OnTrack, Overdue, OverdueUnconfirmed, OverdueUnreported, Unjudged};
    let stock = |value| Draft::stock(Comparator::AtLeast, value);
    let way = stock("20").based_on("2020-12-31", "10");
    let mut stepped = way.clone().on("2023-12-31", "13");
    stepped.target.milestones.insert(2023, d("13"));
    let mut grace = stock("10").on("2024-12-31", "8");
    grace.rules.report_grace_days = 45;
    let mut about = Draft::new(Kind::Ratio, Direction::Within, Comparator::About, "100").based_on("2020-12-31", "80");
    about = about.on("2023-12-31", "90");
    let mut growth = Draft::new(Kind::Growth, Direction::Up, Comparator::MoreThan, "13");
    growth = growth.judged_by(Judge::WindowGrowth, 2023, 2025).year(2023, "13").year(2024, "13");
    let level = Draft::stock(Comparator::AtLeast, "10").judged_by(Judge::WindowGrowth, 2023, 2025);
    let mut doubled = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "2").based_on("2020-12-31", "500");
    doubled.target.judge = Judge::Multiple;
    let fallen = stock("10").on("2025-12-31", "11").on("2026-06-30", "9");
    let pue = Draft::new(Kind::Ratio, Direction::Down, Comparator::AtMost, "1.25").based_on("2020-12-31", "1.5");
    let new = || firms(Judge::WindowSum);
    let quarters = |draft: Draft| draft.span("2023-01-01", "2023-06-30", "150").span("2023-07-01", "2023-12-31", "140");
    vec![
        (stock("10"), vec![("2025-11-01", NoData), ("2026-01-01", OverdueUnreported)]),
        (stock("10").close("2024-12-31", "12"), vec![("2025-06-01", Unjudged), ("2026-06-01", OverdueUnreported)]),
        (way.clone().on("2023-12-31", "15.5"), vec![("2024-06-01", OnTrack), ("2025-12-31", Unjudged)]),
        (way.clone().on("2023-12-31", "15.4"), vec![("2024-06-01", Behind), ("2026-01-01", OverdueUnconfirmed)]),
        (way.clone().on("2023-12-31", "15").over("2024-12-31", "15"), vec![("2025-03-01", Behind)]),
        (stepped, vec![("2024-06-01", OnTrack)]),
        (grace, vec![("2026-02-14", Unjudged), ("2026-02-15", OverdueUnconfirmed)]),
        (fallen, vec![("2025-12-31", Met), ("2026-07-01", Met)]),
        (
            stock("10").on("2025-12-31", "9").on("2026-06-30", "10"),
            vec![("2026-03-01", Overdue), ("2026-07-01", MetLate)],
        ),
        (stock("40000").on("2022-09-30", "30361").over("2023-12-07", "37000"), vec![("2024-06-01", OnTrack)]),
        (stock("10").based_on("2020-12-31", "12").on("2024-12-31", "9"), vec![("2025-06-01", Behind)]),
        (about, vec![("2024-06-01", Behind), ("2026-06-01", OverdueUnconfirmed)]),
        (pue.on("2023-12-31", "1.35"), vec![("2024-06-01", OnTrack)]),
        (quarters(Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "300")), vec![("2024-03-01", Unjudged)]),
        (quarters(firms(Judge::EachYear)), vec![("2023-12-31", Unjudged), ("2024-03-01", Overdue)]),
        (
            firms(Judge::EachYear).year(2023, "301").year(2025, "300"),
            vec![("2024-03-01", OnTrack), ("2026-03-01", OverdueUnconfirmed)],
        ),
        (quarters(new()), vec![("2024-03-01", OnTrack), ("2026-03-01", OverdueUnconfirmed)]),
        (new().year(2023, "50").year(2025, "120"), vec![("2024-03-01", Behind), ("2026-03-01", OverdueUnconfirmed)]),
        (new().year(2023, "50").year(2024, "50").year(2025, "199"), vec![("2026-03-01", Overdue)]),
        (quarters(new()).span("2024-01-01", "2024-03-31", "10"), vec![("2024-06-01", Met)]),
        (growth.clone(), vec![("2025-03-01", Behind)]),
        (growth.year(2025, "13.1"), vec![("2026-03-01", Met)]),
        (level.clone().on("2022-12-31", "100").on("2025-06-30", "120"), vec![("2025-09-01", Behind)]),
        (level.on("2025-12-31", "120"), vec![("2026-03-01", Unjudged)]),
        (doubled.year(2023, "800"), vec![("2024-06-01", OnTrack), ("2026-06-01", OverdueUnconfirmed)]),
    ]
}

#[test]
fn cases_made_by_hand_can_be_recomputed_too() {
    for (draft, dates) in made_by_hand() {
        for (date, status) in dates {
            let as_of = day(date);
            assert_eq!(draft.at(date).status, status, "{date}: {:#?}", lines(&draft, as_of, Lang::En));
            if let Err(wrong) = check(&draft, as_of) {
                panic!("{date}: {wrong}");
            }
        }
    }
}
