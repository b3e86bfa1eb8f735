//! The sheets beside a list in a workbook: the counts, with charts, and the notes without which no figure is handed on.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::catalogue::Stamp;
use crate::domain::chain::Head as ChainHead;
use crate::domain::code::Coded;
use crate::domain::light::{Cause, Ladder, Light};
use crate::domain::number::Ratio;
use crate::domain::rules::Rules;
use crate::domain::source::Standing;
use crate::domain::status::Status;
use crate::i18n::columns::{TallyColumn, TargetColumn};
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, chain, columns, marks, phrases, workbook as words};

use super::document::{Align, Cell, Closing, Head};
use super::score;
use super::tally::{Count, GroupBy, ORDER, Tally, TallyRow};
use super::workbook::{Chart, Entry, Leaf, Measure, Part, Piece, Spec, Tint, Tone, entries, spec};

/// The bars that a chart has room for.
pub const MOST_BARS: usize = 40;

/// The colours that follow a status, by an office's ladder: longer words first, as one may begin another.
#[must_use]
pub fn tints(ladder: &Ladder, lang: Lang) -> Vec<Tint> {
    let usual = Status::ALL.iter().map(|&status| (status.say(lang), status, false));
    let mut words: Vec<_> = usual.chain([(Cause::FarBehind.say(lang), Status::Behind, true)]).collect();
    words.sort_by_key(|(word, ..)| std::cmp::Reverse(word.chars().count()));
    let due_soon = Cause::DueSoon.say(lang);
    let mut tints = Vec::new();
    for (word, status, far_behind) in words {
        let begins = word.to_owned();
        let (own, soon) = (ladder.light(status, false, far_behind), ladder.light(status, true, far_behind));
        if own != soon && !status.is_met() && !status.is_overdue() {
            tints.push(Tint { begins: begins.clone(), contains: Some(due_soon), light: soon });
        }
        tints.push(Tint { begins, contains: None, light: own });
    }
    tints
}

/// The words of the statuses, to choose from; far behind only where the rules say how far that is.
#[must_use]
pub fn statuses(far_behind: bool, lang: Lang) -> Vec<&'static str> {
    let far_behind = far_behind.then(|| Cause::FarBehind.say(lang));
    ORDER.iter().map(|status| status.say(lang)).chain(far_behind).collect()
}

/// The colours of the words for the lights themselves.
#[must_use]
pub fn light_tints(lang: Lang) -> Vec<Tint> {
    let tint = |light: &Light| Tint { begins: light.say(lang).to_owned(), contains: None, light: *light };
    Light::ALL.iter().filter(|light| **light != Light::None).map(tint).collect()
}

/// What a sheet of notes is about.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The title of the list.
    pub title: &'a str,
    /// The as-of date.
    pub as_of: NaiveDate,
    /// The catalogues it is from.
    pub stamps: &'a [Stamp],
    /// The head of the chain of records.
    pub head: Option<&'a ChainHead>,
    /// The rules it was judged by, where it was.
    pub rules: Option<&'a Rules>,
    /// Whether it is the ledger with its columns to write in.
    pub is_ledger: bool,
}

/// The notes: day, catalogues, totals, what the lights mean, how to read the numbers, the method.
#[must_use]
pub fn notes(about: About<'_>, closing: &Closing, lang: Lang) -> Leaf {
    let mut facts = vec![(words::as_of(lang).to_owned(), about.as_of.to_string())];
    facts.extend(about.stamps.iter().map(|stamp| (words::catalogue(lang).to_owned(), words::stamp(stamp, lang))));
    facts.extend(about.head.map(|head| chain::head_fact(head, lang)));
    facts.extend(closing.totals.iter().map(|totals| (words::counts(lang).to_owned(), totals.clone())));
    facts.extend(closing.remarks.iter().map(|remark| (marks::note(lang).to_owned(), remark.clone())));
    let mut pieces = vec![Piece::Title(about.title.to_owned()), Piece::Facts(facts)];
    if !closing.legend.is_empty() {
        pieces.push(Piece::Heading(words::lights(lang).to_owned()));
        for legend in &closing.legend {
            pieces.extend(legend.of.clone().map(Piece::Paragraph));
            pieces.push(Piece::Legend(legend.lights.clone()));
        }
    }
    let paragraphs = |lines: &[&str]| lines.iter().map(|line| Piece::Paragraph((*line).to_owned())).collect::<Vec<_>>();
    pieces.push(Piece::Heading(words::reading(lang).to_owned()));
    pieces.extend(paragraphs(words::reading_lines(lang)));
    if about.is_ledger {
        pieces.extend(paragraphs(words::ledger_lines(lang)));
    }
    if let Some(rules) = about.rules {
        pieces.push(Piece::Heading(words::method(lang).to_owned()));
        pieces.extend(words::method_lines(rules.tolerance, lang).into_iter().map(Piece::Paragraph));
    }
    Leaf { name: words::notes(lang).to_owned(), pieces }
}

