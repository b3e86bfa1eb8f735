//! The log: what was done when, by whom, and what came of it.

use std::ops::ControlFlow;

use rusqlite::{CachedStatement, Connection, Row, named_params};
use rust_decimal::Decimal;

use super::event::Key;
use super::seal::bytes;
use crate::domain::chain::{Act, Logged, Seal, Wanted, hex};
use crate::domain::code::{IndicatorCode, Text};
use crate::domain::fault::store::StoreFault;
use crate::domain::history::{Event, Handle};
use crate::domain::observation::Bound;
use crate::domain::unit::Unit;
use crate::store::sqlite::Store;
use crate::store::sqlite::form::{Numbered, instant, instant_text, period, quantity};
use crate::store::sqlite::identity::find_indicator;
use crate::store::sqlite::texts::Shared;
use crate::store::sqlite::trouble::Sql;
use crate::store::sqlite::view::View;

const ACTS: &str = "select a.id, a.at, a.by, a.system_user, a.command, a.reason, coalesce(s.events, 0), s.hash
    from action a left join seal s on s.action = a.id
    where a.id <= :upto
      and (:since is null or a.at >= :since)
      and (:from is null or a.id >= :from)
      and (:by is null or a.by = :by or a.system_user = :by)
      and (:indicator is null
           or exists (select 1 from observation o
                      where o.region = :region and o.indicator = :indicator and o.action = a.id)
           or exists (select 1 from indicator_version v
                      where v.region = :region and v.indicator = :indicator and v.action = a.id)
           or exists (select 1 from target_version v
                      where v.region = :region and v.indicator = :indicator and v.action = a.id)
           or exists (select 1 from assignment_version v
                      where v.region = :region and v.indicator = :indicator and v.action = a.id)
           or exists (select 1 from extension v
                      where v.region = :region and v.indicator = :indicator and v.action = a.id))
    order by a.id";

/// Where the events of an action stand, the actions in order: looked through once, not once for each.
const PLACES: &str = "select o.action, o.region, o.indicator, o.last_day, o.first_day, o.seq
    from observation o
    where o.action >= :from and o.action <= :upto
      and (:region is null or o.region = :region) and (:indicator is null or o.indicator = :indicator)
    order by o.action, o.region, o.indicator, o.last_day, o.first_day, o.seq";

const EVENT: &str = "select i.code, o.event, o.value, o.note, o.hash,
        (select p.value from observation p
         where p.region = o.region and p.indicator = o.indicator and p.last_day = o.last_day
           and p.first_day = o.first_day and p.seq = o.refers),
        (select d.unit from indicator_version v join definition d on d.id = v.definition
         where v.region = o.region and v.indicator = o.indicator order by v.action > o.action, v.action desc limit 1),
        o.bound,
        (select p.bound from observation p
         where p.region = o.region and p.indicator = o.indicator and p.last_day = o.last_day
           and p.first_day = o.first_day and p.seq = o.refers),
        o.event < 2 and o.refers is not null and exists (select 1 from observation g
         where g.region = o.region and g.indicator = o.indicator and g.last_day = o.last_day
           and g.first_day = o.first_day and g.refers = o.refers and g.seq < o.seq and g.event in (3, 4))
    from observation o join indicator i on i.region = o.region and i.id = o.indicator
    where o.region = ?1 and o.indicator = ?2 and o.last_day = ?3 and o.first_day = ?4 and o.seq = ?5";

impl Store {
    /// The actions that pass, the first first, until the visitor breaks off.
    pub fn acts(&self, wanted: &Wanted, visit: &mut dyn FnMut(&Act) -> ControlFlow<()>) -> Result<(), StoreFault> {
        self.reading(|db| acts(db, wanted, |_, act| Ok(visit(act))))
    }

    /// The events of the actions that pass, each with its action, in the order in which they were written.
    pub fn happenings(
        &self,
        wanted: &Wanted,
        visit: &mut dyn FnMut(&Act, &Logged) -> ControlFlow<()>,
    ) -> Result<(), StoreFault> {
        self.reading(|db| happenings(db, wanted, visit))
    }
}

/// The indicator that is asked for, by numbers.
fn place(db: &Connection, indicator: Option<&IndicatorCode>) -> Sql<(Option<i64>, Option<i64>)> {
    let Some(code) = indicator else { return Ok((None, None)) };
    // No action has the number of an indicator that was never heard of.
    Ok(find_indicator(db, code.as_str())?
        .map_or((Some(0), Some(0)), |place| (Some(place.region), Some(place.indicator))))
}

