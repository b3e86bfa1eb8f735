//! The catalogue's side of a target: what a document asks, of whom, by when, and nothing of how it stands.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::i18n::Lang;
use crate::i18n::columns::TargetColumn;

use super::document::Cell;
use super::row::{Reader, Row};
use super::target::{Additions, CatalogueSide, TargetRow};
use super::workbook::Figure;

/// A target as the catalogue has it.
#[derive(Debug, Clone, Copy)]
pub struct CatalogueRow<'r>(pub &'r TargetRow<'r>);

/// The columns of the catalogue's side, in order.
pub const COLUMNS: [TargetColumn; 37] = [
    TargetColumn::Target,
    TargetColumn::Indicator,
    TargetColumn::Name,
    TargetColumn::NameEn,
    TargetColumn::Region,
    TargetColumn::Source,
    TargetColumn::SourceStanding,
    TargetColumn::Clause,
    TargetColumn::Wording,
    TargetColumn::Kind,
    TargetColumn::Direction,
    TargetColumn::Comparator,
    TargetColumn::TargetValue,
    TargetColumn::Tolerance,
    TargetColumn::Unit,
    TargetColumn::Deadline,
    TargetColumn::DeadlineBasis,
    TargetColumn::Strength,
    TargetColumn::Judge,
    TargetColumn::WindowFrom,
    TargetColumn::WindowTo,
    TargetColumn::WindowBasis,
    TargetColumn::Lead,
    TargetColumn::Responsible,
    TargetColumn::Support,
    TargetColumn::Conflict,
    TargetColumn::Note,
    TargetColumn::ClausePart,
    TargetColumn::IndicatorUnit,
    TargetColumn::Concept,
    TargetColumn::Scope,
    TargetColumn::ScopeEn,
    TargetColumn::NoteEn,
    TargetColumn::ToleranceBasis,
    TargetColumn::ConflictsWith,
    TargetColumn::InternalDeadline,
    TargetColumn::Contact,
];

#[derive(Serialize)]
struct Json<'r> {
    #[serde(flatten)]
    catalogue: CatalogueSide<'r>,
    conflict: bool,
    note: Option<&'r str>,
    #[serde(flatten)]
    additions: Additions<'r>,
}

impl Serialize for CatalogueRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Json {
            catalogue: CatalogueSide::of(self.0),
            conflict: !self.0.conflicts.is_empty(),
            note: self.0.note().map(|note| &**note),
            additions: Additions::of(self.0),
        }
        .serialize(serializer)
    }
}

impl Row for CatalogueRow<'_> {
    type Column = TargetColumn;

    fn cell(&self, column: TargetColumn, reader: Reader) -> Cell<'_> {
        self.0.cell(column, reader)
    }

    fn reader(&self, column: TargetColumn, lang: Lang) -> Reader {
        self.0.reader(column, lang)
    }

    fn figure(&self, column: TargetColumn, value: Decimal, lang: Lang) -> Figure {
        self.0.figure(column, value, lang)
    }
}
