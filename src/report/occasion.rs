//! The occasion of a paper: as of when, by which catalogues and rules, and what the office fills in; with the parts that
//! every paper has.

use chrono::{Datelike, NaiveDate};

use super::legend::lights;
use super::paper::{Block, Draft, Paper};
use crate::domain::catalogue::Stamp;
use crate::domain::chain::Head;
use crate::domain::rules::Rules;
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, calendar, paper as words, phrases};

/// What the office says beside the ledger; what is not given is left to fill in by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// The number of the paper.
    pub number: Option<String>,
    /// The day by which an answer is asked for.
    pub reply_by: Option<NaiveDate>,
    /// Who signs.
    pub office: Option<String>,
}

/// The occasion of a paper.
#[derive(Debug, Clone)]
pub struct Occasion<'p> {
    /// The language.
    pub lang: Lang,
    /// The day as of which is judged.
    pub as_of: NaiveDate,
    /// The catalogues.
    pub stamps: &'p [Stamp],
    /// The head of the chain of records.
    pub head: Option<Head>,
    /// The rules; those of the first target.
    pub rules: Rules,
    /// What the office says.
    pub details: Details,
}

impl Occasion<'_> {
    /// The head of a paper: whose it is, where that is said, and its number, or the place to fill it in.
    pub fn head(&self, draft: &mut Draft) {
        if let Some(office) = &self.details.office {
            draft.push(Block::Masthead(office.clone()));
        }
        let blank = || words::blank_number(self.as_of.year(), self.lang);
        draft.push(Block::Number(self.details.number.clone().unwrap_or_else(blank)));
    }

    /// The day by which an answer is asked for, or the place to fill it in.
    #[must_use]
    pub fn reply_by(&self) -> String {
        words::day(self.details.reply_by, self.lang)
    }

    /// Who signs, or the place to fill it in, and the as-of day.
    #[must_use]
    pub fn signature(&self) -> Block {
        let blank = || words::blank_office(self.lang).to_owned();
        Block::Signature {
            office: self.details.office.as_deref().map_or_else(blank, |office| words::signing(office).to_owned()),
            day: calendar::date(self.as_of, self.lang),
        }
    }

    /// The last of so many annexes: as-of date, catalogues with their digests, how many figures of what the paper is about
    /// wait for approval, lights and method.
    pub fn explain(&self, draft: &mut Draft, of: usize, pending: u32) {
        let lang = self.lang;
        draft.annex(of, words::explanation_title(lang), false);
        let mut remarks = vec![words::as_of(self.as_of, lang)];
        remarks.extend(self.stamps.iter().map(|stamp| words::catalogue(stamp, lang)));
        remarks.extend(self.head.iter().map(|head| words::head(head, lang)));
        remarks.extend(phrases::waiting_in_all(pending, lang));
        let lights = lights(&self.rules, lang);
        let lights: Vec<(&str, &str)> = lights.iter().map(|(light, means)| (light.say(lang), &**means)).collect();
        if !lights.is_empty() {
            remarks.push(words::lights(&lights, lang));
        }
        remarks.extend(words::method(&self.rules, lang));
        for remark in remarks {
            draft.push(Block::Remark(remark));
        }
    }

    /// The paper of a draft.
    #[must_use]
    pub fn paper(&self, draft: Draft, title: String) -> Paper {
        draft.finish(title, words::about(self.as_of, self.stamps, self.lang), self.as_of)
    }
}
