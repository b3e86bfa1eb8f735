"""The page to be read: targets in detail, on a phone, in the dark, on paper, without scripts, with hostile names."""

import re

import ledgers
import pdf
from browser import PHONE
from ledgers import visible
from table import different, shown


def details(visit, rows):
    """Each target with figures: its chart, and publisher and address of the figure, one click away."""
    page = visit.page
    known = [row for row in rows if row["latest"]]
    if len(known) < 5:
        yield "too few figures to look at"
    for row in known:
        shown(page)
        page.locator(f"#table a[href='#t={row['target']}']").click()
        dialog, where = page.get_by_role("dialog"), row["target"]
        if dialog.get_by_role("img", name=re.compile("^(?!.灯).+")).locator("visible=true").count() < 1:
            yield f"{where} has no chart"
        said = dialog.inner_text()
        for what in (row["latest"]["publisher"], row["wording"], row["name"]):
            if what and what not in said:
                yield f"{where} does not show {what!r}"
        links = dialog.get_by_role("link").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        if row["latest"]["url"] and row["latest"]["url"] not in links:
            yield f"{where} has no link to {row['latest']['url']}"
        page.go_back()
        if dialog.count():
            yield f"going back does not close {where}"


def says(visit, *wanted):
    """Legend, method, agencies, as-of date and digest stand on the page."""
    for text in wanted:
        found = visit.page.get_by_text(text).first
        if not found.count() or not found.is_visible():
            yield f"the page does not say {text!r}"


def fits(visit):
    """Nothing is wider than a phone, and no control smaller than a finger's tip."""
    page = visit.page
    for state in ("the list", "a target"):
        if state == "a target":
            page.locator("#table a[href^='#t=']").first.click()
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > PHONE["width"]:
            yield f"{state} is {wide} dots wide on a phone of {PHONE['width']}"
        small = page.eval_on_selector_all(
            "button, select, input",
            """all => all.filter(one => one.checkVisibility())
            .map(one => [one.outerHTML.slice(0, 80), one.closest('label.check') ? 24 : one.getBoundingClientRect().height])
            .filter(pair => pair[1] < 24)""",
        )
        yield from (f"{state}: {html} is {height} dots high" for html, height in small[:3])


def dark(visit):
    """Light letters on dark ground."""
    ground, letters = visit.page.evaluate("""() => {
        const style = getComputedStyle(document.body), root = getComputedStyle(document.documentElement);
        const light = colour => colour.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
        const ground = style.backgroundColor.endsWith(', 0)') ? root.backgroundColor : style.backgroundColor;
        return [light(ground), light(style.color)];
    }""")
    if ground > 200 or letters < 400:
        yield f"ground {ground} and letters {letters} of 765"


def on_paper(visit, rows, folder):
    """Clean A4 pages: every target, heads on each page of the table, no controls; each in detail where wished."""
    file = folder / "page.pdf"
    visit.page.get_by_label("连同各目标详情").check()
    visit.page.pdf(path=file, prefer_css_page_size=True)
    if "".join(pdf.text(file)).count("基本情况") != len(rows):
        yield f"{''.join(pdf.text(file)).count('基本情况')} targets are there in detail, not {len(rows)}"
    visit.page.get_by_label("连同各目标详情").uncheck()
    visit.page.pdf(path=file, prefer_css_page_size=True)
    for size in pdf.sizes(file):
        if not pdf.is_paper(size, pdf.A4) and not pdf.is_paper(size, pdf.A4[::-1]):
            yield f"a page of {size} points is not A4"
    pages = pdf.text(file)
    said = "".join(pages)
    for row in rows:
        if re.sub(r"\s", "", row["name"]) not in said:
            yield f"{row['name']} is not on paper"
    first, last = rows[0]["name"], rows[-1]["name"]
    table = [at for at, page in enumerate(pages) if any(re.sub(r"\s", "", name) in page for name in (first, last))]
    for at in range(min(table, default=0), max(table, default=-1) + 1):
        if not re.search(r"指标.*目标值.*状态", pages[at]):
            yield f"page {at + 1} of the table has no heads"
    for word in ("清除筛选", "跳到目标表", "再显示一些"):
        if word in said:
            yield f"the control {word} is on paper"


def without_script(visit, rows):
    """Where no script runs, all rows and all pages are there to be read."""
    yield from different("the table", sorted(shown_plainly(visit.page)), sorted(row["target"] for row in rows))
    said = visit.page.locator("#details").text_content()
    for row in rows:
        if row["latest"] and (row["latest"]["publisher"] or "") not in said:
            yield f"{row['target']} has no publisher to read"


def shown_plainly(page):
    """The codes of the targets in the table where no script runs."""
    return [link.get_attribute("href")[3:] for link in page.locator("#table tr.entry th a").all()]


def other_page(visit):
    """A page that needs no script and has none, and fits a phone."""
    if visit.page.locator("script").count():
        yield "it has a script"
    wide = visit.page.evaluate("document.documentElement.scrollWidth")
    if wide > PHONE["width"]:
        yield f"it is {wide} dots wide on a phone of {PHONE['width']}"
    yield from visit.violations()


def hostile_names(visit, rows):
    """Names stay names: nothing of them runs, becomes an element, or turns the line round."""
    page = visit.page
    wanted = page.title()
    scripts = page.locator("script").count()
    names = {row["target"]: visible(row["name"]) for row in rows}
    for row in rows[: len(ledgers.HOSTILE)]:
        page.goto(f"{visit.address}#t={row['target']}")
        title = visible(page.get_by_role("dialog").get_by_role("heading", level=2).inner_text())
        if re.sub(r"\s+", " ", names[row["target"]]) not in title:
            yield f"{row['target']} is titled {title[:100]!r}"
        page.keyboard.press("Escape")
    if page.title() != wanted or "broken" == page.title():
        yield f"the title has become {page.title()!r}"
    if (
        page.locator("script").count() != scripts
        or page.locator("img, iframe, object, embed, link, base, form").count()
    ):
        yield "there are elements that are none of the page's own"
    links = page.eval_on_selector_all(
        "a", "all => all.map(a => a.protocol).filter(one => !['file:', 'http:', 'https:'].includes(one))"
    )
    if links:
        yield f"there are links by {sorted(set(links))}"
    if re.search(r"[\u202a-\u202e\u2066-\u2069]", page.content()):
        yield "there are signs that turn the line round"
