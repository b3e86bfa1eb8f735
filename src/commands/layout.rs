//! The layout of a catalogue file: its tables, their keys, and what each may hold.
//!
//! The blocks to fill in and the JSON Schema are both made from it, so that they cannot disagree.

use crate::domain::agency::Role;
use crate::domain::code::Coded;
use crate::domain::indicator::{Direction, Kind};
use crate::domain::light::Profile;
use crate::domain::source::Standing;
use crate::domain::target::{Comparator, Judge, Span, Strength};

/// What a key may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// Text.
    Text,
    /// A code of so many parts joined by dots.
    Code(usize),
    /// Several texts.
    Texts,
    /// A date.
    Date,
    /// A whole number, zero or more.
    Whole,
    /// A number.
    Number,
    /// A number, or two for the ends of a range.
    Value,
    /// Years, `2023..2025`.
    Years,
    /// An offset from UTC, `+08:00`.
    Offset,
    /// One of a closed set of words.
    Words(Vec<&'static str>),
    /// Year = number.
    ByYear,
    /// Region code = value.
    ByRegion,
    /// Status = light.
    Lights,
    /// A table within.
    Table(&'static str),
    /// Tables within.
    Tables(&'static str),
}

/// A key of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it may hold.
    pub form: Form,
    /// Whether it must be there.
    pub required: bool,
    /// What stands in a block to fill in.
    pub sample: &'static str,
}

/// The tables at the top of the file: whether each may stand several times.
pub const TOP: [(&str, bool); 7] = [
    ("catalogue", false),
    ("rules", false),
    ("region", true),
    ("source", true),
    ("agency", true),
    ("indicator", true),
    ("assignment", true),
];

/// The keys of a table, in the order in which people fill them in.
#[must_use]
pub fn keys(table: &str) -> Vec<Key> {
    match table {
        "catalogue" => vec![
            must("code", Form::Code(1), "\"\""),
            must("version", Form::Text, "\"\""),
            must("name", Form::Text, "\"\""),
            may("name_en", Form::Text, "\"\""),
            may("extends", Form::Code(1), "\"\""),
        ],
        "rules" => vec![
            may("tolerance", Form::Number, "0.05"),
            may("about", Form::Number, "0.05"),
            may("due_soon_days", Form::Whole, "60"),
            may("stale_months", Form::Whole, "18"),
            may("report_grace_days", Form::Whole, "0"),
            may("utc_offset", Form::Offset, "\"+08:00\""),
            may("ladder", codes::<Profile>(), "\"blue-yellow-red\""),
            may("lights", Form::Lights, ""),
        ],
        "region" => vec![
            must("code", Form::Code(1), "\"\""),
            must("name", Form::Text, "\"\""),
            may("name_en", Form::Text, "\"\""),
            may("division", Form::Text, "\"\""),
            may("parent", Form::Code(1), "\"\""),
        ],
        "source" => source(),
        "source.clause" => {
            let mut keys = vec![
                must("number", Form::Text, "\"\""),
                may("part", Form::Whole, "1"),
                may("subject", Form::Text, "\"\""),
                may("subject_en", Form::Text, "\"\""),
            ];
            keys.extend(roles());
            keys
        }
        "agency" => vec![
            must("region", Form::Code(1), "\"\""),
            must("name", Form::Text, "\"\""),
            may("full_name", Form::Text, "\"\""),
            may("name_en", Form::Text, "\"\""),
            may("aliases", Form::Texts, "[]"),
        ],
        "indicator" => indicator(),
        "indicator.target" => target(),
        "baseline" => vec![
            may("period", Form::Text, "\"2020\""),
            may("value", Form::Number, "0"),
            may("basis", Form::Words(vec!["stated", "published", "from_zero"]), "\"stated\""),
        ],
        "assignment" => {
            let mut keys = vec![must("target", Form::Code(3), "\"\"")];
            keys.extend(roles());
            keys.extend([
                may("contact", Form::Text, "\"\""),
                may("internal_deadline", Form::Date, "2025-10-31"),
                may("baseline", Form::Table("baseline"), "{ period = \"2022\", value = 0 }"),
                may("note", Form::Text, "\"\""),
            ]);
            keys
        }
        _ => Vec::new(),
    }
}

fn source() -> Vec<Key> {
    vec![
        must("code", Form::Code(1), "\"\""),
        must("region", Form::Code(1), "\"\""),
        must("title", Form::Text, "\"\""),
        may("title_en", Form::Text, "\"\""),
        may("number", Form::Text, "\"\""),
        may("issuer", Form::Text, "\"\""),
        may("issuer_en", Form::Text, "\"\""),
        may("issued", Form::Date, "2025-01-31"),
        may("published", Form::Date, "2025-01-31"),
        must("standing", codes::<Standing>(), "\"in_force\""),
        may("horizon", Form::Years, "\"2023..2025\""),
        may("note", Form::Text, "\"\""),
        may("note_en", Form::Text, "\"\""),
        may("clause", Form::Tables("source.clause"), ""),
    ]
}

fn indicator() -> Vec<Key> {
    vec![
        may("code", Form::Code(2), "\"\""),
        may("slug", Form::Code(1), "\"\""),
        must("name", Form::Text, "\"\""),
        may("name_en", Form::Text, "\"\""),
        must("unit", Form::Text, "\"\""),
        may("same_units", Form::Texts, "[]"),
        must("kind", codes::<Kind>(), "\"stock\""),
        must("direction", codes::<Direction>(), "\"up\""),
        may("concept", Form::Text, "\"\""),
        may("scope", Form::Text, "\"\""),
        may("scope_en", Form::Text, "\"\""),
        may("target", Form::Tables("indicator.target"), ""),
    ]
}

fn target() -> Vec<Key> {
    let mut keys = vec![
        may("code", Form::Text, "\"2025\""),
        must("source", Form::Code(1), "\"\""),
        may("clause", Form::Text, "\"\""),
        may("part", Form::Whole, "1"),
        must("comparator", codes::<Comparator>(), "\"at_least\""),
        may("value", Form::Value, "0"),
        must("wording", Form::Text, "\"\""),
        must("deadline", Form::Date, "2025-12-31"),
        may("deadline_basis", Form::Words(vec!["stated", "plan"]), "\"stated\""),
        may("strength", codes::<Strength>(), "\"commit\""),
        may("judge", codes::<Judge>(), "\"latest\""),
        may("window", Form::Years, "\"2023..2025\""),
        may("window_basis", Form::Words(vec!["stated", "plan", "assumed"]), "\"stated\""),
        may("tolerance", Form::Number, "0.05"),
        may("period", codes::<Span>(), "\"year\""),
        may("baseline", Form::Table("baseline"), "{ period = \"2020\", value = 0, basis = \"stated\" }"),
        may("milestones", Form::ByYear, "{ 2023 = 0, 2024 = 0 }"),
        may("values", Form::ByRegion, "{ changchun = 0, jilin = 0 }"),
        may("note", Form::Text, "\"\""),
        may("note_en", Form::Text, "\"\""),
    ];
    keys.extend(roles());
    keys
}

fn roles() -> impl Iterator<Item = Key> {
    Role::ALL.iter().map(|role| may(role.code(), Form::Texts, "[]"))
}

fn codes<T: Coded>() -> Form {
    Form::Words(T::ALL.iter().map(|member| member.code()).collect())
}

fn must(name: &'static str, form: Form, sample: &'static str) -> Key {
    Key { name, form, required: true, sample }
}

fn may(name: &'static str, form: Form, sample: &'static str) -> Key {
    Key { name, form, required: false, sample }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, key};

    #[test]
    fn every_table_and_key_is_explained_in_both_languages() {
        let within = ["source.clause", "indicator.target", "baseline"];
        for table in TOP.iter().map(|(name, _)| *name).chain(within) {
            for lang in Lang::ALL {
                assert!(key::table(lang, table).is_some(), "{table}");
                for one in keys(table) {
                    let tables = matches!(one.form, Form::Tables(_) | Form::Lights);
                    assert!(tables || key::key(lang, table, one.name).is_some(), "{table}.{}", one.name);
                }
            }
        }
    }

    #[test]
    fn the_layout_is_the_documented_one() {
        let documented = include_str!("../../docs/catalogue.md");
        for (table, _) in TOP {
            assert!(documented.contains(&format!("[{table}]")), "{table} is not documented");
            for one in keys(table).iter().filter(|key| !key.sample.is_empty()) {
                assert!(documented.contains(&format!("\n{} = ", one.name)), "{table}.{} is not documented", one.name);
            }
        }
    }
}
