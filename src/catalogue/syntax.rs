//! Parses a file, and finds every fault of its form.
//!
//! The parser stops building at some faults and lets others spill over what follows. So a file with faults is cut
//! into statements, each is looked at alone, and what cannot be read is blanked out before the rest is parsed:
//! one fault hides no other.

use std::ops::Range;

use toml::de::DeTable;

use super::sheet::{Faults, Sheet};
use super::statement::{self, Statement};
use super::wording::{self, Misform};
use crate::domain::fault::catalogue::{CatalogueFaultKind, SyntaxFault};
use crate::domain::limits;

/// Faults of one statement that are understood.
const UNDERSTOOD: usize = 100;

/// The tables of a file, without what cannot be read; nothing of a large file with a fault, or after too many faults.
pub fn parse<'s>(sheet: &'s Sheet, faults: &Faults) -> Option<DeTable<'s>> {
    if sheet.is_given_up() {
        return None;
    }
    let error = match DeTable::parse(&sheet.text) {
        Ok(table) => return Some(table.into_inner()),
        Err(error) => error,
    };
    if sheet.text.len() > limits::RECOVERED || faults.are_many() {
        let Misform { fault, span, .. } = wording::understand(&error, &sheet.text);
        faults.add(sheet, span, CatalogueFaultKind::Syntax(fault));
        sheet.give_up();
        return None;
    }
    let statements = statement::cut(&sheet.text);
    let unreadable = look_at_each(sheet, &statements, faults);
    let text = if unreadable.is_empty() { &*sheet.text } else { sheet.blank(unreadable) };
    let (table, errors) = DeTable::parse_recoverable(text);
    report_rest(sheet, &statements, errors, faults);
    Some(table.into_inner())
}

/// The tables at the beginning of a text, as far as they can be read, and whether that is all of it.
pub fn tables(text: &str) -> (DeTable<'_>, bool) {
    match DeTable::parse(text) {
        Ok(table) => (table.into_inner(), true),
        Err(_) if text.len() > limits::RECOVERED => (DeTable::new(), false),
        Err(_) => (DeTable::parse_recoverable(text).0.into_inner(), false),
    }
}

/// Reports the faults of each statement, and gives the parts that cannot be read.
fn look_at_each(sheet: &Sheet, statements: &[Statement], faults: &Faults) -> Vec<Range<usize>> {
    let mut unreadable = Vec::new();
    let mut block_is_lost = false;
    for statement in statements {
        let text = &sheet.text[statement.span.clone()];
        let found = misforms(text);
        if statement.is_head {
            block_is_lost = !found.is_empty();
        }
        if block_is_lost || !found.is_empty() {
            unreadable.push(statement.span.clone());
        }
        for misform in found {
            let span = statement.span.start + misform.span.start..statement.span.start + misform.span.end;
            faults.add(sheet, span, CatalogueFaultKind::Syntax(misform.fault));
        }
    }
    unreadable
}

/// The faults of one statement, without those that only follow from another on the same line.
fn misforms(text: &str) -> Vec<Misform> {
    let errors = match DeTable::parse(text) {
        Ok(_) => return Vec::new(),
        Err(error) if text.len() > limits::RECOVERED => vec![error],
        Err(_) => DeTable::parse_recoverable(text).1,
    };
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let line_of = |misform: &Misform| ends.partition_point(|end| *end < misform.span.start);
    let understood = errors.iter().take(UNDERSTOOD).map(|error| wording::understand(error, text));
    let mut found: Vec<(usize, Misform)> = understood.map(|misform| (line_of(&misform), misform)).collect();
    found.sort_by_key(|(line, misform)| (*line, !misform.is_unclosed(), misform.span.start));
    let mut kept: Vec<Misform> = Vec::new();
    // The line at hand, and what its first fault says.
    let mut first: Option<(usize, String)> = None;
    for (line, misform) in found {
        match &first {
            Some((at, message)) if *at == line && *message != misform.message => continue,
            Some((at, _)) if *at == line => {}
            _ => first = Some((line, misform.message.clone())),
        }
        kept.push(misform);
    }
    kept
}

