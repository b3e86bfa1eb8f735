//! Regions in rows.

use rusqlite::{Connection, Row, named_params};

use super::identity::Identities;
use super::trouble::Sql;
use super::view::View;
use crate::domain::code::RegionCode;
use crate::domain::region::Region;

const SELECT: &str = "select r.code, v.name, v.name_en, v.division, p.code as parent
    from region_version v
    join region r on r.id = v.region
    left join region p on p.id = v.parent";
const CURRENT: &str = "not v.retired and v.action = (select max(w.action) from region_version w
     where w.region = v.region and w.catalogue = v.catalogue and w.action <= ?2)";

/// Writes what a catalogue says of a region.
pub(super) fn write(
    db: &Connection,
    ids: &mut Identities<'_>,
    (action, catalogue): (i64, i64),
    region: &Region,
    retired: bool,
) -> Sql<()> {
    let parent = region.parent.as_ref().map(|code| ids.region(code)).transpose()?;
    let mut insert = db.prepare_cached(
        "insert into region_version (region, catalogue, action, retired, name, name_en, division, parent)
         values (:region, :catalogue, :action, :retired, :name, :name_en, :division, :parent)",
    )?;
    insert.execute(named_params! {
        ":region": ids.region(&region.code)?,
        ":catalogue": catalogue,
        ":action": action,
        ":retired": retired,
        ":name": region.name,
        ":name_en": region.name_en,
        ":division": region.division,
        ":parent": parent,
    })?;
    Ok(())
}

/// The regions of a catalogue.
pub(super) fn of_catalogue(db: View<'_>, catalogue: i64) -> Sql<Vec<Region>> {
    let mut select = db.prepare(&format!("{SELECT} where v.catalogue = ?1 and {CURRENT} order by r.id"))?;
    select.query_and_then([catalogue, db.upto], read)?.collect()
}

/// A region as one catalogue has it.
pub(super) fn of_one(db: View<'_>, id: i64, catalogue: i64) -> Sql<Option<Region>> {
    let mut select = db.prepare_cached(&format!("{SELECT} where v.region = ?1 and v.catalogue = ?3 and {CURRENT}"))?;
    select.query_and_then([id, db.upto, catalogue], read)?.next().transpose()
}

/// A region as the weightiest catalogue that describes it has it: an overlay, else the first.
pub(super) fn find(db: View<'_>, id: i64) -> Sql<Option<Region>> {
    let mut select = db.prepare_cached(&format!(
        "{SELECT}
         where v.region = ?1 and {CURRENT}
         order by (select x.extends is null from catalogue_version x
                   where x.catalogue = v.catalogue and x.action <= ?2 order by x.action desc limit 1), v.catalogue
         limit 1"
    ))?;
    select.query_and_then([id, db.upto], read)?.next().transpose()
}

/// All regions that were ever heard of, or those with these codes, in order of their numbers.
pub(super) fn chosen(db: &Connection, codes: Option<&[RegionCode]>) -> Sql<Vec<i64>> {
    let mut chosen: Vec<i64> = Vec::new();
    if let Some(codes) = codes {
        let mut find = db.prepare_cached("select id from region where code = ?1")?;
        for code in codes {
            for id in find.query_map([code.as_str()], |row| row.get(0))? {
                chosen.push(id?);
            }
        }
    } else {
        let mut all = db.prepare_cached("select id from region order by id")?;
        for id in all.query_map([], |row| row.get(0))? {
            chosen.push(id?);
        }
    }
    chosen.sort_unstable();
    chosen.dedup();
    Ok(chosen)
}

fn read(row: &Row<'_>) -> Sql<Region> {
    let parent: Option<String> = row.get("parent")?;
    Ok(Region {
        code: RegionCode::new(row.get_ref("code")?.as_str().unwrap_or_default())?,
        name: row.get("name")?,
        name_en: row.get("name_en")?,
        division: row.get("division")?,
        parent: parent.as_deref().map(RegionCode::new).transpose()?,
    })
}
