//! Faults of files, declarations and references.

use crate::domain::catalogue::ItemKind;
use crate::domain::code::Text;

/// What is wrong with the files of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileFault {
    /// A file is not there.
    Missing(Text),
    /// A file cannot be read.
    Unreadable(Text),
    /// A file is not UTF-8 text.
    NotUtf8(Text),
    /// With this file the catalogue is larger than is read.
    TooLarge {
        /// The file.
        path: Text,
        /// The bytes that all of it may have.
        most: u64,
    },
    /// With this file there are more than are read.
    TooMany {
        /// The file.
        path: Text,
        /// How many there may be.
        most: usize,
    },
    /// A line is longer than is read.
    LongLine {
        /// The bytes that it may have.
        most: usize,
    },
    /// With this file there are more keys and values than are read.
    TooDense {
        /// The file.
        path: Text,
        /// How many all of it may have.
        most: usize,
    },
    /// Files include one another too many times in a row.
    TooDeep {
        /// The file.
        path: Text,
        /// How many times they may.
        most: usize,
    },
    /// A file includes itself, directly or by others.
    IncludeCycle(Text),
    /// A file is included twice.
    IncludedTwice(Text),
    /// `[catalogue]` in an included file.
    HeadInInclude,
    /// No `[catalogue]` block.
    MissingHead,
    /// `[rules]` in two files.
    RulesTwice,
}

/// What is wrong with what is declared and referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferenceFault {
    /// Declared twice.
    Duplicate {
        /// What.
        thing: ItemKind,
        /// Its code or name.
        name: Text,
    },
    /// Refers to what is not declared.
    Unknown {
        /// What.
        thing: ItemKind,
        /// The code or name.
        name: Text,
        /// What was probably meant.
        near: Option<Text>,
    },
    /// Names an agency that its region does not have.
    UnknownAgency {
        /// The name.
        name: Text,
        /// The region whose documents would name it.
        region: Text,
        /// What was probably meant.
        near: Option<Text>,
        /// The agency of which the name is an alias.
        alias_of: Option<Text>,
    },
    /// Refers to a clause its document does not have.
    UnknownClause {
        /// The numbering.
        number: Text,
        /// The document.
        source: Text,
        /// What was probably meant.
        near: Option<Text>,
    },
    /// Refers to a part its clause does not have.
    UnknownPart {
        /// The clause.
        number: Text,
        /// The part.
        part: u8,
        /// The parts it has; empty where it has one bracket only.
        parts: Vec<u8>,
    },
    /// The clause has several parts; which one is not said.
    PartNeeded {
        /// The clause.
        number: Text,
        /// The parts it has.
        parts: Vec<u8>,
    },
    /// `part` without a clause.
    PartWithoutClause,
    /// Agencies on a target whose clause names them already.
    AgenciesBesideClause(Text),
    /// A region that belongs to itself, directly or by others.
    RegionCycle(Text),
    /// An overlay that extends itself.
    ExtendsItself,
    /// Assignments in a catalogue that extends none.
    AssignmentWithoutExtends,
    /// An assignment that assigns nothing.
    EmptyAssignment,
}
