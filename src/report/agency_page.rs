//! The page about one agency, for people: who it is, how it scores, and its targets role by role.

use crate::domain::light::Light;
use crate::domain::source::Standing;
use crate::i18n::columns::{AgencyColumn, DutyColumn, TallyColumn};
use crate::i18n::steps::score as words;
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, agency as phrase, number};

use super::agency_sheet::AgencySheet;
use super::document::{Block, Closing, Page};
use super::duty::Duty;
use super::legend::Ladders;
use super::row::{Column, Reader, Row};
use super::tally::{Group, TallyRow};

/// The page of a sheet, its tables for a width; `preface` stands below the title, `ladders` are those that lit it.
#[must_use]
pub fn page(sheet: &AgencySheet<'_>, preface: &[String], ladders: &Ladders, width: usize, lang: Lang) -> Page {
    let heading = |level, text| Block::Heading { level, text, light: Light::None };
    let mut blocks = vec![heading(1, title(sheet, lang))];
    blocks.extend(preface.iter().map(|line| Block::Paragraph(line.clone())));
    blocks.push(Block::Facts(facts(sheet, lang)));
    let steps = sheet.steps(lang);
    if !steps.is_empty() {
        blocks.push(heading(2, phrase::score_steps_title(lang).to_owned()));
        blocks.push(Block::Steps(steps));
    }
    for row in &sheet.roles {
        blocks.push(heading(2, role_title(sheet, row, lang)));
        let (scored, apart): (Vec<&Duty>, Vec<&Duty>) =
            sheet.duties_of(row).partition(|duty| duty.adds.is_some() || row.standing != Standing::InForce);
        let is_scored = row.standing == Standing::InForce;
        let columns = if is_scored { scored_columns(width) } else { other_columns(width) };
        if !scored.is_empty() {
            blocks.push(table(&scored, &columns, lang));
        }
        if !apart.is_empty() {
            blocks.push(Block::Paragraph(phrase::not_judged(apart.len(), lang)));
            blocks.push(table(&apart, &other_columns(width), lang));
        }
    }
    if let Some(Block::Table { closing, .. }) = blocks.last_mut() {
        closing.legend = ladders.legends(lang);
        if sheet.overall().is_some_and(|agency| agency.score.is_ok()) {
            closing.remarks.push(words::judged_only(lang));
        }
    }
    Page { blocks }
}

fn table(duties: &[&Duty], columns: &[DutyColumn], lang: Lang) -> Block {
    let cells = |duty: &&Duty| {
        let cell = |column: &DutyColumn| duty.cell(*column, Reader::Person(lang)).into_owned();
        columns.iter().map(cell).collect()
    };
    let heads = columns.iter().map(|column| column.head(lang)).collect();
    Block::Table { heads, rows: duties.iter().map(cells).collect(), closing: Closing::default() }
}

/// The columns of what is scored, by the width there is.
fn scored_columns(width: usize) -> Vec<DutyColumn> {
    use DutyColumn as C;
    match width {
        0..70 => vec![C::Name, C::Status, C::Attainment, C::Points],
        70..110 => vec![C::Name, C::Gap, C::Attainment, C::DaysOverdue, C::Status, C::Points],
        110..150 => {
            vec![C::Name, C::TargetValue, C::Deadline, C::Gap, C::Attainment, C::DaysOverdue, C::Status, C::Points]
        }
        _ => vec![
            C::Name,
            C::TargetValue,
            C::Deadline,
            C::LatestValue,
            C::LatestPeriod,
            C::Gap,
            C::Attainment,
            C::DaysOverdue,
            C::Clause,
            C::Status,
            C::PointsStatus,
            C::PointsAttainment,
            C::PointsDaysOverdue,
            C::Points,
        ],
    }
}

