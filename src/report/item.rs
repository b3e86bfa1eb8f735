//! A target as an item of an official paper: its facts in words, kept when the row itself is gone.

use std::cmp::Ordering;

use chrono::{NaiveDate, TimeDelta};
use rust_decimal::Decimal;

use super::directory::Answer;
use super::document::Cell;
use super::row::{Reader, Row};
use super::show::shown;
use super::target::TargetRow;
use super::waiting;
use crate::domain::agency::Roles;
use crate::domain::code::{IndicatorCode, RegionCode, TargetCode, Text};
use crate::domain::number::Ratio;
use crate::domain::observation::Observation;
use crate::domain::status::{Reason, Status};
use crate::domain::target::TargetValue;
use crate::i18n::columns::TargetColumn;
use crate::i18n::paper::item as words;
use crate::i18n::unit::{Quantity, between};
use crate::i18n::{Lang, calendar, number, phrases};

/// A target with what a paper says of it.
#[derive(Debug, Clone)]
pub struct Item {
    /// The target.
    pub target: TargetCode,
    /// The indicator's name.
    pub name: String,
    /// The region.
    pub region: RegionCode,
    /// The document with its number and the clause.
    pub basis: String,
    /// What is asked, without the deadline.
    pub asked: String,
    /// The deadline.
    pub deadline_day: NaiveDate,
    /// The deadline in words, with its basis where the clause does not state it.
    pub deadline: String,
    /// What is asked, by when, in which words of the document.
    pub required: String,
    /// What is known: figures with period and source.
    pub current: String,
    /// What waits for approval: how many figures, and the newest.
    pub waiting: Option<String>,
    /// How many wait.
    pub pending: u32,
    /// The indicator, of which several targets may be set.
    pub indicator: IndicatorCode,
    /// The name with a mark where figures wait; for a table.
    pub marked_name: String,
    /// The latest figure with its period, in short; for a table.
    pub latest: Option<String>,
    /// The value that decided with its period, in short; the latest figure where none did.
    pub deciding: Option<String>,
    /// How far off that is; nothing where there is no figure to measure from.
    pub gap: Option<String>,
    /// The status with its numbers.
    pub finding: String,
    /// The status.
    pub status: Status,
    /// Days past the deadline.
    pub days_overdue: Option<i64>,
    /// The gap as a share of the target.
    pub gap_pct: Option<Decimal>,
    /// Progress less elapsed time, as a share.
    pub pace: Option<Decimal>,
    /// Who answers for it, names as the document writes them.
    pub roles: Roles,
    /// Those of them whom the office's overlay assigns.
    pub assigned: Roles,
    /// Whom to ask.
    pub contact: Option<Text>,
    /// The office's own deadline.
    pub internal_deadline: Option<NaiveDate>,
    /// The status as a cell of a table.
    pub status_cell: Cell<'static>,
    /// The region that issued the document: its agencies are meant.
    issuer: Option<RegionCode>,
}

impl Item {
    /// The item of a row, in the words of a language.
    #[must_use]
    pub fn of(row: &TargetRow<'_>, lang: Lang) -> Self {
        let (indicator, target, verdict) = (row.dossier.indicator, row.target, &row.verdict);
        let asked = asked(row, lang);
        let mut deadline = words::deadline(target.document_deadline(), target.deadline_basis, lang);
        if let Some(extension) = &target.extension {
            deadline += &words::extended(target.deadline, &extension.basis, lang);
        }
        let name = lang.pick(&indicator.name, indicator.name_en.as_ref().unwrap_or(&indicator.name)).to_string();
        Self {
            target: target.code.clone(),
            marked_name: name.clone() + &waiting::mark(row, lang).unwrap_or_default(),
            name,
            waiting: waiting::waiting(row, lang),
            pending: row.dossier.pending,
            indicator: indicator.code.clone(),
            region: indicator.region.clone(),
            basis: basis(row, lang),
            required: words::required(&asked, &deadline, target.wording.as_deref(), lang),
            asked,
            deadline_day: target.document_deadline(),
            deadline,
            current: current(row, lang),
            latest: latest(row, lang),
            deciding: deciding(row, lang),
            gap: gap(row, lang),
            finding: finding(row, lang),
            status: verdict.status,
            days_overdue: verdict.days_overdue,
            gap_pct: verdict.gap_pct.ok().map(Ratio::rounded),
            pace: verdict.pace.ok().map(Ratio::rounded),
            roles: row.roles.clone(),
            assigned: row.assigned.clone(),
            contact: row.assignment.and_then(|a| a.contact.clone()),
            internal_deadline: row.assignment.and_then(|a| a.internal_deadline),
            status_cell: row.cell(TargetColumn::Status, Reader::Person(lang)).into_owned(),
            issuer: row.source.map(|source| source.region.clone()),
        }
    }

