//! The rules on worked examples.

mod bounds;
mod latest;
mod multiple;
mod windows;
