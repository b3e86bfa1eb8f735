//! The numbers that Word sets before paragraphs, which stand nowhere in their text.

use std::collections::HashMap;
use std::io::{Read, Seek};

use quick_xml::events::Event;

use super::docx::each;
use crate::domain::fault::manuscript::ManuscriptFault;
use crate::domain::provenance::han;
use crate::intake::book::attribute;
use crate::intake::container::Container;

/// Levels of a list.
const LEVELS: usize = 9;
/// The most lists, kinds of them and numbered styles that are known of a document; Word itself keeps fewer.
const LISTS: usize = 1 << 14;
/// The most bytes of what stands around the numbers of a level.
const LABEL: usize = 1 << 10;

/// How a level of a list is numbered.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    text: String,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: "decimal".to_owned(), text: String::new() }
    }
}

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    kinds: HashMap<String, Vec<Level>>,
    /// The kind of each list.
    lists: HashMap<String, String>,
    /// The list and level of each style.
    styles: HashMap<String, (String, usize)>,
}

impl Numbering {
    /// Reads the parts that say it.
    pub fn read<R: Read + Seek>(parts: &mut Container<R>, lists: &str, styles: &str) -> Result<Self, ManuscriptFault> {
        let mut numbering = Self::default();
        let (mut kind, mut list, mut level) = (None::<String>, None::<String>, 0);
        each(parts, lists, &mut |event| {
            let Event::Start(element) = event else { return Ok(()) };
            let value = || attribute(element, "w:val");
            match element.local_name().as_ref() {
                "abstractNum" => {
                    kind = attribute(element, "w:abstractNumId");
                    list = None;
                }
                "num" => {
                    list = attribute(element, "w:numId");
                    kind = None;
                }
                "abstractNumId" => {
                    if let (Some(list), Some(kind)) = (list.clone(), value()) {
                        numbering.lists.insert(list, kind);
                    }
                }
                "lvl" => level = level_of(attribute(element, "w:ilvl").as_deref()),
                part @ ("start" | "numFmt" | "lvlText") => {
                    if let (Some(kind), Some(value)) = (&kind, value().filter(|value| value.len() <= LABEL)) {
                        let levels =
                            numbering.kinds.entry(kind.clone()).or_insert_with(|| vec![Level::default(); LEVELS]);
                        let level = &mut levels[level];
                        match part {
                            "start" => level.start = value.parse().unwrap_or(1),
                            "numFmt" => level.format = value,
                            _ => level.text = value,
                        }
                    }
                }
                _ => {}
            }
            numbering.measured()
        })?;
        let (mut style, mut level) = (None::<String>, 0);
        each(parts, styles, &mut |event| {
            let Event::Start(element) = event else { return Ok(()) };
            match element.local_name().as_ref() {
                "style" => (style, level) = (attribute(element, "w:styleId"), 0),
                "ilvl" => level = level_of(attribute(element, "w:val").as_deref()),
                "numId" => {
                    if let (Some(style), Some(list)) = (style.clone(), attribute(element, "w:val")) {
                        numbering.styles.insert(style, (list, level));
                    }
                }
                _ => {}
            }
            numbering.measured()
        })?;
        Ok(numbering)
    }

    /// Fails where there are more lists or styles than any document has.
    fn measured(&self) -> Result<(), ManuscriptFault> {
        let most = self.kinds.len().max(self.lists.len()).max(self.styles.len());
        if most > LISTS {
            return Err(ManuscriptFault::Damaged { detail: "too many lists".to_owned() });
        }
        Ok(())
    }
}

fn level_of(text: Option<&str>) -> usize {
    text.and_then(|text| text.parse::<usize>().ok()).unwrap_or(0).min(LEVELS - 1)
}

/// The lists as far as they have been counted.
#[derive(Debug)]
pub(super) struct Counters<'n> {
    numbering: &'n Numbering,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
}

impl<'n> Counters<'n> {
    /// Counts from the beginning.
    pub fn new(numbering: &'n Numbering) -> Self {
        Self { numbering, counts: HashMap::new() }
    }

    /// The number before a paragraph; nothing where it has none.
    pub fn label(&mut self, style: Option<&str>, list: Option<&str>, level: Option<&str>) -> String {
        let of_style = style.and_then(|style| self.numbering.styles.get(style));
        let (list, at) = match (list, of_style) {
            (Some(list), of_style) => {
                (list, level.map_or_else(|| of_style.map_or(0, |(_, level)| *level), |level| level_of(Some(level))))
            }
            (None, Some((list, own))) => (list.as_str(), level.map_or(*own, |level| level_of(Some(level)))),
            (None, None) => return String::new(),
        };
        let Some(kind) = self.numbering.lists.get(list) else { return String::new() };
        let Some(levels) = self.numbering.kinds.get(kind) else { return String::new() };
        // Lists of one kind are counted together, as they go on from one another.
        let counts = self.counts.entry(kind.clone()).or_default();
        counts[at] = Some(counts[at].map_or(levels[at].start, |count| count.saturating_add(1)));
        counts[at + 1..].fill(None);
        let mut label = levels[at].text.clone();
        for (place, level) in levels.iter().enumerate() {
            let mark = format!("%{}", place + 1);
            if label.contains(&mark) {
                let Some(written) = written(counts[place].unwrap_or(level.start), &level.format) else {
                    return String::new();
                };
                label = label.replace(&mark, &written);
            }
        }
        if levels[at].format == "bullet" { String::new() } else { label }
    }
}

/// A number in a format; `None` for a format that shows none.
fn written(value: u32, format: &str) -> Option<String> {
    Some(match format {
        "none" | "bullet" => return None,
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital"
        | "ideographTraditional" => han(value),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&value) => {
            char::from_u32(0x245F + value).map(String::from)?
        }
        _ => value.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        for (value, text) in [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (110, "一百一十")]
        {
            assert_eq!(written(value, "chineseCountingThousand").as_deref(), Some(text));
        }
        assert_eq!(written(3, "decimalEnclosedCircleChinese").as_deref(), Some("③"));
        assert_eq!(written(7, "decimal").as_deref(), Some("7"));
        assert_eq!(written(7, "bullet"), None);
    }
}
