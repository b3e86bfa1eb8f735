//! Recording many figures: a compact collector that is written in order of the keys, all or nothing.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::rc::Rc;

use rusqlite::OptionalExtension;

use super::action::{self, Unit};
use super::chain::Links;
use super::chain::seal::{Beside, seal};
use super::definition::{self, Definition};
use super::footing::Footing;
use super::identity::Place;
use super::pending::Pending;
use super::record::{self, Outcome};
use super::trouble::Sql;
use super::view::View;
use super::{Store, indicator, region, rule};
use crate::domain::admission::Leave;
use crate::domain::code::{IndicatorCode, Text};
use crate::domain::deed::Deed;
use crate::domain::fault::input::LocatedRowFault;
use crate::domain::fault::store::StoreFault;
use crate::domain::unit::UnitSpec;
use crate::store::recording::{Figure, Recorded, Refusal};

/// Figures that are collected before they are written, so that memory stays bounded however long a file is.
const CHUNK: usize = 1 << 20;
/// Indicators looked up one by one before the whole directory is read instead.
const ONE_BY_ONE: usize = 256;

/// An indicator that figures can be pushed for, within one batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Series(u32);

/// Figures on their way into the ledger. What is not recorded in the end leaves no trace.
#[derive(Debug)]
pub struct Batch<'s> {
    store: &'s Store,
    deed: Deed,
    work: Option<(Unit, i64)>,
    /// What the series that were looked up rest on, until the ledger is locked.
    footing: Option<Footing>,
    series: Vec<Known>,
    found: HashMap<Text, Option<u32>>,
    whole_directory: bool,
    last: Option<(Text, u32)>,
    definitions: HashMap<i64, Rc<Definition>>,
    /// Whether figures wait for approval, by catalogue.
    proposes: HashMap<i64, bool>,
    pending: Pending,
    chunk: usize,
    outcome: Outcome,
    links: Links,
}

/// A series of a batch.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub place: Place,
    pub code: IndicatorCode,
    pub definition: Rc<Definition>,
    /// Figures wait for approval.
    pub proposes: bool,
}

impl Store {
    /// Begins a batch. Nothing is locked or written before [`Batch::record`], unless the batch outgrows its room.
    pub fn batch(&mut self, deed: &Deed, leave: Leave) -> Batch<'_> {
        Batch {
            store: self,
            deed: deed.clone(),
            work: None,
            footing: None,
            series: Vec::new(),
            found: HashMap::new(),
            whole_directory: false,
            last: None,
            definitions: HashMap::new(),
            proposes: HashMap::new(),
            pending: Pending::default(),
            chunk: CHUNK,
            outcome: Outcome::new(leave),
            links: Links::default(),
        }
    }
}

