//! Identities: the integer that stands for a code, made when a code is first heard of and kept for ever.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Params};

use super::trouble::{Sql, Trouble};
use crate::domain::code::{CatalogueCode, IndicatorCode, RegionCode, SourceCode, TargetCode, Text};
use crate::domain::source::ClauseRef;

/// Where an indicator's records stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place {
    pub region: i64,
    pub indicator: i64,
}

/// Finds identities and makes those that are missing, within one unit of work.
#[derive(Debug)]
pub(super) struct Identities<'c> {
    db: &'c Connection,
    regions: HashMap<RegionCode, i64>,
    sources: HashMap<SourceCode, i64>,
    clauses: HashMap<(i64, ClauseRef), i64>,
    agencies: HashMap<(i64, Text), i64>,
    indicators: HashMap<IndicatorCode, Place>,
    last_indicator: Option<i64>,
}

impl<'c> Identities<'c> {
    pub fn new(db: &'c Connection) -> Self {
        Self {
            db,
            regions: HashMap::new(),
            sources: HashMap::new(),
            clauses: HashMap::new(),
            agencies: HashMap::new(),
            indicators: HashMap::new(),
            last_indicator: None,
        }
    }

    pub fn catalogue(&self, code: &CatalogueCode) -> Sql<i64> {
        let found = self.one("select id from catalogue where code = ?1", [code.as_str()])?;
        found.map_or_else(|| self.insert("insert into catalogue (code) values (?1)", [code.as_str()]), Ok)
    }

    pub fn region(&mut self, code: &RegionCode) -> Sql<i64> {
        if let Some(id) = self.regions.get(code) {
            return Ok(*id);
        }
        let id = match self.one("select id from region where code = ?1", [code.as_str()])? {
            Some(id) => id,
            None => self.insert("insert into region (code) values (?1)", [code.as_str()])?,
        };
        self.regions.insert(code.clone(), id);
        Ok(id)
    }

    pub fn source(&mut self, code: &SourceCode) -> Sql<i64> {
        if let Some(id) = self.sources.get(code) {
            return Ok(*id);
        }
        let id = match self.one("select id from source where code = ?1", [code.as_str()])? {
            Some(id) => id,
            None => self.insert("insert into source (code) values (?1)", [code.as_str()])?,
        };
        self.sources.insert(code.clone(), id);
        Ok(id)
    }

    pub fn clause(&mut self, source: &SourceCode, place: &ClauseRef) -> Sql<i64> {
        let source = self.source(source)?;
        let key = (source, place.clone());
        if let Some(id) = self.clauses.get(&key) {
            return Ok(*id);
        }
        let part = place.part.unwrap_or(0);
        let found = self.one(
            "select id from clause where source = ?1 and number = ?2 and part = ?3",
            (source, &place.number, part),
        )?;
        let id = match found {
            Some(id) => id,
            None => self.insert(
                "insert into clause (source, number, part) values (?1, ?2, ?3)",
                (source, &place.number, part),
            )?,
        };
        self.clauses.insert(key, id);
        Ok(id)
    }

    /// The agency of that name in the first of the regions that has one, else a new one in the first region.
    pub fn agency(&mut self, regions: &[i64], name: &Text) -> Sql<i64> {
        for region in regions {
            let key = (*region, name.clone());
            if let Some(id) = self.agencies.get(&key) {
                return Ok(*id);
            }
            if let Some(id) = self.one("select id from agency where region = ?1 and name = ?2", (region, name))? {
                self.agencies.insert(key, id);
                return Ok(id);
            }
        }
        let first = regions.first().ok_or_else(|| Trouble::unreadable("an agency without a region", name))?;
        let id = self.insert("insert into agency (region, name) values (?1, ?2)", (first, name))?;
        self.agencies.insert((*first, name.clone()), id);
        Ok(id)
    }

    /// The region whose documents include this source, where it is known.
    pub fn region_of_source(&self, source: i64) -> Sql<Option<i64>> {
        self.one("select region from source_version where source = ?1 order by action desc limit 1", [source])
    }

    /// The indicator's place, and whether it was there before.
    pub fn indicator(&mut self, code: &IndicatorCode) -> Sql<(Place, bool)> {
        if let Some(place) = self.indicators.get(code) {
            return Ok((*place, true));
        }
        let (place, known) = if let Some(place) = find_indicator(self.db, code.as_str())? {
            (place, true)
        } else {
            let last = match self.last_indicator {
                Some(last) => last,
                None => self.one("select coalesce(max(id), 0) from indicator", [])?.unwrap_or(0),
            };
            let place = Place { region: self.region(&code.region())?, indicator: last + 1 };
            self.db.prepare_cached("insert into indicator (region, id, code) values (?1, ?2, ?3)")?.execute((
                place.region,
                place.indicator,
                code.as_str(),
            ))?;
            self.last_indicator = Some(place.indicator);
            (place, false)
        };
        self.indicators.insert(code.clone(), place);
        Ok((place, known))
    }

    fn one(&self, sql: &str, params: impl Params) -> Sql<Option<i64>> {
        Ok(self.db.prepare_cached(sql)?.query_row(params, |row| row.get(0)).optional()?)
    }

    fn insert(&self, sql: &str, params: impl Params) -> Sql<i64> {
        Ok(self.db.prepare_cached(sql)?.insert(params)?)
    }
}

/// The place of the indicator with this code.
pub(super) fn find_indicator(db: &Connection, code: &str) -> Sql<Option<Place>> {
    let mut find = db.prepare_cached("select region, id from indicator where code = ?1")?;
    let found = find.query_row([code], |row| Ok(Place { region: row.get(0)?, indicator: row.get(1)? }));
    Ok(found.optional()?)
}

/// The indicator's and the target's own part of a target's code.
pub(super) fn own_part(code: &TargetCode) -> &str {
    let (_, own) = code.as_str().rsplit_once('.').expect("a target code has three parts");
    own
}
