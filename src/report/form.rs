//! The form an agency fills in: a row for each indicator it answers for, with what is asked and what was reported last.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::document::Cell;
use super::row::{Reader, Row as _};
use super::target::TargetRow;
use crate::domain::agency::Role;
use crate::domain::catalogue::Stamp;
use crate::domain::code::{Coded as _, IndicatorCode, RegionCode, Text};
use crate::domain::form::{Entry, Form};
use crate::domain::indicator::Indicator;
use crate::domain::observation::Release;
use crate::domain::period::Period;
use crate::i18n::columns::TargetColumn;
use crate::i18n::form::FormColumn;
use crate::i18n::words::Spoken as _;
use crate::i18n::{Lang, form as words};

/// An agency by the region whose documents name it.
pub type AgencyKey = (RegionCode, Text);

/// What the agencies of a ledger are asked.
#[derive(Debug, Default)]
pub struct Collector {
    forms: Vec<Collected>,
    places: HashMap<AgencyKey, usize>,
}

/// What one agency is asked.
#[derive(Debug)]
pub struct Collected {
    /// The agency.
    pub agency: AgencyKey,
    items: Vec<Item>,
    places: HashMap<IndicatorCode, usize>,
}

/// An indicator in a form.
#[derive(Debug)]
struct Item {
    indicator: Indicator,
    targets: Vec<String>,
    deadlines: Vec<NaiveDate>,
    last: Option<(String, String)>,
    publisher: Option<Text>,
}

impl Collector {
    /// Asks the agencies of a target that answer for it in some of the roles, where they are wanted.
    pub fn add(&mut self, row: &TargetRow<'_>, roles: &[Role], key: impl Fn(&Text) -> Option<AgencyKey>, lang: Lang) {
        for role in Role::ALL.iter().filter(|role| roles.contains(role)) {
            for name in row.roles.of(*role) {
                let Some(key) = key(name) else { continue };
                let place = *self.places.entry(key.clone()).or_insert_with(|| {
                    self.forms.push(Collected { agency: key, items: Vec::new(), places: HashMap::new() });
                    self.forms.len() - 1
                });
                self.forms[place].add(row, lang);
            }
        }
    }

    /// What each agency is asked, in the order in which they came up.
    #[must_use]
    pub fn forms(self) -> Vec<Collected> {
        self.forms
    }
}

impl Collected {
    fn add(&mut self, row: &TargetRow<'_>, lang: Lang) {
        let indicator = row.dossier.indicator;
        let place = *self.places.entry(indicator.code.clone()).or_insert_with(|| {
            self.items.push(Item::of(row, lang));
            self.items.len() - 1
        });
        let item = &mut self.items[place];
        let target = shown(row, TargetColumn::TargetValue, lang).unwrap_or_default();
        // An agency may stand in several roles.
        if !item.targets.contains(&target) || !item.deadlines.contains(&row.target.deadline) {
            item.targets.push(target);
            item.deadlines.push(row.target.deadline);
        }
    }
}

impl Item {
    fn of(row: &TargetRow<'_>, lang: Lang) -> Self {
        let latest = shown(row, TargetColumn::LatestValue, lang).zip(shown(row, TargetColumn::LatestPeriod, lang));
        Self {
            indicator: row.dossier.indicator.clone(),
            // Nearly always there is one; agencies have many indicators.
            targets: Vec::with_capacity(1),
            deadlines: Vec::with_capacity(1),
            last: latest,
            publisher: row.verdict.latest.and_then(|latest| latest.publisher.clone()),
        }
    }

    fn name(&self, lang: Lang) -> &Text {
        lang.pick(&self.indicator.name, self.indicator.name_en.as_ref().unwrap_or(&self.indicator.name))
    }
}

/// A cell as people read it.
fn shown(row: &TargetRow<'_>, column: TargetColumn, lang: Lang) -> Option<String> {
    match row.cell(column, Reader::Person(lang)) {
        Cell::Number { shown, value } => Some(shown.unwrap_or_else(|| value.normalize().to_string())),
        Cell::Range { shown, .. } => shown,
        Cell::Text(text) => Some(text.into_owned()),
        _ => None,
    }
}

/// What a form is made for.
#[derive(Debug, Clone)]
pub struct Occasion<'o> {
    /// The language.
    pub lang: Lang,
    /// The day.
    pub as_of: NaiveDate,
    /// The catalogues.
    pub stamps: &'o [Stamp],
    /// The period that every row is for, as it is written and as it was typed.
    pub period: Option<&'o str>,
    /// The region's name.
    pub region: &'o str,
    /// The agency's name as the reader's language has it.
    pub agency: &'o str,
}

/// What a column of a form asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Nothing: it tells something.
    Nothing,
    /// A figure.
    Value,
    /// A period; these are offered.
    Period(Vec<String>),
    /// One of these.
    OneOf(Vec<String>),
    /// A text of at most so many characters; these are offered.
    Text(u32, Vec<String>),
    /// An address.
    Address,
}

/// A column of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Which.
    pub column: FormColumn,
    /// What it asks for.
    pub ask: Ask,
}

/// A form on its way to a workbook: what is seen, and what it says of itself.
#[derive(Debug)]
pub struct Paper<'c> {
    /// The title.
    pub title: String,
    /// The line below: when and from what it was made.
    pub made: String,
    /// How to fill it in.
    pub instructions: Vec<String>,
    /// The columns.
    pub columns: Vec<Column>,
    /// What it says of itself.
    pub form: Form,
    asked: &'c Collected,
    occasion: &'c Occasion<'c>,
}

