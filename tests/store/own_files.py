"""Real files of a reader's, for tests."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.kept_items import NOON, named, passage_note, put
from tipbrowser.domain.changes import Bin
from tipbrowser.store.annotation_writer import AnnotationWriter
from tipbrowser.store.row_hash import row_hash

Ticks = Callable[[], float]


class Watch:
    """A clock that a test sets; every look at it is a second later."""

    def __init__(self, now: float = NOON) -> None:
        self.now = now

    def __call__(self) -> float:
        """Give the seconds since 1970."""
        self.now += 1
        return self.now


@contextmanager
def writing(path: Path, watch: Ticks | None = None) -> Iterator[AnnotationWriter]:
    """Give what writes a file, closed afterwards."""
    writer = AnnotationWriter(path, now=watch or Watch())
    try:
        yield writer
    finally:
        writer.close()


def write_notes(path: Path, count: int, *, length: int = 40) -> None:
    """Make a file of notes with earlier versions, one of four in the bin."""
    watch = Watch()
    with writing(path, watch) as writer:
        writer.apply([put(number, passage_note(f"Note {number} first. " + "w" * length)) for number in range(count)])
        watch.now += 3600
        writer.apply([put(number, passage_note(f"Note {number} now. " + "w" * length), 1) for number in range(count)])
        writer.apply([Bin(id=named(number), revision=2) for number in range(0, count, 4)])


def rows_of(path: Path, statement: str, *values: object) -> list[tuple[object, ...]]:
    """Ask a file that nobody writes now."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement, values).fetchall()


def spoil(path: Path, statement: str, *values: object) -> None:
    """Change a file as no program of ours would."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement, values)
        connection.commit()


def put_hologram(path: Path, number: int, *, deleted: str | None = None) -> None:
    """Put an item into a file of which only a newer version of the program knows what it is."""
    fields = (named(number), "hologram", "{}", "", deleted or "", 900 + number, 1, deleted, "")
    spoil(
        path, "INSERT INTO item (id, kind, body, created, modified, change, revision, deleted, origin, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", *fields, row_hash(*fields),
    )  # fmt: skip
