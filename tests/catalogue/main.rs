//! A catalogue's faults from file to screen: what a person sees for a file with many of them.

use std::fs;
use std::io;
use std::path::Path;

use duban::catalogue::{Refusal, Texts, read};
use duban::domain::fault::catalogue::{CatalogueFault, Place};
use duban::i18n::{Lang, catalogue as words};
use duban::render::snippet::{Mark, Snippet};
use duban::render::wrap::width;

mod template;

fn refusal(root: &str) -> Refusal {
    let folder = Path::new("tests/catalogue/fixture");
    let mut files = |path: &Path| -> io::Result<String> { fs::read_to_string(folder.join(path)) };
    read(Path::new(root), &mut files).expect_err("a catalogue with faults")
}

fn mark<'a>(place: &'a Place, texts: &'a Texts) -> Mark<'a> {
    let text = texts.get(&place.file).map(AsRef::as_ref);
    Mark { file: &place.file, text, line: place.line, column: place.column, span: place.span.clone() }
}

fn draw(fault: &CatalogueFault, texts: &Texts, lang: Lang, columns: usize) -> String {
    let said = words::said(fault, lang);
    let also = fault.also.as_ref().map(|place| (mark(place, texts), words::also(fault, lang)));
    let hint = Some((words::hint_label(lang), said.hint.as_str()));
    Snippet { mark: mark(&fault.place, texts), message: &said.message, also, hint }.draw(columns, false)
}

fn draw_all(lang: Lang, columns: usize) -> String {
    let Refusal { faults, texts, .. } = refusal("ten-faults.toml");
    let drawn: Vec<String> = faults.iter().map(|fault| draw(fault, &texts, lang, columns)).collect();
    format!("{}\n{}", drawn.join("\n"), words::count(faults.len(), lang))
}

#[test]
fn every_fault_is_shown_with_its_place_and_pointer() {
    for lang in Lang::ALL {
        for columns in [40, 80, 200] {
            let drawn = draw_all(lang, columns);
            assert!(drawn.lines().all(|line| width(line) <= columns), "{drawn}");
            insta::assert_snapshot!(format!("ten_faults_{}_{columns}", lang.pick("zh", "en")), drawn);
        }
    }
}

#[test]
fn a_missing_file_is_said_without_a_line() {
    let Refusal { faults, texts, .. } = refusal("none.toml");
    assert_eq!(
        draw(&faults[0], &texts, Lang::Zh, 80),
        "none.toml: 找不到文件 `none.toml`\n   提示：检查文件名；`include` 的路径从写有它的文件算起\n"
    );
}
