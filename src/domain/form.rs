//! Forms 填报表: what an agency is asked to fill in, and what a form says of itself on a sheet that nobody sees.
//!
//! What a form says of itself is lines of texts, so that whoever writes and whoever reads workbooks need not know each
//! other: `template`, `id`, `agency`, `region`, `period`, `as_of`, then a line for each catalogue and each indicator.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

use super::catalogue::Stamp;
use super::code::{CatalogueCode, IndicatorCode, RegionCode, Text};
use super::fault::input::FormFault;
use super::glyph;
use super::unit::Unit;

/// The name of the sheet on which a form says what it is.
pub const SHEET: &str = "duban-form";

/// The kind and version of the forms that are written.
pub const TEMPLATE: &str = "duban/form/1";

/// The beginning that forms of every version share.
const KIND: &str = "duban/form/";

/// A form as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The agency that fills it in.
    pub agency: Text,
    /// The region whose documents name the agency.
    pub region: RegionCode,
    /// The period it is for, where all rows are for one.
    pub period: Option<Text>,
    /// The day as of which it was made.
    pub as_of: NaiveDate,
    /// The catalogues it was made from.
    pub catalogues: Vec<Stamp>,
    /// The indicators it asks for, in order.
    pub entries: Vec<Entry>,
}

/// An indicator that a form asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The row it was written in, from 1.
    pub row: u32,
    /// The indicator.
    pub indicator: IndicatorCode,
    /// Its unit.
    pub unit: Unit,
    /// Its name as the form has it.
    pub name: Text,
}

/// Why a sheet of that name is no form that can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It says nothing of a form.
    #[error("no form")]
    NoForm,
    /// Another version of the program wrote it.
    #[error("a form of another version: `{version}`")]
    OtherVersion {
        /// What it says it is.
        version: String,
        /// Whether that is later than what is written now.
        later: bool,
    },
    /// Something that a form says of itself is missing or was changed.
    #[error("`{0}` is missing or was changed")]
    Damaged(&'static str),
}

impl Form {
    /// What the form says of itself, line by line.
    pub fn lines(&self) -> impl Iterator<Item = Vec<String>> + '_ {
        let head = [vec!["template".to_owned(), TEMPLATE.to_owned()], vec!["id".to_owned(), self.id()]];
        head.into_iter().chain(self.content())
    }

    /// What tells this form from every other: the same for the same content.
    #[must_use]
    pub fn id(&self) -> String {
        let mut hash = Sha256::new();
        for line in self.content() {
            for text in line {
                hash.update(text.as_bytes());
                hash.update([0x1f]);
            }
            hash.update(b"\n");
        }
        let mut id = String::new();
        for byte in hash.finalize().iter().take(8) {
            write!(id, "{byte:02x}").expect("writing to memory does not fail");
        }
        id
    }

    fn content(&self) -> impl Iterator<Item = Vec<String>> + '_ {
        let pair = |key: &str, text: &str| vec![key.to_owned(), text.to_owned()];
        let head = [
            pair("agency", &self.agency),
            pair("region", self.region.as_str()),
            pair("period", self.period.as_deref().unwrap_or_default()),
            pair("as_of", &self.as_of.to_string()),
        ];
        let catalogues = self
            .catalogues
            .iter()
            .map(|stamp| ["catalogue", stamp.code.as_str(), &stamp.version, &stamp.digest].map(str::to_owned).to_vec());
        let entries = self.entries.iter().map(|entry| {
            let row = entry.row.to_string();
            ["indicator", entry.indicator.as_str(), entry.unit.as_str(), &entry.name, &row].map(str::to_owned).to_vec()
        });
        head.into_iter().chain(catalogues).chain(entries)
    }

    /// Where an indicator stands among the entries.
    #[must_use]
    pub fn directory(&self) -> Directory<'_> {
        let mut by_code: Vec<&Entry> = self.entries.iter().collect();
        by_code.sort_unstable_by(|one, other| one.indicator.as_str().cmp(other.indicator.as_str()));
        Directory { by_code, by_name: OnceCell::new(), entries: &self.entries }
    }
}

