//! Every message on standard error that can be provoked, and every answer of the commands that write.

use duban::domain::code::Coded;
use duban::domain::method::growth_ratio::GrowthBand;
use duban::intake::{RegisterColumn, VectorColumn};
use unicode_width::UnicodeWidthStr;

use super::{NAMES, han, latin, own_words};
use crate::Desk;
use crate::desk::TOWN;

/// A folder with all that can go wrong.
fn troubled() -> Desk {
    let desk = Desk::with_ledger();
    desk.put("town.toml", TOWN);
    desk.put("ten.toml", include_str!("../../catalogue/fixture/ten-faults.toml"));
    std::fs::create_dir(desk.path().join("seeds")).expect("made");
    desk.put("seeds/sources.toml", include_str!("../../catalogue/fixture/seeds/sources.toml"));
    std::fs::create_dir(desk.path().join("papers")).expect("made");
    desk.put_bytes("papers/old.docx", &[0xd0, 0xcf, 0x11, 0xe0]);
    desk.put("papers/changchun-2023.txt", "一、甲\n三、乙10家\n");
    desk.put("papers/other.txt", "一、甲\n");
    desk.put("papers/sheet.xls", "");
    desk.put("over.toml", "[catalogue]\ncode = \"o\"\nversion = \"1\"\nname = \"补充\"\nextends = \"none\"\n");
    desk.put("thief.toml", &TOWN.replace("code = \"town\"\nversion", "code = \"thief\"\nversion"));
    desk.put("note.db", "notes, no database at all");
    desk.put_bytes("half.db", &desk.bytes("duban.db")[..8192]);
    let newer = rusqlite::Connection::open(desk.path().join("newer.db")).expect("opened");
    newer
        .execute_batch("pragma application_id = 1685414510; pragma user_version = 99; create table x (y)")
        .expect("made");
    let other = rusqlite::Connection::open(desk.path().join("other.db")).expect("opened");
    other.execute_batch("create table x (y)").expect("made");
    desk.put(
        "bad.csv",
        "indicator,period,value,unit,bound,fit,release\n\
         changchun.5g-statoins,2024,12000,,,,\n\
         nothing.like-this,2024,1,,,,\n\
         5G基站数,2024,1,,,,\n\
         changchun.5g-stations,2024Q5,12000,,,,\n\
         changchun.5g-stations,2024-02-30,12000,,,,\n\
         changchun.5g-stations,上半年,12000,,,,\n\
         changchun.5g-stations,24年,12000,,,,\n\
         changchun.5g-stations,1024,12000,,,,\n\
         changchun.5g-stations,2024-13,12000,,,,\n\
         changchun.5g-stations,2024-09..2024-01,12000,,,,\n\
         changchun.5g-stations,2024年初,12000,,,,\n\
         changchun.5g-stations,soon,12000,,,,\n\
         changchun.5g-stations,2024,12000,户,,,\n\
         changchun.5g-stations,2023,twelve,,,,\n\
         changchun.5g-stations,2023,约3万,,,,\n\
         changchun.5g-stations,2023,3-5,,,,\n\
         changchun.5g-stations,2023,1e5,,,,\n\
         changchun.5g-stations,2023,\"1,20\",,,,\n\
         changchun.5g-stations,2023,1万2万,,,,\n\
         changchun.5g-stations,2023,超过3万以内,,,,\n\
         changchun.5g-stations,2023,1234567890123456,,,,\n\
         changchun.5g-stations,2023,1000亿亿,,,,\n\
         changchun.cloud-trading,2023,12万,,,,\n\
         changchun.5g-stations,2022,12000\n\
         changchun.5g-stations,2022,12000,,,,,,\n\
         changchun.5g-stations,2021,12000,,about,,\n\
         changchun.5g-stations,2021,12000,,,near,\n\
         changchun.5g-stations,2021,12000,,,,first\n\
         taizhou.core-share,2024,12,%,,,\n\
         taizhou.core-share,2024,12.5,%,,,\n\
         qingdao.5g-stations,2025-06-05,44501,,,,\n\
         qingdao.5g-stations,2025-12-31,445010,,,,\n\
         qingdao.5g-stations,2024-12-31,0,,,,\n\
         qingdao.5g-stations,2025-12-30,44000,,,,\n\
         jilin.racks,2024,-5,,,,\n\
         jilin.racks,2990,5,,,,\n\
         jilin.ipv6-share,2024,150,,,,\n\
         taizhou.5g-coverage,2024,150,,,,\n\
         changchun.data-trading,2024-12-31,15,,,,\n\
         qingdao.core-growth,2024-12-31,15,,,,\n\
         jilin.ipv6-share,,50,,,,\n",
    );
    desk.put("head.csv", "indicator,amount,value,value\n");
    desk.put("empty.csv", "");
    desk.put(
        "results.csv",
        "id,base_year,base_value,current_year,current_value,target_year,target,direction,limit,progress_value,status,\
         score,series\n\
         A:1,2015,100,2020,110,,,1,,0.02,limited_progress,5,a\n\
         A:2,2015,0,2020,110,,120,1,,0.02,limited_progress,5,a\n\
         A:3,2015,100,2020,110,,,,,0.02,limited_progress,5,a\n\
         A:4,15,100,2020,110,,,1,,0.02,limited_progress,5,a\n\
         A:5,2015,100,2020,much,,,1,,0.02,limited_progress,5,a\n\
         A:6,2015,100,2020,110,,,1,,0.02,better,5,a\n\
         A:7,2015,100,2020\n",
    );
    desk.put("results-head.csv", "id,base_year,base_value,current_year,current_value,target_year,target,direction,limit,progress_value,status,score\n");
    desk.put("good.csv", "指标;时期;数值\njilin.racks;2024年9月中旬;5万\njilin.ipv6-share;2024;\n");
    desk.put("set.toml", "lang = \"fr\"\ndatabase = \"x\"\n");
    desk
}

