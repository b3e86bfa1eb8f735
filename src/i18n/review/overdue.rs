//! Where the overdue targets are, and who answers for them.

use super::{count, many, row};
use crate::i18n::Lang;
use crate::i18n::number::list;

/// What agencies of overdue targets are called together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Called {
    /// All of them lead.
    Leads,
    /// None of them leads.
    Responsible,
    /// Some lead, and where nobody leads, those responsible stand.
    Either,
}

/// Who answers for what is overdue: how many agencies, those with the most first, and how many targets have none.
#[must_use]
pub fn overdue_agencies(
    of: u32,
    called: Called,
    agencies: u32,
    named: &[(&str, u32)],
    unassigned: u32,
    lang: Lang,
) -> String {
    let (all, without) = (count(of, lang), count(unassigned, lang));
    if agencies == 0 {
        return lang.pick(
            format!("逾期的{all}项，文件未明确牵头或责任单位。"),
            format!("For the {all} overdue the documents name nobody who leads or is responsible."),
        );
    }
    let rest = match unassigned {
        0 => String::new(),
        _ => lang.pick(format!("；未明确牵头或责任单位的{without}项"), format!("; for {without} nobody is named")),
    };
    let noun = match called {
        Called::Leads => lang.pick("牵头单位", "lead agency"),
        Called::Responsible => lang.pick("责任单位", "responsible agency"),
        Called::Either => lang.pick("牵头或责任单位", "lead or responsible agency"),
    };
    let some = named.len() < usize::try_from(agencies).unwrap_or(usize::MAX);
    let number = count(agencies, lang);
    lang.pick(
        format!(
            "逾期的{all}项涉及{noun}{number}个{}{}{rest}。",
            if some { "，较多的有：" } else { "：" },
            ranked(named, lang)
        ),
        format!(
            "The {all} overdue fall{} to {}{}{}{rest}.",
            if of == 1 { "s" } else { "" },
            many(agencies, noun, &noun.replace("agency", "agencies")),
            if some { ", most of them to " } else { ": " },
            ranked(named, lang)
        ),
    )
}

/// Where the overdue targets are: how many regions, those with the most first.
#[must_use]
pub fn overdue_regions(of: u32, regions: u32, named: &[(&str, u32)], lang: Lang) -> String {
    let all = count(of, lang);
    if let ([(name, _)], 1) = (named, regions) {
        let (is, every) = if of == 1 { ("is", ("", "")) } else { ("are", ("都", "all ")) };
        return lang.pick(
            format!("逾期的{all}项{}在{name}。", every.0),
            format!("The {all} overdue {is} {}in {name}.", every.1),
        );
    }
    let some = named.len() < usize::try_from(regions).unwrap_or(usize::MAX);
    let number = count(regions, lang);
    lang.pick(
        format!(
            "逾期的{all}项分布在{number}个地区{}{}。",
            if some { "，较多的有：" } else { "：" },
            ranked(named, lang)
        ),
        format!(
            "The {all} overdue are in {number} regions{}{}.",
            if some { ", most of them in " } else { ": " },
            ranked(named, lang)
        ),
    )
}

/// Names with their counts.
fn ranked(named: &[(&str, u32)], lang: Lang) -> String {
    let each = |(name, of): &(&str, u32)| {
        let of = count(*of, lang);
        lang.pick(format!("{name}（{of}项）"), format!("{name} ({of})"))
    };
    let each: Vec<String> = named.iter().map(each).collect();
    lang.pick(list(&each, lang), row(&each, "and"))
}
