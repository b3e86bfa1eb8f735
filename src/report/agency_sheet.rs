//! One agency's sheet: who it is, its score step by step, its rank, and every target it answers for.

use serde::Serialize;

use crate::domain::agency::Agency;
use crate::domain::code::{RegionCode, Text};
use crate::domain::number::Ratio;
use crate::domain::region::Region;
use crate::domain::rules::scoring::Scoring;
use crate::domain::score::{Score, Sum};
use crate::domain::source::Standing;
use crate::domain::status::Reason;
use crate::domain::verdict::Stated;
use crate::i18n::Lang;
use crate::i18n::steps::score as words;

use super::duty::Duty;
use super::score::{AgencyScore, Scored};
use super::tally::{Group, TallyRow};
use super::target::Exact;

/// An agency with its counted roles and its duties.
#[derive(Debug)]
pub struct AgencySheet<'o> {
    /// The agency.
    pub agency: &'o Agency,
    /// Its region.
    pub region: Option<&'o Region>,
    /// Its rows, a role each (and a region each, where it answers in several): those in force first.
    pub roles: Vec<TallyRow>,
    /// Its duties in the order of the rows, those that are judged first.
    pub duties: Vec<Duty>,
}

impl<'o> AgencySheet<'o> {
    /// The sheet of an agency out of the rows of all agencies and its duties.
    #[must_use]
    pub fn new(agency: &'o Agency, region: Option<&'o Region>, rows: Vec<TallyRow>, mut duties: Vec<Duty>) -> Self {
        let is_own = |row: &TallyRow| matches!(&row.group, Group::Agency { agency: Some(name), home: Some(home), .. } if *name == agency.name && *home == agency.region);
        let roles: Vec<TallyRow> = rows.into_iter().filter(is_own).collect();
        for duty in &mut duties {
            let row = roles.iter().find(|row| holds(row, duty));
            duty.adds = row.and_then(score_of).and_then(|score| score.adds(duty.mark));
        }
        duties.sort_by_key(|duty| (roles.iter().position(|row| holds(row, duty)), duty.adds.is_none()));
        Self { agency, region, roles, duties }
    }

    /// The duties of a row.
    pub fn duties_of<'s>(&'s self, row: &'s TallyRow) -> impl Iterator<Item = &'s Duty> {
        self.duties.iter().filter(move |duty| holds(row, duty))
    }

    /// The rows of documents in force, with their scores.
    pub fn scored(&self) -> impl Iterator<Item = (&TallyRow, &Scored)> {
        let in_force = self.roles.iter().filter(|row| row.standing == Standing::InForce);
        in_force.filter_map(|row| Some((row, row.scored.as_ref()?)))
    }

    /// The agency in all its roles.
    #[must_use]
    pub fn overall(&self) -> Option<&AgencyScore> {
        self.scored().next().map(|(_, scored)| &scored.agency)
    }

    /// The score, or why there is none.
    pub fn score(&self) -> Stated<Ratio> {
        match self.overall() {
            Some(agency) => agency.score,
            None if self.roles.is_empty() => Err(Reason::NothingJudged),
            None => Err(Reason::NotInForce),
        }
    }

