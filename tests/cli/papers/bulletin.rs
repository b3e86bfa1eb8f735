//! `bulletin`: where all targets stand.

use serde_json::Value;

use super::Docx;
use crate::Desk;
use crate::desk::text;

fn count(rows: &[Value], statuses: &[&str]) -> usize {
    let in_force = rows.iter().filter(|row| row["source_standing"] == "in_force");
    in_force.filter(|row| statuses.contains(&text(&row["status"]))).count()
}

#[test]
fn every_target_is_counted_once_and_listed_once() {
    let desk = Desk::with_ledger();
    let rows = desk.rows("report --as-of 2026-11-22");
    desk.done("bulletin --as-of 2026-11-22 --lang zh -o b.docx");
    let paper = Docx::read(&desk, "b.docx");
    let listed = paper.rows();
    assert_eq!(listed.len(), rows.len());
    for (row, line) in rows.iter().zip(&listed) {
        assert_eq!(line[1], text(&row["name"]));
    }
    let numbers: Vec<String> = (1..=rows.len()).map(|at| at.to_string()).collect();
    assert_eq!(listed.iter().map(|line| line[0].clone()).collect::<Vec<_>>(), numbers);
    let overall = paper.of("BodyText").into_iter().find(|text| text.starts_with("现行文件的目标共")).expect("counts");
    let in_force = rows.iter().filter(|row| row["source_standing"] == "in_force").count();
    assert!(overall.starts_with(&format!("现行文件的目标共{in_force}个，涉及4个地区、4份文件。")), "{overall}");
    for (word, status) in
        [("已完成", "met"), ("暂难判断", "unjudged"), ("未报数据", "no_data"), ("逾期未报", "overdue_unreported")]
    {
        assert!(overall.contains(&format!("{word}{}个", count(&rows, &[status]))), "{overall}");
    }
    assert!(paper.text().contains(&format!("未生效文件的目标{}个，单独列表", rows.len() - in_force)));
}

#[test]
fn what_is_overdue_or_behind_is_told_by_agency_and_target() {
    let desk = Desk::in_town();
    desk.done("bulletin --as-of 2026-03-01 --lang zh -o b.docx");
    let paper = Docx::read(&desk, "b.docx");
    assert_eq!(
        paper.of("Heading2"),
        ["（一）逾期未完成的目标", "（二）数据未报或者待核的目标", "（三）未明确单位的目标"]
    );
    let body = paper.of("BodyText");
    assert!(body.contains(
        &"1.镇工信办（牵头单位）：营收增速。要求2023—2025年每年超过7.25%，期限2025年12月31日；2023年为7%；\
          距要求差0.25个百分点（3.4%）；逾期未完成，已逾期791天（已有年度未达到要求），自2023年12月31日起算。"
    ));
    assert!(
        body.contains(&"镇工信办（牵头单位）：企业数、新增企业。")
            && body.contains(&"文件未明确单位：覆盖率、空置率。")
    );
}

#[test]
fn what_is_behind_is_told_with_its_pace() {
    let desk = Desk::in_town();
    desk.done("record town.firms 84 --period 2025-06-30");
    desk.done("bulletin --as-of 2025-07-01 --lang zh -o b.docx");
    let paper = Docx::read(&desk, "b.docx");
    let behind = paper.of("BodyText").into_iter().find(|text| text.contains("企业数")).expect("told");
    let pace = desk.row("report --as-of 2025-07-01 --status behind")["pace"].as_f64().expect("a share");
    assert!(pace < 0.0);
    assert_eq!(
        behind,
        format!(
            "1.镇工信办（牵头单位）：企业数。要求不低于100家，期限2025年12月31日；2025年6月30日为84家；\
             距要求差16家（16.0%）；滞后，距期限183天，进度落后序时{:.1}个百分点。",
            pace * -100.0
        )
    );
    desk.run("notice --agency 镇工信办 --as-of 2025-07-01 --lang zh -o n.docx");
    let notice = Docx::read(&desk, "n.docx");
    assert_eq!(notice.of("Heading2"), ["（一）营收增速", "（二）企业数"], "overdue first, then behind");
}

