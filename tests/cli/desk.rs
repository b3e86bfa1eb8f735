//! A desk to work at: a folder of its own, with nothing of the machine's settings, and the program run in it.

use std::path::Path;
use std::process::Output;
use std::sync::OnceLock;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// The day as of which everything is judged.
pub const AS_OF: &str = "2025-12-31";

/// A town with a target of every kind.
pub const TOWN: &str = include_str!("fixture/town.toml");

/// A folder of its own, with nothing of the machine's settings.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    /// An empty folder.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// A folder with `duban.db`, as `init` makes it.
    pub fn with_ledger() -> Self {
        static LEDGER: OnceLock<Vec<u8>> = OnceLock::new();
        let desk = Self::new();
        desk.put_bytes(
            "duban.db",
            LEDGER.get_or_init(|| {
                let desk = Self::new();
                desk.done("init");
                desk.bytes("duban.db")
            }),
        );
        desk
    }

    /// A folder with `duban.db` holding the town and some figures of it.
    pub fn in_town() -> Self {
        static LEDGER: OnceLock<Vec<u8>> = OnceLock::new();
        let desk = Self::new();
        desk.put_bytes(
            "duban.db",
            LEDGER.get_or_init(|| {
                let desk = Self::new();
                desk.put("town.toml", TOWN);
                desk.done("init --catalogue town.toml");
                desk.put(
                    "figures.csv",
                    "indicator,period,value,publisher,note\n\
                 town.firms,2023,58,镇统计站,\n\
                 town.firms,2024,81,镇统计站,=快报\n\
                 town.coverage,2024,99.96,镇工信办,\n\
                 town.vacancy,2024,6,镇工信办,\n\
                 town.growth,2023,7,镇统计站,\n\
                 town.growth,2024,8.05,镇统计站,\n\
                 town.new-firms,2023,12,镇统计站,\n\
                 town.energy,2023,1.5,镇工信办,\n\
                 town.energy,2024,1.35,镇工信办,\n",
                );
                desk.done("import figures.csv --by 李华 -q");
                desk.bytes("duban.db")
            }),
        );
        desk
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file.
    pub fn put(&self, name: &str, text: &str) {
        self.put_bytes(name, text.as_bytes());
    }

    /// Writes a file that is not text.
    pub fn put_bytes(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path().join(name), bytes).expect("written");
    }

    /// Reads a file.
    pub fn read(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).expect("text")
    }

    /// Reads a file that is not text.
    pub fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path().join(name)).expect("there")
    }

    /// The names of everything in the folder, sorted.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.path()).expect("a folder");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The program in this folder, in English, as of [`AS_OF`] where the line does not say otherwise. Blanks in the
    /// line part arguments; `␣` stands for one inside an argument.
    pub fn duban(&self, line: &str) -> Command {
        let mut command = Command::cargo_bin("duban").expect("built");
        command.current_dir(self.path()).env_clear().env("HOME", self.path()).env("DUBAN_CONFIG", "").env("LANG", "C");
        if !line.contains("--as-of") {
            command.arg("--as-of").arg(AS_OF);
        }
        command.args(line.split_whitespace().map(|argument| argument.replace('␣', " ")));
        command
    }

    /// Runs a line: exit code, standard output, standard error.
    pub fn run(&self, line: &str) -> (i32, String, String) {
        told(&self.duban(line).output().expect("started"))
    }

    /// Runs a line in a terminal so many columns wide.
    pub fn run_at(&self, columns: usize, line: &str) -> (i32, String, String) {
        told(&self.duban(line).env("COLUMNS", columns.to_string()).output().expect("started"))
    }

    /// Runs a line that must succeed without a word on standard error; what it printed.
    pub fn done(&self, line: &str) -> String {
        let (code, out, err) = self.run(line);
        assert_eq!((code, err.as_str()), (0, ""), "duban {line}\n{out}");
        out
    }

    /// Runs a line that must be refused; what it said.
    pub fn refused(&self, line: &str) -> String {
        let (code, out, err) = self.run(line);
        assert_eq!((code, out.as_str()), (1, ""), "duban {line}\n{err}");
        err
    }

    /// What a list says as JSON.
    pub fn json(&self, line: &str) -> Value {
        serde_json::from_str(&self.done(&format!("{line} --format json"))).expect("JSON")
    }

    /// The rows of a list.
    pub fn rows(&self, line: &str) -> Vec<Value> {
        match self.json(line)["rows"].take() {
            Value::Array(rows) => rows,
            other => panic!("no rows: {other}"),
        }
    }

    /// The one row of a list.
    pub fn row(&self, line: &str) -> Value {
        match <[Value; 1]>::try_from(self.rows(line)) {
            Ok([row]) => row,
            Err(rows) => panic!("{} rows of duban {line}", rows.len()),
        }
    }
}

/// Exit code, standard output, standard error.
pub fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    (output.status.code().expect("ended by itself"), text(&output.stdout), text(&output.stderr))
}

/// A number of a JSON row, exactly as it stands.
pub fn number(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        other => panic!("no number: {other}"),
    }
}

/// A text of a JSON row.
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}
