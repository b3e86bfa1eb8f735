//! A country of made-up figures, the same on every machine: counties, indicators, a target for each, six years of
//! figures.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

use duban::domain::indicator::{Direction, Kind};
use duban::domain::target::Comparator;
use rust_decimal::Decimal;

pub const COUNTIES: u32 = 2_850;
pub const INDICATORS: u32 = 60;
const YEARS: std::ops::RangeInclusive<i32> = 2019..=2024;

/// What the indicators are like, in turn: kind, unit, direction, and the words of the catalogue.
const SORTS: [(Kind, &str, Direction); 4] = [
    (Kind::Stock, "个", Direction::Up),
    (Kind::Ratio, "%", Direction::Up),
    (Kind::Flow, "亿元", Direction::Up),
    (Kind::Ratio, "PUE", Direction::Down),
];

fn sort(indicator: u32) -> (Kind, &'static str, Direction) {
    SORTS[(indicator % 4) as usize]
}

fn county(number: u32) -> String {
    format!("county-{number:04}")
}

fn slug(number: u32) -> String {
    format!("indicator-{number:02}")
}

/// The figure of a year, moving steadily towards the target; exact to the last digit everywhere.
fn figure(county: u32, indicator: u32, year: i32) -> Decimal {
    let step = i64::from(year - 2018);
    let base = i64::from(county % 97 + indicator * 3 + 40);
    match indicator % 4 {
        0 => Decimal::new(base * 10 + step * 17, 0),
        1 => Decimal::new(base % 40 * 10 + 300 + step * 25, 1),
        2 => Decimal::new(base * 1000 + step * 1234, 2),
        _ => Decimal::new(1900 - base % 50 - step * 30, 3),
    }
}

fn target_value(county: u32, indicator: u32) -> Decimal {
    figure(county, indicator, 2025)
}

/// The catalogue as a file: one block an indicator, with a table of values by county.
pub fn catalogue_file(path: &Path, counties: u32) -> io::Result<()> {
    catalogue(path, counties, None)
}

/// The agency that answers for everything in [`agency_file`].
pub const AGENCY: &str = "国家局";

/// The same, with an agency that answers for all of it.
pub fn agency_file(path: &Path, counties: u32) -> io::Result<()> {
    catalogue(path, counties, Some(AGENCY))
}

fn catalogue(path: &Path, counties: u32, agency: Option<&str>) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "[catalogue]\ncode = \"country\"\nversion = \"1\"\nname = \"全国县域目标\"\n")?;
    writeln!(out, "[[region]]\ncode = \"china\"\nname = \"全国\"\n")?;
    for number in 1..=counties {
        writeln!(out, "[[region]]\ncode = \"{}\"\nname = \"第{number}县\"\nparent = \"china\"\n", county(number))?;
    }
    writeln!(out, "[[source]]\ncode = \"china-2021\"\nregion = \"china\"\ntitle = \"全国规划\"")?;
    writeln!(out, "standing = \"in_force\"\nhorizon = \"2021..2025\"\n")?;
    if let Some(name) = agency {
        writeln!(out, "[[agency]]\nregion = \"china\"\nname = \"{name}\"\n")?;
    }
    for indicator in 1..=INDICATORS {
        let (kind, unit, direction) = sort(indicator);
        writeln!(out, "[[indicator]]\nslug = \"{}\"\nname = \"第{indicator}项指标\"", slug(indicator))?;
        writeln!(out, "unit = \"{unit}\"\nkind = \"{kind}\"\ndirection = \"{direction}\"\n")?;
        writeln!(out, "[[indicator.target]]\nsource = \"china-2021\"\nwording = \"达到\"")?;
        if let Some(name) = agency {
            writeln!(out, "lead = [\"{name}\"]")?;
        }
        writeln!(
            out,
            "comparator = \"{}\"\ndeadline = 2025-12-31\n\n[indicator.target.values]",
            comparator(direction)
        )?;
        for number in 1..=counties {
            writeln!(out, "{} = {}", county(number), target_value(number, indicator))?;
        }
        writeln!(out)?;
    }
    out.flush()
}

fn comparator(direction: Direction) -> Comparator {
    if direction == Direction::Down { Comparator::AtMost } else { Comparator::AtLeast }
}

