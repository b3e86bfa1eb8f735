//! The bulletin 督查通报: where all targets stand, what went well, what is behind by name, what is asked, and the table of
//! all targets.

mod overall;
mod table;

use std::collections::HashMap;

use super::directory::Directory;
use super::item::Item;
use super::occasion::Occasion;
use super::paper::{Block, Draft, Paper};
use super::summary::Summary;
use super::target::TargetRow;
use crate::domain::dossier::Office;
use crate::domain::source::Standing;
use crate::domain::status::{Reason, Status};
use crate::i18n::paper::bulletin::{self as words, Part, Subject};
use crate::i18n::paper::demand::{Demand, demand as asked};
use crate::i18n::paper::item::value_and_deadline;
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, paper};
use overall::Overall;
use table::Listing;

/// How many targets of a list of what is overdue, behind or unknown are named; the others are in the annexed table.
const NAMED: usize = 60;

/// How many targets of a list of what went well are named: a bulletin is read for what did not.
const PRAISED: usize = 20;

/// How many annexes a bulletin has: the table of all targets, and how they are judged.
const ANNEXES: usize = 2;

/// A bulletin, as the targets come by.
#[derive(Debug)]
pub struct Bulletin<'o> {
    directory: Directory<'o>,
    lang: Lang,
    overall: Overall,
    summary: Summary,
    met: Vec<Item>,
    ahead: Vec<Item>,
    overdue: Vec<Item>,
    behind: Vec<Item>,
    unconfirmed: Vec<Item>,
    unreported: Vec<Item>,
    no_data: Vec<Item>,
    reasons: Vec<(Reason, u32)>,
    nobody: u32,
    table: Listing,
}

impl<'o> Bulletin<'o> {
    /// An empty bulletin on the targets of an office.
    #[must_use]
    pub fn new(office: &'o Office, lang: Lang) -> Self {
        Self {
            directory: Directory::new(office, lang),
            lang,
            overall: Overall::default(),
            summary: Summary::default(),
            met: Vec::new(),
            ahead: Vec::new(),
            overdue: Vec::new(),
            behind: Vec::new(),
            unconfirmed: Vec::new(),
            unreported: Vec::new(),
            no_data: Vec::new(),
            reasons: Vec::new(),
            nobody: 0,
            table: Listing::default(),
        }
    }

    /// Takes a target.
    pub fn add(&mut self, row: &TargetRow<'_>) {
        self.overall.add(row);
        self.summary.add(row);
        self.table.add(row, &self.directory, self.lang);
        if row.standing() != Standing::InForce {
            return;
        }
        let verdict = &row.verdict;
        self.nobody += u32::from(row.roles.is_empty() && !verdict.status.is_met());
        let ahead = verdict.pace.is_ok_and(|pace| pace.rounded() > rust_decimal::Decimal::ZERO);
        let list = match verdict.status {
            Status::Met | Status::MetLate => &mut self.met,
            Status::OnTrack if ahead => &mut self.ahead,
            Status::OnTrack => return,
            Status::Behind => &mut self.behind,
            Status::Overdue => &mut self.overdue,
            Status::OverdueUnconfirmed => &mut self.unconfirmed,
            Status::OverdueUnreported => &mut self.unreported,
            Status::NoData => &mut self.no_data,
            Status::Unjudged => {
                let reason = verdict.reason.unwrap_or(Reason::NoFigure);
                match self.reasons.iter_mut().find(|(known, _)| *known == reason) {
                    Some((_, count)) => *count += 1,
                    None => self.reasons.push((reason, 1)),
                }
                return;
            }
        };
        list.push(Item::of(row, self.lang));
    }

    /// The paper.
    #[must_use]
    pub fn paper(mut self, subject: &Subject, occasion: &Occasion<'_>) -> Paper {
        let lang = self.lang;
        self.overdue.sort_by(Item::order);
        self.behind.sort_by(|one, other| one.pace.cmp(&other.pace).then_with(|| one.order(other)));
        self.ahead.sort_by(|one, other| other.pace.cmp(&one.pace).then_with(|| one.target.cmp(&other.target)));
        self.reasons.sort_by(|(one, few), (other, many)| many.cmp(few).then(one.cmp(other)));
        let title = words::title(subject, lang);
        let mut draft = Draft::new(lang);
        occasion.head(&mut draft);
        draft.push(Block::Title(title.clone()));
        draft.push(Block::Salutation(paper::salutation(words::addressee(lang), lang)));
        draft.paragraph(words::opening(occasion.as_of, lang));
        draft.heading(1, words::heading(Part::Overall, lang));
        self.overall
            .paragraphs(occasion.rules.due_soon_days, lang)
            .into_iter()
            .for_each(|paragraph| draft.paragraph(paragraph));
        self.well(&mut draft);
        self.problems(&mut draft);
        self.demands(&mut draft, occasion);
        let titles = [words::table_title(lang), paper::explanation_title(lang)].map(str::to_owned).to_vec();
        draft.push(Block::Annexes(titles));
        draft.push(occasion.signature());
        draft.annex(ANNEXES, words::table_title(lang), true);
        draft.push(Block::Table(std::mem::take(&mut self.table).table(lang)));
        occasion.explain(&mut draft, ANNEXES, self.summary.pending());
        occasion.paper(draft, title)
    }

