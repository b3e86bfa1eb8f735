//! What the steps of the methods call the quantities they compute.

use std::borrow::Cow;

use crate::domain::method::step::Quantity;
use crate::i18n::Lang;

/// The name of a quantity.
pub(super) fn name(quantity: Quantity, lang: Lang) -> Cow<'static, str> {
    let (zh, en) = match quantity {
        Quantity::Total(day) => return lang.pick(format!("至{day}累计"), format!("Total to {day}")).into(),
        Quantity::Off(day) => return lang.pick(format!("{day}的偏差"), format!("Off the line on {day}")).into(),
        Quantity::Attainment => ("完成率", "Attainment"),
        Quantity::Pace => ("快慢", "Pace"),
        Quantity::Current => ("判定值", "The deciding value"),
        Quantity::GrowthSoFar => ("年均增速", "Growth a year so far"),
        Quantity::GrowthRequired => ("目标要求的年均增速", "Growth a year that the target needs"),
        Quantity::GrowthRatio => ("增速比", "Growth ratio"),
        Quantity::GrowthTrend => ("自身增速", "Growth by itself"),
        Quantity::GrowthToward => ("朝期望方向的年均增速", "Growth a year in the direction that is better"),
        Quantity::LimitFactor => ("上限系数", "Limit factor"),
        Quantity::SubstantialFrom => ("“显著”的下限", "Substantial from"),
        Quantity::ModerateFrom => ("“一般”的下限", "Moderate from"),
        Quantity::Score => ("得分", "Score"),
        Quantity::Projection => ("趋势外推", "A projection"),
        Quantity::SumOfDays => ("天数之和", "Sum of the days"),
        Quantity::SumOfValues => ("数值之和", "Sum of the values"),
        Quantity::SumOfSquares => ("天数平方之和", "Sum of the squared days"),
        Quantity::SumOfProducts => ("天数乘数值之和", "Sum of days times values"),
        Quantity::Rise => ("斜率的分子", "Numerator of the slope"),
        Quantity::Run => ("斜率的分母", "Denominator of the slope"),
        Quantity::SlopePerYear => ("趋势年增量", "Trend a year"),
        Quantity::AtDeadline => ("期限当天的趋势值", "The trend at the deadline"),
        Quantity::InTimes => ("折合倍数", "In times of the baseline"),
        Quantity::ReachInUnit => ("应达到的值", "Value to reach"),
        Quantity::ReachesOn => ("趋势达到目标之日", "The day on which the trend reaches the target"),
        Quantity::DaysToReach => ("趋势达到目标的天数", "Days to where the trend reaches the target"),
        Quantity::Scatter => ("剩余标准差", "Residual standard deviation"),
        Quantity::Interval => ("预测区间", "A prediction interval"),
        Quantity::HalfWidth => ("区间的一半", "Half the interval"),
        Quantity::IntervalLow => ("区间下限", "Lower end"),
        Quantity::IntervalHigh => ("区间上限", "Upper end"),
        Quantity::TimeDistance => ("时间距离", "A time distance"),
        Quantity::DaysOnPath => ("路径到该值的天数", "Days on the path to that value"),
        Quantity::MonthsLate => ("晚几个月", "Months late"),
        Quantity::MonthsEarly => ("早几个月", "Months early"),
        Quantity::NeededPerYear => ("今后所需", "What is needed"),
        Quantity::NeededGrowth => ("年均需增速", "Growth needed a year"),
        Quantity::NeededPerQuarter => ("每季需增", "Needed a quarter"),
        Quantity::Room => ("余地", "Room"),
        Quantity::Cushion => ("余地，即判定值还可差多少", "Room, or how much worse the value could be"),
        Quantity::NextLeast => ("下期至少", "The next figure at least"),
        Quantity::NextMost => ("下期至多", "The next figure at most"),
        Quantity::NextWorse => ("下期可比判定值差", "The next figure may be worse by"),
        Quantity::NextBetter => ("下期须比判定值好", "The next figure has to be better by"),
        Quantity::BehindBeyond => ("路径超过此值即滞后", "Behind once the path is beyond"),
        Quantity::BehindFrom => ("转为滞后之日", "A day from which it is behind"),
    };
    Cow::Borrowed(lang.pick(zh, en))
}
