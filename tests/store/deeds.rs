//! What was done is answered, never undone in place: retractions, approvals, extensions, and taking any of it back.

use std::collections::BTreeSet;

use duban::catalogue::plan as plan_of;
use duban::domain::admission::Leave;
use duban::domain::catalogue::Catalogue;
use duban::domain::code::{IndicatorCode, TargetCode};
use duban::domain::deed::{Alike, Deed};
use duban::domain::dossier::Scope;
use duban::domain::fault::deed::DeedFault;
use duban::domain::history::{Counting, Event, Handle};
use duban::domain::observation::Release;
use duban::store::{Figure, Ruling, Store};
use proptest::prelude::*;
use rusqlite::Connection;

use crate::office::{
    REVISE, STRICT, catalogue, day, decimal, deed, figure, indicator, indicator_code, load, period, record_all, target,
    text,
};
use crate::reading::{Kept, dossier_of, dossiers};
use crate::{Ledger, on_every_backend};

on_every_backend! {
    a_retracted_figure_does_not_count_and_stays_on_record,
    a_figure_is_retracted_once,
    what_is_refused_leaves_no_action,
    what_waits_counts_once_somebody_else_approves_it,
    nobody_approves_what_they_recorded,
    who_had_an_approval_taken_back_cannot_bring_it_back,
    what_a_reviewer_retracted_is_not_brought_back_by_who_recorded_it,
    who_is_named_as_having_reported_a_figure_does_not_approve_it,
    the_newest_that_waits_is_known_by_period_value_and_recorder,
    the_same_figure_that_waits_already_is_skipped,
    a_rule_that_changes_touches_no_figure,
    a_load_is_taken_back_with_everything_it_said,
    a_load_is_not_taken_back_once_figures_rest_on_it,
    the_first_load_of_a_catalogue_can_be_taken_back_and_made_again,
    an_extension_is_taken_back_to_the_one_before,
    an_undo_takes_back_the_last_action_of_the_same_person,
    a_figure_that_was_brought_back_is_known_again,
}

fn by(command: &str, person: &str, account: &str) -> Deed {
    Deed { by: Some(text(person)), system_user: Some(text(account)), ..deed(command, 200) }
}

fn handle(code: &str, of: &str, seq: u32) -> Handle {
    Handle { indicator: indicator_code(code), period: period(of), seq }
}

/// The ledger's catalogue with figures that wait for approval.
fn waiting() -> Catalogue {
    let mut catalogue = catalogue();
    catalogue.rules.approval = true;
    catalogue
}

fn bring_to(store: &mut Store, wanted: &Catalogue, deed: &Deed) {
    let stored = store.catalogue(&wanted.head.code).unwrap();
    store.load(deed, &plan_of(stored.as_ref(), wanted)).unwrap();
}

fn values(store: &Store, code: &str) -> Vec<String> {
    dossier_of(store, code).observations.iter().map(|o| format!("{} {}", o.period, o.value)).collect()
}

fn a_retracted_figure_does_not_count_and_stays_on_record(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    record_all(&mut ledger, STRICT, &[("jilin.pue", figure(2, "2023", "1.42"))]).unwrap();
    record_all(&mut ledger, REVISE, &[("jilin.pue", figure(2, "2023", "1.41"))]).unwrap();
    ledger.rule(&deed("retract", 100), Ruling::Retract, &[handle("jilin.pue", "2023", 2)]).unwrap().unwrap();
    assert_eq!(values(&ledger, "jilin.pue"), ["2023 1.42"], "what it had replaced counts again");
    let history = ledger.history(&indicator_code("jilin.pue")).unwrap().unwrap();
    let told: Vec<_> = history.iter().map(|e| (e.seq, e.event, e.refers, e.counting)).collect();
    assert_eq!(
        told,
        [
            (1, Event::Value, None, Some(Counting::Counts)),
            (2, Event::Value, Some(1), Some(Counting::Retracted)),
            (3, Event::Retraction, Some(2), None),
        ]
    );
}

