//! What every command is for, in a line, and what else must be known of it.

use crate::i18n::Lang;

/// One sentence on a command; `duban` is the program itself.
#[must_use]
pub fn about(lang: Lang, command: &str) -> Option<&'static str> {
    let (zh, en) = match command {
        "duban" => (
            "督办：登记规划文件里的量化目标和公布的数据，算清每个目标完成没有、差多少、谁牵头、哪些逾期",
            "Tracks the quantified targets of policy plans: what is met, how far off the rest is, who leads, what is overdue",
        ),
        "init" => (
            "新建数据库，装入目标目录和已公布的数据",
            "Make the database and load the catalogue and the published figures",
        ),
        "check" => {
            ("检查目标目录文件，列出全部错误及其位置", "Check a catalogue file and list every fault with its place")
        }
        "load" => (
            "按目标目录更新数据库，列出新增、变更和停用的内容",
            "Bring the database to a catalogue and list what is added, changed and retired",
        ),
        "record" => {
            ("登记一次数据，并说明差距和状态因此怎样变化", "Log a measurement and say how gap and status change by it")
        }
        "import" => {
            ("从文件成批登记数据：要么全部登记，要么一条不记", "Log many measurements from a file: all or none of them")
        }
        "targets" => ("列出目标", "List the targets"),
        "agencies" => ("列出单位及其承担的目标数", "List the agencies and how many targets they answer for"),
        "show" => (
            "查看一个指标或目标的全部情况：出处、数据、判断和理由",
            "Show all about an indicator or target: source, figures, verdict and why",
        ),
        "history" => ("列出一个指标登记过的全部数据", "List every figure logged for an indicator"),
        "report" => ("目标完成情况：差多少、进度如何", "Report the gap to target and the progress"),
        "overdue" => (
            "督查用的逾期清单：逾期天数、差距、牵头单位、条款",
            "List what is overdue, for a supervision review: days, gap, lead agency, clause",
        ),
        "new" => (
            "输出一段带说明的空白目录内容，填好后放进目标目录",
            "Print a commented block to fill in and put into a catalogue",
        ),
        "schema" => {
            ("输出目标目录的 JSON Schema，供编辑器提示和检查", "Print the JSON Schema of the catalogue, for editors")
        }
        "doctor" => (
            "自检：内置数据、存取和计算是否无误，并重算公布过的增长比",
            "Check the installation: storage, arithmetic, and published growth ratios computed again",
        ),
        "config" => ("输出当前设置，以及每一项从哪里来", "Print the settings in force and where each comes from"),
        "completions" => (
            "输出命令行补全脚本，代码从数据库里补全",
            "Print a shell's completion script; codes complete from the database",
        ),
        "man" => ("输出使用手册（man 页格式）", "Print the manual (a man page)"),
        "help" => ("查看一个命令的用法", "Print the help of a command"),
        _ => return None,
    };
    Some(lang.pick(zh, en))
}

