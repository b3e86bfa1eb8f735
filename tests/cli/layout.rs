//! Tables on paper of any width: aligned columns where they fit, one block a record where they do not, and no line
//! wider than asked for.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::Desk;

/// Every list that people read.
pub const LISTS: [&str; 18] = [
    "report",
    "report --as-of 2026-11-22",
    "report --status met --as-of 2026-11-22",
    "report --by agency",
    "report --by region",
    "report --by source",
    "overdue",
    "overdue --as-of 2026-11-22",
    "overdue --due-within 60 --region taizhou",
    "targets",
    "targets --region wuhan",
    "agencies",
    "history qingdao.5g-stations",
    "history wuhan.core-share",
    "conflicts",
    "compare",
    "compare 5g-stations",
    "compare compute-capacity --as-of 2026-11-22",
];

/// Lists of the town, whose figures are of every kind.
const TOWN: [&str; 5] =
    ["report --as-of 2025-06-30", "overdue --as-of 2026-06-30", "report --by agency", "targets", "history town.firms"];

/// A line as display columns: each column with the character that covers it.
fn columns(line: &str) -> Vec<char> {
    line.chars().flat_map(|c| std::iter::repeat_n(c, c.width().unwrap_or(0))).collect()
}

/// The grids of a table: the lines of the head above each rule and the rows below it.
fn grids(text: &str) -> Vec<Vec<&str>> {
    let is_rule = |line: &str| !line.is_empty() && line.chars().all(|c| c == '─');
    let blocks: Vec<Vec<&str>> = text.split("\n\n").map(|block| block.lines().collect()).collect();
    blocks
        .into_iter()
        .filter(|block| block.iter().any(|line| is_rule(line)))
        .map(|block| block.into_iter().filter(|line| !is_rule(line) && !line.starts_with("── ")).collect())
        .collect()
}

/// Where the columns of a grid stand: from and to, parted by at least two blanks in every line.
fn spans(lines: &[&str]) -> Vec<(usize, usize)> {
    let rows: Vec<Vec<char>> = lines.iter().map(|line| columns(line)).collect();
    let wide = rows.iter().map(Vec::len).max().unwrap_or(0);
    let blank = |at: usize| rows.iter().all(|row| row.get(at).is_none_or(|c| *c == ' '));
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for at in (0..wide).filter(|at| !blank(*at)) {
        match spans.last_mut() {
            Some((_, to)) if at - *to < 2 => *to = at + 1,
            _ => spans.push((at, at + 1)),
        }
    }
    spans
}

/// What a line has in a span, and how many blanks stand before and behind it.
fn cell(line: &str, (from, to): (usize, usize)) -> Option<(usize, usize)> {
    let row = columns(line);
    let part: Vec<char> = (from..to).map(|at| row.get(at).copied().unwrap_or(' ')).collect();
    let before = part.iter().position(|c| *c != ' ')?;
    let behind = part.iter().rev().position(|c| *c != ' ')?;
    Some((before, behind))
}

/// Every cell of a span begins where the span does, or every one ends where it does.
fn aligned(lines: &[&str], span: (usize, usize)) -> bool {
    let cells: Vec<(usize, usize)> = lines.iter().filter_map(|line| cell(line, span)).collect();
    cells.iter().all(|(before, _)| *before == 0) || cells.iter().all(|(_, behind)| *behind == 0)
}

fn assert_fits(text: &str, wide: usize, what: &str) {
    for line in text.lines() {
        assert!(line.width() <= wide, "duban {what} at {wide}: {} columns\n{line}", line.width());
    }
}

fn all() -> Vec<(Desk, Vec<&'static str>)> {
    vec![(Desk::with_ledger(), LISTS.to_vec()), (Desk::in_town(), TOWN.to_vec())]
}

#[test]
fn no_line_of_a_list_is_wider_than_asked() {
    for (desk, lists) in all() {
        for line in lists {
            for lang in ["zh", "en"] {
                for wide in [20, 40, 49, 80, 120, 200] {
                    let line = format!("{line} --lang {lang}");
                    let (code, out, err) = desk.run_at(wide, &line);
                    assert_eq!((code, err.as_str()), (0, ""));
                    assert_fits(&out, wide, &line);
                }
            }
        }
    }
}

