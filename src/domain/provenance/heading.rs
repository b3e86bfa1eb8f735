//! Headings with numbers, and which clause they begin.
//!
//! A number at the beginning of a line is a heading's where it follows the one before it; one that does not is taken for
//! a heading only where a paragraph begins, and is then out of order.

use super::clause::Clause;

/// How deep a heading lies, by the form of its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    /// 第一章, 第一编, 第一部分.
    Chapter,
    /// 第一节.
    Section,
    /// 第一条.
    Article,
    /// 一、.
    One,
    /// (一).
    Two,
    /// 1.
    Three,
    /// (1).
    Four,
    /// ①.
    Five,
}

const LEVELS: usize = 8;

/// The number of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ordinal {
    /// The place of its first sign.
    pub at: usize,
    /// The signs it takes.
    pub length: usize,
    /// The line.
    pub line: u32,
    /// What should have come, where it does not follow the one before.
    pub expected: Option<String>,
}

/// The headings read so far.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The last number of each level; those of deeper levels begin again where a level begins, save for what runs on.
    last: [u32; LEVELS],
    /// The same, forgotten where an outer level begins.
    here: [u32; LEVELS],
    path: Vec<(Level, String)>,
}

/// A number that may be a heading's.
#[derive(Debug, Clone)]
pub(super) struct Number {
    level: Level,
    value: u32,
    /// The signs it takes.
    length: usize,
    /// As a reference writes it.
    part: String,
}

impl Outline {
    /// Reads the heading that a line begins with, and the clause it opens; `next` is the next number of its level.
    ///
    /// A number that does not follow is a slip where the next one goes on from the one that should have come, or where it
    /// is used already: the clause is then the one that should have come. Else clauses are missing before it.
    pub fn read(
        &mut self,
        found: Number,
        next: Option<u32>,
        (at, line): (usize, u32),
        paragraph: bool,
    ) -> Option<(Ordinal, Clause)> {
        let depth = found.level as usize;
        let (last, here) = (self.last[depth], self.here[depth]);
        let begins_anywhere = found.level >= Level::Three || found.level == Level::Article;
        let due = if here > 0 { here + 1 } else { 1 };
        // Numbers that run on through the clauses around them.
        let runs_on = here == 0 && last > 0 && found.value == last + 1;
        let mut follows = found.value == due || runs_on || (begins_anywhere && found.value == 1);
        let goes_on = |due: u32| next == Some(due + 1);
        let meant = if found.value != due && goes_on(due) {
            Some(due)
        } else if here == 0 && last > 0 && begins_anywhere && found.value != last + 1 && goes_on(last + 1) && last > 1 {
            Some(last + 1)
        } else {
            (found.value <= here && !follows).then_some(due)
        };
        let meant = meant.filter(|_| !runs_on);
        follows &= meant.is_none();
        if !follows && !paragraph {
            return None;
        }
        let value = meant.unwrap_or(found.value);
        let expected = (!follows)
            .then(|| found.level.written(meant.unwrap_or(if here == 0 && begins_anywhere { last + 1 } else { due })));
        self.last[depth] = value;
        self.here[depth] = value;
        self.here[depth + 1..].fill(0);
        self.path.retain(|(level, _)| *level < found.level);
        self.path.push((found.level, if meant.is_some() { found.level.cited(value) } else { found.part }));
        let clause = Clause { path: self.path.iter().map(|(_, part)| part.clone()).collect() };
        Some((Ordinal { at, length: found.length, line, expected }, clause))
    }
}

impl Level {
    /// A number as a heading of this level writes it.
    fn written(self, value: u32) -> String {
        let han = || han(value);
        match self {
            Self::Chapter => format!("第{}章", han()),
            Self::Section => format!("第{}节", han()),
            Self::Article => format!("第{}条", han()),
            Self::One => format!("{}、", han()),
            Self::Two => format!("({})", han()),
            Self::Three => format!("{value}."),
            Self::Four => format!("({value})"),
            Self::Five => char::from_u32(0x245F + value).unwrap_or('①').to_string(),
        }
    }

