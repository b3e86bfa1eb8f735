//! Says of every quantity of a document what it is, and of everything that should be there whether it is.

mod figure;

use std::collections::HashMap;
use std::ops::Range;

use super::mention::{Kind, Mention, mentions};
use super::name::{is_technical, plan_period};
use super::phrase::places;
use super::script::Script;
use super::word::words;
use super::{Account, Entry, Finding, Problem};
use crate::domain::code::{TargetCode, Text};
use crate::domain::indicator::Indicator;
use crate::domain::source::Source;
use crate::domain::target::Target;

/// What is known of a document.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'s> {
    /// The document.
    pub source: &'s Source,
    /// The targets that come from it, with their indicators.
    pub targets: &'s [(Indicator, Target)],
    /// What the register says of it.
    pub register: &'s [&'s Entry],
}

/// What a quantity is, as far as it is known.
#[derive(Debug, Clone, Default)]
struct State {
    account: Option<Account>,
    targets: Vec<TargetCode>,
    /// By a grammar alone: the register may count it too.
    by_grammar: bool,
}

struct Ledger<'d> {
    script: &'d Script,
    mentions: Vec<Mention>,
    states: Vec<State>,
    problems: Vec<Finding>,
    /// The parts of the text that references to clauses name.
    parts: HashMap<Text, Vec<Range<usize>>>,
}

/// Examines a document: every quantity in the order of the text, each with what it is, and everything that is wrong.
#[must_use]
pub fn examine(script: &Script, subject: &Subject<'_>) -> Vec<Finding> {
    let mentions = mentions(script);
    let states = vec![State::default(); mentions.len()];
    let mut ledger = Ledger { script, mentions, states, problems: Vec::new(), parts: HashMap::new() };
    ledger.find_clauses(subject);
    ledger.by_grammar();
    let lost = ledger.targets(subject);
    ledger.own_dates(subject);
    ledger.figures(subject);
    ledger.register(subject);
    ledger.elsewhere(lost);
    ledger.findings()
}

