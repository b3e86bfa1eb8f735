//! What can be wrong with a file that should hold a policy document.

use thiserror::Error;

use super::input::Excess;

/// Why a file cannot be read as a document.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ManuscriptFault {
    /// Larger than any policy document, packed or unpacked.
    #[error("more than {most} MiB")]
    TooLarge {
        /// The most that is read, in MiB.
        most: u64,
    },
    /// More in a Word document than is read.
    #[error(transparent)]
    Excess(Excess),
    /// A zip file that is no Word document.
    #[error("no Word document")]
    NoWord,
    /// The Word document is damaged.
    #[error("damaged: {detail}")]
    Damaged {
        /// What the reader said.
        detail: String,
    },
    /// A password is asked for.
    #[error("locked by a password")]
    Locked,
    /// The format of Word before 2007, or of WPS.
    #[error("the old format of Word")]
    OldWord,
    /// There are no words in it: a scan, or an empty file.
    #[error("no text")]
    NoText,
    /// A PDF, and no program that reads one.
    #[error("pdftotext is not installed")]
    NoPdfReader,
    /// The program that reads PDF gave up.
    #[error("pdftotext: {detail}")]
    PdfReader {
        /// What it said.
        detail: String,
    },
}
