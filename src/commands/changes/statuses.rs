//! The statuses that changed: because of what was recorded, and because time has passed.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use chrono::NaiveDate;

use super::{Stretch, Teller};
use crate::commands::exit::Failure;
use crate::domain::catalogue::ItemKind;
use crate::domain::change::ChangeKind;
use crate::domain::code::{CatalogueCode, IndicatorCode, RegionCode, TargetCode};
use crate::domain::dossier::{Dossier, Scope};
use crate::domain::history::Handle;
use crate::domain::indicator::Indicator;
use crate::domain::moment::Clock;
use crate::domain::status::Status;
use crate::domain::target::Target;
use crate::i18n::change::Part;
use crate::report::around::Around;
use crate::report::change::{Because, ChangeRow, Said};
use crate::report::target::TargetRow;

/// A target as it was at the beginning of the stretch.
struct Was {
    catalogue: CatalogueCode,
    indicator: Indicator,
    target: Target,
    status: Status,
}

/// What surrounds the dossiers at both ends.
struct Both<'b> {
    before: Around<'b>,
    since: Around<'b>,
}

/// Tells the statuses that what was recorded changed, both judged as of the same day.
pub fn by_record(stretch: &Stretch<'_>, teller: &mut Teller<'_, '_>) -> Result<(), Failure> {
    let both = Both { before: Around::new(stretch.office_before), since: Around::new(&stretch.choice.office) };
    let (old, new) = (&stretch.office_before.rules, &stretch.choice.office.rules);
    let rules_changed = old.iter().any(|(code, rules)| new.get(code).is_some_and(|now| !now.judge_like(rules)));
    if rules_changed {
        for region in regions(stretch) {
            of_region(stretch, &both, region, None, teller)?;
        }
        return Ok(());
    }
    let mut done = Ok(());
    let read = stretch.since.moved_after(&stretch.choice.scope, stretch.after, &mut |region, codes| {
        done = of_region(stretch, &both, region, Some(codes), teller);
        if done.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    read.map_err(|fault| stretch.fault(&fault))?;
    done
}

/// The regions asked for that were described at either end, in the order in which they were first heard of.
fn regions(stretch: &Stretch<'_>) -> Vec<RegionCode> {
    let mut seen = HashSet::new();
    let all = stretch.choice.office.regions.iter().chain(&stretch.office_before.regions).map(|region| &region.code);
    all.filter(|code| stretch.reaches(code) && seen.insert(*code)).cloned().collect()
}

/// The targets of one region, of some of its indicators or of all.
fn of_region(
    stretch: &Stretch<'_>,
    both: &Both<'_>,
    region: RegionCode,
    indicators: Option<Vec<IndicatorCode>>,
    teller: &mut Teller<'_, '_>,
) -> Result<(), Failure> {
    let scope = Scope { regions: Some(vec![region]), indicators, as_of: None };
    let as_of = stretch.context.as_of;
    let mut were: HashMap<TargetCode, Was> = HashMap::new();
    let read = stretch.before.dossiers(&scope, &mut |dossier| {
        for target in dossier.targets {
            let row = TargetRow::new(dossier, target, &both.before, as_of);
            if stretch.choice.keeps(&row) {
                let was = Was {
                    catalogue: dossier.catalogue.clone(),
                    indicator: dossier.indicator.clone(),
                    target: target.clone(),
                    status: row.verdict.status,
                };
                were.insert(target.code.clone(), was);
            }
        }
        ControlFlow::Continue(())
    });
    read.map_err(|fault| stretch.fault(&fault))?;
    let mut done = Ok(());
    let read = stretch.since.dossiers(&scope, &mut |dossier| {
        for target in dossier.targets {
            let was = were.remove(&target.code);
            let row = TargetRow::new(dossier, target, &both.since, as_of);
            let old = was.as_ref().map(|was| was.status);
            if old == Some(row.verdict.status) || !stretch.choice.keeps(&row) {
                continue;
            }
            let because = because(stretch, both, was.as_ref(), &row);
            done = because.and_then(|because| {
                let (old, new) = (old.map_or(Said::Nothing, Said::Status), Said::Status(row.verdict.status));
                let change = ChangeRow {
                    because,
                    ..status_row(ChangeKind::Status, dossier.indicator, target, &both.since, stretch.context.clock)
                };
                teller.row(Part::Statuses, &ChangeRow { old, new, ..change })
            });
            if done.is_err() {
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    });
    read.map_err(|fault| stretch.fault(&fault))?;
    done?;
    let mut gone: Vec<(TargetCode, Was)> = were.into_iter().collect();
    gone.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (_, was) in &gone {
        let row = status_row(ChangeKind::Status, &was.indicator, &was.target, &both.before, stretch.context.clock);
        let because = vec![Because::Item(ItemKind::Target)];
        teller.row(Part::Statuses, &ChangeRow { because, old: Said::Status(was.status), ..row })?;
    }
    Ok(())
}

/// What moved of all that a target is judged by.
fn because(
    stretch: &Stretch<'_>,
    both: &Both<'_>,
    was: Option<&Was>,
    row: &TargetRow<'_>,
) -> Result<Vec<Because>, Failure> {
    let code = &row.dossier.indicator.code;
    let entries = stretch.since.history(code).map_err(|fault| stretch.fault(&fault))?.unwrap_or_default();
    let since = entries.iter().filter(|entry| entry.action.number > stretch.after);
    let handle = |period, seq| Because::Event(Handle { indicator: code.clone(), period, seq });
    let mut because: Vec<Because> = since.map(|entry| handle(entry.period, entry.seq)).collect();
    let Some(was) = was else {
        because.push(Because::Item(ItemKind::Target));
        return Ok(because);
    };
    let target = &row.target.code;
    let moved = [
        (was.target != *row.target, ItemKind::Target),
        (was.indicator != *row.dossier.indicator, ItemKind::Indicator),
        (!both.before.rules(&was.catalogue).judge_like(row.rules), ItemKind::Rules),
        (both.before.assignment(target) != both.since.assignment(target), ItemKind::Assignment),
    ];
    because.extend(moved.into_iter().filter(|(moved, _)| *moved).map(|(_, kind)| Because::Item(kind)));
    Ok(because)
}

/// Tells the statuses that time alone changed: by the record of the beginning, as of an earlier day and as of the day that
/// all is judged as of.
pub fn by_time(stretch: &Stretch<'_>, then: NaiveDate, teller: &mut Teller<'_, '_>) -> Result<(), Failure> {
    let around = Around::new(stretch.office_before);
    let mut done = Ok(());
    let read = stretch.before.dossiers(&stretch.choice.scope, &mut |dossier: Dossier<'_>| {
        for target in dossier.targets {
            let old = TargetRow::new(dossier, target, &around, then);
            let new = TargetRow::new(dossier, target, &around, stretch.context.as_of);
            if old.verdict.status == new.verdict.status || !stretch.choice.keeps(&new) {
                continue;
            }
            let row = status_row(ChangeKind::StatusByTime, dossier.indicator, target, &around, stretch.context.clock);
            let (old, new) = (Said::Status(old.verdict.status), Said::Status(new.verdict.status));
            done = teller.row(Part::ByTime, &ChangeRow { old, new, ..row });
            if done.is_err() {
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    });
    read.map_err(|fault| stretch.fault(&fault))?;
    done
}

/// A row on a target's status, which is still to be said.
fn status_row<'r>(
    kind: ChangeKind,
    indicator: &'r Indicator,
    target: &'r Target,
    around: &Around<'r>,
    clock: Clock,
) -> ChangeRow<'r> {
    ChangeRow {
        kind,
        item: Some(ItemKind::Target),
        region: Some(indicator.region.as_str()),
        described: around.region(&indicator.region),
        code: target.code.as_str().into(),
        name: ((&*indicator.name).into(), indicator.name_en.as_deref().map(Into::into)),
        indicator: Some(indicator),
        period: None,
        field: None,
        target: Some((target, target.unit(indicator))),
        old: Said::Nothing,
        new: Said::Nothing,
        counting: None,
        because: Vec::new(),
        by: None,
        action: None,
        handle: None,
        basis: None,
        note: None,
        clock,
    }
}