#[test]
fn what_is_met_and_what_is_ahead_is_told_as_well() {
    let desk = Desk::with_ledger();
    desk.done("bulletin --as-of 2026-11-22 --lang zh -o b.docx");
    let paper = Docx::read(&desk, "b.docx");
    let met = "文件未明确单位（武汉市）：数字经济核心产业增加值占GDP比重（要求不低于14%，2024年为14.6%）。";
    assert!(paper.of("BodyText").contains(&met), "{}", paper.text());
    let desk = Desk::in_town();
    desk.done("bulletin --as-of 2025-03-01 --lang zh -o b.docx");
    let ahead =
        "镇工信办（牵头单位）：新增企业（快6.7个百分点，2023年为12家）、企业数（快2.0个百分点，2024年为81家）。";
    assert!(Docx::read(&desk, "b.docx").of("BodyText").contains(&ahead));
}

#[test]
fn demands_follow_from_what_there_is() {
    let desk = Desk::in_town();
    desk.done("bulletin --as-of 2026-03-01 --reply-by 2026-03-31 --lang zh -o b.docx");
    let text = Docx::read(&desk, "b.docx").text();
    for demand in ["（一）限期整改。", "（二）补报数据。", "（三）明确责任。", "（四）按期推进。", "（五）核对情况。"]
    {
        assert!(text.contains(demand), "{text}");
    }
    assert!(text.contains("于2026年3月31日前报送"));
    let desk = Desk::with_ledger();
    desk.done("bulletin --as-of 2026-11-22 --lang zh -o b.docx");
    assert!(!Docx::read(&desk, "b.docx").text().contains("限期整改"), "nothing is known to be overdue or behind");
}

#[test]
fn filters_leave_their_part_and_the_title_says_so() {
    let desk = Desk::with_ledger();
    for (filter, title) in [
        ("--region changchun", "关于长春市规划目标完成情况的督查通报"),
        ("--source changchun-2023", "关于《长春市数字经济发展行动计划》目标完成情况的督查通报"),
        ("--agency 市通信办", "关于市通信办承担目标完成情况的督查通报"),
        ("--region changchun,wuhan,qingdao", "关于规划目标完成情况的督查通报"),
    ] {
        desk.done(&format!("bulletin --as-of 2026-11-22 --lang zh -o b.docx {filter}"));
        let paper = Docx::read(&desk, "b.docx");
        assert_eq!(paper.of("Title"), [title]);
        assert_eq!(paper.rows().len(), desk.rows(&format!("report --as-of 2026-11-22 {filter}")).len());
    }
}

#[test]
fn an_english_bulletin_tells_the_same() {
    let desk = Desk::in_town();
    desk.done("bulletin --as-of 2026-03-01 -o en.docx");
    desk.done("bulletin --as-of 2026-03-01 --lang zh -o zh.docx");
    let (en, zh) = (Docx::read(&desk, "en.docx"), Docx::read(&desk, "zh.docx"));
    let styles = |paper: &Docx| paper.paragraphs.iter().map(|(style, _)| style.clone()).collect::<Vec<_>>();
    assert_eq!(styles(&en), styles(&zh));
    assert_eq!(en.rows().len(), zh.rows().len());
    let own: String = en.text().replace("每年超过7.25%", "");
    assert!(!own.contains("镇"), "{own}");
}

#[test]
fn an_empty_scope_gives_a_bulletin_that_says_so() {
    let desk = Desk::with_ledger();
    desk.done("bulletin --region jilin --as-of 2026-11-22 --lang zh -o b.docx");
    let text = Docx::read(&desk, "b.docx").text();
    assert!(text.contains("本次范围内没有现行文件的目标。") && text.contains("未生效文件的目标22个"), "{text}");
}

#[test]
fn the_same_ledger_and_day_give_the_same_bytes() {
    let desk = Desk::with_ledger();
    for lang in ["zh", "en"] {
        desk.done(&format!("bulletin --as-of 2026-11-22 --lang {lang} -o one.docx"));
        desk.done(&format!("bulletin --as-of 2026-11-22 --lang {lang} -o two.docx"));
        assert_eq!(desk.bytes("one.docx"), desk.bytes("two.docx"));
    }
    assert!(desk.done("bulletin --as-of 2026-11-22").contains("Supervision bulletin"));
}