    /// How many targets in force it answers for and how many of these are judged, each counted once for each role.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        let sums = self.scored().map(|(row, _)| &row.scoreable.sum);
        sums.fold((0, 0), |(targets, judged), sum: &Sum| (targets + sum.targets, judged + sum.judged()))
    }

    /// The rules it is scored by, where they are the same for all its targets.
    #[must_use]
    pub fn rules(&self) -> Option<&Scoring> {
        let mut all = self.scored().flat_map(|(row, _)| &row.scoreable.scoring);
        let first = all.next()?;
        all.all(|other| other == first).then_some(first)
    }

    /// The region's name in a language.
    #[must_use]
    pub fn region_name(&self, lang: Lang) -> &str {
        self.region.map_or(self.agency.region.as_str(), |region| {
            lang.pick(&*region.name, region.name_en.as_deref().unwrap_or(&region.name))
        })
    }

    /// The region of a row, where the agency answers in several.
    #[must_use]
    pub fn place<'s>(&self, row: &'s TallyRow, lang: Lang) -> Option<&'s str> {
        let first = self.roles.first()?.group.region();
        let several = self.roles.iter().any(|row| row.group.region() != first);
        several.then(|| row.region_name(lang))
    }

    /// The steps to the score in words.
    #[must_use]
    pub fn steps(&self, lang: Lang) -> Vec<String> {
        let mut steps = Vec::new();
        for (row, scored) in self.scored() {
            let Group::Agency { role: Some(role), .. } = row.group else { continue };
            let sum = &row.scoreable.sum;
            let place = self.place(row, lang);
            steps.push(words::role(role, place, sum.targets, sum.judged(), lang));
            match &scored.score {
                Err(reason) => steps.push(words::none(*reason, lang)),
                Ok(score) => self.steps_of(row, score, &words::role_in(role, place, lang), lang, &mut steps),
            }
        }
        let (Some(overall), Some(rules)) = (self.overall(), self.rules()) else {
            steps.extend(self.score().err().map(|reason| words::none(reason, lang)));
            return steps;
        };
        match overall.score {
            Ok(score) => steps.push(words::overall(&self.parts(), score, lang)),
            // Where no role has a score each has said why.
            Err(reason) if self.scored().any(|(_, scored)| scored.score.is_ok()) => {
                steps.push(words::none(reason, lang));
            }
            Err(_) => {}
        }
        if overall.small_n && overall.score.is_ok() {
            steps.push(words::few(self.size().1, rules.small_n, lang));
        }
        if let Some(rank) = overall.rank {
            steps.push(words::rank(rank, overall.ranked, overall.tied, self.region_name(lang), lang));
        }
        steps
    }

    fn steps_of(&self, row: &TallyRow, score: &Score, name: &str, lang: Lang, steps: &mut Vec<String>) {
        let some = score.shares.iter().filter(|share| share.count > 0);
        steps.extend(some.map(|share| words::share(share, score.judged, lang)));
        match (&score.attainment, row.scoreable.rules()) {
            (Some(attained), _) => {
                let stated: Vec<_> = self.duties_of(row).filter_map(|duty| duty.mark.attainment).collect();
                steps.push(words::mean_attainment(attained, &stated, lang));
                steps.push(words::attainment(attained, lang));
            }
            (None, Ok(rules)) if !rules.score.attainment.is_zero() => {
                steps.push(words::factor(rules.score.attainment, score.factor, lang));
            }
            _ => {}
        }
        if score.late.days > 0 {
            let days: Vec<i64> = self.duties_of(row).map(|duty| duty.mark.days).filter(|days| *days > 0).collect();
            steps.push(words::mean_days(&score.late, &days, score.judged, lang));
            steps.push(words::late(&score.late, lang));
        }
        steps.push(words::total(name, score, lang));
    }

    /// Weight, number of judged targets and score of every role that has one.
    fn parts(&self) -> Vec<(rust_decimal::Decimal, u32, rust_decimal::Decimal)> {
        let part = |(_, scored): (&TallyRow, &Scored)| {
            let score = scored.score.as_ref().ok()?;
            Some((scored.weight?, score.judged, score.total.rounded()))
        };
        self.scored().filter_map(part).collect()
    }

    /// The sheet as JSON; the steps are worded in a language.
    #[must_use]
    pub fn json(&self, lang: Lang) -> impl Serialize {
        let (targets, judged) = self.size();
        let overall = self.overall();
        Json {
            agency: &self.agency.name,
            full_name: self.agency.full_name.as_ref(),
            name_en: self.agency.name_en.as_ref(),
            region: &self.agency.region,
            aliases: &self.agency.aliases,
            targets,
            judged_targets: judged,
            coverage: Ratio::new(judged.into(), targets.into()).map(|share| Exact(share.rounded())),
            score: self.score().ok().map(|score| Exact(score.rounded())),
            score_reason: self.score().err(),
            small_n: overall.is_some_and(|agency| agency.small_n),
            rank: overall.and_then(|agency| agency.rank),
            ranked: overall.and_then(|agency| agency.rank.map(|_| agency.ranked)),
            rules: self.rules(),
            roles: &self.roles,
            duties: &self.duties,
            steps: self.steps(lang),
        }
    }
}

fn score_of(row: &TallyRow) -> Option<&Score> {
    row.scored.as_ref()?.score.as_ref().ok()
}

/// Whether a duty is one of those that a row counts.
fn holds(row: &TallyRow, duty: &Duty) -> bool {
    row.standing == duty.standing
        && matches!(&row.group, Group::Agency { region, role: Some(role), .. } if *role == duty.role && *region == duty.region)
}

#[derive(Serialize)]
struct Json<'s> {
    agency: &'s Text,
    full_name: Option<&'s Text>,
    name_en: Option<&'s Text>,
    region: &'s RegionCode,
    aliases: &'s [Text],
    targets: u32,
    judged_targets: u32,
    coverage: Option<Exact>,
    score: Option<Exact>,
    score_reason: Option<Reason>,
    small_n: bool,
    rank: Option<usize>,
    ranked: Option<usize>,
    rules: Option<&'s Scoring>,
    roles: &'s [TallyRow],
    duties: &'s [Duty],
    steps: Vec<String>,
}
