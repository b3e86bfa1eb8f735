//! `notice` and `bulletin`: official papers, read back as any other program would read them.

mod bulletin;
mod hostile;
mod notice;

use std::io::{Cursor, Read};

use crate::Desk;

/// A Word document read back.
struct Docx {
    /// Style and text of each paragraph outside of tables.
    paragraphs: Vec<(String, String)>,
    /// The texts of each table, row by row.
    tables: Vec<Vec<Vec<String>>>,
}

impl Docx {
    /// Reads a document of the desk.
    fn read(desk: &Desk, name: &str) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(desk.bytes(name))).expect("a package");
        let mut text = String::new();
        zip.by_name("word/document.xml").expect("a main part").read_to_string(&mut text).expect("UTF-8");
        let read = roxmltree::Document::parse(&text).expect("well-formed");
        let is = |node: &roxmltree::Node<'_, '_>, name: &str| node.tag_name().name() == name;
        let words = |node: roxmltree::Node<'_, '_>| -> String {
            node.descendants().filter(|node| is(node, "t")).filter_map(|node| node.text()).collect()
        };
        let outside = |node: &roxmltree::Node<'_, '_>| !node.ancestors().any(|node| is(&node, "tbl"));
        let paragraphs = read.descendants().filter(|node| is(node, "p") && outside(node)).map(|node| {
            let style = node.descendants().find(|node| is(node, "pStyle")).and_then(|style| {
                style.attributes().find(|attribute| attribute.name() == "val").map(|attribute| attribute.value())
            });
            (style.unwrap_or_default().to_owned(), words(node))
        });
        let tables = read.descendants().filter(|node| is(node, "tbl")).map(|table| {
            let rows = table.children().filter(|node| is(node, "tr"));
            rows.map(|row| row.children().filter(|node| is(node, "tc")).map(words).collect()).collect()
        });
        Self { paragraphs: paragraphs.collect(), tables: tables.collect() }
    }

    /// The texts of the paragraphs of a style.
    fn of(&self, style: &str) -> Vec<&str> {
        self.paragraphs.iter().filter(|(own, _)| own == style).map(|(_, text)| text.as_str()).collect()
    }

    /// Everything outside of tables, a paragraph a line.
    fn text(&self) -> String {
        let texts: Vec<&str> = self.paragraphs.iter().map(|(_, text)| text.as_str()).collect();
        texts.join("\n") + "\n"
    }

    /// The rows of the first table that stand for targets, without the heads and the headings of parts.
    fn rows(&self) -> Vec<&Vec<String>> {
        self.tables[0].iter().skip(1).filter(|row| row.len() > 1).collect()
    }
}
