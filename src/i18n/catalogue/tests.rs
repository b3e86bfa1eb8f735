//! No fault speaks a language other than the one asked for.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::said;
use crate::domain::catalogue::ItemKind;
use crate::domain::code::Coded;
use crate::domain::fault::catalogue::{
    CatalogueFault, CatalogueFaultKind, CodeForm, FileFault, Found, KeyFault, Place, ReferenceFault, SenseFault,
    SyntaxFault, ValueFault, Wanted, WindowUse,
};
use crate::domain::indicator::{Direction, Kind};
use crate::domain::light::Light;
use crate::domain::status::Status;
use crate::domain::target::{Comparator, Judge, Years};
use crate::i18n::Lang;

#[expect(clippy::too_many_lines, reason = "one line a fault")]
fn every_kind() -> Vec<CatalogueFaultKind> {
    let day = NaiveDate::from_ymd_opt(2025, 12, 31).expect("a day");
    let years = Years { from: 2025, to: 2023 };
    let mut kinds = Vec::new();
    kinds.extend(
        [
            SyntaxFault::UnclosedText,
            SyntaxFault::UnclosedList,
            SyntaxFault::UnclosedTable,
            SyntaxFault::UnclosedHead,
            SyntaxFault::MissingEquals,
            SyntaxFault::ExtraEquals,
            SyntaxFault::MissingValue,
            SyntaxFault::UnquotedText("是".into()),
            SyntaxFault::WrongQuotes("“x”".into()),
            SyntaxFault::WideSign('：'),
            SyntaxFault::BadKey("名".into()),
            SyntaxFault::RepeatedKey("a".into()),
            SyntaxFault::KeyBelowValue("a".into()),
            SyntaxFault::BadNumber("5万".into()),
            SyntaxFault::BadDate("2025-02-30".into()),
            SyntaxFault::BadFlag("True".into()),
            SyntaxFault::BadEscape,
            SyntaxFault::ControlCharacter,
            SyntaxFault::MissingComma,
            SyntaxFault::ExtraComma,
            SyntaxFault::Trailing,
            SyntaxFault::BadLineEnd,
            SyntaxFault::TooDeep,
            SyntaxFault::Other,
        ]
        .map(CatalogueFaultKind::from),
    );
    kinds.extend(
        [
            FileFault::Missing("a.toml".into()),
            FileFault::Unreadable("a.toml".into()),
            FileFault::NotUtf8("a.toml".into()),
            FileFault::TooLarge { path: "a.toml".into(), most: 1 << 25 },
            FileFault::LongLine { most: 1 << 20 },
            FileFault::TooDense { path: "a.toml".into(), most: 1 << 20 },
            FileFault::TooMany { path: "a.toml".into(), most: 1000 },
            FileFault::TooDeep { path: "a.toml".into(), most: 16 },
            FileFault::IncludeCycle("a.toml".into()),
            FileFault::IncludedTwice("a.toml".into()),
            FileFault::HeadInInclude,
            FileFault::MissingHead,
            FileFault::RulesTwice,
        ]
        .map(CatalogueFaultKind::from),
    );
    let unknown =
        |key: &str, block| KeyFault::Unknown { key: key.into(), block, near: None, allowed: &["code", "name"] };
    kinds.extend([unknown("x", ""), unknown("include", "rules"), unknown("target", "")].map(CatalogueFaultKind::from));
    kinds.push(KeyFault::Unknown { key: "nmae".into(), block: "region", near: Some("name"), allowed: &[] }.into());
    kinds.push(KeyFault::Missing { key: "unit", block: "indicator" }.into());
    let wanted = [
        Wanted::Text,
        Wanted::Number,
        Wanted::NumberOrRange,
        Wanted::NumberOrShare,
        Wanted::Whole,
        Wanted::Date,
        Wanted::Texts,
        Wanted::Flag,
        Wanted::Table,
        Wanted::Blocks,
    ];
    let found = [Found::Text, Found::Whole, Found::Number, Found::Flag, Found::Date, Found::List, Found::Table];
    for (at, wanted) in wanted.into_iter().enumerate() {
        kinds.push(KeyFault::WrongType { key: "a".into(), wanted, found: found[at % found.len()] }.into());
    }
    kinds.extend(
        [KeyFault::EmptyText("a".into()), KeyFault::UntrimmedText(" 甲".into()), KeyFault::ListedTwice("甲".into())]
            .map(CatalogueFaultKind::from),
    );
    for form in [CodeForm::Slug, CodeForm::Indicator, CodeForm::Target] {
        kinds.push(ValueFault::BadCode { text: "A".into(), form }.into());
    }
    kinds.extend(
        [
            ValueFault::UnknownWord {
                key: "kind".into(),
                text: "x".into(),
                near: None,
                allowed: vec!["flow", "ratio"],
            },
            ValueFault::BadDate("x".into()),
            ValueFault::YearOutOfRange("x".into()),
            ValueFault::BadYears("x".into()),
            ValueFault::YearsReversed(years),
            ValueFault::BadPeriod("x".into()),
            ValueFault::BadDivision("x".into()),
            ValueFault::BadOffset("x".into()),
            ValueFault::BadNumber("x".into()),
            ValueFault::TooManyDigits { text: "x".into(), digits: 16 },
            ValueFault::NumberTooLarge("x".into()),
            ValueFault::OutOfRange { text: "x".into(), low: Decimal::ZERO, high: Decimal::ONE },
        ]
        .map(CatalogueFaultKind::from),
    );
    for thing in ItemKind::ALL {
        kinds.push(ReferenceFault::Duplicate { thing: *thing, name: "x".into() }.into());
        kinds.push(ReferenceFault::Unknown { thing: *thing, name: "x".into(), near: None }.into());
    }
    let agency = |near: Option<&str>, alias_of: Option<&str>| ReferenceFault::UnknownAgency {
        name: "甲".into(),
        region: "x".into(),
        near: near.map(Into::into),
        alias_of: alias_of.map(Into::into),
    };
    let part = |parts| ReferenceFault::UnknownPart { number: "一".into(), part: 3, parts };
    kinds.extend(
        [
            agency(None, None),
            agency(Some("乙"), None),
            agency(None, Some("乙")),
            ReferenceFault::UnknownClause { number: "一".into(), source: "x".into(), near: None },
            part(vec![]),
            part(vec![1, 2]),
            ReferenceFault::PartNeeded { number: "一".into(), parts: vec![] },
            ReferenceFault::PartNeeded { number: "一".into(), parts: vec![1] },
            ReferenceFault::PartWithoutClause,
            ReferenceFault::AgenciesBesideClause("一".into()),
            ReferenceFault::RegionCycle("x".into()),
            ReferenceFault::ExtendsItself,
            ReferenceFault::AssignmentWithoutExtends,
            ReferenceFault::EmptyAssignment,
        ]
        .map(CatalogueFaultKind::from),
    );
    for judge in Judge::ALL {
        kinds.push(SenseFault::JudgeUnfit { judge: *judge, kind: Kind::Stock }.into());
        kinds.push(SenseFault::WindowNeeded(WindowUse::Judge(*judge)).into());
    }
    for direction in Direction::ALL {
        let comparator = Comparator::AtLeast;
        kinds.push(SenseFault::DirectionContradicts { comparator, direction: *direction }.into());
    }
    kinds.extend(
        [
            SenseFault::CodeAndSlug,
            SenseFault::ValuesWithoutSlug,
            SenseFault::ValueWithSlug,
            SenseFault::RangeNeeded,
            SenseFault::RangeUnwanted(Comparator::About),
            SenseFault::RangeLength(3),
            SenseFault::RangeReversed { low: Decimal::TWO, high: Decimal::ONE },
            SenseFault::ShareAboveWhole(Decimal::ONE_HUNDRED),
            SenseFault::MultipleNotPositive(Decimal::ZERO),
            SenseFault::ToleranceWithoutAbout(Comparator::AtMost),
            SenseFault::WindowNeeded(WindowUse::FromZero),
            SenseFault::BasisWithoutWindow,
            SenseFault::NoteNeeded,
            SenseFault::DeadlineBeforeWindow { deadline: day, window: years },
            SenseFault::SpanUnfit(Kind::Ratio),
            SenseFault::FromZeroUnfit(Kind::Growth),
            SenseFault::FromZeroWithFigure,
            SenseFault::BaselineNotBefore { last: day, deadline: day },
            SenseFault::MilestoneOutside { year: 2022, from: Some(2023), deadline: day },
            SenseFault::MilestoneOutside { year: 2022, from: None, deadline: day },
            SenseFault::NoWeight,
            SenseFault::PointsNotFull { met: Decimal::TEN, attainment: Decimal::TWO },
            SenseFault::PointsOutOfOrder { better: Status::Met, worse: Status::Behind },
            SenseFault::FarBehindWithinTolerance { far_behind: Decimal::new(1, 2), tolerance: Decimal::new(5, 2) },
            SenseFault::LightWithoutThreshold,
            SenseFault::LightsAlike { status: Status::Overdue, light: Light::Green },
        ]
        .map(CatalogueFaultKind::from),
    );
    kinds
}

