use std::sync::OnceLock;

use proptest::prelude::*;

use super::*;
use crate::domain::agency::Roles;
use crate::domain::ambition::Ambition;
use crate::domain::code::CatalogueCode;
use crate::domain::dossier::Dossier;
use crate::domain::indicator::{Direction, Kind};
use crate::domain::judge::arbitrary::{Range, any_day, any_draft};
use crate::domain::judge::draft::{Draft, d, day};
use crate::domain::judge::judge;
use crate::domain::observation::Fit;
use crate::domain::period::Period;
use crate::domain::target::Comparator;

/// The row of a drafted target.
pub(crate) fn row(draft: &Draft, as_of: NaiveDate) -> TargetRow<'_> {
    static CATALOGUE: OnceLock<CatalogueCode> = OnceLock::new();
    let catalogue = CATALOGUE.get_or_init(|| CatalogueCode::new("city").expect("a code"));
    let dossier = Dossier {
        catalogue,
        indicator: &draft.indicator,
        targets: std::slice::from_ref(&draft.target),
        observations: &draft.observations,
        pending: 0,
        newest_pending: None,
    };
    let verdict = judge(&draft.case(), as_of);
    TargetRow {
        dossier,
        original: None,
        target: &draft.target,
        region: None,
        source: None,
        rules: &draft.rules,
        roles: Roles::default(),
        assigned: Roles::default(),
        assignment: None,
        conflicts: Vec::new(),
        unit: draft.target.unit(&draft.indicator),
        ambition: Ambition::of(&draft.indicator, &draft.target, draft.case().office_baseline, verdict.baseline),
        verdict,
        methods: std::cell::OnceCell::new(),
    }
}

fn of(draft: &Draft, as_of: &str, lang: Lang) -> Option<Chart> {
    chart(&row(draft, day(as_of)), lang)
}

fn marks(chart: &Chart) -> Vec<Mark> {
    chart.legend.iter().map(|(mark, _)| *mark).collect()
}

#[test]
fn without_a_figure_there_is_no_chart() {
    let draft = Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "10");
    assert_eq!(of(&draft, "2024-03-01", Lang::Zh), None);
    // Nor before the first figure.
    assert_eq!(of(&draft.on("2024-12-31", "12"), "2024-03-01", Lang::Zh), None);
}

#[test]
fn a_chart_holds_exact_values_and_their_words() {
    use Mark::{Close, Deadline, Elapsed, Figure, Least, Path, Target};
    let draft = Draft::stock(Comparator::AtLeast, "13000")
        .based_on("2022-12-31", "8000")
        .on("2023-12-31", "9500")
        .over("2024-12-31", "12000")
        .close("2024-06-30", "11000");
    let chart = of(&draft, "2025-03-31", Lang::Zh).expect("a chart");
    let said: Vec<_> =
        chart.points.iter().map(|p| (p.period.as_str(), p.value, p.shown.as_str(), p.mark, p.decides)).collect();
    assert_eq!(
        said,
        [
            ("2023-12-31", d("9500"), "9500个", Mark::Figure, false),
            ("2024-06-30", d("11000"), "≈11000个", Mark::Close, false),
            ("2024-12-31", d("12000"), ">12000个", Mark::Least, true),
        ]
    );
    assert_eq!(chart.lines[0].points, [(day("2022-12-31"), d("8000")), (day("2025-12-31"), d("13000"))]);
    assert_eq!((chart.levels[0].value, chart.levels[0].label.as_str()), (d("13000"), "目标 ≥13000个"));
    assert_eq!((chart.deadline, chart.as_of), (Some(day("2025-12-31")), day("2025-03-31")));
    assert_eq!((chart.time.from, chart.time.to), (day("2022-12-31"), day("2025-12-31")));
    assert_eq!((chart.values.from, chart.values.to), (d("8000"), d("13000")));
    assert_eq!(marks(&chart), [Figure, Least, Close, Path, Target, Deadline, Elapsed]);
}

#[test]
fn one_figure_alone_still_has_the_target_to_be_held_against() {
    let chart = of(&Draft::stock(Comparator::AtLeast, "20").on("2024-12-31", "12"), "2025-03-31", Lang::En);
    let chart = chart.expect("a chart");
    assert_eq!((chart.points.len(), chart.lines.len(), chart.levels.len()), (1, 0, 1));
    assert_eq!(chart.levels[0].label, "target ≥20 units");
}

