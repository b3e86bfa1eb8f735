"""Ledgers made up for the checks: one whose every text is hostile, one of five thousand targets."""

import json
import re

# What people, forms and attackers have put into names: markup, formulas, quotes, paths, letters that turn the line
# round or have no width, what sheets and files may not be called, and texts nobody meant to fit a cell.
HOSTILE = [
    "<script>document.title='broken'</script>",
    "<img src=x onerror=\"document.title='broken'\">",
    "</script></style></title></noscript><h1 onclick=\"document.title='broken'\">标题",
    "=cmd|'/C calc'!A0",
    '+1+1 @SUM(A1) =HYPERLINK("http://example.invalid")',
    "\"双\" 'single' `back` “弯” &amp; &lt;b&gt; ]]> %s {{x}} ${x}",
    "反\u202e向\u202c \u2066隔离\u2069 零\u200b宽\ufeff字",
    "../../etc/passwd [a]:*?/\\ con.txt",
    "javascript:document.title='broken'",
    "甲|乙 表格 *星* _线_ [链](javascript:alert(1))",
    "很长的文字" * 60,
    "NoBreakAtAll" * 40,
    "𠮷野家👩\u200d👩\u200d👧 e\u0301 ﷽ ȷ",
]
AS_OF = "2026-06-30"
AGENCIES = 12

# Kind of indicator, unit, direction, comparator.
SORTS = [
    ("stock", "个", "up", "at_least"),
    ("ratio", "%", "up", "more_than"),
    ("flow", "亿元", "up", "about"),
    ("ratio", "PUE", "down", "at_most"),
]


def hostile(number):
    """A hostile text."""
    return HOSTILE[number % len(HOSTILE)]


def visible(text):
    """What of a text is seen, whether a file leaves out the rest or shows its codes."""
    return re.sub(r"[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\\u\{\w+\}", "", text)


def plain(number):
    """A text as plans have it."""
    return ["数字基础设施", "数字产业", "智慧政务", "数据要素"][number % 4]


def ledger(folder, name, regions, indicators, words):
    """Writes a catalogue and its figures; `words` gives the text of a number. Tells the two files."""
    catalogue = [block("catalogue", code=name, version="1", name=words(0)).replace("[[catalogue]]", "[catalogue]")]
    figures = ["indicator,period,value,publisher,title,url"]
    for region in range(1, regions + 1):
        catalogue += place(region, words)
        for number in range(1, indicators + 1):
            catalogue += indicator(region, number, words)
            figures += series(region, number, words)
    files = folder / f"{name}.toml", folder / f"{name}.csv"
    for file, lines in zip(files, (catalogue, figures)):
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return files


def place(region, words):
    """A region with its plan and its agencies, each the first in a clause."""
    code = f"place-{region}"
    agencies = [agency(at, words) for at in range(AGENCIES)]
    yield block("region", code=code, name=f"{region}市{words(region - 1)}", name_en=words(region))
    yield block(
        "source",
        code=f"plan-{region}",
        region=code,
        title=f"{words(region - 1)}规划",
        number="某发〔2021〕1号",
        standing="draft" if region == 3 else "in_force",
        horizon="2021..2025",
        note=words(region + 5),
    )
    for at, name in enumerate(agencies):
        others = [agencies[(at + step) % AGENCIES] for step in range(1, 4)]
        yield block(
            "source.clause",
            number=f"{at + 1}",
            subject=words(at),
            lead=[name],
            responsible=others[:1],
            support=others[1:],
        )
    for at, name in enumerate(agencies):
        yield block("agency", region=code, name=name, full_name=f"{region}市{words(at)}" if at % 2 else None)


def agency(number, words):
    """The name of an agency."""
    return f"{words(number)}{number}局"


def indicator(region, number, words):
    """An indicator and its target: of every sort, some long past their deadline, some yet to come."""
    kind, unit, direction, comparator = SORTS[number % 4]
    year = (2025, 2026, 2027)[number // 3 % 3] if number % 5 else 2024
    yield block(
        "indicator",
        code=f"place-{region}.i{number}",
        name=f"{words(number)} 第{number}项",
        name_en=words(number),
        unit=unit,
        kind=kind,
        direction=direction,
        scope=words(number + 2) if number % 2 else None,
    )
    yield block(
        "indicator.target",
        source=f"plan-{region}",
        clause=f"{number % AGENCIES + 1}",
        comparator=comparator,
        value=figure(number, 2025),
        wording=words(number + 1),
        deadline=f"{year}-12-31",
        note=words(number + 4) * (1 + number % 7 * 5) if number % 4 == 0 else None,
    )


def series(region, number, words):
    """Yearly figures up to one of the last years; some indicators have none."""
    until = 2026 - number % 6 if number % 7 else 2019
    for year in range(2019, until):
        fields = [
            f"place-{region}.i{number}",
            year,
            figure(number, year),
            words(number + year),
            words(year),
            words(year + 1),
        ]
        yield ",".join('"' + str(field).replace('"', '""') + '"' for field in fields)


def figure(number, year):
    """A figure of an indicator, on its way to the target or, for every third, hardly moving."""
    step = (year - 2018) / (9 if number % 3 else 90)
    base = 40 + number % 57
    if SORTS[number % 4][2] == "down":
        return round(1.9 - base / 500 - step / 5, 3)
    return round(base * (0.3 + step / 2), 2) if SORTS[number % 4][0] == "ratio" else round(base * 10.5 * (1 + step))


def block(head, **values):
    """A block of a catalogue; what is None is left out."""

    def written(key, value):
        if isinstance(value, str) and key != "deadline":
            return json.dumps(value, ensure_ascii=False)
        if isinstance(value, list):
            return "[" + ", ".join(json.dumps(one, ensure_ascii=False) for one in value) + "]"
        return value

    lines = [f"{key} = {written(key, value)}" for key, value in values.items() if value is not None]
    return "\n".join([f"[[{head}]]", *lines, ""])
