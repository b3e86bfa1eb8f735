//! Numbers, formulas, comparisons and periods as the steps write them.

use rust_decimal::Decimal;

use crate::domain::observation::Bound;
use crate::domain::period::Period;
use crate::domain::step::Claim;
use crate::domain::target::{Comparator, TargetValue};
use crate::i18n::words::bound_sign;
use crate::i18n::{Lang, calendar};

/// A number as it is.
pub(super) fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}

/// A number within a formula: a negative one in brackets.
pub(super) fn term(value: Decimal) -> String {
    bracketed(plain(value))
}

/// A share in percent.
pub(super) fn percent(share: Decimal) -> String {
    format!("{}%", plain(share.saturating_mul(Decimal::ONE_HUNDRED)))
}

/// What begins with a minus, in brackets.
pub(super) fn bracketed(text: String) -> String {
    if text.starts_with('-') { format!("({text})") } else { text }
}

/// A number with the sign of its bound.
pub(super) fn bounded(value: Decimal, bound: Bound) -> String {
    format!("{}{}", bound_sign(bound), plain(value))
}

/// `a ÷ b = r`.
pub(super) fn quotient(over: &str, under: &str, result: &str) -> String {
    format!("{over} ÷ {under} = {result}")
}

/// `(a - b) ÷ (c - d) = r`.
pub(super) fn shares(over: (Decimal, Decimal), under: (Decimal, Decimal), result: &str) -> String {
    let ((a, b), (c, d)) = (over, under);
    format!("({} - {}) ÷ ({} - {}) = {result}", term(a), term(b), term(c), term(d))
}

/// A period with its last day: `2024 (to 2024-12-31)`; a day as it is.
pub(super) fn when(period: Period, lang: Lang) -> String {
    let last = period.last();
    if period.first() == last {
        return last.to_string();
    }
    let name = calendar::period(period, lang);
    lang.pick(format!("{name}（至{last}）"), format!("{name} (to {last})"))
}

/// A comparison with its answer: `30361 ≥ 40000? no`.
pub(super) fn answered(claim: &Claim, lang: Lang) -> String {
    let answer = match claim.holds {
        Some(true) => lang.pick("满足", "yes"),
        Some(false) => lang.pick("不满足", "no"),
        None => lang.pick("不能证明", "not proven"),
    };
    let asked = compared(claim);
    lang.pick(format!("{asked}？{answer}"), format!("{asked}? {answer}"))
}

/// `30361 ≥ 40000`, `(>3.7) ≥ 4`, `10 ≤ 12 ≤ 20`.
fn compared(claim: &Claim) -> String {
    let value = match claim.bound {
        Bound::Exact => plain(claim.value),
        bound => format!("({})", bounded(claim.value, bound)),
    };
    match claim.against {
        TargetValue::Range(low, high) => format!("{} ≤ {value} ≤ {}", plain(low), plain(high)),
        TargetValue::One(goal) => {
            let sign = match claim.comparator {
                Comparator::AtLeast | Comparator::About | Comparator::Between => "≥",
                Comparator::MoreThan => ">",
                Comparator::AtMost => "≤",
                Comparator::LessThan => "<",
                Comparator::Exactly => "=",
            };
            format!("{value} {sign} {}", plain(goal))
        }
    }
}
