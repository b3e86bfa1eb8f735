//! Loading: the changes that bring the ledger to a catalogue, as new versions.

use rusqlite::{Connection, OptionalExtension, Params};

use super::definition::Definitions;
use super::identity::Identities;
use super::terms::AllTerms;
use super::trouble::{Sql, Trouble};
use super::{Store, agency, assignment, catalogue, clause, indicator, region, rule, source, target};
use crate::domain::catalogue::{Act, Item, Plan};
use crate::domain::code::CatalogueCode;
use crate::domain::deed::Deed;
use crate::domain::fault::store::StoreFault;

impl Store {
    /// Brings the ledger to a catalogue. No figure is touched, nor anything of another catalogue; a plan without
    /// changes leaves no trace.
    ///
    /// Where others may load too, the plan is drawn up and carried out [`together`](Store::together): against another state
    /// it would leave a mixture.
    pub fn load(&mut self, deed: &Deed, plan: &Plan<'_>) -> Result<(), StoreFault> {
        if plan.changes.is_empty() {
            return Ok(());
        }
        self.writing(deed, |db, action| write(db, action, plan))
    }
}

fn write(db: &Connection, action: i64, plan: &Plan<'_>) -> Sql<()> {
    let mut ids = Identities::new(db);
    let (mut definitions, mut terms) = (Definitions::default(), AllTerms::default());
    let id = ids.catalogue(&plan.stamp.code)?;
    let by = (action, id);
    catalogue::write(db, &mut ids, by, plan)?;
    let (mut indicators, mut targets, mut assignments) = (Vec::new(), Vec::new(), Vec::new());
    for change in &plan.changes {
        let retired = change.act == Act::Retire;
        match change.item {
            // Written with the stamp, which changes whenever anything does.
            Item::Head(_) => {}
            Item::Rules(rules) => rule::write(db, action, id, rules)?,
            Item::Region(item) => region::write(db, &mut ids, by, item, retired)?,
            Item::Source(item) => source::write(db, &mut ids, by, item, retired)?,
            Item::Clause(item) => clause::write(db, &mut ids, by, item, retired)?,
            Item::Agency(item) => agency::write(db, &mut ids, by, item, retired)?,
            Item::Indicator(item) => {
                let definition = definitions.number(db, item)?;
                indicators.push((ids.region(&item.region)?, item, definition, retired));
            }
            Item::Target(item) => targets.push((item, terms.number(db, &mut ids, item)?, retired)),
            Item::Assignment(item) => assignments.push((item, retired)),
        }
    }
    // Written in the order of their keys: an indicator declared for thousands of regions would otherwise be spread over
    // the whole file.
    indicators.sort_by_key(|(region, ..)| *region);
    for (_, item, definition, retired) in indicators {
        indicator::write(db, &mut ids, by, (item, definition), retired)?;
    }
    let mut placed = Vec::with_capacity(targets.len());
    for (item, terms, retired) in targets {
        placed.push((ids.indicator(&item.indicator)?.0, item, terms, retired));
    }
    placed.sort_by_key(|(place, ..)| *place);
    for (place, item, terms, retired) in placed {
        target::write(db, by, (place, item, terms), retired)?;
    }
    for (item, retired) in assignments {
        assignment::write(db, &mut ids, by, item, retired)?;
    }
    Ok(())
}

/// Refuses to write an item whose current version belongs to another catalogue; `sql` gives that version's catalogue
/// and whether it is retired.
pub(super) fn not_of_another(db: &Connection, sql: &str, params: impl Params, catalogue: i64, item: &str) -> Sql<()> {
    let current: Option<(i64, bool)> =
        db.prepare_cached(sql)?.query_row(params, |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    match current {
        Some((owner, false)) if owner != catalogue => {
            let code: String = db.query_row("select code from catalogue where id = ?1", [owner], |row| row.get(0))?;
            Err(Trouble::Taken { item: item.to_owned(), owner: CatalogueCode::new(&code)? })
        }
        _ => Ok(()),
    }
}
