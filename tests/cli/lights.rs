//! Lights are data: thresholds and colours come from the catalogue, and whoever sees a light can read what it means.

use serde_json::{Value, json};

use crate::Desk;
use crate::desk::{TOWN, text};

/// A town whose ladder knows far behind; its own colours differ from those of the built-in catalogue.
fn strict_town() -> Desk {
    let desk = Desk::in_town();
    desk.put("town.toml", &TOWN.replace("[rules]\n", "[rules]\nfar_behind = 0.1\n"));
    desk.done("load town.toml");
    desk
}

/// A ledger with both: the built-in plans and the town.
fn both() -> Desk {
    let desk = Desk::with_ledger();
    desk.put("town.toml", TOWN);
    desk.done("load town.toml");
    desk
}

const LIGHT_WORDS: [&str; 4] = ["蓝灯", "绿灯", "黄灯", "红灯"];

#[test]
fn whoever_prints_a_light_prints_what_it_means_below() {
    let mut lit = Vec::new();
    for desk in [Desk::with_ledger(), both()] {
        for line in [
            "report",
            "report --columns name,light",
            "report --by agency",
            "report --by region",
            "report --by source",
            "overdue",
            "overdue --columns name,light",
            "targets",
            "agencies",
            "history wuhan.core-share",
            "show changchun.5g-stations --chart none",
            "show wuhan.core-share --chart none",
            "show jilin.racks.2025-goal --chart none",
            "conflicts",
            "compare",
            "compare 5g-stations",
            "compare racks --columns region,light",
            "record changchun.5g-stations 12000 --period 2025-06-30 --dry-run",
        ] {
            for more in ["--color never", "--color always", "--color never --format markdown"] {
                if line.starts_with("record") && more.contains("markdown") {
                    continue;
                }
                let line = format!("{line} {more} --lang zh --as-of 2026-11-22");
                let out = desk.done(&line);
                let (rows, legend) =
                    out.rsplit_once("\n亮灯").map_or((out.as_str(), None), |(rows, l)| (rows, Some(l)));
                let shows = rows.contains('●') || LIGHT_WORDS.iter().any(|word| rows.contains(word));
                if shows {
                    let legend = legend.unwrap_or_else(|| panic!("no legend below duban {line}\n{out}"));
                    assert!(LIGHT_WORDS.iter().any(|word| legend.contains(word)), "{out}");
                    lit.push(line.split(" -").next().unwrap_or_default().to_owned());
                }
            }
        }
    }
    lit.sort();
    lit.dedup();
    let expected = [
        "compare 5g-stations",
        "compare racks",
        "overdue",
        "report",
        "show changchun.5g-stations",
        "show jilin.racks.2025-goal",
    ];
    assert_eq!(lit, expected);
}

#[test]
fn far_behind_is_a_flag_with_its_own_light_and_word() {
    let desk = strict_town();
    // 60 in the middle of 2025, where 80 to 100 are expected: a pace of about −0.6.
    desk.done("record town.firms 60 --period 2025-06-30 --confirm -q");
    let row = desk.row("show town.firms --as-of 2025-07-01");
    assert_eq!((&row["status"], &row["far_behind"], &row["light"]), (&json!("behind"), &json!(true), &json!("red")));
    let out = desk.done("report --as-of 2025-07-01 --lang zh");
    assert!(out.lines().any(|line| line.starts_with("企业数") && line.contains("严重滞后")), "{out}");
    assert!(out.contains("红灯 逾期未完成、逾期待核、逾期未报、严重滞后"), "{out}");
    assert!(out.contains("滞后 1"), "the counts are those of the statuses: {out}");
    let steps = desk.done("show town.firms --as-of 2025-07-01 --lang zh");
    assert!(steps.contains("严重滞后：-") && steps.contains(" < -10%？满足。"), "{steps}");
    // Without the threshold the same target is behind in yellow, and nothing is said of far.
    desk.put("town.toml", TOWN);
    desk.done("load town.toml");
    let row = desk.row("show town.firms --as-of 2025-07-01");
    assert_eq!(
        (&row["status"], &row["far_behind"], &row["light"]),
        (&json!("behind"), &json!(false), &json!("yellow"))
    );
    assert!(!desk.done("report --as-of 2025-07-01 --lang zh").contains("严重滞后"));
}

#[test]
fn the_light_of_far_behind_can_be_hung_differently() {
    let desk = strict_town();
    let rules = "[rules]\nfar_behind = 0.1\n";
    let text = TOWN.replace("[rules]\n", rules);
    let text = text.replacen("\n[[region]]", "\n[rules.lights]\nfar_behind = \"blue\"\n\n[[region]]", 1);
    desk.put("town.toml", &text);
    let said = desk.done("load town.toml");
    assert!(said.contains("lights"), "{said}");
    desk.done("record town.firms 60 --period 2025-06-30 --confirm -q");
    assert_eq!(desk.row("show town.firms --as-of 2025-07-01")["light"], "blue");
    assert!(desk.done("report --as-of 2025-07-01 --lang zh").contains("蓝灯 严重滞后"));
}