fn a_figure_is_retracted_once(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    record_all(&mut ledger, STRICT, &[("jilin.pue", figure(2, "2023", "1.42"))]).unwrap();
    let figure = [handle("jilin.pue", "2023", 1)];
    ledger.rule(&deed("retract", 100), Ruling::Retract, &figure).unwrap().unwrap();
    let again = ledger.rule(&deed("retract", 110), Ruling::Retract, &figure).unwrap();
    assert!(matches!(again, Err(DeedFault::Gone { by, .. }) if by.number == 3));
}

fn what_is_refused_leaves_no_action(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    record_all(&mut ledger, STRICT, &[("jilin.pue", figure(2, "2023", "1.42"))]).unwrap();
    let both = [handle("jilin.pue", "2023", 1), handle("jilin.pue", "2024", 1)];
    let refused = ledger.rule(&deed("retract", 100), Ruling::Retract, &both).unwrap();
    assert_eq!(refused, Err(DeedFault::NoSuchFigure(both[1].clone())));
    assert_eq!(values(&ledger, "jilin.pue"), ["2023 1.42"]);
    assert_eq!(ledger.last_action(&deed("", 0).actor()).unwrap().unwrap().number, 2);
    assert_eq!(ledger.undo(&deed("undo", 1), Some(9)).unwrap(), Err(DeedFault::NoSuchAction(9)));
    assert_eq!(ledger.undo(&deed("undo", 1), Some(3)).unwrap(), Err(DeedFault::NoSuchAction(3)), "not itself");
    assert_eq!(ledger.undo(&by("undo", "新人", "new"), None).unwrap(), Err(DeedFault::NothingDone));
}

fn what_waits_counts_once_somebody_else_approves_it(mut ledger: Ledger) {
    load(&mut ledger, &waiting());
    let recorded = record_all(&mut ledger, STRICT, &[("jilin.pue", figure(2, "2023", "1.42"))]).unwrap();
    assert_eq!((recorded.new, recorded.pending), (1, 1));
    assert_eq!(values(&ledger, "jilin.pue"), Vec::<String>::new());
    let proposals = ledger.proposals(&Scope::default()).unwrap();
    assert_eq!(proposals.iter().map(|p| p.handle.to_string()).collect::<Vec<_>>(), ["jilin.pue@2023#1"]);
    let approve = by("approve", "韩梅梅", "hmm");
    ledger.rule(&approve, Ruling::Approve, &[handle("jilin.pue", "2023", 1)]).unwrap().unwrap();
    assert_eq!(values(&ledger, "jilin.pue"), ["2023 1.42"]);
    assert!(ledger.proposals(&Scope::default()).unwrap().is_empty());
    let again = ledger.rule(&approve, Ruling::Approve, &[handle("jilin.pue", "2023", 1)]).unwrap();
    assert_eq!(again, Err(DeedFault::NotPending(handle("jilin.pue", "2023", 1))));
}

fn nobody_approves_what_they_recorded(mut ledger: Ledger) {
    load(&mut ledger, &waiting());
    record_all(&mut ledger, STRICT, &[("jilin.pue", figure(2, "2023", "1.42"))]).unwrap();
    let figure = [handle("jilin.pue", "2023", 1)];
    for (person, account, why) in [
        ("李雷", "hmm", Alike::By("李雷".into())),
        ("李　雷", "hmm", Alike::By("李雷".into())),
        ("韩梅梅", "LiLei", Alike::SystemUser("lilei".into())),
        ("李雷", "lilei", Alike::By("李雷".into())),
        ("ＬｉＬｅｉ", "hmm", Alike::Crossed("lilei".into())),
        ("韩梅梅", "李\u{200b}雷", Alike::Crossed("李雷".into())),
    ] {
        let refused = ledger.rule(&by("approve", person, account), Ruling::Approve, &figure).unwrap();
        assert!(matches!(refused, Err(DeedFault::Own { alike, .. }) if alike == why), "{person} {account}");
    }
    // Rejected and brought back, it is still the figure of who recorded it.
    ledger.rule(&by("reject", "韩梅梅", "hmm"), Ruling::Reject, &figure).unwrap().unwrap();
    ledger.undo(&by("undo", "韩梅梅", "hmm"), None).unwrap().unwrap();
    let back = [handle("jilin.pue", "2023", 3)];
    let refused = ledger.rule(&deed("approve", 210), Ruling::Approve, &back).unwrap();
    assert!(matches!(refused, Err(DeedFault::Own { .. })));
    ledger.rule(&by("approve", "韩梅梅", "hmm"), Ruling::Approve, &back).unwrap().unwrap();
    assert_eq!(values(&ledger, "jilin.pue"), ["2023 1.42"]);
}

