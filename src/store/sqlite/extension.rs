//! Deadlines that were moved, in rows: the document's own stay with the targets.

use std::collections::HashMap;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use super::Store;
use super::dossiers::stretches;
use super::form::{day, day_number};
use super::identity::{Place, find_indicator, own_part};
use super::texts::Shared;
use super::trouble::{Sql, Trouble};
use super::versions::described;
use super::view::View;
use crate::domain::change::Moved;
use crate::domain::code::{IndicatorCode, TargetCode, Text};
use crate::domain::deed::Deed;
use crate::domain::dossier::Scope;
use crate::domain::fault::deed::DeedFault;
use crate::domain::fault::store::StoreFault;
use crate::domain::target::{ExtensionOnRecord, Target};

/// The extensions in force, by indicator.
#[derive(Debug, Default)]
pub(super) struct Extensions(HashMap<i64, Vec<(String, Row)>>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    to: NaiveDate,
    basis: Text,
    note: Option<Text>,
}

impl Extensions {
    /// Reads them all: there are few.
    pub fn read(db: View<'_>) -> Sql<Self> {
        let mut select = db.prepare_cached(
            "select indicator, target, deadline, basis, note from extension where action <= ?1
             order by indicator, target, action",
        )?;
        let mut rows = select.query([db.upto])?;
        let mut found: HashMap<i64, Vec<(String, Row)>> = HashMap::new();
        while let Some(row) = rows.next()? {
            let (indicator, target): (i64, String) = (row.get(0)?, row.get(1)?);
            let of_it = found.entry(indicator).or_default();
            of_it.retain(|(earlier, _)| *earlier != target);
            if let Some(to) = row.get::<_, Option<i32>>(2)? {
                of_it.push((target, Row { to: day(to)?, basis: row.get(3)?, note: row.get(4)? }));
            }
        }
        Ok(Self(found))
    }

    /// Puts the deadlines in force into the targets of an indicator.
    pub fn apply(&self, indicator: i64, targets: &mut [Target]) {
        let Some(extended) = self.0.get(&indicator) else { return };
        for target in targets {
            if let Some((_, row)) = extended.iter().find(|(own, _)| own == own_part(&target.code)) {
                let Row { to, basis, note } = row.clone();
                *target = target.clone().extended(to, basis, note);
            }
        }
    }
}

/// The rows of a region after an action, each with the one before it of the same target and the document's own deadline.
const AFTER: &str = "select x.indicator, x.target, x.action, x.deadline, x.basis,
        (select y.deadline from extension y
         where y.region = x.region and y.indicator = x.indicator and y.target = x.target and y.action < x.action
         order by y.action desc limit 1),
        (select t.deadline from target_version v join terms t on t.id = v.terms
         where v.region = x.region and v.indicator = x.indicator and v.code = x.target and v.action <= x.action
         order by v.action desc limit 1),
        case when x.deadline is null then (select a.reason from action a where a.id = x.action) else x.note end
    from extension x
    where x.region = ?1 and x.indicator between ?2 and ?3 and x.action > ?4 and x.action <= ?5
    order by x.indicator, x.target, x.action";

/// The last extension of each target that is tracked, with the document's own deadline.
const LAST: &str = "select i.code, x.target, x.deadline, x.basis, t.deadline
    from extension x
    join indicator i on i.region = x.region and i.id = x.indicator
    join target_version v on v.region = x.region and v.indicator = x.indicator and v.code = x.target
    join terms t on t.id = v.terms
    where x.action = (select max(y.action) from extension y
                      where y.region = x.region and y.indicator = x.indicator and y.target = x.target and y.action <= ?1)
      and v.action = (select max(w.action) from target_version w
                      where w.region = x.region and w.indicator = x.indicator and w.code = x.target and w.action <= ?1)
      and not v.retired and x.deadline is not null
    order by x.region, x.indicator, x.target";

impl Store {
    /// Visits the deadlines of a scope that were moved or put back after an action, region by region.
    pub fn extensions_after(
        &self,
        scope: &Scope,
        after: i64,
        visit: &mut dyn FnMut(Moved<'_>) -> ControlFlow<()>,
    ) -> Result<(), StoreFault> {
        self.reading(|db| {
            let mut shared = Shared::new(db.connection());
            let mut select = db.prepare(AFTER)?;
            for (region, (low, high)) in stretches(&db, scope)? {
                let mut rows = select.query([region, low, high, after, db.upto])?;
                while let Some(row) = rows.next()? {
                    let place = Place { region, indicator: row.get(0)? };
                    let (own, action, basis): (String, i64, Option<Text>) = (row.get(1)?, row.get(2)?, row.get(4)?);
                    let note: Option<Text> = row.get(7)?;
                    let date = |at: usize| row.get::<_, Option<i32>>(at)?.map(day).transpose();
                    let document = date(6)?;
                    let in_force =
                        |to: Option<NaiveDate>| to.filter(|to| document.is_none_or(|own| *to > own)).or(document);
                    let then = View::new(db.connection(), Some(action));
                    let Some(indicator) = described(then, place, &mut shared)? else { continue };
                    let moved = Moved {
                        action,
                        indicator: &indicator,
                        target: &TargetCode::join(&indicator.code, &own)?,
                        old: in_force(date(5)?),
                        new: in_force(date(3)?),
                        basis: basis.as_deref(),
                        note: note.as_deref(),
                    };
                    if visit(moved).is_break() {
                        return Ok(());
                    }
                }
            }
            Ok(())
        })
    }

    /// The last extensions of the targets that are tracked, in force or not.
    pub fn extensions(&self) -> Result<Vec<ExtensionOnRecord>, StoreFault> {
        self.reading(|db| {
            let mut select = db.prepare(LAST)?;
            let mut rows = select.query([db.upto])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let (code, own): (String, String) = (row.get(0)?, row.get(1)?);
                found.push(ExtensionOnRecord {
                    target: TargetCode::join(&IndicatorCode::new(&code)?, &own)?,
                    to: day(row.get(2)?)?,
                    basis: row.get(3)?,
                    deadline: day(row.get(4)?)?,
                });
            }
            Ok(found)
        })
    }

    /// Moves a target's deadline; the document's own stays on record, and so does an earlier extension.
    pub fn extend(
        &mut self,
        deed: &Deed,
        target: &TargetCode,
        (to, basis, note): (NaiveDate, &str, Option<&str>),
    ) -> Result<Result<(), DeedFault>, StoreFault> {
        self.deciding(deed, |events| {
            let (db, action) = (events.db(), events.action());
            let place = find_indicator(db, target.indicator().as_str())?
                .ok_or_else(|| Trouble::unreadable("no indicator of the target", target))?;
            let own = own_part(target);
            let key = (place.region, place.indicator, own);
            let current: Option<(Option<i32>, Option<String>, Option<String>)> = db
                .prepare_cached(
                    "select deadline, basis, note from extension where region = ?1 and indicator = ?2 and target = ?3
                     order by action desc limit 1",
                )?
                .query_row(key, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
                .optional()?;
            let wanted = (Some(day_number(to)), Some(basis.to_owned()), note.map(str::to_owned));
            if current == Some(wanted) {
                return Ok(Err(DeedFault::AlreadyExtended(to)));
            }
            db.prepare_cached(
                "insert into extension (region, indicator, target, action, deadline, basis, note)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute((place.region, place.indicator, own, action, day_number(to), basis, note))?;
            Ok(Ok(()))
        })
    }
}
