//! The board of a ledger: every target as an entry with a page of its own, counts by status, filters, and beside them the
//! regions, the agencies, the legend and the method.

mod entry;
mod facet;
mod origins;
mod tables;

use crate::domain::code::Text;
use crate::domain::dossier::Office;
use crate::domain::source::Standing;
use crate::i18n::board::{self as words, Title};
use crate::i18n::method_page::{self, Measures};
use crate::i18n::{Lang, phrases};

use self::facet::Facets;
use super::document::{Block, BoardHead, Entry, Frame, Piece, Section, Surround, Wording};
use super::summary::Summary;
use super::tally::{Count, GroupBy, ORDER};
use super::target::TargetRow;

/// A board being filled, target by target.
#[derive(Debug)]
pub struct BoardReport<'o> {
    lang: Lang,
    one_region: bool,
    facets: Facets<'o>,
    summary: Summary,
    regions: Count<'o>,
    agencies: Count<'o>,
    measures: Vec<Measures>,
}

impl<'o> BoardReport<'o> {
    /// An empty board of an office; `only` keeps the agencies of these names, `only_some` says that targets of some
    /// statuses are left out.
    #[must_use]
    pub fn new(office: &'o Office, one_region: bool, only: Option<&'o [Text]>, only_some: bool, lang: Lang) -> Self {
        Self {
            lang,
            one_region,
            facets: Facets::new(office, lang),
            summary: Summary::default(),
            regions: Count::new(GroupBy::Region, office),
            agencies: Count::new(GroupBy::Agency, office).only(only).of_some_statuses(only_some),
            measures: Vec::new(),
        }
    }

    /// The heads of its columns.
    #[must_use]
    pub fn heads(&self) -> Vec<BoardHead> {
        entry::heads(self.one_region, self.lang)
    }

    /// Whether a target is counted apart from the others.
    #[must_use]
    pub fn is_apart(row: &TargetRow<'_>) -> bool {
        row.standing() != Standing::InForce
    }

    /// Counts a target for its agencies: also one that is no entry, as each agency is ranked among all.
    pub fn count(&mut self, row: &TargetRow<'_>) {
        self.agencies.add(row);
    }

    /// The entry of a target.
    pub fn entry<'r>(&mut self, row: &'r TargetRow<'_>) -> Entry<'r> {
        self.summary.add(row);
        self.regions.add(row);
        let measures = Measures::of(row.rules);
        if !self.measures.contains(&measures) {
            self.measures.push(measures);
        }
        entry::entry(row, self.facets.of(row), self.one_region, self.lang)
    }

    /// What stands around the entries; `surround` is the title with the lines below it.
    #[must_use]
    pub fn frame(self, surround: Surround) -> Frame {
        let lang = self.lang;
        let regions = self.regions.rows();
        let mut sections = Vec::new();
        if regions.len() > 1 {
            let pieces = vec![Piece::Links(tables::regions(&regions, lang))];
            sections.push(Section { id: "regions", title: Title::Regions.say(lang).to_owned(), pieces });
        }
        let agencies = tables::agencies(&self.agencies.rows(), self.one_region, lang);
        sections.push(Section { id: "agencies", title: Title::Agencies.say(lang).to_owned(), pieces: agencies });
        let legend = vec![Piece::Block(Block::Legend(self.summary.legends(lang)))];
        sections.push(Section { id: "legend", title: Title::Legend.say(lang).to_owned(), pieces: legend });
        let method = method(&self.measures, lang);
        sections.push(Section { id: "method", title: Title::Method.say(lang).to_owned(), pieces: method });
        Frame {
            title: surround.title.unwrap_or_default(),
            preface: surround.preface,
            wording: wording(lang),
            totals: self.summary.line(lang),
            remarks: phrases::waiting_in_all(self.summary.pending(), lang).into_iter().collect(),
            facets: self.facets.end(),
            sections,
        }
    }
}

/// How targets are judged.
fn method(measures: &[Measures], lang: Lang) -> Vec<Piece> {
    let one = match measures {
        [one] => Some(*one),
        _ => None,
    };
    let statuses = ORDER.map(|status| method_page::status(status, one, lang));
    let lines = [method_page::measures(lang), statuses.to_vec(), method_page::marks(one, lang)].concat();
    let closing = Block::Paragraph(method_page::more(lang).to_owned());
    vec![Piece::Block(Block::Facts(lines)), Piece::Block(closing)]
}

/// The words for targets.
fn wording(lang: Lang) -> Wording {
    Wording {
        skip: words::skip(lang),
        overview: Title::Overview.say(lang),
        entries: Title::Targets.say(lang),
        pages: Title::Details.say(lang),
        page: Title::Detail.say(lang),
        apart: phrases::not_in_force(lang),
        and_apart: words::and_apart(lang),
        apart_means: words::apart_means(lang),
        find: words::find(lang),
        hits: words::hits(false, lang),
        hits_apart: words::hits(true, lang),
        no_hits: words::no_hits(lang),
        with_pages: words::with_pages(lang),
    }
}