impl Batch<'_> {
    /// The series of the indicator with this code; `None` where there is none, or only a retired one.
    pub fn indicator(&mut self, code: &str) -> Result<Option<Series>, StoreFault> {
        if let Some((last, at)) = &self.last
            && **last == *code
        {
            return Ok(Some(Series(*at)));
        }
        let mut found = self.found.get_key_value(code);
        if found.is_none() && !self.whole_directory {
            self.stand()
                .and_then(|()| if self.found.len() < ONE_BY_ONE { self.look_up(code) } else { self.read_directory() })
                .map_err(|trouble| self.store.fault(trouble))?;
            found = self.found.get_key_value(code);
        }
        let Some((text, Some(at))) = found else { return Ok(None) };
        self.last = Some((text.clone(), *at));
        Ok(Some(Series(*at)))
    }

    /// What a series measures.
    #[must_use]
    pub fn definition(&self, series: Series) -> &Definition {
        &self.series[series.0 as usize].definition
    }

    /// The unit in which figures of a series are recorded.
    #[must_use]
    pub fn unit(&self, series: Series) -> UnitSpec<'_> {
        let definition = self.definition(series);
        UnitSpec { unit: &definition.unit, same: &definition.same_units }
    }

    /// Adds a figure.
    pub fn push(&mut self, series: Series, figure: &Figure<'_>) -> Result<(), StoreFault> {
        if self.pending.rows.len() >= self.chunk {
            self.flush().map_err(|trouble| self.store.fault(trouble))?;
        }
        self.pending.push(series.0, figure);
        Ok(())
    }

    /// Records all figures under one action, or none of them.
    pub fn record(mut self) -> Result<Recorded, Refusal> {
        self.flush().map_err(|trouble| self.store.fault(trouble))?;
        if !self.outcome.faults.is_empty() {
            let mut faults = std::mem::take(&mut self.outcome.faults);
            faults.sort_by_key(|fault| fault.line);
            return Err(Refusal::Rows(faults));
        }
        let mut recorded = std::mem::take(&mut self.outcome.recorded);
        recorded.doubts.sort_by_key(|doubt| doubt.line);
        let written = recorded.new + recorded.revised;
        if written > 0
            && let Some((unit, action)) = self.work.take()
        {
            let db = &self.store.db;
            let close = || {
                seal(db, action, &self.links, Beside::Nothing)?;
                action::commit(db, unit)
            };
            if let Err(trouble) = close() {
                // The reason counts, not whether undoing what the database already undid succeeds.
                let _ = action::abandon(db, unit);
                return Err(self.store.fault(trouble).into());
            }
        }
        // What was begun and wrote nothing is undone when the batch is dropped.
        Ok(recorded)
    }

    /// What would be refused, without recording anything.
    pub fn check(mut self) -> Result<Vec<LocatedRowFault>, StoreFault> {
        self.flush().map_err(|trouble| self.store.fault(trouble))?;
        let mut faults = std::mem::take(&mut self.outcome.faults);
        faults.sort_by_key(|fault| fault.line);
        Ok(faults)
    }

    fn flush(&mut self) -> Sql<()> {
        if self.pending.rows.is_empty() {
            return Ok(());
        }
        let db = &self.store.db;
        let action = if let Some((_, action)) = self.work {
            action
        } else {
            // Every number a batch writes was looked up or made by the batch itself; to look each up again would take
            // a third of the time. (Within a trial this has no effect, nor is it needed.)
            db.execute_batch("pragma foreign_keys = off")?;
            let unit = action::begin(db)?;
            // From here on dropping the batch undoes everything.
            let (_, action) = self.work.insert((unit, 0));
            // Units, definitions and whether figures wait were looked up while others might still write.
            self.footing.as_ref().map_or(Ok(()), |footing| footing.demand(db))?;
            *action = action::enter(db, &self.deed)?;
            *action
        };
        record::write(db, action, &self.series, &mut self.pending, (&mut self.outcome, &mut self.links))?;
        self.pending.clear();
        Ok(())
    }

    /// Notes what the first look rests on.
    fn stand(&mut self) -> Sql<()> {
        if self.footing.is_none() {
            self.footing = Some(Footing::of(&self.store.db)?);
        }
        Ok(())
    }

    fn look_up(&mut self, code: &str) -> Sql<()> {
        let db = &self.store.db;
        let mut find = db.prepare_cached(
            "select i.region, i.id, v.definition, v.retired, v.catalogue
             from indicator i join indicator_version v on v.region = i.region and v.indicator = i.id
             where i.code = ?1 order by v.action desc limit 1",
        )?;
        let found: Option<(Place, i64, bool, i64)> = find
            .query_row([code], |row| {
                let place = Place { region: row.get(0)?, indicator: row.get(1)? };
                Ok((place, row.get(2)?, row.get(3)?, row.get(4)?))
            })
            .optional()?;
        let Some((place, definition, false, catalogue)) = found else {
            self.found.insert(code.into(), None);
            return Ok(());
        };
        self.add(place, IndicatorCode::new(code)?, definition, catalogue)
    }

    fn read_directory(&mut self) -> Sql<()> {
        let db = &self.store.db;
        for region in region::chosen(db, None)? {
            for item in indicator::list(View::whole(db), region, (0, i64::MAX))?.items {
                let place = Place { region, indicator: item.id };
                self.add(place, item.code, item.definition, item.catalogue)?;
            }
        }
        self.whole_directory = true;
        Ok(())
    }

    fn add(&mut self, place: Place, code: IndicatorCode, definition: i64, catalogue: i64) -> Sql<()> {
        if self.found.contains_key(code.as_str()) {
            return Ok(());
        }
        let definition = match self.definitions.entry(definition) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(new) => new.insert(Rc::new(definition::find(&self.store.db, definition)?)).clone(),
        };
        let at = u32::try_from(self.series.len()).expect("a ledger has fewer than four billion indicators");
        self.found.insert(code.as_str().into(), Some(at));
        let proposes = match self.proposes.get(&catalogue) {
            Some(proposes) => *proposes,
            None => rule::asks_for_approval(&self.store.db, catalogue)?,
        };
        self.proposes.insert(catalogue, proposes);
        self.series.push(Known { place, code, definition, proposes });
        Ok(())
    }
}

