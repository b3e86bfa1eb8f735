//! Faults that only spreadsheets have: cells that hold no plain figure, and forms that are no longer what they were.

use thiserror::Error;

use super::Excess;
use crate::domain::code::Text;
use crate::domain::unit::Unit;

/// A cell of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellPlace {
    /// The sheet's name.
    pub sheet: Text,
    /// The cell as spreadsheets name it, `D7`; a row by its number alone.
    pub cell: Text,
}

/// What a cell of a spreadsheet holds instead of something that can be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CellFault {
    /// `#DIV/0!` and its like.
    #[error("error value")]
    Error,
    /// A formula that was never calculated.
    #[error("uncalculated formula")]
    Uncalculated,
    /// A formula whose result was not formed by the program that saved the file, or may not be current.
    #[error("formula whose result may be stale")]
    Stale,
    /// A formula that depends on other files, the day or chance.
    #[error("formula that depends on what is not in the file")]
    Dependent,
    /// A date where a figure should be.
    #[error("a date")]
    Date,
    /// A date shown without its year, which the spreadsheet program has chosen.
    #[error("a date shown without its year")]
    NoYear,
    /// A time of day, or a length of time.
    #[error("a time")]
    Time,
    /// True or false.
    #[error("true or false")]
    Logical,
    /// A period typed as a number with a fraction: `2024.1` may be January or October.
    #[error("a period with a fraction")]
    Fraction,
    /// More text than a spreadsheet keeps.
    #[error("more than {most} characters")]
    Long {
        /// The characters that it may have.
        most: usize,
    },
    /// A cell merged with those of other rows or columns.
    #[error("merged as {range}")]
    Merged {
        /// The cells, as spreadsheets name them.
        range: Text,
    },
}

/// Why a workbook cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BookFault {
    /// It is protected by a password.
    #[error("protected by a password")]
    Password,
    /// It is no spreadsheet, or none that can be read.
    #[error("no spreadsheet: {0:?}")]
    Foreign(Foreign),
    /// It is damaged.
    #[error("damaged: {0}")]
    Damaged(String),
    /// Something in it is more than is read.
    #[error(transparent)]
    TooLarge(#[from] Excess),
    /// None of its sheets has a table of figures.
    #[error("no table")]
    NoTable,
    /// It is a form of another version of the program.
    #[error("a form of version `{version}`")]
    FormVersion {
        /// The kind and version of the form.
        version: String,
        /// Whether that is a later one.
        later: bool,
    },
    /// What the form says of itself was changed.
    #[error("the form's own sheet was changed")]
    FormChanged,
}

/// What a file is that is no spreadsheet to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A binary workbook, `.xlsb`.
    Binary,
    /// A web page or other markup under the name of a spreadsheet.
    Markup,
    /// A text document.
    Document,
    /// A PDF.
    Pdf,
    /// Something else in a container.
    Container,
}

/// What is wrong with a row of a form.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FormFault {
    /// The indicator was not in the form when it was made.
    #[error("not of this form")]
    NotOfForm,
    /// The name beside the code is another indicator's.
    #[error("code and name are of different indicators")]
    Mixed {
        /// The name that belongs to the code.
        name: Text,
    },
    /// The indicator's unit has changed since the form was made.
    #[error("the unit was {then} and is {now}")]
    UnitChanged {
        /// The unit in the form.
        then: Unit,
        /// The unit now.
        now: Unit,
    },
    /// The form is for another period.
    #[error("the form is for {period}")]
    OtherPeriod {
        /// The form's period.
        period: Text,
    },
    /// The agency does not answer for the indicator.
    #[error("`{agency}` does not answer for it")]
    NotAnswering {
        /// The agency.
        agency: Text,
    },
}
