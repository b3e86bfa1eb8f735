//! Files that are none, and places that lead elsewhere.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;
use std::time::{Duration, Instant};

use super::{refused, run, tried};
use crate::Desk;

/// Commands that read a file, which takes the place of `F`.
const READS: [&str; 8] = [
    "import F",
    "check F",
    "load F",
    "init --catalogue F --db new.db",
    "restore F",
    "doctor --vectors F",
    "verify --documents papers --register F",
    "report --db F",
];

fn desk() -> Desk {
    let desk = Desk::in_town();
    fs::create_dir(desk.path().join("papers")).expect("made");
    desk.put("papers/a.txt", "甲");
    desk
}

#[test]
fn devices_are_not_read() {
    let desk = desk();
    for device in ["/dev/zero", "/dev/urandom", "/dev/full", "/dev/null"] {
        for line in READS {
            refused(&desk, &line.replace('F', device));
        }
    }
    desk.put("a.toml", "include = [\"/dev/zero\"]\n[catalogue]\ncode = \"x\"\nversion = \"1\"\nname = \"x\"\n");
    let [en, zh] = refused(&desk, "check a.toml");
    assert!(en.contains("`/dev/zero` cannot be opened") && zh.contains("打不开"), "{en}{zh}");
    for line in ["verify --documents /dev", "verify --documents /proc/self", "import /dev", "check ."] {
        refused(&desk, line);
    }
}

#[test]
fn a_pipe_that_nobody_writes_to_or_reads_is_given_up() {
    let desk = desk();
    let made = Command::new("mkfifo").current_dir(desk.path()).args(["pipe", "pipe.csv"]).status().expect("started");
    assert!(made.success());
    desk.put("a.toml", "include = [\"pipe\"]\n[catalogue]\ncode = \"x\"\nversion = \"1\"\nname = \"x\"\n");
    let begun = Instant::now();
    let lines = ["import pipe", "check pipe", "check a.toml", "report -o pipe.csv", "report --db pipe", "restore pipe"];
    std::thread::scope(|all| {
        for line in lines {
            let desk = &desk;
            all.spawn(move || {
                let (code, out, err) = run(desk, line);
                assert_eq!((code, out.as_str()), (1, ""), "{line}: {err}");
                assert!(err.contains("pipe"), "{line}: {err}");
            });
        }
    });
    assert!(begun.elapsed() < Duration::from_secs(30));
}

#[test]
fn what_comes_by_a_pipe_is_read() {
    let desk = desk();
    let made = Command::new("mkfifo").arg(desk.path().join("pipe")).status().expect("started");
    assert!(made.success());
    std::thread::scope(|all| {
        let written = all.spawn(|| fs::write(desk.path().join("pipe"), "indicator,period,value\ntown.firms,2022,50\n"));
        assert_eq!(run(&desk, "import pipe -q").0, 0);
        assert!(written.join().is_ok_and(|written| written.is_ok()));
    });
}

#[test]
fn a_link_in_the_place_of_a_file_named_by_data_is_replaced_and_not_followed() {
    let desk = Desk::in_town();
    for (line, folder, ending) in [("notice -o notices", "notices", "docx"), ("form -o forms", "forms", "xlsx")] {
        let line = format!("{line} --lang zh --as-of 2026-06-01");
        fs::create_dir(desk.path().join(folder)).expect("made");
        let (code, _, err) = run(&desk, &line);
        assert_eq!(code, 0, "{line}: {err}");
        let folder = desk.path().join(folder);
        let names: Vec<_> = fs::read_dir(&folder).expect("made").map(|entry| entry.expect("an entry").path()).collect();
        assert!(!names.is_empty() && names.iter().all(|name| name.extension().is_some_and(|own| own == ending)));
        desk.put("precious.txt", "precious");
        for name in &names {
            fs::remove_file(name).expect("there");
            symlink(desk.path().join("precious.txt"), name).expect("linked");
        }
        assert_eq!(run(&desk, &line).0, 0, "{line}");
        assert_eq!(desk.read("precious.txt"), "precious", "{line}");
    }
}

#[test]
fn links_in_circles_and_to_nowhere_are_said() {
    let desk = Desk::in_town();
    symlink("b", desk.path().join("a")).expect("linked");
    symlink("a", desk.path().join("b")).expect("linked");
    symlink("nowhere", desk.path().join("c")).expect("linked");
    for line in
        ["import a", "import c", "check a", "report --db a", "report -o a/a.csv", "restore c", "verify --documents a"]
    {
        refused(&desk, line);
    }
    desk.put("x.toml", "include = [\"a\", \"../../../../../../etc/passwd\"]\n[catalogue]\ncode = \"x\"\nversion = \"1\"\nname = \"x\"\n");
    refused(&desk, "check x.toml");
}

#[test]
fn a_file_named_by_data_never_leaves_its_folder() {
    let desk = Desk::new();
    let names = [
        "../../逃",
        "/etc/passwd",
        "..\\\\..\\\\x",
        "CON",
        "nul",
        "a\\u0000b",
        ".",
        "..",
        "~",
        "$HOME",
        "-rf",
        "a\\nb",
    ];
    let mut town = crate::desk::TOWN.to_owned();
    let quoted = names.map(|name| format!("\"{name}\"")).join(", ");
    town = town.replace("responsible = [\"镇科技办\", \"镇数据办\"]", &format!("responsible = [{quoted}]"));
    for name in names {
        town.extend(["\n[[agency]]\nregion = \"town\"\nname = \"", name, "\"\n"]);
    }
    desk.put("town.toml", &town);
    let (code, _, err) = run(&desk, "init --catalogue town.toml --empty");
    assert_eq!(code, 0, "{err}");
    for line in ["form --period 2025", "notice"] {
        let folder = line.split(' ').next().unwrap_or_default();
        fs::create_dir(desk.path().join(folder)).expect("made");
        run(&desk, &format!("{line} -o {folder} --as-of 2026-06-01 --lang zh"));
        for entry in fs::read_dir(desk.path().join(folder)).expect("made") {
            let name = entry.expect("an entry").file_name().into_string().expect("text");
            assert!(!name.starts_with(['.', '-', '~']) && !name.contains(['/', '\\', '\n', '\0']), "{name:?}");
        }
    }
    assert_eq!(desk.names(), ["duban.db", "form", "notice", "town.toml"], "nothing outside");
    assert_eq!(tried(&desk, ["report", "--per-agency", "-o", "a.xlsx"]).0, 0);
}
