//! A table for a terminal: what stands around it, and its rows as a grid or, where that does not fit, as records.
//!
//! Rows are held until the end, because widths depend on all of them. No line is wider than the look allows.

use std::io::{self, Write};

use super::bar;
use super::cell::words;
use super::clean::{clean, clean_line};
use super::columns::{self, Measure, Shown};
use super::grid;
use super::look::Look;
use super::record;
use super::wrap::{glue, hang, width, wrap};
use crate::domain::light::Light;
use crate::i18n::words::Spoken;
use crate::i18n::{marks, number};
use crate::report::document::{Cell, Closing, Head, Legend, Sheet, Surround};

/// A table being gathered for a terminal.
pub struct TableSheet<W> {
    out: W,
    heads: Vec<Head>,
    surround: Surround,
    look: Look,
    measures: Vec<Measure>,
    sections: Vec<Section>,
    fewer: Vec<Vec<usize>>,
    /// Which columns have a bar.
    bars: Vec<bool>,
}

/// Rows under one heading.
#[derive(Default)]
struct Section {
    heading: Option<String>,
    rows: Vec<Vec<Shown>>,
}

impl<W: Write> TableSheet<W> {
    /// A table with these heads.
    pub fn new(out: W, heads: Vec<Head>, surround: Surround, look: Look) -> Self {
        let measures = vec![Measure::default(); heads.len()];
        let bars = vec![false; heads.len()];
        Self { out, heads, surround, look, measures, sections: vec![Section::default()], fewer: Vec::new(), bars }
    }

    /// Sets of fewer columns, by their places: where all the columns do not fit, the first set that does is drawn
    /// before the rows fall apart into records.
    #[must_use]
    pub fn or_fewer(mut self, sets: Vec<Vec<usize>>) -> Self {
        self.fewer = sets;
        self
    }

    /// Leaves only the columns of the first set that fits without breaking words, where all do not; where no set does,
    /// of the first that fits at all.
    fn leave_out(&mut self) {
        let plan = |set: &[usize]| columns::plan(&at(&self.heads, set), &at(&self.measures, set), self.look);
        let whole =
            |set: &[usize]| plan(set).is_some_and(|widths| !columns::breaks_words(&at(&self.measures, set), &widths));
        let all: Vec<usize> = (0..self.heads.len()).collect();
        let sets = || std::iter::once(&all).chain(&self.fewer);
        let set = sets().find(|set| whole(set)).or_else(|| sets().find(|set| plan(set).is_some()));
        let Some(set) = set.filter(|set| **set != all).cloned() else { return };
        self.heads = at(&self.heads, &set);
        self.measures = at(&self.measures, &set);
        self.bars = at(&self.bars, &set);
        for row in self.sections.iter_mut().flat_map(|section| &mut section.rows) {
            *row = set.iter().map(|place| std::mem::take(&mut row[*place])).collect();
        }
    }

