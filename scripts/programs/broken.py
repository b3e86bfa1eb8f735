"""Files and pages broken on purpose, to prove that the checks find it."""

import re
import zipfile


def edited(source, name, part, change):
    """A copy of a file in which the text of one part is changed."""
    copy = source.with_name(name)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(copy, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == part:
                content = changed(content.decode(), change, part).encode()
            new.writestr(entry, content)
    return copy


def changed(text, change, what):
    """The text with a change that does change it."""
    after = change(text)
    if after == text:
        raise AssertionError(f"{what} has nothing of what was to be broken")
    return after


def swap(first, second):
    """A change that puts the first of two neighbours behind the other."""
    return lambda text: re.sub(f"({first})({second})", r"\2\1", text, count=1, flags=re.DOTALL)


def put(pattern, instead):
    """A change of the first place that fits a pattern."""
    return lambda text: re.sub(pattern, instead, text, count=1, flags=re.DOTALL)


def every(pattern, instead):
    """A change of every place that fits a pattern."""
    return lambda text: re.sub(pattern, instead, text, flags=re.DOTALL)