/// The words outside backticks.
fn words(text: &str) -> String {
    text.split('`').step_by(2).collect()
}

#[test]
fn every_fault_is_said_in_the_language_asked_for() {
    for kind in every_kind() {
        let place = Place { file: "a.toml".into(), line: 1, column: 1, span: 0..0 };
        let fault = CatalogueFault { place, kind, also: None };
        for lang in Lang::ALL {
            let said = said(&fault, lang);
            for text in [&said.message, &said.hint] {
                let words = words(text).replace("UTF-8", "");
                let foreign = |c: char| match lang {
                    Lang::Zh => c.is_ascii_alphabetic() || matches!(c, ',' | ';' | ':' | '?' | '(' | ')'),
                    Lang::En => !c.is_ascii() && c != '…',
                };
                assert!(!words.contains(foreign), "{:?}: {text}", fault.kind);
                assert_eq!(text.matches('`').count() % 2, 0, "{text}");
                assert!(!text.ends_with(['.', '。']) && text.trim() == text && !text.is_empty(), "{text}");
            }
        }
    }
}

#[test]
fn a_near_miss_is_asked_for() {
    let place = Place { file: "a.toml".into(), line: 1, column: 1, span: 0..0 };
    let kind = KeyFault::Unknown { key: "nmae".into(), block: "region", near: Some("name"), allowed: &[] }.into();
    let fault = CatalogueFault { place, kind, also: None };
    assert_eq!(said(&fault, Lang::Zh).hint, "是否想写 `name`");
    assert_eq!(said(&fault, Lang::En).hint, "did you mean `name`?");
}