fn who_had_an_approval_taken_back_cannot_bring_it_back(mut ledger: Ledger) {
    load(&mut ledger, &waiting());
    record_all(&mut ledger, STRICT, &[("jilin.pue", figure(2, "2023", "1.42"))]).unwrap();
    let (approver, third) = (by("approve", "韩梅梅", "hmm"), by("undo", "林涛", "lt"));
    ledger.rule(&approver, Ruling::Approve, &[handle("jilin.pue", "2023", 1)]).unwrap().unwrap();
    let undone = ledger.undo(&approver, None).unwrap().unwrap();
    assert!(values(&ledger, "jilin.pue").is_empty());
    let recorder = deed("undo", 220);
    let refused = ledger.undo(&recorder, Some(undone.by)).unwrap();
    assert!(matches!(refused, Err(DeedFault::Own { .. })), "{refused:?}");
    ledger.undo(&third, Some(undone.by)).unwrap().unwrap();
    assert_eq!(values(&ledger, "jilin.pue"), ["2023 1.42"]);
}

fn what_a_reviewer_retracted_is_not_brought_back_by_who_recorded_it(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    record_all(&mut ledger, STRICT, &[("jilin.pue", figure(2, "2023", "1.42"))]).unwrap();
    let reviewer = by("retract", "韩梅梅", "hmm");
    ledger.rule(&reviewer, Ruling::Retract, &[handle("jilin.pue", "2023", 1)]).unwrap().unwrap();
    // Without approval anybody may.
    let undone = ledger.undo(&deed("undo", 210), Some(3)).unwrap().unwrap();
    assert_eq!(values(&ledger, "jilin.pue"), ["2023 1.42"]);
    ledger.undo(&reviewer, Some(undone.by)).unwrap().unwrap();
    // Once figures need approval it would count again without any.
    bring_to(&mut ledger, &waiting(), &deed("load", 220));
    let refused = ledger.undo(&deed("undo", 230), Some(5)).unwrap();
    assert!(matches!(refused, Err(DeedFault::Own { .. })), "{refused:?}");
    assert!(values(&ledger, "jilin.pue").is_empty());
    ledger.undo(&by("undo", "林涛", "lt"), Some(5)).unwrap().unwrap();
    assert_eq!(values(&ledger, "jilin.pue"), ["2023 1.42"]);
    // What one retracted oneself one may bring back.
    ledger.rule(&deed("retract", 240), Ruling::Retract, &[handle("jilin.pue", "2023", 5)]).unwrap().unwrap();
    ledger.undo(&deed("undo", 250), None).unwrap().unwrap();
    assert_eq!(values(&ledger, "jilin.pue"), ["2023 1.42"]);
}

fn who_is_named_as_having_reported_a_figure_does_not_approve_it(mut ledger: Ledger) {
    load(&mut ledger, &waiting());
    let reported = Figure { by: Some("韩梅梅"), ..figure(2, "2023", "1.42") };
    record_all(&mut ledger, STRICT, &[("jilin.pue", reported)]).unwrap();
    let figure = [handle("jilin.pue", "2023", 1)];
    let refused = ledger.rule(&by("approve", "韩梅梅", "hmm"), Ruling::Approve, &figure).unwrap();
    assert!(matches!(refused, Err(DeedFault::Own { alike: Alike::By(_), .. })), "{refused:?}");
    // Nor after it was rejected and brought back.
    ledger.rule(&by("reject", "林涛", "lt"), Ruling::Reject, &figure).unwrap().unwrap();
    ledger.undo(&by("undo", "林涛", "lt"), None).unwrap().unwrap();
    let back = [handle("jilin.pue", "2023", 3)];
    assert!(ledger.rule(&by("approve", "韩梅梅", "hmm"), Ruling::Approve, &back).unwrap().is_err());
    ledger.rule(&by("approve", "林涛", "lt"), Ruling::Approve, &back).unwrap().unwrap();
    assert_eq!(values(&ledger, "jilin.pue"), ["2023 1.42"]);
}

