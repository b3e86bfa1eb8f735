//! The words for every coded set of the domain, Chinese and English side by side.
//!
//! Codes are for files and scripts; these are what people read. Formats nothing and knows no layout.

use super::Lang;
use crate::domain::agency::Role;
use crate::domain::catalogue::{Act, ItemKind};
use crate::domain::change::ChangeKind;
use crate::domain::checkup::Check;
use crate::domain::comparison::Aspect;
use crate::domain::conflict::ConflictKind;
use crate::domain::history::{Counting, Event, Told};
use crate::domain::indicator::{Direction, Kind};
use crate::domain::light::{Cause, Light, Profile};
use crate::domain::method::growth_ratio::GrowthBand;
use crate::domain::method::{Disagreement, Method};
use crate::domain::observation::{Bound, Fit, Release};
use crate::domain::provenance::{Account, Problem};
use crate::domain::review::{Ground, Obstacle, Review};
use crate::domain::source::Standing;
use crate::domain::status::{Reason, Status};
use crate::domain::target::{BaselineBasis, Basis, Comparator, Judge, Span, Strength};
use crate::domain::verdict::YearStatus;

/// What has a word of its own in each language.
pub trait Spoken {
    /// The word.
    fn say(self, lang: Lang) -> &'static str;
}

/// Writes a `Spoken` from lines of `member => Chinese, English`.
macro_rules! spoken {
    ($name:ident { $($member:pat => $zh:literal, $en:literal;)+ }) => {
        impl Spoken for $name {
            fn say(self, lang: Lang) -> &'static str {
                match self { $($member => lang.pick($zh, $en)),+ }
            }
        }
    };
}

spoken! { Status {
    Self::Met => "已完成", "met";
    Self::MetLate => "逾期完成", "met late";
    Self::OnTrack => "达到序时进度", "on track";
    Self::Behind => "滞后", "behind";
    Self::Unjudged => "暂难判断", "cannot say yet";
    Self::NoData => "未报数据", "no data";
    Self::Overdue => "逾期未完成", "overdue";
    Self::OverdueUnconfirmed => "逾期待核", "overdue (not confirmed)";
    Self::OverdueUnreported => "逾期未报", "overdue (not reported)";
}}

spoken! { Account {
    Self::Target => "目标", "target";
    Self::Baseline => "基数", "baseline";
    Self::Milestone => "阶段目标", "milestone";
    Self::Deadline => "目标期限", "deadline";
    Self::Horizon => "规划期", "plan's years";
    Self::Issue => "本文件日期文号", "own date or number";
    Self::Subsidy => "奖补", "subsidy";
    Self::Threshold => "适用条件", "threshold";
    Self::Name => "名称", "name";
    Self::Definition => "定义", "definition";
    Self::Fact => "已有事实", "fact";
    Self::Date => "日期时长", "date or time";
    Self::Structure => "分几部分", "count of parts";
    Self::Vision => "愿景", "vision";
    Self::Number => "引用文件", "other document";
    Self::Contact => "联系方式", "contact";
    Self::Repeat => "重复提及", "said again";
    Self::Clause => "条款编号", "clause number";
    Self::Page => "页码", "page number";
    Self::Word => "固定词语", "fixed word";
    Self::Residue => "转载残留", "residue";
}}

spoken! { Problem {
    Self::Missing => "原文不在", "wording missing";
    Self::Elsewhere => "原文在别处", "in another clause";
    Self::NoWording => "没有原文", "no wording";
    Self::OtherValue => "数值不符", "other value";
    Self::NoDeadline => "期限不在", "deadline missing";
    Self::Unaccounted => "未说明的数量", "unaccounted";
    Self::Absent => "登记的不在", "registered, absent";
    Self::OutOfOrder => "条款编号不连", "clause out of order";
    Self::NoDocument => "缺文件", "no document";
    Self::Unreadable => "读不了", "unreadable";
}}

spoken! { Light {
    Self::None => "不亮灯", "no light";
    Self::Blue => "蓝灯", "blue";
    Self::Green => "绿灯", "green";
    Self::Yellow => "黄灯", "yellow";
    Self::Red => "红灯", "red";
}}

spoken! { Profile {
    Self::BlueYellowRed => "蓝黄红", "blue, yellow, red";
    Self::GreenYellowRed => "绿黄红", "green, yellow, red";
}}

impl Spoken for Cause {
    fn say(self, lang: Lang) -> &'static str {
        match self {
            Self::Status(status) => status.say(lang),
            Self::DueSoon => lang.pick("临期", "due soon"),
            Self::FarBehind => lang.pick("严重滞后", "far behind"),
        }
    }
}

