//! Words of the bulletin 督查通报: where all targets stand, what went well, what is behind by name, and what is asked.

use chrono::NaiveDate;

use crate::domain::status::{Reason, Status};
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, calendar, number};

/// What a bulletin is about, where it is not about everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subject {
    /// Regions by name.
    pub regions: Vec<String>,
    /// Agencies by name.
    pub agencies: Vec<String>,
    /// Documents by title.
    pub sources: Vec<String>,
}

/// How many names a title can bear.
const IN_A_TITLE: usize = 2;

/// The title.
#[must_use]
pub fn title(subject: &Subject, lang: Lang) -> String {
    let few = |names: &[String]| (!names.is_empty() && names.len() <= IN_A_TITLE).then(|| number::list(names, lang));
    if lang == Lang::En {
        let about = few(&subject.sources).or_else(|| few(&subject.agencies)).or_else(|| few(&subject.regions));
        return match about {
            Some(about) => format!("Supervision bulletin: progress on targets, {about}"),
            None => "Supervision bulletin: progress on the targets of policy documents".to_owned(),
        };
    }
    let documents: Vec<String> = subject.sources.iter().map(|title| super::item::document(title, None, lang)).collect();
    let place = few(&subject.regions).unwrap_or_default();
    match (few(&subject.agencies), few(&documents)) {
        (Some(agencies), _) => format!("关于{place}{agencies}承担目标完成情况的督查通报"),
        (None, Some(documents)) => format!("关于{documents}目标完成情况的督查通报"),
        (None, None) => format!("关于{place}规划目标完成情况的督查通报"),
    }
}

/// Whom it is addressed to.
#[must_use]
pub fn addressee(lang: Lang) -> &'static str {
    lang.pick("各有关单位", "the agencies concerned")
}

/// The opening.
#[must_use]
pub fn opening(as_of: NaiveDate, lang: Lang) -> String {
    let day = calendar::date(as_of, lang);
    lang.pick(
        format!("为督促规划文件确定的目标按期完成，现将截至{day}的目标完成情况通报如下。"),
        format!("This bulletin sets out where the targets of policy documents stand as of {day}."),
    )
}

/// A part of the bulletin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The overall state.
    Overall,
    /// What went well.
    Well,
    /// What did not.
    Problems,
    /// What is asked.
    Demands,
    /// Met, in time or late.
    Met,
    /// On track and ahead of its time.
    Ahead,
    /// Overdue and known to be missed.
    Overdue,
    /// Behind.
    Behind,
    /// Not reported, or not confirmed.
    Unknown,
    /// Cannot be judged.
    Unjudged,
    /// Named for nobody.
    Nobody,
}

/// The heading of a part.
#[must_use]
pub fn heading(part: Part, lang: Lang) -> &'static str {
    match part {
        Part::Overall => lang.pick("总体情况", "The overall state"),
        Part::Well => lang.pick("进展较好的目标", "What went well"),
        Part::Problems => lang.pick("存在的问题", "What did not"),
        Part::Demands => lang.pick("下一步要求", "What is asked"),
        Part::Met => lang.pick("已完成的目标", "Met"),
        Part::Ahead => lang.pick("快于序时进度的目标", "Ahead of schedule"),
        Part::Overdue => lang.pick("逾期未完成的目标", "Overdue"),
        Part::Behind => lang.pick("进度滞后的目标", "Behind"),
        Part::Unknown => lang.pick("数据未报或者待核的目标", "Not reported or not confirmed"),
        Part::Unjudged => lang.pick("暂难判断的目标", "Cannot be judged yet"),
        Part::Nobody => lang.pick("未明确单位的目标", "No agency named"),
    }
}