/// How many figures of an indicator wait, and the newest: period, value, recorder.
fn awaited(store: &Store, code: &str) -> (u32, Option<String>) {
    let mut found = (0, None);
    store
        .dossiers(&Scope::of_indicator(indicator_code(code)), &mut |dossier| {
            let newest = dossier.newest_pending;
            let told = newest.map(|newest| {
                let recorder = newest.recorder.name().map(ToString::to_string).unwrap_or_default();
                format!("{} {} {recorder}", newest.period, newest.value)
            });
            found = (dossier.pending, told);
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    found
}

fn the_newest_that_waits_is_known_by_period_value_and_recorder(mut ledger: Ledger) {
    load(&mut ledger, &waiting());
    assert_eq!(awaited(&ledger, "jilin.pue"), (0, None));
    record_all(&mut ledger, STRICT, &[("jilin.pue", figure(2, "2023", "1.42"))]).unwrap();
    let earlier = Figure { by: Some("林涛"), ..figure(3, "2022", "1.5") };
    record_all(&mut ledger, STRICT, &[("jilin.pue", earlier)]).unwrap();
    assert_eq!(
        awaited(&ledger, "jilin.pue"),
        (2, Some("2023 1.42 李雷".into())),
        "by period, not by when it was recorded"
    );
    record_all(&mut ledger, REVISE, &[("jilin.pue", figure(2, "2023", "1.41"))]).unwrap();
    assert_eq!(awaited(&ledger, "jilin.pue"), (2, Some("2023 1.41 李雷".into())), "what was replaced waits no longer");
    let approver = by("approve", "韩梅梅", "hmm");
    ledger.rule(&approver, Ruling::Approve, &[handle("jilin.pue", "2023", 2)]).unwrap().unwrap();
    assert_eq!(awaited(&ledger, "jilin.pue"), (1, Some("2022 1.5 林涛".into())));
    // Brought back by somebody else it is still the figure of who recorded it.
    ledger.rule(&approver, Ruling::Reject, &[handle("jilin.pue", "2022", 1)]).unwrap().unwrap();
    assert_eq!(awaited(&ledger, "jilin.pue"), (0, None));
    ledger.undo(&approver, None).unwrap().unwrap();
    assert_eq!(awaited(&ledger, "jilin.pue"), (1, Some("2022 1.5 林涛".into())));
}

fn the_same_figure_that_waits_already_is_skipped(mut ledger: Ledger) {
    load(&mut ledger, &waiting());
    let record = |ledger: &mut Ledger, leave: Leave, value| {
        record_all(ledger, leave, &[("jilin.pue", figure(2, "2023", value))])
    };
    record(&mut ledger, STRICT, "1.42").unwrap();
    let again = record(&mut ledger, STRICT, "1.42").unwrap();
    assert_eq!((again.new, again.skipped, again.skipped_pending), (0, 1, 1));
    assert!(record(&mut ledger, STRICT, "1.41").is_err());
    assert_eq!(record(&mut ledger, REVISE, "1.41").unwrap().revised, 1);
    let proposals = ledger.proposals(&Scope::default()).unwrap();
    assert_eq!(proposals.iter().map(|p| p.handle.seq).collect::<Vec<_>>(), [2], "the later one waits in its place");
    let first = [handle("jilin.pue", "2023", 1)];
    let replaced = ledger.rule(&by("approve", "韩梅梅", "hmm"), Ruling::Approve, &first).unwrap();
    assert!(matches!(replaced, Err(DeedFault::Replaced { by: 2, .. })));
}

fn a_rule_that_changes_touches_no_figure(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    record_all(&mut ledger, STRICT, &[("jilin.pue", figure(2, "2022", "1.5"))]).unwrap();
    bring_to(&mut ledger, &waiting(), &deed("load", 100));
    assert_eq!(values(&ledger, "jilin.pue"), ["2022 1.5"]);
    record_all(&mut ledger, STRICT, &[("jilin.pue", figure(2, "2023", "1.42"))]).unwrap();
    bring_to(&mut ledger, &catalogue(), &deed("load", 120));
    assert_eq!(values(&ledger, "jilin.pue"), ["2022 1.5"], "what waits waits on");
    assert_eq!(ledger.proposals(&Scope::default()).unwrap().len(), 1);
}

/// The office's catalogue, grown by an indicator and changed in many places.
fn changed() -> Catalogue {
    let mut wanted = catalogue();
    wanted.head.version = text("2026.12");
    wanted.rules.stale_months = 24;
    wanted.rules.far_behind = None;
    wanted.regions[1].name = text("长春");
    wanted.clauses[1].roles.support.clear();
    wanted.agencies[0].aliases.pop();
    wanted.agencies.pop();
    wanted.targets[0].value = duban::domain::target::TargetValue::One(decimal("15000"));
    wanted.targets.remove(1);
    let new = "jilin.racks";
    wanted.indicators.push(indicator(
        new,
        "架",
        duban::domain::indicator::Kind::Stock,
        duban::domain::indicator::Direction::Up,
    ));
    wanted.targets.push(target("jilin.racks.2025", duban::domain::target::Comparator::AtLeast, "60000"));
    wanted
}

fn a_load_is_taken_back_with_everything_it_said(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    bring_to(&mut ledger, &catalogue(), &deed("load", 5));
    let (before, read) = (account(&ledger), ledger.catalogue(&catalogue().head.code).unwrap());
    bring_to(&mut ledger, &changed(), &deed("load", 10));
    let after = account(&ledger);
    assert_ne!(after, before);
    let undone = ledger.undo(&deed("undo", 20), None).unwrap().unwrap();
    assert!(undone.versions > 5, "{undone:?}");
    assert_eq!(account(&ledger), before);
    assert_eq!(ledger.catalogue(&catalogue().head.code).unwrap(), read);
    ledger.undo(&deed("undo", 30), None).unwrap().unwrap();
    assert_eq!(account(&ledger), after);
}

fn a_load_is_not_taken_back_once_figures_rest_on_it(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    bring_to(&mut ledger, &changed(), &deed("load", 10));
    let load = ledger.last_action(&deed("", 0).actor()).unwrap().unwrap().number;
    record_all(&mut ledger, STRICT, &[("jilin.racks", figure(2, "2024", "52000"))]).unwrap();
    let refused = ledger.undo(&deed("undo", 70), Some(load)).unwrap();
    assert!(matches!(&refused, Err(DeedFault::BuiltOn { later, .. }) if later.number == load + 1), "{refused:?}");
    ledger.undo(&deed("undo", 80), None).unwrap().unwrap();
    ledger.undo(&deed("undo", 90), Some(load)).unwrap().unwrap();
}

fn the_first_load_of_a_catalogue_can_be_taken_back_and_made_again(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    let before = account(&ledger);
    ledger.undo(&deed("undo", 10), None).unwrap().unwrap();
    assert!(ledger.stamps().unwrap().is_empty());
    assert_eq!(ledger.catalogue(&catalogue().head.code).unwrap(), None);
    assert!(dossiers(&ledger, &Scope::default()).is_empty());
    load(&mut ledger, &catalogue());
    assert_eq!(account(&ledger), before);
}

fn an_extension_is_taken_back_to_the_one_before(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    let code = TargetCode::new("jilin.pue.2025").unwrap();
    let deadline = |ledger: &Ledger| dossier_of(ledger, "jilin.pue").targets[0].deadline;
    let extend = |ledger: &mut Ledger, to| ledger.extend(&deed("extend", 10), &code, (to, "纪要", None)).unwrap();
    extend(&mut ledger, day(2026, 6, 30)).unwrap();
    assert_eq!(extend(&mut ledger, day(2026, 6, 30)), Err(DeedFault::AlreadyExtended(day(2026, 6, 30))));
    extend(&mut ledger, day(2026, 12, 31)).unwrap();
    let target = &dossier_of(&ledger, "jilin.pue").targets[0];
    assert_eq!((target.deadline, target.document_deadline()), (day(2026, 12, 31), day(2025, 12, 31)));
    assert_eq!(ledger.catalogue(&catalogue().head.code).unwrap().unwrap().targets.len(), 5, "no part of the catalogue");
    ledger.undo(&deed("undo", 20), None).unwrap().unwrap();
    assert_eq!(deadline(&ledger), day(2026, 6, 30));
    ledger.undo(&deed("undo", 30), Some(2)).unwrap().unwrap();
    assert_eq!(deadline(&ledger), day(2025, 12, 31));
    assert!(dossier_of(&ledger, "jilin.pue").targets[0].extension.is_none());
}

fn an_undo_takes_back_the_last_action_of_the_same_person(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    let record = |ledger: &mut Ledger, deed: &Deed, of: &'static str| {
        let mut batch = ledger.batch(deed, STRICT);
        let series = batch.indicator("jilin.pue").unwrap().unwrap();
        batch.push(series, &figure(2, of, "1.4")).unwrap();
        batch.record().unwrap();
    };
    record(&mut ledger, &by("record", "韩梅梅", "hmm"), "2022");
    record(&mut ledger, &by("record", "林涛", "lt"), "2023");
    let undone = ledger.undo(&by("undo", "韩梅梅", "another"), None).unwrap().unwrap();
    assert_eq!((undone.action.number, undone.retracted), (2, 1), "by the name, whatever the account");
    assert_eq!(values(&ledger, "jilin.pue"), ["2023 1.4"]);
}

fn a_figure_that_was_brought_back_is_known_again(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    record_all(&mut ledger, STRICT, &[("jilin.pue", figure(2, "2023", "1.42"))]).unwrap();
    record_all(&mut ledger, REVISE, &[("jilin.pue", figure(2, "2023", "1.41"))]).unwrap();
    ledger.rule(&deed("retract", 100), Ruling::Retract, &[handle("jilin.pue", "2023", 1)]).unwrap().unwrap();
    ledger.undo(&deed("undo", 110), None).unwrap().unwrap();
    assert_eq!(values(&ledger, "jilin.pue"), ["2023 1.41"], "the revision still counts");
    let again = record_all(&mut ledger, STRICT, &[("jilin.pue", figure(2, "2023", "1.41"))]).unwrap();
    assert_eq!((again.new, again.skipped), (0, 1), "and the same value is known");
}

/// Everything that reports are made of, and what waits; which event of a period says it does not matter.
fn account(store: &Store) -> (Vec<Kept>, Vec<String>, String) {
    let mut kept = dossiers(store, &Scope::default());
    kept.iter_mut().flat_map(|kept| &mut kept.observations).for_each(|observation| observation.seq = 0);
    let proposals = store.proposals(&Scope::default()).unwrap();
    let mut waiting: Vec<String> = proposals
        .iter()
        .map(|p| format!("{} {} {:?} {:?}", p.handle.indicator, p.handle.period, p.entry.value, p.recorder))
        .collect();
    waiting.sort();
    (kept, waiting, format!("{:?} {:?}", store.stamps().unwrap(), store.office(&Scope::default()).unwrap()))
}

/// Every row of every table.
fn rows(path: &std::path::Path) -> BTreeSet<String> {
    let db = Connection::open(path).unwrap();
    let mut tables = db.prepare("select name from sqlite_schema where type = 'table'").unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    let mut found = BTreeSet::new();
    for table in tables {
        let mut select = db.prepare(&format!("select * from {table}")).unwrap();
        let width = select.column_count();
        let mut rows = select.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells: Vec<String> = (0..width).map(|at| format!("{:?}", row.get_ref(at).unwrap())).collect();
            found.insert(format!("{table}: {}", cells.join(" ")));
        }
    }
    found
}

