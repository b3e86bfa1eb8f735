//! Codes: the stable names by which catalogues, commands and files refer to things.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// Shared text: names, units and words that many rows have in common.
pub type Text = Arc<str>;

/// Why a string is no code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a code: lower-case letters, digits, `-`, `_`, in parts joined by `.`")]
pub struct BadCode(pub String);

/// True for one part of a code: lower-case ASCII letters, digits, `-` and `_`, beginning with a letter or digit.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    is_slug_of(text.as_bytes())
}

fn is_slug_of(bytes: &[u8]) -> bool {
    let plain = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    bytes.first().is_some_and(plain) && bytes.iter().all(|b| plain(b) || *b == b'-' || *b == b'_')
}

/// True for so many slugs joined by dots.
fn is_slugs(text: &str, count: usize) -> bool {
    let mut parts = 0;
    text.as_bytes().split(|b| *b == b'.').all(|part| {
        parts += 1;
        is_slug_of(part)
    }) && parts == count
}

macro_rules! code {
    ($(#[$doc:meta])* $name:ident, $parts:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Text);

        impl $name {
            /// Checks the form: the right number of slugs, joined by dots.
            pub fn new(text: &str) -> Result<Self, BadCode> {
                if is_slugs(text, $parts) {
                    Ok(Self(text.into()))
                } else {
                    Err(BadCode(text.to_owned()))
                }
            }

            /// The code as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(&self.0)
            }
        }
    };
}

code!(
    /// A catalogue's code, for example `digital-economy`.
    CatalogueCode,
    1
);
code!(
    /// A region's code, for example `changchun`.
    RegionCode,
    1
);
code!(
    /// A policy document's code, for example `changchun-2023`.
    SourceCode,
    1
);
code!(
    /// An indicator's code: region and slug, for example `changchun.5g-stations`.
    IndicatorCode,
    2
);
code!(
    /// A target's code: its indicator's and its own part, for example `changchun.5g-stations.2025`.
    TargetCode,
    3
);

impl IndicatorCode {
    /// The region's part of the code.
    #[must_use]
    pub fn region(&self) -> RegionCode {
        let (region, _) = self.0.split_once('.').expect("an indicator code has two parts");
        RegionCode(region.into())
    }

    /// Joins a region and a slug.
    pub fn join(region: &RegionCode, slug: &str) -> Result<Self, BadCode> {
        Self::new(&format!("{region}.{slug}"))
    }
}

impl TargetCode {
    /// The indicator's part of the code.
    #[must_use]
    pub fn indicator(&self) -> IndicatorCode {
        let (indicator, _) = self.0.rsplit_once('.').expect("a target code has three parts");
        IndicatorCode(indicator.into())
    }

    /// Joins an indicator and the target's own part.
    pub fn join(indicator: &IndicatorCode, own: &str) -> Result<Self, BadCode> {
        Self::new(&format!("{indicator}.{own}"))
    }
}

/// A closed set of words with one code each, as it stands in files, the database, CSV and JSON.
pub trait Coded: Sized + Copy + 'static {
    /// Every member, in the order in which people list them.
    const ALL: &'static [Self];

    /// The code: stable, never translated.
    fn code(self) -> &'static str;

    /// The member with this code.
    #[must_use]
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|m| m.code() == code)
    }
}

/// Declares an enum whose members have codes.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$mdoc:meta])* $member:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$mdoc])* $member),+ }

        impl $crate::domain::code::Coded for $name {
            const ALL: &'static [Self] = &[$(Self::$member),+];

            fn code(self) -> &'static str {
                match self { $(Self::$member => $code),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::domain::code::Coded::code(*self))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str($crate::domain::code::Coded::code(*self))
            }
        }
    };
}
pub(crate) use coded;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_number_of_parts() {
        assert!(RegionCode::new("jilin").is_ok());
        assert!(RegionCode::new("jilin.x").is_err());
        assert!(IndicatorCode::new("jilin.5g-stations").is_ok());
        assert!(TargetCode::new("jilin.5g-stations.2025").is_ok());
        assert!(TargetCode::new("jilin.5G.2025").is_err());
        assert!(TargetCode::new("jilin..2025").is_err());
    }

    #[test]
    fn a_target_code_leads_back_to_indicator_and_region() {
        let target = TargetCode::new("jilin.racks.2025").expect("well formed");
        assert_eq!(target.indicator().as_str(), "jilin.racks");
        assert_eq!(target.indicator().region().as_str(), "jilin");
    }
}
