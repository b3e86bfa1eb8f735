//! The blocks of a paper as the main part of the document.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::measure::{A4, LINE, Margins, ON_ITS_SIDE, UPRIGHT};
use super::style::{Style, body_size};
use super::table::table;
use super::xml::Xml;
use super::{R, W};
use crate::i18n::{Lang, paper as words};
use crate::report::paper::{Block, Paper};

/// Writes the main part.
pub fn document(paper: &Paper, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Xml::to(out);
    xml.element("w:document", &[("xmlns:w", W), ("xmlns:r", R)], |xml| {
        xml.element("w:body", &[], |xml| {
            let mut wide = false;
            for (at, block) in paper.blocks.iter().enumerate() {
                if let Block::Annex { wide: next, .. } = block {
                    // A section ends in a paragraph of its own, too small to take room.
                    if at > 0 {
                        end_of_section(xml, wide);
                    }
                    wide = *next;
                }
                match (block, paper.blocks.get(at + 1)) {
                    // No page holds nothing but annexes and signature.
                    (Block::Paragraph(text), Some(Block::Annexes(_) | Block::Signature { .. })) => {
                        shaped(xml, Style::Body, text, paper.lang, |xml| xml.empty("w:keepNext", &[]));
                    }
                    _ => write(xml, block, wide, paper.lang),
                }
            }
            section(xml, wide);
        });
    });
    xml.end()
}

fn write(xml: &mut Xml, block: &Block, wide: bool, lang: Lang) {
    match block {
        Block::Masthead(text) => paragraph(xml, Style::Masthead, text, lang),
        Block::Number(text) => paragraph(xml, Style::Number, text, lang),
        Block::Title(text) => paragraph(xml, Style::Title, text, lang),
        Block::Salutation(text) => paragraph(xml, Style::Salutation, text, lang),
        Block::Heading { level, text } => paragraph(xml, Style::Heading(*level), text, lang),
        Block::Paragraph(text) => paragraph(xml, Style::Body, text, lang),
        Block::Annexes(titles) => {
            for line in words::annexes(titles, lang) {
                paragraph(xml, Style::Annexes, &line, lang);
            }
        }
        Block::Signature { office, day } => signature(xml, office, day, lang),
        Block::Annex { mark, title, .. } => {
            paragraph(xml, Style::AnnexMark, mark, lang);
            paragraph(xml, Style::AnnexTitle, title, lang);
        }
        Block::Table(content) => table(xml, content, wide, lang),
        Block::Remark(text) => paragraph(xml, Style::Remark, text, lang),
    }
}

/// A paragraph of one run.
pub(super) fn paragraph(xml: &mut Xml, style: Style, text: &str, lang: Lang) {
    shaped(xml, style, text, lang, |_| {});
}

/// A paragraph of one run with properties beyond its style.
pub(super) fn shaped(xml: &mut Xml, style: Style, text: &str, lang: Lang, more: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.value("w:pStyle", style.id());
            more(xml);
        });
        if !text.is_empty() {
            run(xml, text, lang);
        }
    });
}

/// A run. Signs that both scripts have, such as quotation marks and dashes, are Chinese in a Chinese paper.
fn run(xml: &mut Xml, text: &str, lang: Lang) {
    xml.element("w:r", &[], |xml| {
        if lang == Lang::Zh {
            xml.element("w:rPr", &[], |xml| xml.empty("w:rFonts", &[("w:hint", "eastAsia")]));
        }
        xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(text));
    });
}

/// Who signs, centred over the day, which stands four characters from the right.
fn signature(xml: &mut Xml, office: &str, day: &str, lang: Lang) {
    const FROM_RIGHT: i64 = 400;
    // In hundredths of a character; a Chinese one is two columns wide.
    let width = |text: &str| i64::try_from(text.width()).unwrap_or(i64::MAX / 100).saturating_mul(50);
    let office_from_right = (FROM_RIGHT + (width(day) - width(office)) / 2).max(0);
    // A longer name pushes the day in, so that it stays centred under the name.
    let day_from_right = if office_from_right == 0 { (width(office) - width(day)) / 2 } else { FROM_RIGHT };
    let indent = |hundredths: i64| {
        let twips = hundredths * i64::from(body_size(lang)) / 10;
        (hundredths.to_string(), twips.to_string())
    };
    for (style, text, from_right) in
        [(Style::Signature, office, office_from_right), (Style::Date, day, day_from_right.max(0))]
    {
        let (characters, twips) = indent(from_right);
        shaped(xml, style, text, lang, |xml| {
            xml.empty("w:ind", &[("w:rightChars", &characters), ("w:right", &twips)]);
        });
    }
}

fn end_of_section(xml: &mut Xml, wide: bool) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:spacing", &[("w:line", "20"), ("w:lineRule", "exact")]);
            section(xml, wide);
        });
    });
}

/// The paper's shape, its margins and where its page numbers are.
fn section(xml: &mut Xml, wide: bool) {
    xml.element("w:sectPr", &[], |xml| {
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rId4")]);
        xml.empty("w:footerReference", &[("w:type", "even"), ("r:id", "rId5")]);
        xml.value("w:type", "nextPage");
        let (short, long) = (A4.0.to_string(), A4.1.to_string());
        if wide {
            xml.empty("w:pgSz", &[("w:w", &long), ("w:h", &short), ("w:orient", "landscape")]);
        } else {
            xml.empty("w:pgSz", &[("w:w", &short), ("w:h", &long)]);
        }
        let Margins { top, right, bottom, left, footer } = if wide { ON_ITS_SIDE } else { UPRIGHT };
        let [top, right, bottom, left, footer] = [top, right, bottom, left, footer].map(|twips| twips.to_string());
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &top),
                ("w:right", &right),
                ("w:bottom", &bottom),
                ("w:left", &left),
                ("w:header", "851"),
                ("w:footer", &footer),
                ("w:gutter", "0"),
            ],
        );
        xml.empty("w:cols", &[("w:space", "425")]);
        xml.empty("w:docGrid", &[("w:linePitch", &LINE.to_string())]);
    });
}
