//! The order in which the schema wants the children of an element.

use roxmltree::{Document, Node};

use crate::render::docx::W;

/// The children that an element may have, in the order of the schema.
#[expect(clippy::too_many_lines, reason = "a list")]
fn order(parent: &str) -> Option<&'static [&'static str]> {
    Some(match parent {
        "pPr" => &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "pBdr",
            "shd",
            "tabs",
            "kinsoku",
            "wordWrap",
            "overflowPunct",
            "autoSpaceDE",
            "autoSpaceDN",
            "adjustRightInd",
            "snapToGrid",
            "spacing",
            "ind",
            "contextualSpacing",
            "jc",
            "textDirection",
            "textAlignment",
            "outlineLvl",
            "rPr",
            "sectPr",
        ],
        "rPr" => &[
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "caps",
            "strike",
            "color",
            "spacing",
            "w",
            "kern",
            "position",
            "sz",
            "szCs",
            "highlight",
            "u",
            "shd",
            "vertAlign",
            "lang",
        ],
        "sectPr" => &[
            "headerReference",
            "footerReference",
            "type",
            "pgSz",
            "pgMar",
            "pgBorders",
            "pgNumType",
            "cols",
            "vAlign",
            "titlePg",
            "docGrid",
        ],
        "style" => &[
            "name",
            "aliases",
            "basedOn",
            "next",
            "link",
            "uiPriority",
            "semiHidden",
            "unhideWhenUsed",
            "qFormat",
            "locked",
            "pPr",
            "rPr",
            "tblPr",
            "trPr",
            "tcPr",
        ],
        "styles" => &["docDefaults", "latentStyles", "style"],
        "docDefaults" => &["rPrDefault", "pPrDefault"],
        "tbl" => &["tblPr", "tblGrid", "tr"],
        "tblPr" => &["tblStyle", "tblW", "jc", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook"],
        "tblBorders" => &["top", "left", "bottom", "right", "insideH", "insideV"],
        "tblCellMar" => &["top", "left", "bottom", "right"],
        "tr" => &["trPr", "tc"],
        "tc" => &["tcPr", "p"],
        "tcPr" => &["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "vAlign"],
        "p" => &["pPr", "r"],
        "settings" => &[
            "zoom",
            "defaultTabStop",
            "evenAndOddHeaders",
            "characterSpacingControl",
            "compat",
            "themeFontLang",
            "decimalSymbol",
            "listSeparator",
        ],
        "font" => &["altName", "panose1", "charset", "family", "pitch", "sig"],
        _ => return None,
    })
}

/// What stands out of order in a part.
pub fn disorder(text: &str) -> Vec<String> {
    let read = Document::parse(text).expect("well-formed");
    let mut found = Vec::new();
    for node in read.descendants().filter(|node| node.tag_name().namespace() == Some(W)) {
        let parent = node.tag_name().name();
        let Some(order) = order(parent) else { continue };
        let mut last = 0;
        for child in node.children().filter(Node::is_element) {
            match order.iter().position(|name| *name == child.tag_name().name()) {
                Some(place) if place >= last => last = place,
                _ => found.push(format!("{} in {parent}", child.tag_name().name())),
            }
        }
    }
    found
}
