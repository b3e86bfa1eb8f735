//! The page of `report -o FILE.html`: every target with the numbers of the JSON, its steps and sources, and nothing from
//! outside. What a browser makes of it is checked by `scripts/programs/page.py`.

mod hostile;
mod markup;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::Desk;
use crate::desk::{number, text};
pub use markup::said;
use markup::{articles, attribute, cells, rows, section};

/// The page of a line.
fn page(desk: &Desk, line: &str) -> String {
    desk.done(&format!("report -o page.html {line}"));
    desk.read("page.html")
}

/// A page's row of a target, cell by cell.
fn row<'p>(page: &'p str, code: &str) -> Vec<&'p str> {
    let link = format!("href=\"#t={code}\"");
    let own: Vec<&str> = rows(page).into_iter().filter(|row| row.contains(&link)).collect();
    assert_eq!(own.len(), 1, "{code}");
    cells(own[0])
}

#[test]
fn every_target_is_there_with_the_numbers_of_the_json() {
    for (desk, line) in [(Desk::with_ledger(), "--as-of 2026-11-22"), (Desk::in_town(), "--as-of 2025-03-31")] {
        let page = page(&desk, line);
        let listed = desk.rows(&format!("report {line}"));
        assert_eq!((rows(&page).len(), articles(&page).len()), (listed.len(), listed.len()));
        for target in listed {
            let code = text(&target["target"]);
            let shown = row(&page, code);
            let several = shown.len() == 10;
            let at = |column: usize| shown[column - usize::from(!several)];
            let held = |column: usize, value: &Value| match value {
                Value::Null => assert_eq!(attribute(at(column), "data-v"), None, "{code} {column}"),
                Value::Array(ends) => assert_eq!(attribute(at(column), "data-v"), Some(number(&ends[0])), "{code}"),
                value => assert_eq!(attribute(at(column), "data-v"), Some(number(value)), "{code} {column}"),
            };
            held(2, &target["target_value"]);
            assert!(at(3).contains(text(&target["deadline"])), "{code}");
            held(4, &target["latest"]["value"]);
            held(5, &target["gap_pct"]);
            held(6, &target["attainment"]);
            let light =
                ["blue", "green", "yellow", "red"].into_iter().find(|light| at(9).contains(&format!("#l-{light}")));
            assert_eq!(light.unwrap_or("none"), text(&target["light"]), "{code}");
        }
    }
}

#[test]
fn a_targets_own_page_has_every_step_and_every_source() {
    let desk = Desk::with_ledger();
    let page = page(&desk, "--as-of 2026-11-22");
    let articles = articles(&page);
    for code in ["wuhan.core-share", "qingdao.5g-stations", "jilin.5g-stations", "wuhan.pue-new"] {
        for target in desk.rows(&format!("show {code} --as-of 2026-11-22")) {
            let own = articles.get(text(&target["target"])).expect("its page").as_str();
            let words = said(own);
            for step in target["steps"].as_array().expect("steps") {
                assert!(words.contains(text(step)), "{step} is missing from\n{words}");
            }
            for figure in target["series"].as_array().expect("figures") {
                for key in ["period", "publisher", "title", "note"] {
                    let Some(part) = figure[key].as_str() else { continue };
                    assert!(words.contains(part), "{part} is missing from\n{words}");
                }
                let Some(url) = figure["url"].as_str() else { continue };
                let link = format!("<a href=\"{}\" rel=\"noopener noreferrer\"", url.replace('&', "&amp;"));
                assert!(own.contains(&link), "{link}");
            }
            let figures = target["series"].as_array().map_or(0, Vec::len);
            let drawn = own.matches("<g class=\"point").count();
            assert!(drawn <= figures && (drawn > 0) == own.contains("<svg class=\"chart\""), "{code}");
        }
    }
}

#[test]
fn tiles_count_as_the_json_does_and_drafts_apart() {
    let desk = Desk::with_ledger();
    let page = page(&desk, "--as-of 2026-11-22 --lang zh");
    let mut counts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for target in desk.rows("report --as-of 2026-11-22") {
        let apart = usize::from(text(&target["source_standing"]) != "in_force");
        counts.entry(text(&target["status"]).to_owned()).or_default()[apart] += 1;
    }
    let tiles =
        &page[page.find("data-facet=\"status\"").expect("tiles")..page.find("data-facet=\"mark\"").expect("marks")];
    let told: BTreeMap<String, [usize; 2]> = tiles
        .split("<button ")
        .skip(1)
        .map(|tile| {
            let words = said(&format!("<button {tile}"));
            let numbers: Vec<usize> =
                words.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
            let apart = numbers.get(1).copied().unwrap_or(0);
            (attribute(&format!("<button {tile}"), "value").expect("a code"), [numbers[0], apart])
        })
        .collect();
    assert_eq!(told, counts);
    assert!(said(&page).contains("符合条件的目标 81 个，另有未生效文件的 22 个（共 103 个）"));
}

