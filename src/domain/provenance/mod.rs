//! Provenance 出处: whether a policy document says what the catalogue says it does, and whether it says any number more.
//!
//! A document becomes a [`Script`]: its signs in the shape in which they are compared, each with its clause. Every quantity
//! in it is a [`Mention`]; [`examine`] says of each what it is, by the catalogue, by the register of what is no target, or
//! by a grammar. Knows no file and no format.

mod account;
mod clause;
mod date;
mod furniture;
mod heading;
mod mention;
mod name;
mod phrase;
mod recognise;
mod script;
mod word;

pub use account::{Subject, examine};
pub use clause::Clause;
pub use heading::han;
pub use mention::{Date, Kind, Mention, mentions};
pub use recognise::recognise;
pub use script::Script;

use super::code::{SourceCode, TargetCode, Text, coded};

/// A line of a document as a file holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its text.
    pub text: String,
    /// Its place in the file, from 1: a line of a text, a paragraph of a Word document.
    pub number: u32,
    /// Whether it begins a page.
    pub begins_page: bool,
    /// Whether it is a whole paragraph; else a sentence may go on in the next one.
    pub whole: bool,
}

coded! {
    /// What a quantity of a document is.
    Account {
        /// The value of a target.
        Target = "target",
        /// The figure that a target starts from.
        Baseline = "baseline",
        /// A value on the way to a target.
        Milestone = "milestone",
        /// The deadline of a target.
        Deadline = "deadline",
        /// The years that the plan runs over.
        Horizon = "horizon",
        /// The document's own date or number.
        Issue = "issue",
        /// Money paid out, or its ceiling.
        Subsidy = "subsidy",
        /// A condition for belonging to something.
        Threshold = "threshold",
        /// A part of a name, title or technical term.
        Name = "name",
        /// What explains a term.
        Definition = "definition",
        /// What is so already.
        Fact = "fact",
        /// A date or a length of time of its own.
        Date = "date",
        /// A count of the parts of something.
        Structure = "structure",
        /// Full or wide, without a number, a whole that can be counted, or a date.
        Vision = "vision",
        /// The number or year of another document.
        Number = "number",
        /// A telephone number or address.
        Contact = "contact",
        /// What is said a second time, outside the document's own clauses.
        Repeat = "repeat",
        /// The number of a clause.
        Clause = "clause",
        /// The number of a page, its header or footer.
        Page = "page",
        /// A fixed word that counts nothing.
        Word = "word",
        /// What a converter or a web page left behind.
        Residue = "residue",
    }
}

impl Account {
    /// Whether a row of the register may say it.
    #[must_use]
    pub fn is_registered(self) -> bool {
        !matches!(
            self,
            Self::Target | Self::Baseline | Self::Milestone | Self::Deadline | Self::Clause | Self::Page | Self::Word
        )
    }
}

coded! {
    /// What is wrong with a document, or with what the catalogue says of it.
    Problem {
        /// The wording of a target is not there.
        Missing = "missing",
        /// The wording of a target stands in another clause.
        Elsewhere = "elsewhere",
        /// The catalogue gives no wording to look for.
        NoWording = "no_wording",
        /// The number in the wording is not the target's value.
        OtherValue = "other_value",
        /// The deadline that the document is said to state is not in the clause.
        NoDeadline = "no_deadline",
        /// Nothing says what a quantity is.
        Unaccounted = "unaccounted",
        /// What the register has is not there, or less often.
        Absent = "absent",
        /// The number of a clause does not follow the one before it.
        OutOfOrder = "out_of_order",
        /// No file holds a document that targets come from.
        NoDocument = "no_document",
        /// A file cannot be read.
        Unreadable = "unreadable",
    }
}

/// A row of the register: a few characters of a document that are no target, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The document.
    pub source: SourceCode,
    /// The clause as the document numbers it, empty above the first one; `None` anywhere.
    pub clause: Option<Text>,
    /// The characters.
    pub text: Text,
    /// How often they stand there.
    pub times: usize,
    /// What they are.
    pub account: Account,
}

/// What was found of one quantity, target or row of the register.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Finding {
    /// What is wrong, if anything.
    pub problem: Option<Problem>,
    /// What the quantity is, or should be.
    pub account: Option<Account>,
    /// Where it stands in the file.
    pub line: Option<u32>,
    /// The clause it stands in; empty above the first one.
    pub clause: Option<Text>,
    /// The characters.
    pub text: Text,
    /// The targets it belongs to.
    pub targets: Vec<TargetCode>,
    /// The clause in which it should stand.
    pub expected: Option<Text>,
    /// How often it stands there, and how often it should.
    pub times: Option<(usize, usize)>,
}
