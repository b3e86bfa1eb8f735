//! A ledger of many regions is read in parts side by side: nobody can tell by what comes out.

use std::fmt::Write as _;

use crate::desk::Desk;

/// A hundred regions with two indicators each; every third region's plan is a draft.
fn country() -> Desk {
    let desk = Desk::new();
    let mut catalogue = String::from("[catalogue]\ncode = \"country\"\nversion = \"1\"\nname = \"全国\"\n");
    let mut figures = String::from("indicator,period,value\n");
    for region in 0..100 {
        let standing = if region % 3 == 0 { "draft" } else { "in_force" };
        let _ = write!(
            catalogue,
            "\n[[region]]\ncode = \"r{region}\"\nname = \"第{region}县\"\n\n[[source]]\ncode = \"s{region}\"\nregion = \"r{region}\"\n\
             title = \"第{region}县规划\"\nstanding = \"{standing}\"\n"
        );
        for slug in ["firms", "share"] {
            let _ = write!(
                catalogue,
                "\n[[indicator]]\ncode = \"r{region}.{slug}\"\nname = \"指标\"\nunit = \"%\"\nkind = \"ratio\"\ndirection = \"up\"\n\n\
                 [[indicator.target]]\nsource = \"s{region}\"\ncomparator = \"at_least\"\nvalue = {}\ndeadline = 2025-12-31\n",
                region % 7 + 5
            );
            let _ =
                writeln!(figures, "r{region}.{slug},2023,{}\nr{region}.{slug},2024,{}", region % 4 + 2, region % 9 + 3);
        }
    }
    desk.put("country.toml", &catalogue);
    desk.put("figures.csv", &figures);
    desk.done("init --catalogue country.toml");
    desk.done("import -q figures.csv");
    desk
}

#[test]
fn parts_read_side_by_side_give_the_same_bytes_as_one_reading() {
    let desk = country();
    for format in ["csv", "json"] {
        let in_parts = desk.done(&format!("report --format {format}"));
        // A limit, however high, has the list written in one go.
        let in_one = desk.done(&format!("report --format {format} --limit 1000000"));
        assert_eq!(in_parts, in_one, "{format}");
        assert_eq!(in_parts.matches("r99.share.2025").count(), 1, "{format}");
    }
    let standings: Vec<String> =
        desk.done("report --format csv --columns source_standing").lines().skip(1).map(str::to_owned).collect();
    assert_eq!(standings.len(), 200);
    assert!(standings[..132].iter().all(|s| s == "in_force") && standings[132..].iter().all(|s| s == "draft"));
}

#[test]
fn a_gate_and_a_filter_hold_in_parts_too() {
    let desk = country();
    let behind = desk.done("report --format csv --status behind --columns status");
    let count = behind.lines().skip(1).count();
    assert!(count > 0 && behind.lines().skip(1).all(|status| status == "behind"));
    let (code, out, err) = desk.run("report --format csv --fail-on behind");
    assert_eq!((code, out.lines().count()), (3, 201));
    assert!(err.contains(&count.to_string()), "{err}");
}
