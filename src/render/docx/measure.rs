//! Measures of official papers after GB/T 9704-2012, in the units of the format.
//!
//! A4; 天头 37 mm, 订口 28 mm, type area 版心 156 × 225 mm; 22 lines of 28 characters; page number 7 mm below the type area.

use unicode_width::UnicodeWidthStr;

/// Twentieths of a point in so many millimetres.
pub const fn mm(millimetres: i32) -> i32 {
    (millimetres * 14400 + 127) / 254
}

/// Twentieths of a point.
pub const fn points(points: i32) -> i32 {
    points * 20
}

/// The short and the long edge of A4.
pub const A4: (i32, i32) = (11906, 16838);

/// The margins of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Margins {
    /// Above.
    pub top: i32,
    /// To the right.
    pub right: i32,
    /// Below.
    pub bottom: i32,
    /// To the left.
    pub left: i32,
    /// From the page's edge to the page number's line.
    pub footer: i32,
}

/// An upright page: its number stands 7 mm below the type area.
pub const UPRIGHT: Margins = Margins { top: mm(37), right: mm(26), bottom: mm(35), left: mm(28), footer: mm(25) };

/// A page on its side: the same sheet turned by a quarter, its head at the binding edge.
pub const ON_ITS_SIDE: Margins = Margins { top: mm(28), right: mm(37), bottom: mm(26), left: mm(35), footer: mm(16) };

/// The width of the type area of an upright page.
pub const UPRIGHT_WIDTH: i32 = A4.0 - UPRIGHT.left - UPRIGHT.right;

/// The width of the type area of a page on its side.
pub const SIDE_WIDTH: i32 = A4.1 - ON_ITS_SIDE.left - ON_ITS_SIDE.right;

/// The distance of lines: 22 of them fill the type area.
pub const LINE: i32 = points(28);

/// From the upper edge of the type area to the name of the office in a red head 发文机关标志.
pub const ABOVE_MASTHEAD: i32 = mm(35);

/// The half points of the name of the office in a red head: as large as fits on a line, within what looks well.
pub fn masthead_size(name: &str) -> i32 {
    const SMALLEST: i32 = 44;
    const LARGEST: i32 = 104;
    // A Chinese character is as wide as it is high and two columns of display.
    let columns = i32::try_from(name.width()).unwrap_or(i32::MAX).max(1);
    (UPRIGHT_WIDTH * 2 / 10 / columns).clamp(SMALLEST, LARGEST) / 2 * 2
}

/// What is added to the width of a character of 16 points so that 28 of them fill a line. Not a grid of characters: word
/// processors lay that out differently.
pub const CHARACTER: i32 = -5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_type_area_is_156_by_225_millimetres() {
        let in_mm = |twips: i32| (twips * 254 + 7200) / 14400;
        assert_eq!(in_mm(UPRIGHT_WIDTH), 156);
        assert_eq!(in_mm(A4.1 - UPRIGHT.top - UPRIGHT.bottom), 225);
        assert_eq!(in_mm(SIDE_WIDTH), 225);
        assert_eq!(in_mm(A4.0 - ON_ITS_SIDE.top - ON_ITS_SIDE.bottom), 156);
    }

    #[test]
    fn the_name_of_an_office_stands_on_one_line_in_letters_that_are_neither_small_nor_huge() {
        let sizes =
            ["甲市督查室", "某某市人民政府办公室文件", "某某某某自治区发展和改革委员会督查室"].map(masthead_size);
        assert_eq!(sizes, [104, 72, 48]);
        for (size, characters) in sizes.into_iter().zip([5, 12, 18]) {
            assert!(size * 10 * characters <= UPRIGHT_WIDTH, "{size} {characters}");
        }
        assert_eq!(masthead_size(&"甲".repeat(60)), 44);
        assert_eq!(masthead_size(""), 104);
    }

    #[test]
    fn twenty_two_lines_of_twenty_eight_characters_fill_it() {
        assert_eq!((A4.1 - UPRIGHT.top - UPRIGHT.bottom) / LINE, 22);
        assert_eq!(UPRIGHT_WIDTH / (points(16) + CHARACTER), 28);
    }
}
