//! Lights 亮灯: the colour ladder of an office. Which status shows which colour is data, because places differ.

use super::code::{Coded as _, coded};
use super::status::Status;

coded! {
    /// A light.
    Light {
        /// No light.
        None = "none",
        /// Blue.
        Blue = "blue",
        /// Green.
        Green = "green",
        /// Yellow.
        Yellow = "yellow",
        /// Red.
        Red = "red",
    }
}

coded! {
    /// The ready-made ladders.
    Profile {
        /// Blue 临期, yellow 滞后, red 逾期.
        BlueYellowRed = "blue-yellow-red",
        /// Green, yellow, red.
        GreenYellowRed = "green-yellow-red",
    }
}

/// What a light can be hung on: a status, due soon (which outranks the statuses that are not overdue or behind), or far
/// behind (which outranks behind).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum Cause {
    /// A status.
    Status(Status),
    /// The flag 临期.
    DueSoon,
    /// The flag 严重滞后.
    FarBehind,
}

impl Cause {
    /// The key under which `[rules.lights]` and the database name it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Status(status) => status.code(),
            Self::DueSoon => "due_soon",
            Self::FarBehind => "far_behind",
        }
    }

    /// The cause of a key.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::all().find(|cause| cause.key() == key)
    }

    /// Every cause, the statuses first.
    pub fn all() -> impl Iterator<Item = Self> {
        Status::ALL.iter().copied().map(Self::Status).chain([Self::DueSoon, Self::FarBehind])
    }
}

/// A ladder: a profile and the lights an office hung differently.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Ladder {
    /// The profile it starts from.
    pub profile: Profile,
    /// The lights hung differently, in the order of the causes.
    pub changed: Vec<(Cause, Light)>,
}

impl Default for Ladder {
    fn default() -> Self {
        Self { profile: Profile::BlueYellowRed, changed: Vec::new() }
    }
}

impl Ladder {
    /// The light of a target with this status and these flags.
    ///
    /// Due soon speaks where the status itself shows no warning: it never hides a yellow or red light.
    #[must_use]
    pub fn light(&self, status: Status, due_soon: bool, far_behind: bool) -> Light {
        let own = self.hung(if far_behind { Cause::FarBehind } else { Cause::Status(status) });
        if due_soon && !matches!(own, Light::Yellow | Light::Red) {
            return self.hung(Cause::DueSoon);
        }
        own
    }

    /// The light that hangs on one cause.
    #[must_use]
    pub fn hung(&self, cause: Cause) -> Light {
        if let Some((_, light)) = self.changed.iter().find(|(c, _)| *c == cause) {
            return *light;
        }
        let green = match self.profile {
            Profile::BlueYellowRed => Light::None,
            Profile::GreenYellowRed => Light::Green,
        };
        match cause {
            Cause::DueSoon => match self.profile {
                Profile::BlueYellowRed => Light::Blue,
                Profile::GreenYellowRed => Light::Yellow,
            },
            Cause::Status(Status::Met | Status::MetLate | Status::OnTrack) => green,
            Cause::Status(Status::Behind) => Light::Yellow,
            Cause::FarBehind
            | Cause::Status(Status::Overdue | Status::OverdueUnconfirmed | Status::OverdueUnreported) => Light::Red,
            Cause::Status(Status::Unjudged | Status::NoData) => Light::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_has_a_key_of_its_own() {
        for cause in Cause::all() {
            assert_eq!(Cause::of_key(cause.key()), Some(cause));
        }
        assert_eq!(Cause::of_key("late"), None);
    }

    #[test]
    fn far_behind_outranks_behind_and_due_soon_hides_neither() {
        let ladder = Ladder::default();
        assert_eq!(ladder.light(Status::Behind, true, false), Light::Yellow);
        assert_eq!(ladder.light(Status::Behind, false, true), Light::Red);
        assert_eq!(ladder.light(Status::Behind, true, true), Light::Red);
        assert_eq!(ladder.light(Status::Unjudged, true, false), Light::Blue);
        let own = Ladder { changed: vec![(Cause::FarBehind, Light::Yellow)], ..Ladder::default() };
        assert_eq!(own.light(Status::Behind, false, true), Light::Yellow);
    }
}
