"""What of the reader's stands on a page, as a page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from tipbrowser.domain.annotations import ItemId, Placed
from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import Value
from tipbrowser.models.badge_words import tray_words


class ShownHighlight(Value):
    """A highlight as a page shows it."""

    id: ItemId
    colour: str
    """One of ``COLOURS``."""
    places: tuple[Placed, ...]
    """On this page."""
    notes: int = 0
    """How many notes there are about it."""
    tags: tuple[str, ...] = ()


class Badge(Value):
    """What belongs to a passage and is not seen in its words."""

    notes: int = 0
    """About the passage, or about a highlight in it."""
    bookmarks: int = 0
    tray: str = ""
    """How much of it lies in the tray by itself: ``WHOLE``, ``PART`` or nothing."""


class PageContent(Value):
    """All that a page shows of the reader's."""

    highlights: Sequence[ShownHighlight] = ()
    """In the order of their making."""
    badges: Mapping[Locator, Badge] = {}


NOTHING = PageContent()


def badge_words(badge: Badge) -> str:
    """Say what a badge stands for."""
    words = []
    if badge.notes:
        words.append(_count("%n note", "%n notes", badge.notes))
    if badge.bookmarks:
        words.append(_count("%n bookmark", "%n bookmarks", badge.bookmarks))
    if badge.tray:
        words.append(tray_words(badge.tray))
    return " · ".join(words)


def _count(one: str, more: str, number: int) -> str:
    return QCoreApplication.translate("Noted", one if number == 1 else more, "", number)
