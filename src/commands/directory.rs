//! Every indicator and region by name, for files that name them.

use std::cell::Cell;
use std::collections::HashMap;

use super::context::Context;
use super::exit::Failure;
use super::ledger;
use crate::domain::code::{RegionCode, Text};
use crate::domain::dossier::Scope;
use crate::domain::fault::input::RowFault;
use crate::domain::form::bare;
use crate::domain::limits;
use crate::domain::lookup::{Entry, Lookup, find};
use crate::store::Store;

/// Every indicator by code and name, and every region.
pub struct Directory {
    names: HashMap<String, Vec<Text>>,
    all: Vec<(Text, Text, Option<Text>)>,
    regions: HashMap<String, RegionCode>,
    /// Guesses that may still be made.
    guesses: Cell<usize>,
}

impl Directory {
    /// Reads the whole directory.
    pub fn read(context: &Context, store: &Store) -> Result<Self, Failure> {
        let mut names: HashMap<String, Vec<Text>> = HashMap::new();
        let mut all = Vec::new();
        store
            .names(&Scope::default(), &mut |code, name, name_en| {
                let code: Text = code.as_str().into();
                for name in std::iter::once(name).chain(name_en) {
                    names.entry(bare(name)).or_default().push(code.clone());
                }
                all.push((code, name.clone(), name_en.cloned()));
            })
            .map_err(|fault| ledger::failure(context, &fault))?;
        let office = store.office(&Scope::default()).map_err(|fault| ledger::failure(context, &fault))?;
        let mut regions = HashMap::new();
        for region in &office.regions {
            let names = [Some(region.code.as_str()), Some(&*region.name), region.name_en.as_deref()];
            for name in names.into_iter().flatten() {
                regions.entry(bare(name)).or_insert_with(|| region.code.clone());
            }
        }
        Ok(Self { names, all, regions, guesses: Cell::new(limits::FAULTS) })
    }

    /// The code of what is named exactly so, apart from spaces and full-width letters; of a region where one is told.
    pub fn named(&self, typed: &str, region: Option<&RegionCode>) -> Result<&str, RowFault> {
        let within = |code: &&Text| {
            let of = |region: &RegionCode| code.strip_prefix(region.as_str()).is_some_and(|rest| rest.starts_with('.'));
            region.is_none_or(of)
        };
        let codes = self.names.get(&bare(typed)).map(Vec::as_slice).unwrap_or_default();
        let found: Vec<&Text> = codes.iter().filter(within).collect();
        match (found.as_slice(), region) {
            ([one], _) => Ok(one),
            ([], Some(region)) if !codes.is_empty() => Err(RowFault::OtherRegion { region: region.as_str().into() }),
            ([], _) => Err(RowFault::UnknownIndicator { suggestions: self.near(typed) }),
            (several, _) => {
                Err(RowFault::AmbiguousIndicator { candidates: several.iter().map(ToString::to_string).collect() })
            }
        }
    }

    /// The region of that code or name.
    pub fn region(&self, typed: &str) -> Result<&RegionCode, RowFault> {
        let name = bare(typed);
        // A city may be written with or without its rank.
        let with_rank = || ["市", "省", "县", "区"].iter().find_map(|rank| self.regions.get(&format!("{name}{rank}")));
        self.regions.get(&name).or_else(with_rank).ok_or(RowFault::UnknownRegion)
    }

    fn near(&self, typed: &str) -> Vec<String> {
        // A guess costs a look at every name: worth it for a ledger of a size that people name things in, for a name of
        // a length that names have, and as often as anybody is told.
        const LONGEST: usize = 100;
        let left = self.guesses.get();
        if self.all.len() > 20_000 || left == 0 || typed.chars().count() > LONGEST {
            return Vec::new();
        }
        self.guesses.set(left - 1);
        let entries = self.all.iter().enumerate().map(|(key, (code, name, name_en))| Entry {
            key,
            code,
            name,
            name_en: name_en.as_deref(),
            aliases: &[],
        });
        let keys = match find(typed, entries) {
            Lookup::One(key) => vec![key],
            Lookup::Many(keys) | Lookup::None(keys) => keys,
        };
        keys.into_iter().take(3).map(|key| self.all[key].0.to_string()).collect()
    }
}
