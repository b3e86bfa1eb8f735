//! What happened to figures, event by event.

use std::ops::ControlFlow;

use super::{Actions, Stretch, Teller};
use crate::commands::exit::Failure;
use crate::domain::change::{Happened, Touched, happened};
use crate::domain::history::{Entry, Handle};
use crate::i18n::change::Part;
use crate::report::around::Around;
use crate::report::change::{ChangeRow, Said};

/// Tells the figures of the stretch.
pub fn tell(stretch: &Stretch<'_>, teller: &mut Teller<'_, '_>) -> Result<(), Failure> {
    let around = Around::new(&stretch.choice.office);
    let mut actions = Actions::new(stretch.since);
    let mut done = Ok(());
    let read = stretch.since.figures_after(&stretch.choice.scope, stretch.after, &mut |touched| {
        if stretch.keeps(&touched.indicator.code) {
            done = of_indicator(stretch, &around, &mut actions, touched, teller);
        }
        if done.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    read.map_err(|fault| stretch.fault(&fault))?;
    done
}

fn of_indicator(
    stretch: &Stretch<'_>,
    around: &Around<'_>,
    actions: &mut Actions<'_>,
    touched: Touched<'_>,
    teller: &mut Teller<'_, '_>,
) -> Result<(), Failure> {
    let Touched { indicator, entries } = touched;
    for period in entries.chunk_by(|one, other| one.period == other.period) {
        for Happened { entry, kind, old, new } in happened(period, stretch.after) {
            let action = actions.find(entry.action.number).map_err(|fault| stretch.fault(&fault))?;
            teller.row(
                Part::Figures,
                &ChangeRow {
                    kind,
                    item: None,
                    region: Some(indicator.region.as_str()),
                    described: around.region(&indicator.region),
                    code: indicator.code.as_str().into(),
                    name: ((&*indicator.name).into(), indicator.name_en.as_deref().map(Into::into)),
                    indicator: Some(indicator),
                    period: Some(entry.period),
                    field: None,
                    target: None,
                    old: said(old),
                    new: said(new),
                    counting: entry.counting,
                    because: Vec::new(),
                    by: entry.by.as_deref(),
                    action,
                    handle: Some(Handle { indicator: indicator.code.clone(), period: entry.period, seq: entry.seq }),
                    basis: None,
                    // What was done to a figure has no note of its own: why it was done.
                    clock: stretch.context.clock,
                    note: entry.note.as_deref().or(if entry.value.is_none() {
                        entry.action.reason.as_deref()
                    } else {
                        None
                    }),
                },
            )?;
        }
    }
    Ok(())
}

fn said(entry: Option<&Entry>) -> Said<'_> {
    entry.map_or(Said::Nothing, Said::Figure)
}
