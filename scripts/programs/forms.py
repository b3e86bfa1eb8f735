"""Forms as they come back: filled in as clumsy people fill them, saved again by LibreOffice, and imported."""

import datetime
import re

import msoffcrypto
import openpyxl

import schema
import workbooks
from duban import Duban

AGENCY, REGION = "省通信管理局", "jilin"
SHEET, HEAD, FIRST = "填报表", 6, 7
VALUE, PERIOD, NOTE = "本期数值", "时期", "备注"
INPUTS = [VALUE, PERIOD, "发布阶段", "发布单位", "出处", "网址", NOTE, "填报人"]

# What somebody types for an indicator, and as which figure it is to be read: value, period. None is not reported.
CLUMSY = {
    "jilin.5g-stations": ("５.２万", "2025年", 52000, "2025"),
    "jilin.racks": (61000, 2025, 61000, "2025"),
    "jilin.township-5g-coverage": ("95％", " 2023 年", 95, "2023"),
    "jilin.key-village-5g-coverage": (0.98, datetime.date(2023, 12, 31), 98, "2023-12-31"),
    "jilin.5g-penetration": ("百分之五十六点五", "2025年12月31日", 56.5, "2025-12-31"),
    "jilin.edge-node-coverage": (" 100 % ", "二〇二三年", 100, "2023"),
    "jilin.county-bandwidth": (None, "2025年", None, None),
    "jilin.school-bandwidth": ("1,000", "2025年上半年", 1000, "2025H1"),
    "jilin.class-bandwidth": ("１２０", "2025年1-9月", 120, "2025-01..2025-09"),
}
# What cannot be used, and a word of the reason.
UNUSABLE = {
    "jilin.5g-stations": ("约5.2万", "约"),
    "jilin.racks": ("=61000+1", "公式"),
    "jilin.township-5g-coverage": ("无", "不是数值"),
    "jilin.key-village-5g-coverage": (datetime.datetime(2023, 3, 1), "日期"),
    "jilin.5g-penetration": ("五六成", "两种读法"),
    "jilin.school-bandwidth": ("1000~1200", "范围"),
}
# What LibreOffice saves a form as: other workbooks, and text with separator and encoding by its own numbers.
SAVED = {
    "ods": "ods",
    "xls": "xls",
    "csv in GB18030": "csv:Text - txt - csv (StarCalc):44,34,85",
    "tabs in UTF-16": "csv:Text - txt - csv (StarCalc):9,34,65535",
}


class Form:
    """A form that is open in openpyxl."""

    def __init__(self, file):
        self.book = openpyxl.load_workbook(file)
        self.sheet = self.book.worksheets[0]
        self.columns = {cell.value: cell.column for cell in self.sheet[HEAD]}
        self.rows = {
            self.sheet.cell(row, self.columns["指标代码"]).value: row for row in range(FIRST, self.sheet.max_row + 1)
        }

    def cell(self, indicator, heading):
        """The cell of an indicator in a column."""
        return self.sheet.cell(self.rows[indicator], self.columns[heading])

    def fill(self, answers):
        """Types a value and a period for each indicator."""
        for indicator, (value, period) in answers.items():
            self.cell(indicator, VALUE).value = value
            self.cell(indicator, PERIOD).value = period
            if isinstance(value, float) and value < 1:
                self.cell(indicator, VALUE).number_format = "0%"
        return self

    def save(self, name):
        """Saves it beside the others."""
        self.book.save(name)
        return name


