//! What must hold of any input, one function for each fuzz target; the plain tests run them on every file of the corpus.

use std::collections::HashMap;
use std::io::{self, Cursor, Write as _};
use std::ops::ControlFlow;
use std::path::Path;

use duban::catalogue::{Refusal, Texts, plan, read};
use duban::domain::code::{Coded as _, Text};
use duban::domain::deed::Deed;
use duban::domain::fault::catalogue::{CatalogueFault, Place};
use duban::domain::fault::input::LocatedRowFault;
use duban::domain::number::{MAX_DIGITS, significant_digits};
use duban::domain::period::Period;
use duban::domain::quantity::{self, Typed};
use duban::domain::unit::{Unit, UnitSpec};
use duban::domain::{limits, quantity::is_said};
use duban::i18n::unit::Quantity;
use duban::i18n::{Lang, catalogue as catalogue_words, input as words};
use duban::intake::{Book, Column, IntakeFault, Nature, Rows as _, Sheet, nature};
use duban::render::clean::{clean_message, is_harmful};
use duban::render::snippet::{Mark, Snippet};
use duban::render::wrap::width;
use duban::store::Store;

/// The units of the indicators that quantities are read for, and words that mean the same.
const UNITS: [(&str, &[&str]); 12] = [
    ("个", &["座"]),
    ("%", &[]),
    ("亿元", &[]),
    ("万元", &[]),
    ("PFLOPS", &[]),
    ("Mbps", &[]),
    ("个/万人", &[]),
    ("万户", &["家"]),
    ("户", &["家"]),
    ("千瓦时", &[]),
    ("PUE", &[]),
    ("平方公里", &[]),
];

/// Quantities, units and periods as people type them. The first byte chooses the indicator's unit; a line break parts the
/// number from a unit that stands apart.
pub fn typed(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let (unit, same) = UNITS[usize::from(*first) % UNITS.len()];
    let (unit, same) = (Unit(unit.into()), same.iter().map(|word| Text::from(*word)).collect::<Vec<_>>());
    let spec = UnitSpec { unit: &unit, same: &same };
    let _ = is_said(text);
    check_quantity(quantity::parse(text, &spec).map_err(|fault| said(|lang| words::quantity(&fault, text, lang))), &spec);
    if let Some((number, apart)) = text.split_once('\n') {
        let read = quantity::parse_apart(number, apart, &spec);
        check_quantity(read.map_err(|fault| said(|lang| words::quantity(&fault, number, lang))), &spec);
    }
    match spec.shift(text) {
        Ok(power) => assert!(power.abs() < 10_000 || text.len() > 1000, "{power}"),
        Err(fault) => said(|lang| words::unit(&fault, lang)),
    }
    for year in [None, Some(2024)] {
        match Period::parse_in(text, year) {
            Ok(parsed) => {
                let again = Period::parse(&parsed.period.to_string()).expect("a period as it is written");
                assert_eq!(again.period, parsed.period);
            }
            Err(fault) => said(|lang| words::period(&fault, text, lang)),
        }
    }
}

/// What is understood prints and is understood as the same.
fn check_quantity(read: Result<Typed, ()>, spec: &UnitSpec<'_>) {
    let Ok(Typed { value, .. }) = read else { return };
    assert!(significant_digits(value) <= MAX_DIGITS, "{value}");
    let again = quantity::parse(&value.to_string(), spec).expect("a number as it is written");
    assert_eq!((again.value, again.bound), (value, None));
    for lang in Lang::ALL {
        assert!(!Quantity::of(value, spec.unit).say(lang).is_empty());
    }
}

/// A fault has words in both languages, of a length that can be read.
fn said(words: impl Fn(Lang) -> words::Remark) {
    for lang in Lang::ALL {
        let line = words(lang).line(lang);
        assert!(line.chars().count() < 2000, "{line}");
        check_message(&line);
    }
}

fn check_message(line: &str) {
    assert!(!clean_message(line).contains(|c: char| is_harmful(c) || c == '\n'));
}

/// A catalogue: its files stand behind lines of `=== NAME`, the first without one.
pub fn catalogue(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut parts = text.split("\n=== ");
    let mut files: HashMap<&str, &str> = HashMap::from([("a.toml", parts.next().unwrap_or_default())]);
    files.extend(parts.filter_map(|part| part.split_once('\n')));
    let mut open = |path: &Path| -> io::Result<String> {
        let found = path.to_str().and_then(|name| files.get(name.replace('\\', "/").as_str()));
        found.map(|text| (*text).to_owned()).ok_or_else(|| io::ErrorKind::NotFound.into())
    };
    let reading = match read(Path::new("a.toml"), &mut open) {
        Ok(reading) => reading,
        Err(Refusal { faults, texts, .. }) => return refused(&faults, &texts),
    };
    let catalogue = &reading.catalogue;
    assert!(plan(Some(catalogue), catalogue).changes.is_empty());
    let again = read(Path::new("a.toml"), &mut open).expect("read before");
    assert_eq!(again.catalogue, *catalogue);
    if catalogue.head.extends.is_some() || data.len() > 20_000 {
        return;
    }
    let mut store = Store::in_memory().expect("a database in memory");
    let at = "2025-01-01T00:00:00Z".parse().expect("an instant");
    let deed = Deed { at, by: None, system_user: None, command: "load".into(), reason: None };
    store.load(&deed, &plan(None, catalogue)).expect("a catalogue without fault is loaded");
    let stored = store.catalogue(&catalogue.head.code).expect("read").expect("there");
    assert_eq!(stored.digest(), catalogue.digest());
    assert!(plan(Some(&stored), catalogue).changes.is_empty());
}

