//! A part of a review as a row: its counts and its paragraph for scripts, its counts for tables.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::paragraph::paragraph;
use super::{Answerable, Part, ReviewReport};
use crate::domain::code::{Coded, RegionCode, SourceCode};
use crate::domain::review::{Obstacle, Review};
use crate::domain::status::Status;
use crate::i18n::columns::ReviewColumn;
use crate::i18n::{Lang, number};
use crate::report::document::{Align, Cell};
use crate::report::row::{Column, Reader, Row, count, term, text};
use crate::report::tally::{Group, GroupBy, ORDER};
use crate::report::target::Exact;

/// A part of a review, with its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewRow<'r> {
    report: &'r ReviewReport,
    /// The part.
    pub part: &'r Part,
    /// The paragraph.
    pub paragraph: String,
}

/// The columns of a review by region or by document, in order.
#[must_use]
pub fn columns(by: GroupBy) -> Vec<ReviewColumn> {
    let own = |column: &ReviewColumn| by == GroupBy::Source || *column != ReviewColumn::Source;
    ReviewColumn::ALL.iter().copied().filter(own).collect()
}

impl<'r> ReviewRow<'r> {
    pub(super) fn new(report: &'r ReviewReport, part: &'r Part, lang: Lang) -> Self {
        Self { report, part, paragraph: paragraph(report, part, lang) }
    }

    fn region(&self) -> Option<&'r RegionCode> {
        self.part.group.as_ref().map(Group::region)
    }

    fn source(&self) -> Option<&'r SourceCode> {
        match &self.part.group {
            Some(Group::Source { source, .. }) => Some(source),
            _ => None,
        }
    }

    /// The count in a column, where it holds a plain one.
    pub(super) fn count(&self, column: ReviewColumn) -> Option<u32> {
        use ReviewColumn as C;
        let counts = &self.part.counts;
        Some(match column {
            C::Source | C::Region | C::Standing | C::MetShare | C::ExpectedOrBetterShare => return None,
            C::Documents => counts.documents.len(),
            C::Targets => counts.tally.targets,
            C::Met => counts.tally.count(Status::Met),
            C::MetLate => counts.tally.count(Status::MetLate),
            C::OnTrack => counts.tally.count(Status::OnTrack),
            C::Behind => counts.tally.count(Status::Behind),
            C::Unjudged => counts.tally.count(Status::Unjudged),
            C::NoData => counts.tally.count(Status::NoData),
            C::Overdue => counts.tally.count(Status::Overdue),
            C::OverdueUnconfirmed => counts.tally.count(Status::OverdueUnconfirmed),
            C::OverdueUnreported => counts.tally.count(Status::OverdueUnreported),
            C::DueSoon => counts.due_soon,
            C::OverdueAll => counts.tally.overdue(),
            C::OverdueAgencies => counts.overdue_agencies.len(),
            C::OverdueUnassigned => counts.overdue_unassigned,
            C::Reviewed => counts.reviewed(),
            C::AheadOfTime => counts.review(Review::AheadOfTime),
            C::Faster => counts.review(Review::Faster),
            C::AsExpected => counts.review(Review::AsExpected),
            C::Lagging => counts.review(Review::Lagging),
            C::ExpectedOrBetter => counts.expected_or_better(),
            C::NotReviewed => counts.not_reviewed(),
            C::NoFigure => counts.obstacle(Obstacle::NoFigure),
            C::Definition => counts.obstacle(Obstacle::Definition),
            C::Uncovered => counts.obstacle(Obstacle::Uncovered),
            C::Awaited => counts.obstacle(Obstacle::Awaited),
            C::OnePoint => counts.obstacle(Obstacle::OnePoint),
            C::NoBaseline => counts.obstacle(Obstacle::NoBaseline),
            C::Bound => counts.obstacle(Obstacle::Bound),
            C::Stale => counts.obstacle(Obstacle::Stale),
            C::Incomplete => counts.obstacle(Obstacle::Incomplete),
            C::YearRunning => counts.obstacle(Obstacle::YearRunning),
            C::Incomputable => counts.obstacle(Obstacle::Incomputable),
        })
    }
}

