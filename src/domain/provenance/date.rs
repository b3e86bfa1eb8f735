//! Dates and numbers of documents, as far as they are written.

use super::mention::{Date, Kind, Mention, run};
use super::script::Script;

/// Whether a number of four digits is taken for a year.
pub(super) fn is_year(year: i32) -> bool {
    (1900..2100).contains(&year)
}

/// The digits at a place as a number, and where they end.
pub(super) fn count(script: &Script, at: usize) -> Option<(u32, usize)> {
    if !script.flows(at)?.is_ascii_digit() {
        return None;
    }
    let end = run(script, at, |c| c.is_ascii_digit());
    Some((script.text(at..end).parse().ok()?, end))
}

/// A date: `2023年4月6日`, `2021-2025年`, `2023-11-04`, `4月18日`, `2025年`.
pub(super) fn date(script: &Script, at: usize) -> Option<Mention> {
    let of = |date: Date, end: usize| Some(Mention { span: at..end, core: at..end, kind: Kind::Date(date) });
    let (first, end) = count(script, at).or_else(|| {
        let end = run(script, at, |c| c.is_ascii_digit());
        Some((script.text(at..end).parse().ok()?, end))
    })?;
    let year = i32::try_from(first).ok().filter(|year| end - at == 4 && is_year(*year));
    let Some(year) = year else {
        return match script.flows(end) {
            Some('月') if (1..=12).contains(&first) => {
                let (day, end) = day(script, end + 1);
                day.and_then(|_| of(Date { month: Some(first), day, ..Date::default() }, end))
            }
            _ => None,
        };
    };
    let dated = Date { year: Some(year), ..Date::default() };
    match script.flows(end)? {
        '年' => match count(script, end + 1).filter(|(month, _)| (1..=12).contains(month)) {
            Some((month, end)) if script.flows(end) == Some('月') => {
                let (day, end) = day(script, end + 1);
                of(Date { month: Some(month), day, ..dated }, end)
            }
            _ => match (script.flows(end + 1), count(script, end + 2)) {
                (Some('-' | '~' | '至' | '到'), Some((to, end))) if (1900..2100).contains(&to) => {
                    let end = end + usize::from(script.flows(end) == Some('年'));
                    of(Date { to: i32::try_from(to).ok(), ..dated }, end)
                }
                _ => of(dated, end + 1),
            },
        },
        part @ ('-' | '~' | '至' | '.' | '/') => {
            let (next, behind) = count(script, end + 1)?;
            if (1900..2100).contains(&next) && part != '.' && part != '/' {
                let behind = behind + usize::from(script.flows(behind) == Some('年'));
                return of(Date { to: i32::try_from(next).ok(), ..dated }, behind);
            }
            let same = script.flows(behind) == Some(part);
            let (day, end) = count(script, behind + 1).filter(|_| same)?;
            let sound = (1..=12).contains(&next) && (1..=31).contains(&day) && matches!(part, '-' | '.' | '/');
            sound.then(|| of(Date { month: Some(next), day: Some(day), ..dated }, end))?
        }
        _ => None,
    }
}

fn day(script: &Script, at: usize) -> (Option<u32>, usize) {
    match count(script, at).filter(|(day, _)| (1..=31).contains(day)) {
        Some((day, end)) if script.flows(end) == Some('日') => (Some(day), end + 1),
        _ => (None, at),
    }
}

/// The year and number of a document.
pub(super) fn issue(script: &Script, at: usize) -> Option<Mention> {
    let (year, end) = count(script, at + 1)?;
    let (_, number) =
        count(script, end + 1).filter(|_| script.flows(end) == Some(']') && (1900..2100).contains(&year))?;
    let end = number + usize::from(script.flows(number) == Some('号'));
    Some(Mention { span: at..end, core: at..end, kind: Kind::Issue })
}
