//! The marks of an `.xlsx` workbook, from its parts: one pass over each sheet, which reads no value.

use std::collections::HashMap;
use std::io::{Read, Seek};

use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::marks::{Marks, Spot, kept, range, spot};
use crate::domain::fault::input::{BookFault, CellPlace, Excess};
use crate::domain::limits;
use crate::intake::container::{Container, Markup};
use crate::intake::line::cell_name;

/// What is known of a workbook besides its values.
#[derive(Debug, Default)]
pub(super) struct BookMarks {
    /// The marks of each sheet by its name.
    pub sheets: HashMap<String, Marks>,
    /// Whether the results of its formulas may be old: nobody calculated them when it was saved.
    pub stale: bool,
}

/// Reads the marks, and looks at every part that the reader of values will read whether it keeps within the limits.
pub(super) fn read<R: Read + Seek>(source: R) -> Result<BookMarks, BookFault> {
    let mut parts = Container::open(source)?;
    let (folder, name) = workbook_part(&mut parts)?;
    look_at_texts(&mut parts, &format!("{folder}sharedStrings.xml"))?;
    look_at_styles(&mut parts, &format!("{folder}styles.xml"))?;
    parts.each(&format!("{folder}theme/theme1.xml"), limits::SMALL_PART, |_| Ok(()))?;
    let mut book = BookMarks::default();
    let mut sheets: Vec<(String, String)> = Vec::new();
    parts.each(&format!("{folder}{name}"), limits::SMALL_PART, |element| {
        match element.local_name().as_ref() {
            "sheet" if sheets.len() == limits::SHEETS => return Err(Excess::Sheets { most: limits::SHEETS }.into()),
            "sheet" => sheets.push((attribute(element, "name").unwrap_or_default(), relation(element))),
            "calcPr" => {
                let asks = attribute(element, "fullCalcOnLoad").is_some_and(|value| value == "1" || value == "true");
                book.stale |= asks || attribute(element, "calcMode").is_some_and(|mode| mode == "manual");
            }
            _ => {}
        }
        Ok(())
    })?;
    let mut targets: HashMap<String, String> = HashMap::new();
    parts.each(&format!("{folder}_rels/{name}.rels"), limits::SMALL_PART, |element| {
        if element.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target"))
        {
            let path = target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned);
            targets.insert(id, path);
        }
        Ok(())
    })?;
    let mut noted = 0;
    for (name, id) in sheets {
        let Some(path) = targets.get(&id) else { continue };
        let Some(markup) = parts.markup(path, limits::UNPACKED)? else { continue };
        let mut marks = of_sheet(markup, &name, &mut noted)?;
        marks.sort()?;
        book.sheets.insert(name, marks);
    }
    Ok(book)
}

