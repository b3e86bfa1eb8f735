//! Things that are declared once each, and where.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;
use std::ops::Range;

use super::sheet::{Faults, Sheet};
use crate::domain::catalogue::ItemKind;
use crate::domain::fault::catalogue::{Place, ReferenceFault};

/// Where something is declared.
#[derive(Debug, Clone)]
pub struct Spot<'a> {
    /// The file.
    pub sheet: &'a Sheet,
    /// The bytes.
    pub span: Range<usize>,
}

/// Things declared once each.
#[derive(Debug)]
pub struct Register<'a, K, V> {
    thing: ItemKind,
    sheets: &'a [Sheet],
    entries: HashMap<K, (V, Mark)>,
}

/// A spot in twelve bytes: a catalogue may declare hundreds of thousands of indicators.
#[derive(Debug, Clone, Copy)]
struct Mark {
    sheet: u32,
    start: u32,
    end: u32,
}

impl Mark {
    fn of(spot: &Spot<'_>) -> Self {
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self { sheet: small(spot.sheet.number), start: small(spot.span.start), end: small(spot.span.end) }
    }

    fn place(self, sheets: &[Sheet]) -> Place {
        let span = self.start as usize..self.end as usize;
        sheets[self.sheet as usize].place(span)
    }
}

impl<'a, K: Hash + Eq, V> Register<'a, K, V> {
    /// An empty register.
    pub fn new(thing: ItemKind, sheets: &'a [Sheet]) -> Self {
        Self { thing, sheets, entries: HashMap::new() }
    }

    /// Declares something; a second declaration is a fault that names the first.
    pub fn put(&mut self, key: K, value: V, name: &str, spot: &Spot<'_>, faults: &Faults) {
        match self.entries.entry(key) {
            Entry::Occupied(first) => {
                let kind = ReferenceFault::Duplicate { thing: self.thing, name: name.into() };
                let first = first.get().1.place(self.sheets);
                faults.add_with(spot.sheet, spot.span.clone(), kind, first);
            }
            Entry::Vacant(free) => {
                free.insert((value, Mark::of(spot)));
            }
        }
    }

    /// What is declared under a key.
    pub fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.entries.get(key).map(|(value, _)| value)
    }

    /// The keys, in no order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.entries.keys()
    }

    /// The values, in no order.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.values().map(|(value, _)| value)
    }

    /// Makes room.
    pub fn reserve(&mut self, more: usize) {
        self.entries.reserve(more);
    }
}
