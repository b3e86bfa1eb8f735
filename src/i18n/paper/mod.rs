//! Words of official papers: numbers of headings, places to fill in, annexes, and the remarks that every paper ends with.

pub mod bulletin;
pub mod demand;
pub mod item;
pub mod notice;

use chrono::NaiveDate;

use super::number;
use super::{Lang, calendar};
use crate::domain::catalogue::Stamp;
use crate::domain::chain::Head;
use crate::domain::rules::Rules;

/// The number of a heading: 一、 （一） 1. （1）.
#[must_use]
pub fn ordinal(level: u8, at: usize, lang: Lang) -> String {
    match (level, lang) {
        (0 | 1, Lang::Zh) => format!("{}、", chinese(at)),
        (2, Lang::Zh) => format!("（{}）", chinese(at)),
        (3, Lang::Zh) => format!("{at}."),
        (_, Lang::Zh) => format!("（{at}）"),
        (0 | 1, Lang::En) => format!("{at}. "),
        (2, Lang::En) => format!("({at}) "),
        (3, Lang::En) => format!("{at}) "),
        (_, Lang::En) => format!("- {at}: "),
    }
}

/// A whole number in Chinese signs: 十二, 一百零三; above 9999 in digits.
fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if number == 0 || number > 9999 {
        return number.to_string();
    }
    let mut text = String::new();
    let mut gap = false;
    for (power, sign) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        match number / power % 10 {
            0 => gap = !text.is_empty(),
            digit => {
                if gap {
                    text.push('零');
                    gap = false;
                }
                if !(number < 20 && power == 10) {
                    text.push_str(DIGITS[digit]);
                }
                text.push_str(sign);
            }
        }
    }
    text
}

/// A day to be filled in.
#[must_use]
pub fn blank_day(lang: Lang) -> &'static str {
    lang.pick("____年__月__日", "____________")
}

/// A day, or the place to fill it in.
#[must_use]
pub fn day(day: Option<NaiveDate>, lang: Lang) -> String {
    day.map_or_else(|| blank_day(lang).to_owned(), |day| calendar::date(day, lang))
}

/// The number of a paper to be filled in, with the year.
#[must_use]
pub fn blank_number(year: i32, lang: Lang) -> String {
    lang.pick(format!("______〔{year}〕____号"), format!("No. ______ [{year}] ____"))
}

/// The office that signs, to be filled in.
#[must_use]
pub fn blank_office(lang: Lang) -> &'static str {
    lang.pick("______________", "______________________")
}

/// Whom a paper is addressed to.
#[must_use]
pub fn salutation(name: &str, lang: Lang) -> String {
    lang.pick(format!("{name}："), format!("To: {name}"))
}

/// Which annex it is; a single one has no number.
#[must_use]
pub fn annex(at: usize, of: usize, lang: Lang) -> String {
    if of == 1 {
        return lang.pick("附件", "Annex").to_owned();
    }
    lang.pick(format!("附件{at}"), format!("Annex {at}"))
}

/// An annex with its title, on one line.
#[must_use]
pub fn annex_heading(mark: &str, title: &str, lang: Lang) -> String {
    lang.pick(format!("{mark}　{title}"), format!("{mark}: {title}"))
}

/// The lines that say what is annexed.
#[must_use]
pub fn annexes(titles: &[String], lang: Lang) -> Vec<String> {
    let of = titles.len();
    let line = |(at, title): (usize, &String)| match (lang, of, at) {
        (Lang::En, ..) => annex_heading(&annex(at + 1, of, lang), title, lang),
        (Lang::Zh, 1, _) => format!("附件：{title}"),
        (Lang::Zh, _, 0) => format!("附件：1.{title}"),
        (Lang::Zh, ..) => format!("　　　{}.{title}", at + 1),
    };
    titles.iter().enumerate().map(line).collect()
}

/// Who signs a paper whose head has this name: a head may add that it is a paper 文件, a signature never does.
#[must_use]
pub fn signing(head: &str) -> &str {
    head.strip_suffix("文件").filter(|office| !office.is_empty()).unwrap_or(head)
}

/// The title of the annex that says how the targets are judged.
#[must_use]
pub fn explanation_title(lang: Lang) -> &'static str {
    lang.pick("判定依据和说明", "How the targets are judged")
}

/// As of which day figures and verdicts are.
#[must_use]
pub fn as_of(day: NaiveDate, lang: Lang) -> String {
    let day = calendar::date(day, lang);
    lang.pick(
        format!("数据和判定截至{day}。所属时期在该日以后结束的数据不计入。"),
        format!("Figures and verdicts are as of {day}; figures of periods that end later do not count."),
    )
}

/// A catalogue with the digest of its content.
#[must_use]
pub fn catalogue(stamp: &Stamp, lang: Lang) -> String {
    lang.pick(
        format!("目标依据：目录 {}，版本 {}，内容摘要 {}。", stamp.code, stamp.version, stamp.digest),
        format!("Targets: catalogue {}, version {}, digest {}.", stamp.code, stamp.version, stamp.digest),
    )
}

/// The head of the chain of records.
#[must_use]
pub fn head(head: &Head, lang: Lang) -> String {
    let Head { action, seal } = head;
    lang.pick(
        format!("数据依据：登记链第 {action} 号操作，校验值 {seal}。"),
        format!("Records: chain of actions up to number {action}, hash {seal}."),
    )
}

