//! What the methods say of a target, one line each: the result in a plain phrase, and a remark or the reason why not.

use std::borrow::Cow;

use crate::domain::code::Coded;
use crate::domain::indicator::Indicator;
use crate::domain::light::{Cause, Light};
use crate::domain::method::step::Quantity as Trend;
use crate::domain::method::{Method, Next, Room, Trend as Growth};
use crate::domain::number::{Ratio, from_computed};
use crate::domain::observation::Bound;
use crate::domain::status::{Reason, Status};
use crate::domain::target::Comparator;
use crate::domain::verdict::Stated;
use crate::i18n::columns::TargetColumn as C;
use crate::i18n::methods::{self as words, NextBound};
use crate::i18n::steps::method::without;
use crate::i18n::unit::Quantity;
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, number};

use rust_decimal::Decimal;

use super::document::{Align, Block, Cell, Closing, Head};
use super::show::shown;
use super::target::TargetRow;

/// The table of what the methods say, with where they disagree below it; one sentence where none can say anything.
pub(super) fn blocks(row: &TargetRow<'_>, lang: Lang) -> Vec<Block> {
    let lines: Vec<Line> = Method::ALL.iter().map(|method| Line::of(row, *method, lang)).collect();
    let reason = row.verdict.gap.err().map(|reason| row.verdict.reason.unwrap_or(reason));
    if let (Some(reason), true) = (reason, lines.iter().all(|line| !line.said)) {
        return vec![Block::Paragraph(words::nothing(reason, lang))];
    }
    let one_point = row.methods().projection.as_ref().is_err_and(|reason| *reason == Reason::OnePoint);
    let openly = one_point.then(|| without(Trend::Projection, Reason::OnePoint, lang));
    let mut blocks: Vec<Block> = openly.into_iter().map(Block::Paragraph).collect();
    blocks.extend(table(lines, lang));
    let disagreements = disagreements(row, lang);
    if !disagreements.is_empty() {
        blocks.push(Block::Paragraph(words::disagreements(lang).to_owned()));
        blocks.push(Block::Steps(disagreements));
    }
    blocks
}

fn table(lines: Vec<Line>, lang: Lang) -> [Block; 2] {
    let keys = ["method", "result", "remark"];
    let head = |(key, heading): (&'static str, &str)| Head {
        key,
        heading: heading.to_owned(),
        align: Align::Left,
        wraps: key != "method",
    };
    let heads = keys.into_iter().zip(words::heads(lang)).map(head).collect();
    let text = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(Cow::Owned(text)) };
    let cells = |line: Line| vec![text(capital(line.method.say(lang))), text(line.result), text(line.remark)];
    let rows = lines.into_iter().map(cells).collect();
    let title = Block::Paragraph(words::title(lang).to_owned());
    [title, Block::Table { heads, rows, closing: Closing::default() }]
}

/// What growth by itself says of an indicator without a target; one sentence where it can say nothing.
pub(super) fn of_figures(indicator: &Indicator, stated: &Stated<Growth>, lang: Lang) -> Vec<Block> {
    let growth = match stated {
        Err(reason) => return vec![Block::Paragraph(without(Trend::GrowthTrend, *reason, lang))],
        Ok(growth) => growth,
    };
    let say = |value: Decimal| Quantity::of(value, &indicator.unit).say(lang);
    let (first, latest) = (say(growth.base.1), say(growth.current.1));
    let days = (growth.base.0.last(), growth.current.0.last());
    let stretch = words::stretch((&first, days.0), (&latest, days.1), lang);
    let (result, remark) = own_growth(growth, lang);
    let remark = format!("{stretch}{}{remark}", lang.pick("；", "; "));
    table(vec![Line { method: Method::GrowthTrend, result, remark, said: true }], lang).into()
}

