"""The only place that changes what the reader made: changes that belong together, all of them or none."""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager
from pathlib import Path

from tipbrowser.domain.annotations import Item, Note
from tipbrowser.domain.changes import Bin, Purge, Put, TakeBack, Written
from tipbrowser.domain.times import MINUTE, written_time
from tipbrowser.domain.values import replace
from tipbrowser.store.annotation_connection import open_to_write, telling
from tipbrowser.store.annotation_derived import Derived
from tipbrowser.store.annotation_errors import AnnotationsDamaged, Overtaken
from tipbrowser.store.annotation_rows import ITEM, VERSION, RowChanged, item_of, row_of, version_row_of

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tipbrowser.domain.annotations import ItemId
    from tipbrowser.domain.changes import Change

LOST = 20
"""Characters that a note may lose at once without being kept as it was."""


class AnnotationWriter:
    """Writes into one file; for one thread at a time."""

    def __init__(self, path: Path, *, now: Callable[[], float] = time.time) -> None:
        """Open the file at ``path``, or make it; ``now`` gives seconds since 1970. Raises an ``AnnotationsError``."""
        self._path = path
        self._now = now
        self._connection = open_to_write(path)
        self._derived = Derived(self._connection)

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection that writes, for those who copy, check or rebuild the whole file."""
        return self._connection

    def apply(self, changes: Sequence[Change]) -> list[Written]:
        """Make changes, all of them or none, and give each item as it was and is.

        Once this has answered, no power cut takes the changes back. Raises ``Overtaken`` if one was meant for an
        earlier revision, an ``AnnotationsError`` if the file cannot be written; then nothing has changed.
        """
        with self.transaction():
            return [self._apply(change) for change in changes]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Let what is written while this lasts be written as a whole, or not at all."""
        with telling(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _apply(self, change: Change) -> Written:
        before = self._item(change.id)
        if (before.revision if before else 0) != change.revision:
            raise Overtaken(change.id, before)
        if isinstance(change, Purge):
            return self._purge(change.id, before)
        after = self._after(change, before)
        if before is not None and _is_worth_keeping(before, after):
            marks = ", ".join("?" * len(VERSION.split(",")))
            self._connection.execute(
                f"INSERT OR IGNORE INTO version ({VERSION}) VALUES ({marks})", version_row_of(before)
            )
        self._write(after, is_new=before is None)
        self._derived.follow(before, after, self._number(after.id))
        return Written(before=before, after=after)

    def _after(self, change: Change, before: Item | None) -> Item:
        now, count = written_time(self._now()), self._count()
        if before is None:
            if not isinstance(change, Put):
                raise Overtaken(change.id, None)
            return Item(
                id=change.id, body=change.body, created=change.created or now, modified=now, change=count, revision=1,
                deleted=None, origin=change.origin,
            )  # fmt: skip
        after = replace(before, change=count, revision=before.revision + 1)
        if isinstance(change, Put):
            return replace(after, body=change.body, modified=now)
        assert isinstance(change, Bin | TakeBack)
        return replace(after, deleted=now if isinstance(change, Bin) else None)

    def _item(self, id: ItemId) -> Item | None:  # noqa: A002  # the item's own word for it
        row = self._connection.execute(f"SELECT {ITEM} FROM item WHERE id = ?", (id,)).fetchone()
        try:
            return None if row is None else item_of(row)
        except RowChanged as error:
            raise AnnotationsDamaged(self._path, f"item {id}") from error

    def _number(self, id: ItemId) -> int:  # noqa: A002  # the item's own word for it
        return int(self._connection.execute("SELECT number FROM item WHERE id = ?", (id,)).fetchone()[0])

    def _write(self, item: Item, *, is_new: bool) -> None:
        columns = ITEM.split(", ")
        if is_new:
            statement = f"INSERT INTO item ({ITEM}) VALUES ({', '.join('?' * len(columns))})"
            self._connection.execute(statement, row_of(item))
        else:
            statement = f"UPDATE item SET {', '.join(f'{column} = ?' for column in columns)} WHERE id = ?"
            self._connection.execute(statement, (*row_of(item), item.id))

    def _purge(self, id: ItemId, before: Item | None) -> Written:  # noqa: A002  # the item's own word for it
        if before is None or before.deleted is None:
            raise Overtaken(id, before)
        number = self._number(id)
        self._connection.execute("DELETE FROM item WHERE id = ?", (id,))
        self._connection.execute("DELETE FROM version WHERE item = ?", (id,))
        self._derived.forget(before, number)
        return Written(before=before, after=None)

    def _count(self) -> int:
        """Count one more change."""
        statement = "UPDATE file SET value = value + 1 WHERE name = 'change' RETURNING value"
        return int(self._connection.execute(statement).fetchone()[0])


def _is_worth_keeping(before: Item, after: Item) -> bool:
    """Tell whether what an item was must be found again: the last of each minute, and what lost much at once."""
    if before.body == after.body:
        return False
    if before.modified[:MINUTE] != after.modified[:MINUTE] or not isinstance(before.body, Note):
        return True
    return not isinstance(after.body, Note) or len(before.body.text) - len(after.body.text) > LOST
