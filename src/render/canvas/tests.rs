use proptest::prelude::*;

use super::*;
use crate::domain::light::Light;
use crate::domain::observation::Bound;
use crate::i18n::Lang;
use crate::render::samples;
use crate::report::document::{Axis, Level};

fn d(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A chart of figures by day and value, its ticks at the lowest and the highest.
fn of(figures: &[(NaiveDate, Decimal)], path: &[(NaiveDate, Decimal)], level: Decimal) -> Chart {
    let values = || figures.iter().chain(path).map(|(_, value)| *value).chain([level]);
    let days = || figures.iter().chain(path).map(|(day, _)| *day);
    let (low, high) = (values().min().expect("a value"), values().max().expect("a value"));
    let (from, to) = (days().min().expect("a day"), days().max().expect("a day"));
    let tick = |value: Decimal| (value, value.to_string());
    let point = |&(day, value): &(NaiveDate, Decimal)| Point {
        period: day.to_string(),
        day,
        value,
        shown: value.to_string(),
        bound: Bound::Exact,
        mark: Mark::Figure,
        decides: false,
    };
    Chart {
        values: Axis { label: String::new(), from: low, to: high, ticks: vec![tick(low), tick(high)] },
        time: Axis { label: String::new(), from, to, ticks: vec![(from, from.to_string())] },
        points: figures.iter().map(point).collect(),
        lines: if path.len() > 1 { vec![Line { mark: Mark::Path, points: path.to_vec() }] } else { Vec::new() },
        levels: vec![Level { value: level, label: level.to_string(), shown: level.to_string() }],
        deadline: Some(to),
        as_of: to,
        light: Light::None,
        ..samples::chart(Lang::Zh)
    }
}

fn is_figure(ink: Option<Ink>) -> bool {
    matches!(ink, Some(Ink::Mark(Mark::Figure) | Ink::Deciding(Mark::Figure)))
}

#[test]
fn a_figure_stands_in_the_row_of_its_value_and_the_column_of_its_day() {
    let chart = samples::chart(Lang::Zh);
    let canvas = Canvas::new(&chart, 61);
    // Three steps of 2000 in four rows each: a row is 500.
    assert_eq!(
        (canvas.rows(), canvas.row_of(d("9000")), canvas.row_of(d("8000")), canvas.row_of(d("14000"))),
        (13, 10, 12, 0)
    );
    assert_eq!((canvas.column_of(day("2022-12-31")), canvas.column_of(day("2026-12-31"))), (12, 60));
    assert_eq!(canvas.row(10)[12], Some(Ink::Mark(Mark::Figure)));
    assert_eq!(canvas.row(3)[36], Some(Ink::Deciding(Mark::Figure)));
}

#[test]
fn a_level_runs_across_its_row_and_crosses_the_deadline() {
    let chart = samples::chart(Lang::Zh);
    let canvas = Canvas::new(&chart, 61);
    let row = canvas.row(canvas.row_of(d("13000")));
    let deadline = canvas.column_of(chart.deadline.expect("a deadline"));
    assert_eq!(row[deadline], Some(Ink::Crossing));
    assert!(row[..36].iter().all(|ink| *ink == Some(Ink::Mark(Mark::Target))));
    let up_and_down = (0..canvas.rows()).filter(|at| canvas.row(*at)[deadline] == Some(Ink::Mark(Mark::Deadline)));
    assert_eq!(up_and_down.count(), canvas.rows() - 1);
}

#[test]
fn the_figure_that_decides_is_seen_where_several_share_a_cell() {
    let mut chart = of(&[(day("2024-12-31"), d("5")), (day("2024-12-31"), d("5"))], &[], d("5"));
    chart.points[0].mark = Mark::Close;
    assert_eq!(Canvas::new(&chart, 1).row(12)[0], Some(Ink::Mark(Mark::Figure)));
    chart.points[0].decides = true;
    assert_eq!(Canvas::new(&chart, 1).row(12)[0], Some(Ink::Deciding(Mark::Close)));
}

#[test]
fn extreme_and_equal_values_have_their_places() {
    for value in ["0", "-5", "1000000000000", "0.0000000000001", "79228162514264337593543950335"] {
        let chart = of(&[(day("2024-12-31"), d(value))], &[], d(value));
        let canvas = Canvas::new(&chart, 20);
        assert!(is_figure(canvas.row(canvas.row_of(d(value)))[0]), "{value}");
    }
    let ends = [(day("2023-12-31"), Decimal::MIN), (day("2024-12-31"), Decimal::MAX)];
    let chart = of(&ends, &ends, Decimal::ZERO);
    let canvas = Canvas::new(&chart, 20);
    assert_eq!((canvas.row_of(Decimal::MIN), canvas.row_of(Decimal::ZERO), canvas.row_of(Decimal::MAX)), (12, 6, 0));
}

fn any_place() -> impl Strategy<Value = (NaiveDate, Decimal)> {
    let first = day("2000-01-01");
    let value = prop_oneof![
        4 => (-100_000i64..1_000_000, 0u32..4).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
        1 => prop::sample::select(vec![Decimal::ZERO, Decimal::MIN, Decimal::MAX, Decimal::new(1, 28), Decimal::from(1_000_000_000_000_i64)]),
    ];
    ((0u64..12_000).prop_map(move |days| first + Days::new(days)), value)
}

proptest! {
    #[test]
    fn every_figure_is_drawn_at_the_row_nearest_to_it(
        figures in prop::collection::vec(any_place(), 1..12), path in prop::collection::vec(any_place(), 0..4),
        level in any_place(), columns in 1usize..100,
    ) {
        let mut path = path;
        path.sort();
        let chart = of(&figures, &path, level.1);
        let canvas = Canvas::new(&chart, columns);
        let rows = Decimal::from(canvas.rows() - 1);
        for (day, value) in figures {
            let row = canvas.row_of(value);
            prop_assert!(is_figure(canvas.row(row)[canvas.column_of(day)]));
            // Within half a row of where it belongs, where that can be computed.
            let (low, high) = (chart.values.from, chart.values.to);
            if let Some(range) = high.checked_sub(low).filter(|range| *range > Decimal::new(1, 6) && *range < Decimal::from(10_i64.pow(15))) {
                let off = (value - low) * rows / range - (rows - Decimal::from(row));
                prop_assert!(off.abs() <= Decimal::new(500_001, 6), "{value} is {off} rows off");
            }
        }
    }

    #[test]
    fn a_rising_path_never_falls(
        rises in prop::collection::vec((1u64..900, 0i64..5000), 1..5), columns in 2usize..100,
    ) {
        let mut path = vec![(day("2020-12-31"), Decimal::ZERO)];
        for (days, rise) in rises {
            let (last, value) = path[path.len() - 1];
            path.push((last + Days::new(days), value + Decimal::from(rise)));
        }
        let chart = of(&path, &path, Decimal::from(-1));
        let chart = Chart { points: Vec::new(), ..chart };
        let canvas = Canvas::new(&chart, columns);
        let end = canvas.column_of(chart.deadline.expect("a deadline"));
        let seen = |column: usize| (0..canvas.rows()).filter(|row| canvas.row(*row)[column] == Some(Ink::Mark(Mark::Path))).collect::<Vec<_>>();
        let rows: Vec<Vec<usize>> = (0..end).map(seen).collect();
        prop_assert!(rows.iter().all(|column| !column.is_empty()), "the path has no gap");
        prop_assert!(rows.windows(2).all(|pair| pair[1].last() <= pair[0].first()), "{rows:?}");
    }
}
