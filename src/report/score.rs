//! The scores of counted agencies: of each role with its addends, of the agency in all its roles, and its rank.
//!
//! Only targets of documents in force are scored. An agency is ranked among those of its own region.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::domain::code::{Coded, RegionCode, Text};
use crate::domain::number::Ratio;
use crate::domain::rules::scoring::Scoring;
use crate::domain::score::{self, Part, Score, Sum};
use crate::domain::source::Standing;
use crate::domain::status::Reason;
use crate::domain::verdict::Stated;
use crate::i18n::Lang;
use crate::i18n::steps::score as words;

use super::tally::{Group, TallyRow};

/// What a row that counts an agency's targets in one role says of scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scored {
    /// The score of the role, or why there is none.
    pub score: Stated<Score>,
    /// Whether it is formed from few targets.
    pub small_n: bool,
    /// What the role counts for, where it is scored by one set of rules.
    pub weight: Option<Decimal>,
    /// The agency in all its roles.
    pub agency: AgencyScore,
}

/// What an agency comes to in all its roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgencyScore {
    /// The score, or why there is none.
    pub score: Stated<Ratio>,
    /// Whether it is formed from few targets.
    pub small_n: bool,
    /// The rank among the agencies of its region that have a score; none where these are scored by different rules.
    pub rank: Option<usize>,
    /// How many agencies of its region are ranked.
    pub ranked: usize,
    /// How many of them have the same score, itself counted.
    pub tied: usize,
}

impl AgencyScore {
    fn none(reason: Reason) -> Self {
        Self { score: Err(reason), small_n: false, rank: None, ranked: 0, tied: 0 }
    }
}

/// The targets of one row as they enter a score.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scoreable {
    /// What they come to.
    pub sum: Sum,
    /// The different rules by which their catalogues score: more than one leaves nothing to be said.
    pub scoring: Vec<Scoring>,
}

impl Scoreable {
    /// Adds a target.
    pub fn add(&mut self, mark: score::Mark, scoring: &Scoring) {
        self.sum.add(mark);
        if !self.scoring.contains(scoring) {
            self.scoring.push(scoring.clone());
        }
    }

    /// The one set of rules.
    pub fn rules(&self) -> Stated<&Scoring> {
        match self.scoring.as_slice() {
            [one] => Ok(one),
            [] => Err(Reason::NothingJudged),
            _ => Err(Reason::RulesDiffer),
        }
    }

    fn is_few(&self) -> bool {
        self.scoring.iter().any(|rules| self.sum.judged() < rules.small_n)
    }
}

/// Scores the rows of all agencies; `only_some` where not all of their targets were counted.
pub fn settle(rows: &mut [TallyRow], only_some: bool) {
    let mut agencies: BTreeMap<(RegionCode, Text), Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter_mut().enumerate() {
        let Group::Agency { agency, home, .. } = &row.group else { continue };
        let reason = match (agency, row.standing) {
            (None, _) => Some(Reason::NobodyNamed),
            (_, Standing::Draft | Standing::Repealed) => Some(Reason::NotInForce),
            _ => only_some.then_some(Reason::Filtered),
        };
        let score = match reason {
            Some(reason) => Err(reason),
            None => row.scoreable.rules().and_then(|rules| row.scoreable.sum.score(&rules.score)),
        };
        if let (Some(agency), Some(home), None | Some(Reason::Filtered)) = (agency, home, reason) {
            agencies.entry((home.clone(), agency.clone())).or_default().push(at);
        }
        row.scored = Some(Scored {
            score,
            small_n: row.scoreable.is_few(),
            weight: row.weight(),
            agency: AgencyScore::none(reason.unwrap_or(Reason::NothingJudged)),
        });
    }
    let mut regions: BTreeMap<&RegionCode, Vec<(&[usize], AgencyScore)>> = BTreeMap::new();
    for ((home, _), places) in &agencies {
        regions.entry(home).or_default().push((places, overall(rows, places)));
    }
    for mut agencies in regions.into_values() {
        rank(rows, &mut agencies);
        for (places, agency) in agencies {
            for at in places {
                if let Some(scored) = &mut rows[*at].scored {
                    scored.agency = agency;
                }
            }
        }
    }
}

