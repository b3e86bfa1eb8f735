//! The controls of a board: tiles with counts, menus, the field for words, heads to sort by, and the window of one entry.
//!
//! All are there without a script too, but do nothing and are hidden where they would only be in the way.

use maud::{Markup, html};

use super::cell::light;
use super::said;
use super::sheet::class;
use crate::i18n::Lang;
use crate::i18n::control::{Control, first_rows};
use crate::report::document::{BoardHead, Choice, Facet, Frame, Offer};

/// How many entries have each choice of each facet, in all and apart.
#[derive(Debug, Default)]
pub struct Counts {
    facets: Vec<Vec<(usize, usize)>>,
    all: usize,
    apart: usize,
}

impl Counts {
    /// Counts an entry by the places of its choices.
    pub fn add(&mut self, choices: &[Vec<usize>], apart: bool) {
        self.all += 1;
        self.apart += usize::from(apart);
        self.facets.resize(self.facets.len().max(choices.len()), Vec::new());
        for (facet, places) in self.facets.iter_mut().zip(choices) {
            for &place in places {
                facet.resize(facet.len().max(place + 1), (0, 0));
                let (usual, aside) = &mut facet[place];
                if apart { *aside += 1 } else { *usual += 1 }
            }
        }
    }

    fn of(&self, facet: usize, place: usize) -> (usize, usize) {
        self.facets.get(facet).and_then(|facet| facet.get(place)).copied().unwrap_or_default()
    }

    /// The choices that came up, with their places.
    fn came_up<'f>(&self, at: usize, facet: &'f Facet) -> Vec<(usize, &'f Choice)> {
        let all = facet.choices.iter().enumerate();
        all.filter(|(place, _)| self.of(at, *place) != (0, 0)).collect()
    }
}

/// The facets that are offered as tiles.
pub fn tiles(frame: &Frame, counts: &Counts, lang: Lang) -> Markup {
    let offered = frame.facets.iter().enumerate().filter(|(_, facet)| facet.offer == Offer::Tiles);
    let template = frame.wording.and_apart;
    html! {
        @for (at, facet) in offered {
            @let choices = counts.came_up(at, facet);
            @if !choices.is_empty() {
                div.tiles role="group" aria-label=(said(&facet.label)) data-facet=(facet.key) data-at=(at) data-apart=(template) {
                    @for (place, choice) in choices {
                        @let (usual, aside) = counts.of(at, place);
                        button.tile type="button" aria-pressed="false" disabled data-place=(place) value=(said(&choice.code)) {
                            b { (usual) } " "
                            span { (light(choice.light, lang)) (said(&choice.label)) } " "
                            small { @if aside > 0 { (template.replace("{apart}", &aside.to_string())) } }
                        }
                    }
                }
            }
        }
        @if counts.apart > 0 { p.note { (frame.wording.apart_means) } }
    }
}

/// Menus, the field for words, the menu of orders, and what is done with the page.
pub fn tools(heads: &[BoardHead], frame: &Frame, counts: &Counts, lang: Lang) -> Markup {
    let wording = &frame.wording;
    let offered = frame.facets.iter().enumerate().filter(|(_, facet)| facet.offer == Offer::Menu);
    html! {
        div.tools role="search" aria-label=(Control::Filters.say(lang)) {
            @for (at, facet) in offered {
                @let choices = counts.came_up(at, facet);
                @if choices.len() > 1 { (menu(at, facet, &choices, lang)) }
            }
            label { span { (Control::Find.say(lang)) } input #find type="search" autocomplete="off" placeholder=(wording.find); }
            label.narrow { span { (Control::Order.say(lang)) } (orders(heads, lang)) }
            button #clear type="button" { (Control::Clear.say(lang)) }
            span.print {
                button #print type="button" { (Control::Print.say(lang)) }
                label.check { input #pages type="checkbox"; (wording.with_pages) }
            }
        }
        p #hits role="status" data-all=(wording.hits) data-apart=(wording.hits_apart) data-join=(lang.pick("；", "; ")) {
            (said_hits(frame, counts))
        }
        p #none hidden { (wording.no_hits) }
    }
}

/// How many entries there are, before any filter.
fn said_hits(frame: &Frame, counts: &Counts) -> String {
    let template = if counts.apart > 0 { frame.wording.hits_apart } else { frame.wording.hits };
    let filled = template.replace("{n}", &(counts.all - counts.apart).to_string());
    filled.replace("{of}", &counts.all.to_string()).replace("{apart}", &counts.apart.to_string())
}

fn menu(at: usize, facet: &Facet, choices: &[(usize, &Choice)], lang: Lang) -> Markup {
    let mut groups: Vec<Option<&String>> = Vec::new();
    for (_, choice) in choices {
        if !groups.contains(&choice.group.as_ref()) {
            groups.push(choice.group.as_ref());
        }
    }
    let options = |group: Option<&String>| {
        let own = choices.iter().filter(move |(_, choice)| choice.group.as_ref() == group);
        html! { @for (place, choice) in own { option value=(said(&choice.code)) data-place=(place) { (said(&choice.label)) } } }
    };
    html! {
        label {
            span { (said(&facet.label)) }
            select data-facet=(facet.key) data-at=(at) {
                option value="" { (Control::Any.say(lang)) }
                @for group in &groups {
                    @match group {
                        Some(name) if groups.len() > 1 => optgroup label=(said(name)) { (options(*group)) },
                        _ => { (options(*group)) },
                    }
                }
            }
        }
    }
}

/// The orders as a menu, for screens that show no heads.
fn orders(heads: &[BoardHead], lang: Lang) -> Markup {
    html! {
        select #order {
            option value="" { (Control::OwnOrder.say(lang)) }
            @for head in heads {
                option value=(head.head.key) { (said(&head.head.heading)) (Control::Rising.say(lang)) }
                option value={ "-" (head.head.key) } { (said(&head.head.heading)) (Control::Falling.say(lang)) }
            }
        }
    }
}

