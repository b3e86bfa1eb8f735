//! A Word document read back part by part: well-formed, whole, every element in its order, the measures as they should be.

mod order;

use std::io::{Cursor, Read};

use roxmltree::{Document, Node};
use zip::ZipArchive;

use super::docx;
use crate::domain::light::Light;
use crate::i18n::Lang;
use crate::report::document::{Align, Cell, Head};
use crate::report::paper::{Block, Line, Paper, Table};
use order::disorder;

const W: &str = super::W;

/// Text that would do harm if it were read as anything else.
const HOSTILE: &str = "]]></w:t><script>alert('\"&\u{0}\u{1b}[31m\u{202e}\u{ffff}=cmd|' /c'!A1\n\t\r";

fn head(heading: &str, align: Align) -> Head {
    Head { key: "", heading: heading.to_owned(), align, wraps: true }
}

fn paper(lang: Lang) -> Paper {
    let term = Cell::Term { code: "overdue", label: "逾期".into(), light: Light::Red };
    let table = Table {
        heads: vec![head("序号", Align::Right), head(HOSTILE, Align::Left), head("状态", Align::Left)],
        shares: vec![10, 60, 30],
        roomy: true,
        lines: vec![
            Line::Part(HOSTILE.to_owned()),
            Line::Cells(vec![Cell::Number { value: 1.into(), shown: None }, Cell::Text("".into()), term]),
            Line::Cells(vec![Cell::Empty, Cell::Text(HOSTILE.into()), Cell::Empty]),
        ],
    };
    let text = |text: &str| text.to_owned();
    let blocks = vec![
        Block::Masthead(text("甲市人民政府督查室")),
        Block::Number(text("甲督〔2026〕1号")),
        Block::Title(text("关于目标的通知")),
        Block::Salutation(text("甲单位：")),
        Block::Paragraph(text(HOSTILE)),
        Block::Heading { level: 1, text: text("一、甲") },
        Block::Heading { level: 2, text: text("（一）乙") },
        Block::Heading { level: 3, text: text("1.丙") },
        Block::Heading { level: 4, text: text("（1）丁") },
        Block::Annexes(vec![text("甲表"), text("乙说明")]),
        Block::Signature { office: text("甲市督查室"), day: text("2026年11月22日") },
        Block::Annex { mark: text("附件1"), title: text("甲表"), wide: true },
        Block::Table(table.clone()),
        Block::Annex { mark: text("附件2"), title: text("乙说明"), wide: false },
        Block::Table(table),
        Block::Remark(text("说明")),
    ];
    let day = "2026-11-22".parse().expect("a day");
    Paper { lang, title: HOSTILE.to_owned(), about: HOSTILE.to_owned(), day, blocks }
}

/// The parts of a package by name, as text.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).expect("a part");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("UTF-8");
            (file.name().expect("a name").into_owned(), text)
        })
        .collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    parts(bytes).into_iter().find(|(own, _)| own == name).map(|(_, text)| text).expect("the part is there")
}

fn written(lang: Lang) -> Vec<u8> {
    docx(&paper(lang)).expect("memory takes all")
}

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    node.attribute((W, name)).unwrap_or_default()
}

fn all<'a, 'i>(read: &'a Document<'i>, name: &'a str) -> impl Iterator<Item = Node<'a, 'i>> {
    read.descendants().filter(move |node| node.has_tag_name((W, name)))
}

#[test]
fn the_same_paper_gives_the_same_bytes_whatever_the_clock_says() {
    for lang in Lang::ALL {
        assert_eq!(written(lang), written(lang));
    }
    let bytes = written(Lang::Zh);
    let mut zip = ZipArchive::new(Cursor::new(&bytes)).expect("a package");
    for at in 0..zip.len() {
        let file = zip.by_index(at).expect("a part");
        assert_eq!(file.last_modified().map(|time| time.year()), Some(1980), "{:?}", file.name());
    }
    let core = part(&bytes, "docProps/core.xml");
    assert_eq!(core.matches("2026-11-22T00:00:00Z").count(), 2, "{core}");
}

