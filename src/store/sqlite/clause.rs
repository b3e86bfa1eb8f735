//! Clauses in rows, with the agencies they name.

use rusqlite::{Connection, Row, named_params};

use super::agency;
use super::identity::Identities;
use super::load::not_of_another;
use super::trouble::Sql;
use super::view::View;
use crate::domain::agency::Roles;
use crate::domain::code::SourceCode;
use crate::domain::source::{Clause, ClauseRef};

const SELECT: &str = "select l.id, v.action, s.code as source, l.number, l.part, v.subject, v.subject_en, v.goals
    from clause l
    join source s on s.id = l.source
    join clause_version v on v.clause = l.id";
const CURRENT: &str = "not v.retired and v.action =
    (select max(w.action) from clause_version w where w.clause = v.clause and w.action <= ?2)";

/// Writes what a catalogue says of a clause.
pub(super) fn write(
    db: &Connection,
    ids: &mut Identities<'_>,
    (action, catalogue): (i64, i64),
    clause: &Clause,
    retired: bool,
) -> Sql<()> {
    let id = ids.clause(&clause.source, &clause.place)?;
    not_of_another(
        db,
        "select catalogue, retired from clause_version where clause = ?1 order by action desc limit 1",
        [id],
        catalogue,
        &format!("{} {}", clause.source, clause.place.number),
    )?;
    let mut insert = db.prepare_cached(
        "insert into clause_version (clause, action, catalogue, retired, subject, subject_en, goals)
         values (:clause, :action, :catalogue, :retired, :subject, :subject_en, :goals)",
    )?;
    insert.execute(named_params! {
        ":clause": id,
        ":action": action,
        ":catalogue": catalogue,
        ":retired": retired,
        ":subject": clause.subject,
        ":subject_en": clause.subject_en,
        ":goals": clause.goals,
    })?;
    let source = ids.source(&clause.source)?;
    let Some(region) = ids.region_of_source(source)? else { return Ok(()) };
    agency::each_role(&clause.roles, |role, position, name| {
        let agency = ids.agency(&[region], name)?;
        db.prepare_cached(
            "insert into clause_role (clause, action, role, position, agency) values (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((id, action, role, position, agency))?;
        Ok(())
    })
}

/// The clauses of a catalogue.
pub(super) fn of_catalogue(db: View<'_>, catalogue: i64) -> Sql<Vec<Clause>> {
    let mut select = db.prepare(&format!("{SELECT} where v.catalogue = ?1 and {CURRENT} order by l.id"))?;
    select.query_and_then([catalogue, db.upto], |row| read(&db, row))?.collect()
}

/// The clauses of a document.
pub(super) fn of_source(db: View<'_>, source: i64) -> Sql<Vec<Clause>> {
    let mut select = db.prepare_cached(&format!("{SELECT} where l.source = ?1 and {CURRENT} order by l.id"))?;
    select.query_and_then([source, db.upto], |row| read(&db, row))?.collect()
}

/// One clause, unless it is retired.
pub(super) fn find(db: View<'_>, id: i64) -> Sql<Option<Clause>> {
    let mut select = db.prepare_cached(&format!("{SELECT} where l.id = ?1 and {CURRENT}"))?;
    select.query_and_then([id, db.upto], |row| read(&db, row))?.next().transpose()
}

/// The place of a clause in its document.
pub(super) fn place(db: &Connection, id: i64) -> Sql<ClauseRef> {
    let mut select = db.prepare_cached("select number, part from clause where id = ?1")?;
    Ok(select.query_row([id], place_in)?)
}

fn place_in(row: &Row<'_>) -> rusqlite::Result<ClauseRef> {
    let part: u8 = row.get("part")?;
    Ok(ClauseRef { number: row.get("number")?, part: (part > 0).then_some(part) })
}

fn read(db: &Connection, row: &Row<'_>) -> Sql<Clause> {
    let version: (i64, i64) = (row.get("id")?, row.get("action")?);
    let mut named = db.prepare_cached(
        "select o.role, g.name from clause_role o join agency g on g.id = o.agency
         where o.clause = ?1 and o.action = ?2 order by o.role, o.position",
    )?;
    let mut roles = Roles::default();
    agency::gather_roles(named.query(version)?, &mut roles)?;
    Ok(Clause {
        source: SourceCode::new(row.get_ref("source")?.as_str().unwrap_or_default())?,
        place: place_in(row)?,
        subject: row.get("subject")?,
        subject_en: row.get("subject_en")?,
        goals: row.get("goals")?,
        roles,
    })
}
