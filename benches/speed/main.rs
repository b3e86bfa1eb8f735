//! `cargo bench --bench speed`: how fast the program is with a ledger of 171,000 targets and a million figures, beside
//! the `sqlite3` shell on the same files and the same machine. Every figure is of a whole process, start to end; the
//! best of three runs counts, and what is promised is a ratio within one run of this benchmark. With `-- files` only the
//! files for offices are measured.

#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs)]

mod bare;
mod generate;
mod office;
mod workbook;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The columns that `report.sql` computes too.
const COLUMNS: &str = "target,name,region,comparator,target_value,unit,deadline,latest_period,latest_value,\
                       baseline_value,gap,progress,elapsed,pace,status";

/// How long a run took, how much of a processor, and how much memory it had at most.
#[derive(Clone, Copy)]
struct Run {
    time: Duration,
    processor: Duration,
    memory: u64,
}

fn main() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("speed");
    fs::create_dir_all(&folder).unwrap();
    println!("The program has {}.\n", office::size(Path::new(env!("CARGO_BIN_EXE_duban"))));
    if std::env::args().any(|argument| argument == "files") {
        println!("| what | time | memory |\n|---|---:|---:|");
        let (books, files) = files(&folder);
        println!("\n| promise | is | at most |\n|---|---:|---:|");
        return promised(&books, &files);
    }
    let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (sorted, shuffled, catalogue) = (file("sorted.csv"), file("shuffled.csv"), file("catalogue.toml"));
    let rows = generate::figures(sorted.as_ref(), shuffled.as_ref(), generate::COUNTIES).unwrap();
    generate::catalogue_file(catalogue.as_ref(), generate::COUNTIES).unwrap();
    println!("{} targets, {rows} figures, in {}\n", generate::COUNTIES * generate::INDICATORS, folder.display());
    println!("| what | time | memory |\n|---|---:|---:|");

    let nowhere = folder.join("nowhere");
    fs::create_dir_all(&nowhere).unwrap();
    let start = best(|| duban(&nowhere, "--version", "/dev/null"));
    show("`duban --version`", start);
    let built_in = best(|| duban(&nowhere, "report -q", "/dev/null"));
    show("`duban report` on the built-in catalogue, no database", built_in);

    let fresh = file("fresh.db");
    let load = best(|| {
        remove(&fresh);
        duban(&folder, &format!("init --empty --db {fresh} --catalogue {catalogue}"), "/dev/null")
    });
    show("`duban init --catalogue` with all targets", load);
    let again = best(|| duban(&folder, &format!("load {catalogue} --db {fresh}"), "/dev/null"));
    show("`duban load` of the same catalogue", again);

    let shell_import = best(|| shell_import(&file("shell.db"), &sorted));
    show("`sqlite3` `.import` into a table with key and index", shell_import);
    let import = |name: &str, from: &str| {
        let db = file(name);
        fs::copy(&fresh, &db).unwrap();
        duban(&folder, &format!("import {from} --db {db}"), "/dev/null")
    };
    let import_sorted = best(|| import("sorted.db", &sorted));
    show("`duban import`, sorted", import_sorted);
    let import_shuffled = best(|| import("shuffled.db", &shuffled));
    show("`duban import`, shuffled", import_shuffled);
    let db = file("sorted.db");
    show(
        "`duban import` again, all known",
        best(|| duban(&folder, &format!("import {sorted} --db {db}"), "/dev/null")),
    );

    let shell_report = best(|| shell_report(&db, &file("shell.csv")));
    show("`sqlite3`: bare SQL for the report's columns", shell_report);
    let report = |more: &str, to: &str| duban(&folder, &format!("report --as-of 2025-06-01 --db {db} {more}"), to);
    let narrow = best(|| report(&format!("--format csv --columns {COLUMNS}"), &file("report.csv")));
    show("`duban report` to CSV, the same columns", narrow);
    let wide = best(|| report("--format csv", &file("wide.csv")));
    show("`duban report` to CSV, every column", wide);
    let methods = best(|| report("--format csv --method all", &file("methods.csv")));
    show("`duban report --method all` to CSV, every column", methods);
    show("`duban report` to JSON", best(|| report("--format json", &file("report.json"))));
    show("`duban report --by region`", best(|| report("--by region --format csv", "/dev/null")));
    let county = best(|| report("--region county-1425 --format csv", "/dev/null"));
    show("`duban report --region` of one county", county);

    let (books, files) = files(&folder);

    println!("\n| promise | is | at most |\n|---|---:|---:|");
    promise("import beside the shell's `.import`", ratio(import_sorted, shell_import), 1.0, "times");
    promise("shuffled beside sorted", ratio(import_shuffled, import_sorted), 1.5, "times");
    promise("report beside bare SQL", ratio(narrow, shell_report), 0.6, "times");
    promise("one county", millis(county), 10.0, "ms");
    promise("start", millis(start), 5.0, "ms");
    promise("report with all methods beside without", ratio(methods, wide), 1.5, "times");
    promise("report on the built-in catalogue", millis(built_in), 30.0, "ms");
    promise("loading all targets", millis(load), 2000.0, "ms");
    promise("memory of loading", megabytes(load), 256.0, "MB");
    promise("memory of reporting", megabytes(wide), 150.0, "MB");
    promised(&books, &files);
}

