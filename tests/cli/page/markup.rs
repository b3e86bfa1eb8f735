//! Reading the page's markup back, as far as these tests need it.

use std::collections::BTreeMap;

/// The parts of a text between two marks.
fn between<'t>(text: &'t str, from: &str, to: &str) -> Vec<&'t str> {
    text.split(from).skip(1).filter_map(|rest| rest.split_once(to)).map(|(own, _)| own).collect()
}

/// The rows of the table of targets.
pub fn rows(page: &str) -> Vec<&str> {
    between(page, "<tr class=\"entry\"", "</tr>")
}

/// The cells of a row, each with its tag.
pub fn cells(row: &str) -> Vec<&str> {
    let starts: Vec<usize> = row.match_indices("<t").map(|(at, _)| at).filter(|at| is_cell(&row[*at..])).collect();
    let ends = starts.iter().skip(1).copied().chain([row.len()]);
    starts.iter().zip(ends).map(|(from, to)| &row[*from..to]).collect()
}

fn is_cell(text: &str) -> bool {
    ["<td ", "<td>", "<th "].iter().any(|tag| text.starts_with(tag))
}

/// The page of each target by its code.
pub fn articles(page: &str) -> BTreeMap<String, String> {
    let own = |article: &str| {
        let (code, rest) = article.split_once('"').expect("a code");
        (code.to_owned(), rest.to_owned())
    };
    between(page, "<article id=\"t=", "</article>").into_iter().map(own).collect()
}

/// A section by its name.
pub fn section<'p>(page: &'p str, id: &str) -> &'p str {
    let from = page.find(&format!("<section id=\"{id}\">")).expect("the section");
    let rest = &page[from..];
    &rest[..rest.find("</section><section id=").unwrap_or(rest.len())]
}

/// The first attribute of this name.
pub fn attribute(markup: &str, name: &str) -> Option<String> {
    let from = markup.find(&format!("{name}=\""))? + name.len() + 2;
    let rest = &markup[from..];
    Some(unescaped(&rest[..rest.find('"')?]))
}

/// What a reader reads: the text without style, script and tags, its signs as they are meant.
pub fn said(markup: &str) -> String {
    let mut text = String::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let raw = ["style", "script"].iter().find(|tag| rest[at + 1..].starts_with(**tag));
        let end = match raw {
            Some(tag) => rest[at..].find(&format!("</{tag}>")).map(|end| end + tag.len() + 3),
            None => rest[at..].find('>').map(|end| end + 1),
        };
        rest = &rest[at + end.unwrap_or(rest.len() - at)..];
        // Texts of neighbouring elements are not one text; marks within a text are.
        if !text.ends_with(' ') {
            text.push(' ');
        }
    }
    text.push_str(rest);
    unescaped(&text)
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
