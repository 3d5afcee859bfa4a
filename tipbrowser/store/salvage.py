"""What is done with a damaged file: set aside as it is, and what is whole in it put into a new one."""

from __future__ import annotations

import os
import stat
from itertools import chain, count
from pathlib import Path

from tipbrowser.domain.annotations import Item, ItemId
from tipbrowser.domain.values import Value
from tipbrowser.store.annotation_connection import JOURNAL
from tipbrowser.store.annotation_rows import RowChanged, item_of, row_of, version_of
from tipbrowser.store.annotation_writer import AnnotationWriter
from tipbrowser.store.carving import carve
from tipbrowser.store.private_files import drop, failure_of, new_file, put_in_place, refuse_link, sync_folder
from tipbrowser.store.whole_rows import VERSION_REVISION, Rows

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

ASIDE = ".damaged"


class Salvaged(Value):
    """What became of a damaged file."""

    aside: str
    """Where it is now, as it was found."""
    items: int
    """Of the reader's that were whole, in use or in the bin."""
    from_versions: int
    """Of these, those whose last state was damaged and that are as they were before."""


def salvage(path: Path, *, after: int = 0) -> Salvaged:
    """Set the file at ``path`` aside and put a new one in its place that holds what is whole in it.

    No connection of this process may be open to it. ``after`` is the greatest number of a change that is known from
    elsewhere: those to come are greater. Raises an ``AnnotationsError``; then all is as it was.
    """
    refuse_link(path, lambda mode: not stat.S_ISLNK(mode))
    rows = carve(path) if path.is_file() else Rows(items=(), versions=())
    revived = list(_revived(rows))
    made = new_file(path.parent, path.name)
    try:
        write_rows(made, Rows(items=(*rows.items, *revived), versions=rows.versions), after=after)
        aside = _set_aside(path)
        put_in_place(made, path)
    except OSError as error:
        raise failure_of(path, error) from error
    finally:
        drop(made)
        drop(made.with_name(made.name + JOURNAL))
    return Salvaged(aside=str(aside), items=len(rows.items) + len(revived), from_versions=len(revived))


def write_rows(path: Path, rows: Rows, *, after: int = 0) -> None:
    """Make a file at ``path``, which is empty, of rows as they are; raises an ``AnnotationsError``."""
    writer = AnnotationWriter(path)
    try:
        with writer.transaction():
            writer.table.put_rows(rows.items, rows.versions)
            writer.table.begin_after(max(rows.last_change, after))
            writer.derived.rebuild(
                (number, item) for number, row in enumerate(rows.items, start=1) if (item := _known(row)) is not None
            )
    finally:
        writer.close()


def _known(row: tuple[Any, ...]) -> Item | None:
    """Give the item of a whole row, none if only a newer version of the program knows what it is."""
    try:
        return item_of(row)
    except RowChanged:
        return None


def _revived(rows: Rows) -> Iterator[tuple[object, ...]]:
    """Give rows of items that are there only as they were: the last version of each, as the item itself."""
    there = {row[0] for row in rows.items}
    last = {row[0]: row for row in sorted(rows.versions, key=lambda row: row[VERSION_REVISION]) if row[0] not in there}
    for number, row in enumerate(last.values(), start=1):
        try:
            version = version_of(row)
        except RowChanged:
            continue
        item = Item(
            id=ItemId(version.item), body=version.body, created=version.modified, modified=version.modified,
            change=rows.last_change + number, revision=version.revision + 1, deleted=None, origin="",
        )  # fmt: skip
        yield row_of(item)


def _set_aside(path: Path) -> Path:
    """Give what stands at ``path`` a second name beside it, which nothing had; the first is free to be taken over."""
    names = chain([f"{path.name}{ASIDE}"], (f"{path.name}{ASIDE}-{number}" for number in count(2)))
    aside = next(free for name in names if not os.path.lexists(free := path.with_name(name)))
    journal = path.with_name(path.name + JOURNAL)
    try:
        if path.is_dir():
            raise IsADirectoryError
        # By a link first: whenever the program is killed, the reader's file is at its place, or the new one.
        os.link(path, aside)
    except OSError:
        path.rename(aside)  # a folder, or a file system without links
    if os.path.lexists(journal):
        # It belongs to the old file; SQLite would play it into the new one.
        journal.rename(aside.with_name(aside.name + JOURNAL))
    sync_folder(path.parent)
    return aside
