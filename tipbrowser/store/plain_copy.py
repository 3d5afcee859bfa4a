"""Everything that the reader made as plain text: one line of JSON for each item and version, enough to rebuild all of it.

The first line says what it is; the others hold the columns of their rows by name, ``body`` as it is and not as a text
within a text, and the hash by which each is known to be whole.
"""

from __future__ import annotations

import json
from pathlib import Path

from tipbrowser.domain.annotation_forms import written_form
from tipbrowser.store.annotation_errors import AnnotationsForeign, AnnotationsUnreadable
from tipbrowser.store.annotation_rows import ITEM, VERSION
from tipbrowser.store.private_files import drop, failure_of, new_file, put_in_place, refuse_link
from tipbrowser.store.whole_rows import Rows, is_whole

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

FORMAT = "tipbrowser annotations"
VERSION_OF_FORMAT = 1
LONGEST_HEAD = 10_000
"""Characters; what has more before the end of its first line is another file."""
COLUMNS = {"item": ITEM.split(", "), "version": VERSION.split(", ")}


def write_plain_copy(path: Path, rows: Rows, change: int) -> None:
    """Write all rows into a file at ``path``, whole or not at all; raises an ``AnnotationsError``.

    ``change`` is the number of the last change in the file that they are of.
    """
    made = new_file(path.parent, path.name)
    try:
        with made.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(_lines(rows, change))
        put_in_place(made, path)
    except OSError as error:
        drop(made)
        raise failure_of(path, error) from error


def read_plain_copy(path: Path) -> Rows:
    """Give the rows of a file that ``write_plain_copy`` wrote; lines that are not whole, or gone, are counted and left out.

    Raises ``AnnotationsUnreadable``, or ``AnnotationsForeign`` if it is another file.
    """
    refuse_link(path)
    found: dict[str, list[tuple[Any, ...]]] = {"item": [], "version": []}
    damaged = 0
    try:
        with path.open(encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            head = _head(file.readline(LONGEST_HEAD))
            if not head:
                raise AnnotationsForeign(path)
            expected = head.get("lines")
            for line in file:
                kind, row = _row(line)
                if row is not None and is_whole(row):
                    found[kind].append(row)
                else:
                    damaged += 1
    except OSError as error:
        raise AnnotationsUnreadable(path, error.strerror or str(error)) from error
    there = len(found["item"]) + len(found["version"]) + damaged
    if isinstance(expected, int):
        damaged += max(expected - there, 0)  # it was cut off between two lines
    return Rows(items=tuple(found["item"]), versions=tuple(found["version"]), damaged=damaged)


def change_of_plain_copy(path: Path) -> int:
    """Give the number of the last change in the file that a plain copy is of, -1 if there is none."""
    try:
        refuse_link(path)
        with path.open(encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            change = _head(file.readline(LONGEST_HEAD)).get("change")
    except (AnnotationsUnreadable, OSError):
        return -1
    return change if isinstance(change, int) else -1


def _lines(rows: Rows, change: int) -> Iterator[str]:
    count = len(rows.items) + len(rows.versions)
    yield json.dumps({"format": FORMAT, "version": VERSION_OF_FORMAT, "change": change, "lines": count}) + "\n"
    for kind, some in (("item", rows.items), ("version", rows.versions)):
        columns = COLUMNS[kind]
        body = columns.index("body")
        for row in some:
            # The body is JSON already.
            fields = [
                f"{json.dumps(column)}: {row[place] if place == body else json.dumps(row[place], ensure_ascii=False)}"
                for place, column in enumerate(columns)
            ]
            yield f'{{"{kind}": {{{", ".join(fields)}}}}}\n'


def _head(line: str) -> dict[str, Any]:
    """Give what the first line of a file says, nothing if it is no head of ours."""
    try:
        head = json.loads(line)
    except (RecursionError, ValueError):
        return {}
    return head if isinstance(head, dict) and head.get("format") == FORMAT else {}


def _row(line: str) -> tuple[str, tuple[Any, ...] | None]:
    """Give the kind of a line and its row, none if it is none."""
    try:
        ((kind, fields),) = json.loads(line).items()
        fields["body"] = written_form(fields["body"])
        return kind, tuple(fields[column] for column in COLUMNS[kind])
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return "", None
