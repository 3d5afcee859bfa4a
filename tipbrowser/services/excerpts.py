"""Passages with all that belongs to their reading: the parents' opening words, the sub-paragraphs, the footnotes."""

from __future__ import annotations

from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.passages import Footnote, Passage
from tipbrowser.domain.values import Value
from tipbrowser.store.compendium import Compendium
from tipbrowser.store.errors import CompendiumDamaged

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from tipbrowser.domain.edition import Erratum


FOOTNOTE = "footnote "
"""Before the number of a footnote, where an erratum names its place."""


class Excerpt(Value):
    """A passage that can be read alone."""

    passage: Passage
    lead: tuple[Passage, ...]
    """Its parents, the highest first; their own texts are its opening words."""
    below: tuple[Passage, ...]
    """All its sub-paragraphs, of every depth, in order."""
    footnotes: tuple[Footnote, ...]
    """Of all of these."""
    errata: tuple[Erratum, ...]
    """Of all of these and of their footnotes."""

    def errata_of(self, place: str) -> tuple[Erratum, ...]:
        """Give those that concern a passage (by locator) or a footnote (``footnote 14``)."""
        if place.startswith(FOOTNOTE):
            return tuple(one for one in self.errata if one.place == place)
        return tuple(one for one in self.errata if one.locator == place and not one.place.startswith(FOOTNOTE))


class Excerpts:
    """Gives excerpts from one compendium."""

    def __init__(self, compendium: Compendium) -> None:
        """Take them from ``compendium``."""
        self._compendium = compendium

    def of(self, locator: Locator) -> list[Excerpt]:
        """Give one excerpt for a passage; for a whole section (``A.II``) one for each paragraph that stands alone."""
        if self._compendium.is_passage(locator):
            return [self._excerpt(locator)]
        passages = self._compendium.passages(SectionId(locator))
        return [self._excerpt(passage.locator) for passage in passages if passage.parent is None]

    def _excerpt(self, locator: Locator) -> Excerpt:
        found = self._compendium.subtree(locator)
        if not found:
            raise CompendiumDamaged(self._compendium.path, "an index does not agree with its table")
        passage, *below = found
        lead: list[Passage] = []
        above = passage.parent
        while above is not None:
            parent = self._compendium.passage(above)
            assert parent is not None, above  # a foreign key of the database
            lead.insert(0, parent)
            above = parent.parent
        shown = (*lead, passage, *below)
        footnotes = [note for one in shown for note in self._compendium.footnotes_of(one.locator)]
        places = [*(one.locator for one in shown), *(f"{FOOTNOTE}{note.number}" for note in footnotes)]
        return Excerpt(
            passage=passage, lead=tuple(lead), below=tuple(below), footnotes=tuple(footnotes),
            errata=tuple(self._compendium.errata_at(places)),
        )  # fmt: skip
