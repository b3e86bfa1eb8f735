//! `verify --documents`: the catalogue against the policy documents themselves.

mod pdf;

use std::fs;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::arguments::{DocumentsArgs, Filters, Format, Listing};
use super::choose::Choice;
use super::context::Context;
use super::exit::Failure;
use super::input::Source as File;
use super::list::{List, Plan, ever_fewer};
use super::output::Output;
use super::report::surround;
use super::{builtin, ledger, open, rows};
use crate::domain::code::Coded;
use crate::domain::fault::manuscript::ManuscriptFault;
use crate::domain::indicator::Indicator;
use crate::domain::provenance::{Account, Entry, Finding, Line, Problem, Script, Subject, examine, recognise};
use crate::domain::source::Source;
use crate::domain::target::Target;
use crate::i18n::columns::ProvenanceColumn;
use crate::i18n::provenance as words;
use crate::intake::{IntakeFault, Manuscript, RegisterColumn, Sheet, read_entry, read_manuscript};
use crate::report::document::Closing;
use crate::report::provenance::ProvenanceRow;
use crate::store::Store;

/// The endings of files that are read.
const ENDINGS: [&str; 4] = ["txt", "md", "docx", "pdf"];

/// What came of one file, or of a document without one.
struct Examined<'c> {
    source: Option<&'c Source>,
    file: Option<String>,
    findings: Vec<Finding>,
}

/// Runs `verify --documents`.
pub fn run(context: &Context, args: &DocumentsArgs, listing: &Listing, folder: &Path) -> Result<(), Failure> {
    let format = listing.format()?;
    let (store, context) = &open::to_read(context)?;
    let filters = Filters { source: args.source.clone(), ..Filters::default() };
    let choice = Choice::settle(context, store, &filters)?;
    let held = targets(context, store, &choice)?;
    let sources: Vec<&Source> = choice.office.sources.iter().filter(|source| !of(&held, source).is_empty()).collect();
    if sources.is_empty() {
        return Err(Failure::said([words::no_targets(context.lang).to_owned()]));
    }
    let register = register(context, args.register.as_deref())?;
    let examined = folder_examined(context, folder, &choice, &sources, &held, &register)?;

    let people = matches!(format, Format::Table | Format::Markdown | Format::Html);
    let shown = |finding: &Finding| finding.problem.is_some() || args.all || !people;
    let problems = examined.iter().flat_map(|one| &one.findings).filter(|finding| finding.problem.is_some()).count();
    let not_there = |finding: &&Finding| {
        matches!(finding.problem, Some(Problem::Missing | Problem::Elsewhere | Problem::NoWording))
    };
    let known: Vec<&Examined<'_>> = examined.iter().filter(|one| one.source.is_some() && one.file.is_some()).collect();
    // Of a document in several files a wording counts once, and only where it stands in each of them.
    let (mut found, mut all) = (0, 0);
    for source in &sources {
        let of_source = of(&held, source).len();
        let absent = known.iter().filter(|one| one.source == Some(source));
        let absent = absent.map(|one| one.findings.iter().filter(not_there).count()).max();
        found += absent.map_or(0, |absent| of_source.saturating_sub(absent));
        all += of_source;
    }
    let totals = words::totals(known.len(), found, all, problems, context.lang);
    let mut counts: Vec<String> = known.iter().map(|one| counted(context, one)).collect();
    for source in &sources {
        let files: Vec<&str> =
            known.iter().filter(|one| one.source == Some(source)).filter_map(|one| one.file.as_deref()).collect();
        if files.len() > 1 {
            counts.push(words::several_files(source.code.as_str(), &files, context.lang));
        }
    }

    let stamps = rows::stamps(context, store)?;
    let mut output = Output::open(context, listing.destination.file())?;
    if !examined.iter().flat_map(|one| &one.findings).any(shown) && matches!(format, Format::Table | Format::Markdown) {
        counts.iter().chain([&totals]).try_for_each(|line| output.say(line))?;
    } else {
        let plan = Plan {
            name: "documents",
            usual: ever_fewer(output.width(), |width| usual_columns(args.all, sources.len() == 1, width)),
            all: ProvenanceColumn::ALL.to_vec(),
            scripts: ProvenanceColumn::ALL.to_vec(),
            surround: surround(context, &stamps, words::title(context.lang)),
            stamps: &stamps,
            as_of: context.as_of,
        };
        let mut list = List::begin(context, listing, plan, &mut output)?;
        for one in &examined {
            let row = |finding| ProvenanceRow { source: one.source, file: one.file.as_deref(), finding };
            one.findings.iter().filter(|finding| shown(finding)).try_for_each(|finding| list.row(&row(finding)))?;
        }
        list.end(&Closing { totals: Some(totals), remarks: counts, ..Closing::default() })?;
    }
    output.finish()?;
    if problems > 0 {
        return Err(Failure::said([words::wrong(problems, context.lang)]));
    }
    Ok(())
}

