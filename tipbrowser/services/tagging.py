"""Giving tags to things, and renaming one wherever it is."""

from __future__ import annotations

from tipbrowser.domain.changes import Put
from tipbrowser.domain.values import replace

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tipbrowser.domain.annotations import Item
    from tipbrowser.domain.changes import Change


def changes_for_tags(item: Item, tags: Sequence[str]) -> list[Change]:
    """Give what lets an item have these tags and no others; nothing if it has them already."""
    wanted = tuple(dict.fromkeys(tags))
    if wanted == item.body.tags:
        return []
    return [Put(id=item.id, revision=item.revision, body=replace(item.body, tags=wanted))]


def changes_for_rename(items: Iterable[Item], old: str, new: str) -> list[Change]:
    """Give what puts another tag in the place of one, in all items that have it; where both are, one remains.

    With an empty ``new`` the tag is taken away.
    """
    changes: list[Change] = []
    for item in items:
        tags = dict.fromkeys(new if tag == old else tag for tag in item.body.tags)
        changes += changes_for_tags(item, [tag for tag in tags if tag])
    return changes
