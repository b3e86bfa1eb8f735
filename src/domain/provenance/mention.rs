//! Every quantity of a document: numerals of any writing with what belongs to them, dates, and words of amount.
//!
//! No numeral sign is left out: what no rule understands is a quantity all the same.

use std::ops::Range;

use super::date::{date, is_year, issue};
use super::script::Script;
use crate::domain::glyph::{digit, power};

/// What a quantity looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A number, with a unit or without.
    Number,
    /// A date, a year, or years.
    Date(Date),
    /// The year and number of a document: `〔2023〕17号`.
    Issue,
    /// Letters and digits: `5G`, `10PFLOPS`.
    Token,
    /// An amount without a numeral: 全覆盖, 若干, 倍增.
    Amount,
}

/// A date as far as it is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Date {
    /// The year.
    pub year: Option<i32>,
    /// The last year, of several.
    pub to: Option<i32>,
    /// The month.
    pub month: Option<u32>,
    /// The day.
    pub day: Option<u32>,
}

/// A quantity of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// All of it.
    pub span: Range<usize>,
    /// The numeral alone, or the whole date or word.
    pub core: Range<usize>,
    /// What it looks like.
    pub kind: Kind,
}

/// Words that say an amount without a numeral; the second part is what may stand before them.
const AMOUNTS: [(&str, &str); 9] = [
    ("覆盖", "全"),
    ("普及", ""),
    ("全部", ""),
    ("所有", ""),
    ("全域", ""),
    ("若干", ""),
    ("大部分", ""),
    ("多数", "大"),
    ("全员", ""),
];

/// Units that belong to a number, of several the longest.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "%", "‰", "个百分点", "百分点", "亿元", "万元", "元", "平方公里", "平方米", "立方米", "公里", "千米", "毫米", "纳米", "微米", "米", "公顷", "亩",
    "万吨", "吨", "公斤", "克", "千瓦时", "千瓦", "兆瓦", "千伏", "兆", "毫秒", "小时", "分钟", "秒", "个月", "年", "月", "日", "天", "周岁", "岁", "人次",
    "个", "家", "项", "户", "架", "条", "件", "台", "套", "座", "处", "所", "名", "人", "位", "支", "次", "类", "款", "部", "张", "份", "层", "级",
    "期", "届", "倍", "番", "成", "辆", "艘", "头", "只", "度", "点", "号", "版", "本", "株", "例", "种", "门", "节", "课时", "学时", "万户", "分",
    "大", "批", "对", "强", "轮", "环", "端", "Mbps", "Gbps",
];

/// Words behind a number that say how it binds.
const QUALIFIERS: [&str; 8] = ["以上", "以下", "以内", "左右", "及以上", "及以下", "余", "多"];

/// Every quantity of a document, in order; numbers of clauses are left out.
#[must_use]
pub fn mentions(script: &Script) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut ordinals = script.ordinals.iter().peekable();
    let mut at = 0;
    while at < script.signs.len() {
        while ordinals.peek().is_some_and(|ordinal| ordinal.at < at) {
            ordinals.next();
        }
        if let Some(ordinal) = ordinals.peek().filter(|ordinal| ordinal.at == at) {
            at += ordinal.length;
            continue;
        }
        match mention(script, at) {
            Ok(mention) => {
                at = mention.span.end;
                found.push(mention);
            }
            Err(next) => at = next,
        }
    }
    found
}

/// The quantity that begins at a place, or where to look next.
fn mention(script: &Script, at: usize) -> Result<Mention, usize> {
    let c = script.signs[at].c;
    if c == '['
        && let Some(issue) = issue(script, at)
    {
        return Ok(issue);
    }
    if c.is_ascii_alphanumeric() {
        return token(script, at);
    }
    if is_han(c) {
        return Ok(han(script, at));
    }
    for (word, before) in AMOUNTS {
        if says(script, at, word) {
            let length = word.chars().count();
            let from = if at > 0 && script.flows(at).is_some() && script.at(at - 1).is_some_and(|c| before.contains(c))
            {
                at - 1
            } else {
                at
            };
            return Ok(Mention { span: from..at + length, core: at..at + length, kind: Kind::Amount });
        }
    }
    // 应上尽上: all there is.
    if c == '应' && script.flows(at + 2) == Some('尽') && script.flows(at + 1) == script.flows(at + 3) {
        return Ok(Mention { span: at..at + 4, core: at..at + 4, kind: Kind::Amount });
    }
    match c {
        '倍' | '番' | '双' | '半' | '几' => Ok(Mention { span: at..at + 1, core: at..at + 1, kind: Kind::Amount }),
        '%' | '‰' => Ok(Mention { span: at..at + 1, core: at..at + 1, kind: Kind::Number }),
        c if c.is_numeric() => Ok(number(script, at, at + 1)),
        _ => Err(at + 1),
    }
}

