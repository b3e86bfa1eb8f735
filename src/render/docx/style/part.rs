//! The part that defines the styles.

use super::{Look, Red, Style, body_line, body_size, face};
use crate::i18n::Lang;
use crate::render::docx::W;
use crate::render::docx::measure::{CHARACTER, points};
use crate::render::docx::xml::Xml;
use crate::report::paper::{Block, Paper};

/// The red of a head, as printers have it.
const RED: &str = "FF0000";

/// The points from the number to the red line: with what its own line leaves below it, 4 mm.
const BELOW_NUMBER: &str = "8";

/// Fonts of a run: Latin letters in their face, Chinese in its own.
fn fonts(xml: &mut Xml, face: &str) {
    let latin = if face == face::SONG { face } else { face::LATIN };
    xml.empty("w:rFonts", &[("w:ascii", latin), ("w:eastAsia", face), ("w:hAnsi", latin), ("w:cs", latin)]);
}

/// The part that defines the styles.
#[must_use]
pub fn styles(paper: &Paper) -> String {
    let lang = paper.lang;
    let masthead = paper.blocks.iter().find_map(|block| match block {
        Block::Masthead(name) => Some(name.as_str()),
        _ => None,
    });
    let mut xml = Xml::new();
    xml.element("w:styles", &[("xmlns:w", W)], |xml| {
        xml.element("w:docDefaults", &[], |xml| {
            xml.element("w:rPrDefault", &[], |xml| {
                xml.element("w:rPr", &[], |xml| {
                    fonts(xml, face::BODY);
                    xml.value("w:kern", 2);
                    xml.value("w:sz", body_size(lang));
                    xml.value("w:szCs", body_size(lang));
                    xml.empty("w:lang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN"), ("w:bidi", "ar-SA")]);
                });
            });
            xml.element("w:pPrDefault", &[], |_| {});
        });
        for style in Style::ALL {
            define(xml, style, masthead, lang);
        }
        others(xml);
    });
    xml.finish()
}

fn define(xml: &mut Xml, style: Style, masthead: Option<&str>, lang: Lang) {
    let look = style.look(masthead, lang);
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", style.id())];
    if style == Style::Normal {
        attributes.insert(1, ("w:default", "1"));
    }
    if !style.is_built_in() {
        attributes.push(("w:customStyle", "1"));
    }
    xml.element("w:style", &attributes, |xml| {
        xml.value("w:name", style.name(lang));
        if style != Style::Normal {
            xml.value("w:basedOn", Style::Normal.id());
        }
        if matches!(style, Style::Heading(_) | Style::Title | Style::Salutation) {
            xml.value("w:next", Style::Body.id());
        }
        xml.empty("w:qFormat", &[]);
        paragraph(xml, style, look, lang);
        run(xml, style, look, lang);
    });
}

fn paragraph(xml: &mut Xml, style: Style, look: Look, lang: Lang) {
    xml.element("w:pPr", &[], |xml| {
        if look.keep {
            xml.empty("w:keepNext", &[]);
        }
        if style == Style::Normal {
            xml.value("w:widowControl", 0);
        }
        if look.red == Some(Red::LineBelow) {
            xml.element("w:pBdr", &[], |xml| {
                let line = [("w:val", "single"), ("w:sz", "12"), ("w:space", BELOW_NUMBER), ("w:color", RED)];
                xml.empty("w:bottom", &line);
            });
        }
        spacing(xml, style, look, lang);
        if look.indent > 0 {
            let first = (look.indent * body_size(lang) * 10).to_string();
            match lang {
                Lang::Zh => {
                    let characters = (look.indent * 100).to_string();
                    xml.empty("w:ind", &[("w:firstLineChars", &characters), ("w:firstLine", &first)]);
                }
                Lang::En => {}
            }
        }
        if style == Style::Annexes {
            xml.empty("w:contextualSpacing", &[]);
        }
        if let Some(align) = look.align {
            xml.value("w:jc", align);
        }
        if let Style::Heading(level) = style {
            xml.value("w:outlineLvl", level.saturating_sub(1));
        }
        if style == Style::AnnexTitle {
            xml.value("w:outlineLvl", 0);
        }
    });
}

