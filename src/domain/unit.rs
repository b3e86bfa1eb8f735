//! Units 单位 of quantities.

use std::fmt;

use super::code::Text;

/// A unit as the catalogue writes it, for example `%`, `个`, `亿元`, `PFLOPS`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct Unit(pub Text);

impl Unit {
    /// The unit's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
