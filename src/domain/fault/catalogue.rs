//! Faults of a catalogue: what is wrong, and where.
//!
//! Every fault names its place in a file; `i18n::catalogue` says it in words, `render::snippet` draws it.

use std::ops::Range;

pub use entry::{CodeForm, Found, KeyFault, ValueFault, Wanted};
pub use reference::{FileFault, ReferenceFault};
pub use sense::{SenseFault, WindowUse};
pub use syntax::SyntaxFault;

use crate::domain::code::Text;

mod entry;
mod reference;
mod sense;
mod syntax;

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, as it was named.
    pub file: Text,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Bytes of the file's text that the fault is about; empty for something missing.
    pub span: Range<usize>,
}

/// One fault of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}:{}:{}: {kind:?}", place.file, place.line, place.column)]
pub struct CatalogueFault {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub kind: CatalogueFaultKind,
    /// The other place it has to do with, for example the first of two equal codes.
    pub also: Option<Place>,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CatalogueFaultKind {
    /// The form of a file.
    Syntax(SyntaxFault),
    /// The files.
    File(FileFault),
    /// A key.
    Key(KeyFault),
    /// A value.
    Value(ValueFault),
    /// What is declared and referred to.
    Reference(ReferenceFault),
    /// The parts of an indicator or target.
    Sense(SenseFault),
}

impl From<SyntaxFault> for CatalogueFaultKind {
    fn from(fault: SyntaxFault) -> Self {
        Self::Syntax(fault)
    }
}

impl From<FileFault> for CatalogueFaultKind {
    fn from(fault: FileFault) -> Self {
        Self::File(fault)
    }
}

impl From<KeyFault> for CatalogueFaultKind {
    fn from(fault: KeyFault) -> Self {
        Self::Key(fault)
    }
}

impl From<ValueFault> for CatalogueFaultKind {
    fn from(fault: ValueFault) -> Self {
        Self::Value(fault)
    }
}

impl From<ReferenceFault> for CatalogueFaultKind {
    fn from(fault: ReferenceFault) -> Self {
        Self::Reference(fault)
    }
}

impl From<SenseFault> for CatalogueFaultKind {
    fn from(fault: SenseFault) -> Self {
        Self::Sense(fault)
    }
}
