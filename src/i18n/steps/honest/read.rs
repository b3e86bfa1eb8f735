//! Reads the printed lines of one language back into facts, by their fixed words.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::code::Coded;
use crate::domain::status::{Reason, Status};
use crate::i18n::Lang;
use crate::i18n::words::Spoken;

/// The answer to a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    Yes,
    No,
    Open,
}

/// A comparison against the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) answer: Answer,
    /// The value is known exactly.
    pub(super) exact: bool,
    /// The value is exact, or its bound leaves only what is better.
    pub(super) favours: bool,
    /// The target is a minimum.
    pub(super) minimum: bool,
    pub(super) goal: Decimal,
    /// The lower end, where there are two.
    pub(super) low: Option<Decimal>,
}

#[derive(Debug, Clone)]
pub(super) struct Year {
    pub(super) number: i32,
    pub(super) held: Option<(Held, NaiveDate)>,
    pub(super) word: String,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Age {
    pub(super) days: i64,
    pub(super) months: u32,
    pub(super) until: NaiveDate,
    pub(super) stale: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    pub(super) end: NaiveDate,
    pub(super) reached: NaiveDate,
    pub(super) only_adds: bool,
}

/// Everything that the lines say.
#[expect(clippy::struct_excessive_bools, reason = "each is a line that is there or not")]
#[derive(Debug, Clone)]
pub(super) struct Printed {
    pub(super) lang: Lang,
    pub(super) as_of: NaiveDate,
    pub(super) deadline: NaiveDate,
    pub(super) days_left: i64,
    /// No figure; whether a close one is known.
    pub(super) nothing: Option<bool>,
    pub(super) years: Vec<Year>,
    pub(super) is_multiple: bool,
    pub(super) is_mean: bool,
    pub(super) missing: bool,
    pub(super) window: Option<Window>,
    pub(super) figure_day: Option<NaiveDate>,
    pub(super) compared: Option<Held>,
    pub(super) without: Option<Reason>,
    pub(super) begins: Option<NaiveDate>,
    /// Whether the target was satisfied in time, where a late figure decides; `No` where nothing settles it.
    pub(super) in_time: Option<Answer>,
    pub(super) fell_back: Option<Answer>,
    pub(super) reaches: Option<NaiveDate>,
    pub(super) awaited_until: Option<NaiveDate>,
    pub(super) baseline: Option<(Decimal, NaiveDate)>,
    pub(super) no_path: Option<Reason>,
    pub(super) elapsed: Option<(i64, i64)>,
    pub(super) pace: Option<Answer>,
    pub(super) needed_days: Option<i64>,
    pub(super) age: Option<Age>,
    pub(super) status: Status,
    pub(super) says_fell_back: bool,
}

/// The comparison of a line and the answer it gives.
pub(super) fn question(line: &str) -> Option<(&str, Answer)> {
    let (before, after) = line.split_once(['?', '？'])?;
    let asked = before.rsplit([':', '：', ';', '；']).next()?.trim();
    let after = after.trim();
    let answers = [
        ("yes", Answer::Yes),
        ("not proven", Answer::Open),
        ("no", Answer::No),
        ("满足", Answer::Yes),
        ("不满足", Answer::No),
        ("不能证明", Answer::Open),
    ];
    answers.iter().find(|(word, _)| after.starts_with(word)).map(|(_, answer)| (asked, *answer))
}

fn held(line: &str) -> Option<Held> {
    let (asked, answer) = question(line)?;
    let words: Vec<&str> = asked.split(' ').collect();
    let goal = words.last()?.parse().ok()?;
    let two = words.len() == 5;
    let low = if two { words.first()?.parse().ok() } else { None };
    let sign = words.get(words.len() - 2)?;
    let (minimum, maximum) = (matches!(*sign, "≥" | ">") && !two, matches!(*sign, "≤" | "<") && !two);
    let exact = !asked.contains('(');
    let bounded = |signs: [&str; 2]| signs.iter().any(|sign| asked.contains(&format!("({sign}")));
    let favours = exact || (minimum && bounded(["≥", ">"])) || (maximum && bounded(["≤", "<"]));
    Some(Held { answer, exact, favours, minimum, goal, low })
}

pub(super) fn days(line: &str) -> Vec<NaiveDate> {
    let parts = line.split(|c: char| !c.is_ascii_digit() && c != '-');
    parts.filter(|part| part.len() == 10).filter_map(|part| part.parse().ok()).collect()
}

fn integers(line: &str) -> Vec<i64> {
    line.split(|c: char| !c.is_ascii_digit() && c != '-').filter_map(|part| part.parse().ok()).collect()
}

fn reason(line: &str, lang: Lang) -> Option<Reason> {
    Reason::ALL.iter().copied().find(|reason| line.contains(reason.say(lang)))
}

/// What a line begins with, in each language.
const ABOUT: [(&str, &str, Topic); 20] = [
    ("截至", "As of ", Topic::Clock),
    ("截至该日没有", "No figure is known", Topic::Nothing),
    ("只有口径相近", "Only a figure of another", Topic::Close),
    ("判定用数据", "The deciding figure", Topic::Figure),
    ("与目标比较", "Against the target", Topic::Compared),
    ("没有可与目标比较", "No value can be held", Topic::Without),
    ("该数据始于", "It begins on", Topic::Timing),
    ("期限内", "The last figure in time", Topic::InTime),
    ("期限内没有", "No figure in time", Topic::InTime),
    ("此后", "Since then", Topic::FellBack),
    ("最后一个准确数到", "The last exact figure reaches", Topic::Cover),
    ("期限后", "Figures are awaited", Topic::Grace),
    ("考核期到", "The window ends", Topic::Window),
    ("缺数据", "Not known", Topic::Missing),
    ("基数：", "Baseline:", Topic::Baseline),
    ("快慢不能计算", "Pace cannot be stated", Topic::NoPath),
    ("序时", "Elapsed time", Topic::Elapsed),
    ("快慢 =", "Pace =", Topic::Pace),
    ("自该数据起年均需增", "Needed a year", Topic::Needed),
    ("该数据距今", "The figure is", Topic::Age),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Topic {
    Clock,
    Nothing,
    Close,
    Figure,
    Compared,
    Without,
    Timing,
    InTime,
    FellBack,
    Cover,
    Grace,
    Window,
    Missing,
    Baseline,
    NoPath,
    Elapsed,
    Pace,
    Needed,
    Age,
}

fn topic(line: &str, lang: Lang) -> Option<Topic> {
    let begins = |(zh, en, _): &&(&str, &str, Topic)| line.starts_with(lang.pick(*zh, *en));
    ABOUT.iter().filter(begins).max_by_key(|(zh, en, _)| lang.pick(zh.len(), en.len())).map(|(_, _, topic)| *topic)
}

/// One year that is judged by itself: `2024 (to 2024-12-31): 199 ≥ 200? no; missed.`
fn year(line: &str) -> Option<Year> {
    let number = line.get(..4)?.parse().ok()?;
    let end = line.trim_end_matches(['.', '。']);
    let word = end.rsplit([';', '；']).next()?.trim().to_owned();
    Some(Year { number, held: held(line).zip(days(line).first().copied()), word })
}

/// Reads all lines; a line that misses what it should carry is an error.
pub(super) fn read(lines: &[String], lang: Lang) -> Result<Printed, String> {
    let first = lines.first().ok_or("no lines")?;
    let dates = days(first);
    let as_of = *dates.first().ok_or("no date")?;
    let deadline = dates.get(1).copied().unwrap_or(as_of);
    let counted = integers(first).last().copied().unwrap_or(0);
    let days_left = if dates.len() < 2 { 0 } else { counted * (deadline - as_of).num_days().signum() };
    let (status, says_fell_back) = conclusion(lines.last().ok_or("no lines")?, lang).ok_or("no conclusion")?;
    let mut printed = Printed {
        lang,
        as_of,
        deadline,
        days_left,
        nothing: None,
        years: Vec::new(),
        is_multiple: false,
        is_mean: false,
        missing: false,
        window: None,
        figure_day: None,
        compared: None,
        without: None,
        begins: None,
        in_time: None,
        fell_back: None,
        reaches: None,
        awaited_until: None,
        baseline: None,
        no_path: None,
        elapsed: None,
        pace: None,
        needed_days: None,
        age: None,
        status,
        says_fell_back,
    };
    for line in &lines[1..lines.len() - 1] {
        fact(&mut printed, line).ok_or_else(|| format!("`{line}` could not be read"))?;
    }
    Ok(printed)
}

fn fact(printed: &mut Printed, line: &str) -> Option<()> {
    let lang = printed.lang;
    printed.is_mean |= line.contains(lang.pick("年均增长 =", "Mean growth a year ="));
    printed.is_multiple |= line.starts_with(lang.pick("倍数 =", "Multiple ="));
    printed.years.extend(year(line));
    let Some(topic) = topic(line, lang) else { return Some(()) };
    let (days, numbers) = (days(line), integers(line));
    match topic {
        Topic::Clock => return None,
        Topic::Nothing => printed.nothing = Some(false),
        Topic::Close => printed.nothing = Some(true),
        Topic::Figure => printed.figure_day = Some(*days.last()?),
        Topic::Compared => printed.compared = Some(held(line)?),
        Topic::Without => printed.without = Some(reason(line, lang)?),
        Topic::Timing => printed.begins = Some(*days.first()?),
        Topic::InTime => printed.in_time = Some(question(line).map_or(Answer::No, |(_, answer)| answer)),
        Topic::FellBack => printed.fell_back = Some(question(line)?.1),
        Topic::Cover => printed.reaches = Some(*days.first()?),
        Topic::Grace => printed.awaited_until = days.first().copied(),
        Topic::Window => {
            let [end, reached] = days.as_slice() else { return None };
            let only_adds = line.contains(lang.pick("只增不减", "can only add"));
            printed.window = Some(Window { end: *end, reached: *reached, only_adds });
            printed.figure_day = Some(*reached);
        }
        Topic::Missing => printed.missing = true,
        Topic::Baseline => {
            let value = line.split([':', '：']).nth(1)?.trim();
            let value = value.split([' ', '（']).next()?.parse().ok()?;
            printed.baseline = Some((value, *days.last()?));
        }
        Topic::NoPath => printed.no_path = Some(reason(line, lang)?),
        Topic::Elapsed => {
            let formula = line.split(" = ").nth(1)?;
            let (gone, whole) = formula.split_once(" ÷ ")?;
            printed.elapsed = Some((gone.parse().ok()?, whole.parse().ok()?));
        }
        Topic::Pace => printed.pace = question(line).map(|(_, answer)| answer),
        Topic::Needed => {
            let (_, after) = line.rsplit_once(" ÷ (")?;
            printed.needed_days = Some(after.split(' ').next()?.parse().ok()?);
        }
        Topic::Age => {
            let stale = line.contains(lang.pick("已过期", "too old"));
            let [age, months, ..] = numbers.as_slice() else { return None };
            printed.age = Some(Age { days: *age, months: u32::try_from(*months).ok()?, until: *days.first()?, stale });
        }
    }
    Some(())
}

fn conclusion(line: &str, lang: Lang) -> Option<(Status, bool)> {
    let text = line.strip_prefix(lang.pick("结论：", "Conclusion: "))?;
    let said = Status::ALL.iter().copied().filter(|status| text.starts_with(status.say(lang)));
    let status = said.max_by_key(|status| status.say(lang).len())?;
    Some((status, text.contains(lang.pick("此后回落", "it fell back since"))))
}
