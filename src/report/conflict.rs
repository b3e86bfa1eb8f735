//! The rows of the list of conflicts: two targets of one region that contradict each other.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};

use crate::domain::code::Coded;
use crate::domain::conflict::{Conflict, Party, Side, Statement};
use crate::domain::region::Region;
use crate::domain::source::{Source, Standing};
use crate::domain::target::{Comparator, TargetValue};
use crate::domain::unit::Unit;
use crate::i18n::columns::ConflictColumn;
use crate::i18n::conflict::{Claim, Place, Telling, place, sentence};
use crate::i18n::unit::Quantity;
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, phrases, unit};

use super::around::Around;
use super::document::{Align, Cell};
use super::row::{Column, Reader, Row, count, named, optional, term, text};
use super::target::{Exact, ValueJson};

/// Two targets that contradict each other.
#[derive(Debug, Clone)]
pub struct ConflictRow<'a> {
    /// The first target.
    pub one: Party<'a>,
    /// The second.
    pub other: Party<'a>,
    conflict: Conflict,
    region: Option<&'a Region>,
    sources: [Option<&'a Source>; 2],
    unit: Unit,
}

impl<'a> ConflictRow<'a> {
    /// A conflict with what surrounds it.
    #[must_use]
    pub fn new(one: Party<'a>, other: Party<'a>, conflict: Conflict, around: &'a Around<'a>) -> Self {
        Self {
            region: around.region(&one.indicator.region),
            sources: [one, other].map(|party| around.source(&party.target.source)),
            unit: one.target.unit(one.indicator),
            one,
            other,
            conflict,
        }
    }

    /// True where both documents bind somebody.
    #[must_use]
    pub fn in_force(&self) -> bool {
        self.standings() == [Standing::InForce; 2]
    }

    /// The sentence that tells it.
    #[must_use]
    pub fn says(&self, lang: Lang) -> String {
        let name = |party: &Party<'a>| {
            lang.pick(&*party.indicator.name, party.indicator.name_en.as_deref().unwrap_or(&party.indicator.name))
        };
        let region = self.region.map_or(self.one.indicator.region.as_str(), |region| {
            lang.pick(&*region.name, region.name_en.as_deref().unwrap_or(&region.name))
        });
        let same_series = self.one.indicator.code == self.other.indicator.code;
        let [one, other] = self.claims(lang);
        let difference = (!self.conflict.difference.is_zero()).then(|| self.apart(lang));
        sentence(
            &Telling {
                region,
                names: (name(&self.one), (!same_series).then(|| name(&self.other))),
                kinds: &self.conflict.kinds,
                one: &one,
                other: &other,
                difference: difference.as_deref(),
                stricter: self.conflict.stricter,
                exclusive: self.conflict.exclusive,
            },
            lang,
        )
    }

    fn claims(&self, lang: Lang) -> [Claim; 2] {
        let same_document = self.one.target.source == self.other.target.source;
        let sides = [(&self.one, Side::One), (&self.other, Side::Other)];
        let where_ = |(at, (party, side)): (usize, (&Party<'a>, Side)), code: bool| {
            let clause = party.target.clause.as_ref().map(|place| phrases::clause(&place.number, place.part, lang));
            let title = self.sources[at].map_or(party.target.source.as_str(), |source| {
                lang.pick(&*source.title, source.title_en.as_deref().unwrap_or(&source.title))
            });
            let named = !same_document || clause.is_none();
            place(
                Place {
                    clause: clause.as_deref(),
                    document: named.then_some(title),
                    goals: self.conflict.goals == Some(side),
                    code: code.then_some(party.target.code.as_str()),
                },
                lang,
            )
        };
        let [first, second] = [(0, sides[0]), (1, sides[1])].map(|side| where_(side, false));
        // Two brackets of one clause, or one clause twice: only the codes tell them apart.
        let alike = first == second;
        let statements = [&self.conflict.one, &self.conflict.other];
        [(0, sides[0]), (1, sides[1])].map(|(at, side)| Claim {
            place: where_((at, side), alike),
            goals: self.conflict.goals == Some(side.1),
            value: quantity(statements[at].value, &self.unit, lang),
            comparator: statements[at].comparator,
            day: statements[at].day,
        })
    }

    fn apart(&self, lang: Lang) -> String {
        Quantity::of(self.conflict.difference, &self.unit).difference().say(lang)
    }

    fn standings(&self) -> [Standing; 2] {
        self.sources.map(|source| source.map_or(Standing::InForce, |source| source.standing))
    }

    fn code_of(&self, side: Option<Side>) -> Option<&str> {
        side.map(|side| if side == Side::One { &self.one } else { &self.other }.target.code.as_str())
    }

    fn milestone_year(&self) -> Option<i32> {
        let on_the_way = |statement: &Statement| statement.comparator.is_none().then(|| statement.day.year());
        on_the_way(&self.conflict.one).or_else(|| on_the_way(&self.conflict.other))
    }

    /// What one side states.
    fn stated(&self, statement: &Statement, reader: Reader) -> Cell<'_> {
        let shown = reader.lang().map(|lang| {
            let value = quantity(statement.value, &self.unit, lang);
            match (statement.comparator, statement.value) {
                (None, _) => lang.pick(format!("途中{value}"), format!("{value} on the way")),
                (Some(_), TargetValue::Range(..)) => value,
                (Some(comparator), TargetValue::One(_)) => phrases::aim(comparator, &value, lang),
            }
        });
        match statement.value {
            TargetValue::One(value) => Cell::Number { value, shown },
            TargetValue::Range(low, high) => Cell::Range { low, high, shown },
        }
    }
}

