//! What a printed sheet shows is enough to compute the score again.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{AS_OF, amount, east, near};
use crate::Desk;

/// The value of a formula of numbers, `+ - × ÷`, percent and brackets.
fn value_of(formula: &str) -> f64 {
    fn sum(rest: &mut &str) -> f64 {
        let mut value = product(rest);
        loop {
            *rest = rest.trim_start();
            if let Some(more) = rest.strip_prefix('+') {
                *rest = more;
                value += product(rest);
            } else if let Some(more) = rest.strip_prefix('-') {
                *rest = more;
                value -= product(rest);
            } else {
                return value;
            }
        }
    }
    fn product(rest: &mut &str) -> f64 {
        let mut value = term(rest);
        loop {
            *rest = rest.trim_start();
            if let Some(more) = rest.strip_prefix('×') {
                *rest = more;
                value *= term(rest);
            } else if let Some(more) = rest.strip_prefix('÷') {
                *rest = more;
                value /= term(rest);
            } else {
                return value;
            }
        }
    }
    fn term(rest: &mut &str) -> f64 {
        *rest = rest.trim_start();
        if let Some(more) = rest.strip_prefix('(') {
            *rest = more;
            let value = sum(rest);
            *rest = rest.trim_start().strip_prefix(')').unwrap_or_else(|| panic!("no bracket in {rest}"));
            return value;
        }
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let value: f64 = rest[..end].parse().unwrap_or_else(|_| panic!("no number: {rest}"));
        *rest = &rest[end..];
        if let Some(more) = rest.strip_prefix('%') {
            *rest = more;
            return value / 100.0;
        }
        value
    }
    let mut rest = formula;
    let value = sum(&mut rest);
    assert_eq!(rest.trim(), "", "in {formula}");
    value
}

/// The steps of a printed sheet, each on one line.
fn printed_steps(page: &str) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    for line in
        page.lines().skip_while(|line| !line.starts_with("── ")).skip(1).take_while(|line| !line.starts_with("── "))
    {
        match line.trim_start().split_once(". ") {
            Some((number, step)) if number.bytes().all(|b| b.is_ascii_digit()) => steps.push(step.to_owned()),
            _ if line.is_empty() => {}
            _ => {
                let last = steps.last_mut().unwrap_or_else(|| panic!("a line before the steps: {line}"));
                *last = format!("{last} {}", line.trim_start());
            }
        }
    }
    steps
}

/// Recomputes every line of the steps that computes; the results by the names that stand before them.
fn recomputed(steps: &[String]) -> Vec<(String, f64)> {
    let mut results = Vec::new();
    for step in steps.iter().filter(|step| step.contains(" = ")) {
        let plain = step.trim_end_matches(['.', '。']);
        let mut parts = plain.split(" = ");
        let name = parts.next().expect("a name").to_owned();
        // What is only said behind a result: the most that is taken off.
        let mut values: Vec<f64> =
            parts.map(|part| value_of(part.split([',', '，']).next().expect("a formula"))).collect();
        let result = values.pop().expect("a result");
        assert!(values.iter().all(|value| near(*value, result)), "{step}");
        results.push((name, result));
    }
    results
}

/// The score added up from the results of the steps, and nothing else: the roles' addends, then their weighted mean.
fn added_up(steps: &[String]) -> f64 {
    let weights = BTreeMap::from([("lead", 1.0), ("responsible", 0.8), ("support", 0.3)]);
    let (mut points, mut weight) = (0.0, 0.0);
    let (mut shares, mut factor, mut more, mut judged) = (0.0, 1.0, 0.0, 0.0);
    for step in steps {
        if let Some(rest) = step.strip_prefix("As ") {
            let count = rest.split(" of them judged").next().and_then(|part| part.rsplit(' ').next());
            judged = count.expect("a count").parse().expect("a number");
            (shares, factor, more) = (0.0, 1.0, 0.0);
        } else if let [(name, result)] = recomputed(std::slice::from_ref(step)).as_slice() {
            match name.as_str() {
                "Met" | "Met late" | "On track" | "Behind" | "Overdue" => shares += result,
                "No attainment is stated; factor" => factor = *result,
                "Attainment" => more += result,
                "Taken off for days overdue" => {
                    let most = step.split("at most ").nth(1).map(|most| value_of(most.trim_end_matches('.')));
                    more -= most.unwrap_or(*result);
                }
                name if name.starts_with("Score as ") => {
                    let score = shares * factor + more;
                    assert!(near(score, *result), "{step}");
                    let share = judged * weights[name.trim_start_matches("Score as ")];
                    points += score * share;
                    weight += share;
                }
                name if name.starts_with("Agency score") => assert!(near(points / weight, *result), "{step}"),
                name => assert!(name.starts_with("Mean "), "{step}"),
            }
        }
    }
    points / weight
}