/// Lines that say something on standard error or answer on standard output.
const LINES: [&str; 93] = [
    "",
    "overdeu",
    "report --formt csv",
    "report extra",
    "report --format xls",
    "report --format",
    "report --as-of never",
    "report --as-of 2025-02-30",
    "report --limit few",
    "report --sort 7",
    "report --sort gap_pc",
    "report --columns nonsense",
    "report --status late",
    "report -o report.docx",
    "report --limit 1 --limit 2",
    "overdue --due-within soon",
    "record",
    "record taizhou.core-share --period 2024",
    "record taizhou.core-share 12 jilin.racks --period 2024",
    "record taizhou.core-share 12",
    "import --template good.csv",
    "new nothing",
    "completions tcsh",
    "report --fail-on met",
    "report --db none.db",
    "record taizhou.core-share 12 --period 2024 --db none.db",
    "report --db note.db",
    "report --db half.db",
    "report --db newer.db",
    "report --db other.db",
    "report --db seeds",
    "init",
    "init --db nowhere/a.db",
    "init --db fresh.db --catalogue over.toml",
    "init --db fresh.db --catalogue ten.toml",
    "init --db fresh.db",
    "check ten.toml",
    "check none.toml",
    "check seeds",
    "check half.db",
    "check town.toml",
    "load over.toml",
    "load",
    "load town.toml --dry-run",
    "load town.toml",
    "load thief.toml",
    "show nothing",
    "show 基站",
    "show jilin.racks.2024",
    "report --region nowhere",
    "report --agency 市政数据局",
    "report --source none",
    "history changchun.5g-statoins",
    "report -o nowhere/a.csv",
    "report -o seeds",
    "notice --role boss",
    "notice --as-of 2026-11-22 -o n.docx",
    "notice --as-of 2026-11-22 --region jilin -o notices",
    "notice --as-of 2026-11-22 --region changchun -o notices",
    "bulletin -o b.doc",
    "import none.csv",
    "import seeds",
    "import empty.csv",
    "import head.csv",
    "import good.csv",
    "import bad.csv",
    "doctor",
    "doctor --format xls",
    "doctor --vectors none.csv",
    "doctor --vectors empty.csv",
    "doctor --vectors head.csv",
    "doctor --vectors results-head.csv",
    "doctor --vectors results.csv",
    "verify",
    "verify --documents none",
    "verify --documents seeds",
    "verify --documents papers --source changchun-2023 --register head.csv",
    "backup note.db",
    "backup note.db --force",
    "backup duban.db",
    "backup nowhere/a.bak",
    "backup none.bak --db none.db",
    "backup a.bak",
    "backup a.bak --force",
    "restore none.bak",
    "restore note.db",
    "restore half.db",
    "restore newer.db",
    "restore duban.db",
    "restore a.bak --db note.db",
    "restore a.bak --db half.db",
    "restore a.bak --db again.db",
    "restore a.bak",
];

/// Answers of `record`, each with its effect.
const RECORDS: [&str; 9] = [
    "record taizhou.core-share 12.9 --period 2024年9月中旬 --dry-run",
    "record taizhou.core-share 12.9 --period 2024",
    "record taizhou.core-share 12.9 --period 2024",
    "record taizhou.core-share 12.8 --period 2024",
    "record taizhou.core-share 12.8 --period 2024 --revise",
    "record jilin.5g-stations 超5万 jilin.racks 5万 --period 2024",
    "record qingdao.5g-stations 450000 --period 2025-12-31",
    "record qingdao.key-labs 10 --period 2024 --fit close",
    "record wuhan.electronics-size 1200 --period 2024",
];

fn all() -> impl Iterator<Item = &'static str> {
    LINES.into_iter().chain(RECORDS)
}

