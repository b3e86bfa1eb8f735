//! The named styles: whoever wants another look changes a style, not a paragraph.

mod part;

use super::measure::{ABOVE_MASTHEAD, LINE, masthead_size, points};
use crate::i18n::Lang;
pub use part::styles;

/// Faces of type, by the names under which offices have them.
pub mod face {
    /// Body: 仿宋.
    pub const BODY: &str = "仿宋_GB2312";
    /// Title: 小标宋.
    pub const TITLE: &str = "方正小标宋简体";
    /// Headings of the first level: 黑体.
    pub const BLACK: &str = "黑体";
    /// Headings of the second level: 楷体.
    pub const BRUSH: &str = "楷体_GB2312";
    /// Page numbers: 宋体.
    pub const SONG: &str = "宋体";
    /// Latin letters and digits.
    pub const LATIN: &str = "Times New Roman";
}

/// The styles of paragraphs, by what stands in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The base of all others.
    Normal,
    /// A paragraph of the body.
    Body,
    /// Whose paper it is, in red.
    Masthead,
    /// The title.
    Title,
    /// The number of the paper.
    Number,
    /// Whom it is addressed to.
    Salutation,
    /// A heading, level 1 to 4.
    Heading(u8),
    /// What is annexed.
    Annexes,
    /// Who signs.
    Signature,
    /// The day.
    Date,
    /// Which annex begins.
    AnnexMark,
    /// The title of an annex.
    AnnexTitle,
    /// The page number.
    Footer,
    /// A head of a table.
    TableHead,
    /// A cell of a table.
    TableText,
    /// A heading within a table.
    TablePart,
    /// A remark.
    Remark,
}

impl Style {
    /// All, in the order in which they are defined.
    pub const ALL: [Self; 20] = [
        Self::Normal,
        Self::Body,
        Self::Masthead,
        Self::Title,
        Self::Number,
        Self::Salutation,
        Self::Heading(1),
        Self::Heading(2),
        Self::Heading(3),
        Self::Heading(4),
        Self::Annexes,
        Self::Signature,
        Self::Date,
        Self::AnnexMark,
        Self::AnnexTitle,
        Self::Footer,
        Self::TableHead,
        Self::TableText,
        Self::TablePart,
        Self::Remark,
    ];

