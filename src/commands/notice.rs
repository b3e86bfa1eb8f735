//! `notice`: a notice to each agency of whose targets something is overdue or behind.

use std::path::PathBuf;

use super::arguments::NoticeArgs;
use super::choose::Choice;
use super::context::Context;
use super::exit::Failure;
use super::naming::file_names;
use super::papers::{self, Place};
use super::{open, rows};
use crate::i18n::paper::notice as words;
use crate::i18n::usage::UsageFault;
use crate::report::notice::{Notice, Notices, Outcome};

/// How many names a message lists.
const LISTED: usize = 12;

/// Runs `notice`.
pub fn run(context: &Context, args: &NoticeArgs) -> Result<(), Failure> {
    let place = Place::of(&args.paper, true)?;
    let (store, context) = &open::to_read(context)?;
    let choice = Choice::settle(context, store, &args.filters)?;
    let stamps = rows::stamps(context, store)?;
    let mut notices = Notices::new(&choice.office, args.role.clone(), choice.agencies.clone(), context.lang);
    let mut rules = None;
    rows::visit(context, store, &choice, &mut |row| {
        rules.get_or_insert_with(|| row.rules.clone());
        notices.add(row);
        Ok(())
    })?;
    let outcome = notices.outcome();
    let occasion = papers::occasion(context, &args.paper, &stamps, rules);
    let count = outcome.notices.len();
    if args.paper.number.is_some() && count > 1 {
        return Err(Failure::usage(UsageFault::OneNumber { count }));
    }
    match &place {
        Place::File(path, _) if count > 1 => {
            return Err(Failure::usage(UsageFault::OneFile { path: path.display().to_string(), count }));
        }
        Place::File(path, form) => {
            for notice in &outcome.notices {
                papers::to_file(context, &notice.paper(&occasion), path, *form)?;
            }
        }
        Place::Folder(folder) if count > 0 => {
            papers::make_folder(folder)?;
            for (path, notice) in files(folder, &outcome.notices) {
                papers::into_folder(context, &notice.paper(&occasion), &path)?;
            }
            context.note(&words::written(count, &folder.display().to_string(), context.lang));
        }
        Place::Folder(_) => {}
        Place::Standard => papers::to_standard(context, outcome.notices.iter().map(|notice| notice.paper(&occasion)))?,
    }
    tell(context, &outcome);
    Ok(())
}

/// The notices with their files.
fn files<'n>(folder: &std::path::Path, notices: &'n [Notice<'n>]) -> Vec<(PathBuf, &'n Notice<'n>)> {
    // The same short name stands for another agency in another region.
    let wanted = |notice: &Notice<'_>| {
        let named = notice.name.starts_with(&notice.region_name);
        if named { notice.name.clone() } else { format!("{}-{}", notice.region_name, notice.name) }
    };
    let wanted: Vec<String> = notices.iter().map(wanted).collect();
    let keys: Vec<String> = notices.iter().map(|notice| format!("{}\n{}", notice.region, notice.agency)).collect();
    let files = file_names(&wanted, &keys);
    files.into_iter().zip(notices).map(|(name, notice)| (folder.join(format!("{name}.docx")), notice)).collect()
}

/// Says who gets no notice, and for which targets nobody does.
fn tell(context: &Context, outcome: &Outcome<'_>) {
    let lang = context.lang;
    let few = |all: &[String]| (all.iter().take(LISTED).cloned().collect::<Vec<_>>(), all.len().saturating_sub(LISTED));
    if outcome.notices.is_empty() {
        context.note(words::none(lang));
    }
    if !outcome.idle.is_empty() {
        let (names, more) = few(&outcome.idle);
        context.note(&words::idle(&names, more, lang));
    }
    if !outcome.only_drafts.is_empty() {
        let (names, more) = few(&outcome.only_drafts);
        context.note(&words::only_drafts(&names, more, lang));
    }
    if !outcome.unaddressed.is_empty() {
        let (codes, more) = few(outcome.unaddressed);
        context.note(&words::unaddressed(outcome.unaddressed.len(), &codes, more, lang));
    }
}