/// The text without the lines of a file that a fault points at, without places, and without what is data.
fn told(text: &str) -> String {
    let is_quoted = |line: &str| {
        let rest = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
        line.starts_with(' ') && rest.trim_start().starts_with('|')
    };
    let lines: Vec<&str> = text.lines().filter(|line| !is_quoted(line)).collect();
    own_words(&lines.join("\n"))
}

/// Words of data in an answer: codes of what is listed or recorded, and how it is called.
fn is_data(word: &str) -> bool {
    let parts = word.trim_end_matches(':').split(['@', '#', ':']).next().unwrap_or_default();
    let regions = ["changchun", "taizhou", "jilin", "qingdao", "wuhan", "town"];
    let of_region = |code: &str| {
        regions.iter().any(|r| code == *r || code.starts_with(&format!("{r}.")) || code.starts_with(&format!("{r}-")))
    };
    of_region(parts)
        || word.starts_with("digital-economy")
        || [".toml", ".db", ".csv", ".bak"].iter().any(|ending| parts.ends_with(ending))
        || NAMES.contains(&word)
        || ["duban", "SQLite"].contains(&word)
        || word.starts_with("sha256:")
        || (word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit()))
        || word.starts_with("A:")
        || word.parse::<f64>().is_ok()
        || VectorColumn::from_code(word).is_some()
        || RegisterColumn::from_code(word).is_some()
        || GrowthBand::from_code(word).is_some()
        || ["GB18030", "5G", "IPv6", "PUE", "PFLOPS", "Mbps"].contains(&word)
}

#[test]
fn no_message_is_wider_than_asked() {
    for lang in ["zh", "en"] {
        for wide in [40, 80, 120, 200] {
            let desk = troubled();
            for line in all() {
                let (_, out, err) = desk.run_at(wide, &format!("{line} --lang {lang}"));
                for told in out.lines().chain(err.lines()) {
                    // What is typed as it stands is not broken.
                    let typed = told.trim_start().starts_with("duban ") || told.trim_start().starts_with("echo ");
                    let is_list = line == "report --fail-on met" && !err.contains(told);
                    assert!(typed || is_list || told.width() <= wide, "duban {line} at {wide}\n{told}");
                }
            }
        }
    }
}

#[test]
fn a_chinese_message_has_no_stray_english_word() {
    let desk = troubled();
    for line in all() {
        let (code, out, err) = desk.run(&format!("{line} --lang zh"));
        let said = if line.is_empty() || line == "report --fail-on met" { err } else { out + &err };
        assert!(!said.is_empty(), "duban {line}");
        if line.is_empty() {
            continue;
        }
        let own = told(&said);
        for word in latin(&own) {
            let is_key = line.starts_with("load") && code == 0;
            let is_typed = line.split(' ').any(|typed| typed == word);
            assert!(is_data(word) || is_key || is_typed, "`{word}` in duban {line}\n{said}");
        }
        // Marks between words are Chinese ones; `:` may stand in a place.
        if !line.starts_with("load") {
            let stray = own.lines().find(|line| line.contains([',', ';', '?', '!']));
            assert_eq!(stray, None, "duban {line}");
        }
    }
}

#[test]
fn an_english_message_has_no_chinese_but_data() {
    let desk = troubled();
    for line in all() {
        let (_, out, err) = desk.run(line);
        let said = if line == "report --fail-on met" { err } else { out + &err };
        assert!(!said.is_empty(), "duban {line}");
        let own = told(&said);
        // Names without English stand as they are; values of a catalogue are shown as it has them.
        let is_shown = |told: &str| {
            let codes = ["added ", "changed ", "retired "].iter().any(|act| told.starts_with(act));
            line.starts_with("load") && (told.contains('→') || codes)
        };
        let is_named = |told: &str| told.starts_with("  ") && line.contains("--agency");
        for told in own.lines().filter(|told| !is_shown(told) && !is_named(told)) {
            assert_eq!(han(told), Vec::<&str>::new(), "duban {line}\n{told}");
            let strange = told.chars().find(|c| !c.is_ascii() && !"…“”→×≥≤≈÷—\u{2500}".contains(*c));
            assert_eq!(strange, None, "duban {line}\n{told}");
        }
    }
}

#[test]
fn every_refusal_is_an_error_in_a_few_plain_lines_without_words_of_the_machine() {
    let desk = troubled();
    for lang in ["zh", "en"] {
        for line in all().filter(|line| !line.is_empty() && !line.starts_with("load")) {
            let (code, _, err) = desk.run(&format!("{line} --lang {lang} -q"));
            for word in ["panicked", "rusqlite", "SQLITE", "os error", "Err(", "Some(", "None", "unwrap", "``"] {
                assert!(!err.contains(word), "duban {line}\n{err}");
            }
            if code == 1 || code == 2 {
                let prefix = if lang == "zh" { "错误：" } else { "error: " };
                let drawn = line.contains("ten.toml") || line.starts_with("check ");
                assert!(drawn || err.starts_with(prefix), "duban {line}\n{err}");
            }
        }
    }
}
