//! PDF documents, through `pdftotext` where it is installed: bounded in what it may say and how long it may take.

use std::io::{Cursor, ErrorKind, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::domain::fault::manuscript::ManuscriptFault;
use crate::domain::provenance::Line;
use crate::intake::{Manuscript, read_text};

/// The most bytes that are read of the text.
const MOST: u64 = 2 << 20;
/// How long the program may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// Reads the text of a PDF.
pub(super) fn read(path: &Path) -> Result<Vec<Line>, ManuscriptFault> {
    let failed = |detail: String| ManuscriptFault::PdfReader { detail };
    // A path from the root cannot be taken for an option.
    let path = std::path::absolute(path).map_err(|error| failed(error.to_string()))?;
    let mut command = Command::new("pdftotext");
    command.args(["-enc", "UTF-8", "-q"]).arg(&path).arg("-");
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(|error| {
            if error.kind() == ErrorKind::NotFound { ManuscriptFault::NoPdfReader } else { failed(error.to_string()) }
        })?;
    let stdout = child.stdout.take();
    let reading = thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = stdout.map(|stdout| stdout.take(MOST + 1).read_to_end(&mut bytes));
        read.unwrap_or(Ok(0)).map(|_| bytes)
    });
    let begun = Instant::now();
    let status = loop {
        match child.try_wait().map_err(|error| failed(error.to_string()))? {
            Some(status) => break Some(status),
            None if begun.elapsed() > PATIENCE => break None,
            // More than may be read: nobody takes the rest, so the program would wait for ever.
            None if reading.is_finished() => break None,
            None => thread::sleep(Duration::from_millis(10)),
        }
    };
    if status.is_none() {
        let _ = child.kill();
        let _ = child.wait();
    }
    let bytes = reading.join().ok().and_then(Result::ok).unwrap_or_default();
    if bytes.len() as u64 > MOST {
        return Err(ManuscriptFault::TooLarge { most: MOST >> 20 });
    }
    match status {
        Some(status) if status.success() => {}
        Some(status) => return Err(failed(status.to_string())),
        // It closed its output and was about to end.
        None if begun.elapsed() <= PATIENCE => {}
        None => return Err(failed(format!("{} s", PATIENCE.as_secs()))),
    }
    match read_text(Cursor::new(bytes)).map_err(|error| failed(error.to_string()))? {
        Manuscript::Lines(lines) => Ok(lines),
        Manuscript::Unusable(fault) => Err(fault),
        Manuscript::Pdf => Err(ManuscriptFault::NoText),
    }
}