impl Ledger<'_> {
    /// Fixed words, technical names, plan periods.
    fn by_grammar(&mut self) {
        let words = words(self.script);
        let mut next = 0;
        for (mention, state) in self.mentions.iter_mut().zip(&mut self.states) {
            while words.get(next).is_some_and(|word| word.end <= mention.core.start) {
                next += 1;
            }
            let around = words[next..].iter().take_while(|word| word.start <= mention.core.start);
            if let Some(word) = around.into_iter().find(|word| word.end >= mention.core.end) {
                mention.span = word.clone();
                state.account = Some(Account::Word);
                continue;
            }
            let core = self.script.text(mention.core.clone());
            let is_name = match mention.kind {
                Kind::Token => is_technical(&core),
                Kind::Number => plan_period(&core).is_some(),
                _ => false,
            };
            if is_name {
                mention.span = mention.core.clone();
                *state = State { account: Some(Account::Name), by_grammar: true, targets: Vec::new() };
            }
        }
    }

    /// The quantities that lie in a part of the text.
    fn within(&self, span: &Range<usize>) -> Range<usize> {
        let from = self.mentions.partition_point(|mention| mention.core.start < span.start);
        let to = self.mentions.partition_point(|mention| mention.core.end <= span.end);
        from..to.max(from)
    }

    fn is_open(&self, place: &Range<usize>) -> bool {
        self.within(place).any(|at| self.states[at].account.is_none())
    }

    /// Finds each target's wording in its clause, and gives those that are not there.
    fn targets<'s>(&mut self, subject: &Subject<'s>) -> Vec<&'s Target> {
        let mut lost = Vec::new();
        let mut taken: HashMap<&str, Vec<usize>> = HashMap::new();
        for (indicator, target) in subject.targets {
            let Some(wording) = target.wording.as_deref() else {
                self.problem(Problem::NoWording, target, "".into(), None);
                continue;
            };
            let fits = |place: &Range<usize>| self.lies_in(place.start, clause_of(target));
            let here: Vec<Range<usize>> = places(self.script, wording).into_iter().filter(fits).collect();
            let used = taken.entry(wording).or_default();
            // Targets with the same words share a place only where there are not enough.
            let free = here.iter().find(|place| !used.contains(&place.start));
            let Some(place) = free.or(here.first()).cloned() else {
                self.claim_deadline(target);
                lost.push(target);
                continue;
            };
            used.push(place.start);
            self.claim(&place, target);
            self.check_value(&place, indicator, target, wording);
            if !self.claim_deadline(target) {
                self.deadline_lost(&place, target);
            }
        }
        lost
    }

    /// Finds the clauses that targets and the register refer to, each once.
    fn find_clauses(&mut self, subject: &Subject<'_>) {
        let of_targets = subject.targets.iter().filter_map(|(_, target)| target.clause.as_ref());
        let of_register = subject.register.iter().filter_map(|entry| entry.clause.as_ref());
        for reference in of_targets.map(|clause| &clause.number).chain(of_register) {
            let script = self.script;
            self.parts.entry(reference.clone()).or_insert_with(|| script.parts(reference));
        }
    }

    /// Whether a place lies in the clause that a reference names; anywhere where there is none.
    fn lies_in(&self, at: usize, reference: Option<&Text>) -> bool {
        let Some(parts) = reference.and_then(|reference| self.parts.get(reference)) else { return true };
        let after = parts.partition_point(|part| part.start <= at);
        after > 0 && parts[after - 1].end > at
    }

    fn claim(&mut self, place: &Range<usize>, target: &Target) {
        for at in self.within(place) {
            let state = &mut self.states[at];
            if matches!(state.account, None | Some(Account::Target)) {
                state.account = Some(Account::Target);
                state.targets.push(target.code.clone());
            }
        }
    }

    /// Says of all open quantities in a part of the text what they are.
    fn say(&mut self, place: &Range<usize>, account: Account) {
        for at in self.within(place) {
            let state = &mut self.states[at];
            if state.account.is_none() {
                state.account = Some(account);
            }
        }
    }

    /// What the register says, as often as it says it; names may stand there more often.
    fn register(&mut self, subject: &Subject<'_>) {
        for entry in subject.register {
            let fits = |place: &Range<usize>| {
                let here = self.lies_in(place.start, entry.clause.as_ref());
                here && self.within(place).any(|at| self.states[at].account.is_none() || self.states[at].by_grammar)
            };
            let found: Vec<Range<usize>> = places(self.script, &entry.text).into_iter().filter(fits).collect();
            let most = if entry.account == Account::Name { usize::MAX } else { entry.times };
            for place in found.iter().take(most) {
                self.say(place, entry.account);
            }
            if found.len() < entry.times {
                self.problems.push(Finding {
                    problem: Some(Problem::Absent),
                    account: Some(entry.account),
                    text: entry.text.clone(),
                    expected: entry.clause.clone(),
                    times: Some((found.len(), entry.times)),
                    ..Finding::default()
                });
            }
        }
    }

    /// Looks for the wording of lost targets among the quantities that nothing accounts for.
    fn elsewhere(&mut self, lost: Vec<&Target>) {
        let mut known: HashMap<Text, Option<Range<usize>>> = HashMap::new();
        for target in lost {
            let wording = target.wording.clone().unwrap_or_default();
            let look = || places(self.script, &wording).into_iter().find(|place| self.is_open(place));
            let found = known.entry(wording.clone()).or_insert_with(look).clone();
            let problem = if found.is_some() { Problem::Elsewhere } else { Problem::Missing };
            self.problem(problem, target, wording, found.as_ref().map(|place| place.start));
            if let Some(place) = found {
                self.claim(&place, target);
            }
        }
    }

    fn problem(&mut self, problem: Problem, target: &Target, text: Text, at: Option<usize>) {
        self.problems.push(Finding {
            problem: Some(problem),
            account: Some(Account::Target),
            line: at.map(|at| self.script.signs[at].line),
            clause: at.map(|at| self.script.clause(at).number().into()),
            text,
            targets: vec![target.code.clone()],
            expected: target.clause.as_ref().map(|clause| clause.number.clone()),
            times: None,
        });
    }

    fn findings(self) -> Vec<Finding> {
        let script = self.script;
        let mut found = self.problems;
        let aside = script.aside.iter().map(|(account, line, text)| Finding {
            account: Some(*account),
            line: Some(*line),
            text: text.as_str().into(),
            ..Finding::default()
        });
        let ordinals = script.ordinals.iter().map(|ordinal| Finding {
            problem: ordinal.expected.is_some().then_some(Problem::OutOfOrder),
            account: Some(Account::Clause),
            line: Some(ordinal.line),
            clause: Some(script.clause(ordinal.at).number().into()),
            text: script.text(ordinal.at..ordinal.at + ordinal.length).into(),
            expected: ordinal.expected.as_deref().map(Into::into),
            ..Finding::default()
        });
        let quantities = self.mentions.into_iter().zip(self.states).map(|(mention, state)| Finding {
            problem: state.account.is_none().then_some(Problem::Unaccounted),
            account: state.account,
            line: Some(script.signs[mention.core.start].line),
            clause: Some(script.clause(mention.core.start).number().into()),
            text: script.text(mention.span).into(),
            targets: state.targets,
            ..Finding::default()
        });
        let mut all: Vec<Finding> = aside.chain(ordinals).chain(quantities).collect();
        all.sort_by_key(|finding| finding.line);
        found.extend(all);
        found
    }
}

/// The reference to a target's clause.
fn clause_of(target: &Target) -> Option<&Text> {
    target.clause.as_ref().map(|clause| &clause.number)
}
