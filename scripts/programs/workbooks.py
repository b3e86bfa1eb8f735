"""Workbooks as other programs see them: opened by openpyxl beside the same report in JSON, printed by LibreOffice."""

import datetime
import math
import re
import zipfile

import openpyxl

import broken
import pdf
import schema
from duban import LIGHT, STATUS

# Headings of the ledger and what JSON calls the same; the numbers of both must be equal.
NUMBERS = {"完成率": "attainment", "差距": "gap", "实际进度": "progress", "序时进度": "elapsed"}
LEDGER = [
    "序号",
    "指标",
    "目标原文",
    "目标值",
    "完成时限",
    "最新值",
    "最新时期",
    "数据来源",
    *NUMBERS,
    "状态",
    "亮灯",
    "牵头单位",
    "责任单位",
    "配合单位",
    "依据文件及条款",
    "存在问题",
    "下步打算",
    "备注",
]
HEADS = 3
TURNING = re.compile(r"[\x00-\x08\u202a-\u202e\u2066-\u2069\ufeff]")
RED_LIGHT = "ffc7ce"


def table(sheet):
    """The rows of a sheet's table as cells by heading: as far as its filter reaches."""
    first, last = sheet.auto_filter.ref.split(":")
    block = sheet[f"{first}:{last}"]
    heads = [re.sub(r"\s", "", cell.value) for cell in block[0]]
    return [dict(zip(heads, row)) for row in block[1:]]


def ledger(file, rows):
    """A ledger's columns, and each number, date and word in them held against the same report in JSON."""
    sheet = openpyxl.load_workbook(file).worksheets[0]
    lines = table(sheet)
    if len(lines) != len(rows) or not rows:
        yield f"{file.name} has {len(lines)} rows, JSON {len(rows)}"
        return
    for heading in [heading for heading in LEDGER if heading not in lines[0]]:
        yield f"{file.name} has no column {heading}"
        return
    for at, (line, row) in enumerate(zip(lines, rows), 1):
        where = f"{file.name}, row {at} ({row['target']})"
        for heading, fault in _line(line, row, at):
            yield f"{where}, {heading}: {fault}"


def _line(line, row, number):
    """What is wrong with a line of the ledger."""
    for heading in ("指标", "目标原文", "状态", "亮灯"):
        if line[heading].data_type != "s":
            yield heading, f"{line[heading].value!r} is no text"
    if line["序号"].value != number:
        yield "序号", f"{line['序号'].value!r}, not {number}"
    if row["comparator"] != "between":
        yield from _number(line, "目标值", row["target_value"])
    deadline = line["完成时限"]
    if not deadline.is_date or deadline.value != datetime.datetime.fromisoformat(row["deadline"]):
        yield "完成时限", f"{deadline.value!r} is not the date {row['deadline']}"
    latest = row["latest"] or row["nearby"]
    if latest and latest["value"] is not None:
        yield from _number(line, "最新值", latest["value"])
    for heading, key in NUMBERS.items():
        yield from _number(line, heading, row[key])
    for heading, wanted in (("状态", STATUS[row["status"]]), ("亮灯", LIGHT[row["light"]])):
        if not str(line[heading].value).startswith(wanted):
            yield heading, f"{line[heading].value!r}, not {wanted!r}"


def _number(line, heading, wanted):
    """A cell that is to hold a number, or nothing where JSON has null."""
    cell = line[heading]
    if wanted is None:
        if cell.value is not None:
            yield heading, f"{cell.value!r}, where JSON has null"
    elif cell.data_type != "n" or cell.value is None or not math.isclose(cell.value, wanted, rel_tol=1e-9):
        yield heading, f"{cell.value!r}, not the number {wanted}"


def list_of(file, rows, key):
    """A list with as many rows as JSON, its first column or 指标 column by name."""
    lines = table(openpyxl.load_workbook(file).worksheets[0])
    found = [line.get("单位", line.get("指标")).value for line in lines]
    wanted = [row[key] for row in rows]
    if found != wanted or not wanted:
        yield f"{file.name} lists {found[:5]}… ({len(found)}), JSON {wanted[:5]}… ({len(wanted)})"


