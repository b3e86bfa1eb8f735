//! What catalogues say anew: one row for each thing that is new or retired, and for each field that changed.

use std::borrow::Cow;
use std::ops::ControlFlow;

use super::{Actions, Stretch, Teller};
use crate::catalogue::differences;
use crate::commands::exit::Failure;
use crate::domain::catalogue::Item;
use crate::domain::change::{ChangeKind, Version};
use crate::domain::code::{RegionCode, SourceCode, Text};
use crate::domain::indicator::Indicator;
use crate::i18n::change::Part;
use crate::report::around::Around;
use crate::report::change::{ChangeRow, Said};

/// Tells what catalogues say anew.
pub fn tell(stretch: &Stretch<'_>, teller: &mut Teller<'_, '_>) -> Result<(), Failure> {
    let around = Around::new(&stretch.choice.office);
    let mut actions = Actions::new(stretch.since);
    let mut done = Ok(());
    let read = stretch.since.versions_after(&stretch.choice.scope, stretch.after, &mut |version| {
        done = of_version(stretch, &around, &mut actions, version, teller);
        if done.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    read.map_err(|fault| stretch.fault(&fault))?;
    done
}

fn of_version(
    stretch: &Stretch<'_>,
    around: &Around<'_>,
    actions: &mut Actions<'_>,
    version: Version<'_>,
    teller: &mut Teller<'_, '_>,
) -> Result<(), Failure> {
    let Version { action, catalogue, about, old, new } = version;
    let Some(item) = new.or(old) else { return Ok(()) };
    let region = region(&item, about, around).cloned();
    if !is_asked_for(stretch, &item, region.as_ref()) {
        return Ok(());
    }
    let action = actions.find(action).map_err(|fault| stretch.fault(&fault))?;
    let target = match (item, about) {
        (Item::Target(target), Some(indicator)) => Some((target, target.unit(indicator))),
        _ => None,
    };
    let code = if let Item::Rules(_) = item { catalogue.to_string() } else { item.code() };
    let row = |kind| ChangeRow {
        kind,
        item: Some(item.kind()),
        region: region.as_ref().map(RegionCode::as_str),
        described: region.as_ref().and_then(|region| around.region(region)),
        code: Cow::Borrowed(&code),
        name: name(&item, about, &code),
        indicator: about,
        period: None,
        field: None,
        target: target.clone(),
        old: Said::Nothing,
        new: Said::Nothing,
        counting: None,
        because: Vec::new(),
        by: action.and_then(|action| action.by.as_deref()),
        action,
        handle: None,
        clock: stretch.context.clock,
        basis: None,
        note: None,
    };
    let asked = || target.clone().map_or(Said::Nothing, |(target, unit)| Said::Asked(target, unit));
    match (old, new) {
        (Some(old), Some(new)) => {
            for change in differences(old, new) {
                let (old, new) = (said(change.old.as_deref()), said(change.new.as_deref()));
                let field = Some(change.field.as_str());
                let changed = ChangeRow { field, target: None, old, new, ..row(ChangeKind::Changed) };
                teller.row(Part::Catalogues, &changed)?;
            }
            Ok(())
        }
        (None, _) => teller.row(Part::Catalogues, &ChangeRow { new: asked(), ..row(ChangeKind::Added) }),
        (_, None) => teller.row(Part::Catalogues, &ChangeRow { old: asked(), ..row(ChangeKind::Retired) }),
    }
}

/// A field's JSON text.
fn said(json: Option<&str>) -> Said<'_> {
    json.map_or(Said::Nothing, Said::Json)
}

/// The region that an item belongs to.
fn region<'i>(item: &Item<'i>, about: Option<&'i Indicator>, around: &Around<'i>) -> Option<&'i RegionCode> {
    match item {
        Item::Head(_) | Item::Rules(_) => None,
        Item::Target(_) | Item::Assignment(_) => about.map(|indicator| &indicator.region),
        Item::Region(region) => Some(&region.code),
        Item::Source(source) => Some(&source.region),
        Item::Clause(clause) => around.source(&clause.source).map(|source| &source.region),
        Item::Agency(agency) => Some(&agency.region),
        Item::Indicator(indicator) => Some(&indicator.region),
    }
}

/// Whether filters leave an item: those by agency or document leave the indicators and targets that they name, and the
/// documents themselves.
fn is_asked_for(stretch: &Stretch<'_>, item: &Item<'_>, region: Option<&RegionCode>) -> bool {
    let of_document = |source: &SourceCode| stretch.choice.is_of_some_sources() && stretch.choice.names(source);
    let is_filtered = stretch.kept.is_some();
    match item {
        Item::Head(_) | Item::Rules(_) => true,
        Item::Region(_) | Item::Agency(_) => !is_filtered && region.is_some_and(|region| stretch.reaches(region)),
        Item::Source(source) => stretch.reaches(&source.region) && (!is_filtered || of_document(&source.code)),
        Item::Clause(clause) => {
            region.is_none_or(|region| stretch.reaches(region)) && (!is_filtered || of_document(&clause.source))
        }
        Item::Indicator(indicator) => stretch.keeps(&indicator.code),
        Item::Target(target) => stretch.keeps(&target.indicator),
        Item::Assignment(assignment) => {
            let indicator = assignment.target.indicator();
            stretch.reaches(&indicator.region()) && stretch.keeps(&indicator)
        }
    }
}

type Names<'n> = (Cow<'n, str>, Option<Cow<'n, str>>);

/// What people call an item.
fn name<'n>(item: &Item<'n>, about: Option<&'n Indicator>, code: &'n str) -> Names<'n> {
    let both =
        |zh: &'n Text, en: &'n Option<Text>| -> Names<'n> { (Cow::Borrowed(&**zh), en.as_deref().map(Cow::Borrowed)) };
    match (item, about) {
        (Item::Head(head), _) => both(&head.name, &head.name_en),
        (Item::Region(region), _) => both(&region.name, &region.name_en),
        (Item::Source(source), _) => both(&source.title, &source.title_en),
        (Item::Clause(clause), _) => match &clause.subject {
            Some(subject) => both(subject, &clause.subject_en),
            None => (Cow::Borrowed(code), None),
        },
        (Item::Agency(agency), _) => both(&agency.name, &agency.name_en),
        (Item::Indicator(indicator), _) => both(&indicator.name, &indicator.name_en),
        (_, Some(about)) => both(&about.name, &about.name_en),
        _ => (Cow::Borrowed(code), None),
    }
}