    /// By days past the deadline, the longest first; then by gap in percent, the widest first and the unknown last; then
    /// by code: the order of a supervision review.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        let days = |item: &Self| item.days_overdue.unwrap_or(i64::MIN);
        let gap = |item: &Self| item.gap_pct.unwrap_or(Decimal::MIN);
        days(other).cmp(&days(self)).then(gap(other).cmp(&gap(self))).then_with(|| self.target.cmp(&other.target))
    }

    /// What is said of it, and behind that what waits for approval.
    #[must_use]
    pub fn with_waiting(&self, said: String, lang: Lang) -> String {
        match &self.waiting {
            Some(waiting) => lang.pick(format!("{said}（{waiting}）"), format!("{said} ({waiting})")),
            None => said,
        }
    }

    /// Who answers for it.
    #[must_use]
    pub fn answer(&self) -> Answer<'_> {
        Answer { issuer: self.issuer.as_ref(), region: &self.region, roles: &self.roles, assigned: &self.assigned }
    }
}

fn asked(row: &TargetRow<'_>, lang: Lang) -> String {
    let target = row.target;
    let quantity = match target.value {
        TargetValue::One(value) => Quantity::of(value, &row.unit).say(lang),
        TargetValue::Range(low, high) => between(low, high, &row.unit, lang),
    };
    let aim = words::aim(target.comparator, &quantity, lang);
    let mut text = words::asked(&aim, target.judge, target.window.map(|w| w.years), target.strength, lang);
    if let Some((share, own)) = row.verdict.tolerance {
        text += &words::tolerance(&number::percent(share), phrases::tolerance_basis(own, lang), lang);
    }
    text
}

fn basis(row: &TargetRow<'_>, lang: Lang) -> String {
    let document = match row.source {
        Some(source) => {
            let title = lang.pick(&source.title, source.title_en.as_ref().unwrap_or(&source.title));
            words::document(title, source.number.as_deref(), lang)
        }
        None => words::document(row.target.source.as_str(), None, lang),
    };
    let clause = row.target.clause.as_ref().map(|place| phrases::clause(&place.number, place.part, lang));
    words::basis(&document, clause.as_deref(), lang)
}

/// A figure with its period and source; `value` is already worded.
fn figure(value: &str, observation: &Observation, lang: Lang) -> String {
    let source: Vec<&str> = [&observation.publisher, &observation.title].into_iter().flatten().map(|t| &**t).collect();
    let source = match (source.is_empty(), observation.url.as_deref()) {
        (true, Some(url)) => vec![url],
        _ => source,
    };
    words::figure(value, &calendar::period(observation.period, lang), &source, lang)
}

