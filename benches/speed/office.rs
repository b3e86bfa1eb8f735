//! The other files for offices: forms that come back, papers, the page.

use std::fs;
use std::path::Path;

use super::{Run, best, duban, generate, remove, show};

/// So many counties have 120,000 indicators.
const COUNTIES: u32 = 120_000 / generate::INDICATORS;
/// So many counties have the 5,000 targets of a large page, and some more.
const OF_PAGE: u32 = 84;

/// What was measured.
pub struct Files {
    /// The import of a form as the program made it, filled in.
    pub form: Run,
    /// The import of the form saved as spreadsheet programs do, every text once in a part of its own.
    pub shared: Run,
    /// The page of 5,000 targets.
    pub page: Run,
    /// The workbook of the built-in catalogue.
    pub built_in: Run,
}

/// Measures; `db` is the database of a ledger of 120,000 targets.
pub fn measure(folder: &Path, db: &str) -> Files {
    let (form, shared) = forms(folder);
    // After the deadline, when everything is overdue.
    let paper = |line: String| best(|| duban(folder, &format!("{line} --as-of 2026-06-01"), "/dev/null"));
    let bulletin = paper(format!("bulletin --db {db} -o bulletin.docx"));
    show(&format!("`duban bulletin` of 120,000 targets, {}", size(&folder.join("bulletin.docx"))), bulletin);
    let notice = paper(format!("notice --agency {} --db {db} -o notice.docx", generate::AGENCY));
    show(&format!("`duban notice` to the agency that leads them all, {}", size(&folder.join("notice.docx"))), notice);
    let page = page(folder);
    let nowhere = folder.join("nowhere");
    fs::create_dir_all(&nowhere).unwrap();
    let built_in = best(|| duban(&nowhere, "report -q -o built-in.xlsx", "/dev/null"));
    show(
        &format!("`duban report` to a workbook, built-in catalogue, {}", size(&nowhere.join("built-in.xlsx"))),
        built_in,
    );
    let html = best(|| duban(&nowhere, "report -q -o built-in.html", "/dev/null"));
    show(&format!("`duban report` to a page, built-in catalogue, {}", size(&nowhere.join("built-in.html"))), html);
    Files { form, shared, page, built_in }
}

fn page(folder: &Path) -> Run {
    let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (db, figures, catalogue) = (file("page.db"), file("page.csv"), file("page.toml"));
    generate::figures(figures.as_ref(), file("page-shuffled.csv").as_ref(), OF_PAGE).unwrap();
    generate::agency_file(catalogue.as_ref(), OF_PAGE).unwrap();
    remove(&db);
    duban(folder, &format!("init --empty --db {db} --catalogue {catalogue}"), "/dev/null");
    duban(folder, &format!("import {figures} --db {db}"), "/dev/null");
    let page = best(|| duban(folder, "report --as-of 2025-06-01 --db page.db -o page.html", "/dev/null"));
    show(&format!("`duban report` of 5,040 targets to a page, {}", size(&folder.join("page.html"))), page);
    page
}

/// A form of 120,000 indicators, filled in and imported as it was made and as others save it.
fn forms(folder: &Path) -> (Run, Run) {
    let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    generate::agency_file(file("agency.toml").as_ref(), COUNTIES).unwrap();
    remove(&file("forms.db"));
    duban(folder, "init --empty --db forms.db --catalogue agency.toml", "/dev/null");
    let line = format!("form --agency {} --period 2024 -o form.xlsx --db forms.db", generate::AGENCY);
    let made = best(|| duban(folder, &line, "/dev/null"));
    show(&format!("`duban form` of 120,000 indicators, {}", size(&folder.join("form.xlsx"))), made);
    let rows = generate::fill_form(file("form.xlsx").as_ref(), file("filled.xlsx").as_ref()).unwrap();
    assert_eq!(rows, (COUNTIES * generate::INDICATORS) as usize);
    generate::share_texts(file("filled.xlsx").as_ref(), file("shared.xlsx").as_ref()).unwrap();
    let import = |name: &str| {
        best(|| {
            fs::copy(file("forms.db"), file("filled.db")).unwrap();
            duban(folder, &format!("import {name} --confirm --db filled.db"), "/dev/null")
        })
    };
    let (filled, shared) = (import("filled.xlsx"), import("shared.xlsx"));
    show(&format!("`duban import` of that form, filled in, {}", size(&folder.join("filled.xlsx"))), filled);
    show(&format!("the same saved with shared texts, {}", size(&folder.join("shared.xlsx"))), shared);
    (filled, shared)
}

/// How large a file is.
#[expect(clippy::cast_precision_loss, reason = "megabytes")]
pub fn size(path: &Path) -> String {
    let kilobytes = fs::metadata(path).unwrap().len() as f64 / 1024.0;
    if kilobytes < 1024.0 { format!("{kilobytes:.0} KB") } else { format!("{:.1} MB", kilobytes / 1024.0) }
}