def made_for_paper(*files):
    """Frozen heads, filters and print set-up on the sheets of the lists, a page number on every sheet."""
    for file in files:
        book = openpyxl.load_workbook(file)
        first = book.worksheets[0]
        heads = first.auto_filter.ref and int(re.search(r"\d+", first.auto_filter.ref)[0])
        if not heads or not first.freeze_panes or not first.freeze_panes.endswith(str(heads + 1)):
            yield f"{file.name}: {first.title} has filters {first.auto_filter.ref}, frozen at {first.freeze_panes}"
        if first.print_title_rows != f"${heads}:${heads}":
            yield f"{file.name}: {first.title} repeats rows {first.print_title_rows}, not {heads}"
        for sheet in book.worksheets:
            setup = sheet.page_setup
            if (setup.orientation, setup.paperSize, setup.fitToHeight) != (
                "landscape",
                9,
                0,
            ) or not sheet.sheet_properties.pageSetUpPr.fitToPage:
                yield f"{file.name}: {sheet.title} is not set up as A4 landscape, one page wide"
            if "&P" not in (sheet.oddFooter.center.text or ""):
                yield f"{file.name}: {sheet.title} has no page number"


def colours_follow(*files):
    """Conditional formats: a light colour for each light, over all rows of its column."""
    for file in files:
        sheet = openpyxl.load_workbook(file).worksheets[0]
        lights = next(cell for cell in sheet[HEADS] if cell.value == "亮灯").column_letter
        found = {}
        for block in sheet.conditional_formatting:
            for rule in block.rules:
                for light in LIGHT.values():
                    if light in "".join(rule.formula) and rule.dxf and rule.dxf.fill:
                        found[light] = (str(block.sqref), rule.dxf.fill.bgColor.rgb)
        wanted = f"{lights}{HEADS + 1}:{lights}{HEADS + len(table(sheet))}"
        for light in ("红灯", "黄灯", "蓝灯"):
            if found.get(light, ("", ""))[0] != wanted:
                yield f"{file.name}: {light} is coloured in {found.get(light)}, not in {wanted}"
        if len({colour for _, colour in found.values()}) < 3:
            yield f"{file.name}: the lights are not told apart: {found}"


def stamped(digest, as_of, *files):
    """As-of date and digest of the catalogue stand in every workbook, and are when it says it was made."""
    for file in files:
        book = openpyxl.load_workbook(file)
        said = "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
        for what in (digest, as_of):
            if what not in said:
                yield f"{file.name} does not say {what}"
        if book.properties.created.date().isoformat() != as_of:
            yield f"{file.name} says it was made {book.properties.created}"


def charted(file):
    """A native chart with figures in it."""
    charts = [chart for sheet in openpyxl.load_workbook(file).worksheets for chart in sheet._charts]
    if not any(chart.series and chart.series[0].val.numRef.f for chart in charts):
        yield f"{file.name} has no chart with figures"


def sheet_for_each_agency(file, rows):
    """A sheet for each agency that answers for a target, with as many rows as it has targets."""
    wanted = {}
    for row in rows:
        for agency in {*row["lead"], *row["responsible"], *row["support"]}:
            wanted[agency] = wanted.get(agency, 0) + 1
    book = openpyxl.load_workbook(file)
    found = {sheet.title: len(table(sheet)) for sheet in book.worksheets[1:] if sheet.auto_filter.ref}
    if not wanted or found != wanted:
        yield f"{file.name} has sheets {found}, the agencies have targets {wanted}"


def harmless(*files):
    """Nothing that data brought along is a formula or a link, or turns the line round."""
    texts = 0
    for file in files:
        book = openpyxl.load_workbook(file)
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type in "fe" or cell.hyperlink:
                        yield f"{file.name}, {sheet.title} {cell.coordinate}: a formula, error or link: {cell.value!r}"
                    if cell.data_type == "s":
                        texts += 1
                        if sheet.sheet_state == "visible" and TURNING.search(cell.value):
                            yield f"{file.name}, {sheet.title} {cell.coordinate}: controls in {cell.value!r}"
        with zipfile.ZipFile(file) as package:
            for name in package.namelist():
                if "externalLink" in name or "vbaProject" in name or "connections" in name:
                    yield f"{file.name} carries {name}"
    if texts < 1000:
        yield f"only {texts} texts were there to be looked at"


def printed(paper, wanted, light=None):
    """A4 pages on their side, everything wanted on them, no number too wide for its cell, and the lights coloured."""
    sizes = pdf.sizes(paper)
    if not sizes or any(not pdf.is_paper(size, pdf.A4[::-1]) for size in sizes):
        yield f"{paper.name}: pages of {sorted(set(sizes))} points are not A4 landscape"
    pages = pdf.text(paper)
    said = "".join(pages)
    if not wanted:
        yield f"{paper.name}: nothing is known that should stand there"
    for text in wanted:
        if re.sub(r"\s+", "", text) not in said:
            yield f"{paper.name} does not show {text!r}"
    if "###" in said:
        yield f"{paper.name} shows ### on page {1 + next(at for at, page in enumerate(pages) if '###' in page)}"
    for at, page in enumerate(pages, 1):
        if f"第{at}页共{len(pages)}页" not in page:
            yield f"{paper.name}: page {at} has no number"
    if light and pdf.colours(paper, 1).get(light, 0) < 20:
        yield f"{paper.name}: the first page shows nothing in #{light}"


