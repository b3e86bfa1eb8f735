use proptest::prelude::*;

use super::*;
use crate::domain::judge::arbitrary::{Range, any_day, any_draft};
use crate::i18n::Lang;
use crate::render::samples::{self, WIDTHS};
use crate::report::chart::chart;
use crate::report::chart::tests::row;

fn drawn(look: Look) -> String {
    lines(&samples::chart(look.lang), look).join("\n")
}

#[test]
fn charts_look_as_they_should() {
    for lang in Lang::ALL {
        for width in WIDTHS {
            let name = format!("chart_{lang:?}_{width}").to_lowercase();
            insta::assert_snapshot!(name, drawn(samples::look(width, lang)));
        }
    }
}

#[test]
fn a_chart_in_ascii_looks_as_it_should() {
    let look = Look { ascii: true, ..samples::look(80, Lang::En) };
    insta::assert_snapshot!(drawn(look));
}

#[test]
fn colours_stand_for_the_light_and_the_parts() {
    let look = Look { color: true, ..samples::look(60, Lang::Zh) };
    insta::assert_snapshot!(drawn(look).replace('\u{1b}', "␛"));
}

#[test]
fn in_ascii_the_picture_is_ascii() {
    for color in [false, true] {
        let text = drawn(Look { ascii: true, color, ..samples::look(100, Lang::En) });
        assert!(text.is_ascii() && text.contains("target >=13,000 units"), "{text}");
    }
}

#[test]
fn where_the_words_leave_no_room_nothing_is_drawn() {
    let long = Lang::ALL.map(|lang| {
        let mut chart = samples::chart(lang);
        for (_, text) in &mut chart.values.ticks {
            text.push_str("每万名常住人口中的用户");
        }
        lines(&chart, samples::look(40, lang))
    });
    assert_eq!(long, [Vec::<String>::new(), Vec::new()]);
}

#[test]
fn a_level_is_named_by_its_value_where_there_is_little_room() {
    let words = |width| lines(&samples::chart(Lang::En), samples::look(width, Lang::En)).join("\n");
    assert!(words(80).contains("target ≥13,000 units"));
    assert!(!words(40).contains("target ≥13,000 units") && words(40).contains("≥13,000 units"));
}

#[test]
fn the_deadlines_year_is_always_named() {
    for width in 40..100 {
        let text = drawn(samples::look(width, Lang::En));
        let years = text.lines().find(|line| line.trim_start().starts_with("20")).expect("a line of years");
        assert!(years.contains("2025"), "{text}");
    }
}

#[test]
fn escapes_in_data_are_shown_not_obeyed() {
    let mut chart = samples::chart(Lang::Zh);
    chart.levels[0].label = "目标\u{1b}[31m".to_owned();
    chart.values.label = "单位：\u{202e}个".to_owned();
    let text = lines(&chart, samples::look(80, Lang::Zh)).join("\n");
    assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
}

#[test]
fn signs_take_one_column() {
    for (mark, _) in samples::chart(Lang::Zh).legend {
        assert_eq!(width(&sign(mark, false).to_string()), 1);
        assert!(sign(mark, true).is_ascii());
    }
}

proptest! {
    #[test]
    fn any_series_is_drawn_with_every_figure_in_its_cell(
        draft in any_draft(Range::Anything), as_of in any_day(), columns in 20usize..130, ascii: bool, chinese: bool,
    ) {
        let lang = if chinese { Lang::Zh } else { Lang::En };
        let row = row(&draft, as_of);
        if let Some(chart) = chart(&row, lang) {
            let canvas = Canvas::new(&chart, columns);
            for point in &chart.points {
                let (low, high) = (chart.values.from, chart.values.to);
                prop_assert!(low <= point.value && point.value <= high);
                prop_assert!(chart.time.from <= point.day && point.day <= chart.time.to);
                let ink = canvas.row(canvas.row_of(point.value))[canvas.column_of(point.day)];
                let is_figure = |mark| matches!(mark, Mark::Figure | Mark::Least | Mark::Most | Mark::Close);
                prop_assert!(matches!(ink, Some(Ink::Mark(mark) | Ink::Deciding(mark)) if is_figure(mark)), "{ink:?}");
            }
            for line in lines(&chart, Look { ascii, ..samples::look(columns, lang) }) {
                prop_assert!(width(&line) <= columns, "{line:?} is wider than {columns}");
            }
        }
    }

    #[test]
    fn no_line_is_wider_than_asked(to in 2usize..130, words in "[一-龥]{0,12}|[a-z ]{0,30}", ascii: bool, years in 1i32..60) {
        let mut chart = samples::chart(Lang::Zh);
        chart.levels[0].label.push_str(&words);
        chart.remarks.push(words.clone());
        chart.legend[0].1.push_str(&words);
        chart.time.ticks = (2026 - years..=2026)
            .map(|year| (chrono::NaiveDate::from_ymd_opt(year, 12, 31).expect("a day"), year.to_string()))
            .collect();
        chart.time.from = chart.time.ticks[0].0;
        let look = Look { ascii, ..samples::look(to, Lang::Zh) };
        for line in lines(&chart, look) {
            prop_assert!(width(&line) <= to, "{line:?} is wider than {to}");
        }
    }
}