/// Reports what only shows between statements: keys and heads that stand there twice.
fn report_rest(sheet: &Sheet, statements: &[Statement], mut errors: Vec<toml::de::Error>, faults: &Faults) {
    let mut repeated_block: Option<Range<usize>> = None;
    errors.sort_by_key(|error| error.span().map_or(0, |span| span.start));
    let further = errors.len().saturating_sub(limits::FAULTS);
    errors.truncate(limits::FAULTS);
    faults.count_more(further);
    let mut errors: Vec<Misform> = errors.iter().map(|error| wording::understand(error, &sheet.text)).collect();
    errors.sort_by_key(|misform| misform.span.start);
    for Misform { fault, span, .. } in errors {
        if repeated_block.as_ref().is_some_and(|block| block.contains(&span.start)) {
            continue;
        }
        let at = statements.partition_point(|s| s.span.end < span.start);
        let at = statements.get(at).is_some_and(|s| s.span.start <= span.start).then_some(at);
        let first = match (&fault, at) {
            (SyntaxFault::RepeatedKey(key), Some(at)) => first_of(sheet, statements, at, key),
            _ => None,
        };
        if at.is_some_and(|at| statements[at].is_head) {
            repeated_block = Some(sheet.block(&span));
        }
        let kind = CatalogueFaultKind::Syntax(fault);
        match first {
            Some(first) => faults.add_with(sheet, span, kind, sheet.place(first)),
            None => faults.add(sheet, span, kind),
        }
    }
}

