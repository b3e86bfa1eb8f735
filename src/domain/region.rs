//! Regions 地区.

use super::code::{RegionCode, Text};

/// A province, city or county that plans are made for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Region {
    /// Code, for example `jilin`.
    pub code: RegionCode,
    /// Chinese name.
    pub name: Text,
    /// English name.
    pub name_en: Option<Text>,
    /// Division code by GB/T 2260, for example `220000`.
    pub division: Option<Text>,
    /// The region it belongs to.
    pub parent: Option<RegionCode>,
}
