//! The environment of the process, read once and passed down, so that nothing else asks the machine.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use crate::domain::deed::is_blank;

/// The environment variables, and the locale where the system keeps it elsewhere.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    variables: BTreeMap<OsString, OsString>,
    system_locale: Option<String>,
}

impl Environment {
    /// The variables of this process.
    #[must_use]
    pub fn of_process() -> Self {
        Self { variables: std::env::vars_os().collect(), system_locale: sys_locale::get_locale() }
    }

    /// A variable's text; `None` where it is not set, empty, or no text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.variables.get(OsStr::new(name))?.to_str().filter(|text| !text.is_empty())
    }

    /// A variable that names a file or folder; `None` where it is not set or empty.
    #[must_use]
    pub fn path(&self, name: &str) -> Option<PathBuf> {
        self.variables.get(OsStr::new(name)).filter(|path| !path.is_empty()).map(PathBuf::from)
    }

    /// True where the variable is set, even to nothing.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.variables.contains_key(OsStr::new(name))
    }

    /// The locale for messages: `LC_ALL`, `LC_MESSAGES`, `LANG`, else what the system says.
    #[must_use]
    pub fn locale(&self) -> Option<&str> {
        let variable = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| self.text(name));
        variable.or(self.system_locale.as_deref())
    }

    /// The name under which the person is logged in; one of blanks is none.
    #[must_use]
    pub fn user(&self) -> Option<&str> {
        ["USER", "USERNAME", "LOGNAME"].into_iter().find_map(|name| self.text(name).filter(|name| !is_blank(name)))
    }

    /// The home folder.
    #[must_use]
    pub fn home(&self) -> Option<PathBuf> {
        self.path("HOME").or_else(|| self.path("USERPROFILE"))
    }
}

impl<'a> FromIterator<(&'a str, &'a str)> for Environment {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a str)>>(pairs: I) -> Self {
        let variables = pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self { variables, system_locale: None }
    }
}
