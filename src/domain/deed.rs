//! Deeds: who writes what when, and who may judge whose.

use chrono::{DateTime, Utc};
use unicode_normalization::UnicodeNormalization as _;

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Alike {
    /// The person named is the same: this name.
    By(Text),
    /// The account is the same: this one.
    SystemUser(Text),
    /// The account of one is the name that the other gave: this one.
    Crossed(Text),
    /// Neither can be compared: one of them gave no name.
    Unknown,
}

impl Actor {
    /// The name given, else the account.
    #[must_use]
    pub fn name(&self) -> Option<&Text> {
        given(self.by.as_ref()).or_else(|| given(self.system_user.as_ref()))
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

    /// Why these are one person as far as names tell, or why that cannot be told; `None` where they are two.
    #[must_use]
    pub fn alike(&self, other: &Self) -> Option<Alike> {
        let is = |one: &Option<Text>, other: &Option<Text>| {
            let (Some(one), Some(known)) = (given(one.as_ref()), given(other.as_ref())) else { return None };
            Some(same(one, known)).map(|held| held.then(|| known.clone()))
        };
        let (by, account) = (is(&self.by, &other.by), is(&self.system_user, &other.system_user));
        let comparable = by.is_some() || account.is_some();
        let crossed =
            || is(&self.by, &other.system_user).flatten().or_else(|| is(&self.system_user, &other.by).flatten());
        by.flatten()
            .map(Alike::By)
            .or_else(|| account.flatten().map(Alike::SystemUser))
            .or_else(|| crossed().map(Alike::Crossed))
            .or_else(|| (!comparable).then_some(Alike::Unknown))
    }

    /// Why one may not approve a figure: who recorded it, or the person who is named as having reported it, is the same.
    #[must_use]
    pub fn barred(&self, recorder: &Self, reporter: Option<&Text>) -> Option<Alike> {
        let mine = || [&self.by, &self.system_user].into_iter().filter_map(|name| given(name.as_ref()));
        match (self.alike(recorder), reporter) {
            (None | Some(Alike::Unknown), Some(named)) if mine().any(|own| same(own, named)) => {
                Some(Alike::By(named.clone()))
            }
            (alike, _) => alike,
        }
    }
}

/// A name that can be seen; one of blanks is none.
fn given(name: Option<&Text>) -> Option<&Text> {
    name.filter(|name| !is_blank(name))
}

/// Names are the same whatever their case, the blanks around and within, and the shape of their characters: full-width
/// letters, accents typed apart, marks that cannot be seen.
fn same(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// Whether a name has nothing that can be seen.
#[must_use]
pub fn is_blank(name: &str) -> bool {
    plain(name).is_empty()
}

/// A name in the one shape in which names are compared.
fn plain(name: &str) -> String {
    let lower: String = name.nfkc().flat_map(char::to_lowercase).collect();
    lower.nfkc().filter(|c| !c.is_whitespace() && !is_unseen(*c)).collect()
}

/// Characters that leave no trace of their own: controls, marks of direction and joining, selectors of variants, fillers.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{17b4}'
                | '\u{17b5}'
                | '\u{3164}'
                | '\u{feff}'
        )
        || matches!(c, '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
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
    fn two_actors_are_alike_by_any_of_their_names() {
        assert_eq!(actor("李华", "lh").alike(&actor("王芳", "wf")), None);
        assert_eq!(actor("李华", "lh").alike(&actor("李 华", "wf")), Some(Alike::By("李 华".into())));
        assert_eq!(actor("李华", "LH").alike(&actor("王芳", "lh")), Some(Alike::SystemUser("lh".into())));
        assert_eq!(actor("lh", "wf").alike(&actor("李华", "lh")), Some(Alike::Crossed("lh".into())));
        assert_eq!(actor("王芳", "lh").alike(&actor("lh", "ab")), Some(Alike::Crossed("lh".into())));
        assert_eq!(actor("lh", "wf").alike(&actor("", "lh")), Some(Alike::Crossed("lh".into())));
        assert_eq!(actor("", "lh").alike(&actor("王芳", "wf")), None);
        assert_eq!(actor("李华", "").alike(&actor("", "wf")), Some(Alike::Unknown));
        assert_eq!(actor("", "").alike(&actor("", "")), Some(Alike::Unknown));
        assert_eq!(actor(" ", "").alike(&actor("王芳", "")), Some(Alike::Unknown), "blanks are no name");
    }

    #[test]
    fn a_name_is_the_same_in_whatever_characters_it_is_typed() {
        let forms = [
            "lihua",
            " Li Hua ",
            "ＬＩＨＵＡ",
            "li\u{200b}hua",
            "\u{202e}lihua\u{202c}",
            "li\u{3000}hua",
            "li\u{ad}hua",
        ];
        for form in forms {
            assert!(same("LiHua", form), "{form:?}");
        }
        // A letter with its accent, and the letter with the accent after it; a form of compatibility and its character.
        assert!(same("Lü", "Lu\u{308}") && same("立華", "\u{f9f7}華"));
        assert!(!same("李华", "李桦") && !same("lihua", "lihua2"));
        assert!(is_blank("") && is_blank(" \u{200b}\u{3000}\u{fe0f}") && !is_blank("李"));
    }

    #[test]
    fn who_reported_a_figure_that_somebody_else_typed_cannot_approve_it_either() {
        let (typist, reporter) = (actor("张三", "zs"), Text::from("李华"));
        assert_eq!(actor("李华", "lh").barred(&typist, Some(&reporter)), Some(Alike::By("李华".into())));
        assert_eq!(actor("", "李华").barred(&typist, Some(&reporter)), Some(Alike::By("李华".into())));
        assert_eq!(actor("王芳", "wf").barred(&typist, Some(&reporter)), None);
        assert_eq!(actor("张三", "wf").barred(&typist, Some(&reporter)), Some(Alike::By("张三".into())));
        assert_eq!(actor("", "").barred(&typist, Some(&reporter)), Some(Alike::Unknown));
    }

    #[test]
    fn an_actor_goes_by_the_name_given_else_by_the_account() {
        assert_eq!(actor(" \u{200b}", "lh").name().map(|name| &**name), Some("lh"));
        assert!(actor("", "lh").is(&actor("lh", "wf")));
        assert!(!actor("李华", "lh").is(&actor("", "lh")));
        assert!(actor("", "").is(&actor("", "")));
    }
}