/// A form being read from what it says of itself.
#[derive(Debug, Default)]
pub struct Reading {
    template: bool,
    id: Option<String>,
    agency: Option<Text>,
    region: Option<RegionCode>,
    period: Option<Text>,
    as_of: Option<NaiveDate>,
    catalogues: Vec<Stamp>,
    entries: Vec<Entry>,
    /// Units and names, of which many indicators share one.
    shared: HashSet<Text>,
}

impl Reading {
    fn share(&mut self, text: &str) -> Text {
        if let Some(known) = self.shared.get(text) {
            return known.clone();
        }
        let text: Text = text.into();
        self.shared.insert(text.clone());
        text
    }

    /// Takes the next line.
    pub fn line(&mut self, line: &[String]) -> Result<(), Unreadable> {
        let text = |at: usize| line.get(at).map_or("", |text| text.trim());
        match text(0) {
            "template" if text(1) == TEMPLATE => self.template = true,
            "template" if text(1).starts_with(KIND) => {
                let number = |kind: &str| kind.strip_prefix(KIND).and_then(|number| number.parse::<u32>().ok());
                let later = number(text(1)) > number(TEMPLATE);
                return Err(Unreadable::OtherVersion { version: text(1).to_owned(), later });
            }
            "template" => return Err(Unreadable::NoForm),
            "id" => self.id = Some(text(1).to_owned()),
            "agency" => self.agency = Some(text(1).into()),
            "region" => self.region = RegionCode::new(text(1)).ok(),
            "period" if !text(1).is_empty() => self.period = Some(text(1).into()),
            "as_of" => self.as_of = text(1).parse().ok(),
            "catalogue" => self.catalogues.push(Stamp {
                code: CatalogueCode::new(text(1)).map_err(|_| Unreadable::Damaged("catalogue"))?,
                version: text(2).into(),
                digest: text(3).into(),
            }),
            "indicator" => {
                let (unit, name) = (Unit(self.share(text(2))), self.share(text(3)));
                self.entries.push(Entry {
                    indicator: IndicatorCode::new(text(1)).map_err(|_| Unreadable::Damaged("indicator"))?,
                    unit,
                    name,
                    row: text(4).parse().map_err(|_| Unreadable::Damaged("indicator"))?,
                });
            }
            _ => {}
        }
        Ok(())
    }

    /// The form, once all lines are taken.
    pub fn end(self) -> Result<Form, Unreadable> {
        if !self.template {
            return Err(Unreadable::NoForm);
        }
        let form = Form {
            agency: self.agency.ok_or(Unreadable::Damaged("agency"))?,
            region: self.region.ok_or(Unreadable::Damaged("region"))?,
            period: self.period,
            as_of: self.as_of.ok_or(Unreadable::Damaged("as_of"))?,
            catalogues: self.catalogues,
            entries: self.entries,
        };
        // Whoever changed what a form says of itself changed what its rows mean.
        if self.id.as_deref() == Some(form.id().as_str()) { Ok(form) } else { Err(Unreadable::Damaged("id")) }
    }
}

/// The entries of a form by code and by name.
#[derive(Debug)]
pub struct Directory<'f> {
    entries: &'f [Entry],
    by_code: Vec<&'f Entry>,
    /// Made where a row is looked for by its name; nearly always the code is there.
    by_name: OnceCell<HashMap<String, Option<&'f Entry>>>,
}

