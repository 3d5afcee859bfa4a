"""Bringing the reader's file back to what a backup holds, by changes like all others: nothing is lost, all can be undone."""

from __future__ import annotations

from heapq import merge
from operator import itemgetter

from tipbrowser.domain.annotations import Item
from tipbrowser.domain.changes import Written
from tipbrowser.domain.values import replace
from tipbrowser.store.annotation_errors import AnnotationsNewer
from tipbrowser.store.annotation_rows import RowChanged, item_of, numbered_version, version_row_of
from tipbrowser.store.annotation_writer import AnnotationWriter
from tipbrowser.store.whole_rows import VERSION_REVISION

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from tipbrowser.store.whole_rows import Rows

    Row = tuple[Any, ...]

SAID = slice(VERSION_REVISION + 1, -1)
"""Of a version's row, all but the number it has and the hash over that."""
MODIFIED = itemgetter(4)


def restore(writer: AnnotationWriter, rows: Rows, now: str, *, only_missing: bool = False) -> list[Written]:
    """Make everything as it is in the rows of a backup, in one transaction, and give what was changed.

    What was made since goes into the bin, what was changed since keeps its present state among its versions, and the
    backup's versions come among the present ones. With ``only_missing`` nothing is touched that is there; nor does
    anything go into the bin if a row of the backup is damaged, for that may be the one. ``now`` is the moment. Raises an
    ``AnnotationsError``.
    """
    versions: dict[str, list[Row]] = {}
    for row in rows.versions:
        versions.setdefault(row[0], []).append(row)
    there: set[str] = set()
    written: list[Written] = []
    with writer.transaction():
        for item in _items(rows):
            there.add(item.id)
            before, theirs = writer.table.item(item.id), versions.get(item.id, [])
            if before is None:
                written.append(_bring_back(writer, item))
                writer.table.put_versions(theirs)
            elif only_missing:
                writer.table.put_versions(row for row in theirs if row[VERSION_REVISION] < before.revision)
            else:
                written.extend(_make_as_it_was(writer, before, item, theirs, now))
        if not only_missing and not rows.damaged:
            written.extend(_write(writer, item, deleted=now) for item in list(_made_since(writer, there)))
    return written


def _made_since(writer: AnnotationWriter, there: set[str]) -> Iterator[Item]:
    for (id_,) in writer.connection.execute("SELECT id FROM item WHERE deleted IS NULL").fetchall():
        if id_ in there:
            continue
        try:
            item = writer.table.item(id_)
        except AnnotationsNewer:
            continue  # nor does the backup's own row of such a kind come back
        if item is not None:
            yield item


def _items(rows: Rows) -> Iterator[Item]:
    for row in rows.items:
        try:
            yield item_of(row)
        except RowChanged:
            continue  # whole, and of a kind that only a newer version of the program knows


def _bring_back(writer: AnnotationWriter, item: Item) -> Written:
    """Put an item that is gone where it was, with its own revision: its versions come behind it."""
    after = replace(item, change=writer.table.count_change())
    writer.table.write(after, is_new=True)
    writer.derived.follow(None, after, writer.table.number(after.id))
    return Written(before=None, after=after)


def _make_as_it_was(
    writer: AnnotationWriter, before: Item, was: Item, theirs: Sequence[Row], now: str
) -> Iterator[Written]:
    """Change an item's text and whether it is in the bin, each by itself: so each can be undone."""
    least = _put_among(writer, before, theirs)
    if before.body != was.body:
        kept = replace(before, revision=max(before.revision, least))
        row = version_row_of(kept)
        if all(row[SAID] != one[SAID] for one in writer.table.versions(before.id)):
            writer.table.keep_version(kept)
        changed = _write(writer, before, body=was.body, modified=now, revision=kept.revision + 1)
        yield changed
        assert changed.after is not None
        before = changed.after
    if (before.deleted is None) != (was.deleted is None):
        deleted = now if was.deleted is not None else None
        yield _write(writer, before, deleted=deleted, revision=max(before.revision + 1, least))
    elif before.revision < least:
        yield _write(writer, before, revision=least)


def _put_among(writer: AnnotationWriter, before: Item, theirs: Sequence[Row]) -> int:
    """Put an item's versions of a backup among the present ones, and give the least revision that the item may have.

    Where the two have gone different ways, each number may stand for two states. No state is left out then, and all are
    numbered anew: those of each way in their order, and the two by their moments.
    """
    mine = writer.table.versions(before.id)
    said = {row[SAID] for row in mine}
    missing = [row for row in theirs if row[SAID] not in said]
    taken = {row[VERSION_REVISION] for row in mine}
    if all(row[VERSION_REVISION] < before.revision and row[VERSION_REVISION] not in taken for row in missing):
        writer.table.put_versions(missing)
        return before.revision
    merged = list(merge(mine, missing, key=MODIFIED))
    writer.table.remove_versions(before.id)
    writer.table.put_versions(numbered_version(row, number) for number, row in enumerate(merged, start=1))
    return len(merged) + 1


def _write(writer: AnnotationWriter, before: Item, **changes: object) -> Written:
    after = replace(before, **{"change": writer.table.count_change(), "revision": before.revision + 1, **changes})
    writer.table.write(after, is_new=False)
    writer.derived.follow(before, after, writer.table.number(after.id))
    return Written(before=before, after=after)
