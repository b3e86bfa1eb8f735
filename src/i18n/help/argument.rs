//! What every argument and option is for, and what its value is called.

use crate::i18n::Lang;

/// The words for one argument or option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// What its value is called; empty where it has none. Two names stand for pairs.
    pub value: &'static [&'static str],
    /// What it is for.
    pub says: &'static str,
}

/// The words for an argument or option of a command (`duban`: of every command).
#[must_use]
pub fn argument(lang: Lang, command: &str, id: &str) -> Option<Words> {
    let words = |(zh, en): Both, (say_zh, say_en): (&'static str, &'static str)| Words {
        value: lang.pick(zh, en),
        says: lang.pick(say_zh, say_en),
    };
    let (value, says) = match command {
        "duban" => everywhere(id)?,
        _ => own(command, id).or_else(|| shared(id))?,
    };
    Some(words(value, says))
}

type Both = (&'static [&'static str], &'static [&'static str]);
type Pair = (Both, (&'static str, &'static str));

const NO_VALUE: Both = (&[], &[]);
const FILE: Both = (&["文件"], &["FILE"]);
const STATUS: Both = (&["状态"], &["STATUS"]);
const TEXT: Both = (&["文字"], &["TEXT"]);
const NAME: Both = (&["姓名"], &["NAME"]);
const ACTION: Both = (&["操作号"], &["NUMBER"]);
const CODE: Both = (&["代码"], &["CODE"]);

fn everywhere(id: &str) -> Option<Pair> {
    Some(match id {
        "db" => (
            FILE,
            (
                "数据库文件（环境变量 DUBAN_DB；默认是当前文件夹里的 duban.db）",
                "the database (variable DUBAN_DB; default duban.db in the current folder)",
            ),
        ),
        "as_of" => (
            (&["日期"], &["DATE"]),
            (
                "按哪一天判断，如 2025-12-31 或 2025年12月31日（默认今天）",
                "judge as of this day, for example 2025-12-31 (default: today)",
            ),
        ),
        "lang" => (
            (&["语言"], &["LANG"]),
            (
                "显示的语言（环境变量 DUBAN_LANG；默认按系统语言）",
                "the language of everything that people read (variable DUBAN_LANG; default: the locale)",
            ),
        ),
        "color" => (
            (&["何时"], &["WHEN"]),
            (
                "是否用颜色；auto 只在终端上用，也听从环境变量 NO_COLOR",
                "whether to use colour; auto uses it on a terminal and heeds the variable NO_COLOR",
            ),
        ),
        "no_pager" => (
            NO_VALUE,
            (
                "长的输出不分页（分页程序由环境变量 DUBAN_PAGER 或 PAGER 指定）",
                "no pager for long output (variables DUBAN_PAGER and PAGER name one)",
            ),
        ),
        "quiet" => (NO_VALUE, ("只输出数据和错误", "data and errors only")),
        "verbose" => (NO_VALUE, ("出错时给出详情", "tell the details of what goes wrong")),
        "help" => (NO_VALUE, ("查看用法", "print this help")),
        "version" => (NO_VALUE, ("查看版本", "print the version")),
        _ => return None,
    })
}