#[test]
fn every_part_is_well_formed_and_its_elements_stand_in_the_order_of_the_schema() {
    for lang in Lang::ALL {
        for (name, text) in parts(&written(lang)) {
            assert_eq!(disorder(&text), Vec::<String>::new(), "{name}");
        }
    }
}

#[test]
fn what_stands_out_of_order_is_found() {
    let broken = part(&written(Lang::Zh), "word/document.xml").replacen(
        "<w:cols w:space=\"425\"/>",
        "<w:cols w:space=\"425\"/><w:pgSz w:w=\"1\"/>",
        1,
    );
    assert_eq!(disorder(&broken), ["pgSz in sectPr"]);
}

#[test]
fn every_part_has_its_type_and_every_relationship_leads_to_a_part() {
    let bytes = written(Lang::Zh);
    let parts = parts(&bytes);
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names[0], "[Content_Types].xml", "readers look at it first");
    let content = part(&bytes, "[Content_Types].xml");
    let content = Document::parse(&content).expect("well-formed");
    let typed: Vec<&str> = content.descendants().filter_map(|node| node.attribute("PartName")).collect();
    for name in &typed {
        assert!(names.contains(&&name[1..]), "{name}");
    }
    let untyped = names.iter().filter(|name| !typed.contains(&format!("/{name}").as_str()) && !name.contains("_rels/"));
    assert_eq!(untyped.collect::<Vec<_>>(), [&"[Content_Types].xml"]);
    let document = part(&bytes, "word/document.xml");
    let mut ids = Vec::new();
    for (own, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
        let text = part(&bytes, own);
        let read = Document::parse(&text).expect("well-formed");
        for relationship in
            read.descendants().filter(|node| node.has_tag_name("Relationship") || node.attribute("Target").is_some())
        {
            let target = relationship.attribute("Target").unwrap_or_default();
            assert!(names.contains(&format!("{folder}{target}").as_str()), "{target}");
            if folder == "word/" {
                ids.push((relationship.attribute("Id").unwrap_or_default().to_owned(), target.to_owned()));
            }
        }
    }
    for (kind, footer) in [("default", "footer1.xml"), ("even", "footer2.xml")] {
        let id = &ids.iter().find(|(_, target)| target == footer).expect("the footer is related").0;
        assert!(document.contains(&format!("w:type=\"{kind}\" r:id=\"{id}\"")), "{kind}");
    }
}

#[test]
fn the_page_has_the_official_margins_and_lies_on_its_side_for_a_wide_annex() {
    let text = part(&written(Lang::Zh), "word/document.xml");
    let read = Document::parse(&text).expect("well-formed");
    let in_mm = |twips: &str| (twips.parse::<f64>().expect("twips") * 25.4 / 1440.0).round();
    let shapes: Vec<[f64; 6]> = all(&read, "sectPr")
        .map(|section| {
            let size = section.children().find(|node| node.has_tag_name((W, "pgSz"))).expect("a size");
            let margins = section.children().find(|node| node.has_tag_name((W, "pgMar"))).expect("margins");
            let [top, right, bottom, left] =
                ["top", "right", "bottom", "left"].map(|side| in_mm(attribute(margins, side)));
            [in_mm(attribute(size, "w")), in_mm(attribute(size, "h")), top, right, bottom, left]
        })
        .collect();
    let upright = [210.0, 297.0, 37.0, 26.0, 35.0, 28.0];
    assert_eq!(shapes, [upright, [297.0, 210.0, 28.0, 37.0, 26.0, 35.0], upright]);
}

