use proptest::prelude::*;

use super::*;
use crate::domain::code::IndicatorCode;
use crate::domain::fault::input::Doubt;
use crate::domain::indicator::Direction;
use crate::domain::unit::Unit;

fn indicator(kind: Kind, direction: Direction, unit: &str) -> Indicator {
    let code = IndicatorCode::new("jilin.racks").expect("well formed");
    Indicator {
        region: code.region(),
        code,
        name: "机架数".into(),
        name_en: None,
        unit: Unit(unit.into()),
        same_units: Vec::new(),
        kind,
        direction,
        concept: None,
        scope: None,
        scope_en: None,
    }
}

fn period(text: &str) -> Period {
    Period::parse(text).expect("a period").period
}

fn figure(text: &str, value: &str) -> Figure {
    let value = value.parse().expect("a decimal");
    let (bound, fit, release) = (Bound::Exact, Fit::Exact, Release::Unmarked);
    Figure { period: period(text), value, bound, fit, release, line: 0 }
}

fn known(text: &str, value: &str) -> Known {
    let Figure { period, value, bound, fit, release, .. } = figure(text, value);
    Known { period, value, bound, fit, release, seq: 1, superseded: false }
}

fn neighbour(text: &str, value: &str) -> Neighbour {
    Neighbour::from(&known(text, value))
}

