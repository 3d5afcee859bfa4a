"""Changes of what the reader keeps: several belong together, and together they can be undone."""

from __future__ import annotations

from tipbrowser.domain.annotations import Body, Item, ItemId, Version
from tipbrowser.domain.values import Value, replace

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Sequence


class Change(Value):
    """One change of one item."""

    id: ItemId
    revision: int
    """The one that the change was meant for: a later one is never overwritten. 0 for an item that is new."""


class Put(Change):
    """Make an item, or give it another body."""

    body: Body
    origin: str = ""
    created: str = ""
    """Of an import; else empty, for now."""
    keeps: bool = False
    """What the item was before is kept as a version in any case."""
    modified: str = ""
    """Of an import; else empty, for now. Only of an item that is new."""
    versions: tuple[Version, ...] = ()
    """Of an import: a new item as it was before, the earliest first."""


class Bin(Change):
    """Put an item into the bin."""


class TakeBack(Change):
    """Take an item out of the bin."""


class Purge(Change):
    """Remove an item and all its versions for good; only what is in the bin."""


class Written(Value):
    """An item before and after a change."""

    before: Item | None
    after: Item | None


def inverse(written: Sequence[Written]) -> list[Change]:
    """Give the changes that undo some, the last first; what was purged cannot be brought back."""
    changes: list[Change] = []
    present: dict[ItemId, int] = {}
    for one in reversed(written):
        if one.after is not None:
            change = _inverse(one.before, one.after)
            # Of several changes of one item each finds what the one before has made.
            revision = present.get(change.id, change.revision)
            present[change.id] = revision + 1
            changes.append(replace(change, revision=revision))
    return changes


def _inverse(before: Item | None, after: Item) -> Change:
    if before is None or (before.deleted is not None and after.deleted is None):
        return Bin(id=after.id, revision=after.revision)
    if before.deleted is None and after.deleted is not None:
        return TakeBack(id=after.id, revision=after.revision)
    return Put(id=after.id, revision=after.revision, body=before.body)
