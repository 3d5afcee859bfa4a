"""Backups of the reader's file: made by SQLite's own means, opened again, and compared row by row before they count."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, contextmanager, suppress
from itertools import zip_longest
from pathlib import Path

from tipbrowser.domain.backups import (
    AT_LEAST,
    FOLDER,
    PLAIN_COPY,
    Backup,
    backup_named,
    name_of,
    sorted_backups,
)
from tipbrowser.domain.times import HOURS
from tipbrowser.domain.values import Value
from tipbrowser.store.annotation_connection import open_to_read, telling
from tipbrowser.store.annotation_errors import AnnotationsDamaged, AnnotationsError, AnnotationsUnwritable
from tipbrowser.store.annotation_rows import ITEM
from tipbrowser.store.plain_copy import change_of_plain_copy, read_plain_copy, write_plain_copy
from tipbrowser.store.private_files import drop, failure_of, make_folder, new_file, put_in_place, refuse_link
from tipbrowser.store.whole_rows import Check, Rows, check_rows, is_whole, items_in, rows_in, tolerant, versions_in

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class Copied(Value):
    """A copy of the reader's file that nobody has looked at yet, and what stands in the file."""

    made: Path
    source: Path
    now: float
    change: int
    items: tuple[tuple[int, str, str], ...]
    """Number, id and hash of each row."""
    versions: tuple[tuple[str, int, str], ...]
    """Item, revision and hash."""


class BackupFolder:
    """The folder of backups beside the reader's file; it is made with the first of them."""

    def __init__(self, data_folder: Path) -> None:
        self.path = data_folder / FOLDER
        self._good: set[Backup] = set()
        """Those that were looked at since the program began."""

    def backups(self) -> list[Backup]:
        """Give the backups there are by their names, the earliest first; whether they are whole is asked by ``is_good``."""
        try:
            with os.scandir(self.path) as entries:
                found = [
                    backup_named(entry.name, entry.stat(follow_symlinks=False).st_size)
                    for entry in entries
                    if entry.is_file(follow_symlinks=False)
                ]
        except OSError:
            return []
        return sorted_backups(one for one in found if one is not None)

    def make(self, connection: sqlite3.Connection, source: Path, now: float) -> Backup:
        """Make a backup, as ``copy`` and ``finish`` do one after the other."""
        return self.finish(self.copy(connection, source, now))

    def copy(self, connection: sqlite3.Connection, source: Path, now: float) -> Copied:
        """Copy the file at ``source`` over the connection that writes it; ``now`` in seconds since 1970.

        It is no backup before ``finish`` has looked at it. Raises an ``AnnotationsError``; nothing has changed then.
        """
        make_folder(self.path)
        self.sweep(now)
        made = new_file(self.path, "annotations.sqlite")
        try:
            with telling(source), _as_one(connection):
                _copy(connection, made)
                change = connection.execute("SELECT CAST(value AS INTEGER) FROM file WHERE name = 'change'").fetchone()
                items = connection.execute("SELECT number, id, hash FROM item ORDER BY number").fetchall()
                versions = connection.execute(
                    "SELECT item, revision, hash FROM version ORDER BY item, revision"
                ).fetchall()
        except BaseException:
            drop(made)
            raise
        return Copied(
            made=made, source=source, now=now, change=int(change[0]) if change else 0, items=tuple(items),
            versions=tuple(versions),
        )  # fmt: skip

    def finish(self, copied: Copied) -> Backup:
        """Open a copy again, compare it row by row with what was copied, and let it be a backup; for any thread.

        Raises ``AnnotationsDamaged`` if a row of the file is not what was written: of that no backup is made.
        Raises another ``AnnotationsError`` if it could not be written; nothing has changed then.
        """
        made = copied.made
        try:
            rows = _compared(copied)
            items, letters = _measure(rows)
            path = self.path / name_of(copied.change, copied.now, items, letters)
            refuse_link(path)
            put_in_place(made, path)
            backup = backup_named(path.name, path.stat().st_size)
        except OSError as error:
            raise failure_of(self.path, error) from error
        finally:
            drop(made)
        assert backup is not None
        self._good.add(backup)
        write_plain_copy(self.path / PLAIN_COPY, rows, backup.change)
        return backup

    def complete(self, now: float) -> None:
        """Do what a program that was killed, or a full disk, has left undone behind the newest backup; for any thread.

        Raises an ``AnnotationsError``.
        """
        self.sweep(now)
        for newest in self.backups()[-1:]:
            if change_of_plain_copy(self.path / PLAIN_COPY) < newest.change and self.is_known_good(newest):
                write_plain_copy(self.path / PLAIN_COPY, self.rows(newest.name), newest.change)

    def rows(self, name: str) -> Rows:
        """Give all whole rows of a backup, or of the plain copy, by its file's name; raises an ``AnnotationsError``."""
        path = self.path / name
        if name == PLAIN_COPY:
            return read_plain_copy(path)
        with closing(open_to_read(path)) as connection, telling(path):
            return rows_in(connection)

    def is_good(self, backup: Backup) -> bool:
        """Tell whether every row of a backup is what was written; for any thread."""
        try:
            good = check_file(self.path / backup.name).is_whole
        except AnnotationsError:
            good = False
        (self._good.add if good else self._good.discard)(backup)
        return good

    def is_known_good(self, backup: Backup) -> bool:
        """Tell the same, and look only if nobody has looked since the program began."""
        return backup in self._good or self.is_good(backup)

    def remove(self, some: Sequence[Backup]) -> int:
        """Remove backups, unless fewer than three good ones would be left; gives how many were removed.

        One goes only if the next one that stays is good: a spoiled backup stands for none.
        """
        names = {one.name for one in some}
        good = 0
        for backup in reversed([one for one in self.backups() if one.name not in names]):
            good += self.is_good(backup)
            if good == AT_LEAST:
                break
        if good < AT_LEAST:
            return 0
        gone = self._stood_for(names)
        try:
            for name in gone:
                (self.path / name).unlink(missing_ok=True)
        except OSError as error:
            raise failure_of(self.path, error) from error
        return len(gone)

    def _stood_for(self, names: set[str]) -> list[str]:
        """Give those of some backups, by their names, behind which the next one that stays is good."""
        found: list[str] = []
        next_stays: Backup | None = None
        for backup in reversed(self.backups()):
            if backup.name not in names:
                next_stays = backup
            elif next_stays is None or self.is_known_good(next_stays):
                found.append(backup.name)
        return found

    def sweep(self, now: float) -> None:
        """Take away what a program that was killed more than an hour ago has left half made; raises an ``AnnotationsError``."""
        try:
            for path in (*self.path.glob(".annotations.*"), *self.path.parent.glob(".annotations.*.new*")):
                with suppress(FileNotFoundError):  # another program has just ended with it
                    found = path.lstat()
                    if stat.S_ISREG(found.st_mode) and found.st_mtime < now - HOURS:
                        path.unlink()
        except OSError as error:
            raise failure_of(self.path, error) from error


