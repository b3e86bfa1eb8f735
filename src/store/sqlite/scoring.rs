//! The rules by which agencies are scored, as rows of a catalogue's rules.

use rust_decimal::Decimal;

use crate::domain::rules::scoring::{Points, Scoring, Weights};

const SMALL_N: &str = "small_n";

/// One row a rule.
pub(super) fn to_rows(scoring: &Scoring) -> Vec<(String, String)> {
    let mut scoring = scoring.clone();
    let small_n = (SMALL_N.to_owned(), scoring.small_n.to_string());
    let amounts = amounts(&mut scoring).map(|(name, amount)| (name.to_owned(), amount.normalize().to_string()));
    std::iter::once(small_n).chain(amounts).collect()
}

/// Takes a row over into the rules: true where it is one of these, `None` where it cannot be read.
pub(super) fn read(scoring: &mut Scoring, name: &str, value: &str) -> Option<bool> {
    if name == SMALL_N {
        scoring.small_n = value.parse().ok()?;
        return Some(true);
    }
    let Some((_, amount)) = amounts(scoring).into_iter().find(|(own, _)| *own == name) else { return Some(false) };
    *amount = value.parse().ok()?;
    Some(true)
}

/// Every amount under its name.
fn amounts(scoring: &mut Scoring) -> [(&'static str, &mut Decimal); 11] {
    let Weights { lead, responsible, support } = &mut scoring.weight;
    let Points { met, met_late, on_track, behind, overdue, attainment, overdue_per_30_days, overdue_most } =
        &mut scoring.score;
    [
        ("weight.lead", lead),
        ("weight.responsible", responsible),
        ("weight.support", support),
        ("score.met", met),
        ("score.met_late", met_late),
        ("score.on_track", on_track),
        ("score.behind", behind),
        ("score.overdue", overdue),
        ("score.attainment", attainment),
        ("score.overdue_per_30_days", overdue_per_30_days),
        ("score.overdue_most", overdue_most),
    ]
}