/// The heads of the table, to sort by.
pub fn heads(heads: &[BoardHead]) -> Markup {
    html! {
        thead {
            tr {
                @for head in heads {
                    th scope="col" class=[class(&head.head)] data-key=(head.head.key) {
                        button type="button" disabled { (said(&head.head.heading)) }
                    }
                }
            }
        }
    }
}

/// Where rows stand that are sorted; those counted apart come last under their own heading.
pub fn sorted(columns: usize, heading: &str) -> Markup {
    html! {
        tbody.sorted hidden {}
        tbody.sorted hidden data-apart { tr.head { th scope="rowgroup" colspan=(columns) { (said(heading)) } } }
    }
}

/// What stands below the table where not all rows are shown.
pub fn more(lang: Lang) -> Markup {
    html! {
        p #more hidden {
            span data-first=(first_rows(lang)) {} " "
            button type="button" value="more" { (Control::More.say(lang)) } " "
            button type="button" value="all" { (Control::All.say(lang)) }
        }
    }
}

/// The window of one entry.
pub fn opened(label: &str, lang: Lang) -> Markup {
    html! {
        dialog #entry aria-labelledby="entry-title" {
            div.steer role="group" aria-label=(label) {
                button type="button" value="previous" { "‹ " (Control::Previous.say(lang)) }
                button type="button" value="next" { (Control::Next.say(lang)) " ›" }
                button type="button" value="print" { (Control::Print.say(lang)) }
                button type="button" value="close" autofocus { "✕ " (Control::Close.say(lang)) }
            }
            h2 #entry-title {}
            div.page {}
        }
    }
}

/// The labels of a row's items where it is shown as a card, as a style.
pub fn labels(heads: &[BoardHead], lang: Lang) -> String {
    let label = |(at, head): (usize, &BoardHead)| {
        let text = super::labelled(&head.head.heading, lang);
        format!("#table td:nth-child({})::before{{content:\"{}\"}}", at + 1, in_style(&text))
    };
    let labels: String = heads.iter().enumerate().skip(1).map(label).collect();
    format!("@media screen and (max-width:60rem){{{labels}}}\n")
}

/// A text within quotes of a style: all ASCII but letters, digits and spaces by its code.
fn in_style(text: &str) -> String {
    let sign = |c: char| {
        if c.is_ascii() && !c.is_ascii_alphanumeric() && c != ' ' {
            format!("\\{:x} ", u32::from(c))
        } else {
            c.to_string()
        }
    };
    text.chars().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_a_style_cannot_leave_its_quotes() {
        assert_eq!(in_style("目标：a b"), "目标：a b");
        assert_eq!(in_style("\"}</style>"), "\\22 \\7d \\3c \\2f style\\3e ");
    }

    #[test]
    fn entries_are_counted_choice_by_choice_and_apart() {
        let mut counts = Counts::default();
        counts.add(&[vec![2], vec![]], false);
        counts.add(&[vec![2], vec![0, 1]], true);
        assert_eq!(
            (counts.of(0, 2), counts.of(1, 1), counts.of(1, 5), counts.of(7, 0)),
            ((1, 1), (0, 1), (0, 0), (0, 0))
        );
        assert_eq!((counts.all, counts.apart), (2, 1));
    }
}
