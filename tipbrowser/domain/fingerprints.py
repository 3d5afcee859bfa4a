"""Fingerprints: short names of long texts, by which equal ones are known and changed ones found out."""

from __future__ import annotations

# Python's own hashlib loads OpenSSL, four megabytes; this is the module behind one of its functions.
from _blake2 import blake2b

BYTES = 16


def fingerprint(*fields: object) -> str:
    """Give the fingerprint of fields, 32 hexadecimal digits; none of them can be told from another by its place alone.

    Source of the function: RFC 7693, BLAKE2b.
    """
    digest = blake2b(digest_size=BYTES)
    for field in fields:
        written = b"-" if field is None else f"{field}".encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % (-1 if field is None else len(written)))
        digest.update(written)
    return digest.hexdigest()


def fingerprint_of_content(content: bytes) -> str:
    """Give the fingerprint of a file's content: BLAKE2b with 32 bytes, as ``b2sum -l 256`` prints it."""
    return blake2b(content, digest_size=2 * BYTES).hexdigest()
