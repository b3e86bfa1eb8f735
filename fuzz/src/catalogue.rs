//! Catalogues of one file or several.

use std::collections::HashMap;
use std::io;
use std::path::Path;

use duban::catalogue::{Refusal, Texts, plan, read};
use duban::domain::deed::Deed;
use duban::domain::fault::catalogue::{CatalogueFault, Place};
use duban::i18n::{Lang, catalogue as catalogue_words};
use duban::render::clean::is_harmful;
use duban::render::snippet::{Mark, Snippet};
use duban::render::wrap::width;
use duban::store::Store;

/// A catalogue: its files stand behind lines of `=== NAME`, the first without one.
pub fn catalogue(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut parts = text.split("\n=== ");
    let mut files: HashMap<&str, &str> = HashMap::from([("a.toml", parts.next().unwrap_or_default())]);
    files.extend(parts.filter_map(|part| part.split_once('\n')));
    let mut open = |path: &Path| -> io::Result<String> {
        let found = path.to_str().and_then(|name| files.get(name.replace('\\', "/").as_str()));
        found.map(|text| (*text).to_owned()).ok_or_else(|| io::ErrorKind::NotFound.into())
    };
    let reading = match read(Path::new("a.toml"), &mut open) {
        Ok(reading) => reading,
        Err(Refusal { faults, texts, .. }) => return refused(&faults, &texts),
    };
    let catalogue = &reading.catalogue;
    assert!(plan(Some(catalogue), catalogue).changes.is_empty());
    let again = read(Path::new("a.toml"), &mut open).expect("read before");
    assert_eq!(again.catalogue, *catalogue);
    if catalogue.head.extends.is_some() || data.len() > 20_000 {
        return;
    }
    let mut store = Store::in_memory().expect("a database in memory");
    let at = "2025-01-01T00:00:00Z".parse().expect("an instant");
    let deed = Deed { at, by: None, system_user: None, command: "load".into(), reason: None };
    store.load(&deed, &plan(None, catalogue)).expect("a catalogue without fault is loaded");
    let stored = store.catalogue(&catalogue.head.code).expect("read").expect("there");
    assert_eq!(stored.digest(), catalogue.digest());
    assert!(plan(Some(&stored), catalogue).changes.is_empty());
}

/// Every fault can be drawn, no wider than asked and harmless.
fn refused(faults: &[CatalogueFault], texts: &Texts) {
    assert!(!faults.is_empty());
    for fault in faults.iter().take(20) {
        for lang in Lang::ALL {
            let told = catalogue_words::said(fault, lang);
            let also = fault.also.as_ref().map(|place| (mark(place, texts), catalogue_words::also(fault, lang)));
            let hint = Some((catalogue_words::hint_label(lang), told.hint.as_str()));
            let snippet = Snippet { mark: mark(&fault.place, texts), message: &told.message, also, hint };
            for line in snippet.draw(60, false).lines() {
                assert!(width(line) <= 60 && !line.contains(is_harmful), "{line:?}");
            }
        }
    }
}

fn mark<'a>(place: &'a Place, texts: &'a Texts) -> Mark<'a> {
    let text = texts.get(&place.file).map(AsRef::as_ref);
    Mark { file: &place.file, text, line: place.line, column: place.column, span: place.span.clone() }
}
