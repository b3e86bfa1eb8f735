//! `import`: logs many figures from a file, all or nothing.

use std::io::Write;
use std::path::Path;

use super::arguments::{Filters, ImportArgs};
use super::choose::Choice;
use super::context::Context;
use super::exit::Failure;
use super::figures::{Brought, Directory, bring_in, header, refused};
use super::input::Source;
use super::output::Output;
use super::{ledger, open, rows};
use crate::domain::admission::Leave;
use crate::domain::code::Coded;
use crate::i18n::{Lang, ledger as words};
use crate::intake::{Column, Sheet};
use crate::store::Store;

/// Runs `import`.
pub fn run(context: &Context, args: &ImportArgs) -> Result<(), Failure> {
    if args.template {
        return template(context, args);
    }
    let path = args.file.as_deref().unwrap_or(Path::new("-"));
    let (mut store, context) = open::to_write(context)?;
    let context = &context;
    let mut source = Source::open(path)?;
    let leave = Leave { revise: args.revise, confirm: args.confirm, today: context.today };
    let name = path.display().to_string();
    let mut said = None;
    let mut bring = |store: &mut Store, known: Option<&Directory>| {
        let sheet = Sheet::open(source.rewound()?).map_err(|fault| header(context, &name, fault))?;
        said.get_or_insert_with(|| {
            words::detected(sheet.encoding().code(), &delimiter(sheet.delimiter(), context.lang), context.lang)
        });
        bring_in(context, store, sheet, leave, "import", known)
    };
    let mut both = |store: &mut Store| match bring(store, None)? {
        Brought::UnknownNames => {
            let known = Directory::read(context, store)?;
            bring(store, Some(&known))
        }
        brought => Ok::<Brought, Failure>(brought),
    };
    let brought = if args.dry_run {
        store.trial(both).map_err(|fault| ledger::failure(context, &fault))??
    } else {
        both(&mut store)?
    };
    if let Some(line) = said {
        context.note(&line);
    }
    match brought {
        Brought::In { recorded, empty } => {
            let mut output = Output::answer(context);
            let counts = (recorded.new, recorded.revised, recorded.skipped);
            output.say(&words::imported(counts.0, counts.1, counts.2, args.dry_run, context.lang))?;
            if empty > 0 {
                output.say(&words::not_reported(empty, context.lang))?;
            }
            output.finish()
        }
        Brought::Refused { faults, more } => Err(refused(context, &name, &faults, more)),
        Brought::UnknownNames => unreachable!("names are known the second time"),
    }
}

fn delimiter(sign: char, lang: Lang) -> String {
    match sign {
        '\t' => lang.pick("制表符", "tabs").to_owned(),
        ';' => lang.pick("分号", "semicolons").to_owned(),
        _ => lang.pick("逗号", "commas").to_owned(),
    }
}

/// Writes an empty file with this office's indicators.
fn template(context: &Context, args: &ImportArgs) -> Result<(), Failure> {
    let (store, context) = &open::to_read(context)?;
    let choice = Choice::settle(context, store, &Filters::default())?;
    let mut output = Output::open(context, args.destination.file())?;
    if output.is_file() {
        output.write_all("\u{feff}".as_bytes())?;
    }
    let keys: Vec<&str> = Column::ALL.iter().map(|column| column.code()).collect();
    writeln!(output, "{}", keys.join(","))?;
    let mut written = None;
    rows::visit(context, store, &choice, &mut |row| {
        let indicator = row.dossier.indicator;
        if written.as_ref() != Some(&indicator.code) {
            let cells = Column::ALL.iter().map(|column| match column {
                Column::Indicator => indicator.code.as_str(),
                Column::Unit => indicator.unit.as_str(),
                _ => "",
            });
            writeln!(output, "{}", cells.collect::<Vec<_>>().join(","))?;
            written = Some(indicator.code.clone());
        }
        Ok(())
    })?;
    output.finish()
}
