//! What a shell completes: the codes of the database at hand, or of the built-in catalogue, with their names.

use std::ops::ControlFlow;
use std::path::Path;

use chrono::Utc;

use super::builtin;
use super::completions::CodeKind;
use crate::catalogue::plan;
use crate::domain::deed::Deed;
use crate::domain::dossier::Scope;
use crate::domain::fault::store::{StoreFault, StoreFaultKind};
use crate::i18n::Lang;
use crate::i18n::columns::{
    AgencyColumn, ChangeColumn, ConflictColumn, HistoryColumn, PendingColumn, StepColumn, TargetColumn,
};
use crate::report::row::Column;
use crate::store::{Access, Store};

/// The codes of a kind with their names; nothing where no database can be read, as a shell is no place for faults.
pub fn list(kind: CodeKind, db: &Path, lang: Lang) -> Vec<(String, String)> {
    match kind {
        CodeKind::TargetColumn => return columns::<TargetColumn>(lang),
        CodeKind::AgencyColumn => return columns::<AgencyColumn>(lang),
        CodeKind::HistoryColumn => return columns::<HistoryColumn>(lang),
        CodeKind::PendingColumn => return columns::<PendingColumn>(lang),
        CodeKind::StepColumn => return columns::<StepColumn>(lang),
        CodeKind::ChangeColumn => return columns::<ChangeColumn>(lang),
        CodeKind::ConflictColumn => return columns::<ConflictColumn>(lang),
        _ => {}
    }
    open(db).and_then(|store| of(&store, kind, lang).ok()).unwrap_or_default()
}

/// The keys of a list's columns with what people read above them.
fn columns<C: Column>(lang: Lang) -> Vec<(String, String)> {
    C::ALL.iter().map(|column| (column.code().to_owned(), column.heading(lang).to_owned())).collect()
}

fn open(db: &Path) -> Option<Store> {
    // Nobody who completes a word means to upgrade a database.
    if !Store::opens_as_it_is(db) {
        return None;
    }
    match Store::open(db, Access::Read) {
        Ok(store) => Some(store),
        Err(fault) if fault.kind == StoreFaultKind::Missing => {
            let mut store = Store::in_memory().ok()?;
            let reading = builtin::catalogue().ok()?;
            let deed = Deed { at: Utc::now(), by: None, system_user: None, command: "init".into(), reason: None };
            store.load(&deed, &plan(None, &reading.catalogue)).ok()?;
            Some(store)
        }
        Err(_) => None,
    }
}

fn of(store: &Store, kind: CodeKind, lang: Lang) -> Result<Vec<(String, String)>, StoreFault> {
    let everything = Scope::default();
    let mut found = Vec::new();
    let word = |zh: &str, en: Option<&str>| lang.pick(zh, en.unwrap_or(zh)).to_owned();
    match kind {
        CodeKind::Indicator => store.names(&everything, &mut |code, name, name_en| {
            found.push((code.to_string(), word(name, name_en.map(|n| &**n))));
        })?,
        CodeKind::Measurable => store.dossiers(&everything, &mut |dossier| {
            let name = word(&dossier.indicator.name, dossier.indicator.name_en.as_deref());
            found.push((dossier.indicator.code.to_string(), name.clone()));
            found.extend(dossier.targets.iter().map(|target| (target.code.to_string(), name.clone())));
            ControlFlow::Continue(())
        })?,
        CodeKind::Region => {
            let regions = store.office(&everything)?.regions;
            found.extend(regions.iter().map(|r| (r.code.to_string(), word(&r.name, r.name_en.as_deref()))));
        }
        CodeKind::Agency => {
            let agencies = store.office(&everything)?.agencies;
            found.extend(agencies.iter().map(|a| (a.name.to_string(), word(&a.name, a.name_en.as_deref()))));
            found.sort_unstable();
            found.dedup();
        }
        CodeKind::Source => {
            let sources = store.office(&everything)?.sources;
            found.extend(sources.iter().map(|s| (s.code.to_string(), word(&s.title, s.title_en.as_deref()))));
        }
        CodeKind::Concept => store.dossiers_without_figures(&everything, &mut |dossier| {
            let indicator = dossier.indicator;
            if let Some(concept) =
                indicator.concept.as_deref().filter(|code| found.iter().all(|(known, _)| known != code))
            {
                found.push((concept.to_owned(), word(&indicator.name, indicator.name_en.as_deref())));
            }
            ControlFlow::Continue(())
        })?,
        CodeKind::TargetColumn
        | CodeKind::AgencyColumn
        | CodeKind::HistoryColumn
        | CodeKind::PendingColumn
        | CodeKind::ChangeColumn
        | CodeKind::ConflictColumn
        | CodeKind::StepColumn => {}
    }
    Ok(found)
}
