//! What the printed steps of a method come to, held against what the method says.

use rust_decimal::Decimal;

use super::super::evaluate::equations;
use super::super::read::{Answer, days, question};
use crate::domain::method::growth_ratio::GrowthBand;
use crate::domain::method::step::Quantity;
use crate::domain::method::{Method, Methods};
use crate::domain::number::from_computed;
use crate::domain::status::Reason;
use crate::domain::verdict::{Stated, Verdict};
use crate::i18n::Lang;
use crate::i18n::steps::quantity::name;
use crate::i18n::words::Spoken;

/// The 97.5 % quantiles of Student's distribution for 1 to 7 degrees of freedom, from tables.
const TABLE: [&str; 7] = ["12.706", "4.303", "3.182", "2.776", "2.571", "2.447", "2.365"];

struct Told<'l> {
    lines: &'l [String],
    lang: Lang,
}

impl Told<'_> {
    /// The printed result of the last equation of a name.
    fn result(&self, what: Quantity) -> Option<Decimal> {
        let begins = format!("{} = ", name(what, self.lang));
        let line = self.lines.iter().rfind(|line| line.starts_with(&begins))?;
        let (_, result) = equations(line).pop()?;
        let number: Decimal = result.trim_end_matches('%').parse().ok()?;
        Some(if result.ends_with('%') { number / Decimal::ONE_HUNDRED } else { number })
    }

    fn same(&self, what: Quantity, said: Decimal) -> Result<(), String> {
        match self.result(what) {
            Some(printed) if printed == said => Ok(()),
            printed => Err(format!("{what:?} is {said}, and {printed:?} is printed")),
        }
    }

    fn answers(&self) -> Vec<Answer> {
        self.lines.iter().filter_map(|line| question(line)).map(|(_, answer)| answer).collect()
    }

    fn has(&self, text: &str) -> Result<(), String> {
        let found = self.lines.iter().any(|line| line.contains(text));
        if found { Ok(()) } else { Err(format!("`{text}` is missing")) }
    }

    /// Where a part cannot be said, its reason stands there.
    fn why<T>(&self, stated: &Stated<T>) -> Result<(), String> {
        match stated {
            Err(Reason::SafeToDeadline) => self.has(self.lang.pick("不致滞后", "without another figure")),
            Err(Reason::OnePoint) => self
                .has(Reason::OnePoint.say(self.lang))
                .or_else(|_| self.has(self.lang.pick("只有一个数据点，趋势暂难判断", "One figure only"))),
            Err(reason) => self.has(reason.say(self.lang)),
            Ok(_) => Ok(()),
        }
    }

    /// The band and the score follow from the answers and the printed formula.
    fn banded(&self, band: GrowthBand, score: f64) -> Result<(), String> {
        let answers = self.answers();
        let by_thresholds = |answers: &[Answer]| {
            let bands = [GrowthBand::Substantial, GrowthBand::Moderate, GrowthBand::Limited];
            answers
                .iter()
                .zip(bands)
                .find(|(answer, _)| **answer == Answer::Yes)
                .map_or(GrowthBand::Deterioration, |(_, band)| band)
        };
        let is_held = self.lines.iter().any(|line| line.contains(self.lang.pick("与目标比较", "against the target")));
        let decided = match answers.as_slice() {
            [Answer::Yes, ..] if is_held => GrowthBand::Achieved,
            [_, rest @ ..] if is_held => by_thresholds(rest),
            all => by_thresholds(all),
        };
        if decided != band {
            return Err(format!("the lines say {decided:?}, the method {band:?}"));
        }
        let (result, full) = self.lang.pick(("结果：", "满分"), ("Result: ", "score is full"));
        self.has(&format!("{result}{}", band.say(self.lang)))?;
        let plain = self.result(Quantity::Score);
        let cut = plain.map(|score| score.clamp(Decimal::from(-5), Decimal::from(5)));
        let printed = if self.has(full).is_ok() { Some(Decimal::from(5)) } else { cut };
        let said = from_computed(score).ok_or("no score")?;
        match printed {
            Some(printed) if (printed - said).abs() < Decimal::new(1, 9) => Ok(()),
            printed => Err(format!("the score is {said}, and {printed:?} is printed")),
        }
    }
}

