//! Policy documents 文件 and their clauses 条款.

use chrono::NaiveDate;

use super::agency::Roles;
use super::code::{RegionCode, SourceCode, Text, coded};
use super::target::Years;

coded! {
    /// Whether a document binds anybody.
    Standing {
        /// In force.
        InForce = "in_force",
        /// A draft for comment 征求意见稿.
        Draft = "draft",
        /// No longer in force.
        Repealed = "repealed",
    }
}

/// A policy document.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Source {
    /// Code, for example `changchun-2023`.
    pub code: SourceCode,
    /// Region it governs.
    pub region: RegionCode,
    /// Title.
    pub title: Text,
    /// Title in English.
    pub title_en: Option<Text>,
    /// 发文字号.
    pub number: Option<Text>,
    /// Issuer.
    pub issuer: Option<Text>,
    /// Issuer in English.
    pub issuer_en: Option<Text>,
    /// Day it was issued.
    pub issued: Option<NaiveDate>,
    /// Day it was published.
    pub published: Option<NaiveDate>,
    /// Whether it is in force.
    pub standing: Standing,
    /// Years the plan runs over.
    pub horizon: Option<Years>,
    /// What a reader must know, for example what is missing.
    pub note: Option<Text>,
    /// The note in English.
    pub note_en: Option<Text>,
}

/// A place in a document by its own numbering; `part` tells several brackets of agencies in one clause apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct ClauseRef {
    /// Numbering as the document has it, for example `二(一)1`.
    pub number: Text,
    /// Which bracket of the clause, from 1, where there are several.
    pub part: Option<u8>,
}

/// A clause with the agencies its bracket names.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Clause {
    /// The document.
    pub source: SourceCode,
    /// The place in it.
    pub place: ClauseRef,
    /// Subject in a few words.
    pub subject: Option<Text>,
    /// Subject in English.
    pub subject_en: Option<Text>,
    /// True where it belongs to the document's goals 目标, which the other clauses carry out.
    #[serde(skip_serializing_if = "is_false")]
    pub goals: bool,
    /// The agencies by role.
    pub roles: Roles,
}

/// What is not said is not written.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
fn is_false(flag: &bool) -> bool {
    !flag
}
