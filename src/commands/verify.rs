//! `verify`: whether everything on record is as it was written, and the catalogue as the documents say.

use serde_json::json;

use super::arguments::{Format, VerifyArgs};
use super::context::Context;
use super::exit::Failure;
use super::list::{List, Plan};
use super::output::Output;
use super::progress::busy;
use super::{documents, ledger, open};
use crate::domain::chain::{Examination, Head, SealPrefix, Wanted};
use crate::domain::code::Coded;
use crate::i18n::columns::MisfitColumn;
use crate::i18n::progress::Doing;
use crate::i18n::verify as words;
use crate::render::json::JsonRows;
use crate::render::look::Look;
use crate::render::{html, markdown, page};
use crate::report::document::{Closing, Surround};
use crate::report::verify::{self, MisfitRow};
use crate::store::{Access, Store};

/// Misfits that people are shown.
const LISTED: usize = 20;

/// Runs `verify`.
pub fn run(context: &Context, args: &VerifyArgs) -> Result<(), Failure> {
    if let Some(folder) = &args.documents.documents {
        return documents::run(context, &args.documents, &args.listing, folder);
    }
    let format = args.listing.format()?;
    if format == Format::Xlsx {
        return Err(Failure::no_workbook());
    }
    let fault = |fault| ledger::failure(context, &fault);
    let store = open::opened(context, Access::Read).map_err(fault)?;
    let turning = busy(context, Doing::Verifying);
    let seen = store.examine().map_err(fault)?;
    let found = match args.head.as_ref().map(|kept| store.sealed(kept)).transpose() {
        // Where the seals cannot be read, that is what does not fit.
        Err(_) if !seen.misfits.is_empty() => Some(Vec::new()),
        found => found.map_err(fault)?,
    };
    drop(turning);
    let head = match found.as_deref() {
        Some([one]) => Some(*one),
        _ => None,
    };
    write(context, args, format, &seen, head.map(|head| at_time(context, &store, head)).transpose()?)?;
    let mut lines: Vec<String> =
        seen.misfits.first().map(|first| words::unsound(first, context.lang)).into_iter().collect();
    if let (Some(found), Some(kept)) = (found.as_deref(), &args.head) {
        match found {
            [] => lines.insert(0, not_kept(context, &store, kept)),
            [_] => {}
            several => lines.insert(0, words::several(&kept.to_string(), several, context.lang)),
        }
    }
    if lines.is_empty() { Ok(()) } else { Err(Failure::said(lines)) }
}

/// Why a head is not in the chain; where only the number beside its digits is another action's, that.
fn not_kept(context: &Context, store: &Store, kept: &SealPrefix) -> String {
    let Some(named) = kept.action() else { return words::not_kept(&kept.to_string(), context.lang) };
    // Where the seals cannot be read, that was said already.
    let of_others = store.sealed(&kept.bare()).unwrap_or_default();
    match of_others.first() {
        Some(head) => words::of_another(head, named, context.lang),
        None => words::not_kept(&kept.to_string(), context.lang),
    }
}

/// A head with the time of its action.
fn at_time(context: &Context, store: &Store, head: Head) -> Result<(Head, String), Failure> {
    let wanted = Wanted { from: Some(head.action), ..Default::default() };
    let mut at = String::new();
    store
        .acts(&wanted, &mut |act| {
            at = context.clock.civil(act.at);
            std::ops::ControlFlow::Break(())
        })
        .map_err(|fault| ledger::failure(context, &fault))?;
    Ok((head, at))
}

fn write(
    context: &Context,
    args: &VerifyArgs,
    format: Format,
    seen: &Examination,
    kept: Option<(Head, String)>,
) -> Result<(), Failure> {
    let mut output = Output::open(context, args.listing.destination.file())?;
    let look = Look { width: output.width(), color: output.color(), lang: context.lang, ascii: output.ascii() };
    let more = kept.iter().map(|(head, at)| words::kept(head, at, context.lang)).collect();
    let path = context.db.value.display().to_string();
    let shown = verify::page(&path, seen, more, LISTED, context.lang);
    match format {
        Format::Table => page::page(&mut output, &shown, look)?,
        Format::Markdown => markdown::page(&mut output, &shown, context.lang)?,
        Format::Html => html::page(&mut output, &shown, &[], context.lang)?,
        Format::Json => {
            let mut head = vec![
                ("sound", json!(seen.misfits.is_empty())),
                ("actions", json!(seen.actions)),
                ("events", json!(seen.events)),
                ("other_rows", json!(seen.rows)),
                ("digests", json!(seen.digests)),
                ("head", json!(seen.head)),
            ];
            if args.head.is_some() {
                head.push(("kept", json!(kept.map(|(head, _)| head))));
            }
            let mut rows = JsonRows::with(&mut output, "duban/verify/1", context.as_of, &[], &head)?;
            seen.misfits.iter().try_for_each(|misfit| rows.row(&MisfitRow(misfit, context.lang)))?;
            rows.finish()?;
        }
        Format::Xlsx => return Err(Failure::no_workbook()),
        Format::Csv => {
            let all = MisfitColumn::ALL.to_vec();
            let (usual, surround) = (vec![all.clone()], Surround::default());
            let plan =
                Plan { name: "verify", usual, scripts: all.clone(), all, surround, stamps: &[], as_of: context.as_of };
            let mut list = List::begin(context, &args.listing, plan, &mut output)?;
            seen.misfits.iter().try_for_each(|misfit| list.row(&MisfitRow(misfit, context.lang)))?;
            list.end(&Closing::default())?;
        }
    }
    output.finish()
}
