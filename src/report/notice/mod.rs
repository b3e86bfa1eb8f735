//! Notices 督办通知: to each agency what of its targets is overdue or behind, and what is asked.
//!
//! What is not known is asked for and never held against anyone; documents not in force lead to no notice.

mod letter;

use std::collections::{BTreeSet, HashMap};

use super::directory::Directory;
use super::item::Item;
use super::occasion::Occasion;
use super::paper::Paper;
use super::target::TargetRow;
use crate::domain::agency::Role;
use crate::domain::code::{RegionCode, Text};
use crate::domain::dossier::Office;
use crate::domain::source::Standing;
use crate::domain::status::Status;
use crate::i18n::Lang;
use letter::{Letter, is_unknown};

/// An agency: its region and its name as the documents write it.
type Key = (RegionCode, Text);

/// The notices of a ledger, as its targets come by.
#[derive(Debug)]
pub struct Notices<'o> {
    directory: Directory<'o>,
    lang: Lang,
    roles: Vec<Role>,
    only: Option<Vec<Text>>,
    items: Vec<Item>,
    agencies: Vec<Answering>,
    places: HashMap<Key, usize>,
    unaddressed: Vec<String>,
}

/// An agency with its open targets.
#[derive(Debug)]
struct Answering {
    key: Key,
    /// The targets to write of, and the roles in which the agency answers for each.
    open: Vec<(usize, Vec<Role>)>,
    /// Whether a target of a document not in force is overdue or behind.
    drafts: bool,
}

/// One notice.
#[derive(Debug)]
pub struct Notice<'n> {
    /// The region of the agency.
    pub region: &'n RegionCode,
    /// The region's name.
    pub region_name: String,
    /// The agency, as the documents write it.
    pub agency: &'n Text,
    /// The agency, as it is named in a file's name.
    pub name: String,
    of: &'n Notices<'n>,
    answering: &'n Answering,
}

/// The notices there are, and who gets none.
#[derive(Debug)]
pub struct Outcome<'n> {
    /// The notices, region by region in the order of the ledger.
    pub notices: Vec<Notice<'n>>,
    /// Agencies that have nothing overdue or behind.
    pub idle: Vec<String>,
    /// Agencies that have such targets only in documents not in force.
    pub only_drafts: Vec<String>,
    /// Codes of targets that are overdue or behind and lead to no notice.
    pub unaddressed: &'n [String],
}

impl<'o> Notices<'o> {
    /// No notices yet: to agencies of an office in these roles, all or some by name.
    #[must_use]
    pub fn new(office: &'o Office, roles: Vec<Role>, only: Option<Vec<Text>>, lang: Lang) -> Self {
        let mut notices = Self {
            directory: Directory::new(office, lang),
            lang,
            roles,
            only,
            items: Vec::new(),
            agencies: Vec::new(),
            places: HashMap::new(),
            unaddressed: Vec::new(),
        };
        // Whom the person named is told of even where no target of theirs comes by.
        if let Some(names) = &notices.only {
            let named: Vec<Key> = office
                .agencies
                .iter()
                .filter(|agency| names.contains(&agency.name))
                .map(|agency| (agency.region.clone(), agency.name.clone()))
                .collect();
            for key in named {
                notices.place(key);
            }
        }
        notices
    }

    /// Takes a target, if it is overdue or behind.
    pub fn add(&mut self, row: &TargetRow<'_>) {
        let open = row.verdict.status.is_overdue() || row.verdict.status == Status::Behind;
        let in_force = row.standing() == Standing::InForce;
        let addressees = self.addressees(row);
        if open && in_force && addressees.is_empty() {
            // Where another agency answers for it than was asked for, the notice is simply not among these.
            if self.roles.iter().all(|role| row.roles.of(*role).is_empty()) {
                self.unaddressed.push(row.target.code.to_string());
            }
            return;
        }
        let at = self.items.len();
        for (key, roles) in addressees {
            let place = self.place(key);
            let answering = &mut self.agencies[place];
            match (open, in_force) {
                (true, true) => answering.open.push((at, roles)),
                (true, false) => answering.drafts = true,
                (false, _) => {}
            }
        }
        if open && in_force {
            self.items.push(Item::of(row, self.lang));
        }
    }

    /// Who answers for a target in the roles that are written to, each with its roles.
    fn addressees(&self, row: &TargetRow<'_>) -> Vec<(Key, Vec<Role>)> {
        let mut found: Vec<(Key, Vec<Role>)> = Vec::new();
        for &role in &self.roles {
            let wanted = |name: &&Text| self.only.as_ref().is_none_or(|only| only.contains(*name));
            for name in row.roles.of(role).iter().filter(wanted) {
                let issuer = row.source.map(|source| &source.region);
                let region = self.directory.home(issuer, &row.dossier.indicator.region, name);
                match found.iter_mut().find(|((_, known), _)| known == name) {
                    Some((_, roles)) if roles.contains(&role) => {}
                    Some((_, roles)) => roles.push(role),
                    None => found.push(((region.clone(), name.clone()), vec![role])),
                }
            }
        }
        found
    }

    fn place(&mut self, key: Key) -> usize {
        *self.places.entry(key.clone()).or_insert_with(|| {
            self.agencies.push(Answering { key, open: Vec::new(), drafts: false });
            self.agencies.len() - 1
        })
    }

    /// The notices, and who gets none.
    #[must_use]
    pub fn outcome(&self) -> Outcome<'_> {
        let mut outcome =
            Outcome { notices: Vec::new(), idle: Vec::new(), only_drafts: Vec::new(), unaddressed: &self.unaddressed };
        let written: BTreeSet<&Text> = self.agencies.iter().filter(|a| !a.open.is_empty()).map(|a| &a.key.1).collect();
        for answering in &self.agencies {
            let (region, agency) = &answering.key;
            let name = self.directory.name(region, agency);
            if !answering.open.is_empty() {
                let region_name = self.directory.region(region);
                outcome.notices.push(Notice { region, region_name, agency, name, of: self, answering });
            } else if !written.contains(agency) {
                let list = if answering.drafts { &mut outcome.only_drafts } else { &mut outcome.idle };
                if !list.contains(&name) {
                    list.push(name);
                }
            }
        }
        outcome
    }
}

impl Notice<'_> {
    /// The paper.
    #[must_use]
    pub fn paper(&self, occasion: &Occasion<'_>) -> Paper {
        let items = letter_items(&self.of.items, self.answering);
        let letter = Letter { directory: &self.of.directory, occasion, items };
        letter.paper(&self.of.directory.full_name(self.region, self.agency))
    }
}

/// The items of an agency with its roles: those overdue or behind first, each part in the order of a review.
fn letter_items<'i>(items: &'i [Item], answering: &Answering) -> Vec<(&'i Item, Vec<Role>)> {
    let mut own: Vec<(&Item, Vec<Role>)> =
        answering.open.iter().map(|(at, roles)| (&items[*at], roles.clone())).collect();
    own.sort_by(|(one, _), (other, _)| is_unknown(one).cmp(&is_unknown(other)).then_with(|| one.order(other)));
    own
}
