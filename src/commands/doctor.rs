//! `doctor`: checks the installation, and computes published results again.

mod installation;

use std::io::{Cursor, Read, Seek};
use std::path::Path;

use serde_json::{Value, json};

use super::arguments::{Destination, DoctorArgs, Format, Listing};
use super::builtin;
use super::context::Context;
use super::exit::Failure;
use super::figures;
use super::input::Source;
use super::list::{List, Plan};
use super::output::Output;
use super::report::below;
use crate::domain::catalogue::Stamp;
use crate::domain::checkup::{Check, Finding, Tally, arithmetic, recomputed};
use crate::domain::code::Coded;
use crate::domain::fault::input::LocatedRowFault;
use crate::i18n::checkup as words;
use crate::i18n::columns::CheckupColumn;
use crate::i18n::ledger::faults as fault_count;
use crate::intake::{IntakeFault, Sheet, VectorColumn, read_vector};
use crate::render::json::JsonRows;
use crate::render::look::Look;
use crate::render::{html, markdown, page};
use crate::report::checkup::{CheckupRow, file_page};
use crate::report::document::{Closing, Page, Surround};

/// Runs `doctor`.
pub fn run(context: &Context, args: &DoctorArgs) -> Result<(), Failure> {
    match &args.vectors {
        Some(path) => file(context, args, path),
        None => whole(context, args),
    }
}

/// Checks the installation, with the results that come with it.
fn whole(context: &Context, args: &DoctorArgs) -> Result<(), Failure> {
    let (installation, mut findings) = installation::check(context)?;
    findings.extend(arithmetic());
    let mut results = Results::default();
    results.read(context, builtin::VECTORS_NAME, Cursor::new(builtin::VECTORS.as_bytes()))?;
    findings.append(&mut results.findings);
    results.findings = findings;
    let more = [("sqlite", json!(installation.engine))];
    let page = installation.page(&results.findings, context.lang);
    write(context, args, &results, &page, &[installation.catalogue.stamp()], &more)?;
    results.judge(context, builtin::VECTORS_NAME)
}

/// Computes the results of a file again.
fn file(context: &Context, args: &DoctorArgs, path: &Path) -> Result<(), Failure> {
    let from_input = || context.lang.pick("标准输入", "standard input").to_owned();
    let name = if path == Path::new("-") { from_input() } else { path.display().to_string() };
    let mut results = Results::default();
    let left_alone = results.read(context, &name, Source::open(path)?)?;
    if results.tally().of == 0 {
        return Err(Failure::said([words::no_rows(&name, context.lang)]));
    }
    if !left_alone.is_empty() {
        let columns: Vec<&str> = left_alone.iter().map(String::as_str).collect();
        context.note(&words::left_alone(&columns, context.lang));
    }
    let remarks = (results.without_year > 0).then(|| words::usual_year(results.without_year, context.lang));
    let page = file_page(&name, &results.findings, results.tally(), remarks.into_iter().collect(), context.lang);
    write(context, args, &results, &page, &[], &[])?;
    results.judge(context, &name)
}

/// What came of computing again.
#[derive(Default)]
struct Results {
    findings: Vec<Finding>,
    /// Rows that could not be read.
    faults: Vec<LocatedRowFault>,
    /// Targets that have no year.
    without_year: usize,
}

impl Results {
    /// Reads a file and computes each of its rows again; the headings of columns that are not used come back.
    fn read<R: Read + Seek>(&mut self, context: &Context, name: &str, source: R) -> Result<Vec<String>, Failure> {
        let mut sheet = Sheet::<_, VectorColumn>::open(source).map_err(|fault| match fault {
            IntakeFault::Io(error) => Failure::reading(Path::new(name), error),
            IntakeFault::Empty => Failure::said([words::empty_file(name, context.lang)]),
            IntakeFault::Header(faults) => Failure::said(told(context, name, &faults)),
            IntakeFault::Book(fault) => figures::unusable(context, name, &fault),
        })?;
        while let Some(row) = sheet.next_line().map_err(|error| Failure::reading(Path::new(name), error))? {
            match row.and_then(|line| Ok((line.number(), read_vector(line)?))) {
                Ok((line, vector)) => {
                    self.without_year += usize::from(vector.target.is_some() && vector.target_year.is_none());
                    self.findings.extend(recomputed(&vector, line));
                }
                Err(fault) => self.faults.push(fault),
            }
        }
        Ok(sheet.left_alone().map(str::to_owned).collect())
    }