def breakages(file):
    """Copies of a ledger with a number that is text, with a formula, and with columns too narrow for their numbers."""
    sheet = "xl/worksheets/sheet1.xml"
    text = broken.put(r'(<c r="E4" s="\d+")>', r'\1 t="str">')
    formula = broken.put(r'(<c r="E4" s="\d+")><v>', r"\1><f>1+1</f><v>")
    narrow = broken.every(r'(<col [^>]*width=")[\d.]+', r"\g<1>2")
    changes = {"text.xlsx": text, "formula.xlsx": formula, "narrow.xlsx": narrow}
    return [broken.edited(file, name, sheet, change) for name, change in changes.items()]


def run(checks, built_in, hostile, printer):
    """The checks of workbooks."""
    lists = ("report", "overdue", "targets", "agencies")
    makes = {f"{command}.xlsx": [command] for command in lists}
    makes["agency-sheets.xlsx"] = ["report", "--per-agency", "--region", "changchun"]
    traps = {f"hostile-{command}.xlsx": [command] for command in lists}
    traps["hostile-agency-sheets.xlsx"] = ["report", "--per-agency", "--region", "place-1"]
    traps["hostile-few.xlsx"] = ["report", "--limit", "24"]
    files, bad = built_in.files(makes), hostile.files(traps)
    english = built_in.file("english.xlsx", "report", lang="en")
    text, formula, narrow = breakages(files["overdue.xlsx"])
    papers = printer and printer.begin(
        [*(files[f"{command}.xlsx"] for command in lists), bad["hostile-few.xlsx"], narrow]
    )

    checks.check("valid by the OOXML schema", schema.invalid, *files.values(), *bad.values(), english)
    checks.check("every reference leads somewhere", schema.dangling, *files.values(), *bad.values(), english)
    schema.proofs_of_workbooks(checks, files["report.xlsx"])
    rows = {command: built_in.rows(command) for command in lists}
    checks.check("report: numbers, dates, words", ledger, files["report.xlsx"], rows["report"])
    checks.check("overdue: numbers, dates, words", ledger, files["overdue.xlsx"], rows["overdue"])
    checks.check("hostile report: numbers, dates, words", ledger, bad["hostile-report.xlsx"], hostile.rows("report"))
    checks.proof("fails on a number that is text", "目标值: '", ledger, text, rows["overdue"])
    checks.check("targets, one by one", list_of, files["targets.xlsx"], rows["targets"], "name")
    checks.check("agencies, one by one", list_of, files["agencies.xlsx"], rows["agencies"], "agency")
    of_changchun = [row for row in rows["report"] if row["region"] == "changchun"]
    checks.check("a sheet for each agency", sheet_for_each_agency, files["agency-sheets.xlsx"], of_changchun)
    checks.check("frozen heads, filters, print set-up", made_for_paper, *files.values(), *bad.values())
    checks.check("light colours by conditional format", colours_follow, files["report.xlsx"], files["overdue.xlsx"])
    checks.check("a chart of figures", charted, files["report.xlsx"])
    checks.check("as-of date and digest", stamped, built_in.digest(), built_in.as_of, *files.values())
    checks.check("hostile texts stay texts", harmless, *bad.values())
    checks.proof("fails on a formula", "a formula, error or link: '=1+1'", harmless, formula)
    checks.check("same bytes twice", built_in.same_again, makes)
    checks.check("hostile ledger: same bytes twice", hostile.same_again, traps)
    if papers:
        for command in lists:
            names = [row.get("name") or row["agency"] for row in rows[command]]
            light = RED_LIGHT if command in ("report", "overdue") else None
            checks.check(f"{command} on paper", lambda: printed(papers()[f"{command}.xlsx"], names, light))
        names = [row["name"] for row in hostile.rows("report", "--limit", "24") if row["name"].isprintable()]
        short = [name for name in names if len(name) < 60]
        checks.check("hostile report on paper", lambda: printed(papers()["hostile-few.xlsx"], short))
        checks.proof("fails on columns too narrow", "shows ###", lambda: printed(papers()[narrow.name], ["序号"]))
