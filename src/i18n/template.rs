//! The commented blocks that `new` prints to be filled in. The first three put together are a sound catalogue.
//!
//! Keys and codes are the format's; only the remarks are in a language.

use super::Lang;

/// The head of a catalogue, and the place it is about.
#[must_use]
pub fn catalogue(lang: Lang) -> String {
    let say = |zh: &'static str, en: &'static str| lang.pick(zh, en);
    format!(
        r#"[catalogue]
code = "city"                          # {code}
version = "2026.1"                     # {version}
name = "本市数字经济目标"                # {name}
# name_en = "…"

[rules]                                # {rules}
# tolerance = 0.05                     # {tolerance}
# far_behind = 0.2                     # {far_behind}
# due_soon_days = 60                   # {due_soon}
# ladder = "blue-yellow-red"           # {ladder}

[[region]]                             # {region}
code = "demo"                          # {region_code}
name = "示范市"
# name_en = "…"
# division = "…"                       # {division}
# parent = "…"                         # {parent}

"#,
        code = say("目录代码：装入时只改动这个代码名下的内容", "loading touches only what belongs to this code"),
        version = say("版本，自定", "a text of your choice"),
        name = say("目录名称", "name"),
        rules = say("判定规则，不写的用默认值", "how targets are judged; what is not given has its default"),
        tolerance = say("落后序时不超过 5 个百分点算达到", "at most 5 points behind the time elapsed is on track"),
        far_behind = say(
            "落后序时超过 20 个百分点算严重滞后，不写则不分",
            "more than 20 points behind is far behind; without it there is no such light"
        ),
        due_soon = say("到期前多少天算临期", "so many days before the deadline a target is due soon"),
        ladder = say("亮灯，或 green-yellow-red", "or green-yellow-red"),
        region = say("每个地区一块", "one for each region"),
        region_code = say("代码：小写字母、数字、连字符", "code: lower-case letters, digits, hyphens"),
        division = say("行政区划代码，可不写", "division code of GB/T 2260, optional"),
        parent = say("上级地区的代码，可不写", "code of the region above, optional"),
    )
}

/// What an office adds to the targets of another catalogue.
#[must_use]
pub fn overlay(lang: Lang) -> String {
    let say = |zh: &'static str, en: &'static str| lang.pick(zh, en);
    format!(
        r#"[catalogue]
code = "office"                        # {code}
version = "2026.1"                     # {version}
name = "督查室补充"                      # {name}
extends = "digital-economy"            # {extends}

[[agency]]                             # {agency}
region = "taizhou"                     # {region}
name = "市发改委"

[[assignment]]                         # {assignment}
target = "taizhou.core-share.2025"     # {target}
lead = ["市发改委"]                     # {lead}
# responsible = ["…"]                  # {responsible}
# support = ["…"]                      # {support}
# contact = "…"                        # {contact}
# internal_deadline = 2025-10-31       # {deadline}
# baseline = {{ period = "2022", value = 10.1 }}   # {baseline}
# note = "…"                           # {note}
"#,
        code = say("补充目录自己的代码", "the overlay's own code"),
        version = say("版本，自定", "a text of your choice"),
        name = say("名称", "name"),
        extends = say("补充哪个目录", "the catalogue it adds to"),
        agency = say("原目录没有的单位，每个名称登记一次", "agencies that catalogue lacks, one for each name"),
        region = say("单位所在地区的代码", "code of the agency's region"),
        assignment =
            say("每个目标一块；不改动文件写明的内容", "one for each target; changes nothing a document states"),
        target = say("目标代码：用 duban targets --unassigned 查", "target code: see duban targets --unassigned"),
        lead = say("牵头单位", "who leads"),
        responsible = say("责任单位", "who is responsible"),
        support = say("配合单位", "who supports"),
        contact = say("联系人", "whom to call"),
        deadline = say("内部期限，早于文件的期限", "the office's own, earlier deadline"),
        baseline = say("文件没有写明时的基数", "where it starts, if the document does not say"),
        note = say("须由人知道的事", "what a person must know"),
    )
}

