//! `notice`: to each agency what of its targets is overdue or behind.

use super::Docx;
use crate::Desk;
use crate::desk::{number, text};

/// Some months after the town's deadlines: growth is overdue, other figures are too old to tell.
const LATE: &str = "--as-of 2026-03-01";

#[test]
fn each_agency_with_something_overdue_or_behind_gets_a_file_of_its_own() {
    let desk = Desk::in_town();
    let (code, out, err) = desk.run(&format!("notice {LATE} -o notices"));
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(err.starts_with("wrote 3 notices to `notices`\n"), "{err}");
    let mut names: Vec<String> = std::fs::read_dir(desk.path().join("notices"))
        .expect("made")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let office = |name: &str| format!("the town-Town {name} Office.docx");
    assert_eq!(names, [office("Data"), office("Industry"), office("Science")]);
}

#[test]
fn a_notice_lists_exactly_what_is_overdue_or_behind_for_its_agency() {
    let desk = Desk::with_ledger();
    desk.done("record changchun.fibre-coverage 90 --period 2025");
    for (agency, as_of) in [("市通信办", "2026-11-22"), ("市通信办", "2025-12-31"), ("市政数局", "2026-11-22")]
    {
        let line = format!("--agency {agency} --as-of {as_of} --region changchun");
        let rows = desk.rows(&format!("report {line}"));
        let open = rows.iter().filter(|row| {
            let own = ["lead", "responsible"]
                .iter()
                .any(|role| row[*role].as_array().expect("names").iter().any(|name| name == agency));
            own && (text(&row["status"]).starts_with("overdue") || row["status"] == "behind")
        });
        let mut open: Vec<String> = open.map(|row| text(&row["name"]).to_owned()).collect();
        open.sort();
        desk.run(&format!("notice {line} -o n.docx --lang zh"));
        if open.is_empty() {
            assert!(!desk.names().contains(&"n.docx".to_owned()));
            continue;
        }
        let paper = Docx::read(&desk, "n.docx");
        let mut told: Vec<String> = paper.rows().iter().map(|row| row[1].clone()).collect();
        told.sort();
        assert_eq!(told, open, "{line}");
        assert_eq!(paper.of("Heading2").len(), open.len());
        std::fs::remove_file(desk.path().join("n.docx")).expect("removed");
    }
}

#[test]
fn an_item_has_basis_requirement_figure_gap_status_and_role() {
    let desk = Desk::in_town();
    desk.run(&format!("notice --agency 镇科技办 {LATE} -o n.docx --lang zh"));
    let paper = Docx::read(&desk, "n.docx");
    assert_eq!(paper.of("Salutation"), ["镇科技办："]);
    let body = paper.of("BodyText");
    let facts: Vec<&str> = body.iter().copied().skip_while(|text| !text.starts_with("依据")).take(5).collect();
    assert_eq!(
        facts,
        [
            "依据：《甲镇行动方案》一1。",
            "要求：2023—2025年每年超过7.25%；期限2025年12月31日；文件原文“每年超过7.25%”。",
            "现状：最新数据为8.05%（2024年，来源：镇统计站）；据以判定的数值为7%（2023年）；\
             逐年为：2023年7%（未达到）、2024年8.05%（达到）、2025年未报；距要求差0.25个百分点（3.4%）。",
            "状态：逾期未完成，已逾期791天（已有年度未达到要求），自2023年12月31日起算。",
            "分工：你单位为责任单位（牵头单位：镇工信办；责任单位：镇科技办、镇数据办；配合单位：镇财政办）。",
        ]
    );
}

#[test]
fn numbers_in_a_notice_are_those_of_the_report() {
    let desk = Desk::in_town();
    desk.run(&format!("notice --agency 镇工信办 {LATE} -o n.docx"));
    let paper = Docx::read(&desk, "n.docx").text();
    let row = desk.row(&format!("report {LATE} --status overdue"));
    assert!(paper.contains(&format!("for {} days", number(&row["days_overdue"]))), "{paper}");
    assert!(paper.contains(&format!("short of the requirement by {} points", number(&row["gap"]))), "{paper}");
}