#[test]
fn the_steps_of_a_printed_sheet_add_up_by_hand() {
    let desk = east().desk();
    for agency in ["发改委", "工信局", "财政局"] {
        let score = amount(&desk.row(&format!("agencies {agency} {AS_OF}"))["score"]);
        for wide in [80, 120, 200] {
            let (code, page, _) = desk.run_at(wide, &format!("agencies {agency} {AS_OF}"));
            assert_eq!(code, 0);
            let steps = printed_steps(&page);
            assert!(near(added_up(&steps), score), "{page}");
            let shown = page.lines().find_map(|line| line.strip_prefix("Agency score: "));
            assert!(shown.is_some_and(|shown| shown.starts_with(&format!("{score:.2}"))), "{page}");
            let (_, chinese, _) = desk.run_at(wide, &format!("agencies {agency} --lang zh {AS_OF}"));
            let results: Vec<f64> =
                recomputed(&printed_steps(&chinese)).into_iter().map(|(_, result)| result).collect();
            let english: Vec<f64> = recomputed(&steps).into_iter().map(|(_, result)| result).collect();
            assert_eq!(results, english, "{chinese}");
        }
    }
}

#[test]
fn what_each_duty_adds_adds_up_to_the_score_of_its_role() {
    let desk = east().desk();
    for agency in ["发改委", "工信局", "财政局", "统计局"] {
        let sheet = desk.row(&format!("agencies {agency} {AS_OF}"));
        for role in sheet["roles"].as_array().expect("a list").iter().filter(|role| role["standing"] == "in_force") {
            let own = |duty: &&Value| duty["role"] == role["role"] && duty["source_standing"] == "in_force";
            let duties: Vec<&Value> = sheet["duties"].as_array().expect("a list").iter().filter(own).collect();
            assert_eq!(json!(duties.len()), role["targets"], "{agency}");
            let scored: Vec<f64> =
                duties.iter().filter(|duty| duty["scored"] == true).map(|duty| amount(&duty["points"])).collect();
            assert_eq!(json!(scored.len()), role["judged_targets"]);
            if !role["score"].is_null() {
                assert!(near(scored.iter().sum(), amount(&role["score"])), "{agency}");
            }
        }
    }
}

#[test]
fn where_no_attainment_is_stated_the_factor_is_its_own_step() {
    let desk = Desk::in_town();
    let roles = "[[source.clause]]\nnumber = \"三\"\nsubject = \"增速\"\nlead = [\"镇财政办\"]\n\
                 [[indicator]]\ncode = \"town.exports\"\nname = \"出口增速\"\nunit = \"%\"\nkind = \"growth\"\ndirection = \"up\"\n\
                 [[indicator.target]]\nsource = \"town-2023\"\nclause = \"三\"\ncomparator = \"at_least\"\nvalue = 5\n\
                 deadline = 2024-12-31\n";
    let (head, rest) = crate::desk::TOWN.split_once("[[source]]\ncode = \"town-draft\"").expect("two documents");
    let (clauses, indicators) = roles.split_once("[[indicator]]").expect("both");
    desk.put(
        "town.toml",
        &format!("{head}{clauses}[[source]]\ncode = \"town-draft\"{rest}\n[[indicator]]{indicators}")
            .replace("support = [\"镇财政办\"]", ""),
    );
    desk.done("load town.toml");
    desk.done("record town.exports 4 --period 2024 --as-of 2025-06-30");
    let page = desk.done(&format!("agencies 镇财政办 {AS_OF}"));
    let steps = printed_steps(&page);
    assert!(steps.iter().any(|step| step.contains("factor = 100 ÷ (100 - 20) = 1.25")), "{page}");
    // 10 × 1.25 less 181 ÷ 30.
    assert!(near(added_up(&steps), 12.5 - 181.0 / 30.0), "{page}");
}
