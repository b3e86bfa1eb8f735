//! A shield around the reader of workbooks, which is not ours and panics at some damaged files: whoever handed such a file
//! in is told that it is damaged.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::domain::fault::input::BookFault;
use crate::intake::sheet::IntakeFault;

thread_local! {
    static SHIELDED: Cell<bool> = const { Cell::new(false) };
}

/// True where a panic of this thread will be caught and answered, so that nobody need be told of it.
#[must_use]
pub fn is_shielded() -> bool {
    SHIELDED.get()
}

/// Reads a piece of a workbook; where that panics the file is damaged, and what was read so far must not be used.
pub(super) fn shielded<T>(read: impl FnOnce() -> Result<T, IntakeFault>) -> Result<T, IntakeFault> {
    SHIELDED.set(true);
    let done = catch_unwind(AssertUnwindSafe(read));
    SHIELDED.set(false);
    done.unwrap_or_else(|_| Err(IntakeFault::Book(BookFault::Damaged("its reader gave up".to_owned()))))
}
