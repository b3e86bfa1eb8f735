//! What every key of a catalogue file means: comments of the blocks to fill in, and hints in editors.

use super::Lang;

/// What a table of the catalogue is.
#[must_use]
pub fn table(lang: Lang, table: &str) -> Option<&'static str> {
    let (zh, en) = match table {
        "catalogue" => ("目录本身", "the catalogue itself"),
        "rules" => ("判断规则，不写的按默认值", "rules of judging; what is left out has its default"),
        "rules.lights" => ("单独指定亮灯：状态 = 颜色", "single lights hung differently: status = light"),
        "region" => ("地区", "a region"),
        "source" => ("规划文件", "a policy document"),
        "source.clause" => {
            ("条款：文件里每个括注的单位一段", "a clause: one for each bracket of agencies in the document")
        }
        "agency" => ("单位，按文件里的写法", "an agency, named as the document writes it"),
        "indicator" => ("指标：一个地区一项可以量化的数据", "an indicator: one measurable series in a region"),
        "indicator.target" => ("目标：对指标的一项承诺", "a target: a commitment on the indicator"),
        "baseline" => ("基数", "the baseline"),
        "milestones" => ("逐年的阶段目标：年份 = 数值", "values on the way: year = value"),
        "values" => ("各地区的目标值：地区编码 = 数值", "the value for each region: region code = value"),
        "assignment" => (
            "对另一个目录的目标作内部分工，不改文件原意",
            "an office's own arrangement for a target of another catalogue; changes nothing a document states",
        ),
        _ => return None,
    };
    Some(lang.pick(zh, en))
}

/// What a key of a table means.
#[must_use]
pub fn key(lang: Lang, table: &str, key: &str) -> Option<&'static str> {
    let (zh, en) = match table {
        "indicator.target" => of_target(key),
        _ => own(table, key),
    }
    .or_else(|| shared(key))?;
    Some(lang.pick(zh, en))
}

fn own(table: &str, key: &str) -> Option<(&'static str, &'static str)> {
    Some(match (table, key) {
        ("catalogue", "code") => ("编码：小写字母、数字、- 和 _", "code: lower-case letters, digits, - and _"),
        ("catalogue", "version") => ("版本，如 2026.11", "version, for example 2026.11"),
        ("catalogue", "extends") => {
            ("另一个目录的编码：本目录只作内部分工", "another catalogue's code: this one only arranges its targets")
        }
        ("rules", "tolerance") => (
            "进度落后多少以内仍算达到序时进度，0.05 是 5 个百分点",
            "how far pace may fall below zero and still be on track; 0.05 is 5 points",
        ),
        ("rules", "about") => ("文件没有写明时，“左右”的容差", "tolerance of `about` where the document gives none"),
        ("rules", "due_soon_days") => ("距期限多少天以内算临期", "days before the deadline that count as due soon"),
        ("rules", "stale_months") => ("数据超过多少个月算过旧", "months after which a figure is too old"),
        ("rules", "report_grace_days") => {
            ("期限过后等数据的天数", "days after the deadline in which a figure is awaited")
        }
        ("rules", "utc_offset") => ("日期所用的时区", "offset of civil dates from UTC"),
        ("rules", "ladder") => ("亮灯方案", "the ladder of lights"),
        ("region", "code") => ("编码，如 changchun", "code, for example changchun"),
        ("region", "division") => ("行政区划代码（GB/T 2260）", "division code by GB/T 2260"),
        ("region", "parent") => ("上级地区的编码", "code of the region it belongs to"),
        ("source", "code") => ("编码，如 changchun-2023", "code, for example changchun-2023"),
        ("source", "title") => ("标题", "title"),
        ("source", "number") => ("发文字号", "document number"),
        ("source", "standing") => {
            ("效力：有效、征求意见稿、已废止", "standing: in force, a draft for comment, repealed")
        }
        ("source", "horizon") => ("规划期，如 2023..2025", "years the plan runs over, for example 2023..2025"),
        ("source.clause", "number") => {
            ("条款号，按文件的写法，如 二(一)1", "the clause's numbering as the document has it")
        }
        ("source.clause", "part") => ("同一条有几处括注时的序号", "which bracket, where a clause has several"),
        ("agency", "name") => ("名称，按文件里的写法", "name as the document writes it"),
        ("agency", "full_name") => ("全称，确知时才写", "full name, only where known"),
        ("agency", "aliases") => ("别的叫法", "other names it goes by"),
        ("indicator", "code") => {
            ("编码：地区编码.名称，如 changchun.5g-stations", "code: region.slug, for example changchun.5g-stations")
        }
        ("indicator", "slug") => (
            "代替 code：同一指标用于多个地区，地区由目标的 values 给出",
            "instead of code: one indicator for the regions that its targets' values name",
        ),
        ("indicator", "unit") => ("单位", "unit"),
        ("indicator", "same_units") => ("意思相同的其他单位", "words that mean the same unit"),
        ("indicator", "kind") => {
            ("种类：存量、流量、比率、增长率", "kind: a level, an amount within a period, a share, a growth rate")
        }
        ("indicator", "direction") => {
            ("哪边更好：越高、越低、在范围内", "which way is better: up, down, within a range")
        }
        ("indicator", "concept") => {
            ("跨地区可比的同一指标用同一个词", "the slug that makes it comparable between regions")
        }
        ("indicator", "scope") => {
            ("统计范围：算什么、不算什么，取最差还是平均", "what is counted; the worst unit or the average")
        }
        ("baseline", "period") => ("时期，如 2020", "period, for example 2020"),
        ("baseline", "value") => ("数值", "value"),
        ("baseline", "basis") => {
            ("依据：文件写明、公布数据、从零开始", "basis: stated in a document, published, counted from zero")
        }
        ("assignment", "target") => {
            ("目标的完整编码：指标编码.目标编码", "the target's full code: indicator code . target code")
        }
        ("assignment", "contact") => ("联系人", "contact"),
        ("assignment", "internal_deadline") => ("内部期限", "internal deadline"),
        ("assignment", "baseline") => ("基数：时期、数值", "the baseline: period and value"),
        _ => return None,
    })
}

