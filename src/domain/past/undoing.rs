//! Taking an action back: the events that answer those it wrote, or the later action that stands in the way.

use super::super::history::Event;
use super::{Happening, Past};

/// What answers an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counter {
    /// A figure is retracted.
    Retract {
        /// The figure.
        figure: u32,
    },
    /// A figure is brought back with the content of the first one.
    Restore {
        /// The first one.
        first: u32,
        /// As a value, or as a proposal that waits.
        event: Event,
    },
}

/// What takes back an action as far as it concerns one period, in the order in which it is to be written; `Err` is the
/// later action that built on it.
pub fn counters(past: &[Happening], action: i64) -> Result<Vec<Counter>, i64> {
    let mut draft = Draft { events: past.to_vec(), counters: Vec::new() };
    for event in past.iter().rev().filter(|event| event.action == action) {
        match event.event {
            Event::Value | Event::Proposal => draft.take_figure(event)?,
            Event::Approval => draft.take_approval(event)?,
            Event::Rejection | Event::Retraction => draft.take_removal(event)?,
        }
    }
    Ok(draft.counters)
}

/// The past as it becomes while it is answered.
struct Draft {
    events: Vec<Happening>,
    counters: Vec<Counter>,
}

impl Draft {
    fn past(&self) -> Past<'_> {
        Past(&self.events)
    }

    /// The first one of the content that an event is about.
    fn root(&self, event: &Happening) -> u32 {
        let figure = if event.is_figure() { Some(event) } else { event.refers.and_then(|seq| self.past().find(seq)) };
        figure.map_or(event.seq, |figure| self.past().root(figure))
    }

    /// The figure that stands for it today, unless something was recorded in its place since.
    fn living(&self, event: &Happening) -> Result<Happening, i64> {
        let (past, root) = (self.past(), self.root(event));
        if let Some(later) = past.revision(root).filter(|later| past.root(later) > event.seq) {
            return Err(later.action);
        }
        past.living(root).copied().ok_or_else(|| {
            let last = self.events.iter().rfind(|other| other.is_figure() && past.root(other) == root);
            last.and_then(|last| past.gone(last.seq)).map_or(event.action, |gone| gone.action)
        })
    }

    fn take_figure(&mut self, event: &Happening) -> Result<(), i64> {
        let living = self.living(event)?;
        if event.event == Event::Proposal && self.past().is_approved(&living) {
            return Err(self.past().approval(living.seq).unwrap_or(&living).action);
        }
        self.retract(&living);
        Ok(())
    }

    fn take_approval(&mut self, event: &Happening) -> Result<(), i64> {
        let living = self.living(event)?;
        if !self.past().is_approved(&living) {
            return Err(living.action);
        }
        let root = self.root(event);
        self.retract(&living);
        self.restore(root, Event::Proposal);
        Ok(())
    }

    fn take_removal(&mut self, event: &Happening) -> Result<(), i64> {
        let (past, root) = (self.past(), self.root(event));
        let Some(figure) = event.refers.and_then(|seq| past.find(seq)).copied() else { return Ok(()) };
        let same_kind = |other: &&Happening| (other.fit, other.release) == (figure.fit, figure.release);
        // Brought back already, or something else was recorded since in the empty place.
        let since =
            self.events.iter().filter(|other| other.is_figure() && past.root(other) > event.seq).filter(same_kind);
        if let Some(later) = past.living(root).or_else(|| since.rev().find(|other| past.gone(other.seq).is_none())) {
            return Err(later.action);
        }
        let counted = past.is_approved(&figure) && event.event == Event::Retraction;
        self.restore(root, if counted { Event::Value } else { Event::Proposal });
        Ok(())
    }

    fn retract(&mut self, figure: &Happening) {
        self.append(Event::Retraction, figure.seq, figure);
        self.counters.push(Counter::Retract { figure: figure.seq });
    }

    fn restore(&mut self, first: u32, event: Event) {
        if let Some(of) = self.past().find(first).copied() {
            self.append(event, first, &of);
            self.counters.push(Counter::Restore { first, event });
        }
    }

    fn append(&mut self, event: Event, refers: u32, like: &Happening) {
        let last = self.events.last().map_or((0, 0), |last| (last.seq, last.action));
        self.events.push(Happening {
            seq: last.0.saturating_add(1),
            action: last.1.saturating_add(1),
            event,
            refers: Some(refers),
            ..*like
        });
    }
}
