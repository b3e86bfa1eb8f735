//! A unit taken apart: what is measured, and the power of ten.

use crate::domain::glyph;

const PERCENT: &str = "%";
const YUAN: &str = "元";
const FLOPS: &str = "flops";
const BITS: &str = "bit/s";
const BYTES: &str = "B/s";

/// A unit as a base and powers of ten: 万元 is 元 with a lead of 4.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Measure {
    /// What is measured.
    pub base: String,
    /// The power of the multipliers in front: 万, 亿, 千万.
    pub lead: i32,
    /// How many characters they are.
    pub lead_chars: usize,
    /// The power in the unit's own name: 15 for PFLOPS, −4 for a denominator of 万人.
    own: i32,
}

impl Measure {
    /// Takes a unit apart; single letters (`P`, `G`) are understood where `family` says what is measured.
    pub fn read(text: &str, family: Option<&str>) -> Self {
        let mut plain = String::with_capacity(text.len());
        plain.extend(text.chars().map(glyph::plain).filter(|c| *c != ' '));
        if plain.ends_with("Bps") || plain.ends_with("B/s") {
            let prefix = plain.bytes().next().map(|b| b.to_ascii_lowercase());
            let own = prefix.and_then(metric).unwrap_or(0);
            return Self { base: BYTES.to_owned(), lead: 0, lead_chars: 0, own };
        }
        plain.make_ascii_lowercase();
        Self::named(&plain, family)
    }

    fn named(plain: &str, family: Option<&str>) -> Self {
        let (mut rest, mut lead, mut lead_chars) = (plain, 0, 0);
        loop {
            if let Some((base, own)) = word(rest).or_else(|| letter(rest, family?)) {
                return Self { base: base.to_owned(), lead, lead_chars, own };
            }
            let mut chars = rest.chars();
            let Some(power) = chars.next().and_then(glyph::power) else { break };
            if chars.as_str().is_empty() || chars.as_str().starts_with('/') {
                break;
            }
            lead += power;
            lead_chars += 1;
            rest = chars.as_str();
        }
        let Some((above, below)) = rest.split_once('/').filter(|(_, below)| !below.contains('/')) else {
            return Self { base: rest.to_owned(), lead, lead_chars, own: 0 };
        };
        let (above, below) = (Self::named(above, None), Self::named(below.trim_start_matches('每'), None));
        let base = format!("{}/{}", above.base, below.base);
        Self { base, lead, lead_chars, own: above.exponent() - below.exponent() }
    }

    /// The power of ten of the whole unit over its base.
    pub fn exponent(&self) -> i32 {
        self.lead + self.own
    }

    pub fn is_percent(&self) -> bool {
        self.base == PERCENT
    }

    /// True for words that count things: no known family, nothing per something, no Latin symbol, no 倍 or 级.
    pub fn is_count(&self) -> bool {
        const NOT_COUNTED: [&str; 14] =
            ["%", "元", "瓦", "瓦时", "米", "克", "平方米", "倍", "级", "分", "分钟", "小时", "天", "美元"];
        let known = NOT_COUNTED.contains(&self.base.as_str());
        !known && !self.base.contains('/') && self.base.chars().next().is_some_and(|c| !c.is_ascii())
    }

    /// Other units of the same family, for examples.
    pub fn relatives(&self) -> &'static [&'static str] {
        match self.base.as_str() {
            PERCENT => &["%", "百分点", "成"],
            YUAN => &["元", "万元", "亿元"],
            FLOPS => &["PFLOPS", "P", "EFLOPS"],
            BITS => &["Mbps", "Gbps", "兆"],
            _ => &[],
        }
    }
}

/// The base and power of a unit with a name of its own.
fn word(text: &str) -> Option<(&'static str, i32)> {
    Some(match text {
        "%" | "百分点" | "个百分点" => (PERCENT, 0),
        "‰" => (PERCENT, -1),
        "成" => (PERCENT, 1),
        "元" | "圆" | "元人民币" | "人民币" | "人民币元" | "yuan" | "rmb" | "cny" => (YUAN, 0),
        "次/秒" | "次浮点运算" | "次浮点运算/秒" | "次浮点计算/秒" | "次浮点/秒" => (FLOPS, 0),
        "兆" | "兆比特/秒" => (BITS, 6),
        "吉比特/秒" => (BITS, 9),
        "比特/秒" => (BITS, 0),
        "千瓦" | "kw" => ("瓦", 3),
        "兆瓦" | "mw" => ("瓦", 6),
        "吉瓦" | "gw" => ("瓦", 9),
        "千瓦时" | "度" | "kwh" => ("瓦时", 3),
        "千米" | "公里" | "km" => ("米", 3),
        "千克" | "公斤" | "kg" => ("克", 3),
        "吨" => ("克", 6),
        "公顷" => ("平方米", 4),
        "平方公里" | "平方千米" => ("平方米", 6),
        _ => {
            let (prefix, base) = ["flops", "flop/s"]
                .iter()
                .find_map(|end| Some((text.strip_suffix(end)?, FLOPS)))
                .or_else(|| ["bps", "bit/s", "b/s"].iter().find_map(|end| Some((text.strip_suffix(end)?, BITS))))?;
            match prefix.as_bytes() {
                [] => (base, 0),
                [letter] => (base, metric(*letter)?),
                _ => return None,
            }
        }
    })
}

/// The base and power of a single letter where the family is known: `P` of computing power, `G` of bandwidth.
fn letter(text: &str, family: &str) -> Option<(&'static str, i32)> {
    match (family, text) {
        (FLOPS, "t" | "p" | "e" | "z") => Some((FLOPS, metric(text.bytes().next()?)?)),
        (BITS, "k" | "m" | "g" | "t") => Some((BITS, metric(text.bytes().next()?)?)),
        _ => None,
    }
}

/// The power of ten of a metric prefix in lower case.
fn metric(letter: u8) -> Option<i32> {
    Some(match letter {
        b'k' => 3,
        b'm' => 6,
        b'g' => 9,
        b't' => 12,
        b'p' => 15,
        b'e' => 18,
        b'z' => 21,
        _ => return None,
    })
}