fn spacing(xml: &mut Xml, style: Style, look: Look, lang: Lang) {
    let line = look.line.or_else(|| (style == Style::Normal).then(|| body_line(lang)));
    // English paragraphs are set apart by a little room, Chinese ones by their indent.
    let apart =
        lang == Lang::En && matches!(style, Style::Body | Style::Heading(_) | Style::Remark | Style::Salutation);
    let after = if apart { points(6) } else { look.after };
    let (before, after) = (look.before.to_string(), after.to_string());
    let mut attributes = Vec::new();
    if look.before > 0 {
        attributes.push(("w:before", before.as_str()));
    }
    if after != "0" {
        attributes.push(("w:after", after.as_str()));
    }
    let height = line.map(|line| if line == 0 { 240 } else { line }.to_string());
    if let (Some(height), Some(line)) = (&height, line) {
        attributes.push(("w:line", height));
        attributes.push(("w:lineRule", if line == 0 { "auto" } else { "exact" }));
    }
    if !attributes.is_empty() {
        xml.empty("w:spacing", &attributes);
    }
}

fn run(xml: &mut Xml, style: Style, look: Look, lang: Lang) {
    // The body's characters are set so that a line has its number of them.
    let character = match (style, lang) {
        (Style::Normal, Lang::Zh) => Some(CHARACTER),
        (_, Lang::Zh) => look.size.map(|_| 0),
        (_, Lang::En) => None,
    };
    if look.face.is_none() && !look.bold && look.size.is_none() && character.is_none() {
        return;
    }
    xml.element("w:rPr", &[], |xml| {
        if let Some(face) = look.face {
            fonts(xml, face);
        }
        if look.bold {
            xml.empty("w:b", &[]);
            xml.empty("w:bCs", &[]);
        }
        if look.red == Some(Red::Letters) {
            xml.value("w:color", RED);
        }
        if let Some(character) = character {
            xml.value("w:spacing", character);
        }
        if let Some(size) = look.size {
            xml.value("w:sz", size);
            xml.value("w:szCs", size);
        }
    });
}

/// The styles that every document has beside those of its paragraphs, and the one of tables.
fn others(xml: &mut Xml) {
    let style = |xml: &mut Xml, kind: &str, id: &str, name: &str, is_default: bool, content: &dyn Fn(&mut Xml)| {
        let mut attributes = vec![("w:type", kind), ("w:styleId", id)];
        if is_default {
            attributes.insert(1, ("w:default", "1"));
        }
        xml.element("w:style", &attributes, |xml| {
            xml.value("w:name", name);
            content(xml);
        });
    };
    style(xml, "character", "DefaultParagraphFont", "Default Paragraph Font", true, &|xml| {
        xml.value("w:uiPriority", 1);
        xml.empty("w:semiHidden", &[]);
    });
    style(xml, "numbering", "NoList", "No List", true, &|xml| {
        xml.value("w:uiPriority", 99);
        xml.empty("w:semiHidden", &[]);
    });
    style(xml, "table", "TableNormal", "Normal Table", true, &|xml| {
        xml.value("w:uiPriority", 99);
        xml.empty("w:semiHidden", &[]);
        xml.element("w:tblPr", &[], |xml| {
            xml.empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
            margins(xml, 108);
        });
    });
    style(xml, "table", "TableGrid", "Table Grid", false, &|xml| {
        xml.value("w:basedOn", "TableNormal");
        xml.empty("w:qFormat", &[]);
        xml.element("w:tblPr", &[], |xml| {
            xml.element("w:tblBorders", &[], |xml| {
                for (side, width) in
                    [("top", "8"), ("left", "4"), ("bottom", "8"), ("right", "4"), ("insideH", "4"), ("insideV", "4")]
                {
                    let line = [("w:val", "single"), ("w:sz", width), ("w:space", "0"), ("w:color", "auto")];
                    xml.empty(&format!("w:{side}"), &line);
                }
            });
            margins(xml, 57);
        });
    });
}

fn margins(xml: &mut Xml, beside: i32) {
    let beside = beside.to_string();
    xml.element("w:tblCellMar", &[], |xml| {
        for (side, width) in [("top", "28"), ("left", &beside), ("bottom", "28"), ("right", &beside)] {
            xml.empty(&format!("w:{side}"), &[("w:w", width), ("w:type", "dxa")]);
        }
    });
}
