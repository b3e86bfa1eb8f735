//! The figures of an indicator, each with who published it, where, and what there is to know about it.

use std::borrow::Cow;

use crate::domain::observation::{Fit, Observation, Release};
use crate::i18n::columns::HistoryColumn;
use crate::i18n::unit::Quantity;
use crate::i18n::words::{Spoken, bound_sign};
use crate::i18n::{Lang, board as words};
use crate::report::document::{Cell, Head, Lead, Link, LinkTable};
use crate::report::row::Column;
use crate::report::target::TargetRow;

/// The figures known at the as-of date, where there are any.
pub fn figures(row: &TargetRow<'_>, lang: Lang) -> Option<LinkTable> {
    use HistoryColumn as C;
    let known = row.dossier.observations.iter().filter(|o| o.period.last() <= row.verdict.as_of);
    let rows: Vec<Vec<Link>> = known.map(|figure| line(row, figure, lang)).collect();
    let origin = Head { heading: words::origin(lang).to_owned(), ..C::Title.head(lang) };
    let fit = Head { wraps: true, ..C::Fit.head(lang) };
    let heads = vec![C::Period.head(lang), C::Value.head(lang), fit, origin];
    let title = words::Title::Figures.say(lang).to_owned();
    (!rows.is_empty()).then_some(LinkTable { title, heads, rows, remarks: Vec::new() })
}

fn line(row: &TargetRow<'_>, figure: &Observation, lang: Lang) -> Vec<Link> {
    let own = |text: String| Cell::Text(Cow::Owned(text));
    let near = if figure.fit == Fit::Close { "≈" } else { "" };
    let value = Quantity::of(figure.value, &row.dossier.indicator.unit).say(lang);
    let shown = format!("{near}{}{value}", bound_sign(figure.bound));
    let judged = row.verdict.judged.filter(|_| figure.fit == Fit::Exact);
    let decides = judged.is_some_and(|j| (j.period, j.value) == (figure.period, figure.value));
    let said = [
        Some(figure.fit.say(lang)),
        (figure.release != Release::Unmarked).then(|| figure.release.say(lang)),
        decides.then(|| words::decides(lang)),
    ];
    let said: Vec<&str> = said.into_iter().flatten().collect();
    let published = words::published(figure.publisher.as_deref(), figure.title.as_deref(), lang);
    let address = figure.url.as_ref().map_or(Lead::Nowhere, |url| Lead::Address(url.to_string()));
    let origin = published.or_else(|| figure.url.as_ref().map(ToString::to_string));
    let origin = origin.unwrap_or_else(|| words::unsourced(lang).to_owned());
    vec![
        own(figure.period.to_string()).into(),
        Cell::Number { value: figure.value, shown: Some(shown) }.into(),
        own(said.join(lang.pick("，", ", "))).into(),
        Link { cell: own(origin), lead: address, below: figure.note.as_ref().map(ToString::to_string) },
    ]
}
