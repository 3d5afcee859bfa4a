"""Rows read from the bytes of a damaged file, page by page, without asking SQLite what leads to them.

Every row stands with its hash, so what is taken for one and is none is told. The form of pages, cells and records is
that of "Database File Format", https://www.sqlite.org/fileformat2.html, sections 1.6, 1.5 and 2.1.
"""

from __future__ import annotations

from pathlib import Path

from tipbrowser.store.annotation_errors import AnnotationsUnreadable
from tipbrowser.store.private_files import refuse_link
from tipbrowser.store.whole_rows import (
    CHANGE,
    ITEM_FIELDS,
    REVISION,
    VERSION_CHANGE,
    VERSION_FIELDS,
    VERSION_REVISION,
    Rows,
    is_whole,
)

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

TABLE_LEAF, INDEX_LEAF, INDEX_INSIDE = 0x0D, 0x0A, 0x02
SIZES = (4096, 1024, 2048, 8192, 16384, 32768, 65536, 512)
"""Of pages, ours first."""
HEAD = 100
"""Bytes before the first page's own head."""
INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of the serial types that are integers."""
LONGEST = 64_000_000
"""Bytes of a record: what says that it is longer is no record."""


def carve(path: Path) -> Rows:
    """Give all rows in the bytes of a file that are what was written, of each item the latest.

    No connection of this process may be open to the file: reading it here would take its locks away.
    Raises ``AnnotationsUnreadable``.
    """
    refuse_link(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise AnnotationsUnreadable(path, error.strerror or str(error)) from error
    items: dict[str, tuple[Any, ...]] = {}
    versions: dict[tuple[str, int], tuple[Any, ...]] = {}
    for size in _sizes(content):
        for row in _Pages(content, size).rows():
            if len(row) == ITEM_FIELDS and _is_item(row):
                items[row[0]] = max(items.get(row[0], row), row, key=lambda one: one[CHANGE])
            elif len(row) == VERSION_FIELDS and isinstance(row[VERSION_CHANGE], int) and is_whole(row):
                versions[row[0], row[VERSION_REVISION]] = row
        if items or versions:
            break
    return Rows(
        items=tuple(sorted(items.values(), key=lambda row: row[CHANGE])),
        versions=tuple(versions[key] for key in sorted(versions)),
    )


def _is_item(row: tuple[Any, ...]) -> bool:
    return isinstance(row[CHANGE], int) and isinstance(row[REVISION], int) and is_whole(row)


def _sizes(content: bytes) -> list[int]:
    """Give the sizes that the pages may have, the most likely first."""
    told = int.from_bytes(content[16:18], "big")
    told = 65536 if told == 1 else told
    return [told, *(one for one in SIZES if one != told)] if told in SIZES else list(SIZES)


class _Pages:
    """The pages of a file, each read as what its first byte says that it is."""

    def __init__(self, content: bytes, size: int) -> None:
        self._content = content
        self._size = size

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Give everything that can be read as a record, without the number that stands before an item's."""
        for start in range(0, len(self._content), self._size):
            page = self._content[start : start + self._size]
            head = HEAD if start == 0 else 0
            kind = page[head] if len(page) > head else 0
            if kind not in (TABLE_LEAF, INDEX_LEAF, INDEX_INSIDE):
                continue
            first = head + (12 if kind == INDEX_INSIDE else 8)
            count = int.from_bytes(page[head + 3 : head + 5], "big")
            for number in range(min(count, self._size // 4)):
                place = int.from_bytes(page[first + 2 * number : first + 2 * number + 2], "big")
                record = self._record(page, place, kind)
                row = None if record is None else _fields(record)
                if row is not None:
                    # The table's own number is its first column, and stands as none in the record.
                    yield row[1:] if kind == TABLE_LEAF else row

    def _record(self, page: bytes, place: int, kind: int) -> bytes | None:
        """Give the bytes of a cell's record, with those that stand on other pages."""
        if kind == INDEX_INSIDE:
            place += 4
        length, place = _variable(page, place)
        if kind == TABLE_LEAF:
            _, place = _variable(page, place)
        if not 0 < length < LONGEST:
            return None
        inside = self._inside(length, kind)
        record = page[place : place + inside]
        if len(record) < inside:
            return None
        if inside == length:
            return record
        return self._with_overflow(record, length, int.from_bytes(page[place + inside : place + inside + 4], "big"))

    def _inside(self, length: int, kind: int) -> int:
        """Give how many bytes of a record stand on its own page."""
        most = self._size - 35 if kind == TABLE_LEAF else (self._size - 12) * 64 // 255 - 23
        if length <= most:
            return length
        least = (self._size - 12) * 32 // 255 - 23
        some = least + (length - least) % (self._size - 4)
        return some if some <= most else least

    def _with_overflow(self, record: bytes, length: int, page: int) -> bytes | None:
        parts = [record]
        missing = length - len(record)
        while missing > 0:
            start = (page - 1) * self._size
            part = self._content[start + 4 : start + 4 + min(missing, self._size - 4)]
            if page < 1 or not part:
                return None
            parts.append(part)
            missing -= len(part)
            page = int.from_bytes(self._content[start : start + 4], "big")
        return b"".join(parts)


def _fields(record: bytes) -> tuple[Any, ...] | None:
    """Give the columns of a record, none if it is none of ours."""
    head, place = _variable(record, 0)
    if not 1 <= head <= min(len(record), 2 + 9 * (ITEM_FIELDS + 1)):
        return None
    kinds = []
    while place < head:
        kind, place = _variable(record, place)
        kinds.append(kind)
    fields = []
    place = head
    for kind in kinds:
        width = _width(kind)
        if width is None or place + width > len(record):
            return None
        fields.append(_value(kind, record[place : place + width]))
        place += width
    return tuple(fields)


def _width(kind: int) -> int | None:
    """Give the bytes of a column by its serial type; none of a type that no column of ours has."""
    if kind in (0, 8, 9):
        return 0
    if kind in INTEGERS:
        return INTEGERS[kind]
    return (kind - 13) // 2 if kind >= 13 and kind % 2 else None


def _value(kind: int, written: bytes) -> object:
    if kind in (0, 8, 9):
        return None if kind == 0 else kind - 8
    if kind in INTEGERS:
        return int.from_bytes(written, "big", signed=True)
    return written.decode("utf-8", "surrogateescape")


def _variable(content: bytes, place: int) -> tuple[int, int]:
    """Give an integer of one to nine bytes, and the place behind it."""
    value = 0
    for _ in range(8):
        if place >= len(content):
            return 0, place
        byte = content[place]
        place += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place
    last = content[place] if place < len(content) else 0
    return value << 8 | last, place + 1
