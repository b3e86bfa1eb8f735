//! One record a block, `label: value` line by line: for terminals too narrow for a grid.

use super::columns::Shown;
use super::look::Look;
use super::wrap::{hang, pad, width};
use crate::domain::light::Light;
use crate::i18n::marks::colon;
use crate::report::document::Head;

/// The lines of one record, painted.
#[must_use]
pub fn draw(heads: &[Head], row: &[Shown], look: Look) -> Vec<String> {
    let labels = heads.iter().map(|head| head.heading.as_str());
    let texts = row.iter().map(|cell| {
        let mark = cell.light.filter(|light| *light != Light::None).map(|light| look.mark(light)).unwrap_or_default();
        format!("{mark}{}", cell.text)
    });
    facts(labels.zip(texts), look)
}

/// Labels and what belongs to them, aligned, each in as many lines as it takes.
pub fn facts<L: AsRef<str>, T: AsRef<str>>(pairs: impl Iterator<Item = (L, T)>, look: Look) -> Vec<String> {
    let pairs: Vec<(L, T)> = pairs.collect();
    let mark = colon(look.lang);
    // Labels wider than a third of the line stand out of the alignment instead of squeezing all values.
    let widest = pairs.iter().map(|(label, _)| width(label.as_ref())).filter(|w| *w <= look.width / 3).max();
    let lead = widest.unwrap_or(0) + width(mark);
    let mut lines = Vec::new();
    for (label, text) in &pairs {
        let label = pad(&format!("{}{mark}", label.as_ref()), lead);
        lines.extend(hang(&label, text.as_ref(), look.width).iter().map(|line| look.paint(line).into_owned()));
    }
    lines
}
