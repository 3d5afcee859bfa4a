"""Document symbols, and the paragraphs of a meeting's report, named by symbol, by date, by year or by count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipbrowser.importer.dates import read_dates, read_ordinal
from tipbrowser.importer.reference_names import BODY_NAME
from tipbrowser.importer.reference_numbers import PARAGRAPHS, RECOMMENDATIONS, read_paths
from tipbrowser.importer.reference_places import Places
from tipbrowser.importer.reference_values import DOCUMENT, REPORT_PARAGRAPH, Finding, KnownSection

_COMPONENT = r"[A-Z0-9][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*"
SYMBOL = rf"(?<![\w/.])(?=[\w/.-]*[0-9])[A-Z]{{1,6}}(?:/{_COMPONENT})+"
"""A series in capitals, then parts between slashes, with a digit somewhere: ``E/2002/68/Add.1``."""
_NUMBERED = rf"(?:{PARAGRAPHS}|{RECOMMENDATIONS})"
_PLACE_IN_DOCUMENT = (
    rf"(?:, (?:(?P<numbered>{_NUMBERED})|(?:sects?|chaps?)\. [IVXLC]+(?:\.[A-Z0-9]+)*(?![\w.]?\w)"
    r"|annex(?:es)?\b(?: [IVXLC]+\b)?))"
)
_DOCUMENT = re.compile(rf"(?P<symbol>{SYMBOL}){_PLACE_IN_DOCUMENT}?")
_MEETING = r"(?:meeting|session)"
_BODY = rf"of (?:the|that) (?:{BODY_NAME})"
_REPORT = re.compile(
    rf"(?P<numbered>{_NUMBERED}),? of (?:the|its|that) report(?: {_BODY})?"
    rf"(?: on (?:the|its)(?: (?P<year>[0-9]{{4}})| (?P<ordinal>[a-z-]+))? {_MEETING}(?: {_BODY})?"
    rf"(?:,? held(?: in [A-Z]\w+)? (?:on|from) (?P<dates>[0-9][0-9A-Za-z ]{{5,40}}?[0-9]{{4}}))?)?"
    rf"(?:,? \((?P<symbol>{SYMBOL})\))?"
)
_UNITS = {"p": "paragraph", "s": "paragraph", "r": "recommendation"}
"""First letters of (sub)paragraph, para. and recommendation: what a report must number to be cited so."""


def find_reports(text: str, places: Places) -> Iterator[Finding]:
    """Give the paragraphs of reports: ``paragraph 19 of the report on the 2009 meeting of the Working Group``.

    A report that nothing identifies is left out; one that is not in the compendium, or that has no such paragraph,
    is a document outside.
    """
    for match in _REPORT.finditer(text):
        if any(match[way] for way in ("symbol", "dates", "year", "ordinal")):
            yield _located(match, _meeting(match, places), places)


def find_documents(text: str, places: Places) -> Iterator[Finding]:
    """Give the documents cited by symbol: ``CTOC/COP/WG.4/2013/5, para. 45``, ``E/CN.15/2006/10``."""
    for match in _DOCUMENT.finditer(text):
        yield _located(match, places.report(match["symbol"]), places)


def _located(match: re.Match[str], report: KnownSection | None, places: Places) -> Finding:
    targets: tuple[str, ...] = ()
    numbered = match["numbered"]
    if report is not None and numbered and report.numbering == _UNITS[numbered[0].lower()]:
        targets = places.report_paragraphs(report, read_paths(numbered))
    kind = REPORT_PARAGRAPH if targets else DOCUMENT
    return Finding(start=match.start(), end=match.end(), kind=kind, targets=targets)


def _meeting(match: re.Match[str], places: Places) -> KnownSection | None:
    """The symbol decides, then the date, then the year, then the count."""
    if match["symbol"]:
        return places.report(match["symbol"])
    if match["dates"]:
        dates = read_dates(match["dates"])
        return places.meeting_on(dates.start) if dates else None
    if match["year"]:
        return places.meeting_of_year(match["year"])
    ordinal = read_ordinal(match["ordinal"])
    return places.meeting_numbered(ordinal) if ordinal else None
