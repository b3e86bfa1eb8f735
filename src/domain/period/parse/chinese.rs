//! The forms of periods that are words: 2024年上半年, 前三季度, 2024年1—9月, 截至2024年9月底, 2024.9.30.

use chrono::Datelike;

use super::{ParsedPeriod, checked, day_of, half_of, joined, month_of, months, quarter_of, whole_year};
use crate::domain::fault::input::PeriodFault;
use crate::domain::glyph;
use crate::domain::period::Period;

/// Words after which nothing is certain.
const VAGUE: [&str; 9] = ["前后", "左右", "年初", "月初", "初", "以来", "之后", "以后", "后"];

/// Reads any form.
pub(super) fn read(text: &str, default_year: Option<i32>) -> Result<ParsedPeriod, PeriodFault> {
    let plain = plain_form(without_midnight(text));
    if plain.is_empty() {
        return Err(PeriodFault::Empty);
    }
    // 至 and 到 have become `~`.
    let (until, body) = match ["截~", "截止~", "截止"].iter().find_map(|word| plain.strip_prefix(word)) {
        Some(body) => (true, body),
        None => (false, plain.as_str()),
    };
    if let Some(word) = VAGUE.iter().find(|word| body.ends_with(**word)) {
        return Err(PeriodFault::Vague { word: (*word).to_owned() });
    }
    if let Some((word, day)) = ["以前", "之前", "前"].iter().find_map(|word| Some((*word, body.strip_suffix(word)?)))
    {
        // 5月8日前 was certainly true on that day; 2024年前 leaves the day open.
        let ParsedPeriod { period, .. } = range_or_one(day, default_year)?;
        if period.first() != period.last() {
            return Err(PeriodFault::Vague { word: word.to_owned() });
        }
        return Ok(ParsedPeriod { period, imprecise: true });
    }
    let read = range_or_one(body, default_year)?;
    let (first, last) = (read.period.first(), read.period.last());
    if until && first != last {
        return Ok(ParsedPeriod { period: Period::day(last), imprecise: true });
    }
    Ok(read)
}

/// A date as spreadsheets export it, `2024-09-30 00:00:00`, without its time.
fn without_midnight(text: &str) -> &str {
    let text = text.trim();
    match text.rsplit_once([' ', 'T']) {
        Some((date, time)) if time.contains(':') && time.chars().all(|c| matches!(c, '0' | ':' | '.' | 'Z')) => date,
        _ => text,
    }
}

/// Half-width, without spaces, in lower case, Chinese numbers as digits, marks of a range as `~`.
fn plain_form(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut number = String::new();
    for c in text.replace("..", "~").chars().map(glyph::plain).filter(|c| *c != ' ') {
        if glyph::digit(c).is_some() || glyph::power(c) == Some(1) {
            number.push(c);
            continue;
        }
        push_number(&mut plain, &number);
        number.clear();
        match c {
            '至' | '到' | '—' | '–' | '―' | '─' => {
                if !plain.ends_with('~') {
                    plain.push('~');
                }
            }
            c => plain.push(c.to_ascii_lowercase()),
        }
    }
    push_number(&mut plain, &number);
    plain
}

/// Writes 二〇二四 as 2024 and 二十三 as 23.
fn push_number(plain: &mut String, number: &str) {
    let digit = |c: char| glyph::digit(c).map_or('?', |d| char::from(b'0' + d));
    match number.split_once(['十', '拾']) {
        None => plain.extend(number.chars().map(digit)),
        Some((tens, ones)) => {
            plain.extend(if tens.is_empty() { "1" } else { tens }.chars().map(|c| if c == '1' { c } else { digit(c) }));
            plain.extend(if ones.is_empty() { "零" } else { ones }.chars().map(digit));
        }
    }
}

fn range_or_one(text: &str, default_year: Option<i32>) -> Result<ParsedPeriod, PeriodFault> {
    let worded = text.contains(['年', '月', '季']);
    match text.split_once('~').or_else(|| text.split_once('-').filter(|_| worded)) {
        Some((left, right)) if !right.starts_with(['q', 'h']) => range(left, right, default_year),
        _ => one(text, default_year),
    }
}

/// From one period to another; the left one borrows 月, 季度 or 年 from the right, the right one its year from the left.
fn range(left: &str, right: &str, default_year: Option<i32>) -> Result<ParsedPeriod, PeriodFault> {
    let mut borrowed = left.to_owned();
    if left.ends_with(|c: char| c.is_ascii_digit()) {
        let unit = right.trim_start_matches('第').trim_start_matches(|c: char| c.is_ascii_digit());
        if let Some(word) = ["月", "季", "年"].iter().find(|word| unit.starts_with(**word)) {
            borrowed.push_str(word);
        }
    }
    let first = one(&borrowed, default_year)?;
    let last = one(right, Some(first.period.first().year()))?;
    let period = joined(first.period, last.period)?;
    Ok(ParsedPeriod { period, imprecise: first.imprecise || last.imprecise })
}

