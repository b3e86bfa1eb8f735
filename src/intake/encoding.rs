//! Which encoding a file has, and reading it as UTF-8.
//!
//! In this order: a byte-order mark; the pattern of zero bytes that UTF-16 leaves in digits and commas; valid UTF-8
//! from beginning to end, or all but a few places of it; else GB18030, which every file of an office in China that is
//! not Unicode is.

use std::io::{self, Read, Seek, SeekFrom};

use encoding_rs::{Decoder, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::domain::code::coded;

/// Bytes that are looked at for zero bytes and for the first line.
const HEAD: usize = 8192;
/// Bytes that are decoded at once.
const RAW: u64 = 1 << 16;

coded! {
    /// An encoding that figures come in.
    Encoding {
        /// UTF-8.
        Utf8 = "utf-8",
        /// UTF-16, low byte first, as spreadsheets save "Unicode text".
        Utf16Le = "utf-16le",
        /// UTF-16, high byte first.
        Utf16Be = "utf-16be",
        /// GB18030, and with it GBK and GB2312.
        Gb18030 = "gb18030",
    }
}

/// A file being read as UTF-8. What cannot be decoded becomes `U+FFFD`.
pub(super) struct Decoded<R> {
    source: R,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    text: String,
    start: usize,
    ended: bool,
}

/// What was found out about a file: its encoding and its first bytes as text.
pub(super) struct Detected {
    pub encoding: Encoding,
    pub head: String,
    /// Whether some of it may be undecodable.
    pub doubtful: bool,
}

/// Finds out the encoding of a file and gives the file from behind its byte-order mark.
pub(super) fn detect<R: Read + Seek>(mut source: R) -> io::Result<(Detected, Decoded<R>)> {
    let start = source.stream_position()?;
    let mut head = Vec::with_capacity(HEAD);
    source.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    let (encoding, mark, sound) = match head.as_slice() {
        [0xef, 0xbb, 0xbf, ..] => (Encoding::Utf8, 3, is_utf8(&mut source, start + 3)?),
        [0xff, 0xfe, ..] => (Encoding::Utf16Le, 2, false),
        [0xfe, 0xff, ..] => (Encoding::Utf16Be, 2, false),
        head => match utf16_by_zeros(head) {
            Some(encoding) => (encoding, 0, false),
            None if is_utf8(&mut source, start)? => (Encoding::Utf8, 0, true),
            None if is_nearly_utf8(head) => (Encoding::Utf8, 0, false),
            None => (Encoding::Gb18030, 0, false),
        },
    };
    source.seek(SeekFrom::Start(start + mark))?;
    let text = &head[head.len().min(usize::try_from(mark).unwrap_or(0))..];
    let head = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(text).into_owned(),
        other => decode_all(&mut other.decoder(), text),
    };
    // What is known to be UTF-8 throughout is handed on as it is.
    let decoder = (!sound).then(|| encoding.decoder());
    Ok((Detected { encoding, head, doubtful: !sound }, Decoded::new(source, decoder)))
}

impl Encoding {
    fn decoder(self) -> Decoder {
        let encoding = match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Gb18030 => GB18030,
        };
        encoding.new_decoder_without_bom_handling()
    }
}

/// UTF-16 by its zero bytes: digits, commas and line ends have one in every pair, always on the same side.
fn utf16_by_zeros(head: &[u8]) -> Option<Encoding> {
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if even.max(odd) * 20 < head.len() || even.max(odd) == 0 {
        return None;
    }
    Some(if odd >= even { Encoding::Utf16Le } else { Encoding::Utf16Be })
}

fn is_utf8<R: Read + Seek>(source: &mut R, start: u64) -> io::Result<bool> {
    source.seek(SeekFrom::Start(start))?;
    let mut buffer = vec![0; 1 << 16];
    let mut kept = 0;
    loop {
        let read = source.read(&mut buffer[kept..])?;
        if read == 0 {
            return Ok(kept == 0);
        }
        let filled = kept + read;
        match std::str::from_utf8(&buffer[..filled]) {
            Ok(_) => kept = 0,
            // A character that goes on in the next bytes.
            Err(fault) if fault.error_len().is_none() => {
                buffer.copy_within(fault.valid_up_to()..filled, 0);
                kept = filled - fault.valid_up_to();
            }
            Err(_) => return Ok(false),
        }
    }
}

