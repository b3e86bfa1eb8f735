//! Examples at the end of every command's page.

use crate::i18n::Lang;

/// A line to type and what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// What is typed.
    pub line: &'static str,
    /// What it does.
    pub says: &'static str,
}

/// The examples of a command; `duban` is the program itself.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one arm a command")]
pub fn examples(lang: Lang, command: &str) -> Vec<Example> {
    let rows: &[(&str, &str, &str)] = match command {
        "duban" => &[
            ("duban report", "全部目标的完成情况", "how every target stands"),
            ("duban overdue -o overdue.csv", "逾期清单存成表格", "what is overdue, as a table for spreadsheets"),
            ("duban show jilin.5g-stations", "查看一个指标", "all about one indicator"),
        ],
        "init" => &[
            ("duban init", "在当前文件夹新建 duban.db", "make duban.db in the current folder"),
            (
                "duban init --db city.db --catalogue city.toml --empty",
                "用自己的目录，不带数据",
                "an own catalogue, no figures",
            ),
        ],
        "check" => &[("duban check city.toml", "检查一个目录文件", "check a catalogue file")],
        "load" => &[
            ("duban load city.toml --dry-run", "先看会有哪些变化", "see first what would change"),
            ("duban load city.toml", "装入", "load it"),
        ],
        "record" => &[
            ("duban record jilin.5g-stations 52000 --period 2024", "登记 2024 年的数据", "log the figure for 2024"),
            (
                "duban record jilin.5g-stations 52000 jilin.racks 13000 --period 2024 --release final",
                "一次登记两个指标",
                "log two indicators at once",
            ),
        ],
        "import" => &[
            ("duban import --template -o figures.csv", "生成一份空表", "write an empty file to fill in"),
            ("duban import figures.csv --dry-run", "只检查，不登记", "check it, log nothing"),
            ("duban import figures.xlsx", "登记", "log it"),
            ("duban import table.csv --region taizhou", "表里的指标都是泰州的", "all its indicators are of Taizhou"),
        ],
        "retract" => &[
            (
                "duban retract jilin.racks@2024 --reason 'wrong scope'",
                "撤回 2024 年的数据",
                "retract the figure for 2024",
            ),
            (
                "duban retract jilin.racks@2024#2 --reason typo --dry-run",
                "先看会有什么影响",
                "see first what it would change",
            ),
        ],
        "undo" => &[
            ("duban undo --dry-run", "先看会撤销什么", "see first what would be taken back"),
            ("duban undo --action 12 --reason 'wrong file'", "撤销第 12 号操作", "take back action 12"),
        ],
        "extend" => &[(
            "duban extend jilin.racks.2025-goal --to 2026-06-30 --basis 'minutes 9'",
            "延期半年",
            "half a year more",
        )],
        "pending" => &[
            ("duban pending", "全部待核准的数据", "everything that waits"),
            ("duban pending --region changchun", "一个地区的", "that of one region"),
        ],
        "approve" => &[
            ("duban approve jilin.racks@2024 --by wangfang", "核准一条", "approve one"),
            ("duban approve --action 12", "核准一次导入的全部数据", "approve all that one import logged"),
            ("duban approve --all", "核准别人登记的全部数据", "approve all that others logged"),
        ],
        "reject" => &[("duban reject jilin.racks@2024 --reason 'not as published'", "退回一条", "reject one")],
        "form" => &[
            (
                "duban form --agency szsj --region changchun --period 2025 -o form.xlsx",
                "一个单位的填报表",
                "the form of one agency",
            ),
            ("duban form --region taizhou -o forms", "每个单位一个文件", "a file for each agency"),
        ],
        "targets" => &[
            ("duban targets --region jilin,changchun", "两个地区的目标", "targets of two regions"),
            ("duban targets --unassigned", "没有单位承担的目标", "targets that nobody answers for"),
        ],
        "agencies" => &[
            ("duban agencies --region changchun", "一个地区的单位", "the agencies of a region"),
            ("duban agencies szsj --region changchun", "一个单位的得分和目标", "one agency's score and targets"),
        ],
        "show" => &[
            ("duban show zcq5g", "用拼音首字母查找", "found by pinyin initials"),
            ("duban show jilin.5g-stations.2025 --as-of 2025-12-31", "按指定日期判断", "judged as of a given day"),
            ("duban show jilin.5g-stations --chart none", "不画走势图", "without the chart"),
        ],
        "explain" => &[
            ("duban explain jilin.5g-stations", "结论和各方法的每一步", "the verdict and every method, step by step"),
            (
                "duban explain zcq5g --method projection,room",
                "只看趋势外推和余地",
                "only where the trend leads and what room there is",
            ),
            ("duban explain jilin.racks -o racks.md", "存成文档", "into a document"),
        ],
        "history" => &[("duban history jilin.5g-stations", "一个指标的全部数据", "every figure of an indicator")],
        "changes" => &[
            (
                "duban changes --since 2026-04-01",
                "四月一日（含）以来的变动",
                "what moved since the first of April, that day included",
            ),
            (
                "duban changes --since 2026-04-01 --until 2026-06-30 -o changes.xlsx",
                "第二季度的变动，存成工作簿",
                "what moved in the second quarter, as a workbook",
            ),
            (
                "duban changes --since '#12' --as-of-then 2026-03-31",
                "第 12 次操作以来，另列只因时间推移而变的状态",
                "since action 12, with the statuses that time alone changed",
            ),
        ],
        "report" => &[
            ("duban report --status behind,overdue", "只看滞后和逾期的", "only what is behind or overdue"),
            (
                "duban report --by agency --as-of 2025-12-31",
                "年底时各单位的情况",
                "agency by agency at the end of the year",
            ),
            ("duban report --summary -o review.md", "写一份综述，存成文档", "a review in paragraphs, as a document"),
            ("duban report -o report.html", "一个网页，可筛选、打印", "a page to filter, look through and print"),
            (
                "duban report --known-at 2026-03-31",
                "三月底那天会得到的回答",
                "the answer that was to be had at the end of March",
            ),
            ("duban report --sort -gap_pct --limit 10", "差距最大的十个", "the ten largest gaps"),
            ("duban report --columns name,target_value,bar,status", "每个目标一条进度条", "a bar for each target"),
            (
                "duban report -o ledger.xlsx --per-agency",
                "督办台账，另给每个单位一张表",
                "the supervision ledger, with a sheet an agency",
            ),
        ],
        "overdue" => &[
            ("duban overdue --due-within 60", "连同 60 天内到期的", "with what falls due within 60 days"),
            ("duban overdue -o overdue.xlsx", "督查用的逾期台账", "a ledger for a supervision review"),
            ("duban overdue -q --fail-on overdue", "有逾期就以退出码 3 结束", "exit code 3 if anything is overdue"),
        ],
        "conflicts" => &[
            ("duban conflicts --region jilin", "一个地区的冲突", "the conflicts of a region"),
            ("duban conflicts -o conflicts.csv", "存到文件", "into a file"),
        ],
        "compare" => &[
            ("duban compare", "有哪些可比指标", "what can be compared"),
            ("duban compare core-industry-share", "各地的同一指标", "the same indicator of each region"),
            ("duban compare 5gjz --as-of 2025-12-31", "用拼音首字母查找", "found by pinyin initials"),
        ],
        "notice" => &[
            ("duban notice", "先看会写些什么", "read first what would be written"),
            (
                "duban notice --region changchun -o notices",
                "每个单位一个文件，放进文件夹",
                "a file for each agency, in a folder",
            ),
            (
                "duban notice --agency stxb --reply-by 2026-12-31 -o notice.docx",
                "一个单位，写明反馈日期",
                "one agency, with the day to answer by",
            ),
        ],
        "bulletin" => &[
            ("duban bulletin -o bulletin.docx", "全部目标", "on all targets"),
            (
                "duban bulletin --region changchun --as-of 2025-12-31 -o bulletin.docx",
                "一个地区年底时的情况",
                "on one region at the end of the year",
            ),
        ],
        "new" => &[
            ("duban new catalogue > city.toml", "新目录的开头", "the head of a new catalogue"),
            ("duban new source >> city.toml", "加上一份规划文件", "add a policy document"),
            ("duban new target >> city.toml", "再加上一个目标", "add a target"),
        ],
        "schema" => &[("duban schema -o duban.schema.json", "存到文件", "into a file")],
        "log" => &[
            ("duban log --since 2026-11-01", "十一月以来的操作", "what was done since the first of November"),
            (
                "duban log --events --indicator jilin.5g-stations",
                "一个指标的数据怎样改过",
                "how an indicator's figures changed",
            ),
        ],
        "verify" => &[
            ("duban verify", "核验整个数据库", "look through the whole database"),
            ("duban verify --head 3f9a0c12ab34", "核对报告里印的链头", "hold it against a head that a report printed"),
            ("duban verify --documents papers", "核对一个文件夹里的文件", "check the documents in the folder papers"),
            (
                "duban verify --documents papers --all --source qingdao-2023",
                "列出一份文件里的全部数量",
                "list every quantity of one document",
            ),
            (
                "duban verify --documents papers --register ours.csv -o all.csv",
                "加上自己的登记表，存成 CSV",
                "with a register of your own, into a CSV",
            ),
        ],
        "doctor" => &[
            ("duban doctor", "检查这台电脑上的程序", "check the program on this machine"),
            ("duban doctor --vectors results.csv", "重算一个文件里的结果", "compute the results of a file again"),
        ],
        "backup" => &[
            ("duban backup /mnt/backups", "备份到一个文件夹，文件名带日期", "into a folder, under a name with the day"),
            ("duban backup last.db --force", "总是替换上一次的备份", "always in place of the last one"),
            ("duban report --db last.db", "查询备份", "look into a backup"),
        ],
        "restore" => &[("duban restore last.db", "恢复", "restore it")],
        "config" => &[("duban config", "查看设置及其来源", "the settings and where they come from")],
        "completions" => &[
            ("echo 'source <(duban completions bash)' >> ~/.bashrc", "装进 Bash", "into Bash"),
            ("echo 'source <(duban completions zsh)' >> ~/.zshrc", "装进 Zsh", "into Zsh"),
            ("duban completions fish | source", "装进 Fish（写入 config.fish）", "into Fish (put it into config.fish)"),
            (
                "duban completions powershell | Out-String | Invoke-Expression",
                "装进 PowerShell（写入 $PROFILE）",
                "into PowerShell (put it into $PROFILE)",
            ),
        ],
        "man" => &[("duban man -o duban.1", "存到文件", "into a file"), ("man ./duban.1", "阅读", "read it")],
        "help" => &[("duban help record", "登记数据的用法", "how to log figures")],
        _ => &[],
    };
    rows.iter().map(|(line, zh, en)| Example { line, says: lang.pick(zh, en) }).collect()
}
