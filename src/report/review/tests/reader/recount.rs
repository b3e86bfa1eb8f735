//! The same numbers, counted anew from single targets.

use std::collections::BTreeMap;

use super::{Claims, DOCUMENTS, OBSTACLES};

/// One target.
#[derive(Debug, Clone, Default)]
pub struct Fact {
    pub status: String,
    pub review: Option<String>,
    /// The class of the reason for which there is no word.
    pub obstacle: String,
    pub due_soon: bool,
    pub region: String,
    pub document: String,
    pub standing: String,
    pub lead: Vec<String>,
    pub responsible: Vec<String>,
}

/// What the paragraph about some targets should claim; `apart` are those of the same place that have another standing.
pub fn recount(facts: &[&Fact], apart: &[&Fact], one_document: bool) -> Claims {
    let mut claims = Claims::new();
    let mut put = |key: &str, of: usize| claims.insert(key.to_owned(), of.to_string());
    let different = |of: &dyn Fn(&Fact) -> String, facts: &[&Fact]| {
        let mut all: Vec<String> = facts.iter().map(|fact| of(fact)).collect();
        all.sort();
        all.dedup();
        all
    };
    let count = |holds: &dyn Fn(&Fact) -> bool| facts.iter().filter(|fact| holds(fact)).count();
    let all = facts.len();
    let regions = different(&|fact| fact.region.clone(), facts);
    if all > 0 {
        put("targets", all);
        if !one_document {
            put("documents", different(&|fact| fact.document.clone(), facts).len());
        }
        if regions.len() > 1 {
            put("regions", regions.len());
        }
    }
    let statuses = different(&|fact| fact.status.clone(), facts);
    for code in &statuses {
        put(&format!("status:{code}"), count(&|fact| fact.status == *code));
    }
    let met = count(&|fact| fact.status.starts_with("met"));
    if met > 0 && statuses.len() > 1 {
        put("met of", all);
        put("met", met);
    }
    let reviewed = count(&|fact| fact.review.is_some());
    let words = different(&|fact| fact.review.clone().unwrap_or_default(), facts);
    let words: Vec<&String> = words.iter().filter(|word| !word.is_empty()).collect();
    let good = count(&|fact| fact.review.as_ref().is_some_and(|word| word != "lagging"));
    if reviewed > 0 {
        put("reviewed", reviewed);
    }
    for word in &words {
        put(&format!("review:{word}"), count(&|fact| fact.review.as_ref() == Some(word)));
    }
    if good > 0 && words.len() > 1 {
        put("better of", reviewed);
        put("better", good);
    }
    if all > reviewed {
        put("not reviewed", all - reviewed);
    }
    for (code, ..) in OBSTACLES {
        let of = count(&|fact| fact.review.is_none() && fact.obstacle == code);
        if of > 0 {
            put(&format!("obstacle:{code}"), of);
        }
    }
    let due_soon = count(&|fact| fact.due_soon);
    if due_soon > 0 {
        put("due soon", due_soon);
    }
    let overdue: Vec<&Fact> = facts.iter().filter(|fact| fact.status.starts_with("overdue")).copied().collect();
    if !overdue.is_empty() {
        put("overdue", overdue.len());
        if regions.len() > 1 {
            let regions = different(&|fact| fact.region.clone(), &overdue);
            put("overdue regions", regions.len());
            for region in regions {
                put(&format!("region:{region}"), overdue.iter().filter(|fact| fact.region == region).count());
            }
        } else {
            let mut agencies: BTreeMap<&String, usize> = BTreeMap::new();
            for fact in &overdue {
                let who = if fact.lead.is_empty() { &fact.responsible } else { &fact.lead };
                for agency in who {
                    *agencies.entry(agency).or_default() += 1;
                }
            }
            let unassigned = overdue.iter().filter(|fact| fact.lead.is_empty() && fact.responsible.is_empty()).count();
            put("overdue agencies", agencies.len());
            for (agency, of) in &agencies {
                put(&format!("agency:{agency}"), *of);
            }
            put("overdue unassigned", unassigned);
        }
    }
    for (standing, ..) in DOCUMENTS {
        let others: Vec<&Fact> = apart.iter().filter(|fact| fact.standing == standing).copied().collect();
        if !others.is_empty() {
            put(&format!("apart:{standing}:documents"), different(&|fact| fact.document.clone(), &others).len());
            put(&format!("apart:{standing}:targets"), others.len());
        }
    }
    if met > 0 && statuses.len() > 1 {
        claims.insert("met share".to_owned(), percent(met, all));
    }
    if good > 0 && words.len() > 1 {
        claims.insert("better share".to_owned(), percent(good, reviewed));
    }
    claims
}

/// A share in percent with one digit, half up; with as many more as it takes not to read as nothing or all.
fn percent(some: usize, all: usize) -> String {
    let (some, all) = (some as u128, all as u128);
    let mut scale = 10;
    for digits in 1.. {
        let whole = (some * 100 * scale * 2 + all) / (all * 2);
        let lies = (whole == 0 && some > 0) || (whole == 100 * scale && some < all);
        if !lies {
            return format!("{}.{:0digits$}%", whole / scale, whole % scale);
        }
        scale *= 10;
    }
    unreachable!("some number of digits tells it")
}

/// Holds what a paragraph says against what it should say.
pub fn assert_same(said: &Claims, should: &Claims, paragraph: &str) {
    let named = |key: &String| key.starts_with("agency:") || key.starts_with("region:");
    let split = |claims: &Claims| -> (Claims, Claims) {
        let pairs = claims.iter().map(|(key, value)| (key.clone(), value.clone()));
        pairs.partition(|(key, _)| named(key))
    };
    let ((said_names, said), (all_names, mut should)) = (split(said), split(should));
    // Nobody is no number: what is told of agencies is told where there are some, or none at all.
    if should.get("overdue agencies").is_some_and(|of| of == "0") {
        should.remove("overdue unassigned");
        should.remove("overdue agencies");
    } else if should.get("overdue unassigned").is_some_and(|of| of == "0") {
        should.remove("overdue unassigned");
    }
    assert_eq!(said, should, "{paragraph}");
    assert_eq!(said_names.len(), all_names.len().min(5), "{paragraph}");
    let number = |of: &String| of.parse::<u64>().expect("a count");
    let least = said_names.values().map(number).min().unwrap_or(u64::MAX);
    for (name, of) in &all_names {
        match said_names.get(name) {
            Some(said) => assert_eq!(said, of, "{name} in {paragraph}"),
            None => assert!(number(of) <= least, "{name} has more than some that are named: {paragraph}"),
        }
    }
}
