//! What every command is for, in a line, and what else must be known of it.

use crate::i18n::Lang;

/// One sentence on a command; `duban` is the program itself.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one arm a command")]
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
        "retract" => ("撤回登记过的数据，并说明影响", "Retract figures and say how gap and status change by it"),
        "undo" => {
            ("撤销本人的上一次操作，或指明的一次", "Take back the last thing that you did, or the action that is named")
        }
        "extend" => {
            ("延长一个目标的期限，文件规定的期限仍然保留", "Move a target's deadline; the document's own is kept")
        }
        "pending" => ("列出待核准的数据", "List the figures that wait for approval"),
        "approve" => ("核准别人登记的数据", "Approve figures that somebody else logged"),
        "reject" => ("退回待核准的数据", "Reject figures that wait for approval"),
        "form" => (
            "生成各单位的数据填报表（Excel），填好后用 import 收回",
            "Write the forms that agencies fill in (workbooks); import takes them back",
        ),
        "targets" => ("列出目标", "List the targets"),
        "agencies" => (
            "列出单位及其承担的目标数；写明单位时列出它的得分算式、名次和承担的目标",
            "List the agencies and how many targets they answer for; of one agency, its score step by step, rank and targets",
        ),
        "show" => (
            "查看一个指标或目标的全部情况：出处、数据、判断和理由",
            "Show all about an indicator or target: source, figures, verdict and why",
        ),
        "explain" => (
            "逐步解释一个目标怎样判定：结论和各方法的每一步算式，可用纸笔复核",
            "Explain step by step how a target was judged, by the verdict and by every method, to be followed on paper",
        ),
        "history" => ("列出一个指标登记过的全部数据", "List every figure logged for an indicator"),
        "changes" => (
            "上次以来的变动：新数据、修订、撤回、目标和规则的变更，以及因此而变的状态",
            "List what moved since the last review: figures, revisions, targets and rules, and the statuses that changed by them",
        ),
        "report" => ("目标完成情况：差多少、进度如何", "Report the gap to target and the progress"),
        "overdue" => (
            "督查用的逾期清单：逾期天数、差距、牵头单位、条款",
            "List what is overdue, for a supervision review: days, gap, lead agency, clause",
        ),
        "conflicts" => (
            "列出互相冲突的目标：同一指标要求不同、条款与目标部分不符、比较方式不同",
            "List targets that contradict one another: in value, in comparator, or against the document's goals",
        ),
        "compare" => (
            "把几个地区的同一指标并列：目标、规划年均、最新值、差距、状态",
            "Set one indicator of several regions side by side: target, yearly ambition, latest, gap, status",
        ),
        "backup" => (
            "备份数据库，核对无误后才算完成；别人可以照常登记",
            "Copy the database while others work, and verify the copy before it counts",
        ),
        "restore" => (
            "用备份恢复数据库；原来的数据库另存，不丢失",
            "Put a backup in the database's place; what was there is kept",
        ),
        "notice" => (
            "给有逾期或滞后目标的单位各写一份督办通知",
            "Write a notice to each agency that has targets overdue or behind",
        ),
        "bulletin" => (
            "写一份督查通报稿：总体情况、进展较好的、存在问题的、下一步要求，附全部目标的情况表",
            "Draft a supervision bulletin: the overall state, what went well, what did not, what is asked, and a table of all targets",
        ),
        "new" => (
            "输出一段带说明的空白目录内容，填好后放进目标目录",
            "Print a commented block to fill in and put into a catalogue",
        ),
        "schema" => {
            ("输出目标目录的 JSON Schema，供编辑器提示和检查", "Print the JSON Schema of the catalogue, for editors")
        }
        "log" => (
            "列出做过的每一次操作：何时、何人、做了什么、改了哪些数据",
            "List every action: when, by whom, what it did and which figures it changed",
        ),
        "verify" => (
            "核验数据库里的记录是否与登记时一致，指出最先不符的一处；或拿规划文件本身核对目录",
            "Check that everything on record is as it was written, or the catalogue against the documents themselves",
        ),
        "doctor" => (
            "自检：内置数据、存取和计算是否无误，并重算公布过的增速比",
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
#[expect(clippy::too_many_lines, reason = "one arm a command")]
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
                "可以是表格文件（.xlsx、.xls、.ods），也可以是文本文件（.csv 等，编码、分隔符、表头在哪一行自动识别）；duban form 生成的填报表填好后原样导入。",
                "要有一行列名：indicator、period、value 必填；unit、bound、fit、release、publisher、title、url、note、by、region、name 选填。列名也可以用中文（指标、时期、数值、单位、地区等），次序不限；数值列名后可以注明单位，如 数值（亿元）。",
                "没有数值的行视为未报。公式不计算，只取软件保存的结果；取决于别的文件或日期的公式不收。有错的行会逐行列出位置和原因。",
            ],
            &[
                "A spreadsheet (.xlsx, .xls, .ods) or a text file (.csv and its like; encoding, separator and the line of the header are found out). A form made by duban form is taken as it comes back.",
                "One row names the columns: indicator, period and value are required; unit, bound, fit, release, publisher, title, url, note, by, region and name are optional. Any order; the heading of the values may say their unit in brackets.",
                "A row without a value was not reported. Formulas are not calculated: the result saved with them counts, unless it depends on other files or on the day. Every bad row is listed with its place and reason.",
            ],
        ),
        "retract" => (
            &[
                "数据写成 指标@时期，如 指标代码@2024；同一时期有几条时加上编号，如 指标代码@2024#2，编号见 duban history。",
                "什么都不删除：撤回是另记一笔。撤回更正后的数值，更正前的重新作数。",
            ],
            &[
                "A figure is named INDICATOR@PERIOD, for example jilin.racks@2024; where a period has several, with its number, jilin.racks@2024#2, as duban history lists it.",
                "Nothing is deleted: a retraction is one more entry. Where a corrected value is retracted, the one before it counts again.",
            ],
        ),
        "undo" => (
            &[
                "登记、导入、撤回、核准、退回、装入目录、延期和撤销本身，都可以撤销；做法是另记一笔相反的，原来的记录都在。",
                "此后的操作若以它为基础（例如数据又更正过），不能撤销，并指出是哪一号操作。撤销也是一次操作：再撤销一次就恢复；要接着往前撤销，用 --action 写明操作号，每次撤销后会给出。",
            ],
            &[
                "What was logged, imported, retracted, approved, rejected, loaded or extended can be taken back, and so can an undo: what answers it is written beside it, and everything stays on record.",
                "Where a later action built on it (a figure was corrected since), it is refused and that action is named. An undo is an action too: undoing once more brings things back; to go further back, name the action with --action, which each undo tells.",
            ],
        ),
        "extend" => (
            &[
                "此后按延后的期限判定，逾期从延后的期限算起；按文件规定的期限是什么状态、超过多少天，一并列出。再次延期取代前一次，两次都留有记录。",
                "新期限要晚于文件规定的期限；不晚于现行期限、或已经过去，以及逐年判定的目标，要加 --confirm。目录后来把文件期限改到延后的期限或更晚，按文件期限判定。",
            ],
            &[
                "From then on the target is judged by the extended deadline and days overdue are counted from it; where it would stand by the document's own, and how late, is told beside it. A second extension takes the place of the first; both stay on record.",
                "The day must lie after the document's own deadline; one that is not after the deadline in force or has passed, and a target whose years are judged one by one, need --confirm. Where the catalogue later moves the document's deadline to the extended day or past it, the document's is in force.",
            ],
        ),
        "pending" => (
            &["目录的判定规则要求核准时，登记的数据须由另一人核准后才计入；核准前不影响任何判断。"],
            &[
                "Where a catalogue's [rules] say approval = true, figures count once somebody else approves them; until then they change nothing.",
            ],
        ),
        "approve" => (
            &[
                "登记人本人不能核准：姓名（--by 等）或电脑账户有一个相同，就不予核准。姓名是自己写的，能改数据库文件的人也能绕过；要靠得住，须在文件权限上分开。",
            ],
            &[
                "Nobody approves what they logged: where either the name given (--by and the like) or the machine's account is the same, it is refused. Names are what people say they are, and whoever may write to the database's file can get round it: file permissions must keep them apart.",
            ],
        ),
        "reject" => (
            &["退回的数据留在记录里，不计入；写明理由。"],
            &["What is rejected stays on record, with the reason, and does not count."],
        ),
        "form" => (
            &[
                "每个单位一张表，每个指标一行：名称、代码、单位、目标、时限、上次数值；黄色的格子供填写，其他格子受保护（没有密码）。带下拉表和填写检查。",
                "表里有一张看不见的工作表，记着单位、时期、目录和每行的指标；排序、隐藏列、插入说明都不影响导入。",
            ],
            &[
                "A workbook for each agency, a row for each indicator: name, code, unit, target, deadline, last figure. The yellow cells are to be filled in, the others are protected (without a password); what is typed is checked.",
                "A sheet that is not seen holds agency, period, catalogue and the indicator of each row: sorting, hidden columns and notes do no harm.",
            ],
        ),
        "show" => (
            &["可以写指标或目标的代码、名称的一部分或拼音首字母。没有设目标的指标，列出最新数据、自身增速和历次数据。"],
            &[
                "The code may be an indicator's or a target's, a part of its name, or pinyin initials. An indicator without a target has its latest figure, its growth by itself and all its figures.",
            ],
        ),
        "explain" => (
            &[
                "可以写指标或目标的代码、名称的一部分或拼音首字母。每一步列出算式和数值，不能给出的写明原因；各方法不一致之处说明为何。没有设目标的指标，只解释自身增速。",
                "存为 CSV 时每步一行。",
            ],
            &[
                "The code may be an indicator's or a target's, a part of its name, or pinyin initials. Each step has its arithmetic; what cannot be said has its reason; where methods disagree it is said why. Of an indicator without a target the growth by itself is explained.",
                "As CSV it has a row for each step.",
            ],
        ),
        "agencies" => (
            &[
                "单位可以写名称、全称、别名、名称的一部分或拼音首字母；几个地区有同名单位时用 --region 指明。",
                "得分只看可以判断的目标；没有数据的目标另行计数，不加分也不扣分。权重和分值由目录的规则规定。",
            ],
            &[
                "An agency may be given by its name, full name, another name, a part of one, or pinyin initials; --region tells agencies of the same name apart.",
                "Only judged targets are scored; those without data are counted apart, neither for nor against it. Weights and points stand in the catalogue's [rules].",
            ],
        ),
        "report" => (
            &[
                "默认每个目标一行；--by 可以改为按单位、地区或文件汇总。",
                "按单位汇总时，每个单位的每种角色一行，并给出得分、总得分和在本地区的名次；只看部分状态时不计分。",
                "--summary 写成可以直接贴进材料的段落：各状态和各规划评估用语（提前实现、快于预期、基本符合预期、滞后）有多少项、占多少，哪些还不能评价、为什么。筛选条件照样起作用，并写进文字。",
                "-o 存成 .html 文件时是一个网页：各状态的目标数，按地区、单位、状态和文字筛选，每个目标的走势图、出处、各方法和判定步骤，各单位比较；不联网，可以打印，手机上也能看。另给 --columns、--sort 或 --limit 时是一张普通的表。",
            ],
            &[
                "One row a target; --by sums up by agency, region or source instead.",
                "By agency there is a row for each of its roles, with its score, the agency's own, and its rank in its region; with --status nothing is scored.",
                "--summary writes paragraphs to be pasted into a paper: how many targets have which status and which word of a plan review (ahead of time, faster than expected, as expected, lagging), with their shares, and how many cannot be reviewed yet and why. Filters apply and are said in the text.",
                "Into a file that ends in .html goes one page: counts by status, filters by region, agency, status and words, and for each target its chart, sources, methods and steps; agencies compared. It needs no network, prints, and can be read on a phone. With --columns, --sort or --limit it is a plain table.",
            ],
        ),
        "overdue" => (
            &["先按逾期天数，再按差距百分比排列；征求意见稿的目标另列在后。"],
            &["In order of days overdue, then gap %; targets of drafts come last under their own heading."],
        ),
        "conflicts" => (
            &[
                "同一地区里，同一指标同一期限的数值或比较方式不同，可比指标、单位和口径都相同的两个指标要求不同，或途中年份的值与当年的目标不符，都列为冲突；属于文件目标部分的一方排在前面。",
                "哪一个算数须由人裁定：两个目标都照常判断。",
            ],
            &[
                "Within a region: one indicator and deadline with another value or comparator, two indicators of one concept, unit and scope that are asked for different things, or a value on the way that does not fit a target of that year. Whichever belongs to the document's goals comes first.",
                "Which of the two holds is for people to rule: both are judged.",
            ],
        ),
        "compare" => (
            &[
                "可比指标可以写代码、代码的一部分，也可以写其中一个指标的代码、名称或拼音首字母；不写则列出全部可比指标。",
                "口径、单位、期限等不同时逐项说明，只并列，不作平均和排名。规划年均是从基数到目标平均每年的变化，没有基数的不列。",
            ],
            &[
                "The concept may be given by its code or a part of it, or by the code, name or pinyin initials of one of its indicators; without it every concept is listed.",
                "Where definitions, units, deadlines and the like differ, each difference is told; nothing is averaged or ranked. What the plan asks a year runs from baseline to target; without a baseline it is not stated.",
            ],
        ),
        "doctor" => (
            &[
                "--vectors 重算一个 CSV 文件：每行是算一个增速比所用的值和公布的结果，第一行是列名：id、base_year、base_value、current_year、current_value、target_year、target、direction、limit、progress_value、status、score。次序不限，没有值的留空，其他列不用。",
                "direction 写 1（越高越好）或 -1（越低越好），不作推定。数值相差不超过十亿分之一算相符，状态须完全一致。",
                "输出相符几条、共几条，以及每一处不符；csv 和 json 列出全部。有不符或读不懂的行时退出码为 1。",
            ],
            &[
                "--vectors computes a CSV file again: each row has what goes into a growth ratio and what was published for it, the first row names the columns: id, base_year, base_value, current_year, current_value, target_year, target, direction, limit, progress_value, status, score. Any order; what has no value is left empty; other columns are not used.",
                "direction is 1 where more is better and -1 where less is; none is assumed. Numbers match within a billionth, statuses exactly.",
                "It prints how many match, and everything that does not; csv and json list it all. Exit code 1 where a row does not match or cannot be read.",
            ],
        ),
        "log" => (
            &[
                "每次写入都是一次操作，有编号、时间（表格里是单位所用的时间，CSV 和 JSON 里是世界协调时）、经办人、电脑账户、命令和链头；--events 逐条列出数据的原值和新值。",
            ],
            &[
                "Whatever wrote something is an action with its number, time (the office's clock in tables, UTC in CSV and JSON), person, account, command and head of the chain; --events lists each figure with its old and new value.",
            ],
        ),
        "verify" => (
            &[
                "逐行重算校验链，并检查引用、约束、文件结构、目录摘要、表和触发器的定义。完好时退出码为 0，否则为 1。",
                "报告里印有链头；--head 核对一个留存的链头是否还在链中：把整条链重新算过的人改得了数据库，改不了别人手里的链头。校验链能证明什么、不能证明什么，见随附的可靠性说明。",
                "--documents 读文件夹里的 .txt、.md、.docx，以及 .pdf（须装有 pdftotext），按标题、文号认出各是哪份文件；文件名里写了文件代码的以文件名为准。",
                "每个目标的原文须在目录所写的条款里；文件里的其他数量，每一个都要是目录里的目标、基数、期限，或者在登记表里写明为什么不是。改了一个数、加了一句话、少了一条，都会逐一指出。",
                "登记表的列：source（文件代码）、clause（条款，* 不限）、text（几个字）、times（几处，可空）、class（性质）。csv 和 json 列出全部数量。有问题时退出码为 1。",
            ],
            &[
                "Hashes the chain again row by row, and checks references, constraints, the file, the digests of the catalogues, and the definitions of tables and triggers. Exit code 0 where all is sound, else 1.",
                "Reports print the head of the chain. --head looks whether one that somebody kept is still in it: who hashes the whole chain anew can change the database, but not a head in other hands. docs/reliability.md says what the chain proves and what it does not.",
                "--documents reads .txt, .md and .docx files of a folder, and .pdf where pdftotext is installed; each is known by its title or number, or by a document's code in its file name.",
                "Each target's wording must stand in the clause the catalogue gives; every other quantity must be a target, baseline or deadline of the catalogue, or be in the register with a reason. A number changed, added or removed is named, and a clause removed, unless it is the last of its row and states no quantity.",
                "The register has the columns source (a document's code), clause (* anywhere), text (a few characters), times (how often; may be empty) and class. csv and json list every quantity. Exit code 1 where anything is wrong.",
            ],
        ),
        "notice" => (
            &[
                "-o 给文件夹时每个单位一个文件（Word 文档）；给 .docx、.md 或 .txt 文件时只能有一份通知；不给时直接显示内容。",
                "逾期待核和逾期未报的目标只请报送数据，不作未完成认定；未生效文件的目标不发通知。没有给出的编号、日期和落款单位留空待填。",
            ],
            &[
                "With a folder for -o there is a Word file for each agency; with a .docx, .md or .txt file there may be only one notice; without -o the text is shown.",
                "For targets overdue but not confirmed or not reported only figures are asked for; documents not in force lead to no notice. Number, date and office are left to fill in where they are not given.",
            ],
        ),
        "bulletin" => (
            &["-o 给 .docx、.md 或 .txt 文件；不给时直接显示内容。没有给出的编号、日期和落款单位留空待填。"],
            &[
                "-o takes a .docx, .md or .txt file; without it the text is shown. Number, date and office are left to fill in where they are not given.",
            ],
        ),
        "backup" => (
            &[
                "已有的文件不动，除非加 --force，而且只替换督办数据库的备份；新的备份写完并核对无误后才替换旧的。",
                "备份就是一个数据库，可以用 --db 直接查询。请放到另一块磁盘或另一台电脑上。",
            ],
            &[
                "An existing file is left alone; with --force an earlier backup, and nothing else, is replaced once the new one is complete and verified.",
                "A backup is a database: look into it with --db. Keep it on another disk or machine.",
            ],
        ),
        "restore" => (
            &[
                "先核对备份，再一次性替换；别人正在写入时最多等 10 秒。原来的数据库另存在旁边，文件名带日期。",
                "恢复本身也记为一次操作。备份之后登记的数据不在恢复后的数据库里，要从另存的数据库里查找。",
            ],
            &[
                "The backup is verified first and put in place in one piece; while others write it waits up to 10 seconds. What was there is kept beside under a name with the day.",
                "That it was done goes on record. What was recorded after the backup is not in the restored database; it is in the one that was kept.",
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