fn shared(id: &str) -> Option<Pair> {
    Some(match id {
        "region" => {
            ((&["地区"], &["REGION"]), ("只看这些地区，多个用逗号隔开", "only these regions; several by comma"))
        }
        "agency" => {
            ((&["单位"], &["AGENCY"]), ("只看这些单位，多个用逗号隔开", "only these agencies; several by comma"))
        }
        "source" => (
            (&["文件代码"], &["SOURCE"]),
            ("只看这些规划文件的目标，多个用逗号隔开", "only targets of these policy documents; several by comma"),
        ),
        "status" => (STATUS, ("只看这些状态，多个用逗号隔开", "only these statuses; several by comma")),
        "method" => (
            (&["方法"], &["METHOD"]),
            (
                "并列给出这些方法的结果，多个用逗号隔开，all 为全部",
                "also what these methods say, side by side; several by comma, all for every one",
            ),
        ),
        "fail_on" => (
            STATUS,
            (
                "结果里有这些状态时以退出码 3 结束，多个用逗号隔开",
                "end with exit code 3 if one of these statuses comes up; several by comma",
            ),
        ),
        "known_at" => (
            (&["时间"], &["TIME"]),
            (
                "按当时所知回答（数据、目录、规则），如 2026-03-31（当天结束时）、2026-03-31 18:00、#12",
                "answer as was known then (figures, catalogue, rules): 2026-03-31 (the end of it), 2026-03-31 18:00, #12",
            ),
        ),
        "format" => (
            (&["格式"], &["FORMAT"]),
            (
                "输出格式；不给时看 -o 的文件名结尾，否则是 table",
                "the format; otherwise by the ending of the file given with -o, else table",
            ),
        ),
        "output" => (
            FILE,
            (
                "写到文件；写完才替换旧文件，- 表示标准输出",
                "write to a file, which is replaced only when complete; - is standard output",
            ),
        ),
        "number" => (
            (&["编号"], &["NUMBER"]),
            ("发文字号（不给时留空待填）", "the number of the paper (otherwise left to fill in)"),
        ),
        "reply_by" => (
            (&["日期"], &["DATE"]),
            ("请在这一天以前反馈（不给时留空待填）", "the day to answer by (otherwise left to fill in)"),
        ),
        "office" => (
            (&["单位"], &["OFFICE"]),
            (
                "发文和落款的单位，Word 文件另加红头（不给时留空待填；用预印红头纸时不给）",
                "the office that signs, also in a red head of a Word file (otherwise left to fill in; leave it out for \
                 paper with a printed head)",
            ),
        ),
        "per_agency" => {
            (NO_VALUE, ("工作簿（.xlsx）里另给每个单位一张表", "in a workbook (.xlsx) a sheet for each agency besides"))
        }
        "sort" => (
            (&["列"], &["KEY"]),
            ("按这一列排序；从大到小写 -列 或 列:desc", "sort by this column; -KEY or KEY:desc for the largest first"),
        ),
        "limit" => ((&["行数"], &["N"]), ("最多列出多少行", "list at most so many rows")),
        "chart" => (
            (&["画法"], &["STYLE"]),
            (
                "走势图和进度条怎样画：auto 看终端能显示什么，ascii 只用键盘上的字符（表格线也是），none 不画",
                "how charts and bars are drawn: auto goes by the terminal, ascii uses nothing else (for rules too), none draws none",
            ),
        ),
        "columns" => (
            (&["列"], &["KEYS"]),
            ("只要这些列，按给出的次序，用逗号隔开", "only these columns, in this order, by comma"),
        ),
        "dry_run" => (NO_VALUE, ("只说明会做什么，不改动数据库", "only say what would be done")),
        "by" => (NAME, ("经办人（环境变量 DUBAN_BY）", "who does it (variable DUBAN_BY)")),
        "revise" => {
            (NO_VALUE, ("替换已登记的不同数据，旧的保留备查", "replace a different figure; the old one is kept"))
        }
        "confirm" => (NO_VALUE, ("看起来不对的数据也照记", "log it although it looks wrong")),
        _ => return None,
    })
}

