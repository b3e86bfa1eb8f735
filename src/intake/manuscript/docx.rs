//! Word documents: the paragraphs of the main part in order, those of tables among them, then the notes.
//!
//! Numbers that Word sets before paragraphs are written out. What was deleted or moved away is left out, and so is the
//! second version of a drawing that is kept for old programs.

use std::io::{Read, Seek};

use quick_xml::events::{BytesStart, Event};

use super::numbering::{Counters, Numbering};
use super::too_large;
use crate::domain::fault::input::BookFault;
use crate::domain::fault::manuscript::ManuscriptFault;
use crate::domain::limits;
use crate::domain::provenance::Line;
use crate::intake::book::attribute;
use crate::intake::container::Container;

/// Elements whose text is not the document's as it stands.
const LEFT_OUT: [&str; 5] = ["del", "moveFrom", "Fallback", "instrText", "rt"];

/// How deep paragraphs may lie within one another: in tables, frames and notes.
const DEEPEST: usize = 64;

/// Reads the paragraphs.
pub(super) fn read<R: Read + Seek>(source: R) -> Result<Vec<Line>, ManuscriptFault> {
    let mut parts = Container::open(source).map_err(fault)?;
    let main = main_part(&mut parts)?.ok_or(ManuscriptFault::NoWord)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let beside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let numbering = Numbering::read(&mut parts, &beside("numbering.xml"), &beside("styles.xml"))?;
    let mut text = Text { lines: Vec::new(), size: 0, counters: Counters::new(&numbering) };
    text.part(&mut parts, &main)?;
    for notes in ["footnotes.xml", "endnotes.xml"] {
        text.part(&mut parts, &beside(notes))?;
    }
    Ok(text.lines)
}

/// The name of the main part: what the relations of the container say, else where every program puts it.
fn main_part<R: Read + Seek>(parts: &mut Container<R>) -> Result<Option<String>, ManuscriptFault> {
    let mut main = "word/document.xml".to_owned();
    each(parts, "_rels/.rels", &mut |event| {
        if let Event::Start(element) = event
            && attribute(element, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            && let Some(target) = attribute(element, "Target")
        {
            target.trim_start_matches('/').clone_into(&mut main);
        }
        Ok(())
    })?;
    let is_there = main.contains("document") && parts.part(&main, limits::DOCUMENT_PART).map_err(fault)?.is_some();
    Ok(is_there.then_some(main))
}

/// Hands out the events of a part; one that is not there has none, one that is too large is refused.
pub(super) fn each<R: Read + Seek>(
    parts: &mut Container<R>,
    wanted: &str,
    take: &mut dyn FnMut(&Event<'_>) -> Result<(), ManuscriptFault>,
) -> Result<(), ManuscriptFault> {
    let Some(mut markup) = parts.markup(wanted, limits::DOCUMENT_PART).map_err(fault)? else { return Ok(()) };
    loop {
        match markup.event().map_err(fault)? {
            Event::Eof => return Ok(()),
            event => take(&event)?,
        }
    }
}

/// The paragraphs read so far.
struct Text<'n> {
    lines: Vec<Line>,
    size: usize,
    counters: Counters<'n>,
}

/// A paragraph being read.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    number: Option<String>,
    level: Option<String>,
}

