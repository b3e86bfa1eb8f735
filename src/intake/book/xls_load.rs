//! What the values of an `.xls` workbook will take in memory and time once they are read: its records are counted first,
//! as the reader of values goes through them, because a few bytes can ask for very much.

use std::collections::HashMap;

use super::xls_marks::{Records, long, word};
use crate::domain::fault::input::{BookFault, Excess};
use crate::domain::limits;
use crate::intake::container::damaged;

// The records that values are made of.
const CONTINUE: u16 = 0x003c;
const SHARED: u16 = 0x00fc;
const NAME: u16 = 0x0018;
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
const DIMENSIONS: u16 = 0x0200;
const FORMULA: u16 = 0x0006;
const LABEL_SHARED: u16 = 0x00fd;
const MANY_NUMBERS: u16 = 0x00bd;
const CELLS: [u16; 7] = [0x0203, 0x0204, 0x00d6, 0x0205, 0x0207, 0x027e, LABEL_SHARED];

/// Records that continue another; each is taken from the front of those that are left.
const MOST_CONTINUED: usize = 20_000;
/// Bytes that are moved when formulas are put into words: a sign is put in front of what stands there already.
const MOST_MOVED: u64 = 1 << 34;
/// Bytes of text that a byte of a formula may become, without names.
const FORMULA_GROWS: u64 = 4;

/// Looks whether a stream with sheets at these places keeps within the limits.
pub fn look(stream: &[u8], sheets: &[(String, usize)]) -> Result<(), BookFault> {
    if sheets.len() > limits::SHEETS {
        return Err(Excess::Sheets { most: limits::SHEETS }.into());
    }
    let mut load =
        Load { longest_name: sheets.iter().map(|(name, _)| name.len()).max().unwrap_or(0), ..Load::default() };
    load.globals(stream)?;
    for (_, place) in sheets {
        load.sheet(stream.get(*place..).ok_or_else(|| damaged("a sheet lies behind the end"))?)?;
    }
    Ok(())
}

#[derive(Default)]
struct Load {
    /// Bytes of the texts that cells share, by their numbers.
    shared: Vec<u32>,
    longest_name: usize,
    cells: u64,
    formulas: u64,
    texts: u64,
    moved: u64,
    read: u64,
}

/// The smallest rectangle around some cells, and how many they are.
#[derive(Default)]
struct Extent {
    corners: Option<[u32; 4]>,
    count: u64,
}

impl Extent {
    fn add(&mut self, row: u32, first: u32, last: u32) {
        let [top, bottom, left, right] = self.corners.unwrap_or([row, row, first, last]);
        self.corners = Some([top.min(row), bottom.max(row), left.min(first), right.max(last)]);
        self.count += 1 + u64::from(last - first);
    }

    fn size(&self) -> u64 {
        let area = |[top, bottom, left, right]: [u32; 4]| u64::from(bottom - top + 1) * u64::from(right - left + 1);
        self.corners.map_or(0, area).max(self.count)
    }
}

impl Load {
    fn globals(&mut self, stream: &[u8]) -> Result<(), BookFault> {
        let mut records = Records(stream).peekable();
        while let Some((kind, data)) = records.next() {
            match kind {
                NAME => self.longest_name = self.longest_name.max(3 * data.len().min(255)),
                SHARED => {
                    let mut parts = vec![data.get(8..).unwrap_or_default()];
                    while let Some((_, more)) = records.next_if(|(kind, _)| *kind == CONTINUE) {
                        parts.push(more);
                        if parts.len() > MOST_CONTINUED {
                            return Err(Excess::Parts { most: MOST_CONTINUED }.into());
                        }
                    }
                    self.shared = lengths(&parts)?;
                }
                END => break,
                _ => {}
            }
        }
        Ok(())
    }

    fn sheet(&mut self, records: &[u8]) -> Result<(), BookFault> {
        let (mut depth, mut continued) = (0_u32, 0);
        let (mut cells, mut formulas) = (Extent::default(), Extent::default());
        let mut known: HashMap<u32, u64> = HashMap::new();
        for (kind, data) in Records(records) {
            self.read += data.len() as u64 + 4;
            continued = if kind == CONTINUE { continued + 1 } else { 0 };
            if continued > MOST_CONTINUED {
                return Err(Excess::Parts { most: MOST_CONTINUED }.into());
            }
            let (row, column) = (u32::from(word(data, 0)), u32::from(word(data, 2)));
            match kind {
                BEGIN => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                _ if depth > 1 => {}
                DIMENSIONS => self.dimensions(data)?,
                MANY_NUMBERS => cells.add(row, column, column.max(u32::from(word(data, data.len().saturating_sub(2))))),
                FORMULA => {
                    cells.add(row, column, column);
                    formulas.add(row, column, column);
                    let grows = FORMULA_GROWS + self.longest_name as u64 / 5;
                    let text = data.len() as u64 * grows;
                    self.texts += text;
                    self.moved += text * data.len() as u64;
                }
                LABEL_SHARED => {
                    cells.add(row, column, column);
                    let number = long(data, 6);
                    let length = || self.shared.get(number as usize).copied().unwrap_or(0).into();
                    self.texts += *known.entry(number).or_insert_with(length);
                }
                kind if CELLS.contains(&kind) => {
                    cells.add(row, column, column);
                    self.texts += 3 * data.len() as u64;
                }
                _ => {}
            }
            self.within(&cells, &formulas)?;
        }
        self.cells += cells.size();
        self.formulas += formulas.size();
        Ok(())
    }

