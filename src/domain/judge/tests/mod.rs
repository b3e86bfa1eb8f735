//! The rules on worked examples.

mod bounds;
mod far_behind;
mod latest;
mod multiple;
mod windows;
