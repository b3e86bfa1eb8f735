//! Input that means harm, whole program: refused in words or taken for what it is, in bounded time and memory; and nothing
//! that a terminal would obey is ever printed.

mod books;
mod databases;
mod names;
mod places;
mod shown;
mod texts;
mod tomls;
mod typed;

use std::ffi::OsStr;
use std::io::{Cursor, Write as _};
use std::time::Duration;

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::desk::AS_OF;
use crate::{Desk, told};

/// The memory that a run may reserve, in KiB; what it touches is far less.
const MEMORY: u32 = 1 << 20;
/// The time that a run may take on a computer that has much else to do.
const TIME: Duration = Duration::from_secs(60);

/// A text with something of everything that is obeyed and not shown.
const OBEYED: &str = "红\u{1b}[31m\u{1b}]0;t\u{7}\u{9b}2J\u{85}\u{8}\u{7f}\u{202e}gnp.\u{202d}\u{2066}甲\u{2069}\u{200e}\u{200f}\u{61c}\u{2028}\u{2029}\u{200b}\u{feff}\u{e0041}灯";

/// A run with bounded memory and time: exit code, standard output and error, both harmless.
fn tried(desk: &Desk, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> (i32, String, String) {
    tried_with(desk, &[], arguments)
}

/// The same with some variables.
fn tried_with(
    desk: &Desk,
    variables: &[(&str, &OsStr)],
    arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
) -> (i32, String, String) {
    let program = cargo_bin("duban");
    let mut command = if cfg!(target_os = "linux") {
        let mut shell = Command::new("/bin/sh");
        shell.arg("-c").arg(format!("ulimit -v {MEMORY}; exec \"$0\" \"$@\"")).arg(program);
        shell
    } else {
        Command::new(program)
    };
    command.current_dir(desk.path()).env_clear().env("HOME", desk.path()).env("DUBAN_CONFIG", "").env("LANG", "C");
    command.envs(variables.iter().copied()).args(arguments).timeout(TIME);
    let (code, out, err) = told(&command.output().expect("started"));
    assert!((0..=3).contains(&code) && !err.contains("panicked"), "{code}: {err:?}");
    harmless(&out);
    harmless(&err);
    (code, out, err)
}

/// A line with [`AS_OF`], its arguments parted by blanks.
fn run(desk: &Desk, line: &str) -> (i32, String, String) {
    let day: &[&str] = if line.contains("--as-of") { &[] } else { &["--as-of", AS_OF] };
    tried(desk, line.split_whitespace().chain(day.iter().copied()).map(|argument| argument.replace('␣', " ")))
}

/// A line that is refused because of what it is about; what it said in English and Chinese.
fn refused(desk: &Desk, line: &str) -> [String; 2] {
    ["en", "zh"].map(|lang| {
        let (code, out, err) = run(desk, &format!("{line} --lang {lang}"));
        assert_eq!((code, out.as_str()), (1, ""), "duban {line}\n{err}");
        assert_eq!(err.contains(['，', '：', '。', '；']), lang == "zh", "{err}");
        err
    })
}

/// Fails where a text holds what a terminal obeys, reorders or hides.
fn harmless(text: &str) {
    let is_obeyed = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
            || matches!(c, '\u{feff}' | '\u{e0000}'..='\u{e007f}')
    };
    if let Some(at) = text.find(is_obeyed) {
        let from = text[..at].char_indices().rev().nth(60).map_or(0, |(from, _)| from);
        panic!("printed raw: {:?}", text[from..].chars().take(90).collect::<String>());
    }
}

/// As many texts, one after the other.
fn joined(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect()
}

/// A container of parts.
fn packed<'p>(parts: impl IntoIterator<Item = (&'p str, &'p [u8])>) -> Vec<u8> {
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        made.start_file(name, SimpleFileOptions::default()).expect("a part");
        made.write_all(content).expect("written");
    }
    made.finish().expect("a container").into_inner()
}
