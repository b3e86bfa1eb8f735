//! A row of the register of what is no target.

use crate::domain::code::{Coded as _, SourceCode, coded};
use crate::domain::fault::input::{LocatedRowFault, RowFault};
use crate::domain::provenance::{Account, Entry};
use crate::intake::column::Columns;
use crate::intake::line::Line;

/// What stands in the place of a clause where the characters may stand anywhere.
const ANYWHERE: &str = "*";

coded! {
    /// A column of the register.
    RegisterColumn {
        /// The document's code.
        Source = "source",
        /// The clause, `*` anywhere, empty above the first one.
        Clause = "clause",
        /// The characters.
        Text = "text",
        /// How often they stand there; once where it is empty.
        Times = "times",
        /// What they are.
        Class = "class",
    }
}

impl Columns for RegisterColumn {
    const LEAVES_OTHERS: bool = true;

    fn of_heading(heading: &str) -> Option<Self> {
        Self::from_code(&heading.trim().to_lowercase())
    }

    fn needed(self) -> bool {
        self != Self::Times
    }

    fn index(self) -> usize {
        self as usize
    }
}

/// Reads a row.
pub fn read_entry(line: Line<'_, RegisterColumn>) -> Result<Entry, LocatedRowFault> {
    use RegisterColumn as C;
    let code = |column, allowed: Vec<&'static str>| line.fault(column, RowFault::BadCode { allowed });
    let source = SourceCode::new(line.need(C::Source)?).map_err(|_| code(C::Source, vec!["changchun-2023"]))?;
    let account = Account::from_code(line.need(C::Class)?).filter(|account| account.is_registered());
    let classes =
        || Account::ALL.iter().filter(|account| account.is_registered()).map(|account| account.code()).collect();
    let times = line.get(C::Times).map(|times| times.parse().ok().filter(|times: &usize| *times > 0));
    Ok(Entry {
        source,
        clause: Some(line.get(C::Clause).unwrap_or_default()).filter(|clause| *clause != ANYWHERE).map(Into::into),
        text: line.need(C::Text)?.into(),
        times: times.unwrap_or(Some(1)).ok_or_else(|| line.fault(C::Times, RowFault::BadNumber))?,
        account: account.ok_or_else(|| code(C::Class, classes()))?,
    })
}