def made_to_be_filled(file, indicators):
    """A row for each indicator, open cells where something is asked, checks with Chinese messages, a hidden sheet."""
    form = Form(file)
    if sorted(form.rows) != sorted(indicators) or not indicators:
        yield f"the form asks for {sorted(form.rows)}, not {sorted(indicators)}"
    if not form.sheet.protection.sheet or form.sheet.protection.password:
        yield "the sheet is not protected, or with a password"
    for row in form.sheet.iter_rows(min_row=1, max_row=FIRST + len(form.rows) + 3):
        for cell in row:
            heading = next((name for name, column in form.columns.items() if column == cell.column), None)
            wanted = cell.row in form.rows.values() and heading in INPUTS
            if wanted == cell.protection.locked:
                yield f"{cell.coordinate} ({heading}) is {'locked' if wanted else 'open'}"
    checks = form.sheet.data_validations.dataValidation
    covered = {
        column for check in checks for block in check.sqref.ranges for column in range(block.min_col, block.max_col + 1)
    }
    for heading in INPUTS:
        if form.columns[heading] not in covered:
            yield f"what is typed as {heading} is not checked"
    for check in checks:
        said = (check.error or "") + (check.prompt or "")
        if not re.search(r"[\u4e00-\u9fff]{4}", said):
            yield f"the check of {check.sqref} says {said!r}"
    if not any(check.type == "list" for check in checks):
        yield "there is no drop-down"
    hidden = [sheet for sheet in form.book.worksheets if sheet.sheet_state == "veryHidden"]
    texts = {str(cell.value) for sheet in hidden for row in sheet.iter_rows() for cell in row}
    if not hidden or AGENCY not in texts:
        yield f"no hidden sheet says of which agency the form is: {texts}"


def known(duban):
    """The figures that the ledger has for the indicators of the form."""
    return {
        indicator: [(row["value"], row["period"]) for row in duban.rows("history", indicator)] for indicator in CLUMSY
    }


def taken(duban, file, before):
    """A form that is taken: each figure as meant, an empty cell no figure, and the second time nothing new."""
    said = duban.run("import", file, "--by", "甲", "--confirm")
    after = known(duban)
    for indicator, (typed, _, value, period) in CLUMSY.items():
        wanted = sorted(before[indicator] + ([(value, period)] if value is not None else []))
        if sorted(after[indicator]) != wanted:
            yield f"{file.name}: {indicator} typed as {typed!r} came in as {after[indicator]}, not {wanted}"
    new = sum(value is not None for _, _, value, _ in CLUMSY.values())
    if f"新登记 {new} 条" not in said or "未填" not in said and "未报" not in said:
        yield f"{file.name}: it says {said!r}"
    again = duban.run("import", file, "--by", "甲", "--confirm")
    if "新登记 0 条" not in again or f"跳过 {new} 条" not in again or known(duban) != after:
        yield f"{file.name}, a second time: it says {again!r}"


def all_taken(duban, files):
    """Forms of agencies with hostile names come back, each of their rows."""
    for file in files:
        form = Form(file)
        if not form.rows:
            yield f"{file.name} asks for nothing"
        for row in form.rows.values():
            form.sheet.cell(row, form.columns[VALUE]).value = 50
            form.sheet.cell(row, form.columns[PERIOD]).value = "2026年一季度"
        said = duban.run("import", form.save(file.with_name("filled.xlsx")), "--by", "甲", "--confirm", "--revise")
        if sum(int(count) for count in re.findall(r"(?:新登记|修订|跳过) (\d+) 条", said)) != len(form.rows):
            yield f"{file.name}: of {len(form.rows)} rows it says {said[-200:]!r}"


def refused(duban, file, *wanted, options=()):
    """A form that is refused for these reasons, and of which nothing is stored."""
    before = known(duban)
    said = duban.run("import", file, "--by", "甲", *options, code=1)
    for text in wanted:
        if not re.search(text, said):
            yield f"{file.name}: it does not say {text!r}, but {said!r}"
    if known(duban) != before:
        yield f"{file.name} was refused, and yet something was stored"


def locked(file):
    """A copy with a password."""
    copy = file.with_name("locked.xlsx")
    with file.open("rb") as source, copy.open("wb") as target:
        msoffcrypto.OfficeFile(source).encrypt("123456", target)
    return copy


def ledger(built_in, name):
    """A new database with the built-in catalogue, and the form of an agency made from it."""
    duban = Duban(built_in.program, built_in.folder / name, built_in.as_of, built_in.folder / name / "ledger.db")
    duban.run("init")
    return duban, duban.file("form.xlsx", "form", "--agency", AGENCY, "--region", REGION)