const LEAVE: Leave =
    Leave { revise: false, confirm: false, today: NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day") };

struct Office {
    indicator: Indicator,
    full_coverage: bool,
    scale: Scale,
    leave: Leave,
}

impl Office {
    fn of(kind: Kind, direction: Direction, unit: &str) -> Self {
        Self {
            indicator: indicator(kind, direction, unit),
            full_coverage: false,
            scale: Scale::default(),
            leave: LEAVE,
        }
    }

    fn stations() -> Self {
        Self::of(Kind::Stock, Direction::Up, "个")
    }

    fn share() -> Self {
        Self::of(Kind::Ratio, Direction::Up, "%")
    }

    fn revising(mut self) -> Self {
        self.leave.revise = true;
        self
    }

    fn confirming(mut self) -> Self {
        self.leave.confirm = true;
        self
    }

    fn admit(&self, known: &[Known], new: &[Figure]) -> Vec<Result<Entry, AdmissionFault>> {
        let series = Series { indicator: &self.indicator, full_coverage: self.full_coverage, scale: &self.scale };
        let mut answers = Vec::new();
        Gate::new(self.leave).admit(&series, known, new, |at, answer| {
            assert_eq!(at, answers.len());
            answers.push(answer);
        });
        answers
    }

    fn one(&self, known: &[Known], new: Figure) -> Result<Entry, AdmissionFault> {
        self.admit(known, &[new]).remove(0)
    }
}

fn doubt(doubt: Doubt) -> Result<Entry, AdmissionFault> {
    Err(AdmissionFault::Doubt(doubt))
}

#[test]
fn a_new_figure_is_inserted() {
    assert_eq!(Office::stations().one(&[], figure("2024", "42700")), Ok(Entry::Insert));
    assert_eq!(Office::stations().one(&[known("2023", "37000")], figure("2024", "42700")), Ok(Entry::Insert));
}

#[test]
fn the_same_observation_again_is_skipped() {
    assert_eq!(Office::stations().one(&[known("2024", "42700.0")], figure("2024", "42700")), Ok(Entry::Skip));
    let rows = [figure("2024", "42700"), figure("2024", "42700")];
    assert_eq!(Office::stations().admit(&[], &rows), [Ok(Entry::Insert), Ok(Entry::Skip)]);
}

#[test]
fn a_different_value_is_refused_without_revise() {
    let recorded = known("2024", "42700");
    let contradicts = AdmissionFault::Contradicts { value: recorded.value, bound: Bound::Exact };
    assert_eq!(Office::stations().one(&[recorded], figure("2024", "44500")), Err(contradicts));
    assert_eq!(Office::stations().revising().one(&[recorded], figure("2024", "44500")), Ok(Entry::Revise { seq: 1 }));
    let bounded = Figure { bound: Bound::MoreThan, ..figure("2024", "42700") };
    assert_eq!(Office::stations().one(&[recorded], bounded), Err(contradicts));
}

#[test]
fn what_was_superseded_no_longer_contradicts_nor_counts() {
    let old = Known { superseded: true, ..known("2024", "4.27") };
    let recorded = Known { seq: 2, ..known("2024", "42700") };
    assert_eq!(Office::stations().one(&[old], figure("2024", "42700")), Ok(Entry::Insert));
    assert_eq!(Office::stations().one(&[old], figure("2025", "42700")), Ok(Entry::Insert));
    assert_eq!(Office::stations().one(&[old, recorded], figure("2024", "42700")), Ok(Entry::Skip));
    assert_eq!(
        Office::stations().revising().one(&[old, recorded], figure("2024", "43000")),
        Ok(Entry::Revise { seq: 2 })
    );
}

#[test]
fn releases_and_fits_of_one_period_stand_beside_each_other() {
    let recorded = [known("2024", "42700")];
    let last = Figure { release: Release::Final, ..figure("2024", "42800") };
    let close = Figure { fit: Fit::Close, ..figure("2024", "40000") };
    assert_eq!(Office::stations().one(&recorded, last), Ok(Entry::Insert));
    assert_eq!(Office::stations().one(&recorded, close), Ok(Entry::Insert));
}

#[test]
fn two_rows_that_contradict_each_other_are_a_fault_even_when_revising() {
    let rows = [Figure { line: 2, ..figure("2024", "42700") }, Figure { line: 9, ..figure("2024", "44500") }];
    let fault = AdmissionFault::ContradictsRow { line: 2, value: rows[0].value, bound: Bound::Exact };
    let office = Office::stations().revising().confirming();
    assert_eq!(office.admit(&[], &rows), [Ok(Entry::Insert), Err(fault)]);
}

#[test]
fn a_flow_or_growth_needs_a_span() {
    for kind in [Kind::Flow, Kind::Growth] {
        let office = Office::of(kind, Direction::Up, "%").confirming();
        assert_eq!(office.one(&[], figure("2024-09-30", "5")), Err(AdmissionFault::NeedsSpan { kind }));
        assert_eq!(office.one(&[], figure("2024-01..2024-09", "5")), Ok(Entry::Insert));
    }
    assert_eq!(Office::stations().one(&[], figure("2024-09-30", "5")), Ok(Entry::Insert));
}

#[test]
fn a_share_above_100_needs_confirmation() {
    assert_eq!(Office::share().one(&[], figure("2024", "100")), Ok(Entry::Insert));
    assert_eq!(Office::share().one(&[], figure("2024", "100.1")), doubt(Doubt::ShareAbove100));
    assert_eq!(Office::share().confirming().one(&[], figure("2024", "100.1")), Ok(Entry::Insert));
    let bounded = |bound| Figure { bound, ..figure("2024", "100") };
    assert_eq!(Office::share().one(&[], bounded(Bound::MoreThan)), doubt(Doubt::ShareAbove100));
    assert_eq!(Office::share().one(&[], bounded(Bound::AtMost)), Ok(Entry::Insert));
    assert_eq!(Office::of(Kind::Growth, Direction::Up, "%").one(&[], figure("2024", "130")), Ok(Entry::Insert));
}

#[test]
fn above_full_coverage_is_refused_even_when_confirmed() {
    let office = Office { full_coverage: true, ..Office::share().confirming() };
    assert_eq!(office.one(&[], figure("2024", "100.1")), Err(AdmissionFault::AboveWhole));
    assert_eq!(office.one(&[], figure("2024", "100")), Ok(Entry::Insert));
}

#[test]
fn a_scale_off_by_ten_or_more_needs_confirmation() {
    let recorded = [known("2023", "37000")];
    let off = |times: i64, larger| {
        let neighbour = neighbour("2023", "37000");
        doubt(Doubt::ScaleOff { times: times.into(), larger, neighbour })
    };
    assert_eq!(Office::stations().one(&recorded, figure("2024", "3.7")), off(10_000, false));
    assert_eq!(Office::stations().one(&recorded, figure("2024", "370000")), off(10, true));
    assert_eq!(Office::stations().one(&recorded, figure("2024", "369999")), Ok(Entry::Insert));
    assert_eq!(Office::stations().confirming().one(&recorded, figure("2024", "3.7")), Ok(Entry::Insert));
    let neighbour = neighbour("2023", "95");
    let fraction = doubt(Doubt::ScaleOff { times: 100.into(), larger: false, neighbour });
    assert_eq!(Office::share().one(&[known("2023", "95")], figure("2024", "0.95")), fraction);
}

#[test]
fn the_nearest_figure_is_the_one_before_else_the_one_after() {
    let recorded = [known("2021", "10"), known("2022", "95"), known("2025", "1000")];
    let office = Office::of(Kind::Ratio, Direction::Up, "个/万人");
    assert_eq!(office.one(&recorded, figure("2023", "900")), Ok(Entry::Insert));
    let before = Doubt::ScaleOff { times: 10.into(), larger: true, neighbour: neighbour("2022", "95") };
    assert_eq!(office.one(&recorded, figure("2023", "950")), doubt(before));
    let after = Doubt::ScaleOff { times: 10.into(), larger: false, neighbour: neighbour("2021", "10") };
    assert_eq!(office.one(&recorded, figure("2020", "1")), doubt(after));
    let close = [Known { fit: Fit::Close, ..known("2022", "1") }];
    assert_eq!(office.one(&close, figure("2023", "950")), Ok(Entry::Insert));
}

#[test]
fn flows_are_compared_with_spans_of_their_own_length() {
    let office = Office::of(Kind::Flow, Direction::Up, "亿元");
    let recorded = [known("2023", "1200"), known("2024-01", "90")];
    assert_eq!(office.one(&recorded, figure("2024-02", "95")), Ok(Entry::Insert));
    let neighbour = neighbour("2023", "1200");
    let year = Doubt::ScaleOff { times: "12.6".parse().expect("a decimal"), larger: false, neighbour };
    assert_eq!(office.one(&recorded, figure("2024", "95")), doubt(year));
}

#[test]
fn growth_rates_may_differ_tenfold_but_not_a_hundredfold() {
    let office = Office::of(Kind::Growth, Direction::Up, "%");
    let recorded = [known("2023", "13.5")];
    assert_eq!(office.one(&recorded, figure("2024", "0.5")), Ok(Entry::Insert));
    assert_eq!(office.one(&recorded, figure("2024", "-2")), Ok(Entry::Insert));
    let neighbour = neighbour("2023", "13.5");
    let fraction = Doubt::ScaleOff { times: 100.into(), larger: false, neighbour };
    assert_eq!(office.one(&recorded, figure("2024", "0.135")), doubt(fraction));
}

#[test]
fn zero_is_measured_against_nothing_but_may_look_wrong_itself() {
    assert_eq!(Office::stations().one(&[known("2023", "0")], figure("2024", "5000")), Ok(Entry::Insert));
    let zero = Doubt::SuddenZero { neighbour: neighbour("2023", "95") };
    assert_eq!(Office::share().one(&[known("2023", "95")], figure("2024", "0")), doubt(zero));
    let down = Office::of(Kind::Ratio, Direction::Down, "%");
    assert_eq!(down.one(&[known("2023", "95")], figure("2024", "0")), Ok(Entry::Insert));
}

#[test]
fn a_falling_running_total_needs_confirmation() {
    let recorded = [known("2022", "30361"), known("2024", "42700")];
    let falls = |text, value| doubt(Doubt::FallingTotal { neighbour: neighbour(text, value) });
    assert_eq!(Office::stations().one(&recorded, figure("2025", "42699")), falls("2024", "42700"));
    assert_eq!(Office::stations().one(&recorded, figure("2023", "42701")), falls("2024", "42700"));
    assert_eq!(Office::stations().one(&recorded, figure("2025", "42700")), Ok(Entry::Insert));
    assert_eq!(Office::stations().confirming().one(&recorded, figure("2025", "42699")), Ok(Entry::Insert));
    let bound = Figure { bound: Bound::MoreThan, ..figure("2025", "40000") };
    assert_eq!(Office::stations().one(&recorded, bound), Ok(Entry::Insert));
    assert_eq!(Office::share().one(&[known("2024", "95")], figure("2025", "90")), Ok(Entry::Insert));
    assert_eq!(
        Office::of(Kind::Stock, Direction::Down, "个").one(&recorded, figure("2025", "40000")),
        Ok(Entry::Insert)
    );
}

#[test]
fn a_lower_final_release_is_no_fall() {
    let settled = Figure { release: Release::Final, ..figure("2024", "42000") };
    assert_eq!(Office::stations().one(&[known("2023", "37000"), known("2024", "42700")], settled), Ok(Entry::Insert));
}

#[test]
fn a_count_or_share_below_zero_and_a_period_to_come_need_confirmation() {
    assert_eq!(Office::stations().one(&[], figure("2024", "-5")), doubt(Doubt::NegativeCount));
    assert_eq!(Office::of(Kind::Growth, Direction::Up, "%").one(&[], figure("2024", "-5")), Ok(Entry::Insert));
    assert_eq!(Office::share().one(&[], figure("2024", "-3")), doubt(Doubt::NegativeShare));
    let future = doubt(Doubt::FuturePeriod { today: LEAVE.today });
    assert_eq!(Office::stations().one(&[], figure("2026", "5")), future);
    assert_eq!(Office::stations().one(&[], figure("2026-11-22", "5")), Ok(Entry::Insert));
    assert_eq!(Office::stations().confirming().one(&[], figure("2026", "5")), Ok(Entry::Insert));
}

#[test]
fn one_wrong_row_of_a_file_is_blamed_once() {
    let office = Office::of(Kind::Ratio, Direction::Up, "个/万人");
    let blamed = |values: [&str; 4]| {
        let rows: Vec<Figure> = (2020..).zip(values).map(|(year, v)| figure(&year.to_string(), v)).collect();
        office.admit(&[], &rows).iter().map(Result::is_err).collect::<Vec<_>>()
    };
    assert_eq!(blamed(["25", "26", "2700", "28"]), [false, false, true, false]);
    assert_eq!(blamed(["25", "26", "27", "2800"]), [false, false, false, true]);
    assert_eq!(blamed(["2500", "26", "27", "28"]), [false, true, false, false]);
}

#[test]
fn a_file_of_one_wrong_scale_is_measured_against_what_is_recorded_after_it() {
    let rows = [figure("2020", "25"), figure("2021", "26")];
    let office = Office::of(Kind::Ratio, Direction::Up, "个/万人");
    let answers = office.admit(&[known("2022", "2700")], &rows);
    assert!(matches!(answers[..], [Ok(Entry::Insert), Err(AdmissionFault::Doubt(Doubt::ScaleOff { .. }))]));
}

#[test]
fn a_whole_series_can_be_revised_upwards_at_once() {
    let recorded = [known("2022", "50"), known("2023", "55"), known("2024", "60")];
    let rows = [figure("2022", "60"), figure("2023", "66"), figure("2024", "72")];
    assert_eq!(Office::stations().revising().admit(&recorded, &rows), [Ok(Entry::Revise { seq: 1 }); 3]);
}

#[test]
fn a_revision_of_the_only_figure_is_measured_against_it() {
    let revised = |value: &str| Office::stations().revising().one(&[known("2024", "80")], figure("2024", value));
    for value in ["8", "800"] {
        assert!(matches!(revised(value), Err(AdmissionFault::Doubt(Doubt::ScaleOff { .. }))), "{value}");
    }
    assert_eq!(revised("79"), Ok(Entry::Revise { seq: 1 }));
}

#[test]
fn several_periods_may_end_on_one_day() {
    let rows = [figure("2024", "50"), figure("2024Q4", "50"), figure("2024-12-31", "50")];
    let recorded = [known("2024", "50"), known("2024-12-31", "49")];
    let answers = Office::stations().admit(&recorded, &rows);
    assert!(matches!(answers[..], [Ok(Entry::Skip), Ok(Entry::Insert), Err(AdmissionFault::Contradicts { .. })]));
}

prop_compose! {
    fn any_figure()(year in 2018..2028, part in 0..4, value in 0_i64..4, scale in 0_u32..3, bits in 0_usize..32) -> Figure {
        let text = [format!("{year}"), format!("{year}Q4"), format!("{year}-12-31"), format!("{year}-06")];
        Figure {
            period: period(&text[usize::try_from(part).expect("small")]),
            value: Decimal::from(value * 10_i64.pow(scale)),
            bound: [Bound::Exact, Bound::MoreThan][bits % 2],
            fit: [Fit::Exact, Fit::Close][bits / 2 % 2],
            release: [Release::Unmarked, Release::Final][bits / 4 % 2],
            line: 0,
        }
    }
}

proptest! {
    #[test]
    fn what_was_admitted_is_skipped_the_next_time(
        mut rows in prop::collection::vec(any_figure(), 0..24), kind in 0_usize..4, confirm: bool,
    ) {
        rows.sort_by_key(|f| order(f.period));
        let kind = [Kind::Stock, Kind::Flow, Kind::Ratio, Kind::Growth][kind];
        let mut office = Office::of(kind, Direction::Up, if kind == Kind::Ratio { "%" } else { "个" });
        office.leave.confirm = confirm;
        let answers = office.admit(&[], &rows);
        let admitted: Vec<Figure> =
            rows.iter().zip(&answers).filter(|(_, a)| **a == Ok(Entry::Insert)).map(|(f, _)| *f).collect();
        let recorded: Vec<Known> = admitted.iter().map(|f| {
            let Figure { period, value, bound, fit, release, .. } = *f;
            Known { period, value, bound, fit, release, seq: 1, superseded: false }
        }).collect();
        let again = office.admit(&recorded, &admitted);
        prop_assert!(again.iter().all(|a| *a == Ok(Entry::Skip)));
    }

    #[test]
    fn every_row_gets_one_answer(
        mut rows in prop::collection::vec(any_figure(), 0..24), mut recorded in prop::collection::vec(any_figure(), 0..24),
    ) {
        rows.sort_by_key(|f| order(f.period));
        recorded.sort_by_key(|f| order(f.period));
        let recorded: Vec<Known> = recorded.iter().zip(1..).map(|(f, seq)| {
            let Figure { period, value, bound, fit, release, .. } = *f;
            Known { period, value, bound, fit, release, seq, superseded: seq % 3 == 0 }
        }).collect();
        prop_assert_eq!(Office::stations().admit(&recorded, &rows).len(), rows.len());
    }
}

#[test]
fn a_part_with_more_than_its_year_needs_confirmation() {
    let output = Office::of(Kind::Flow, Direction::Up, "亿元");
    let above = |text: &str, value: &str, is_whole| {
        doubt(Doubt::PartAboveWhole { neighbour: neighbour(text, value), is_whole })
    };
    let year = [known("2024", "100")];
    assert_eq!(output.one(&year, figure("2024H1", "120")), above("2024", "100", false));
    assert_eq!(output.one(&year, figure("2024-01..2024-09", "101")), above("2024", "100", false));
    assert_eq!(output.one(&year, figure("2024H2", "100")), Ok(Entry::Insert));
    assert_eq!(output.one(&year, figure("2025H1", "120")), Ok(Entry::Insert));
    let half = [known("2024H1", "120")];
    assert_eq!(output.one(&half, figure("2024", "100")), above("2024H1", "120", true));
    assert_eq!(output.one(&half, figure("2024", "120")), Ok(Entry::Insert));
    // Whichever of one file comes later in time is doubted.
    let both = [figure("2024H1", "120"), figure("2024", "100")];
    assert_eq!(output.admit(&[], &both), [Ok(Entry::Insert), above("2024H1", "120", true)]);
    assert_eq!(output.confirming().one(&year, figure("2024H1", "120")), Ok(Entry::Insert));
    let at_most = Known { bound: Bound::AtLeast, ..year[0] };
    let output = Office::of(Kind::Flow, Direction::Up, "亿元");
    assert_eq!(output.one(&[at_most], figure("2024H1", "120")), Ok(Entry::Insert), "the year may be more");
}

fn measured(kind: Kind, targets: &[(Judge, &str, Option<StatedBaseline>)]) -> Office {
    let mut office = Office::of(kind, Direction::Up, "个");
    for (judge, value, baseline) in targets {
        let value = TargetValue::One(value.parse().expect("a decimal"));
        office.scale.add(kind, *judge, value, baseline.as_ref());
    }
    office
}

#[test]
fn the_first_figure_far_from_the_target_needs_confirmation() {
    let d = |text: &str| text.parse::<Decimal>().expect("a decimal");
    let far = |times: &str, larger, of: &str| doubt(Doubt::FarFromTarget { times: d(times), larger, of: d(of) });
    let baseline = |value: &str| {
        let (origin, period) = (crate::domain::target::BaselineBasis::Stated, period("2020"));
        Some(StatedBaseline::Figure { origin, period, value: d(value) })
    };
    let stations = measured(Kind::Stock, &[(Judge::Latest, "50000", None)]);
    assert_eq!(stations.one(&[], figure("2024", "5.2")), far("9620", false, "50000"));
    assert_eq!(stations.one(&[], figure("2024", "520000")), far("10.4", true, "50000"));
    assert_eq!(stations.one(&[], figure("2024", "5200")), Ok(Entry::Insert));
    assert_eq!(stations.one(&[], figure("2024", "0")), Ok(Entry::Insert));
    assert_eq!(stations.one(&[known("2023", "5")], figure("2024", "5.2")), Ok(Entry::Insert), "not the first");
    assert_eq!(stations.confirming().one(&[], figure("2024", "5.2")), Ok(Entry::Insert));
    // Near the baseline is near enough.
    let grown = measured(Kind::Stock, &[(Judge::Latest, "50000", baseline("900"))]);
    assert_eq!(grown.one(&[], figure("2024", "1200")), Ok(Entry::Insert));
    assert_eq!(grown.one(&[], figure("2024", "80")), far("11.3", false, "900"));
    // A count from zero begins small, and so does a sum over years; a multiple is measured otherwise.
    for office in [
        measured(Kind::Stock, &[(Judge::Latest, "100", Some(StatedBaseline::FromZero))]),
        measured(Kind::Flow, &[(Judge::WindowSum, "100", None)]),
    ] {
        assert_eq!(office.one(&[], figure("2024", "2")), Ok(Entry::Insert));
        assert_eq!(office.one(&[], figure("2024", "2000")), far("20", true, "100"));
    }
    assert_eq!(
        measured(Kind::Stock, &[(Judge::Multiple, "2", None)]).one(&[], figure("2024", "900")),
        Ok(Entry::Insert)
    );
    let month = measured(Kind::Flow, &[(Judge::Latest, "1200", None)]);
    assert_eq!(month.one(&[], figure("2024-01", "100")), Ok(Entry::Insert));
}
