//! Containers of parts (zip), which workbooks and documents are: read with a measure, so that nothing in them takes more
//! than bounded memory and time, whatever they say of their own size.
//!
//! Knows nothing of what the parts mean.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::read::ZipFile;

use crate::domain::fault::input::{BookFault, Excess};
use crate::domain::limits;

/// Elements that may lie within one another.
const DEEPEST: usize = 256;

/// A container being read.
pub struct Container<R> {
    parts: ZipArchive<R>,
    /// The names of the parts by their names in lower case with `/` between folders; the last of equals counts.
    names: HashMap<String, String>,
    unpacked: u64,
}

impl<R: Read + Seek> Container<R> {
    /// Opens a container.
    pub fn open(mut source: R) -> Result<Self, BookFault> {
        let many = || BookFault::TooLarge(Excess::Parts { most: limits::PARTS });
        if parts_said(&mut source).map_err(damaged)? > limits::PARTS as u64 {
            return Err(many());
        }
        let parts = ZipArchive::new(source).map_err(damaged)?;
        if parts.len() > limits::PARTS {
            return Err(many());
        }
        let names = parts.file_names().flatten().map(|name| (folded(&name), name.into_owned())).collect();
        Ok(Self { parts, names, unpacked: 0 })
    }

    /// The names of the parts, in lower case with `/` between folders.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// A part by its name, whatever its case; `None` where there is none. It may have so many bytes.
    pub fn part(&mut self, name: &str, most: u64) -> Result<Option<Part<'_, R>>, BookFault> {
        let Some(own) = self.names.get(&folded(name)) else { return Ok(None) };
        let file = self.parts.by_name(own).map_err(damaged)?;
        let packed = file.compressed_size();
        let name = own.as_str().into();
        let gauge = Gauge { file, name, most, packed, given: 0, unpacked: &mut self.unpacked, excess: None };
        Ok(Some(Part { gauge: BufReader::new(gauge), piece: 0 }))
    }

    /// The markup of a part; `None` where there is no such part.
    pub fn markup(&mut self, name: &str, most: u64) -> Result<Option<Markup<'_, R>>, BookFault> {
        Ok(self.part(name, most)?.map(Markup::new))
    }

    /// Hands out the elements of a part; a part that is not there has none.
    pub fn each(
        &mut self,
        name: &str,
        most: u64,
        mut visit: impl FnMut(&BytesStart<'_>) -> Result<(), BookFault>,
    ) -> Result<(), BookFault> {
        let Some(mut markup) = self.markup(name, most)? else { return Ok(()) };
        loop {
            match markup.event()? {
                Event::Start(element) => visit(&element)?,
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }
}

/// The parts that a container says it has, at most: its list of them is held in memory.
///
/// The record that says so stands at the end, before a remark of at most 64 KiB; a second, for large containers, stands
/// before it where the first leaves something open (APPNOTE 4.3.14 to 4.3.16).
fn parts_said<R: Read + Seek>(source: &mut R) -> io::Result<u64> {
    const WINDOW: u64 = (1 << 16) + 256;
    let length = source.seek(SeekFrom::End(0))?;
    source.seek(SeekFrom::Start(length.saturating_sub(WINDOW)))?;
    let mut tail = Vec::new();
    source.take(WINDOW).read_to_end(&mut tail)?;
    source.rewind()?;
    let number = |record: &[u8], at: usize, bytes: usize| {
        let bytes = record.get(at..at + bytes).unwrap_or_default();
        bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
    };
    let records =
        |sign: &'static [u8; 4]| tail.windows(4).enumerate().filter(move |(_, w)| w == sign).map(|(at, _)| at);
    let large = records(b"PK\x06\x06").map(|at| number(&tail[at..], 32, 8)).max();
    let plain = records(b"PK\x05\x06").map(|at| {
        let record = &tail[at..];
        let is_open = number(record, 10, 2) == 0xffff || number(record, 16, 4) == 0xffff_ffff;
        if is_open { large.unwrap_or(u64::MAX) } else { number(record, 10, 2) }
    });
    Ok(plain.max().unwrap_or(0).max(large.unwrap_or(0)))
}

/// A part's name whatever its case and the stroke between its folders.
fn folded(name: &str) -> String {
    name.replace('\\', "/").to_ascii_lowercase()
}

/// A part of a container, unpacked while it is read.
pub struct Part<'p, R: Read> {
    gauge: BufReader<Gauge<'p, R>>,
    /// Bytes read of the piece at hand.
    piece: usize,
}

/// Counts what is unpacked of a part.
struct Gauge<'p, R: Read> {
    file: ZipFile<'p, R>,
    name: Box<str>,
    most: u64,
    packed: u64,
    given: u64,
    unpacked: &'p mut u64,
    excess: Option<Excess>,
}