impl Text<'_> {
    fn part<R: Read + Seek>(&mut self, parts: &mut Container<R>, name: &str) -> Result<(), ManuscriptFault> {
        let (mut open, mut left_out, mut in_text) = (Vec::<Paragraph>::new(), 0_usize, false);
        each(parts, name, &mut |event| {
            match event {
                Event::Start(element) => {
                    let name = element.local_name();
                    let name = name.as_ref();
                    left_out += usize::from(LEFT_OUT.contains(&name));
                    match name {
                        "p" if open.len() < DEEPEST => open.push(Paragraph::default()),
                        "p" => return Err(ManuscriptFault::Damaged { detail: "paragraphs too deep".to_owned() }),
                        "t" => in_text = true,
                        _ => {
                            if let Some(paragraph) = open.last_mut().filter(|_| left_out == 0) {
                                paragraph.begin(name, element);
                            }
                        }
                    }
                }
                Event::End(element) => {
                    let name = element.local_name();
                    let name = name.as_ref();
                    left_out = left_out.saturating_sub(usize::from(LEFT_OUT.contains(&name)));
                    match name {
                        "t" => in_text = false,
                        "p" => {
                            if let Some(paragraph) = open.pop() {
                                self.end(&paragraph)?;
                            }
                        }
                        _ => {}
                    }
                }
                Event::Text(part) if in_text && left_out == 0 => {
                    if let Some(paragraph) = open.last_mut() {
                        paragraph.text.push_str(&part.xml10_content());
                    }
                }
                Event::CData(part) if in_text && left_out == 0 => {
                    if let Some(paragraph) = open.last_mut() {
                        paragraph.text.push_str(&part.xml10_content());
                    }
                }
                Event::GeneralRef(reference) if in_text && left_out == 0 => {
                    if let Some(paragraph) = open.last_mut() {
                        paragraph.text.extend(referred(&reference.xml10_content()));
                    }
                }
                _ => {}
            }
            Ok(())
        })
    }

    fn end(&mut self, paragraph: &Paragraph) -> Result<(), ManuscriptFault> {
        let label =
            self.counters.label(paragraph.style.as_deref(), paragraph.number.as_deref(), paragraph.level.as_deref());
        // A paragraph without words takes its line too.
        self.size += label.len() + paragraph.text.len() + 1;
        if self.size as u64 > limits::DOCUMENT {
            return Err(too_large(limits::DOCUMENT));
        }
        let number = u32::try_from(self.lines.len() + 1).unwrap_or(u32::MAX);
        // A paragraph without words counts as no line that could hold one.
        for text in format!("{label}{}", paragraph.text).split('\n') {
            self.lines.push(Line { text: text.to_owned(), number, begins_page: false, whole: true });
        }
        Ok(())
    }
}

impl Paragraph {
    fn begin(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "tab" => self.text.push(' '),
            "br" | "cr" => self.text.push('\n'),
            "noBreakHyphen" => self.text.push('-'),
            "pStyle" => self.style = attribute(element, "w:val"),
            "numId" => self.number = attribute(element, "w:val"),
            "ilvl" => self.level = attribute(element, "w:val"),
            "sym" => {
                let code = attribute(element, "w:char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                // Signs of a symbol font lie in the private area; the plain one is meant.
                let code = code.map(|code| if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code });
                self.text.extend(code.and_then(char::from_u32));
            }
            _ => {}
        }
    }
}

