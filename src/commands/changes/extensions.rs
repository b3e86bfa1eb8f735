//! Deadlines that were moved or put back.

use std::ops::ControlFlow;

use super::{Actions, Stretch, Teller};
use crate::commands::exit::Failure;
use crate::domain::catalogue::ItemKind;
use crate::domain::change::{ChangeKind, Moved};
use crate::i18n::change::Part;
use crate::report::around::Around;
use crate::report::change::{ChangeRow, Said};

/// Tells the deadlines that were moved in the stretch.
pub fn tell(stretch: &Stretch<'_>, teller: &mut Teller<'_, '_>) -> Result<(), Failure> {
    let around = Around::new(&stretch.choice.office);
    let mut actions = Actions::new(stretch.since);
    let mut done = Ok(());
    let read = stretch.since.extensions_after(&stretch.choice.scope, stretch.after, &mut |moved| {
        if stretch.keeps(&moved.indicator.code) {
            done = of_target(stretch, &around, &mut actions, moved, teller);
        }
        if done.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    read.map_err(|fault| stretch.fault(&fault))?;
    done
}

fn of_target(
    stretch: &Stretch<'_>,
    around: &Around<'_>,
    actions: &mut Actions<'_>,
    moved: Moved<'_>,
    teller: &mut Teller<'_, '_>,
) -> Result<(), Failure> {
    let Moved { action, indicator, target, old, new, basis, note } = moved;
    let action = actions.find(action).map_err(|fault| stretch.fault(&fault))?;
    let row = ChangeRow {
        kind: ChangeKind::Extension,
        item: Some(ItemKind::Target),
        region: Some(indicator.region.as_str()),
        described: around.region(&indicator.region),
        code: target.as_str().into(),
        name: ((&*indicator.name).into(), indicator.name_en.as_deref().map(Into::into)),
        indicator: Some(indicator),
        period: None,
        field: Some("deadline"),
        target: None,
        old: old.map_or(Said::Nothing, Said::Day),
        new: new.map_or(Said::Nothing, Said::Day),
        counting: None,
        because: Vec::new(),
        by: action.and_then(|action| action.by.as_deref()),
        action,
        handle: None,
        clock: stretch.context.clock,
        basis,
        note,
    };
    teller.row(Part::Catalogues, &row)
}