    fn add(&mut self, cells: &[Cell<'_>]) {
        let row: Vec<Shown> = self.heads.iter().zip(cells).map(|(head, cell)| show(head, cell, self.look)).collect();
        for (measure, cell) in self.measures.iter_mut().zip(&row) {
            measure.add(cell);
        }
        for (bar, cell) in self.bars.iter_mut().zip(cells) {
            *bar |= matches!(cell, Cell::Bar(_));
        }
        let section = self.sections.last_mut().expect("a table begins with a section");
        section.rows.push(row);
    }

    fn lines(&self, closing: &Closing) -> Vec<String> {
        let look = self.look;
        let mut blocks = vec![opening(&self.surround, look)];
        let filled = self.sections.iter().filter(|section| !section.rows.is_empty());
        let plan = columns::plan(&self.heads, &self.measures, look);
        for section in filled {
            blocks.push(section.heading.iter().flat_map(|heading| strong(&look.section(heading), look)).collect());
            match &plan {
                Some(widths) => {
                    let lines = grid::draw(&self.heads, section.rows.iter(), &self.measures, widths, look);
                    blocks.push(lines);
                }
                None => blocks.extend(section.rows.iter().map(|row| record::draw(&self.heads, row, look))),
            }
        }
        if self.sections.iter().all(|section| section.rows.is_empty()) {
            blocks.push(vec![marks::no_rows(look.lang).to_owned()]);
        }
        blocks.push(ending(closing, self.bars.contains(&true), look));
        blocks.retain(|block| !block.is_empty());
        blocks.join(&String::new())
    }
}

impl<W: Write> Sheet for TableSheet<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.add(cells);
        Ok(())
    }

    fn section(&mut self, heading: &str) -> io::Result<()> {
        self.sections.push(Section { heading: Some(clean_line(heading).into_owned()), rows: Vec::new() });
        Ok(())
    }

    fn finish(mut self: Box<Self>, closing: &Closing) -> io::Result<()> {
        self.leave_out();
        for line in self.lines(closing) {
            writeln!(self.out, "{line}")?;
        }
        self.out.flush()
    }
}

/// What stands at some places, in their order.
fn at<T: Clone>(all: &[T], places: &[usize]) -> Vec<T> {
    places.iter().map(|place| all[*place].clone()).collect()
}

