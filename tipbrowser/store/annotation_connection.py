"""Opening the reader's file: private, whole after a power cut, and closed to what a hostile file could ask for."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path

from tipbrowser.domain.annotation_file import APPLICATION_ID, SCHEMA_VERSION
from tipbrowser.store.annotation_errors import (
    AnnotationsBusy,
    AnnotationsDamaged,
    AnnotationsError,
    AnnotationsForeign,
    AnnotationsFull,
    AnnotationsMissing,
    AnnotationsNewer,
    AnnotationsUnwritable,
)
from tipbrowser.store.connection import file_uri
from tipbrowser.store.private_files import FILE_MODE, close_file, failure_of, make_folder, refuse_link, set_mode

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 5.0
"""Seconds that another program's writing is waited for."""
READING_PATIENCE = 2.0
PRIMARY = 0xFF
"""The part of an SQLite error code that its kinds have in common."""
ERRORS: dict[int, type[AnnotationsError]] = {
    sqlite3.SQLITE_FULL: AnnotationsFull,
    sqlite3.SQLITE_READONLY: AnnotationsUnwritable,
    sqlite3.SQLITE_PERM: AnnotationsUnwritable,
    sqlite3.SQLITE_CANTOPEN: AnnotationsUnwritable,
    sqlite3.SQLITE_IOERR: AnnotationsUnwritable,
    sqlite3.SQLITE_AUTH: AnnotationsUnwritable,
    sqlite3.SQLITE_BUSY: AnnotationsBusy,
    sqlite3.SQLITE_LOCKED: AnnotationsBusy,
    sqlite3.SQLITE_CORRUPT: AnnotationsDamaged,
    sqlite3.SQLITE_NOTADB: AnnotationsDamaged,
    sqlite3.SQLITE_FORMAT: AnnotationsDamaged,
    sqlite3.SQLITE_ERROR: AnnotationsDamaged,
}
ROOM = 256 * 1024
"""Bytes that have to be free before anybody types: a change of a long note and its journal take less."""
JOURNAL = "-journal"
"""What SQLite adds to a file's name for what it needs until a change is whole."""


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Raise what SQLite says of the file at ``path`` as an ``AnnotationsError``."""
    try:
        yield
    except sqlite3.Error as error:
        raise failure(path, error) from error
    except UnicodeDecodeError as error:
        raise AnnotationsDamaged(path, "a text has become something else") from error


def failure(path: Path, error: sqlite3.Error) -> AnnotationsError:
    """Give what an error of SQLite's means for the file."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return ERRORS.get(code & PRIMARY, AnnotationsDamaged)(path, str(error))