/// The columns of what is only counted.
fn other_columns(width: usize) -> Vec<DutyColumn> {
    use DutyColumn as C;
    match width {
        0..70 => vec![C::Name, C::Deadline, C::Status],
        70..110 => vec![C::Name, C::TargetValue, C::Deadline, C::Status],
        110..150 => vec![C::Name, C::TargetValue, C::Deadline, C::LatestValue, C::Gap, C::Status, C::Reason],
        _ => vec![
            C::Name,
            C::TargetValue,
            C::Deadline,
            C::LatestValue,
            C::LatestPeriod,
            C::Gap,
            C::Attainment,
            C::DaysOverdue,
            C::Clause,
            C::Status,
            C::Reason,
        ],
    }
}

fn title(sheet: &AgencySheet<'_>, lang: Lang) -> String {
    let (region, name) = (sheet.region_name(lang), &sheet.agency.name);
    lang.pick(format!("{region}：{name}"), format!("{region}: {name}"))
}

/// A role with its numbers; a draft is named as such.
fn role_title(sheet: &AgencySheet<'_>, row: &TallyRow, lang: Lang) -> String {
    let Group::Agency { role: Some(role), .. } = row.group else { return String::new() };
    let name = words::role_in(role, sheet.place(row, lang), lang);
    let standing = (row.standing != Standing::InForce).then(|| row.standing.say(lang));
    phrase::duties_title(&name, row.tally.targets, standing, lang)
}

fn facts(sheet: &AgencySheet<'_>, lang: Lang) -> Vec<(String, String)> {
    let agency = sheet.agency;
    let named = |column: AgencyColumn, text: Option<String>| Some((column.heading(lang).to_owned(), text?));
    let text = |text: &Option<crate::domain::code::Text>| text.as_ref().map(ToString::to_string);
    let aliases = (!agency.aliases.is_empty()).then(|| number::list(&agency.aliases, lang));
    let mut facts: Vec<(String, String)> = [
        named(AgencyColumn::FullName, text(&agency.full_name)),
        named(AgencyColumn::NameEn, text(&agency.name_en).filter(|_| lang == Lang::En)),
        named(AgencyColumn::Aliases, aliases),
        named(AgencyColumn::Region, Some(sheet.region_name(lang).to_owned())),
    ]
    .into_iter()
    .flatten()
    .collect();
    let (targets, judged) = sheet.size();
    let mut fact = |column: TallyColumn, text: String| facts.push((column.heading(lang).to_owned(), text));
    fact(TallyColumn::Targets, sizes(sheet, targets, lang));
    if targets > 0 {
        fact(TallyColumn::Judged, phrase::part_of(judged, targets, lang));
    }
    let few = sheet.overall().is_some_and(|agency| agency.small_n);
    match sheet.score() {
        Ok(score) => {
            let score = number::score(score.rounded());
            let small_n = sheet.rules().filter(|_| few).map(|rules| rules.small_n);
            fact(TallyColumn::AgencyScore, phrase::score_of_few(&score, small_n, lang));
        }
        Err(reason) => fact(TallyColumn::AgencyScore, phrase::no_score(reason.say(lang), lang)),
    }
    if let Some((rank, ranked)) = sheet.overall().and_then(|agency| Some((agency.rank?, agency.ranked))) {
        fact(TallyColumn::Rank, phrase::rank_of(rank, ranked, lang));
    }
    facts
}

/// How many targets in all and in each role.
fn sizes(sheet: &AgencySheet<'_>, targets: u32, lang: Lang) -> String {
    let role = |(row, _): (&TallyRow, _)| {
        let Group::Agency { role: Some(role), .. } = row.group else { return None };
        Some(format!("{} {}", words::role_in(role, sheet.place(row, lang), lang), row.tally.targets))
    };
    let roles: Vec<String> = sheet.scored().filter_map(role).collect();
    match roles.as_slice() {
        [] => targets.to_string(),
        roles => phrase::with_roles(targets, &number::list(roles, lang), lang),
    }
}
