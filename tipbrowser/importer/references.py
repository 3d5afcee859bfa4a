"""References inside the text to passages, resolutions, decisions, articles, rules and documents.

Recognised are references to a text that is numbered or that bears a symbol, as United Nations documents write them.
``The above programme of work`` is the last paragraph of the same section that names one.
A meeting or session is named by its count (``its tenth meeting``, in small letters: with a capital it is a heading's)
or by its first day; only those of which the publication has a section are recognised.
Not recognised are other names without a number (``the Trafficking in Persons Protocol``), meetings without count or date
(``those meetings``), entries of the *Treaty Series* and sales numbers, *Ibid.*, and numbers that do not say of what they are
(``paragraph 5`` alone). ``That resolution`` and ``that decision`` are the last one named before them in the same
passage; where none is named, or several are meant (``those resolutions``), they are left out.

A span begins with the body's name if that stands directly before ``resolution`` or ``decision``, else with that word;
it ends with the number, or with the annex or paragraph named directly after it; dates are not part of it. Each number of
a list is its own span. An article's span ends with the name of its treaty, where that follows directly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tipbrowser.domain.locators import section_of
from tipbrowser.domain.publication import Locator, SectionId
from tipbrowser.importer.reference_documents import find_documents, find_reports
from tipbrowser.importer.reference_instruments import InstrumentReader
from tipbrowser.importer.reference_meetings import find_meetings
from tipbrowser.importer.reference_paragraphs import (
    find_near_paragraphs,
    find_present_instruments,
    find_sections,
    find_things_above,
)
from tipbrowser.importer.reference_places import Places
from tipbrowser.importer.reference_treaties import find_articles, find_rules
from tipbrowser.importer.reference_values import (
    INSIDE_KINDS,
    OUTSIDE_KINDS,
    Finding,
    FoundReference,
    KnownSection,
    Standpoint,
)

__all__ = ["INSIDE_KINDS", "OUTSIDE_KINDS", "FoundReference", "KnownSection", "ReferenceReader"]

_ANY_SPACE = re.compile(r"\s")


class ReferenceReader:
    """Reads the references of one publication's passages and footnotes."""

    def __init__(self, sections: Sequence[KnownSection], texts: Mapping[Locator, str]) -> None:
        """Know the sections, and the text of each passage by its canonical locator, in the publication's order."""
        self._places = Places(sections, texts)

    def read(self, text: str, *, here: Locator | None, section: SectionId | None) -> list[FoundReference]:
        """Give the references in a passage's clean text, in the order of the text.

        ``here`` is the canonical locator of the passage; of a footnote, that of the passage in which its mark stands,
        or none, and then ``section`` is all that is known. Spans never overlap, except that several targets of the
        same words are several values with the same span.
        """
        plain = _ANY_SPACE.sub(" ", text)
        standpoint = Standpoint(here=here, section=section or section_of(here or ""))
        return [
            FoundReference(
                start=found.start, end=found.end, text=text[found.start : found.end], target=target, kind=found.kind
            )
            for found in _without_overlaps(self._findings(plain, standpoint))
            for target in dict.fromkeys(found.targets) or (None,)
        ]

    def _findings(self, text: str, standpoint: Standpoint) -> Iterator[Finding]:
        """Where two readings meet, the one given first holds: the one that says more comes first."""
        yield from find_reports(text, self._places)
        yield from find_articles(text)
        yield from find_rules(text)
        yield from find_sections(text, self._places)
        yield from find_present_instruments(text, standpoint, self._places)
        yield from InstrumentReader(text, self._places).read()
        yield from find_documents(text, self._places)
        yield from find_near_paragraphs(text, standpoint, self._places)
        yield from find_things_above(text, standpoint, self._places)
        yield from find_meetings(text, self._places)


def _without_overlaps(findings: Iterable[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for finding in findings:
        if all(finding.end <= other.start or finding.start >= other.end for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda finding: finding.start)
