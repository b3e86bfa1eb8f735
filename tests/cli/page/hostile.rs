//! Texts that try to be more than text: on the page they are shown as they are, and nothing else can act.

use sha2::{Digest, Sha256};

use super::markup::{rows, said};
use super::page;
use crate::Desk;

/// Texts that a catalogue may hold.
const TEXTS: [&str; 6] = [
    "<script>alert(1)</script>",
    "</script></style></noscript></title><img src=x onerror=alert(1)>",
    "\"' onclick=alert(1) x=\"",
    "]]>--><!-- &lt;b&gt;",
    "\u{202e}txt.exe\u{2066}\u{200b}",
    "javascript:alert(1)",
];

fn quoted(text: &str) -> String {
    format!("{text:?}").replace("\\'", "'").replace("\\u{", "\\u{000").replace("\\u{000", "\\u").replace('}', "")
}

/// A ledger all of whose texts are hostile.
fn desk() -> Desk {
    let at = |place: usize| quoted(TEXTS[place % TEXTS.len()]);
    let mut catalogue = format!(
        "[catalogue]\ncode = \"h\"\nversion = \"1\"\nname = {0}\nname_en = {0}\n[[region]]\ncode = \"h\"\nname = {1}\nname_en = {1}\n\
         [[source]]\ncode = \"h-1\"\nregion = \"h\"\ntitle = {2}\ntitle_en = {2}\nstanding = \"in_force\"\nhorizon = \"2023..2025\"\n\
         [[source.clause]]\nnumber = \"1\"\nsubject = {3}\nlead = [{0}]\nsupport = [{1}, {2}]\n",
        at(0),
        at(1),
        at(2),
        at(3),
    );
    for place in 0..3 {
        catalogue.extend(["[[agency]]\nregion = \"h\"\nname = ", &at(place), "\nname_en = ", &at(place), "\n"]);
    }
    let mut figures = String::from("indicator,period,value,publisher,title,url,note\n");
    for (place, own) in TEXTS.iter().enumerate() {
        let long = quoted(&own.repeat(10_000 / own.len()));
        let indicator = format!(
            "[[indicator]]\ncode = \"h.i{place}\"\nname = {0}\nname_en = {0}\nunit = \"家\"\nkind = \"stock\"\ndirection = \"up\"\n\
             [[indicator.target]]\nsource = \"h-1\"\nclause = \"1\"\ncomparator = \"at_least\"\nvalue = 100\nwording = {0}\n\
             deadline = 2025-12-31\nnote = {long}\nnote_en = {long}\n",
            at(place),
        );
        catalogue.push_str(&indicator);
        let cell = own.replace('"', "\"\"");
        let quoted_cell = format!("\"{cell}\"");
        let line = [format!("h.i{place}"), "2024".to_owned(), format!("5{place}")];
        figures.push_str(&[&line[..], &vec![quoted_cell; 4]].concat().join(","));
        figures.push('\n');
    }
    let desk = Desk::new();
    desk.put("h.toml", &catalogue);
    desk.put("h.csv", &figures);
    desk.done("init --empty --catalogue h.toml");
    desk.done("import h.csv -q --confirm");
    desk
}

#[test]
fn hostile_texts_stay_texts() {
    let page = page(&desk(), "");
    assert_eq!(rows(&page).len(), TEXTS.len());
    let body = &page[page.find("<body>").expect("a body")..];
    // No markup comes from data: every tag is one of the program's own.
    for tag in ["<script", "<img", "<b>alert", "<iframe", "<!--", "</script", "</style"] {
        assert!(!body.contains(tag), "{tag}");
    }
    assert_eq!(body.matches("<noscript>").count(), TEXTS.len());
    assert_eq!(body.matches("</noscript>").count(), TEXTS.len());
    assert!(!body.contains("href=\"javascript:") && !body.contains("\u{202e}") && !body.contains("\u{200b}"));
    let words = said(&page);
    for own in &TEXTS[..4] {
        assert!(words.contains(own), "{own}");
    }
    assert!(words.contains("\\u{202e}txt.exe\\u{2066}\\u{200b}"));
}

#[test]
fn a_handler_in_a_text_is_no_attribute() {
    let page = page(&desk(), "");
    for tag in page.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        // Within a tag, only between quotes can there be anything of data.
        let own: String = tag.split('"').step_by(2).collect();
        assert!(!own.contains("onclick") && !own.contains("onerror") && !own.contains("style="), "{tag}");
    }
}

#[test]
fn the_policy_names_the_one_script_and_the_one_style_and_nothing_else() {
    let desk = Desk::with_ledger();
    for lang in ["zh", "en"] {
        let page = page(&desk, &format!("--lang {lang}"));
        let policy = page.split("Content-Security-Policy\" content=\"").nth(1).and_then(|rest| rest.split('"').next());
        let policy = policy.expect("a policy").replace("&#39;", "'");
        let digest = |tag: &str| {
            let own = page.split(&format!("<{tag}>")).nth(1).and_then(|rest| rest.split(&format!("</{tag}>")).next());
            base64(&Sha256::digest(own.expect("the element").as_bytes()))
        };
        let wanted = format!(
            "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
            digest("style"),
            digest("script"),
        );
        assert_eq!(policy, wanted);
        assert_eq!((page.matches("<script").count(), page.matches("<style").count()), (1, 1));
        // Nothing is fetched: no element that would, and no address but those of sources.
        for fetching in ["<link", "<img", "<iframe", "<object", "<embed", "src=", "url(http", "@import"] {
            assert!(!page.contains(fetching), "{fetching}");
        }
        let addresses = page.match_indices("http").filter(|(at, _)| page[*at..].starts_with("http"));
        for (at, _) in addresses {
            let before = &page[at.saturating_sub(6)..at];
            let is_policy = page[at..].starts_with("http-equiv");
            let is_style = before.ends_with("^=");
            assert!(
                is_policy || is_style || before.ends_with("href=\"") || before.ends_with('>'),
                "{}",
                &page[at - 20..at + 40]
            );
        }
    }
}

/// Base 64, bit by bit.
fn base64(bytes: &[u8]) -> String {
    let bits: String = bytes.iter().flat_map(|byte| format!("{byte:08b}").chars().collect::<Vec<_>>()).collect();
    let signs: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
    let mut text: String = bits
        .as_bytes()
        .chunks(6)
        .map(|six| {
            let six = format!("{:0<6}", String::from_utf8_lossy(six));
            signs[usize::from_str_radix(&six, 2).expect("bits")]
        })
        .collect();
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    text
}
