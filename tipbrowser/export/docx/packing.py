"""Packages whose bytes depend on nothing but what is in them: the same parts give the same file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of all members."""
FIRST = "[Content_Types].xml"


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Give a ZIP of parts by their names; what says which type each has stands first, as the standard advises."""
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as archive:
        for name, content in sorted(parts, key=lambda part: (part[0] != FIRST, part[0])):
            member = zipfile.ZipInfo(name, EARLIEST)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            archive.writestr(member, content)
    return found.getvalue()


def repacked(content: bytes) -> bytes:
    """Give a ZIP again, without the times at which its members were written; raises ``ValueError`` if one stands twice."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if len({name.lower() for name in names}) < len(names):
            raise ValueError(names)
        return packed([(name, archive.read(name)) for name in names])