/// A document with one clause and one agency.
#[must_use]
pub fn source(lang: Lang) -> String {
    let say = |zh: &'static str, en: &'static str| lang.pick(zh, en);
    format!(
        r#"[[source]]
code = "demo-2025"                     # {code}
region = "demo"                        # {region}
title = "示范市数字经济发展行动计划"     # {title}
# title_en = "…"
# number = "示政办发〔2025〕1号"        # {number}
# issuer = "示范市人民政府办公室"        # {issuer}
# issued = 2025-04-06                  # {issued}
# published = 2025-04-18               # {published}
standing = "in_force"                  # {standing}
horizon = "2025..2027"                 # {horizon}
# note = "…"                           # {note}

[[source.clause]]                      # {clause}
number = "二(一)1"                      # {numbering}
# part = 1                             # {part}
subject = "5G网络"                      # {subject}
# goals = true                         # {goals}
lead = ["市城管局"]                     # {lead}
responsible = []                       # {responsible}
support = []                           # {support}

[[agency]]                             # {agency}
region = "demo"
name = "市城管局"                       # {name}
# full_name = "示范市城市管理局"         # {full_name}
# aliases = ["…"]                      # {aliases}

"#,
        code = say("代码：小写字母、数字、连字符", "code: lower-case letters, digits, hyphens"),
        region = say("已登记地区的代码", "code of a declared region"),
        title = say("文件标题", "title"),
        number = say("发文字号，可不写", "document number, optional"),
        issuer = say("发文单位，可不写", "issuer, optional"),
        issued = say("成文日期，可不写", "day it was issued, optional"),
        published = say("发布日期，可不写", "day it was published, optional"),
        standing = say("in_force 现行，draft 征求意见稿，repealed 已废止", "in_force, draft (for comment) or repealed"),
        horizon = say("规划期的首年和末年", "first and last year of the plan"),
        note = say("须向读者说明的事，如文本有缺", "what a reader must know, for example what is missing"),
        clause = say("每组单位一块", "one for each group of agencies"),
        numbering = say("按文件自身的编号", "numbering as the document has it"),
        part = say("一个条款有几组单位时才写", "only where a clause has several groups"),
        subject = say("几个字的主题", "subject in a few words"),
        goals = say("属于文件的目标部分时才写", "only where it belongs to the document's goals"),
        lead = say("牵头单位，按文件原样写", "who leads, as the document writes it"),
        responsible = say("责任单位", "who is responsible"),
        support = say("配合单位", "who supports"),
        agency = say("每个名称登记一次", "one for each name"),
        name = say("文件中的写法", "as the documents write it"),
        full_name = say("全称，确知时才写", "full name, where it is known"),
        aliases = say("别名，便于查找", "other names, to be found by"),
    )
}

