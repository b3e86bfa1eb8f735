//! Terms: what a document asks of an indicator apart from the value, kept once however many targets share it.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use rust_decimal::Decimal;

use super::form::{baseline_in, day, day_number, quantity, quantity_in, word};
use super::identity::Identities;
use super::trouble::{Sql, Trouble};
use super::{agency, clause};
use crate::domain::admission::Scale;
use crate::domain::agency::Roles;
use crate::domain::code::{Coded, IndicatorCode, SourceCode, TargetCode, Text};
use crate::domain::indicator::Kind;
use crate::domain::number::to_double;
use crate::domain::source::ClauseRef;
use crate::domain::target::{
    BaselineBasis, Basis, Comparator, Judge, Span, StatedBaseline, Strength, Target, TargetValue, Window, Years,
};

/// A target without its code, indicator and value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Terms {
    source: SourceCode,
    clause: Option<ClauseRef>,
    wording: Option<Text>,
    pub comparator: Comparator,
    tolerance: Option<Decimal>,
    deadline: NaiveDate,
    deadline_basis: Basis,
    strength: Strength,
    judge: Judge,
    window: Option<Window>,
    span: Span,
    baseline: Option<StatedBaseline>,
    milestones: BTreeMap<i32, Decimal>,
    note: Option<Text>,
    note_en: Option<Text>,
    roles: Roles,
}

impl Terms {
    fn of(target: &Target) -> Self {
        Self {
            source: target.source.clone(),
            clause: target.clause.clone(),
            wording: target.wording.clone(),
            comparator: target.comparator,
            tolerance: target.tolerance,
            deadline: target.deadline,
            deadline_basis: target.deadline_basis,
            strength: target.strength,
            judge: target.judge,
            window: target.window,
            span: target.span,
            baseline: target.baseline.clone(),
            milestones: target.milestones.clone(),
            note: target.note.clone(),
            note_en: target.note_en.clone(),
            roles: target.roles.clone(),
        }
    }

    /// Tells how large figures measured by these terms and a value can be expected to be.
    pub fn expect(&self, kind: Kind, value: TargetValue, scale: &mut Scale) {
        scale.add(kind, self.judge, value, self.baseline.as_ref());
    }

    /// The target of these terms.
    pub fn target(&self, code: TargetCode, indicator: IndicatorCode, value: TargetValue) -> Target {
        Target {
            code,
            indicator,
            source: self.source.clone(),
            clause: self.clause.clone(),
            wording: self.wording.clone(),
            comparator: self.comparator,
            value,
            tolerance: self.tolerance,
            deadline: self.deadline,
            deadline_basis: self.deadline_basis,
            strength: self.strength,
            judge: self.judge,
            window: self.window,
            span: self.span,
            baseline: self.baseline.clone(),
            milestones: self.milestones.clone(),
            note: self.note.clone(),
            note_en: self.note_en.clone(),
            roles: self.roles.clone(),
            extension: None,
        }
    }
}

/// The terms with this number.
pub(super) fn find(db: &Connection, id: i64) -> Sql<Terms> {
    let mut select = db.prepare_cached(
        "select t.id, s.code as source, t.clause, t.wording, t.comparator, t.tolerance, t.deadline, t.deadline_basis,
             t.strength, t.judge, t.window_from, t.window_to, t.window_basis, t.span, t.baseline_basis,
             t.baseline_first_day, t.baseline_last_day, t.baseline_value, t.note, t.note_en
         from terms t join source s on s.id = t.source
         where t.id = ?1",
    )?;
    let mut rows = select.query([id])?;
    let Some(row) = rows.next()? else { return Err(Trouble::unreadable("no terms", id)) };
    read(db, id, row)
}

fn read(db: &Connection, id: i64, row: &Row<'_>) -> Sql<Terms> {
    let mut roles = Roles::default();
    let mut named = db.prepare_cached(
        "select o.role, g.name from terms_role o join agency g on g.id = o.agency
         where o.terms = ?1 order by o.role, o.position",
    )?;
    agency::gather_roles(named.query([id])?, &mut roles)?;
    let mut milestones = BTreeMap::new();
    let mut on_the_way = db.prepare_cached("select year, value from terms_milestone where terms = ?1 order by year")?;
    let mut rows = on_the_way.query([id])?;
    while let Some(row) = rows.next()? {
        milestones.insert(row.get(0)?, quantity(row.get(1)?)?);
    }
    let clause: Option<i64> = row.get("clause")?;
    let window = match (row.get("window_from")?, row.get("window_to")?) {
        (Some(from), Some(to)) => Some(Window { years: Years { from, to }, basis: word(row, "window_basis")? }),
        _ => None,
    };
    let basis: Option<String> = row.get("baseline_basis")?;
    let baseline = match (basis.as_deref().and_then(BaselineBasis::from_code), baseline_in(row)?) {
        (Some(BaselineBasis::FromZero), _) => Some(StatedBaseline::FromZero),
        (Some(origin), Some((period, value))) => Some(StatedBaseline::Figure { origin, period, value }),
        _ => None,
    };
    Ok(Terms {
        source: SourceCode::new(row.get_ref("source")?.as_str().unwrap_or_default())?,
        clause: clause.map(|id| clause::place(db, id)).transpose()?,
        wording: row.get("wording")?,
        comparator: word(row, "comparator")?,
        tolerance: quantity_in(row, "tolerance")?,
        deadline: day(row.get("deadline")?)?,
        deadline_basis: word(row, "deadline_basis")?,
        strength: word(row, "strength")?,
        judge: word(row, "judge")?,
        window,
        span: word(row, "span")?,
        baseline,
        milestones,
        note: row.get("note")?,
        note_en: row.get("note_en")?,
        roles,
    })
}