fn quantity(value: TargetValue, of: &Unit, lang: Lang) -> String {
    match value {
        TargetValue::One(value) => Quantity::of(value, of).say(lang),
        TargetValue::Range(low, high) => unit::between(low, high, of, lang),
    }
}

#[derive(Serialize)]
struct Json<'r> {
    kind: &'r str,
    kinds: Vec<&'r str>,
    region: &'r str,
    indicator: &'r str,
    name: &'r str,
    name_en: Option<&'r str>,
    concept: Option<&'r str>,
    unit: &'r str,
    target: &'r str,
    value: ValueJson,
    comparator: Option<Comparator>,
    deadline: NaiveDate,
    strength: &'r str,
    wording: Option<&'r str>,
    clause: Option<&'r str>,
    source: &'r str,
    source_standing: Standing,
    other: &'r str,
    other_indicator: &'r str,
    other_value: ValueJson,
    other_comparator: Option<Comparator>,
    other_deadline: NaiveDate,
    other_strength: &'r str,
    other_wording: Option<&'r str>,
    other_clause: Option<&'r str>,
    other_source: &'r str,
    other_source_standing: Standing,
    difference: Exact,
    stricter: Option<&'r str>,
    exclusive: bool,
    goals: Option<&'r str>,
    milestone_year: Option<i32>,
    says: String,
    says_en: String,
}

impl Serialize for ConflictRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (indicator, conflict) = (self.one.indicator, &self.conflict);
        let (one, other) = (self.one.target, self.other.target);
        let [standing, other_standing] = self.standings();
        Json {
            kind: conflict.kinds.first().map_or("", |kind| kind.code()),
            kinds: conflict.kinds.iter().map(|kind| kind.code()).collect(),
            region: indicator.region.as_str(),
            indicator: indicator.code.as_str(),
            name: &indicator.name,
            name_en: indicator.name_en.as_deref(),
            concept: indicator.concept.as_deref(),
            unit: self.unit.as_str(),
            target: one.code.as_str(),
            value: conflict.one.value.into(),
            comparator: conflict.one.comparator,
            deadline: conflict.one.day,
            strength: one.strength.code(),
            wording: one.wording.as_deref(),
            clause: one.clause.as_ref().map(|place| &*place.number),
            source: one.source.as_str(),
            source_standing: standing,
            other: other.code.as_str(),
            other_indicator: self.other.indicator.code.as_str(),
            other_value: conflict.other.value.into(),
            other_comparator: conflict.other.comparator,
            other_deadline: conflict.other.day,
            other_strength: other.strength.code(),
            other_wording: other.wording.as_deref(),
            other_clause: other.clause.as_ref().map(|place| &*place.number),
            other_source: other.source.as_str(),
            other_source_standing: other_standing,
            difference: Exact(conflict.difference),
            stricter: self.code_of(conflict.stricter),
            exclusive: conflict.exclusive,
            goals: self.code_of(conflict.goals),
            milestone_year: self.milestone_year(),
            says: self.says(Lang::Zh),
            says_en: self.says(Lang::En),
        }
        .serialize(serializer)
    }
}

