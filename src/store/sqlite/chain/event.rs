//! The hashes of events: each covers the event before it within its action.

use sha2::{Digest as _, Sha256};

use super::canon::Canon;

/// The hash of an event: the first half of a SHA-256.
pub type EventHash = [u8; 16];

/// Where an event stands: region, indicator, last day, first day, seq.
pub type Key = (i64, i64, i64, i64, i64);

/// The chain of an action's events while it is written. Events stand in the order of the table's key, so that the chain
/// can be followed in one reading of the table. Where one comes that stands before the last one, a new run begins,
/// with a chain of its own.
#[derive(Debug, Clone, Default)]
pub struct Links {
    run: u32,
    last: EventHash,
    place: Option<Key>,
    ended: Vec<EventHash>,
    events: u64,
    canon: Canon,
}

impl Links {
    /// How many events there are.
    pub fn events(&self) -> u64 {
        self.events
    }

    /// Adds an event; its fields are put in by the caller, in the order of the canonical form. Gives what stands in its
    /// row: the hash, from the second run on with the number of the run behind it.
    pub fn add(&mut self, place: Key, fields: impl FnOnce(&mut Canon)) -> ([u8; 20], usize) {
        if self.place.is_some_and(|last| last >= place) {
            self.ended.push(self.last);
            self.run += 1;
            self.last = start();
        }
        self.place = Some(place);
        self.last = link(&mut self.canon, self.last, fields);
        self.events += 1;
        let mut stored = [0; 20];
        stored[..16].copy_from_slice(&self.last);
        stored[16..].copy_from_slice(&self.run.to_be_bytes());
        (stored, if self.run == 0 { 16 } else { 20 })
    }

    /// The hash that stands for all of them.
    pub fn end(&self) -> EventHash {
        let mut all = self.ended.clone();
        all.extend(self.place.is_some().then_some(self.last));
        end(&all)
    }
}

/// What stands before the first event of a run.
pub fn start() -> EventHash {
    [0; 16]
}

/// The hash of an event that follows another.
pub fn link(canon: &mut Canon, before: EventHash, fields: impl FnOnce(&mut Canon)) -> EventHash {
    canon.clear();
    canon.raw(&before);
    fields(canon);
    half(canon.bytes())
}

/// The hash that stands for the runs of an action, by the last event of each.
pub fn end(runs: &[EventHash]) -> EventHash {
    match runs {
        [] => start(),
        [one] => *one,
        several => half(several.as_flattened()),
    }
}

fn half(bytes: &[u8]) -> EventHash {
    let whole = Sha256::digest(bytes);
    let mut half = [0; 16];
    half.copy_from_slice(&whole[..16]);
    half
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(links: &mut Links, indicator: i64, value: &str) -> (EventHash, usize) {
        let (hash, length) = links.add((1, indicator, 0, 0, 1), |canon| canon.text(Some(value)));
        (hash[..16].try_into().expect("sixteen"), length)
    }

    #[test]
    fn each_event_covers_the_one_before_it() {
        let (mut one, mut other) = (Links::default(), Links::default());
        assert_eq!(one.end(), start());
        let first = add(&mut one, 1, "5");
        assert_ne!(first, add(&mut other, 1, "6"));
        assert_ne!(add(&mut one, 2, "7"), add(&mut other, 2, "7"));
        assert_eq!((one.events(), one.end() == other.end()), (2, false));
    }

    #[test]
    fn what_comes_out_of_order_begins_a_run_of_its_own() {
        let mut links = Links::default();
        let first = add(&mut links, 2, "5");
        let second = add(&mut links, 1, "5");
        assert_eq!((first.1, second.1), (16, 20));
        assert_eq!(first.0, second.0, "a run begins as the first did");
        assert_ne!(links.end(), second.0);
        assert_eq!(links.end(), end(&[first.0, second.0]));
    }
}