pub(super) fn check(
    method: Method,
    lines: &[String],
    verdict: &Verdict<'_>,
    methods: &Methods,
    lang: Lang,
) -> Result<(), String> {
    let told = Told { lines, lang };
    match method {
        Method::Attainment => told.why(&verdict.attainment),
        Method::Pace => told.why(&verdict.pace),
        Method::GrowthRatio => {
            told.why(&methods.growth_ratio)?;
            let Ok(growth) = &methods.growth_ratio else { return Ok(()) };
            told.same(Quantity::GrowthRatio, from_computed(growth.measure.ratio).ok_or("too large")?)?;
            told.banded(growth.measure.band, growth.measure.score)
        }
        Method::GrowthTrend => {
            told.why(&methods.growth_trend)?;
            let Ok(trend) = &methods.growth_trend else { return Ok(()) };
            told.same(Quantity::GrowthSoFar, from_computed(trend.measure.growth).ok_or("too large")?)?;
            told.banded(trend.measure.band, trend.measure.score)
        }
        Method::Projection => projected(&told, methods),
        Method::TimeDistance => {
            told.why(&methods.time_distance)?;
            let Ok(distance) = methods.time_distance else { return Ok(()) };
            let months = distance.months.rounded();
            let what = if months < Decimal::ZERO { Quantity::MonthsEarly } else { Quantity::MonthsLate };
            told.same(what, months.abs())?;
            distance.path_day.map_or(Ok(()), |day| told.has(&day.to_string()))
        }
        Method::Needed => needed(&told, verdict, methods),
        Method::Room => room(&told, methods),
    }
}

fn projected(told: &Told<'_>, methods: &Methods) -> Result<(), String> {
    told.why(&methods.projection)?;
    let Ok(projection) = &methods.projection else { return Ok(()) };
    let value = told.result(Quantity::InTimes).or_else(|| told.result(Quantity::AtDeadline));
    if value != Some(projection.value) {
        return Err(format!("the projected value is {}, and {value:?} is printed", projection.value));
    }
    told.same(Quantity::SlopePerYear, projection.slope_per_year)?;
    if told.answers() != [if projection.meets { Answer::Yes } else { Answer::No }] {
        return Err(format!("{:?} is printed of what meets: {}", told.answers(), projection.meets));
    }
    match projection.reaches_on {
        Ok(day) => told.has(&day.to_string())?,
        Err(_) => told.why(&projection.reaches_on)?,
    }
    let Ok((low, high)) = projection.interval else { return told.why(&projection.interval) };
    told.same(Quantity::IntervalLow, low)?;
    told.same(Quantity::IntervalHigh, high)?;
    let freedom = projection.points - 2;
    told.has(&told.lang.pick(format!("自由度{freedom}"), format!("{freedom} degree")))?;
    TABLE.get(freedom - 1).map_or(Ok(()), |quantile| {
        let quantile: Decimal = quantile.parse().map_err(|_| "a quantile")?;
        let line =
            told.lines.iter().find(|line| line.contains(told.lang.pick("查表", "From tables"))).ok_or("no quantile")?;
        let printed: Decimal = super::numbers(line).pop().and_then(|n| n.parse().ok()).ok_or("no quantile")?;
        if printed.round_dp(3) == quantile { Ok(()) } else { Err(format!("{printed} is not {quantile}")) }
    })
}

fn needed(told: &Told<'_>, verdict: &Verdict<'_>, methods: &Methods) -> Result<(), String> {
    told.why(&verdict.needed_per_year)?;
    let Ok(yearly) = verdict.needed_per_year else { return Ok(()) };
    let nothing = told.has(told.lang.pick("无须再增", "nothing more is needed")).is_ok();
    let zero = Decimal::ZERO;
    if nothing {
        let said =
            (yearly.rounded(), methods.needed_per_quarter.map(|q| q.amount.rounded()), methods.needed_growth_per_year);
        let agrees = said.0 == zero && said.1 == Ok(zero) && matches!(said.2, Ok(_) | Err(Reason::NoPath));
        return if agrees { Ok(()) } else { Err(format!("nothing is needed? {said:?}")) };
    }
    told.has(&format!("= {}", yearly.rounded().normalize()))?;
    match methods.needed_per_quarter {
        Ok(quarterly) => told.same(Quantity::NeededPerQuarter, quarterly.amount.rounded())?,
        Err(_) => told.why(&methods.needed_per_quarter)?,
    }
    match methods.needed_growth_per_year {
        Ok(growth) => told.same(Quantity::NeededGrowth, growth),
        Err(Reason::NoPath) => Ok(()),
        Err(_) => told.why(&methods.needed_growth_per_year),
    }
}

fn room(told: &Told<'_>, methods: &Methods) -> Result<(), String> {
    told.why(&methods.room)?;
    let Ok(room) = methods.room else { return Ok(()) };
    told.same(Quantity::Cushion, room.cushion.rounded())?;
    if let Some(next) = room.next {
        told.has(&next.day.to_string())?;
        let bound = told.result(Quantity::NextLeast).or_else(|| told.result(Quantity::NextMost));
        match bound {
            Some(printed) if printed != next.least.rounded() => return Err(format!("the next is {:?}", next.least)),
            Some(_) => {}
            None => told.has(&next.least.rounded().normalize().to_string())?,
        }
        let fall = next.fall.rounded();
        let what = if fall < Decimal::ZERO { Quantity::NextBetter } else { Quantity::NextWorse };
        told.same(what, fall.abs())?;
    }
    match room.behind_from {
        Ok(day) => {
            let last = told.lines.last().ok_or("no lines")?;
            if days(last).last() == Some(&day) { Ok(()) } else { Err(format!("{day} is not in `{last}`")) }
        }
        Err(_) => told.why(&room.behind_from),
    }
}
