//! A ledger of 120,000 targets as a workbook, beside the bare writer of workbooks on the same cells.

use std::path::Path;

use super::bare::Cells;
use super::{Run, best, duban, generate, remove};

/// So many counties have 120,000 targets.
const COUNTIES: u32 = 120_000 / generate::INDICATORS;
/// How often the program and the bare writer take turns.
const TURNS: usize = 5;
/// How lightly the program packs its workbooks.
const LEVEL: u8 = 2;

/// What was measured.
pub struct Books {
    /// The bare writer as it is.
    pub bare: Run,
    /// The bare writer packing as lightly as the program.
    pub light: Run,
    /// The program, row by row.
    pub ledger: Run,
    /// The program, in an order that it knows only at the end.
    pub sorted: Run,
    /// How many cells the ledger has.
    pub cells: usize,
}

/// Makes the database of the ledger.
pub fn database(folder: &Path) -> String {
    let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (db, figures, catalogue) = (file("ledger.db"), file("ledger.csv"), file("ledger.toml"));
    generate::figures(figures.as_ref(), file("ledger-shuffled.csv").as_ref(), COUNTIES).unwrap();
    generate::agency_file(catalogue.as_ref(), COUNTIES).unwrap();
    remove(&db);
    duban(folder, &format!("init --empty --db {db} --catalogue {catalogue}"), "/dev/null");
    duban(folder, &format!("import {figures} --db {db}"), "/dev/null");
    db
}

/// Measures with the database of the ledger.
pub fn measure(folder: &Path, db: &str) -> Books {
    let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (book, bare) = (file("ledger.xlsx"), file("bare.xlsx"));
    let report =
        |more: &str| duban(folder, &format!("report --as-of 2025-06-01 --db {db} -o {book} {more}"), "/dev/null");
    let sorted = best(|| report("--sort -gap_pct"));
    report("");
    let cells = Cells::read(&book);
    cells.write(&bare, None);
    cells.assert_same(&bare);
    // In turn, so that all see the same machine.
    let turn = |_| (report(""), cells.write(&bare, None), cells.write(&bare, Some(LEVEL)));
    let turns: Vec<_> = (0..TURNS).map(turn).collect();
    let least = |of: fn(&(Run, Run, Run)) -> Run| turns.iter().map(of).min_by_key(|run| run.time).unwrap();
    Books {
        ledger: least(|turn| turn.0),
        bare: least(|turn| turn.1),
        light: least(|turn| turn.2),
        sorted,
        cells: cells.count(),
    }
}
