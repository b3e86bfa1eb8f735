//! The chain that makes tampering evident: what is hashed, sealing what was written, and looking through it again.
//!
//! `docs/reliability.md` says exactly what is hashed, so that another program can do the same; what stands here and in
//! [`canon`], [`event`] and [`contents`] must stay as it says.

pub(super) mod canon;
pub(super) mod contents;
pub(super) mod event;
pub(super) mod events;
mod examine;
mod log;
pub(super) mod seal;
pub(super) mod shipped;
pub(super) mod walk;

pub(super) use event::Links;