spoken! { ConflictKind {
    Self::Concept => "同口径指标要求不同", "two indicators of one concept";
    Self::Value => "数值不同", "different values";
    Self::Comparator => "比较方式不同", "compared otherwise";
    Self::Milestone => "途中值不符", "a value on the way";
    Self::Goals => "与目标部分不符", "against the goals";
}}

spoken! { Aspect {
    Self::Unit => "单位", "unit";
    Self::Kind => "类别", "kind";
    Self::Direction => "方向", "direction";
    Self::Scope => "口径", "scope";
    Self::Judge => "判定方式", "way of judging";
    Self::Window => "起止年份", "years";
    Self::Comparator => "比较方式", "comparator";
    Self::Deadline => "期限", "deadline";
}}

spoken! { Role {
    Self::Lead => "牵头单位", "lead";
    Self::Responsible => "责任单位", "responsible";
    Self::Support => "配合单位", "support";
}}

spoken! { Comparator {
    Self::AtLeast => "不低于", "at least";
    Self::MoreThan => "超过", "more than";
    Self::AtMost => "不高于", "at most";
    Self::LessThan => "低于", "less than";
    Self::About => "左右", "about";
    Self::Between => "介于", "between";
    Self::Exactly => "等于", "exactly";
}}

spoken! { Judge {
    Self::Latest => "按最新数据", "the latest figure";
    Self::EachYear => "每年都须达到", "each year";
    Self::WindowSum => "按期内累计", "the sum over the period";
    Self::WindowGrowth => "按年均增长", "mean yearly growth";
    Self::Multiple => "按基数的倍数", "the multiple of the baseline";
}}

spoken! { Kind {
    Self::Stock => "存量", "level";
    Self::Flow => "流量", "amount in a period";
    Self::Ratio => "比率", "ratio";
    Self::Growth => "增速", "growth rate";
}}

spoken! { Direction {
    Self::Up => "越高越好", "higher is better";
    Self::Down => "越低越好", "lower is better";
    Self::Within => "保持在范围内", "within a range";
}}

spoken! { Bound {
    Self::Exact => "准确数", "exact";
    Self::AtLeast => "不少于", "at least";
    Self::MoreThan => "超过", "more than";
    Self::AtMost => "不多于", "at most";
    Self::LessThan => "少于", "less than";
}}

spoken! { Fit {
    Self::Exact => "口径一致", "same definition";
    Self::Close => "口径相近", "close definition";
}}

spoken! { Release {
    Self::Preliminary => "初步数", "preliminary";
    Self::Unmarked => "未注明", "not marked";
    Self::Revised => "修订数", "revised";
    Self::Final => "核定数", "final";
}}

spoken! { Basis {
    Self::Stated => "条款写明", "stated";
    Self::Plan => "按规划期", "from the plan";
    Self::Assumed => "推定", "assumed";
}}

spoken! { BaselineBasis {
    Self::Stated => "文件写明", "stated in a document";
    Self::Published => "公开发布", "published";
    Self::Office => "督查室设定", "set by the office";
    Self::FromZero => "从零起计", "counted from zero";
    Self::FirstObservation => "取首个数据", "the first figure";
}}

spoken! { Strength {
    Self::Commit => "明确要求", "commitment";
    Self::Strive => "力争", "aim";
}}

spoken! { Standing {
    Self::InForce => "现行", "in force";
    Self::Draft => "征求意见稿", "draft for comment";
    Self::Repealed => "已废止", "repealed";
}}

spoken! { Span {
    Self::Year => "年", "year";
    Self::Half => "半年", "half-year";
    Self::Quarter => "季度", "quarter";
    Self::Month => "月", "month";
}}

spoken! { YearStatus {
    Self::Reported => "已报", "reported";
    Self::Met => "达到", "met";
    Self::Missed => "未达到", "missed";
    Self::Unreported => "未报", "not reported";
    Self::Running => "未结束", "not over";
}}

