//! Compares a catalogue with the one a database holds: what a load adds, changes and retires.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::field::differences;
use crate::domain::catalogue::{Act, Catalogue, Change, Item, Plan};
use crate::domain::code::RegionCode;
use crate::domain::region::Region;

/// The changes that bring what is stored to what the file says; none where they are the same.
///
/// Additions and changes come in the order in which they must be stored (what is referred to before what refers to
/// it, parents before children), then retirements in the opposite order.
#[must_use]
pub fn plan<'a>(stored: Option<&'a Catalogue>, file: &'a Catalogue) -> Plan<'a> {
    let mut steps = Steps::default();
    let head = stored.map(|catalogue| &catalogue.head);
    let rules = stored.map(|catalogue| &catalogue.rules);
    steps.single(head, &file.head, Item::Head);
    steps.single(rules, &file.rules, Item::Rules);
    let mut regions: Vec<&Region> = file.regions.iter().collect();
    parents_first(&mut regions);
    steps.diff(stored.map(|s| s.regions.as_slice()), regions, |region| &region.code, Item::Region);
    steps.diff(stored.map(|s| s.sources.as_slice()), &file.sources, |source| &source.code, Item::Source);
    steps.diff(stored.map(|s| s.clauses.as_slice()), &file.clauses, |c| (&c.source, &c.place), Item::Clause);
    steps.diff(stored.map(|s| s.agencies.as_slice()), &file.agencies, |a| (&a.region, &a.name), Item::Agency);
    steps.diff(stored.map(|s| s.indicators.as_slice()), &file.indicators, |i| &i.code, Item::Indicator);
    steps.diff(stored.map(|s| s.targets.as_slice()), &file.targets, |target| &target.code, Item::Target);
    steps.diff(stored.map(|s| s.assignments.as_slice()), &file.assignments, |a| &a.target, Item::Assignment);
    Plan { stamp: file.stamp(), changes: steps.in_order() }
}

#[derive(Default)]
struct Steps<'a> {
    changes: Vec<Change<'a>>,
    retirements: Vec<Change<'a>>,
}

impl<'a> Steps<'a> {
    fn single<T: PartialEq>(&mut self, stored: Option<&'a T>, file: &'a T, item: fn(&'a T) -> Item<'a>) {
        let step = match stored {
            None => Some(Change { act: Act::Add, item: item(file), fields: Vec::new() }),
            Some(stored) if stored == file => None,
            Some(stored) => {
                let fields = differences(item(stored), item(file));
                Some(Change { act: Act::Change, item: item(file), fields })
            }
        };
        self.changes.extend(step);
    }

    fn diff<T: PartialEq, K: Hash + Eq>(
        &mut self,
        stored: Option<&'a [T]>,
        file: impl IntoIterator<Item = &'a T>,
        key: fn(&'a T) -> K,
        item: fn(&'a T) -> Item<'a>,
    ) {
        let stored = stored.unwrap_or_default();
        let by_key: HashMap<K, &'a T> = stored.iter().map(|one| (key(one), one)).collect();
        let mut kept: HashSet<K> = HashSet::with_capacity(by_key.len());
        for one in file {
            self.single(by_key.get(&key(one)).copied(), one, item);
            kept.insert(key(one));
        }
        let gone = stored.iter().filter(|one| !kept.contains(&key(one)));
        self.retirements.extend(gone.map(|one| Change { act: Act::Retire, item: item(one), fields: Vec::new() }));
    }

    fn in_order(mut self) -> Vec<Change<'a>> {
        self.retirements.reverse();
        self.changes.append(&mut self.retirements);
        self.changes
    }
}

/// Puts every region behind the one it belongs to, and that one no earlier than it must be.
fn parents_first(regions: &mut Vec<&Region>) {
    fn put<'r>(
        region: &'r Region,
        known: &HashMap<&RegionCode, &'r Region>,
        seen: &mut HashSet<&'r RegionCode>,
        ordered: &mut Vec<&'r Region>,
    ) {
        if !seen.insert(&region.code) {
            return;
        }
        if let Some(parent) = region.parent.as_ref().and_then(|parent| known.get(parent)) {
            put(parent, known, seen, ordered);
        }
        ordered.push(region);
    }
    let known: HashMap<&RegionCode, &Region> = regions.iter().map(|region| (&region.code, *region)).collect();
    let (mut seen, mut ordered) = (HashSet::new(), Vec::with_capacity(regions.len()));
    for region in regions.iter() {
        put(region, &known, &mut seen, &mut ordered);
    }
    *regions = ordered;
}
