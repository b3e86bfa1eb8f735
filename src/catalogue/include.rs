//! Gathers a catalogue's files: the one that was named and those it includes.
//!
//! Asks for texts by path and opens nothing itself, so a catalogue may as well live in memory.

use std::collections::HashMap;
use std::io;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use toml::de::DeValue;

use super::density::Density;
use super::sheet::{Faults, Sheet};
use super::statement;
use super::syntax;
use crate::domain::code::Text;
use crate::domain::fault::catalogue::{FileFault, Place};
use crate::domain::limits;

/// Gives the text of a file.
pub type Files<'f> = dyn FnMut(&Path) -> io::Result<String> + 'f;

/// The files of a catalogue.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The files, the named one first, each before those it includes.
    pub sheets: Vec<Sheet>,
    /// True where a file is missing, so that what is not declared may be declared there.
    pub incomplete: bool,
}

/// Reads the named file and all it includes.
pub fn gather(root: &Path, files: &mut Files<'_>, faults: &Faults) -> Gathered {
    let mut gathering =
        Gathering { files, faults, gathered: Gathered::default(), seen: HashMap::new(), density: Density::default() };
    let path = normal(root);
    let name: Text = root.display().to_string().into();
    match (gathering.files)(&path) {
        Ok(text) => gathering.take(name, &text, &mut vec![path]),
        Err(error) => {
            let sheet = Sheet::new(name.clone(), "", 0);
            faults.add(&sheet, 0..0, fault_of(&error, name));
            gathering.gathered.incomplete = true;
        }
    }
    gathering.gathered
}

struct Gathering<'f, 'g> {
    files: &'g mut Files<'f>,
    faults: &'g Faults,
    gathered: Gathered,
    seen: HashMap<PathBuf, Place>,
    density: Density,
}

impl Gathering<'_, '_> {
    fn take(&mut self, name: Text, text: &str, trail: &mut Vec<PathBuf>) {
        let own = self.gathered.sheets.len();
        let sheet = Sheet::new(name, text, own);
        if let Some((at, fault)) = beyond_measure(&sheet, &mut self.density) {
            self.faults.add(&sheet, at..at, fault);
            sheet.give_up();
            self.gathered.incomplete = true;
            self.gathered.sheets.push(sheet);
            return;
        }
        let includes = includes(&sheet.text);
        self.gathered.incomplete |= includes.damaged;
        self.gathered.sheets.push(sheet);
        for (text, span) in includes.paths {
            self.include(own, &text, span, trail);
        }
    }

    fn include(&mut self, from: usize, text: &str, span: Range<usize>, trail: &mut Vec<PathBuf>) {
        let folder = trail.last().and_then(|path| path.parent()).unwrap_or(Path::new(""));
        let path = normal(&folder.join(text));
        let shown: Text = path.display().to_string().into();
        let sheet = &self.gathered.sheets[from];
        let beyond = |fault| self.faults.add(sheet, span.clone(), fault);
        if trail.len() > limits::INCLUDED {
            return beyond(FileFault::TooDeep { path: shown, most: limits::INCLUDED });
        }
        if self.seen.len() + 1 >= limits::FILES {
            return beyond(FileFault::TooMany { path: shown, most: limits::FILES });
        }
        if trail.contains(&path) {
            self.faults.add(sheet, span, FileFault::IncludeCycle(shown));
            return;
        }
        if let Some(first) = self.seen.get(&path) {
            self.faults.add_with(sheet, span, FileFault::IncludedTwice(shown), first.clone());
            return;
        }
        self.seen.insert(path.clone(), sheet.place(span.clone()));
        match (self.files)(&path) {
            Ok(text) => {
                trail.push(path);
                self.take(shown, &text, trail);
                trail.pop();
            }
            Err(error) => {
                self.faults.add(sheet, span, fault_of(&error, shown));
                self.gathered.incomplete = true;
            }
        }
    }
}

/// What no text of a catalogue has: a line without an end, or so many keys and values that they fill the memory; and where.
fn beyond_measure(sheet: &Sheet, density: &mut Density) -> Option<(usize, FileFault)> {
    let mut start = 0;
    for line in sheet.text.split_inclusive('\n') {
        if line.len() > limits::LINE {
            return Some((start, FileFault::LongLine { most: limits::LINE }));
        }
        start += line.len();
    }
    let at = density.add(&sheet.text)?;
    let line = sheet.text[..at].rfind('\n').map_or(0, |end| end + 1);
    Some((line, FileFault::TooDense { path: sheet.name.clone(), most: limits::KEYS }))
}

