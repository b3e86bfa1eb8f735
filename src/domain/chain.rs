//! The chain of actions: each is sealed by a hash that covers the one before it, so that tampering shows.
//!
//! Knows nothing of how hashes are formed or kept.

mod misfit;

use std::fmt::{self, Write as _};

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use super::code::Text;
use super::history::{Handle, Told};
use super::observation::Bound;
use super::unit::Unit;

pub use misfit::{Examination, Fate, InAction, Misfit};

/// Hexadecimal digits of a hash in its short form.
pub const SHORT: usize = 12;
/// Hexadecimal digits by which a hash may be named at least.
pub const LEAST: usize = 8;

/// The hash that seals an action: SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Seal(pub [u8; 32]);

impl Seal {
    /// The first digits, for people.
    #[must_use]
    pub fn short(&self) -> String {
        let mut text = self.to_string();
        text.truncate(SHORT);
        text
    }
}

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl serde::Serialize for Seal {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The first digits of a hash as somebody kept them, or all: in lower case, at least [`LEAST`]; with the number of the
/// action where it was kept too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealPrefix {
    action: Option<i64>,
    digits: String,
}

impl SealPrefix {
    /// Reads the digits of a hash, with the number of the action before them as heads are printed (`#12 3f9a…`).
    /// `None` for anything else.
    #[must_use]
    pub fn new(typed: &str) -> Option<Self> {
        let numbered = typed.trim().split_once(char::is_whitespace);
        let (action, bare) = match numbered.and_then(|(number, digits)| Some((number.strip_prefix('#')?, digits))) {
            Some((number, digits)) => (Some(number.parse().ok()?), digits.trim_start()),
            None => (None, typed.trim()),
        };
        let bare = bare.trim_end_matches('…');
        let digits = bare.to_ascii_lowercase();
        let fits = (LEAST..=64).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit());
        fits.then_some(Self { action, digits })
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.digits
    }

    /// The number of the action, where it was kept with the digits.
    #[must_use]
    pub fn action(&self) -> Option<i64> {
        self.action
    }

    /// The digits alone, of whatever action.
    #[must_use]
    pub fn bare(&self) -> Self {
        Self { action: None, ..self.clone() }
    }

    /// True where a head begins with these digits and is of that action, where one was kept.
    #[must_use]
    pub fn fits(&self, head: &Head) -> bool {
        self.action.is_none_or(|action| action == head.action) && self.begins(&head.seal)
    }

    /// True where a hash begins with these digits.
    #[must_use]
    pub fn begins(&self, seal: &Seal) -> bool {
        seal.to_string().starts_with(&self.digits)
    }
}

impl fmt::Display for SealPrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.action.map_or(Ok(()), |action| write!(f, "#{action} "))?;
        f.write_str(&self.digits)
    }
}

/// The head of the chain: the last action with its seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Head {
    /// The number of the action.
    pub action: i64,
    /// Its seal.
    #[serde(rename = "hash")]
    pub seal: Seal,
}

/// An action as it is logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Its number.
    pub number: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who answers for it.
    pub by: Option<Text>,
    /// The account of the machine.
    pub system_user: Option<Text>,
    /// By which command.
    pub command: Text,
    /// Why.
    pub reason: Option<Text>,
    /// Events of figures that it wrote.
    pub events: u64,
    /// Rows of other tables that it wrote, by table.
    pub rows: Vec<(Text, u64)>,
    /// Its seal; none where somebody wrote it past the program.
    pub seal: Option<Seal>,
}

/// An event of a figure as it is logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Its public name.
    pub handle: Handle,
    /// What happened.
    pub event: Told,
    /// The value before: of the figure that it revises or speaks of; nothing where one is brought back.
    pub old: Option<(Bound, Decimal)>,
    /// The value now.
    pub new: Option<(Bound, Decimal)>,
    /// The unit of both.
    pub unit: Unit,
    /// The note.
    pub note: Option<Text>,
    /// Its hash, in hexadecimal.
    pub hash: Option<String>,
}

/// What is logged: actions that pass all that is given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// From this instant on.
    pub since: Option<DateTime<Utc>>,
    /// From the action of this number on.
    pub from: Option<i64>,
    /// By this person or under this account.
    pub by: Option<Text>,
    /// Those that wrote something about this indicator: its figures, its targets, their deadlines or agencies.
    pub indicator: Option<super::code::IndicatorCode>,
}

/// Hexadecimal digits of some bytes.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        write!(text, "{byte:02x}").expect("memory takes all");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_named_by_its_first_digits() {
        let seal = Seal([0xab; 32]);
        assert_eq!(seal.short(), "abababababab");
        let prefix = |typed: &str| SealPrefix::new(typed).is_some_and(|prefix| prefix.begins(&seal));
        assert!(prefix("#12 abababab") && prefix("ABABABAB") && prefix(" abababababab… ") && prefix(&seal.to_string()));
        assert!(!prefix("abababac"));
        let of_12 = |typed: &str| SealPrefix::new(typed).is_some_and(|prefix| prefix.fits(&Head { action: 12, seal }));
        assert!(of_12("#12 abababab") && of_12("abababab") && !of_12("#11 abababab"));
        for typed in ["", "ababab", "abababag", "#x abababab", &format!("{seal}ab")] {
            assert_eq!(SealPrefix::new(typed), None, "{typed}");
        }
    }
}