impl<R: Read> Read for Gauge<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(out)?;
        self.given += length as u64;
        *self.unpacked += length as u64;
        let part = || (&*self.name).into();
        self.excess = if self.given > limits::UNPACKED_FREELY && self.given / limits::RATIO > self.packed {
            Some(Excess::Ratio { part: part(), most: limits::RATIO })
        } else if self.given > self.most {
            Some(Excess::Part { part: part(), most: self.most })
        } else if *self.unpacked > limits::UNPACKED {
            Some(Excess::Unpacked { most: limits::UNPACKED })
        } else {
            return Ok(length);
        };
        Err(io::ErrorKind::FileTooLarge.into())
    }
}

impl<R: Read> Part<'_, R> {
    /// What went wrong in reading it.
    fn fault(&self, error: impl ToString) -> BookFault {
        self.gauge.get_ref().excess.clone().map_or_else(|| damaged(error), BookFault::TooLarge)
    }

    /// All of it as bytes.
    pub fn bytes(mut self) -> Result<Vec<u8>, BookFault> {
        let mut bytes = Vec::new();
        match self.gauge.read_to_end(&mut bytes) {
            Ok(_) => Ok(bytes),
            Err(error) => Err(self.fault(error)),
        }
    }
}

impl<R: Read> Read for Part<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.gauge.read(out)
    }
}

impl<R: Read> BufRead for Part<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.piece > limits::PIECE {
            let gauge = self.gauge.get_mut();
            gauge.excess = Some(Excess::Piece { part: (&*gauge.name).into(), most: limits::PIECE });
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.gauge.fill_buf()
    }

    fn consume(&mut self, length: usize) {
        self.piece += length;
        self.gauge.consume(length);
    }
}

/// The markup of a part, piece by piece; elements that are not closed are a fault.
pub struct Markup<'p, R: Read> {
    reader: Reader<Part<'p, R>>,
    buffer: Vec<u8>,
    depth: usize,
    largest: usize,
}

impl<'p, R: Read> Markup<'p, R> {
    fn new(part: Part<'p, R>) -> Self {
        let mut reader = Reader::from_reader(part);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0, largest: 0 }
    }

    /// The next piece.
    pub fn event(&mut self) -> Result<Event<'_>, BookFault> {
        self.buffer.clear();
        self.reader.get_mut().piece = 0;
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(error) => return Err(self.reader.get_ref().fault(error)),
        };
        match &event {
            Event::Start(element) => {
                self.depth += 1;
                self.largest = self.largest.max(element.len());
            }
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Eof if self.depth > 0 => return Err(damaged("an element is not closed")),
            _ => {}
        }
        if self.depth > DEEPEST { Err(damaged("elements lie too deep within one another")) } else { Ok(event) }
    }

    /// Bytes read so far.
    pub fn place(&self) -> u64 {
        self.reader.buffer_position()
    }

    /// The bytes of the largest element so far, its attributes with it.
    pub fn largest(&self) -> usize {
        self.largest
    }
}

#[expect(clippy::needless_pass_by_value, reason = "errors are handed over as they come")]
pub(super) fn damaged(error: impl ToString) -> BookFault {
    BookFault::Damaged(error.to_string())
}
