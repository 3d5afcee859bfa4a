"""What a reader of the text asks: pages, passages with their apparatus, the list of contents."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from tipbrowser.domain.citations import citations_of
from tipbrowser.domain.edition import Edition, Erratum
from tipbrowser.domain.locators import section_of
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.outside import official_address
from tipbrowser.domain.page import FRONT_MATTER, Apparatus, Following, SectionPage
from tipbrowser.domain.passages import Passage
from tipbrowser.domain.references import CrossReference
from tipbrowser.domain.sections import Section, SilentSession
from tipbrowser.store.compendium import Compendium

FOOTNOTE_PLACE = "footnote "
PAGES_KEPT = 24
"""Pages read last that are kept; the database is opened as one that never changes, so they cannot become wrong."""


class Reading:
    """Answers for the contents, the text and what stands beside it."""

    def __init__(self, compendium: Compendium) -> None:
        """Answer from ``compendium``."""
        self._compendium = compendium
        self._edition = compendium.edition()
        self._page = lru_cache(PAGES_KEPT)(self._read_page)

    def edition(self) -> Edition:
        """Give the record of the publication."""
        return self._edition

    def sections(self) -> list[Section]:
        """Give all meetings and sessions in the order of the publication."""
        return list(self._sections)

    def silent_sessions(self) -> list[SilentSession]:
        """Give the sessions that adopted nothing on the subject."""
        return list(self._silent_sessions)

    def front_matter(self) -> list[Passage]:
        """Give the parts of the front matter and the colophon."""
        return list(self._front_matter)

    def errata(self) -> list[Erratum]:
        """Give every erratum in the order of the publication."""
        return list(self._errata)

    def passage(self, locator: Locator) -> Passage | None:
        """Give one passage by its canonical locator, or none."""
        return self._compendium.passage(locator)

    def lead(self, locator: Locator) -> str:
        """Give the opening words of a passage's parents, empty where it has none."""
        return self._compendium.lead(locator)

    def section_starts(self) -> Sequence[tuple[int, str]]:
        """Give the positions at which the front matter (``F``), meetings and sessions begin, with their names."""
        return self._section_starts

    def last_number(self, section: SectionId) -> int:
        """Give the number of the last numbered paragraph of a section; 0 where none is numbered."""
        page = self._page(section)
        numbers = [passage.locator.split(".")[2] for passage in page.passages] if page is not None else []
        return max((int(number) for number in numbers if number.isdecimal()), default=0)

    def page(self, page: SectionId) -> SectionPage | None:
        """Give a section as one page (``A.II``, ``B.X``, ``F`` for the front matter), or none if there is none."""
        return self._page(page)

    def page_of(self, place: str) -> SectionId | None:
        """Give the page on which a canonical locator stands, or the section itself; none if there is no such place."""
        if place == FRONT_MATTER:
            return FRONT_MATTER
        passage = self._compendium.passage(Locator(place))
        if passage is not None:
            return passage.section or FRONT_MATTER
        section = section_of(place)
        return section if section == place and self._compendium.section(section) else None

    def page_beside(self, page: SectionId, step: int) -> SectionId | None:
        """Give the page one step behind another in the order of the publication, or before it with -1; or none."""
        beside = self._beside(page, step)
        if beside is not None:
            return beside[0]
        return FRONT_MATTER if step < 0 and page != FRONT_MATTER else None

    def apparatus(self, locator: Locator) -> Apparatus | None:
        """Give what stands beside a passage, or none if there is no such passage."""
        passage = self._compendium.passage(locator)
        if passage is None:
            return None
        section = None if passage.section is None else self._compendium.section(passage.section)
        places = {f"{FOOTNOTE_PLACE}{footnote.number}" for footnote in self._compendium.footnotes_of(locator)}
        return Apparatus(
            passage=passage,
            citations=citations_of(passage, section, self._edition),
            topics=tuple(self._compendium.index.topics_of(locator)),
            references=tuple(self._compendium.references.of_passage(locator)),
            referred_by=tuple(self._compendium.references.to(locator)),
            section_referred_by=self._references_to_section(passage.section),
            errata=tuple(erratum for erratum in self._errata if erratum.locator == locator or erratum.place in places),
            symbol_link=official_address(passage.report_symbol) if passage.report_symbol else None,
        )

    @cached_property
    def _sections(self) -> tuple[Section, ...]:
        return tuple(self._compendium.sections())

    @cached_property
    def _section_starts(self) -> tuple[tuple[int, str], ...]:
        return tuple(self._compendium.addresses.section_starts())

    @cached_property
    def _silent_sessions(self) -> tuple[SilentSession, ...]:
        return tuple(self._compendium.silent_sessions())

    @cached_property
    def _front_matter(self) -> tuple[Passage, ...]:
        return tuple(self._compendium.passages(None))

    @cached_property
    def _errata(self) -> tuple[Erratum, ...]:
        return tuple(self._compendium.errata())

    def _read_page(self, page: SectionId) -> SectionPage | None:
        section = None if page == FRONT_MATTER else self._compendium.section(page)
        if section is None and page != FRONT_MATTER:
            return None
        of_section = None if section is None else page
        passages = tuple(self._compendium.passages(of_section))
        footnotes = tuple(self._compendium.footnotes(of_section))
        named: set[Locator | None] = {passage.locator for passage in passages}
        places = {f"{FOOTNOTE_PLACE}{footnote.number}" for footnote in footnotes}
        return SectionPage(
            page=page,
            section=section,
            passages=passages,
            footnotes=footnotes,
            references=tuple(self._compendium.references.of_section(of_section)),
            errata=tuple(erratum for erratum in self._errata if erratum.locator in named or erratum.place in places),
            following=self._following(page),
        )

    def _following(self, page: SectionId) -> Following | None:
        behind = self._beside(page, 1)
        return None if behind is None else Following(page=behind[0], title=behind[1])

    def _beside(self, page: SectionId, step: int) -> tuple[SectionId, str] | None:
        return self._compendium.section_beside(None if page == FRONT_MATTER else page, step)

    def _references_to_section(self, section: SectionId | None) -> tuple[CrossReference, ...]:
        return () if section is None else tuple(self._compendium.references.to(section))
