//! The rules `[rules]` by which an office judges.

use rust_decimal::Decimal;

use super::light::Ladder;

/// The rules of a catalogue. The default is what domain practice settled on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Rules {
    /// How far pace may fall below zero and still count as on track, a share of the way (0.05 is 5 points).
    pub tolerance: Decimal,
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
    /// Which light each status shows.
    pub ladder: Ladder,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            tolerance: Decimal::new(5, 2),
            about: Decimal::new(5, 2),
            due_soon_days: 60,
            stale_months: 18,
            report_grace_days: 0,
            utc_offset_minutes: 480,
            ladder: Ladder::default(),
        }
    }
}
