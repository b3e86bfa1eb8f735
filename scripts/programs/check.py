"""Running checks: a line for each, and below it what is wrong.

A check is a function that yields what is wrong, in a sentence each. One that yields nothing has passed, so it has to
say it when there is nothing to look at.
"""

import contextlib
import itertools
import pathlib
import time
import traceback

MOST_FAULTS = 12
LONGEST_FAULT = 400


class Checks:
    """The checks of a run, counted."""

    def __init__(self, area):
        self.area = area
        self.passed = 0
        self.failed = 0

    def check(self, name, faults, *given):
        """Runs a check: passed if nothing is wrong."""
        self._line(name, lambda: list(itertools.islice(faults(*given), MOST_FAULTS)))

    def proof(self, name, says, faults, *given):
        """Runs a check on what is broken on purpose: passed if it says so."""

        def missed():
            found = list(itertools.islice(faults(*given), MOST_FAULTS))
            if any(says in fault for fault in found):
                return []
            return [f"nothing was said of “{says}”, but: {found or 'nothing at all'}"]

        self._line(name, missed)

    @contextlib.contextmanager
    def to_the_end(self):
        """Counts as a failure what breaks off all that would follow."""
        try:
            yield
        except Exception as error:
            found = _broken_off(error)
            self._line("all the rest", lambda: found)

    def _line(self, name, run):
        print(f"{self.area + ': ' + name:<48} ", end="", flush=True)
        begun = time.monotonic()
        try:
            found = run()
        except Exception as error:  # a check that breaks off has failed, and the others go on
            found = _broken_off(error)
        took = f"({time.monotonic() - begun:.0f} s)"
        if found:
            self.failed += 1
            print(f"FAILED {took}", *(f"    {fault[:LONGEST_FAULT]}" for fault in found), sep="\n", flush=True)
        else:
            self.passed += 1
            print(f"ok {took}", flush=True)


def _broken_off(error):
    """Where in these scripts a check broke off, and why."""
    here = pathlib.Path(__file__).parent
    places = [
        place for place in traceback.extract_tb(error.__traceback__) if pathlib.Path(place.filename).parent == here
    ]
    said = f"{type(error).__name__}: {error}".splitlines()[:MOST_FAULTS]
    return [f"{pathlib.Path(place.filename).name}:{place.lineno}: {place.line}" for place in places[-3:]] + said
