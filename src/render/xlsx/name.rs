//! The names of sheets: what a spreadsheet program allows, and no two alike.

use std::collections::HashSet;

use super::text::plain;

/// The characters a name may have.
const LONGEST: usize = 31;

/// The names given so far.
#[derive(Debug, Clone, Default)]
pub struct Names(HashSet<String>);

impl Names {
    /// A name for a sheet that says what was wished, as far as it may.
    ///
    /// Brackets and `: * ? / \` become their full-width forms, long names are cut, and a name that is taken gets a number.
    pub fn give(&mut self, wished: &str) -> String {
        let mut base: String = plain(wished).chars().filter(|c| *c != '\n').map(allowed).collect();
        base = base.trim_matches(|c: char| c == '\'' || c.is_whitespace()).to_owned();
        // The program keeps this one to itself.
        if base.is_empty() || base.eq_ignore_ascii_case("history") {
            base.push('_');
        }
        let mut name = shortened(&base, "");
        let mut number = 2;
        while !self.0.insert(name.to_lowercase()) {
            name = shortened(&base, &format!("({number})"));
            number += 1;
        }
        name
    }
}

fn allowed(c: char) -> char {
    match c {
        '[' => '［',
        ']' => '］',
        ':' => '：',
        '*' => '＊',
        '?' => '？',
        '/' => '／',
        '\\' => '＼',
        c => c,
    }
}

/// The name with an ending, cut so that both fit; counted in units of UTF-16, as spreadsheet programs do.
fn shortened(base: &str, ending: &str) -> String {
    let mut room = LONGEST - ending.len();
    let mut name = String::new();
    for c in base.chars() {
        if c.len_utf16() > room {
            break;
        }
        room -= c.len_utf16();
        name.push(c);
    }
    let mut name = name.trim_end_matches(|c: char| c == '\'' || c.is_whitespace()).to_owned();
    name.push_str(ending);
    name
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_not_allowed_takes_its_full_width_form() {
        assert_eq!(Names::default().give("市发改委[牵头]：a/b\\c:*?"), "市发改委［牵头］：a／b＼c：＊？");
        assert_eq!(Names::default().give("'../x'"), "..／x");
        assert_eq!(Names::default().give("History"), "History_");
        assert_eq!(Names::default().give("\u{1b}\u{202e}"), "_");
    }

    #[test]
    fn long_names_are_cut_and_taken_ones_numbered() {
        let mut names = Names::default();
        let long = "市".repeat(40);
        assert_eq!(names.give(&long), "市".repeat(31));
        assert_eq!(names.give(&long), format!("{}(2)", "市".repeat(28)));
        assert_eq!(names.give(&long), format!("{}(3)", "市".repeat(28)));
        assert_eq!([names.give("Office"), names.give("OFFICE")], ["Office", "OFFICE(2)"]);
    }

    proptest! {
        #[test]
        fn every_name_is_taken_by_the_writer(wished in proptest::collection::vec(".{0,40}", 1..8)) {
            let mut names = Names::default();
            let given: Vec<String> = wished.iter().map(|name| names.give(name)).collect();
            for name in &given {
                let mut sheet = rust_xlsxwriter::Worksheet::new();
                prop_assert!(sheet.set_name(name).is_ok(), "{name:?}");
            }
            let distinct: HashSet<String> = given.iter().map(|name| name.to_lowercase()).collect();
            prop_assert_eq!(distinct.len(), given.len());
        }
    }
}
