"""Anchors for what the reader puts on passages and on words, made from the edition that is open."""

from __future__ import annotations

from functools import lru_cache

from tipbrowser.domain.anchors import Anchor, anchor_of_passage, anchor_of_words, edition_name
from tipbrowser.domain.locators import section_of
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.page import FRONT_MATTER
from tipbrowser.services.reading import Reading

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tipbrowser.domain.passages import Passage

PAGES_KEPT = 4
"""Pages whose passages are known by name; what is asked for together is asked page by page."""


class Anchoring:
    """Makes anchors of locators, all in canonical form."""

    def __init__(self, reading: Reading) -> None:
        """Anchor in the edition that ``reading`` answers from."""
        self._reading = reading
        self._rows = lru_cache(PAGES_KEPT)(self._read_rows)
        self.edition = edition_name(reading.edition())
        """The name that the anchors carry."""

    def anchor_of(self, locator: Locator) -> Anchor:
        """Give the anchor of a whole passage; raises ``KeyError`` for a locator that this edition has not."""
        page = _page_of(locator)
        row = self._rows(page)[locator]
        passages = self._passages(page)
        before = passages[row - 1].text if row > 0 else ""
        after = passages[row + 1].text if row + 1 < len(passages) else ""
        return anchor_of_passage(passages[row], self.edition, before=before, after=after)

    def anchor_of_span(self, locator: Locator, start: int, end: int) -> Anchor:
        """Give the anchor of words in a passage, ``start`` to ``end`` of its ``text`` in code points.

        Raises ``KeyError`` for a locator that this edition has not, ``ValueError`` for a span that holds no words of it.
        """
        page = _page_of(locator)
        return anchor_of_words(self._passages(page)[self._rows(page)[locator]], start, end, self.edition)

    def anchors_of(self, locators: Iterable[Locator]) -> tuple[Anchor, ...]:
        """Give the anchors of whole passages in the order of the publication, each once.

        Locators that this edition has not, and those of whole sections, are left out.
        """
        asked = sorted(set(locators), key=_page_of)
        found = (self.anchor_of(one) for one in asked if one in self._rows(_page_of(one)))
        return tuple(sorted(found, key=lambda anchor: anchor.position))

    def _passages(self, page: SectionId) -> tuple[Passage, ...]:
        shown = self._reading.page(page)
        return shown.passages if shown is not None else ()

    def _read_rows(self, page: SectionId) -> dict[Locator, int]:
        return {passage.locator: row for row, passage in enumerate(self._passages(page))}


def _page_of(locator: Locator) -> SectionId:
    return section_of(locator) or FRONT_MATTER