/// Whether a word stands at a place.
fn says(script: &Script, at: usize, word: &str) -> bool {
    let mut signs = word.chars();
    signs.next() == script.at(at) && signs.zip(1..).all(|(c, i)| script.flows(at + i) == Some(c))
}

fn is_han(c: char) -> bool {
    digit(c).is_some() || power(c).is_some() || matches!(c, '廿' | '卅')
}

/// Where a run of signs of one kind ends that begins at a place.
pub(super) fn run(script: &Script, at: usize, of: impl Fn(char) -> bool) -> usize {
    let mut end = at + 1;
    while script.tied(end).is_some_and(&of) {
        end += 1;
    }
    end
}

/// Letters and digits: a number, a name, or no quantity.
fn token(script: &Script, at: usize) -> Result<Mention, usize> {
    let is_digit = |at: usize| script.tied(at).is_some_and(|c| c.is_ascii_digit());
    let mut end = at + 1;
    loop {
        end = run(script, end - 1, |c| c.is_ascii_alphanumeric() || c == '_');
        let letter = |at: usize| script.tied(at).is_some_and(|c| c.is_ascii_alphabetic());
        match script.tied(end) {
            Some('-') if letter(end + 1) || (letter(end - 1) && is_digit(end + 1)) => end += 2,
            Some('.') if is_digit(end + 1) && script.signs[end - 1].c.is_ascii_digit() => end += 2,
            _ => break,
        }
    }
    let text = script.text(at..end);
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Err(end);
    }
    if text.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return Ok(digits(script, at));
    }
    let end = if script.tied(end) == Some('+') && text.to_ascii_uppercase().starts_with("IPV") { end + 1 } else { end };
    let span = at..qualified(script, end);
    Ok(Mention { core: at..end, span, kind: Kind::Token })
}

/// A number in digits, or the date that it begins.
fn digits(script: &Script, at: usize) -> Mention {
    if let Some(date) = date(script, at) {
        return date;
    }
    let is_digit = |at: usize| script.tied(at).is_some_and(|c| c.is_ascii_digit());
    let mut end = run(script, at, |c| c.is_ascii_digit());
    // 1,208
    if end - at <= 3 {
        while script.tied(end) == Some(',') && (1..=3).all(|i| is_digit(end + i)) && !is_digit(end + 4) {
            end += 4;
        }
    }
    while matches!(script.tied(end), Some('.' | '^' | ':')) && is_digit(end + 1) {
        end = run(script, end + 1, |c| c.is_ascii_digit());
    }
    number(script, at, end)
}

/// A number with what belongs to it.
fn number(script: &Script, at: usize, numeral: usize) -> Mention {
    let mut end = numeral;
    while script.flows(end).is_some_and(|c| power(c).is_some()) {
        end += 1;
    }
    let core = at..end;
    let longest = UNITS.iter().filter(|unit| unit_at(script, end, unit)).map(|unit| unit.chars().count()).max();
    end += longest.unwrap_or(0);
    Mention { span: at..qualified(script, end), core, kind: Kind::Number }
}

fn unit_at(script: &Script, at: usize, unit: &str) -> bool {
    unit.chars().zip(0..).all(|(c, i)| script.flows(at + i) == Some(c))
}

fn qualified(script: &Script, at: usize) -> usize {
    let longest = QUALIFIERS.iter().filter(|word| unit_at(script, at, word)).map(|word| word.chars().count()).max();
    at + longest.unwrap_or(0)
}

/// A number in Chinese numerals, or the year that it is.
fn han(script: &Script, at: usize) -> Mention {
    let mut end = run(script, at, is_han);
    let text = script.text(at..end);
    if script.flows(end) == Some('年') && text.chars().count() == 4 {
        let digits: Option<Vec<u8>> = text.chars().map(digit).collect();
        let year = digits.map(|digits| digits.iter().fold(0, |sum, digit| sum * 10 + i32::from(*digit)));
        if let Some(year) = year.filter(|year| is_year(*year)) {
            let date = Date { year: Some(year), ..Date::default() };
            return Mention { span: at..end + 1, core: at..end + 1, kind: Kind::Date(date) };
        }
    }
    // 百分之三十, 三分之一, 九十点五
    let goes_on = |at: usize| script.flows(at).is_some_and(is_han);
    if says_behind(script, end, "分之") && goes_on(end + 2) {
        end = run(script, end + 2, is_han);
    } else if says_behind(script, end, "分之") && script.flows(end + 2).is_some_and(|c| c.is_ascii_digit()) {
        end = digits(script, end + 2).core.end;
    }
    if script.tied(end) == Some('点') && goes_on(end + 1) {
        end = run(script, end + 1, is_han);
    }
    let ordinal = at > 0 && script.tied(at).is_some() && script.at(at - 1) == Some('第');
    let mention = number(script, at, end);
    Mention { span: at - usize::from(ordinal)..mention.span.end, ..mention }
}