#[test]
fn what_is_not_drawn_is_said() {
    let draft = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "100").year(2023, "60").span(
        "2024-01-01",
        "2024-06-30",
        "35",
    );
    let chart = of(&draft, "2024-09-01", Lang::En).expect("a chart");
    assert!(chart.remarks[0].starts_with("1 figure that cannot be set against the target"), "{:?}", chart.remarks);
    let bare = Draft::stock(Comparator::AtLeast, "2").judged_by(Judge::Multiple, 2021, 2025).on("2023-12-31", "6");
    let chart = of(&bare, "2024-03-01", Lang::Zh).expect("a chart");
    assert_eq!((chart.levels.len(), chart.remarks), (0, vec!["没有基数，目标画不出来".to_owned()]));
}

#[test]
fn a_sum_is_drawn_as_what_has_come_together() {
    let draft = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "100")
        .judged_by(Judge::WindowSum, 2022, 2025)
        .year(2022, "20")
        .year(2023, "30");
    let chart = of(&draft, "2024-03-01", Lang::Zh).expect("a chart");
    assert_eq!(chart.points.iter().map(|p| p.value).collect::<Vec<_>>(), [d("20"), d("50")]);
    assert_eq!(chart.legend[0], (Mark::Figure, "累计".to_owned()));
    assert!(chart.points[1].decides);
}

#[test]
fn a_growth_asked_of_a_level_names_its_rate() {
    let mut draft = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "10")
        .judged_by(Judge::WindowGrowth, 2023, 2025)
        .year(2022, "100")
        .year(2023, "108");
    draft.indicator.unit = Unit("亿元".into());
    let said = Lang::ALL.map(|lang| of(&draft, "2024-03-01", lang).expect("a chart").levels[0].clone());
    assert_eq!(said[0].label, "目标 年均≥10%");
    assert_eq!((said[1].label.as_str(), said[1].value), ("target ≥10% a year", d("133.1")));
}

#[test]
fn figures_without_a_target_are_drawn_by_themselves() {
    use Mark::{Close, Elapsed, Figure};
    let draft = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "1").year(2022, "20").year(2023, "30");
    let draft = draft.span("2024-01-01", "2024-06-30", "35");
    let draft = draft.figure(Period::year(2021).expect("a year"), "9", Bound::Exact, Fit::Close);
    let of = |lang| of_figures(&draft.indicator, &draft.observations, day("2024-09-01"), lang).expect("a chart");
    let chart = of(Lang::Zh);
    assert_eq!(chart.points.iter().map(|p| p.value).collect::<Vec<_>>(), [d("9"), d("20"), d("30")]);
    assert_eq!((chart.lines.len(), chart.levels.len(), chart.deadline), (0, 0, None));
    assert_eq!(marks(&chart), [Figure, Close, Elapsed]);
    assert_eq!(chart.remarks, ["另有 1 个数据不是整年的，没有画出"]);
    assert_eq!(of(Lang::En).remarks, ["1 figure that covers no calendar year is not drawn"]);
    assert_eq!(of_figures(&draft.indicator, &[], day("2024-09-01"), Lang::Zh), None);
}

proptest! {
    #[test]
    fn figures_as_they_are_published_always_have_a_chart(draft in any_draft(Range::Sensible), as_of in any_day()) {
        let row = row(&draft, as_of);
        let course = course(&row.case(), &row.verdict);
        let known = course.figures.len() + course.close.len();
        let chart = chart(&row, Lang::Zh);
        prop_assert_eq!(chart.is_some(), known > 0);
        if let Some(chart) = chart {
            prop_assert_eq!(chart.points.len(), known);
            let all = |mark: Mark| chart.legend.iter().filter(|(listed, _)| *listed == mark).count() == 1;
            prop_assert!(chart.points.iter().all(|p| all(p.mark)) && chart.lines.iter().all(|l| all(l.mark)));
            prop_assert!(chart.points.iter().filter(|p| p.decides).count() <= 2);
        }
    }
}
