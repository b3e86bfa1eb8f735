use proptest::prelude::*;

use super::*;
use crate::domain::history::{Counting, Say, Succession};

/// Events of one period, each by an action of its own.
#[derive(Debug, Clone, Default)]
struct Story(Vec<Happening>);

impl Story {
    fn tell(&mut self, event: Event, refers: Option<u32>) -> u32 {
        self.tell_of(event, refers, Fit::Exact, Release::Unmarked)
    }

    fn tell_of(&mut self, event: Event, refers: Option<u32>, fit: Fit, release: Release) -> u32 {
        let seq = u32::try_from(self.0.len()).expect("short") + 1;
        let action = self.0.last().map_or(1, |last| last.action + 1);
        self.0.push(Happening { seq, action, event, refers, fit, release });
        seq
    }

    /// Takes an action back under a new action; `Err` is the action in the way.
    fn undo(&mut self, action: i64) -> Result<i64, i64> {
        let answer = counters(&self.0, action)?;
        let now = self.0.last().map_or(1, |last| last.action + 1);
        for counter in answer {
            let seq = u32::try_from(self.0.len()).expect("short") + 1;
            let (event, refers) = match counter {
                Counter::Retract { figure } => (Event::Retraction, figure),
                Counter::Restore { first, event } => (event, first),
            };
            let like = *self.past().find(refers).expect("it is about something");
            self.0.push(Happening { seq, action: now, event, refers: Some(refers), ..like });
        }
        Ok(now)
    }

    fn past(&self) -> Past<'_> {
        Past(&self.0)
    }

    /// What counts, and what waits, by the first figures of their content.
    fn account(&self) -> (Option<u32>, Vec<u32>) {
        let past = self.past();
        let counting = past.counting(Fit::Exact).map(|figure| past.root(figure));
        let waiting = past.present().filter(|(_, state)| *state == State::Pending);
        let mut waiting: Vec<u32> = waiting.map(|(figure, _)| past.root(figure)).collect();
        waiting.sort_unstable();
        (counting, waiting)
    }
}

/// The walk through the events says of every figure what looking at all of them says.
fn agrees(story: &Story) {
    let (past, mut succession) = (story.past(), Succession::default());
    for &Happening { seq, event, refers, fit, release, .. } in &story.0 {
        succession.take(Say { seq, event, refers, fit, release });
    }
    for fit in [Fit::Exact, Fit::Close] {
        assert_eq!(succession.counts(fit), past.counting(fit).map(|figure| figure.seq), "{story:#?}");
    }
    for event in &story.0 {
        let counts = past.counting(event.fit).map(|figure| figure.seq);
        let (counting, instead) = match (event.is_figure(), past.state(event)) {
            (false, _) => (None, None),
            (true, State::Gone { by }) => {
                let rejected = past.find(by).is_some_and(|gone| gone.event == Event::Rejection);
                (Some(if rejected { Counting::Rejected } else { Counting::Retracted }), Some(by))
            }
            (true, State::Replaced { by }) => (Some(Counting::Replaced), Some(by)),
            (true, State::Pending) => (Some(Counting::Pending), counts),
            (true, State::Stands) if counts == Some(event.seq) => (Some(Counting::Counts), None),
            (true, State::Stands) => {
                let heavier = counts.and_then(|seq| past.find(seq)).is_some_and(|one| one.release > event.release);
                (Some(if heavier { Counting::Outweighed } else { Counting::Replaced }), counts)
            }
        };
        assert_eq!(
            (succession.counting(event.seq), succession.in_place_of(event.seq)),
            (counting, instead),
            "{story:#?}"
        );
    }
}

#[test]
fn a_retracted_figure_that_is_brought_back_stands_where_it_stood() {
    let mut story = Story::default();
    story.tell(Event::Value, None);
    story.tell(Event::Value, Some(1));
    story.tell(Event::Retraction, Some(1));
    assert_eq!(story.account().0, Some(2));
    story.undo(3).expect("nothing built on it");
    assert_eq!(story.0[3].refers, Some(1));
    assert_eq!(story.account().0, Some(2), "the revision still counts, though the other was recorded later");
}

#[test]
fn taking_back_a_revision_brings_the_earlier_value_back() {
    let mut story = Story::default();
    story.tell(Event::Value, None);
    story.tell(Event::Value, Some(1));
    story.undo(2).expect("nothing built on it");
    assert_eq!(story.account().0, Some(1));
}

#[test]
fn what_was_revised_since_is_not_taken_back() {
    let mut story = Story::default();
    story.tell(Event::Value, None);
    story.tell(Event::Value, Some(1));
    assert_eq!(story.undo(1), Err(2));
    story.undo(2).expect("nothing built on it");
    story.undo(1).expect("the revision is gone");
    assert_eq!(story.account(), (None, vec![]));
}

