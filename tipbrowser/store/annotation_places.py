"""Where the anchors of one item were found in an edition."""

from __future__ import annotations

from tipbrowser.domain.annotations import ItemId
from tipbrowser.domain.names import Locator
from tipbrowser.store.annotation_reader import TOGETHER, AnnotationReader

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Sequence


def places_of(reader: AnnotationReader, edition: str, item: ItemId) -> dict[int, Locator | None]:
    """Give for each anchor, by its number, the passage that it was found in; none for one that was not.

    Those that were never looked for in this edition are left out. Raises an ``AnnotationsError``.
    """
    return dict(reader.rows("SELECT anchor, locator FROM place WHERE edition = ? AND item = ?", edition, item))


def spans_of(reader: AnnotationReader, edition: str, items: Sequence[ItemId]) -> dict[str, tuple[Locator, int, int]]:
    """Give where the first anchor of some items is in an edition: passage, start and end of the words.

    Those that are not there are left out. Raises an ``AnnotationsError``.
    """
    found: dict[str, tuple[Locator, int, int]] = {}
    for first in range(0, len(items), TOGETHER):
        some = items[first : first + TOGETHER]
        statement = f"""SELECT item, locator, start, end FROM place
            WHERE edition = ? AND anchor = 0 AND locator IS NOT NULL AND item IN ({", ".join("?" * len(some))})"""
        found |= {
            item: (Locator(locator), start, end) for item, locator, start, end in reader.rows(statement, edition, *some)
        }
    return found