fn acts(db: View<'_>, wanted: &Wanted, mut visit: impl FnMut(&Connection, &Act) -> Sql<ControlFlow<()>>) -> Sql<()> {
    let (region, indicator) = place(&db, wanted.indicator.as_ref())?;
    let mut select = db.prepare(ACTS)?;
    let mut written = db.prepare("select relation, rows from seal_rows where action = ?1 order by relation")?;
    let mut rows = select.query(named_params! {
        ":upto": db.upto,
        ":since": wanted.since.map(instant_text),
        ":from": wanted.from,
        ":by": wanted.by,
        ":region": region,
        ":indicator": indicator,
    })?;
    while let Some(row) = rows.next()? {
        let mut act = read(row)?;
        let counts = written.query_map([act.number], |row| Ok((row.get::<_, Text>(0)?, row.get::<_, i64>(1)?)))?;
        act.rows =
            counts.map(|count| count.map(|(name, rows)| (name, rows.unsigned_abs()))).collect::<Result<_, _>>()?;
        if visit(&db, &act)?.is_break() {
            break;
        }
    }
    Ok(())
}

fn read(row: &Row<'_>) -> Sql<Act> {
    Ok(Act {
        number: row.get(0)?,
        at: instant(&row.get::<_, String>(1)?)?,
        by: row.get(2)?,
        system_user: row.get(3)?,
        command: row.get(4)?,
        reason: row.get(5)?,
        events: row.get::<_, i64>(6)?.unsigned_abs(),
        rows: Vec::new(),
        seal: bytes(row, 7)?.map(Seal),
    })
}

fn happenings(db: View<'_>, wanted: &Wanted, visit: &mut dyn FnMut(&Act, &Logged) -> ControlFlow<()>) -> Sql<()> {
    let (region, indicator) = place(&db, wanted.indicator.as_ref())?;
    let mut first = None;
    acts(db, wanted, |_, act| {
        first = Some(act.number);
        Ok(ControlFlow::Break(()))
    })?;
    let Some(first) = first else { return Ok(()) };
    let mut places = db.prepare(PLACES)?;
    let mut places =
        places.query(named_params! { ":from": first, ":upto": db.upto, ":region": region, ":indicator": indicator })?;
    let mut next = next(&mut places)?;
    let mut find = db.prepare_cached(EVENT)?;
    let mut shared = Shared::new(db.connection());
    acts(db, wanted, |_, act| {
        while let Some((action, key)) = next {
            if action > act.number {
                break;
            }
            if action == act.number {
                let happening = happening(&mut find, key, &mut shared)?;
                if visit(act, &happening).is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
            next = self::next(&mut places)?;
        }
        Ok(ControlFlow::Continue(()))
    })
}

fn next(places: &mut rusqlite::Rows<'_>) -> Sql<Option<(i64, Key)>> {
    let Some(row) = places.next()? else { return Ok(None) };
    Ok(Some((row.get(0)?, (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))))
}

fn happening(find: &mut CachedStatement<'_>, key: Key, shared: &mut Shared<'_>) -> Sql<Logged> {
    let days = |day: i64| i32::try_from(day).unwrap_or_default();
    let mut rows = find.query([key.0, key.1, key.2, key.3, key.4])?;
    let Some(row) = rows.next()? else {
        return Err(crate::store::sqlite::trouble::Trouble::unreadable("an event that is not there", key.4));
    };
    let handle = Handle {
        indicator: IndicatorCode::new(row.get_ref(0)?.as_str().unwrap_or_default())?,
        period: period(days(key.3), days(key.2))?,
        seq: u32::try_from(key.4).unwrap_or_default(),
    };
    let brings_back = row.get(9)?;
    Ok(Logged {
        handle,
        event: Event::from_number(row.get(1)?)?.told(brings_back),
        new: figure(row, 2, 7)?,
        old: if brings_back { None } else { figure(row, 5, 8)? },
        unit: Unit(row.get::<_, Option<Text>>(6)?.unwrap_or_else(|| "".into())),
        note: shared.phrase(row.get(3)?)?,
        hash: row.get_ref(4)?.as_blob_or_null().ok().flatten().map(hex),
    })
}

/// A value with its bound, where there is one.
fn figure(row: &Row<'_>, value: usize, bound: usize) -> Sql<Option<(Bound, Decimal)>> {
    let Some(value) = row.get::<_, Option<f64>>(value)? else { return Ok(None) };
    Ok(Some((Bound::from_number(row.get(bound)?)?, quantity(value)?)))
}
