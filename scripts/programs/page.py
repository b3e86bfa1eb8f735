"""The page as people use it, driven in Chromium; what is broken on purpose; five thousand targets."""

import time

import broken
import ledgers
import reading
import table
from browser import PHONE, Visit
from duban import Duban

# What "usable with 5,000 targets" is held to, in seconds on two busy cores.
OPENED_WITHIN = 20
ANSWERED_WITHIN = 3
# The other lists and pages that can be had for a browser.
OTHERS = {
    "overdue": ["overdue"],
    "by agency": ["report", "--by", "agency"],
    "an indicator": ["show", "wuhan.core-share"],
    "an explanation": ["explain", "wuhan.core-share"],
    "an agency": ["agencies", "市通信办"],
}


def quick(browser, file, rows):
    """With five thousand targets it opens, filters and sorts in a time that people wait."""
    begun = time.monotonic()
    with browser.visit(file) as visit:
        page = visit.page
        page.wait_for_selector("html.ready")
        opened = time.monotonic() - begun
        if opened > OPENED_WITHIN:
            yield f"it opens in {opened:.1f} s"
        said = "document.querySelector('#hits').textContent"
        region, find = page.locator("select[data-facet=region]"), page.get_by_role("searchbox")
        clear, head = page.get_by_role("button", name="清除筛选"), page.locator("#table th[data-key=attainment] button")
        steps = [
            ("a filter", lambda: region.select_option("place-7"), f"{said}.includes('目标 100 个')"),
            ("no filter", clear.click, "!document.querySelector('#more').hidden"),
            ("a search", lambda: find.fill("第99项"), f"{said}.includes('第99项')"),
            ("a sort", head.click, "document.querySelector('[aria-sort=ascending]')"),
            (
                "a target",
                page.locator("#table tr.entry:not([hidden]) th a").first.click,
                "document.querySelector('dialog').open",
            ),
        ]
        for what, act, done in steps:
            begun = time.monotonic()
            act()
            page.wait_for_function(f"() => {done}")
            took = time.monotonic() - begun
            if took > ANSWERED_WITHIN:
                yield f"{what} takes {took:.1f} s"
        if f"共 {len(rows)} 个" not in page.locator("#hits").inner_text():
            yield f"it says {page.locator('#hits').inner_text()!r}"
        yield from visit.misdeeds()


def breakages(file):
    """Copies of the page: a picture without words, pale letters, a request, an error, a script from elsewhere."""
    whole = file.read_text(encoding="utf-8")
    free = broken.put(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "")
    into = lambda markup: broken.put("</main>", lambda found: markup + found[0])
    script = into("<script>console.error('broken')</script>")
    changes = {
        "picture": [into("<img src='data:,'>")],
        "pale": [free, into("<p style='color:#bbb;background:#fff'>broken</p>")],
        "request": [free, into("<img alt='' src='http://example.invalid/broken.png'>")],
        "error": [free, script],
        "script": [script],
    }
    for name, steps in changes.items():
        text = whole
        for change in steps:
            text = broken.changed(text, change, name)
        copy = file.with_name(f"{name}.html")
        copy.write_text(text, encoding="utf-8")
        yield copy


def run(checks, built_in, hostile, browser):
    """The checks of the page."""
    file, english = built_in.file("page.html", "report"), built_in.file("english.html", "report", lang="en")
    bad, rows = hostile.file("hostile.html", "report"), built_in.rows("report")
    small = built_in.file("small.html", "report", "--region", "changchun")
    small_bad = hostile.file("small-hostile.html", "report", "--region", "place-1")

    def look(name, faults, *given, at=file, **how):
        """Runs checks on a page that is open, and then whether it did anything wrong meanwhile."""

        def opened():
            with browser.visit(at, **how) as visit:
                yield from faults(visit, *given)
                yield from visit.misdeeds()

        checks.check(name, opened)

    def found(at, ways):
        with browser.visit(at) as visit:
            yield from ways(visit)

    look("headline counts, every target", table.counts, rows)
    look("filters", table.filters, rows)
    look("addresses", table.addresses, rows, browser, file)
    look("sorting", table.sorting, rows)
    look("by keyboard", table.keyboard)
    look("charts and sources, one click away", reading.details, rows)
    stamp = [built_in.as_of, built_in.digest()]
    look("legend, method, date, digest", reading.says, "图例", "怎样判定", "各单位比较", *stamp)
    look("in English", reading.says, "Legend", "How targets are judged", *stamp, at=english)
    look("on a phone", reading.fits, viewport=PHONE, has_touch=True)
    look("hostile names on a phone", reading.fits, at=bad, viewport=PHONE, has_touch=True)
    look("dark", reading.dark, color_scheme="dark")
    look("without a script", reading.without_script, rows, java_script_enabled=False)
    if browser.prints:
        look("on paper", reading.on_paper, rows, built_in.folder)
    look("hostile names stay names", reading.hostile_names, hostile.rows("report"), at=bad)
    look("hostile names: counts, every target", table.counts, hostile.rows("report"), at=bad)

    target = f"#t={next(row['target'] for row in rows if row['latest'])}"
    look("axe-core: the list", Visit.violations)
    look("axe-core: a target", Visit.violations, fragment=target)
    look("axe-core: dark", Visit.violations, color_scheme="dark")
    look("axe-core: dark, a target", Visit.violations, fragment=target, color_scheme="dark")
    look("axe-core: on a phone", Visit.violations, at=small, viewport=PHONE)
    look("axe-core: in English", Visit.violations, at=english)
    look("axe-core: hostile names", Visit.violations, at=small_bad)

    for name, words in OTHERS.items():
        look(f"another page: {name}", reading.other_page, at=built_in.file(f"{name}.html", *words), viewport=PHONE)

    picture, pale, request, error, script = breakages(small)
    for name, says, at, ways in [
        ("fails on a picture without words", "critical: image-alt", picture, Visit.violations),
        ("fails on pale letters", "serious: color-contrast", pale, Visit.violations),
        ("fails on a request", "it asks for http://example.invalid/", request, Visit.misdeeds),
        ("fails on an error", "the console says: broken", error, Visit.misdeeds),
        ("its policy stops other scripts", "violates the following Content Security Policy", script, Visit.misdeeds),
    ]:
        checks.proof(name, says, found, at, ways)

    catalogue, figures = ledgers.ledger(built_in.folder, "large", 50, 100, ledgers.plain)
    large = Duban.loaded(built_in.program, built_in.folder / "large", ledgers.AS_OF, catalogue, figures)
    checks.check("5,000 targets", quick, browser, large.file("large.html", "report"), large.rows("report"))
    checks.check("same bytes twice", built_in.same_again, {"page.html": ["report"]})
    checks.check("hostile names: same bytes twice", hostile.same_again, {"hostile.html": ["report"]})
    browser.close()
