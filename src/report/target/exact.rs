//! Numbers as scripts get them: exactly.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::domain::number::{self, Ratio};
use crate::domain::observation::Release;
use crate::domain::verdict::Stated;

/// A decimal as a JSON number, written exactly and without trailing zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exact(pub Decimal);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Digits that are JSON already need no number to be made of them first.
        let mut digits = String::with_capacity(32);
        number::write_exact(&mut digits, self.0);
        let json: &RawValue = serde_json::from_str(&digits).map_err(serde::ser::Error::custom)?;
        json.serialize(serializer)
    }
}

/// A quotient for output.
pub(in crate::report) fn quotient(stated: Stated<Ratio>) -> Option<Exact> {
    stated.ok().map(|ratio| Exact(ratio.rounded()))
}

pub(in crate::report) fn value(stated: Stated<Decimal>) -> Option<Exact> {
    stated.ok().map(Exact)
}

/// A release as scripts see it: nothing where it is not marked.
pub(in crate::report) fn release(release: Release) -> Option<Release> {
    (release != Release::Unmarked).then_some(release)
}