impl<'f> Directory<'f> {
    /// The entry of a row by its code and name, one of which may be empty.
    ///
    /// Rows may stand in any order; a name that has parted from its code is a fault.
    pub fn find(&self, code: Option<&str>, name: Option<&str>) -> Result<&'f Entry, FormFault> {
        let Some(code) = code else { return self.by_name(name).ok_or(FormFault::NotOfForm) };
        // Where the code's column was taken out, its place may hold the name.
        let Some(entry) = self.by_code(code) else { return self.by_name(Some(code)).ok_or(FormFault::NotOfForm) };
        match name {
            Some(name) if bare(name) != bare(&entry.name) => Err(FormFault::Mixed { name: entry.name.clone() }),
            _ => Ok(entry),
        }
    }

    /// The entry with a code.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<&'f Entry> {
        let at = self.by_code.binary_search_by(|entry| entry.indicator.as_str().cmp(code)).ok()?;
        Some(self.by_code[at])
    }

    /// The entry with a name that no other has.
    fn by_name(&self, name: Option<&str>) -> Option<&'f Entry> {
        let names = self.by_name.get_or_init(|| {
            let mut names: HashMap<String, Option<&'f Entry>> = HashMap::new();
            for entry in self.entries {
                names.entry(bare(&entry.name)).and_modify(|known| *known = None).or_insert(Some(entry));
            }
            names
        });
        names.get(&bare(name?)).copied().flatten()
    }
}

/// A name without what people change without meaning to, or cannot see: spaces, full-width letters, capitals, marks of
/// direction.
#[must_use]
pub fn bare(name: &str) -> String {
    let unseen = |c: char| {
        c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
    };
    name.chars().map(glyph::plain).filter(|c| *c != ' ' && !unseen(*c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(row: u32, code: &str, unit: &str, name: &str) -> Entry {
        Entry { row, indicator: IndicatorCode::new(code).expect("a code"), unit: Unit(unit.into()), name: name.into() }
    }

    fn form() -> Form {
        Form {
            agency: "市数局".into(),
            region: RegionCode::new("town").expect("a code"),
            period: Some("2025".into()),
            as_of: NaiveDate::from_ymd_opt(2025, 12, 31).expect("a day"),
            catalogues: vec![Stamp {
                code: CatalogueCode::new("town").expect("a code"),
                version: "1".into(),
                digest: "sha256:00".into(),
            }],
            entries: vec![
                entry(6, "town.firms", "家", "企业数"),
                entry(7, "town.share", "%", "5G 用户占比"),
                entry(8, "town.new", "家", "新增企业"),
                entry(9, "town.new-large", "家", "新增企业"),
            ],
        }
    }

    fn read(lines: &[Vec<String>]) -> Result<Form, Unreadable> {
        let mut reading = Reading::default();
        lines.iter().try_for_each(|line| reading.line(line))?;
        reading.end()
    }

    #[test]
    fn a_form_comes_back_from_what_it_says_of_itself() {
        assert_eq!(read(&form().lines().collect::<Vec<_>>()), Ok(form()));
        let open = Form { period: None, ..form() };
        assert_eq!(read(&open.lines().collect::<Vec<_>>()), Ok(open.clone()));
        assert_ne!(open.id(), form().id());
    }

    #[test]
    fn a_form_that_was_tampered_with_is_no_form() {
        let mut lines: Vec<Vec<String>> = form().lines().collect();
        lines[2][1] = "市财政局".to_owned();
        assert_eq!(read(&lines), Err(Unreadable::Damaged("id")));
        for (version, later) in [("duban/form/9", true), ("duban/form/0", false), ("duban/form/x", false)] {
            lines[0][1] = version.to_owned();
            assert_eq!(read(&lines), Err(Unreadable::OtherVersion { version: version.to_owned(), later }));
        }
        assert_eq!(read(&[vec!["指标".to_owned()]]), Err(Unreadable::NoForm));
    }

    #[test]
    fn a_row_is_found_by_its_code_or_its_name() {
        let form = form();
        let directory = form.directory();
        let found = |code, name| directory.find(code, name).map(|entry| entry.row);
        assert_eq!(found(Some("town.firms"), Some("企业数")), Ok(6));
        assert_eq!(found(Some("town.share"), Some("５Ｇ用户占比 ")), Ok(7));
        assert_eq!(found(None, Some("企业数")), Ok(6));
        assert_eq!(found(Some("企业数"), None), Ok(6));
        assert_eq!(found(Some("town.firms"), Some("新增企业")), Err(FormFault::Mixed { name: "企业数".into() }));
        for (code, name) in [(Some("town.other"), None), (None, Some("新增企业")), (None, None)] {
            assert_eq!(found(code, name), Err(FormFault::NotOfForm));
        }
    }
}
