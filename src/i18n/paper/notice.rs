//! Words of the notice 督办通知 to one agency: what is overdue or behind, what is only not known, and what is asked.

use chrono::NaiveDate;

use crate::i18n::{Lang, calendar, number};

/// The title: a demand where something is overdue or behind, a request where only figures are missing.
#[must_use]
pub fn title(missed: usize, lang: Lang) -> &'static str {
    if missed > 0 {
        lang.pick("关于推进有关目标任务的督办通知", "Supervision notice: targets overdue or behind")
    } else {
        lang.pick("关于报送有关目标数据的催办通知", "Request for figures on targets past their deadline")
    }
}

/// The opening.
#[must_use]
pub fn opening(as_of: NaiveDate, missed: usize, unknown: usize, lang: Lang) -> String {
    let day = calendar::date(as_of, lang);
    let zh = match (missed, unknown) {
        (_, 0) => format!("其中逾期未完成或者滞后的目标{missed}个"),
        (0, _) => format!("其中期限已过、数据未报或者待核的目标{unknown}个"),
        _ => format!("其中逾期未完成或者滞后的目标{missed}个，期限已过、数据未报或者待核的目标{unknown}个"),
    };
    let en = match (missed, unknown) {
        (_, 0) => format!("overdue or behind: {missed}"),
        (0, _) => format!("past the deadline without a figure that decides: {unknown}"),
        _ => format!("overdue or behind: {missed}; past the deadline without a figure that decides: {unknown}"),
    };
    lang.pick(
        format!("截至{day}，对规划文件确定、由你单位承担的目标进行了核对，{zh}。现将有关情况和要求通知如下。"),
        format!(
            "The targets of policy documents for which you answer were reviewed as of {day} ({en}). What is known of them and what is asked is set out below."
        ),
    )
}

/// The heading of what is overdue or behind.
#[must_use]
pub fn missed_heading(lang: Lang) -> &'static str {
    lang.pick("逾期未完成或者滞后的目标", "Targets overdue or behind")
}

/// The heading of what is not known.
#[must_use]
pub fn unknown_heading(lang: Lang) -> &'static str {
    lang.pick("需要报送数据的目标", "Targets that need a figure")
}

/// What stands above the targets of which nothing certain is known.
#[must_use]
pub fn unknown_opening(lang: Lang) -> &'static str {
    lang.pick(
        "下列目标期限已过，现有数据不足以认定是否完成，不视为未完成，请报送数据核实。",
        "The deadline of the following targets has passed, and the figures at hand do not show whether they were met. \
         They are not held to be missed; please report figures to settle it.",
    )
}

/// The label of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// Document and clause.
    Basis,
    /// What is required.
    Required,
    /// What is known.
    Current,
    /// What follows.
    Finding,
    /// Who answers.
    Roles,
}

/// A fact with its label.
#[must_use]
pub fn fact(fact: Fact, text: &str, lang: Lang) -> String {
    let label = match fact {
        Fact::Basis => lang.pick("依据", "Basis"),
        Fact::Required => lang.pick("要求", "Required"),
        Fact::Current => lang.pick("现状", "Known"),
        Fact::Finding => lang.pick("状态", "Status"),
        Fact::Roles => lang.pick("分工", "Roles"),
    };
    lang.pick(format!("{label}：{text}。"), format!("{label}: {text}."))
}

/// In which roles the agency itself answers.
#[must_use]
pub fn own_role(roles: &str, all: &str, lang: Lang) -> String {
    lang.pick(format!("你单位为{roles}（{all}）"), format!("you are {roles} ({all})"))
}

/// The heading of what is asked.
#[must_use]
pub fn demands_heading(lang: Lang) -> &'static str {
    lang.pick("办理要求", "What is asked")
}

/// What is asked where something is overdue or behind.
#[must_use]
pub fn demand_missed(lang: Lang) -> &'static str {
    lang.pick(
        "对逾期未完成或者滞后的目标，查明原因，提出整改措施、责任人和完成时间，尽快达到文件要求的数值。",
        "For targets overdue or behind: find the cause, and state the measures, who is responsible for them and by when \
         the value that the document requires will be reached.",
    )
}

/// What is asked where nothing certain is known.
#[must_use]
pub fn demand_unknown(lang: Lang) -> &'static str {
    lang.pick(
        "对需要报送数据的目标，报送截至期限的数据，注明所属时期、发布单位和出处；已经完成的附佐证材料，确无数据的说明原因和可以报送的时间。",
        "For targets that need a figure: report the figure up to the deadline with its period, publisher and source; with \
         proof where the target was met, and with the reason and a day where there is no figure yet.",
    )
}