/// How many targets of documents in force there are, and where they stand.
#[must_use]
pub fn counted(targets: u32, regions: usize, sources: usize, counts: &[(Status, u32)], lang: Lang) -> String {
    let one = |(status, count): &(Status, u32)| {
        lang.pick(format!("{}{count}个", status.say(lang)), format!("{} {count}", status.say(lang)))
    };
    let all: Vec<String> = counts.iter().map(one).collect();
    let many = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    match all.as_slice() {
        [] => lang.pick(
            "本次范围内没有现行文件的目标。".to_owned(),
            "There are no targets of documents in force in this scope.".to_owned(),
        ),
        all => lang.pick(
            format!("现行文件的目标共{targets}个，涉及{regions}个地区、{sources}份文件。其中，{}。", all.join("，")),
            format!(
                "{} of {} in {} are in force: {}.",
                many(targets as usize, "target"),
                many(sources, "document"),
                many(regions, "region"),
                all.join(", ")
            ),
        ),
    }
}

/// The share of targets met, and the mean attainment where any is stated.
#[must_use]
pub fn shares(met: &str, mean: Option<(&str, u32)>, lang: Lang) -> String {
    let mut text = lang.pick(format!("已完成和逾期完成的占{met}。"), format!("Met, in time or late: {met}."));
    if let Some((mean, count)) = mean {
        text += &lang.pick(
            format!("可以计算完成率的目标{count}个，平均完成率{mean}（单个目标超过100%的按100%计）。"),
            format!(" Attainment can be stated for {count}; their mean is {mean} (each counted as 100% at most)."),
        );
    }
    text
}

/// How many targets are due soon.
#[must_use]
pub fn due_soon(count: u32, days: u32, lang: Lang) -> String {
    lang.pick(
        format!("尚未完成且距期限不超过{days}天（临期）的目标{count}个。"),
        format!("{count} not yet met are due within {days} days."),
    )
}

/// How many targets of documents not in force there are.
#[must_use]
pub fn not_in_force(count: u32, lang: Lang) -> String {
    lang.pick(
        format!("另有征求意见稿等未生效文件的目标{count}个，单独列表，不计入上述数字，也不作要求。"),
        format!(
            "Apart from these there are {count} of documents not in force, listed apart; nothing is demanded for them."
        ),
    )
}

/// Nothing went well yet.
#[must_use]
pub fn nothing_well(lang: Lang) -> &'static str {
    lang.pick("目前没有已完成或者快于序时进度的目标。", "No target is met or ahead of schedule yet.")
}

/// Nothing is wrong.
#[must_use]
pub fn no_problem(lang: Lang) -> &'static str {
    lang.pick(
        "没有逾期、滞后、未报数据或者暂难判断的目标。",
        "No target is overdue, behind, without figures or hard to judge.",
    )
}

/// Who answers: the agencies, in which region where there are several, and in which role.
#[must_use]
pub fn who(agencies: &[String], region: Option<&str>, role: Option<&str>, lang: Lang) -> String {
    let names = match agencies {
        [] => lang.pick("文件未明确单位", "No agency named").to_owned(),
        names => number::list(names, lang),
    };
    let within: Vec<&str> = [region, role].into_iter().flatten().collect();
    match within.as_slice() {
        [] => names,
        within => lang.pick(format!("{names}（{}）", within.join("，")), format!("{names} ({})", within.join(", "))),
    }
}

/// A group of targets under who answers for them.
#[must_use]
pub fn group(who: &str, targets: &[String], lang: Lang) -> String {
    let list = number::list(targets, lang);
    lang.pick(format!("{who}：{list}。"), format!("{who}: {list}."))
}

/// A target that is met.
#[must_use]
pub fn met(name: &str, asked: &str, known: Option<&str>, lang: Lang) -> String {
    let known = known.map(|known| lang.pick(format!("，{known}"), format!("; {known}"))).unwrap_or_default();
    lang.pick(format!("{name}（要求{asked}{known}）"), format!("{name} (required: {asked}{known})"))
}

/// A target that is ahead.
#[must_use]
pub fn ahead(name: &str, points: &str, known: Option<&str>, lang: Lang) -> String {
    let known = known.map(|known| lang.pick(format!("，{known}"), format!("; {known}"))).unwrap_or_default();
    lang.pick(format!("{name}（快{points}{known}）"), format!("{name} ({points} ahead{known})"))
}