    /// How many published results match; a row that cannot be read does not.
    fn tally(&self) -> Tally {
        self.counted(|finding| finding.check == Check::GrowthRatio)
    }

    fn counted(&self, wanted: impl Fn(&Finding) -> bool) -> Tally {
        let Tally { matched, of } = Tally::of(self.findings.iter().filter(|finding| wanted(finding)));
        Tally { matched, of: of + self.faults.len() }
    }

    /// Fails where anything does not match, and says what could not be read.
    fn judge(&self, context: &Context, name: &str) -> Result<(), Failure> {
        let all = self.counted(|_| true);
        if all.is_whole() {
            return Ok(());
        }
        let faults = if self.faults.is_empty() { Vec::new() } else { told(context, name, &self.faults) };
        Err(Failure::said(faults.into_iter().chain([words::differ(all, context.lang)])))
    }
}

/// Every fault of a file on its line.
fn told(context: &Context, name: &str, faults: &[LocatedRowFault]) -> Vec<String> {
    let mut lines = vec![words::faulty(name, context.lang)];
    lines.extend(faults.iter().map(|fault| words::row(fault, context.lang)));
    lines.push(fault_count(faults.len(), context.lang));
    lines
}

/// Writes what was checked: for people what does not match, for programs all of it.
fn write(
    context: &Context,
    args: &DoctorArgs,
    results: &Results,
    shown: &Page,
    stamps: &[Stamp],
    more: &[(&str, Value)],
) -> Result<(), Failure> {
    let destination = Destination { output: args.destination.output.clone() };
    let listing = Listing { format: args.format, destination, ..Listing::default() };
    let format = listing.format()?;
    let tally = results.tally();
    let mut output = Output::open(context, listing.destination.file())?;
    let look = Look { width: output.width(), color: output.color(), lang: context.lang, ascii: output.ascii() };
    match format {
        Format::Table => page::page(&mut output, shown, look)?,
        Format::Markdown => markdown::page(&mut output, shown, context.lang)?,
        Format::Html => html::page(&mut output, shown, &below(context, stamps), context.lang)?,
        Format::Json => {
            let mut head = vec![("version", json!(env!("CARGO_PKG_VERSION")))];
            head.extend(more.iter().cloned());
            head.extend([("matched", json!(tally.matched)), ("of", json!(tally.of))]);
            let mut rows = JsonRows::with(&mut output, "duban/doctor/1", context.as_of, stamps, &head)?;
            results.findings.iter().try_for_each(|finding| rows.row(&CheckupRow(finding)))?;
            rows.finish()?;
        }
        Format::Xlsx => return Err(Failure::no_workbook()),
        Format::Csv => {
            let all = CheckupColumn::ALL.to_vec();
            let (usual, surround) = (vec![all.clone()], Surround::default());
            let plan =
                Plan { name: "doctor", usual, scripts: all.clone(), all, surround, stamps, as_of: context.as_of };
            let mut list = List::begin(context, &listing, plan, &mut output)?;
            results.findings.iter().try_for_each(|finding| list.row(&CheckupRow(finding)))?;
            list.end(&Closing::default())?;
        }
    }
    let is_told = matches!(format, Format::Table | Format::Markdown | Format::Html) && !output.is_file();
    output.finish()?;
    if !is_told {
        context.note(&words::matched(tally, context.lang));
    }
    Ok(())
}
