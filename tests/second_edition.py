"""A second edition of the publication, made from the bundled database: paragraphs moved, altered, deleted, merged, split."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.small_compendium import BUNDLED
from tipbrowser.importer.database import fill_search

YEAR, DIGEST = 2026, "2" * 64
NAME = f"{YEAR}-en-{DIGEST[:12]}"
"""By which anchors know it."""
NEW = "A.II.51"
"""A paragraph that was put in; those behind it moved on by one number."""
MOVED = {f"A.II.{number}": f"A.II.{number + 1}" for number in range(51, 59)}
ALTERED = "A.II.20"
DELETED = "A.II.10"
INTO, MERGED = "A.V.30", "A.V.31"
"""The words of the second stand behind those of the first, and it is no more."""
SPLIT, PART = "A.VI.4", "A.VI.40"
"""The last sentence of the first became the second."""
LAST_SENTENCE = " In accordance with their obligations"
HOLDING = ("passage", "footnote", "index_reference", "topic_paragraph", "cross_reference")
"""Tables with the locators of passages."""


def write_second_edition(path: Path, *, language: str = "en") -> Path:
    """Write the database to ``path``, without a digest beside it, and give the path."""
    shutil.copyfile(BUNDLED, path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute("UPDATE edition SET year = ?, source_sha256 = ?, language = ?", (YEAR, DIGEST, language))
        for before, after in reversed(MOVED.items()):
            _rename(database, before, after)
        _insert(database, NEW, "A.II.50.b", "States parties should look at what was decided in the years since then.")
        old = _text(database, ALTERED)
        _set(database, ALTERED, old.replace("should consider", "are urged to begin", 1).replace("affect", "shape", 1))
        _set(database, INTO, f"{_text(database, INTO)} {_text(database, MERGED)}")
        first, sign, last = _text(database, SPLIT).partition(LAST_SENTENCE)
        _insert(database, PART, _last_of(database, "A.VI"), f"{sign}{last}".strip())
        _set(database, SPLIT, first)
        for gone in (MERGED, DELETED):
            _delete(database, gone)
        if language != "en":
            database.execute("UPDATE passage SET text = 'Il convient que ' || locator, markup = 'Il convient'")
        database.execute("DELETE FROM search_word")
        fill_search(database)
        database.commit()
    return path


def _text(database: sqlite3.Connection, locator: str) -> str:
    return str(database.execute("SELECT text FROM passage WHERE locator = ?", (locator,)).fetchone()[0])


def _set(database: sqlite3.Connection, locator: str, text: str) -> None:
    database.execute("UPDATE passage SET text = ?, markup = ? WHERE locator = ?", (text, text, locator))
    position = database.execute("SELECT position FROM passage WHERE locator = ?", (locator,)).fetchone()[0]
    database.execute("UPDATE search_text SET text = lower(?) WHERE position = ?", (text, position))


def _last_of(database: sqlite3.Connection, section: str) -> str:
    statement = "SELECT locator FROM passage WHERE section = ? ORDER BY position DESC LIMIT 1"
    return str(database.execute(statement, (section,)).fetchone()[0])


def _rename(database: sqlite3.Connection, before: str, after: str) -> None:
    for table in HOLDING:
        database.execute(f"UPDATE {table} SET locator = ? WHERE locator = ?", (after, before))
    database.execute("UPDATE passage SET label = ? WHERE locator = ?", (f"{after.rpartition('.')[2]}.", after))
    database.execute("UPDATE cross_reference SET target = ? WHERE target = ?", (after, before))


def _delete(database: sqlite3.Connection, locator: str) -> None:
    database.execute(
        "DELETE FROM search_text WHERE position = (SELECT position FROM passage WHERE locator = ?)", (locator,)
    )
    for table in HOLDING:
        database.execute(f"DELETE FROM {table} WHERE locator = ?", (locator,))
    database.execute("UPDATE erratum SET locator = NULL WHERE locator = ?", (locator,))


def _insert(database: sqlite3.Connection, locator: str, behind: str, text: str) -> None:
    """Put a paragraph in behind another one; all that follow move on by one position."""
    before = database.execute("SELECT position FROM passage WHERE locator = ?", (behind,)).fetchone()[0]
    for table in ("passage", "topic_paragraph", "search_text"):
        database.execute(f"UPDATE {table} SET position = -position - 1 WHERE position > ?", (before,))
        database.execute(f"UPDATE {table} SET position = -position WHERE position < 0")
    database.execute(
        "INSERT INTO passage SELECT ?, ?, part, section, 'recommendation', ?, NULL, NULL, ?, ?, '', '', report_symbol, '99',"
        " source_first, source_last FROM passage WHERE locator = ?",
        (before + 1, locator, f"{locator.rpartition('.')[2]}.", text, text, behind),
    )
    database.execute(
        "INSERT INTO search_text (position, text, joined, lead, footnotes, topics, place) VALUES (?, lower(?), '', '', '', '', '')",
        (before + 1, text),
    )
