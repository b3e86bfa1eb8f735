//! `bulletin`: the draft of a supervision bulletin on all targets.

use super::arguments::BulletinArgs;
use super::choose::Choice;
use super::context::Context;
use super::exit::Failure;
use super::papers::{self, Place};
use super::{open, rows};
use crate::i18n::Lang;
use crate::i18n::paper::bulletin::Subject;
use crate::report::bulletin::Bulletin;

/// Runs `bulletin`.
pub fn run(context: &Context, args: &BulletinArgs) -> Result<(), Failure> {
    let place = Place::of(&args.paper, false)?;
    let (store, context) = &open::to_read(context)?;
    let choice = Choice::settle(context, store, &args.filters)?;
    let stamps = rows::stamps(context, store)?;
    let mut bulletin = Bulletin::new(&choice.office, context.lang);
    let mut rules = None;
    rows::visit(context, store, &choice, &mut |row| {
        rules.get_or_insert_with(|| row.rules.clone());
        bulletin.add(row);
        Ok(())
    })?;
    let occasion = papers::occasion(context, &args.paper, &stamps, rules);
    let paper = bulletin.paper(&subject(&choice, context.lang), &occasion);
    match place {
        Place::File(path, form) => papers::to_file(context, &paper, &path, form),
        Place::Standard | Place::Folder(_) => papers::to_standard(context, [paper]),
    }
}

/// What the filters leave, by name.
fn subject(choice: &Choice, lang: Lang) -> Subject {
    let word = |zh: &str, en: Option<&str>| lang.pick(zh, en.unwrap_or(zh)).to_owned();
    let regions = choice.scope.regions.iter().flatten();
    Subject {
        regions: regions
            .filter_map(|code| choice.office.regions.iter().find(|region| region.code == *code))
            .map(|region| word(&region.name, region.name_en.as_deref()))
            .collect(),
        agencies: choice.agencies.iter().flatten().map(|name| choice.agency_name(name, lang)).collect(),
        sources: choice.chosen_sources().map(|source| word(&source.title, source.title_en.as_deref())).collect(),
    }
}