def nothing_before(_connection: sqlite3.Connection) -> None:
    """Nothing is to be done before."""


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether an error says that what stands in the file is not what was written: not that a question was wrong."""
    code = getattr(error, "sqlite_errorcode", None)  # Python itself, of letters that are none, gives no code
    return code is None or code & PRIMARY in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)


def is_passing(error: sqlite3.Error) -> bool:
    """Tell whether an error says nothing of what stands in the file: another program writes, or the disk does not answer."""
    return ERRORS.get(getattr(error, "sqlite_errorcode", 0) & PRIMARY, AnnotationsDamaged) is not AnnotationsDamaged


def open_to_write(
    path: Path, *, before_migration: Callable[[sqlite3.Connection], object] = nothing_before
) -> sqlite3.Connection:
    """Give the one connection that writes, over a file that is made or migrated if need be; raises ``AnnotationsError``.

    It is for one thread at a time; statements are not in a transaction unless they begin one. ``before_migration`` is
    called with it before a file of an older version is changed, and may raise.
    """
    is_new = _make(path)
    connection = _connect(path, "rw", PATIENCE)
    try:
        with telling(path):
            _harden(connection)
            version = _version(connection, path)  # first: of a newer version's file nothing is changed
            # EXTRA: the folder is synced too once the journal is gone; by measure nothing less survives a power cut.
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("PRAGMA secure_delete = ON")
            # Readers are shut out only while a change is being committed, however large it is.
            connection.execute("PRAGMA cache_spill = OFF")
            if version < SCHEMA_VERSION:
                if version:
                    before_migration(connection)
                from tipbrowser.store.annotation_schema import migrate  # late: it brings sqlite-utils

                migrate(connection)
            connection.execute("BEGIN IMMEDIATE")  # the file is ready to be written, or that is told now
            connection.execute("ROLLBACK")
    except BaseException:
        connection.close()
        if is_new:
            _forget(path)
        raise
    return connection


def open_to_read(path: Path) -> sqlite3.Connection:
    """Give a connection that only reads; raises ``AnnotationsError``, ``AnnotationsMissing`` where nothing was written yet.

    A file of a newer version can be read.
    """
    _look(path)
    if not path.exists():
        raise AnnotationsMissing(path)
    # Not "ro": what a killed program has left half written is taken back at the first look, which "ro" refuses. The
    # pragma below lets nothing else be written, and a file that cannot be written is opened as it can be.
    connection = _connect(path, "rw", READING_PATIENCE)
    try:
        with telling(path):
            _harden(connection)
            connection.execute("PRAGMA query_only = ON")
            if _version(connection, path) == 0:
                raise AnnotationsMissing(path)
    except AnnotationsNewer:
        return connection
    except BaseException:
        connection.close()
        raise
    return connection


def prepare_folder(path: Path) -> None:
    """Make ready for the file at ``path``, which is not there yet; raises an ``AnnotationsError`` if it cannot be made."""
    import tipbrowser.store.annotation_schema  # noqa: F401  # what makes the file is loaded before the first letter

    make_folder(path.parent)
    look_for_room(path)


def look_for_room(path: Path) -> None:
    """Look whether the file at ``path`` could grow; raises an ``AnnotationsError`` if it cannot."""
    import tempfile

    try:
        with tempfile.TemporaryFile(dir=path.parent, buffering=0) as file:
            left = ROOM
            while left:
                left -= file.write(bytes(left))  # after a short one the next says why
    except OSError as error:
        raise failure_of(path, error) from error


def is_newer(connection: sqlite3.Connection, path: Path) -> bool:
    """Tell whether a newer version of the program made the file at ``path``; raises an ``AnnotationsError``."""
    with telling(path):
        return int(connection.execute("PRAGMA user_version").fetchone()[0]) > SCHEMA_VERSION


def _make(path: Path) -> bool:
    """Make folder and file, closed to all others, if they are not there; tells whether the file is new."""
    make_folder(path.parent)
    _look(path)
    try:
        # Whatever the umask is; and never through a link that somebody laid there meanwhile.
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), FILE_MODE)
        os.close(descriptor)
        set_mode(path, FILE_MODE)
    except FileExistsError:
        close_file(path)
        return False
    except OSError as error:
        raise failure_of(path, error) from error
    return True


def _forget(path: Path) -> None:
    """Take away a file that was made in vain, if nothing is in it."""
    try:
        if path.stat().st_size == 0:
            path.unlink()
    except OSError:
        return  # it stays, empty, and the next start fills it


def _look(path: Path) -> None:
    """Refuse what is no plain file, and a journal that is none; where nothing is, nothing is wrong."""
    refuse_link(path)
    refuse_link(path.with_name(path.name + JOURNAL))


def _connect(path: Path, mode: str, patience: float) -> sqlite3.Connection:
    with telling(path):
        return sqlite3.connect(
            f"{file_uri(path)}?mode={mode}", uri=True, timeout=patience, isolation_level=None, check_same_thread=False
        )


def _harden(connection: sqlite3.Connection) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -1000")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """Give the version of the schema, 0 of a file that is still empty.

    The file's header is asked of SQLite: whoever opened the file otherwise would take its locks away.
    """
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if (application, version) == (0, 0) and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        return 0
    if application != APPLICATION_ID:
        raise AnnotationsForeign(path)
    if version < 1:
        raise AnnotationsDamaged(path, f"its schema has the version {version}")
    if version > SCHEMA_VERSION:
        raise AnnotationsNewer(path, str(version))
    return version
