//! The sheets beside a list, and the lists that are no ledger.

use calamine::Data;

use super::Book;
use crate::Desk;

#[test]
fn the_notes_name_day_catalogue_digest_lights_and_method() {
    let desk = Desk::with_ledger();
    let stamp = desk.json("report")["catalogue"][0].clone();
    let text = Book::of(&desk, "report --lang zh").text("说明");
    for part in [
        "2025-12-31",
        stamp["code"].as_str().expect("a code"),
        stamp["version"].as_str().expect("a version"),
        stamp["digest"].as_str().expect("a digest"),
        "共 81 个目标：",
        "红灯",
        "逾期未完成、逾期待核、逾期未报",
        "判定方法（摘要）",
        "低5.0个百分点以上",
        "怎样读这些数字",
    ] {
        assert!(text.contains(part), "{part} is missing:\n{text}");
    }
    let text = Book::of(&desk, "agencies --lang zh").text("说明");
    assert!(text.contains(stamp["digest"].as_str().expect("a digest")) && !text.contains("判定方法"), "{text}");
}

#[test]
fn the_counts_are_numbers_and_agree_with_the_report() {
    let desk = Desk::with_ledger();
    let book = Book::of(&desk, "report --lang zh --as-of 2026-11-22");
    let range = book.range("统计");
    let row = |label: &str| range.rows().find(|row| row[0] == label).expect("there").to_vec();
    let counted = |status: &str, standing: &str| {
        let rows = desk.rows("report --as-of 2026-11-22");
        let of = |row: &&serde_json::Value| {
            row["status"] == status && (row["source_standing"] == "in_force") == (standing == "in_force")
        };
        f64::from(u32::try_from(rows.iter().filter(of).count()).expect("few"))
    };
    for (word, status) in [("已完成", "met"), ("未报数据", "no_data"), ("逾期未报", "overdue_unreported")] {
        assert_eq!(row(word)[1], Data::Float(counted(status, "in_force")), "{word}");
        assert_eq!(row(word)[3], Data::Float(counted(status, "draft")), "{word}");
    }
    assert_eq!(row("长春市")[1], Data::Float(10.0));
}

#[test]
fn every_agency_gets_its_own_targets() {
    let desk = Desk::with_ledger();
    let book = Book::of(&desk, "report --lang zh --region changchun --per-agency");
    let names = book.names();
    assert_eq!(names[..3], ["督办台账", "统计", "说明"]);
    assert!(names.len() > 10, "{names:?}");
    for name in &names[3..] {
        assert!(name.chars().count() <= 31 && !name.contains(['[', ']', ':', '*', '?', '/', '\\']), "{name}");
        let own: Vec<String> = desk
            .rows(&format!("report --region changchun --agency {name}"))
            .iter()
            .map(|row| row["name"].as_str().expect("a name").to_owned())
            .collect();
        assert_eq!(book.table(name).texts("指标"), own, "{name}");
    }
    let book = Book::of(&desk, "overdue --lang zh --per-agency --agency 市政数局 --as-of 2026-11-22 --limit 2");
    assert_eq!(book.names()[3..], ["长春市·市政数局"]);
    assert_eq!(book.table("长春市·市政数局").rows.len(), 2);
}

#[test]
fn sheets_for_agencies_are_for_workbooks_of_targets() {
    let desk = Desk::with_ledger();
    let (code, out, err) = desk.run("report --per-agency");
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("`--per-agency` is for workbooks only\nwrite one with `-o FILE.xlsx`"), "{err}");
    let (code, _, err) = desk.run("report --by agency --per-agency -o a.xlsx");
    assert_eq!(code, 2);
    assert!(err.contains("`--per-agency` cannot be used with `--by`"), "{err}");
    assert_eq!(desk.names(), ["duban.db"]);
}

#[test]
fn a_tally_has_numbers_shares_and_a_chart() {
    let desk = Desk::with_ledger();
    for (line, name, head) in [
        ("report --by region --as-of 2026-11-22", "目标完成情况（按地区）", "region"),
        ("report --by agency --as-of 2026-11-22", "目标完成情况（按单位）", "agency"),
        ("report --by source --as-of 2026-11-22", "目标完成情况（按文件）", "source"),
    ] {
        let book = Book::of(&desk, &format!("{line} --lang zh"));
        let table = book.table(name);
        let rows = desk.rows(line);
        assert_eq!(table.rows.len(), rows.len(), "{line}");
        for (at, row) in rows.iter().enumerate() {
            for (column, key) in [("目标数", "targets"), ("逾期未报", "overdue_unreported"), ("完成占比", "met_share")]
            {
                let expected: f64 = row[key].to_string().parse().expect("a number");
                assert_eq!(table.rows[at][table.place(column)], Data::Float(expected), "{line}");
            }
        }
        assert_eq!(book.parts().iter().any(|part| part.contains("charts/chart")), head != "agency", "{line}");
    }
    assert_eq!(Book::of(&desk, "report --by region --lang zh").number_format(1, "L4"), "0.0%");
}

