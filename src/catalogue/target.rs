//! Reads `[[indicator.target]]`.

use chrono::Datelike;
use rust_decimal::Decimal;

use super::amount::{self, RegionValue};
use super::block::{At, Block};
use super::form;
use super::known::{Document, Known};
use super::sense::{self, Timing};
use crate::domain::agency::Roles;
use crate::domain::code::{SourceCode, TargetCode, is_slug};
use crate::domain::fault::catalogue::{CodeForm, ReferenceFault, SenseFault, ValueFault, WindowUse};
use crate::domain::indicator::{Direction, Kind};
use crate::domain::source::ClauseRef;
use crate::domain::target::{
    BaselineBasis, Basis, Comparator, Judge, Span, StatedBaseline, Strength, Target, TargetValue, Window, Years,
};

/// What a target must know of its indicator.
#[derive(Debug)]
pub struct Facts {
    /// Its kind.
    pub kind: Option<Kind>,
    /// Its direction.
    pub direction: Option<Direction>,
    /// True for the unit `%`.
    pub is_percent: bool,
    /// True where it is declared for many regions.
    pub is_many: bool,
    /// False where it could not be read whether it is.
    pub is_clear: bool,
}

/// A target as its block has it.
#[derive(Debug)]
pub struct Draft {
    /// Its own part of the code.
    pub own: At<String>,
    /// The target under a stand-in for its code and value; `None` where something is wrong.
    pub target: Option<Target>,
    /// Its value.
    pub value: Option<TargetValue>,
    /// Its value by region, where it is one of many.
    pub values: Vec<RegionValue>,
}

/// Reads a target; `None` where not even its own code is known.
pub fn read<'a>(block: &Block<'a>, known: &mut Known<'a>, facts: &Facts) -> Option<Draft> {
    block.must(&["source", "comparator", "deadline"]);
    let comparator = block.word::<Comparator>("comparator");
    let judge = if block.has("judge") {
        block.word::<Judge>("judge")
    } else {
        Some(At { value: Judge::Latest, span: block.span.clone() })
    };
    let (source, clause, roles) = read_origin(block, known);
    let timing = read_timing(block, facts, judge.as_ref());
    let meaning = sense::Meaning {
        facts,
        comparator: comparator.as_ref().map(|c| c.value),
        judge: judge.as_ref().map(|j| j.value),
    };
    let (value, values) = amount::read(block, known, &meaning);
    let milestones = amount::read_milestones(block, &meaning);
    let tolerance = block.share("tolerance");
    sense::comparator(block, comparator.as_ref(), facts.direction, tolerance.is_some());
    sense::judge(block, judge.as_ref(), facts.kind);
    sense::milestones(block, &milestones, &timing, source.as_ref().and_then(|(_, years)| *years));
    let span = read_span(block, facts);
    let strength = block.word::<Strength>("strength");
    let (wording, note, note_en) = (block.text("wording"), block.text("note"), block.text("note_en"));
    let own = read_own_code(block, &timing);
    let code = TargetCode::new("region.slug.own").expect("three slugs");
    let target = source.zip(comparator).zip(judge).zip(timing.deadline.clone()).map(
        |((((source, _), comparator), judge), deadline)| Target {
            indicator: code.indicator(),
            code: code.clone(),
            source,
            clause,
            wording,
            comparator: comparator.value,
            value: TargetValue::One(Decimal::ZERO),
            tolerance: tolerance.map(|t| t.value),
            deadline: deadline.value,
            deadline_basis: timing.deadline_basis,
            strength: strength.map_or(Strength::Commit, |s| s.value),
            judge: judge.value,
            window: timing.window,
            span,
            baseline: timing.baseline.map(|b| b.value),
            milestones: milestones.into_iter().map(|(year, at)| (year, at.value)).collect(),
            note,
            note_en,
            roles,
            extension: None,
        },
    );
    Some(Draft { own: own?, target, value, values })
}

/// The own part of the code: the deadline's year where none is given.
fn read_own_code(block: &Block<'_>, timing: &Timing) -> Option<At<String>> {
    if block.has("code") {
        let text = block.str("code")?;
        if is_slug(text.value) {
            return Some(At { value: text.value.to_owned(), span: text.span });
        }
        block.fault(text.span, ValueFault::BadCode { text: text.value.into(), form: CodeForm::Slug });
        return None;
    }
    let deadline = timing.deadline.as_ref()?;
    Some(At { value: deadline.value.year().to_string(), span: deadline.span.clone() })
}

type Origin = (Option<(SourceCode, Option<Years>)>, Option<ClauseRef>, Roles);

