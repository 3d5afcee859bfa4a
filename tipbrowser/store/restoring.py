"""Bringing the reader's file back to what a backup holds, by changes like all others: nothing is lost, all can be undone."""

from __future__ import annotations

from tipbrowser.domain.annotations import Item
from tipbrowser.domain.changes import Written
from tipbrowser.domain.values import replace
from tipbrowser.store.annotation_errors import AnnotationsNewer
from tipbrowser.store.annotation_rows import RowChanged, item_of
from tipbrowser.store.annotation_writer import AnnotationWriter

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tipbrowser.store.whole_rows import Rows


def restore(writer: AnnotationWriter, rows: Rows, now: str, *, only_missing: bool = False) -> list[Written]:
    """Make everything as it is in the rows of a backup, in one transaction, and give what was changed.

    What was made since goes into the bin, what was changed since keeps its present state among its versions. With
    ``only_missing`` nothing is touched that is there; nor does anything go into the bin if a row of the backup is
    damaged, for that may be the one. ``now`` is the moment. Raises an ``AnnotationsError``.
    """
    there: set[str] = set()
    written: list[Written] = []
    with writer.transaction():
        for item in _items(rows):
            there.add(item.id)
            before = writer.table.item(item.id)
            if before is None:
                written.append(_bring_back(writer, item))
            elif not only_missing:
                written.extend(_make_as_it_was(writer, before, item, now))
        writer.table.put_rows((), (row for row in rows.versions if row[0] in there))
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


def _make_as_it_was(writer: AnnotationWriter, before: Item, was: Item, now: str) -> Iterator[Written]:
    """Change an item's text and whether it is in the bin, each by itself: so each can be undone."""
    if before.body != was.body:
        writer.table.keep_version(before)
        changed = _write(writer, before, body=was.body, modified=now)
        yield changed
        assert changed.after is not None
        before = changed.after
    if (before.deleted is None) != (was.deleted is None):
        yield _write(writer, before, deleted=now if was.deleted is not None else None)


def _write(writer: AnnotationWriter, before: Item, **changes: object) -> Written:
    after = replace(before, change=writer.table.count_change(), revision=before.revision + 1, **changes)
    writer.table.write(after, is_new=False)
    writer.derived.follow(before, after, writer.table.number(after.id))
    return Written(before=before, after=after)
