//! Faults have words in both languages, of a length that can be read, and harmless.

use duban::domain::fault::input::LocatedRowFault;
use duban::i18n::{Lang, input};
use duban::intake::IntakeFault;
use duban::render::clean::{clean_message, is_harmful};

/// Words a fault.
pub fn said(words: impl Fn(Lang) -> input::Remark) {
    told(|lang| words(lang).line(lang));
}

/// Looks at a message in each language.
pub fn told(words: impl Fn(Lang) -> String) {
    let [zh, en] = Lang::ALL.map(|lang| {
        let line = words(lang);
        assert!(!line.trim().is_empty());
        assert!(line.chars().count() < 2000, "{line}");
        assert!(!clean_message(&line).contains(|c: char| is_harmful(c) || c == '\n'), "{line:?}");
        line
    });
    assert_ne!(zh, en);
}

/// Words what is wrong with a row; its place is one that can be found.
pub fn row(fault: &LocatedRowFault) {
    assert!(fault.line > 0 || fault.cell.is_some());
    for lang in Lang::ALL {
        assert!(!input::place(fault, lang).is_empty());
    }
    told(|lang| format!("{}: {}", input::place(fault, lang), input::row(fault, lang).line(lang)));
}

/// Words why a file cannot be read at all.
pub fn unusable(fault: IntakeFault) {
    match fault {
        IntakeFault::Io(error) => panic!("bytes in memory: {error}"),
        IntakeFault::Empty => {}
        IntakeFault::Header(faults) => {
            assert!(!faults.is_empty());
            faults.iter().take(20).for_each(row);
        }
        IntakeFault::Book(fault) => said(|lang| input::book(&fault, lang)),
    }
}
