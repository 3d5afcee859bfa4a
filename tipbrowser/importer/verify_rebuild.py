"""Above all guarantees: the same source, read again, gives the same rows, to the last one."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from tipbrowser.importer.build import build
from tipbrowser.importer.errors import ImportRefused
from tipbrowser.importer.repairs import Repairs
from tipbrowser.importer.verification import Evidence, Verification

_SEARCH_WORDS = "search_words"


def verify_rebuild(evidence: Evidence, verification: Verification, source: Path, repairs: Repairs) -> None:
    """Build the database anew and hold every table, every view and the words of the search index against it.

    The name of the source file alone may differ: a copy under another name is the same source.
    """
    with TemporaryDirectory() as folder:
        rebuilt = Path(folder) / "rebuilt.sqlite"
        try:
            build(source, rebuilt, repairs)
        except ImportRefused as error:
            verification.breach(f"the source cannot be built again: {error}")
            return
        with closing(sqlite3.connect(rebuilt)) as again:
            _compare(evidence, verification, again)


def _compare(evidence: Evidence, verification: Verification, again: sqlite3.Connection) -> None:
    name = evidence.rows("SELECT source_name FROM edition")[0][0]
    again.execute("UPDATE edition SET source_name = ?", (name,))
    for connection in (evidence.database, again):
        connection.execute(
            f"CREATE VIRTUAL TABLE temp.{_SEARCH_WORDS} USING fts5vocab(main, 'passage_search', 'instance')"
        )
    tables = [
        row[0]
        for row in again.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'passage_search%'"
        )
    ]
    for table in [*tables, _SEARCH_WORDS]:
        _compare_rows(evidence, verification, again, table)
    if verification.holds:
        verification.say(f"built again: {len(tables)} tables and views and the search index, the same row by row")


def _compare_rows(evidence: Evidence, verification: Verification, again: sqlite3.Connection, table: str) -> None:
    stored = Counter(map(tuple, evidence.rows(f"SELECT * FROM {table}")))
    built = Counter(map(tuple, again.execute(f"SELECT * FROM {table}")))
    for row in stored - built:
        verification.breach(f"{table} has a row that the source does not give: {_shortened(row)}")
    for row in built - stored:
        verification.breach(f"{table} lacks a row that the source gives: {_shortened(row)}")


def _shortened(row: tuple[object, ...]) -> str:
    text = " | ".join("-" if value is None else str(value) for value in row)
    return text if len(text) <= 200 else f"{text[:199]}…"
