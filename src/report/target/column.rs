//! The columns of target rows, and what each holds for scripts and for people.

use std::borrow::Cow;

use crate::domain::code::Coded;
use crate::domain::light::Light;
use crate::domain::observation::Bound;
use crate::i18n::columns::TargetColumn;
use crate::i18n::{Lang, number, phrases};
use rust_decimal::Decimal;

use super::words::{Words, rounded};
use super::{TargetRow, release};
use crate::report::bar::bar;
use crate::report::document::{Align, Cell};
use crate::report::row::{Column, Reader, Row, count, named, optional, term, text, texts};
use crate::report::workbook::{Figure, Measure, Part};
use crate::report::{figure, method_column};

impl Column for TargetColumn {
    fn heading(self, lang: Lang) -> &'static str {
        Self::heading(self, lang)
    }

    fn align(self) -> Align {
        match self {
            Self::TargetValue
            | Self::Tolerance
            | Self::WindowFrom
            | Self::WindowTo
            | Self::BaselineValue
            | Self::LatestValue
            | Self::JudgedValue
            | Self::NearbyValue
            | Self::Gap
            | Self::GapPct
            | Self::Margin
            | Self::Attainment
            | Self::Progress
            | Self::Elapsed
            | Self::Expected
            | Self::Pace
            | Self::NeededPerYear
            | Self::LagMonths
            | Self::DaysOverdue
            | Self::DaysLeft
            | Self::FigureAgeDays
            | Self::YearToDateValue
            | Self::YearToDateElapsed
            | Self::ClausePart
            | Self::AmbitionPerYear
            | Self::AmbitionGrowth
            | Self::DaysOverdueOriginal
            | Self::Pending => Align::Right,
            column => method_column::align(column),
        }
    }

    fn is_picture(self) -> bool {
        self == Self::Bar
    }

    fn wraps(self) -> bool {
        matches!(
            self,
            Self::Target
                | Self::Indicator
                | Self::Name
                | Self::NameEn
                | Self::Region
                | Self::Source
                | Self::Clause
                | Self::Wording
                | Self::Lead
                | Self::Responsible
                | Self::Support
                | Self::LatestPublisher
                | Self::LatestTitle
                | Self::LatestUrl
                | Self::NearbyNote
                | Self::Years
                | Self::Status
                | Self::Reason
                | Self::Note
                | Self::Concept
                | Self::Scope
                | Self::ScopeEn
                | Self::NoteEn
                | Self::ConflictsWith
                | Self::Contact
                | Self::ExtensionBasis
                | Self::ExtensionNote
                | Self::StatusOriginal
                | Self::AmbitionReason
                | Self::Review
                | Self::GrowthReason
                | Self::TrendReason
                | Self::ProjectionReachesReason
                | Self::ProjectionIntervalReason
                | Self::ProjectionReason
                | Self::TimeDistanceReason
                | Self::NeededGrowthReason
                | Self::NeededReason
                | Self::BehindReason
                | Self::RoomReason
                | Self::Disagreements
        )
    }

    fn measure(self) -> Measure {
        figure::measure(self)
    }

    fn part(self) -> Part {
        figure::part(self)
    }
}

