//! Duties 承担的目标: the targets that one agency answers for, role by role, and what each adds to its score.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::domain::agency::Role;
use crate::domain::code::{Coded, RegionCode, Text};
use crate::domain::number::Ratio;
use crate::domain::score::{Adds, Mark};
use crate::domain::source::Standing;
use crate::i18n::columns::{DutyColumn, TargetColumn};
use crate::i18n::number;

use super::document::{Align, Cell};
use super::row::{AsJson, Column, Reader, Row, flag, term, text};
use super::target::TargetRow;

/// A target that an agency answers for, with what is said of it to one reader.
#[derive(Debug, Clone)]
pub struct Duty {
    /// The agency, as the document writes it.
    pub agency: Text,
    /// The region it belongs to.
    pub home: RegionCode,
    /// Its role.
    pub role: Role,
    /// The region of the indicator.
    pub region: RegionCode,
    /// Whether the document binds anybody.
    pub standing: Standing,
    /// What of the target enters the score.
    pub mark: Mark,
    /// What it adds to the score of the role; nothing where it does not enter one.
    pub adds: Option<Adds>,
    cells: Vec<(TargetColumn, Cell<'static>)>,
}

impl Duty {
    /// A duty of an agency in a role.
    #[must_use]
    pub fn new(row: &TargetRow<'_>, agency: &Text, home: &RegionCode, role: Role, reader: Reader) -> Self {
        let of_target = DutyColumn::ALL.iter().filter_map(|column| TargetColumn::from_code(column.code()));
        Self {
            agency: agency.clone(),
            home: home.clone(),
            role,
            region: row.dossier.indicator.region.clone(),
            standing: row.standing(),
            mark: Mark::of(&row.verdict),
            adds: None,
            cells: of_target.map(|column| (column, row.cell(column, reader).into_owned())).collect(),
        }
    }
}

impl Serialize for Duty {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let cell = |column| AsJson(self.cell(column, Reader::Machine));
        let mut map = serializer.serialize_map(None)?;
        for &column in DutyColumn::ALL {
            match column {
                DutyColumn::LatestPeriod => {
                    let value = self.cell(DutyColumn::LatestValue, Reader::Machine);
                    let latest = Latest { period: cell(column), value: AsJson(value.clone()) };
                    map.serialize_entry("latest", &(value != Cell::Empty).then_some(latest))?;
                }
                DutyColumn::LatestValue => {}
                column => map.serialize_entry(column.code(), &cell(column))?,
            }
        }
        map.end()
    }
}

#[derive(Serialize)]
struct Latest<'d> {
    period: AsJson<'d>,
    value: AsJson<'d>,
}

impl Column for DutyColumn {
    fn heading(self, lang: crate::i18n::Lang) -> &'static str {
        Self::heading(self, lang)
    }

    fn align(self) -> Align {
        match self {
            Self::AttainmentScored
            | Self::PointsStatus
            | Self::PointsAttainment
            | Self::PointsDaysOverdue
            | Self::Points => Align::Right,
            column => TargetColumn::from_code(column.code()).map_or(Align::Left, Column::align),
        }
    }

    fn wraps(self) -> bool {
        match self {
            Self::Agency | Self::AgencyRegion => true,
            column => TargetColumn::from_code(column.code()).is_some_and(Column::wraps),
        }
    }
}

impl Row for Duty {
    type Column = DutyColumn;

    fn cell(&self, column: DutyColumn, reader: Reader) -> Cell<'_> {
        use DutyColumn as C;
        let points = |of: fn(&Adds) -> Option<Ratio>| {
            let Some(value) = self.adds.as_ref().and_then(of).map(Ratio::rounded) else { return Cell::Empty };
            Cell::Number { value, shown: reader.lang().map(|_| number::addend(value)) }
        };
        match column {
            C::Agency => text(&*self.agency),
            C::AgencyRegion => text(self.home.as_str()),
            C::Role => term(self.role, reader),
            C::Scored => flag(self.adds.is_some(), reader),
            C::AttainmentScored => match self.mark.attainment.filter(|_| self.adds.is_some()) {
                None => Cell::Empty,
                Some(value) => Cell::Number { value, shown: reader.lang().map(|_| number::percent(value)) },
            },
            C::PointsStatus => points(|adds| Some(adds.status)),
            C::PointsAttainment => points(|adds| adds.attainment),
            C::PointsDaysOverdue => points(|adds| Some(adds.days)),
            C::Points => points(|adds| Some(adds.total)),
            column => {
                let own = |(of, _): &&(TargetColumn, _)| of.code() == column.code();
                self.cells.iter().find(own).map_or(Cell::Empty, |(_, cell)| cell.clone())
            }
        }
    }
}