/// The targets of a choice with their indicators, in the order of the catalogue.
fn targets(context: &Context, store: &Store, choice: &Choice) -> Result<Vec<(Indicator, Target)>, Failure> {
    let mut held = Vec::new();
    let walked = store.dossiers_without_figures(&choice.scope, &mut |dossier| {
        let asked = dossier.targets.iter().filter(|target| choice.names(&target.source));
        held.extend(asked.map(|target| (dossier.indicator.clone(), target.clone())));
        ControlFlow::Continue(())
    });
    walked.map_err(|fault| ledger::failure(context, &fault))?;
    Ok(held)
}

/// The targets of one document.
fn of<'h>(held: &'h [(Indicator, Target)], source: &Source) -> Vec<&'h (Indicator, Target)> {
    held.iter().filter(|(_, target)| target.source == source.code).collect()
}

/// The built-in register and the person's own.
fn register(context: &Context, own: Option<&Path>) -> Result<Vec<Entry>, Failure> {
    let mut entries = read_register(context, builtin::REGISTER_NAME, Cursor::new(builtin::REGISTER.as_bytes()))?;
    if let Some(path) = own {
        entries.extend(read_register(context, &path.display().to_string(), File::open(path)?)?);
    }
    Ok(entries)
}

fn read_register<R: std::io::Read + std::io::Seek>(
    context: &Context,
    name: &str,
    source: R,
) -> Result<Vec<Entry>, Failure> {
    let failed = |error| Failure::reading(Path::new(name), error);
    let refused = |faults: &[_]| {
        let lines = faults.iter().map(|fault| words::register_row(fault, context.lang));
        Failure::said([words::faulty_register(name, context.lang)].into_iter().chain(lines))
    };
    let mut sheet = Sheet::<_, RegisterColumn>::open(source).map_err(|fault| match fault {
        IntakeFault::Io(error) => failed(error),
        IntakeFault::Header(faults) => refused(&faults),
        IntakeFault::Empty | IntakeFault::Book(_) => refused(&[]),
    })?;
    let (mut entries, mut faults) = (Vec::new(), Vec::new());
    while let Some(line) = sheet.next_line().map_err(failed)? {
        match line.and_then(read_entry) {
            Ok(entry) => entries.push(entry),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(entries) } else { Err(refused(&faults)) }
}

/// Examines every file of a folder, in the order of the catalogue's documents; what no file holds is told.
fn folder_examined<'c>(
    context: &Context,
    folder: &Path,
    choice: &'c Choice,
    sources: &[&'c Source],
    held: &[(Indicator, Target)],
    register: &[Entry],
) -> Result<Vec<Examined<'c>>, Failure> {
    let (files, others) = files(folder)?;
    if !others.is_empty() {
        context.note(&words::not_read(&others, context.lang));
    }
    if files.is_empty() {
        return Err(Failure::said([words::no_files(&folder.display().to_string(), context.lang)]));
    }
    let all: Vec<&Source> = choice.office.sources.iter().collect();
    let (mut examined, mut unreadable, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for path in files {
        let name = name_of(&path);
        let lines = match manuscript(&path)? {
            Ok(lines) => lines,
            Err(fault) => {
                let said = words::unreadable(&name, &fault, context.lang);
                let finding = Finding { problem: Some(Problem::Unreadable), text: said.into(), ..Finding::default() };
                unreadable.push(Examined { source: None, file: Some(name), findings: vec![finding] });
                continue;
            }
        };
        let script = Script::new(&lines);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        match recognise(&script, &stem, &all) {
            Some(source) if sources.contains(&source) => {
                let targets: Vec<(Indicator, Target)> = of(held, source).into_iter().cloned().collect();
                let entries: Vec<&Entry> = register.iter().filter(|entry| entry.source == source.code).collect();
                let subject = Subject { source, targets: &targets, register: &entries };
                let findings = examine(&script, &subject);
                examined.push(Examined { source: Some(source), file: Some(name), findings });
            }
            // A document that was not asked for.
            Some(_) => {}
            None => unknown.push(name),
        }
    }
    if !unknown.is_empty() {
        context.note(&words::unknown(&unknown, context.lang));
    }
    let is_there = |source: &Source| examined.iter().any(|one| one.source == Some(source));
    let lacking = sources.iter().filter(|source| !is_there(source)).map(|source| {
        let finding = Finding { problem: Some(Problem::NoDocument), ..Finding::default() };
        Examined { source: Some(source), file: None, findings: vec![finding] }
    });
    let lacking: Vec<Examined<'_>> = lacking.collect();
    examined.extend(lacking);
    examined.sort_by_key(|one| sources.iter().position(|source| one.source == Some(source)));
    unreadable.extend(examined);
    Ok(unreadable)
}

/// The files of a folder that may be documents, sorted by name, and the names of the others; hidden ones are left alone.
fn files(folder: &Path) -> Result<(Vec<PathBuf>, Vec<String>), Failure> {
    let failed = |error| Failure::reading(folder, error);
    let (mut files, mut others) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = name_of(&path);
        // `~$` begins the passing files of an open Word document.
        if name.starts_with('.') || name.starts_with("~$") || !path.is_file() {
            continue;
        }
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        if ENDINGS.contains(&ending.as_str()) {
            files.push(path);
        } else {
            others.push(name);
        }
    }
    files.sort();
    others.sort();
    Ok((files, others))
}