    /// The id by which paragraphs refer to it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Normal => "Normal",
            Self::Body => "BodyText",
            Self::Masthead => "Masthead",
            Self::Title => "Title",
            Self::Number => "PaperNumber",
            Self::Salutation => "Salutation",
            Self::Heading(1) => "Heading1",
            Self::Heading(2) => "Heading2",
            Self::Heading(3) => "Heading3",
            Self::Heading(_) => "Heading4",
            Self::Annexes => "Annexes",
            Self::Signature => "Signature",
            Self::Date => "Date",
            Self::AnnexMark => "AnnexMark",
            Self::AnnexTitle => "AnnexTitle",
            Self::Footer => "Footer",
            Self::TableHead => "TableHead",
            Self::TableText => "TableText",
            Self::TablePart => "TablePart",
            Self::Remark => "Remark",
        }
    }

    /// The name by which people choose it; the names of built-in styles are translated by the word processor.
    fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Normal => "Normal",
            Self::Body => "Body Text",
            Self::Title => "Title",
            Self::Salutation => "Salutation",
            Self::Heading(1) => "heading 1",
            Self::Heading(2) => "heading 2",
            Self::Heading(3) => "heading 3",
            Self::Heading(_) => "heading 4",
            Self::Signature => "Signature",
            Self::Date => "Date",
            Self::Footer => "footer",
            Self::Masthead => lang.pick("发文机关标志", "Masthead"),
            Self::Number => lang.pick("发文字号", "Paper Number"),
            Self::Annexes => lang.pick("附件说明", "List of Annexes"),
            Self::AnnexMark => lang.pick("附件标记", "Annex Mark"),
            Self::AnnexTitle => lang.pick("附件标题", "Annex Title"),
            Self::TableHead => lang.pick("表头", "Table Head"),
            Self::TableText => lang.pick("表格文字", "Table Text"),
            Self::TablePart => lang.pick("表内标题", "Table Part"),
            Self::Remark => lang.pick("说明文字", "Remark"),
        }
    }

    fn is_built_in(self) -> bool {
        !matches!(
            self,
            Self::Masthead
                | Self::Number
                | Self::Annexes
                | Self::AnnexMark
                | Self::AnnexTitle
                | Self::TableHead
                | Self::TableText
                | Self::TablePart
                | Self::Remark
        )
    }

    /// How it looks; `masthead` is the name in the red head, where the paper has one.
    fn look(self, masthead: Option<&str>, lang: Lang) -> Look {
        let zh = lang == Lang::Zh;
        let base = Look::default();
        let small = Look { size: Some(if zh { 21 } else { 18 }), line: Some(points(if zh { 16 } else { 12 })), ..base };
        match self {
            Self::Normal => Look { align: Some(if zh { "both" } else { "left" }), ..base },
            Self::Body => Look { indent: 2, ..base },
            Self::Masthead => Look {
                face: Some(face::TITLE),
                size: Some(masthead_size(masthead.unwrap_or_default())),
                bold: !zh,
                line: Some(0),
                before: ABOVE_MASTHEAD,
                align: Some("center"),
                keep: true,
                red: Some(Red::Letters),
                ..base
            },
            Self::Title => Look {
                face: Some(face::TITLE),
                size: Some(if zh { 44 } else { 36 }),
                bold: !zh,
                line: Some(points(36)),
                before: if masthead.is_some() { 2 * LINE } else { LINE },
                after: LINE,
                align: Some("center"),
                keep: true,
                ..base
            },
            Self::Number if masthead.is_some() => {
                Look { align: Some("center"), before: 2 * LINE, keep: true, red: Some(Red::LineBelow), ..base }
            }
            Self::Number => Look { align: Some("center"), ..base },
            Self::Salutation => Look { keep: true, ..base },
            Self::Heading(1) => Look { face: Some(face::BLACK), indent: 2, bold: !zh, keep: true, ..base },
            Self::Heading(2) => Look { face: Some(face::BRUSH), indent: 2, bold: !zh, keep: true, ..base },
            Self::Heading(3) => Look { indent: 2, bold: true, keep: true, ..base },
            Self::Heading(_) => Look { indent: 2, keep: true, ..base },
            Self::Annexes => Look { indent: 2, before: LINE, keep: true, ..base },
            Self::Signature => Look { align: Some("right"), before: LINE, keep: true, ..base },
            Self::Date => Look { align: Some("right"), ..base },
            Self::AnnexMark => Look { face: Some(face::BLACK), bold: !zh, keep: true, ..base },
            Self::AnnexTitle => Look { after: LINE / 2, before: LINE / 2, ..Self::Title.look(None, lang) },
            Self::Footer => Look { face: Some(face::SONG), size: Some(28), line: Some(0), ..base },
            Self::TableHead => Look { face: Some(face::BLACK), align: Some("center"), bold: !zh, ..small },
            Self::TableText => Look { align: Some("left"), ..small },
            Self::TablePart => Look { face: Some(face::BLACK), align: Some("left"), bold: !zh, keep: true, ..small },
            Self::Remark => Look {
                align: Some("left"),
                indent: 2,
                line: Some(points(22)),
                size: Some(if zh { 24 } else { 20 }),
                ..base
            },
        }
    }
}

/// What is red of a paragraph in the head of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Red {
    /// Its letters.
    Letters,
    /// The line below it, which ends the head.
    LineBelow,
}

/// What a style changes of the base.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    face: Option<&'static str>,
    /// Half points.
    size: Option<i32>,
    bold: bool,
    /// The exact distance of lines; 0: as high as the letters.
    line: Option<i32>,
    before: i32,
    after: i32,
    /// The indent of the first line in characters.
    indent: i32,
    align: Option<&'static str>,
    /// Whether it stays on the page of what follows.
    keep: bool,
    red: Option<Red>,
}

/// The half points of the body.
pub fn body_size(lang: Lang) -> i32 {
    lang.pick(32, 24)
}

/// The distance of the body's lines.
pub fn body_line(lang: Lang) -> i32 {
    lang.pick(LINE, points(20))
}
