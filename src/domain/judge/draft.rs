//! A case that tests build step by step.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Case, judge};
use crate::domain::agency::Roles;
use crate::domain::code::{IndicatorCode, SourceCode, TargetCode};
use crate::domain::indicator::{Direction, Indicator, Kind};
use crate::domain::observation::{Bound, Fit, Observation, Release};
use crate::domain::period::Period;
use crate::domain::rules::Rules;
use crate::domain::status::{Reason, Status};
use crate::domain::target::{
    BaselineBasis, Basis, Comparator, Judge, Span, StatedBaseline, Strength, Target, TargetValue, Window, Years,
};
use crate::domain::unit::Unit;
use crate::domain::verdict::Verdict;

pub(crate) fn d(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) indicator: Indicator,
    pub(crate) target: Target,
    pub(crate) rules: Rules,
    pub(crate) observations: Vec<Observation>,
    pub(crate) office_baseline: Option<(Period, Decimal)>,
}

impl Draft {
    pub(crate) fn new(kind: Kind, direction: Direction, comparator: Comparator, value: &str) -> Self {
        let code = IndicatorCode::new("jilin.x").expect("a code");
        Self {
            indicator: Indicator {
                region: code.region(),
                code: code.clone(),
                name: "指标".into(),
                name_en: None,
                unit: Unit("个".into()),
                same_units: Vec::new(),
                kind,
                direction,
                concept: None,
                scope: None,
                scope_en: None,
            },
            target: Target {
                code: TargetCode::join(&code, "2025").expect("a code"),
                indicator: code,
                source: SourceCode::new("plan").expect("a code"),
                clause: None,
                wording: None,
                comparator,
                value: TargetValue::One(d(value)),
                tolerance: None,
                deadline: day("2025-12-31"),
                deadline_basis: Basis::Stated,
                strength: Strength::Commit,
                judge: Judge::Latest,
                window: None,
                span: Span::Year,
                baseline: None,
                milestones: BTreeMap::new(),
                note: None,
                note_en: None,
                roles: Roles::default(),
                extension: None,
            },
            rules: Rules::default(),
            observations: Vec::new(),
            office_baseline: None,
        }
    }

    pub(crate) fn stock(comparator: Comparator, value: &str) -> Self {
        Self::new(Kind::Stock, Direction::Up, comparator, value)
    }

    pub(crate) fn judged_by(mut self, judge: Judge, from: i32, to: i32) -> Self {
        self.target.judge = judge;
        self.target.window = Some(Window { years: Years { from, to }, basis: Basis::Stated });
        self
    }

    pub(crate) fn based_on(mut self, date: &str, value: &str) -> Self {
        self.target.baseline = Some(StatedBaseline::Figure {
            origin: BaselineBasis::Stated,
            period: Period::day(day(date)),
            value: d(value),
        });
        self
    }

    pub(crate) fn figure(mut self, period: Period, value: &str, bound: Bound, fit: Fit) -> Self {
        self.observations.push(Observation {
            period,
            value: d(value),
            bound,
            fit,
            release: Release::Unmarked,
            seq: 1,
            publisher: None,
            title: None,
            url: None,
            note: None,
        });
        self.observations.sort_by_key(|o| (o.period.last(), o.period.first()));
        self
    }

    pub(crate) fn on(self, date: &str, value: &str) -> Self {
        self.figure(Period::day(day(date)), value, Bound::Exact, Fit::Exact)
    }

    pub(crate) fn over(self, date: &str, value: &str) -> Self {
        self.figure(Period::day(day(date)), value, Bound::MoreThan, Fit::Exact)
    }

    pub(crate) fn close(self, date: &str, value: &str) -> Self {
        self.figure(Period::day(day(date)), value, Bound::Exact, Fit::Close)
    }

    pub(crate) fn year(self, year: i32, value: &str) -> Self {
        self.figure(Period::year(year).expect("a year"), value, Bound::Exact, Fit::Exact)
    }

    pub(crate) fn span(self, first: &str, last: &str, value: &str) -> Self {
        self.figure(Period::new(day(first), day(last)).expect("in order"), value, Bound::Exact, Fit::Exact)
    }

    pub(crate) fn case(&self) -> Case<'_> {
        Case {
            indicator: &self.indicator,
            target: &self.target,
            rules: &self.rules,
            observations: &self.observations,
            office_baseline: self.office_baseline,
        }
    }

    pub(crate) fn at(&self, date: &str) -> Verdict<'_> {
        judge(&self.case(), day(date))
    }

    pub(crate) fn status(&self, date: &str) -> (Status, Option<Reason>) {
        let verdict = self.at(date);
        (verdict.status, verdict.reason)
    }
}
