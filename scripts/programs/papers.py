"""Official papers as other programs see them: opened by python-docx, laid out by LibreOffice."""

import re
import zipfile

import docx
from docx.shared import Mm, Pt

import pdf
import schema
from duban import STATUS
from ledgers import visible

MARGINS = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}
TYPEFACES = {"Title": "方正小标宋简体", "Heading 1": "黑体", "Heading 2": "楷体_GB2312"}
BODY = "仿宋_GB2312"
LINE = Pt(28)
RED = "FF0000"
OFFICE = "某某市人民政府督查室"
# Of these the agencies hear; documents not in force lead to no notice.
MISSED = ("overdue", "overdue_unconfirmed", "overdue_unreported", "behind")


def official(*files):
    """A4 with the official margins, typefaces by name, lines of 28 points, and a page number in the footer."""
    if not files:
        yield "there is no paper"
    for file in files:
        paper = docx.Document(file)
        first = paper.sections[0]
        for side, wanted in {"page_width": 210, "page_height": 297, **MARGINS}.items():
            if abs(getattr(first, side) - Mm(wanted)) > Mm(0.1):
                yield f"{file.name}: {side} is {getattr(first, side).mm:.1f} mm, not {wanted}"
        typefaces = {name: _typeface(paper.styles[name].element) for name in TYPEFACES}
        if typefaces != TYPEFACES or _typeface(paper.styles.element) != BODY:
            yield f"{file.name}: the typefaces are {typefaces}, of the body {_typeface(paper.styles.element)}"
        if paper.styles["Normal"].paragraph_format.line_spacing != LINE:
            yield f"{file.name}: lines are {paper.styles['Normal'].paragraph_format.line_spacing}, not 28 points"
        for section in paper.sections:
            footers = [section.footer, section.even_page_footer]
            if any(
                "PAGE" not in footer._element.xpath("string()") + "".join(footer._element.xpath("//@w:instr"))
                for footer in footers
            ):
                yield f"{file.name}: a page has no number below"


def _typeface(element):
    """The Chinese typeface that a style names, or the one of all where it is given the styles as a whole."""
    found = element.xpath("(w:docDefaults/w:rPrDefault/w:rPr | w:rPr)/w:rFonts/@w:eastAsia")
    return found[0] if found else None


def headed(file):
    """Whose paper it is in red at the head, and a red line below the number."""
    paper = docx.Document(file)
    name, number = paper.paragraphs[:2]
    if (name.style.name, name.text) != ("发文机关标志", OFFICE):
        yield f"{file.name} begins with {name.text!r} as {name.style.name}"
    if str(name.style.font.color.rgb) != RED:
        yield f"{file.name}: the name at the head is not red"
    if number.style.element.xpath("w:pPr/w:pBdr/w:bottom/@w:color") != [RED]:
        yield f"{file.name}: no red line ends the head"


def headings(paper, level):
    """The headings of a level."""
    return [paragraph.text for paragraph in paper.paragraphs if paragraph.style.name == f"Heading {level}"]


def title(heading):
    """A heading without its number."""
    return re.sub(r"^（\S+?）", "", heading)


def addressed(rows, agencies):
    """What each agency is to hear of: names of targets by the agency's full name."""
    full = {(agency["region"], agency["agency"]): agency["full_name"] or agency["agency"] for agency in agencies}
    told = {}
    for row in rows:
        if row["status"] in MISSED and row["source_standing"] == "in_force":
            for agency in dict.fromkeys(row["lead"] + row["responsible"]):
                told.setdefault((row["region"], full[row["region"], agency]), []).append(row["name"])
    return told


def notices(files, rows, agencies):
    """A notice to each agency that has something to answer for, about exactly that."""
    wanted = {(name, target) for (_, name), targets in addressed(rows, agencies).items() for target in targets}
    wanted = {tuple(map(visible, pair)) for pair in wanted}
    if len(files) != len(addressed(rows, agencies)) or not files:
        yield f"there are {len(files)} notices, and {len(addressed(rows, agencies))} agencies to write to"
    found = set()
    for file in files:
        paper = docx.Document(file)
        titles = [paragraph.text for paragraph in paper.paragraphs if paragraph.style.name == "Title"]
        if len(titles) != 1 or not titles[0].endswith("通知"):
            yield f"{file.name}: the title is {titles}"
        salutation = next(paragraph.text for paragraph in paper.paragraphs if paragraph.style.name == "Salutation")
        items = [title(heading) for heading in headings(paper, 2)]
        found |= {(visible(salutation.rstrip("：")), visible(item)) for item in items}
        if len(paper.tables) != 1 or len(paper.tables[0].rows) != len(items) + 1:
            yield f"{file.name}: the table to answer in has not a row for each of {len(items)} targets"
        if not paper.tables or not paper.tables[0].rows[0]._tr.xpath("w:trPr/w:tblHeader"):
            yield f"{file.name}: the heads of the table are not repeated"
    for pair in sorted(found - wanted):
        yield f"a notice tells somebody what is none of theirs: {pair}"
    for pair in sorted(wanted - found):
        yield f"no notice tells an agency of a target: {pair}"


