//! Text files as offices really send them: each in its own encoding and shape, each with what must come of it.

use encoding_rs::GB18030;

use crate::Desk;
use crate::desk::number;

/// The indicators that the samples are about.
const INDICATORS: [&str; 6] = [
    "changchun.5g-stations",
    "taizhou.core-share",
    "jilin.ipv6-share",
    "changchun.cloud-trading",
    "taizhou.5g-coverage",
    "jilin.5g-stations",
];

/// What most samples hold.
const THREE: [&str; 3] =
    ["changchun.5g-stations 2024 12100", "taizhou.core-share 2023 12", "jilin.ipv6-share 2024H1 65"];

/// A file, how it is read, and what comes of it.
struct Sample {
    name: &'static str,
    bytes: Vec<u8>,
    options: &'static str,
    said: &'static str,
    outcome: Outcome,
}

enum Outcome {
    /// These figures are recorded.
    Kept(Vec<&'static str>),
    /// The whole file is refused, with these words among others.
    Refused(Vec<&'static str>),
}

use Outcome::{Kept, Refused};

fn sample(name: &'static str, bytes: impl Into<Vec<u8>>, said: &'static str, outcome: Outcome) -> Sample {
    Sample { name, bytes: bytes.into(), options: "", said, outcome }
}

fn three(separator: &str, end: &str) -> String {
    [
        ["指标代码", "时期", "数值", "备注"],
        ["changchun.5g-stations", "2024", "1.21万个", "含室分"],
        ["taizhou.core-share", "2023年", "百分之十二", ""],
        ["jilin.ipv6-share", "2024年上半年", "65%", "快报"],
    ]
    .map(|row| row.join(separator) + end)
    .concat()
}

fn gb(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

fn utf16(text: &str, mark: bool, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let mark = mark.then_some(0xfeff_u16);
    mark.into_iter().chain(text.encode_utf16()).flat_map(order).collect()
}

fn encodings() -> Vec<Sample> {
    let (comma, tab) = (three(",", "\r\n"), three("\t", "\r\n"));
    let kept = || Kept(THREE.to_vec());
    let mark = |text: &str| [b"\xef\xbb\xbf", text.as_bytes()].concat();
    vec![
        sample("utf-8", comma.clone(), "read as UTF-8, separated by commas, header in line 1", kept()),
        sample("utf-8 with a mark", mark(&comma), "read as UTF-8, separated by commas, header in line 1", kept()),
        sample("gb18030", gb(&comma), "read as GB18030, separated by commas, header in line 1", kept()),
        sample(
            "gb18030 with characters of four bytes",
            gb(&comma.replace("含室分", "𠮷县㐂镇")),
            "read as GB18030, separated by commas, header in line 1",
            kept(),
        ),
        sample(
            "utf-16 as spreadsheets save it",
            utf16(&tab, true, u16::to_le_bytes),
            "read as UTF-16LE, separated by tabs, header in line 1",
            kept(),
        ),
        sample(
            "utf-16, high byte first",
            utf16(&comma, true, u16::to_be_bytes),
            "read as UTF-16BE, separated by commas, header in line 1",
            kept(),
        ),
        sample(
            "utf-16 without a mark",
            utf16(&comma, false, u16::to_le_bytes),
            "read as UTF-16LE, separated by commas, header in line 1",
            kept(),
        ),
        sample(
            "utf-16, high byte first, without a mark",
            utf16(&three(";", "\n"), false, u16::to_be_bytes),
            "read as UTF-16BE, separated by semicolons, header in line 1",
            kept(),
        ),
        sample(
            "bytes of no encoding",
            [b"indicator,period,value,note\nchangchun.5g-stations,2024,12100,".as_slice(), b"\xff\xff\xfe\n"].concat(),
            "read as GB18030, separated by commas, header in line 1",
            Refused(vec!["line 2, column `note`: the text is in no known encoding"]),
        ),
        sample(
            "rows of another encoding pasted in",
            [three(",", "\n").into_bytes(), gb("taizhou.5g-coverage,2024年,99\n")].concat(),
            "read as UTF-8, separated by commas, header in line 1",
            Refused(vec!["line 5: the row has 3 fields"]),
        ),
        sample(
            "a cell of another encoding pasted in",
            [three(",", "\n").into_bytes(), gb("taizhou.5g-coverage,2024年,99,\n")].concat(),
            "read as UTF-8, separated by commas, header in line 1",
            Refused(vec!["line 5, column `时期`: the text is in no known encoding"]),
        ),
    ]
}

fn separators() -> Vec<Sample> {
    let kept = || Kept(THREE.to_vec());
    let quoted = three("；", "\r\n").replace("含室分", "\"含室分；不含皮站\"");
    vec![
        sample("semicolons", three(";", "\n"), "read as UTF-8, separated by semicolons, header in line 1", kept()),
        sample("tabs", three("\t", "\n"), "read as UTF-8, separated by tabs, header in line 1", kept()),
        sample(
            "full-width commas",
            three("，", "\n"),
            "read as UTF-8, separated by full-width commas, header in line 1",
            kept(),
        ),
        sample(
            "full-width semicolons, one of them quoted",
            gb(&quoted),
            "read as GB18030, separated by full-width semicolons, header in line 1",
            kept(),
        ),
        sample(
            "a first line that says what parts columns",
            format!("sep=;\r\n{}", three(";", "\r\n")),
            "read as UTF-8, separated by semicolons, header in line 2",
            kept(),
        ),
        sample(
            "tabs, with commas in the numbers",
            "指标\t时期\t数值\n主城区5G基站数量\t2024\t12,100\n",
            "read as UTF-8, separated by tabs, header in line 1",
            Kept(vec![THREE[0]]),
        ),
        sample(
            "commas where the numbers have them too",
            "指标代码,时期,数值\nchangchun.5g-stations,2024,\"12,100\"\n",
            "read as UTF-8, separated by commas, header in line 1",
            Kept(vec![THREE[0]]),
        ),
        sample(
            "commas in numbers that nobody quoted",
            "指标代码,时期,数值\nchangchun.5g-stations,2024,12,100\n",
            "read as UTF-8, separated by commas, header in line 1",
            Refused(vec!["line 2: the row has 4 fields where the header has 3"]),
        ),
    ]
}

fn line_ends() -> Vec<Sample> {
    let kept = || Kept(THREE.to_vec());
    let broken = three(",", "\r\n").replace("含室分", "\"含\r\n室分\"");
    vec![
        sample(
            "carriage returns alone",
            three(",", "\r"),
            "read as UTF-8, separated by commas, header in line 1",
            kept(),
        ),
        sample(
            "carriage returns alone in gb18030",
            gb(&three("\t", "\r")),
            "read as GB18030, separated by tabs, header in line 1",
            kept(),
        ),
        sample("a quoted line break", broken, "read as UTF-8, separated by commas, header in line 1", kept()),
        sample(
            "no line end at the end",
            three(",", "\n").trim_end().to_owned(),
            "read as UTF-8, separated by commas, header in line 1",
            kept(),
        ),
        sample(
            "separators at the end of every line",
            three(",", ",,\n"),
            "read as UTF-8, separated by commas, header in line 1",
            kept(),
        ),
        sample(
            "empty lines, remarks and a note below",
            format!("\n# 本表\n\n{}\n\n注：以上为快报数,,,\n", three(",", "\n")),
            "read as UTF-8, separated by commas, header in line 4",
            kept(),
        ),
    ]
}

fn headers() -> Vec<Sample> {
    vec![
        sample(
            "a title, an empty line and the unit above the header",
            "某市数据报送表,,,\n,,,\n填报单位：市数据局,,,（单位：万元）\n序号,指标代码,时期,数值\n1,changchun.cloud-trading,2024,12000\n",
            "read as UTF-8, separated by commas, header in line 4 (2 lines above it left out), in `万元` as said above it",
            Kept(vec!["changchun.cloud-trading 2024 1.2"]),
        ),
        sample(
            "the unit in the heading",
            " 指 标 代 码 , 时期 ,数值（亿元）\nchangchun.cloud-trading,2024,1.2\n",
            "read as UTF-8, separated by commas, header in line 1",
            Kept(vec!["changchun.cloud-trading 2024 1.2"]),
        ),
        sample(
            "another unit in a heading of two lines",
            gb("指标代码,时期,\"数值\r\n（万元）\"\r\nchangchun.cloud-trading,2024,\"１２，０００\"\r\n"),
            "read as GB18030, separated by commas, header in line 1",
            Kept(vec!["changchun.cloud-trading 2024 1.2"]),
        ),
        sample(
            "a unit in the heading that does not fit",
            "指标代码,时期,数值（户）\nchangchun.cloud-trading,2024,1.2\n",
            "read as UTF-8, separated by commas, header in line 1",
            Refused(vec!["line 2, column `数值（户）`: the unit `户` is not the indicator's"]),
        ),
        sample(
            "headings of both languages in full-width letters",
            "Ｉｎｄｉｃａｔｏｒ，时期，ＶＡＬＵＥ，单位\nchangchun.5g-stations，2024，１.２１，万个\n",
            "read as UTF-8, separated by full-width commas, header in line 1",
            Kept(vec![THREE[0]]),
        ),
        sample(
            "names with spaces and full-width letters",
            "指标;时期;数值\n主城区 ５Ｇ 基站数量;二〇二四年;１２１００\n",
            "read as UTF-8, separated by semicolons, header in line 1",
            Kept(vec![THREE[0]]),
        ),
        sample(
            "a table without its needed column",
            "数据表\n指标,时期,备注\n主城区5G基站数量,2024,12100\n",
            "",
            Refused(vec!["line 2: the column `value` is missing"]),
        ),
    ]
}

fn rows() -> Vec<Sample> {
    vec![
        sample(
            "a region beside names that several regions have",
            "地区,指标,时期,数值\n吉林省,5G基站数,2024,5.2万\n",
            "read as UTF-8, separated by commas, header in line 1",
            Kept(vec!["jilin.5g-stations 2024 52000"]),
        ),
        Sample {
            options: " --region jilin",
            ..sample(
                "a region for the whole file",
                "指标,时期,数值\n5G基站数,2024,5.2万\n",
                "read as UTF-8, separated by commas, header in line 1",
                Kept(vec!["jilin.5g-stations 2024 52000"]),
            )
        },
        Sample {
            options: " --region taizhou",
            ..sample(
                "a code of another region than the file's",
                "指标代码,时期,数值\njilin.5g-stations,2024,5.2万\n",
                "read as UTF-8, separated by commas, header in line 1",
                Refused(vec!["the indicator `jilin.5g-stations` is not of the region `taizhou`"]),
            )
        },
        sample(
            "full coverage in words, and what was not reported",
            "指标代码,时期,数值\ntaizhou.5g-coverage,2024,全覆盖\ntaizhou.core-share,2024,\n",
            "read as UTF-8, separated by commas, header in line 1",
            Kept(vec!["taizhou.5g-coverage 2024 100"]),
        ),
        sample(
            "a row that is too short",
            "指标代码,时期,数值,备注\nchangchun.5g-stations,2024\n",
            "read as UTF-8, separated by commas, header in line 1",
            Refused(vec!["line 2: the row has 2 fields where the header has 4"]),
        ),
        sample(
            "the header again at the top of every page",
            "指标代码,时期,数值\nchangchun.5g-stations,2024,12100\n\n指标代码,时期,数值\ntaizhou.core-share,2023,12\n",
            "read as UTF-8, separated by commas, header in line 1",
            Kept(vec![THREE[0], THREE[1]]),
        ),
        sample(
            "a row of totals",
            "指标代码,时期,数值\nchangchun.5g-stations,2024,12100\n合 计,,12100\n",
            "read as UTF-8, separated by commas, header in line 1",
            Refused(vec!["line 3, column `指标代码`: there is no indicator `合 计`; take out rows of totals"]),
        ),
        sample(
            "a note of which nobody closed the quotation mark",
            "指标代码,时期,数值,备注\nchangchun.5g-stations,2024,12100,\"初步\ntaizhou.core-share,2023,12,\n",
            "read as UTF-8, separated by commas, header in line 1",
            Refused(vec!["line 2, column `备注`: a quotation mark is never closed"]),
        ),
        sample(
            "figures without a header",
            "changchun.5g-stations,2024,12100\n",
            "",
            Refused(vec!["line 1: the column `value` is missing", "\n3 faults; nothing was stored"]),
        ),
        sample(
            "a picture",
            b"\x89PNG\r\n\x1a\n".as_slice(),
            "",
            Refused(vec!["it is no spreadsheet that can be read"]),
        ),
        sample(
            "a web page under the name of a table",
            "\u{feff}<html><body><table><tr><td>指标</td></tr></table></body></html>",
            "",
            Refused(vec!["it is a web page or other markup"]),
        ),
    ]
}

#[test]
fn thirty_files_of_every_shape_come_to_what_they_say() {
    let samples: Vec<Sample> =
        [encodings(), separators(), line_ends(), headers(), rows()].into_iter().flatten().collect();
    assert!(samples.len() >= 30, "{}", samples.len());
    for Sample { name, bytes, options, said, outcome } in samples {
        let desk = Desk::with_ledger();
        desk.put_bytes("表.csv", &bytes);
        let (code, out, err) = desk.run(&format!("import 表.csv{options}"));
        match outcome {
            Kept(figures) => {
                assert_eq!(code, 0, "{name}: {err}");
                assert_eq!(err.lines().next(), Some(said), "{name}");
                let count = format!("{} recorded, 0 revised, 0 skipped as already there", figures.len());
                assert_eq!(out.lines().next(), Some(count.as_str()), "{name}");
                assert_eq!(kept(&desk), figures, "{name}");
            }
            Refused(words) => {
                assert_eq!(code, 1, "{name}: {out}");
                assert!(err.starts_with(said), "{name}: {err}");
                for word in words {
                    assert!(err.contains(word), "{name}: {err}");
                }
                assert!(err.ends_with("nothing was stored\n"), "{name}: {err}");
                assert!(kept(&desk).is_empty(), "{name}");
            }
        }
    }
}

/// What the ledger has of the indicators of the samples.
fn kept(desk: &Desk) -> Vec<String> {
    let of = |code: &str| {
        let rows = desk.rows(&format!("history {code}")).into_iter();
        // What came with the program is not the sample's.
        let new = rows.filter(|row| row["publisher"].is_null() && row["url"].is_null());
        new.map(|row| format!("{code} {} {}", row["period"].as_str().unwrap_or("-"), number(&row["value"]))).collect()
    };
    INDICATORS.iter().flat_map(|code| -> Vec<String> { of(code) }).collect()
}

#[test]
fn the_same_is_said_in_chinese() {
    let desk = Desk::with_ledger();
    desk.put_bytes("表.csv", &gb(&format!("报表，，，\n{}", three("，", "\n"))));
    let (code, _, err) = desk.run("import 表.csv --lang zh");
    assert_eq!((code, err.as_str()), (0, "按 GB18030 编码、全角逗号分隔读取，表头在第 2 行（略过上面 1 行）\n"));
}

#[test]
fn a_name_of_several_regions_is_refused_with_what_to_do() {
    let desk = Desk::with_ledger();
    desk.put("figures.csv", "指标,时期,数值\n5G基站数,2024,52000\n");
    let err = desk.refused("import figures.csv -q");
    assert!(err.contains("or name the region, in a column `region` or by `--region`"), "{err}");
    desk.put("figures.csv", "指标,地区,时期,数值\n5G基站数,乌有,2024,52000\n5G基站数,武汉,2024,52000\n");
    let err = desk.refused("import figures.csv -q");
    assert!(err.contains("line 2, column `地区`: there is no region `乌有`"), "{err}");
    assert!(err.contains("line 3, column `指标`: the indicator `5G基站数` is not of the region `wuhan`"), "{err}");
}

#[test]
fn what_looks_wrong_beside_the_target_or_the_year_needs_confirmation() {
    let desk = Desk::with_ledger();
    desk.put("figures.csv", "指标代码,时期,数值\nchangchun.5g-stations,2024,1.21\n");
    let err = desk.refused("import figures.csv -q");
    assert!(err.contains("is 1/10700 of the target or its baseline (`13,000 units`)"), "{err}");
    desk.put(
        "figures.csv",
        "指标代码,时期,数值\nchangchun.cloud-trading,2024,1.2\nchangchun.cloud-trading,2024H1,1.5\n",
    );
    let err = desk.refused("import figures.csv -q");
    assert!(
        err.contains("a whole period has less than a part of it, the figure of `2024H1` (`150 million yuan`)"),
        "{err}"
    );
    desk.done("import figures.csv -q --confirm");
}
