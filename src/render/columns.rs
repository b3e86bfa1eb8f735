//! How wide each column of a table may be.
//!
//! Number, date and code columns keep their width; those that wrap share what is left by how much they hold.
//! Where not even that fits there is no plan, and the rows are shown as records.

use super::look::Look;
use super::wrap::{widest_piece, width};
use crate::domain::light::Light;
use crate::report::document::{Align, Head};

/// Columns between two columns.
pub(super) const GAP: usize = 2;

/// The width below which a column that wraps is no longer pleasant to read: six Chinese characters.
const NARROWEST: usize = 12;

/// The widest word, in columns, that a column is kept wide enough for where the line allows.
const LONGEST_WORD: usize = 18;

/// The width of a line below which a table that would have to wrap is shown as records.
pub const NARROW: usize = 50;

/// Rows that are looked at to settle widths.
const SAMPLE: usize = 200;

/// A cell ready to be laid out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shown {
    /// What is read.
    pub text: String,
    /// The light before it, where the cell may have one.
    pub light: Option<Light>,
}

/// A column as far as its width depends on it.
#[derive(Debug, Clone, Default)]
pub struct Measure {
    widest: usize,
    total: usize,
    /// The widest piece that should stay whole.
    piece: usize,
    /// The widths of the first cells, row by row: enough to see how tall rows become.
    sample: Vec<usize>,
    /// Whether any cell shows a light.
    pub lights: bool,
}

impl Measure {
    /// Takes a cell into account.
    pub fn add(&mut self, cell: &Shown) {
        let columns = cell.text.lines().map(width).max().unwrap_or(0);
        self.widest = self.widest.max(columns);
        self.total += columns;
        if columns > self.piece && self.piece < LONGEST_WORD {
            self.piece = self.piece.max(widest_piece(&cell.text)).min(LONGEST_WORD);
        }
        if self.sample.len() < SAMPLE {
            self.sample.push(columns);
        }
        self.lights |= cell.light.is_some_and(|light| light != Light::None);
    }
}

/// The widths at which the columns fit a line; `None` where they do not.
#[must_use]
pub fn plan(heads: &[Head], measures: &[Measure], look: Look) -> Option<Vec<usize>> {
    let line = look.width.min(usize::from(u16::MAX));
    let room = line.checked_sub(GAP * heads.len().saturating_sub(1))?;
    let cells: Vec<usize> =
        measures.iter().map(|m| m.widest + if m.lights { width(&look.mark(Light::None)) } else { 0 }).collect();
    let mut widths: Vec<usize> =
        heads.iter().zip(&cells).map(|(head, cell)| width(&head.heading).max(*cell).max(1)).collect();
    if widths.iter().sum::<usize>() <= room {
        return Some(widths);
    }
    if line < NARROW {
        return None;
    }
    squeeze_heads(heads, &cells, &mut widths, room);
    share(heads, measures, widths, room)
}

/// True where a column would have to break words that should stay whole.
#[must_use]
pub fn breaks_words(measures: &[Measure], widths: &[usize]) -> bool {
    measures.iter().zip(widths).any(|(measure, width)| measure.piece > *width)
}

/// Lets the heads of fixed columns take two lines, those that save most first, until the columns fit.
fn squeeze_heads(heads: &[Head], cells: &[usize], widths: &mut [usize], room: usize) {
    let mut savings: Vec<(usize, usize)> = heads
        .iter()
        .enumerate()
        .filter(|(_, head)| !wraps(head))
        .map(|(at, head)| {
            // A line of one Chinese character is no word.
            let half = width(&head.heading).div_ceil(2).next_multiple_of(2).max(4);
            let folded = widest_piece(&head.heading).max(half);
            (widths[at].saturating_sub(cells[at].max(folded)), at)
        })
        .collect();
    savings.sort_by_key(|(saving, at)| (std::cmp::Reverse(*saving), *at));
    for (saving, at) in savings {
        if widths.iter().sum::<usize>() <= room {
            return;
        }
        widths[at] -= saving;
    }
}

/// Shares what the fixed columns leave among those that wrap, by how much they hold.
fn share(heads: &[Head], measures: &[Measure], mut widths: Vec<usize>, room: usize) -> Option<Vec<usize>> {
    if widths.iter().sum::<usize>() <= room {
        return Some(widths);
    }
    let natural = widths.clone();
    let wrapping: Vec<usize> = (0..heads.len()).filter(|at| wraps(&heads[*at])).collect();
    let least = |at: usize, piece: usize| natural[at].min(NARROWEST.max(widest_piece(&heads[at].heading)).max(piece));
    for at in &wrapping {
        widths[*at] = least(*at, measures[*at].piece);
    }
    // Where words cannot all stay whole, those give way first that free the most room.
    while widths.iter().sum::<usize>() > room {
        let saving = |at: &usize| widths[*at] - least(*at, 0);
        let most = wrapping.iter().copied().max_by_key(saving).filter(|at| saving(at) > 0)?;
        widths[most] = least(most, 0);
    }
    let least = widths.clone();
    let mut left = room - widths.iter().sum::<usize>();
    loop {
        let open: Vec<usize> = wrapping.iter().copied().filter(|at| widths[*at] < natural[*at]).collect();
        let weight: usize = open.iter().map(|at| measures[*at].total).sum();
        if left == 0 || open.is_empty() || weight == 0 {
            settle(&wrapping, measures, (&least, &natural), &mut widths);
            return Some(widths);
        }
        let portion = left;
        for at in open {
            let part = (portion * measures[at].total).div_ceil(weight).min(natural[at] - widths[at]).min(left);
            widths[at] += part;
            left -= part;
        }
    }
}