def bulletin(file, rows):
    """Title, numbered headings, the counts of every status, and the annexed table of all targets."""
    paper = docx.Document(file)
    said = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    if [paragraph.text[-2:] for paragraph in paper.paragraphs if paragraph.style.name == "Title"] != ["通报"]:
        yield f"{file.name} has no title"
    first = headings(paper, 1)
    if len(first) < 3 or [heading[:2] for heading in first] != [
        f"{number}、" for number in "一二三四五六七八"[: len(first)]
    ]:
        yield f"{file.name} has the headings {first}"
    in_force = [row["status"] for row in rows if row["source_standing"] == "in_force"]
    for status in sorted(set(in_force)):
        if f"{STATUS[status]}{in_force.count(status)}个" not in said:
            yield f"{file.name} does not say {STATUS[status]}{in_force.count(status)}个"
    cells = [[cell.text for cell in row.cells] for row in paper.tables[0].rows] if paper.tables else []
    listed = {line[1] for line in cells}
    for row in rows:
        if row["name"] not in listed:
            yield f"{file.name}: the table does not list {row['name']!r}"
    if cells and not paper.tables[0].rows[0]._tr.xpath("w:trPr/w:tblHeader"):
        yield f"{file.name}: the heads of the table are not repeated"


def stamped(digest, as_of, *files):
    """As-of date and digest of the catalogue stand in every paper, and are when it says it was made."""
    year, month, day = (int(part) for part in as_of.split("-"))
    for file in files:
        paper = docx.Document(file)
        said = "\n".join(paragraph.text for paragraph in paper.paragraphs)
        for what in (digest, f"{year}年{month}月{day}日"):
            if what not in said:
                yield f"{file.name} does not say {what}"
        if paper.core_properties.created.date().isoformat() != as_of:
            yield f"{file.name} says it was made {paper.core_properties.created}"


def harmless(*files):
    """Nothing that data brought along is a field, a link or a picture, or turns the line round."""
    for file in files:
        with zipfile.ZipFile(file) as package:
            parts = {name: package.read(name).decode() for name in package.namelist()}
        text = "".join(parts.values())
        fields = set(re.findall(r'w:instr="\s*(\w+)', text)) | set(re.findall(r"<w:instrText[^>]*>\s*(\w+)", text))
        if fields - {"PAGE"}:
            yield f"{file.name} has the fields {fields}"
        for mark in ("w:hyperlink", "w:altChunk", "w:object", "w:pict", "w:drawing", 'TargetMode="External"'):
            if mark in text:
                yield f"{file.name} has {mark}"
        if re.search(r"[\x00-\x08\u202a-\u202e\u2066-\u2069\ufeff]", text):
            yield f"{file.name} has controls in its text"


def printed(paper, wanted):
    """A4 pages, upright or on their side, each with its number “— 1 —”, and everything wanted on them."""
    for size in pdf.sizes(paper):
        if not pdf.is_paper(size, pdf.A4) and not pdf.is_paper(size, pdf.A4[::-1]):
            yield f"{paper.name}: a page of {size} points is not A4"
    pages = pdf.text(paper)
    said = "".join(re.sub(r"—\d+—", "", page) for page in pages)
    for at, page in enumerate(pages, 1):
        if f"—{at}—" not in page:
            yield f"{paper.name}: page {at} has no — {at} —"
    if not pages or not wanted:
        yield f"{paper.name}: nothing is known that should stand there"
    for text in wanted:
        if re.sub(r"\s+", "", text) not in said:
            yield f"{paper.name} does not show {text!r}"


def run(checks, built_in, hostile, printer):
    """The checks of papers."""
    makes = {"bulletin.docx": ["bulletin", "--office", OFFICE]}
    traps = {"hostile-bulletin.docx": ["bulletin", "--office", "]]><w:br/>&督查室"]}
    files, bad = built_in.files(makes), hostile.files(traps)
    letters = sorted(built_in.file("notices", "notice").iterdir())
    threats = sorted(hostile.file("hostile-notices", "notice").iterdir())
    english = built_in.file("english.docx", "bulletin", lang="en")
    files, bad = [*files.values(), *letters], [*bad.values(), *threats]
    papers = printer and printer.begin([files[0], *letters, *threats[:2]])

    checks.check("valid by the OOXML schema", schema.invalid, *files, *bad, english)
    checks.check("every reference leads somewhere", schema.dangling, *files, *bad, english)
    schema.proofs_of_papers(checks, files[0])
    rows, agencies = built_in.rows("report"), built_in.rows("agencies")
    checks.check("official layout", official, *files, *bad)
    checks.check("a red head", headed, files[0])
    checks.proof("sees that a red head is missing", "begins with", headed, letters[0])
    checks.check("the bulletin: headings, counts, table", bulletin, files[0], rows)
    checks.check("the notices: to whom, about what", notices, letters, rows, agencies)
    checks.check(
        "hostile notices: to whom, about what", notices, threats, hostile.rows("report"), hostile.rows("agencies")
    )
    checks.check("as-of date and digest", stamped, built_in.digest(), built_in.as_of, *files)
    checks.check("hostile texts stay texts", harmless, *bad)
    checks.check("same bytes twice", built_in.same_again, {**makes, "notices": ["notice"]})
    checks.check("hostile ledger: same bytes twice", hostile.same_again, {**traps, "hostile-notices": ["notice"]})
    if papers:
        names = [row["name"] for row in rows]
        checks.check("the bulletin on paper", lambda: printed(papers()[files[0].name], names))
        for letter in letters:
            known = [letter.stem.split("-")[1], *(title(heading) for heading in headings(docx.Document(letter), 2))]
            checks.check("a notice on paper", lambda: printed(papers()[letter.name], known))
        for letter in threats[:2]:
            checks.check(
                "a hostile notice on paper", lambda: printed(papers()[letter.name], headings(docx.Document(letter), 1))
            )