impl Column for ConflictColumn {
    fn heading(self, lang: Lang) -> &'static str {
        Self::heading(self, lang)
    }

    fn align(self) -> Align {
        match self {
            Self::Value | Self::OtherValue | Self::Difference | Self::MilestoneYear => Align::Right,
            _ => Align::Left,
        }
    }

    fn wraps(self) -> bool {
        !matches!(
            self,
            Self::Value
                | Self::OtherValue
                | Self::Difference
                | Self::MilestoneYear
                | Self::Deadline
                | Self::OtherDeadline
                | Self::Unit
        )
    }
}

impl Row for ConflictRow<'_> {
    type Column = ConflictColumn;

    fn cell(&self, column: ConflictColumn, reader: Reader) -> Cell<'_> {
        use ConflictColumn as C;
        let (indicator, conflict) = (self.one.indicator, &self.conflict);
        let (one, other) = (self.one.target, self.other.target);
        let [standing, other_standing] = self.standings();
        let compared = |comparator: Option<Comparator>| comparator.map_or(Cell::Empty, |c| term(c, reader));
        let source =
            |at: usize, code| named(reader, self.sources[at].map(|s| (&*s.title, s.title_en.as_deref())), code);
        match column {
            C::Kind => conflict.kinds.first().map_or(Cell::Empty, |kind| term(*kind, reader)),
            C::Kinds => {
                let word = |kind: &crate::domain::conflict::ConflictKind| {
                    Cow::Borrowed(reader.lang().map_or(kind.code(), |lang| kind.say(lang)))
                };
                Cell::List(conflict.kinds.iter().map(word).collect())
            }
            C::Region => {
                named(reader, self.region.map(|r| (&*r.name, r.name_en.as_deref())), indicator.region.as_str())
            }
            C::Indicator => text(indicator.code.as_str()),
            C::Name => match reader {
                Reader::Person(lang) => {
                    text(lang.pick(&*indicator.name, indicator.name_en.as_deref().unwrap_or(&indicator.name)))
                }
                Reader::Machine => text(&*indicator.name),
            },
            C::NameEn => optional(indicator.name_en.as_deref()),
            C::Concept => optional(indicator.concept.as_deref()),
            C::Unit => match reader {
                Reader::Person(lang) => text(unit::name(&self.unit, lang)),
                Reader::Machine => text(self.unit.as_str()),
            },
            C::Target => text(one.code.as_str()),
            C::Value => self.stated(&conflict.one, reader),
            C::Comparator => compared(conflict.one.comparator),
            C::Deadline => Cell::Date(conflict.one.day),
            C::Strength => term(one.strength, reader),
            C::Wording => optional(one.wording.as_deref()),
            C::Clause => optional(one.clause.as_ref().map(|place| &*place.number)),
            C::Source => source(0, one.source.as_str()),
            C::SourceStanding => term(standing, reader),
            C::Other => text(other.code.as_str()),
            C::OtherIndicator => text(self.other.indicator.code.as_str()),
            C::OtherValue => self.stated(&conflict.other, reader),
            C::OtherComparator => compared(conflict.other.comparator),
            C::OtherDeadline => Cell::Date(conflict.other.day),
            C::OtherStrength => term(other.strength, reader),
            C::OtherWording => optional(other.wording.as_deref()),
            C::OtherClause => optional(other.clause.as_ref().map(|place| &*place.number)),
            C::OtherSource => source(1, other.source.as_str()),
            C::OtherSourceStanding => term(other_standing, reader),
            C::Difference => {
                Cell::Number { value: conflict.difference, shown: reader.lang().map(|lang| self.apart(lang)) }
            }
            C::Stricter => optional(self.code_of(conflict.stricter)),
            C::Exclusive => {
                let shown = reader.lang().map_or("", |lang| phrases::yes_no(conflict.exclusive, lang));
                Cell::Flag { value: conflict.exclusive, shown: Cow::Borrowed(shown) }
            }
            C::Goals => optional(self.code_of(conflict.goals)),
            C::MilestoneYear => self.milestone_year().map_or(Cell::Empty, count),
            C::Says => text(self.says(reader.lang().unwrap_or(Lang::Zh))),
            C::SaysEn => text(self.says(Lang::En)),
        }
    }
}