fn plain(key: &'static str, heading: &str) -> Spec {
    let head = Head { key, heading: heading.to_owned(), align: Align::Left, wraps: true };
    Spec { head, measure: Measure::Plain, part: Part::Data, room: 40 }
}

fn numeric(key: &'static str, heading: &str, measure: Measure) -> Spec {
    let head = Head { key, heading: heading.to_owned(), align: Align::Right, wraps: false };
    Spec { head, measure, part: Part::Data, room: 20 }
}

/// The counts of a report: by status, by region where there are several, by agency, and the attainments of a few targets.
#[must_use]
pub fn statistics(
    about: About<'_>,
    regions: Count<'_>,
    agencies: Count<'_>,
    attainments: &[(String, Decimal)],
    lang: Lang,
) -> Leaf {
    let regions = regions.rows();
    let mut pieces = vec![
        Piece::Title(format!("{}{}{}", about.title, words::dash(lang), words::statistics(lang))),
        Piece::Paragraph(crate::i18n::ledger::as_of(&about.as_of.to_string(), about.stamps, lang)),
        Piece::Heading(words::by_status(lang).to_owned()),
        by_status(&regions, lang),
    ];
    let several = regions.len() > 1;
    if several {
        pieces.push(Piece::Heading(words::by(TallyColumn::Region.heading(lang), lang)));
        pieces.push(tally(&regions, &TallyColumn::of(GroupBy::Region), Some(GroupBy::Region), lang));
    }
    let agencies = agencies.rows();
    pieces.push(Piece::Heading(words::by(TallyColumn::Agency.heading(lang), lang)));
    pieces.push(Piece::Paragraph(phrases::counted_per_role(lang).to_owned()));
    pieces.extend(score::remarks(&agencies, lang).into_iter().map(Piece::Paragraph));
    let columns = TallyColumn::beside_list(score::is_scored(&agencies));
    pieces.push(tally(&agencies, &columns, None, lang));
    if (1..=MOST_BARS).contains(&attainments.len()) {
        pieces.push(Piece::Heading(words::attainments(lang).to_owned()));
        pieces.push(of_targets(attainments, lang));
    }
    Leaf { name: words::statistics(lang).to_owned(), pieces }
}

fn by_status(regions: &[TallyRow], lang: Lang) -> Piece {
    let sum = |in_force: bool, of: &dyn Fn(&Tally) -> u32| -> u32 {
        let rows = regions.iter().filter(|row| (row.standing == Standing::InForce) == in_force);
        rows.map(|row| of(&row.tally)).sum()
    };
    let all = sum(true, &|tally| tally.targets);
    let [status, targets, share, apart] = words::status_heads(lang);
    let mut specs = vec![
        plain("status", status),
        numeric("targets", targets, Measure::Plain),
        numeric("share", share, Measure::Share),
        numeric("not_in_force", apart, Measure::Plain),
    ];
    specs[0].part = Part::Status;
    let row = |label: &str, own: u32, apart: u32| {
        let share = Ratio::new(own.into(), all.into());
        let share = share.map_or(Entry::of(Cell::Empty), |share| Entry::number(share.rounded(), Measure::Share));
        vec![
            Entry::text(label.to_owned()),
            Entry::number(own, Measure::Plain),
            share,
            Entry::number(apart, Measure::Plain),
        ]
    };
    let with = |status: Status| {
        let of = |tally: &Tally| tally.count(status);
        row(status.say(lang), sum(true, &of), sum(false, &of))
    };
    let mut rows: Vec<_> = ORDER.iter().map(|&status| with(status)).collect();
    rows.push(row(words::sum(lang), all, sum(false, &|tally| tally.targets)));
    let chart = Chart {
        title: words::by_status(lang).to_owned(),
        names: 0,
        series: vec![(1, Tone::Plain)],
        points: ORDER.map(tone).to_vec(),
        leaves_out_last: true,
        measure: Measure::Plain,
    };
    Piece::Table { specs, rows, chart: Some(chart) }
}

