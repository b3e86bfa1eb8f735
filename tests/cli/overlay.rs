//! Overlays: what an office adds to another catalogue's targets, shown as such.

use serde_json::json;

use crate::Desk;
use crate::desk::{number, text};

/// Agencies, a contact, an internal deadline and a baseline for targets of Taizhou, whose plan names nobody.
pub const OVERLAY: &str = r#"
[catalogue]
code = "taizhou-office"
version = "1"
name = "市督查室分工"
extends = "digital-economy"

[[agency]]
region = "taizhou"
name = "市发展改革委"

[[agency]]
region = "taizhou"
name = "市科技局"

[[assignment]]
target = "taizhou.core-share.2025"
lead = ["市发展改革委"]
support = ["市科技局"]
contact = "王芳 0523-86880000"
internal_deadline = 2025-10-31
baseline = { period = "2022", value = 10.1 }
note = "按年中调度会分工"

[[assignment]]
target = "taizhou.digital-high-tech-firms.2025"
lead = ["市科技局"]
"#;

fn with_overlay() -> Desk {
    let desk = Desk::with_ledger();
    desk.put("office.toml", OVERLAY);
    desk.done("load office.toml");
    desk
}

#[test]
fn agencies_are_assigned_where_the_document_names_nobody() {
    let desk = with_overlay();
    let row = desk.row("report --agency 市发展改革委");
    assert_eq!(row["target"], "taizhou.core-share.2025");
    assert_eq!((&row["lead"], &row["support"]), (&json!(["市发展改革委"]), &json!(["市科技局"])));
    let codes: Vec<_> = desk.rows("report --agency 市科技局").iter().map(|r| text(&r["target"]).to_owned()).collect();
    assert_eq!(codes, ["taizhou.core-share.2025", "taizhou.digital-high-tech-firms.2025"]);
}

#[test]
fn whom_the_office_assigned_is_told_from_whom_the_document_names() {
    let desk = with_overlay();
    let page = desk.done("show taizhou.core-share");
    assert!(page.contains("市发展改革委 (set by the office)\n"), "{page}");
    assert!(page.contains("市科技局 (set by the office)\n"), "{page}");
    let page = desk.done("show changchun.5g-stations");
    assert!(page.contains("市城管局\n") && !page.contains("set by the office"), "{page}");
}

#[test]
fn a_sound_overlay_is_counted_by_what_it_adds() {
    let desk = Desk::with_ledger();
    desk.put("office.toml", OVERLAY);
    let out = desk.done("check office.toml");
    assert!(out.starts_with("`office.toml` is sound: 2 additions to `digital-economy`"), "{out}");
}

#[test]
fn contact_and_internal_deadline_stand_beside_the_documents_own_deadline() {
    let row = with_overlay().row("report --agency 市发展改革委");
    assert_eq!(row["deadline"], "2025-12-31");
    assert_eq!((&row["internal_deadline"], &row["contact"]), (&json!("2025-10-31"), &json!("王芳 0523-86880000")));
}

#[test]
fn a_baseline_of_the_office_is_judged_by_and_shown_as_such() {
    let desk = with_overlay();
    let out = desk.done("record taizhou.core-share 12 --period 2024 --as-of 2025-06-30");
    assert!(out.ends_with("gap unknown → 0.825 points, status no data → behind\n"), "{out}");
    let row = desk.row("show taizhou.core-share --as-of 2025-06-30");
    let told = [&row["baseline"]["period"], &row["baseline"]["value"], &row["baseline"]["basis"]];
    assert_eq!(told.map(ToString::to_string), ["\"2022\"", "10.1", "\"office\""]);
    // (12 - 10.1) ÷ (13.5 - 10.1)
    assert_eq!(number(&row["progress"]), "0.558823529412");
}

#[test]
fn assigned_targets_count_for_their_agencies_and_no_longer_for_nobody() {
    let nobody = |desk: &Desk| {
        let rows = desk.rows("report --by agency --region taizhou");
        let row = rows.iter().find(|row| row["agency"].is_null()).expect("the row of nobody");
        row["targets"].as_u64().expect("a count")
    };
    assert_eq!(nobody(&with_overlay()), nobody(&Desk::with_ledger()) - 2);
}

#[test]
fn what_a_document_states_is_left_as_it_is() {
    let stated = |desk: &Desk| {
        let mut rows = desk.rows("targets");
        for row in &mut rows {
            for key in ["lead", "responsible", "support", "internal_deadline", "contact", "note"] {
                row[key].take();
            }
        }
        rows
    };
    assert_eq!(stated(&with_overlay()), stated(&Desk::with_ledger()));
}

#[test]
fn an_assignment_can_be_taken_back() {
    let desk = with_overlay();
    let (head, _) = OVERLAY.split_once("[[assignment]]").expect("there");
    desk.put("office.toml", head);
    let out = desk.done("load office.toml");
    assert!(out.ends_with("0 added, 0 changed, 2 retired\n"), "{out}");
    assert_eq!(desk.row("show taizhou.core-share")["lead"], json!([]));
}

#[test]
fn an_assignment_to_a_target_that_is_not_there_is_a_fault_with_its_place() {
    let desk = Desk::with_ledger();
    desk.put("office.toml", &OVERLAY.replace("taizhou.core-share.2025", "taizhou.core-shore.2025"));
    let before = desk.bytes("duban.db");
    let err = desk.refused("load office.toml");
    assert!(err.contains("office.toml:17:") && err.contains("did you mean `taizhou.core-share.2025`?"), "{err}");
    assert!(desk.bytes("duban.db") == before, "the file is another");
}

#[test]
fn an_overlay_needs_the_catalogue_it_extends() {
    let desk = Desk::in_town();
    desk.put("office.toml", OVERLAY);
    let err = desk.refused("load office.toml");
    assert!(err.starts_with("error: this catalogue extends `digital-economy`"), "{err}");
}

#[test]
fn an_overlay_asks_for_approval_of_the_figures_of_the_catalogue_it_adds_to() {
    let desk = Desk::with_ledger();
    let asking = format!("{OVERLAY}\n[rules]\napproval = true\n");
    desk.put("office.toml", &asking);
    desk.done("load office.toml");
    desk.done("record jilin.racks 61000 --period 2025 --by 李华 -q");
    assert_eq!(desk.row("pending")["handle"], "jilin.racks@2025#1");
    desk.done("undo --by 李华 -q");
    desk.put("office.toml", &asking.replace("approval = true", "approval = false"));
    desk.done("load office.toml");
    desk.done("record jilin.racks 61000 --period 2025 --by 李华 -q");
    assert!(desk.rows("pending").is_empty());
}
