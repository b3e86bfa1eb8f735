//! Deeds: who writes what when, and who may judge whose.

use chrono::{DateTime, Utc};

use super::code::Text;

/// A writing command as it is put on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// The instant. A store never records it before the last one it holds.
    pub at: DateTime<Utc>,
    /// The person who answers for it.
    pub by: Option<Text>,
    /// The account of the machine it runs under.
    pub system_user: Option<Text>,
    /// The command, for example `import`.
    pub command: Text,
    /// Why, where a reason was asked for.
    pub reason: Option<Text>,
}

impl Deed {
    /// Who does it.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor { by: self.by.clone(), system_user: self.system_user.clone() }
    }
}

/// Who did something: the person named and the account of the machine.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Actor {
    /// The person who answers for it.
    pub by: Option<Text>,
    /// The account of the machine it ran under.
    pub system_user: Option<Text>,
}

/// By which of their names two actors are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alike {
    /// The person named is the same.
    By,
    /// The account is the same.
    SystemUser,
    /// Neither can be compared: one of them gave no name.
    Unknown,
}

impl Actor {
    /// The name given, else the account.
    #[must_use]
    pub fn name(&self) -> Option<&Text> {
        self.by.as_ref().or(self.system_user.as_ref())
    }

    /// True where both go by the same name; nobody is the same as somebody without any.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        match (self.name(), other.name()) {
            (Some(one), Some(other)) => same(one, other),
            (None, None) => true,
            _ => false,
        }
    }

    /// Why one may not approve what another recorded; `None` where they are two persons as far as names tell.
    #[must_use]
    pub fn alike(&self, other: &Self) -> Option<Alike> {
        let held = |one: &Option<Text>, other: &Option<Text>| Some(same(one.as_ref()?, other.as_ref()?));
        match (held(&self.by, &other.by), held(&self.system_user, &other.system_user)) {
            (Some(true), _) => Some(Alike::By),
            (_, Some(true)) => Some(Alike::SystemUser),
            (None, None) => Some(Alike::Unknown),
            _ => None,
        }
    }
}

/// Names are the same whatever their case and the blanks around and within.
fn same(one: &str, other: &str) -> bool {
    let plain =
        |name: &str| name.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect::<String>();
    plain(one) == plain(other)
}

/// A deed on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its number.
    pub number: i64,
    /// The instant.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub actor: Actor,
    /// The command.
    pub command: Text,
    /// Why, where a reason was given.
    pub reason: Option<Text>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(by: &str, system_user: &str) -> Actor {
        let given = |name: &str| Some(name).filter(|name| !name.is_empty()).map(Into::into);
        Actor { by: given(by), system_user: given(system_user) }
    }

    #[test]
    fn two_actors_are_alike_by_either_name() {
        assert_eq!(actor("李华", "lh").alike(&actor("王芳", "wf")), None);
        assert_eq!(actor("李华", "lh").alike(&actor("李 华", "wf")), Some(Alike::By));
        assert_eq!(actor("李华", "LH").alike(&actor("王芳", "lh")), Some(Alike::SystemUser));
        assert_eq!(actor("", "lh").alike(&actor("王芳", "wf")), None);
        assert_eq!(actor("李华", "").alike(&actor("", "wf")), Some(Alike::Unknown));
        assert_eq!(actor("", "").alike(&actor("", "")), Some(Alike::Unknown));
    }

    #[test]
    fn an_actor_goes_by_the_name_given_else_by_the_account() {
        assert!(actor("", "lh").is(&actor("lh", "wf")));
        assert!(!actor("李华", "lh").is(&actor("", "lh")));
        assert!(actor("", "").is(&actor("", "")));
    }
}