#[test]
fn agencies_have_the_scores_of_the_json() {
    let desk = Desk::in_town();
    let page = page(&desk, "--as-of 2026-06-30");
    let table = section(&page, "agencies");
    let body: Vec<String> = table.split("<tr>").skip(2).map(said).collect();
    for agency in desk.rows("report --by agency --as-of 2026-06-30") {
        let Some(name) = agency["agency"].as_str() else { continue };
        let own: Vec<&String> = body.iter().filter(|row| row.contains(name)).collect();
        assert!(!own.is_empty(), "{name}");
        if let Some(score) = agency["score"].as_number() {
            let shown = format!("{:.2}", score.as_f64().expect("a number"));
            assert!(own.iter().any(|row| row.contains(&shown)), "{name}: {shown} is not in {own:?}");
        }
    }
    assert!(table.contains("href=\"#agency=town%2F"), "{table}");
}

#[test]
fn filters_of_the_line_hold_for_the_page() {
    let desk = Desk::in_town();
    let codes = |line: &str| {
        let page = page(&desk, &format!("{line} --as-of 2025-03-31"));
        rows(&page).iter().map(|row| attribute(row, "href").expect("a link").replace("#t=", "")).collect::<Vec<_>>()
    };
    for line in ["--status behind", "--agency 镇财政办", "--source town-draft", "--region town"] {
        let listed = desk.rows(&format!("report {line} --as-of 2025-03-31"));
        let listed: Vec<String> = listed.iter().map(|target| text(&target["target"]).to_owned()).collect();
        assert_eq!(codes(line), listed, "{line}");
    }
}

#[test]
fn an_agency_asked_for_keeps_its_rank_among_all() {
    let desk = Desk::in_town();
    let rank = |line: &str| {
        let page = page(&desk, &format!("{line} --as-of 2026-06-30"));
        let table = section(&page, "agencies");
        table.split("<tr>").find(|row| row.contains("镇工信办")).map(said).expect("the agency")
    };
    assert_eq!(rank("--agency 镇工信办"), rank(""));
}

#[test]
fn the_page_says_by_what_was_judged_and_comes_twice_the_same() {
    let desk = Desk::with_ledger();
    let digest = text(&desk.json("report")["catalogue"][0]["digest"]).to_owned();
    for lang in ["zh", "en"] {
        let once = page(&desk, &format!("--lang {lang}"));
        let words = said(&once);
        assert!(words.contains(&digest) && words.contains("2025-12-31") && words.contains("digital-economy"), "{lang}");
        assert_eq!(once, page(&desk, &format!("--lang {lang}")));
        assert_eq!(once, desk.done(&format!("report --format html --lang {lang}")));
    }
}

#[test]
fn what_is_not_known_is_said() {
    let desk = Desk::with_ledger();
    let page = page(&desk, "--lang zh");
    let own = articles(&page).remove("changchun.5g-stations.2025").expect("its page");
    let words = said(&own);
    assert!(words.contains("没有任何数据，画不出走势图。"), "{words}");
    assert!(words.contains("各方法都不能给出结果：没有可用的数据。"), "{words}");
}

#[test]
fn two_targets_that_contradict_each_other_lead_to_one_another() {
    let desk = Desk::with_ledger();
    let page = page(&desk, "");
    let articles = articles(&page);
    let marked: Vec<Value> = desk.rows("report").into_iter().filter(|t| t["conflict"] == Value::Bool(true)).collect();
    assert!(!marked.is_empty());
    for target in marked {
        let code = text(&target["target"]);
        assert!(row(&page, code)[0].contains("<span class=\"mark\">Conflict</span>"), "{code}");
        for other in target["conflicts_with"].as_array().expect("codes") {
            assert!(articles[code].contains(&format!("href=\"#t={}\"", text(other))), "{code}");
        }
    }
}

#[test]
fn columns_of_ones_own_make_a_plain_list_and_other_lists_are_pages_too() {
    let desk = Desk::in_town();
    for line in [
        "report --columns name,gap,bar,status -o x.htm",
        "report --sort -gap -o x.htm",
        "report --by agency -o x.htm",
        "report --summary -o x.htm",
        "overdue --as-of 2026-06-30 -o x.htm",
        "targets -o x.htm",
        "agencies -o x.htm",
        "agencies 镇工信办 -o x.htm",
        "history town.firms -o x.htm",
        "show town.firms -o x.htm",
        "explain town.firms -o x.htm",
    ] {
        desk.done(line);
        let page = desk.read("x.htm");
        assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"), "{line}");
        assert!(!page.contains("<script") && page.contains("default-src 'none'"), "{line}");
        assert!(page.contains("sha256:") && page.ends_with("</footer></body></html>\n"), "{line}");
        assert!(page.contains("<table>") || page.contains("<ol>"), "{line}");
    }
}

#[test]
fn regions_and_conflicts_are_lists_like_any_other() {
    let desk = Desk::with_ledger();
    for line in ["compare 5g-stations -o x.html", "conflicts -o x.html", "conflicts --region wuhan -o x.html"] {
        desk.done(line);
        let page = desk.read("x.html");
        assert!(page.contains("sha256:") && !page.contains("<script"), "{line}");
    }
}

#[test]
fn without_charts_nothing_is_drawn() {
    let desk = Desk::in_town();
    assert!(page(&desk, "").contains("<svg class=\"chart\""));
    assert!(!page(&desk, "--chart none").contains("<svg class=\"chart\""));
}

#[test]
fn a_gate_holds_for_the_page_too() {
    let desk = Desk::in_town();
    assert_eq!(desk.run("report -o page.html --as-of 2026-06-30 --fail-on overdue_unconfirmed").0, 3);
    assert!(desk.read("page.html").ends_with("</html>\n"));
}
