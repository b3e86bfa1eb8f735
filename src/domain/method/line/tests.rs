use super::*;
use crate::domain::judge::draft::{d, day};

fn line(points: &[(&str, &str)]) -> Line {
    let points: Vec<_> = points.iter().map(|(on, value)| (day(on), d(value))).collect();
    Line::through(&points).expect("a line")
}

#[test]
fn a_line_through_points_on_a_line_is_that_line_exactly() {
    // 0.1 a day.
    let line = line(&[("2024-01-01", "1"), ("2024-01-11", "2"), ("2024-01-31", "4")]);
    assert_eq!(line.compare(day("2024-03-01"), d("7.0")), Some(Ordering::Equal));
    assert_eq!(line.compare(day("2024-03-01"), d("7.0000000001")), Some(Ordering::Less));
    assert!((line.at(day("2024-03-01")).expect("small") - 7.0).abs() < 1e-12);
    assert_eq!(line.half_width(day("2024-03-01")), Some(0.0));
}

#[test]
fn the_interval_is_the_textbooks() {
    // x = 0, 1, 2, 3 days, y = 1, 3, 2, 4: slope 0.8, intercept 1.3, residuals −0.3 0.9 −0.9 0.3, s² = 1.8 ÷ 2.
    let line = line(&[("2024-01-01", "1"), ("2024-01-02", "3"), ("2024-01-03", "2"), ("2024-01-04", "4")]);
    assert!((line.slope() - 0.8).abs() < 1e-12);
    assert!((line.at(day("2024-01-06")).expect("small") - 5.3).abs() < 1e-12);
    // t(0.975, 2) = 4.30265272975; √(0.9 · (1 + 1/4 + 3.5² ÷ 5)) = √3.33.
    let expected = 4.302_652_729_749_46 * 3.33_f64.sqrt();
    assert!((line.half_width(day("2024-01-06")).expect("four points") - expected).abs() < 1e-9);
}

#[test]
fn one_day_makes_no_line_and_two_points_no_interval() {
    assert_eq!(Line::through(&[(day("2024-01-01"), d("1")), (day("2024-01-01"), d("2"))]), None);
    assert_eq!(line(&[("2024-01-01", "1"), ("2024-01-02", "2")]).half_width(day("2024-01-03")), None);
}

proptest::proptest! {
    #[test]
    fn collinear_points_are_projected_exactly(
        start in -1_000_000_000_i64..1_000_000_000, slope in -1_000_000_i64..1_000_000, scale in 0_u32..6,
        days in proptest::collection::btree_set(0_u64..8000, 2..12), ahead in 1_u64..8000,
    ) {
        let on = |days: u64| day("2015-12-31") + chrono::Days::new(days);
        let level = |days: u64| Decimal::new(start + slope * days.cast_signed(), scale);
        let points: Vec<_> = days.iter().map(|&x| (on(x), level(x))).collect();
        let line = Line::through(&points).expect("two days");
        proptest::prop_assert_eq!(line.compare(on(8000 + ahead), level(8000 + ahead)), Some(Ordering::Equal));
        let exact = crate::domain::number::to_double(level(8000 + ahead));
        let near = line.at(on(8000 + ahead)).expect("small");
        proptest::prop_assert!((near - exact).abs() <= 1e-9 * exact.abs());
    }
}
