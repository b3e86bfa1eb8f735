//! A ledger of 120,000 targets as a workbook, beside the bare writer of workbooks on the same cells.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::time::{Duration, Instant};

use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{Format, Workbook};

use super::{Run, best, duban, generate, remove};

/// So many counties have 120,000 targets.
const COUNTIES: u32 = 120_000 / generate::INDICATORS;

/// What was measured.
pub struct Books {
    /// The bare writer.
    pub bare: Run,
    /// The program, row by row.
    pub ledger: Run,
    /// The program, in an order that it knows only at the end.
    pub sorted: Run,
}

/// Makes the ledger and measures.
pub fn measure(folder: &Path) -> Books {
    let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (db, book) = (file("ledger.db"), file("ledger.xlsx"));
    let (figures, catalogue) = (file("ledger.csv"), file("ledger.toml"));
    generate::figures(figures.as_ref(), file("ledger-shuffled.csv").as_ref(), COUNTIES).unwrap();
    generate::catalogue_file(catalogue.as_ref(), COUNTIES).unwrap();
    remove(&db);
    duban(folder, &format!("init --empty --db {db} --catalogue {catalogue}"), "/dev/null");
    duban(folder, &format!("import {figures} --db {db}"), "/dev/null");
    let report =
        |more: &str| duban(folder, &format!("report --as-of 2025-06-01 --db {db} -o {book} {more}"), "/dev/null");
    let sorted = best(|| report("--sort -gap_pct"));
    let mut ledger = report("");
    let cells = cells(&book);
    let mut bare = best(|| write_bare(&cells, &file("bare.xlsx")));
    // In turn, so that both see the same machine.
    for _ in 0..3 {
        let (one, other) = (report(""), write_bare(&cells, &file("bare.xlsx")));
        ledger = if one.time < ledger.time { one } else { ledger };
        bare = if other.time < bare.time { other } else { bare };
    }
    Books { bare, ledger, sorted }
}

/// Every cell of every sheet.
fn cells(book: &str) -> Vec<Vec<Vec<Data>>> {
    let mut book: Xlsx<_> = open_workbook(book).unwrap();
    let sheets = book.worksheets();
    let rows: usize = sheets.iter().map(|(_, range)| range.height()).sum();
    assert!(rows > 120_000, "{rows} rows");
    sheets.into_iter().map(|(_, range)| range.rows().map(<[Data]>::to_vec).collect()).collect()
}

/// Writes the cells with the bare writer in its leanest way: row by row, no format but that of dates. The cells are in
/// memory already, which is no part of what is measured.
fn write_bare(sheets: &[Vec<Vec<Data>>], to: &str) -> Run {
    let start = Instant::now();
    let mut book = Workbook::new();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for rows in sheets {
        let sheet = book.add_worksheet_with_constant_memory().unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Data::String(text) => sheet.write_string(row, column, text).map(|_| ()),
                    Data::Float(number) => sheet.write_number(row, column, *number).map(|_| ()),
                    Data::DateTime(day) => sheet.write_number_with_format(row, column, day.as_f64(), &date).map(|_| ()),
                    _ => Ok(()),
                }
                .unwrap();
            }
        }
    }
    book.save_to_writer(BufWriter::new(File::create(to).unwrap())).unwrap();
    Run { time: start.elapsed().max(Duration::from_micros(1)), memory: 0 }
}