/// What the bars of a status are coloured by.
fn tone(status: Status) -> Tone {
    match status {
        Status::Met => Tone::Done,
        Status::MetLate => Tone::DoneLate,
        Status::OnTrack => Tone::OnPace,
        Status::Behind => Tone::Behind,
        Status::Unjudged => Tone::Unclear,
        Status::NoData => Tone::Silent,
        Status::Overdue => Tone::Failed,
        Status::OverdueUnconfirmed => Tone::FailedPerhaps,
        Status::OverdueUnreported => Tone::FailedSilent,
    }
}

fn tally(rows: &[TallyRow], columns: &[TallyColumn], charted: Option<GroupBy>, lang: Lang) -> Piece {
    let charted = charted.filter(|_| (2..=MOST_BARS).contains(&rows.len()));
    let chart = charted.and_then(|by| chart(columns, by, lang));
    Piece::Table {
        specs: columns.iter().map(|&column| spec(column, lang)).collect(),
        rows: rows.iter().map(|row| entries(row, columns, lang).into_iter().map(Entry::into_owned).collect()).collect(),
        chart,
    }
}

/// The chart of counts: a bar a group, status by status.
#[must_use]
pub fn chart(columns: &[TallyColumn], by: GroupBy, lang: Lang) -> Option<Chart> {
    let at = |wanted: TallyColumn| columns.iter().position(|column| *column == wanted);
    let of = |status: Status| Some((at(TallyColumn::from_code(status.code())?)?, tone(status)));
    let series: Vec<(usize, Tone)> = ORDER.iter().filter_map(|&status| of(status)).collect();
    let names = at(by.column())?;
    let title = phrases::tally_title(by.column().heading(lang), lang);
    let chart = Chart { title, names, series, points: Vec::new(), leaves_out_last: false, measure: Measure::Plain };
    (!chart.series.is_empty()).then_some(chart)
}

fn of_targets(attainments: &[(String, Decimal)], lang: Lang) -> Piece {
    let name = columns::TargetColumn::heading(TargetColumn::Name, lang);
    let attainment = columns::TargetColumn::heading(TargetColumn::Attainment, lang);
    let row =
        |(name, share): &(String, Decimal)| vec![Entry::text(name.clone()), Entry::number(*share, Measure::Share)];
    Piece::Table {
        specs: vec![plain("name", name), numeric("attainment", attainment, Measure::Share)],
        rows: attainments.iter().map(row).collect(),
        chart: Some(Chart {
            title: words::attainments(lang).to_owned(),
            names: 0,
            series: vec![(1, Tone::Plain)],
            points: Vec::new(),
            leaves_out_last: false,
            measure: Measure::Share,
        }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn light(tints: &[Tint], text: &str) -> Light {
        let fits =
            |tint: &&Tint| text.starts_with(&tint.begins) && tint.contains.is_none_or(|word| text.contains(word));
        tints.iter().find(fits).map_or(Light::None, |tint| tint.light)
    }

    proptest! {
        #[test]
        fn the_colour_of_a_status_is_the_light_of_the_ladder(
            own in proptest::collection::vec(0..Light::ALL.len(), ORDER.len() + 2), green in any::<bool>(),
        ) {
            use crate::domain::light::Profile;
            let causes = ORDER.iter().map(|status| Cause::Status(*status)).chain([Cause::DueSoon, Cause::FarBehind]);
            let changed = causes.zip(own.iter().map(|at| Light::ALL[*at])).collect();
            let profile = if green { Profile::GreenYellowRed } else { Profile::BlueYellowRed };
            let ladder = Ladder { profile, changed };
            for lang in Lang::ALL {
                let tints = tints(&ladder, lang);
                let usual = ORDER.map(|status| (status.say(lang), status, false));
                for (word, status, far) in usual.into_iter().chain([(Cause::FarBehind.say(lang), Status::Behind, true)]) {
                    // What is met or overdue is never due soon.
                    let soon: &[bool] = if status.is_met() || status.is_overdue() { &[false] } else { &[false, true] };
                    for &due_soon in soon {
                        for fell_back in [false, true] {
                            let text = phrases::flagged(word, due_soon, fell_back, lang);
                            prop_assert_eq!(light(&tints, &text), ladder.light(status, due_soon, far), "{}", text);
                        }
                    }
                }
            }
        }
    }
}