#[test]
fn a_red_head_is_a_name_in_red_over_a_red_line_below_the_number() {
    let styles = |paper: &Paper| part(&docx(paper).expect("memory takes all"), "word/styles.xml");
    let look = |text: &str, id: &str| {
        let read = Document::parse(text).expect("well-formed");
        let style = all(&read, "style").find(|style| attribute(*style, "styleId") == id).expect("a style");
        let of = |tag: &str, name: &str| {
            let node =
                style.descendants().find(|node| node.has_tag_name((W, tag)) && node.attribute((W, name)).is_some());
            node.map(|node| attribute(node, name).to_owned()).unwrap_or_default()
        };
        [of("color", "val"), of("sz", "val"), of("bottom", "color"), of("spacing", "before")]
    };
    let mut own = paper(Lang::Zh);
    let with = styles(&own);
    assert_eq!(look(&with, "Masthead"), ["FF0000", "98", "", "1984"]);
    assert_eq!(look(&with, "PaperNumber"), ["", "", "FF0000", "1120"]);
    assert_eq!(look(&with, "Title"), ["", "44", "", "1120"]);
    own.blocks.remove(0);
    let without = styles(&own);
    assert_eq!(look(&without, "PaperNumber"), ["", "", "", ""]);
    assert_eq!(look(&without, "Title"), ["", "44", "", "560"]);
}

#[test]
fn the_styles_have_the_official_faces_sizes_and_lines() {
    let text = part(&written(Lang::Zh), "word/styles.xml");
    let read = Document::parse(&text).expect("well-formed");
    let look = |id: &str| {
        let style = all(&read, "style").find(|style| attribute(*style, "styleId") == id).expect("a style");
        let of = |tag: &str, name: &str| {
            let node =
                style.descendants().find(|node| node.has_tag_name((W, tag)) && node.attribute((W, name)).is_some());
            node.map(|node| attribute(node, name).to_owned()).unwrap_or_default()
        };
        [of("rFonts", "eastAsia"), of("sz", "val"), of("spacing", "line"), of("ind", "firstLineChars"), of("jc", "val")]
    };
    assert_eq!(look("Normal"), ["", "", "560", "", "both"]);
    assert_eq!(look("BodyText"), ["", "", "", "200", ""]);
    assert_eq!(look("Title"), ["方正小标宋简体", "44", "720", "", "center"]);
    assert_eq!(look("Heading1"), ["黑体", "", "", "200", ""]);
    assert_eq!(look("Heading2"), ["楷体_GB2312", "", "", "200", ""]);
    assert_eq!(look("Footer"), ["宋体", "28", "240", "", ""]);
    let defaults = all(&read, "rPrDefault").next().expect("defaults");
    let fonts = defaults.descendants().find(|node| node.has_tag_name((W, "rFonts"))).expect("fonts");
    assert_eq!(
        ["eastAsia", "ascii", "hAnsi"].map(|kind| attribute(fonts, kind)),
        ["仿宋_GB2312", "Times New Roman", "Times New Roman"]
    );
    let bold = |id: &str| {
        all(&read, "style").any(|s| attribute(s, "styleId") == id && s.descendants().any(|n| n.has_tag_name((W, "b"))))
    };
    assert!(bold("Heading3") && !bold("Heading1") && !bold("Heading2") && !bold("Title"));
}

#[test]
fn every_style_that_is_used_is_defined() {
    for lang in Lang::ALL {
        let bytes = written(lang);
        let styles = part(&bytes, "word/styles.xml");
        let styles = Document::parse(&styles).expect("well-formed");
        let defined: Vec<&str> = all(&styles, "style").map(|style| attribute(style, "styleId")).collect();
        for name in ["word/document.xml", "word/footer1.xml", "word/footer2.xml", "word/styles.xml"] {
            let text = part(&bytes, name);
            let read = Document::parse(&text).expect("well-formed");
            for tag in ["pStyle", "tblStyle", "basedOn", "next"] {
                all(&read, tag)
                    .for_each(|node| assert!(defined.contains(&attribute(node, "val")), "{}", attribute(node, "val")));
            }
        }
    }
}