spoken! { Reason {
    Self::TooLarge => "数值过大，无法计算", "the figures are too large to compute with";
    Self::NoFigure => "没有可用的数据", "there is no figure to judge by";
    Self::Definition => "现有数据口径不同，只能参考", "the known figures follow another definition and only serve as a guide";
    Self::NoBaseline => "没有基数，无法衡量进度", "there is no baseline to measure progress from";
    Self::OnePoint => "只有一个数据，不能自作基数", "one figure cannot be its own baseline";
    Self::Bound => "只知上限或下限，不足以判断", "the figure is only a bound, which proves nothing here";
    Self::BaselineMeetsTarget => "基数已达到目标，进度没有意义", "the baseline already meets the target, so progress has no meaning";
    Self::NoTime => "起点与期限之间没有时间", "there is no time between the start and the deadline";
    Self::EqualNotBeyond => "恰好等于目标值，而要求超过", "the figure equals the value that had to be exceeded";
    Self::Stale => "最新数据过旧，不足以认定进度", "the latest figure is too old to show that it is on track";
    Self::AwaitingFigure => "期限刚过，数据尚在等待期内", "the deadline has just passed and its figure is still awaited";
    Self::Uncovered => "缺少期限当期的数据，不能确认", "the figure that covers the deadline is missing, so it cannot be confirmed";
    Self::YearUnreported => "已过去的年度有未报数据", "a year that has passed is not reported";
    Self::YearRunning => "当年尚未结束", "the year is not over";
    Self::YearMissed => "已有年度未达到要求", "a year that has passed missed the value";
    Self::Hole => "期内有年度缺数据", "a year of the period has no figure";
    Self::WindowOpen => "期内最后一年的数据尚未产生", "the figure of the period's last year is not in yet";
    Self::PartYear => "只有部分月份的数据", "only part of the year is known";
    Self::GrowthKind => "增速指标不计算此项", "not stated for growth rates";
    Self::TwoSided => "双向或区间目标不计算此项", "not stated where a value must be hit from both sides";
    Self::ZeroDenominator => "分母为零，无法计算", "cannot be computed: the denominator is zero";
    Self::SignChange => "数值为负或正负相反，无法计算", "cannot be computed: a value is negative or the signs differ";
    Self::DeadlinePassed => "期限已过", "the deadline has passed";
    Self::NoPath => "这类目标没有逐年推进的进度", "this kind of target has no steady path";
    Self::ZeroBase => "基数为零，无从计算增长率", "the base is zero: growth has no rate";
    Self::NegativeBase => "基数为负，无从计算增长率", "the base is below zero: growth has no rate";
    Self::ZeroTarget => "目标为零，没有增长率能达到", "the target is zero: no rate of growth leads there";
    Self::TargetIsBase => "目标与基数相同，无需增长，无从比较", "the target is the base itself: no growth is needed to compare with";
    Self::UnderAYear => "基期到本期不足一年，不推算年均增速", "less than a year since the base: growth a year is not read off months";
    Self::TwoPoints => "只有两个数，看不出离散程度", "two figures only: how far they scatter is not known";
    Self::MovesAway => "趋势背离目标", "the trend does not lead towards the target";
    Self::BeyondHorizon => "照此趋势百年内达不到", "the trend does not get there within a hundred years";
    Self::AllAlong => "趋势线一直满足目标，没有首次达到之日", "the trend satisfies the target all along, so there is no first day";
    Self::NotOnTrack => "仅对达到序时进度的目标说明", "said only of targets on track";
    Self::SafeToDeadline => "到期前无新数也不致滞后", "on track to the deadline even without another figure";
    Self::NothingJudged => "没有可以判断的目标", "no target can be judged yet";
    Self::NotInForce => "文件未生效或已废止", "the document is not in force";
    Self::NobodyNamed => "文件未明确单位", "the document names no agency";
    Self::NoWeight => "所任角色的权重为零", "the rules give its roles no weight";
    Self::NoAttainment => "没有可以计入的完成率", "no attainment is stated";
    Self::RulesDiffer => "所依各目录的计分规则不同", "its targets belong to catalogues that score differently";
    Self::Filtered => "只看部分状态", "only some statuses are looked at";
}}

spoken! { Method {
    Self::Attainment => "完成率", "attainment";
    Self::Pace => "序时进度", "schedule pace";
    Self::GrowthRatio => "增速比", "growth ratio";
    Self::GrowthTrend => "自身增速", "growth by itself";
    Self::Projection => "趋势外推", "projection";
    Self::TimeDistance => "时间距离", "time distance";
    Self::Needed => "今后所需", "needed from now on";
    Self::Room => "余地", "room";
}}

spoken! { GrowthBand {
    Self::Achieved => "已达目标", "target achieved";
    Self::Substantial => "进展显著", "substantial progress";
    Self::Moderate => "进展一般", "moderate progress";
    Self::Limited => "进展有限", "limited progress";
    Self::Deterioration => "倒退", "deterioration";
}}

