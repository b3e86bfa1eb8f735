//! The nouns of target supervision and the calculus on them.
//!
//! Everything here is pure: a verdict depends on a target, its observations, the rules and the as-of date, and
//! on nothing else. No I/O, clock, SQL, printing or language.

pub mod admission;
pub mod agency;
pub mod aim;
pub mod ambition;
pub mod catalogue;
pub mod chain;
pub mod change;
pub mod checkup;
pub mod code;
pub mod comparison;
pub mod conflict;
pub mod course;
pub mod deed;
pub mod dossier;
pub mod fault;
pub mod form;
pub mod formula;
pub(crate) mod glyph;
pub mod history;
pub mod indicator;
pub mod inventory;
pub mod judge;
pub mod light;
pub mod limits;
pub mod lookup;
pub mod method;
pub mod moment;
pub mod number;
pub mod observation;
pub mod past;
pub mod path;
pub mod period;
pub mod provenance;
pub mod quantity;
pub mod region;
pub mod review;
pub mod rules;
pub mod score;
pub mod series;
pub mod source;
pub mod status;
pub mod step;
pub mod target;
pub mod unit;
pub mod verdict;
