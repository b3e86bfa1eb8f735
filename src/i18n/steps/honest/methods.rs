//! The same promise for the methods: their printed steps lead to what they say, from numbers that are printed before.

mod outcome;

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

use super::evaluate::{agree, equations};
use super::read::{days, question};
use super::{comparisons, formulas, language, made_by_hand};
use crate::domain::code::Coded;
use crate::domain::judge::arbitrary::{Range, any_day, any_draft};
use crate::domain::judge::draft::{Draft, day};
use crate::domain::judge::judge;
use crate::domain::method::step::{self, Retelling};
use crate::domain::method::{Method, methods, of_figures};
use crate::i18n::Lang;
use crate::i18n::steps::{method, step as verdict_step};

/// Numbers that formulas have by themselves; `docs/methodology.md` says where they come from.
const CONSTANTS: [&str; 22] = [
    "0", "1", "2", "12", "365.25", "4.44", "100", "0.5%", "1.5%", "0%", "0.95", "0.6", "7.1429", "4.2857", "4.1667",
    "2.5", "5", "125", "250", "500", "1.25", "95%",
];

/// The lines of a verdict, then those of each method.
fn lines(draft: &Draft, as_of: NaiveDate, lang: Lang) -> (Vec<String>, Vec<(Method, Vec<String>)>) {
    let case = draft.case();
    let verdict = judge(&case, as_of);
    let methods = methods(&case, &verdict);
    let retelling = Retelling::new(&case, &verdict, &methods);
    let of = |m: &Method| (*m, retelling.of(*m).iter().map(|one| method::step(one, lang)).collect());
    (retelling.verdict().iter().map(|one| verdict_step(one, lang)).collect(), Method::ALL.iter().map(of).collect())
}

/// Checks everything that is printed of the methods; what is wrong is said with all lines.
fn check(draft: &Draft, as_of: NaiveDate) -> Result<(), String> {
    let case = draft.case();
    let verdict = judge(&case, as_of);
    let methods = methods(&case, &verdict);
    for lang in Lang::ALL {
        let (before, all) = lines(draft, as_of, lang);
        for (method, lines) in &all {
            let wrong =
                |what: String| format!("{}: {what}\n{}\n{}", method.code(), before.join("\n"), lines.join("\n"));
            let mut known: Vec<String> = CONSTANTS.map(str::to_owned).to_vec();
            known.extend(before.iter().flat_map(|line| numbers(line)));
            for line in lines {
                formulas(line).map_err(wrong)?;
                comparisons(line).map_err(wrong)?;
                language(line, lang).map_err(wrong)?;
                spans(line).map_err(wrong)?;
                if !is_given(line) {
                    unknown(line, &known).map_err(wrong)?;
                }
                known.extend(numbers(line));
            }
            whole_days(lines).map_err(wrong)?;
            outcome::check(*method, lines, &verdict, &methods, lang).map_err(wrong)?;
        }
    }
    Ok(())
}

/// The numbers of a text without their signs; dates are none.
fn numbers(text: &str) -> Vec<String> {
    let mut rest = text.to_owned();
    for date in days(text) {
        rest = rest.replace(&date.to_string(), " ");
    }
    let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == '%';
    let pieces = rest.split(|c: char| !is_part(c)).map(|piece| piece.trim_matches('.').to_owned());
    pieces.filter(|piece| piece.starts_with(|c: char| c.is_ascii_digit())).collect()
}

/// Every number that is computed or compared with was printed before, or is one of the method's own.
fn unknown(line: &str, known: &[String]) -> Result<(), String> {
    let equations = equations(line).into_iter().map(|(formula, _)| formula);
    let used = equations.chain(question(line).map(|(asked, _)| asked.to_owned()));
    for number in used.flat_map(|text| numbers(&text)) {
        if !known.contains(&number) {
            return Err(format!("where does {number} come from? `{line}`"));
        }
    }
    Ok(())
}

/// Lines that begin with what was recorded, or whose days follow from the dates that stand in them.
fn is_given(line: &str) -> bool {
    let begins = ["应达值", "Expected by", "合计", "Sum for"];
    begins.iter().any(|words| line.starts_with(words)) || (days(line).len() == 2 && line.contains("÷ 365.25 ="))
}

