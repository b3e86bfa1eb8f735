//! The directory of indicators: codes and names, for looking things up.

use super::dossiers::stretches;
use super::texts::Shared;
use super::{Store, indicator};
use crate::domain::code::{IndicatorCode, Text};
use crate::domain::dossier::Scope;
use crate::domain::fault::store::StoreFault;

impl Store {
    /// Hands out the code, Chinese and English name of every indicator in scope, in the order of the dossiers.
    pub fn names(
        &self,
        scope: &Scope,
        visit: &mut dyn FnMut(&IndicatorCode, &Text, Option<&Text>),
    ) -> Result<(), StoreFault> {
        self.reading(|db| {
            let mut shared = Shared::new(db.connection());
            for (region, range) in stretches(&db, scope)? {
                for item in indicator::list(db, region, range)?.items {
                    let definition = shared.definition(item.definition)?;
                    visit(&item.code, &definition.name, definition.name_en.as_ref());
                }
            }
            Ok(())
        })
    }
}
