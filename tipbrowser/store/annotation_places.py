"""Where the anchors of one item were found in an edition."""

from __future__ import annotations

from tipbrowser.domain.annotations import ItemId
from tipbrowser.domain.names import Locator
from tipbrowser.store.annotation_reader import AnnotationReader


def places_of(reader: AnnotationReader, edition: str, item: ItemId) -> dict[int, Locator | None]:
    """Give for each anchor, by its number, the passage that it was found in; none for one that was not.

    Those that were never looked for in this edition are left out. Raises an ``AnnotationsError``.
    """
    return dict(reader.rows("SELECT anchor, locator FROM place WHERE edition = ? AND item = ?", edition, item))
