//! Policy documents in rows.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row, named_params};

use super::form::{day_in, day_number, word};
use super::identity::Identities;
use super::load::not_of_another;
use super::trouble::Sql;
use super::view::View;
use crate::domain::code::{Coded, RegionCode, SourceCode};
use crate::domain::source::Source;
use crate::domain::target::Years;

const SELECT: &str = "select s.code, r.code as region, v.title, v.title_en, v.number, v.issuer, v.issuer_en, v.issued,
        v.published, v.standing, v.horizon_from, v.horizon_to, v.note, v.note_en
    from source_version v
    join source s on s.id = v.source
    join region r on r.id = v.region";
const CURRENT: &str = "not v.retired and v.action =
    (select max(w.action) from source_version w where w.source = v.source and w.action <= ?2)";

/// Writes what a catalogue says of a document.
pub(super) fn write(
    db: &Connection,
    ids: &mut Identities<'_>,
    (action, catalogue): (i64, i64),
    source: &Source,
    retired: bool,
) -> Sql<()> {
    let id = ids.source(&source.code)?;
    not_of_another(
        db,
        "select catalogue, retired from source_version where source = ?1 order by action desc limit 1",
        [id],
        catalogue,
        source.code.as_str(),
    )?;
    let mut insert = db.prepare_cached(
        "insert into source_version (source, action, catalogue, retired, region, title, title_en, number, issuer,
             issuer_en, issued, published, standing, horizon_from, horizon_to, note, note_en)
         values (:source, :action, :catalogue, :retired, :region, :title, :title_en, :number, :issuer,
             :issuer_en, :issued, :published, :standing, :horizon_from, :horizon_to, :note, :note_en)",
    )?;
    insert.execute(named_params! {
        ":source": id,
        ":action": action,
        ":catalogue": catalogue,
        ":retired": retired,
        ":region": ids.region(&source.region)?,
        ":title": source.title,
        ":title_en": source.title_en,
        ":number": source.number,
        ":issuer": source.issuer,
        ":issuer_en": source.issuer_en,
        ":issued": source.issued.map(day_number),
        ":published": source.published.map(day_number),
        ":standing": source.standing.code(),
        ":horizon_from": source.horizon.map(|years| years.from),
        ":horizon_to": source.horizon.map(|years| years.to),
        ":note": source.note,
        ":note_en": source.note_en,
    })?;
    Ok(())
}

/// The documents of a catalogue.
pub(super) fn of_catalogue(db: View<'_>, catalogue: i64) -> Sql<Vec<Source>> {
    let mut select = db.prepare(&format!("{SELECT} where v.catalogue = ?1 and {CURRENT} order by s.id"))?;
    select.query_and_then([catalogue, db.upto], read)?.collect()
}

/// One document, unless it is retired.
pub(super) fn find(db: View<'_>, id: i64) -> Sql<Option<Source>> {
    let mut select = db.prepare_cached(&format!("{SELECT} where v.source = ?1 and {CURRENT}"))?;
    select.query_and_then([id, db.upto], read)?.next().transpose()
}

/// The documents of some regions and those their targets come from, in order of their numbers.
pub(super) fn binding(db: View<'_>, regions: &[i64]) -> Sql<BTreeSet<i64>> {
    let mut own =
        db.prepare_cached("select source from source_version where region = ?1 and action <= ?2 order by source")?;
    let mut asked = db.prepare_cached(
        "select distinct t.source from (select distinct terms from target_version where region = ?1 and action <= ?2) v
         join terms t on t.id = v.terms
         order by t.source",
    )?;
    let mut found = BTreeSet::new();
    for region in regions {
        for select in [&mut own, &mut asked] {
            for id in select.query_map([*region, db.upto], |row| row.get(0))? {
                found.insert(id?);
            }
        }
    }
    Ok(found)
}

/// The regions that have a target out of a document of one region, in order of their numbers.
pub(super) fn bound(db: View<'_>, region: &RegionCode) -> Sql<Vec<RegionCode>> {
    let mut select = db.prepare_cached(
        "select r.code from region r
         where r.id in (select v.region from target_version v
                        join terms t on t.id = v.terms
                        join source_version s on s.source = t.source
                        join region own on own.id = s.region
                        where own.code = ?1 and v.action <= ?2 and s.action <= ?2)
         order by r.id",
    )?;
    let codes = select.query_and_then((region.as_str(), db.upto), |row| -> Sql<RegionCode> {
        Ok(RegionCode::new(row.get_ref(0)?.as_str().unwrap_or_default())?)
    })?;
    codes.collect()
}

fn read(row: &Row<'_>) -> Sql<Source> {
    let horizon = match (row.get("horizon_from")?, row.get("horizon_to")?) {
        (Some(from), Some(to)) => Some(Years { from, to }),
        _ => None,
    };
    Ok(Source {
        code: SourceCode::new(row.get_ref("code")?.as_str().unwrap_or_default())?,
        region: RegionCode::new(row.get_ref("region")?.as_str().unwrap_or_default())?,
        title: row.get("title")?,
        title_en: row.get("title_en")?,
        number: row.get("number")?,
        issuer: row.get("issuer")?,
        issuer_en: row.get("issuer_en")?,
        issued: day_in(row, "issued")?,
        published: day_in(row, "published")?,
        standing: word(row, "standing")?,
        horizon,
        note: row.get("note")?,
        note_en: row.get("note_en")?,
    })
}