    /// A sheet says how many cells it has, and room is made for them before they come.
    fn dimensions(&self, data: &[u8]) -> Result<(), BookFault> {
        let [top, bottom, left, right] = match data.len() {
            10 => [word(data, 0).into(), word(data, 2).into(), u32::from(word(data, 4)), word(data, 6).into()],
            _ => [long(data, 0), long(data, 4), word(data, 8).into(), word(data, 10).into()],
        };
        let left = if left > 0xff || right < left { 0 } else { left };
        if bottom < 1 || right < 1 {
            return Ok(());
        }
        if bottom <= top || right <= left {
            return Err(damaged("a sheet ends before it begins"));
        }
        let area = u64::from(bottom - top) * u64::from(right - left);
        if self.cells + area > limits::CELLS { Err(Excess::Cells { most: limits::CELLS }.into()) } else { Ok(()) }
    }

    fn within(&self, cells: &Extent, formulas: &Extent) -> Result<(), BookFault> {
        if self.cells + cells.size() > limits::CELLS || self.formulas + formulas.size() > limits::CELLS {
            return Err(Excess::Cells { most: limits::CELLS }.into());
        }
        if self.texts > limits::HELD || self.moved > MOST_MOVED {
            return Err(Excess::Texts { most: limits::HELD }.into());
        }
        if self.read > limits::UNPACKED { Err(Excess::Unpacked { most: limits::UNPACKED }.into()) } else { Ok(()) }
    }
}

/// The bytes that each text takes that cells share, at most; [MS-XLS] 2.5.293. Texts go on from record to record.
fn lengths(parts: &[&[u8]]) -> Result<Vec<u32>, BookFault> {
    let mut lengths = Vec::new();
    let mut texts = Texts { parts, at: 0 };
    while let Some(characters) = texts.next() {
        lengths.push(3 * characters);
        if lengths.len() > limits::SHARED {
            return Err(Excess::Shared { most: limits::SHARED }.into());
        }
    }
    Ok(lengths)
}

/// The texts of a record and those that continue it; none behind one that is damaged.
struct Texts<'t> {
    parts: &'t [&'t [u8]],
    at: usize,
}

impl Texts<'_> {
    /// Goes past so many bytes, into the next records if need be.
    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let left = self.parts.first()?.len() - self.at;
            if left > count {
                self.at += count;
                return Some(());
            }
            count -= left;
            self.parts = &self.parts[1..];
            self.at = 0;
        }
        Some(())
    }

    /// The characters of the next text.
    fn next(&mut self) -> Option<u32> {
        while self.parts.first()?.len() <= self.at {
            self.parts = &self.parts[1..];
            self.at = 0;
        }
        let head = self.parts.first()?.get(self.at..)?;
        let (characters, flags) = (word(head, 0), *head.get(2)?);
        let (mut wide, mut behind) = (flags & 1 != 0, 3);
        let runs = if flags & 8 == 0 { 0 } else { usize::from(word(head, behind)) };
        behind += if flags & 8 == 0 { 0 } else { 2 };
        let further = if flags & 4 == 0 { 0 } else { long(head, behind) as usize };
        behind += if flags & 4 == 0 { 0 } else { 4 };
        self.skip(behind)?;
        let mut left = usize::from(characters);
        while left > 0 {
            let room = self.parts.first()?.len() - self.at;
            let here = left.min(if wide { room / 2 } else { room });
            left -= here;
            if left == 0 {
                self.skip(if wide { 2 * here } else { here })?;
                break;
            }
            // The next record says anew how wide its characters are.
            self.parts = &self.parts[1..];
            wide = self.parts.first()?.first()? & 1 != 0;
            self.at = 1;
        }
        self.skip(4 * runs)?;
        self.skip(further)?;
        Some(characters.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(characters: u16, flags: u8, rest: &[u8]) -> Vec<u8> {
        [&characters.to_le_bytes(), &[flags][..], rest].concat()
    }

    #[test]
    fn shared_texts_are_measured_across_records() {
        let one = text(3, 0, b"abc");
        let wide = text(2, 1, &[0x4e, 0, 0x4e, 0]);
        let rich = text(1, 8, &[1, 0, b'x', 0, 0, 0, 0]);
        let open = text(4, 0, b"ab");
        let first = [one, wide, rich, open].concat();
        let further: &[u8] = &[1, 0x4e, 0, 0x4e, 0, 1, 0, 0, b'z'];
        assert_eq!(lengths(&[&first, further]).expect("few"), [9, 6, 3, 12, 3]);
        assert_eq!(lengths(&[&text(9, 0, b"cut")]).expect("few"), Vec::<u32>::new());
    }

    #[test]
    fn room_is_asked_for_before_it_is_made() {
        let record = |kind: u16, data: &[u8]| {
            let length = u16::try_from(data.len()).expect("short");
            [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
        };
        let begin = record(BEGIN, &[0; 8]);
        let all = record(DIMENSIONS, &[0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0]);
        let sheet = |records: &[Vec<u8>]| look(&records.concat(), &[("a".to_owned(), 0)]);
        assert!(matches!(sheet(&[begin.clone(), all]), Err(BookFault::TooLarge(Excess::Cells { .. }))));
        let reversed = record(DIMENSIONS, &[9, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
        assert!(matches!(sheet(&[begin.clone(), reversed]), Err(BookFault::Damaged(_))));
        let far = [record(0x0203, &[0; 14]), record(0x0203, &[0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])];
        let apart = sheet(&[begin.clone(), far[0].clone(), far[1].clone()]);
        assert!(matches!(apart, Err(BookFault::TooLarge(Excess::Cells { .. }))));
        assert_eq!(sheet(&[begin, far[0].clone()]), Ok(()));
    }
}