/// The agency whose rows stand at these places.
fn overall(rows: &[TallyRow], places: &[usize]) -> AgencyScore {
    let own = || places.iter().map(|at| &rows[*at]);
    let mut all = Scoreable::default();
    let mut judged = 0;
    let mut reason = Reason::NothingJudged;
    let mut parts = Vec::new();
    for row in own() {
        judged += row.scoreable.sum.judged();
        for rules in &row.scoreable.scoring {
            if !all.scoring.contains(rules) {
                all.scoring.push(rules.clone());
            }
        }
        match row.scored.as_ref().map(|scored| (&scored.score, scored.weight)) {
            Some((Ok(score), Some(weight))) => {
                parts.push(Part { weight, judged: score.judged, score: score.total });
            }
            Some((Err(why), _)) if *why != Reason::NothingJudged => reason = *why,
            _ => {}
        }
    }
    let score = match all.rules() {
        Err(Reason::RulesDiffer) => Err(Reason::RulesDiffer),
        _ if parts.is_empty() => Err(reason),
        _ => score::overall(&parts),
    };
    let small_n = all.scoring.iter().any(|rules| judged < rules.small_n);
    AgencyScore { score, small_n, rank: None, ranked: 0, tied: 0 }
}

/// Ranks the agencies of one region, unless they are scored by different rules.
fn rank(rows: &[TallyRow], agencies: &mut [(&[usize], AgencyScore)]) {
    let with_score = || agencies.iter().filter(|(_, agency)| agency.score.is_ok());
    let mut rules = with_score().flat_map(|(places, _)| *places).flat_map(|at| &rows[*at].scoreable.scoring);
    let first = rules.next();
    if rules.any(|other| Some(other) != first) {
        return;
    }
    let scores: Vec<Option<Decimal>> =
        agencies.iter().map(|(_, agency)| agency.score.ok().map(Ratio::rounded)).collect();
    let ranks = score::ranks(&scores);
    let ranked = scores.iter().flatten().count();
    for ((_, agency), (score, rank)) in agencies.iter_mut().zip(scores.iter().zip(&ranks)) {
        agency.rank = *rank;
        agency.ranked = if rank.is_some() { ranked } else { 0 };
        agency.tied = score.map_or(0, |own| scores.iter().flatten().filter(|other| **other == own).count());
    }
}

/// Whether any row has a score.
#[must_use]
pub fn is_scored(rows: &[TallyRow]) -> bool {
    rows.iter().filter_map(|row| row.scored.as_ref()).any(|scored| scored.score.is_ok())
}

/// What stands below a table of agencies: what a score is made of, what the marks mean, and why some have none.
#[must_use]
pub fn remarks(rows: &[TallyRow], lang: Lang) -> Vec<String> {
    let mut remarks = Vec::new();
    let scored = || rows.iter().filter_map(|row| Some((row, row.scored.as_ref()?)));
    let mut rules: Vec<&Scoring> = Vec::new();
    for scoring in scored().filter(|(_, scored)| scored.score.is_ok()).flat_map(|(row, _)| &row.scoreable.scoring) {
        if !rules.contains(&scoring) {
            rules.push(scoring);
        }
    }
    if let Some(first) = rules.first() {
        match rules.as_slice() {
            [one] => remarks.extend([words::made_of(&one.score, lang), words::weights(one, lang)]),
            _ => remarks.push(words::several_rules(lang).to_owned()),
        }
        remarks.push(words::judged_only(lang));
        if scored().any(|(_, scored)| scored.score.is_ok() && (scored.small_n || scored.agency.small_n)) {
            remarks.push(words::few_mark(first.small_n, lang));
        }
    }
    let count = |reason: &Reason| {
        let rows = scored().filter(|(_, scored)| scored.score == Err(*reason)).count();
        (rows > 0).then_some((*reason, rows))
    };
    let reasons: Vec<(Reason, usize)> = Reason::ALL.iter().filter_map(count).collect();
    if !reasons.is_empty() {
        remarks.push(words::not_scored(&reasons, lang));
    }
    if !rules.is_empty() {
        remarks.push(words::see_sheet(lang).to_owned());
    }
    remarks
}