#[test]
fn what_is_not_known_is_asked_for_and_not_held_against_anyone() {
    let desk = Desk::with_ledger();
    desk.run("notice --agency 市工信局 --as-of 2026-11-22 -o n.docx --lang zh");
    let paper = Docx::read(&desk, "n.docx");
    assert_eq!(paper.of("Title"), ["关于报送有关目标数据的催办通知"]);
    let text = paper.text();
    let (own, _) = text.split_once("判定依据和说明").expect("an annex that explains");
    for blame in ["已逾期", "逾期未完成", "查明原因"] {
        assert!(!own.contains(blame), "{blame} in {own}");
    }
    assert!(own.contains("是否完成尚不能认定") && own.contains("不视为未完成"), "{own}");
    let desk = Desk::in_town();
    desk.run(&format!("notice --agency 镇工信办 {LATE} -o n.docx --lang zh"));
    let paper = Docx::read(&desk, "n.docx");
    assert_eq!(paper.of("Heading1"), ["一、逾期未完成或者滞后的目标", "二、需要报送数据的目标", "三、办理要求"]);
    assert_eq!(paper.of("Heading2"), ["（一）营收增速", "（一）新增企业", "（二）企业数"]);
    assert!(paper.text().contains("按已有数据，距要求差19家"));
}

#[test]
fn what_the_office_gives_is_filled_in_and_the_rest_is_left_blank() {
    let desk = Desk::in_town();
    let line = format!("notice --agency 镇科技办 {LATE} --lang zh -o n.docx");
    desk.run(&line);
    let blank = Docx::read(&desk, "n.docx");
    assert_eq!(blank.of("PaperNumber"), ["______〔2026〕____号"]);
    assert_eq!((blank.of("Signature"), blank.of("Date")), (vec!["______________"], vec!["2026年3月1日"]));
    assert!(blank.text().contains("请于____年__月__日前") && blank.text().contains("联系人：____________，联系电话："));
    desk.run(&format!("{line} --number 甲督〔2026〕7号 --reply-by 2026年3月20日 --office 甲镇督查室"));
    let filled = Docx::read(&desk, "n.docx");
    assert_eq!(filled.of("PaperNumber"), ["甲督〔2026〕7号"]);
    assert_eq!(filled.of("Signature"), ["甲镇督查室"]);
    assert!(filled.text().contains("请于2026年3月20日前"));
}

#[test]
fn a_paper_has_a_red_head_where_it_is_said_whose_it_is() {
    let desk = Desk::in_town();
    let line = format!("notice --agency 镇科技办 {LATE} --lang zh -o n.docx");
    let heads = || {
        let paper = Docx::read(&desk, "n.docx");
        let first: Vec<String> = paper.paragraphs.iter().take(2).map(|(style, _)| style.clone()).collect();
        (first, paper.of("Masthead").concat(), paper.of("Signature").concat())
    };
    desk.run(&line);
    assert_eq!(heads().0, ["PaperNumber", "Title"]);
    for (office, signed) in [("甲镇督查室", "甲镇督查室"), ("甲镇人民政府办公室文件", "甲镇人民政府办公室")]
    {
        desk.run(&format!("{line} --office {office}"));
        let first = ["Masthead", "PaperNumber"].map(str::to_owned).to_vec();
        assert_eq!(heads(), (first, office.to_owned(), signed.to_owned()));
    }
}

#[test]
fn the_overlays_contact_and_deadline_are_told_and_whom_it_assigned_is_marked() {
    let desk = Desk::with_ledger();
    desk.put("office.toml", crate::overlay::OVERLAY);
    desk.done("load office.toml");
    desk.run("notice --agency 市发展改革委 --as-of 2026-11-22 -o n.docx --lang zh");
    let text = Docx::read(&desk, "n.docx").text();
    assert!(text.contains("联系人：王芳 0523-86880000。"), "{text}");
    assert!(text.contains("督查室另定的内部时限为2025年10月31日"), "{text}");
    assert!(text.contains("牵头单位：市发展改革委（督查室设定）"), "{text}");
}

#[test]
fn who_only_supports_is_written_to_when_that_is_asked_for() {
    let desk = Desk::in_town();
    let (code, _, err) = desk.run(&format!("notice --agency 镇财政办 {LATE} -o n.docx"));
    assert_eq!(code, 0);
    assert!(err.contains("nothing overdue or behind, so no notice: Town Treasury"), "{err}");
    assert_eq!(desk.names(), ["duban.db"]);
    desk.run(&format!("notice --agency 镇财政办 --role support {LATE} -o n.docx"));
    let paper = Docx::read(&desk, "n.docx");
    assert_eq!(paper.of("Salutation"), ["To: Town Treasury"]);
    assert!(paper.text().contains("you are support"));
}

