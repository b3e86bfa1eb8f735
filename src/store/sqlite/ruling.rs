//! What is decided about figures on record: that they are retracted, approved or rejected.

use rusqlite::Connection;

use super::appending::{Appending, Days, next_seq, reporter};
use super::form::day_number;
use super::identity::find_indicator;
use super::trouble::Sql;
use super::{Store, action};
use crate::domain::deed::Deed;
use crate::domain::fault::deed::DeedFault;
use crate::domain::fault::store::StoreFault;
use crate::domain::history::{Event, Handle};
use crate::domain::past::{Happening, Past, State};

/// What can be decided about a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling {
    /// It no longer stands or waits.
    Retract,
    /// It counts from now on; by somebody else than who recorded it.
    Approve,
    /// It waits no longer and does not count.
    Reject,
}

impl Ruling {
    fn event(self) -> Event {
        match self {
            Self::Retract => Event::Retraction,
            Self::Approve => Event::Approval,
            Self::Reject => Event::Rejection,
        }
    }
}

impl Store {
    /// Decides about figures under one action: about all of them, or about none.
    pub fn rule(
        &mut self,
        deed: &Deed,
        ruling: Ruling,
        figures: &[Handle],
    ) -> Result<Result<(), DeedFault>, StoreFault> {
        self.deciding(deed, |events| {
            let db = events.db();
            let mut appending = Appending::new(events);
            for figure in figures {
                let Some((days, past)) = find(db, figure)? else {
                    return Ok(Err(DeedFault::NoSuchFigure(figure.clone())));
                };
                if let Err(fault) = allowed(db, deed, ruling, (figure, days), &past)? {
                    return Ok(Err(fault));
                }
                appending.about(days, next_seq(&past)?, (ruling.event(), figure.seq))?;
            }
            Ok(Ok(()))
        })
    }
}

/// The period of a figure and what happened in it; `None` where nothing did.
fn find(db: &Connection, figure: &Handle) -> Sql<Option<(Days, Vec<Happening>)>> {
    let Some(place) = find_indicator(db, figure.indicator.as_str())? else { return Ok(None) };
    let (last_day, first_day) = (day_number(figure.period.last()), day_number(figure.period.first()));
    let days = Days { place, last_day, first_day };
    let past = days.past(db)?;
    Ok(if past.is_empty() { None } else { Some((days, past)) })
}

/// Whether a figure can be decided about so.
fn allowed(
    db: &Connection,
    deed: &Deed,
    ruling: Ruling,
    (named, days): (&Handle, Days),
    past: &[Happening],
) -> Sql<Result<(), DeedFault>> {
    let past = Past(past);
    let Some(figure) = past.find(named.seq) else { return Ok(Err(DeedFault::NoSuchFigure(named.clone()))) };
    if !figure.is_figure() {
        return Ok(Err(DeedFault::NoFigure(named.clone())));
    }
    match (past.state(figure), ruling) {
        (State::Gone { by }, _) => {
            let by = past.find(by).map_or(figure.action, |event| event.action);
            return Ok(Err(DeedFault::Gone { figure: named.clone(), by: action::known(db, by)? }));
        }
        (_, Ruling::Retract) | (State::Pending, _) | (State::Replaced { .. }, Ruling::Reject) => {}
        (State::Replaced { by }, Ruling::Approve) => {
            return Ok(Err(DeedFault::Replaced { figure: named.clone(), by }));
        }
        (State::Stands, _) => return Ok(Err(DeedFault::NotPending(named.clone()))),
    }
    if ruling != Ruling::Approve {
        return Ok(Ok(()));
    }
    // What was brought back is still the figure of who first recorded it.
    let first = past.find(past.root(figure)).unwrap_or(figure);
    let recorder = action::known(db, first.action)?.actor;
    let reporter = reporter(db, days, first.seq)?;
    Ok(match deed.actor().barred(&recorder, reporter.as_ref()) {
        None => Ok(()),
        Some(alike) => Err(DeedFault::Own { figure: named.clone(), alike }),
    })
}