#[test]
fn targets_agencies_and_history_are_workbooks_too() {
    let desk = Desk::with_ledger();
    let table = Book::of(&desk, "targets --lang zh").table("目标任务分解表");
    assert_eq!(table.rows.len(), desk.rows("targets").len());
    assert!(
        !table.heads.iter().any(|head| ["状态", "最新值", "情况说明"].contains(&head.as_str())),
        "{:?}",
        table.heads
    );
    let unassigned = desk.rows("targets --unassigned").len();
    assert_eq!(Book::of(&desk, "targets --lang zh --unassigned").table("目标任务分解表").rows.len(), unassigned);

    let book = Book::of(&desk, "agencies --lang zh");
    assert_eq!(book.names(), ["单位一览", "统计", "说明"]);
    let rows = desk.rows("agencies");
    let leads: Vec<Data> = rows.iter().map(|row| Data::Float(row["lead"].as_f64().expect("a count"))).collect();
    assert_eq!(book.table("单位一览").column("牵头目标"), leads.iter().collect::<Vec<_>>());

    let book = Book::of(&desk, "history wuhan.core-share --lang zh");
    let name = book.names().swap_remove(0);
    let values: Vec<Data> = desk
        .rows("history wuhan.core-share")
        .iter()
        .map(|row| Data::Float(row["value"].as_f64().expect("a value")))
        .collect();
    assert_eq!(book.table(&name).column("数值"), values.iter().collect::<Vec<_>>());
}

#[test]
fn a_page_is_no_workbook() {
    let desk = Desk::with_ledger();
    for page in ["show wuhan.core-share", "explain wuhan.core-share", "report --summary", "doctor"] {
        let (code, out, err) = desk.run(&format!("{page} -o a.xlsx"));
        assert_eq!((code, out.as_str()), (2, ""), "{page}");
        assert!(err.contains("this page is no list and cannot be a workbook"), "{page}: {err}");
    }
}

#[test]
fn the_attainments_of_one_region_have_a_chart() {
    let desk = Desk::with_ledger();
    let book = Book::of(&desk, "report --lang zh --region wuhan --as-of 2026-11-22");
    assert!(book.text("统计").contains("各目标完成率"));
    assert_eq!(book.parts().iter().filter(|part| part.contains("charts/chart")).count(), 2);
    let chart = book.part("xl/charts/chart2.xml");
    assert!(chart.contains("<c:barDir val=\"bar\"/>") && chart.contains("数字经济核心产业增加值占GDP比重"), "{chart}");
}

#[test]
fn a_score_is_a_number_and_ranks_among_all_whoever_is_listed() {
    let desk = crate::agencies::east().desk();
    let all = Book::of(&desk, "report --lang zh --as-of 2025-06-30");
    let text = all.text("统计");
    assert!(text.contains("总得分") && text.contains("名次"), "{text}");
    for line in ["report --by agency --agency 发改委", "report --agency 发改委"] {
        let book = Book::of(&desk, &format!("{line} --lang zh --as-of 2025-06-30"));
        let sheet =
            if line.contains("--by") { book.range("目标完成情况（按单位）") } else { book.range("统计") };
        let heads = sheet.rows().position(|row| row.iter().any(|cell| cell == "名次")).expect("heads");
        let (head, first) = (sheet.rows().nth(heads).expect("heads"), sheet.rows().nth(heads + 1).expect("a row"));
        let at = |heading: &str| &first[head.iter().position(|cell| cell == heading).expect("there")];
        let told = ["单位", "名次", "参加排名数", "得分"].map(at).map(ToString::to_string);
        assert_eq!(told, ["发改委", "2", "4", "64.7416666667"], "{line}");
    }
    // Of what is overdue only, nobody is scored.
    assert!(!Book::of(&desk, "overdue --lang zh --as-of 2025-06-30").text("统计").contains("得分"));
}

#[test]
fn lists_that_are_no_ledger_have_the_columns_people_read_and_others_on_demand() {
    let desk = Desk::with_ledger();
    let heads = |line: &str| {
        let book = Book::of(&desk, line);
        let sheet = book.names().remove(0);
        book.table(&sheet).heads
    };
    assert_eq!(heads("agencies --lang zh"), ["单位", "全称", "地区", "牵头目标", "责任目标", "配合目标", "条款数"]);
    assert_eq!(
        heads("conflicts --lang zh"),
        ["地区", "指标", "期限", "一处", "条款", "另一处", "另一条款", "相差", "全部种类", "说明"]
    );
    let compared = heads("compare core-industry-share --lang zh");
    assert_eq!(compared[..4], ["地区", "目标值", "单位", "期限"]);
    assert!(compared.len() < 20, "{compared:?}");
    assert_eq!(heads("agencies --lang zh --columns agency,name_en"), ["单位", "英文名称"]);
}

#[test]
fn the_counts_of_agencies_beside_a_ledger_leave_the_addends_of_scores_to_the_report_by_agency() {
    let desk = crate::agencies::east().desk();
    let heads = |line: &str, sheet: &str| {
        let range = Book::of(&desk, &format!("{line} --lang zh --as-of 2025-06-30")).range(sheet);
        let heads = range.rows().find(|row| row.iter().any(|cell| cell == "名次")).expect("heads");
        heads.iter().map(ToString::to_string).filter(|head| !head.is_empty()).collect::<Vec<_>>()
    };
    let (beside, own) = (heads("report", "统计"), heads("report --by agency", "目标完成情况（按单位）"));
    assert!(beside.len() <= 22 && beside.iter().all(|head| own.contains(head)), "{beside:?}");
    assert!(own.contains(&"已完成得分".to_owned()) && !beside.contains(&"已完成得分".to_owned()));
}
