"""Pages in Chromium: opened from a file, watched for errors and requests, held against axe-core."""

import contextlib
import importlib.resources
import sys

from playwright.sync_api import TimeoutError, sync_playwright

SERIOUS = ("serious", "critical")
PHONE = {"width": 360, "height": 740}
SCREEN = {"width": 1280, "height": 900}


class Browser:
    """A Chromium without a window, which finds nothing of the network; `prints` where its pages can be read."""

    def __init__(self, program, prints=False):
        self.prints = prints
        self._playwright = sync_playwright().start()
        options = ["--disable-gpu", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND"]
        launch = self._playwright.chromium.launch
        # On a busy machine a browser now and then never comes up, and the next one does.
        for patience in (30_000, 30_000, 120_000):
            try:
                self._chromium = launch(executable_path=program, chromium_sandbox=False, args=options, timeout=patience)
                return
            except TimeoutError as error:
                late = error
        raise late

    def close(self):
        """Ends it."""
        self._chromium.close()
        self._playwright.stop()

    @contextlib.contextmanager
    def visit(self, file, fragment="", **how):
        """Opens a page, and leaves it in the end."""
        context = self._chromium.new_context(**{"viewport": SCREEN, "locale": "zh-CN", **how})
        context.set_default_timeout(20_000)
        try:
            visit = Visit(context.new_page(), file.as_uri())
            visit.page.goto(visit.address + fragment, wait_until="load")
            yield visit
        finally:
            context.close()


class Visit:
    """A page that is open, with what it did."""

    def __init__(self, page, address):
        self.page = page
        self.address = address
        self.errors = []
        self.requests = []
        page.on("console", lambda said: said.type in ("error", "warning") and self.errors.append(said.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", lambda dialog: (self.errors.append(f"a dialog: {dialog.message}"), dialog.dismiss()))
        page.on("popup", lambda popup: self.requests.append(f"a window: {popup.url}"))
        page.on("request", lambda request: self.requests.append(request.url))

    def misdeeds(self):
        """Errors it wrote, and requests for anything but itself."""
        for error in self.errors:
            yield f"the console says: {error}"
        for request in self.requests:
            if request.split("#")[0] != self.address:
                yield f"it asks for {request[:200]}"

    def violations(self, within=None):
        """What axe-core finds serious or critical."""
        # By way of the debugger, so that the page's own policy stays in force.
        self.page.evaluate(axe())
        found = self.page.evaluate("within => axe.run(within || document, {resultTypes: ['violations']})", within)
        if not found["passes"]:
            yield "axe-core looked at nothing"
        for violation in found["violations"]:
            if violation["impact"] in SERIOUS:
                nodes = "; ".join(str(node["target"]) for node in violation["nodes"][:3])
                yield f"{violation['impact']}: {violation['id']}, {violation['help']}: {nodes}"


def axe():
    """The source of axe-core."""
    return importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


if __name__ == "__main__":
    # Whether the browser given can be driven at all.
    Browser(sys.argv[1]).close()