/// What may be answered.
#[must_use]
pub fn demand_dissent(lang: Lang) -> &'static str {
    lang.pick(
        "数据口径以文件为准。对本通知所列情况有异议的，一并说明并附依据。",
        "Definitions are those of the documents. Whoever disagrees with what is set out here says so, with the evidence.",
    )
}

/// By when and how to answer.
#[must_use]
pub fn answer(reply_by: &str, annex: &str, lang: Lang) -> String {
    lang.pick(
        format!("请于{reply_by}前，按{annex}的表格书面反馈办理情况；各目标应当达到的数值和期限已列入表内。"),
        format!(
            "Please answer in writing by {reply_by}, in the table of {annex}, which restates the required values and dates."
        ),
    )
}

/// Whom to ask, or the place to fill it in.
#[must_use]
pub fn contact(known: &[String], lang: Lang) -> String {
    match known {
        [] => lang.pick(
            "联系人：____________，联系电话：____________。".to_owned(),
            "Contact: ________________, telephone: ________________.".to_owned(),
        ),
        all => lang.pick(format!("联系人：{}。", all.join("；")), format!("Contact: {}.", all.join("; "))),
    }
}

/// The title of the table to answer in.
#[must_use]
pub fn answer_title(lang: Lang) -> &'static str {
    lang.pick("目标办理情况反馈表", "Table to answer in")
}

/// The heads of the table to answer in; the last four are filled in by the agency.
#[must_use]
pub fn answer_heads(lang: Lang) -> [&'static str; 9] {
    lang.pick(
        [
            "序号",
            "指标",
            "要求",
            "期限",
            "已登记的最新数据",
            "状态",
            "报送数据（时期、出处）",
            "原因",
            "整改措施和完成时间",
        ],
        [
            "No.",
            "Indicator",
            "Required",
            "Deadline",
            "Latest figure recorded",
            "Status",
            "Figure reported (period, source)",
            "Cause",
            "Measures, and done by",
        ],
    )
}

/// Agencies that have nothing overdue or behind and get no notice.
#[must_use]
pub fn idle(names: &[String], more: usize, lang: Lang) -> String {
    let list = listed(names, more, lang);
    lang.pick(
        format!("没有逾期或滞后的目标，不发通知：{list}"),
        format!("nothing overdue or behind, so no notice: {list}"),
    )
}

/// Agencies whose only such targets are of documents not in force.
#[must_use]
pub fn only_drafts(names: &[String], more: usize, lang: Lang) -> String {
    let list = listed(names, more, lang);
    lang.pick(
        format!("只有未生效文件的目标逾期或滞后，不发通知：{list}"),
        format!("overdue or behind only by documents not in force, so no notice: {list}"),
    )
}

/// Names, and how many more there are.
fn listed(names: &[String], more: usize, lang: Lang) -> String {
    let list = number::list(names, lang);
    match more {
        0 => list,
        more => lang.pick(format!("{list}，另有 {more} 个"), format!("{list}, and {more} more")),
    }
}

/// Targets that are overdue or behind and for which nobody gets a notice.
#[must_use]
pub fn unaddressed(count: usize, codes: &[String], more: usize, lang: Lang) -> String {
    let list: Vec<String> = codes.iter().map(|code| format!("`{code}`")).collect();
    let list = listed(&list, more, lang);
    lang.pick(
        format!("有 {count} 个逾期或滞后的目标没有单位可发通知（文件未明确单位，或者有关单位不属所选角色）：{list}"),
        format!(
            "{count} {} overdue or behind, but nobody to send a notice to (no agency named, or named in another role): {list}",
            if count == 1 { "target is" } else { "targets are" }
        ),
    )
}

/// How many notices were written into a folder.
#[must_use]
pub fn written(count: usize, folder: &str, lang: Lang) -> String {
    let noun = if count == 1 { "notice" } else { "notices" };
    lang.pick(format!("已写入 {count} 份通知到 `{folder}`"), format!("wrote {count} {noun} to `{folder}`"))
}

/// Nobody gets a notice.
#[must_use]
pub fn none(lang: Lang) -> &'static str {
    lang.pick("没有需要发出的通知，未写文件", "there is no notice to send; nothing was written")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_for_figures_blames_nobody() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        for lang in Lang::ALL {
            let text = format!("{}{}{}", title(0, lang), opening(day, 0, 3, lang), unknown_opening(lang));
            assert!(!text.contains("逾期未完成") && !text.contains("overdue"), "{text}");
        }
    }
}
