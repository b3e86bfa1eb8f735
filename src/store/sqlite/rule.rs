//! The rules of a catalogue, one row a rule.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension};
use rust_decimal::Decimal;

use super::identity::Place;
use super::scoring;
use super::trouble::{Sql, Trouble};
use super::view::View;
use crate::domain::code::{CatalogueCode, Coded};
use crate::domain::light::{Cause, Ladder, Light};
use crate::domain::rules::Rules;

const LIGHT: &str = "light.";
const APPROVAL: &str = "approval";

/// Writes the rules that differ from those on record.
pub(super) fn write(db: &Connection, action: i64, catalogue: i64, rules: &Rules) -> Sql<()> {
    let stored = rows(View::whole(db), catalogue)?;
    let wanted = to_rows(rules);
    let mut insert = db.prepare_cached("insert into rule (catalogue, name, action, value) values (?1, ?2, ?3, ?4)")?;
    for (name, value) in &wanted {
        if stored.get(name) != Some(value) {
            insert.execute((catalogue, name, action, Some(value)))?;
        }
    }
    for name in stored.keys().filter(|name| !wanted.contains_key(*name)) {
        insert.execute((catalogue, name, action, None::<&str>))?;
    }
    Ok(())
}

/// The rules on record; the default for a catalogue that has none.
pub(super) fn read(db: View<'_>, catalogue: i64) -> Sql<Rules> {
    from_rows(&rows(db, catalogue)?)
}

/// The rules on record, `None` for a catalogue that has none.
pub(super) fn read_stated(db: View<'_>, catalogue: i64) -> Sql<Option<Rules>> {
    let rows = rows(db, catalogue)?;
    if rows.is_empty() { Ok(None) } else { from_rows(&rows).map(Some) }
}

/// The rules of every catalogue.
pub(super) fn read_all(db: View<'_>, catalogues: &HashMap<i64, CatalogueCode>) -> Sql<BTreeMap<CatalogueCode, Rules>> {
    catalogues.iter().map(|(id, code)| Ok((code.clone(), read(db, *id)?))).collect()
}

/// Whether the figures of a catalogue's indicators wait for approval: by its own rules, or by those of an overlay of it.
pub(super) fn asks_for_approval(db: &Connection, catalogue: i64) -> Sql<bool> {
    let mut select = db.prepare_cached(
        "select exists (
             select 1 from rule r
             where r.name = ?2 and r.value = 'true'
               and r.action = (select max(l.action) from rule l where l.catalogue = r.catalogue and l.name = r.name)
               and (r.catalogue = ?1 or ?1 = (
                   select v.extends from catalogue_version v
                   where v.catalogue = r.catalogue order by v.action desc limit 1)))",
    )?;
    Ok(select.query_row((catalogue, APPROVAL), |row| row.get(0))?)
}

/// Whether the figures of an indicator wait for approval.
pub(super) fn asks_for_approval_of(db: &Connection, place: Place) -> Sql<bool> {
    let mut select = db.prepare_cached(
        "select catalogue from indicator_version where region = ?1 and indicator = ?2 order by action desc limit 1",
    )?;
    let catalogue = select.query_row((place.region, place.indicator), |row| row.get(0)).optional()?;
    catalogue.map_or(Ok(false), |catalogue| asks_for_approval(db, catalogue))
}

fn rows(db: View<'_>, catalogue: i64) -> Sql<BTreeMap<String, String>> {
    let mut select =
        db.prepare_cached("select name, value from rule where catalogue = ?1 and action <= ?2 order by name, action")?;
    let mut found = BTreeMap::new();
    let mut rows = select.query([catalogue, db.upto])?;
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        match row.get::<_, Option<String>>(1)? {
            Some(value) => found.insert(name, value),
            None => found.remove(&name),
        };
    }
    Ok(found)
}

fn to_rows(rules: &Rules) -> BTreeMap<String, String> {
    let mut rows = BTreeMap::from([
        ("tolerance".to_owned(), rules.tolerance.normalize().to_string()),
        ("about".to_owned(), rules.about.normalize().to_string()),
        ("due_soon_days".to_owned(), rules.due_soon_days.to_string()),
        ("stale_months".to_owned(), rules.stale_months.to_string()),
        ("report_grace_days".to_owned(), rules.report_grace_days.to_string()),
        ("utc_offset_minutes".to_owned(), rules.utc_offset_minutes.to_string()),
        ("ladder".to_owned(), rules.ladder.profile.code().to_owned()),
    ]);
    if let Some(share) = rules.far_behind {
        rows.insert("far_behind".to_owned(), share.normalize().to_string());
    }
    if rules.approval {
        rows.insert(APPROVAL.to_owned(), "true".to_owned());
    }
    rows.extend(scoring::to_rows(&rules.scoring));
    for (cause, light) in &rules.ladder.changed {
        rows.insert(format!("{LIGHT}{}", cause.key()), light.code().to_owned());
    }
    rows
}

fn from_rows(rows: &BTreeMap<String, String>) -> Sql<Rules> {
    let mut rules = Rules { ladder: Ladder::default(), ..Rules::default() };
    for (name, value) in rows {
        let bad = || Trouble::unreadable(name, value);
        match name.as_str() {
            "tolerance" => rules.tolerance = value.parse::<Decimal>().map_err(|_| bad())?,
            "far_behind" => rules.far_behind = Some(value.parse::<Decimal>().map_err(|_| bad())?),
            "about" => rules.about = value.parse::<Decimal>().map_err(|_| bad())?,
            "due_soon_days" => rules.due_soon_days = value.parse().map_err(|_| bad())?,
            "stale_months" => rules.stale_months = value.parse().map_err(|_| bad())?,
            "report_grace_days" => rules.report_grace_days = value.parse().map_err(|_| bad())?,
            "utc_offset_minutes" => rules.utc_offset_minutes = value.parse().map_err(|_| bad())?,
            APPROVAL => rules.approval = value.parse().map_err(|_| bad())?,
            "ladder" => rules.ladder.profile = Coded::from_code(value).ok_or_else(bad)?,
            other if scoring::read(&mut rules.scoring, other, value).ok_or_else(bad)? => {}
            other => {
                let cause = other.strip_prefix(LIGHT).and_then(Cause::of_key).ok_or_else(bad)?;
                rules.ladder.changed.push((cause, Light::from_code(value).ok_or_else(bad)?));
            }
        }
    }
    rules.ladder.changed.sort_unstable_by_key(|(cause, _)| *cause);
    Ok(rules)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::status::Status;

    #[test]
    fn rules_come_back_as_they_went_in() {
        let mut rules = Rules { tolerance: Decimal::new(125, 3), due_soon_days: 30, ..Rules::default() };
        rules.ladder.changed = vec![
            (Cause::Status(Status::Met), Light::Green),
            (Cause::Status(Status::Overdue), Light::Red),
            (Cause::DueSoon, Light::Yellow),
            (Cause::FarBehind, Light::Blue),
        ];
        rules.far_behind = Some(Decimal::new(2, 1));
        rules.approval = true;
        rules.scoring.small_n = 3;
        rules.scoring.weight.support = Decimal::new(25, 2);
        rules.scoring.score.overdue_most = Decimal::new(125, 1);
        assert_eq!(from_rows(&to_rows(&rules)).expect("readable"), rules);
        assert_eq!(from_rows(&BTreeMap::new()).expect("readable"), Rules::default());
    }
}