spoken! { Disagreement {
    Self::GrowthFlattersRising => "增速比达标而进度滞后：复利增长前期要求低、后期要求高，对上升的目标偏宽；直线每年要求一样多，偏严", "the growth ratio is content and the pace is not: compound growth asks for little at first and much later, which flatters a rising target; a straight line asks for the same each year and is harsher";
    Self::GrowthKinder => "增速比达标而进度滞后：增速比只看首尾，不看途中的节点要求", "the growth ratio is content and the pace is not: it looks at the two ends only, not at what is asked on the way";
    Self::GrowthHarshFalling => "进度达标而增速比不足：复利下降要求前期多降，对下降的目标偏严；直线每年要求一样多", "the pace is content and the growth ratio is not: a compound fall asks for most at first, which is harsh on a falling target; a straight line asks for the same each year";
    Self::GrowthHarsher => "进度达标而增速比不足：增速比只看首尾，不看途中的节点要求", "the pace is content and the growth ratio is not: it looks at the two ends only, not at what is asked on the way";
    Self::WithinTolerance => "进度在容差以内才算达到，其他方法不设容差", "the pace is content only within its tolerance; the other methods know none";
    Self::TrendCatchesUp => "按趋势到期可达标，但目前仍低于序时：近期加快，此前欠账尚未补上", "the trend meets the target by the deadline although the figure is behind its path: it gained of late and has not yet made up for before";
    Self::TrendFallsShort => "目前快于序时，但按趋势到期达不到：前期领先，近期放慢", "the figure is on its path although the trend does not meet the target by the deadline: it gained early and has slowed down";
    Self::MetButTurning => "已完成，但按趋势到期将不再达标", "met, but the trend leads away from it by the deadline";
    Self::AttainmentCountsBase => "完成率把起点已有的也算在内，因此远高于进度", "attainment counts what was there at the start and so stands far above progress";
}}

spoken! { Check {
    Self::Catalogue => "内置目录", "built-in catalogue";
    Self::Decimals => "小数存取", "decimals in a database";
    Self::Sums => "加减", "sums and differences";
    Self::Quotients => "除法", "quotients";
    Self::GrowthRatio => "增速比", "growth ratio";
}}

spoken! { Review {
    Self::AheadOfTime => "提前实现", "ahead of time";
    Self::Faster => "快于预期", "faster than expected";
    Self::AsExpected => "基本符合预期", "as expected";
    Self::Lagging => "滞后", "lagging";
}}

spoken! { Ground {
    Self::Early => "在期限之前的时期已达到", "met in a period that ends before the deadline";
    Self::InTime => "在期限所在的时期达到", "met in the period of the deadline";
    Self::Kept => "基数已达到目标，属于保持", "the baseline met the value already: kept, not reached early";
    Self::EveryYear => "每年都已达到", "every year is met";
    Self::Rate => "增速须保持到期末，不作提前或快于预期", "a growth rate has to hold to the end: none is early or ahead";
    Self::Ahead => "进度快于序时，超出容差", "ahead of its pace by more than the tolerance";
    Self::Within => "进度与序时相差在容差以内", "within the tolerance of its pace";
    Self::NoPace => "达到要求，而这类目标不分快慢", "on track, and this kind of target has no pace";
    Self::Behind => "未达到序时进度", "behind";
    Self::Late => "期限之后才达到", "met only after the deadline";
    Self::Missed => "到期未达到", "due and not met";
}}

spoken! { Obstacle {
    Self::NoFigure => "没有数据", "without a figure";
    Self::Definition => "只有口径相近的数据", "with figures of another definition only";
    Self::Uncovered => "缺少期限当期的数据", "without the figure that covers the deadline";
    Self::Awaited => "数据尚在等待期内", "whose figure is still awaited";
    Self::OnePoint => "只有一个数据", "with one figure only";
    Self::NoBaseline => "没有基数", "without a baseline";
    Self::Bound => "只知上限或下限", "with a bound only";
    Self::Stale => "数据过旧", "whose figure is too old";
    Self::Incomplete => "期内数据不全", "with figures missing in the period";
    Self::YearRunning => "当年尚未结束", "whose year is not over";
    Self::Incomputable => "无法计算", "that cannot be computed";
}}

spoken! { Act {
    Self::Add => "新增", "added";
    Self::Change => "变更", "changed";
    Self::Retire => "停用", "retired";
}}

