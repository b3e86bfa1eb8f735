//! How targets are judged, in a few lines for a page that is read away from the program.

use rust_decimal::Decimal;

use super::words::Spoken;
use super::{Lang, number};
use crate::domain::rules::Rules;
use crate::domain::status::Status;

/// The numbers of the rules that the lines name; none where catalogues differ in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measures {
    tolerance: Decimal,
    stale_months: u32,
    due_soon_days: u32,
}

impl Measures {
    /// Those of some rules.
    #[must_use]
    pub fn of(rules: &Rules) -> Self {
        Self { tolerance: rules.tolerance, stale_months: rules.stale_months, due_soon_days: rules.due_soon_days }
    }
}

/// What each number of a target is.
#[must_use]
pub fn measures(lang: Lang) -> Vec<(String, String)> {
    let lines = [
        (
            ("最新值", "Latest"),
            (
                "截止日以前最近时期的数据；“≈”是口径相近的数据，只供参考，不作判定；“≥”“>”等表示只公布了上限或下限",
                "the figure of the latest period that had ended; ≈ marks one of another definition, which decides nothing; ≥, > and the like mark a published bound",
            ),
        ),
        (
            ("差距", "Gap"),
            (
                "距应达到的值还差多少，已达到为零；括号内是占目标值的比例，差距按它排序",
                "what is short of the value to reach, zero where it is met; beside it the share of the target, by which the column is sorted",
            ),
        ),
        (
            ("完成率", "Attainment"),
            (
                "数据 ÷ 目标值；越低越好的指标按（基数 - 数据）÷（基数 - 目标值）",
                "figure ÷ target; where less is better (baseline - figure) ÷ (baseline - target)",
            ),
        ),
        (
            ("进度、序时", "Progress and time elapsed"),
            (
                "进度 =（数据 - 基数）÷（目标值 - 基数）；序时 = 起点到数据之日的天数 ÷ 起点到期限的天数；快慢 = 进度 - 序时。进度条里的竖线是序时；斜纹是算不出进度时的完成率",
                "progress = (figure - baseline) ÷ (target - baseline); time elapsed = days from the start to the figure ÷ days from the start to the deadline; pace = progress - time elapsed. The tick in a bar is the time elapsed; stripes show attainment where there is no progress",
            ),
        ),
        (
            ("“—”", "—"),
            (
                "没有数据或不能计算，原因写在各目标详情里；不以零代替，不作猜测",
                "not known or not computable, with the reason on the target's own page; never a zero or a guess",
            ),
        ),
    ];
    lines.map(|(term, says)| (lang.pick(term.0, term.1).to_owned(), lang.pick(says.0, says.1).to_owned())).to_vec()
}

/// What a status means.
#[must_use]
pub fn status(status: Status, rules: Option<Measures>, lang: Lang) -> (String, String) {
    let tolerance = rules.map(|rules| number::points(rules.tolerance, None, lang).trim_start_matches('+').to_owned());
    let (zh_tolerance, en_tolerance) = match &tolerance {
        Some(points) => (points.as_str(), points.as_str()),
        None => ("规则所定的容差", "the tolerance of the rules"),
    };
    let stale = match rules {
        Some(rules) => {
            lang.pick(format!("{}个月", rules.stale_months), format!("more than {} months old", rules.stale_months))
        }
        None => lang.pick("规则所定的月数", "older than the rules allow").to_owned(),
    };
    let says = match status {
        Status::Met => lang.pick(
            "数据达到目标值；此后回落的另作说明".to_owned(),
            "the figure satisfies the target; where it fell back since, that is said".to_owned(),
        ),
        Status::MetLate => lang.pick("期限之后才达到".to_owned(), "satisfied only after the deadline".to_owned()),
        Status::OnTrack => lang.pick(
            format!("进度不慢于序时，或慢得不超过{zh_tolerance}"),
            format!("progress is not behind the time elapsed, or by no more than {en_tolerance}"),
        ),
        Status::Behind => lang.pick(
            format!("进度慢于序时，超过{zh_tolerance}"),
            format!("progress is behind the time elapsed by more than {en_tolerance}"),
        ),
        Status::Unjudged => lang.pick(
            format!("有数据而不足以判断，如没有基数、口径不同、早于{stale}"),
            format!("there are figures that do not suffice: no baseline, another definition, {stale}"),
        ),
        Status::NoData => lang.pick(
            "期限未到，没有任何可用数据".to_owned(),
            "the deadline has not come and there is no figure".to_owned(),
        ),
        Status::Overdue => lang.pick(
            "期限已过，期限当期的数据没有达到".to_owned(),
            "the deadline has passed and the figure that covers it does not satisfy".to_owned(),
        ),
        Status::OverdueUnconfirmed => lang.pick(
            "期限已过，最近的数据早于期限，不能确认".to_owned(),
            "the deadline has passed and the last figure is older than it".to_owned(),
        ),
        Status::OverdueUnreported => {
            lang.pick("期限已过，没有任何数据".to_owned(), "the deadline has passed and there is no figure".to_owned())
        }
    };
    (status.say(lang).to_owned(), says)
}

/// What the marks beside a status mean.
#[must_use]
pub fn marks(rules: Option<Measures>, lang: Lang) -> Vec<(String, String)> {
    let days = match rules {
        Some(rules) => {
            lang.pick(format!("不超过{}天", rules.due_soon_days), format!("{} days or fewer", rules.due_soon_days))
        }
        None => lang.pick("不多于规则所定的天数", "no more days than the rules say").to_owned(),
    };
    let lines = [
        (("临期", "Due soon"), (format!("没有完成，距期限{days}"), format!("not met, with {days} to the deadline"))),
        (
            ("口径冲突", "Conflict"),
            (
                "同一指标另有目标要求不同，两个都保留，详情里列明".to_owned(),
                "another target on the same indicator asks for something else; both are kept and named".to_owned(),
            ),
        ),
        (
            ("征求意见稿", "Draft for comment"),
            (
                "文件没有生效，目标照常判定，单独计数，不计入单位得分".to_owned(),
                "the document is not in force: judged like the others, counted apart, and no part of any score"
                    .to_owned(),
            ),
        ),
    ];
    lines.map(|(term, says)| (lang.pick(term.0, term.1).to_owned(), lang.pick(says.0, says.1))).to_vec()
}

/// Where more is said.
#[must_use]
pub fn more(lang: Lang) -> &'static str {
    lang.pick(
        "每个目标的判定步骤写在它的详情里，逐步列出算式，可以用纸笔复算。结论只取决于截止日、目录和已登记的数据。",
        "Each target's own page retells its verdict step by step, so that it can be computed again by hand. A verdict depends on the as-of date, the catalogue and the recorded figures alone.",
    )
}
