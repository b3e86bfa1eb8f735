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
        "about",
        "due_soon_days",
        "stale_months",
        "report_grace_days",
        "utc_offset",
        "ladder",
        "lights",
    ],
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
    keys: &["number", "part", "subject", "subject_en", "lead", "responsible", "support"],
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