/// The folder and the name of the workbook's own part.
fn workbook_part<R: Read + Seek>(parts: &mut Container<R>) -> Result<(String, String), BookFault> {
    let (mut folder, mut name) = ("xl/".to_owned(), "workbook.xml".to_owned());
    parts.each("_rels/.rels", limits::SMALL_PART, |element| {
        let is_book = attribute(element, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
        if let Some(target) = attribute(element, "Target").filter(|_| is_book) {
            let (within, own) = target.split_at(target.rfind('/').map_or(0, |at| at + 1));
            within.strip_prefix('/').unwrap_or(within).clone_into(&mut folder);
            if !own.is_empty() {
                own.clone_into(&mut name);
            }
        }
        Ok(())
    })?;
    Ok((folder, name))
}

/// The texts that cells share are held in memory: how many they are, and how many they say they are.
fn look_at_texts<R: Read + Seek>(parts: &mut Container<R>, path: &str) -> Result<(), BookFault> {
    let mut texts = 0;
    parts.each(path, limits::TEXTS, |element| {
        let said = match element.local_name().as_ref() {
            "sst" => attribute(element, "uniqueCount").and_then(|count| count.parse::<usize>().ok()).unwrap_or(0),
            "si" => {
                texts += 1;
                texts
            }
            _ => 0,
        };
        if said > limits::SHARED { Err(Excess::Shared { most: limits::SHARED }.into()) } else { Ok(()) }
    })
}

/// Each look of cells holds its fonts and formats by itself: how many they are, times the largest of these.
fn look_at_styles<R: Read + Seek>(parts: &mut Container<R>, path: &str) -> Result<(), BookFault> {
    let Some(mut markup) = parts.markup(path, limits::SMALL_PART)? else { return Ok(()) };
    let mut looks = 0;
    loop {
        match markup.event()? {
            Event::Start(element) if element.local_name().as_ref() == "xf" => looks += 1,
            Event::Eof => break,
            _ => {}
        }
        if looks > limits::STYLES {
            return Err(Excess::Styles { most: limits::STYLES }.into());
        }
    }
    if looks as u64 * markup.largest() as u64 > limits::TEXTS {
        return Err(Excess::Piece { part: path.into(), most: limits::PIECE }.into());
    }
    Ok(())
}

/// One pass over a sheet; `noted` counts what is kept of all sheets.
fn of_sheet<R: Read>(mut markup: Markup<'_, R>, name: &str, noted: &mut usize) -> Result<Marks, BookFault> {
    let mut marks = Marks::default();
    // The next row and column, where they are not written.
    let (mut row, mut column) = (0_u32, 0_u32);
    // What the cell at hand is called; read only where that matters.
    let mut cell = String::new();
    // Where the cell at hand begins; what belongs to it is read into memory as one.
    let mut begun: Option<u64> = None;
    let (mut formula, mut text): (Option<Spot>, String) = (None, String::new());
    // Formulas that others share, by their numbers.
    let (mut share, mut shared): (Option<String>, HashMap<String, String>) = (None, HashMap::new());
    loop {
        let place = markup.place();
        if begun.is_some_and(|begun| place - begun > limits::PIECE as u64) {
            let (row, column) = spot(&cell).unwrap_or((row, column));
            let cell = cell_name(row.saturating_add(1), column as usize).into();
            let cell = CellPlace { sheet: name.into(), cell };
            return Err(Excess::Cell { cell, most: limits::PIECE }.into());
        }
        if *noted > limits::MARKS {
            return Err(Excess::Marks { most: limits::MARKS }.into());
        }
        match markup.event()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "c" => {
                    begun = Some(place);
                    cell.clear();
                    if let Some(name) =
                        element.attributes().with_checks(false).flatten().find(|own| own.key.as_ref() == "r")
                    {
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
                        *noted += 1;
                        marks.hidden.push(row);
                    }
                }
                "mergeCell" => {
                    if let Some((first, last)) = attribute(&element, "ref").and_then(|name| range(&name)) {
                        *noted += 1;
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
                        *noted += 1;
                        match share.take() {
                            Some(number) if text.is_empty() => {
                                marks.formula(at, shared.get(&number).map_or("", String::as_str));
                            }
                            Some(number) => {
                                marks.formula(at, &text);
                                shared.insert(number, kept(&text).to_owned());
                            }
                            None => marks.formula(at, &text),
                        }
                    }
                }
                "c" => {
                    begun = None;
                    column = column.saturating_add(1);
                }
                "row" => row = row.saturating_add(1),
                _ => {}
            },
            Event::Eof => return Ok(marks),
            _ => {}
        }
    }
}

/// An attribute by its name, prefix left out of account.
pub(in crate::intake) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == name)?;
    let text = unescape(&found.value).map_or_else(|_| found.value.to_string(), std::borrow::Cow::into_owned);
    Some(text)
}

/// The relation of a sheet to its part: `r:id`, whatever the prefix.
fn relation(element: &BytesStart<'_>) -> String {
    let is_relation = |key: &str| key == "id" || key.ends_with(":id");
    let mut all = element.attributes();
    let found = all.with_checks(false).flatten().filter(|attribute| is_relation(attribute.key.as_ref())).last();
    found.map(|attribute| attribute.value.to_string()).unwrap_or_default()
}
