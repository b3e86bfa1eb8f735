//! Workbooks for spreadsheet programs: numbers stay numbers, dates dates, and text is never computed.
//!
//! [`Book`] is the workbook with its styles and sheet names, [`Table`] a sheet written row by row in little memory, and
//! [`ListBook`] a list with the sheets beside it. The same rows give the same bytes: no clock and no chance enters.

mod book;
mod chart;
mod form;
mod leaf;
mod list;
mod name;
mod number;
mod style;
mod table;
mod text;
mod tint;
mod value;
mod width;

use std::io;

use rust_xlsxwriter::XlsxError;

pub use book::{Book, SheetId};
pub use form::write_form;
pub use list::{Colours, ListBook, pack};
pub use name::Names;
pub use style::Style;
pub use table::Table;
pub use text::{cut, plain};
pub use width::{column_width, lines, row_height};

/// The rows a sheet has room for.
pub const MOST_ROWS: u32 = 1_048_576;

/// What the writer of workbooks finds at fault, as what goes wrong in writing.
fn fault(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error)
        | XlsxError::TempFileError(_, error)
        | XlsxError::ZipError(zip::result::ZipError::Io(error)) => error,
        other => io::Error::other(other),
    }
}