/// Six years of figures, in order of their keys and shuffled; gives the number of rows.
pub fn figures(sorted: &Path, shuffled: &Path, counties: u32) -> io::Result<usize> {
    let mut text = String::from("indicator,period,value,publisher,title,note\n");
    let head = text.len();
    let mut starts = Vec::new();
    for number in 1..=counties {
        for indicator in 1..=INDICATORS {
            for year in YEARS {
                starts.push(text.len());
                let value = figure(number, indicator, year);
                let (county, slug) = (county(number), slug(indicator));
                let note = if (number + indicator) % 50 == 0 { "快报数，尚待核定" } else { "" };
                writeln!(text, "{county}.{slug},{year},{value},第{}市统计局,{year}年统计公报,{note}", number / 10)
                    .expect("a string grows");
            }
        }
    }
    starts.push(text.len());
    File::create(sorted)?.write_all(text.as_bytes())?;
    let rows = starts.len() - 1;
    let mut order: Vec<usize> = (0..rows).collect();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for at in (1..rows).rev() {
        // xorshift64*: any permutation will do, as long as it is the same everywhere.
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        let random = state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11;
        order.swap(at, usize::try_from(random % (at as u64 + 1)).expect("an index"));
    }
    let mut out = BufWriter::new(File::create(shuffled)?);
    out.write_all(&text.as_bytes()[..head])?;
    for at in order {
        out.write_all(&text.as_bytes()[starts[at]..starts[at + 1]])?;
    }
    out.flush()?;
    Ok(rows)
}

/// Fills in the values of a form, as whoever returns it does; gives the number of rows.
pub fn fill_form(form: &Path, filled: &Path) -> io::Result<usize> {
    let mut parts = zip::ZipArchive::new(File::open(form)?)?;
    let mut made = zip::ZipWriter::new(BufWriter::new(File::create(filled)?));
    let mut rows = 0;
    for at in 0..parts.len() {
        let mut part = parts.by_index(at)?;
        let (name, mut text) = (part.name()?.into_owned(), String::new());
        part.read_to_string(&mut text)?;
        made.start_file(&*name, zip::write::SimpleFileOptions::default())?;
        let mut rest = text.as_str();
        // The open cells look as the last of them does; those above the table do not.
        let open = rest.rfind("<c r=\"I").filter(|_| name.ends_with("sheet1.xml")).map(|last| look(&rest[last..]));
        while let Some(start) = rest.find("<c r=\"I").filter(|_| open.is_some()) {
            let end = start + rest[start..].find('>').expect("a tag");
            if rest[..end].ends_with('/') && open == Some(look(&rest[start..])) {
                made.write_all(&rest.as_bytes()[..end - 1])?;
                write!(made, "><v>{}</v></c>", 60 + rows % 7)?;
                rows += 1;
            } else {
                made.write_all(&rest.as_bytes()[..=end])?;
            }
            rest = &rest[end + 1..];
        }
        made.write_all(rest.as_bytes())?;
    }
    made.finish()?;
    Ok(rows)
}

/// The style of a cell, as its tag says it.
fn look(cell: &str) -> &str {
    let tag = &cell[..cell.find('>').expect("a tag")];
    tag.split_once(" s=\"").and_then(|(_, style)| style.split('"').next()).unwrap_or_default()
}

/// Saves a form as spreadsheet programs do: every text once in a part of its own, to which cells refer by number.
pub fn share_texts(form: &Path, shared: &Path) -> io::Result<()> {
    const CELL: (&str, &str) = (" t=\"inlineStr\"><is><t", "</t></is></c>");
    let (mut parts, mut numbers, mut texts) =
        (zip::ZipArchive::new(File::open(form)?)?, HashMap::<String, usize>::new(), String::new());
    let mut made = zip::ZipWriter::new(BufWriter::new(File::create(shared)?));
    for at in 0..parts.len() {
        let mut part = parts.by_index(at)?;
        let (name, mut text) = (part.name()?.into_owned(), String::new());
        part.read_to_string(&mut text)?;
        if name == "xl/sharedStrings.xml" {
            continue;
        }
        if name == "[Content_Types].xml" && !text.contains("sharedStrings") {
            let part = "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-\
                        officedocument.spreadsheetml.sharedStrings+xml\"/></Types>";
            text = text.replace("</Types>", part);
        }
        if name == "xl/_rels/workbook.xml.rels" && !text.contains("sharedStrings") {
            let relation = "<Relationship Id=\"rIdTexts\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
                            relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>";
            text = text.replace("</Relationships>", relation);
        }
        made.start_file(&*name, zip::write::SimpleFileOptions::default())?;
        let mut rest = text.as_str();
        while let Some((before, cell)) = rest.split_once(CELL.0) {
            let (said, after) = cell.split_once(CELL.1).expect("a cell ends");
            let next = numbers.len();
            let number = *numbers.entry(said.to_owned()).or_insert(next);
            if number == next {
                write!(texts, "<si><t{said}</t></si>").expect("a string grows");
            }
            write!(made, "{before} t=\"s\"><v>{number}</v></c>")?;
            rest = after;
        }
        made.write_all(rest.as_bytes())?;
    }
    made.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default())?;
    let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    write!(made, "<?xml version=\"1.0\"?><sst xmlns=\"{space}\" uniqueCount=\"{}\">{texts}</sst>", numbers.len())?;
    made.finish()?;
    Ok(())
}
