"""Items as tests need them, as if they had been written."""

from __future__ import annotations

from collections.abc import Sequence

from tipbrowser.domain.anchors import Anchor
from tipbrowser.domain.annotations import ROOT, Body, Bookmark, Folder, Item, ItemId
from tipbrowser.domain.changes import Bin, Change, Put, TakeBack, Written
from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import replace

WHEN = "2026-11-27T09:30:00.123Z"


def item(id: str, body: Body, *, revision: int = 1, deleted: str | None = None) -> Item:  # noqa: A002  # its own word
    """Give an item as if it had been kept."""
    return Item(
        id=ItemId(id), body=body, created=WHEN, modified=WHEN, change=1, revision=revision, deleted=deleted, origin=""
    )


def anchor(locator: str, position: int = 0, *, edition: str = "2024-en-small") -> Anchor:
    """Give the anchor of a whole passage."""
    words = f"Words of {locator}."
    return Anchor(
        locator=Locator(locator), edition=edition, exact=words, prefix="", suffix="", start=0, end=len(words),
        position=position, is_whole=True,
    )  # fmt: skip


def folder(id: str, within: str = ROOT, order: float = 1.0, name: str = "") -> Item:  # noqa: A002  # its own word
    """Give a folder."""
    return item(id, Folder(name=name or id, folder=ItemId(within), order=order))


def bookmark(id: str, within: str = ROOT, order: float = 1.0, *, name: str = "", at: Sequence[Anchor] = ()) -> Item:  # noqa: A002  # its own word
    """Give a bookmark, of A.I.1 if nothing else is said."""
    anchors = tuple(at) or (anchor("A.I.1"),)
    return item(id, Bookmark(name=name, folder=ItemId(within), order=order, anchors=anchors))


def written_by(changes: Sequence[Change], before: dict[ItemId, Item]) -> list[Written]:
    """Give what a file would answer to changes of these items, and take them into ``before``."""
    found = []
    for change in changes:
        old = before.get(change.id)
        if isinstance(change, Put):
            base = old or item(change.id, change.body, revision=0)
            new = replace(base, body=change.body, revision=base.revision + 1)
        else:
            assert old is not None
            assert isinstance(change, Bin | TakeBack)
            new = replace(old, deleted=WHEN if isinstance(change, Bin) else None, revision=old.revision + 1)
        before[change.id] = new
        found.append(Written(before=old, after=new))
    return found
