"""What marks a file as a compendium database, and the digest that stands beside it."""

from __future__ import annotations

APPLICATION_ID = 0x54495043
"""``TIPC`` in ASCII, in the header of every compendium database."""
SCHEMA_VERSION = 1
SQLITE_MAGIC = b"SQLite format 3\0"
HEADER_LENGTH = 100
DIGEST_ENDING = ".sha256"


def schema_version(header: bytes) -> int | None:
    """Give the version of the schema from a file's first 100 bytes, or none if it is no compendium database.

    Source: "Database File Format", section 1.3, in SQLite's documentation.
    """
    if len(header) < HEADER_LENGTH or not header.startswith(SQLITE_MAGIC):
        return None
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        return None
    return int.from_bytes(header[60:64], "big", signed=True)


def digests_in(content: bytes) -> list[str]:
    """Give the digests of lines as ``sha256sum`` writes them, in small letters; one that is unreadable is another's."""
    lines = content.decode("ascii", "replace").splitlines()
    return [line.split()[0].lower() for line in lines if line.split()]