fn of_target(key: &str) -> Option<(&'static str, &'static str)> {
    Some(match key {
        "code" => ("编码，默认是期限的年份", "code within the indicator; default: the deadline's year"),
        "source" => ("规划文件的编码", "code of the policy document"),
        "clause" => ("条款号", "numbering of the clause"),
        "part" => ("同一条有几处括注时的序号", "which bracket, where the clause has several"),
        "comparator" => {
            ("怎样算完成：不低于、超过、不高于、低于、左右、之间、等于", "how a figure is compared with the value")
        }
        "value" => (
            "目标值，用指标的单位；between 写 [下限, 上限]；multiple 写倍数",
            "the value in the indicator's unit; [lo, hi] for between; how many times for multiple",
        ),
        "wording" => ("文件原文里的数字、单位和修饰语", "the document's own words for number, unit and qualifier"),
        "deadline" => ("期限，含当天", "deadline, inclusive"),
        "deadline_basis" => ("期限来自条文还是规划期", "whether the clause or the plan's horizon gives the deadline"),
        "strength" => ("承诺，或力争、鼓励", "a commitment, or only striven for"),
        "judge" => (
            "怎样判断：最新值、每年、期内累计、年均增长、倍数",
            "how figures decide: the latest, each year, the sum, the mean growth, the multiple",
        ),
        "window" => ("起止年份，如 2023..2025", "first and last year, for example 2023..2025"),
        "window_basis" => ("起止年份的依据；assumed 要写 note", "where the window comes from; assumed needs a note"),
        "tolerance" => ("文件写明的“左右”容差，0.05 是 5%", "the document's own tolerance; 0.05 is 5 %"),
        "period" => ("流量和增长率按多长的时期判断", "length of the periods by which a flow or growth is judged"),
        "baseline" => ("基数：时期、数值、依据", "the baseline: period, value, basis"),
        "milestones" => ("逐年的阶段目标", "values on the way"),
        "values" => ("各地区的目标值，代替 value", "the value for each region, instead of value"),
        _ => return None,
    })
}

fn shared(key: &str) -> Option<(&'static str, &'static str)> {
    Some(match key {
        "include" => ("其他目录文件，路径相对于本文件", "more catalogue files, relative to this one"),
        "name" => ("名称", "Chinese name"),
        "name_en" => ("英文名称", "English name"),
        "title_en" => ("英文标题", "English title"),
        "issuer" => ("发文机关", "issuer"),
        "issuer_en" => ("发文机关的英文名", "issuer in English"),
        "issued" => ("成文日期", "day it was issued"),
        "published" => ("公布日期", "day it was published"),
        "note" => ("需要让人知道的事", "what a reader must know"),
        "note_en" => ("英文说明", "the note in English"),
        "subject" => ("几个字的主题", "subject in a few words"),
        "subject_en" => ("英文主题", "subject in English"),
        "scope_en" => ("英文统计范围", "the scope in English"),
        "region" => ("地区编码", "code of the region"),
        "lead" => ("牵头单位", "agencies that lead"),
        "responsible" => ("责任单位（共同负责，没有牵头）", "agencies jointly responsible, none leads"),
        "support" => ("配合单位", "agencies that support"),
        _ => return None,
    })
}

/// The line above a block to fill in.
#[must_use]
pub fn block_head(lang: Lang) -> &'static str {
    lang.pick(
        "填好引号里的内容；行首有 # 的选填，去掉 # 即生效。",
        "fill in what is between the quotes; lines beginning with # are optional: remove the # to use them.",
    )
}

/// The title of the schema.
#[must_use]
pub fn schema_title(lang: Lang) -> &'static str {
    lang.pick("督办目标目录", "duban catalogue")
}
