//! One typed quantity taken apart: words of bounds, number, multipliers, unit. What the unit means is not known here.

use super::amount::Amount;
use super::qualifier::{self, Qualifier};
use super::{digits, numeral};
use crate::domain::fault::input::QuantityFault;
use crate::domain::glyph;
use crate::domain::observation::Bound;

/// A quantity taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// The number with its multipliers, without sign.
    pub amount: Amount,
    pub negative: bool,
    /// The largest multiplier written beside the number, 0 where there is none.
    pub scale: i32,
    pub bound: Option<Bound>,
    /// For 百分之 and its like: the power of ten over one percent.
    pub share: Option<i32>,
    /// The number and its multipliers as typed.
    pub number: String,
    /// The unit, empty where none is written.
    pub unit: String,
}

/// Takes a typed quantity apart.
pub(super) fn read(text: &str) -> Result<Written, QuantityFault> {
    let chars: Vec<char> = text.chars().map(glyph::plain).collect();
    let mut scan = Scan { chars: &chars, at: 0, bound: None, negative: false, share: None };
    scan.skip_spaces();
    scan.trim_end();
    if scan.at == scan.chars.len() {
        return Err(QuantityFault::Empty);
    }
    scan.words_after()?;
    scan.words_before()?;
    let per = scan.denominator();
    scan.words_before()?;
    let start = scan.at;
    let (amount, scale) = scan.number()?;
    let number = chars[start..scan.at].iter().collect::<String>().trim_end().to_owned();
    let (amount, mut unit) = scan.unit(amount)?;
    if let Some(per) = per {
        unit.push('/');
        unit.push_str(&per);
    }
    Ok(Written { amount, negative: scan.negative, scale, bound: scan.bound, share: scan.share, number, unit })
}

struct Scan<'a> {
    /// The text up to the words that follow the unit.
    chars: &'a [char],
    at: usize,
    bound: Option<Bound>,
    negative: bool,
    share: Option<i32>,
}

