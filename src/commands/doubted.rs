//! What was recorded although it looked wrong, because it was confirmed: said, so that one flag passes nothing in silence.

use super::context::Context;
use crate::domain::fault::input::LocatedRowFault;
use crate::i18n::{input, ledger as words};
use crate::store::Recorded;

/// Says how many figures were recorded in spite of doubts and which; `place` names the row of one.
pub fn tell(context: &Context, recorded: &Recorded, dry_run: bool, place: impl Fn(&LocatedRowFault) -> String) {
    if recorded.doubted == 0 {
        return;
    }
    let lang = context.lang;
    context.note(&words::in_spite_of_doubts(recorded.doubted, dry_run, lang));
    for doubt in &recorded.doubts {
        let colon = lang.pick("：", ": ");
        context.note(&format!("  {}{colon}{}", place(doubt), input::row(doubt, lang).what));
    }
    let told = u64::try_from(recorded.doubts.len()).unwrap_or(u64::MAX);
    let more = usize::try_from(recorded.doubted.saturating_sub(told)).unwrap_or(usize::MAX);
    if more > 0 {
        context.note(&format!("  {}", words::more_faults(more, lang)));
    }
}