/// Terms on record, so that none is written twice.
#[derive(Debug, Default)]
pub(super) struct AllTerms {
    known: Option<HashMap<Terms, i64>>,
    /// The last one asked for: what is declared for many regions at once comes in a row.
    last: Option<(Terms, i64)>,
}

impl AllTerms {
    /// The number of a target's terms, written where they are new.
    pub fn number(&mut self, db: &Connection, ids: &mut Identities<'_>, target: &Target) -> Sql<i64> {
        let known = match &mut self.known {
            Some(known) => known,
            None => self.known.insert(all(db)?),
        };
        let terms = Terms::of(target);
        if let Some((last, id)) = &self.last
            && *last == terms
        {
            return Ok(*id);
        }
        if let Some(&id) = known.get(&terms) {
            self.last = Some((terms, id));
            return Ok(id);
        }
        let id = insert(db, ids, &terms)?;
        known.insert(terms, id);
        Ok(id)
    }
}

fn all(db: &Connection) -> Sql<HashMap<Terms, i64>> {
    let last: Option<i64> = db.query_row("select max(id) from terms", [], |row| row.get(0)).optional()?.flatten();
    (1..=last.unwrap_or(0)).map(|id| Ok((find(db, id)?, id))).collect()
}

fn insert(db: &Connection, ids: &mut Identities<'_>, terms: &Terms) -> Sql<i64> {
    let source = ids.source(&terms.source)?;
    let clause = terms.clause.as_ref().map(|place| ids.clause(&terms.source, place)).transpose()?;
    let (basis, figure) = match &terms.baseline {
        None => (None, None),
        Some(StatedBaseline::FromZero) => (Some(BaselineBasis::FromZero), None),
        Some(StatedBaseline::Figure { origin, period, value }) => (Some(*origin), Some((*period, *value))),
    };
    let mut insert = db.prepare_cached(
        "insert into terms (source, clause, wording, comparator, tolerance, deadline, deadline_basis, strength, judge,
             window_from, window_to, window_basis, span, baseline_basis, baseline_first_day, baseline_last_day,
             baseline_value, note, note_en)
         values (:source, :clause, :wording, :comparator, :tolerance, :deadline, :deadline_basis, :strength, :judge,
             :window_from, :window_to, :window_basis, :span, :baseline_basis, :baseline_first_day, :baseline_last_day,
             :baseline_value, :note, :note_en)",
    )?;
    insert.execute(named_params! {
        ":source": source,
        ":clause": clause,
        ":wording": terms.wording,
        ":comparator": terms.comparator.code(),
        ":tolerance": terms.tolerance.map(to_double),
        ":deadline": day_number(terms.deadline),
        ":deadline_basis": terms.deadline_basis.code(),
        ":strength": terms.strength.code(),
        ":judge": terms.judge.code(),
        ":window_from": terms.window.map(|window| window.years.from),
        ":window_to": terms.window.map(|window| window.years.to),
        ":window_basis": terms.window.map(|window| window.basis.code()),
        ":span": terms.span.code(),
        ":baseline_basis": basis.map(Coded::code),
        ":baseline_first_day": figure.map(|(period, _)| day_number(period.first())),
        ":baseline_last_day": figure.map(|(period, _)| day_number(period.last())),
        ":baseline_value": figure.map(|(_, value)| to_double(value)),
        ":note": terms.note,
        ":note_en": terms.note_en,
    })?;
    let id = db.last_insert_rowid();
    let mut insert = db.prepare_cached("insert into terms_milestone (terms, year, value) values (?1, ?2, ?3)")?;
    for (year, value) in &terms.milestones {
        insert.execute((id, year, to_double(*value)))?;
    }
    if terms.roles.is_empty() {
        return Ok(id);
    }
    let region = ids.region_of_source(source)?.ok_or_else(|| Trouble::unreadable("no such document", &terms.source))?;
    agency::each_role(&terms.roles, |role, position, name| {
        let agency = ids.agency(&[region], name)?;
        db.prepare_cached("insert into terms_role (terms, role, position, agency) values (?1, ?2, ?3, ?4)")?
            .execute((id, role, position, agency))?;
        Ok(())
    })?;
    Ok(id)
}
