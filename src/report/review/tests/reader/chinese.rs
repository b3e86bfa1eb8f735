//! The Chinese sentences.

use super::{DOCUMENTS, OBSTACLES, REVIEWS, STATUSES, Told, code_of, each, first, fits, numberless, pair, ranked};

/// What a sentence claims.
pub(super) fn sentence(text: &str) -> Option<Told> {
    if text.contains("共有") {
        return Some(opening(text));
    }
    if let Some(found) = fits(text, "*现行文件中没有*量化目标") {
        for part in &found {
            numberless(part);
        }
        return Some(Told::new());
    }
    if let Some(found) = fits(text, "#项中#项已经完成*，占%") {
        numberless(&found[2]);
        return Some(vec![pair("met of", &found[0]), pair("met", &found[1]), pair("met share", &found[3])]);
    }
    if let Some((at, found)) = first(
        text,
        &["按规划评估用语，可以评价的#项中，*", "按规划评估用语，可以评价的#项全部*", "按规划评估用语，可以评价的#项*"],
    ) {
        let mut told = vec![pair("reviewed", &found[0])];
        match at {
            0 => told.extend(each(&found[1], "review", &REVIEWS, true)),
            _ => told.push(pair("all review", &code_of(&found[1], &REVIEWS, true))),
        }
        assert_eq!(at == 2, at != 0 && found[0] == "1", "{text}");
        return Some(told);
    }
    if let Some(found) = fits(text, "#项中#项基本符合或快于预期*，占%") {
        numberless(&found[2]);
        return Some(vec![pair("better of", &found[0]), pair("better", &found[1]), pair("better share", &found[3])]);
    }
    if let Some(found) = fits(text, "其余#项暂不评价：*") {
        let mut told = each(&found[1], "obstacle", &OBSTACLES, true);
        told.push(pair("not reviewed", &found[0]));
        return Some(told);
    }
    if let Some(found) = fits(text, "其余#项因*暂不评价") {
        return Some(vec![
            pair("not reviewed", &found[0]),
            pair("all obstacle", &code_of(&found[1], &OBSTACLES, true)),
        ]);
    }
    if let Some(found) = fits(text, "均暂不评价：*") {
        return Some(each(&found[0], "obstacle", &OBSTACLES, true));
    }
    if let Some((_, found)) = first(text, &["均因*暂不评价", "因*暂不评价"]) {
        return Some(vec![pair("all obstacle", &code_of(&found[0], &OBSTACLES, true))]);
    }
    if let Some(found) = fits(text, "即将到期而未完成（临期）的有#项") {
        return Some(vec![pair("due soon", &found[0])]);
    }
    if let Some(found) = fits(text, "逾期的#项，文件未明确牵头或责任单位") {
        return Some(vec![pair("overdue", &found[0])]);
    }
    if let Some((at, found)) =
        first(text, &["逾期的#项涉及*单位#个*：*；未明确牵头或责任单位的#项", "逾期的#项涉及*单位#个*：*"])
    {
        numberless(&found[1]);
        numberless(&found[3]);
        let mut told = vec![pair("overdue", &found[0]), pair("overdue agencies", &found[2])];
        told.extend(ranked(&found[4], "agency", true));
        if at == 0 {
            told.push(pair("overdue unassigned", &found[5]));
        }
        return Some(told);
    }
    if let Some(found) = fits(text, "逾期的#项分布在#个地区*：*") {
        let mut told = vec![pair("overdue", &found[0]), pair("overdue regions", &found[1])];
        told.extend(ranked(&found[3], "region", true));
        return Some(told);
    }
    if let Some((at, found)) = first(text, &["逾期的#项都在*", "逾期的#项在*"]) {
        assert_eq!(at == 1, found[0] == "1", "{text}");
        return Some(vec![
            pair("overdue", &found[0]),
            pair("overdue regions", "1"),
            pair(&format!("region:{}", found[1]), &found[0]),
        ]);
    }
    let found = fits(text, "另有#个*的量化目标#项，单独计数，未计入以上各项")?;
    let standing = code_of(&found[1], &DOCUMENTS, true);
    Some(vec![
        pair(&format!("apart:{standing}:documents"), &found[0]),
        pair(&format!("apart:{standing}:targets"), &found[2]),
    ])
}

fn opening(text: &str) -> Told {
    let templates = ["*共有*量化目标#项：*", "*共有*量化目标#项，全部*", "*共有*量化目标#项，*", "*共有*量化目标#项"];
    let (at, found) = first(text, &templates).unwrap_or_else(|| panic!("`{text}`"));
    numberless(&found[1]);
    let mut told = vec![pair("targets", &found[2])];
    match at {
        0 => told.extend(each(&found[3], "status", &STATUSES, true)),
        1 | 2 => {
            assert_eq!(at == 2, found[2] == "1", "{text}");
            told.push(pair("all status", &code_of(&found[3], &STATUSES, true)));
        }
        _ => {}
    }
    let subject = &found[0];
    if let Some((_, found)) = first(subject, &["*#个地区的#个*", "*#个地区的所选文件中的#个*"]) {
        numberless(&found[0]);
        numberless(&found[3]);
        told.extend([pair("regions", &found[1]), pair("documents", &found[2])]);
    } else if let Some(found) = fits(subject, "*#个*") {
        numberless(&found[0]);
        numberless(&found[2]);
        told.push(pair("documents", &found[1]));
    } else {
        assert!(subject.contains('《'), "one document: {subject}");
        numberless(subject);
    }
    told
}