/// The statement that has the same key in the same block, or the same head, further up.
fn first_of(sheet: &Sheet, statements: &[Statement], at: usize, key: &str) -> Option<Range<usize>> {
    let text = |s: &Statement| sheet.text[s.span.clone()].trim();
    let own = &statements[at];
    if own.is_head {
        return statements[..at].iter().find(|s| s.is_head && text(s) == text(own)).map(|s| s.span.clone());
    }
    let same = |s: &&Statement| text(s).strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(['=', '.']));
    statements[..at].iter().rev().take_while(|s| !s.is_head).find(same).map(|s| s.span.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults_of(text: &str) -> Vec<(usize, usize, SyntaxFault)> {
        let sheet = Sheet::new("a.toml".into(), text, 0);
        let faults = Faults::default();
        parse(&sheet, &faults);
        faults
            .into_sorted()
            .into_iter()
            .map(|fault| match fault.kind {
                CatalogueFaultKind::Syntax(syntax) => (fault.place.line, fault.place.column, syntax),
                other => panic!("{other:?} is no fault of form"),
            })
            .collect()
    }

    #[test]
    fn every_fault_of_form_is_found_in_one_go() {
        let text =
            "[a]\nname \"长春\"\nx = “甲”\ny = [1, 2\nz = 13,000\n[[b]\nu = 1\n[c]\nv = \"甲\nw = 2025-02-30\n名 = 1\n";
        let found = faults_of(text);
        assert_eq!(
            found,
            [
                (2, 6, SyntaxFault::MissingEquals),
                (3, 5, SyntaxFault::WrongQuotes("“甲”".into())),
                (4, 5, SyntaxFault::UnclosedList),
                (5, 5, SyntaxFault::BadNumber("13,000".into())),
                (6, 5, SyntaxFault::UnclosedHead),
                (9, 5, SyntaxFault::UnclosedText),
                (10, 5, SyntaxFault::BadDate("2025-02-30".into())),
                (11, 1, SyntaxFault::BadKey("名".into())),
            ]
        );
    }

    #[test]
    fn what_follows_a_fault_is_still_read() {
        let sheet = Sheet::new("a.toml".into(), "[a]\nname \"x\"\n[b]\nc = 1\n", 0);
        let faults = Faults::default();
        let table = parse(&sheet, &faults).expect("a small file");
        assert!(table.get("b").is_some_and(|b| b.get_ref().get("c").is_some()));
    }

    #[test]
    fn of_a_large_file_the_first_fault_is_told_and_nothing_is_taken_for_missing() {
        let text = format!("[catalogue]\n{}x = 1.\ny = 007\n", "# note\n".repeat(40_000));
        let sheet = Sheet::new("a.toml".into(), &text, 0);
        let faults = Faults::default();
        assert!(parse(&sheet, &faults).is_none() && sheet.lost(0..text.len(), "catalogue"));
        let found = faults.into_sorted();
        assert_eq!(found.iter().map(|fault| fault.place.line).collect::<Vec<_>>(), [40_002]);
    }

    #[test]
    fn faults_beyond_measure_are_counted() {
        let faults = Faults::default();
        for number in 0..3 {
            parse(&Sheet::new("a.toml".into(), &"x\n".repeat(6000), number), &faults);
        }
        let more = faults.more();
        assert_eq!((faults.into_sorted().len(), more), (limits::FAULTS_KEPT, 2001));
    }

    #[test]
    fn a_repeated_key_names_the_first_one() {
        let sheet = Sheet::new("a.toml".into(), "[a]\nb = 1\nc = 2\nb = 3\n", 0);
        let faults = Faults::default();
        parse(&sheet, &faults);
        let found = faults.into_sorted();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place.line, 4);
        assert_eq!(found[0].also.as_ref().map(|p| p.line), Some(2));
    }

    #[test]
    fn a_repeated_head_is_one_fault() {
        assert_eq!(
            faults_of("[a]\nb = 1\n[a]\nb = 2\n[c]\nd = 1\nd = 2\n"),
            [(3, 2, SyntaxFault::RepeatedKey("a".into())), (7, 1, SyntaxFault::RepeatedKey("d".into()))]
        );
    }

    #[test]
    fn full_width_signs_are_named() {
        assert_eq!(
            faults_of("a：1\nb ＝ 2\n"),
            [(1, 2, SyntaxFault::WideSign('：')), (2, 3, SyntaxFault::WideSign('＝'))]
        );
        assert_eq!(faults_of("a = [1， 2]\n"), [(1, 7, SyntaxFault::WideSign('，'))]);
    }

    #[test]
    fn numbers_and_dates_as_people_write_them_are_named() {
        let found =
            faults_of("a = 5万\nb = 13 000\nc = 2025/12/31\nd = 2025年\ne = 5%\nf = 007\ng = 1.\nh = 2025-1-1\n");
        let kinds: Vec<SyntaxFault> = found.into_iter().map(|(_, _, fault)| fault).collect();
        let number = |text: &str| SyntaxFault::BadNumber(text.into());
        let date = |text: &str| SyntaxFault::BadDate(text.into());
        assert_eq!(
            kinds,
            [
                number("5万"),
                number("13 000"),
                date("2025/12/31"),
                date("2025年"),
                number("5%"),
                number("007"),
                number("1."),
                date("2025-1-1")
            ]
        );
    }

    #[test]
    fn the_rarer_faults_have_their_names() {
        for (text, fault) in [
            ("a = \n", SyntaxFault::MissingValue),
            ("a == 1\n", SyntaxFault::ExtraEquals),
            ("a = True\n", SyntaxFault::BadFlag("True".into())),
            ("a = \"\\q\"\n", SyntaxFault::BadEscape),
            ("a = \"\u{1}\"\n", SyntaxFault::ControlCharacter),
            ("a = [1,, 2]\n", SyntaxFault::ExtraComma),
            ("a = [\"x\" \"y\"]\n", SyntaxFault::MissingComma),
            ("a = {b = 1\nc = 2\n", SyntaxFault::UnclosedTable),
            ("a = 1\na.b = 2\n", SyntaxFault::KeyBelowValue("a".into())),
            ("a = \"x\" \"y\"\n", SyntaxFault::Trailing),
            ("a = 是\n", SyntaxFault::UnquotedText("是".into())),
            ("a = \"\"\"x\nb = 1\n", SyntaxFault::UnclosedText),
            ("# \u{1}\n", SyntaxFault::ControlCharacter),
            ("a = 1\rb = 2\n", SyntaxFault::BadLineEnd),
        ] {
            let found = faults_of(text);
            assert_eq!(found.first().map(|f| &f.2), Some(&fault), "{text:?}: {found:?}");
            assert_eq!(found.len(), 1, "{text:?}: {found:?}");
        }
    }
}
