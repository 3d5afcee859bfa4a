"""Above all guarantees: the same source, read again, gives the same rows, to the last one."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing

from tipbrowser.importer.database import SEARCH_INDEX, fill
from tipbrowser.importer.records import Record
from tipbrowser.importer.verification import Evidence, Verification


def verify_rebuild(evidence: Evidence, verification: Verification, rows: Sequence[Record]) -> None:
    """Hold every table, every view and the words of the search index against a database of ``rows``, made in memory.

    The name of the source file alone may differ: a copy under another name is the same source. Raises ``RowRefused``.
    """
    with closing(sqlite3.connect(":memory:")) as again:
        fill(again, rows)
        _compare(evidence, verification, again)


def _compare(evidence: Evidence, verification: Verification, again: sqlite3.Connection) -> None:
    name = evidence.rows("SELECT source_name FROM edition")[0][0]
    again.execute("UPDATE edition SET source_name = ?", (name,))
    words = f"words_of_{SEARCH_INDEX}"
    for connection in (evidence.database, again):
        connection.execute(f"CREATE VIRTUAL TABLE temp.{words} USING fts5vocab(main, '{SEARCH_INDEX}', 'instance')")
    every = [row[0] for row in again.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    tables = [table for table in every if not table.startswith(SEARCH_INDEX)]
    for table in [*tables, words]:
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