    /// A number as a reference to a clause of this level writes it.
    fn cited(self, value: u32) -> String {
        self.written(value).trim_end_matches(['、', '.']).to_owned()
    }
}

/// For each line the next number of the level of its own number.
pub(super) fn next_numbers(numbers: &[Option<Number>]) -> Vec<Option<u32>> {
    let mut coming = [None; LEVELS];
    let mut next: Vec<Option<u32>> = numbers
        .iter()
        .rev()
        .map(|number| number.as_ref().and_then(|number| coming[number.level as usize].replace(number.value)))
        .collect();
    next.reverse();
    next
}

/// The number that a line begins with, if it may be a heading's.
pub(super) fn number_of(line: &[char]) -> Option<Number> {
    let of = |level, value, length, part| Some(Number { level, value, length, part });
    match *line.first()? {
        '第' => {
            let (value, length) = ordinal(&line[1..])?;
            let level = match line.get(1 + length)? {
                '章' | '编' | '篇' => Level::Chapter,
                '部' if line.get(2 + length) == Some(&'分') => Level::Chapter,
                '节' => Level::Section,
                '条' => Level::Article,
                _ => return None,
            };
            let length = length + 2 + usize::from(line.get(1 + length) == Some(&'部'));
            of(level, value, length, line[..length].iter().collect())
        }
        '(' => {
            let (value, length) = ordinal(&line[1..])?;
            if line.get(1 + length) != Some(&')') {
                return None;
            }
            let level = if line[1].is_ascii_digit() { Level::Four } else { Level::Two };
            let comma = usize::from(line.get(2 + length) == Some(&'、'));
            of(level, value, length + 2 + comma, line[..length + 2].iter().collect())
        }
        c @ '①'..='⑳' => of(Level::Five, u32::from(c) - 0x245F, 1, c.to_string()),
        c => {
            let (value, length) = ordinal(line)?;
            let (point, next) = (line.get(length)?, line.get(length + 1));
            let part: String = line[..length].iter().collect();
            match point {
                '、' if !c.is_ascii_digit() => of(Level::One, value, length + 1, part),
                '.' | '、' if c.is_ascii_digit() && !next.is_some_and(char::is_ascii_digit) => {
                    of(Level::Three, value, length + 1, part)
                }
                _ => None,
            }
        }
    }
}

/// A whole number from 1 to 199, and the signs it takes.
fn ordinal(signs: &[char]) -> Option<(u32, usize)> {
    let digits = signs.iter().take_while(|c| c.is_ascii_digit()).count();
    if digits > 0 {
        let value = signs[..digits.min(4)].iter().filter_map(|c| c.to_digit(10)).fold(0, |sum, d| sum * 10 + d);
        return (digits <= 3 && value > 0).then_some((value, digits));
    }
    let length = signs.iter().take_while(|c| "一二三四五六七八九十百零〇".contains(**c)).count();
    let text: String = signs[..length].iter().collect();
    (1..200).find(|value| han(*value) == text).map(|value| (value, length))
}