/// Every fault can be drawn, no wider than asked and harmless.
fn refused(faults: &[CatalogueFault], texts: &Texts) {
    assert!(!faults.is_empty());
    fn mark<'a>(place: &'a Place, texts: &'a Texts) -> Mark<'a> {
        let text = texts.get(&place.file).map(AsRef::as_ref);
        Mark { file: &place.file, text, line: place.line, column: place.column, span: place.span.clone() }
    }
    for fault in faults.iter().take(20) {
        for lang in Lang::ALL {
            let told = catalogue_words::said(fault, lang);
            let also = fault.also.as_ref().map(|place| (mark(place, texts), catalogue_words::also(fault, lang)));
            let hint = Some((catalogue_words::hint_label(lang), told.hint.as_str()));
            let snippet = Snippet { mark: mark(&fault.place, texts), message: &told.message, also, hint };
            for line in snippet.draw(60, false).lines() {
                assert!(width(line) <= 60 && !line.contains(is_harmful), "{line:?}");
            }
        }
    }
}

/// A text file of figures.
pub fn text(data: &[u8]) {
    let mut sheet = match Sheet::<_, Column>::open(Cursor::new(data)) {
        Ok(sheet) => sheet,
        Err(fault) => return unusable(fault),
    };
    let mut last = sheet.found().header;
    loop {
        match sheet.next_line().expect("bytes in memory") {
            None => break,
            Some(Ok(line)) => {
                assert!(line.number() > last, "line {} after {last}", line.number());
                last = line.number();
                for &column in Column::ALL {
                    let cell = line.get(column).unwrap_or_default();
                    assert!(cell.chars().count() <= limits::CELL);
                }
                if let Some(typed) = line.get(Column::Period) {
                    let _ = Period::parse(typed);
                }
            }
            Some(Err(fault)) => {
                assert!(fault.line > last, "line {} after {last}", fault.line);
                last = fault.line;
                row(&fault);
            }
        }
    }
}

fn unusable(fault: IntakeFault) {
    match fault {
        IntakeFault::Io(error) => panic!("bytes in memory: {error}"),
        IntakeFault::Empty => {}
        IntakeFault::Header(faults) => faults.iter().take(20).for_each(row),
        IntakeFault::Book(fault) => said(|lang| words::book(&fault, lang)),
    }
}

fn row(fault: &LocatedRowFault) {
    for lang in Lang::ALL {
        check_message(&format!("{}: {}", words::place(fault, lang), words::row(fault, lang).line(lang)));
    }
}

/// A workbook: a container as it is; or, so that what matters can be changed byte by byte, the records of an `.xls` stream, or
/// the parts of a container, each behind a line of `=== NAME`.
pub fn workbook(data: &[u8]) {
    if data.starts_with(b"PK") || data.starts_with(&[0xd0, 0xcf]) {
        return book(data);
    }
    if data.starts_with(&[0x09, 0x08]) {
        let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("memory");
        container.create_stream("/Workbook").and_then(|mut stream| stream.write_all(data)).expect("memory");
        container.flush().expect("memory");
        return book(&container.into_inner().into_inner());
    }
    let mut container = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let Ok(text) = std::str::from_utf8(data) else { return };
    for part in text.split("=== ").skip(1) {
        let Some((name, content)) = part.split_once('\n') else { continue };
        if container.start_file(name, options).is_ok() {
            container.write_all(content.as_bytes()).expect("memory");
        }
    }
    if let Ok(container) = container.finish() {
        book(container.get_ref());
    }
}

fn book(data: &[u8]) {
    let mut source = Cursor::new(data);
    let kind = match nature(&mut source).expect("bytes in memory") {
        Nature::Workbook(kind) => kind,
        Nature::Text => return,
        Nature::Unusable(fault) => return said(|lang| words::book(&fault, lang)),
    };
    let mut book = match Book::open(&mut source, kind) {
        Ok(book) => book,
        Err(fault) => return unusable(fault),
    };
    let mut seen = Vec::new();
    let read = book.each(&mut |found, _| {
        match found {
            Ok(line) => {
                seen.push(line.number());
                for &column in Column::ALL {
                    assert!(line.get(column).unwrap_or_default().chars().count() <= limits::CELL);
                }
            }
            Err(fault) => row(&fault),
        }
        if seen.len() < 1000 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    match read {
        Ok(()) => seen.iter().for_each(|number| drop(book.cell(*number))),
        Err(fault) => unusable(fault),
    }
}
