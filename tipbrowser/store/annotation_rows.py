"""Rows of the reader's file as items and back, each with its hash."""

from __future__ import annotations

from tipbrowser.domain.annotation_forms import read_body, written_body
from tipbrowser.domain.annotations import Item, ItemId, Version
from tipbrowser.store.row_hash import row_hash

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from typing import Any

ITEM = "id, kind, body, created, modified, change, revision, deleted, origin, hash"
"""Columns of an item's row, in the order in which they are hashed; the hash itself stands last."""
VERSION = "item, revision, kind, body, modified, change, hash"


class RowChanged(ValueError):
    """A row is not what was written: its hash says so, or it holds nothing that could have been."""


class RowUnknown(RowChanged):
    """A row is what was written, and only a newer version of the program knows what it means."""


def storable(text: str) -> str:
    """Give a text as the file can hold it: what is no letter of Unicode's, half of one, is a question mark."""
    return text.encode("utf-8", "replace").decode()


def row_of(item: Item) -> tuple[object, ...]:
    """Give an item's row, in the order of ``ITEM``."""
    fields = (
        item.id, item.kind, written_body(item.body), item.created, item.modified, item.change, item.revision,
        item.deleted, item.origin,
    )  # fmt: skip
    return (*fields, row_hash(*fields))


def item_of(row: tuple[Any, ...]) -> Item:
    """Give the item of a row in the order of ``ITEM``; raises ``RowChanged`` or ``RowUnknown``."""
    *fields, written = row
    if row_hash(*fields) != written:
        raise RowChanged(str(row[0]))
    id_, kind, body, created, modified, change, revision, deleted, origin = fields
    try:
        made = read_body(kind, body)
    except ValueError as error:
        raise RowUnknown(str(id_)) from error
    return Item(
        id=ItemId(id_), body=made, created=created, modified=modified, change=change, revision=revision,
        deleted=deleted, origin=origin,
    )  # fmt: skip


def version_row_of(item: Item) -> tuple[object, ...]:
    """Give the row that keeps an item as it is now among its versions, in the order of ``VERSION``."""
    fields = (item.id, item.revision, item.kind, written_body(item.body), item.modified, item.change)
    return (*fields, row_hash(*fields))


def numbered_version(row: tuple[Any, ...], revision: int) -> tuple[object, ...]:
    """Give the row of a version with another revision."""
    fields = (row[0], revision, *row[2:-1])
    return (*fields, row_hash(*fields))


def version_of(row: tuple[Any, ...]) -> Version:
    """Give the version of a row in the order of ``VERSION``; raises ``RowChanged`` or ``RowUnknown``."""
    *fields, written = row
    if row_hash(*fields) != written:
        raise RowChanged(str(row[0]))
    item, revision, kind, body, modified, change = fields
    try:
        made = read_body(kind, body)
    except ValueError as error:
        raise RowUnknown(str(item)) from error
    return Version(item=ItemId(item), revision=revision, body=made, modified=modified, change=change)
