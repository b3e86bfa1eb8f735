//! Changes of the record between two of its moments: what catalogues said anew, and which figures something happened to.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::catalogue::Item;
use super::code::{CatalogueCode, TargetCode, coded};
use super::history::{Counting, Entry, Event, Succession};
use super::indicator::Indicator;

coded! {
    /// What a change is.
    ChangeKind {
        /// A target's status, because of what was recorded.
        Status = "status",
        /// A target's status, because time has passed.
        StatusByTime = "status_by_time",
        /// A figure where none counted.
        Figure = "figure",
        /// A figure beside one that counted already.
        Revision = "revision",
        /// A figure that was retracted or rejected is brought back, to count or to wait as it did.
        Reinstatement = "reinstatement",
        /// A figure is retracted.
        Retraction = "retraction",
        /// A figure waits for approval.
        Pending = "pending",
        /// A figure was proposed; what became of it is another change.
        Proposal = "proposal",
        /// A proposed figure is approved.
        Approval = "approval",
        /// A proposed figure is rejected.
        Rejection = "rejection",
        /// A deadline is put off, or the earlier one put back.
        Extension = "extension",
        /// Something new in a catalogue.
        Added = "added",
        /// Something else in a catalogue than before.
        Changed = "changed",
        /// Something that is no longer in a catalogue.
        Retired = "retired",
    }
}

/// What one action did to an item of a catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Version<'a> {
    /// The action.
    pub action: i64,
    /// The catalogue.
    pub catalogue: &'a CatalogueCode,
    /// The indicator that a target or an assignment is of, as it was described then.
    pub about: Option<&'a Indicator>,
    /// What was said before; `None` where there was nothing, or it was retired.
    pub old: Option<Item<'a>>,
    /// What is said since; `None` where it is retired.
    pub new: Option<Item<'a>>,
}

/// A deadline that was moved, or put back.
#[derive(Debug, Clone, Copy)]
pub struct Moved<'a> {
    /// The action.
    pub action: i64,
    /// The indicator as it was described then.
    pub indicator: &'a Indicator,
    /// The target.
    pub target: &'a TargetCode,
    /// The deadline in force before; `None` where the target was not tracked.
    pub old: Option<NaiveDate>,
    /// The deadline in force since.
    pub new: Option<NaiveDate>,
    /// By whose decision; `None` where it is the document's own again.
    pub basis: Option<&'a str>,
    /// What was noted beside it; where the deadline is put back, why.
    pub note: Option<&'a str>,
}

/// An indicator to whose figures something happened.
#[derive(Debug, Clone, Copy)]
pub struct Touched<'a> {
    /// The indicator as it was last described, retired or not.
    pub indicator: &'a Indicator,
    /// Everything on record of its figures.
    pub entries: &'a [Entry],
}

/// Something that happened to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happened<'e> {
    /// The event.
    pub entry: &'e Entry,
    /// What it is.
    pub kind: ChangeKind,
    /// The figure before: the one that counted, or for a retraction or rejection the one that it is about.
    pub old: Option<&'e Entry>,
    /// The figure since: the one recorded or proposed, or for any other event the one that counts.
    pub new: Option<&'e Entry>,
}