fn says_behind(script: &Script, at: usize, word: &str) -> bool {
    unit_at(script, at, word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::provenance::Line;

    fn read(text: &str) -> Vec<(String, Kind)> {
        let line = Line { text: text.to_owned(), number: 1, begins_page: true, whole: true };
        let script = Script::new(&[line]);
        mentions(&script).into_iter().map(|found| (script.text(found.span), found.kind)).collect()
    }

    fn texts(text: &str) -> Vec<String> {
        read(text).into_iter().map(|(text, _)| text).collect()
    }

    fn dates(text: &str) -> Vec<Date> {
        let only = |(_, kind)| if let Kind::Date(date) = kind { Some(date) } else { None };
        read(text).into_iter().filter_map(only).collect()
    }

    #[test]
    fn numbers_come_with_multiplier_unit_and_qualifier() {
        for (text, found) in [
            ("达到13000个以上", "13000个以上"),
            ("比重达到 12%以上", "12%以上"),
            ("规模达到１０００亿元", "1000亿元"),
            ("达1,208.5亿元左右", "1208.5亿元左右"),
            ("培育 50 家以上", "50家以上"),
            ("达10PFLOPS（每秒", "10PFLOPS"),
            ("约三百万头肉牛", "三百万头"),
            ("占百分之三十五以上", "百分之三十五以上"),
            ("占百分之35", "百分之35"),
            ("达到九十点五亿元", "九十点五亿元"),
            ("完成三成", "三成"),
            ("翻两番", "两番"),
            ("等于10^15次", "10^15次"),
            ("共②项", "②项"),
            ("等级达到4A以上", "4A以上"),
        ] {
            assert_eq!(texts(text), [found.replace("1208", "1,208")], "{text}");
        }
    }

    #[test]
    fn dates_are_read_as_far_as_they_are_written() {
        let year = |year| Date { year: Some(year), ..Date::default() };
        assert_eq!(dates("到2025年底"), [year(2025)]);
        assert_eq!(dates("到二〇二五年底"), [year(2025)]);
        assert_eq!(dates("2023 年 4 月 6 日"), [Date { month: Some(4), day: Some(6), ..year(2023) }]);
        assert_eq!(dates("2023-11-04"), [Date { month: Some(11), day: Some(4), ..year(2023) }]);
        assert_eq!(dates("（2022—2026年）"), [Date { to: Some(2026), ..year(2022) }]);
        assert_eq!(dates("2022年至2026年"), [Date { to: Some(2026), ..year(2022) }]);
        assert_eq!(dates("4月18日"), [Date { month: Some(4), day: Some(18), ..Date::default() }]);
        assert_eq!(dates("2025个，2025家"), []);
    }

    #[test]
    fn amounts_without_a_numeral_are_quantities_too() {
        assert_eq!(
            texts("实现全覆盖，应上尽上，规模实现“双倍增”，建成若干工厂"),
            ["全覆盖", "应上尽上", "双", "倍", "若干"]
        );
        assert_eq!(texts("长府办发〔2023〕17号"), ["[2023]17号"]);
        assert_eq!(texts("5G、IPv6、10G-PON和4K/8K"), ["5G", "IPv6", "10G-PON", "4K", "8K"]);
        assert_eq!(texts("第十四次党代会"), ["第十四次"]);
    }

    #[test]
    fn no_numeral_sign_is_left_out() {
        let text =
            "一1①Ⅳ½²٣廿％‰十万5G-3.5.7,1,2;1,2345:6^7/8 9 a1b2-c3_4 2025年13月40日〔202〕1号第章百分之分之点二点";
        let line = Line { text: text.to_owned(), number: 1, begins_page: true, whole: true };
        let script = Script::new(&[line]);
        let found = mentions(&script);
        for (at, sign) in script.signs.iter().enumerate() {
            let counts = sign.c.is_numeric() || is_han(sign.c) || matches!(sign.c, '%' | '‰');
            let inside = found.iter().any(|mention| mention.span.contains(&at));
            assert!(!counts || inside || at < 1, "{} at {at}", sign.c);
        }
    }
}
