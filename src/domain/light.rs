//! Lights 亮灯: the colour ladder of an office. Which status shows which colour is data, because places differ.

use super::code::coded;
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

/// What a light can be hung on: a status, or due soon (which outranks the statuses that are not overdue or behind).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum Cause {
    /// A status.
    Status(Status),
    /// The flag 临期.
    DueSoon,
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
    /// The light of a target with this status.
    ///
    /// Due soon speaks where the status itself shows no warning: it never hides a yellow or red light.
    #[must_use]
    pub fn light(&self, status: Status, due_soon: bool) -> Light {
        let own = self.hung(Cause::Status(status));
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
            Cause::Status(Status::Overdue | Status::OverdueUnconfirmed | Status::OverdueUnreported) => Light::Red,
            Cause::Status(Status::Unjudged | Status::NoData) => Light::None,
        }
    }
}
