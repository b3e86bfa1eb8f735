//! A table and a page as reports make them, in both languages, for the tests of all renderers.

use std::borrow::Cow;
use std::io;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::look::Look;
use crate::domain::light::Light;
use crate::domain::observation::Bound;
use crate::domain::status::Status;
use crate::i18n::Lang;
use crate::i18n::words::Spoken;
use crate::report::document::{
    Align, Axis, Bar, Block, Cell, Chart, Closing, Head, Legend, Level, Line, Mark, Page, Point, Reached, Sheet,
    Surround,
};

/// Widths at which people's formats are looked at.
pub const WIDTHS: [usize; 4] = [40, 80, 120, 200];

/// A plain look.
pub fn look(width: usize, lang: Lang) -> Look {
    Look { width, color: false, lang, ascii: false }
}

fn d(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn term(status: Status, light: Light, lang: Lang) -> Cell<'static> {
    let code = crate::domain::code::Coded::code(status);
    Cell::Term { code, label: status.say(lang).into(), light }
}

fn number(value: &str, shown: &str) -> Cell<'static> {
    Cell::Number { value: d(value), shown: (!shown.is_empty()).then(|| shown.to_owned()) }
}

fn list(items: &[&'static str]) -> Cell<'static> {
    Cell::List(items.iter().map(|item| Cow::Borrowed(*item)).collect())
}

/// The heads of a report on targets.
pub fn heads(lang: Lang) -> Vec<Head> {
    let columns = [
        ("target", "编码", "Code", Align::Left, false),
        ("name", "指标", "Indicator", Align::Left, true),
        ("target_value", "目标值", "Target", Align::Right, false),
        ("latest_value", "最新值", "Latest", Align::Right, false),
        ("gap", "差距", "Gap", Align::Right, false),
        ("attainment", "完成率", "Attainment", Align::Right, false),
        ("status", "状态", "Status", Align::Left, true),
        ("deadline", "期限", "Deadline", Align::Left, false),
        ("lead", "牵头单位", "Lead agency", Align::Left, true),
    ];
    let head = |(key, zh, en, align, wraps): (_, &str, &str, _, _)| Head {
        key,
        heading: lang.pick(zh, en).to_owned(),
        align,
        wraps,
    };
    columns.map(head).into()
}

/// Two sections of rows.
pub fn sections(lang: Lang) -> Vec<(&'static str, Vec<Vec<Cell<'static>>>)> {
    let name = |zh: &'static str, en: &'static str| Cell::Text(lang.pick(zh, en).into());
    let changchun = vec![
        vec![
            Cell::Text("changchun.5g-stations.2025".into()),
            name("主城区5G基站数量", "5G base stations in the main urban area"),
            number("13000", lang.pick("13000个", "13,000 units")),
            number("12450", lang.pick("12450个", "12,450 units")),
            number("550", lang.pick("550个", "550 units")),
            number("0.957692307692", "95.8%"),
            term(Status::Behind, Light::Yellow, lang),
            Cell::Date(day("2025-12-31")),
            list(&["市城管局"]),
        ],
        vec![
            Cell::Text("changchun.core-share.2025".into()),
            name(
                "数字经济核心产业增加值占地区生产总值比重（全市，含开发区）",
                "value added of the core digital economy as a share of GDP (whole city, development zones included)",
            ),
            Cell::Range { low: d("8"), high: d("10"), shown: Some(lang.pick("8%～10%", "8% to 10%").to_owned()) },
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            term(Status::OverdueUnreported, Light::Red, lang),
            Cell::Date(day("2025-06-30")),
            list(&["市发展改革委", "市工信局", "市政数局", "市统计局"]),
        ],
        vec![
            Cell::Text("changchun.gigabit.2025".into()),
            name("千兆光网覆盖率", "gigabit coverage"),
            number("100", "100%"),
            number("100", "100%"),
            number("0", lang.pick("0个百分点", "0 points")),
            number("1", "100.0%"),
            term(Status::Met, Light::None, lang),
            Cell::Date(day("2025-12-31")),
            list(&[]),
        ],
    ];
    let taizhou = vec![vec![
        Cell::Text("taizhou.racks.2026".into()),
        name("标准机架\u{1b}[31m数", "standard racks\u{202e}"),
        number("20000", ""),
        number("18500.50", ""),
        number("1499.5", ""),
        number("0.925025", "92.5%"),
        term(Status::OnTrack, Light::Blue, lang),
        Cell::Date(day("2026-12-31")),
        list(&["市大数据局"]),
    ]];
    vec![
        (lang.pick("长春市", "Changchun"), changchun),
        (lang.pick("泰州市（征求意见稿）", "Taizhou (draft for comment)"), taizhou),
    ]
}

/// What stands above the report.
pub fn surround(lang: Lang) -> Surround {
    let preface = lang.pick(
        "截至2026年11月22日，目录 digital-economy 2026.11",
        "as of 22 Nov 2026, catalogue digital-economy 2026.11",
    );
    Surround { title: Some(lang.pick("目标差距", "Gap to target").to_owned()), preface: vec![preface.to_owned()] }
}

/// What stands below the report.
pub fn closing(lang: Lang) -> Closing {
    let pick = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    Closing {
        totals: Some(pick(
            "共4项：已完成1项，达到序时进度1项，滞后1项，逾期未报1项",
            "4 targets: 1 met, 1 on track, 1 behind, 1 overdue",
        )),
        legend: vec![Legend {
            of: None,
            lights: vec![
                (Light::Blue, pick("临期", "due soon")),
                (Light::Yellow, pick("滞后", "behind")),
                (Light::Red, pick("逾期未完成、逾期待核、逾期未报", "overdue")),
            ],
        }],
        remarks: vec![
            pick(
                "“≈”表示口径相近的数据，只供参考，不据以判断。",
                "≈ marks a figure of a close definition: it decides nothing.",
            ),
            pick(
                "征求意见稿中的目标单独列出，不计入各单位合计。",
                "Targets of drafts come last and are counted apart.",
            ),
        ],
    }
}

/// Writes the report into a sheet.
pub fn write(mut sheet: Box<dyn Sheet + '_>, lang: Lang) -> io::Result<()> {
    for (heading, rows) in sections(lang) {
        sheet.section(heading)?;
        for row in rows {
            sheet.row(&row)?;
        }
    }
    sheet.finish(&closing(lang))
}

/// A figure of a chart.
fn point(day_text: &str, value: &str, mark: Mark) -> Point {
    let bound = match mark {
        Mark::Least => Bound::MoreThan,
        Mark::Most => Bound::LessThan,
        _ => Bound::Exact,
    };
    let shown = format!("{value}个");
    Point { period: day_text.to_owned(), day: day(day_text), value: d(value), shown, bound, mark, decides: false }
}

/// A bar that is behind its time.
pub fn bar() -> Bar {
    Bar { share: d("0.4"), reached: Reached::Progress, elapsed: Some(d("0.6")), done: false, light: Light::Yellow }
}

/// A chart with every mark.
pub fn chart(lang: Lang) -> Chart {
    let pick = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    let decides = Point { decides: true, ..point("2024-12-31", "12450", Mark::Figure) };
    let unit = |value: &str| pick(&format!("{value}个"), &format!("{value} units"));
    let legend = [
        (Mark::Figure, "数据", "figure"),
        (Mark::Least, "不少于", "at least"),
        (Mark::Most, "不多于", "at most"),
        (Mark::Close, "口径相近", "close definition"),
        (Mark::Path, "应达路径", "path expected"),
        (Mark::Projection, "趋势外推", "trend"),
        (Mark::Target, "目标", "target"),
        (Mark::Deadline, "期限2025-12-31", "deadline 2025-12-31"),
        (Mark::Elapsed, "截至2025-03-31", "time to 2025-03-31"),
    ];
    Chart {
        title: pick("走势图", "Figures over time"),
        time: Axis {
            label: pick("年份标在年末", "years stand at their ends"),
            from: day("2021-12-31"),
            to: day("2026-12-31"),
            ticks: (2021..=2026).map(|year| (day(&format!("{year}-12-31")), year.to_string())).collect(),
        },
        values: Axis {
            label: pick("单位：个", "in units"),
            from: d("8000"),
            to: d("14000"),
            ticks: ["8000", "10000", "12000", "14000"].map(|value| (d(value), unit(value))).to_vec(),
        },
        points: vec![
            point("2022-12-31", "9000", Mark::Figure),
            point("2023-06-30", "9500", Mark::Least),
            point("2023-09-30", "12000", Mark::Most),
            point("2023-12-31", "11500", Mark::Close),
            decides,
        ],
        lines: vec![
            Line {
                mark: Mark::Path,
                points: vec![
                    (day("2021-12-31"), d("8000")),
                    (day("2023-12-31"), d("10000")),
                    (day("2025-12-31"), d("13000")),
                ],
            },
            Line {
                mark: Mark::Projection,
                points: vec![(day("2024-12-31"), d("12450")), (day("2025-12-31"), d("13900"))],
            },
        ],
        levels: vec![Level {
            value: d("13000"),
            label: pick("目标 ≥13000个", "target ≥13,000 units"),
            shown: pick("≥13000个", "≥13,000 units"),
        }],
        deadline: Some(day("2025-12-31")),
        as_of: day("2025-03-31"),
        light: Light::Yellow,
        legend: legend.map(|(mark, zh, en)| (mark, pick(zh, en))).to_vec(),
        remarks: vec![pick("另有 2 个数据没有画出。", "2 figures are not drawn.")],
    }
}

/// A page about one target.
pub fn page(lang: Lang) -> Page {
    let pick = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    let facts = vec![
        (pick("状态", "Status"), pick("滞后", "behind")),
        (pick("目标", "Target"), pick("不低于13000个，2025年12月31日前", "at least 13,000 units by 31 Dec 2025")),
        (pick("牵头单位", "Lead agency"), pick("市城管局", "市城管局")),
        (
            pick("出处", "Source"),
            pick(
                "《长春市数字经济发展行动计划（2023—2025年）》二（一）1，长府办发〔2023〕17号",
                "Action plan of Changchun for the digital economy, clause 二(一)1, https://www.changchun.gov.cn/zw_33994/zcfg/202304/t20230418_3123456.html",
            ),
        ),
    ];
    let steps = vec![
        pick("基数：8000个（2022年末，文件写明）。", "Baseline: 8000 units (end of 2022, stated in a document)."),
        pick(
            "序时进度＝（2024年12月31日－2022年12月31日）÷（2025年12月31日－2022年12月31日）＝731天÷1096天＝66.7%。",
            "Elapsed = 731 days from the start to the figure ÷ 1096 days from the start to the deadline = 66.7%.",
        ),
        pick("完成进度低于序时进度超过5个百分点，判为滞后。", "Progress is more than 5 points below elapsed: behind."),
    ];
    let columns = [
        ("period", "时期", "Period", Align::Left, false),
        ("value", "数值", "Value", Align::Right, false),
        ("publisher", "发布单位", "Publisher", Align::Left, true),
    ];
    let rows = vec![
        vec![Cell::Text("2022".into()), number("8000", ""), Cell::Text("长春市人民政府办公室".into())],
        vec![
            Cell::Text("2024".into()),
            number("12450", ""),
            Cell::Text(pick("长春市统计局", "Changchun Bureau of Statistics").into()),
        ],
    ];
    Page {
        blocks: vec![
            Block::Heading {
                level: 1,
                text: pick("主城区5G基站数量", "5G base stations in the main urban area"),
                light: Light::Yellow,
            },
            Block::Facts(facts),
            Block::Heading { level: 2, text: pick("怎样得出", "How it follows"), light: Light::None },
            Block::Paragraph(pick(
                "下列各步只用已发布的数据和文件写明的数值，任何人都可以复算。",
                "Every step uses published figures and values that a document states; anybody can repeat it.",
            )),
            Block::Steps(steps),
            Block::Heading { level: 2, text: pick("数据", "Figures"), light: Light::None },
            Block::Table {
                heads: columns
                    .map(|(key, zh, en, align, wraps)| Head { key, heading: pick(zh, en), align, wraps })
                    .into(),
                rows,
                closing: Closing::default(),
            },
        ],
    }
}