/// True where far more of a text reads as characters of UTF-8 than does not: it is UTF-8 with rows pasted in from
/// elsewhere, or cut. Text in GB18030 hardly ever has three bytes in a row that make such a character.
fn is_nearly_utf8(head: &[u8]) -> bool {
    let (mut characters, mut faults) = (0, 0);
    for chunk in head.utf8_chunks() {
        characters += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    characters >= 4 && characters > faults
}

fn decode_all(decoder: &mut Decoder, bytes: &[u8]) -> String {
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len()));
    let _ = decoder.decode_to_string(bytes, &mut text, false);
    text
}

impl<R> Decoded<R> {
    fn new(source: R, decoder: Option<Decoder>) -> Self {
        Self { source, decoder, raw: Vec::new(), text: String::new(), start: 0, ended: false }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let Some(decoder) = &mut self.decoder else { return self.source.read(out) };
        // Decoded into a buffer of its own: a reader may ask for less than a character takes.
        while self.start == self.text.len() && !self.ended {
            self.raw.clear();
            self.ended = self.source.by_ref().take(RAW).read_to_end(&mut self.raw)? == 0;
            self.text.clear();
            self.start = 0;
            self.text.reserve(decoder.max_utf8_buffer_length(self.raw.len()).unwrap_or(0));
            let _ = decoder.decode_to_string(&self.raw, &mut self.text, self.ended);
        }
        let text = &self.text.as_bytes()[self.start..];
        let length = text.len().min(out.len());
        out[..length].copy_from_slice(&text[..length]);
        self.start += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn decoded(bytes: &[u8]) -> (Encoding, String) {
        let (detected, mut rest) = detect(Cursor::new(bytes)).expect("bytes in memory");
        let mut text = String::new();
        rest.read_to_string(&mut text).expect("text");
        assert!(text.starts_with(&detected.head) || detected.head.starts_with(&text), "{text}");
        (detected.encoding, text)
    }

    fn utf16(text: &str, to_bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    const TEXT: &str = "指标,时期,数值\n省级5G基站,2024,13000\n";

    #[test]
    fn every_encoding_of_an_office_is_recognised() {
        let gb = GB18030.encode(TEXT).0.into_owned();
        let with_mark = [b"\xef\xbb\xbf", TEXT.as_bytes()].concat();
        let low_first = [vec![0xff, 0xfe], utf16(TEXT, u16::to_le_bytes)].concat();
        let high_first = [vec![0xfe, 0xff], utf16(TEXT, u16::to_be_bytes)].concat();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), Encoding::Utf8),
            (with_mark, Encoding::Utf8),
            (low_first, Encoding::Utf16Le),
            (high_first, Encoding::Utf16Be),
            (utf16(TEXT, u16::to_le_bytes), Encoding::Utf16Le),
            (utf16(TEXT, u16::to_be_bytes), Encoding::Utf16Be),
            (gb, Encoding::Gb18030),
        ] {
            assert_eq!(decoded(&bytes), (encoding, TEXT.to_owned()), "{encoding}");
        }
    }

    #[test]
    fn a_character_may_lie_across_the_edge_of_what_is_read_at_once() {
        for pad in 0..4 {
            let text = "a".repeat((1 << 16) - pad) + "指标";
            assert_eq!(decoded(text.as_bytes()), (Encoding::Utf8, text.clone()));
            let gb = GB18030.encode(&text).0.into_owned();
            assert_eq!(decoded(&gb), (Encoding::Gb18030, text));
        }
    }

    #[test]
    fn what_cannot_be_decoded_is_marked() {
        let (encoding, text) = decoded(b"\xb6\xb7,\xff\xff,1");
        assert_eq!(encoding, Encoding::Gb18030);
        assert!(text.contains('\u{fffd}') && text.ends_with(",1"));
    }

    #[test]
    fn a_few_bytes_that_are_none_do_not_make_utf8_something_else() {
        let pasted = [TEXT.as_bytes(), &GB18030.encode("省级,2025年,1\n").0, b"x,\xff,2\n"].concat();
        let (encoding, text) = decoded(&pasted);
        assert_eq!(encoding, Encoding::Utf8);
        assert!(text.starts_with(TEXT) && text.matches('\u{fffd}').count() > 2 && text.ends_with(",2\n"), "{text}");
        let marked = [b"\xef\xbb\xbf".as_slice(), b"a,\xff\n"].concat();
        assert_eq!(decoded(&marked), (Encoding::Utf8, "a,\u{fffd}\n".to_owned()));
    }

    #[test]
    fn a_cut_character_at_the_end_is_no_utf8() {
        assert_eq!(decoded(b"ab\xe6\x8c").0, Encoding::Gb18030);
        assert_eq!(decoded(b"").0, Encoding::Utf8);
    }
}