/// Spans of time between two days that stand in one line.
fn spans(line: &str) -> Result<(), String> {
    let [from, to] = days(line)[..] else { return Ok(()) };
    let between = (to - from).num_days();
    let says = |text: String| if line.contains(&text) { Ok(()) } else { Err(format!("`{text}` is not in `{line}`")) };
    if line.contains("÷ 365.25 =") {
        return says(format!("= {between} ÷ 365.25 ="));
    }
    if line.contains('？') || line.contains('?') || !(line.contains('：') || line.contains(": ")) {
        return Ok(());
    }
    let whole_years = to.year() - from.year();
    match line.trim_end_matches(['.', '。']).rsplit([':', '：']).next().unwrap_or_default().trim() {
        said if said.ends_with('年') || said.ends_with("year") || said.ends_with("years") => {
            says(format!("{whole_years}年")).or_else(|_| says(format!(" {whole_years} year")))
        }
        said if said.ends_with('天') || said.ends_with("day") || said.ends_with("days") => {
            says(format!("{between}天")).or_else(|_| says(format!(" {between} day")))
        }
        said if said.contains("季度") || said.contains("quarter") => {
            let number = |day: NaiveDate| day.year() * 4 + day.month0().cast_signed() / 3;
            let quarters = number(to) - number(from) + 1;
            says(format!("{quarters}个季度")).or_else(|_| says(format!(" {quarters} quarter")))
        }
        _ => Ok(()),
    }
}

/// The whole days that a line names follow from the number of days in the line before.
fn whole_days(lines: &[String]) -> Result<(), String> {
    for pair in lines.windows(2) {
        let beyond = pair[1].starts_with("超过它的第一个整日") || pair[1].starts_with("The first whole day after that");
        let reached =
            pair[1].starts_with("不早于它的第一个整日") || pair[1].starts_with("The first whole day not before");
        if !(beyond || reached) {
            continue;
        }
        let (formula, exact) = equations(&pair[0]).pop().ok_or("no days to be whole")?;
        agree(&formula, &exact)?;
        let [from, on] = days(&pair[1])[..] else { return Err("two days are missing".to_owned()) };
        let whole = (on - from).num_days();
        if !numbers(&pair[1]).contains(&whole.abs().to_string()) {
            return Err(format!("{whole} days are not in `{}`", pair[1]));
        }
        let exact: f64 = exact.trim_matches(['(', ')']).parse().map_err(|_| "no number of days")?;
        #[expect(clippy::cast_precision_loss, reason = "days of a few centuries")]
        let over = whole as f64 - exact;
        let near = 1e-9 * exact.abs().max(1.0);
        let fits = if beyond { over > -near && over <= 1.0 + near } else { over >= -near && over < 1.0 + near };
        if !fits {
            return Err(format!("{whole} is not the first whole day of {exact}"));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_method_can_be_recomputed_from_its_printed_steps(draft in any_draft(Range::Sensible), as_of in any_day()) {
        check(&draft, as_of).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn growth_without_a_target_can_be_recomputed_too(draft in any_draft(Range::Sensible), as_of in any_day()) {
        let growth = of_figures(&draft.indicator, &draft.observations, as_of);
        for lang in Lang::ALL {
            for line in step::of_figures(&draft.indicator, &growth).iter().map(|step| method::step(step, lang)) {
                let checked = formulas(&line).and_then(|()| comparisons(&line)).and_then(|()| language(&line, lang));
                checked.and_then(|()| spans(&line)).map_err(TestCaseError::fail)?;
            }
        }
    }

    #[test]
    fn steps_of_methods_never_panic(draft in any_draft(Range::Anything), as_of in any_day()) {
        let (_, methods) = lines(&draft, as_of, Lang::En);
        prop_assert!(methods.iter().all(|(_, lines)| !lines.is_empty()));
    }
}

#[test]
fn methods_of_cases_made_by_hand_can_be_recomputed_too() {
    for (draft, dates) in made_by_hand() {
        for (date, _) in dates {
            if let Err(wrong) = check(&draft, day(date)) {
                panic!("{date}: {wrong}");
            }
        }
    }
}
