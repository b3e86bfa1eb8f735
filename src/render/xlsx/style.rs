//! How cells look: typefaces by name, colours, alignment.

use std::collections::HashMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::number::{DATE, usual};
use crate::domain::light::Light;
use crate::i18n::Lang;
use crate::report::document::Align;
use crate::report::workbook::{Measure, Part, Spec};

/// The lines around cells.
const LINE: Color = Color::RGB(0x00BF_BFBF);
/// Behind heads.
const HEAD: Color = Color::RGB(0x00DC_E6F1);
/// Behind what is left to write in.
const INPUT: Color = Color::RGB(0x00FF_FBE6);
/// Behind the heads of what is left to write in.
const INPUT_HEAD: Color = Color::RGB(0x00FF_E699);

/// The formats of a workbook.
#[derive(Debug)]
pub struct Style {
    lang: Lang,
    numbers: HashMap<String, Format>,
    date: Format,
}

impl Style {
    /// The formats in a language, whose typefaces they take.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let date = body(lang).set_align(FormatAlign::Center).set_num_format(DATE);
        Self { lang, numbers: HashMap::new(), date }
    }

    /// Text of the body, small enough for a page of many columns.
    #[must_use]
    pub fn body(&self) -> Format {
        body(self.lang)
    }

    /// The title of a sheet.
    #[must_use]
    pub fn title(&self) -> Format {
        Format::new()
            .set_font_name(self.lang.pick("方正小标宋简体", "Calibri"))
            .set_font_size(18)
            .set_bold_if(self.lang)
    }

    /// A heading within a sheet.
    #[must_use]
    pub fn heading(&self) -> Format {
        let format = Format::new().set_font_name(self.lang.pick("黑体", "Calibri")).set_font_size(12);
        format.set_bold_if(self.lang).set_align(FormatAlign::VerticalCenter)
    }

    /// The head of a column.
    #[must_use]
    pub fn head(&self, part: Part) -> Format {
        let fill = if part == Part::Input { INPUT_HEAD } else { HEAD };
        let format = Format::new().set_font_name(self.lang.pick("黑体", "Calibri")).set_font_size(10);
        let format = format.set_bold_if(self.lang).set_background_color(fill).set_text_wrap();
        format.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter).bordered()
    }

    /// The cells of a column.
    #[must_use]
    pub fn column(&self, spec: &Spec) -> Format {
        let align = match (spec.part, spec.measure, spec.head.align) {
            (Part::Counter | Part::Status | Part::Light, ..) | (_, Measure::Date, _) => FormatAlign::Center,
            (.., Align::Right) => FormatAlign::Right,
            (.., Align::Left) => FormatAlign::Left,
        };
        let mut format = self.body().set_align(align);
        if spec.head.wraps {
            format = format.set_text_wrap();
        }
        match usual(spec.measure) {
            Some(number) => format.set_num_format(number),
            None => format,
        }
    }

    /// A number with a format of its own.
    pub fn number(&mut self, number: &str) -> &Format {
        if !self.numbers.contains_key(number) {
            let format = self.body().set_align(FormatAlign::Right).set_num_format(number);
            self.numbers.insert(number.to_owned(), format);
        }
        &self.numbers[number]
    }

    /// A day in a column of other things.
    #[must_use]
    pub fn date(&self) -> &Format {
        &self.date
    }

    /// A cell that is left to write in.
    #[must_use]
    pub fn input(&self) -> Format {
        self.body().set_background_color(INPUT).set_text_wrap().bordered()
    }
}

fn body(lang: Lang) -> Format {
    let format = Format::new().set_font_name(lang.pick("宋体", "Calibri")).set_font_size(10);
    format.set_align(FormatAlign::VerticalCenter)
}

/// Lines around a cell, as a format that comes with a condition.
#[must_use]
pub fn lines() -> Format {
    Format::new().bordered()
}

/// Lines and colour of what is left to write in, as a format that comes with a condition.
#[must_use]
pub fn input_lines() -> Format {
    lines().set_background_color(INPUT)
}

/// A light: its colour behind the text.
#[must_use]
pub fn light(light: Light) -> Format {
    let (text, fill) = match light {
        Light::None => return lines(),
        Light::Blue => (0x001F_4E79, 0x00BD_D7EE),
        Light::Green => (0x0000_6100, 0x00C6_EFCE),
        Light::Yellow => (0x007F_6000, 0x00FF_E699),
        Light::Red => (0x009C_0006, 0x00FF_C7CE),
    };
    lines().set_font_color(Color::RGB(text)).set_background_color(Color::RGB(fill))
}

/// What formats here have in common.
trait Common {
    fn bordered(self) -> Self;
    fn set_bold_if(self, lang: Lang) -> Self;
}

impl Common for Format {
    fn bordered(self) -> Self {
        self.set_border(FormatBorder::Thin).set_border_color(LINE)
    }

    /// Chinese headings have a typeface of their own; English ones are bold.
    fn set_bold_if(self, lang: Lang) -> Self {
        if lang == Lang::En { self.set_bold() } else { self }
    }
}