fn current(row: &TargetRow<'_>, lang: Lang) -> String {
    let verdict = &row.verdict;
    let mut parts = Vec::new();
    match (verdict.latest, verdict.nearby) {
        (Some(observation), _) => {
            let value = shown(row, TargetColumn::LatestValue, lang).unwrap_or_default();
            parts.push(words::latest(&figure(&value, observation, lang), lang));
        }
        (None, Some(observation)) => {
            let value = shown(row, TargetColumn::NearbyValue, lang).unwrap_or_default();
            parts.push(words::nearby(&figure(&value, observation, lang), observation.note.as_deref(), lang));
        }
        (None, None) => parts.push(words::no_figure(lang).to_owned()),
    }
    let itself = |judged: &crate::domain::verdict::Judged| {
        verdict.latest.is_some_and(|o| o.period == judged.period && o.value == judged.value)
    };
    if let Some(judged) = verdict.judged.filter(|judged| !itself(judged)) {
        let value = shown(row, TargetColumn::JudgedValue, lang).unwrap_or_default();
        parts.push(words::judged(&value, &calendar::period(judged.period, lang), lang));
    }
    if let Some(years) = shown(row, TargetColumn::Years, lang) {
        parts.push(words::years(&years, lang));
    }
    if let Some(known) = verdict.to_date.filter(|known| verdict.latest.is_none_or(|o| o.period != known.period)) {
        let value = shown(row, TargetColumn::YearToDateValue, lang).unwrap_or_default();
        parts.push(words::to_date(&value, &calendar::period(known.period, lang), lang));
    }
    parts.join(lang.pick("；", "; "))
}

/// The value that decided, or else the latest figure.
fn deciding(row: &TargetRow<'_>, lang: Lang) -> Option<String> {
    let verdict = &row.verdict;
    let (value, period) = match verdict.judged {
        Some(judged) => (shown(row, TargetColumn::JudgedValue, lang)?, judged.period),
        None => (shown(row, TargetColumn::LatestValue, lang)?, verdict.latest.or(verdict.nearby)?.period),
    };
    Some(words::in_short(&value, &calendar::period(period, lang), lang))
}

fn latest(row: &TargetRow<'_>, lang: Lang) -> Option<String> {
    let observation = row.verdict.latest.or(row.verdict.nearby)?;
    let value = shown(row, TargetColumn::LatestValue, lang)?;
    let period = calendar::period(observation.period, lang);
    Some(lang.pick(format!("{value}（{period}）"), format!("{value} ({period})")))
}

fn gap(row: &TargetRow<'_>, lang: Lang) -> Option<String> {
    match row.verdict.gap {
        Ok(gap) if gap.is_zero() => None,
        Ok(_) => {
            let share = shown(row, TargetColumn::GapPct, lang);
            let settled = !matches!(row.verdict.status, Status::OverdueUnconfirmed | Status::Unjudged);
            Some(words::gap(&shown(row, TargetColumn::Gap, lang)?, share.as_deref(), settled, lang))
        }
        Err(Reason::NoFigure | Reason::Definition) => None,
        Err(reason) => Some(words::no_gap(reason, lang)),
    }
}

fn finding(row: &TargetRow<'_>, lang: Lang) -> String {
    let verdict = &row.verdict;
    let status = phrases::status(verdict, lang);
    let ahead = || (!verdict.status.is_met() && verdict.days_left >= 0).then_some(verdict.days_left);
    let days = verdict.days_overdue.or_else(ahead).map(|days| number::days(days, lang));
    let pace = matches!(verdict.status, Status::Behind | Status::OnTrack)
        .then(|| shown(row, TargetColumn::Pace, lang))
        .flatten();
    let mut text = words::finding(&status, verdict.status, days.as_deref(), pace.as_deref(), verdict.reason, lang);
    let since = verdict.days_overdue.and_then(|days| verdict.as_of.checked_sub_signed(TimeDelta::try_days(days)?));
    if let Some(original) =
        row.original.filter(|original| original.status != verdict.status || original.days_overdue.is_some())
    {
        text += lang.pick("；", "; ");
        text += &phrases::by_original(original.status, original.days_overdue, lang);
    }
    if let Some(since) = since.filter(|since| *since != row.target.deadline) {
        text += lang.pick("，", ", ");
        text += &words::counted_from(since, lang);
    }
    text
}
