//! XML being written: what is opened is closed, and text is text whatever stands in it.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::render::clean::clean_line;

/// The bytes that are written out together.
const HANDFUL: usize = 1 << 16;

/// An XML document being written.
pub struct Xml<'o> {
    text: String,
    /// Where the text goes as it grows, so that memory does not grow with it.
    out: Option<&'o mut dyn Write>,
    written: io::Result<()>,
}

impl<'o> Xml<'o> {
    /// A document with its declaration.
    #[must_use]
    pub fn new() -> Self {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned();
        Self { text, out: None, written: Ok(()) }
    }

    /// A document that is written out as it grows.
    #[must_use]
    pub fn to(out: &'o mut dyn Write) -> Self {
        Self { out: Some(out), ..Self::new() }
    }

    /// An element without content.
    pub fn empty(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.begin(tag, attributes);
        self.text.push_str("/>");
    }

    /// An element with its content.
    pub fn element(&mut self, tag: &str, attributes: &[(&str, &str)], content: impl FnOnce(&mut Self)) {
        self.begin(tag, attributes);
        self.text.push('>');
        content(self);
        self.text.push_str("</");
        self.text.push_str(tag);
        self.text.push('>');
        if self.text.len() >= HANDFUL {
            self.write_out();
        }
    }

    /// An element with only the attribute `w:val`.
    pub fn value(&mut self, tag: &str, value: impl std::fmt::Display) {
        self.empty(tag, &[("w:val", &value.to_string())]);
    }

    /// Text from data on one line: what is no text is made visible, what XML would read is escaped.
    pub fn text(&mut self, text: &str) {
        self.escape(&clean_line(text));
    }

    /// The document.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }

    /// Writes out what is left of a document that was written out as it grew.
    pub fn end(mut self) -> io::Result<()> {
        self.write_out();
        self.written
    }

    fn write_out(&mut self) {
        if let (Some(out), Ok(())) = (&mut self.out, &self.written) {
            self.written = out.write_all(self.text.as_bytes());
            self.text.clear();
        }
    }

    fn begin(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(tag);
        for (name, value) in attributes {
            let _ = write!(self.text, " {name}=\"");
            self.escape(&clean_line(value));
            self.text.push('"');
        }
    }

    fn escape(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                c => self.text.push(c),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_xml_would_read_is_text() {
        let mut xml = Xml::new();
        xml.element("t", &[("a", "\"<&>'\"")], |xml| xml.text("]]><script>&amp;\n\u{1b}\u{202e}"));
        let text = xml.finish();
        let read = roxmltree::Document::parse(&text).expect("well-formed");
        assert_eq!(read.root_element().text(), Some("]]><script>&amp; ␛\\u{202e}"));
        assert_eq!(read.root_element().attribute("a"), Some("\"<&>'\""));
    }

    #[test]
    fn a_long_document_is_written_out_as_it_grows() {
        fn long(mut xml: Xml<'_>) -> Xml<'_> {
            xml.element("all", &[], |xml| (0..9_000).for_each(|_| xml.element("t", &[], |xml| xml.text("督办"))));
            xml
        }
        let mut out = Vec::new();
        long(Xml::to(&mut out)).end().expect("memory takes all");
        assert!(out.len() > HANDFUL);
        assert_eq!(out, long(Xml::new()).finish().into_bytes());
    }

    #[test]
    fn what_cannot_be_written_is_told_at_the_end() {
        let mut full: &mut [u8] = &mut [0; 8];
        assert!(Xml::to(&mut full).end().is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_well_formed(data in "\\PC*|[\\x00-\\x1f\\u{fff0}-\\u{ffff}<>&\"']*") {
            let mut xml = Xml::new();
            xml.element("t", &[("a", &data)], |xml| xml.text(&data));
            let text = xml.finish();
            let read = roxmltree::Document::parse(&text);
            prop_assert!(read.is_ok(), "{:?}", read.err());
            let read = read.expect("checked");
            prop_assert_eq!(read.root_element().text().unwrap_or("").to_owned(), clean_line(&data).into_owned());
        }
    }
}