/// What the file's properties say of a paper.
#[must_use]
pub fn about(day: NaiveDate, stamps: &[Stamp], lang: Lang) -> String {
    let stamps: Vec<String> = stamps.iter().map(|s| format!("{} {} {}", s.code, s.version, s.digest)).collect();
    let list = number::list(&stamps, lang);
    let day = calendar::date(day, lang);
    lang.pick(format!("截至{day}；目录 {list}"), format!("as of {day}; catalogue {list}"))
}

/// What the lights mean.
#[must_use]
pub fn lights(legend: &[(&str, &str)], lang: Lang) -> String {
    let one = |(light, means): &(&str, &str)| lang.pick(format!("{light}为{means}"), format!("{light}: {means}"));
    let all: Vec<String> = legend.iter().map(one).collect();
    lang.pick(format!("亮灯：{}。", all.join("；")), format!("Lights: {}.", all.join("; ")))
}

/// How targets are judged, in short.
#[must_use]
pub fn method(rules: &Rules, lang: Lang) -> Vec<String> {
    let points = number::points(rules.tolerance, None, lang);
    let points = points.trim_start_matches('+');
    let months = rules.stale_months;
    lang.pick(
        vec![
            "判定：期限当日及以前的最后一个数据达到文件要求的，为已完成；期限以后的数据才达到的，为逾期完成。\
             期限已过，数据覆盖期限而未达到的，为逾期未完成；最后的数据早于期限、不足以认定的，为逾期待核；\
             没有可用数据的，为逾期未报。逾期待核、逾期未报不等于未完成。"
                .to_owned(),
            format!(
                "期限未到的，以数据在基数与目标之间走过的份额，与该数据所属日期时间走过的份额（序时）相比，\
                 低于序时超过{points}的为滞后，否则为达到序时进度；不能计算的为暂难判断，并说明原因；没有数据的为未报数据。\
                 早于统计日{months}个月以上的数据，不据以认定达到序时进度。"
            ),
            "差距为数据与要求值之差；两个百分比之差以百分点计。标有“≈”的数据口径相近而不同，只作参考，不作判定；\
             标有“>”“≥”“<”“≤”的数据为公布的界限。征求意见稿等未生效文件的目标单独列出，不作要求。"
                .to_owned(),
            "每个目标的判定步骤和算式备查。".to_owned(),
        ],
        vec![
            "A target is met where the last figure up to the deadline satisfies the document, and met late where only a \
             later figure does. After the deadline it is overdue where a figure that covers the deadline does not \
             satisfy; overdue (not confirmed) where the last figure is older than the deadline; overdue (not reported) \
             where there is no figure to judge by. Neither of the last two says that the target was missed."
                .to_owned(),
            format!(
                "Before the deadline, the share of the way from baseline to target is held against the share of the time \
                 that had passed at the figure's own day: more than {points} below is behind, else on track; what cannot \
                 be computed is said to be so, with the reason. Figures older than {months} months do not show a target \
                 on track."
            ),
            "The gap is the difference between figure and required value; between percentages it is in points. Figures \
             marked ≈ follow a similar definition and decide nothing; those marked >, ≥, < or ≤ were published as \
             bounds. Targets of documents not in force are listed apart and nothing is demanded for them."
                .to_owned(),
            "The steps and sums of every verdict are kept and shown on request.".to_owned(),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numbers_read_as_people_write_them() {
        let said: Vec<String> = [1, 10, 12, 20, 35, 100, 103, 110, 119, 1006, 2040, 10_000].map(chinese).to_vec();
        assert_eq!(
            said,
            [
                "一",
                "十",
                "十二",
                "二十",
                "三十五",
                "一百",
                "一百零三",
                "一百一十",
                "一百一十九",
                "一千零六",
                "二千零四十",
                "10000"
            ]
        );
    }

    #[test]
    fn headings_have_the_numbers_of_official_papers() {
        let said = |lang| [1, 2, 3, 4].map(|level| ordinal(level, 2, lang));
        assert_eq!(said(Lang::Zh), ["二、", "（二）", "2.", "（2）"]);
        assert_eq!(said(Lang::En), ["2. ", "(2) ", "2) ", "- 2: "]);
    }

    #[test]
    fn annexes_are_listed_one_below_the_other() {
        let titles = ["甲".to_owned(), "乙".to_owned()];
        assert_eq!(annexes(&titles, Lang::Zh), ["附件：1.甲", "　　　2.乙"]);
        assert_eq!(annexes(&titles[..1], Lang::Zh), ["附件：甲"]);
    }

    #[test]
    fn a_signature_is_the_office_without_the_word_for_a_paper() {
        let signed = ["甲市督查室", "甲市人民政府办公室文件", "文件"].map(signing);
        assert_eq!(signed, ["甲市督查室", "甲市人民政府办公室", "文件"]);
    }

    #[test]
    fn what_is_not_given_is_left_to_fill_in() {
        assert_eq!(day(None, Lang::Zh), "____年__月__日");
        assert_eq!(day(NaiveDate::from_ymd_opt(2026, 12, 31), Lang::Zh), "2026年12月31日");
        assert_eq!(blank_number(2026, Lang::Zh), "______〔2026〕____号");
    }
}
