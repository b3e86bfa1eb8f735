//! A cursor over one block: gives typed values with their places and reports whatever does not fit.
//!
//! Knows the types of values, nothing of regions or targets. Every getter gives `None` both for a key that is not
//! there and for one whose value was reported as a fault.

use std::ops::Range;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::form::Form;
use super::near::near_word;
use super::sheet::{Faults, Sheet};
use super::value;
use crate::domain::code::{Coded, Text};
use crate::domain::fault::catalogue::{CatalogueFaultKind, KeyFault, ValueFault, Wanted};
use crate::domain::period::Period;
use crate::domain::target::Years;

/// A value and the bytes it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Range<usize>,
}

/// One block of a file.
#[derive(Debug, Clone)]
pub struct Block<'a> {
    /// The file.
    pub sheet: &'a Sheet,
    /// Where faults go.
    pub faults: &'a Faults,
    /// Its head, or the whole of an inline table.
    pub span: Range<usize>,
    form: &'static Form,
    table: &'a DeTable<'a>,
}

impl<'a> Block<'a> {
    /// Opens a block and reports the keys its form does not have.
    pub fn open(
        sheet: &'a Sheet,
        faults: &'a Faults,
        form: &'static Form,
        span: Range<usize>,
        table: &'a DeTable<'a>,
    ) -> Self {
        let block = Self { sheet, faults, span, form, table };
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if !form.keys.contains(&name) {
                let near = near_word(name, form.keys);
                let kind = KeyFault::Unknown { key: name.into(), block: form.name, near, allowed: form.keys };
                block.fault(key.span(), kind);
            }
        }
        block
    }

    /// Reports a fault of this file.
    pub fn fault(&self, span: Range<usize>, kind: impl Into<CatalogueFaultKind>) {
        self.faults.add(self.sheet, span, kind);
    }

    /// Reports the keys that must be there and are not.
    pub fn must(&self, keys: &[&'static str]) {
        for key in keys.iter().filter(|key| !self.has(key)) {
            if !self.sheet.lost(self.sheet.block(&self.span), key) {
                self.fault(self.span.clone(), KeyFault::Missing { key, block: self.form.name });
            }
        }
    }

    /// True where the key is there, whatever its value.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The place of a key's value, or of the block.
    pub fn span_of(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or_else(|| self.span.clone(), Spanned::span)
    }

    /// The value of a key, whatever its type.
    pub fn get(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.table.get(key)
    }

    /// Reports a value of the wrong type.
    pub fn wrong_type(&self, key: &str, value: &Spanned<DeValue<'_>>, wanted: Wanted) {
        let found = value::found(value.get_ref());
        self.fault(value.span(), KeyFault::WrongType { key: key.into(), wanted, found });
    }

    /// Keeps a value that was read, or reports why it could not be.
    pub fn keep<T>(&self, span: Range<usize>, read: Result<T, impl Into<CatalogueFaultKind>>) -> Option<At<T>> {
        match read {
            Ok(value) => Some(At { value, span }),
            Err(kind) => {
                self.fault(span, kind);
                None
            }
        }
    }

    /// A text as it stands, neither empty nor with spaces around it.
    pub fn str(&self, key: &str) -> Option<At<&'a str>> {
        let value = self.get(key)?;
        if let DeValue::String(text) = value.get_ref() {
            self.clean(key, value.span(), text)
        } else {
            self.wrong_type(key, value, Wanted::Text);
            None
        }
    }

    fn clean(&self, key: &str, span: Range<usize>, text: &'a str) -> Option<At<&'a str>> {
        if text.trim().is_empty() {
            self.fault(span, KeyFault::EmptyText(key.into()));
            return None;
        }
        if text.trim() != text {
            self.fault(span, KeyFault::UntrimmedText(text.into()));
            return None;
        }
        Some(At { value: text, span })
    }

    /// A text to keep.
    pub fn text(&self, key: &str) -> Option<Text> {
        self.str(key).map(|text| text.value.into())
    }

    /// A list of texts, none twice.
    pub fn texts(&self, key: &str) -> Vec<At<&'a str>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(key, value, Wanted::Texts);
            return Vec::new();
        };
        let mut texts: Vec<At<&str>> = Vec::with_capacity(items.len());
        for item in items {
            let DeValue::String(text) = item.get_ref() else {
                self.wrong_type(key, item, Wanted::Text);
                continue;
            };
            let Some(text) = self.clean(key, item.span(), text) else { continue };
            if texts.iter().any(|other| other.value == text.value) {
                self.fault(text.span, KeyFault::ListedTwice(text.value.into()));
            } else {
                texts.push(text);
            }
        }
        texts
    }

    /// One word of a closed set.
    pub fn word<T: Coded>(&self, key: &str) -> Option<At<T>> {
        self.word_of(key, T::ALL)
    }

    /// One word of a part of a closed set.
    pub fn word_of<T: Coded>(&self, key: &str, allowed: &[T]) -> Option<At<T>> {
        let text = self.str(key)?;
        let found = allowed.iter().copied().find(|word| word.code() == text.value);
        if found.is_none() {
            let allowed: Vec<&str> = allowed.iter().map(|word| word.code()).collect();
            let near = near_word(text.value, &allowed);
            let kind = ValueFault::UnknownWord { key: key.into(), text: text.value.into(), near, allowed };
            self.fault(text.span.clone(), kind);
        }
        Some(At { value: found?, span: text.span })
    }

    /// A number.
    pub fn decimal(&self, key: &str) -> Option<At<Decimal>> {
        let value = self.get(key)?;
        self.number(key, value, Wanted::Number)
    }

    /// The number that a value stands for.
    pub fn number(&self, key: &str, value: &Spanned<DeValue<'_>>, wanted: Wanted) -> Option<At<Decimal>> {
        let read = match value.get_ref() {
            DeValue::Integer(whole) if whole.radix() == 10 => value::decimal(whole.as_str()),
            DeValue::Integer(whole) => Err(ValueFault::BadNumber(whole.to_string().into())),
            DeValue::Float(number) => value::decimal(number.as_str()),
            DeValue::String(text) if wanted == Wanted::NumberOrShare => value::share(text),
            _ => {
                self.wrong_type(key, value, wanted);
                return None;
            }
        };
        self.keep(value.span(), read)
    }

    /// A number within limits; a share may be written `"5%"`.
    pub fn share(&self, key: &str) -> Option<At<Decimal>> {
        let value = self.get(key)?;
        let number = self.number(key, value, Wanted::NumberOrShare)?;
        self.within(number, Decimal::ZERO, Decimal::ONE)
    }

    /// A plain number within limits.
    pub fn decimal_within(&self, key: &str, low: Decimal, high: Decimal) -> Option<At<Decimal>> {
        let number = self.decimal(key)?;
        self.within(number, low, high)
    }

    /// A whole number within limits.
    pub fn whole(&self, key: &str, low: u32, high: u32) -> Option<At<u32>> {
        let value = self.get(key)?;
        let is_whole = match value.get_ref() {
            DeValue::Integer(_) => true,
            DeValue::String(text) => text.bytes().all(|b| b.is_ascii_digit()) && !text.is_empty(),
            _ => false,
        };
        if !is_whole {
            self.wrong_type(key, value, Wanted::Whole);
            return None;
        }
        let number = self.number(key, value, Wanted::NumberOrShare)?;
        let number = self.within(number, low.into(), high.into())?;
        Some(At { value: number.value.try_into().ok()?, span: number.span })
    }

    fn within(&self, number: At<Decimal>, low: Decimal, high: Decimal) -> Option<At<Decimal>> {
        if (low..=high).contains(&number.value) {
            return Some(number);
        }
        let text = self.sheet.text.get(number.span.clone()).unwrap_or_default().into();
        self.fault(number.span, ValueFault::OutOfRange { text, low, high });
        None
    }

    /// True or false.
    pub fn flag(&self, key: &str) -> Option<At<bool>> {
        let value = self.get(key)?;
        if let DeValue::Boolean(flag) = value.get_ref() {
            Some(At { value: *flag, span: value.span() })
        } else {
            self.wrong_type(key, value, Wanted::Flag);
            None
        }
    }

    /// A day.
    pub fn date(&self, key: &str) -> Option<At<NaiveDate>> {
        let value = self.get(key)?;
        let read = match value.get_ref() {
            DeValue::Datetime(moment) if moment.time.is_none() && moment.offset.is_none() => {
                value::date(&moment.to_string())
            }
            DeValue::Datetime(moment) => Err(ValueFault::BadDate(moment.to_string().into())),
            DeValue::String(text) => value::date(text),
            _ => {
                self.wrong_type(key, value, Wanted::Date);
                return None;
            }
        };
        self.keep(value.span(), read)
    }

    /// Years.
    pub fn years(&self, key: &str) -> Option<At<Years>> {
        let text = self.str(key)?;
        self.keep(text.span, value::years(text.value))
    }

    /// A period.
    pub fn period(&self, key: &str) -> Option<At<Period>> {
        let text = self.str(key)?;
        self.keep(text.span, value::period(text.value))
    }

    /// A table within the block, as it stands.
    pub fn raw_table(&self, key: &str) -> Option<At<&'a DeTable<'a>>> {
        let value = self.get(key)?;
        if let DeValue::Table(table) = value.get_ref() {
            Some(At { value: table, span: value.span() })
        } else {
            self.wrong_type(key, value, Wanted::Table);
            None
        }
    }

    /// A table within the block, as a block of its own.
    pub fn table(&self, key: &str, form: &'static Form) -> Option<Block<'a>> {
        self.raw_table(key).map(|table| Block::open(self.sheet, self.faults, form, table.span, table.value))
    }

    /// The blocks under `[[key]]`.
    pub fn blocks(&self, key: &str, form: &'static Form) -> Vec<Block<'a>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(key, value, Wanted::Blocks);
            return Vec::new();
        };
        let mut blocks = Vec::with_capacity(items.len());
        for item in items {
            match item.get_ref() {
                DeValue::Table(table) => {
                    blocks.push(Block::open(self.sheet, self.faults, form, item.span(), table));
                }
                _ => self.wrong_type(key, item, Wanted::Blocks),
            }
        }
        blocks
    }
}
