//! Reads how agencies are scored: `small_n`, `[rules.weight]` and `[rules.score]`; what is not given keeps its default.

use rust_decimal::Decimal;

use super::block::Block;
use super::form;
use crate::domain::code::Coded;
use crate::domain::fault::catalogue::SenseFault;
use crate::domain::rules::scoring::{FULL, Points, Scoring, Weights};

/// Most targets that may still be called few.
const MOST_TARGETS: u32 = 1000;

/// Reads the three out of `[rules]`.
pub fn read(rules: &Block<'_>) -> Scoring {
    let mut scoring = Scoring::default();
    if let Some(whole) = rules.whole("small_n", 0, MOST_TARGETS) {
        scoring.small_n = whole.value;
    }
    if let Some(block) = rules.table("weight", &form::WEIGHT) {
        let Weights { lead, responsible, support } = &mut scoring.weight;
        let read = amounts(&block, &mut [("lead", lead), ("responsible", responsible), ("support", support)]);
        let Weights { lead, responsible, support } = scoring.weight;
        if read && lead.is_zero() && responsible.is_zero() && support.is_zero() {
            block.fault(block.span.clone(), SenseFault::NoWeight);
        }
    }
    if let Some(block) = rules.table("score", &form::SCORE) {
        read_points(&block, &mut scoring.score);
    }
    scoring
}

fn read_points(block: &Block<'_>, points: &mut Points) {
    let Points { met, met_late, on_track, behind, overdue, attainment, overdue_per_30_days, overdue_most } = points;
    let read = amounts(
        block,
        &mut [
            ("met", met),
            ("met_late", met_late),
            ("on_track", on_track),
            ("behind", behind),
            ("overdue", overdue),
            ("attainment", attainment),
            ("overdue_per_30_days", overdue_per_30_days),
            ("overdue_most", overdue_most),
        ],
    );
    if !read {
        return;
    }
    if points.met + points.attainment != FULL {
        let kind = SenseFault::PointsNotFull { met: points.met, attainment: points.attainment };
        block.fault(block.span.clone(), kind);
    }
    if let Some((better, worse)) = points.out_of_order() {
        let key = if block.has(worse.code()) { worse } else { better };
        block.fault(block.span_of(key.code()), SenseFault::PointsOutOfOrder { better, worse });
    }
}

/// Reads amounts from 0 to 100 under their keys; true where none of them was at fault.
fn amounts(block: &Block<'_>, into: &mut [(&str, &mut Decimal)]) -> bool {
    let mut sound = true;
    for (key, amount) in into {
        match block.decimal_within(key, Decimal::ZERO, FULL) {
            Some(read) => **amount = read.value,
            None => sound &= !block.has(key),
        }
    }
    sound
}
