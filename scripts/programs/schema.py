"""Whether office files are what the standard says: the OOXML schema by openxml-audit, and beside it the numbers by
which one part of a file refers to another, which no schema holds."""

import posixpath
import zipfile

from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator, ValidationSeverity

import broken

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORKBOOK = "xl/workbook.xml"
DOCUMENT = "word/document.xml"


def invalid(*files):
    """What the schema does not allow."""
    validator = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=5)
    if not files:
        yield "there is no file to look at"
    for file in files:
        result = validator.validate(file)
        errors = [error for error in result.errors if error.severity == ValidationSeverity.ERROR]
        for error in errors:
            yield f"{file.name}: {error}"
        if not result.is_valid and not errors:
            yield f"{file.name}: not valid"


def dangling(*files):
    """References from one part to another that lead nowhere, and names given twice."""
    if not files:
        yield "there is no file to look at"
    for file in files:
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
            for name in sorted({name for name in names if names.count(name) > 1}):
                yield f"{file.name}: {name} stands in it twice"
            parts = {name: etree.fromstring(package.read(name)) for name in names if name.endswith((".xml", ".rels"))}
        looks = [_relations, _styles_of_cells if WORKBOOK in parts else _styles_of_paragraphs]
        looks += [_strings, _sheets] if WORKBOOK in parts else []
        for look in looks:
            for fault in look(parts):
                yield f"{file.name}: {fault}"


def _relations(parts):
    for name, part in parts.items():
        if not name.endswith(".rels"):
            continue
        base = posixpath.dirname(posixpath.dirname(name))
        for relation in part:
            target = relation.get("Target")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
            if relation.get("TargetMode") == "External":
                yield f"{name} refers to something outside: {target}"
            elif path not in parts:
                yield f"{name} refers to {path}, which is not there"


def _beyond(where, found, there, what):
    """The numbers that are beyond what there is."""
    for number in sorted({int(number) for number in found if number is not None and int(number) >= there}):
        yield f"{where} refers to {what} {number}, but there are {there}"


def _styles_of_cells(parts):
    styles = parts["xl/styles.xml"]
    there = {
        kind: len(styles.find(S + kind) if styles.find(S + kind) is not None else [])
        for kind in ("cellXfs", "fonts", "fills", "borders", "dxfs")
    }
    for format in styles.iterfind(f"{S}cellXfs/{S}xf"):
        for kind in ("font", "fill", "border"):
            yield from _beyond("xl/styles.xml", [format.get(f"{kind}Id")], there[f"{kind}s"], kind)
    for name, sheet in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            used = [cell.get("s") for cell in sheet.iter(S + "c")] + [
                column.get("style") for column in sheet.iter(S + "col")
            ]
            yield from _beyond(name, used, there["cellXfs"], "style")
            yield from _beyond(name, [rule.get("dxfId") for rule in sheet.iter(S + "cfRule")], there["dxfs"], "format")


def _strings(parts):
    shared = parts.get("xl/sharedStrings.xml")
    there = 0 if shared is None else len(shared.findall(S + "si"))
    for name, sheet in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            used = [cell.findtext(S + "v") for cell in sheet.iter(S + "c") if cell.get("t") == "s"]
            yield from _beyond(name, used, there, "shared text")


def _sheets(parts):
    names = [sheet.get("name") for sheet in parts[WORKBOOK].iter(S + "sheet")]
    if len({name.lower() for name in names}) < len(names):
        yield f"two sheets have the same name: {names}"
    for name in names:
        if not 0 < len(name.encode("utf-16-le")) // 2 <= 31 or set(name) & set("[]:*?/\\") or name.strip("'") != name:
            yield f"no spreadsheet program takes the sheet name {name!r}"
    for name, sheet in parts.items():
        for choice in sheet.iter(S + "dataValidation"):
            for formula in choice.iter(S + "formula1"):
                if choice.get("type") == "list" and len((formula.text or "").strip('"')) > 255:
                    yield f"{name}: the list of {choice.get('sqref')} is longer than 255 characters"
            for text, most in (("error", 225), ("errorTitle", 32), ("prompt", 255), ("promptTitle", 32)):
                if len(choice.get(text) or "") > most:
                    yield f"{name}: {text} of {choice.get('sqref')} is longer than {most} characters"


def _styles_of_paragraphs(parts):
    styles = {(style.get(W + "type"), style.get(W + "styleId")) for style in parts["word/styles.xml"].iter(W + "style")}
    numbering = parts.get("word/numbering.xml")
    numbers = set() if numbering is None else {number.get(W + "numId") for number in numbering.iter(W + "num")}
    for name, part in parts.items():
        for kind, mark in (("paragraph", "pStyle"), ("character", "rStyle"), ("table", "tblStyle")):
            used = {style.get(W + "val") for style in part.iter(W + mark)}
            for style in sorted(style for style in used if (kind, style) not in styles):
                yield f"{name} refers to the {kind} style {style}, which is not there"
        for number in sorted({number.get(W + "val") for number in part.iter(W + "numId")} - numbers - {"0"}):
            yield f"{name} refers to the numbering {number}, which is not there"


def proofs_of_workbooks(checks, workbook):
    """Shows that both looks find what is broken in a workbook."""
    sheet = "xl/worksheets/sheet1.xml"
    moved = broken.edited(
        workbook, "moved.xlsx", sheet, broken.swap(r"<sheetViews>.*?</sheetViews>", r".*</sheetData>")
    )
    style = broken.edited(workbook, "style.xlsx", sheet, broken.put(r'(<c r="\w+") s="\d+"', r'\1 s="9999"'))
    format = broken.edited(workbook, "format.xlsx", sheet, broken.put(r' dxfId="\d+"', ' dxfId="999"'))
    checks.proof("fails on a sheet in wrong order", "Unexpected element", invalid, moved)
    checks.proof("fails on a style that is not there", "refers to style 9999", dangling, style)
    checks.proof("fails on a missing conditional format", "refers to format 999", dangling, format)


def proofs_of_papers(checks, paper):
    """Shows that both looks find what is broken in a paper."""
    late = broken.edited(paper, "late.docx", DOCUMENT, broken.swap(r"<w:pPr>.*?</w:pPr>", r"<w:r>.*?</w:r>"))
    word = broken.edited(paper, "word.docx", DOCUMENT, broken.put(r'<w:jc w:val="\w+"', '<w:jc w:val="middle"'))
    style = broken.edited(paper, "style.docx", DOCUMENT, broken.put(r'<w:pStyle w:val="\w+"', '<w:pStyle w:val="None"'))
    lost = broken.edited(paper, "lost.docx", "word/_rels/document.xml.rels", broken.put('"styles.xml"', '"lost.xml"'))
    checks.proof("fails on properties after text", "Unexpected element 'pPr'", invalid, late)
    checks.proof("fails on an unknown word", "'middle' is not in allowed values", invalid, word)
    checks.proof("fails on a style that is not there", "the paragraph style None", dangling, style)
    checks.proof("fails on a part that is not there", "lost.xml, which is not there", dangling, lost)
