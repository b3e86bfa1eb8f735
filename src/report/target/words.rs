//! What the cells of target rows say to people, and hold for scripts.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::TargetRow;
use crate::domain::code::{Coded, Text};
use crate::domain::number::Ratio;
use crate::domain::observation::Bound;
use crate::domain::target::TargetValue;
use crate::domain::unit::Unit;
use crate::domain::verdict::Stated;
use crate::i18n::unit::Quantity;
use crate::i18n::words::bound_sign;
use crate::i18n::{Lang, number, phrases, unit};
use crate::report::document::Cell;
use crate::report::row::{optional, text, texts};

/// A quotient as it is shown, where it can be said.
pub(super) fn rounded(stated: Stated<Ratio>) -> Option<Decimal> {
    stated.ok().map(Ratio::rounded)
}

/// A row's cells in a person's words, or as they are for scripts.
pub(super) struct Words<'r, 'a> {
    pub(super) row: &'r TargetRow<'a>,
    pub(super) lang: Option<Lang>,
}

impl<'r> Words<'r, '_> {
    pub(super) fn flag(&self, value: bool) -> Cell<'r> {
        let shown = self.lang.map_or("", |lang| phrases::yes_no(value, lang));
        Cell::Flag { value, shown: Cow::Borrowed(shown) }
    }

    pub(super) fn name(&self) -> Cell<'r> {
        let indicator = self.row.dossier.indicator;
        match (self.lang, &indicator.name_en) {
            (Some(Lang::En), Some(name)) => text(&**name),
            _ => text(&*indicator.name),
        }
    }

    pub(super) fn unit(&self, of: &'r Unit) -> Cell<'r> {
        match self.lang {
            Some(lang) => text(unit::name(of, lang)),
            None => text(of.as_str()),
        }
    }

    /// Who leads; people also see who is responsible where nobody leads, marked as such.
    pub(super) fn lead(&self) -> Cell<'r> {
        let roles = &self.row.roles;
        match self.lang {
            Some(lang) if roles.lead.is_empty() && !roles.responsible.is_empty() => {
                let name = |(at, name): (usize, &'r Text)| match at {
                    0 => Cow::Owned(phrases::responsible(name, lang)),
                    _ => Cow::Borrowed(&**name),
                };
                Cell::List(roles.responsible.iter().enumerate().map(name).collect())
            }
            _ => texts(&roles.lead),
        }
    }

    /// The value asked for: `≥13000个`, `>10%`, `13.5%左右`.
    pub(super) fn target_value(&self) -> Cell<'r> {
        let target = self.row.target;
        let Some(lang) = self.lang else {
            return match target.value {
                TargetValue::One(value) => Cell::Number { value, shown: None },
                TargetValue::Range(low, high) => Cell::Range { low, high, shown: None },
            };
        };
        match target.value {
            TargetValue::One(value) => {
                let quantity = Quantity::of(value, &self.row.unit).say(lang);
                Cell::Number { value, shown: Some(phrases::aim(target.comparator, &quantity, lang)) }
            }
            TargetValue::Range(low, high) => {
                Cell::Range { low, high, shown: Some(unit::between(low, high, &self.row.unit, lang)) }
            }
        }
    }

    /// A value with its unit and the sign of its bound; `≈` where its definition is only close.
    pub(super) fn quantity(&self, value: Option<Decimal>, unit: &Unit, bound: Bound, close: bool) -> Cell<'r> {
        let Some(value) = value else { return Cell::Empty };
        let shown = self.lang.map(|lang| {
            let near = if close { "≈" } else { "" };
            // A rounded figure neither touches nor crosses the value to reach.
            let reach = self.row.verdict.reach.ok();
            format!("{near}{}{}", bound_sign(bound), Quantity::of(value, unit).rounded(4, reach).say(lang))
        });
        Cell::Number { value, shown }
    }

    /// What a deciding bound leaves open: the true value can only be better.
    fn limited(&self, cell: Cell<'r>, sign: &str) -> Cell<'r> {
        let bound = self.row.verdict.judged.map_or(Bound::Exact, |judged| judged.bound);
        match cell {
            Cell::Number { value, shown: Some(shown) } if bound != Bound::Exact && !value.is_zero() => {
                Cell::Number { value, shown: Some(format!("{sign}{shown}")) }
            }
            cell => cell,
        }
    }

    pub(super) fn at_most(&self, cell: Cell<'r>) -> Cell<'r> {
        self.limited(cell, "≤")
    }

    pub(super) fn at_least(&self, cell: Cell<'r>) -> Cell<'r> {
        self.limited(cell, "≥")
    }

    /// The latest figure; where there is none, people see the close one, marked.
    pub(super) fn latest_value(&self) -> Cell<'r> {
        let (verdict, unit) = (&self.row.verdict, &self.row.dossier.indicator.unit);
        match (verdict.latest, verdict.nearby, self.lang) {
            (Some(o), ..) => self.quantity(Some(o.value), unit, o.bound, false),
            (None, Some(o), Some(_)) => self.quantity(Some(o.value), unit, o.bound, true),
            _ => Cell::Empty,
        }
    }

    pub(super) fn latest_period(&self) -> Cell<'r> {
        let verdict = &self.row.verdict;
        match (verdict.latest, verdict.nearby, self.lang) {
            (Some(o), ..) | (None, Some(o), Some(_)) => text(o.period.to_string()),
            _ => Cell::Empty,
        }
    }

    pub(super) fn share(&self, value: Option<Decimal>) -> Cell<'r> {
        let Some(value) = value else { return Cell::Empty };
        Cell::Number { value, shown: self.lang.map(|_| number::percent(value)) }
    }

    pub(super) fn pace(&self) -> Cell<'r> {
        let Some(value) = rounded(self.row.verdict.pace) else { return Cell::Empty };
        let tolerance = -self.row.rules.tolerance;
        Cell::Number { value, shown: self.lang.map(|lang| number::points(value, Some(tolerance), lang)) }
    }

    /// A difference in the target's unit: of two percentages that is percentage points.
    pub(super) fn difference(&self, stated: Stated<Decimal>) -> Cell<'r> {
        let Ok(value) = stated else { return Cell::Empty };
        let shown = self.lang.map(|lang| Quantity::of(value, &self.row.unit).rounded(4, None).difference().say(lang));
        Cell::Number { value, shown }
    }

    /// A computed value in the target's unit.
    pub(super) fn computed(&self, value: Option<Decimal>, difference: bool) -> Cell<'r> {
        let Some(value) = value else { return Cell::Empty };
        let shown = self.lang.map(|lang| {
            let quantity = Quantity::of(value, &self.row.unit).rounded(2, None);
            if difference { quantity.difference().say(lang) } else { quantity.say(lang) }
        });
        Cell::Number { value, shown }
    }

    pub(super) fn years(&self) -> Cell<'r> {
        let unit = &self.row.unit;
        let states = self.row.verdict.years.iter().map(|state| match self.lang {
            None => {
                let value = state.value.map(|v| v.normalize().to_string()).unwrap_or_default();
                Cow::Owned(format!("{}={value}:{}", state.year, state.status.code()))
            }
            Some(lang) => {
                let value = state.value.map(|v| Quantity::of(v, unit).say(lang));
                Cow::Owned(phrases::year(state.year, value.as_deref(), state.status, lang))
            }
        });
        Cell::List(states.collect())
    }

    pub(super) fn note(&self) -> Cell<'r> {
        match (self.lang, &self.row.target.note_en) {
            (Some(Lang::En), Some(note)) => text(&**note),
            _ => optional(self.row.note().map(|note| &**note)),
        }
    }
}