/// The document, the place in it, and the agencies.
fn read_origin<'a>(block: &Block<'a>, known: &mut Known<'a>) -> Origin {
    let number = block.str("clause");
    let part = block.whole("part", 1, 255);
    if let (Some(part), false) = (&part, block.has("clause")) {
        block.fault(part.span.clone(), ReferenceFault::PartWithoutClause);
    }
    let mut source = None;
    let mut region = None;
    let mut clause = None;
    if let Some(text) = block.str("source")
        && let Some(document) = known.source(block, &text)
    {
        let Document { code, horizon, .. } = document;
        source = Some((code.clone(), *horizon));
        region.clone_from(&document.region);
        let bracket = number.and_then(|number| known.bracket(block, document, &number, part.as_ref()));
        if let Some(bracket) = bracket {
            if let Some(role) = ["lead", "responsible", "support"].into_iter().find(|role| block.has(role))
                && bracket.names_agencies
            {
                let kind = ReferenceFault::AgenciesBesideClause(bracket.place.number.clone());
                block.fault(block.span_of(role), kind);
            }
            clause = Some(bracket.place.clone());
        }
    }
    let roles = known.roles(block, region.as_ref());
    (source, clause, roles)
}

/// Deadline, window and baseline, which must agree with one another.
fn read_timing(block: &Block<'_>, facts: &Facts, judge: Option<&At<Judge>>) -> Timing {
    let deadline = block.date("deadline");
    let deadline_basis = block.word_of("deadline_basis", &[Basis::Stated, Basis::Plan]);
    let years = block.years("window");
    let window_basis = block.word::<Basis>("window_basis");
    if let (Some(basis), false) = (&window_basis, block.has("window")) {
        block.fault(basis.span.clone(), SenseFault::BasisWithoutWindow);
    }
    if let Some(basis) = window_basis.as_ref().filter(|b| b.value == Basis::Assumed && !block.has("note"))
        && !block.sheet.lost(block.sheet.block(&block.span), "note")
    {
        block.fault(basis.span.clone(), SenseFault::NoteNeeded);
    }
    let baseline = block.table("baseline", &form::BASELINE).and_then(|inner| read_baseline(&inner));
    let from_zero = baseline.as_ref().filter(|b| b.value == StatedBaseline::FromZero);
    if let (Some(from_zero), Some(kind @ (Kind::Ratio | Kind::Growth))) = (from_zero, facts.kind) {
        block.fault(from_zero.span.clone(), SenseFault::FromZeroUnfit(kind));
    }
    let needs = match judge.filter(|j| sense::needs_window(j.value)) {
        Some(judge) => Some((WindowUse::Judge(judge.value), judge.span.clone())),
        None => from_zero.map(|b| (WindowUse::FromZero, b.span.clone())),
    };
    if let Some((by, span)) = needs.filter(|_| !block.has("window"))
        && !block.sheet.lost(block.sheet.block(&block.span), "window")
    {
        block.fault(span, SenseFault::WindowNeeded(by));
    }
    let timing = Timing {
        deadline,
        deadline_basis: deadline_basis.map_or(Basis::Stated, |b| b.value),
        window: years.map(|y| Window { years: y.value, basis: window_basis.map_or(Basis::Stated, |b| b.value) }),
        baseline,
    };
    sense::timing(block, &timing);
    timing
}

fn read_baseline(block: &Block<'_>) -> Option<At<StatedBaseline>> {
    let allowed = [BaselineBasis::Stated, BaselineBasis::Published, BaselineBasis::FromZero];
    let basis = if block.has("basis") {
        block.word_of("basis", &allowed)
    } else {
        Some(At { value: BaselineBasis::Stated, span: block.span.clone() })
    };
    let period = block.period("period");
    let value = block.decimal("value");
    let origin = basis?.value;
    if origin == BaselineBasis::FromZero {
        if let Some(key) = ["period", "value"].into_iter().find(|key| block.has(key)) {
            block.fault(block.span_of(key), SenseFault::FromZeroWithFigure);
        }
        return Some(At { value: StatedBaseline::FromZero, span: block.span.clone() });
    }
    block.must(&["period", "value"]);
    let figure = StatedBaseline::Figure { origin, period: period?.value, value: value?.value };
    Some(At { value: figure, span: block.span_of("period") })
}

fn read_span(block: &Block<'_>, facts: &Facts) -> Span {
    let span = block.word::<Span>("period");
    if let (Some(span), Some(kind @ (Kind::Stock | Kind::Ratio))) = (&span, facts.kind) {
        block.fault(span.span.clone(), SenseFault::SpanUnfit(kind));
    }
    span.map_or(Span::Year, |span| span.value)
}
