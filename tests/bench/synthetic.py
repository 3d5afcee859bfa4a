"""A synthetic compendium: the bundled one with every section many times over, topics as many times as full.

Run as ``python -m tests.bench.synthetic FILE [TIMES]``.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from tipbrowser.domain.locators import from_roman, roman
from tipbrowser.importer.database import SCHEMA_FILE, fill_search
from tipbrowser.paths import bundled_database

TIMES = 100
STRIDE = {"A": 13, "B": 11}
"""How many ordinals one copy of a part takes."""

COPIED_ONCE = ("source_line", "edition", "silent_session", "topic", "repair")
COPIED = {
    "section": (("section",), ("position",)),
    "passage": (("locator", "section", "parent"), ("position",)),
    "index_row": (("section",), ("position",)),
    "index_reference": (("by_locator", "by_report", "locator"), ("index_row",)),
    "topic_paragraph": (("locator",), ("position",)),
    "cross_reference": (("locator", "target"), ()),
}
"""Tables that are multiplied: their columns that hold a locator or a section, and those that count."""

ORDERED_BY_PART = ("section", "passage", "topic_paragraph")
"""Tables in which all of part A comes before part B."""

SHIFT = 1000
"""More than any table counts in the bundled compendium's parts."""


def renumbered(locator: str | None, copy: int) -> str | None:
    """Give a locator or section of copy 0 as the copy-th copy bears it; front matter stays."""
    if locator is None or locator.startswith("F."):
        return locator
    part, numeral, *path = locator.split(".")
    ordinal = from_roman(numeral)
    if ordinal is None:
        raise ValueError(locator)
    return ".".join([part, _numeral(ordinal + copy * STRIDE[part]), *path])


def _numeral(number: int) -> str:
    """Give a numeral as it goes on beyond those that there are: with as many thousands as it takes."""
    return "M" * (number // 1000) + (roman(number % 1000) if number % 1000 else "")


def build(output: Path, times: int = TIMES) -> None:
    """Write a compendium with ``times`` as many sections to ``output``, which must not exist."""
    with closing(sqlite3.connect(output)) as database:
        database.executescript(SCHEMA_FILE.read_text("utf-8"))
        database.execute("ATTACH ? AS bundled", [str(bundled_database())])
        for table in COPIED_ONCE:
            database.execute(f"INSERT INTO {table} SELECT * FROM bundled.{table}")
        database.execute("INSERT INTO passage SELECT * FROM bundled.passage WHERE part = 'F'")
        for table in COPIED:
            _multiply(database, table, times)
        database.execute("INSERT INTO footnote SELECT * FROM bundled.footnote")
        database.execute(
            "UPDATE topic SET paragraph_count ="
            " (SELECT count(*) FROM topic_paragraph WHERE topic_paragraph.topic = topic.topic)"
        )
        database.execute(
            "INSERT INTO search_text SELECT passage.position, once.text, joined, once.lead, footnotes, topics, place"
            f" FROM passage JOIN bundled.search_text AS once ON once.position = passage.position % {SHIFT}"
        )
        fill_search(database)
        database.commit()
        database.execute("DETACH bundled")
        database.execute("VACUUM")


def _multiply(database: sqlite3.Connection, table: str, times: int) -> None:
    cursor = database.execute(f"SELECT * FROM bundled.{table}")
    columns = [column[0] for column in cursor.description]
    rows = [dict(zip(columns, row, strict=True)) for row in cursor if table != "passage" or row[2] != "F"]
    places = ", ".join(f":{column}" for column in columns)
    for copy in range(times):
        copies = (_copied(row, table, copy, times) for row in rows)
        database.executemany(f"INSERT INTO {table} VALUES ({places})", copies)


def _copied(row: dict[str, Any], table: str, copy: int, times: int) -> dict[str, Any]:
    named, counted = COPIED[table]
    after = times if table in ORDERED_BY_PART and row["part"] == "B" else 0
    changed = {column: renumbered(row[column], copy) for column in named}
    changed |= {column: row[column] + (copy + after) * SHIFT for column in counted}
    if table == "section":
        changed["ordinal"] = row["ordinal"] + copy * STRIDE[row["part"]]
    return row | changed


if __name__ == "__main__":
    build(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else TIMES)
