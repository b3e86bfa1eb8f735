//! A chart in lines of text: its canvas with the axes, the words beside and below it, and what its marks mean.

use super::canvas::{Canvas, Ink};
use super::clean::{clean, clean_line};
use super::look::Look;
use super::wrap::{hang, width, wrap};
use crate::domain::light::Light;
use crate::i18n::{marks, pictures};
use crate::report::document::{Chart, Level, Mark};

/// The widest that a picture is drawn.
const WIDEST: usize = 100;

/// The fewest columns between the axis and the end of a line in which a picture can be made out.
const NARROWEST: usize = 20;

/// Between the words of two marks, and at least so much between two years.
const GAP: usize = 2;

/// The lines of a chart, painted; none where the look is too narrow for it.
#[must_use]
pub fn lines(chart: &Chart, look: Look) -> Vec<String> {
    let Some(frame) = Frame::new(chart, look) else { return Vec::new() };
    let title = pictures::titled(&chart.title, [&chart.values.label, &chart.time.label], look.lang);
    let mut lines = wrap(&clean_line(&title), look.width);
    lines.extend(frame.rows());
    lines.push(frame.axis());
    lines.push(frame.years());
    lines.extend(legend(chart, look));
    let label = format!("{}{}", marks::note(look.lang), marks::colon(look.lang));
    for (at, remark) in chart.remarks.iter().enumerate() {
        let lead = if at == 0 { label.clone() } else { " ".repeat(width(&label)) };
        lines.extend(hang(&lead, &clean(remark), look.width));
    }
    lines
}

/// A canvas between its axes.
struct Frame<'c> {
    chart: &'c Chart,
    look: Look,
    canvas: Canvas<'c>,
    /// The words of each row, to the left of the axis.
    words: Vec<Option<String>>,
    gutter: usize,
    columns: usize,
}

impl<'c> Frame<'c> {
    /// Lays a chart out; a level is named by its value alone where that makes the room.
    fn new(chart: &'c Chart, look: Look) -> Option<Self> {
        let levels = |short: bool| {
            let words = move |level: &Level| plain(if short { &level.shown } else { &level.label }, look.ascii);
            chart.levels.iter().map(words).collect::<Vec<_>>()
        };
        let ticks: Vec<String> = chart.values.ticks.iter().map(|(_, text)| plain(text, look.ascii)).collect();
        let last_year = chart.time.ticks.last().map_or(0, |(_, text)| width(text));
        let room = look.width.min(WIDEST);
        [levels(false), levels(true)].into_iter().find_map(|levels| {
            let gutter = ticks.iter().chain(&levels).map(|text| width(text)).max().unwrap_or(0);
            let columns = room.checked_sub(gutter + 2 + last_year / 2).filter(|columns| *columns >= NARROWEST)?;
            let canvas = Canvas::new(chart, columns);
            let mut words: Vec<Option<String>> = vec![None; canvas.rows()];
            let levels = chart.levels.iter().map(|level| level.value).zip(&levels);
            for (value, text) in levels.chain(chart.values.ticks.iter().map(|(value, _)| *value).zip(&ticks)) {
                words[canvas.row_of(value)].get_or_insert_with(|| text.clone());
            }
            Some(Self { chart, look, canvas, words, gutter, columns })
        })
    }

    fn rows(&self) -> Vec<String> {
        let axis = if self.look.ascii { ['+', '|'] } else { ['┤', '│'] };
        let row = |(at, words): (usize, &Option<String>)| {
            let text = words.as_deref().unwrap_or_default();
            let pad = " ".repeat(self.gutter.saturating_sub(width(text)));
            let axis = axis[usize::from(words.is_none())];
            let axis = self.look.faint(axis.encode_utf8(&mut [0; 4])).into_owned();
            format!("{pad}{text} {axis}{}", self.cells(self.canvas.row(at))).trim_end().to_owned()
        };
        self.words.iter().enumerate().map(row).collect()
    }

    /// The cells of a row, equal ones painted together.
    fn cells(&self, cells: &[Option<Ink>]) -> String {
        let mut line = String::new();
        let last = cells.iter().rposition(Option::is_some).map_or(0, |at| at + 1);
        for run in cells[..last].chunk_by(|one, next| one == next) {
            match run[0] {
                None => line.extend(std::iter::repeat_n(' ', run.len())),
                Some(ink) => line.push_str(&self.painted(ink, run.len())),
            }
        }
        line
    }

