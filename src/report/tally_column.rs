//! The columns of rows that count targets, and what each holds for scripts and for people.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::domain::code::{Coded, Text};
use crate::domain::number::Ratio;
use crate::domain::status::Status;
use crate::i18n::columns::TallyColumn;
use crate::i18n::{Lang, marks, number, phrases};

use super::document::{Align, Cell};
use super::row::{AsJson, Column, Reader, Row, count, flag, named, term};
use super::tally::{Group, GroupBy, ORDER, TallyRow};
use super::target::Exact;
use super::workbook::{Figure, Measure};

impl Serialize for TallyRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match &self.group {
            Group::Agency { region, agency, role, .. } => {
                map.serialize_entry("agency", &agency.as_deref())?;
                map.serialize_entry("region", region)?;
                map.serialize_entry("role", role)?;
            }
            Group::Region(region) => map.serialize_entry("region", region)?,
            Group::Source { source, region } => {
                map.serialize_entry("source", source)?;
                map.serialize_entry("region", region)?;
            }
        }
        map.serialize_entry("targets", &self.tally.targets)?;
        for status in ORDER {
            map.serialize_entry(status.code(), &self.tally.count(status))?;
        }
        map.serialize_entry("met_share", &self.tally.met_share().map(Exact))?;
        map.serialize_entry("attainment_mean", &self.tally.attainment_mean().map(Exact))?;
        map.serialize_entry("attainment_count", &self.tally.attainment_count)?;
        map.serialize_entry("standing", &self.standing)?;
        if matches!(self.group, Group::Agency { .. }) {
            for column in SCORES {
                map.serialize_entry(column.code(), &AsJson(self.cell(column, Reader::Machine)))?;
            }
        }
        map.end()
    }
}

/// Columns below which rows are records.
const NARROW: usize = 50;

/// The columns that only agencies have: what is scored, every addend, and what comes of it.
const SCORES: [TallyColumn; 23] = [
    TallyColumn::Judged,
    TallyColumn::Coverage,
    TallyColumn::PointsMet,
    TallyColumn::PointsMetLate,
    TallyColumn::PointsOnTrack,
    TallyColumn::PointsBehind,
    TallyColumn::PointsOverdue,
    TallyColumn::ScoreFactor,
    TallyColumn::ScoreAttainmentMean,
    TallyColumn::ScoreAttainmentCount,
    TallyColumn::PointsAttainment,
    TallyColumn::DaysOverdueMean,
    TallyColumn::PointsDaysOverdue,
    TallyColumn::Score,
    TallyColumn::ScoreReason,
    TallyColumn::SmallN,
    TallyColumn::Weight,
    TallyColumn::AgencyScore,
    TallyColumn::AgencyScoreReason,
    TallyColumn::AgencySmallN,
    TallyColumn::Rank,
    TallyColumn::Ranked,
    TallyColumn::AgencyRegion,
];

impl GroupBy {
    /// The column that names the group.
    #[must_use]
    pub fn column(self) -> TallyColumn {
        match self {
            Self::Agency => TallyColumn::Agency,
            Self::Region => TallyColumn::Region,
            Self::Source => TallyColumn::Source,
        }
    }
}

impl TallyColumn {
    /// The columns people see, by the width there is. Agencies of several regions have the same names, and each region
    /// has its row of nobody: there the region stays.
    #[must_use]
    pub fn usual(by: GroupBy, one_region: bool, width: usize) -> Vec<Self> {
        let spare: &[Self] = match width {
            50..80 => &[
                Self::MetLate,
                Self::OnTrack,
                Self::Unjudged,
                Self::OverdueUnconfirmed,
                Self::MetShare,
                Self::AttainmentMean,
            ],
            0..110 => &[Self::MetLate, Self::Unjudged, Self::OverdueUnconfirmed, Self::AttainmentMean],
            110..160 => &[Self::MetLate],
            _ => &[],
        };
        let own = |column: &Self| by != GroupBy::Region || *column != Self::Agency;
        let never = |c: &Self| [Self::Standing, Self::AttainmentCount].contains(c) || SCORES.contains(c);
        let mut columns: Vec<Self> =
            Self::of(by).into_iter().filter(|c| own(c) && !never(c) && !spare.contains(c)).collect();
        if by == GroupBy::Agency && !one_region && width < 100 {
            columns.retain(|c| ![Self::OnTrack, Self::Behind, Self::MetShare].contains(c));
        } else if by != GroupBy::Region && (one_region || width < 100) {
            columns.retain(|c| *c != Self::Region);
        }
        columns
    }