/// The lines of a table in memory, with what stands below it.
pub(super) fn lines(heads: &[Head], rows: &[Vec<Cell<'_>>], closing: &Closing, look: Look) -> Vec<String> {
    let mut sheet = TableSheet::new(io::sink(), heads.to_vec(), Surround::default(), look);
    for row in rows {
        sheet.add(row);
    }
    sheet.lines(closing)
}

/// A cell ready to be laid out: on one line, unless its column wraps.
fn show(head: &Head, cell: &Cell<'_>, look: Look) -> Shown {
    let light = if let Cell::Term { light, .. } = cell { Some(*light) } else { None };
    let mut text = match cell {
        Cell::Bar(bar) => bar::drawn(bar, look),
        Cell::Term { label, .. } if head.wraps => whole_brackets(&clean(label)),
        Cell::List(items) if items.len() > 1 && head.wraps => {
            number::list(&items.iter().map(|item| glue(&clean(item))).collect::<Vec<_>>(), look.lang)
        }
        _ => words(cell, look.lang).map_or_else(|| look.nothing().to_owned(), std::borrow::Cow::into_owned),
    };
    if !head.wraps && text.contains('\n') {
        text = text.replace('\n', " ");
    }
    Shown { text, light }
}

/// A word with what stands in brackets behind it as one piece.
fn whole_brackets(label: &str) -> String {
    match label.find(['(', '（']) {
        Some(at) => format!("{}{}", &label[..at], glue(&label[at..])),
        None => label.to_owned(),
    }
}

/// A heading in lines.
pub(super) fn strong(text: &str, look: Look) -> Vec<String> {
    wrap(text, look.width).iter().map(|line| look.strong(line).into_owned()).collect()
}

/// The title and the lines above the table.
fn opening(surround: &Surround, look: Look) -> Vec<String> {
    let title = surround.title.iter().flat_map(|title| strong(&clean_line(title), look));
    let preface = surround.preface.iter().flat_map(|line| wrap(&clean(line), look.width));
    title.chain(preface).collect()
}

/// The totals, the legend of lights and bars, and the remarks below the table.
fn ending(closing: &Closing, bars: bool, look: Look) -> Vec<String> {
    let mut lines: Vec<String> = closing.totals.iter().flat_map(|totals| strong(&clean(totals), look)).collect();
    lines.extend(legends(&closing.legend, look));
    if bars {
        let (label, words) = bar::legend(look.ascii, look.lang);
        lines.extend(hang(&label, &words, look.width));
    }
    let label = format!("{}{}", marks::note(look.lang), marks::colon(look.lang));
    for (at, remark) in closing.remarks.iter().enumerate() {
        let lead = if at == 0 { label.clone() } else { " ".repeat(width(&label)) };
        lines.extend(hang(&lead, &clean(remark), look.width));
    }
    lines
}

/// The lights of each ladder and what they mean.
pub(super) fn legends(legends: &[Legend], look: Look) -> Vec<String> {
    legends.iter().flat_map(|legend| lights(legend, look)).collect()
}

/// The lights and what they mean, as many in a line as fit; whose they are stands on a line before them.
fn lights(legend: &Legend, look: Look) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let lead = format!("{}{}", marks::legend(look.lang), marks::colon(look.lang));
    let indent = " ".repeat(width(&lead));
    if let Some(owner) = &legend.of {
        lines.extend(hang(&lead, &clean_line(owner), look.width));
    }
    let lead = if legend.of.is_some() { &indent } else { &lead };
    let mut line = String::new();
    for (light, meaning) in &legend.lights {
        let mark = if *light == Light::None { "".into() } else { look.mark(*light) };
        let entry = format!("{mark}{} {}", light.say(look.lang), clean_line(meaning));
        if !line.is_empty() && width(&line) + 3 + width(&entry) <= look.width {
            line.push_str("   ");
            line.push_str(&entry);
            continue;
        }
        let lead = if line.is_empty() { lead } else { &indent };
        lines.append(&mut vec![std::mem::take(&mut line)]);
        let mut hung = hang(lead, &entry, look.width);
        line = hung.pop().unwrap_or_default();
        lines.append(&mut hung);
    }
    lines.push(line);
    lines.retain(|line| !line.is_empty());
    lines.iter().map(|line| look.paint(line).into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::i18n::Lang;
    use crate::render::samples::{self, WIDTHS};

    fn drawn(look: Look) -> String {
        let mut out = Vec::new();
        let sheet = TableSheet::new(&mut out, samples::heads(look.lang), samples::surround(look.lang), look);
        samples::write(Box::new(sheet), look.lang).expect("memory takes all");
        String::from_utf8(out).expect("text is UTF-8")
    }

    /// The report with some of its columns only.
    fn narrowed(look: Look, columns: &[usize]) -> String {
        let mut out = Vec::new();
        let heads = samples::heads(look.lang);
        let heads = columns.iter().map(|at| heads[*at].clone()).collect();
        let mut sheet = Box::new(TableSheet::new(&mut out, heads, Surround::default(), look));
        for row in samples::sections(look.lang).into_iter().flat_map(|(_, rows)| rows) {
            let row: Vec<_> = columns.iter().map(|at| row[*at].clone()).collect();
            sheet.row(&row).expect("memory takes all");
        }
        sheet.finish(&Closing::default()).expect("memory takes all");
        String::from_utf8(out).expect("text is UTF-8")
    }

    #[test]
    fn few_columns_make_a_grid_on_eighty_columns() {
        for lang in Lang::ALL {
            let name = format!("table_few_{lang:?}_80").to_lowercase();
            insta::assert_snapshot!(name, narrowed(samples::look(80, lang), &[1, 2, 4, 6, 7, 8]));
        }
    }

    #[test]
    fn lights_are_coloured_dots_beside_their_words() {
        let look = Look { color: true, ..samples::look(80, Lang::Zh) };
        insta::assert_snapshot!(narrowed(look, &[1, 6, 7]).replace('\u{1b}', "␛"));
    }

    #[test]
    fn a_console_without_line_drawing_gets_ascii() {
        let look = Look { ascii: true, ..samples::look(80, Lang::En) };
        assert!(!narrowed(look, &[2, 3]).contains(['─', '—']));
    }

    fn with_bar(look: Look, columns: Vec<Vec<usize>>) -> String {
        let mut out = Vec::new();
        let mut heads = samples::heads(look.lang)[..2].to_vec();
        heads[1].wraps = false;
        let mut sheet = Box::new(TableSheet::new(&mut out, heads, Surround::default(), look).or_fewer(columns));
        let row = [Cell::Text("changchun.5g-stations.2025".into()), Cell::Bar(samples::bar())];
        sheet.row(&row).expect("memory takes all");
        sheet.finish(&samples::closing(look.lang)).expect("memory takes all");
        String::from_utf8(out).expect("text is UTF-8")
    }

    #[test]
    fn a_bar_has_its_meaning_below_the_lights() {
        let text = with_bar(samples::look(100, Lang::Zh), Vec::new());
        assert!(text.contains("  ████░░│░░░░\n"), "{text}");
        let place = |words: &str| text.find(words).expect("said");
        assert!(place("亮灯：") < place("进度条：█ 进度") && place("进度条：") < place("注："));
        let ascii = with_bar(Look { ascii: true, ..samples::look(100, Lang::En) }, Vec::new());
        assert!(ascii.contains("  ####..|....\n") && ascii.contains("Bars: # progress"), "{ascii}");
    }

    #[test]
    fn a_bar_that_is_left_out_is_not_explained() {
        let text = with_bar(samples::look(36, Lang::Zh), vec![vec![0]]);
        assert!(!text.contains("进度条"), "{text}");
    }

    #[test]
    fn a_table_without_rows_says_so() {
        let mut out = Vec::new();
        let sheet =
            TableSheet::new(&mut out, samples::heads(Lang::Zh), Surround::default(), samples::look(80, Lang::Zh));
        Box::new(sheet).finish(&Closing::default()).expect("memory takes all");
        assert_eq!(String::from_utf8(out).expect("text is UTF-8"), "（无）\n");
    }

    #[test]
    fn of_five_thousand_rows_none_is_missing() {
        let mut out = Vec::new();
        let look = samples::look(200, Lang::Zh);
        let mut sheet = Box::new(TableSheet::new(&mut out, samples::heads(Lang::Zh), Surround::default(), look));
        let rows = samples::sections(Lang::Zh).into_iter().flat_map(|(_, rows)| rows).collect::<Vec<_>>();
        let first = super::words(&rows[0][0], Lang::Zh).expect("a name").into_owned();
        for _ in 0..5000 {
            sheet.row(&rows[0]).expect("memory takes all");
        }
        sheet.finish(&Closing::default()).expect("memory takes all");
        let text = String::from_utf8(out).expect("text is UTF-8");
        let head: String = first.chars().take(4).collect();
        assert_eq!(text.lines().filter(|line| line.starts_with(&head)).count(), 5000);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked(
            texts in prop::collection::vec(prop::collection::vec("([一-龥]|[a-z0-9.]|[，。（）]| |\u{202e}){0,40}", 4), 0..6),
            wraps in prop::collection::vec(any::<bool>(), 4),
            to in 20usize..130,
        ) {
            let look = samples::look(to, Lang::Zh);
            let mut heads = samples::heads(Lang::Zh);
            heads.truncate(4);
            for (head, wraps) in heads.iter_mut().zip(wraps) {
                head.wraps = wraps;
            }
            let mut out = Vec::new();
            let mut sheet = Box::new(TableSheet::new(&mut out, heads, samples::surround(Lang::Zh), look));
            for row in &texts {
                let cells: Vec<_> = row.iter().map(|text| Cell::Text(text.as_str().into())).collect();
                sheet.row(&cells).expect("memory takes all");
            }
            sheet.finish(&samples::closing(Lang::Zh)).expect("memory takes all");
            for line in String::from_utf8(out).expect("text is UTF-8").lines() {
                prop_assert!(width(line) <= to, "{line:?} is wider than {to}");
            }
        }
    }

    #[test]
    fn tables_look_as_they_should() {
        for lang in Lang::ALL {
            for width in WIDTHS {
                let name = format!("table_{lang:?}_{width}").to_lowercase();
                insta::assert_snapshot!(name, drawn(samples::look(width, lang)));
            }
        }
    }
}