/// The rate with its band, and the score with the limit factor where that makes a difference.
fn own_growth(growth: &Growth, lang: Lang) -> (String, String) {
    let measure = growth.measure;
    let plain = |value: f64| from_computed(value).map(|value| number::shown(value, 2, None)).unwrap_or_default();
    let rate = from_computed(measure.growth).map(number::percent).unwrap_or_default();
    // Far from a limit it makes no difference.
    let factor = growth.limit.map(|_| plain(measure.limit_factor)).filter(|factor| factor != "1");
    let remark = words::score(&plain(measure.score), factor.as_deref(), lang);
    (words::own_growth(&rate, measure.band.say(lang), lang), remark)
}

/// Where the methods disagree, one sentence each.
pub(super) fn disagreements(row: &TargetRow<'_>, lang: Lang) -> Vec<String> {
    let sentence = |text: &str| lang.pick(format!("{text}。"), format!("{}.", capital(text)));
    row.methods().disagreements.iter().map(|found| sentence(found.say(lang))).collect()
}

/// A sentence begins with a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

struct Line {
    method: Method,
    result: String,
    remark: String,
    said: bool,
}

impl Line {
    fn of(row: &TargetRow<'_>, method: Method, lang: Lang) -> Self {
        let told = Told { row, lang };
        let stated = match method {
            Method::Attainment => told.attainment(),
            Method::Pace => told.pace(),
            Method::GrowthRatio => told.growth_ratio(),
            Method::GrowthTrend => told.growth_trend(),
            Method::Projection => told.projection(),
            Method::TimeDistance => told.time_distance(),
            Method::Needed => told.needed(),
            Method::Room => told.room(),
        };
        let said = stated.is_ok();
        let (result, remark) = stated.unwrap_or_else(|reason| {
            (words::without_result(method, reason, lang).to_owned(), words::why(method, reason, lang).to_owned())
        });
        Self { method, result, remark, said }
    }
}

struct Told<'r, 'a> {
    row: &'r TargetRow<'a>,
    lang: Lang,
}

/// A result and a remark, or the reason why there is none.
type Phrases = Result<(String, String), Reason>;

impl Told<'_, '_> {
    /// The words of a column.
    fn of(&self, column: C) -> String {
        shown(self.row, column, self.lang).unwrap_or_default()
    }

    fn join(&self, parts: &[String]) -> String {
        let said: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        said.join(self.lang.pick("；", "; "))
    }

    fn attainment(&self) -> Phrases {
        let verdict = &self.row.verdict;
        let gap = verdict.gap?;
        let share = verdict.attainment.ok().map(|_| self.of(C::Attainment));
        let gap = (!gap.is_zero()).then(|| self.of(C::Gap));
        let remark = verdict.attainment.err().map(|reason| reason.say(self.lang).to_owned()).unwrap_or_default();
        Ok((words::attainment(share.as_deref(), gap.as_deref(), self.lang), remark))
    }

    fn pace(&self) -> Phrases {
        let verdict = &self.row.verdict;
        verdict.pace?;
        let baseline = verdict.baseline?;
        let result = words::pace(&self.of(C::Progress), &self.of(C::Elapsed), &self.of(C::Pace), self.lang);
        let (value, basis) = (self.of(C::BaselineValue), baseline.basis.say(self.lang));
        Ok((result, words::baseline(&value, basis, baseline.period.last(), self.lang)))
    }

    fn growth_ratio(&self) -> Phrases {
        let growth = self.row.methods().growth_ratio.as_ref().map_err(|reason| *reason)?;
        let band = growth.measure.band.say(self.lang);
        let (so_far, required) = (self.of(C::Growth), self.of(C::GrowthRequired));
        let remark = words::growth(&so_far, &required, &self.of(C::GrowthScore), self.lang);
        Ok((words::banded(&self.of(C::GrowthRatio), band, self.lang), remark))
    }

    fn growth_trend(&self) -> Phrases {
        let growth = self.row.methods().growth_trend.as_ref().map_err(|reason| *reason)?;
        Ok(own_growth(growth, self.lang))
    }

