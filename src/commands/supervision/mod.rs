//! The supervision ledger as a workbook: the targets line by line, their counts, and on demand a sheet an agency.

mod counted;
mod kind;

use std::collections::HashMap;

use rust_decimal::Decimal;

use self::counted::Counted;
pub use self::kind::Kind;
use super::arguments::Listing;
use super::choose::{Choice, names_one};
use super::context::Context;
use super::exit::Failure;
use super::list::{List, Plan, Rank};
use super::output::Output;
use super::report::{closing, surround};
use crate::domain::agency::Role;
use crate::domain::catalogue::Stamp;
use crate::domain::code::{Coded as _, RegionCode, Text};
use crate::domain::method::Method;
use crate::domain::number::Ratio;
use crate::i18n::columns::TargetColumn;
use crate::i18n::{Lang, workbook as words};
use crate::report::document::{Cell, Closing};
use crate::report::ledger::{LedgerColumn, LedgerRow};
use crate::report::row::{Reader, Row as _};
use crate::report::statistics::{MOST_BARS, statistics};
use crate::report::summary::Summary;
use crate::report::target::TargetRow;

/// The sheets for agencies that a workbook has room for: each is a file while it is written.
const MOST_AGENCIES: usize = 250;

/// A ledger being written.
pub struct Supervision<'s> {
    list: List<'s, LedgerColumn>,
    kind: Kind,
    lang: Lang,
    one_region: bool,
    counted: Counted<'s>,
    only: Option<&'s [Text]>,
    attainments: Vec<(String, Decimal)>,
    apart: Option<PerAgency>,
}

/// What a ledger is to hold.
#[derive(Debug, Clone, Copy)]
pub struct What<'w> {
    /// What it is of.
    pub kind: Kind,
    /// The methods whose columns it has.
    pub methods: &'w [Method],
    /// Whether each agency gets a sheet.
    pub per_agency: bool,
    /// The agencies whose targets it lists; all the others are counted too, as one is ranked among all.
    pub only: Option<&'w [Text]>,
    /// Whether only some of an agency's targets come, so that nothing can be scored.
    pub of_some: bool,
}

/// The sheets of the agencies.
struct PerAgency {
    sheets: HashMap<(RegionCode, Text), usize>,
    summaries: Vec<Summary>,
}

impl<'s> Supervision<'s> {
    /// Begins a ledger.
    pub fn begin(
        context: &Context,
        what: What<'s>,
        listing: &Listing,
        choice: &'s Choice,
        stamps: &[Stamp],
        output: &'s mut Output,
    ) -> Result<Self, Failure> {
        let What { kind, methods, per_agency, only, of_some } = what;
        let one_region = choice.is_one_region();
        let usual = kind.usual(one_region, methods);
        let plan = Plan {
            name: kind.name(),
            usual: Vec::new(),
            all: kind.all(),
            scripts: usual,
            surround: surround(context, stamps, kind.title(context.lang)),
            stamps,
            as_of: context.as_of,
        };
        let mut list = List::begin(context, listing, plan, output)?;
        if let (Some(book), true, true) = (list.book(), kind != Kind::Targets, listing.columns.is_empty()) {
            book.is_ledger();
        }
        Ok(Self {
            list,
            kind,
            lang: context.lang,
            one_region,
            counted: Counted::new(&choice.office, only, of_some),
            only,
            attainments: Vec::new(),
            apart: per_agency.then(|| PerAgency { sheets: HashMap::new(), summaries: Vec::new() }),
        })
    }

    /// Counts a target for its agencies, and tells whether it is to be listed.
    pub fn count(&mut self, row: &TargetRow<'_>) -> bool {
        self.counted.agencies.add(row);
        self.only.is_none_or(|names| names_one(&row.roles, names))
    }

    /// Adds a target; `ranks` is its place among the others, where they are not in order.
    pub fn row(&mut self, row: &TargetRow<'_>, ranks: Option<Vec<Rank>>) -> Result<(), Failure> {
        self.counted.add(row);
        self.attainment(row);
        let further = self.further(row)?;
        self.list.row_on(&LedgerRow(row), ranks, &further)
    }

    /// Keeps the attainments of a few targets of one region, for a chart.
    fn attainment(&mut self, row: &TargetRow<'_>) {
        let Ok(attainment) = row.verdict.attainment else { return };
        if self.one_region && self.kind != Kind::Targets && self.attainments.len() <= MOST_BARS {
            let name = row.cell(TargetColumn::Name, Reader::Person(self.lang));
            if let Cell::Text(name) = name {
                self.attainments.push((name.into_owned(), Ratio::rounded(attainment)));
            }
        }
    }

    /// The sheets of the agencies that answer for a target.
    fn further(&mut self, row: &TargetRow<'_>) -> Result<Vec<usize>, Failure> {
        let (Some(apart), Some(book)) = (&mut self.apart, self.list.book()) else { return Ok(Vec::new()) };
        let mut further = Vec::new();
        for name in Role::ALL.iter().flat_map(|role| row.roles.of(*role)) {
            if self.only.is_some_and(|only| !only.contains(name)) {
                continue;
            }
            let key = (row.dossier.indicator.region.clone(), name.clone());
            let sheet = match apart.sheets.get(&key) {
                Some(sheet) => *sheet,
                None if apart.sheets.len() == MOST_AGENCIES => {
                    return Err(Failure::said(words::too_many_agencies(MOST_AGENCIES, self.lang)));
                }
                None => {
                    let region = row.cell(TargetColumn::Region, Reader::Person(self.lang));
                    let label = match region {
                        Cell::Text(region) if !self.one_region => words::agency_of(&region, name, self.lang),
                        _ => name.to_string(),
                    };
                    let title = words::ledger_of(self.kind.title(self.lang), &label, self.lang);
                    apart.summaries.push(Summary::default());
                    *apart.sheets.entry(key).or_insert(book.add_further(&label, title)?)
                }
            };
            if !further.contains(&sheet) {
                apart.summaries[sheet].add(row);
                further.push(sheet);
            }
        }
        Ok(further)
    }

    /// Writes the counts and all that stands below and beside.
    pub fn end(mut self) -> Result<(), Failure> {
        let (kind, lang) = (self.kind, self.lang);
        let Counted { summary, regions, agencies, rules } = self.counted;
        let below = |summary: &Summary| match kind {
            Kind::Targets => Closing { totals: Some(summary.size(lang)), ..Closing::default() },
            _ => closing(summary, lang),
        };
        if let Some(book) = self.list.book() {
            if kind != Kind::Targets {
                book.judged_by(&rules);
                let counts = statistics(book.about(), regions, agencies, &self.attainments, lang);
                book.add(counts);
            }
            if let Some(apart) = &self.apart {
                book.close_further(apart.summaries.iter().map(below).collect());
            }
        }
        self.list.end(&below(&summary))
    }
}
