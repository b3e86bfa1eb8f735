//! Assignments in rows: what overlays add to other catalogues' targets.

use rusqlite::{Connection, Row, named_params};

use super::agency;
use super::form::{baseline_in, day_in, day_number};
use super::identity::{Identities, Place, own_part};
use super::trouble::Sql;
use super::view::View;
use crate::domain::agency::Roles;
use crate::domain::code::{IndicatorCode, TargetCode};
use crate::domain::number::to_double;
use crate::domain::target::Assignment;

const SELECT: &str = "select v.region, v.indicator, v.target, v.catalogue, v.action, i.code, v.contact,
        v.internal_deadline, v.baseline_first_day, v.baseline_last_day, v.baseline_value, v.note
    from assignment_version v
    join indicator i on i.region = v.region and i.id = v.indicator";
const CURRENT: &str = "not v.retired and v.action =
    (select max(w.action) from assignment_version w
     where w.region = v.region and w.indicator = v.indicator and w.target = v.target and w.catalogue = v.catalogue
       and w.action <= ?2)";

/// Writes what an overlay adds to a target.
pub(super) fn write(
    db: &Connection,
    ids: &mut Identities<'_>,
    (action, catalogue): (i64, i64),
    assignment: &Assignment,
    retired: bool,
) -> Sql<()> {
    let (place, _) = ids.indicator(&assignment.target.indicator())?;
    let own = own_part(&assignment.target);
    let baseline = assignment.baseline;
    let mut insert = db.prepare_cached(
        "insert into assignment_version (region, indicator, target, catalogue, action, retired, contact,
             internal_deadline, baseline_first_day, baseline_last_day, baseline_value, note)
         values (:region, :indicator, :target, :catalogue, :action, :retired, :contact,
             :internal_deadline, :baseline_first_day, :baseline_last_day, :baseline_value, :note)",
    )?;
    insert.execute(named_params! {
        ":region": place.region,
        ":indicator": place.indicator,
        ":target": own,
        ":catalogue": catalogue,
        ":action": action,
        ":retired": retired,
        ":contact": assignment.contact,
        ":internal_deadline": assignment.internal_deadline.map(day_number),
        ":baseline_first_day": baseline.map(|(period, _)| day_number(period.first())),
        ":baseline_last_day": baseline.map(|(period, _)| day_number(period.last())),
        ":baseline_value": baseline.map(|(_, value)| to_double(value)),
        ":note": assignment.note,
    })?;
    let regions = regions(db, place, own)?;
    agency::each_role(&assignment.roles, |role, position, name| {
        let agency = ids.agency(&regions, name)?;
        let mut insert = db.prepare_cached(
            "insert into assignment_role (region, indicator, target, catalogue, action, role, position, agency)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        insert.execute((place.region, place.indicator, own, catalogue, action, role, position, agency))?;
        Ok(())
    })
}

/// Where an assignment's agencies are looked for: the target's region, then that of the document it comes from.
fn regions(db: &Connection, place: Place, own: &str) -> Sql<Vec<i64>> {
    let mut select = db.prepare_cached(
        "select s.region from target_version v
         join terms t on t.id = v.terms
         join source_version s on s.source = t.source
         where v.region = ?1 and v.indicator = ?2 and v.code = ?3
         order by v.action desc, s.action desc limit 1",
    )?;
    let mut regions = vec![place.region];
    for region in select.query_map((place.region, place.indicator, own), |row| row.get(0))? {
        regions.push(region?);
    }
    Ok(regions)
}

/// The assignments of a catalogue.
pub(super) fn of_catalogue(db: View<'_>, catalogue: i64) -> Sql<Vec<Assignment>> {
    let sql = format!("{SELECT} where v.catalogue = ?1 and {CURRENT} order by v.region, v.indicator, v.target");
    let mut select = db.prepare(&sql)?;
    select.query_and_then([catalogue, db.upto], |row| read(&db, row))?.collect()
}

/// The assignments of a region's targets.
pub(super) fn of_region(db: View<'_>, region: i64) -> Sql<Vec<Assignment>> {
    let sql = format!("{SELECT} where v.region = ?1 and {CURRENT} order by v.indicator, v.target, v.catalogue");
    let mut select = db.prepare_cached(&sql)?;
    select.query_and_then([region, db.upto], |row| read(&db, row))?.collect()
}

/// What one overlay adds to a target, unless it is retired.
pub(super) fn find(db: View<'_>, place: Place, own: &str, catalogue: i64) -> Sql<Option<Assignment>> {
    let sql = format!(
        "{SELECT} where v.region = ?1 and {CURRENT} and v.indicator = ?3 and v.target = ?4 and v.catalogue = ?5"
    );
    let mut select = db.prepare_cached(&sql)?;
    let key = (place.region, db.upto, place.indicator, own, catalogue);
    select.query_and_then(key, |row| read(&db, row))?.next().transpose()
}

fn read(db: &Connection, row: &Row<'_>) -> Sql<Assignment> {
    let own: String = row.get("target")?;
    let indicator = IndicatorCode::new(row.get_ref("code")?.as_str().unwrap_or_default())?;
    let mut named = db.prepare_cached(
        "select o.role, g.name from assignment_role o join agency g on g.id = o.agency
         where o.region = ?1 and o.indicator = ?2 and o.target = ?3 and o.catalogue = ?4 and o.action = ?5
         order by o.role, o.position",
    )?;
    let version: (i64, i64, i64, i64) =
        (row.get("region")?, row.get("indicator")?, row.get("catalogue")?, row.get("action")?);
    let mut roles = Roles::default();
    agency::gather_roles(named.query((version.0, version.1, &own, version.2, version.3))?, &mut roles)?;
    Ok(Assignment {
        target: TargetCode::join(&indicator, &own)?,
        roles,
        contact: row.get("contact")?,
        internal_deadline: day_in(row, "internal_deadline")?,
        baseline: baseline_in(row)?,
        note: row.get("note")?,
    })
}
