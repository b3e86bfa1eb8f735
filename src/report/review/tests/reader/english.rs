//! The English sentences, with their singulars and plurals.

use super::{DOCUMENTS, OBSTACLES, REVIEWS, STATUSES, Told, code_of, each, first, fits, numberless, pair, ranked};

fn agrees(count: &str, one: bool, text: &str) {
    assert_eq!(count == "1", one, "singular and plural: {text}");
}

/// What a sentence claims.
pub(super) fn sentence(text: &str) -> Option<Told> {
    if text.contains(" quantified target") && !text.starts_with("Apart") {
        return Some(opening(text));
    }
    if let Some((at, found)) = first(text, &["Of the #, # is met* (%)", "Of the #, # are met* (%)"]) {
        agrees(&found[1], at == 0, text);
        numberless(&found[2]);
        return Some(vec![pair("met of", &found[0]), pair("met", &found[1]), pair("met share", &found[3])]);
    }
    if let Some(text) = text.strip_prefix("In the words of a plan review, ") {
        let templates = [
            "of the # that can be reviewed *",
            "the # that can be reviewed is *",
            "the # that can be reviewed are all *",
        ];
        let (at, found) = first(text, &templates)?;
        let mut told = vec![pair("reviewed", &found[0])];
        if at == 0 {
            told.extend(each(&found[1], "review", &REVIEWS, false));
        } else {
            agrees(&found[0], at == 1, text);
            told.push(pair("all review", &code_of(&found[1], &REVIEWS, false)));
        }
        return Some(told);
    }
    if let Some((at, found)) =
        first(text, &["Of these #, # is as expected or better (%)", "Of these #, # are as expected or better (%)"])
    {
        agrees(&found[1], at == 0, text);
        return Some(vec![pair("better of", &found[0]), pair("better", &found[1]), pair("better share", &found[2])]);
    }
    if let Some(found) = fits(text, "The other # are not reviewed: *") {
        let mut told = each(&found[1], "obstacle", &OBSTACLES, false);
        told.push(pair("not reviewed", &found[0]));
        return Some(told);
    }
    if let Some((at, found)) = first(text, &["The other #, *, is not reviewed", "The other #, *, are not reviewed"]) {
        agrees(&found[0], at == 0, text);
        return Some(vec![
            pair("not reviewed", &found[0]),
            pair("all obstacle", &code_of(&found[1], &OBSTACLES, false)),
        ]);
    }
    if let Some(found) = fits(text, "None can be reviewed yet: *") {
        return Some(each(&found[0], "obstacle", &OBSTACLES, false));
    }
    if let Some(found) = fits(text, "Due soon and not met: #") {
        return Some(vec![pair("due soon", &found[0])]);
    }
    if let Some(found) = fits(text, "For the # overdue the documents name nobody who leads or is responsible") {
        return Some(vec![pair("overdue", &found[0])]);
    }
    if let Some(told) = overdue(text) {
        return Some(told);
    }
    let templates = [
        "Apart from these, # quantified target in # * is counted by itself",
        "Apart from these, # quantified targets in # * are counted by themselves",
    ];
    let (at, found) = first(text, &templates)?;
    agrees(&found[0], at == 0, text);
    let standing = code_of(singular(&found[1], &found[2]), &DOCUMENTS, false);
    Some(vec![
        pair(&format!("apart:{standing}:documents"), &found[1]),
        pair(&format!("apart:{standing}:targets"), &found[0]),
    ])
}

/// The singular of a noun for documents.
fn singular<'n>(count: &str, noun: &'n str) -> &'n str {
    let plurals = [
        ("documents", "document"),
        ("drafts for comment", "draft for comment"),
        ("repealed documents", "repealed document"),
    ];
    let found = plurals.iter().find(|(many, _)| *many == noun);
    agrees(count, found.is_none(), noun);
    found.map_or(noun, |(_, one)| one)
}

fn overdue(text: &str) -> Option<Told> {
    if let Some((at, found)) = first(text, &["The # overdue is in *", "The # overdue are all in *"]) {
        agrees(&found[0], at == 0, text);
        return Some(vec![
            pair("overdue", &found[0]),
            pair("overdue regions", "1"),
            pair(&format!("region:{}", found[1]), &found[0]),
        ]);
    }
    if let Some((_, found)) =
        first(text, &["The # overdue are in # regions: *", "The # overdue are in # regions, most of them in *"])
    {
        let mut told = vec![pair("overdue", &found[0]), pair("overdue regions", &found[1])];
        told.extend(ranked(&found[2], "region", false));
        return Some(told);
    }
    let (line, without) = match fits(text, "*; for # nobody is named") {
        Some(found) => (found[0].clone(), Some(found[1].clone())),
        None => (text.to_owned(), None),
    };
    let templates = [
        "The # overdue falls to # * agency: *",
        "The # overdue fall to # * agency: *",
        "The # overdue falls to # * agencies: *",
        "The # overdue fall to # * agencies: *",
        "The # overdue falls to # * agencies, most of them to *",
        "The # overdue fall to # * agencies, most of them to *",
    ];
    let (at, found) = first(&line, &templates)?;
    agrees(&found[0], at % 2 == 0, text);
    agrees(&found[1], at < 2, text);
    let mut told = vec![pair("overdue", &found[0]), pair("overdue agencies", &found[1])];
    told.extend(ranked(&found[3], "agency", false));
    told.extend(without.map(|of| pair("overdue unassigned", &of)));
    Some(told)
}

fn opening(text: &str) -> Told {
    if let Some((_, found)) = first(text, &["*there are no quantified targets in *"]) {
        for part in &found {
            numberless(part);
        }
        return Told::new();
    }
    let templates = [
        "* # quantified target *, which is *",
        "* # quantified target *, which *",
        "* # quantified targets *, none of which can be judged yet",
        "* # quantified targets *, all *",
        "* # quantified targets *: *",
        "* # quantified target*",
    ];
    // A document by itself has no place behind the number.
    let closed = text
        .replace("quantified targets:", "quantified targets :")
        .replace("quantified targets,", "quantified targets ,");
    let closed = closed.replace("quantified target,", "quantified target ,");
    let (at, found) = first(&closed, &templates).unwrap_or_else(|| panic!("`{text}`"));
    let mut told = vec![pair("targets", &found[1])];
    if at < 5 {
        agrees(&found[1], at < 2, text);
    }
    match at {
        0 | 3 => told.push(pair("all status", &code_of(&found[3], &STATUSES, false))),
        1 | 2 => {
            assert!(at == 2 || found[3] == "cannot be judged yet", "{text}");
            told.push(pair("all status", "unjudged"));
        }
        4 => told.extend(each(&found[3], "status", &STATUSES, false)),
        _ => {}
    }
    let subject = &found[0];
    match first(subject, &["* (# regions) have", "*# of the regions chosen have", "*# regions have"]) {
        Some((_, found)) => {
            numberless(&found[0]);
            told.push(pair("regions", &found[1]));
        }
        None => numberless(subject),
    }
    let place = found[2].trim_start_matches('s').trim();
    if !place.is_empty() {
        let templates = ["in # * (*)", "in # * of those chosen", "in # *"];
        let (_, found) = first(place, &templates).unwrap_or_else(|| panic!("`{place}`"));
        singular(&found[0], &found[1]);
        found.get(2).into_iter().for_each(|titles| numberless(titles));
        told.push(pair("documents", &found[0]));
    }
    told
}