#[expect(clippy::too_many_lines, reason = "one line an argument")]
fn own(command: &str, id: &str) -> Option<Pair> {
    Some(match (command, id) {
        ("init", "catalogue") => {
            (FILE, ("用这个目标目录，不用内置的", "take this catalogue instead of the built-in one"))
        }
        ("init", "empty") => (NO_VALUE, ("不装入已公布的数据", "load no published figures")),
        ("check" | "load", "file") => (FILE, ("目标目录文件（TOML）", "a catalogue (TOML)")),
        ("record", "figures") => (
            (&["指标", "数值"], &["INDICATOR", "VALUE"]),
            ("指标和数值，可以成对给出多组", "an indicator and its value; more pairs may follow"),
        ),
        ("record", "period") => (
            (&["时期"], &["PERIOD"]),
            (
                "数据所属时期，如 2024、2024H1、2024Q3、2024-09、2024-09-30、2024年1-9月",
                "the period of the figure, for example 2024, 2024H1, 2024Q3, 2024-09, 2024-09-30, 2024-01..2024-09",
            ),
        ),
        ("record", "bound") => (
            (&["界限"], &["BOUND"]),
            (
                "公布的是准确值还是界限，如“超过”写 more_than；不给时按数值的写法",
                "whether the figure is exact or a bound; otherwise as the value is worded",
            ),
        ),
        ("record", "fit") => (
            (&["口径"], &["FIT"]),
            (
                "口径是否一致；close 是相近口径，只列出，不作判断",
                "whether it is defined as the indicator is; close is shown and decides nothing",
            ),
        ),
        ("record", "release") => {
            ((&["发布"], &["RELEASE"]), ("是初步数、修订数还是核定数", "whether it is preliminary, revised or final"))
        }
        ("record", "publisher") => (TEXT, ("公布数据的单位", "who published it")),
        ("record", "title") => (TEXT, ("公布数据的文章或公报标题", "the title under which it was published")),
        ("record", "url") => ((&["网址"], &["URL"]), ("公布数据的网址", "the address at which it was published")),
        ("record", "note") => (TEXT, ("备注", "a note")),
        ("retract" | "approve" | "reject", "figures") => (
            (&["指标@时期"], &["FIGURE"]),
            (
                "数据，写成 指标@时期 或 指标@时期#编号；可以给出几条",
                "figures, as INDICATOR@PERIOD or INDICATOR@PERIOD#NUMBER",
            ),
        ),
        ("retract" | "reject" | "undo", "reason") => (TEXT, ("理由，记入操作记录", "why; it goes on record")),
        ("approve" | "reject", "action") => {
            (ACTION, ("这一号操作登记的全部数据", "everything that waits of this action"))
        }
        ("approve", "all") => (NO_VALUE, ("别人登记的全部待核准数据", "everything that waits and others logged")),
        ("undo", "action") => {
            (ACTION, ("要撤销的操作；不给时是本人的上一次", "the action; without it the last one of your own"))
        }
        ("extend", "target") => (CODE, ("目标；只有一个目标的指标也可以", "a target, or an indicator with only one")),
        ("extend", "to") => ((&["日期"], &["DATE"]), ("延至哪一天（含当天）", "the last day from now on, inclusive")),
        ("extend", "basis") => (TEXT, ("依据，如文号或会议纪要", "by whose decision, for example a document's number")),
        ("extend", "note") => (TEXT, ("说明", "a note")),
        ("extend", "confirm") => (NO_VALUE, ("看起来不对的日期也照延", "extend although the day looks wrong")),
        ("targets", "unassigned") => (NO_VALUE, ("只看没有单位承担的目标", "only targets that no agency answers for")),
        ("show" | "explain", "code") => (CODE, ("指标或目标", "an indicator or target")),
        ("explain", "method") => (
            (&["方法"], &["METHOD"]),
            (
                "只解释这些方法，多个用逗号隔开；默认全部",
                "explain only these methods; several by comma; default: all of them",
            ),
        ),
        ("agencies", "agency") => (
            (&["单位"], &["AGENCY"]),
            (
                "只看这一个单位：得分算式、名次和承担的全部目标",
                "one agency: its score step by step, its rank and all its targets",
            ),
        ),
        ("compare", "concept") => (
            (&["可比指标"], &["CONCEPT"]),
            (
                "可比指标，或其中一个指标；不写则列出全部",
                "a concept, or one of its indicators; without it, list them all",
            ),
        ),
        ("changes", "since") => (
            (&["时间"], &["TIME"]),
            (
                "从这时起登记的（含），如 2026-04-01（含当天，从零时起）、2026-04-01 18:00；或 #12：第 12 号操作之后（不含）",
                "what was recorded from this time on: 2026-04-01 (all of that day), 2026-04-01 18:00; or #12: what came after action 12",
            ),
        ),
        ("changes", "until") => (
            (&["时间"], &["TIME"]),
            (
                "到这个时间为止，日期含当天（默认到最后一次操作）",
                "and up to this, of a day to its end (default: the last action)",
            ),
        ),
        ("changes", "as_of_then") => (
            (&["日期"], &["DATE"]),
            (
                "上次是按哪一天判断的：另列从那天起只因时间推移而变的状态",
                "the day as of which the last review was judged: also list the statuses that time alone has changed since",
            ),
        ),
        ("history", "indicator") => ((&["指标"], &["INDICATOR"]), ("指标", "an indicator")),
        ("report", "grouping") => (
            (&["分组"], &["GROUP"]),
            ("每行是什么：指标、单位、地区还是文件", "what a row stands for: indicator, agency, region or source"),
        ),
        ("report", "summary") => (
            NO_VALUE,
            (
                "写成综述：总的一段，每个地区（或加 --by source，每个文件）一段，附同样数字的表",
                "a review in paragraphs, one in all and one a region (with --by source: a document), with tables of the same numbers",
            ),
        ),
        ("overdue", "due_within") => {
            ((&["天数"], &["DAYS"]), ("同时列出这些天内到期的目标", "also list what falls due within so many days"))
        }
        ("log", "since") => (
            (&["时间"], &["TIME"]),
            (
                "从这时起（含），如 2026-04-01（含当天，从零时起）、\"2026-04-01 18:00\"；或 #12：从第 12 号操作起（含）",
                "from this time on: 2026-04-01 (all of that day), \"2026-04-01 18:00\"; or #12: from action 12 on, itself included",
            ),
        ),
        ("log", "of_person") => (NAME, ("只看这个经办人或账户的操作", "only actions by this person or account")),
        ("log", "indicator") => {
            ((&["指标"], &["INDICATOR"]), ("只看涉及这个指标的操作", "only actions about this indicator"))
        }
        ("log", "events") => (NO_VALUE, ("逐条列出数据：原值和新值", "each figure, with its old and new value")),
        ("verify", "head") => (
            (&["链头"], &["HEAD"]),
            (
                "核对这个留存的链头还在不在链中，写全或至少 8 位",
                "look whether this head that was kept is still in the chain; all of it or at least 8 digits",
            ),
        ),
        ("doctor", "vectors") => (
            FILE,
            (
                "重算这个文件里公布过的增速比；- 表示标准输入",
                "compute the published growth ratios of this file again; - is standard input",
            ),
        ),
        ("backup", "file") => (
            (&["文件或文件夹"], &["PLACE"]),
            (
                "备份写到这个文件；给文件夹时按日期取名",
                "where the backup goes; in a folder it gets a name with the day",
            ),
        ),
        ("backup", "force") => (NO_VALUE, ("替换原有的备份", "replace an earlier backup")),
        ("restore", "file") => (FILE, ("备份文件", "the backup")),
        ("verify", "documents") => (
            (&["文件夹"], &["DIR"]),
            (
                "拿这个文件夹里的规划文件核对目录：每个目标的原文在不在所在条款，文件里的其他数量各是什么",
                "check the catalogue against the policy documents in this folder: each target's wording in its clause, and what every other quantity is",
            ),
        ),
        ("verify", "register") => (
            FILE,
            (
                "自己的登记表（CSV）：哪些数量不是目标、为什么；与内置的合在一起用",
                "a register of your own (CSV) of what is no target and why, beside the built-in one",
            ),
        ),
        ("verify", "all") => (
            NO_VALUE,
            ("列出文件里的全部数量；默认只列问题", "list every quantity of the documents, not only what is wrong"),
        ),
        ("notice", "role") => (
            (&["角色"], &["ROLE"]),
            ("发给哪些角色的单位，多个用逗号隔开", "write to agencies in these roles; several by comma"),
        ),
        ("notice", "output") => (
            (&["文件或文件夹"], &["PLACE"]),
            (
                "写到文件或文件夹；写完才替换旧文件，- 表示标准输出",
                "write to a file or folder; a file is replaced only when complete; - is standard output",
            ),
        ),
        ("new", "kind") => (
            (&["种类"], &["KIND"]),
            (
                "catalogue 是目录开头及地区，source 是规划文件及条款，target 是指标及目标，overlay 是督查室对别的目录的补充",
                "catalogue is the head with a region, source a policy document with a clause, target an indicator with a target, overlay what an office adds to another catalogue",
            ),
        ),
        ("completions", "shell") => ((&["命令行"], &["SHELL"]), ("哪一种命令行", "the shell")),
        ("help", "command") => ((&["命令"], &["COMMAND"]), ("命令名", "a command")),
        _ => return of_files(command, id),
    })
}

