//! The marks of an `.xlsx` workbook, from its parts: one pass over each sheet, which reads no value.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Seek};

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::marks::{Marks, Spot, range, spot};
use crate::domain::fault::input::BookFault;

/// The most that the texts and formats of a workbook may take, as the container states it.
const MOST_SHARED: u64 = 1 << 30;

/// What is known of a workbook besides its values.
#[derive(Debug, Default)]
pub(super) struct BookMarks {
    /// The marks of each sheet by its name.
    pub sheets: HashMap<String, Marks>,
    /// Whether the results of its formulas may be old: nobody calculated them when it was saved.
    pub stale: bool,
}

/// Reads the marks.
pub(super) fn read<R: Read + Seek>(source: R) -> Result<BookMarks, BookFault> {
    let mut parts = Parts(ZipArchive::new(source).map_err(damaged)?);
    for shared in ["sharedStrings.xml", "styles.xml"] {
        if parts.size(shared) > MOST_SHARED {
            return Err(BookFault::TooLarge);
        }
    }
    let folder = parts.workbook_folder();
    let mut book = BookMarks::default();
    let mut sheets: Vec<(String, String)> = Vec::new();
    parts.each(&format!("{folder}workbook.xml"), |element, _| match element.local_name().as_ref() {
        "sheet" => sheets.push((attribute(element, "name").unwrap_or_default(), relation(element))),
        "calcPr" => {
            let asks = attribute(element, "fullCalcOnLoad").is_some_and(|value| value == "1" || value == "true");
            book.stale |= asks || attribute(element, "calcMode").is_some_and(|mode| mode == "manual");
        }
        _ => {}
    })?;
    let mut targets: HashMap<String, String> = HashMap::new();
    parts.each(&format!("{folder}_rels/workbook.xml.rels"), |element, _| {
        if element.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target"))
        {
            let path = target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned);
            targets.insert(id, path);
        }
    })?;
    for (name, id) in sheets {
        let Some(path) = targets.get(&id) else { continue };
        book.sheets.insert(name, parts.sheet(path)?);
    }
    Ok(book)
}

struct Parts<R>(ZipArchive<R>);

impl<R: Read + Seek> Parts<R> {
    /// The name of a part as the container writes it, whatever its case.
    fn name(&self, wanted: &str) -> Option<String> {
        let same = |name: &std::borrow::Cow<'_, str>| name.replace('\\', "/").eq_ignore_ascii_case(wanted);
        self.0.file_names().flatten().find(same).map(std::borrow::Cow::into_owned)
    }

    fn size(&mut self, ending: &str) -> u64 {
        let name = self.0.file_names().flatten().find(|name| name.ends_with(ending)).map(std::borrow::Cow::into_owned);
        name.and_then(|name| Some(self.0.by_name(&name).ok()?.size())).unwrap_or(0)
    }

    /// The folder of the workbook's own part.
    fn workbook_folder(&mut self) -> String {
        let mut folder = "xl/".to_owned();
        let _ = self.each("_rels/.rels", |element, _| {
            let is_book = attribute(element, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
            if let Some(target) = attribute(element, "Target").filter(|_| is_book) {
                let target = target.trim_start_matches('/');
                target.rsplit_once('/').map_or("", |(folder, _)| folder).clone_into(&mut folder);
                folder.push_str(if folder.is_empty() { "" } else { "/" });
            }
        });
        folder
    }

    /// Hands out the elements of a part, each with how deep it lies; a part that is not there has none.
    fn each(&mut self, path: &str, mut visit: impl FnMut(&BytesStart<'_>, usize)) -> Result<(), BookFault> {
        let Some(name) = self.name(path) else { return Ok(()) };
        let part = self.0.by_name(&name).map_err(damaged)?;
        let mut reader = reader(BufReader::new(part));
        let (mut buffer, mut depth) = (Vec::new(), 0);
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(damaged)? {
                Event::Start(element) => {
                    visit(&element, depth);
                    depth += 1;
                }
                Event::End(_) => depth = depth.saturating_sub(1),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn sheet(&mut self, path: &str) -> Result<Marks, BookFault> {
        let Some(name) = self.name(path) else { return Ok(Marks::default()) };
        let part = self.0.by_name(&name).map_err(damaged)?;
        let mut marks = of_sheet(BufReader::new(part))?;
        marks.sort();
        Ok(marks)
    }
}

fn of_sheet(part: impl BufRead) -> Result<Marks, BookFault> {
    let mut reader = reader(part);
    let mut marks = Marks::default();
    let mut buffer = Vec::new();
    // The next row and column, where they are not written.
    let (mut row, mut column) = (0_u32, 0_u32);
    // What the cell at hand is called; read only where that matters.
    let mut cell = String::new();
    let (mut formula, mut text): (Option<Spot>, String) = (None, String::new());
    // Formulas that others share, by their numbers.
    let (mut share, mut shared): (Option<String>, HashMap<String, String>) = (None, HashMap::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "c" => {
                    cell.clear();
                    if let Some(name) = element.attributes().flatten().find(|own| own.key.as_ref() == "r") {
                        cell.push_str(&name.value);
                    }
                }
                "f" => {
                    formula = Some(spot(&cell).unwrap_or((row, column)));
                    share = attribute(&element, "si");
                    text.clear();
                }
                "row" => {
                    if let Some(number) = attribute(&element, "r").and_then(|number| number.parse::<u32>().ok()) {
                        row = number.saturating_sub(1);
                    }
                    column = 0;
                    if attribute(&element, "hidden").is_some_and(|value| value == "1" || value == "true") {
                        marks.hidden.push(row);
                    }
                }
                "mergeCell" => {
                    if let Some((first, last)) = attribute(&element, "ref").and_then(|name| range(&name)) {
                        marks.merge(first, last);
                    }
                }
                _ => {}
            },
            Event::Text(part) if formula.is_some() => text.push_str(&part.xml10_content()),
            Event::GeneralRef(reference) if formula.is_some() => {
                text.push_str(match &*reference.xml10_content() {
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    _ => "&",
                });
            }
            Event::End(element) => match element.local_name().as_ref() {
                "f" => {
                    if let Some(at) = formula.take() {
                        match share.take() {
                            Some(number) if text.is_empty() => {
                                marks.formula(at, shared.get(&number).map_or("", String::as_str));
                            }
                            Some(number) => {
                                marks.formula(at, &text);
                                shared.insert(number, text.clone());
                            }
                            None => marks.formula(at, &text),
                        }
                    }
                }
                "c" => column += 1,
                "row" => row += 1,
                _ => {}
            },
            Event::Eof => return Ok(marks),
            _ => {}
        }
    }
}

pub(in crate::intake) fn reader<B: BufRead>(part: B) -> Reader<B> {
    let mut reader = Reader::from_reader(part);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    reader
}

/// An attribute by its name, prefix left out of account.
pub(in crate::intake) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    let text = unescape(&found.value).map_or_else(|_| found.value.to_string(), std::borrow::Cow::into_owned);
    Some(text)
}

/// The relation of a sheet to its part: `r:id`, whatever the prefix.
fn relation(element: &BytesStart<'_>) -> String {
    let is_relation = |key: &str| key.ends_with(":id");
    let found = element.attributes().flatten().find(|attribute| is_relation(attribute.key.as_ref()));
    found.map(|attribute| attribute.value.to_string()).unwrap_or_default()
}

#[expect(clippy::needless_pass_by_value, reason = "errors are handed over as they come")]
pub(super) fn damaged(error: impl ToString) -> BookFault {
    BookFault::Damaged(error.to_string())
}
