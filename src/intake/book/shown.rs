//! How a cell shows its number, by its number format: as a percentage, as a day or only its month, with words around it.

use crate::domain::code::Text;

/// How a cell shows its number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// As it is.
    #[default]
    Plain,
    /// A hundred times, with a percent sign.
    Percent,
    /// With words around it: `5.2万` for 5.2.
    Framed { before: Text, after: Text },
    /// A day.
    Day,
    /// The month of a day.
    Month,
    /// The year of a day.
    Year,
    /// A day without its year.
    NoYear,
    /// A time of day, or a length of time.
    Time,
    /// As a text that the file keeps beside the number.
    As(Text),
}

/// Words of colours and languages stand in brackets; what is literal, in quotation marks or behind a backslash.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a part that a format has or has not")]
struct Parts {
    year: bool,
    month: bool,
    day: bool,
    clock: bool,
    percent: bool,
    digits: bool,
    /// Whether a comma behind the last digit divides by a thousand.
    divided: bool,
    before: String,
    after: String,
}

impl Shown {
    /// By the number and the code of a format.
    pub fn of(id: Option<u32>, code: &str) -> Self {
        match id {
            // What these numbers mean in Chinese editions is not written in the file.
            Some(27 | 36 | 50 | 52 | 57) if code.eq_ignore_ascii_case("general") => Self::Month,
            Some(28 | 29 | 51 | 53 | 54 | 58) if code.eq_ignore_ascii_case("general") => Self::NoYear,
            Some(30 | 31) if code.eq_ignore_ascii_case("general") => Self::Day,
            Some(32..=35 | 55 | 56) if code.eq_ignore_ascii_case("general") => Self::Time,
            _ => Self::of_code(code),
        }
    }

    fn of_code(code: &str) -> Self {
        if code.eq_ignore_ascii_case("general") || code == "@" {
            return Self::Plain;
        }
        let parts = Parts::read(code);
        match parts {
            Parts { year: true, month: true, day: true, .. } => Self::Day,
            Parts { year: true, month: true, .. } => Self::Month,
            Parts { year: true, day: false, .. } => Self::Year,
            Parts { clock: true, .. } => Self::Time,
            Parts { month: true, .. } | Parts { day: true, .. } => Self::NoYear,
            Parts { percent: true, .. } => Self::Percent,
            Parts { divided: false, before, after, .. } if !(before.is_empty() && after.is_empty()) => {
                Self::Framed { before: before.into(), after: after.into() }
            }
            _ => Self::Plain,
        }
    }
}

impl Parts {
    fn read(code: &str) -> Self {
        // What shows positive numbers stands first.
        let mut parts = Self::default();
        let code = code.replace("AM/PM", "h").replace("上午/下午", "h");
        let code = code.replace("G/通用格式", "0").replace("General", "0");
        let mut signs = code.chars();
        let mut literal = String::new();
        while let Some(sign) = signs.next() {
            match sign {
                '"' => literal.extend(signs.by_ref().take_while(|c| *c != '"')),
                '\\' | '!' => literal.extend(signs.next()),
                '_' | '*' => {
                    signs.next();
                }
                '[' => {
                    let inner: String = signs.by_ref().take_while(|c| *c != ']').collect();
                    parts.clock |= matches!(inner.to_ascii_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss");
                }
                ';' => break,
                'y' | 'Y' => parts.year = true,
                'm' | 'M' => parts.month = true,
                'd' | 'D' => parts.day = true,
                'h' | 'H' | 's' | 'S' => parts.clock = true,
                '%' => parts.percent = true,
                '0' | '#' | '?' => {
                    parts.digits = true;
                    parts.divided = false;
                    parts.before.push_str(&std::mem::take(&mut literal));
                    parts.before.push_str(&std::mem::take(&mut parts.after));
                }
                ',' if parts.digits => parts.divided = true,
                // Some programs write words without quotation marks.
                c if speaks(c) => literal.push(c),
                _ => {}
            }
            if parts.digits && !literal.is_empty() {
                parts.after.push_str(&std::mem::take(&mut literal));
            }
        }
        for words in [&mut parts.before, &mut parts.after] {
            if !words.chars().any(speaks) {
                words.clear();
            }
        }
        parts
    }
}

/// True for what changes how a number reads: Chinese words, signs of bounds and shares; not for currencies and blanks.
fn speaks(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '≥' | '≤' | '≈' | '％' | '%' | '‰')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn framed(before: &str, after: &str) -> Shown {
        Shown::Framed { before: before.into(), after: after.into() }
    }

    #[test]
    fn formats_tell_percentages_days_and_words() {
        for (code, shown) in [
            ("General", Shown::Plain),
            ("@", Shown::Plain),
            ("#,##0.00", Shown::Plain),
            ("0.00E+00", Shown::Plain),
            ("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", Shown::Plain),
            ("\"¥\"#,##0.00", Shown::Plain),
            ("[$¥-804]#,##0.00;[Red]-[$¥-804]#,##0.00", Shown::Plain),
            ("0%", Shown::Percent),
            ("0.00%;[Red]-0.00%", Shown::Percent),
            ("0.0\"%\"", framed("", "%")),
            ("0.0\"万\"", framed("", "万")),
            ("0.00\\亿\\元", framed("", "亿元")),
            ("\"约\"0", framed("约", "")),
            // The cell holds the whole number and shows it divided.
            ("0!.0,\"万\"", Shown::Plain),
            ("#,##0,\"千\"", Shown::Plain),
            ("yyyy-mm-dd", Shown::Day),
            ("yyyy\"年\"m\"月\"d\"日\";@", Shown::Day),
            ("m/d/yy h:mm", Shown::Day),
            ("[$-804]yyyy\"年\"m\"月\"", Shown::Month),
            ("mmm-yy", Shown::Month),
            ("yyyy\"年\"", Shown::Year),
            ("m\"月\"d\"日\"", Shown::NoYear),
            ("h:mm:ss AM/PM", Shown::Time),
            ("[h]:mm", Shown::Time),
            ("0\"年\"", framed("", "年")),
            ("G/通用格式\"万元\"", framed("", "万元")),
        ] {
            assert_eq!(Shown::of(None, code), shown, "{code}");
        }
    }

    #[test]
    fn chinese_editions_have_formats_of_their_own_by_number() {
        assert_eq!(Shown::of(Some(57), "General"), Shown::Month);
        assert_eq!(Shown::of(Some(58), "General"), Shown::NoYear);
        assert_eq!(Shown::of(Some(31), "General"), Shown::Day);
        assert_eq!(Shown::of(Some(58), "0%"), Shown::Percent);
        assert_eq!(Shown::of(Some(0), "General"), Shown::Plain);
    }
}