impl Drop for Batch<'_> {
    fn drop(&mut self) {
        if let Some((unit, _)) = self.work.take() {
            // Nobody is left to tell; a connection that cannot undo is undone when it closes.
            let _ = action::abandon(&self.store.db, unit);
        }
        let _ = self.store.db.execute_batch("pragma foreign_keys = on");
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::domain::period::Period;

    fn ledger() -> Store {
        let store = Store::in_memory().expect("a ledger");
        let content = "insert into action (id, at, command) values (1, '2026-01-01T00:00:00Z', 'load');
            insert into catalogue (id, code) values (1, 'c');
            insert into region (id, code) values (1, 'a');
            insert into indicator (region, id, code) values (1, 1, 'a.x');
            insert into definition (id, name, unit, kind, direction) values (1, 'x', 'PUE', 'stock', 'down');
            insert into indicator_version (region, indicator, action, catalogue, retired, definition)
            values (1, 1, 1, 1, 0, 1);";
        store.db.execute_batch(content).expect("it fits the schema");
        store
    }

    fn record(store: &mut Store, values: &[(i32, i64)]) -> Result<Recorded, Refusal> {
        let at = chrono::DateTime::from_timestamp(1_790_000_000, 0).expect("an instant");
        let deed = Deed { at, by: None, system_user: None, command: "import".into(), reason: None };
        let leave = Leave { revise: false, confirm: false, today: chrono::NaiveDate::MAX };
        let mut batch = store.batch(&deed, leave);
        batch.chunk = 2;
        let series = batch.indicator("a.x")?.expect("it is there");
        for ((year, value), line) in values.iter().zip(2..) {
            let period = Period::year(*year).expect("a year");
            batch.push(series, &Figure::plain(line, period, Decimal::from(*value)))?;
        }
        batch.record()
    }

    fn events(store: &Store) -> i64 {
        store.db.query_row("select count(*) from observation", [], |row| row.get(0)).expect("a count")
    }

    #[test]
    fn chunks_are_recorded_together_under_one_action() {
        let mut store = ledger();
        let recorded = record(&mut store, &[(2020, 5), (2021, 6), (2022, 7), (2023, 8), (2020, 5)]).expect("all good");
        assert_eq!((recorded.new, recorded.skipped), (4, 1));
        assert_eq!(events(&store), 4);
        let sealed: (i64, i64) = store
            .db
            .query_row("select action, events from seal order by action desc limit 1", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .expect("a seal");
        assert_eq!(sealed, (2, 4));
    }

    #[test]
    fn a_fault_in_a_later_chunk_undoes_the_earlier_ones() {
        let mut store = ledger();
        let refused = record(&mut store, &[(2020, 5), (2021, 6), (2022, 7), (2020, 9)]);
        assert!(matches!(&refused, Err(Refusal::Rows(faults)) if faults.len() == 1 && faults[0].line == 5));
        assert_eq!(events(&store), 0);
        assert!(store.db.is_autocommit(), "nothing is left open");
        let checked: bool = store.db.query_row("pragma foreign_keys", [], |row| row.get(0)).expect("a setting");
        assert!(checked, "references are checked again");
    }
}