#[test]
fn a_load_says_that_the_threshold_changed() {
    let desk = Desk::in_town();
    desk.put("town.toml", &TOWN.replace("[rules]\n", "[rules]\nfar_behind = 0.1\n"));
    let said = desk.done("load town.toml --dry-run");
    assert!(said.contains("far_behind") && said.contains("0.1"), "{said}");
}

#[test]
fn each_row_follows_its_own_catalogues_ladder_and_the_legend_says_whose_is_whose() {
    let desk = both();
    let rows = desk.rows("report --as-of 2025-12-31");
    let light = |code: &str| {
        let row = rows.iter().find(|row| row["target"] == code).unwrap_or_else(|| panic!("{code}"));
        (text(&row["status"]).to_owned(), text(&row["light"]).to_owned())
    };
    assert_eq!(light("wuhan.core-share.2026"), ("met".into(), "none".into()));
    assert_eq!(light("town.firms.2025"), ("no_data".into(), "yellow".into()), "due soon is yellow in the town");
    for (line, owners) in [
        (
            "report",
            vec!["目录 digital-economy，长春市数字经济发展行动计划等5份文件", "目录 town，甲镇行动方案等2份文件"],
        ),
        ("report --region town", vec![]),
        ("overdue --as-of 2026-11-22 --region town,changchun", vec!["目录 town，", "目录 digital-economy，长春市"]),
        ("show town.firms", vec![]),
    ] {
        let line = if line.contains("--as-of") { line.to_owned() } else { format!("{line} --as-of 2025-12-31") };
        let out = desk.run_at(200, &format!("{line} --lang zh")).1;
        let legends = out.lines().filter(|line| line.starts_with("亮灯：")).count();
        assert_eq!(legends, owners.len().max(1), "{line}\n{out}");
        for owner in owners {
            assert!(out.contains(&format!("亮灯：{owner}")), "{line}: {owner}\n{out}");
        }
    }
    let markdown = desk.done("report --as-of 2025-12-31 --format markdown");
    assert!(markdown.contains("\nLights (catalogue town, Town Action Plan and 1 more): green met"), "{markdown}");
}

#[test]
fn catalogues_with_the_same_lights_share_one_legend() {
    let desk = Desk::with_ledger();
    desk.put("town.toml", &TOWN.replace("green-yellow-red", "blue-yellow-red"));
    desk.done("load town.toml");
    let out = desk.done("report --lang zh");
    assert_eq!(out.lines().filter(|line| line.starts_with("亮灯：蓝灯 临期")).count(), 1, "{out}");
}

#[test]
fn faults_of_the_ladder_are_told_with_line_and_column() {
    let desk = Desk::new();
    let rules =
        "ladder = \"green-yellow-red\"\nfar_behind = 0.01\n\n[rules.lights]\noverdue = \"green\"\nbehind = \"pink\"\n";
    desk.put("town.toml", &TOWN.replace("ladder = \"green-yellow-red\"\n", rules));
    let (code, out, err) = desk.run("check town.toml");
    let said = format!("{out}{err}");
    assert_eq!(code, 1);
    for (place, words) in [
        ("town.toml:11:14", "`far_behind` 0.01 is below `tolerance` 0.05"),
        ("town.toml:14:11", "`overdue` and `met` both show green"),
        ("town.toml:15:10", "`behind` cannot be `pink`"),
    ] {
        assert!(said.contains(place) && said.contains(words), "{place} {words}\n{said}");
    }
}

#[test]
fn scripts_get_the_flag_at_the_end() {
    let desk = Desk::in_town();
    let row: Value = desk.row("show town.firms");
    let keys: Vec<&str> = row.as_object().expect("a row").keys().map(String::as_str).collect();
    let at = |key: &str| keys.iter().position(|found| *found == key).unwrap_or_else(|| panic!("{key}"));
    assert!(at("contact") < at("far_behind") && at("far_behind") < at("ambition_per_year"));
    assert!(at("ambition_reason") < at("review"));
    let csv = desk.done("report --format csv");
    let heads: Vec<&str> = csv.lines().next().expect("a head").split(',').collect();
    let flags = ["far_behind", "ambition_per_year", "ambition_growth", "ambition_reason", "review"];
    let moved =
        ["extended_to", "extension_basis", "extension_note", "status_original", "days_overdue_original", "pending"];
    assert_eq!(heads[heads.len() - flags.len() - moved.len()..], [&flags[..], &moved[..]].concat());
}
