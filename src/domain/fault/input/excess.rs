//! What is more in a file than anything an office fills in, and where.

use thiserror::Error;

use super::CellPlace;
use crate::domain::code::Text;

/// What is more than is read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Excess {
    /// The file as a whole.
    #[error("a file of more than {most} bytes")]
    File {
        /// The bytes that it may have.
        most: u64,
    },
    /// The parts of the file.
    #[error("more than {most} parts")]
    Parts {
        /// How many there may be.
        most: usize,
    },
    /// A part that is packed to nearly nothing.
    #[error("part `{part}` is more than {most} times as large as it is packed")]
    Ratio {
        /// The part.
        part: Text,
        /// How many times it may be.
        most: u64,
    },
    /// A part, unpacked.
    #[error("part `{part}` has more than {most} bytes")]
    Part {
        /// The part.
        part: Text,
        /// The bytes that it may have.
        most: u64,
    },
    /// All parts together, unpacked.
    #[error("more than {most} bytes unpacked")]
    Unpacked {
        /// The bytes that there may be.
        most: u64,
    },
    /// One piece of a part.
    #[error("a piece of part `{part}` has more than {most} bytes")]
    Piece {
        /// The part.
        part: Text,
        /// The bytes that it may have.
        most: usize,
    },
    /// All that belongs to a cell.
    #[error("cell {cell:?} has more than {most} bytes")]
    Cell {
        /// The cell.
        cell: CellPlace,
        /// The bytes that it may have.
        most: usize,
    },
    /// The sheets.
    #[error("more than {most} sheets")]
    Sheets {
        /// How many there may be.
        most: usize,
    },
    /// The texts that cells share.
    #[error("more than {most} texts")]
    Shared {
        /// How many there may be.
        most: usize,
    },
    /// The texts of all cells together.
    #[error("texts of more than {most} bytes")]
    Texts {
        /// The bytes that they may have.
        most: u64,
    },
    /// The looks of cells.
    #[error("more than {most} looks")]
    Styles {
        /// How many there may be.
        most: usize,
    },
    /// Cells that are held in memory.
    #[error("more than {most} cells")]
    Cells {
        /// How many there may be.
        most: u64,
    },
    /// Formulas, hidden rows and cells with a look of their own.
    #[error("more than {most} marks")]
    Marks {
        /// How many there may be.
        most: usize,
    },
    /// Merged ranges in a row.
    #[error("more than {most} merged ranges in one row")]
    Merged {
        /// How many there may be.
        most: usize,
    },
}
