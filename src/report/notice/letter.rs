//! What one agency is written: its targets with their facts, what is asked, and the table to answer in.

use std::collections::BTreeMap;

use crate::domain::agency::Role;
use crate::domain::code::IndicatorCode;
use crate::domain::status::Status;
use crate::i18n::paper::notice::{self as words, Fact};
use crate::i18n::words::Spoken;
use crate::i18n::{number, paper};
use crate::report::directory::Directory;
use crate::report::document::{Align, Cell, Head};
use crate::report::item::Item;
use crate::report::occasion::Occasion;
use crate::report::paper::{Block, Draft, Line, Paper, Table};

/// Whether nobody can say that the target was missed.
pub(super) fn is_unknown(item: &Item) -> bool {
    matches!(item.status, Status::OverdueUnconfirmed | Status::OverdueUnreported)
}

/// What one agency is written.
pub(super) struct Letter<'l, 'o> {
    pub directory: &'l Directory<'o>,
    pub occasion: &'l Occasion<'l>,
    pub items: Vec<(&'l Item, Vec<Role>)>,
}

/// How many annexes a notice has: the table to answer in, and how the targets are judged.
const ANNEXES: usize = 2;

impl Letter<'_, '_> {
    /// The paper, addressed to an agency.
    pub fn paper(&self, to: &str) -> Paper {
        let lang = self.occasion.lang;
        let unknown = self.items.iter().filter(|(item, _)| is_unknown(item)).count();
        let missed = self.items.len() - unknown;
        let title = words::title(missed, lang);
        let mut draft = Draft::new(lang);
        self.occasion.head(&mut draft);
        draft.push(Block::Title(title.to_owned()));
        draft.push(Block::Salutation(paper::salutation(to, lang)));
        draft.paragraph(words::opening(self.occasion.as_of, missed, unknown, lang));
        if missed > 0 {
            draft.heading(1, words::missed_heading(lang));
            self.items.iter().filter(|(item, _)| !is_unknown(item)).for_each(|(i, r)| self.item(&mut draft, i, r));
        }
        if unknown > 0 {
            draft.heading(1, words::unknown_heading(lang));
            draft.paragraph(words::unknown_opening(lang));
            self.items.iter().filter(|(item, _)| is_unknown(item)).for_each(|(i, r)| self.item(&mut draft, i, r));
        }
        self.demands(&mut draft, missed, unknown);
        let titles = [words::answer_title(lang), paper::explanation_title(lang)].map(str::to_owned).to_vec();
        draft.push(Block::Annexes(titles));
        draft.push(self.occasion.signature());
        draft.annex(ANNEXES, words::answer_title(lang), true);
        draft.push(Block::Table(self.table()));
        self.occasion.explain(&mut draft, ANNEXES, self.pending());
        self.occasion.paper(draft, title.to_owned())
    }

    /// How many figures of the targets wait for approval; several targets may look at one indicator.
    fn pending(&self) -> u32 {
        let of: BTreeMap<&IndicatorCode, u32> =
            self.items.iter().map(|(item, _)| (&item.indicator, item.pending)).collect();
        of.values().sum()
    }

    fn item(&self, draft: &mut Draft, item: &Item, roles: &[Role]) {
        let lang = self.occasion.lang;
        draft.heading(2, &item.name);
        let mut current = vec![item.current.clone()];
        current.extend(item.gap.clone());
        current.extend(item.waiting.clone());
        let own: Vec<&str> = roles.iter().map(|role| role.say(lang)).collect();
        let roles = words::own_role(&number::list(&own, lang), &self.directory.roles(item.answer()), lang);
        let mut finding = vec![item.finding.clone()];
        finding.extend(item.internal_deadline.map(|day| paper::item::internal_deadline(day, lang)));
        let join = |parts: Vec<String>| parts.join(lang.pick("；", "; "));
        for (fact, text) in [
            (Fact::Basis, item.basis.clone()),
            (Fact::Required, item.required.clone()),
            (Fact::Current, join(current)),
            (Fact::Finding, join(finding)),
            (Fact::Roles, roles),
        ] {
            draft.paragraph(words::fact(fact, &text, lang));
        }
    }

    fn demands(&self, draft: &mut Draft, missed: usize, unknown: usize) {
        let lang = self.occasion.lang;
        draft.heading(1, words::demands_heading(lang));
        if missed > 0 {
            draft.point(3, words::demand_missed(lang));
        }
        if unknown > 0 {
            draft.point(3, words::demand_unknown(lang));
        }
        draft.point(3, words::demand_dissent(lang));
        let annex = paper::annex(1, ANNEXES, lang);
        draft.point(3, &words::answer(&self.occasion.reply_by(), &annex, lang));
        let mut contacts: Vec<String> = Vec::new();
        for contact in self.items.iter().filter_map(|(item, _)| item.contact.as_deref()) {
            if !contacts.iter().any(|known| known == contact) {
                contacts.push(contact.to_owned());
            }
        }
        draft.paragraph(words::contact(&contacts, lang));
    }

    fn table(&self) -> Table {
        const SHARES: [u16; 9] = [10, 35, 28, 22, 28, 23, 30, 22, 27];
        let lang = self.occasion.lang;
        let mut heads = words::answer_heads(lang).map(|heading| Head {
            key: "",
            heading: heading.to_owned(),
            align: Align::Left,
            wraps: true,
        });
        heads[0].align = Align::Right;
        let text = |text: &str| Cell::Text(text.to_owned().into());
        let line = |(at, (item, _)): (usize, &(&Item, Vec<Role>))| {
            Line::Cells(vec![
                Cell::Number { value: (at + 1).into(), shown: None },
                text(&item.marked_name),
                text(&item.asked),
                Cell::Date(item.deadline_day),
                item.latest.as_deref().map_or(Cell::Empty, text),
                item.status_cell.clone(),
                text(""),
                text(""),
                text(""),
            ])
        };
        Table {
            heads: heads.to_vec(),
            shares: SHARES.to_vec(),
            roomy: true,
            lines: self.items.iter().enumerate().map(line).collect(),
        }
    }
}