impl Row for TargetRow<'_> {
    type Column = TargetColumn;

    #[expect(clippy::too_many_lines, reason = "one line a column")]
    fn cell(&self, column: TargetColumn, reader: Reader) -> Cell<'_> {
        use TargetColumn as C;
        let (indicator, target, verdict) = (self.dossier.indicator, self.target, &self.verdict);
        let words = Words { row: self, lang: reader.lang() };
        match column {
            C::Target => text(target.code.as_str()),
            C::Indicator => text(indicator.code.as_str()),
            C::Name => words.name(),
            C::NameEn => optional(indicator.name_en.as_deref()),
            C::Region => {
                named(reader, self.region.map(|r| (&*r.name, r.name_en.as_deref())), indicator.region.as_str())
            }
            C::Source => named(reader, self.source.map(|s| (&*s.title, s.title_en.as_deref())), target.source.as_str()),
            C::SourceStanding => term(self.standing(), reader),
            C::Clause => optional(target.clause.as_ref().map(|place| &*place.number)),
            C::Wording => optional(target.wording.as_deref()),
            C::Kind => term(indicator.kind, reader),
            C::Direction => term(indicator.direction, reader),
            C::Comparator => term(target.comparator, reader),
            C::TargetValue => words.target_value(),
            C::Tolerance => words.share(verdict.tolerance.map(|(share, _)| share)),
            C::Unit => words.unit(&self.unit),
            // People read the day from which the days overdue of the same row are counted.
            C::Deadline => match (reader, &target.extension) {
                (Reader::Person(lang), Some(extension)) => {
                    Cell::Text(phrases::extended(extension.deadline, target.deadline, lang).into())
                }
                _ => Cell::Date(target.document_deadline()),
            },
            C::DeadlineBasis => term(target.deadline_basis, reader),
            C::Strength => term(target.strength, reader),
            C::Judge => term(target.judge, reader),
            C::WindowFrom => target.document_window().map_or(Cell::Empty, |w| count(w.years.from)),
            C::WindowTo => target.document_window().map_or(Cell::Empty, |w| count(w.years.to)),
            C::WindowBasis => target.document_window().map_or(Cell::Empty, |w| term(w.basis, reader)),
            C::Lead => words.lead(),
            C::Responsible => texts(&self.roles.responsible),
            C::Support => texts(&self.roles.support),
            C::BaselinePeriod => verdict.baseline.map_or(Cell::Empty, |b| text(b.period.to_string())),
            C::BaselineValue => {
                words.quantity(verdict.baseline.ok().map(|b| b.value), &indicator.unit, Bound::Exact, false)
            }
            C::BaselineBasis => verdict.baseline.map_or(Cell::Empty, |b| term(b.basis, reader)),
            C::LatestPeriod => words.latest_period(),
            C::LatestValue => words.latest_value(),
            C::LatestBound => verdict.latest.map_or(Cell::Empty, |o| term(o.bound, reader)),
            C::LatestRelease => {
                verdict.latest.and_then(|o| release(o.release)).map_or(Cell::Empty, |r| term(r, reader))
            }
            C::LatestPublisher => optional(verdict.latest.and_then(|o| o.publisher.as_deref())),
            C::LatestTitle => optional(verdict.latest.and_then(|o| o.title.as_deref())),
            C::LatestUrl => optional(verdict.latest.and_then(|o| o.url.as_deref())),
            C::JudgedPeriod => verdict.judged.map_or(Cell::Empty, |j| text(j.period.to_string())),
            C::JudgedValue => {
                verdict.judged.map_or(Cell::Empty, |j| words.quantity(Some(j.value), &self.unit, j.bound, false))
            }
            C::JudgedBound => verdict.judged.map_or(Cell::Empty, |j| term(j.bound, reader)),
            C::NearbyPeriod => verdict.nearby.map_or(Cell::Empty, |o| text(o.period.to_string())),
            C::NearbyValue => {
                verdict.nearby.map_or(Cell::Empty, |o| words.quantity(Some(o.value), &indicator.unit, o.bound, true))
            }
            C::NearbyNote => optional(verdict.nearby.and_then(|o| o.note.as_deref())),
            C::Years => words.years(),
            C::MetIn => verdict.met_in.map_or(Cell::Empty, |period| text(period.to_string())),
            C::Gap => words.at_most(words.difference(verdict.gap)),
            C::GapPct => words.at_most(words.share(rounded(verdict.gap_pct))),
            C::Margin => words.difference(verdict.margin),
            C::Attainment => words.at_least(words.share(rounded(verdict.attainment))),
            C::Progress => words.share(rounded(verdict.progress)),
            C::Elapsed => words.share(rounded(verdict.elapsed)),
            C::Expected => words.computed(rounded(verdict.expected), false),
            C::Pace => words.pace(),
            C::NeededPerYear => words.at_most(words.computed(rounded(verdict.needed_per_year), true)),
            C::LagMonths => match (rounded(verdict.lag_months), reader) {
                (None, _) => Cell::Empty,
                (Some(value), Reader::Machine) => Cell::Number { value, shown: None },
                (Some(value), Reader::Person(_)) => Cell::Number { value, shown: Some(number::shown(value, 1, None)) },
            },
            C::Status => match reader {
                Reader::Machine => {
                    Cell::Term { code: verdict.status.code(), label: Cow::Borrowed(""), light: Light::None }
                }
                Reader::Person(lang) => Cell::Term {
                    code: verdict.status.code(),
                    label: phrases::status(verdict, lang),
                    light: verdict.light,
                },
            },
            C::Reason => verdict.reason.map_or(Cell::Empty, |reason| term(reason, reader)),
            C::DueSoon => words.flag(verdict.due_soon),
            C::FellBack => words.flag(verdict.fell_back),
            C::Light => term(verdict.light, reader),
            C::DaysOverdue => verdict.days_overdue.map_or(Cell::Empty, count),
            C::DaysLeft => count(verdict.days_left),
            C::Conflict => words.flag(!self.conflicts.is_empty()),
            C::Note => words.note(),
            C::Stale => words.flag(verdict.stale),
            C::FigureAgeDays => verdict.figure_age_days.map_or(Cell::Empty, count),
            C::YearToDatePeriod => verdict.to_date.map_or(Cell::Empty, |known| text(known.period.to_string())),
            C::YearToDateValue => {
                let value = verdict.to_date.map(|known| known.value);
                words.quantity(value, &indicator.unit, Bound::Exact, false)
            }
            C::YearToDateElapsed => words.share(verdict.to_date.map(|known| known.elapsed.rounded())),
            C::ClausePart => target.clause.as_ref().and_then(|place| place.part).map_or(Cell::Empty, count),
            C::IndicatorUnit => words.unit(&indicator.unit),
            C::Concept => optional(indicator.concept.as_deref()),
            C::Scope => match (words.lang, &indicator.scope_en) {
                (Some(Lang::En), Some(scope)) => text(&**scope),
                _ => optional(indicator.scope.as_deref()),
            },
            C::ScopeEn => optional(indicator.scope_en.as_deref()),
            C::NoteEn => optional(target.note_en.as_deref()),
            C::ToleranceBasis => match (verdict.tolerance, reader) {
                (None, _) => Cell::Empty,
                (Some((_, own)), Reader::Machine) => text(if own { "stated" } else { "rules" }),
                (Some((_, own)), Reader::Person(lang)) => text(phrases::tolerance_basis(own, lang)),
            },
            C::ConflictsWith => Cell::List(self.conflicts.iter().map(|code| Cow::Borrowed(code.as_str())).collect()),
            C::InternalDeadline => self.assignment.and_then(|a| a.internal_deadline).map_or(Cell::Empty, Cell::Date),
            C::Contact => optional(self.assignment.and_then(|a| a.contact.as_deref())),
            C::FarBehind => words.flag(verdict.far_behind),
            C::AmbitionPerYear => words.computed(rounded(self.ambition.per_year()), true),
            C::AmbitionGrowth => words.share(self.ambition.growth().ok()),
            C::AmbitionReason => self.ambition.reason().map_or(Cell::Empty, |reason| term(reason, reader)),
            C::Review => self.review().map_or(Cell::Empty, |review| term(review, reader)),
            C::Bar => bar(verdict).map_or(Cell::Empty, Cell::Bar),
            C::ExtendedTo => target.extension.as_ref().map_or(Cell::Empty, |_| Cell::Date(target.deadline)),
            C::ExtensionBasis => optional(target.extension.as_ref().map(|extension| &*extension.basis)),
            C::ExtensionNote => optional(target.extension.as_ref().and_then(|extension| extension.note.as_deref())),
            C::StatusOriginal => self.original.map_or(Cell::Empty, |original| term(original.status, reader)),
            C::DaysOverdueOriginal => {
                self.original.and_then(|original| original.days_overdue).map_or(Cell::Empty, count)
            }
            C::Pending => count(self.dossier.pending),
            column => method_column::cell(self, column, reader),
        }
    }

    fn reader(&self, column: TargetColumn, lang: Lang) -> Reader {
        figure::reader(self, column, lang)
    }

    fn figure(&self, column: TargetColumn, value: Decimal, lang: Lang) -> Figure {
        figure::figure(self, column, value, lang)
    }
}