/// The files for offices.
fn files(folder: &Path) -> (workbook::Books, office::Files) {
    let db = workbook::database(folder);
    let books = workbook::measure(folder, &db);
    let cells = format!("bare `rust_xlsxwriter`: the {} cells of that workbook, in memory already", books.cells);
    show("`duban report` of 120,000 targets to a workbook", books.ledger);
    show("the same in another order, `--sort -gap_pct`", books.sorted);
    println!("| {cells} | {:.1} ms | |", millis(books.bare));
    println!("| the same, packed as lightly as the program packs | {:.1} ms | |", millis(books.light));
    let spent = [books.ledger, books.bare, books.light].map(|run| run.processor.as_secs_f64());
    println!("| the processor's time of the three: {:.2} s, {:.2} s, {:.2} s | | |", spent[0], spent[1], spent[2]);
    let files = office::measure(folder, &db);
    (books, files)
}

fn promised(books: &workbook::Books, files: &office::Files) {
    promise("a workbook beside the bare writer", ratio(books.ledger, books.bare), 2.0, "times");
    promise("memory of a workbook", megabytes(books.ledger), 100.0, "MB");
    promise("memory of a sorted workbook", megabytes(books.sorted), 150.0, "MB");
    promise("memory of importing a form of 120,000 rows", megabytes(files.form), 100.0, "MB");
    promise("memory of importing it with shared texts", megabytes(files.shared), 100.0, "MB");
    promise("memory of a page of 5,000 targets", megabytes(files.page), 150.0, "MB");
    promise("a workbook of the built-in catalogue", millis(files.built_in), 300.0, "ms");
}

/// The processor's time that this process has taken so far, and that its children had taken when they ended.
fn processor() -> (Duration, Duration) {
    let told = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Behind the name in brackets, which may hold anything; in hundredths of a second.
    let (_, fields) = told.rsplit_once(')').unwrap_or_default();
    let hundredths: Vec<u64> = fields.split_whitespace().skip(11).take(4).flat_map(str::parse).collect();
    let sum = |at: usize| Duration::from_millis(hundredths.iter().skip(at).take(2).sum::<u64>() * 10);
    (sum(0), sum(2))
}

fn ratio(a: Run, b: Run) -> f64 {
    a.time.as_secs_f64() / b.time.as_secs_f64()
}

fn millis(run: Run) -> f64 {
    run.time.as_secs_f64() * 1e3
}

#[expect(clippy::cast_precision_loss, reason = "megabytes")]
fn megabytes(run: Run) -> f64 {
    run.memory as f64 / 1024.0
}

fn promise(what: &str, is: f64, at_most: f64, unit: &str) {
    let broken = if is <= at_most { "" } else { " **broken**" };
    println!("| {what} | {is:.2} {unit}{broken} | {at_most} {unit} |");
}

fn show(what: &str, run: Run) {
    println!("| {what} | {:.1} ms | {:.0} MB |", run.time.as_secs_f64() * 1e3, megabytes(run));
}

fn best(mut run: impl FnMut() -> Run) -> Run {
    (0..3).map(|_| run()).min_by_key(|run| run.time).unwrap()
}

fn remove(path: &str) {
    if Path::new(path).exists() {
        fs::remove_file(path).unwrap();
    }
}

/// The program, in a folder, with what it prints going to a file.
fn duban(folder: &Path, line: &str, to: &str) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duban"));
    command.current_dir(folder).env("DUBAN_CONFIG", "").args(line.split_whitespace());
    command.stdout(File::create(to).unwrap()).stderr(Stdio::null());
    let start = Instant::now();
    watch(command.spawn().unwrap(), start)
}

/// The shell's import of the same rows into a table with a key and an index.
fn shell_import(database: &str, file: &str) -> Run {
    remove(database);
    let table = "create table figure (indicator text, period text, value real, publisher text, title text, note text,
                     primary key (indicator, period));
                 create index figure_by_period on figure (period, indicator);";
    let mut command = Command::new("sqlite3");
    command.arg(database).arg(table).arg(".mode csv").arg(format!(".import --skip 1 {file} figure"));
    let start = Instant::now();
    watch(command.spawn().expect("the sqlite3 shell is installed"), start)
}

/// The shell's bare SQL for the columns of the report.
fn shell_report(database: &str, to: &str) -> Run {
    let sql = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/speed/report.sql");
    let mut command = Command::new("sqlite3");
    command.arg(database).stdin(File::open(sql).unwrap()).stdout(File::create(to).unwrap());
    let start = Instant::now();
    watch(command.spawn().expect("the sqlite3 shell is installed"), start)
}

/// Waits for a process, looking at its peak of memory all the while.
fn watch(mut child: Child, start: Instant) -> Run {
    let (status, before) = (format!("/proc/{}/status", child.id()), processor().1);
    let mut memory = 0;
    loop {
        let peak = fs::read_to_string(&status).ok().and_then(|text| {
            let line = text.lines().find(|line| line.starts_with("VmHWM:"))?.to_owned();
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        });
        memory = memory.max(peak.unwrap_or(0));
        if let Some(done) = child.try_wait().unwrap() {
            assert!(done.success(), "the run failed");
            return Run { time: start.elapsed(), processor: processor().1.saturating_sub(before), memory };
        }
        // Often enough to see the peak, seldom enough not to take the processor from what is measured.
        std::thread::sleep((start.elapsed() / 200).clamp(Duration::from_micros(200), Duration::from_millis(5)));
    }
}