fn fault_of(error: &io::Error, path: Text) -> FileFault {
    match error.kind() {
        io::ErrorKind::NotFound => FileFault::Missing(path),
        io::ErrorKind::InvalidData => FileFault::NotUtf8(path),
        io::ErrorKind::FileTooLarge => FileFault::TooLarge { path, most: limits::CATALOGUE },
        _ => FileFault::Unreadable(path),
    }
}

struct Includes {
    paths: Vec<(String, Range<usize>)>,
    damaged: bool,
}

/// The paths under `include`, which stands before the first block; values of other types are left to the reader.
fn includes(text: &str) -> Includes {
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        if statement::looks_like_head(line) {
            break;
        }
        end += line.len();
    }
    let (table, is_sound) = syntax::tables(&text[..end]);
    let damaged = !is_sound && text[..end].contains("include");
    let mut paths = Vec::new();
    if let Some(DeValue::Array(items)) = table.get("include").map(toml::Spanned::get_ref) {
        for item in items {
            if let DeValue::String(path) = item.get_ref()
                && !path.trim().is_empty()
            {
                paths.push((path.to_string(), item.span()));
            }
        }
    }
    Includes { paths, damaged }
}

/// A path without `.` and `..` where they can be resolved by name.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(normal.components().next_back(), Some(Component::Normal(_))) => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fault::catalogue::{CatalogueFault, CatalogueFaultKind};

    fn file_fault(fault: CatalogueFault) -> FileFault {
        match fault.kind {
            CatalogueFaultKind::File(fault) => fault,
            other => panic!("{other:?} is no fault of files"),
        }
    }

    fn gather_from(texts: &[(&str, &str)]) -> (Vec<String>, Vec<(usize, FileFault)>) {
        let faults = Faults::default();
        let mut files = |path: &Path| {
            let found = texts.iter().find(|(name, _)| Path::new(name) == path);
            found.map(|(_, text)| (*text).to_owned()).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
        };
        let gathered = gather(Path::new(texts[0].0), &mut files, &faults);
        let names = gathered.sheets.iter().map(|s| s.name.replace('\\', "/")).collect();
        (names, faults.into_sorted().into_iter().map(|f| (f.place.line, file_fault(f))).collect())
    }

    #[test]
    fn paths_are_relative_to_the_including_file() {
        let (names, faults) = gather_from(&[
            ("office/targets.toml", "include = [\"seeds/a.toml\"]\n[catalogue]\n"),
            ("office/seeds/a.toml", "include = [\n  \"./b.toml\",\n  \"../c.toml\",\n]\n"),
            ("office/seeds/b.toml", ""),
            ("office/c.toml", ""),
        ]);
        assert_eq!(names, ["office/targets.toml", "office/seeds/a.toml", "office/seeds/b.toml", "office/c.toml"]);
        assert_eq!(faults, []);
    }

    #[test]
    fn a_cycle_is_a_fault() {
        let (names, faults) =
            gather_from(&[("a.toml", "include = [\"b.toml\"]\n"), ("b.toml", "\ninclude = [\"a.toml\"]\n")]);
        assert_eq!(names.len(), 2);
        assert_eq!(faults, [(2, FileFault::IncludeCycle("a.toml".into()))]);
    }

    #[test]
    fn a_missing_file_and_a_second_mention_are_faults() {
        let (_, faults) =
            gather_from(&[("a.toml", "include = [\n\"b.toml\",\n\"c.toml\",\n\"./b.toml\"]\n"), ("b.toml", "")]);
        assert_eq!(faults, [(3, FileFault::Missing("c.toml".into())), (4, FileFault::IncludedTwice("b.toml".into()))]);
    }

    #[test]
    fn a_missing_root_is_a_fault() {
        let faults = Faults::default();
        let mut files = |_: &Path| Err(io::Error::from(io::ErrorKind::InvalidData));
        gather(Path::new("a.toml"), &mut files, &faults);
        assert_eq!(faults.into_sorted()[0].kind, FileFault::NotUtf8("a.toml".into()).into());
    }
}
