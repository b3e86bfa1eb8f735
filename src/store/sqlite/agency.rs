//! Agencies in rows, and the roles they have.

use rusqlite::{Connection, Row, Rows, named_params};

use super::form::word;
use super::identity::Identities;
use super::trouble::Sql;
use super::view::View;
use crate::domain::agency::{Agency, Role, Roles};
use crate::domain::code::{Coded, RegionCode, Text};

const SELECT: &str = "select g.id, v.catalogue, v.action, r.code as region, g.name, v.full_name, v.name_en
    from agency g
    join region r on r.id = g.region
    join agency_version v on v.agency = g.id";
const CURRENT: &str = "not v.retired and v.action = (select max(w.action) from agency_version w
     where w.agency = v.agency and w.catalogue = v.catalogue and w.action <= ?2)";

/// Writes what a catalogue says of an agency.
pub(super) fn write(
    db: &Connection,
    ids: &mut Identities<'_>,
    (action, catalogue): (i64, i64),
    agency: &Agency,
    retired: bool,
) -> Sql<()> {
    let region = ids.region(&agency.region)?;
    let id = ids.agency(&[region], &agency.name)?;
    let mut insert = db.prepare_cached(
        "insert into agency_version (agency, catalogue, action, retired, full_name, name_en)
         values (:agency, :catalogue, :action, :retired, :full_name, :name_en)",
    )?;
    insert.execute(named_params! {
        ":agency": id,
        ":catalogue": catalogue,
        ":action": action,
        ":retired": retired,
        ":full_name": agency.full_name,
        ":name_en": agency.name_en,
    })?;
    let mut insert = db.prepare_cached(
        "insert into agency_alias (agency, catalogue, action, position, alias) values (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (alias, position) in agency.aliases.iter().zip(1_i64..) {
        insert.execute((id, catalogue, action, position, alias))?;
    }
    Ok(())
}

/// The agencies of a catalogue.
pub(super) fn of_catalogue(db: View<'_>, catalogue: i64) -> Sql<Vec<Agency>> {
    let mut select = db.prepare(&format!("{SELECT} where v.catalogue = ?1 and {CURRENT} order by g.id"))?;
    select.query_and_then([catalogue, db.upto], |row| read(&db, row))?.collect()
}

/// An agency as one catalogue has it.
pub(super) fn of_one(db: View<'_>, id: i64, catalogue: i64) -> Sql<Option<Agency>> {
    let mut select = db.prepare_cached(&format!("{SELECT} where v.agency = ?1 and v.catalogue = ?3 and {CURRENT}"))?;
    select.query_and_then([id, db.upto, catalogue], |row| read(&db, row))?.next().transpose()
}

/// The agencies of a region, each as the weightiest catalogue that describes it has it: an overlay, else the first.
pub(super) fn of_region(db: View<'_>, region: i64) -> Sql<Vec<Agency>> {
    let mut select = db.prepare_cached(&format!(
        "{SELECT}
         where g.region = ?1 and {CURRENT}
         order by g.id, (select x.extends is null from catalogue_version x
                         where x.catalogue = v.catalogue and x.action <= ?2 order by x.action desc limit 1), v.catalogue"
    ))?;
    let mut agencies: Vec<Agency> = Vec::new();
    for agency in select.query_and_then([region, db.upto], |row| read(&db, row))? {
        let agency = agency?;
        if agencies.last().is_none_or(|last| last.name != agency.name) {
            agencies.push(agency);
        }
    }
    Ok(agencies)
}

/// Visits every agency of the roles with its role's code and its position, from 1.
pub(super) fn each_role(roles: &Roles, mut visit: impl FnMut(&str, i64, &Text) -> Sql<()>) -> Sql<()> {
    for role in Role::ALL {
        for (name, position) in roles.of(*role).iter().zip(1_i64..) {
            visit(role.code(), position, name)?;
        }
    }
    Ok(())
}

/// Gathers rows of `role` and `name`, which come in order of position.
pub(super) fn gather_roles(mut rows: Rows<'_>, roles: &mut Roles) -> Sql<()> {
    while let Some(row) = rows.next()? {
        let names = match word::<Role>(row, "role")? {
            Role::Lead => &mut roles.lead,
            Role::Responsible => &mut roles.responsible,
            Role::Support => &mut roles.support,
        };
        names.push(row.get("name")?);
    }
    Ok(())
}

fn read(db: &Connection, row: &Row<'_>) -> Sql<Agency> {
    let version: (i64, i64, i64) = (row.get("id")?, row.get("catalogue")?, row.get("action")?);
    let mut aliases = db.prepare_cached(
        "select alias from agency_alias where agency = ?1 and catalogue = ?2 and action = ?3 order by position",
    )?;
    let aliases = aliases.query_map(version, |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(Agency {
        region: RegionCode::new(row.get_ref("region")?.as_str().unwrap_or_default())?,
        name: row.get("name")?,
        full_name: row.get("full_name")?,
        name_en: row.get("name_en")?,
        aliases,
    })
}
