"""Has other programs check what duban makes: `run.py AREA --duban PROGRAM --work FOLDER`.

Each area is a run of its own, so that several can go side by side. What is needed stands in requirements.txt; with
`--print` LibreOffice and poppler are needed too, and for the page Chromium.
"""

import argparse
import importlib
import pathlib
import sys

import ledgers
from browser import Browser
from check import Checks
from duban import Duban
from pdf import Printer

AREAS = ("workbooks", "papers", "forms", "page")


def main():
    """Runs the checks of an area, and ends with 1 if any failed."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("area", choices=AREAS)
    asked.add_argument("--duban", type=pathlib.Path, required=True, help="the program")
    asked.add_argument("--work", type=pathlib.Path, required=True, help="a folder for the files made")
    asked.add_argument("--print", action="store_true", help="have LibreOffice print them")
    asked.add_argument("--chromium", help="the browser")
    asked = asked.parse_args()
    folder = asked.work.resolve() / asked.area
    folder.mkdir(parents=True)
    checks = Checks(asked.area)
    with checks.to_the_end():
        built_in = Duban(asked.duban, folder / "built-in")
        catalogue, figures = ledgers.ledger(folder, "hostile", 3, 100, ledgers.hostile)
        hostile = Duban.loaded(asked.duban, folder / "hostile", ledgers.AS_OF, catalogue, figures)
        look = Printer(folder) if asked.print else None
        if asked.area == "page":
            look = Browser(asked.chromium, prints=asked.print)
        importlib.import_module(asked.area).run(checks, built_in, hostile, look)
    # For whoever runs several areas and adds up.
    (folder / "tally").write_text(f"{checks.passed} {checks.failed}\n", encoding="ascii")
    sys.exit(1 if checks.failed else 0)


if __name__ == "__main__":
    main()