    fn well(&self, draft: &mut Draft) {
        let lang = self.lang;
        draft.heading(1, words::heading(Part::Well, lang));
        if self.met.is_empty() && self.ahead.is_empty() {
            draft.paragraph(words::nothing_well(lang));
        }
        let met =
            |item: &Item| item.with_waiting(words::met(&item.name, &item.asked, item.deciding.as_deref(), lang), lang);
        let ahead = |item: &Item| {
            let points = item.pace.map(|pace| crate::i18n::number::points(pace, None, lang)).unwrap_or_default();
            let said = words::ahead(&item.name, points.trim_start_matches('+'), item.deciding.as_deref(), lang);
            item.with_waiting(said, lang)
        };
        self.grouped(draft, Part::Met, &self.met, &met);
        self.grouped(draft, Part::Ahead, &self.ahead, &ahead);
    }

    fn grouped(&self, draft: &mut Draft, part: Part, items: &[Item], say: &dyn Fn(&Item) -> String) {
        if !items.is_empty() {
            draft.heading(2, words::heading(part, self.lang));
            self.groups(draft, items, PRAISED, say);
        }
    }

    /// The targets of a list under who answers for them, as far as they are named.
    fn groups(&self, draft: &mut Draft, items: &[Item], named: usize, say: &dyn Fn(&Item) -> String) {
        let mut groups: Vec<(bool, String, Vec<String>)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for item in items.iter().take(named) {
            let who = self.who(item);
            let place = *places.entry(who.clone()).or_insert_with(|| {
                groups.push((item.answer().first_role().is_none(), who, Vec::new()));
                groups.len() - 1
            });
            groups[place].2.push(say(item));
        }
        // Whom the document names comes before what it names nobody for.
        groups.sort_by_key(|(nobody, ..)| *nobody);
        for (_, who, targets) in &groups {
            draft.paragraph(words::group(who, targets, self.lang));
        }
        self.rest(draft, items.len(), named);
    }

    fn rest(&self, draft: &mut Draft, count: usize, named: usize) {
        if count > named {
            draft.paragraph(words::rest(count - named, &paper::annex(1, ANNEXES, self.lang), self.lang));
        }
    }

    /// Who answers for a target: who leads, else who is responsible.
    fn who(&self, item: &Item) -> String {
        let role = item.answer().first_role();
        let names = role.map(|role| self.directory.names(item.answer(), role)).unwrap_or_default();
        let region = (!self.overall.is_one_region()).then(|| self.directory.region(&item.region));
        words::who(&names, region.as_deref(), role.map(|role| role.say(self.lang)), self.lang)
    }

    fn problems(&self, draft: &mut Draft) {
        let lang = self.lang;
        draft.heading(1, words::heading(Part::Problems, lang));
        let statuses: Vec<Status> = [Status::Met, Status::MetLate, Status::OnTrack].to_vec();
        if self.overall.count(&statuses) == self.overall.in_force.targets {
            draft.paragraph(words::no_problem(lang));
        }
        for (part, items) in [(Part::Overdue, &self.overdue), (Part::Behind, &self.behind)] {
            if items.is_empty() {
                continue;
            }
            draft.heading(2, words::heading(part, lang));
            for item in items.iter().take(NAMED) {
                let required = value_and_deadline(&item.asked, &item.deadline, lang);
                let rest: Vec<String> = item.gap.iter().chain([&item.finding]).chain(&item.waiting).cloned().collect();
                let known = item.deciding.as_deref();
                draft.point(3, &words::missed(&self.who(item), &item.name, &required, known, &rest, lang));
            }
            self.rest(draft, items.len(), NAMED);
        }
        let unknown = [
            (Status::OverdueUnconfirmed, &self.unconfirmed),
            (Status::OverdueUnreported, &self.unreported),
            (Status::NoData, &self.no_data),
        ];
        if unknown.iter().any(|(_, items)| !items.is_empty()) {
            draft.heading(2, words::heading(Part::Unknown, lang));
        }
        for (status, items) in unknown.into_iter().filter(|(_, items)| !items.is_empty()) {
            draft.point(3, &words::unknown(status, items.len(), lang));
            self.groups(draft, items, NAMED, &|item| item.with_waiting(item.name.clone(), lang));
        }
        if !self.reasons.is_empty() {
            draft.heading(2, words::heading(Part::Unjudged, lang));
            draft.paragraph(words::unjudged(self.overall.count(&[Status::Unjudged]), &self.reasons, lang));
        }
        if self.nobody > 0 {
            draft.heading(2, words::heading(Part::Nobody, lang));
            draft.paragraph(words::nobody(self.nobody, lang));
        }
    }

    fn demands(&self, draft: &mut Draft, occasion: &Occasion<'_>) {
        let lang = self.lang;
        draft.heading(1, words::heading(Part::Demands, lang));
        let unknown = [Status::OverdueUnconfirmed, Status::OverdueUnreported, Status::NoData];
        let demands = [
            (Demand::PutRight, self.overall.count(&[Status::Overdue, Status::Behind]) > 0),
            (Demand::Report, self.overall.count(&unknown) > 0),
            (Demand::Assign, self.nobody > 0),
            (Demand::KeepOn, self.overall.in_force.targets > 0),
            (Demand::Check, true),
        ];
        for (demand, _) in demands.into_iter().filter(|(_, wanted)| *wanted) {
            draft.point(2, &asked(demand, &occasion.reply_by(), lang));
        }
    }
}
