"""The SHA-256 that stands beside a database: lines as ``sha256sum`` writes them, in a file of their own.

There are two lines only while a database is being replaced: that of the new one and that of the old one. So whichever
of the two stands there, at whatever moment the replacing ends, it is one that was built.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from tipbrowser.domain.compendium_file import DIGEST_ENDING, digests_in


def digest_file(database: Path) -> Path:
    """Give the place of a database's digest."""
    return database.with_name(database.name + DIGEST_ENDING)


def sha256_of(path: Path) -> str:
    """Give a file's SHA-256 in hexadecimal; raises ``OSError``."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def recorded_digests(database: Path) -> list[str]:
    """Give the digests beside a database; raises ``OSError``, and ``FileNotFoundError`` where there is no such file."""
    return digests_in(digest_file(database).read_bytes())


def digests_to_keep(database: Path) -> list[str]:
    """Give what must stay recorded until ``database`` is replaced; nothing where there is none. Raises ``OSError``.

    That is its own digest; but a database that is not what was recorded keeps the record that says so.
    """
    if not database.exists():
        return []
    found = sha256_of(database)
    try:
        recorded = recorded_digests(database)
    except FileNotFoundError:
        return [found]
    return [found] if found in recorded else recorded


def write_digests(path: Path, digests: Iterable[str], name: str) -> None:
    """Write these digests of the file called ``name`` to ``path``; raises ``OSError``."""
    lines = "".join(f"{digest}  {name}\n" for digest in dict.fromkeys(digests))
    path.write_bytes(lines.encode("utf-8", "surrogateescape"))  # a name that is no text stays the bytes that it is
    path.chmod(0o644)