fn of_files(command: &str, id: &str) -> Option<Pair> {
    Some(match (command, id) {
        ("import", "file") => (FILE, ("数据文件；- 表示标准输入", "the file; - is standard input")),
        ("import", "template") => {
            (NO_VALUE, ("输出一份空表，列出全部指标", "write an empty file with all the indicators instead"))
        }
        ("import", "of_region") => (
            (&["地区"], &["REGION"]),
            (
                "文件里的指标属于这个地区（指标名称几个地区都有时用）",
                "the region that the file's indicators are of, where several regions have the same names",
            ),
        ),
        ("import", "of_agency") => (
            (&["单位"], &["AGENCY"]),
            ("只接受这个单位的填报表，别的单位的不导入", "take only the form of this agency; another's is refused"),
        ),
        ("form", "role") => (
            (&["角色"], &["ROLE"]),
            (
                "按哪些角色列出指标，多个用逗号隔开（默认 lead,responsible，即牵头和责任单位）",
                "the roles in which they answer, several by comma (default: lead,responsible)",
            ),
        ),
        ("form", "agency") => (
            (&["单位"], &["AGENCY"]),
            (
                "给哪些单位，多个用逗号隔开；不给时是全部单位",
                "for these agencies, several by comma; without it for every one",
            ),
        ),
        ("form", "period") => (
            (&["时期"], &["PERIOD"]),
            (
                "整张表只报这个时期，如 2025；不给时每行自己填",
                "every row is for this period, for example 2025; otherwise each row says its own",
            ),
        ),
        ("form", "output") => (
            FILE,
            (
                "写到 .xlsx 文件，或者一个文件夹：几个单位各写一个文件",
                "write to an .xlsx file, or to a folder, a file for each agency",
            ),
        ),
        _ => return None,
    })
}
