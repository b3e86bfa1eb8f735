//! Headings as people write them: with spaces between the characters, notes and units in brackets, full-width signs.

use crate::domain::code::Text;
use crate::domain::glyph;

/// A heading taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// Its words: half-width, lower case, without spaces and brackets.
    pub name: String,
    /// What stands in its brackets where that can be a unit.
    pub unit: Option<Text>,
}

/// What stands in brackets without being a unit.
const REMARKS: [&str; 13] = [
    "必填",
    "必填项",
    "选填",
    "可不填",
    "可选",
    "如有",
    "自动",
    "勿改",
    "required",
    "optional",
    "text",
    "文本",
    "数字",
];

/// No heading has more characters; of a longer text this much is kept to show it.
pub(super) const LONGEST: usize = 200;

/// No unit has more characters.
const LONGEST_UNIT: usize = 10;

impl Heading {
    /// Takes a heading apart; a text too long for one has no name.
    pub fn read(text: &str) -> Self {
        if is_long(text) {
            return Self { name: String::new(), unit: None };
        }
        let plain: String = text.chars().map(glyph::plain).collect();
        let (name, inner) = match plain.split_once(['(', '[', '【', '〔']) {
            Some((name, rest)) => (name, Some(rest.split([')', ']', '】', '〕']).next().unwrap_or_default())),
            None => (plain.as_str(), None),
        };
        let name: String = name.chars().filter(|c| *c != ' ').flat_map(char::to_lowercase).collect();
        let name = name.trim_matches(|c: char| matches!(c, '*' | ':' | '"' | '\'')).to_owned();
        Self { name, unit: inner.and_then(unit) }
    }
}

fn is_long(text: &str) -> bool {
    text.len() > LONGEST && text.chars().nth(LONGEST).is_some()
}

/// What stands in brackets, where it can be a unit.
fn unit(inner: &str) -> Option<Text> {
    let inner = inner.trim();
    let inner = inner.strip_prefix("单位").map_or(inner, |rest| rest.trim_start_matches([':', ' ']));
    let is_remark = REMARKS.iter().any(|remark| inner.eq_ignore_ascii_case(remark));
    let speaks = |c: char| matches!(c, '填' | '年' | '月' | '日' | '按' | '见' | '请' | '注' | ',' | ';' | ':');
    let is_unit = !inner.is_empty()
        && !is_remark
        && inner.chars().count() <= LONGEST_UNIT
        && !inner.contains(speaks)
        && !inner.chars().all(|c| c.is_ascii_digit());
    is_unit.then(|| inner.into())
}

/// The units that a line above a table says its figures are in: `单位：亿元`, `（单位：万户、%）`.
pub(super) fn units_above(cell: &str) -> Vec<Text> {
    if is_long(cell) {
        return Vec::new();
    }
    let plain: String = cell.chars().map(glyph::plain).collect();
    let plain = plain.trim_matches([' ', '(', ')']);
    let said = ["单位:", "计量单位:", "unit:", "Unit:"].iter().find_map(|word| {
        let squeezed = plain.replace(' ', "");
        squeezed.strip_prefix(word).map(str::to_owned)
    });
    let Some(said) = said else { return Vec::new() };
    said.split(['、', ',', ';']).filter_map(unit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Option<String>) {
        let Heading { name, unit } = Heading::read(text);
        (name, unit.map(|unit| unit.to_string()))
    }

    #[test]
    fn a_heading_is_its_words_whatever_stands_around_them() {
        for (text, name, unit) in [
            ("数值", "数值", None),
            (" Value ", "value", None),
            ("数　值", "数值", None),
            ("指 标 名 称", "指标名称", None),
            ("数值\n（亿元）", "数值", Some("亿元")),
            ("数值（亿元）", "数值", Some("亿元")),
            ("数值(单位：万户)", "数值", Some("万户")),
            ("*数值（必填）：", "数值", None),
            ("数值［％］", "数值", Some("%")),
            ("数值（2024年）", "数值", None),
            ("本期数值（按左侧单位填写）", "本期数值", None),
            ("ｖａｌｕｅ＊", "value", None),
        ] {
            assert_eq!(read(text), (name.to_owned(), unit.map(str::to_owned)), "{text:?}");
        }
    }

    #[test]
    fn a_line_above_a_table_may_say_the_units() {
        let units = |text: &str| units_above(text).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(units("单位：亿元"), ["亿元"]);
        assert_eq!(units("（单 位：万户、％）"), ["万户", "%"]);
        assert_eq!(units("填报单位：市统计局"), [] as [&str; 0]);
        assert_eq!(units("单位：按指标口径填写，见说明"), [] as [&str; 0]);
    }

    #[test]
    fn a_text_too_long_for_a_heading_is_not_looked_into() {
        let spaced = |spaces: usize| format!("数{}值", " ".repeat(spaces));
        assert_eq!(read(&spaced(LONGEST - 2)).0, "数值");
        assert_eq!(read(&spaced(LONGEST - 1)), (String::new(), None));
        assert!(units_above(&format!("单位：亿元{}", " ".repeat(LONGEST))).is_empty());
    }
}
