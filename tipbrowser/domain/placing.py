"""What becomes of anchors in another edition than the one they were made in."""

from __future__ import annotations

from tipbrowser.domain.anchors import Anchor
from tipbrowser.domain.annotations import Item, ItemId, Placed
from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import Value

BY_LOCATOR = 0.5
"""Score of a place in another language, where the words are not compared; nothing else has it."""


class FoundPlace(Value):
    """Where an anchor is in an edition, or that it is not there."""

    item: ItemId
    number: int
    """Which of the item's anchors."""
    anchor: Anchor
    locator: Locator | None = None
    """None: not found; then the rest says nothing."""
    position: int | None = None
    start: int | None = None
    end: int | None = None
    score: float = 0.0
    """As ``wording.finding_again`` gives it."""


class PlacingReport(Value):
    """How many items that were made in other editions came through, each counted by the worst of its anchors."""

    same: int = 0
    """Found again word for word, or placed by hand."""
    alike: int = 0
    """Found by likeness: somebody should look."""
    by_locator: int = 0
    """In another language, by their locator alone."""
    lost: int = 0
    """Not found."""


class Misplaced(Value):
    """An item whose place in the edition that is open is not certain, or not known."""

    item: Item
    number: int
    """Which of its anchors."""
    placed: Placed | None
    """Where it was put by likeness; none if it was not found."""
    text: str
    """The words in that place; empty if it was not found."""

    @property
    def anchor(self) -> Anchor:
        """What was searched for."""
        return self.item.body.anchors[self.number]