/// One thing that somebody does; what is refused is not done.
fn act(store: &mut Store, choice: u32) {
    const CODES: [&str; 3] = ["jilin.pue", "jilin.output", "changchun.5g-stations"];
    const PERIODS: [&str; 2] = ["2023", "2024"];
    let pick = |shift: u32, of: usize| (choice >> shift) as usize % of;
    let who = [by("x", "李雷", "lilei"), by("x", "韩梅梅", "hmm"), by("x", "林涛", "lt")][pick(4, 3)].clone();
    let code = CODES[pick(6, 3)];
    let figures = |store: &Store, code: &IndicatorCode| -> Vec<Handle> {
        let entries = store.history(code).unwrap().unwrap_or_default();
        let present = entries
            .iter()
            .filter(|e| e.counting.is_some_and(|why| !matches!(why, Counting::Retracted | Counting::Rejected)));
        present.map(|e| Handle { indicator: code.clone(), period: e.period, seq: e.seq }).collect()
    };
    match choice % 12 {
        0..=3 => {
            let leave = Leave { revise: true, confirm: true, ..STRICT };
            let release = Release::ALL[pick(8, 2)];
            let mut batch = store.batch(&Deed { command: text("record"), ..who }, leave);
            let series = batch.indicator(code).unwrap().expect("tracked");
            let value = decimal(["1.1", "1.2", "1.3"][pick(10, 3)]);
            let figure = Figure { release, ..Figure::plain(2, period(PERIODS[pick(12, 2)]), value) };
            batch.push(series, &figure).unwrap();
            batch.record().unwrap();
        }
        4..=6 => {
            let ruling = [Ruling::Retract, Ruling::Approve, Ruling::Reject][(choice % 12) as usize - 4];
            let there = figures(store, &indicator_code(code));
            if let Some(figure) = there.get(pick(8, there.len().max(1))) {
                let _ = store.rule(&who, ruling, std::slice::from_ref(figure)).unwrap();
            }
        }
        7 => {
            let to = [day(2026, 6, 30), day(2026, 12, 31), day(2027, 12, 31)][pick(8, 3)];
            let target = TargetCode::new(["jilin.pue.2025", "jilin.output.2025"][pick(10, 2)]).unwrap();
            let _ = store.extend(&who, &target, (to, "纪要", None)).unwrap();
        }
        8 => {
            let wanted = [catalogue(), waiting(), changed()][pick(8, 3)].clone();
            bring_to(store, &wanted, &who);
        }
        _ => {
            let last = store.last_action(&who.actor()).unwrap().map_or(1, |last| last.number);
            let action = if pick(8, 2) == 0 { None } else { Some(1 + i64::from(choice >> 9) % last) };
            let before = account(store);
            // The first load stays: figures are of what it tracks.
            let which = action.unwrap_or(last);
            if which > 1 && store.undo(&who, action).unwrap().is_err() {
                assert_eq!(account(store), before);
            }
        }
    }
}