spoken! { ChangeKind {
    Self::Status => "状态变化", "status";
    Self::StatusByTime => "随时间变化", "status by time";
    Self::Figure => "新数据", "new figure";
    Self::Revision => "修订", "revision";
    Self::Reinstatement => "恢复", "reinstatement";
    Self::Retraction => "撤回", "retraction";
    Self::Pending => "待核准", "pending";
    Self::Proposal => "提交", "proposal";
    Self::Approval => "核准", "approval";
    Self::Rejection => "退回", "rejection";
    Self::Extension => "延期", "extension";
    Self::Added => "新增", "added";
    Self::Changed => "变更", "changed";
    Self::Retired => "停用", "retired";
}}

spoken! { Event {
    Self::Value => "登记", "recorded";
    Self::Proposal => "待核登记", "proposed";
    Self::Approval => "核准", "approved";
    Self::Rejection => "退回", "rejected";
    Self::Retraction => "撤回", "retracted";
}}

spoken! { Told {
    Self::Value => "登记", "recorded";
    Self::Proposal => "待核登记", "proposed";
    Self::Approval => "核准", "approved";
    Self::Rejection => "退回", "rejected";
    Self::Retraction => "撤回", "retracted";
    Self::Reinstatement => "恢复", "reinstated";
}}

spoken! { Counting {
    Self::Counts => "计入", "counts";
    Self::Outweighed => "有更终版本", "outweighed";
    Self::Replaced => "有后来登记", "replaced";
    Self::Pending => "待核准", "pending";
    Self::Rejected => "已退回", "rejected";
    Self::Retracted => "已撤回", "retracted";
}}

spoken! { ItemKind {
    Self::Head => "目录", "catalogue";
    Self::Rules => "规则", "rules";
    Self::Region => "地区", "region";
    Self::Source => "文件", "document";
    Self::Clause => "条款", "clause";
    Self::Agency => "单位", "agency";
    Self::Indicator => "指标", "indicator";
    Self::Target => "目标", "target";
    Self::Assignment => "责任分工", "assignment";
}}

/// The sign before a number that says how it bounds the true value: `≥`, `>`; none for an exact one.
#[must_use]
pub fn bound_sign(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "",
        Bound::AtLeast => "≥",
        Bound::MoreThan => ">",
        Bound::AtMost => "≤",
        Bound::LessThan => "<",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fmt::Debug;

    use super::*;
    use crate::domain::code::Coded;

    fn is_chinese(c: char) -> bool {
        ('\u{3000}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c)
    }

    /// Words of one set: Chinese without Latin letters, English without Chinese, no two alike.
    fn check<T: Spoken + Copy + Debug>(members: &[T]) {
        for lang in Lang::ALL {
            let mut seen = BTreeSet::new();
            for member in members {
                let word = member.say(lang);
                assert!(!word.trim().is_empty() && word.trim() == word, "{member:?}");
                assert!(seen.insert(word), "{word} stands for two members of one set");
                match lang {
                    Lang::Zh => {
                        assert!(word.chars().all(is_chinese), "{member:?}: {word}");
                    }
                    Lang::En => assert!(word.is_ascii(), "{member:?}: {word}"),
                }
            }
        }
    }

    fn coded<T: Spoken + Coded + Debug>() {
        check(T::ALL);
    }

    #[test]
    fn every_word_is_of_its_language_and_unlike_its_neighbours() {
        coded::<Status>();
        coded::<Light>();
        coded::<Profile>();
        coded::<Role>();
        coded::<Comparator>();
        coded::<Judge>();
        coded::<Kind>();
        coded::<Direction>();
        coded::<Bound>();
        coded::<Fit>();
        coded::<Release>();
        coded::<Basis>();
        coded::<BaselineBasis>();
        coded::<Strength>();
        coded::<Standing>();
        coded::<Span>();
        coded::<YearStatus>();
        coded::<Reason>();
        coded::<ConflictKind>();
        coded::<Aspect>();
        coded::<Review>();
        coded::<Obstacle>();
        coded::<Act>();
        coded::<GrowthBand>();
        coded::<Check>();
        coded::<Account>();
        coded::<Problem>();
        check(&Cause::all().collect::<Vec<_>>());
        check(&[
            ItemKind::Head,
            ItemKind::Rules,
            ItemKind::Region,
            ItemKind::Source,
            ItemKind::Clause,
            ItemKind::Agency,
            ItemKind::Indicator,
            ItemKind::Target,
            ItemKind::Assignment,
        ]);
    }

    #[test]
    fn statuses_have_the_words_of_the_office() {
        let words: Vec<_> = Status::ALL.iter().map(|status| status.say(Lang::Zh)).collect();
        assert_eq!(words.join(" "), "已完成 逾期完成 达到序时进度 滞后 暂难判断 未报数据 逾期未完成 逾期待核 逾期未报");
    }
}
