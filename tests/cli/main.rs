//! The real program in a temporary folder, as a person or a script runs it: one module a command.

mod config;
mod documents;
mod help;
mod usage;

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;

/// The day as of which everything is judged.
const AS_OF: &str = "2025-12-31";

/// A folder of its own, with nothing of the machine's settings.
struct Desk {
    folder: TempDir,
}

impl Desk {
    /// An empty folder.
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// The folder.
    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file.
    fn put(&self, name: &str, text: &str) {
        std::fs::write(self.path().join(name), text).expect("written");
    }

    /// Reads a file.
    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).expect("there")
    }

    /// The program in this folder, in English, as of [`AS_OF`] where the line does not say otherwise.
    fn duban(&self, line: &str) -> Command {
        let mut command = Command::cargo_bin("duban").expect("built");
        command.current_dir(self.path()).env_clear().env("HOME", self.path()).env("DUBAN_CONFIG", "").env("LANG", "C");
        command.args(line.split_whitespace());
        if !line.contains("--as-of") {
            command.arg("--as-of").arg(AS_OF);
        }
        command
    }

    /// Runs a line: exit code, standard output, standard error.
    fn run(&self, line: &str) -> (i32, String, String) {
        told(&self.duban(line).output().expect("started"))
    }
}

/// Exit code, standard output, standard error.
fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    (output.status.code().expect("ended by itself"), text(&output.stdout), text(&output.stderr))
}
