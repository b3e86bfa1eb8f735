#!/usr/bin/env python3
"""Forms the hashes of a ledger's chain again, by nothing but docs/reliability.md: SQLite, SHA-256, and no line of duban.

    scripts/chain.py FILE [HEAD]

Prints the number and hash of the last action. Exits with 1 and names what does not fit where the chain is not what is
stored, or where HEAD (a hash or its first eight digits or more) is not in it.
"""

import hashlib
import sqlite3
import sys
from decimal import Decimal
from pathlib import Path

# Tables that have a column `action` but are covered in another way, or are the chain.
APART = {"action", "observation", "seal", "seal_rows"}
# Columns that hold the number of a row of another table, where they hold integers.
REFERENCES = {
    "agency": "agency", "by": "phrase", "catalogue": "catalogue", "clause": "clause", "definition": "definition",
    "extends": "catalogue", "indicator": "indicator", "note": "phrase", "parent": "region",
    "publication": "publication", "region": "region", "source": "source", "terms": "terms",
}
# Tables whose rows stand as a hash, with the tables of what belongs to a row.
HASHED = {"definition": ["definition_unit"], "terms": ["terms_milestone", "terms_role"]}


def sha(data):
    return hashlib.sha256(data).digest()


def field(value):
    """One field in canonical form."""
    if value is None:
        return b"-"
    if isinstance(value, float):
        number = Decimal(repr(value)).normalize()
        value = format(number, "f") if number else "0"
    data = value if isinstance(value, bytes) else str(value).encode()
    return str(len(data)).encode() + b":" + data


class Ledger:
    def __init__(self, path):
        self.db = sqlite3.connect(Path(path).resolve().as_uri() + "?mode=ro", uri=True)
        self.tables, self.known = {}, {}

    def columns(self, table):
        """The columns of a table with their types, and its key."""
        if table not in self.tables:
            info = self.db.execute("select name, type, pk from pragma_table_info(?) order by cid", (table,)).fetchall()
            key = [name for name, _, pk in sorted(info, key=lambda column: column[2]) if pk]
            self.tables[table] = [(name, kind) for name, kind, _ in info], key
        return self.tables[table]

    def row(self, columns, row):
        """A row in canonical form."""
        fields = []
        for (name, kind), value in zip(columns, row):
            if name in REFERENCES and kind == "INTEGER" and value is not None:
                value = self.referred(REFERENCES[name], value)
            fields.append(field(value))
        return b"".join(fields)

    def referred(self, table, number):
        """What a number stands for."""
        if (table, number) not in self.known:
            own = [column for column in self.columns(table)[0] if column[0] != "id"]
            names = ", ".join(f'"{name}"' for name, _ in own)
            found = self.db.execute(f"select {names} from {table} where id = ?", (number,)).fetchone()
            data = self.row(own, found) if found else b"?%d" % number
            for part in HASHED.get(table, []):
                columns, key = self.columns(part)
                columns = [column for column in columns if column[0] != table]
                names = ", ".join(f'"{name}"' for name, _ in columns)
                order = ", ".join(f'"{name}"' for name in key)
                for row in self.db.execute(f"select {names} from {part} where {table} = ? order by {order}", (number,)):
                    data += self.row(columns, row)
            self.known[table, number] = sha(data).hex().encode() if table in HASHED else data
        return self.known[table, number]

    def events(self):
        """The chains of all events: for each action how many, and the hash that stands for them."""
        runs, counts = {}, {}
        for action, stored, *fields in self.db.execute(
            """select o.action, o.hash, i.code, o.first_day, o.last_day, o.seq, o.event, o.refers, o.value, o.bound,
                   o.fit, o.release, p.publisher, p.title, p.url, n.text, b.text, o.as_typed, o.period_typed
               from observation o
               left join indicator i on i.region = o.region and i.id = o.indicator
               left join publication p on p.id = o.publication
               left join phrase n on n.id = o.note
               left join phrase b on b.id = o.by
               order by o.region, o.indicator, o.last_day, o.first_day, o.seq"""
        ):
            run = int.from_bytes(stored[16:], "big")
            of_action = runs.setdefault(action, {})
            before = of_action.get(run, bytes(16))
            of_action[run] = sha(before + b"".join(map(field, fields)))[:16]
            counts[action] = counts.get(action, 0) + 1
            if of_action[run] != stored[:16]:
                where = "{0}@{1}..{2}#{3}".format(*fields[:4])
                raise SystemExit(f"the event {where} of action {action} is not what was written")
        ends = {}
        for action, of_action in runs.items():
            lasts = [of_action[run] for run in sorted(of_action)]
            ends[action] = counts[action], lasts[0] if len(lasts) == 1 else sha(b"".join(lasts))[:16]
        return ends

    def rows(self):
        """For each action the hash of what it wrote in other tables."""
        of_actions = {}
        tables = self.db.execute(
            "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name"
        ).fetchall()
        for (table,) in tables:
            columns, key = self.columns(table)
            if table in APART or "action" not in [name for name, _ in columns]:
                continue
            names = ", ".join(f'"{name}"' for name, _ in columns)
            order = f" order by {', '.join(key)}" if key else ""
            hashes = {}
            place = [name for name, _ in columns].index("action")
            for row in self.db.execute(f"select {names} from {table}{order}"):
                hashes.setdefault(row[place], []).append(sha(self.row(columns, row)))
            for action, of_table in hashes.items():
                fields = field(table) + field(len(of_table)) + sha(b"".join(of_table))
                of_actions[action] = of_actions.get(action, b"") + fields
        return of_actions

    def chain(self):
        """The seals of all actions, formed again."""
        events, rows = self.events(), self.rows()
        seals, previous = [], bytes(32)
        for action in self.db.execute("select id, at, by, system_user, command, reason from action order by id"):
            count, last_event = events.get(action[0], (0, bytes(16)))
            own = sha(b"".join(map(field, action)))
            previous = sha(own + sha(rows.get(action[0], b"")) + last_event + field(count) + previous)
            seals.append((action[0], previous))
        return seals


def main():
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    ledger = Ledger(sys.argv[1])
    seals = ledger.chain()
    stored = dict(ledger.db.execute("select action, hash from seal"))
    for action, seal in seals:
        if stored.get(action) != seal:
            raise SystemExit(f"action {action} is not what was sealed")
    if len(stored) != len(seals):
        raise SystemExit("there are seals without an action")
    if len(sys.argv) == 3:
        found = [(action, seal) for action, seal in seals if seal.hex().startswith(sys.argv[2].lower())]
        if len(found) != 1 or len(sys.argv[2]) < 8:
            raise SystemExit(f"{sys.argv[2]} is not in the chain")
        seals = found
    if seals:
        print(seals[-1][0], seals[-1][1].hex())


if __name__ == "__main__":
    main()