/// The name of a file, without what a terminal would obey.
fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// The lines of a file.
fn manuscript(path: &Path) -> Result<Result<Vec<Line>, ManuscriptFault>, Failure> {
    let read = read_manuscript(File::open(path)?).map_err(|error| Failure::reading(path, error))?;
    Ok(match read {
        Manuscript::Lines(lines) => Ok(lines),
        Manuscript::Unusable(fault) => Err(fault),
        Manuscript::Pdf => pdf::read(path),
    })
}

/// What the quantities of a document are, in a line.
fn counted(context: &Context, one: &Examined<'_>) -> String {
    let is = |account: Account| {
        let of = |finding: &&Finding| finding.account == Some(account) && is_quantity(finding);
        (account, one.findings.iter().filter(of).count())
    };
    let counts: Vec<(Account, usize)> = Account::ALL.iter().map(|account| is(*account)).collect();
    let open = one.findings.iter().filter(|finding| finding.problem == Some(Problem::Unaccounted)).count();
    let source = one.source.map(|source| source.code.as_str()).unwrap_or_default();
    words::counted(source, one.file.as_deref().unwrap_or_default(), &counts, open, context.lang)
}

/// Whether a finding is of a quantity in the document.
fn is_quantity(finding: &Finding) -> bool {
    matches!(finding.problem, None | Some(Problem::Unaccounted | Problem::OutOfOrder))
}

/// The columns people see, by the width there is; one document needs no column.
fn usual_columns(all: bool, one_document: bool, width: usize) -> Vec<ProvenanceColumn> {
    use ProvenanceColumn as C;
    let mut columns = match (all, width) {
        (false, 0..100) => vec![C::Source, C::Clause, C::Text, C::Says],
        (false, 100..160) => vec![C::Source, C::Line, C::Clause, C::Text, C::Says],
        (false, _) => vec![C::Source, C::File, C::Line, C::Clause, C::Text, C::Problem, C::Says],
        (true, 0..100) => vec![C::Source, C::Line, C::Clause, C::Text, C::Class, C::Problem],
        (true, 100..160) => vec![C::Source, C::Line, C::Clause, C::Text, C::Class, C::Targets, C::Problem],
        (true, _) => vec![C::Source, C::File, C::Line, C::Clause, C::Text, C::Class, C::Targets, C::Problem, C::Says],
    };
    columns.retain(|column| !(one_document && *column == C::Source));
    columns
}
