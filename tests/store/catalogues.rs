//! Catalogues are kept as they were loaded, side by side, version by version.

use duban::domain::catalogue::{Act, Catalogue, Item};
use duban::domain::dossier::Scope;
use duban::domain::fault::store::StoreFaultKind;
use duban::domain::target::{Comparator, TargetValue};

use crate::office::{
    STRICT, catalogue, decimal, deed, figure, head, indicator_code, load, overlay, plan, record_all, target, text,
};
use crate::reading::{dossier_of, dossiers};
use crate::{Ledger, on_every_backend};

on_every_backend! {
    a_catalogue_comes_back_as_it_was_loaded,
    a_plan_without_changes_leaves_no_trace,
    a_changed_item_takes_the_place_of_the_old_one,
    a_retired_item_is_gone_and_comes_back_when_it_is_added_again,
    figures_outlive_the_retirement_of_their_indicator,
    catalogues_live_side_by_side,
    what_belongs_to_another_catalogue_is_not_taken,
}

/// Both in the same order: a ledger keeps indicators and targets region by region.
fn sorted(mut catalogue: Catalogue) -> Catalogue {
    catalogue.indicators.sort_by(|a, b| a.code.cmp(&b.code));
    catalogue.targets.sort_by(|a, b| a.code.cmp(&b.code));
    catalogue
}

fn stored(ledger: &Ledger, code: &str) -> Catalogue {
    sorted(ledger.catalogue(&head(code, None).code).unwrap().expect("it is loaded"))
}

fn a_catalogue_comes_back_as_it_was_loaded(mut ledger: Ledger) {
    assert_eq!(ledger.catalogue(&catalogue().head.code).unwrap(), None);
    load(&mut ledger, &catalogue());
    load(&mut ledger, &overlay());
    assert_eq!(stored(&ledger, "office"), sorted(catalogue()));
    assert_eq!(stored(&ledger, "overlay"), sorted(overlay()));
    let stamps = ledger.stamps().unwrap();
    assert_eq!(stamps.iter().map(|stamp| stamp.code.as_str()).collect::<Vec<_>>(), ["office", "overlay"]);
    assert_eq!(&*stamps[0].digest, "sha256:1");
}

fn a_plan_without_changes_leaves_no_trace(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    ledger.load(&deed("load", 1), &plan(&catalogue().head, "sha256:2", Vec::new())).unwrap();
    assert_eq!(&*ledger.stamps().unwrap()[0].digest, "sha256:1");
}

fn a_changed_item_takes_the_place_of_the_old_one(mut ledger: Ledger) {
    let mut wanted = catalogue();
    load(&mut ledger, &wanted);
    wanted.head.version = text("2026.12");
    wanted.rules.stale_months = 24;
    wanted.rules.ladder.changed.pop();
    wanted.regions[1].name = text("长春");
    wanted.sources[0].note = None;
    wanted.clauses[1].roles.support.clear();
    wanted.agencies[0].aliases = vec![text("局")];
    wanted.indicators[2].scope = Some(text("全市"));
    wanted.targets[0].value = TargetValue::One(decimal("13500"));
    wanted.targets[0].milestones.clear();
    let changes = vec![
        (Act::Change, Item::Head(&wanted.head)),
        (Act::Change, Item::Rules(&wanted.rules)),
        (Act::Change, Item::Region(&wanted.regions[1])),
        (Act::Change, Item::Source(&wanted.sources[0])),
        (Act::Change, Item::Clause(&wanted.clauses[1])),
        (Act::Change, Item::Agency(&wanted.agencies[0])),
        (Act::Change, Item::Indicator(&wanted.indicators[2])),
        (Act::Change, Item::Target(&wanted.targets[0])),
    ];
    ledger.load(&deed("load", 1), &plan(&wanted.head, "sha256:2", changes)).unwrap();
    assert_eq!(stored(&ledger, "office"), sorted(wanted));
    assert_eq!(&*ledger.stamps().unwrap()[0].version, "2026.12");
}

fn a_retired_item_is_gone_and_comes_back_when_it_is_added_again(mut ledger: Ledger) {
    let full = catalogue();
    load(&mut ledger, &full);
    let gone = |act| {
        vec![
            (act, Item::Clause(&full.clauses[2])),
            (act, Item::Agency(&full.agencies[4])),
            (act, Item::Target(&full.targets[1])),
        ]
    };
    ledger.load(&deed("load", 1), &plan(&full.head, "sha256:2", gone(Act::Retire))).unwrap();
    let mut less = full.clone();
    less.clauses.remove(2);
    less.agencies.remove(4);
    less.targets.remove(1);
    assert_eq!(stored(&ledger, "office"), sorted(less));
    ledger.load(&deed("load", 2), &plan(&full.head, "sha256:1", gone(Act::Add))).unwrap();
    assert_eq!(stored(&ledger, "office"), sorted(full.clone()));
}

fn figures_outlive_the_retirement_of_their_indicator(mut ledger: Ledger) {
    let full = catalogue();
    load(&mut ledger, &full);
    record_all(&mut ledger, STRICT, &[("jilin.pue", figure(1, "2023", "1.4"))]).unwrap();
    let both = |act| vec![(act, Item::Indicator(&full.indicators[1])), (act, Item::Target(&full.targets[4]))];
    ledger.load(&deed("load", 70), &plan(&full.head, "sha256:2", both(Act::Retire))).unwrap();
    assert!(dossiers(&ledger, &Scope::of_indicator(indicator_code("jilin.pue"))).is_empty());
    let mut batch = ledger.batch(&deed("record", 71), STRICT);
    assert_eq!(batch.indicator("jilin.pue").unwrap(), None, "nothing is recorded for what is retired");
    drop(batch);
    ledger.load(&deed("load", 72), &plan(&full.head, "sha256:1", both(Act::Add))).unwrap();
    assert_eq!(dossier_of(&ledger, "jilin.pue").observations[0].value, decimal("1.4"));
}

fn catalogues_live_side_by_side(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    load(&mut ledger, &overlay());
    let other = overlay();
    let changes = vec![(Act::Retire, Item::Assignment(&other.assignments[0]))];
    ledger.load(&deed("load", 1), &plan(&other.head, "sha256:2", changes)).unwrap();
    assert_eq!(stored(&ledger, "office"), sorted(catalogue()));
    assert!(stored(&ledger, "overlay").assignments.is_empty());
}

fn what_belongs_to_another_catalogue_is_not_taken(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    let intruder = head("intruder", None);
    let taken = target("jilin.pue.2025", Comparator::AtMost, "1.3");
    let changes = vec![(Act::Add, Item::Head(&intruder)), (Act::Add, Item::Target(&taken))];
    let fault = ledger.load(&deed("load", 1), &plan(&intruder, "sha256:9", changes)).unwrap_err();
    let owner = catalogue().head.code;
    assert_eq!(fault.kind, StoreFaultKind::Taken { item: "jilin.pue.2025".to_owned(), owner });
    assert_eq!(ledger.stamps().unwrap().len(), 1, "nothing of the load remains");
    assert_eq!(stored(&ledger, "office"), sorted(catalogue()));
}
