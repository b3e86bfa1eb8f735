//! What was looked up before somebody else changed the catalogues is not written by.

use std::path::Path;

use duban::catalogue;
use duban::domain::catalogue::Catalogue;
use duban::domain::fault::store::{StoreFault, StoreFaultKind};
use duban::store::{Access, Refusal, Store};

use crate::office::{STRICT, catalogue as office, deed, figure, load, record_all};
use crate::reading::dossier_of;

/// A ledger that two have open, one of them with a batch at hand.
fn opened_twice(work: impl FnOnce(&Path, Store, Store)) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("office.db");
    load(&mut Store::create(&path).unwrap(), &office());
    let open = || Store::open(&path, Access::Write).unwrap();
    work(&path, open(), open());
}

/// Loads the office's catalogue as it was changed.
fn change(store: &mut Store, change: impl FnOnce(&mut Catalogue)) {
    let mut changed = office();
    change(&mut changed);
    let stored = store.catalogue(&changed.head.code).unwrap();
    store.load(&deed("load", 100), &catalogue::plan(stored.as_ref(), &changed)).unwrap();
}

fn is_overtaken(refused: &StoreFault) -> bool {
    refused.kind == StoreFaultKind::Overtaken
}

#[test]
fn figures_do_not_pass_by_a_rule_that_was_set_meanwhile() {
    opened_twice(|path, mut mine, mut other| {
        let mut batch = mine.batch(&deed("import", 60), STRICT);
        let series = batch.indicator("jilin.pue").unwrap().unwrap();
        batch.push(series, &figure(1, "2023", "1.4")).unwrap();
        change(&mut other, |changed| changed.rules.approval = true);
        let refused = batch.record();
        assert!(matches!(&refused, Err(Refusal::Store(fault)) if is_overtaken(fault)), "{refused:?}");
        let now = Store::open(path, Access::Read).unwrap();
        assert_eq!(dossier_of(&now, "jilin.pue").observations.len(), 0);
        assert_eq!(now.examine().unwrap().misfits, []);
    });
}

#[test]
fn figures_that_others_record_meanwhile_stand_in_nobodys_way() {
    opened_twice(|path, mut mine, mut other| {
        let mut batch = mine.batch(&deed("import", 60), STRICT);
        let series = batch.indicator("jilin.pue").unwrap().unwrap();
        batch.push(series, &figure(1, "2023", "1.4")).unwrap();
        record_all(&mut other, STRICT, &[("jilin.pue", figure(1, "2022", "1.5"))]).unwrap();
        batch.record().unwrap();
        assert_eq!(dossier_of(&Store::open(path, Access::Read).unwrap(), "jilin.pue").observations.len(), 2);
    });
}
