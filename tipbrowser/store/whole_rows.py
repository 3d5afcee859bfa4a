"""Rows of the reader's file as they stand there: read whatever else is damaged, and each told whole or not by its hash."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from tipbrowser.domain.values import Value
from tipbrowser.store.annotation_connection import is_passing
from tipbrowser.store.annotation_rows import ITEM, VERSION
from tipbrowser.store.row_hash import row_hash

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    Key = TypeVar("Key", int, tuple[str, int])

AT_ONCE = 500
"""Rows read in one statement: between two of them whoever wants to write can."""
ITEM_FIELDS, VERSION_FIELDS = len(ITEM.split(", ")), len(VERSION.split(", "))
CHANGE, REVISION = 5, 6
"""Places in an item's row; a version's are the same two in the other order."""
VERSION_REVISION, VERSION_CHANGE = 1, 5


class Rows(Value):
    """What there is in a file of the reader's, row by row."""

    items: tuple[tuple[Any, ...], ...]
    """In the order of ``annotation_rows.ITEM``; all of them whole."""
    versions: tuple[tuple[Any, ...], ...]
    damaged: int = 0
    """Rows that were there and are not what was written."""

    @property
    def last_change(self) -> int:
        """The number of the last change in them, 0 if there are none."""
        return max((*(row[CHANGE] for row in self.items), *(row[VERSION_CHANGE] for row in self.versions)), default=0)


class Check(Value):
    """What was found when every row was looked at."""

    rows: int
    damaged: int
    """Rows that are not what was written."""
    detail: str = ""
    """What SQLite says is wrong with the file; empty if nothing is."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.damaged and not self.detail


def is_whole(row: tuple[Any, ...]) -> bool:
    """Tell whether a row, its hash last, is what was written."""
    return bool(row_hash(*row[:-1]) == row[-1])


def tolerant(connection: sqlite3.Connection) -> None:
    """Let letters that are none be read as something, so that the hash tells it: else they end the reading."""
    connection.text_factory = lambda written: written.decode("utf-8", "surrogateescape")


def items_in(connection: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    """Give the rows of all items with their numbers before them, some at a time; raises ``sqlite3.Error``."""
    last = -(2**63)
    statement = f"SELECT number, {ITEM} FROM item WHERE number > ? ORDER BY number LIMIT {AT_ONCE}"
    while rows := connection.execute(statement, (last,)).fetchall():
        yield from rows
        last = _further(last, rows[-1][0])


def versions_in(connection: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    """Give the rows of all versions, some at a time; raises ``sqlite3.Error``."""
    last = ("", -1)
    statement = f"SELECT {VERSION} FROM version WHERE (item, revision) > (?, ?) ORDER BY item, revision LIMIT {AT_ONCE}"
    while rows := connection.execute(statement, last).fetchall():
        yield from rows
        last = _further(last, rows[-1][:2])


def _further(last: Key, reached: Key) -> Key:
    """Give the key that was reached; raises ``sqlite3.DatabaseError`` where a damaged file leads back."""
    if not reached > last:
        raise sqlite3.DatabaseError("the rows do not stand in their order")
    return reached


def rows_in(connection: sqlite3.Connection) -> Rows:
    """Give all rows that are whole; raises ``sqlite3.Error`` where the file cannot be read."""
    tolerant(connection)
    items = [row[1:] for row in items_in(connection)]
    versions = list(versions_in(connection))
    whole = [row for row in items if is_whole(row)], [row for row in versions if is_whole(row)]
    damaged = len(items) + len(versions) - len(whole[0]) - len(whole[1])
    return Rows(items=tuple(whole[0]), versions=tuple(whole[1]), damaged=damaged)


def check_rows(connection: sqlite3.Connection, goes_on: Callable[[], None] = lambda: None) -> Check:
    """Look at every row, and at how the file hangs together; ``goes_on`` is called now and then, and may raise.

    SQLite's own look at the file finds no changed letter: of a thousand bits that were turned it missed 790.
    Raises ``sqlite3.Error`` if the rows could not be looked at, because another program writes: that is no damage.
    """
    tolerant(connection)
    count = damaged = 0
    try:
        for rows in ((row[1:] for row in items_in(connection)), versions_in(connection)):
            for row in rows:
                if count % AT_ONCE == 0:
                    goes_on()
                count += 1
                damaged += not is_whole(row)
        # Table by table it would not see rows that nothing leads to any more.
        said = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except (sqlite3.Error, UnicodeDecodeError, TypeError) as error:
        if isinstance(error, sqlite3.Error) and is_passing(error):
            raise
        return Check(rows=count, damaged=damaged, detail=str(error))
    return Check(rows=count, damaged=damaged, detail="" if said == "ok" else said)