/// A number below a thousand as headings write it: 十 for 一十, 一百零五.
#[must_use]
pub fn han(value: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |value: u32| DIGITS[(value % 10) as usize];
    match value {
        0..10 => digit(value).to_owned(),
        10..20 => format!("十{}", digit(value)),
        20..100 => format!("{}十{}", digit(value / 10), digit(value)),
        _ if value.is_multiple_of(100) => format!("{}百", digit(value / 100)),
        _ if value % 100 < 10 => format!("{}百零{}", digit(value / 100), digit(value)),
        _ => format!("{}百{}十{}", digit(value / 100), digit(value % 100 / 10), digit(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::provenance::script::folded;

    /// The clauses that lines open, and what should have come instead.
    fn read(lines: &[&str]) -> Vec<(String, Option<String>)> {
        let mut outline = Outline::default();
        let numbers: Vec<Option<Number>> = lines.iter().map(|line| number_of(&folded(line))).collect();
        let next = next_numbers(&numbers);
        let read = numbers.into_iter().zip(next).filter_map(|(number, next)| outline.read(number?, next, (0, 1), true));
        read.map(|(ordinal, clause)| (clause.number(), ordinal.expected)).collect()
    }

    fn numbers(lines: &[&str]) -> Vec<String> {
        let read = read(lines);
        assert!(read.iter().all(|(_, expected)| expected.is_none()), "{read:?}");
        read.into_iter().map(|(number, _)| number).collect()
    }

    #[test]
    fn numbers_begin_again_or_run_on() {
        let again = ["一、总则", "（一）目标", "1. 甲", "2．乙", "（二）原则", "1、丙", "二、任务", "（一）丁", "1.戊"];
        assert_eq!(
            numbers(&again),
            ["一", "一(一)", "一(一)1", "一(一)2", "一(二)", "一(二)1", "二", "二(一)", "二(一)1"]
        );
        let on = ["一、总则", "1.甲", "2.乙", "二、任务", "3.丙", "(一)丁"];
        assert_eq!(numbers(&on), ["一", "一1", "一2", "二", "二3", "二(一)"]);
    }

    #[test]
    fn chapters_articles_and_inner_lists_are_read() {
        let lines =
            ["第一章 总则", "第一条 为了", "第二条 本办法", "（一）甲", "（1）乙", "①丙", "第二章 任务", "第三条 丁"];
        let read = numbers(&lines);
        assert_eq!(read[3..6], ["第一章第二条(一)", "第一章第二条(一)(1)", "第一章第二条(一)(1)①"]);
        assert_eq!(read[7], "第二章第三条");
    }

    #[test]
    fn a_number_that_does_not_follow_is_told_with_the_one_that_should() {
        let read = read(&["一、甲", "三、乙", "（一）丙", "（三）丁", "1.戊", "3.己", "四、庚"]);
        let expected: Vec<_> = read.iter().map(|(_, expected)| expected.as_deref().unwrap_or_default()).collect();
        assert_eq!(expected, ["", "二、", "", "(二)", "", "2.", ""]);
        assert_eq!(read[5].0, "三(三)3");
    }

    #[test]
    fn a_slip_is_told_once_and_the_clause_is_the_one_that_was_meant() {
        for (slip, meant) in [
            (["一、甲", "三、乙", "三、丙"], "二"),
            (["三、甲", "二、乙", "三、丙"], "一"),
            (["一、甲", "二、乙", "二、丙"], "三"),
            (["1.甲", "5.乙", "3.丙"], "2"),
            (["1.甲", "1.乙", "3.丙"], "2"),
            (["（二）甲", "（二）乙", "（三）丙"], "(一)"),
        ] {
            let read = read(&slip);
            let told: Vec<_> =
                read.iter().filter(|(_, expected)| expected.is_some()).map(|(number, _)| number).collect();
            assert_eq!(told, [meant], "{slip:?}");
        }
        let run_on = read(&["一、甲", "1.乙", "2.丙", "二、丁", "5.戊", "4.己"]);
        assert_eq!(run_on[4], ("二3".to_owned(), Some("3.".to_owned())));
        assert_eq!(run_on[5], ("二4".to_owned(), None));
    }

    #[test]
    fn what_is_no_heading_opens_no_clause() {
        assert_eq!(
            numbers(&["2025年", "1.25规划", "5G网络", "(所)建设", "一批企业", "第三方机构", "1000. 甲"]),
            [""; 0]
        );
        let number = number_of(&folded("三、四线城市")).expect("a number");
        assert!(Outline::default().read(number, None, (0, 1), false).is_none());
    }

    #[test]
    fn headings_write_numbers_without_gaps() {
        for (value, text) in [(1, "一"), (10, "十"), (19, "十九"), (20, "二十"), (118, "一百一十八"), (105, "一百零五")]
        {
            assert_eq!(han(value), text);
            assert_eq!(ordinal(&text.chars().collect::<Vec<_>>()), Some((value, text.chars().count())));
        }
    }
}
