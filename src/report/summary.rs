//! The totals line, the legend and the remarks under a report.

use crate::domain::code::IndicatorCode;
use crate::domain::source::Standing;
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, phrases};

use super::document::Legend;
use super::legend::Ladders;
use super::tally::{ORDER, Tally};
use super::target::TargetRow;

/// What a report counts as it goes along.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    in_force: Tally,
    not_in_force: Tally,
    due_soon: u32,
    conflicts: u32,
    close: u32,
    pending: u32,
    last: Option<IndicatorCode>,
    ladders: Ladders,
}

impl Summary {
    /// Counts a row.
    pub fn add(&mut self, row: &TargetRow<'_>) {
        if row.standing() == Standing::InForce {
            self.in_force.add(row);
        } else {
            self.not_in_force.add(row);
        }
        self.due_soon += u32::from(row.verdict.due_soon);
        self.conflicts += u32::from(!row.conflicts.is_empty());
        self.close += u32::from(row.verdict.latest.is_none() && row.verdict.nearby.is_some());
        // Several targets may look at one indicator, one after the other.
        if row.dossier.pending > 0 && self.last.as_ref() != Some(&row.dossier.indicator.code) {
            self.pending += row.dossier.pending;
            self.last = Some(row.dossier.indicator.code.clone());
        }
        self.ladders.add(row);
    }

    /// The totals in one line; targets of documents that are not in force are counted apart.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        let mut parts = Vec::new();
        if self.in_force.targets > 0 || self.not_in_force.targets == 0 {
            parts.push(phrases::targets(self.in_force.targets, &counts(&self.in_force, lang), lang));
        }
        if self.not_in_force.targets > 0 {
            let counts = counts(&self.not_in_force, lang);
            let alone = parts.is_empty();
            parts.push(phrases::targets_not_in_force(self.not_in_force.targets, &counts, alone, lang));
        }
        parts.join(lang.pick("；", "; "))
    }

    /// How many figures of the indicators wait for approval.
    #[must_use]
    pub fn pending(&self) -> u32 {
        self.pending
    }

    /// How many targets there are, without a word on where they stand.
    #[must_use]
    pub fn size(&self, lang: Lang) -> String {
        phrases::targets(self.in_force.targets + self.not_in_force.targets, "", lang)
    }

    /// What the lights of the rows mean.
    #[must_use]
    pub fn legends(&self, lang: Lang) -> Vec<Legend> {
        self.ladders.legends(lang)
    }

    /// What a reader must know of the marks above.
    #[must_use]
    pub fn remarks(&self, lang: Lang) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.due_soon > 0 {
            remarks.push(phrases::due_soon(self.due_soon, lang));
        }
        if self.close > 0 {
            remarks.push(phrases::close_figures(lang).to_owned());
        }
        if self.conflicts > 0 {
            remarks.push(phrases::conflicts(self.conflicts, lang));
        }
        if self.pending > 0 {
            remarks.push(phrases::pending(self.pending, lang));
        }
        remarks
    }
}

fn counts(tally: &Tally, lang: Lang) -> String {
    let some: Vec<String> = ORDER
        .iter()
        .filter(|status| tally.count(**status) > 0)
        .map(|status| format!("{} {}", status.say(lang), tally.count(*status)))
        .collect();
    some.join(lang.pick("，", ", "))
}