use duban::domain::code::Coded;

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_everything_gives_the_same_report_as_before_and_only_adds_rows(
        before in prop::collection::vec(any::<u32>(), 0..5),
        after in prop::collection::vec(any::<u32>(), 1..14),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.db");
        let mut store = Store::create(&path).unwrap();
        load(&mut store, &catalogue());
        let latest = |store: &Store| -> i64 {
            let people = [by("x", "李雷", "lilei"), by("x", "韩梅梅", "hmm"), by("x", "林涛", "lt"), by("x", "主任", "zr")];
            people.iter().filter_map(|who| store.last_action(&who.actor()).unwrap()).map(|a| a.number).max().unwrap_or(1)
        };
        for choice in before {
            act(&mut store, choice);
        }
        let (first, wanted) = (latest(&store), account(&store));
        let mut kept = rows(&path);
        for choice in &after {
            act(&mut store, *choice);
            let now = rows(&path);
            prop_assert!(kept.is_subset(&now), "something was changed or deleted");
            kept = now;
        }
        let head = by("undo", "主任", "zr");
        for action in (first + 1..=latest(&store)).rev() {
            let undone = store.undo(&head, Some(action)).unwrap();
            prop_assert!(undone.is_ok(), "action {}: {:?}", action, undone);
        }
        prop_assert_eq!(account(&store), wanted);
        prop_assert!(kept.is_subset(&rows(&path)), "something was changed or deleted");
    }
}
