//! The keys of every block of the format: what the reader knows, the schema describes and `docs/catalogue.md`
//! promises.

/// A kind of block and its keys.
#[derive(Debug)]
pub struct Form {
    /// The block's name as its head has it; empty for the top of a file.
    pub name: &'static str,
    /// The keys, in the order in which people write them.
    pub keys: &'static [&'static str],
}

/// The top of a file.
pub static TOP: Form = Form {
    name: "",
    keys: &["include", "catalogue", "rules", "region", "source", "agency", "indicator", "assignment"],
};

/// `[catalogue]`.
pub static HEAD: Form = Form { name: "catalogue", keys: &["code", "version", "name", "name_en", "extends"] };

/// `[rules]`.
pub static RULES: Form = Form {
    name: "rules",
    keys: &[
        "tolerance",
        "far_behind",
        "about",
        "due_soon_days",
        "stale_months",
        "report_grace_days",
        "utc_offset",
        "approval",
        "ladder",
        "lights",
        "small_n",
        "weight",
        "score",
    ],
};

/// `[rules.weight]`.
pub static WEIGHT: Form = Form { name: "rules.weight", keys: &["lead", "responsible", "support"] };

/// `[rules.score]`.
pub static SCORE: Form = Form {
    name: "rules.score",
    keys: &["met", "met_late", "on_track", "behind", "overdue", "attainment", "overdue_per_30_days", "overdue_most"],
};

/// `[[region]]`.
pub static REGION: Form = Form { name: "region", keys: &["code", "name", "name_en", "division", "parent"] };

/// `[[source]]`.
pub static SOURCE: Form = Form {
    name: "source",
    keys: &[
        "code",
        "region",
        "title",
        "title_en",
        "number",
        "issuer",
        "issuer_en",
        "issued",
        "published",
        "standing",
        "horizon",
        "note",
        "note_en",
        "clause",
    ],
};

/// `[[source.clause]]`.
pub static CLAUSE: Form = Form {
    name: "source.clause",
    keys: &["number", "part", "subject", "subject_en", "goals", "lead", "responsible", "support"],
};

/// `[[agency]]`.
pub static AGENCY: Form = Form { name: "agency", keys: &["region", "name", "full_name", "name_en", "aliases"] };

/// `[[indicator]]`.
pub static INDICATOR: Form = Form {
    name: "indicator",
    keys: &[
        "code",
        "slug",
        "name",
        "name_en",
        "unit",
        "same_units",
        "kind",
        "direction",
        "concept",
        "scope",
        "scope_en",
        "target",
    ],
};

/// `[[indicator.target]]`.
pub static TARGET: Form = Form {
    name: "indicator.target",
    keys: &[
        "code",
        "source",
        "clause",
        "part",
        "comparator",
        "value",
        "values",
        "wording",
        "deadline",
        "deadline_basis",
        "strength",
        "judge",
        "window",
        "window_basis",
        "tolerance",
        "period",
        "baseline",
        "milestones",
        "note",
        "note_en",
        "lead",
        "responsible",
        "support",
    ],
};

/// `baseline = { … }` of a target.
pub static BASELINE: Form = Form { name: "baseline", keys: &["period", "value", "basis"] };

/// `[[assignment]]`.
pub static ASSIGNMENT: Form = Form {
    name: "assignment",
    keys: &["target", "lead", "responsible", "support", "contact", "internal_deadline", "baseline", "note"],
};

/// `baseline = { … }` of an assignment.
pub static OFFICE_BASELINE: Form = Form { name: "baseline", keys: &["period", "value"] };

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;
    use crate::catalogue::head::light_keys;
    use crate::catalogue::schema;
    use crate::domain::code::Coded;
    use crate::domain::indicator::{Direction, Kind};
    use crate::domain::light::{Light, Profile};
    use crate::domain::source::Standing;
    use crate::domain::target::{Basis, Comparator, Judge, Span, Strength};

    fn parsed() -> Value {
        serde_json::from_str(schema()).expect("the schema is JSON")
    }

    fn keys(block: &Value) -> BTreeSet<&str> {
        block["properties"].as_object().expect("a block").keys().map(String::as_str).collect()
    }

    #[test]
    fn the_schema_has_the_keys_that_the_reader_knows() {
        let schema = parsed();
        assert_eq!(keys(&schema), TOP.keys.iter().copied().collect());
        for (name, form) in [
            ("catalogue", &HEAD),
            ("rules", &RULES),
            ("region", &REGION),
            ("source", &SOURCE),
            ("clause", &CLAUSE),
            ("agency", &AGENCY),
            ("indicator", &INDICATOR),
            ("target", &TARGET),
            ("baseline", &BASELINE),
            ("assignment", &ASSIGNMENT),
            ("office_baseline", &OFFICE_BASELINE),
        ] {
            assert_eq!(keys(&schema["definitions"][name]), form.keys.iter().copied().collect(), "{name}");
        }
        let rules = &schema["definitions"]["rules"]["properties"];
        assert_eq!(keys(&rules["lights"]), light_keys().into_iter().collect());
        assert_eq!(keys(&rules["weight"]), WEIGHT.keys.iter().copied().collect());
        assert_eq!(keys(&rules["score"]), SCORE.keys.iter().copied().collect());
    }

    #[test]
    fn the_schema_has_the_words_that_the_reader_knows() {
        fn words<T: Coded>() -> Vec<&'static str> {
            T::ALL.iter().map(|word| word.code()).collect()
        }
        let schema = parsed();
        for (block, key, words) in [
            ("rules", "ladder", words::<Profile>()),
            ("source", "standing", words::<Standing>()),
            ("indicator", "kind", words::<Kind>()),
            ("indicator", "direction", words::<Direction>()),
            ("target", "comparator", words::<Comparator>()),
            ("target", "strength", words::<Strength>()),
            ("target", "judge", words::<Judge>()),
            ("target", "window_basis", words::<Basis>()),
            ("target", "period", words::<Span>()),
        ] {
            let found = &schema["definitions"][block]["properties"][key]["enum"];
            assert_eq!(*found, serde_json::json!(words), "{block}.{key}");
        }
        let light = &schema["definitions"]["rules"]["properties"]["lights"]["properties"]["met"]["enum"];
        assert_eq!(*light, serde_json::json!(words::<Light>()));
    }

    #[test]
    fn the_page_on_the_format_names_every_key() {
        let page = include_str!("../../docs/catalogue.md");
        for form in [
            &TOP,
            &HEAD,
            &RULES,
            &WEIGHT,
            &SCORE,
            &REGION,
            &SOURCE,
            &CLAUSE,
            &AGENCY,
            &INDICATOR,
            &TARGET,
            &BASELINE,
            &ASSIGNMENT,
        ] {
            for key in form.keys {
                assert!(page.contains(&format!("`{key}`")), "`{key}` of `{}`", form.name);
            }
        }
    }
}
