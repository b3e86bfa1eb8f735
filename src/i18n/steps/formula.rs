//! Numbers, formulas, comparisons and periods as the steps write them.

use rust_decimal::Decimal;

use crate::domain::formula::{Amount, Formula};
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

/// A formula as it is written: `(13 - 10) ÷ (20 - 10)`.
pub(super) fn written(formula: &Formula) -> String {
    write(formula, 0)
}

/// How strongly a formula holds together: sums least, numbers most.
fn strength(formula: &Formula) -> u8 {
    match formula {
        Formula::Sum(_) | Formula::Minus(..) => 1,
        Formula::Times(..) | Formula::Over(..) => 2,
        Formula::Power(..) => 3,
        Formula::Root(_) | Formula::Number(_) | Formula::Percent(_) => 4,
    }
}

/// A formula among others: in brackets where it holds together less than asked.
fn write(formula: &Formula, least: u8) -> String {
    let number = |text: String| if least > 0 { bracketed(text) } else { text };
    let text = match formula {
        Formula::Number(amount) => return number(amount.to_string()),
        Formula::Percent(amount) => return number(format!("{}%", amount.hundredfold())),
        Formula::Sum(terms) => terms.iter().map(|term| write(term, 1)).collect::<Vec<_>>().join(" + "),
        Formula::Minus(left, right) => format!("{} - {}", write(left, 1), write(right, 2)),
        Formula::Times(left, right) => format!("{} × {}", write(left, 2), write(right, 3)),
        Formula::Over(left, right) => format!("{} ÷ {}", write(left, 2), write(right, 3)),
        Formula::Power(base, exponent) if **exponent == Formula::from(2) => format!("{}²", write(base, 4)),
        Formula::Power(base, exponent) => format!("{}^{}", write(base, 4), write(exponent, 4)),
        Formula::Root(inner) => format!("√({})", write(inner, 0)),
    };
    if strength(formula) < least { format!("({text})") } else { text }
}

/// A number of a formula by itself.
pub(super) fn amount(amount: Amount) -> String {
    amount.to_string()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_written_with_the_brackets_it_needs() {
        let n = |value: i64| Formula::from(value);
        let of = |formula: Formula| written(&formula);
        assert_eq!(of((n(13) - n(10)) / (n(20) - n(-10))), "(13 - 10) ÷ (20 - (-10))");
        assert_eq!(of(n(1) - (n(2) - n(3)) + n(4)), "1 - (2 - 3) + 4");
        assert_eq!(of(n(8) / (n(4) / n(2)) * n(3)), "8 ÷ (4 ÷ 2) × 3");
        assert_eq!(of((n(2) / n(3)).power(n(1) / n(5)) - n(1)), "(2 ÷ 3)^(1 ÷ 5) - 1");
        assert_eq!(of((n(-3).power(n(2)) + n(4).power(n(2))).root()), "√((-3)² + 4²)");
        assert_eq!(of(n(-1) * Formula::percent(Decimal::new(-25, 3))), "(-1) × (-2.5%)");
        assert_eq!([of(n(-7)), of(Formula::percent(Decimal::new(-25, 3)))], ["-7", "-2.5%"]);
    }
}
