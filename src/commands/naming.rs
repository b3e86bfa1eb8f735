//! Names of files made of names in data: safe on every system, unlike each other, the same every time.

use std::collections::HashMap;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// The longest name in bytes, without its ending and what tells it from others: file systems allow 255.
const LONGEST: usize = 180;

/// Names that Windows keeps for devices, whatever follows a dot.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// A name for each file, near to the name it is made of.
///
/// What a file system would refuse or read as a path is replaced. A name that had to be changed, and one that differs from
/// another by case only, ends in a few characters drawn from its key, so that it stays what it is whatever the others are.
pub fn file_names(names: &[String], keys: &[String]) -> Vec<String> {
    let names: Vec<(String, bool)> = names.iter().map(|name| safe(name)).collect();
    let mut alike: HashMap<String, usize> = HashMap::new();
    for (name, _) in &names {
        *alike.entry(name.to_lowercase()).or_default() += 1;
    }
    let told = |((name, changed), key): (&(String, bool), &String)| {
        if *changed || alike.get(&name.to_lowercase()).is_some_and(|count| *count > 1) {
            return format!("{name}-{}", mark(key));
        }
        name.clone()
    };
    names.iter().zip(keys).map(told).collect()
}

/// A name that every file system takes, and whether it had to be changed for that.
fn safe(name: &str) -> (String, bool) {
    let refused = |c: char| {
        c.is_control()
            || matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' | '`')
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
            || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{ffff}' | '\u{e0000}'..='\u{e007f}')
    };
    let replaced: String = name.chars().map(|c| if refused(c) { '_' } else { c }).collect();
    let mut kept = replaced.trim_matches(|c: char| c == '.' || c.is_whitespace()).to_owned();
    while kept.len() > LONGEST {
        kept.pop();
    }
    let stem = kept.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let is_port = port.is_some_and(|rest| rest.chars().count() == 1 && rest.contains(|c: char| c.is_numeric()));
    if kept.is_empty() || is_port || RESERVED.contains(&stem.as_str()) {
        kept.insert(0, '_');
    }
    let changed = kept != name;
    (kept, changed)
}

/// A few characters drawn from a key.
fn mark(key: &str) -> String {
    let mut mark = String::new();
    for byte in &Sha256::digest(key.as_bytes())[..4] {
        let _ = write!(mark, "{byte:02x}");
    }
    mark
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names(parts: &[[&str; 2]]) -> Vec<String> {
        let keys: Vec<String> = parts.iter().map(|parts| parts.join("\n")).collect();
        let names: Vec<String> = parts.iter().map(|parts| parts.join("-")).collect();
        file_names(&names, &keys)
    }

    #[test]
    fn a_plain_name_stays_as_it_is() {
        assert_eq!(names(&[["长春市", "市城管局"], ["泰州市", "市城管局"]]), ["长春市-市城管局", "泰州市-市城管局"]);
    }

    #[test]
    fn no_name_leads_out_of_its_folder() {
        for name in ["../../etc/passwd", "..", "a/b", "a\\b", "C:evil", "\0", "a\u{202e}xcod"] {
            let made = &names(&[["", name]])[0];
            assert!(!made.contains(['/', '\\', ':', '\0', '\u{202e}']) && !made.starts_with('.'), "{made}");
        }
    }

    #[test]
    fn names_of_devices_are_not_taken() {
        for name in ["con", "NUL.txt", "com1", "LPT9", "com¹"] {
            assert!(safe(name).0.starts_with('_'), "{name}");
        }
        assert!(!safe("console").0.starts_with('_') && !safe("com10").0.starts_with('_'));
    }

    #[test]
    fn names_that_become_alike_are_told_apart_and_stay_the_same_alone() {
        let both = names(&[["甲", "a/b"], ["甲", "a:b"]]);
        assert_ne!(both[0], both[1]);
        assert_eq!(names(&[["甲", "a/b"]])[0], both[0]);
        let cased = names(&[["Town", "Office"], ["town", "OFFICE"]]);
        assert_ne!(cased[0].to_lowercase(), cased[1].to_lowercase());
    }

    proptest! {
        #[test]
        fn any_name_is_one_short_part_of_a_path(region in "\\PC{0,80}", agency in any::<String>()) {
            let made = &names(&[[&region, &agency]])[0];
            prop_assert!(!made.is_empty() && made.len() <= 200);
            prop_assert_eq!(std::path::Path::new(made).components().count(), 1);
            prop_assert!(made != "." && made != ".." && !made.ends_with(['.', ' ']));
        }
    }
}