def moved(form):
    """Columns and rows in another order, others hidden, notes above, between and below: what nobody should mind."""
    sheet = form.sheet
    texts = {code: (value, period) for code, (value, period, _, _) in CLUMSY.items()}
    form.fill(texts)
    for first, second in ((VALUE, "网址"), (PERIOD, "上次数值"), ("指标名称", "指标代码")):
        for row in range(HEAD, sheet.max_row + 1):
            one, other = sheet.cell(row, form.columns[first]), sheet.cell(row, form.columns[second])
            one.value, other.value = other.value, one.value
            one.number_format, other.number_format = other.number_format, one.number_format
    top, bottom = FIRST, max(form.rows.values())
    for column in range(1, sheet.max_column + 1):
        one, other = sheet.cell(top, column), sheet.cell(bottom, column)
        one.value, other.value = other.value, one.value
        one.number_format, other.number_format = other.number_format, one.number_format
    sheet.column_dimensions["D"].hidden = True
    sheet.insert_rows(1)
    sheet["A1"] = "已由办公室审核，请领导签字"
    sheet.cell(sheet.max_row + 2, 2).value = "注：以上数据为快报数"
    return form


def run(checks, built_in, hostile, printer):
    """The checks of forms."""
    duban, file = ledger(built_in, "typed")
    rows = duban.rows("targets", "--agency", AGENCY, "--region", REGION)
    indicators = {row["indicator"] for row in rows}
    folder = hostile.file("forms", "form")
    bad = sorted(folder.iterdir())[:6]
    checks.check("valid by the OOXML schema", schema.invalid, file, *bad)
    checks.check("every reference leads somewhere", schema.dangling, file, *bad)
    checks.check("open cells, checks, hidden sheet", made_to_be_filled, file, indicators)
    checks.check("hostile texts stay texts", workbooks.harmless, *bad)
    checks.check("same bytes twice", duban.same_again, {"form.xlsx": ["form", "--agency", AGENCY, "--region", REGION]})

    answers = {code: (value, period) for code, (value, period, _, _) in CLUMSY.items()}
    filled = Form(file).fill(answers).save(duban.folder / "filled.xlsx")
    reasons = [rf"`J{Form(file).rows[code]}`.*{word}" for code, (_, word) in UNUSABLE.items()]
    unusable = (
        Form(file)
        .fill({code: (value, "2025年") for code, (value, _) in UNUSABLE.items()})
        .save(duban.folder / "unusable.xlsx")
    )
    checks.check("what cannot be used is named", refused, duban, unusable, SHEET, *reasons)
    checks.check(
        "another agency's form is refused", lambda: refused(duban, filled, AGENCY, options=["--agency", "市教育局"])
    )
    later = Form(file).fill(answers)
    later.book["duban-form"]["B1"] = "duban/form/9"
    checks.check(
        "a later version's form is refused", refused, duban, later.save(duban.folder / "later.xlsx"), "更新版本"
    )
    mixed = Form(file).fill(answers)
    mixed.cell("jilin.racks", "指标名称").value = "5G基站数"
    checks.check(
        "a name at another's code is refused", refused, duban, mixed.save(duban.folder / "mixed.xlsx"), "数据中心机架数"
    )
    checks.check("a form with a password is refused", refused, duban, locked(filled), "密码")
    before = known(duban)
    checks.check("typed as people type", taken, duban, filled, before)
    other, form = ledger(built_in, "moved")
    checks.check(
        "moved columns, sorted rows, notes", taken, other, moved(Form(form)).save(other.folder / "moved.xlsx"), before
    )
    checks.check("hostile names come back", all_taken, hostile, bad)
    if printer:
        saved = {what: printer.begin([filled], kind) for what, kind in SAVED.items()}
        papers = printer.begin([file, filled])
        for what, waiting in saved.items():
            other, _ = ledger(built_in, what)
            checks.check(f"saved by LibreOffice as {what}", lambda: taken(other, waiting()[filled.name], before))
        names = [row["name"] for row in rows]
        checks.check("on paper", lambda: workbooks.printed(papers()[file.name], names))
        checks.check(
            "filled in, on paper", lambda: workbooks.printed(papers()[filled.name], [*names, "５.２万", "61000"])
        )
