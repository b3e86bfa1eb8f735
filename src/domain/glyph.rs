//! Characters that people type in several shapes, in the one shape the readers of quantities, units and periods know.

/// The plain shape of a character: half-width for full-width, `-` for a minus, a space for every space.
///
/// One character stays one character, so that places in the typed text remain valid.
#[must_use]
pub(crate) fn plain(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '−' | '﹣' | '‐' | '‑' => '-',
        '﹪' => '%',
        '萬' => '万',
        '億' => '亿',
        '點' => '点',
        '兩' => '两',
        '\u{200B}' | '\u{2060}' | '\u{FEFF}' => ' ',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// The digit that a Chinese numeral sign stands for, everyday or formal.
#[must_use]
pub(crate) fn digit(c: char) -> Option<u8> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The power of ten that 十, 百, 千, 万 and 亿 stand for.
#[must_use]
pub(crate) fn power(c: char) -> Option<i32> {
    Some(match c {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' => 4,
        '亿' => 8,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_forms_become_half_width() {
        let plained: String = "９５％　１，２０８．５／Ａ－−".chars().map(plain).collect();
        assert_eq!(plained, "95% 1,208.5/A--");
    }
}