/// An indicator with one target.
#[must_use]
pub fn target(lang: Lang) -> String {
    let say = |zh: &'static str, en: &'static str| lang.pick(zh, en);
    format!(
        r#"[[indicator]]
code = "demo.5g-stations"              # {code}
name = "主城区5G基站数量"               # {name}
# name_en = "…"
unit = "个"                            # {unit}
# same_units = ["座"]                  # {same_units}
kind = "stock"                         # {kind}
direction = "up"                       # {direction}
# concept = "5g-stations"              # {concept}
# scope = "主城区"                      # {scope}

[[indicator.target]]
# code = "2027"                        # {own}
source = "demo-2025"                   # {source}
clause = "二(一)1"                      # {clause}
# part = 1                             # {part}
comparator = "at_least"                # {comparator}
#                                        {comparators}
value = 13000                          # {value}
wording = "13000个以上"                 # {wording}
deadline = 2027-12-31                  # {deadline}
deadline_basis = "stated"              # {deadline_basis}
# strength = "commit"                  # {strength}
# judge = "latest"                     # {judge}
#                                        {judges}
# window = "2025..2027"                # {window}
# window_basis = "plan"                # {window_basis}
# tolerance = 0.05                     # {tolerance}
# period = "year"                      # {period}
# baseline = {{ period = "2024", value = 8700, basis = "stated" }}   # {baseline}
# milestones = {{ 2025 = 9000, 2026 = 11000 }}   # {milestones}
# note = "…"                           # {note}
# lead = ["…"]                         # {lead}
"#,
        code = say("地区代码.指标代码", "region code . own part"),
        name = say("指标名称", "name"),
        unit = say("单位；数值都用这个单位", "unit of every value"),
        same_units = say("同义的单位，可不写", "words for the same unit, optional"),
        kind = say(
            "stock 时点数，flow 时期数，ratio 比率，growth 增速",
            "stock (level), flow (amount in a period), ratio or growth"
        ),
        direction = say(
            "up 越高越好，down 越低越好，within 保持在范围内",
            "up (more is better), down or within (both sides matter)"
        ),
        concept = say("各地区可比的同一指标用同一个词", "the same word makes indicators of regions comparable"),
        scope = say("统计范围", "what is counted"),
        own =
            say("一个指标有几个目标时才写，默认为期限的年份", "where there are several; default: the deadline's year"),
        source = say("文件代码", "code of the document"),
        clause = say("条款编号，已在文件下登记", "a clause declared under the document"),
        part = say("条款分几组单位时才写", "where the clause has several groups of agencies"),
        comparator = say(
            "at_least 不低于，more_than 超过，at_most 不高于，less_than 低于",
            "at_least, more_than, at_most, less_than,"
        ),
        comparators =
            say("about 左右，between 介于（value = [5, 6]），exactly 等于", "about, between (value = [5, 6]), exactly"),
        value = say("目标值", "the value asked for"),
        wording = say("原文中的几个字", "the few characters of the document"),
        deadline = say("期限，含当日", "the last day, inclusive"),
        deadline_basis = say("stated 条款写明，plan 按规划期", "stated (in the clause) or plan (inherited)"),
        strength = say("commit 明确要求，strive 力争", "commit or strive (力争)"),
        judge = say("latest 最新数据，each_year 每年，window_sum 累计，", "latest, each_year, window_sum,"),
        judges =
            say("window_growth 年均增长，multiple 翻番", "window_growth (mean yearly growth), multiple (doubling)"),
        window = say("逐年、累计、年均和从零起计时要写", "for each_year, window_sum, window_growth and from_zero"),
        window_basis =
            say("stated 写明，plan 按规划期，assumed 推定（须有说明）", "stated, plan or assumed (then with a note)"),
        tolerance = say("左右的幅度，文件写明时才写", "for about, where the document gives it"),
        period = say("year、half、quarter 或 month", "year, half, quarter or month"),
        baseline = say("基数；从零起计写 { basis = \"from_zero\" }", "where it starts; or { basis = \"from_zero\" }"),
        milestones = say("途中各年的目标值", "values on the way"),
        note = say("须由人知道或裁定的事", "what a person must know or rule"),
        lead = say("条款没有写明单位时才写", "only where no clause names the agencies"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The block with every optional line in force.
    fn filled(text: &str) -> String {
        text.lines()
            .map(|line| line.strip_prefix("# ").filter(|rest| is_entry(rest)).unwrap_or(line))
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn is_entry(line: &str) -> bool {
        line.split_once(" = ").is_some_and(|(key, _)| key.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
    }

    #[test]
    fn a_block_is_well_formed_as_printed_and_with_every_line_in_force() {
        for lang in Lang::ALL {
            for text in [catalogue(lang), source(lang), target(lang), overlay(lang)] {
                assert!(text.parse::<toml::Table>().is_ok(), "{text}");
                assert!(filled(&text).parse::<toml::Table>().is_ok(), "{}", filled(&text));
            }
        }
    }

    #[test]
    fn english_remarks_are_english() {
        for text in [catalogue(Lang::En), source(Lang::En), target(Lang::En), overlay(Lang::En)] {
            for remark in text.lines().filter_map(|line| line.rsplit_once(" # ")).map(|(_, remark)| remark) {
                assert!(remark.chars().all(|c| c.is_ascii() || "力争".contains(c)), "{remark}");
            }
        }
    }
}