/// Moves room between wrapping columns as long as that makes the rows shorter.
fn settle(wrapping: &[usize], measures: &[Measure], bounds: (&[usize], &[usize]), widths: &mut Vec<usize>) {
    let mut height = lines(wrapping, measures, widths);
    for step in [8, 6, 4, 2, 1] {
        while let Some((shorter, moved)) = moves(wrapping, bounds, widths, step)
            .map(|moved| (lines(wrapping, measures, &moved), moved))
            .min_by_key(|(lines, _)| *lines)
            .filter(|(lines, _)| *lines < height)
        {
            (height, *widths) = (shorter, moved);
        }
    }
}

/// The widths after each way to move so much room from one wrapping column to another within their bounds.
fn moves(
    wrapping: &[usize],
    (least, most): (&[usize], &[usize]),
    widths: &[usize],
    step: usize,
) -> impl Iterator<Item = Vec<usize>> {
    let pairs = wrapping.iter().flat_map(move |from| wrapping.iter().map(move |to| (*from, *to)));
    pairs
        .filter(move |(from, to)| from != to && widths[*from] >= least[*from] + step && widths[*to] + step <= most[*to])
        .map(move |(from, to)| {
            let mut moved = widths.to_vec();
            moved[from] -= step;
            moved[to] += step;
            moved
        })
}

/// About how many lines the sampled rows take, and how many their cells do: of equally short tables the one with fewer
/// broken cells is the better.
fn lines(wrapping: &[usize], measures: &[Measure], widths: &[usize]) -> (usize, usize) {
    let rows = wrapping.iter().map(|at| measures[*at].sample.len()).max().unwrap_or(0);
    let cells = |row: usize| wrapping.iter().map(move |at| measures[*at].sample[row].div_ceil(widths[*at]));
    (0..rows)
        .fold((0, 0), |(height, all), row| (height + cells(row).max().unwrap_or(0), all + cells(row).sum::<usize>()))
}

/// True for a column whose text may take several lines.
fn wraps(head: &Head) -> bool {
    head.wraps && head.align == Align::Left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    fn head(heading: &str, align: Align, wraps: bool) -> Head {
        Head { key: "key", heading: heading.to_owned(), align, wraps }
    }

    fn measure(cells: &[usize]) -> Measure {
        let mut measure = Measure::default();
        for columns in cells {
            measure.add(&Shown { text: "x".repeat(*columns), light: None });
        }
        measure
    }

    fn at(width: usize) -> Look {
        Look { width, color: false, lang: Lang::Zh, ascii: false }
    }

    #[test]
    fn columns_take_what_they_hold_where_there_is_room() {
        let heads = [head("指标", Align::Left, true), head("目标", Align::Right, false)];
        let measures = [measure(&[30, 10]), measure(&[3])];
        assert_eq!(plan(&heads, &measures, at(40)), Some(vec![30, 4]));
    }

    #[test]
    fn heads_fold_before_text_wraps() {
        let heads = [head("指标", Align::Left, true), head("尚需每年完成", Align::Right, false)];
        let measures = [measure(&[46]), measure(&[3])];
        assert_eq!(plan(&heads, &measures, at(56)), Some(vec![46, 6]));
    }

    #[test]
    fn wrapping_columns_share_what_is_left_by_content() {
        let heads =
            [head("指标", Align::Left, true), head("说明", Align::Left, true), head("期限", Align::Left, false)];
        let measures = [measure(&[20, 20]), measure(&[80, 80]), measure(&[10, 10])];
        let widths = plan(&heads, &measures, at(80)).expect("it fits");
        assert_eq!(widths.iter().sum::<usize>(), 76);
        assert_eq!(widths[2], 10);
        assert!(widths[0] >= NARROWEST && widths[1] >= 40);
    }

    #[test]
    fn room_goes_where_it_makes_rows_shorter() {
        let heads = [head("指标", Align::Left, true), head("单位", Align::Left, true)];
        let measures = [measure(&[28, 28, 28, 28]), measure(&[12, 12, 12, 80])];
        let widths = plan(&heads, &measures, at(62)).expect("it fits");
        assert_eq!(widths, [28, 32]);
    }

    #[test]
    fn of_equally_short_tables_the_one_with_fewer_broken_cells_is_taken() {
        let heads = [head("指标", Align::Left, true), head("状态", Align::Left, true)];
        let measures = [measure(&[60, 60]), measure(&[20, 20])];
        let widths = plan(&heads, &measures, at(54)).expect("it fits");
        assert_eq!(widths, [32, 20]);
    }

    #[test]
    fn a_word_too_long_for_its_column_is_told() {
        let heads = [head("指标", Align::Left, true), head("编码", Align::Left, false)];
        let measures = [measure(&[18]), measure(&[45])];
        let widths = plan(&heads, &measures, at(60)).expect("it fits");
        assert_eq!(widths, [13, 45]);
        assert!(breaks_words(&measures, &widths));
        assert!(!breaks_words(&measures, &[18, 45]));
    }

    #[test]
    fn there_is_no_grid_where_fixed_columns_do_not_fit() {
        let heads = [head("指标", Align::Left, true), head("编码", Align::Left, false)];
        assert_eq!(plan(&heads, &[measure(&[20]), measure(&[60])], at(60)), None);
        assert_eq!(plan(&heads, &[measure(&[40]), measure(&[8])], at(40)), None);
    }
}
