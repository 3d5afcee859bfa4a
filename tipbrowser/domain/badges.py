"""How much of the reader's belongs to a place of the publication."""

from __future__ import annotations

from tipbrowser.domain.values import Value

COUNTED = ("note", "highlight", "bookmark")
"""Kinds of items that are counted, in the order in which they are told."""


class Badge(Value):
    """What stands on a place or below it; each thing once, however many passages it touches."""

    notes: int = 0
    highlights: int = 0
    bookmarks: int = 0

    @property
    def total(self) -> int:
        """How many things there are."""
        return self.notes + self.highlights + self.bookmarks
