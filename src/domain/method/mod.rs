//! Recognised methods of judging progress, as formulas; nothing here changes a verdict.

pub mod growth_ratio;