    fn painted(&self, ink: Ink, times: usize) -> String {
        let look = self.look;
        let signs = |mark| sign(mark, look.ascii).to_string().repeat(times);
        match ink {
            Ink::Crossing => if look.ascii { "+" } else { "┼" }.repeat(times),
            Ink::Deciding(mark) if self.chart.light != Light::None => {
                look.in_light(self.chart.light, &signs(mark)).into_owned()
            }
            Ink::Deciding(mark) | Ink::Mark(mark @ (Mark::Figure | Mark::Least | Mark::Most)) => {
                look.strong(&signs(mark)).into_owned()
            }
            Ink::Mark(mark @ (Mark::Path | Mark::Deadline)) => look.faint(&signs(mark)).into_owned(),
            Ink::Mark(mark) => signs(mark),
        }
    }

    /// The time axis: what has passed is drawn heavily, and years have ticks.
    fn axis(&self) -> String {
        let now = self.canvas.column_of(self.chart.as_of);
        let begun = self.chart.as_of > self.chart.time.from;
        let ticks = self.ticks();
        let signs: String = (0..self.columns)
            .map(|column| match (begun && column <= now, ticks.iter().any(|(at, _)| *at == column), self.look.ascii) {
                (_, true, true) => '+',
                (true, false, ascii) => sign(Mark::Elapsed, ascii),
                (true, true, false) => '┯',
                (false, true, false) => '┬',
                (false, false, true) => '-',
                (false, false, false) => '─',
            })
            .collect();
        let corner = if self.look.ascii { '+' } else { '└' };
        let line = format!("{corner}{signs}");
        format!("{} {}", " ".repeat(self.gutter), self.look.faint(&line))
    }

    /// The years that have room, the deadline's or else the last among them, below their columns.
    fn years(&self) -> String {
        let mut line = String::new();
        for (column, text) in self.ticks() {
            let at = (self.gutter + 2 + column).saturating_sub(width(&text) / 2);
            let gap = at.saturating_sub(width(&line));
            line.extend(std::iter::repeat_n(' ', gap));
            line.push_str(&text);
        }
        line
    }

    /// The ticks of time that are shown, with their columns: every so many that their words stand apart.
    fn ticks(&self) -> Vec<(usize, String)> {
        let ticks = &self.chart.time.ticks;
        let all: Vec<(usize, String)> =
            ticks.iter().map(|(day, text)| (self.canvas.column_of(*day), clean_line(text).into_owned())).collect();
        let last = self.chart.deadline.unwrap_or(self.chart.time.to);
        let anchor = ticks.iter().position(|(day, _)| *day >= last).unwrap_or(0);
        let every = |step: usize| {
            all.iter().enumerate().filter(move |(at, _)| at.abs_diff(anchor) % step == 0).map(|(_, tick)| tick)
        };
        let apart = |step: usize| {
            let shown: Vec<_> = every(step).collect();
            shown.windows(2).all(|pair| pair[1].0 - pair[0].0 >= width(&pair[1].1) + GAP)
        };
        let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500];
        let step = steps.into_iter().find(|step| apart(*step)).unwrap_or(all.len().max(1));
        every(step).cloned().collect()
    }
}

/// The marks and what they mean, as many in a line as fit.
fn legend(chart: &Chart, look: Look) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (mark, words) in &chart.legend {
        let entry = format!("{} {}", sign(*mark, look.ascii), clean_line(words));
        match lines.last_mut() {
            Some(line) if width(line) + GAP + width(&entry) <= look.width => {
                line.extend(std::iter::repeat_n(' ', GAP));
                line.push_str(&entry);
            }
            _ => lines.push(entry),
        }
    }
    lines.iter().flat_map(|line| wrap(line, look.width)).collect()
}

/// Words on one line, made harmless; signs of comparison in ASCII where nothing else may be drawn.
fn plain(text: &str, ascii: bool) -> String {
    let text = clean_line(text);
    if ascii { text.replace('≥', ">=").replace('≤', "<=") } else { text.into_owned() }
}

/// The sign of a mark.
fn sign(mark: Mark, ascii: bool) -> char {
    let (drawn, typed) = match mark {
        Mark::Figure => ('●', '*'),
        Mark::Least => ('▲', '^'),
        Mark::Most => ('▼', 'v'),
        Mark::Close => ('≈', '~'),
        Mark::Path => ('·', '.'),
        Mark::Projection => ('╌', ':'),
        Mark::Target => ('─', '-'),
        Mark::Deadline => ('│', '|'),
        Mark::Elapsed => ('━', '='),
    };
    if ascii { typed } else { drawn }
}

#[cfg(test)]
mod tests;