#[test]
fn documents_not_in_force_lead_to_no_notice() {
    let desk = Desk::with_ledger();
    let (code, out, err) = desk.run("notice --region jilin --as-of 2026-11-22 -o notices");
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(err.starts_with("there is no notice to send; nothing was written\n"), "{err}");
    assert!(err.contains("overdue or behind only by documents not in force, so no notice: "), "{err}");
    assert_eq!(desk.names(), ["duban.db"]);
}

#[test]
fn targets_for_which_nobody_is_named_are_said() {
    let (_, _, err) = Desk::in_town().run(&format!("notice {LATE}"));
    assert!(err.contains("2 targets are overdue or behind, but nobody to send a notice to"), "{err}");
    assert!(err.contains("`town.coverage.2025`, `town.vacancy.2025`"), "{err}");
    let (code, _, err) = Desk::in_town().run(&format!("notice {LATE} -q"));
    assert_eq!((code, err.as_str()), (0, ""), "-q says data and errors only");
}

#[test]
fn a_target_of_another_agency_than_was_asked_for_is_not_said_to_have_none() {
    let desk = Desk::with_ledger();
    // The city's communications office only supports what another office leads.
    let (_, _, err) = desk.run("notice --agency 市通信办 --as-of 2026-11-22");
    assert!(!err.contains("changchun.5g-stations") && !err.contains("nobody to send a notice to"), "{err}");
}

#[test]
fn several_notices_need_a_folder_and_have_a_number_each() {
    let desk = Desk::in_town();
    for (line, said) in [
        ("-o n.docx", "`n.docx` is one file, but there are 3 notices"),
        ("-o notices --number 7", "`--number` is for one notice, but there are 3"),
        ("-o n.doc", "n.doc"),
    ] {
        let (code, out, err) = desk.run(&format!("notice {LATE} {line}"));
        assert_eq!((code, out.as_str()), (2, ""), "{line}");
        assert!(err.contains(said), "{err}");
        assert_eq!(desk.names(), ["duban.db"], "{line}");
    }
}

#[test]
fn a_folder_keeps_what_else_is_in_it() {
    let desk = Desk::in_town();
    std::fs::create_dir(desk.path().join("to.send")).expect("made");
    desk.put("to.send/old.docx", "as it was");
    desk.run(&format!("notice {LATE} -o to.send"));
    assert_eq!(desk.read("to.send/old.docx"), "as it was");
    assert_eq!(std::fs::read_dir(desk.path().join("to.send")).expect("there").count(), 4);
    let err = desk.run(&format!("notice {LATE} -o no/such/folder")).2;
    assert!(err.contains("make it first"), "{err}");
}

#[test]
fn without_a_file_the_notices_are_shown() {
    let desk = Desk::in_town();
    let (_, out, _) = desk.run(&format!("notice {LATE} --lang zh"));
    assert_eq!(out.matches("关于推进有关目标任务的督办通知\n").count(), 3);
    assert_eq!(desk.run(&format!("notice {LATE} --lang zh -o -")).1, out);
    desk.run(&format!("notice --agency 镇科技办 {LATE} --lang zh -o n.md"));
    assert!(desk.read("n.md").contains("# 关于推进有关目标任务的督办通知\n"));
    desk.run(&format!("notice --agency 镇科技办 {LATE} --lang zh -o n.txt"));
    assert!(desk.read("n.txt").contains("镇科技办：\n"));
}

#[test]
fn the_same_ledger_and_day_give_the_same_bytes_anywhere() {
    let desk = Desk::in_town();
    let line = format!("notice --agency 镇科技办 {LATE} --lang zh -q -o");
    desk.run(&format!("{line} one.docx"));
    let abroad =
        desk.duban(&format!("{line} two.docx")).env("TZ", "America/New_York").env("LC_ALL", "de_DE.UTF-8").output();
    assert!(abroad.expect("run").status.success());
    assert_eq!(desk.bytes("one.docx"), desk.bytes("two.docx"));
}

#[test]
fn catalogue_digest_lights_and_method_stand_in_every_notice() {
    let desk = Desk::in_town();
    let digest = text(&desk.json("report")["catalogue"][0]["digest"]).to_owned();
    for (lang, method) in
        [("zh", "逾期待核、逾期未报不等于未完成"), ("en", "Neither of the last two says that the target was missed")]
    {
        desk.run(&format!("notice --agency 镇科技办 {LATE} --lang {lang} -o n.docx"));
        let remarks = Docx::read(&desk, "n.docx").of("Remark").join("\n");
        assert!(remarks.contains(&digest) && remarks.contains(method), "{remarks}");
        assert!(remarks.contains(if lang == "zh" { "截至2026年3月1日" } else { "as of 1 Mar 2026" }), "{remarks}");
    }
}
