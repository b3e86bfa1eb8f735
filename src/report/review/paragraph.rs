//! The paragraph of one part: which sentences it has, and which numbers stand in them. A zero has no sentence.

use super::{NAMED, Part, ReviewReport};
use crate::domain::code::Coded;
use crate::domain::review::{Obstacle, Review};
use crate::domain::source::Standing;
use crate::domain::status::Status;
use crate::i18n::Lang;
use crate::i18n::review::{self as words, Called, Documents, Only, Subject};
use crate::report::tally::{Group, ORDER};

/// How many documents a paragraph names.
const TITLES: u32 = 3;

/// The members of a set that were counted, with their counts.
fn counted<T: Coded>(all: &[T], count: impl Fn(T) -> u32) -> Vec<(T, u32)> {
    all.iter().map(|member| (*member, count(*member))).filter(|(_, count)| *count > 0).collect()
}

/// The paragraph of a part.
#[must_use]
pub(super) fn paragraph(report: &ReviewReport, part: &Part, lang: Lang) -> String {
    let counts = &part.counts;
    let (tally, targets) = (&counts.tally, counts.tally.targets);
    let statuses = counted(&ORDER, |status| tally.count(status));
    let chosen = Only {
        agencies: report.asked.agencies.iter().map(|name| report.any_agency_name(name, lang)).collect(),
        statuses: report.asked.statuses.clone(),
    };
    let mut sentences =
        vec![words::opening(report.as_of, &subject(report, part, lang), &chosen, targets, &statuses, lang)];
    let met = tally.count(Status::Met) + tally.count(Status::MetLate);
    if let (true, true, Some(share)) = (met > 0, statuses.len() > 1, tally.met_share()) {
        sentences.push(words::met(targets, met, share, tally.count(Status::MetLate) > 0, lang));
    }
    sentences.extend(reviewed(part, lang));
    if counts.due_soon > 0 {
        sentences.push(words::due_soon(counts.due_soon, lang));
    }
    sentences.extend(overdue(report, part, lang));
    sentences.extend(apart(report, part, lang));
    sentences.join(lang.pick("", " "))
}

/// What the paragraph is about.
fn subject<'r>(report: &'r ReviewReport, part: &'r Part, lang: Lang) -> Subject<'r> {
    if part.counts.tally.targets == 0 {
        return Subject::Nothing(report.asked.regions, report.asked.sources);
    }
    let regions = || part.counts.regions.keys();
    let one_region = || regions().next().filter(|_| part.counts.regions.len() == 1);
    match (&part.group, one_region()) {
        (Some(Group::Source { source, region }), _) => {
            Subject::Document(report.region_name(region, lang), report.source_title(source, lang), part.standing)
        }
        (Some(Group::Region(region) | Group::Agency { region, .. }), _) | (None, Some(region)) => {
            Subject::Region(report.region_name(region, lang), documents(report, part, lang))
        }
        (None, None) => {
            let few = part.counts.regions.len() <= u32::try_from(NAMED).unwrap_or(u32::MAX);
            let names = regions().filter(|_| few).map(|region| report.region_name(region, lang)).collect();
            let documents = Documents { titles: Vec::new(), ..documents(report, part, lang) };
            Subject::Regions(part.counts.regions.len(), names, report.asked.regions, documents)
        }
    }
}

fn documents<'r>(report: &'r ReviewReport, part: &'r Part, lang: Lang) -> Documents<'r> {
    let documents = &part.counts.documents;
    let few = documents.len() <= TITLES;
    let titles = documents.keys().filter(|_| few).map(|code| report.source_title(code, lang)).collect();
    Documents { count: documents.len(), standing: part.standing, titles, chosen: report.asked.sources }
}

/// What a plan review calls the targets, and why not all.
fn reviewed(part: &Part, lang: Lang) -> Vec<String> {
    let counts = &part.counts;
    let (reviewed, not_reviewed) = (counts.reviewed(), counts.not_reviewed());
    let mut sentences = Vec::new();
    if reviewed > 0 {
        let reviews = counted(Review::ALL, |review| counts.review(review));
        sentences.push(words::reviewed(reviewed, &reviews, lang));
        let good = counts.expected_or_better();
        if let (true, true, Some(share)) = (good > 0, reviews.len() > 1, counts.expected_or_better_share()) {
            let some_early = counts.review(Review::AheadOfTime) > 0;
            sentences.push(words::expected_or_better(reviewed, good, share, some_early, lang));
        }
    }
    if not_reviewed > 0 {
        let why = counted(Obstacle::ALL, |obstacle| counts.obstacle(obstacle));
        sentences.push(words::not_reviewed(not_reviewed, &why, reviewed > 0, lang));
    }
    sentences
}

/// Where the overdue targets are, or who answers for them.
fn overdue(report: &ReviewReport, part: &Part, lang: Lang) -> Option<String> {
    let counts = &part.counts;
    let overdue = counts.tally.overdue();
    if overdue == 0 {
        return None;
    }
    if counts.regions.len() > 1 {
        let regions = counts.overdue_regions.ranked();
        let named: Vec<(&str, u32)> =
            regions.iter().take(NAMED).map(|(region, of)| (report.region_name(region, lang), *of)).collect();
        return Some(words::overdue_regions(overdue, counts.overdue_regions.len(), &named, lang));
    }
    let agencies = counts.overdue_agencies.ranked();
    let called = match counts.overdue_led {
        0 => Called::Responsible,
        led if led + counts.overdue_unassigned == overdue => Called::Leads,
        _ => Called::Either,
    };
    let named: Vec<(&str, u32)> = agencies
        .iter()
        .take(NAMED)
        .map(|(who, of)| (report.agency_name(&who.region, &who.agency, lang), *of))
        .collect();
    let (all, unassigned) = (counts.overdue_agencies.len(), counts.overdue_unassigned);
    Some(words::overdue_agencies(overdue, called, all, &named, unassigned, lang))
}

/// What is counted apart: below what is in force, the targets of drafts and of what is repealed.
fn apart(report: &ReviewReport, part: &Part, lang: Lang) -> Vec<String> {
    if part.standing != Standing::InForce {
        return Vec::new();
    }
    let others = [Standing::Draft, Standing::Repealed].into_iter();
    let found = others.filter_map(|standing| report.find(standing, part.group.as_ref()));
    found
        .map(|other| {
            let documents = Documents { titles: Vec::new(), chosen: false, ..documents(report, other, lang) };
            words::apart(other.counts.tally.targets, &documents, lang)
        })
        .collect()
}
