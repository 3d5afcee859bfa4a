"""Whether a database file is, byte for byte, the one that was built; to be asked after the start, in a job."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tipbrowser.domain.compendium_file import DIGEST_ENDING, digests_in
from tipbrowser.store.connection import open_compendium
from tipbrowser.store.errors import CompendiumDamaged, CompendiumUnreadable
from tipbrowser.store.questions import Questions

Digest = Callable[[Path], str]
"""Gives the SHA-256 of a file in hexadecimal, or raises OSError."""


def sha256_of(path: Path) -> str:
    """Give a file's SHA-256 by Python's own means; raises OSError."""
    from hashlib import file_digest  # late: it loads OpenSSL, which the window does without

    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def digest_file(path: Path) -> Path:
    """Give the place of a database's digest: a line as ``sha256sum`` writes it, beside the database.

    A second line stands there only while the database is replaced, and afterwards if that was interrupted.
    """
    return path.with_name(path.name + DIGEST_ENDING)


def check_integrity(path: Path, sha256: Digest = sha256_of) -> bool:
    """Tell whether the file was compared with its digest (``False``: there is none, SQLite's own check was made).

    Raises ``CompendiumDamaged`` if it differs from its digest or fails SQLite's check, another ``CompendiumError`` if
    it cannot be read. Takes some 10 ms for the bundled file. The file is opened ``immutable``, without locks, so
    reading it here takes none away from the connections that are open.
    """
    expected = _expected_digests(digest_file(path))
    if expected is None:
        with closing(open_compendium(path)) as connection:
            verdict = Questions(connection, str(path)).rows("PRAGMA quick_check(1)")[0][0]
        if verdict != "ok":
            raise CompendiumDamaged(path, verdict)
        return False
    if _digest(path, sha256) not in expected:
        raise CompendiumDamaged(path, "its SHA-256 is not the one it was built with")
    return True


def _expected_digests(path: Path) -> list[str] | None:
    """Give the digests of ``sha256sum`` lines, or none without such a file; an unreadable line matches nothing."""
    try:
        return digests_in(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CompendiumUnreadable(path, error.strerror or str(error)) from error


def _digest(path: Path, sha256: Digest) -> str:
    try:
        return sha256(path)
    except OSError as error:
        raise CompendiumUnreadable(path, error.strerror or str(error)) from error
