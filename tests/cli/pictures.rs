//! Charts and bars: what people see of a target, in signs, in ASCII, and not at all when so asked.

use unicode_width::UnicodeWidthStr;

use crate::Desk;

const SHOW: &str = "show town.firms --as-of 2025-03-31";

/// The pictures of a page: from the title of each to the line before the next empty one.
fn charts(page: &str) -> Vec<String> {
    let blocks = page.split("\n\n").flat_map(|block| ["走势图", "Figures over time"].map(|title| (block, title)));
    blocks.filter_map(|(block, title)| Some(block[block.find(title)?..].to_owned())).collect()
}

fn chart(desk: &Desk, columns: usize, line: &str) -> String {
    let (code, out, err) = desk.run_at(columns, line);
    assert_eq!((code, err.as_str()), (0, ""), "duban {line}");
    charts(&out).pop().unwrap_or_else(|| panic!("no chart in duban {line}\n{out}"))
}

#[test]
fn show_draws_the_figures_against_path_and_target() {
    insta::assert_snapshot!("show_zh", chart(&Desk::in_town(), 80, &format!("{SHOW} --lang zh")));
}

#[test]
fn a_chart_in_ascii_needs_no_other_signs() {
    let desk = Desk::in_town();
    let drawn = chart(&desk, 80, "show town.vacancy --as-of 2025-03-31 --chart ascii");
    assert!(drawn.is_ascii(), "{drawn}");
    insta::assert_snapshot!("show_ascii", drawn);
    // In Chinese the words stay Chinese; the picture does not.
    let chinese = chart(&desk, 80, &format!("{SHOW} --chart ascii --lang zh"));
    assert!(!chinese.contains(['●', '─', '━', '│', '·', '┤', '┼', '└', '┯', '┬']), "{chinese}");
}

#[test]
fn a_sum_runs_up_along_its_path() {
    insta::assert_snapshot!(
        "show_sum",
        chart(&Desk::in_town(), 72, "show town.new-firms --as-of 2025-03-31 --lang zh")
    );
}

#[test]
fn bounds_and_close_figures_have_their_own_marks() {
    let desk = Desk::with_ledger();
    let drawn = chart(&desk, 80, "show qingdao.5g-stations --lang zh");
    assert!(drawn.contains("  ▲ 不少于  ") && drawn.matches('▲').count() > 1, "{drawn}");
    let drawn = chart(&desk, 80, "show wuhan.lead-chain-factories --lang zh");
    assert!(drawn.contains("≈ 口径相近") && !drawn.contains('●'), "{drawn}");
}

#[test]
fn two_targets_of_an_indicator_have_a_chart_each() {
    let desk = Desk::with_ledger();
    desk.done("record changchun.5g-stations 11000 --period 2023-12-31");
    let targets = |page: &str| page.matches("── 目标").count();
    for code in ["jilin.5g-stations", "changchun.5g-stations"] {
        let indicator = code.split_once('.').expect("a code").0;
        if indicator == "jilin" {
            desk.done(&format!("record {code} 41000 --period 2023-12-31"));
        }
        let page = desk.done(&format!("show {code} --lang zh"));
        assert_eq!(charts(&page).len(), targets(&page), "{page}");
    }
}

#[test]
fn without_a_figure_nothing_is_drawn() {
    let desk = Desk::with_ledger();
    assert!(charts(&desk.done("show changchun.5g-stations --lang zh")).is_empty());
    // Nor before the first figure was current.
    assert!(charts(&Desk::in_town().done("show town.firms --as-of 2023-06-30")).is_empty());
}

#[test]
fn none_draws_nothing_and_quiet_keeps_the_picture() {
    let desk = Desk::in_town();
    let with = desk.done(SHOW);
    let without = desk.done(&format!("{SHOW} --chart none"));
    assert!(charts(&without).is_empty() && !without.contains("┤"));
    assert!(charts(&desk.done(&format!("{SHOW} -q"))) == charts(&with));
    // Nothing else is missing.
    let picture = charts(&with).concat();
    let rest: Vec<&str> = with.lines().filter(|line| !picture.lines().any(|drawn| drawn == *line)).collect();
    assert!(rest.iter().all(|line| without.lines().any(|kept| kept == *line)), "{without}");
}

#[test]
fn into_a_pipe_the_same_bytes_come_whatever_the_locale() {
    let desk = Desk::in_town();
    let line = |locale: &str| {
        let line = format!("{SHOW} --lang en");
        desk.duban(&line).env("LC_ALL", locale).env("TERM", "dumb").output().expect("started").stdout
    };
    assert_eq!(line("C"), line("zh_CN.UTF-8"));
}

