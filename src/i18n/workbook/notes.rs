//! What the notes of a workbook say: how to read its numbers, and the method in short.

use rust_decimal::Decimal;

use crate::i18n::{Lang, number};

/// The heading above how to read the numbers.
#[must_use]
pub fn reading(lang: Lang) -> &'static str {
    lang.pick("怎样读这些数字", "How to read the numbers")
}

/// How to read the numbers.
#[must_use]
pub fn reading_lines(lang: Lang) -> &'static [&'static str] {
    lang.pick(
        &[
            "数值都是数字，可以直接计算；计量单位单列一栏。单位为 % 的数值以百分数计，13.5 就是 13.5%，其差距为百分点；完成率、进度、占比是比值，以百分数显示，0.135 显示为 13.5%。",
            "≥、>、≤、<、=、左右、≈ 由单元格格式显示，不是数值的一部分：显示“≥100”的单元格里是 100。区间目标写成文字。",
            "空白的数字格表示没有数据或不能计算，不是零。",
        ],
        &[
            "Numbers are numbers; their unit stands in a column of its own. Values whose unit is % are in percent: 13.5 is 13.5%, and their gaps are points. Attainment, progress and shares are fractions shown in percent: 0.135 is shown as 13.5%.",
            "≥ > ≤ < = about and ≈ are shown by the cell's format and are no part of the value: the cell that shows “≥100” holds 100. A range asked for is written as text.",
            "An empty cell of numbers means that there is no figure or nothing can be computed, not zero.",
        ],
    )
}

/// What else there is to know of the ledger's columns.
#[must_use]
pub fn ledger_lines(lang: Lang) -> &'static [&'static str] {
    lang.pick(
        &[
            "不能计算的原因、参与判定的数据、逐年情况等，见“情况说明”一栏。",
            "“存在问题”“下步打算”“备注”三栏（浅黄底）留待填写。“状态”改动后，颜色随之改变；“亮灯”一栏是判定时的亮灯。",
            "未生效文件（如征求意见稿）的目标排在最后，单独计数。",
        ],
        &[
            "Why something is not stated, what decided and how the years went stands under “What to know”.",
            "The last three columns, in light yellow, are left to write in. The colour follows the status when that is changed; the light is that of the verdict.",
            "Targets of documents not in force (a draft for comment) come last and are counted apart.",
        ],
    )
}

/// The heading above the method.
#[must_use]
pub fn method(lang: Lang) -> &'static str {
    lang.pick("判定方法（摘要）", "The method in short")
}

/// The method in short; `tolerance` is a share of the way.
#[must_use]
pub fn method_lines(tolerance: Decimal, lang: Lang) -> Vec<String> {
    let points = number::points(tolerance, None, lang);
    let points = points.trim_start_matches('+');
    lang.pick(
        vec![
            "只用截至日期当天或以前、口径一致的数据；口径相近的数据（≈）仅供参考，不作判定。同一时期的数据以核定数、修订数、未注明、初步数为先后。".to_owned(),
            "完成率 = 最新值 ÷ 目标值；越低越好的指标为（基数 - 最新值）÷（基数 - 目标值）。差距是离目标值还差多少，已完成为 0。".to_owned(),
            "实际进度 =（最新值 - 基数）÷（目标值 - 基数）；序时进度 = 起点到数据截止日的天数 ÷ 起点到完成时限的天数。".to_owned(),
            format!("达到序时进度：实际进度不比序时进度低{points}以上；滞后：低得更多；暂难判断：缺基数、数据过旧等，原因另述。"),
            "已完成：完成时限当天或以前的数据达到目标；逾期完成：时限以后的数据才达到；逾期未完成：数据已覆盖完成时限而未达到；逾期待核：时限已过，最新数据早于时限；逾期未报：时限已过而没有数据。".to_owned(),
            "完整的规则、公式和算例见 duban 的判定方法说明（docs/methodology.md）；`duban show 代码` 逐步列出每一项的判定过程。".to_owned(),
        ],
        vec![
            "Only figures up to the as-of date count, and only those of the same definition; figures of another definition (≈) are a guide and decide nothing. Of one period a final figure counts before a revised one, then those not marked, then preliminary ones.".to_owned(),
            "Attainment = latest ÷ target; where lower is better (baseline - latest) ÷ (baseline - target). The gap is what is missing to the target, 0 when it is met.".to_owned(),
            "Progress = (latest - baseline) ÷ (target - baseline). Time elapsed = days from the start to the figure's last day ÷ days from the start to the deadline.".to_owned(),
            format!("On track: progress is not more than {points} below the time elapsed. Behind: it is. Cannot say yet: there is no baseline, the figure is too old, or the like; the reason is told."),
            "Met: a figure of the deadline or before satisfies. Met late: only a later one does. Overdue: the figure that covers the deadline does not satisfy. Overdue, not confirmed: the last figure is older than the deadline. Overdue, not reported: there is no figure.".to_owned(),
            "All rules with formulas and worked examples: docs/methodology.md of duban. `duban show CODE` tells the steps to any verdict.".to_owned(),
        ],
    )
}
