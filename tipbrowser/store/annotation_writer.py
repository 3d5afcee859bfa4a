"""The only place that changes what the reader made: changes that belong together, all of them or none."""

from __future__ import annotations

import sqlite3
import time
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from tipbrowser.domain.annotations import Item, Note
from tipbrowser.domain.changes import Bin, Purge, Put, TakeBack, Written
from tipbrowser.domain.times import MINUTE, written_time
from tipbrowser.domain.values import replace
from tipbrowser.store.annotation_connection import nothing_before, open_to_write, telling
from tipbrowser.store.annotation_derived import Derived
from tipbrowser.store.annotation_errors import Overtaken
from tipbrowser.store.annotation_rows import storable
from tipbrowser.store.item_table import ItemTable

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tipbrowser.domain.annotations import ItemId
    from tipbrowser.domain.changes import Change

UNSCRUBBED = "unscrubbed"
"""Stands in the file while words of what was removed for good may be left in it."""
LOST = 20
"""Characters that a note may lose at once without being kept as it was."""


class AnnotationWriter:
    """Writes into one file; for one thread at a time."""

    def __init__(
        self, path: Path, *, now: Callable[[], float] = time.time,
        before_migration: Callable[[sqlite3.Connection], object] = nothing_before,
    ) -> None:  # fmt: skip
        """Open the file at ``path``, or make it; ``now`` gives seconds since 1970. Raises an ``AnnotationsError``.

        ``before_migration`` is as ``open_to_write`` has it.
        """
        self._path = path
        self._now = now
        self._connection = open_to_write(path, before_migration=before_migration)
        self.table = ItemTable(self._connection, path)
        """Single rows, for those who write many of them at once."""
        self.derived = Derived(self._connection)
        """What follows the rows."""

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection that writes, for those who copy, check or rebuild the whole file."""
        return self._connection

    def apply(self, changes: Iterable[Change]) -> list[Written]:
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

    def telling(self) -> AbstractContextManager[None]:
        """Raise what SQLite says while this lasts as an ``AnnotationsError``."""
        return telling(self._path)

    def last_change(self) -> int:
        """Give the number of the last change, whoever made it; raises an ``AnnotationsError``."""
        with self.telling():
            row = self._connection.execute("SELECT CAST(value AS INTEGER) FROM file WHERE name = 'change'").fetchone()
        return int(row[0]) if row is not None else 0

    def ids(self) -> set[str]:
        """Give the ids of all items, in use or in the bin; raises an ``AnnotationsError``."""
        with self.telling():
            return {row[0] for row in self._connection.execute("SELECT id FROM item")}

    def purge_row(self, id: ItemId) -> None:  # noqa: A002  # the item's own word for it
        """Remove an item with all its versions, inside a transaction; nothing if there is none, or it is in use."""
        before = self.table.item(id)
        if before is not None and before.deleted is not None:
            self._purge(id, before)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _apply(self, change: Change) -> Written:
        table, before = self.table, self.table.item(change.id)
        if (before.revision if before else 0) != change.revision:
            raise Overtaken(change.id, before)
        if isinstance(change, Purge):
            return self._purge(change.id, before)
        versions = self._versions(change) if before is None and isinstance(change, Put) else []
        after = self._after(change, before)
        keeps = isinstance(change, Put) and change.keeps
        if before is not None and before.body != after.body and (keeps or _is_worth_keeping(before, after)):
            versions = [before]
        for version in versions:
            table.keep_version(version)
        table.write(after, is_new=before is None)
        self.derived.follow(before, after, table.number(after.id))
        return Written(before=before, after=after)

    def _after(self, change: Change, before: Item | None) -> Item:
        now, count = written_time(self._now()), self.table.count_change()
        if before is None:
            if not isinstance(change, Put):
                raise Overtaken(change.id, None)
            return Item(
                id=change.id, body=change.body, created=change.created or now, modified=change.modified or now,
                change=count, revision=len(change.versions) + 1, deleted=None, origin=storable(change.origin),
            )  # fmt: skip
        after = replace(before, change=count, revision=before.revision + 1)
        if isinstance(change, Put):
            return replace(after, body=change.body, modified=now)
        assert isinstance(change, Bin | TakeBack)
        return replace(after, deleted=now if isinstance(change, Bin) else None)

    def _versions(self, change: Put) -> list[Item]:
        """Give an item that is brought as it was before, counted as if it had been changed here."""
        return [
            Item(
                id=change.id, body=version.body, created=change.created, modified=version.modified,
                change=self.table.count_change(), revision=number, deleted=None, origin=storable(change.origin),
            )
            for number, version in enumerate(change.versions, 1)
        ]  # fmt: skip

    def _purge(self, id: ItemId, before: Item | None) -> Written:  # noqa: A002  # the item's own word for it
        if before is None or before.deleted is None:
            raise Overtaken(id, before)
        self.derived.forget(before, self.table.number(id))
        self.table.remove(id)
        self._connection.execute("INSERT OR REPLACE INTO file (name, value) VALUES (?, '')", (UNSCRUBBED,))
        return Written(before=before, after=None)


def _is_worth_keeping(before: Item, after: Item) -> bool:
    """Tell of an item that changed whether it must be found as it was: the last of each minute, and what lost much at once."""
    if before.origin and before.revision == 1:
        return True  # as somebody else wrote it: by that the same import is known again
    if before.modified[:MINUTE] != after.modified[:MINUTE] or not isinstance(before.body, Note):
        return True
    return not isinstance(after.body, Note) or _lost(before.body.text, after.body.text) > LOST


def _lost(before: str, after: str) -> int:
    """Give how many characters of a text are gone: those between the beginning and the end that both have."""
    shorter = min(len(before), len(after))
    begin = next((place for place in range(shorter) if before[place] != after[place]), shorter)
    rest = shorter - begin
    end = next((place for place in range(rest) if before[-1 - place] != after[-1 - place]), rest)
    return len(before) - begin - end