    /// The columns people see of agencies of which one at least has a score, by the width there is.
    #[must_use]
    pub fn usual_with_scores(one_region: bool, width: usize) -> Vec<Self> {
        use TallyColumn as C;
        // From which width on each is shown.
        let columns = [
            (C::Agency, 0),
            (C::Region, 0),
            (C::Role, 0),
            (C::Targets, 66),
            (C::Judged, 0),
            (C::Met, 78),
            (C::MetLate, 170),
            (C::OnTrack, 96),
            (C::Behind, 96),
            (C::Unjudged, 150),
            (C::NoData, 108),
            (C::Overdue, 78),
            (C::OverdueUnconfirmed, 140),
            (C::OverdueUnreported, 130),
            (C::MetShare, 190),
            (C::AttainmentMean, 180),
            (C::Score, 0),
            (C::AgencyScore, 60),
            (C::Rank, 0),
        ];
        // A record has room for all.
        let room = if width < NARROW { usize::MAX } else { width };
        let is_shown = |(column, from): &(Self, usize)| *from <= room && !(one_region && *column == C::Region);
        columns.into_iter().filter(is_shown).map(|(column, _)| column).collect()
    }

    /// The columns of the counts by agency beside another list: no addends of scores, so that a page has room for them.
    #[must_use]
    pub fn beside_list(is_scored: bool) -> Vec<Self> {
        if !is_scored {
            return Self::on_sheet(GroupBy::Agency, false);
        }
        let mut columns = Self::usual_with_scores(false, 200);
        columns.extend([Self::Ranked, Self::Standing]);
        columns
    }

    /// The columns of a sheet of a workbook that counts agencies: those of scores only where one at least has a score.
    #[must_use]
    pub fn on_sheet(by: GroupBy, is_scored: bool) -> Vec<Self> {
        Self::of(by).into_iter().filter(|column| is_scored || !SCORES.contains(column)).collect()
    }

    /// The columns of a grouping, in order.
    #[must_use]
    pub fn of(by: GroupBy) -> Vec<Self> {
        let own: &[Self] = match by {
            GroupBy::Agency => &[Self::Agency, Self::Region, Self::Role],
            GroupBy::Region => &[Self::Region],
            GroupBy::Source => &[Self::Source, Self::Region],
        };
        let identity = [Self::Agency, Self::Region, Self::Source, Self::Role];
        let all = own.iter().chain(Self::ALL.iter().filter(|c| !identity.contains(c)));
        all.filter(|column| by == GroupBy::Agency || !SCORES.contains(column)).copied().collect()
    }
}

impl Column for TallyColumn {
    fn heading(self, lang: Lang) -> &'static str {
        Self::heading(self, lang)
    }

    fn align(self) -> Align {
        match self {
            Self::Agency
            | Self::Region
            | Self::Source
            | Self::Role
            | Self::Standing
            | Self::ScoreReason
            | Self::SmallN
            | Self::AgencyScoreReason
            | Self::AgencySmallN
            | Self::AgencyRegion => Align::Left,
            _ => Align::Right,
        }
    }

    fn wraps(self) -> bool {
        matches!(
            self,
            Self::Agency
                | Self::Region
                | Self::Source
                | Self::ScoreReason
                | Self::AgencyScoreReason
                | Self::AgencyRegion
        )
    }

    fn measure(self) -> Measure {
        match self {
            Self::MetShare | Self::AttainmentMean | Self::Coverage | Self::ScoreAttainmentMean => Measure::Share,
            _ => Measure::Plain,
        }
    }
}

impl Row for TallyRow {
    type Column = TallyColumn;

    fn cell(&self, column: TallyColumn, reader: Reader) -> Cell<'_> {
        let of = |status| count(self.tally.count(status));
        match column {
            TallyColumn::Agency => match (&self.group, reader) {
                (Group::Agency { agency: Some(name), .. }, _) => Cell::Text(Cow::Borrowed(name)),
                (Group::Agency { agency: None, .. }, Reader::Person(lang)) => {
                    Cell::Text(Cow::Borrowed(phrases::nobody_named(lang)))
                }
                _ => Cell::Empty,
            },
            TallyColumn::Region => named(reader, pair(self.names.region.as_ref()), self.group.region().as_str()),
            TallyColumn::Source => match &self.group {
                Group::Source { source, .. } => named(reader, pair(self.names.source.as_ref()), source.as_str()),
                _ => Cell::Empty,
            },
            TallyColumn::Role => match &self.group {
                Group::Agency { role: Some(role), .. } => term(*role, reader),
                _ => Cell::Empty,
            },
            TallyColumn::Targets => count(self.tally.targets),
            TallyColumn::Met => of(Status::Met),
            TallyColumn::MetLate => of(Status::MetLate),
            TallyColumn::OnTrack => of(Status::OnTrack),
            TallyColumn::Behind => of(Status::Behind),
            TallyColumn::Unjudged => of(Status::Unjudged),
            TallyColumn::NoData => of(Status::NoData),
            TallyColumn::Overdue => of(Status::Overdue),
            TallyColumn::OverdueUnconfirmed => of(Status::OverdueUnconfirmed),
            TallyColumn::OverdueUnreported => of(Status::OverdueUnreported),
            TallyColumn::MetShare => share(self.tally.met_share(), reader),
            TallyColumn::AttainmentMean => share(self.tally.attainment_mean(), reader),
            TallyColumn::AttainmentCount => count(self.tally.attainment_count),
            TallyColumn::Standing => term(self.standing, reader),
            column => self.scored(column, reader),
        }
    }

    fn figure(&self, column: TallyColumn, value: Decimal, _lang: Lang) -> Figure {
        use TallyColumn as C;
        let plain = Figure::of(column.measure(), value);
        let few = |few: bool| if few { marks::FEW } else { "" };
        let scored = self.scored.as_ref();
        match column {
            C::ScoreFactor | C::DaysOverdueMean | C::Weight => plain.with_decimals(number::decimals(value, 2, None)),
            C::Score => {
                let after = few(scored.is_some_and(|scored| scored.small_n));
                Figure { after, ..plain.with_decimals(number::score_decimals(value)) }
            }
            C::AgencyScore => {
                let after = few(scored.is_some_and(|scored| scored.agency.small_n));
                Figure { after, ..plain.with_decimals(number::score_decimals(value)) }
            }
            C::PointsMet
            | C::PointsMetLate
            | C::PointsOnTrack
            | C::PointsBehind
            | C::PointsOverdue
            | C::PointsAttainment
            | C::PointsDaysOverdue => plain.with_decimals(number::score_decimals(value)),
            _ => plain,
        }
    }
}

