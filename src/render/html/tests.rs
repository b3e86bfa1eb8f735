use proptest::prelude::*;
use rust_decimal::Decimal;

use super::board::BoardSheet;
use super::*;
use crate::domain::judge::arbitrary::{Range, any_day, any_draft};
use crate::domain::light::Light;
use crate::render::samples;
use crate::report::board::BoardReport;
use crate::report::chart::tests::row;
use crate::report::document::{BoardHead, Cell, Choice, Entry, Facet, Frame, Item, Offer, Piece, Sorting, Surround};

/// The tags of a text that is all the program's own: each is closed in its turn.
fn assert_balanced(page: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let end = rest[at..].find('>').expect("a tag ends") + at;
        let tag = &rest[at + 1..end];
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default();
        rest = &rest[end + 1..];
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "</{closed}> before {}", &rest[..rest.len().min(80)]);
        } else if !tag.ends_with('/') && !["meta", "input", "!DOCTYPE"].contains(&name) {
            open.push(name);
        }
        // Style and script hold no tags.
        if ["style", "script"].contains(&name) && !tag.starts_with('/') {
            rest = &rest[rest.find("</").expect("it ends")..];
        }
    }
    assert!(open.is_empty(), "{open:?} stay open");
}

fn text(out: Vec<u8>) -> String {
    String::from_utf8(out).expect("text is UTF-8")
}

fn written(lang: Lang) -> String {
    let mut out = Vec::new();
    let below = vec!["目录 a 1 的内容摘要 sha256:00".to_owned()];
    let sheet = HtmlSheet::new(&mut out, samples::heads(lang), &samples::surround(lang), below, lang);
    samples::write(Box::new(sheet.expect("memory takes all")), lang).expect("memory takes all");
    text(out)
}

fn body(page: &str) -> &str {
    &page[page.find(SHAPES).expect("shapes") + SHAPES.len()..]
}

#[test]
fn a_list_is_a_page_with_a_table_for_each_part() {
    for lang in Lang::ALL {
        let page = written(lang);
        assert_balanced(&page);
        insta::assert_snapshot!(format!("list_{lang:?}").to_lowercase(), body(&page).replace("</tr>", "</tr>\n"));
    }
}

#[test]
fn a_page_has_its_blocks_in_order() {
    for lang in Lang::ALL {
        let mut out = Vec::new();
        page(&mut out, &samples::page(lang), &["sha256:00".to_owned()], lang).expect("memory takes all");
        let page = text(out);
        assert_balanced(&page);
        insta::assert_snapshot!(format!("page_{lang:?}").to_lowercase(), body(&page).replace("><", ">\n<"));
    }
}

const HOSTILE: &str = "</noscript></script><b onclick=\"x\">&\u{202e}'";

fn frame() -> Frame {
    let office = crate::domain::dossier::Office::default();
    let mut frame = BoardReport::new(&office, true, None, false, Lang::Zh).frame(Surround::default());
    frame.title = HOSTILE.to_owned();
    frame.preface = vec![HOSTILE.to_owned()];
    frame.totals = HOSTILE.to_owned();
    let choice = |group: Option<&str>| Choice {
        code: HOSTILE.to_owned(),
        label: HOSTILE.to_owned(),
        group: group.map(str::to_owned),
        light: Light::Red,
    };
    let facet = |key, offer| Facet {
        key,
        label: HOSTILE.to_owned(),
        offer,
        choices: vec![choice(Some(HOSTILE)), choice(Some("乙"))],
    };
    frame.facets = vec![facet("status", Offer::Tiles), facet("agency", Offer::Menu)];
    frame
}

fn head(key: &'static str, sorting: Sorting) -> BoardHead {
    let head = samples::heads(Lang::Zh).into_iter().find(|head| head.key == key).expect("a head");
    BoardHead { head, sorting }
}

fn entry(rank: Option<Decimal>) -> Entry<'static> {
    let own = |cell| Item { cell, beside: Cell::Text(HOSTILE.into()), rank };
    Entry {
        code: "a.b.2025",
        title: HOSTILE.to_owned(),
        light: Light::Yellow,
        items: vec![
            own(Cell::Text(HOSTILE.into())),
            own(Cell::Number { value: Decimal::TEN, shown: Some(HOSTILE.into()) }),
        ],
        marks: vec!["征求意见稿"],
        choices: vec![vec![0], vec![0, 1]],
        words: HOSTILE.repeat(3),
        page: vec![Piece::Block(Block::Steps(vec![HOSTILE.to_owned()]))],
    }
}

fn board(entries: &[Entry<'_>]) -> String {
    let mut sheet = BoardSheet::new(vec![head("name", Sorting::Words), head("gap", Sorting::Rank)], Lang::Zh);
    sheet.part(HOSTILE, false);
    for entry in entries {
        sheet.entry(entry);
    }
    sheet.part("征求意见稿", true);
    let mut out = Vec::new();
    sheet.finish(&mut out, &frame(), &[HOSTILE.to_owned()]).expect("memory takes all");
    text(out)
}

#[test]
fn whatever_the_words_of_a_board_they_leave_no_markup() {
    let page = board(&[entry(None), entry(Some(Decimal::ONE))]);
    assert_balanced(&page);
    assert!(!page.contains("<b onclick") && !page.contains('\u{202e}'));
    assert_eq!(page.matches("</script>").count(), 1);
    assert_eq!(page.matches("</noscript>").count(), 2);
    let shown = "&lt;/noscript&gt;&lt;/script&gt;&lt;b onclick=&quot;x&quot;&gt;&amp;\\u{202e}'";
    assert!(page.contains(&format!("<h1>{shown}</h1>")) && page.contains(&format!("data-q=\"{shown}")));
}

#[test]
fn what_has_no_place_in_an_order_has_no_rank() {
    let ranks = |entry| board(&[entry]).matches(" data-v=\"").count();
    assert_eq!(ranks(entry(Some(Decimal::new(-150, 2)))), 1);
    assert!(board(&[entry(Some(Decimal::new(-150, 2)))]).contains("data-v=\"-1.5\""));
    assert_eq!(ranks(entry(None)), 0);
}

#[test]
fn a_board_without_entries_is_a_page_too() {
    let page = board(&[]);
    assert_balanced(&page);
    assert!(page.contains("符合条件的目标 0 个（共 0 个）"));
}

proptest! {
    #[test]
    fn a_targets_page_is_whole_and_its_picture_stays_in_its_frame(draft in any_draft(Range::Anything), as_of in any_day()) {
        let office = crate::domain::dossier::Office::default();
        for lang in Lang::ALL {
            let mut report = BoardReport::new(&office, true, None, false, lang);
            let mut sheet = BoardSheet::new(report.heads(), lang);
            let target = row(&draft, as_of);
            sheet.part("甲", BoardReport::is_apart(&target));
            sheet.entry(&report.entry(&target));
            let mut out = Vec::new();
            sheet.finish(&mut out, &report.frame(Surround::default()), &[]).expect("memory takes all");
            let page = text(out);
            assert_balanced(&page);
            for place in page.split("%\"").filter_map(|part| part.rsplit('"').next()) {
                if let Ok(place) = place.parse::<f64>() {
                    prop_assert!((0.0..=100.0).contains(&place), "{place}");
                }
            }
            for key in [" y=\"", " y1=\"", " y2=\"", " cy=\""] {
                for place in page.split(key).skip(1).filter_map(|part| part.split('"').next()) {
                    prop_assert!((-5..=240).contains(&place.parse::<i64>().unwrap_or(0)), "{key}{place}");
                }
            }
        }
    }
}
