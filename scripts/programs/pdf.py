"""What LibreOffice makes of files: pages, and the text on them."""

import concurrent.futures
import re
import shutil
import subprocess

A4 = (595.3, 841.9)


class Printer:
    """LibreOffice, putting files into PDF, or into what else it saves, while other checks go on.

    Its settings are in a folder of their own, so that no office that is open is in the way.
    """

    def __init__(self, folder):
        self.folder = folder
        self.program = shutil.which("soffice") or shutil.which("libreoffice")
        self.workers = concurrent.futures.ThreadPoolExecutor(1)

    def begin(self, files, kind="pdf"):
        """Begins to convert files, all in one run; what it gives waits for them and tells each by its file's name."""
        return self.workers.submit(self._convert, files, kind).result

    def _convert(self, files, kind):
        settings, into = (self.folder / "settings").as_uri(), self.folder / re.sub(r"\W+", "-", kind)
        done = subprocess.run(
            [
                self.program,
                f"-env:UserInstallation={settings}",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                into,
                *files,
            ],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=400,
        )
        made = {file.name: into / f"{file.stem}.{kind.split(':')[0]}" for file in files}
        missing = [name for name, path in made.items() if not path.exists()]
        if missing:
            raise AssertionError(f"LibreOffice made no {kind} of {missing}: {done.stdout}{done.stderr}".strip())
        return made


def text(pdf):
    """The text of each page, without any blanks: a cell's lines one after the other."""
    said = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"], capture_output=True, check=True, timeout=120
    ).stdout
    return [re.sub(r"\s+", "", page) for page in said.decode().split("\f")[:-1]]


def sizes(pdf):
    """Width and height of each page, in points."""
    said = subprocess.run(["pdfinfo", "-l", "9999", pdf], capture_output=True, text=True, check=True, timeout=60).stdout
    return [
        (float(width), float(height)) for width, height in re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", said)
    ]


def is_paper(size, of):
    """Whether a page has a size, to a point."""
    return all(abs(found - wanted) < 1 for found, wanted in zip(size, of))


def colours(pdf, page):
    """How many dots of each colour a page has, in a coarse picture."""
    said = subprocess.run(
        ["pdftoppm", "-r", "30", "-aa", "no", "-aaVector", "no", "-f", str(page), "-l", str(page), pdf],
        capture_output=True,
        check=True,
        timeout=60,
    ).stdout
    dots = said.split(b"\n", 3)[3]
    count = {}
    for at in range(0, len(dots) - 2, 3):
        dot = dots[at : at + 3].hex()
        count[dot] = count.get(dot, 0) + 1
    return count
