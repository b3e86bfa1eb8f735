//! `import`: logs many figures from a file, all or nothing.

use std::cell::Cell;
use std::io::Write;
use std::path::Path;

use super::arguments::{Filters, ImportArgs};
use super::choose::{self, Choice};
use super::context::Context;
use super::directory::Directory;
use super::exit::Failure;
use super::figures::{Brought, Guide, bring_in, header, refused, unusable};
use super::input::Source;
use super::output::Output;
use super::returned::Returned;
use super::{doubted, ledger, open, rows};
use crate::domain::admission::Leave;
use crate::domain::code::{Coded, RegionCode, Text};
use crate::domain::fault::store::{StoreFault, StoreFaultKind};
use crate::i18n::intake::{self, TableRead, TextRead};
use crate::i18n::ledger as words;
use crate::i18n::{deeds, input};
use crate::intake::{Book, Column, Found, Kind, LeftOut, Nature, Sheet, Tour, nature};
use crate::store::Store;

/// Runs `import`.
pub fn run(context: &Context, args: &ImportArgs) -> Result<(), Failure> {
    if args.template {
        return template(context, args);
    }
    let path = args.file.as_deref().unwrap_or(Path::new("-"));
    let (mut store, context) = open::to_write(context)?;
    let context = &context;
    let region = args.region.as_deref().map(|typed| choose::region(context, &store, typed)).transpose()?;
    let mut source = Source::open(path)?;
    let name = path.display().to_string();
    let nature = match nature(&mut source)? {
        Nature::Text => None,
        Nature::Workbook(kind) => Some(kind),
        Nature::Unusable(fault) => return Err(unusable(context, &name, &fault)),
    };
    let import = Import { context, args, name, region, said: Cell::new(false) };
    let mut both = |store: &mut Store| match import.bring(store, &mut source, nature, None)? {
        Brought::UnknownNames => {
            let known = Directory::read(context, store)?;
            import.bring(store, &mut source, nature, Some(&known))
        }
        brought => Ok::<Brought, Failure>(brought),
    };
    if args.dry_run {
        return import.answer(ledger::as_one(context, &mut store, true, both)?);
    }
    // Others may write while the file is read. Where they load a catalogue meanwhile, it is read again while they wait.
    let brought = match both(&mut store) {
        Err(failure) if is_overtaken(&failure) => ledger::as_one(context, &mut store, false, both)?,
        brought => brought?,
    };
    import.answer(brought)
}

fn is_overtaken(failure: &Failure) -> bool {
    failure.cause().is_some_and(|fault: &StoreFault| fault.kind == StoreFaultKind::Overtaken)
}

/// An import under way.
struct Import<'i> {
    context: &'i Context,
    args: &'i ImportArgs,
    name: String,
    region: Option<RegionCode>,
    /// Whether it was said how the file is read; it may be read twice.
    said: Cell<bool>,
}

impl Import<'_> {
    fn bring(
        &self,
        store: &mut Store,
        source: &mut Source,
        kind: Option<Kind>,
        directory: Option<&Directory>,
    ) -> Result<Brought, Failure> {
        let leave = Leave { revise: self.args.revise, confirm: self.args.confirm, today: self.context.today };
        let guide = Guide { directory, region: self.region.as_ref(), form: None };
        match kind {
            None => self.text(store, source, leave, guide),
            Some(kind) => self.book(store, source, kind, leave, guide),
        }
    }

    fn text(&self, store: &mut Store, source: &mut Source, leave: Leave, guide: Guide<'_>) -> Result<Brought, Failure> {
        if let (Some(_), lang) = (&self.args.agency, self.context.lang) {
            return Err(Failure::said(intake::no_form(&self.name, lang)));
        }
        let opened = Sheet::open(source.rewound()?);
        let mut sheet = opened.map_err(|fault| header(self.context, &self.name, fault))?;
        self.say(&text_read(&sheet.found(), self.context));
        bring_in(self.context, store, (&self.name, &mut sheet), leave, "import", guide)
    }

    fn book(
        &self,
        store: &mut Store,
        source: &mut Source,
        kind: Kind,
        leave: Leave,
        guide: Guide<'_>,
    ) -> Result<Brought, Failure> {
        let (context, lang) = (self.context, self.context.lang);
        let mut book = Book::open(source, kind).map_err(|fault| header(context, &self.name, fault))?;
        let form = book.take_form();
        let returned = match (&form, &self.args.agency) {
            (None, Some(_)) => return Err(Failure::said(intake::no_form(&self.name, lang))),
            (None, None) => None,
            (Some(form), asked) => {
                let asked = (asked.as_deref(), self.region.as_ref());
                Some(Returned::read(context, store, (&self.name, form), asked)?)
            }
        };
        let guide = Guide { form: returned.as_ref(), ..guide };
        let brought = bring_in(context, store, (&self.name, &mut book), leave, "import", guide)?;
        if !matches!(brought, Brought::UnknownNames) {
            for line in book_read(book.tour(), form.is_some(), context) {
                context.note(&line);
            }
        }
        // Where rows are refused, a row that could not be read is not gone.
        if matches!(brought, Brought::In { .. }) {
            let missing = returned.as_ref().map(Returned::missing).unwrap_or_default();
            if !missing.is_empty() {
                context.note(&intake::rows_missing(&missing, lang));
            }
        }
        Ok(brought)
    }

    fn say(&self, line: &str) {
        if !self.said.replace(true) {
            self.context.note(line);
        }
    }

    fn answer(&self, brought: Brought) -> Result<(), Failure> {
        let (context, lang) = (self.context, self.context.lang);
        match brought {
            Brought::In { recorded, empty, notes, formulas } => {
                let mut output = Output::answer(context);
                let counts = (recorded.new, recorded.revised, recorded.skipped);
                output.say(&words::imported(counts.0, counts.1, counts.2, self.args.dry_run, lang))?;
                doubted::tell(context, &recorded, self.args.dry_run, |doubt| input::place(doubt, lang));
                if recorded.pending > 0 && !self.args.dry_run {
                    context.note(&deeds::waits(recorded.pending, lang));
                }
                if recorded.skipped_pending > 0 {
                    context.note(&deeds::waits_already(recorded.skipped_pending, lang));
                }
                if empty > 0 {
                    output.say(&words::not_reported(empty, lang))?;
                }
                if notes > 0 {
                    context.note(&intake::notes(notes, lang));
                }
                if formulas > 0 {
                    context.note(&intake::formulas(formulas, lang));
                }
                if counts.0 + counts.1 == 0 && counts.2 > 0 {
                    context.note(intake::unchanged(lang));
                }
                output.finish()
            }
            Brought::Refused { faults, more } => Err(refused(context, &self.name, &faults, more)),
            Brought::UnknownNames => unreachable!("names are known the second time"),
        }
    }
}

