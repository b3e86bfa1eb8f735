//! Policy documents, as text and as Word documents.

use std::io::{self, Cursor};
use std::path::Path;
use std::sync::LazyLock;

use duban::catalogue::{Refusal, read};
use duban::domain::indicator::Indicator;
use duban::domain::provenance::{Script, Subject, examine, mentions, recognise};
use duban::domain::source::Source;
use duban::domain::target::Target;
use duban::i18n::provenance;
use duban::intake::{Manuscript, read_manuscript};

use super::parts::packed;
use super::words::told;

/// A document and the targets that come from it.
type Known = (Source, Vec<(Indicator, Target)>);

/// Two documents of the built-in catalogue.
static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let mut open = |path: &Path| match path.to_str() {
        Some("targets.toml") => Ok(include_str!("../../targets.toml").to_owned()),
        Some("seeds/sources.toml") => Ok(include_str!("../../seeds/sources.toml").to_owned()),
        _ => Err(io::ErrorKind::NotFound.into()),
    };
    let Ok(reading) = read(Path::new("targets.toml"), &mut open).map_err(|Refusal { .. }| ()) else {
        panic!("the built-in catalogue is without fault")
    };
    let catalogue = reading.catalogue;
    let of = |source: &Source| {
        let targets = catalogue.targets.iter().filter(|target| target.source == source.code);
        let with_indicator = |target: &Target| {
            let indicator = catalogue.indicators.iter().find(|indicator| indicator.code == target.indicator)?;
            Some((indicator.clone(), target.clone()))
        };
        targets.filter_map(with_indicator).collect::<Vec<_>>()
    };
    let known = catalogue.sources.iter().map(|source| (source.clone(), of(source)));
    known.filter(|(_, targets)| !targets.is_empty()).take(2).collect()
});

/// A document: text, a container as it is, or its parts, each behind a line of `=== NAME`.
pub fn document(data: &[u8]) {
    let container = data.starts_with(b"=== ").then(|| std::str::from_utf8(data).ok().and_then(packed)).flatten();
    let lines = match read_manuscript(Cursor::new(container.as_deref().unwrap_or(data))).expect("bytes in memory") {
        Manuscript::Lines(lines) => lines,
        Manuscript::Pdf => return,
        Manuscript::Unusable(fault) => return told(|lang| provenance::unreadable("a", &fault, lang)),
    };
    assert!(lines.is_sorted_by_key(|line| line.number));
    let script = Script::new(&lines);
    let sources: Vec<&Source> = KNOWN.iter().map(|(source, _)| source).collect();
    let source = recognise(&script, "a", &sources).unwrap_or(sources[0]);
    let (_, targets) = KNOWN.iter().find(|(known, _)| known.code == source.code).expect("one of them");
    let quantities = mentions(&script).len();
    let findings = examine(&script, &Subject { source, targets, register: &[] });
    let accounted = findings.iter().filter(|finding| finding.line.is_some()).count();
    assert!(accounted >= quantities, "{quantities} quantities, {accounted} findings");
    for finding in findings.iter().take(20) {
        assert!(finding.account.is_some() || finding.problem.is_some());
        if finding.problem.is_some() {
            told(|lang| provenance::says(finding, Some(&source.title), lang).unwrap_or_default());
        }
    }
}
