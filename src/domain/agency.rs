//! Agencies 单位 and their roles.

use super::code::{RegionCode, Text, coded};

/// An agency, named as the documents of its region write it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Agency {
    /// Region whose documents name it: the same short name elsewhere is another agency.
    pub region: RegionCode,
    /// Name as written, for example `市政数局`.
    pub name: Text,
    /// Full name, where known.
    pub full_name: Option<Text>,
    /// English name.
    pub name_en: Option<Text>,
    /// Other names it goes by.
    pub aliases: Vec<Text>,
}

coded! {
    /// What an agency answers for in a clause.
    Role {
        /// 牵头单位: leads.
        Lead = "lead",
        /// 责任单位: responsible, jointly where several are named; none leads.
        Responsible = "responsible",
        /// 配合单位: supports.
        Support = "support",
    }
}

/// The agencies of a clause or target by role, names as written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Roles {
    /// 牵头单位.
    pub lead: Vec<Text>,
    /// 责任单位.
    pub responsible: Vec<Text>,
    /// 配合单位.
    pub support: Vec<Text>,
}

impl Roles {
    /// The agencies in one role.
    #[must_use]
    pub fn of(&self, role: Role) -> &[Text] {
        match role {
            Role::Lead => &self.lead,
            Role::Responsible => &self.responsible,
            Role::Support => &self.support,
        }
    }

    /// True where nobody is named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lead.is_empty() && self.responsible.is_empty() && self.support.is_empty()
    }
}
