//! Whole catalogues: heads, stamps, and everything current that belongs to one.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::identity::Identities;
use super::target::{Cursor, IN_REGION};
use super::texts::Shared;
use super::trouble::{Sql, Trouble};
use super::view::View;
use super::{Store, agency, assignment, clause, indicator, region, rule, source};
use crate::domain::catalogue::{Catalogue, Head, Item, Plan, Stamp};
use crate::domain::code::CatalogueCode;
use crate::domain::fault::store::StoreFault;
use crate::domain::indicator::Indicator;
use crate::domain::target::Target;

const CURRENT: &str = "select c.code, v.version, v.name, v.name_en, x.code as extends, v.digest
    from catalogue c
    join catalogue_version v on v.catalogue = c.id
    left join catalogue x on x.id = v.extends
    where v.digest <> ''
      and v.action =
          (select max(w.action) from catalogue_version w where w.catalogue = v.catalogue and w.action <= ?1)";

impl Store {
    /// The catalogues that are loaded, in the order in which they first were.
    pub fn stamps(&self) -> Result<Vec<Stamp>, StoreFault> {
        self.reading(|db| {
            let mut select = db.prepare(&format!("{CURRENT} order by c.id"))?;
            select.query_and_then([db.upto], read_stamp)?.collect()
        })
    }

    /// A catalogue as it is loaded, in the order in which its items were first heard of; indicators and targets stand
    /// region by region.
    pub fn catalogue(&self, code: &CatalogueCode) -> Result<Option<Catalogue>, StoreFault> {
        self.reading(|db| {
            let Some((id, head)) = find(db, code)? else { return Ok(None) };
            let (indicators, targets) = series(db, id)?;
            Ok(Some(Catalogue {
                head,
                rules: rule::read(db, id)?,
                regions: region::of_catalogue(db, id)?,
                sources: source::of_catalogue(db, id)?,
                clauses: clause::of_catalogue(db, id)?,
                agencies: agency::of_catalogue(db, id)?,
                indicators,
                targets,
                assignments: assignment::of_catalogue(db, id)?,
            }))
        })
    }
}

/// Writes the head and stamp of a catalogue.
pub(super) fn write(db: &Connection, ids: &mut Identities<'_>, (action, id): (i64, i64), plan: &Plan<'_>) -> Sql<()> {
    let stored = find(View::whole(db), &plan.stamp.code)?.map(|(_, head)| head);
    let planned = plan.changes.iter().find_map(|change| match change.item {
        Item::Head(head) => Some(head),
        _ => None,
    });
    let head = planned.or(stored.as_ref()).ok_or_else(|| Trouble::unreadable("a first load without a head", id))?;
    let extends = head.extends.as_ref().map(|code| ids.catalogue(code)).transpose()?;
    let mut insert = db.prepare_cached(
        "insert into catalogue_version (catalogue, action, version, name, name_en, extends, digest)
         values (:catalogue, :action, :version, :name, :name_en, :extends, :digest)",
    )?;
    insert.execute(named_params! {
        ":catalogue": id,
        ":action": action,
        ":version": head.version,
        ":name": head.name,
        ":name_en": head.name_en,
        ":extends": extends,
        ":digest": plan.stamp.digest,
    })?;
    Ok(())
}

/// The code of every catalogue that is loaded, by number.
pub(super) fn codes(db: View<'_>) -> Sql<HashMap<i64, CatalogueCode>> {
    let mut select = db.prepare_cached(
        "select id, code from catalogue c
         where exists (select 1 from catalogue_version v where v.catalogue = c.id and v.action <= ?1)
         order by id",
    )?;
    let mut rows = select.query([db.upto])?;
    let mut codes = HashMap::new();
    while let Some(row) = rows.next()? {
        codes.insert(row.get(0)?, CatalogueCode::new(row.get_ref(1)?.as_str().unwrap_or_default())?);
    }
    Ok(codes)
}

fn find(db: View<'_>, code: &CatalogueCode) -> Sql<Option<(i64, Head)>> {
    let id: Option<i64> =
        db.query_row("select id from catalogue where code = ?1", [code.as_str()], |row| row.get(0)).optional()?;
    let Some(id) = id else { return Ok(None) };
    Ok(head(db, id)?.map(|head| (id, head)))
}

/// The head of a catalogue, by its number.
pub(super) fn head(db: View<'_>, id: i64) -> Sql<Option<Head>> {
    let mut select = db.prepare_cached(&format!("{CURRENT} and c.id = ?2"))?;
    let mut rows = select.query([db.upto, id])?;
    rows.next()?.map(read_head).transpose()
}

/// The indicators of a catalogue and its targets, region by region.
fn series(db: View<'_>, catalogue: i64) -> Sql<(Vec<Indicator>, Vec<Target>)> {
    let mut shared = Shared::new(db.connection());
    let (mut indicators, mut targets) = (Vec::new(), Vec::new());
    let mut gathered = Vec::new();
    let mut in_region = db.prepare(IN_REGION)?;
    for region in region::chosen(&db, None)? {
        let listed = indicator::list(db, region, (0, i64::MAX))?;
        let mut cursor = Cursor::new(&mut in_region, region, (0, i64::MAX), db.upto)?;
        for item in &listed.items {
            cursor.gather((item.id, &item.code), Some(catalogue), &mut shared, &mut gathered)?;
            targets.append(&mut gathered);
            if item.catalogue == catalogue {
                indicators.push(listed.indicator(item, &mut shared)?);
            }
        }
    }
    Ok((indicators, targets))
}

fn read_stamp(row: &Row<'_>) -> Sql<Stamp> {
    Ok(Stamp {
        code: CatalogueCode::new(row.get_ref("code")?.as_str().unwrap_or_default())?,
        version: row.get("version")?,
        digest: row.get("digest")?,
    })
}

fn read_head(row: &Row<'_>) -> Sql<Head> {
    let extends: Option<String> = row.get("extends")?;
    Ok(Head {
        code: CatalogueCode::new(row.get_ref("code")?.as_str().unwrap_or_default())?,
        version: row.get("version")?,
        name: row.get("name")?,
        name_en: row.get("name_en")?,
        extends: extends.as_deref().map(CatalogueCode::new).transpose()?,
    })
}
