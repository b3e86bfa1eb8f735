//! Texts that many new figures share, kept once until they are written.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use super::trouble::Sql;
use crate::domain::code::Text;

/// Notes, persons and publications by handle; 0 stands for none.
#[derive(Debug, Default)]
pub(super) struct Interned {
    handles: HashMap<Text, u32>,
    texts: Vec<Text>,
    phrase_ids: Vec<Option<i64>>,
    publication_handles: HashMap<[u32; 3], u32>,
    publications: Vec<[u32; 3]>,
    publication_ids: Vec<Option<i64>>,
}

impl Interned {
    /// The handle of a note or person.
    pub fn text(&mut self, text: Option<&str>) -> u32 {
        let Some(text) = text.filter(|text| !text.is_empty()) else { return 0 };
        if let Some(handle) = self.handles.get(text) {
            return *handle;
        }
        let shared: Text = text.into();
        self.texts.push(shared.clone());
        self.phrase_ids.push(None);
        let handle = handle_of_last(self.texts.len());
        self.handles.insert(shared, handle);
        handle
    }

    /// The handle of a place of publication.
    pub fn publication(&mut self, publisher: Option<&str>, title: Option<&str>, url: Option<&str>) -> u32 {
        let key = [self.text(publisher), self.text(title), self.text(url)];
        if key == [0; 3] {
            return 0;
        }
        if let Some(handle) = self.publication_handles.get(&key) {
            return *handle;
        }
        self.publications.push(key);
        self.publication_ids.push(None);
        let handle = handle_of_last(self.publications.len());
        self.publication_handles.insert(key, handle);
        handle
    }

    /// The note or person of a handle.
    pub fn known_text(&self, handle: u32) -> Option<&str> {
        place(handle).map(|at| &*self.texts[at])
    }

    /// Publisher, title and address of a handle.
    pub fn publication_texts(&self, handle: u32) -> [Option<&str>; 3] {
        place(handle).map_or([None; 3], |at| self.publications[at].map(|text| self.known_text(text)))
    }

    /// The number of a note or person on record, written where it is new.
    pub fn phrase_id(&mut self, db: &Connection, handle: u32) -> Sql<Option<i64>> {
        let Some(at) = place(handle) else { return Ok(None) };
        if self.phrase_ids[at].is_none() {
            let text = &self.texts[at];
            let found = db
                .prepare_cached("select id from phrase where text = ?1")?
                .query_row([text], |row| row.get(0))
                .optional()?;
            self.phrase_ids[at] = Some(match found {
                Some(id) => id,
                None => db.prepare_cached("insert into phrase (text) values (?1)")?.insert([text])?,
            });
        }
        Ok(self.phrase_ids[at])
    }

    /// The number of a publication on record, written where it is new.
    pub fn publication_id(&mut self, db: &Connection, handle: u32) -> Sql<Option<i64>> {
        let Some(at) = place(handle) else { return Ok(None) };
        if self.publication_ids[at].is_none() {
            let key = self.publications[at].map(|handle| place(handle).map(|at| self.texts[at].clone()));
            let found = db
                .prepare_cached(
                    "select id from publication
                     where coalesce(publisher, '') = coalesce(?1, '') and coalesce(title, '') = coalesce(?2, '')
                       and coalesce(url, '') = coalesce(?3, '')",
                )?
                .query_row((&key[0], &key[1], &key[2]), |row| row.get(0))
                .optional()?;
            self.publication_ids[at] = Some(match found {
                Some(id) => id,
                None => db
                    .prepare_cached("insert into publication (publisher, title, url) values (?1, ?2, ?3)")?
                    .insert((&key[0], &key[1], &key[2]))?,
            });
        }
        Ok(self.publication_ids[at])
    }

    /// How many texts are kept.
    pub fn len(&self) -> usize {
        self.texts.len()
    }
}

fn handle_of_last(count: usize) -> u32 {
    u32::try_from(count).expect("fewer texts than figures, and figures are written in chunks")
}

fn place(handle: u32) -> Option<usize> {
    usize::try_from(handle).ok()?.checked_sub(1)
}