/// How many have no word, by class of reason.
struct Obstacles<'c>(&'c Part);

impl Serialize for Obstacles<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Obstacle::ALL.iter().map(|class| (class.code(), self.0.counts.obstacle(*class))))
    }
}

#[derive(Serialize)]
struct AgencyJson<'c> {
    agency: &'c str,
    region: &'c RegionCode,
    targets: u32,
}

impl Serialize for ReviewRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (counts, tally) = (&self.part.counts, &self.part.counts.tally);
        let mut map = serializer.serialize_map(None)?;
        if self.report.by == GroupBy::Source {
            map.serialize_entry("source", &self.source())?;
        }
        map.serialize_entry("region", &self.region())?;
        map.serialize_entry("standing", &self.part.standing)?;
        map.serialize_entry("documents", &counts.documents.len())?;
        map.serialize_entry("targets", &tally.targets)?;
        for status in ORDER {
            map.serialize_entry(status.code(), &tally.count(status))?;
        }
        map.serialize_entry("met_share", &tally.met_share().map(Exact))?;
        map.serialize_entry("due_soon", &counts.due_soon)?;
        map.serialize_entry("overdue_all", &tally.overdue())?;
        map.serialize_entry("overdue_agencies", &counts.overdue_agencies.len())?;
        map.serialize_entry("overdue_unassigned", &counts.overdue_unassigned)?;
        map.serialize_entry("reviewed", &counts.reviewed())?;
        for review in Review::ALL {
            map.serialize_entry(review.code(), &counts.review(*review))?;
        }
        map.serialize_entry("expected_or_better", &counts.expected_or_better())?;
        map.serialize_entry("expected_or_better_share", &counts.expected_or_better_share().map(Exact))?;
        map.serialize_entry("not_reviewed", &counts.not_reviewed())?;
        map.serialize_entry("obstacles", &Obstacles(self.part))?;
        let agencies = counts.overdue_agencies.ranked().into_iter();
        let agencies: Vec<AgencyJson<'_>> =
            agencies.map(|(Answerable { region, agency }, targets)| AgencyJson { agency, region, targets }).collect();
        map.serialize_entry("overdue_by_agency", &agencies)?;
        map.serialize_entry("paragraph", &self.paragraph)?;
        map.end()
    }
}

impl Column for ReviewColumn {
    fn heading(self, lang: Lang) -> &'static str {
        Self::heading(self, lang)
    }

    fn align(self) -> Align {
        match self {
            Self::Source | Self::Region | Self::Standing => Align::Left,
            _ => Align::Right,
        }
    }

    fn wraps(self) -> bool {
        matches!(self, Self::Source | Self::Region)
    }
}

impl Row for ReviewRow<'_> {
    type Column = ReviewColumn;

    fn cell(&self, column: ReviewColumn, reader: Reader) -> Cell<'_> {
        if let Some(value) = self.count(column) {
            return count(value);
        }
        let name = |code: Option<&'_ str>, name: &dyn Fn(Lang) -> Option<String>| match reader {
            Reader::Machine => code.map_or(Cell::Empty, |code| text(code.to_owned())),
            Reader::Person(lang) => name(lang).map_or(Cell::Empty, |name| Cell::Text(Cow::Owned(name))),
        };
        let share = |value: Option<Decimal>| match (value, reader) {
            (None, _) => Cell::Empty,
            (Some(value), Reader::Machine) => Cell::Number { value, shown: None },
            (Some(value), Reader::Person(_)) => Cell::Number { value, shown: Some(number::percent(value)) },
        };
        match column {
            ReviewColumn::Source => name(self.source().map(SourceCode::as_str), &|lang| {
                self.source().map(|code| self.report.source_title(code, lang).to_owned())
            }),
            ReviewColumn::Region => name(self.region().map(RegionCode::as_str), &|lang| {
                self.region().map(|code| self.report.region_name(code, lang).to_owned())
            }),
            ReviewColumn::Standing => term(self.part.standing, reader),
            ReviewColumn::MetShare => share(self.part.counts.tally.met_share()),
            _ => share(self.part.counts.expected_or_better_share()),
        }
    }
}