/// What happened to the figures of one period after an action, event by event; `period` is everything on record of it.
#[must_use]
pub fn happened(period: &[Entry], after: i64) -> Vec<Happened<'_>> {
    let by_seq: HashMap<u32, &Entry> = period.iter().map(|entry| (entry.seq, entry)).collect();
    let find = |seq: Option<u32>| seq.and_then(|seq| by_seq.get(&seq).copied());
    let mut succession = Succession::default();
    let mut all = Vec::new();
    for entry in period {
        let say = entry.say();
        let fit = succession.fit_of(&say);
        let before = succession.counts(fit);
        succession.take(say);
        if entry.action.number <= after {
            continue;
        }
        let (kind, old, new) = match entry.event {
            Event::Value | Event::Proposal if succession.brings_back(entry.seq) => {
                (ChangeKind::Reinstatement, find(before), Some(entry))
            }
            Event::Value if before.is_none() => (ChangeKind::Figure, None, Some(entry)),
            Event::Value => (ChangeKind::Revision, find(before), Some(entry)),
            Event::Proposal if entry.counting == Some(Counting::Pending) => {
                (ChangeKind::Pending, find(before), Some(entry))
            }
            Event::Proposal => (ChangeKind::Proposal, find(before), Some(entry)),
            Event::Approval => (ChangeKind::Approval, find(before), find(succession.counts(fit))),
            Event::Rejection => (ChangeKind::Rejection, find(entry.refers), find(succession.counts(fit))),
            Event::Retraction => (ChangeKind::Retraction, find(entry.refers), find(succession.counts(fit))),
        };
        all.push(Happened { entry, kind, old, new });
    }
    all
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::code::Coded;
    use crate::domain::deed::{Action, Actor};
    use crate::domain::observation::{Bound, Fit, Release};
    use crate::domain::period::Period;

    /// Events of one period, each by an action of its own, as they stand on record.
    fn record(events: &[(Event, Option<u32>, Release)]) -> Vec<Entry> {
        let mut succession = Succession::default();
        let mut entries: Vec<Entry> = (1_u32..)
            .zip(events)
            .map(|(seq, (event, refers, release))| Entry {
                period: Period::year(2024).expect("a year"),
                seq,
                event: *event,
                refers: *refers,
                brings_back: false,
                value: matches!(event, Event::Value | Event::Proposal).then(|| seq.into()),
                as_typed: None,
                period_typed: None,
                bound: Bound::Exact,
                fit: Fit::Exact,
                release: *release,
                publisher: None,
                title: None,
                url: None,
                note: None,
                by: None,
                recorded_at: DateTime::UNIX_EPOCH,
                action: Action {
                    number: seq.into(),
                    at: DateTime::UNIX_EPOCH,
                    actor: Actor::default(),
                    command: "record".into(),
                    reason: None,
                },
                counting: None,
                superseded_by: None,
            })
            .collect();
        for entry in &entries {
            succession.take(entry.say());
        }
        for entry in &mut entries {
            entry.counting = succession.counting(entry.seq);
        }
        entries
    }

    fn told(events: &[(Event, Option<u32>, Release)], after: i64) -> Vec<String> {
        let seq = |entry: Option<&Entry>| entry.map_or("-".to_owned(), |entry| entry.seq.to_string());
        happened(&record(events), after)
            .iter()
            .map(|one| format!("{} {}->{}", one.kind.code(), seq(one.old), seq(one.new)))
            .collect()
    }

    #[test]
    fn each_event_says_what_counted_before_and_what_since() {
        use Event as E;
        let plain = Release::Unmarked;
        let events = [(E::Value, None, plain), (E::Value, Some(1), plain), (E::Retraction, Some(2), plain)];
        assert_eq!(told(&events, 0), ["figure -->1", "revision 1->2", "retraction 2->1"]);
        assert_eq!(told(&events, 2), ["retraction 2->1"]);
        assert!(told(&events, 3).is_empty());
    }

    #[test]
    fn what_is_brought_back_is_no_new_figure_and_no_revision() {
        use Event as E;
        let plain = Release::Unmarked;
        let retracted = [(E::Value, None, plain), (E::Retraction, Some(1), plain), (E::Value, Some(1), plain)];
        assert_eq!(told(&retracted, 1), ["retraction 1->-", "reinstatement -->3"]);
        let rejected = [(E::Proposal, None, plain), (E::Rejection, Some(1), plain), (E::Proposal, Some(1), plain)];
        assert_eq!(told(&rejected, 2), ["reinstatement -->3"]);
    }

    #[test]
    fn a_proposal_waits_until_something_becomes_of_it() {
        use Event as E;
        let plain = Release::Unmarked;
        let proposed = [(E::Value, None, plain), (E::Proposal, Some(1), plain)];
        assert_eq!(told(&proposed, 1), ["pending 1->2"]);
        let approved = [proposed[0], proposed[1], (E::Approval, Some(2), plain)];
        assert_eq!(told(&approved, 1), ["proposal 1->2", "approval 1->2"]);
        let rejected = [proposed[0], proposed[1], (E::Rejection, Some(2), plain)];
        assert_eq!(told(&rejected, 1), ["proposal 1->2", "rejection 2->1"]);
    }
}
