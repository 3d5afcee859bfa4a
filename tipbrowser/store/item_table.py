"""The items and their versions, row by row; every call that writes stands inside a transaction."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tipbrowser.domain.annotations import Item, ItemId
from tipbrowser.store.annotation_errors import AnnotationsDamaged, AnnotationsNewer
from tipbrowser.store.annotation_rows import ITEM, VERSION, RowChanged, RowUnknown, item_of, row_of, version_row_of

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

COLUMNS = ITEM.split(", ")
PUT_ITEM = f"INSERT INTO item ({ITEM}) VALUES ({', '.join('?' * len(COLUMNS))})"
PUT_VERSION = f"INSERT OR IGNORE INTO version ({VERSION}) VALUES ({', '.join('?' * len(VERSION.split(', ')))})"


class ItemTable:
    """Reads and writes single rows over the connection that writes."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """``path`` is the file's, for what is said when it is damaged."""
        self._connection = connection
        self._path = path

    def item(self, id: ItemId) -> Item | None:  # noqa: A002  # the item's own word for it
        """Give an item, none if there is none; raises ``AnnotationsDamaged`` if it is not what was written.

        Raises ``AnnotationsNewer`` if only a newer version of the program knows what it is.
        """
        row = self._connection.execute(f"SELECT {ITEM} FROM item WHERE id = ?", (id,)).fetchone()
        try:
            return None if row is None else item_of(row)
        except RowUnknown as error:
            raise AnnotationsNewer(self._path, f"item {id}") from error
        except RowChanged as error:
            raise AnnotationsDamaged(self._path, f"item {id}") from error

    def number(self, id: ItemId) -> int:  # noqa: A002  # the item's own word for it
        """Give the number of an item's row."""
        return int(self._connection.execute("SELECT number FROM item WHERE id = ?", (id,)).fetchone()[0])

    def write(self, item: Item, *, is_new: bool) -> None:
        """Put an item in the place of what it was."""
        if is_new:
            self._connection.execute(PUT_ITEM, row_of(item))
        else:
            statement = f"UPDATE item SET {', '.join(f'{column} = ?' for column in COLUMNS)} WHERE id = ?"
            self._connection.execute(statement, (*row_of(item), item.id))

    def remove(self, id: ItemId) -> None:  # noqa: A002  # the item's own word for it
        """Remove an item with all its versions."""
        self._connection.execute("DELETE FROM item WHERE id = ?", (id,))
        self._connection.execute("DELETE FROM version WHERE item = ?", (id,))

    def keep_version(self, item: Item) -> None:
        """Keep an item as it is now among its versions."""
        self._connection.execute(PUT_VERSION, version_row_of(item))

    def versions(self, id: ItemId) -> list[tuple[Any, ...]]:  # noqa: A002  # the item's own word for it
        """Give the rows of an item's versions, the earliest first."""
        statement = f"SELECT {VERSION} FROM version WHERE item = ? ORDER BY revision"
        return self._connection.execute(statement, (id,)).fetchall()

    def remove_versions(self, id: ItemId) -> None:  # noqa: A002  # the item's own word for it
        """Remove an item's versions, which are put anew at once."""
        self._connection.execute("DELETE FROM version WHERE item = ?", (id,))

    def put_rows(self, items: Iterable[tuple[Any, ...]], versions: Iterable[tuple[Any, ...]]) -> None:
        """Put rows as they are, whose items are not there; versions that are there stay."""
        self._connection.executemany(PUT_ITEM, items)
        self.put_versions(versions)

    def put_versions(self, versions: Iterable[tuple[Any, ...]]) -> None:
        """Put versions as they are; those that are there stay."""
        self._connection.executemany(PUT_VERSION, versions)

    def count_change(self) -> int:
        """Count one more change, and give its number: greater than all there are, whatever became of the counter."""
        statement = """UPDATE file SET value =
                max(CAST(value AS INTEGER), (SELECT coalesce(max(change), 0) FROM item)) + 1
            WHERE name = 'change' RETURNING value"""
        row = self._connection.execute(statement).fetchone()
        if row is None:
            raise AnnotationsDamaged(self._path, "the counter of changes is gone")
        return int(row[0])

    def begin_after(self, change: int) -> None:
        """Let the next change have a number greater than ``change``."""
        statement = "UPDATE file SET value = max(CAST(value AS INTEGER), ?) WHERE name = 'change'"
        self._connection.execute(statement, (change,))
