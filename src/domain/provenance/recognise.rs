//! Which document of the catalogue a file holds.

use super::phrase::places;
use super::script::{Script, folded};
use crate::domain::source::Source;

/// How sure it is, the surest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    /// The title stands in the text, not as that of a document that is cited.
    Mentioned,
    /// The document's number stands in the text above the first clause.
    Number,
    /// The title is a line of its own.
    Title,
    /// The file is named by the document's code.
    Named,
}

/// The document that a file holds: named by its code, else bearing its title or number.
///
/// Where two titles fit as well, the one that stands first and is longer.
#[must_use]
pub fn recognise<'s>(script: &Script, file_stem: &str, sources: &[&'s Source]) -> Option<&'s Source> {
    let rated = sources.iter().filter_map(|source| {
        let (sign, at) = look(script, file_stem, source)?;
        Some(((sign, std::cmp::Reverse(at), source.title.len()), *source))
    });
    rated.max_by(|(one, _), (other, _)| one.cmp(other)).map(|(_, source)| source)
}

fn look(script: &Script, file_stem: &str, source: &Source) -> Option<(Sign, usize)> {
    if names(file_stem, source.code.as_str()) {
        return Some((Sign::Named, 0));
    }
    let titles = places(script, &source.title);
    if let Some(line) = titles.iter().find(|span| script.is_line(span)) {
        return Some((Sign::Title, line.start));
    }
    let above = |at: usize| script.clause(at).path.is_empty();
    let number = source.number.as_deref().map(|number| places(script, number)).unwrap_or_default();
    if let Some(number) = number.first().filter(|span| above(span.start)) {
        return Some((Sign::Number, number.start));
    }
    let cited = |at: usize| at > 0 && script.at(at - 1) == Some('《');
    titles.iter().find(|span| above(span.start) && !cited(span.start)).map(|span| (Sign::Mentioned, span.start))
}

/// Whether a file's name holds a code as a word of its own.
fn names(stem: &str, code: &str) -> bool {
    let stem: String = folded(stem).into_iter().collect::<String>().to_lowercase();
    let goes_on = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    stem.match_indices(code)
        .any(|(at, _)| !goes_on(stem[..at].chars().next_back()) && !goes_on(stem[at + code.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::code::{RegionCode, SourceCode};
    use crate::domain::provenance::Line;
    use crate::domain::source::Standing;

    fn source(code: &str, title: &str, number: Option<&str>) -> Source {
        Source {
            code: SourceCode::new(code).expect("a code"),
            region: RegionCode::new("town").expect("a code"),
            title: title.into(),
            title_en: None,
            number: number.map(Into::into),
            issuer: None,
            issuer_en: None,
            issued: None,
            published: None,
            standing: Standing::InForce,
            horizon: None,
            note: None,
            note_en: None,
        }
    }

    fn found(text: &str, stem: &str) -> Option<String> {
        let sources = [
            source("town-2024", "某镇行动计划", Some("某发〔2024〕1号")),
            source("town-2023", "某镇方案(2023-2025年)", None),
        ];
        let lines: Vec<Line> = text
            .split('\n')
            .zip(1..)
            .map(|(text, number)| Line { text: text.to_owned(), number, begins_page: false, whole: true })
            .collect();
        let all: Vec<&Source> = sources.iter().collect();
        recognise(&Script::new(&lines), stem, &all).map(|source| source.code.to_string())
    }

    #[test]
    fn a_document_is_known_by_file_name_title_or_number() {
        let of = |code: &str| Some(code.to_owned());
        assert_eq!(found("空", "town-2024"), of("town-2024"));
        assert_eq!(found("空", "01_town-2024 (终稿)"), of("town-2024"));
        assert_eq!(found("空", "town-20245"), None);
        assert_eq!(found("某镇方案（2023—2025年）\n一、总则", "a"), of("town-2023"));
        assert_eq!(found("关于印发某镇行动计划的通知\n一、总则", "a"), of("town-2024"));
        assert_eq!(found("某发〔2024〕1号\n一、总则", "a"), of("town-2024"));
        assert_eq!(found("根据《某镇行动计划》\n一、总则", "a"), None);
        assert_eq!(found("某镇行动计划\n根据《某镇方案(2023-2025年)》", "a"), of("town-2024"));
    }
}
