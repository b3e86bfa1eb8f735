"""Running duban as people do: by its command line, on its built-in catalogue or on a database of its own."""

import json
import os
import subprocess

STATUS = {
    "met": "已完成",
    "met_late": "逾期完成",
    "on_track": "达到序时进度",
    "behind": "滞后",
    "unjudged": "暂难判断",
    "no_data": "未报数据",
    "overdue": "逾期未完成",
    "overdue_unconfirmed": "逾期待核",
    "overdue_unreported": "逾期未报",
}
LIGHT = {"none": "不亮灯", "blue": "蓝灯", "green": "绿灯", "yellow": "黄灯", "red": "红灯"}
BUILT_IN_AS_OF = "2026-11-22"


class Duban:
    """The program on one ledger: the built-in one, or a database."""

    def __init__(self, program, folder, as_of=BUILT_IN_AS_OF, db=None):
        self.program = program.resolve()
        self.folder = folder
        self.as_of = as_of
        self.db = db
        folder.mkdir(parents=True, exist_ok=True)

    @classmethod
    def loaded(cls, program, folder, as_of, catalogue, figures):
        """The program on a new database with a catalogue and its figures."""
        duban = cls(program, folder, as_of, folder / "ledger.db")
        duban.run("init", "--catalogue", catalogue, "--empty")
        duban.run("import", figures, "--by", "甲")
        return duban

    def run(self, *words, lang="zh", code=0, env=None):
        """Runs a command and gives what it says; any other exit code than the one expected is an error."""
        about = ["--lang", lang, "--as-of", self.as_of] + (["--db", self.db] if self.db else [])
        quiet = {**os.environ, "DUBAN_CONFIG": "", **(env or {})}
        done = subprocess.run(
            [self.program, *words, *about],
            cwd=self.folder,
            env=quiet,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=300,
        )
        if done.returncode != code:
            said = (done.stdout + done.stderr).strip()[-2000:]
            raise AssertionError(
                f"`duban {' '.join(map(str, words))}` ended with {done.returncode}, not {code}: {said}"
            )
        return done.stdout + done.stderr

    def file(self, name, *words, **how):
        """Runs a command that writes a file, and gives the file."""
        path = self.folder / name
        self.run(*words, "-o", path, **how)
        if not path.exists():
            raise AssertionError(f"`duban {' '.join(map(str, words))}` wrote no {name}")
        return path

    def files(self, makes, **how):
        """Files made by commands, by name."""
        return {name: self.file(name, *words, **how) for name, words in makes.items()}

    def same_again(self, makes):
        """Where commands that have made files make others in another folder, time zone and second."""
        elsewhere = Duban(self.program, self.folder / "again", self.as_of, self.db)
        for name, again in elsewhere.files(makes, env={"TZ": "America/New_York", "LC_ALL": "C"}).items():
            before, after = _contents(self.folder / name), _contents(again)
            for path in sorted(before.keys() | after.keys()):
                if before.get(path) != after.get(path):
                    yield f"{name}/{path} is not the same" if path else f"{name} is not the same"

    def rows(self, *words):
        """The rows of a list as JSON has them."""
        return json.loads(self.run(*words, "--format", "json", "-q"))["rows"]

    def digest(self):
        """The digest of the catalogue."""
        return json.loads(self.run("targets", "--format", "json", "-q"))["catalogue"][0]["digest"]


def _contents(path):
    """The bytes of a file, or of each file in a folder."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name if path.is_dir() else "": file.read_bytes() for file in files}
