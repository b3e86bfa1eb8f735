//! The kinds of ledgers, and the columns of each.

use crate::domain::code::Coded;
use crate::domain::method::Method;
use crate::i18n::columns::{OfficeColumn, TargetColumn};
use crate::i18n::{Lang, workbook as words};
use crate::report::catalogue_row;
use crate::report::ledger::LedgerColumn;
use crate::report::row::Column as _;

/// What a ledger is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Every target and how it stands.
    Report,
    /// What is overdue.
    Overdue,
    /// What the documents ask, whatever stands.
    Targets,
}

impl Kind {
    /// Its title, and the name of its sheet.
    pub fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Report => words::ledger(lang),
            Self::Overdue => words::ledger_of_overdue(lang),
            Self::Targets => words::ledger_of_targets(lang),
        }
    }

    /// The name of its JSON schema.
    pub fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Overdue => "overdue",
            Self::Targets => "targets",
        }
    }

    /// The columns there are.
    pub fn all(self) -> Vec<LedgerColumn> {
        let of_figures = [OfficeColumn::Provenance, OfficeColumn::Explanation];
        let kept = |column: &LedgerColumn| match column {
            column if column.is_picture() => false,
            LedgerColumn::Own(own) => self != Self::Targets || !of_figures.contains(own),
            LedgerColumn::Target(column) => self != Self::Targets || catalogue_row::COLUMNS.contains(column),
        };
        LedgerColumn::ALL.iter().copied().filter(kept).collect()
    }

    /// The columns where none are asked for.
    pub fn usual(self, one_region: bool, methods: &[Method]) -> Vec<LedgerColumn> {
        use LedgerColumn::{Own, Target};
        use OfficeColumn as O;
        use TargetColumn as T;
        let mut columns = vec![Own(O::Number)];
        if !one_region {
            columns.push(Target(T::Region));
        }
        columns.extend([
            Target(T::Name),
            Target(T::Wording),
            Target(T::TargetValue),
            Own(O::Units),
            Target(T::Deadline),
        ]);
        if self == Self::Targets {
            columns.extend([Target(T::DeadlineBasis), Target(T::Judge), Target(T::Strength)]);
            columns.extend([Own(O::Leads), Own(O::Responsibles), Own(O::Supports), Own(O::Basis), Target(T::Note)]);
            return columns;
        }
        if self == Self::Overdue {
            columns.push(Target(T::DaysOverdue));
        }
        columns.extend([Target(T::LatestValue), Target(T::LatestPeriod), Own(O::Provenance)]);
        columns.extend([Target(T::Attainment), Target(T::Gap), Target(T::Progress), Target(T::Elapsed)]);
        let of_method = methods.iter().flat_map(|&method| T::of_method(method, 200)).map(Target);
        let more: Vec<LedgerColumn> = of_method.filter(|column| !columns.contains(column)).collect();
        columns.extend(more);
        columns.extend([Target(T::Status), Target(T::Light), Own(O::Explanation)]);
        columns.extend([Own(O::Leads), Own(O::Responsibles), Own(O::Supports), Own(O::Basis)]);
        columns.extend([Own(O::Problems), Own(O::NextSteps), Own(O::Remarks)]);
        columns
    }
}
