"""What a bookmark, a folder or a saved search is called, also while the reader has given it no name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from tipbrowser.domain.anchors import Anchor
from tipbrowser.domain.annotations import Bookmark, Folder, Item, SavedSearch
from tipbrowser.domain.locators import short
from tipbrowser.models.openings import opening_words

NAMED = 3
"""Paragraphs of a set that are named before the others are only counted."""


def locators_in_words(anchors: Sequence[Anchor]) -> str:
    """Give the paragraphs of a bookmark: ``II.36``, a range ``II.36 – II.38``, or the first of a set and how many more."""
    if not anchors:
        return ""
    names = [short(one.locator) for one in anchors]
    positions = [one.position for one in anchors]
    if len(names) > 2 and positions == list(range(positions[0], positions[0] + len(positions))):
        return f"{names[0]} – {names[-1]}"
    if len(names) <= NAMED:
        return ", ".join(names)
    more = QCoreApplication.translate("BookmarkWords", "and %n more", "", len(names) - NAMED)
    return f"{', '.join(names[:NAMED])} {more}"


def name_of(item: Item) -> tuple[str, str]:
    """Give the locators that an item is called by while it has no name, and its name or first words."""
    body = item.body
    assert isinstance(body, Bookmark | Folder | SavedSearch)
    if body.name:
        return "", body.name
    if isinstance(body, SavedSearch):
        return "", " ".join(body.query.split())
    words = opening_words(body.anchors[0].exact) if body.anchors else ""
    return locators_in_words(body.anchors), words


def whole_name(item: Item) -> str:
    """Give the name, or locators and first words, as one."""
    return " ".join(word for word in name_of(item) if word)