/// The sign that a reference such as `&amp;` or `&#8212;` stands for.
fn referred(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "amp" => '&',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

/// What is wrong with the container, said of a document.
fn fault(fault: BookFault) -> ManuscriptFault {
    match fault {
        BookFault::TooLarge(excess) => ManuscriptFault::Excess(excess),
        BookFault::Damaged(detail) => ManuscriptFault::Damaged { detail },
        other => ManuscriptFault::Damaged { detail: other.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::domain::fault::input::Excess;

    fn packed(parts: &[(&str, &str)]) -> Cursor<Vec<u8>> {
        let mut file = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            file.start_file(*name, SimpleFileOptions::default()).expect("a part");
            file.write_all(text.as_bytes()).expect("written");
        }
        file.finish().expect("packed")
    }

    fn body(xml: &str) -> String {
        format!("<w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{xml}</w:body></w:document>")
    }

    fn texts(parts: &[(&str, &str)]) -> Vec<String> {
        read(packed(parts)).expect("a document").into_iter().map(|line| line.text).collect()
    }

    fn of_body(xml: &str) -> Vec<String> {
        texts(&[("word/document.xml", &body(xml))])
    }

    #[test]
    fn paragraphs_and_tables_are_read_in_order() {
        let xml = "<w:p><w:r><w:t>一、总</w:t></w:r><w:r><w:t>则 &amp; &#8212;</w:t></w:r></w:p>\
                   <w:tbl><w:tr><w:tc><w:p><w:r><w:t>基站</w:t></w:r></w:p></w:tc>\
                   <w:tc><w:p><w:r><w:t>40</w:t><w:br/><w:t>个</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
                   <w:p><w:r><w:t>完</w:t></w:r></w:p>";
        assert_eq!(of_body(xml), ["一、总则 & —", "基站", "40", "个", "完"]);
    }

    #[test]
    fn what_was_deleted_or_stands_twice_is_left_out() {
        let xml = "<w:p><w:r><w:t>达到</w:t></w:r><w:del><w:r><w:delText>10</w:delText></w:r></w:del>\
                   <w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>30</w:t></w:r></w:moveFrom>\
                   <mc:AlternateContent><mc:Choice><w:r><w:t>家</w:t></w:r></mc:Choice>\
                   <mc:Fallback><w:r><w:t>家</w:t></w:r></mc:Fallback></mc:AlternateContent>\
                   <w:r><w:instrText>PAGE 7</w:instrText></w:r></w:p>";
        assert_eq!(of_body(xml), ["达到12家"]);
    }

    #[test]
    fn numbers_that_word_sets_are_written_out() {
        let numbering = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\">\
            <w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCountingThousand\"/><w:lvlText w:val=\"%1、\"/></w:lvl>\
            <w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"（%2）\"/></w:lvl>\
            <w:lvl w:ilvl=\"2\"><w:start w:val=\"3\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%3.\"/></w:lvl>\
            </w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
        let styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"H1\"><w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr>\
            </w:pPr></w:style></w:styles>";
        let one =
            |text: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
        let at = |level: u8, text: &str| {
            format!(
                "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr>\
                 <w:r><w:t>{text}</w:t></w:r></w:p>"
            )
        };
        let xml = [one("甲"), at(1, "乙"), at(2, "丙"), at(2, "丁"), at(1, "戊"), at(2, "己"), one("庚"), at(1, "辛")]
            .concat();
        let parts = [
            ("word/document.xml", body(&xml)),
            ("word/numbering.xml", numbering.to_owned()),
            ("word/styles.xml", styles.to_owned()),
        ];
        let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
        assert_eq!(texts(&parts), ["一、甲", "（一）乙", "3.丙", "4.丁", "（二）戊", "3.己", "二、庚", "（一）辛"]);
    }

    #[test]
    fn notes_follow_the_text() {
        let note =
            "<w:footnotes xmlns:w=\"w\"><w:footnote><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote></w:footnotes>";
        let main = body("<w:p><w:r><w:t>文</w:t></w:r></w:p>");
        assert_eq!(texts(&[("word/footnotes.xml", note), ("word/document.xml", &main)]), ["文", "注"]);
    }

    #[test]
    fn a_bomb_is_refused_and_what_is_no_document_too() {
        let fault = |parts: &[(&str, &str)]| read(packed(parts)).expect_err("a fault");
        let excess = |excess| ManuscriptFault::Excess(excess);
        let main = || "word/document.xml".into();
        let long = body(&"<w:p><w:r><w:t>一二三四五六七八九十</w:t></w:r></w:p>".repeat(70_000));
        assert_eq!(fault(&[("word/document.xml", &long)]), too_large(limits::DOCUMENT));
        let piece = body(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "0".repeat(limits::PIECE + (1 << 16))));
        assert_eq!(
            fault(&[("word/document.xml", &piece)]),
            excess(Excess::Piece { part: main(), most: limits::PIECE })
        );
        let padded = format!("{}{}", " <!-- -->".repeat(2 << 20), body(""));
        assert_eq!(
            fault(&[("word/document.xml", &padded)]),
            excess(Excess::Ratio { part: main(), most: limits::RATIO })
        );
        let deep = body(&"<w:p>".repeat(100));
        assert!(matches!(fault(&[("word/document.xml", &deep)]), ManuscriptFault::Damaged { .. }));
        assert_eq!(fault(&[("xl/workbook.xml", "<x/>")]), ManuscriptFault::NoWord);
    }

    #[test]
    fn empty_paragraphs_and_numbers_before_them_count_as_text() {
        let empty = body(&"<w:p/>".repeat(2_200_000));
        let fault = |parts: &[(&str, &str)]| read(packed(parts)).expect_err("a fault");
        assert_eq!(fault(&[("word/document.xml", &empty)]), too_large(limits::DOCUMENT));
        let numbering = format!(
            "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"{}\"/>\
             </w:lvl></w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
            "%1".repeat(100)
        );
        let numbered = body(&"<w:p><w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr></w:p>".repeat(20_000));
        let parts = [("word/numbering.xml", numbering.as_str()), ("word/document.xml", &numbered)];
        assert_eq!(fault(&parts), too_large(limits::DOCUMENT));
    }

    #[test]
    fn an_entity_stands_for_nothing() {
        let bomb = format!(
            "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>{}",
            body("<w:p><w:r><w:t>文&b;</w:t></w:r></w:p>")
        );
        assert_eq!(texts(&[("word/document.xml", &bomb)]), ["文"]);
    }
}