#[test]
fn an_undo_can_be_undone_again_and_again() {
    let mut story = Story::default();
    story.tell(Event::Value, None);
    let first = story.undo(1).expect("it can");
    assert_eq!(story.account().0, None);
    let second = story.undo(first).expect("it can");
    assert_eq!(story.account().0, Some(1));
    story.undo(second).expect("it can");
    assert_eq!(story.account().0, None);
    assert_eq!(story.undo(1), Err(story.0.last().expect("some").action), "it is taken back already");
}

#[test]
fn what_was_approved_waits_again_once_the_approval_is_taken_back() {
    let mut story = Story::default();
    story.tell(Event::Proposal, None);
    assert_eq!(story.account(), (None, vec![1]));
    story.tell(Event::Approval, Some(1));
    assert_eq!(story.account(), (Some(1), vec![]));
    assert_eq!(story.undo(1), Err(2), "it was approved since");
    story.undo(2).expect("nothing built on it");
    assert_eq!(story.account(), (None, vec![1]));
    story.undo(1).expect("it waits only");
    assert_eq!(story.account(), (None, vec![]));
}

#[test]
fn what_was_rejected_waits_again_once_the_rejection_is_taken_back() {
    let mut story = Story::default();
    story.tell(Event::Proposal, None);
    story.tell(Event::Rejection, Some(1));
    assert_eq!(story.account(), (None, vec![]));
    story.undo(2).expect("nothing built on it");
    assert_eq!(story.account(), (None, vec![1]));
}

#[test]
fn a_proposal_in_whose_place_another_waits_waits_no_longer() {
    let mut story = Story::default();
    story.tell(Event::Proposal, None);
    story.tell(Event::Proposal, Some(1));
    assert_eq!(story.account(), (None, vec![2]));
    assert_eq!(story.past().state(&story.0[0]), State::Replaced { by: 2 });
    story.tell(Event::Rejection, Some(2));
    assert_eq!(story.account(), (None, vec![1]));
}

#[test]
fn a_retraction_stays_where_another_figure_was_recorded_since() {
    let mut story = Story::default();
    story.tell(Event::Value, None);
    story.tell(Event::Retraction, Some(1));
    story.tell(Event::Value, None);
    assert_eq!(story.undo(2), Err(3));
}

/// One thing that somebody does: a number chooses which of the possible ones.
fn act(story: &mut Story, choice: u16) {
    let choose = |from: Vec<u32>| from.get(usize::from(choice / 8) % from.len().max(1)).copied();
    let with = |story: &Story, wanted: fn(State) -> bool| {
        story.past().present().filter(|(_, state)| wanted(*state)).map(|(figure, _)| figure.seq).collect::<Vec<_>>()
    };
    let release = Release::ALL[usize::from(choice / 64) % 4];
    let newest = |story: &Story| {
        let same = story.past().present().filter(|(figure, _)| figure.release == release);
        same.map(|(figure, _)| figure).max_by_key(|figure| story.past().root(figure)).map(|figure| figure.seq)
    };
    match choice % 8 {
        0 | 1 => {
            let event = if choice.is_multiple_of(8) { Event::Value } else { Event::Proposal };
            let revised = newest(story);
            story.tell_of(event, revised, Fit::Exact, release);
        }
        2 => {
            if let Some(figure) = choose(with(story, |state| !matches!(state, State::Gone { .. }))) {
                let like = *story.past().find(figure).expect("there");
                story.tell_of(Event::Retraction, Some(figure), like.fit, like.release);
            }
        }
        3 | 4 => {
            if let Some(figure) = choose(with(story, |state| state == State::Pending)) {
                let like = *story.past().find(figure).expect("there");
                let event = if choice % 8 == 3 { Event::Approval } else { Event::Rejection };
                story.tell_of(event, Some(figure), like.fit, like.release);
            }
        }
        _ => {
            let actions: Vec<i64> = story.0.iter().map(|event| event.action).collect();
            if let Some(action) = actions.get(usize::from(choice / 8) % actions.len().max(1)) {
                let before = story.clone();
                if story.undo(*action).is_err() {
                    assert_eq!(story.0, before.0);
                }
            }
        }
    }
}

use crate::domain::code::Coded;

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_everything_in_reverse_leaves_what_was_before(
        before in prop::collection::vec(any::<u16>(), 0..6),
        after in prop::collection::vec(any::<u16>(), 1..14),
    ) {
        let mut story = Story::default();
        for choice in before {
            act(&mut story, choice);
        }
        let (account, length) = (story.account(), story.0.len());
        let first = story.0.last().map_or(0, |last| last.action);
        for choice in after {
            act(&mut story, choice);
            agrees(&story);
        }
        prop_assert!(story.0.len() >= length);
        let last = story.0.last().map_or(0, |last| last.action);
        for action in (first + 1..=last).rev() {
            let undone = story.undo(action);
            prop_assert!(undone.is_ok(), "action {} is blocked by {:?}: {:#?}", action, undone, story);
        }
        agrees(&story);
        prop_assert_eq!(story.account(), account);
    }
}
