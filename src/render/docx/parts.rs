//! The parts beside the text: what is in the package, its properties, settings, fonts and page numbers.

use chrono::NaiveDate;

use super::style::{Style, face};
use super::xml::Xml;
use super::{R, W};
use crate::i18n::Lang;
use crate::report::paper::Paper;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// What kind of content each part has.
#[must_use]
pub fn content_types() -> String {
    let mut xml = Xml::new();
    let types = "http://schemas.openxmlformats.org/package/2006/content-types";
    xml.element("Types", &[("xmlns", types)], |xml| {
        let relationships = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", "rels"), ("ContentType", relationships)]);
        xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        for (part, kind) in [
            ("/word/document.xml", format!("{WORD}.document.main+xml")),
            ("/word/styles.xml", format!("{WORD}.styles+xml")),
            ("/word/settings.xml", format!("{WORD}.settings+xml")),
            ("/word/fontTable.xml", format!("{WORD}.fontTable+xml")),
            ("/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml".to_owned()),
            ("/word/footer1.xml", format!("{WORD}.footer+xml")),
            ("/word/footer2.xml", format!("{WORD}.footer+xml")),
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
            ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()),
        ] {
            xml.empty("Override", &[("PartName", part), ("ContentType", &kind)]);
        }
    });
    xml.finish()
}

fn relationships(targets: &[(&str, &str)]) -> String {
    let mut xml = Xml::new();
    xml.element("Relationships", &[("xmlns", PACKAGE)], |xml| {
        for (at, (kind, target)) in targets.iter().enumerate() {
            let id = format!("rId{}", at + 1);
            xml.empty("Relationship", &[("Id", &id), ("Type", kind), ("Target", target)]);
        }
    });
    xml.finish()
}

/// Which parts the package begins with.
#[must_use]
pub fn package_relationships() -> String {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relationships(&[
        (&format!("{OFFICE}/officeDocument"), "word/document.xml"),
        (core, "docProps/core.xml"),
        (&format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
    ])
}

/// Which parts the text refers to; the page numbers are the fourth and fifth.
#[must_use]
pub fn document_relationships() -> String {
    relationships(&[
        (&format!("{OFFICE}/styles"), "styles.xml"),
        (&format!("{OFFICE}/settings"), "settings.xml"),
        (&format!("{OFFICE}/fontTable"), "fontTable.xml"),
        (&format!("{OFFICE}/footer"), "footer1.xml"),
        (&format!("{OFFICE}/footer"), "footer2.xml"),
        (&format!("{OFFICE}/theme"), "theme/theme1.xml"),
    ])
}

/// Title and dates: those of the paper, not of the clock.
#[must_use]
pub fn core(paper: &Paper) -> String {
    let mut xml = Xml::new();
    let namespaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.element("cp:coreProperties", &namespaces, |xml| {
        let mut text = |tag: &str, attributes: &[(&str, &str)], text: &str| {
            xml.element(tag, attributes, |xml| xml.text(text));
        };
        let day = instant(paper.day);
        text("dc:title", &[], &paper.title);
        text("dc:creator", &[], "duban");
        text("dc:description", &[], &paper.about);
        text("cp:lastModifiedBy", &[], "duban");
        text("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &day);
        text("dcterms:modified", &[("xsi:type", "dcterms:W3CDTF")], &day);
        text("dc:language", &[], paper.lang.pick("zh-CN", "en-US"));
    });
    xml.finish()
}

fn instant(day: NaiveDate) -> String {
    format!("{day}T00:00:00Z")
}

/// The program that made it.
#[must_use]
pub fn app() -> String {
    let mut xml = Xml::new();
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.element("Properties", &[("xmlns", namespace)], |xml| {
        xml.element("Application", &[], |xml| xml.text("duban"));
    });
    xml.finish()
}

/// Settings: page numbers differ on even pages; the document is as new as the word processor expects, so that it opens
/// without a compatibility mode.
#[must_use]
pub fn settings(lang: Lang) -> String {
    let mut xml = Xml::new();
    xml.element("w:settings", &[("xmlns:w", W)], |xml| {
        xml.empty("w:zoom", &[("w:percent", "100")]);
        xml.value("w:defaultTabStop", 420);
        xml.empty("w:evenAndOddHeaders", &[]);
        xml.value("w:characterSpacingControl", lang.pick("compressPunctuation", "doNotCompress"));
        xml.element("w:compat", &[], |xml| {
            for (name, value) in [
                ("compatibilityMode", "15"),
                ("overrideTableStyleFontSizeAndJustification", "1"),
                ("enableOpenTypeFeatures", "1"),
                ("doNotFlipMirrorIndents", "1"),
                ("differentiateMultirowTableHeaders", "1"),
            ] {
                let uri = "http://schemas.microsoft.com/office/word";
                xml.empty("w:compatSetting", &[("w:name", name), ("w:uri", uri), ("w:val", value)]);
            }
        });
        xml.empty("w:themeFontLang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")]);
        xml.value("w:decimalSymbol", ".");
        xml.value("w:listSeparator", ",");
    });
    xml.finish()
}

