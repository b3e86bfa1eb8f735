//! Names and texts that would do harm if they were taken for anything but names and texts.

use std::fmt::Write as _;

use super::Docx;
use crate::Desk;

/// A village whose agencies have the worst of names.
fn village() -> Desk {
    let desk = Desk::new();
    let names = [
        "../../../tmp/逃出",
        "..",
        "CON",
        "nul.docx",
        "a/b",
        "a:b",
        "<script>alert('\\\"&')</script>",
        "=cmd|'/c calc'!A1",
        "\\u202Excod.办",
        "\\u001B[31m红办",
    ];
    let long = "长".repeat(300);
    let mut catalogue = String::from(
        "[catalogue]\ncode = \"v\"\nversion = \"1\"\nname = \"村\"\n[[region]]\ncode = \"v\"\nname = \"甲/村\"\n\
         [[source]]\ncode = \"s\"\nregion = \"v\"\ntitle = \"]]></w:t><w:t>方案\"\nstanding = \"in_force\"\n",
    );
    for name in names.iter().copied().chain([long.as_str()]) {
        let _ = write!(catalogue, "[[agency]]\nregion = \"v\"\nname = \"{name}\"\n");
    }
    let lead: Vec<String> = names.iter().copied().chain([long.as_str()]).map(|name| format!("\"{name}\"")).collect();
    let _ = write!(
        catalogue,
        "[[indicator]]\ncode = \"v.x\"\nname = \"<w:p/>\\u0007&amp;指标\"\nunit = \"个\"\nkind = \"stock\"\ndirection = \"up\"\n\
         [[indicator.target]]\nsource = \"s\"\ncomparator = \"at_least\"\nvalue = 5\nwording = \"“\\\"'<5个>\"\n\
         deadline = 2024-12-31\nlead = [{}]\n",
        lead.join(", ")
    );
    desk.put("v.toml", &catalogue);
    desk.done("init --catalogue v.toml --empty");
    desk
}

#[test]
fn hostile_names_become_plain_files_in_the_folder_and_plain_text_in_the_paper() {
    let desk = village();
    let (code, _, err) = desk.run("notice -o notices --lang zh");
    assert_eq!(code, 0, "{err}");
    assert!(!err.contains('\u{1b}') && !err.contains('\u{202e}'), "{err}");
    let mut files: Vec<String> = std::fs::read_dir(desk.path().join("notices"))
        .expect("made")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("text"))
        .collect();
    files.sort();
    assert_eq!(files.len(), 11, "one for each: {files:?}");
    assert_eq!(desk.names(), ["duban.db", "notices", "v.toml"], "nothing outside of the folder");
    let mut folded: Vec<String> = files.iter().map(|name| name.to_lowercase()).collect();
    folded.dedup();
    assert_eq!(folded.len(), files.len());
    for name in &files {
        assert!(name.len() <= 255 && name.rsplit('.').next() == Some("docx") && !name.starts_with('.'), "{name}");
        assert!(!name.contains(['<', '>', ':', '"', '|', '?', '*', '\\', '\u{202e}', '\u{1b}']), "{name}");
        let paper = Docx::read(&desk, &format!("notices/{name}"));
        assert_eq!(paper.of("Heading2"), ["（一）<w:p/>␇&amp;指标"]);
        assert!(paper.text().contains("《]]></w:t><w:t>方案》") && paper.text().contains("“\"'<5个>”"));
    }
    let again: Vec<Vec<u8>> = files.iter().map(|name| desk.bytes(&format!("notices/{name}"))).collect();
    desk.run("notice -o notices --lang zh");
    assert_eq!(files.iter().map(|name| desk.bytes(&format!("notices/{name}"))).collect::<Vec<_>>(), again);
}

#[test]
fn an_agency_has_the_same_file_alone_as_among_others() {
    let desk = village();
    desk.run("notice -o all --lang zh");
    desk.run("notice --agency a/b -o one --lang zh");
    let names = |folder: &str| -> Vec<_> {
        std::fs::read_dir(desk.path().join(folder)).expect("made").map(|e| e.expect("an entry").file_name()).collect()
    };
    let one = names("one");
    assert_eq!(one.len(), 1);
    assert!(names("all").contains(&one[0]));
}

#[test]
fn what_the_office_gives_is_text_as_well() {
    let desk = village();
    desk.run("notice --agency a/b --lang zh -o n.docx --number <w:br/>&1 --office ]]>室");
    let paper = Docx::read(&desk, "n.docx");
    assert_eq!((paper.of("PaperNumber"), paper.of("Signature")), (vec!["<w:br/>&1"], vec!["]]>室"]));
}

#[test]
fn a_bulletin_of_hostile_texts_is_whole() {
    let desk = village();
    desk.done("bulletin --lang zh -o b.docx");
    let paper = Docx::read(&desk, "b.docx");
    assert_eq!(paper.rows()[0][1], "<w:p/>␇&amp;指标");
}