impl Paper<'_> {
    /// How many rows it has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.asked.items.len()
    }

    /// The rows, a text for each column; where something is asked for, nothing.
    pub fn rows(&self) -> impl Iterator<Item = Vec<String>> + '_ {
        let text = |(at, item): (usize, &Item)| {
            self.columns.iter().map(|c| item.text(c.column, at + 1, self.occasion)).collect()
        };
        self.asked.items.iter().enumerate().map(text)
    }
}

/// The row of the first indicator, from 1: below title, line, instructions and heads.
#[must_use]
pub fn first_row(instructions: usize) -> u32 {
    u32::try_from(instructions).unwrap_or(0) + 4
}

impl Collected {
    /// The form.
    #[must_use]
    pub fn paper<'c>(&'c self, occasion: &'c Occasion<'c>) -> Paper<'c> {
        let lang = occasion.lang;
        let with_scope = self.items.iter().any(|item| item.indicator.scope.is_some());
        let instructions = words::instructions(occasion.period.is_some(), lang);
        let columns: Vec<Column> = FormColumn::ALL
            .iter()
            .filter(|column| **column != FormColumn::Scope || with_scope)
            .map(|column| Column { column: *column, ask: self.ask(*column, occasion) })
            .collect();
        let entries = (first_row(instructions.len())..).zip(&self.items).map(|(row, item)| Entry {
            row,
            indicator: item.indicator.code.clone(),
            unit: item.indicator.unit.clone(),
            name: item.name(lang).clone(),
        });
        let form = Form {
            agency: self.agency.1.clone(),
            region: self.agency.0.clone(),
            period: occasion.period.map(Into::into),
            as_of: occasion.as_of,
            catalogues: occasion.stamps.to_vec(),
            entries: entries.collect(),
        };
        Paper {
            title: words::title(occasion.region, occasion.agency, occasion.period, lang),
            made: words::made(occasion.as_of, occasion.stamps, &form.id(), lang),
            instructions,
            columns,
            form,
            asked: self,
            occasion,
        }
    }

    fn ask(&self, column: FormColumn, occasion: &Occasion<'_>) -> Ask {
        let lang = occasion.lang;
        match column {
            FormColumn::Value => Ask::Value,
            FormColumn::Period if occasion.period.is_none() => Ask::Period(periods(occasion.as_of, lang)),
            FormColumn::Release => {
                let marked = Release::ALL.iter().filter(|release| **release != Release::Unmarked);
                Ask::OneOf(marked.map(|release| release.say(lang).to_owned()).collect())
            }
            FormColumn::Publisher => {
                let mut known: Vec<String> = vec![self.agency.1.to_string()];
                for publisher in self.items.iter().filter_map(|item| item.publisher.as_deref()) {
                    if !known.iter().any(|name| name == publisher) {
                        known.push(publisher.to_owned());
                    }
                }
                Ask::Text(100, known)
            }
            FormColumn::Title => Ask::Text(200, Vec::new()),
            FormColumn::Url => Ask::Address,
            FormColumn::Note => Ask::Text(500, Vec::new()),
            FormColumn::By => Ask::Text(50, Vec::new()),
            _ => Ask::Nothing,
        }
    }
}

impl Item {
    fn text(&self, column: FormColumn, number: usize, occasion: &Occasion<'_>) -> String {
        let lang = occasion.lang;
        let last = |part: fn(&(String, String)) -> &String| self.last.as_ref().map(part).cloned().unwrap_or_default();
        match column {
            FormColumn::Counter => number.to_string(),
            FormColumn::Name => self.name(lang).to_string(),
            FormColumn::Code => self.indicator.code.to_string(),
            FormColumn::Scope => {
                let scope = lang.pick(&self.indicator.scope, &self.indicator.scope_en);
                scope.as_ref().or(self.indicator.scope.as_ref()).map(ToString::to_string).unwrap_or_default()
            }
            // As it is read back, in every language.
            FormColumn::Unit => self.indicator.unit.to_string(),
            FormColumn::Target => self.targets.join(lang.pick("；", "; ")),
            FormColumn::Deadline => {
                let mut days: Vec<String> = self.deadlines.iter().map(ToString::to_string).collect();
                days.dedup();
                days.join(lang.pick("；", "; "))
            }
            FormColumn::LastValue => last(|(value, _)| value),
            FormColumn::LastPeriod => last(|(_, period)| period),
            FormColumn::Period => occasion.period.unwrap_or_default().to_owned(),
            _ => String::new(),
        }
    }
}

/// The periods that have just ended.
fn periods(as_of: NaiveDate, lang: Lang) -> Vec<String> {
    let year = as_of.year();
    let mut offered = vec![words::whole_year(year, lang), words::first_quarters(year, 3, lang)];
    offered.extend([words::half_year(year, lang), words::first_quarters(year, 1, lang)]);
    offered.push(words::whole_year(year - 1, lang));
    offered.retain(|text| Period::parse(text).is_ok_and(|parsed| parsed.period.last() <= as_of));
    offered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_period_that_is_offered_is_understood() {
        for lang in Lang::ALL {
            for day in [(2025, 12, 31), (2026, 2, 28)] {
                let day = NaiveDate::from_ymd_opt(day.0, day.1, day.2).expect("a day");
                let offered = periods(day, lang);
                assert!(offered.len() == if day.month() == 12 { 5 } else { 1 }, "{offered:?}");
            }
        }
    }
}
