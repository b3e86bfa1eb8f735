//! The rules on worked examples.

mod bounds;
mod extended;
mod far_behind;
mod latest;
mod multiple;
mod windows;
