//! The canonical form of values: every field says how long it is, so that no two lists of fields look the same.

use rusqlite::types::ValueRef;
use rust_decimal::Decimal;
use sha2::{Digest as _, Sha256};

use crate::domain::chain::hex;
use crate::domain::number::{from_double, to_double, write_exact};

/// A whole SHA-256.
pub type Hash = [u8; 32];

/// Fields one after the other: `5:value`, and `-` for none.
#[derive(Debug, Default, Clone)]
pub struct Canon {
    bytes: Vec<u8>,
    number: String,
}

impl Canon {
    /// Takes everything out again.
    pub fn clear(&mut self) {
        self.bytes.clear();
    }

    /// What was put in.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The hash of what was put in.
    pub fn hash(&self) -> Hash {
        Sha256::digest(&self.bytes).into()
    }

    /// Puts in bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Puts in nothing, which is not the same as an empty text.
    pub fn none(&mut self) {
        self.bytes.push(b'-');
    }

    /// Puts in bytes as a field.
    pub fn field(&mut self, bytes: &[u8]) {
        match u8::try_from(bytes.len()) {
            Ok(digit @ 0..10) => self.bytes.push(b'0' + digit),
            _ => self.bytes.extend_from_slice(itoa::Buffer::new().format(bytes.len()).as_bytes()),
        }
        self.bytes.push(b':');
        self.bytes.extend_from_slice(bytes);
    }

    /// Puts in a text, or nothing.
    pub fn text(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.field(text.as_bytes()),
            None => self.none(),
        }
    }

    /// Puts in a whole number in decimal digits.
    pub fn integer(&mut self, number: i64) {
        self.field(itoa::Buffer::new().format(number).as_bytes());
    }

    /// Puts in a whole number, or nothing.
    pub fn maybe_integer(&mut self, number: Option<i64>) {
        match number {
            Some(number) => self.integer(number),
            None => self.none(),
        }
    }

    /// Puts in a quantity in decimal digits, without an exponent or trailing zeros.
    pub fn decimal(&mut self, value: Decimal) {
        let mut number = std::mem::take(&mut self.number);
        number.clear();
        write_exact(&mut number, value);
        self.field(number.as_bytes());
        self.number = number;
    }

    /// Puts in what a column holds.
    pub fn stored(&mut self, value: ValueRef<'_>) {
        match value {
            ValueRef::Null => self.none(),
            ValueRef::Integer(number) => self.integer(number),
            ValueRef::Text(text) => self.field(text),
            ValueRef::Blob(bytes) => self.field(hex(bytes).as_bytes()),
            ValueRef::Real(double) => self.double(double),
        }
    }

    /// The decimal that a double stands for. What no decimal is recorded as stays apart from all that are.
    fn double(&mut self, double: f64) {
        #[expect(clippy::float_cmp, reason = "a double that a decimal is recorded as comes back from it")]
        match from_double(double).filter(|value| to_double(*value) == double) {
            Some(value) => self.decimal(value),
            None => self.field(format!("{double:?}").as_bytes()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stored(value: ValueRef<'_>) -> String {
        let mut canon = Canon::default();
        canon.stored(value);
        String::from_utf8(canon.bytes().to_vec()).expect("text")
    }

    #[test]
    fn a_field_says_how_long_it_is() {
        assert_eq!(stored(ValueRef::Null), "-");
        assert_eq!(stored(ValueRef::Text(b"")), "0:");
        assert_eq!(stored(ValueRef::Text("快报".as_bytes())), "6:快报");
        assert_eq!(stored(ValueRef::Integer(-12)), "3:-12");
        assert_eq!(stored(ValueRef::Real(1208.5)), "6:1208.5");
        assert_eq!(stored(ValueRef::Real(5.0)), "1:5");
        assert_eq!(stored(ValueRef::Real(-0.0)), "1:0");
        assert_eq!(stored(ValueRef::Real(1e20)), "21:100000000000000000000");
        assert_eq!(stored(ValueRef::Real(0.000_01)), "7:0.00001");
    }

    #[test]
    fn a_change_beyond_the_fifteenth_digit_shows() {
        assert_eq!(stored(ValueRef::Real(0.3)), "3:0.3");
        assert_ne!(stored(ValueRef::Real(0.300_000_000_000_000_04)), "3:0.3");
        assert_eq!(stored(ValueRef::Real(f64::INFINITY)), "3:inf");
    }

    proptest! {
        #[test]
        fn a_figure_reads_the_same_before_and_after_it_is_stored(mantissa in -999_999_999_999_999_i64..=999_999_999_999_999, scale in 0_u32..=20) {
            let value = Decimal::new(mantissa, scale);
            let mut canon = Canon::default();
            canon.decimal(value);
            prop_assert_eq!(stored(ValueRef::Real(to_double(value))), String::from_utf8(canon.bytes().to_vec()).expect("text"));
        }
    }
}
