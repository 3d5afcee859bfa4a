"""Opening a compendium database so that nothing can change it."""

from __future__ import annotations

import os
import sqlite3
import stat

from tipbrowser.domain.compendium_file import HEADER_LENGTH, SCHEMA_VERSION, schema_version
from tipbrowser.store.errors import (
    CompendiumDamaged,
    CompendiumForeign,
    CompendiumMissing,
    CompendiumNewer,
    CompendiumUnreadable,
)

TYPE_CHECKING = False  # as in typing; that and pathlib cost a command in the terminal more than its answer
if TYPE_CHECKING:
    from pathlib import Path

UNRESERVED = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:"
"""Bytes of a path that stand for themselves in a URI; the others are written as %XX."""


def open_compendium(path: Path | str) -> sqlite3.Connection:
    """Give a read-only, hardened connection to a compendium database; raises a ``CompendiumError``.

    One thread at a time may ask it: jobs open their own, and need not always run in the same thread.
    """
    _check_header(path)
    try:
        # Immutable, so that SQLite neither locks it nor looks for a journal beside it.
        connection = sqlite3.connect(f"{file_uri(path)}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    except sqlite3.Error as error:
        raise CompendiumUnreadable(path, str(error)) from error
    try:
        _harden(connection)
        connection.execute("SELECT locator FROM passage LIMIT 1").fetchone()
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the second: letters of the schema that are none
        connection.close()
        raise CompendiumDamaged(path, str(error)) from error
    return connection


def file_uri(path: Path | str) -> str:
    """Give a file's URI, to which SQLite's own options can be added."""
    place = os.path.abspath(path).replace(os.sep, "/")
    written = "".join(
        chr(byte) if byte in UNRESERVED else f"%{byte:02X}" for byte in os.fsencode("/" + place.lstrip("/"))
    )
    return f"file://{written}"


def _check_header(path: Path | str) -> None:
    """Look at the file's first bytes before SQLite does, to tell apart what it reports alike."""
    try:
        if stat.S_ISFIFO(os.stat(path).st_mode):  # noqa: PTH116 - pathlib is loaded late; its opening would wait for somebody who writes
            raise CompendiumForeign(path)
        with open(path, "rb") as file:
            header = file.read(HEADER_LENGTH)
    except FileNotFoundError as error:
        raise CompendiumMissing(path) from error
    except OSError as error:
        raise CompendiumUnreadable(path, error.strerror or str(error)) from error
    version = schema_version(header)
    if version is None:
        raise CompendiumForeign(path)
    if version > SCHEMA_VERSION:
        raise CompendiumNewer(path, str(version))
    if version < 1:
        raise CompendiumDamaged(path, f"its schema has the version {version}")


def _harden(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA query_only = 1")
    connection.execute("PRAGMA trusted_schema = 0")
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
