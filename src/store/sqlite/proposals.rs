//! What waits for approval.

use super::appending::Days;
use super::dossiers::stretches;
use super::identity::Place;
use super::texts::Shared;
use super::trouble::Sql;
use super::view::View;
use super::{Store, history};
use crate::domain::deed::Actor;
use crate::domain::dossier::Scope;
use crate::domain::fault::store::StoreFault;
use crate::domain::history::{Counting, Entry, Handle};
use crate::domain::past::{Happening, Past};

/// A figure that waits for approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its public name.
    pub handle: Handle,
    /// What was recorded.
    pub entry: Entry,
    /// Who first recorded it: somebody else must approve it.
    pub recorder: Actor,
    /// The figure that counts for its period until then, where there is one of its definition.
    pub counts: Option<Entry>,
}

impl Store {
    /// The figures of a scope that wait for approval, region by region, by indicator and period.
    pub fn proposals(&self, scope: &Scope) -> Result<Vec<Proposal>, StoreFault> {
        self.reading(|db| {
            let (mut found, mut shared) = (Vec::new(), Shared::new(db.connection()));
            for (region, range) in stretches(&db, scope)? {
                for days in undecided(db, region, range)? {
                    gather(db, days, &mut shared, &mut found)?;
                }
            }
            Ok(found)
        })
    }
}

/// The periods with a proposal that nobody has decided on.
fn undecided(db: View<'_>, region: i64, (low, high): (i64, i64)) -> Sql<Vec<Days>> {
    let mut select = db.prepare_cached(
        "select distinct o.indicator, o.last_day, o.first_day from observation o
         where o.region = ?1 and o.indicator between ?2 and ?3 and o.event = 1 and o.action <= ?4
           and not exists (select 1 from observation e
                           where e.region = o.region and e.indicator = o.indicator and e.last_day = o.last_day
                             and e.first_day = o.first_day and e.refers = o.seq and e.event in (2, 3, 4) and e.action <= ?4)
         order by o.indicator, o.last_day, o.first_day",
    )?;
    let mut rows = select.query([region, low, high, db.upto])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let place = Place { region, indicator: row.get(0)? };
        found.push(Days { place, last_day: row.get(1)?, first_day: row.get(2)? });
    }
    Ok(found)
}

fn gather(db: View<'_>, days: Days, shared: &mut Shared<'_>, found: &mut Vec<Proposal>) -> Sql<()> {
    let code = days.handle(&db, 1)?.indicator;
    let mut entries = history::read(db, days.place, (days.last_day, days.last_day), shared)?;
    entries.retain(|entry| super::form::day_number(entry.period.first()) == days.first_day);
    let past: Vec<Happening> = entries.iter().map(Entry::happening).collect();
    for entry in entries.iter().filter(|entry| entry.counting == Some(Counting::Pending)) {
        let root = Past(&past).root(&entry.happening());
        let first = entries.iter().find(|first| first.seq == root).unwrap_or(entry);
        let counts = entries.iter().find(|one| one.fit == entry.fit && one.counting == Some(Counting::Counts));
        found.push(Proposal {
            handle: Handle { indicator: code.clone(), period: entry.period, seq: entry.seq },
            entry: entry.clone(),
            recorder: first.action.actor.clone(),
            counts: counts.cloned(),
        });
    }
    Ok(())
}