    fn projection(&self) -> Phrases {
        let projection = self.row.methods().projection.as_ref().map_err(|reason| *reason)?;
        let result = words::projected(&self.of(C::ProjectionValue), projection.meets, self.lang);
        let ends = (self.of(C::ProjectionLow), self.of(C::ProjectionHigh));
        let interval = projection.interval.map(|_| (ends.0.as_str(), ends.1.as_str()));
        let points = words::points(projection.points, interval, self.lang);
        let reaches = match projection.reaches_on {
            // A day that figures have left behind says nothing of what is to come.
            Ok(day) if day > projection.span.1 => words::reaches(day, day <= self.row.target.deadline, self.lang),
            Err(reason @ (Reason::MovesAway | Reason::BeyondHorizon)) => reason.say(self.lang).to_owned(),
            Ok(_) | Err(_) => String::new(),
        };
        Ok((result, self.join(&[points, reaches])))
    }

    fn time_distance(&self) -> Phrases {
        let distance = self.row.methods().time_distance?;
        let months = distance.months.rounded();
        let result = if months.is_zero() {
            words::just_in_time(self.lang).to_owned()
        } else {
            words::late(&number::months(months.abs(), self.lang), months.is_sign_negative(), self.lang)
        };
        let due = distance.path_day.map(|day| words::due_on_path(day, self.lang));
        Ok((result, due.unwrap_or_default()))
    }

    fn needed(&self) -> Phrases {
        let (verdict, methods) = (&self.row.verdict, self.row.methods());
        let yearly = verdict.needed_per_year?.rounded();
        let quarterly = methods.needed_per_quarter?;
        if yearly.is_zero() && verdict.status.is_met() {
            return Ok((words::nothing_needed(self.lang).to_owned(), String::new()));
        }
        // What a bound leaves open: the true value can only be better.
        let exact = verdict.judged.is_none_or(|judged| judged.bound == Bound::Exact);
        let say = |value: Decimal| {
            let amount = Quantity::of(value.abs(), &self.row.unit).rounded(2, None).difference().say(self.lang);
            if exact { amount } else { format!("≤{amount}") }
        };
        let quarter = say(quarterly.amount.rounded());
        let result = words::needed(&say(yearly), &quarter, yearly.is_sign_negative(), self.lang);
        let growth = self.of(C::NeededGrowth);
        let growth = methods.needed_growth_per_year.map(|_| growth.as_str());
        Ok((result, words::left(quarterly.quarters, growth, self.lang)))
    }

    fn room(&self) -> Phrases {
        let room = self.row.methods().room?;
        let (verdict, rules) = (&self.row.verdict, self.row.rules);
        let behind = rules.ladder.hung(Cause::Status(Status::Behind));
        // A light that is on already does not turn on.
        let light = if behind == verdict.light { Light::None } else { behind };
        let result = words::cushion(&self.of(C::Cushion), room.falls, light, self.lang);
        let next = room.next.map(|next| self.next(room, next)).unwrap_or_default();
        let until = match room.behind_from {
            Ok(day) => words::behind_from(day, day <= verdict.as_of, self.lang),
            Err(_) => words::safe(self.lang).to_owned(),
        };
        Ok((result, self.join(&[next, until])))
    }

    fn next(&self, room: Room, next: Next) -> String {
        let target = self.row.target;
        let strict = next.day == target.deadline
            && matches!(target.comparator, Comparator::MoreThan | Comparator::LessThan)
            && self.row.verdict.reach.map(Ratio::from_decimal) == Ok(next.least);
        let bound = match (room.falls, strict) {
            (false, false) => NextBound::AtLeast,
            (false, true) => NextBound::MoreThan,
            (true, false) => NextBound::AtMost,
            (true, true) => NextBound::LessThan,
        };
        words::next(next.day, &self.of(C::NextLeast), bound, self.lang)
    }
}
