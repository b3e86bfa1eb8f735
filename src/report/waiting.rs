//! What waits for approval of a target's figures, in words: how many, the newest with who recorded it, and that none of
//! them counts yet.

use super::target::TargetRow;
use crate::domain::dossier::Waiting;
use crate::domain::indicator::Indicator;
use crate::domain::observation::Fit;
use crate::i18n::unit::Quantity;
use crate::i18n::words::bound_sign;
use crate::i18n::{Lang, calendar, phrases};

/// What is said of the figures of a row that wait; nothing where none does.
#[must_use]
pub fn waiting(row: &TargetRow<'_>, lang: Lang) -> Option<String> {
    let newest = row.dossier.newest_pending?;
    let value = value(newest, row.dossier.indicator, lang);
    let period = calendar::period(newest.period, lang);
    let recorder = newest.recorder.name().map(|name| &**name);
    Some(phrases::waiting(row.dossier.pending, (&value, &period), recorder, lang))
}

/// The mark behind the name of a target of whose figures some wait, for tables without room for more.
#[must_use]
pub fn mark(row: &TargetRow<'_>, lang: Lang) -> Option<String> {
    (row.dossier.pending > 0).then(|| phrases::waiting_mark(row.dossier.pending, lang))
}

fn value(waiting: &Waiting, indicator: &Indicator, lang: Lang) -> String {
    let near = if waiting.fit == Fit::Close { "≈" } else { "" };
    let quantity = Quantity::of(waiting.value, &indicator.unit).say(lang);
    format!("{near}{}{quantity}", bound_sign(waiting.bound))
}
