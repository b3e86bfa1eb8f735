//! The words of the page with every target: its headings, its filters, and what stands where nothing is known.
//!
//! In templates `{n}`, `{of}` and `{apart}` stand for numbers that the page's script counts.

use super::Lang;
use crate::domain::catalogue::Stamp;

/// The digests of the catalogues: by which texts was judged.
#[must_use]
pub fn digests(stamps: &[Stamp], lang: Lang) -> Vec<String> {
    let digest = |stamp: &Stamp| {
        lang.pick(
            format!("目录 {} {} 的内容摘要 {}", stamp.code, stamp.version, stamp.digest),
            format!("Digest of {} {}: {}", stamp.code, stamp.version, stamp.digest),
        )
    };
    stamps.iter().map(digest).collect()
}

/// Leads past the head to the targets.
#[must_use]
pub fn skip(lang: Lang) -> &'static str {
    lang.pick("跳到目标表", "Skip to the targets")
}

/// What targets may be found by.
#[must_use]
pub fn find(lang: Lang) -> &'static str {
    lang.pick("指标、文件、单位、原文……", "indicator, document, agency, wording …")
}

/// Prints the page of each target too.
#[must_use]
pub fn with_pages(lang: Lang) -> &'static str {
    lang.pick("连同各目标详情", "with every target in detail")
}

/// How many entries the filters leave, and how many of these are counted apart.
#[must_use]
pub fn hits(apart: bool, lang: Lang) -> &'static str {
    if apart {
        return lang.pick(
            "符合条件的目标 {n} 个，另有未生效文件的 {apart} 个（共 {of} 个）",
            "{n} targets, and {apart} of documents not in force (of {of} in all)",
        );
    }
    lang.pick("符合条件的目标 {n} 个（共 {of} 个）", "{n} targets (of {of} in all)")
}

/// Where no entry is left.
#[must_use]
pub fn no_hits(lang: Lang) -> &'static str {
    lang.pick("没有符合条件的目标。", "No target matches.")
}

/// How many entries of a choice are counted apart.
#[must_use]
pub fn and_apart(lang: Lang) -> &'static str {
    lang.pick("另有 {apart}", "and {apart} apart")
}

/// What the number below a tile is.
#[must_use]
pub fn apart_means(lang: Lang) -> &'static str {
    lang.pick("“另有”是未生效文件的目标，单独计数。", "“Apart” are targets of documents not in force.")
}

/// The headings of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Title {
    /// Above the counts.
    Overview,
    /// Above the table of targets.
    Targets,
    /// Above every target in detail.
    Details,
    /// Names one target's own page.
    Detail,
    /// Above the counts by region.
    Regions,
    /// Above the comparison of agencies.
    Agencies,
    /// Above the legend.
    Legend,
    /// Above how is judged.
    Method,
    /// Above the facts of a target.
    Facts,
    /// Above what the methods say.
    Methods,
    /// Above the steps of the verdict.
    Steps,
    /// Above the figures with their sources.
    Figures,
}

impl Title {
    /// The words.
    #[must_use]
    pub fn say(self, lang: Lang) -> &'static str {
        match self {
            Self::Overview => lang.pick("总体情况", "Overview"),
            Self::Targets => lang.pick("目标", "Targets"),
            Self::Details => lang.pick("各目标详情", "Every target in detail"),
            Self::Detail => lang.pick("目标详情", "Target in detail"),
            Self::Regions => lang.pick("各地区情况", "By region"),
            Self::Agencies => lang.pick("各单位比较", "Agencies compared"),
            Self::Legend => lang.pick("图例", "Legend"),
            Self::Method => lang.pick("怎样判定", "How targets are judged"),
            Self::Facts => lang.pick("基本情况", "Facts"),
            Self::Methods => super::methods::title(lang),
            Self::Steps => super::phrases::steps_title(lang),
            Self::Figures => lang.pick("数据及出处", "Figures and their sources"),
        }
    }
}

/// The key of marks: what tells a target apart beside its status.
#[must_use]
pub fn marks(lang: Lang) -> &'static str {
    lang.pick("标记", "Marks")
}

/// A target whose document names no agency.
#[must_use]
pub fn nobody(lang: Lang) -> &'static str {
    lang.pick("未明确单位", "No agency named")
}

/// The name of the menu of agencies.
#[must_use]
pub fn agency(lang: Lang) -> &'static str {
    lang.pick("单位", "Agency")
}

/// By how much a target is overdue.
#[must_use]
pub fn overdue_by(days: &str, lang: Lang) -> String {
    lang.pick(format!("逾期{days}"), format!("{days} overdue"))
}

/// How much time is left.
#[must_use]
pub fn days_left(days: &str, lang: Lang) -> String {
    lang.pick(format!("剩{days}"), format!("{days} left"))
}

/// The heading of the column that says where a figure was published.
#[must_use]
pub fn origin(lang: Lang) -> &'static str {
    lang.pick("出处", "Source")
}

/// Who published a figure and under which title.
#[must_use]
pub fn published(publisher: Option<&str>, title: Option<&str>, lang: Lang) -> Option<String> {
    Some(match (publisher, title) {
        (Some(publisher), Some(title)) => lang.pick(format!("{publisher}：{title}"), format!("{publisher}: {title}")),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => return None,
    })
}

/// Where nothing says who published a figure.
#[must_use]
pub fn unsourced(lang: Lang) -> &'static str {
    lang.pick("未注明出处", "no source recorded")
}

/// The figure that decides.
#[must_use]
pub fn decides(lang: Lang) -> &'static str {
    lang.pick("据此判定", "decides")
}

/// Where there is no figure, and so no picture.
#[must_use]
pub fn no_figures(lang: Lang) -> &'static str {
    lang.pick("没有任何数据，画不出走势图。", "There is no figure, so nothing can be drawn.")
}

/// Where no region names an agency.
#[must_use]
pub fn no_agencies(lang: Lang) -> &'static str {
    lang.pick("文件没有明确单位。", "The documents name no agency.")
}

/// What a picture shows, for those who do not see it.
#[must_use]
pub fn picture(title: &str, points: usize, said: &[String], lang: Lang) -> String {
    let said = said.join(lang.pick("；", "; "));
    let figures = if points == 1 { "figure" } else { "figures" };
    lang.pick(format!("{title}：{points} 个数据；{said}"), format!("{title}: {points} {figures}; {said}"))
}

/// What a bar shows, for those who do not see it.
#[must_use]
pub fn bar(reached: &str, elapsed: Option<&str>, lang: Lang) -> String {
    match elapsed {
        Some(elapsed) => lang.pick(format!("{reached}，序时 {elapsed}"), format!("{reached}, time elapsed {elapsed}")),
        None => reached.to_owned(),
    }
}

/// A share that a bar shows: of the way, or of the value.
#[must_use]
pub fn reached(of_way: bool, share: &str, lang: Lang) -> String {
    if of_way {
        lang.pick(format!("进度 {share}"), format!("progress {share}"))
    } else {
        lang.pick(format!("完成率 {share}"), format!("attainment {share}"))
    }
}

/// A page so large that a browser takes long to open it.
#[must_use]
pub fn large(targets: usize, lang: Lang) -> String {
    lang.pick(
        format!("网页里有 {targets} 个目标，打开较慢；用 --region 等筛选后再生成会快得多"),
        format!("the page holds {targets} targets and opens slowly; filters such as --region make smaller ones"),
    )
}