/// Paragraphs that follow on a command's page, one a line.
#[must_use]
pub fn details(lang: Lang, command: &str) -> &'static [&'static str] {
    let (zh, en): (&[&str], &[&str]) = match command {
        "duban" => (
            &[
                "没有数据库时，查询命令直接使用内置目录和已公布的数据；要登记数据，先运行 duban init。",
                "日期按北京时间，与电脑的时区无关。数据写到标准输出，其他提示写到标准错误。程序从不联网。",
                "退出码：0 完成；1 数据、文件或数据库有问题；2 用法有误；3 触发 --fail-on。",
            ],
            &[
                "Without a database the commands that look things up work on the built-in catalogue and its published figures; to log figures, run duban init first.",
                "Dates are Beijing time, whatever the machine's zone. Data goes to standard output, everything else to standard error. The program never uses a network.",
                "Exit codes: 0 done; 1 the data, a file or the database is at fault; 2 wrong usage; 3 --fail-on was hit.",
            ],
        ),
        "init" => (&["数据库已经存在时不做任何改动。"], &["An existing database is left as it is."]),
        "check" => (&["不给文件名时检查内置目录。"], &["Without a file it checks the built-in catalogue."]),
        "load" => (
            &["只改动该目录代码名下的内容，不删除任何数据；重复装入没有变化。不给文件名时装入内置目录。"],
            &[
                "Touches only what belongs to the catalogue's code and never drops a figure; loading twice changes nothing. Without a file it loads the built-in catalogue.",
            ],
        ),
        "record" => (
            &[
                "指标可以写代码、名称的一部分或拼音首字母；数值可以写 5.2万、1.35亿元、95％、百分之三十五。几个指标可以一次登记。",
                "同样的数据再次登记会跳过；不同的数据要加 --revise；看起来不对的数据要加 --confirm。",
            ],
            &[
                "An indicator may be given by its code, a part of its name, or pinyin initials; a value as 52000, 95% or as Chinese documents write it. Several indicators may be logged at once.",
                "The same figure again is skipped; a different one needs --revise; one that looks wrong needs --confirm.",
            ],
        ),
        "import" => (
            &[
                "CSV 文件（Excel 等电子表格请另存为 CSV，常用的中文编码都能识别），第一行是列名：indicator、period、value 必填；unit、bound、fit、release、publisher、title、url、note、by 选填。列名也可以用中文（指标、时期、数值、单位等），次序不限。",
                "有错的行会逐行列出行号、列名和原因。",
            ],
            &[
                "A CSV file, in UTF-8 or GB18030, whose first row names the columns: indicator, period and value are required; unit, bound, fit, release, publisher, title, url, note and by are optional. Any order.",
                "Every bad row is listed with its line, column and reason.",
            ],
        ),
        "show" => (
            &["可以写指标或目标的代码、名称的一部分或拼音首字母。"],
            &["The code may be an indicator's or a target's, a part of its name, or pinyin initials."],
        ),
        "report" => (
            &["默认每个目标一行；--by 可以改为按单位、地区或文件汇总。"],
            &["One row a target; --by sums up by agency, region or source instead."],
        ),
        "overdue" => (
            &["先按逾期天数，再按差距百分比排列；征求意见稿的目标另列在后。"],
            &["In order of days overdue, then gap %; targets of drafts come last under their own heading."],
        ),
        "doctor" => (
            &[
                "--vectors 重算一个 CSV 文件：每行是算一个增长比所用的值和公布的结果，第一行是列名：id、base_year、base_value、current_year、current_value、target_year、target、direction、limit、progress_value、status、score。次序不限，没有值的留空，其他列不用。",
                "direction 写 1（越高越好）或 -1（越低越好），不作推定。数值相差不超过十亿分之一算相符，状态须完全一致。",
                "输出相符几条、共几条，以及每一处不符；csv 和 json 列出全部。有不符或读不懂的行时退出码为 1。",
            ],
            &[
                "--vectors computes a CSV file again: each row has what goes into a growth ratio and what was published for it, the first row names the columns: id, base_year, base_value, current_year, current_value, target_year, target, direction, limit, progress_value, status, score. Any order; what has no value is left empty; other columns are not used.",
                "direction is 1 where more is better and -1 where less is; none is assumed. Numbers match within a billionth, statuses exactly.",
                "It prints how many match, and everything that does not; csv and json list it all. Exit code 1 where a row does not match or cannot be read.",
            ],
        ),
        "config" => (
            &[
                "配置文件是 TOML，可以写 db、by、lang、region、color、pager，位置是 DUBAN_CONFIG 所指的文件，否则是 ~/.config/duban/config.toml（Windows 上是 %APPDATA%\\duban\\config.toml）。",
                "先后次序：命令行、环境变量、配置文件、默认值。输出本身就可以存为配置文件。",
            ],
            &[
                "The config file is TOML with the keys db, by, lang, region, color and pager. It is the file named by DUBAN_CONFIG, else ~/.config/duban/config.toml (on Windows %APPDATA%\\duban\\config.toml).",
                "The command line comes first, then the environment, then the config file, then the default. What is printed can itself be saved as a config file.",
            ],
        ),
        "completions" => (&["升级程序后要重新生成。"], &["Make the script anew after upgrading the program."]),
        _ => (&[], &[]),
    };
    lang.pick(zh, en)
}