fn texts(units: &[Text]) -> Vec<String> {
    units.iter().map(ToString::to_string).collect()
}

fn text_read(found: &Found<'_>, context: &Context) -> String {
    let read = TextRead {
        encoding: found.encoding.code(),
        separator: found.separator.code(),
        header: found.header,
        skipped: found.skipped,
        units: &texts(found.units),
    };
    intake::text_read(&read, context.lang)
}

/// How a workbook was read; of a form only what is not as it was made.
fn book_read(tour: &Tour, is_form: bool, context: &Context) -> Vec<String> {
    let lang = context.lang;
    let mut lines = Vec::new();
    let units: Vec<Vec<String>> = tour.tables.iter().map(|table| texts(&table.units)).collect();
    let read = |(table, units): (_, &'_ Vec<String>)| {
        let table: &crate::intake::TableFound = table;
        (table.sheet.to_string(), u64::from(table.header), table.skipped, units.clone())
    };
    let tables: Vec<_> = tour.tables.iter().zip(&units).filter(|(table, _)| table.header > 0).map(read).collect();
    let told: Vec<TableRead<'_>> = tables
        .iter()
        .map(|(sheet, header, skipped, units)| TableRead { sheet, header: *header, skipped: *skipped, units })
        .collect();
    if !told.is_empty() && !is_form {
        lines.push(intake::book_read(&told, lang));
    }
    let left = |wanted| {
        let those = tour.left_out.iter().filter(|(_, why)| *why == wanted);
        those.map(|(name, _)| name.to_string()).collect::<Vec<_>>()
    };
    let without = if is_form { Vec::new() } else { left(LeftOut::NoTable) };
    let left_out = intake::sheets_left_out(&left(LeftOut::Hidden), &without, lang);
    if !left_out.is_empty() {
        lines.push(left_out);
    }
    if tour.hidden > 0 {
        lines.push(intake::hidden_rows(tour.hidden, lang));
    }
    if !tour.other_columns.is_empty() {
        lines.push(intake::other_columns(&texts(&tour.other_columns), lang));
    }
    lines
}

/// True for a text that is nothing but text in a file of separated columns.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || "/%‰²³·（）".contains(c))
}

/// Writes an empty file with this office's indicators.
fn template(context: &Context, args: &ImportArgs) -> Result<(), Failure> {
    let (store, context) = &open::to_read(context)?;
    let choice = Choice::settle(context, store, &Filters::default())?;
    let mut output = Output::open(context, args.destination.file())?;
    if output.is_file() {
        output.write_all("\u{feff}".as_bytes())?;
    }
    let keys: Vec<&str> = Column::of_template().iter().map(|column| column.code()).collect();
    writeln!(output, "{}", keys.join(","))?;
    let mut written = None;
    rows::visit(context, store, &choice, &mut |row| {
        let indicator = row.dossier.indicator;
        if written.as_ref() != Some(&indicator.code) {
            let cells = Column::of_template().iter().map(|column| match column {
                Column::Indicator => indicator.code.as_str(),
                // Without one the indicator's own goes without saying.
                Column::Unit if is_plain(indicator.unit.as_str()) => indicator.unit.as_str(),
                _ => "",
            });
            writeln!(output, "{}", cells.collect::<Vec<_>>().join(","))?;
            written = Some(indicator.code.clone());
        }
        Ok(())
    })?;
    output.finish()
}
