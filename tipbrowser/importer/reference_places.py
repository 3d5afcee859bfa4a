"""The places of the compendium that a reference can lead to, found by the ways in which texts name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from tipbrowser.domain.locators import ancestors_of, from_roman, section_of
from tipbrowser.domain.publication import Locator, SectionId
from tipbrowser.importer.reference_numbers import Path
from tipbrowser.importer.reference_values import KnownSection, Standpoint


class Places:
    """Sections and passages, by instrument, report, date, printed number and path."""

    def __init__(self, sections: Sequence[KnownSection], texts: Mapping[Locator, str]) -> None:
        """Know these sections and the text of each passage by its canonical locator, in the publication's order."""
        self._sections = tuple(sections)
        self._texts = dict(texts)
        self._instruments = {each.instrument.lower(): each.section for each in sections if each.instrument}

    def instrument(self, kind: str, number: str) -> SectionId | None:
        """Give the section of ``decision`` ``4/4``, or none if the compendium does not hold it."""
        return self._instruments.get(f"{kind} {number}")

    def has_instrument(self, section: SectionId | None, kind: str) -> bool:
        """Tell whether a section is itself a ``decision`` or a ``resolution``."""
        return any(
            each.section == section and (each.instrument or "").lower().startswith(kind) for each in self._sections
        )

    def printed_section(self, part: str, numeral: str) -> SectionId | None:
        """Give the section under a printed heading: headings count I, II, III within each part."""
        of_part = [each.section for each in self._sections if each.part == part]
        number = from_roman(numeral)
        return of_part[number - 1] if number is not None and number <= len(of_part) else None

    def report(self, symbol: str) -> KnownSection | None:
        """Give the meeting whose report bears this symbol and whose paragraphs can be counted, or none."""
        return self._only(each for each in self._sections if each.report_symbol == symbol)

    def meeting_of_year(self, year: str) -> KnownSection | None:
        """Give the one meeting of a year, or none where there are several or none."""
        return self._only(each for each in self._sections if each.start_date[:4] == year)

    def meeting_on(self, start_date: str) -> KnownSection | None:
        """Give the meeting that began on a day, ISO 8601, or none."""
        return self._only(each for each in self._sections if each.start_date == start_date)

    def meeting_numbered(self, ordinal: int) -> KnownSection | None:
        """Give the second, third ... meeting of the body whose reports are known, or none."""
        return self._only(each for each in self._sections if each.ordinal == ordinal)

    def held(self, kind: str, *, ordinal: int | None = None, start_date: str | None = None) -> SectionId | None:
        """Give the ``meeting`` or ``session`` of this count, or that began on this day, ISO 8601; none if not here."""
        for each in self._sections:
            if each.kind == kind and ((each.ordinal == ordinal) if ordinal else (each.start_date == start_date)):
                return each.section
        return None

    def is_body(self, kind: str, name: str) -> bool:
        """Tell whether these words name the body whose meetings or sessions are here, or begin its name."""
        return any(each.kind == kind and each.body.lower().startswith(name.lower()) for each in self._sections)

    def report_paragraphs(self, report: KnownSection, paths: Iterable[Path]) -> tuple[Locator, ...]:
        """Give the passages that a report numbers so: its number less the section's constant."""
        found = []
        for head, *rest in paths:
            if head.isdigit():
                path = (str(int(head) - (report.report_constant or 0)), *rest)
                found.append(self.passage(report.section, path))
        return tuple(locator for locator in found if locator is not None)

    def passages(self, section: str, paths: Iterable[Path]) -> tuple[Locator, ...]:
        """Give those passages of a section (or below a passage) that exist."""
        found = (self.passage(section, path) for path in paths)
        return tuple(locator for locator in found if locator is not None)

    def passage(self, above: str, path: Path) -> Locator | None:
        """Give the passage at this path below a section or passage, or none."""
        locator = Locator(".".join((above, *path)))
        return locator if locator in self._texts else None

    def near(self, standpoint: Standpoint, path: Path, *, below: bool) -> Locator | None:
        """Give the paragraph called ``(g) above`` or ``12 below``: among the nearest first, then one level up each."""
        levels: list[str] = [*ancestors_of(standpoint.here)] if standpoint.here else []
        if below and standpoint.here:
            levels.insert(0, standpoint.here)
        if standpoint.section:
            levels.append(standpoint.section)
        found = (self.passage(level, path) for level in levels)
        return next((locator for locator in found if locator is not None), None)

    def last_naming(self, words: str, here: str) -> Locator | None:
        """Give the last passage before ``here``, in its section, whose text holds these words, or none."""
        named = re.compile(rf"\b{re.escape(words)}\b")
        found = None
        for locator, text in self._texts.items():
            if locator == here:
                break
            if section_of(locator) == section_of(here) and named.search(" ".join(text.split())):
                found = locator
        return found

    @staticmethod
    def _only(candidates: Iterable[KnownSection]) -> KnownSection | None:
        """Only a meeting whose report's numbering is known can be referred to by it."""
        counted = [each for each in candidates if each.report_constant is not None]
        return counted[0] if len(counted) == 1 else None