#[test]
fn charts_keep_to_the_width_and_to_what_can_be_read() {
    let desk = Desk::in_town();
    for lang in ["zh", "en"] {
        for columns in [40, 60, 80, 120, 200] {
            for style in ["unicode", "ascii"] {
                let drawn = chart(&desk, columns, &format!("{SHOW} --lang {lang} --chart {style}"));
                let widest = drawn.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
                assert!(widest <= columns.min(100), "{widest} columns\n{drawn}");
            }
        }
    }
}

#[test]
fn the_deciding_figure_has_the_colour_of_its_light() {
    let desk = Desk::in_town();
    let drawn = chart(&desk, 80, &format!("{SHOW} --color always"));
    assert!(drawn.contains("\u{1b}[32m●\u{1b}[0m"), "{drawn}");
    assert!(!chart(&desk, 80, SHOW).contains('\u{1b}'));
}

#[test]
fn markdown_has_the_chart_as_it_is_drawn() {
    let desk = Desk::in_town();
    let page = desk.done(&format!("{SHOW} --format markdown"));
    assert!(page.contains("\n```text\nFigures over time (in companies, years stand at their ends)\n"), "{page}");
    assert!(page.contains("\ntarget ≥100 companies ┤"), "{page}");
    assert!(!desk.done(&format!("{SHOW} --format markdown --chart none")).contains("```"));
}

#[test]
fn report_shows_a_bar_where_there_is_room_for_it() {
    let desk = Desk::in_town();
    let bars = |columns: usize, more: &str| {
        let out = desk.run_at(columns, &format!("report --as-of 2025-03-31 --lang zh {more}")).1;
        (out.contains("██████░│░░░"), out.contains("进度条：█ 进度"))
    };
    assert_eq!(bars(155, ""), (true, true));
    assert_eq!(bars(200, ""), (true, true));
    assert_eq!(bars(120, ""), (false, false));
    assert_eq!(bars(80, "--columns name,bar,status"), (true, true));
    assert_eq!(bars(200, "--chart none"), (false, false));
    assert_eq!(bars(80, "--columns name,bar,status --chart none"), (false, false));
}

/// A table without the head of the chain, which is another one every time.
fn headless(table: &str) -> String {
    let is_head = |line: &&str| line.starts_with("链头 #") || line.starts_with("chain head #");
    let lines: Vec<&str> = table.lines().filter(|line| !is_head(line)).collect();
    lines.join("\n")
}

#[test]
fn bars_look_as_they_should() {
    let desk = Desk::in_town();
    let line = "report --as-of 2025-03-31 --lang zh --columns name,target_value,latest_value,bar,status";
    insta::assert_snapshot!("bars_zh", headless(&desk.run_at(80, line).1));
    let line = "report --as-of 2025-03-31 --columns name,bar,status --chart ascii";
    let ascii = desk.run_at(80, line).1;
    assert!(ascii.is_ascii(), "{ascii}");
    insta::assert_snapshot!("bars_ascii", headless(&ascii));
}

#[test]
fn a_bar_is_full_only_for_what_is_met() {
    let desk = Desk::in_town();
    let bar = || {
        let list = desk.run_at(80, "report --columns target,bar --chart ascii").1;
        let line = list.lines().find(|line| line.starts_with("town.coverage")).expect("listed").to_owned();
        line.rsplit(' ').next().unwrap_or_default().to_owned()
    };
    desk.done("record town.coverage 99.99996 --period 2025");
    assert_eq!(bar(), "#########.|");
    desk.done("record town.coverage 100 --period 2025 --revise");
    assert_eq!(bar(), "##########|");
}

#[test]
fn scripts_never_get_a_bar() {
    let desk = Desk::in_town();
    let csv = desk.done("report --format csv");
    assert!(!csv.lines().next().expect("a head").split(',').any(|key| key == "bar"));
    assert!(desk.rows("report").iter().all(|row| row.get("bar").is_none()));
    assert!(desk.rows("report --columns target,bar").iter().all(|row| row.get("bar").is_none()));
    let (code, out, err) = desk.run("report --format csv --columns target,bar");
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(
        err.contains("the column `bar` is a picture for people; use `--format table` or `--format markdown`"),
        "{err}"
    );
    // The picture is for reading; its share can be sorted by.
    let sorted = desk.done("report --columns target,bar --sort -bar --chart ascii");
    let place = |code: &str| sorted.find(code).expect("listed");
    assert!(place("town.coverage") < place("town.firms"));
}

#[test]
fn a_style_that_is_not_there_is_wrong_usage() {
    let desk = Desk::in_town();
    let (code, _, err) = desk.run("show town.firms --chart asci");
    assert_eq!(code, 2);
    assert!(err.contains("did you mean `ascii`?") && err.contains("`auto`, `unicode`, `ascii`, `none`"), "{err}");
}
