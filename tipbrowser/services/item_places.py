"""Where in the edition that is open the reader's items stand, and what of them this edition has not."""

from __future__ import annotations

from tipbrowser.domain.anchors import edition_name
from tipbrowser.domain.names import Locator
from tipbrowser.services.notebook import AnnotationsError, Notebook
from tipbrowser.services.reading import Reading
from tipbrowser.store.annotation_places import places_of

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tipbrowser.domain.annotations import Item

NOWHERE = -1
"""In the place of a position: this edition has no such passage."""


class ItemPlaces:
    """Finds the passages of items: by their anchors in this edition, by where they were found in it from another."""

    def __init__(self, notebook: Notebook, reading: Reading) -> None:
        """``notebook`` knows where anchors of other editions were found in the one that ``reading`` answers from."""
        self._notebook = notebook
        self._reading = reading
        self._edition = edition_name(reading.edition())
        self._positions: dict[Locator, int] = {}

    def locators(self, item: Item) -> Sequence[Locator | None]:
        """Give for each of an item's anchors the passage that it belongs to here; none for one that is not here.

        Raises an ``AnnotationsError``.
        """
        anchors = item.body.anchors
        reader = self._notebook.reader if any(one.edition != self._edition for one in anchors) else None
        found = places_of(reader, self._edition, item.id) if reader is not None else {}
        meant = [found.get(number, anchor.locator) for number, anchor in enumerate(anchors)]
        return [one if one is not None and self._position(one) != NOWHERE else None for one in meant]

    def known_locators(self, item: Item) -> Sequence[Locator | None]:
        """Give the same, for what is only shown: while the file cannot be read, nothing of another edition is here."""
        try:
            return self.locators(item)
        except AnnotationsError:
            return [None if one.edition != self._edition else one.locator for one in item.body.anchors]

    def passages(self, items: Iterable[Item]) -> tuple[list[Locator], list[Locator]]:
        """Give the passages of several items that are here, in the order of the publication, each once.

        Then the locators of what is not here, as the items name them, each once too.
        """
        here: set[Locator] = set()
        missing: dict[Locator, None] = {}
        for item in items:
            for anchor, locator in zip(item.body.anchors, self.known_locators(item), strict=True):
                if locator is None:
                    missing[anchor.locator] = None
                else:
                    here.add(locator)
        return sorted(here, key=self._position), list(missing)

    def _position(self, locator: Locator) -> int:
        if locator not in self._positions:
            passage = self._reading.passage(locator)
            self._positions[locator] = NOWHERE if passage is None else passage.position
        return self._positions[locator]
