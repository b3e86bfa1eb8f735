//! A pager for output that is higher than the terminal.
//!
//! Nothing is started until the output turns out to be too high; what fits goes straight to the terminal.

use std::io::{self, BufWriter, Write};
use std::process::{Child, ChildStdin, Command, Stdio};

/// Output that goes to the terminal, through a pager once it is too high for it.
pub struct Pager {
    words: Vec<String>,
    rows: usize,
    state: State,
}

enum State {
    /// What was written so far, and its lines.
    Held { bytes: Vec<u8>, lines: usize },
    /// The pager runs.
    Paged { child: Child, input: Option<BufWriter<ChildStdin>> },
    /// There is no pager after all.
    Direct(BufWriter<io::Stdout>),
}

impl Pager {
    /// Holds output back until it is higher than `rows`, then starts `command`; `None` where it names nothing.
    #[must_use]
    pub fn new(command: &str, rows: usize) -> Option<Self> {
        let words: Vec<String> = command.split_whitespace().map(str::to_owned).collect();
        let state = State::Held { bytes: Vec::new(), lines: 0 };
        (!words.is_empty()).then_some(Self { words, rows, state })
    }

    /// Writes out what is held back and waits until the reader is done.
    pub fn finish(mut self) -> io::Result<()> {
        if let State::Held { bytes, .. } = &mut self.state {
            let held = std::mem::take(bytes);
            let mut direct = direct();
            direct.write_all(&held)?;
            self.state = State::Direct(direct);
        }
        self.flush()
    }

    /// Starts the pager, or goes on without where it cannot be started.
    fn start(&mut self) -> State {
        let mut command = Command::new(&self.words[0]);
        command.args(&self.words[1..]).stdin(Stdio::piped());
        if std::env::var_os("LESSCHARSET").is_none() {
            command.env("LESSCHARSET", "utf-8");
        }
        match command.spawn() {
            Ok(mut child) => {
                let input = child.stdin.take().map(BufWriter::new);
                State::Paged { child, input }
            }
            Err(_) => State::Direct(direct()),
        }
    }
}

fn direct() -> BufWriter<io::Stdout> {
    BufWriter::new(io::stdout())
}

impl Write for Pager {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        match &mut self.state {
            State::Held { bytes, lines } => {
                bytes.extend_from_slice(data);
                *lines += data.split(|byte| *byte == b'\n').count() - 1;
                if *lines >= self.rows {
                    let held = std::mem::take(bytes);
                    self.state = self.start();
                    self.write_all(&held)?;
                }
                Ok(data.len())
            }
            State::Paged { input, .. } => match input {
                Some(input) => input.write(data),
                None => Err(io::ErrorKind::BrokenPipe.into()),
            },
            State::Direct(direct) => direct.write(data),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.state {
            State::Paged { input: Some(input), .. } => input.flush(),
            State::Direct(direct) => direct.flush(),
            State::Held { .. } | State::Paged { input: None, .. } => Ok(()),
        }
    }
}

/// The terminal belongs to the pager until its reader is done, however the output ended.
impl Drop for Pager {
    fn drop(&mut self) {
        if let State::Paged { child, input } = &mut self.state {
            drop(input.take());
            // Nothing can be done about a pager that cannot be waited for.
            let _ = child.wait();
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn no_pager_named_means_none() {
        assert!(Pager::new("  ", 24).is_none());
    }

    #[test]
    fn what_fits_starts_nothing() {
        let mut pager = Pager::new("cat", 3).expect("a command");
        pager.write_all(b"1\n2\n").expect("held");
        assert!(matches!(pager.state, State::Held { lines: 2, .. }));
        std::mem::forget(pager);
    }

    #[test]
    fn what_is_too_high_starts_the_pager_with_all_of_it() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let mut pager = Pager::new(&format!("dd status=none of={}", file.path().display()), 2).expect("a command");
        pager.write_all(b"1\n").expect("held");
        pager.write_all(b"2\n").expect("paged");
        assert!(matches!(pager.state, State::Paged { .. }));
        pager.write_all(b"3\n").expect("paged");
        pager.finish().expect("written");
        assert_eq!(std::fs::read(file.path()).expect("written"), b"1\n2\n3\n");
    }

    #[test]
    fn a_pager_that_is_not_installed_is_done_without() {
        let mut pager = Pager::new("no-such-pager-here", 0).expect("a command");
        assert_eq!(pager.write(b"").expect("straight through"), 0);
        assert!(matches!(pager.state, State::Direct(_)));
    }

    #[test]
    fn a_reader_who_leaves_early_closes_the_pipe() {
        let mut pager = Pager::new("true", 0).expect("a command");
        let page = vec![b'x'; 1 << 20];
        let written = pager.write_all(&page).and_then(|()| pager.write_all(&page)).and_then(|()| pager.flush());
        assert_eq!(written.expect_err("nobody reads").kind(), io::ErrorKind::BrokenPipe);
    }
}