/// The fonts, and what stands in for one that a computer does not have.
#[must_use]
pub fn fonts() -> String {
    let mut xml = Xml::new();
    let chinese = [
        (face::BODY, "仿宋", "02010609030101010101", "modern", "fixed"),
        (face::TITLE, "方正小标宋_GBK", "03000509000000000000", "script", "variable"),
        (face::BLACK, "SimHei", "02010609060101010101", "modern", "fixed"),
        (face::BRUSH, "楷体", "02010609030101010101", "modern", "fixed"),
        (face::SONG, "SimSun", "02010600030101010101", "auto", "variable"),
    ];
    xml.element("w:fonts", &[("xmlns:w", W)], |xml| {
        for (name, other, panose, family, pitch) in chinese {
            xml.element("w:font", &[("w:name", name)], |xml| {
                xml.value("w:altName", other);
                xml.value("w:panose1", panose);
                xml.value("w:charset", "86");
                xml.value("w:family", family);
                xml.value("w:pitch", pitch);
            });
        }
        xml.element("w:font", &[("w:name", face::LATIN)], |xml| {
            xml.value("w:panose1", "02020603050405020304");
            xml.value("w:charset", "00");
            xml.value("w:family", "roman");
            xml.value("w:pitch", "variable");
        });
    });
    xml.finish()
}

/// The page number between two dashes, one character from the outer edge: `— 1 —`.
#[must_use]
pub fn footer(even: bool) -> String {
    let mut xml = Xml::new();
    xml.element("w:ftr", &[("xmlns:w", W), ("xmlns:r", R)], |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.value("w:pStyle", Style::Footer.id());
                if even {
                    xml.empty("w:ind", &[("w:leftChars", "100"), ("w:left", "280")]);
                    xml.value("w:jc", "left");
                } else {
                    xml.empty("w:ind", &[("w:rightChars", "100"), ("w:right", "280")]);
                    xml.value("w:jc", "right");
                }
            });
            page_number(xml);
        });
    });
    xml.finish()
}

fn page_number(xml: &mut Xml) {
    fn run(xml: &mut Xml, content: impl FnOnce(&mut Xml)) {
        xml.element("w:r", &[], |xml| {
            xml.element("w:rPr", &[], |xml| xml.empty("w:rFonts", &[("w:hint", "eastAsia")]));
            content(xml);
        });
    }
    fn text(xml: &mut Xml, text: &str) {
        run(xml, |xml| xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(text)));
    }
    text(xml, "— ");
    run(xml, |xml| xml.empty("w:fldChar", &[("w:fldCharType", "begin")]));
    run(xml, |xml| xml.element("w:instrText", &[("xml:space", "preserve")], |xml| xml.text(" PAGE ")));
    run(xml, |xml| xml.empty("w:fldChar", &[("w:fldCharType", "separate")]));
    text(xml, "1");
    run(xml, |xml| xml.empty("w:fldChar", &[("w:fldCharType", "end")]));
    text(xml, " —");
}
