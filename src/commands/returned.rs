//! A form that came back: whether it is the one that was asked for, and what its rows are about.

use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::ControlFlow;

use super::context::Context;
use super::exit::Failure;
use super::figures::{PeriodOf, period_of};
use super::{choose, ledger};
use crate::domain::agency::Role;
use crate::domain::code::{Coded as _, RegionCode};
use crate::domain::dossier::Scope;
use crate::domain::fault::input::{FormFault, LocatedRowFault};
use crate::domain::form::{Directory, Entry, Form};
use crate::domain::period::Period;
use crate::domain::unit::UnitSpec;
use crate::i18n::intake as words;
use crate::intake::{Column, Line};
use crate::report::around::Around;
use crate::store::Store;

/// A form with what is known of it now.
pub struct Returned<'f> {
    form: &'f Form,
    directory: Directory<'f>,
    /// The rows it was made with whose indicators its agency answers for now.
    answers: HashSet<u32>,
    /// The rows, as the form was made, that were found in it.
    found: RefCell<HashSet<u32>>,
}

impl<'f> Returned<'f> {
    /// Looks at a form as a whole: its agency and catalogues.
    pub fn read(
        context: &Context,
        store: &Store,
        (name, form): (&str, &'f Form),
        (asked, region): (Option<&str>, Option<&RegionCode>),
    ) -> Result<Self, Failure> {
        let failed = |fault| ledger::failure(context, &fault);
        if let Some(asked) = asked {
            let names = choose::agency(context, store, asked, region)?;
            if !names.contains(&form.agency) {
                return Err(Failure::said(words::other_agency(name, &form.agency, &names.join("、"), context.lang)));
            }
        }
        if let Some(region) = region.filter(|region| **region != form.region) {
            let (of, asked) = (form.region.as_str(), region.as_str());
            return Err(Failure::said(words::other_region(name, of, asked, context.lang)));
        }
        let stamps = store.stamps().map_err(failed)?;
        for made_from in &form.catalogues {
            match stamps.iter().find(|stamp| stamp.code == made_from.code) {
                None => {
                    let code = made_from.code.as_str();
                    return Err(Failure::said(words::unknown_catalogue(name, code, context.lang)));
                }
                Some(now) if now.digest != made_from.digest => {
                    let then = format!("{} {}", made_from.code, made_from.version);
                    context.note(&words::older_form(&then, &format!("{} {}", now.code, now.version), context.lang));
                }
                Some(_) => {}
            }
        }
        let mut regions: Vec<_> = form.entries.iter().map(|entry| entry.indicator.region()).collect();
        regions.sort_unstable();
        regions.dedup();
        let scope = Scope { regions: Some(regions), ..Scope::default() };
        let office = store.office(&scope).map_err(failed)?;
        let around = Around::new(&office);
        let (directory, mut answers) = (form.directory(), HashSet::new());
        store
            .dossiers(&scope, &mut |dossier| {
                let is_theirs = dossier.targets.iter().any(|target| {
                    let roles = around.roles(target);
                    Role::ALL.iter().any(|role| roles.of(*role).contains(&form.agency))
                });
                if is_theirs {
                    answers.extend(directory.by_code(dossier.indicator.code.as_str()).map(|entry| entry.row));
                }
                ControlFlow::Continue(())
            })
            .map_err(failed)?;
        let region = office.regions.iter().find(|region| region.code == form.region);
        let region = region.map_or(form.region.as_str(), |region| &*region.name);
        context.note(&words::form_read(&form.agency, region, form.period.as_deref(), &form.id(), context.lang));
        Ok(Self { form, directory: form.directory(), answers, found: RefCell::default() })
    }

    /// The names of the indicators whose rows are no longer there.
    pub fn missing(&self) -> Vec<&'f str> {
        let found = self.found.borrow();
        let entries = self.form.entries.iter().filter(|entry| !found.contains(&entry.row));
        entries.map(|entry| &*entry.name).collect()
    }

    /// The form's entry that a row is about.
    pub fn entry(&self, line: Line<'_>) -> Result<&'f Entry, LocatedRowFault> {
        let (code, name) = (line.get(Column::Indicator), line.get(Column::Name));
        let found = self.directory.find(code, name).map_err(|fault| line.fault(Column::Indicator, fault.into()))?;
        self.found.borrow_mut().insert(found.row);
        Ok(found)
    }

    /// The entry, where the form's agency still answers for it.
    pub fn answered(&self, line: Line<'_>) -> Result<&'f Entry, LocatedRowFault> {
        let entry = self.entry(line)?;
        if self.answers.contains(&entry.row) {
            return Ok(entry);
        }
        let agency = self.form.agency.clone();
        Err(line.fault(Column::Indicator, FormFault::NotAnswering { agency }.into()))
    }

    /// Fails where the indicator's unit has changed since the form was made.
    pub fn same_unit(line: Line<'_>, entry: &Entry, now: UnitSpec<'_>) -> Result<(), LocatedRowFault> {
        if entry.unit == *now.unit {
            return Ok(());
        }
        let fault = FormFault::UnitChanged { then: entry.unit.clone(), now: now.unit.clone() };
        Err(line.fault(Column::Indicator, fault.into()))
    }

    /// The period of a row: its own, which must be the form's where that is for one.
    pub fn period<'l>(&'l self, line: Line<'l>) -> Result<PeriodOf<'l>, LocatedRowFault> {
        let Some(fixed) = &self.form.period else { return period_of(line) };
        let wrong = || line.fault(Column::Period, FormFault::OtherPeriod { period: fixed.clone() }.into());
        let parsed = Period::parse(fixed).map_err(|_| wrong())?;
        if line.get(Column::Period).is_some() && period_of(line)?.parsed.period != parsed.period {
            return Err(wrong());
        }
        Ok(PeriodOf { typed: fixed, parsed })
    }
}