#[test]
fn from_80_columns_on_a_list_is_a_grid_with_aligned_columns() {
    for (desk, lists) in all() {
        for line in lists {
            for lang in ["zh", "en"] {
                for wide in [80, 100, 120, 160, 200] {
                    let line = format!("{line} --lang {lang}");
                    let (_, out, _) = desk.run_at(wide, &line);
                    let grids = grids(&out);
                    let rows = grids.iter().map(Vec::len).sum::<usize>();
                    assert!(rows > 0, "duban {line} at {wide} is no grid\n{out}");
                    for grid in &grids {
                        let spans = spans(grid);
                        assert!(
                            spans.len() >= 5,
                            "duban {line} at {wide}: {} columns\n{}",
                            spans.len(),
                            grid.join("\n")
                        );
                        for span in spans {
                            assert!(aligned(grid, span), "duban {line} at {wide}, {span:?}\n{}", grid.join("\n"));
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn the_columns_of_one_list_stand_alike_under_every_heading() {
    let desk = Desk::with_ledger();
    for wide in [80, 120, 200] {
        let (_, out, _) = desk.run_at(wide, "report --lang zh");
        let grids = grids(&out);
        assert_eq!(grids.len(), 5, "{out}");
        let heads: Vec<&str> = grids.iter().map(|grid| grid[0]).collect();
        assert!(heads.iter().all(|head| *head == heads[0]), "{heads:#?}");
    }
}

#[test]
fn below_fifty_columns_each_record_is_a_block_of_its_own() {
    for (lang, label, end) in [("zh", "指标：", "单位"), ("en", "Indicator:", "agency")] {
        let desk = Desk::with_ledger();
        for wide in [30, 40, 49] {
            let line = format!("overdue --as-of 2026-11-22 --region changchun --lang {lang}");
            let (_, out, _) = desk.run_at(wide, &line);
            assert!(grids(&out).is_empty(), "{out}");
            let blocks: Vec<&str> = out.split("\n\n").filter(|block| block.starts_with(label)).collect();
            assert_eq!(blocks.len(), 10, "{out}");
            assert!(blocks.iter().all(|block| block.contains(end)), "{out}");
        }
    }
}

#[test]
fn a_page_keeps_to_the_width_asked_for() {
    for (desk, codes) in [
        (Desk::with_ledger(), &["qingdao.5g-stations", "jilin.racks", "changchun.5g-stations", "wuhan.pue-new"][..]),
        (Desk::in_town(), &["town.firms", "town.growth", "town.vacancy", "town.new-firms", "town.energy"]),
    ] {
        for code in codes {
            for lang in ["zh", "en"] {
                for wide in [20, 40, 80, 120, 200] {
                    for command in ["show", "explain"] {
                        let line = format!("{command} {code} --as-of 2025-06-30 --lang {lang}");
                        let (code, out, err) = desk.run_at(wide, &line);
                        assert_eq!((code, err.as_str()), (0, ""));
                        assert_fits(&out, wide, &line);
                    }
                }
            }
        }
    }
}

#[test]
fn help_and_manual_text_keep_to_the_width_asked_for() {
    let desk = Desk::new();
    for command in crate::words::COMMANDS {
        for lang in ["zh", "en"] {
            for wide in [40, 80, 120, 200] {
                let line = format!("help {command} --lang {lang}");
                let (code, out, _) = desk.run_at(wide, &line);
                assert_eq!(code, 0, "{line}");
                let lines: Vec<&str> = out.lines().collect();
                for line in &lines {
                    // A line to be typed is not broken: it would no longer work.
                    let typed = line.trim_start().starts_with("duban ") || line.trim_start().starts_with("echo ");
                    assert!(typed || line.width() <= wide, "help {command} at {wide}\n{line}");
                }
            }
        }
    }
}

#[test]
fn a_numbers_sign_unit_and_digits_stay_on_one_line() {
    let desk = Desk::in_town();
    for wide in [80, 120, 200] {
        let (_, out, _) = desk.run_at(wide, "report --as-of 2025-06-30 --lang zh");
        for value in ["≥100家", "0.04个百分点", "99.96%", "3%～5.5%", ">7.25%", "≤1.3 PUE"] {
            assert!(out.lines().any(|line| line.contains(value)), "{value} at {wide}\n{out}");
        }
    }
}

#[test]
fn a_rounded_figure_never_crosses_the_target_it_misses() {
    let desk = Desk::in_town();
    desk.done("record town.coverage 99.99996 --period 2025");
    let out = desk.run_at(200, "report").1;
    let line = out.lines().find(|line| line.starts_with("Coverage")).expect("the row");
    // Value and attainment; the one 100 % is the time that has passed.
    assert_eq!((line.matches("99.99996%").count(), line.matches("100.0%").count()), (2, 1), "{line}");
    assert!(!line.contains("  100%") && line.contains("  0.00004 points"), "{line}");
}
