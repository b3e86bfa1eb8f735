"""The table of the page: counts, filters, addresses, order, all of it by keyboard, beside the same report in JSON."""

from duban import STATUS


def shown(page):
    """The codes of the targets in the table, in order."""
    page.evaluate(
        "() => { const all = document.querySelector('#more [value=all]'); if (!all.closest('#more').hidden) all.click(); }"
    )
    return page.eval_on_selector_all(
        "#table tr.entry th a",
        "all => all.filter(a => a.checkVisibility()).map(a => decodeURIComponent(a.hash.slice(3)))",
    )


def different(what, found, wanted):
    """Says where targets are not those wanted."""
    if found != wanted or not wanted:
        missing, surplus = (
            [code for code in wanted if code not in found],
            [code for code in found if code not in wanted],
        )
        yield f"{what}: {len(found)} targets, not {len(wanted)}; missing {missing[:3]}, surplus {surplus[:3]}" + (
            "" if missing or surplus else ", in another order"
        )


def counts(visit, rows):
    """The headline counts, and a row for each target."""
    page = visit.page
    yield from different("the whole table", sorted(shown(page)), sorted(row["target"] for row in rows))
    in_force = [row for row in rows if row["source_standing"] == "in_force"]
    for status, word in STATUS.items():
        wanted = sum(row["status"] == status for row in in_force)
        tile = page.locator(f"[data-facet=status] button[value={status}]")
        found = int(tile.locator("b").inner_text()) if tile.count() else 0
        if found != wanted:
            yield f"{word} is counted {found} times, not {wanted}"


def filters(visit, rows):
    """Filters by region, agency, status and text, alone and together, and their end."""
    page, tools = visit.page, visit.page.get_by_role("search")
    region = rows[0]["region"]
    agency = next(
        row["lead"] or row["responsible"]
        for row in rows
        if row["region"] == region and (row["lead"] or row["responsible"])
    )[0]
    of_region = [row for row in rows if row["region"] == region]
    of_agency = [row for row in of_region if agency in row["lead"] + row["responsible"] + row["support"]]
    status = of_agency[0]["status"]
    word = of_agency[0]["name"][:4]
    steps = [
        ("region", lambda: tools.locator("[data-facet=region]").select_option(region), of_region),
        ("agency", lambda: tools.locator("[data-facet=agency]").select_option(f"{region}/{agency}"), of_agency),
        (
            "status",
            lambda: page.locator(f"[data-facet=status] button[value={status}]").click(),
            [row for row in of_agency if row["status"] == status],
        ),
        (
            "text",
            lambda: tools.get_by_role("searchbox").fill(word),
            [row for row in of_agency if row["status"] == status and word in _searched(row)],
        ),
        ("text found nowhere", lambda: tools.get_by_role("searchbox").fill("没有这个"), []),
        ("cleared", lambda: tools.get_by_role("button", name="清除筛选").click(), rows),
    ]
    for what, act, wanted in steps:
        act()
        page.wait_for_timeout(250)
        found, codes = shown(page), [row["target"] for row in wanted]
        if sorted(found) != sorted(codes):
            yield from (
                different(f"filter {what}", sorted(found), sorted(codes))
                if codes
                else [f"filter {what} leaves {found[:3]}"]
            )
        said = page.get_by_role("status").inner_text()
        apart = sum(row["source_standing"] != "in_force" for row in wanted)
        if codes and f"目标 {len(codes) - apart} 个" not in said:
            yield f"filter {what}: it says {said!r}, of {len(codes)}"


def _searched(row):
    """What a target is at least found by."""
    return " ".join([row["name"], row["wording"] or "", *row["lead"], *row["responsible"], *row["support"]])


def addresses(visit, rows, browser, file):
    """An address keeps what is chosen, and opens it again; one that names nothing known shows all."""
    page = visit.page
    page.locator("[data-facet=status] button").first.click()
    page.locator("#table thead th[data-key=name] button").click()
    with browser.visit(file, fragment="#" + page.url.split("#")[1]) as again:
        yield from different("the same address", shown(again.page), shown(page))
    with browser.visit(file, fragment="#status=%E0%A4%A&region=nowhere&sort=nothing&t=nobody") as lost:
        yield from different("an address of nothing", sorted(shown(lost.page)), sorted(row["target"] for row in rows))
        yield from lost.misdeeds()


def sorting(visit, rows):
    """Sorting by a number, up, down and back: unknown last, targets not in force behind the others."""
    page = visit.page
    column = page.locator("#table thead th[data-key=attainment]")
    known = {row["target"]: (row["source_standing"] != "in_force", row["attainment"]) for row in rows}
    before = shown(page)
    for order, falling in (("ascending", False), ("descending", True)):
        column.get_by_role("button").click()
        found = [known[code] for code in shown(page)]
        wanted = [(apart, value) for apart in (False, True) for value in _ordered(known, apart, falling)]
        if found != wanted or column.get_attribute("aria-sort") != order:
            yield f"sorted {column.get_attribute('aria-sort')}: {found[:6]}…, not {wanted[:6]}…"
    column.get_by_role("button").click()
    yield from different("back in the catalogue's order", shown(page), before)


def _ordered(known, of_apart, falling):
    values = [value for apart, value in known.values() if apart == of_apart]
    numbers = sorted((value for value in values if value is not None), reverse=falling)
    return numbers + [None] * (len(values) - len(numbers))


def keyboard(visit):
    """All of it without a mouse: to the table, a search, a sort, into a target and back to where one was."""
    page = visit.page
    press, focus = page.keyboard.press, lambda: page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
    press("Tab")
    if "#targets" not in focus():
        yield f"the first stop is no way to the targets: {focus()}"
    press("Enter")
    for aim, what in (("input", "the search"), ('<button type="button">', "a head to sort by"), ("#t=", "a target")):
        for _ in range(60):
            press("Tab")
            if aim in focus():
                break
        else:
            yield f"Tab never comes to {what}"
            return
        if aim == "input":
            page.keyboard.type("5G")
            page.wait_for_timeout(250)
        elif aim == "#t=":
            link = focus()
        else:
            press("Enter")
            if page.locator("[aria-sort=ascending]").count() != 1:
                yield f"Enter on {focus()} sorts nothing"
    if page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "none":
        yield "one does not see where one is: the link has no outline"
    press("Enter")
    if not page.get_by_role("dialog").is_visible() or not page.evaluate(
        "document.activeElement.closest('dialog') !== null"
    ):
        yield f"Enter opens no dialog, or one is not in it: {focus()}"
    press("Escape")
    if page.get_by_role("dialog").count() or focus() != link:
        yield f"Escape does not lead back to the link, but to {focus()}"