/// A target that is overdue or behind: who, what was required by when, what is known, how far off.
#[must_use]
pub fn missed(who: &str, name: &str, required: &str, known: Option<&str>, rest: &[String], lang: Lang) -> String {
    let mut parts = Vec::new();
    parts.extend(known.map(str::to_owned));
    parts.extend(rest.iter().cloned());
    lang.pick(
        format!("{who}：{name}。要求{required}；{}。", parts.join("；")),
        format!("{who}: {name}. Required: {required}; {}.", parts.join("; ")),
    )
}

/// How many are not reported or not confirmed, and what that means.
#[must_use]
pub fn unknown(status: Status, count: usize, lang: Lang) -> String {
    let word = status.say(lang);
    match status {
        Status::OverdueUnreported => lang.pick(
            format!("{word}的{count}个，期限已过而没有可据以判定的数据，是否完成尚不能认定："),
            format!("{word}, {count}: past the deadline without a figure to judge by, so nobody can say whether they were met."),
        ),
        Status::OverdueUnconfirmed => lang.pick(
            format!("{word}的{count}个，期限已过而现有数据不足以认定是否完成："),
            format!("{word}, {count}: past the deadline, and the figures do not show whether they were met."),
        ),
        _ => lang.pick(
            format!("期限未到、{word}的{count}个："),
            format!("{word}, {count}: not yet due."),
        ),
    }
}

/// How many cannot be judged, by reason.
#[must_use]
pub fn unjudged(count: u32, reasons: &[(Reason, u32)], lang: Lang) -> String {
    let one = |(reason, count): &(Reason, u32)| {
        lang.pick(format!("{}的{count}个", reason.say(lang)), format!("{} ({count})", reason.say(lang)))
    };
    let all: Vec<String> = reasons.iter().map(one).collect();
    lang.pick(
        format!("暂难判断的目标共{count}个，原因是：{}。", all.join("；")),
        format!("{count} cannot be judged yet: {}.", all.join("; ")),
    )
}

/// How many targets that are not met name no agency.
#[must_use]
pub fn nobody(count: u32, lang: Lang) -> String {
    lang.pick(
        format!("尚未完成的目标中，文件未明确单位的{count}个。"),
        format!("Of the targets not yet met, {count} have a document that names no agency."),
    )
}

/// What a list leaves out.
#[must_use]
pub fn rest(count: usize, annex: &str, lang: Lang) -> String {
    lang.pick(format!("其余{count}个见{annex}。"), format!("{count} more are in {annex}."))
}

/// The title of the table of all targets.
#[must_use]
pub fn table_title(lang: Lang) -> &'static str {
    lang.pick("目标完成情况表", "Where every target stands")
}

/// The heads of the table that are no column of a list.
#[must_use]
pub fn number_head(lang: Lang) -> &'static str {
    lang.pick("序号", "No.")
}

/// The head of who answers.
#[must_use]
pub fn who_head(lang: Lang) -> &'static str {
    lang.pick("牵头（责任）单位", "Lead (responsible)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_what_the_bulletin_is_about_as_far_as_it_can_bear() {
        let names = |all: &[&str]| all.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let said = |subject: &Subject| title(subject, Lang::Zh);
        assert_eq!(said(&Subject::default()), "关于规划目标完成情况的督查通报");
        let region = Subject { regions: names(&["甲市"]), ..Subject::default() };
        assert_eq!(said(&region), "关于甲市规划目标完成情况的督查通报");
        let many = Subject { regions: names(&["甲市", "乙市", "丙市"]), ..Subject::default() };
        assert_eq!(said(&many), "关于规划目标完成情况的督查通报");
        let source = Subject { sources: names(&["甲市方案"]), ..region };
        assert_eq!(said(&source), "关于《甲市方案》目标完成情况的督查通报");
    }
}