fn one(text: &str, default_year: Option<i32>) -> Result<ParsedPeriod, PeriodFault> {
    let mut reader = Reader { rest: text };
    let mut ahead = Reader { rest: text };
    let year = match ahead.number() {
        Some((year, 4)) => {
            reader = ahead;
            year.cast_signed()
        }
        Some((date, 8)) if ahead.rest.is_empty() => {
            return day_of((date / 10_000).cast_signed(), date / 100 % 100, date % 100).map(ParsedPeriod::from);
        }
        Some((month, 6)) if ahead.rest.is_empty() => {
            return month_of((month / 100).cast_signed(), month % 100).map(ParsedPeriod::from);
        }
        Some((_, 1 | 2)) if ahead.rest.starts_with('年') => return Err(PeriodFault::TwoDigitYear),
        Some((_, 2)) if ahead.rest.starts_with(['-', '.', '/', 'q', 'h']) => return Err(PeriodFault::TwoDigitYear),
        Some((_, 1 | 2)) if ahead.rest.starts_with(['月', '季']) => default_year.ok_or(PeriodFault::NoYear)?,
        Some(_) => return Err(PeriodFault::Unreadable),
        None => match default_year {
            Some(year) => year,
            // Whether only the year is missing shows once there is one.
            None if part(&mut reader, 2000).is_ok() => return Err(PeriodFault::NoYear),
            None => return Err(PeriodFault::Unreadable),
        },
    };
    checked(year)?;
    part(&mut reader, year)
}

/// What follows the year.
fn part(reader: &mut Reader<'_>, year: i32) -> Result<ParsedPeriod, PeriodFault> {
    if let Some(mark) = reader.any(&["-", ".", "/"])
        && !reader.rest.starts_with(['q', 'h'])
    {
        return date(reader, year, mark);
    }
    let worded = reader.any(&["年度", "年"]).is_some();
    if reader.any(&["上半年", "h1"]).is_some() {
        return reader.ended(half_of(year, 1)?);
    }
    if reader.any(&["下半年", "h2"]).is_some() {
        return reader.ended(half_of(year, 2)?);
    }
    if reader.any(&["前"]).is_some() {
        let count = reader.count()?;
        return match reader.any(&["季度", "个季度", "季", "个月", "月"]).ok_or(PeriodFault::Unreadable)? {
            "个月" | "月" => reader.ended(months(year, 1, count)?),
            _ => {
                quarter_of(year, count)?;
                reader.ended(months(year, 1, count * 3)?)
            }
        };
    }
    if let Some(letter) = reader.any(&["q", "h"]) {
        let number = reader.count()?;
        return reader.ended(if letter == "q" { quarter_of(year, number)? } else { half_of(year, number)? });
    }
    let ordinal = reader.any(&["第"]).is_some();
    if let Some((number, _)) = reader.number() {
        if reader.any(&["季度", "季"]).is_some() {
            return reader.ended(quarter_of(year, number)?);
        }
        if ordinal || reader.any(&["月份", "月"]).is_none() {
            return Err(PeriodFault::Unreadable);
        }
        return within_month(reader, year, number);
    }
    if ordinal || !(worded || reader.rest.is_empty() || reader.rest.starts_with(['全', '底', '末'])) {
        return Err(PeriodFault::Unreadable);
    }
    reader.any(&["全年"]);
    reader.ended(whole_year(year)?)
}

/// `2024.9.30`, `2024/9`: month and day by one mark.
fn date(reader: &mut Reader<'_>, year: i32, mark: &str) -> Result<ParsedPeriod, PeriodFault> {
    let month = reader.count()?;
    if reader.rest.is_empty() {
        return month_of(year, month).map(ParsedPeriod::from);
    }
    reader.any(&[mark]).ok_or(PeriodFault::Unreadable)?;
    let day = reader.count()?;
    reader.any(&["日"]);
    if reader.rest.is_empty() { day_of(year, month, day).map(ParsedPeriod::from) } else { Err(PeriodFault::Unreadable) }
}

/// What follows a month: a day, a third of it, its end.
fn within_month(reader: &mut Reader<'_>, year: i32, month: u32) -> Result<ParsedPeriod, PeriodFault> {
    let whole = month_of(year, month)?;
    let third = reader.any(&["上旬", "中旬", "下旬"]);
    let by = match third {
        Some("上旬") => day_of(year, month, 10)?,
        Some("中旬") => day_of(year, month, 20)?,
        Some(_) => Period::day(whole.last()),
        None => {
            let Some((day, _)) = reader.number() else { return reader.ended(whole) };
            reader.any(&["日", "号"]).ok_or(PeriodFault::Unreadable)?;
            let day = day_of(year, month, day)?;
            return if reader.rest.is_empty() { Ok(day.into()) } else { Err(PeriodFault::Unreadable) };
        }
    };
    if reader.rest.is_empty() { Ok(ParsedPeriod { period: by, imprecise: true }) } else { Err(PeriodFault::Unreadable) }
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    /// The next number with its count of digits, at most nine.
    fn number(&mut self) -> Option<(u32, usize)> {
        let length = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let value = self.rest[..length].parse().ok().filter(|_| length < 10)?;
        self.rest = &self.rest[length..];
        Some((value, length))
    }

    /// The next number, of one or two digits.
    fn count(&mut self) -> Result<u32, PeriodFault> {
        self.number().filter(|(_, digits)| *digits <= 2).map(|(value, _)| value).ok_or(PeriodFault::Unreadable)
    }

    /// The first of these words that stands next.
    fn any<'w>(&mut self, words: &[&'w str]) -> Option<&'w str> {
        let word = words.iter().find(|word| self.rest.starts_with(**word))?;
        self.rest = &self.rest[word.len()..];
        Some(word)
    }

    /// The period, or its last day where 末 or 底 follows; nothing else may.
    fn ended(&mut self, period: Period) -> Result<ParsedPeriod, PeriodFault> {
        let end = self.any(&["末", "底"]).is_some();
        match self.rest {
            "" if end => Ok(Period::day(period.last()).into()),
            "" => Ok(period.into()),
            _ => Err(PeriodFault::Unreadable),
        }
    }
}
