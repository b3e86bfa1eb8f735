//! `extend`: moves a target's deadline; the document's own stays.

use std::ops::ControlFlow;

use super::arguments::ExtendArgs;
use super::context::Context;
use super::effect::{standings, tell};
use super::exit::Failure;
use super::output::Output;
use super::{choose, ledger, open};
use crate::domain::dossier::Scope;
use crate::domain::fault::deed::{DeedFault, ExtensionDoubt};
use crate::domain::target::{Judge, Target};
use crate::i18n::{deeds as words, ledger as said};
use crate::store::Store;

/// Runs `extend`.
pub fn run(context: &Context, args: &ExtendArgs) -> Result<(), Failure> {
    let basis = ledger::filled(context, "--basis", &args.basis)?;
    let note = args.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
    let (mut store, context) = open::to_write(context)?;
    let context = &context;
    let failed = |fault| ledger::failure(context, &fault);
    let target = chosen(context, &store, &args.target)?;
    let deadline = target.document_deadline();
    if args.to <= deadline {
        let fault = DeedFault::NoExtension { to: args.to, deadline };
        return Err(Failure::said([words::fault(&fault, context.clock, context.lang).line(context.lang)]));
    }
    let found = doubts(context, args, &target);
    if !found.is_empty() && !args.confirm {
        let mut lines: Vec<String> = found
            .iter()
            .map(|doubt| {
                let colon = context.lang.pick("：", ": ");
                format!("{}{colon}{}", target.code, words::doubt(*doubt, args.to, context.lang))
            })
            .collect();
        lines.push(words::confirm(context.lang).to_owned());
        lines.push(said::nothing_stored(context.lang).to_owned());
        return Err(Failure::said(lines));
    }
    let deed = ledger::deed(context, "extend");
    let codes = [target.indicator.clone()];
    let (mut before, mut after) = ledger::as_one(context, &mut store, args.dry_run, |store| {
        let before = standings(context, store, &codes)?;
        let done = store.extend(&deed, &target.code, (args.to, &basis, note)).map_err(failed)?;
        done.map_err(|fault| Failure::said([words::fault(&fault, context.clock, context.lang).line(context.lang)]))?;
        Ok((before, standings(context, store, &codes)?))
    })?;
    let mut output = Output::answer(context);
    output.say(&words::extended(target.code.as_str(), deadline, args.to, &basis, args.dry_run, context.lang))?;
    if let Some(earlier) = &target.extension {
        output.say(&words::replaces(target.deadline, &earlier.basis, context.lang))?;
    }
    before.retain(|standing| standing.target == target.code.as_str());
    after.retain(|standing| standing.target == target.code.as_str());
    tell(context, &mut output, &before, &after)?;
    output.finish()
}

/// The target that was typed, as it is in force.
fn chosen(context: &Context, store: &Store, typed: &str) -> Result<Target, Failure> {
    let (code, only) = choose::indicator(context, store, typed)?;
    let mut targets: Vec<Target> = Vec::new();
    store
        .dossiers(&Scope::of_indicator(code), &mut |dossier| {
            targets
                .extend(dossier.targets.iter().filter(|t| only.as_ref().is_none_or(|only| t.code == *only)).cloned());
            ControlFlow::Break(())
        })
        .map_err(|fault| ledger::failure(context, &fault))?;
    if targets.len() != 1 {
        let codes: Vec<String> = targets.iter().map(|target| target.code.to_string()).collect();
        return Err(Failure::said(words::which_target(typed, &codes, context.lang)));
    }
    Ok(targets.remove(0))
}

/// What looks wrong.
fn doubts(context: &Context, args: &ExtendArgs, target: &Target) -> Vec<ExtensionDoubt> {
    let mut found = Vec::new();
    if args.to <= target.deadline && target.extension.as_ref().is_none_or(|_| args.to != target.deadline) {
        found.push(ExtensionDoubt::NotLater { deadline: target.deadline });
    }
    if args.to < context.as_of {
        found.push(ExtensionDoubt::Passed { as_of: context.as_of });
    }
    if target.judge == Judge::EachYear {
        found.push(ExtensionDoubt::EachYear);
    }
    found
}
