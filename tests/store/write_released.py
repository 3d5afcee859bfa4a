"""Writes the file of a version of the schema as text, to stand in ``released/`` for ever once that version is released.

``python -m tests.store.write_released`` from the root of the tree. While nothing is released, version 1 may be written
anew; afterwards only the file of a new version is.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.kept_items import EVERY_KIND, named, note, put
from tests.store.own_files import Watch, writing
from tipbrowser.domain.annotation_file import SCHEMA_VERSION
from tipbrowser.domain.changes import Bin

RELEASED = Path(__file__).parent / "released"
HEAD = """-- A reader's file as version {version} of the schema has it, with one thing of each kind, versions and the bin.
-- Every later version of the program must open it: once the version is released, this file is never changed again.
"""
TABLES = ("file", "item", "version", "place", "about", "tagged", "_sqlite_migrations")


def write_released(path: Path) -> None:
    """Write the file of the present version."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "annotations.sqlite"
        fill(made)
        with closing(sqlite3.connect(made)) as connection:
            lines = list(_lines(connection))
    path.write_text(HEAD.format(version=SCHEMA_VERSION) + "\n".join(lines) + "\n", encoding="utf-8")


def fill(path: Path) -> None:
    """Make a file with one thing of each kind, a version of each, and something in the bin."""
    watch = Watch()
    with writing(path, watch) as writer:
        writer.apply([put(number, note(f"before {number}")) for number in range(len(EVERY_KIND))])
        watch.now += 3600
        writer.apply([put(number, body, 1) for number, body in enumerate(EVERY_KIND)])
        writer.apply([put(50, note("in the bin")), Bin(id=named(50), revision=1)])


def schema_of(connection: sqlite3.Connection) -> list[str]:
    """Give the statements that make the tables, those of the index of words left out but the first."""
    statement = """SELECT sql FROM sqlite_master
        WHERE sql IS NOT NULL AND name NOT LIKE 'item_words\\_%' ESCAPE '\\' ORDER BY rowid"""
    return [row[0] for row in connection.execute(statement)]


def _lines(connection: sqlite3.Connection) -> Iterator[str]:
    for name in ("application_id", "user_version"):
        yield f"PRAGMA {name} = {connection.execute(f'PRAGMA {name}').fetchone()[0]};"
    yield "BEGIN;"
    yield from (f"{statement};" for statement in schema_of(connection))
    for table in TABLES:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        quoted = " || ', ' || ".join(f"quote({column})" for column in columns)
        for (row,) in connection.execute(f"SELECT {quoted} FROM {table}"):
            yield f"INSERT INTO {table} VALUES ({row});"
    yield "COMMIT;"


if __name__ == "__main__":
    write_released(RELEASED / f"{SCHEMA_VERSION}.sql")
