//! The rules `[rules]` by which an office judges.

pub mod scoring;

use rust_decimal::Decimal;

use self::scoring::Scoring;
use super::light::Ladder;

/// The rules of a catalogue. The default is what domain practice settled on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Rules {
    /// How far pace may fall below zero and still count as on track, a share of the way (0.05 is 5 points).
    pub tolerance: Decimal,
    /// How far pace must fall below zero for a target that is behind to be far behind, a share of the way; without it
    /// there is no such flag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub far_behind: Option<Decimal>,
    /// Tolerance of `about` where the document gives none, a share of the value.
    pub about: Decimal,
    /// A target not met with this many days left or fewer is due soon.
    pub due_soon_days: u32,
    /// A figure older than this many months does not carry `on_track`.
    pub stale_months: u32,
    /// Days after the deadline during which a missing figure is awaited.
    pub report_grace_days: u32,
    /// Offset of civil time from UTC, in minutes (Beijing: 480).
    pub utc_offset_minutes: i32,
    /// Recorded figures wait until somebody else approves them.
    #[serde(skip_serializing_if = "is_off")]
    pub approval: bool,
    /// Which light each status shows.
    pub ladder: Ladder,
    /// How agencies are scored.
    pub scoring: Scoring,
}

/// What is not asked for is not written, so that catalogues from before the rule keep their digest.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_off(asked: &bool) -> bool {
    !asked
}

impl Rules {
    /// True where both judge alike: whether figures wait for approval changes no verdict.
    #[must_use]
    pub fn judge_like(&self, other: &Self) -> bool {
        Self { approval: other.approval, ..self.clone() } == *other
    }
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            tolerance: Decimal::new(5, 2),
            far_behind: None,
            about: Decimal::new(5, 2),
            due_soon_days: 60,
            stale_months: 18,
            report_grace_days: 0,
            utc_offset_minutes: 480,
            approval: false,
            ladder: Ladder::default(),
            scoring: Scoring::default(),
        }
    }
}