impl TallyRow {
    /// The cell of a column that only agencies have.
    fn scored(&self, column: TallyColumn, reader: Reader) -> Cell<'_> {
        use TallyColumn as C;
        let Some(scored) = &self.scored else { return Cell::Empty };
        let (sum, agency) = (&self.scoreable.sum, &scored.agency);
        let points = |stated: Option<Ratio>| points(stated.map(Ratio::rounded), false, reader);
        let of = |status| {
            let shares = scored.score.as_ref().ok().map(|score| score.shares.iter());
            points(shares.and_then(|mut all| all.find(|share| share.status == status)).map(|share| share.points))
        };
        let score = scored.score.as_ref().ok();
        let attained = score.and_then(|score| score.attainment);
        match column {
            C::Judged => count(sum.judged()),
            C::Coverage => share(sum.coverage().map(Ratio::rounded), reader),
            C::PointsMet => of(Status::Met),
            C::PointsMetLate => of(Status::MetLate),
            C::PointsOnTrack => of(Status::OnTrack),
            C::PointsBehind => of(Status::Behind),
            C::PointsOverdue => of(Status::Overdue),
            C::ScoreFactor => plain(score.map(|score| score.factor.rounded()), reader),
            C::ScoreAttainmentMean => share(attained.map(|part| part.mean.rounded()), reader),
            C::ScoreAttainmentCount => score.map_or(Cell::Empty, |_| count(sum.attainments)),
            C::PointsAttainment => points(attained.map(|part| part.points)),
            C::DaysOverdueMean => plain(score.map(|score| score.late.mean.rounded()), reader),
            C::PointsDaysOverdue => points(score.and_then(|score| score.late.points.times(Decimal::NEGATIVE_ONE))),
            C::Score => self::points(score.map(|score| score.total.rounded()), scored.small_n, reader),
            C::ScoreReason => scored.score.as_ref().err().map_or(Cell::Empty, |reason| term(*reason, reader)),
            C::SmallN => flag(scored.small_n, reader),
            C::Weight => plain(scored.weight, reader),
            C::AgencyScore => self::points(agency.score.ok().map(Ratio::rounded), agency.small_n, reader),
            C::AgencyScoreReason => agency.score.err().map_or(Cell::Empty, |reason| term(reason, reader)),
            C::AgencySmallN => flag(agency.small_n, reader),
            C::Rank => agency.rank.map_or(Cell::Empty, size),
            C::Ranked => agency.rank.map_or(Cell::Empty, |_| size(agency.ranked)),
            C::AgencyRegion => match &self.group {
                Group::Agency { home: Some(home), .. } => named(reader, pair(self.names.home.as_ref()), home.as_str()),
                _ => Cell::Empty,
            },
            _ => Cell::Empty,
        }
    }
}

fn share(value: Option<Decimal>, reader: Reader) -> Cell<'static> {
    let Some(value) = value else { return Cell::Empty };
    Cell::Number { value, shown: reader.lang().map(|_| number::percent(value)) }
}

/// A number that is no share and no score.
fn plain(value: Option<Decimal>, reader: Reader) -> Cell<'static> {
    let Some(value) = value else { return Cell::Empty };
    Cell::Number { value, shown: reader.lang().map(|_| number::shown(value, 2, None)) }
}

/// Points, marked where they come from few targets.
fn points(value: Option<Decimal>, few: bool, reader: Reader) -> Cell<'static> {
    let Some(value) = value.map(|value| value.normalize()) else { return Cell::Empty };
    let mark = if few { marks::FEW } else { "" };
    Cell::Number { value, shown: reader.lang().map(|_| format!("{}{mark}", number::score(value))) }
}

fn size(value: usize) -> Cell<'static> {
    Cell::Number { value: value.into(), shown: None }
}

fn pair(names: Option<&(Text, Option<Text>)>) -> Option<(&str, Option<&str>)> {
    names.map(|(zh, en)| (&**zh, en.as_deref()))
}