impl Scan<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn skip_spaces(&mut self) {
        while self.peek() == Some(' ') {
            self.at += 1;
        }
    }

    fn trim_end(&mut self) {
        while let [head @ .., ' '] = self.chars
            && self.at < self.chars.len()
        {
            self.chars = head;
        }
    }

    fn rest(&self) -> String {
        self.chars[self.at..].iter().collect()
    }

    fn take(&mut self, word: &str, says: Qualifier) -> Result<(), QuantityFault> {
        match says {
            Qualifier::Plain => {}
            Qualifier::Approximate => return Err(QuantityFault::Approximate { word: word.to_owned() }),
            Qualifier::Negative => self.negative = true,
            Qualifier::Share(power) => self.share = Some(power),
            Qualifier::Bound(second) => match self.bound {
                Some(first) if first != second => return Err(QuantityFault::ConflictingBounds { first, second }),
                _ => self.bound = Some(second),
            },
        }
        Ok(())
    }

    fn words_after(&mut self) -> Result<(), QuantityFault> {
        while let Some((word, says, length)) = qualifier::after(&self.chars[self.at..]) {
            self.take(word, says)?;
            self.chars = &self.chars[..self.chars.len() - length];
            self.trim_end();
        }
        Ok(())
    }

    /// Words of bounds, one sign, 百分之; after a sign or 百分之 only what may still follow it.
    fn words_before(&mut self) -> Result<(), QuantityFault> {
        while let Some((word, says, length)) = qualifier::before(&self.chars[self.at..]) {
            let signed = self.at > 0 && matches!(self.chars[self.at - 1], '+' | '-' | '负');
            if self.share.is_some() || (signed && !matches!(says, Qualifier::Share(_))) {
                break;
            }
            self.take(word, says)?;
            self.at += length;
            self.skip_spaces();
        }
        Ok(())
    }

    /// The 万人 of 每万人33个, with 拥有 and 有 left out.
    fn denominator(&mut self) -> Option<String> {
        if self.peek() != Some('每') {
            return None;
        }
        let rest = &self.chars[self.at + 1..];
        let length = rest.iter().position(|c| c.is_ascii_digit() || glyph::digit(*c).is_some())?;
        let mut per: String = rest[..length].iter().filter(|c| **c != ' ').collect();
        // A bound may stand between: 每万人超过33个.
        let words = ["超过", "不低于", "不少于", "至少", "超", "达到", "达", "拥有", "有"];
        let mut keep = per.len();
        while let Some(word) = words.iter().find(|word| per[..keep].ends_with(**word)) {
            keep -= word.len();
            if let Some((_, says, _)) = qualifier::before(&word.chars().collect::<Vec<_>>()) {
                self.take(word, says).ok()?;
            }
        }
        per.truncate(keep);
        self.at += 1 + length;
        Some(per)
    }

    /// The number with its multipliers: `5.2万`, `1亿3500万`, 十二万五千; and the largest multiplier.
    fn number(&mut self) -> Result<(Amount, i32), QuantityFault> {
        let (mut total, mut largest, mut above) = (Amount::ZERO, 0, None::<i32>);
        loop {
            let start = self.at;
            let (term, inner) = self.term()?;
            let power = self.multipliers()?;
            let value = term.shifted(power);
            // 1亿3500万: each part below the multiplier before it; a last part without one must fill every place.
            let too_large = above.is_some_and(|above| value.reach() > above);
            let too_short = above.is_some_and(|above| power == 0 && value.reach() < above);
            if too_large || too_short || (above.is_some() && total.is_zero()) {
                return Err(self.unexpected(start));
            }
            total = total.plus(value)?;
            largest = largest.max(inner).max(power);
            self.skip_spaces();
            let more = self.peek().is_some_and(|c| c.is_ascii_digit() || glyph::digit(c).is_some());
            if !more || power == 0 {
                return Ok((total, largest));
            }
            if !term.is_whole() || self.bound_within(start) {
                return Err(self.unexpected(self.at));
            }
            above = Some(power);
        }
    }

    /// True where 余 or 多 stands between a place and here: nothing may follow but the unit.
    fn bound_within(&self, start: usize) -> bool {
        self.chars[start..self.at].iter().any(|c| matches!(c, '余' | '多'))
    }

    /// Digits or a Chinese numeral, with the numeral's own largest multiplier.
    fn term(&mut self) -> Result<(Amount, i32), QuantityFault> {
        match self.peek() {
            Some(c) if c.is_ascii_digit() || c == '.' => {
                let (amount, end) = digits::read(self.chars, self.at)?;
                self.at = end;
                Ok((amount, 0))
            }
            Some(c) if glyph::digit(c).is_some() || glyph::power(c) == Some(1) => {
                let numeral = numeral::read(self.chars, self.at)?;
                self.at = numeral.end;
                Ok((numeral.amount, numeral.scale))
            }
            // 百兆, 千兆, 万兆 and 百分之百 stand without a number.
            Some(c) if glyph::power(c).is_some() && self.stands_alone() => Ok((Amount::ONE, 0)),
            _ => Err(QuantityFault::NotANumber { found: self.rest() }),
        }
    }

    fn stands_alone(&self) -> bool {
        let after = self.chars[self.at..].iter().position(|c| glyph::power(*c).is_none());
        let rest = after.map_or(&[][..], |length| &self.chars[self.at + length..]);
        rest.starts_with(&['兆']) || (self.share.is_some() && self.chars[self.at..] == ['百'])
    }

    /// 万, 亿 and their like after a term, with 余 or 多 between or after them; their power of ten.
    fn multipliers(&mut self) -> Result<i32, QuantityFault> {
        let mut power = 0_i32;
        loop {
            self.skip_spaces();
            let rest = &self.chars[self.at..];
            match rest.first() {
                Some('余' | '多') => self.take("余", Qualifier::Bound(Bound::MoreThan))?,
                Some(_) if rest.starts_with(&['百', '分', '点']) => return Ok(power),
                Some(c) => match glyph::power(*c) {
                    Some(more) => power = power.saturating_add(more),
                    None => return Ok(power),
                },
                None => return Ok(power),
            }
            self.at += 1;
        }
    }

    /// The unit after the number; 成 may carry a last digit of its own: 三成五 is 3.5 成.
    fn unit(&mut self, amount: Amount) -> Result<(Amount, String), QuantityFault> {
        self.skip_spaces();
        let rest = &self.chars[self.at..];
        if let ['成', last] = rest
            && amount.is_whole()
            && let Some(tenth) = last.to_digit(10).or_else(|| glyph::digit(*last).map(u32::from))
        {
            let amount = amount.plus(Amount::whole(tenth.into())?.shifted(-1))?;
            return Ok((amount, "成".to_owned()));
        }
        let text: String = rest.iter().collect();
        let after = text.trim_start_matches(['-', '~', '–', '—', '至', '到', '%', ' ']);
        let number_follows = after.starts_with(|c: char| c.is_ascii_digit() || glyph::digit(c).is_some());
        if number_follows && after.len() < text.len() {
            return Err(QuantityFault::Range);
        }
        if let Some(power) = text.strip_prefix(['e', 'E'])
            && power.trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit())
        {
            return Err(QuantityFault::Exponent);
        }
        if let Some(word) = qualifier::WITHIN.iter().find(|word| text.starts_with(**word)) {
            return Err(QuantityFault::Approximate { word: (*word).to_owned() });
        }
        if self.share.is_some() && !text.is_empty() {
            return Err(self.unexpected(self.at));
        }
        Ok((amount, text))
    }

    fn unexpected(&self, at: usize) -> QuantityFault {
        QuantityFault::Unexpected { found: self.chars[at..].iter().collect(), at: at + 1 }
    }
}