def check_file(path: Path, goes_on: Callable[[], None] = lambda: None) -> Check:
    """Look at every row of a file over a connection of its own; ``goes_on`` is called now and then and may raise.

    Raises an ``AnnotationsError`` if it cannot even be opened.
    """
    with closing(open_to_read(path)) as connection, telling(path):
        return check_rows(connection, goes_on)


def put_back(connection: sqlite3.Connection, path: Path) -> None:
    """Write what a connection still has to a file whose name was taken away; raises an ``AnnotationsError``."""
    made = new_file(path.parent, path.name)
    try:
        with telling(path):
            _copy(connection, made)
        put_in_place(made, path)
    except OSError as error:
        raise failure_of(path, error) from error
    finally:
        drop(made)


@contextmanager
def _as_one(connection: sqlite3.Connection) -> Iterator[None]:
    """Let what is read while this lasts be of one state: another window may write as well."""
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT 1 FROM file").fetchone()
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _copy(connection: sqlite3.Connection, made: Path) -> None:
    with closing(sqlite3.connect(made)) as copy:
        # It is not looked at by anybody before it is whole and synced: a journal would only be in the way.
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        connection.backup(copy, progress=_give_up_if_busy)


def _give_up_if_busy(status: int, _remaining: int, _pages: int) -> None:
    """End a copy that another program does not let begin: it was waited for then, and would be tried again for ever."""
    if status == sqlite3.SQLITE_BUSY:
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = status
        raise error


def _compared(copied: Copied) -> Rows:
    """Give the rows of a copy once each is known to be whole, and the one that was copied."""
    items, versions = [], []
    with closing(open_to_read(copied.made)) as copy, telling(copied.source):
        tolerant(copy)
        for row, expected in zip_longest(items_in(copy), copied.items):
            _agree((row[0], row[1], row[-1]) if row else None, expected, row[1:] if row else (), copied)
            items.append(row[1:])
        for row, expected in zip_longest(versions_in(copy), copied.versions):
            _agree((row[0], row[1], row[-1]) if row else None, expected, row or (), copied)
            versions.append(row)
    return Rows(items=tuple(items), versions=tuple(versions))


def _agree(found: object, expected: object, row: tuple[object, ...], copied: Copied) -> None:
    if found != expected:
        raise AnnotationsUnwritable(copied.made, "the copy is not what was copied")
    if not is_whole(row):
        raise AnnotationsDamaged(copied.source, "a row is not what was written")


def _measure(rows: Rows) -> tuple[int, int]:
    """Give the number of items in use, and of their letters."""
    columns = ITEM.split(", ")
    body, deleted = columns.index("body"), columns.index("deleted")
    lengths = [len(row[body]) for row in rows.items if row[deleted] is None]
    return len(lengths), sum(lengths)
