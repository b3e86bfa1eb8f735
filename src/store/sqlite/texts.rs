//! What many rows share, read once: definitions, terms, publications, notes.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::rc::Rc;

use rusqlite::Connection;

use super::definition::{self, Definition};
use super::terms::{self, Terms};
use super::trouble::Sql;
use crate::domain::code::Text;

/// How many of a sort are kept before all are forgotten, so that memory stays bounded.
const KEPT: usize = 20_000;

/// A map from numbers given out one after the other, for which any spread will do.
type ByNumber<T> = HashMap<i64, T, BuildHasherDefault<Spread>>;

/// Spreads numbers by Fibonacci hashing.
#[derive(Debug, Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_i64(i64::from(*byte));
        }
    }

    fn write_i64(&mut self, number: i64) {
        self.0 = (self.0 ^ number.cast_unsigned()).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Where a figure was published.
#[derive(Debug, Clone, Default)]
pub(super) struct Publication {
    pub publisher: Option<Text>,
    pub title: Option<Text>,
    pub url: Option<Text>,
}

/// Shared content by its number; valid for one unit of work.
pub(super) struct Shared<'c> {
    db: &'c Connection,
    definitions: ByNumber<Rc<Definition>>,
    terms: ByNumber<Rc<Terms>>,
    publications: ByNumber<Publication>,
    phrases: ByNumber<Text>,
}

impl<'c> Shared<'c> {
    pub fn new(db: &'c Connection) -> Self {
        Self {
            db,
            definitions: HashMap::default(),
            terms: HashMap::default(),
            publications: HashMap::default(),
            phrases: HashMap::default(),
        }
    }

    pub fn definition(&mut self, id: i64) -> Sql<Rc<Definition>> {
        let db = self.db;
        remembered(&mut self.definitions, id, || definition::find(db, id).map(Rc::new))
    }

    pub fn terms(&mut self, id: i64) -> Sql<Rc<Terms>> {
        let db = self.db;
        remembered(&mut self.terms, id, || terms::find(db, id).map(Rc::new))
    }

    pub fn publication(&mut self, id: Option<i64>) -> Sql<Publication> {
        let Some(id) = id else { return Ok(Publication::default()) };
        let db = self.db;
        remembered(&mut self.publications, id, || {
            let mut select = db.prepare_cached("select publisher, title, url from publication where id = ?1")?;
            Ok(select.query_row([id], |row| {
                Ok(Publication { publisher: row.get(0)?, title: row.get(1)?, url: row.get(2)? })
            })?)
        })
    }

    pub fn phrase(&mut self, id: Option<i64>) -> Sql<Option<Text>> {
        let Some(id) = id else { return Ok(None) };
        let db = self.db;
        remembered(&mut self.phrases, id, || {
            Ok(db.prepare_cached("select text from phrase where id = ?1")?.query_row([id], |row| row.get(0))?)
        })
        .map(Some)
    }
}

fn remembered<T: Clone>(kept: &mut ByNumber<T>, id: i64, find: impl FnOnce() -> Sql<T>) -> Sql<T> {
    if let Some(found) = kept.get(&id) {
        return Ok(found.clone());
    }
    if kept.len() >= KEPT {
        kept.clear();
    }
    let found = find()?;
    kept.insert(id, found.clone());
    Ok(found)
}