#[test]
fn page_numbers_stand_between_dashes_at_the_outer_edge() {
    let bytes = written(Lang::Zh);
    for (name, side, indent) in [("word/footer1.xml", "right", "rightChars"), ("word/footer2.xml", "left", "leftChars")]
    {
        let text = part(&bytes, name);
        let read = Document::parse(&text).expect("well-formed");
        let shown: String = all(&read, "t").filter_map(|node| node.text()).collect();
        assert_eq!(shown, "— 1 —");
        assert_eq!(all(&read, "instrText").next().and_then(|node| node.text()), Some(" PAGE "));
        assert_eq!(all(&read, "jc").next().map(|node| attribute(node, "val")), Some(side));
        assert_eq!(all(&read, "ind").next().map(|node| attribute(node, indent)), Some("100"));
    }
    assert!(part(&bytes, "word/settings.xml").contains("<w:evenAndOddHeaders/>"));
}

#[test]
fn a_table_repeats_its_heads_tears_no_row_and_fills_the_width() {
    let text = part(&written(Lang::Zh), "word/document.xml");
    let read = Document::parse(&text).expect("well-formed");
    let tables: Vec<Node<'_, '_>> = all(&read, "tbl").collect();
    let has = |row: Node<'_, '_>, name: &str| row.descendants().any(|node| node.has_tag_name((W, name)));
    for (table, width) in tables.iter().zip([12756, 8845]) {
        let rows: Vec<Node<'_, '_>> = table.children().filter(|node| node.has_tag_name((W, "tr"))).collect();
        assert_eq!(rows.len(), 4);
        assert!(has(rows[0], "tblHeader") && rows[1..].iter().all(|row| !has(*row, "tblHeader")));
        assert!(rows.iter().all(|row| has(*row, "cantSplit")));
        let grid = table.descendants().filter(|node| node.has_tag_name((W, "gridCol")));
        let sum: i32 = grid.map(|node| attribute(node, "w").parse::<i32>().expect("twips")).sum();
        assert!((sum - width).abs() <= 2, "{sum}");
        for row in rows {
            let spans = row.children().filter(|node| node.has_tag_name((W, "tc"))).map(|cell| {
                let span = cell.descendants().find(|node| node.has_tag_name((W, "gridSpan")));
                span.map_or(1, |span| attribute(span, "val").parse::<i32>().expect("a span"))
            });
            assert_eq!(spans.sum::<i32>(), 3);
        }
    }
}

#[test]
fn hostile_text_is_shown_and_nothing_else() {
    let text = part(&written(Lang::Zh), "word/document.xml");
    let read = Document::parse(&text).expect("well-formed");
    let harmless = crate::render::clean::clean_line(HOSTILE);
    let shown: Vec<&str> = all(&read, "t").filter_map(|node| node.text()).collect();
    assert_eq!(shown.iter().filter(|text| **text == harmless).count(), 7);
    assert!(!text.contains("<script") && all(&read, "instrText").next().is_none());
}

#[test]
fn chinese_runs_say_that_signs_of_both_scripts_are_chinese() {
    let hints = |lang| {
        let text = part(&written(lang), "word/document.xml");
        let read = Document::parse(&text).expect("well-formed");
        let runs = all(&read, "r").count();
        (runs, all(&read, "rFonts").filter(|node| attribute(*node, "hint") == "eastAsia").count())
    };
    let (runs, hinted) = hints(Lang::Zh);
    assert!(runs > 0 && hinted == runs);
    assert_eq!(hints(Lang::En).1, 0);
}

#[test]
fn the_office_is_centred_over_the_day() {
    let right = |office: &str| {
        let mut paper = paper(Lang::Zh);
        paper.blocks = vec![Block::Signature { office: office.to_owned(), day: "2026年11月22日".to_owned() }];
        let text = part(&docx(&paper).expect("written"), "word/document.xml");
        let read = Document::parse(&text).expect("well-formed");
        all(&read, "ind").map(|node| attribute(node, "rightChars").parse::<i32>().expect("a share")).collect::<Vec<_>>()
    };
    // The day is seven characters wide; four stand to its right.
    assert_eq!(right("甲市督查室"), [500, 400]);
    assert_eq!(right("甲市人民政府督查室"), [300, 400]);
    let long = right("甲市人民政府办公室督查工作领导小组办公室");
    assert_eq!(long[0], 0);
    assert!(long[1] > 400);
}
