"""Meetings and sessions named by their count or by their dates: ``its tenth meeting``, ``meetings held on …``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipbrowser.importer.dates import DATES, ORDINAL, read_dates, read_ordinal
from tipbrowser.importer.reference_bodies import BODY, body_named
from tipbrowser.importer.reference_names import BODY_NAME
from tipbrowser.importer.reference_places import Places
from tipbrowser.importer.reference_values import (
    CONFERENCE_INSTRUMENT,
    MEETING,
    MEETING_OUTSIDE,
    SESSION,
    SESSION_OUTSIDE,
    Finding,
)

_KINDS = {"meeting": MEETING, "session": SESSION}
_OUTSIDE = {MEETING: MEETING_OUTSIDE, SESSION: SESSION_OUTSIDE}
_BODY_OF_IT = rf"(?: of (?:(?:the|that|an?) )?(?P<of>{BODY_NAME}|[a-z]+(?: [a-z]+)?))?"
_PLACES = r"(?: in [A-Z]\w+)*"  # of the meeting, or the end of the body's name: “in Persons in Vienna”
_COUNTED = re.compile(
    rf"(?<![\w-])(?P<counts>{ORDINAL}(?:(?:, and |, | and | to ){ORDINAL})*) (?P<word>meeting|session)(?P<plural>s?)\b"
    rf"{_BODY_OF_IT}"
)
_COUNT = re.compile(rf"(?P<first>{ORDINAL})(?: to (?P<last>{ORDINAL}))?")
_DATED = re.compile(
    rf"\b(?P<word>meeting|session)s?\b{_BODY_OF_IT}{_PLACES}(?:,? held)?{_PLACES}(?:,? (?:on|from))? "
    rf"(?P<dates>{DATES}(?:(?:, and|,| and)(?: (?:on|from))? {DATES})*)"
)
_DATE = re.compile(DATES)
_BODIES = re.compile(rf"\b(?:{BODY})\b")


def find_meetings(text: str, places: Places) -> Iterator[Finding]:
    """Give the meetings and sessions of the bodies whose texts are here; each of a list is its own span.

    The last of ``eleventh and twelfth meetings`` has the word that governs them, and the first of ``meetings held on
    14 April 2009 and 19 October 2010``. One without a section here leads outside. Those of other bodies are left out.
    """
    counted: set[int] = set()
    for match in _COUNTED.finditer(text):
        if _is_ours(match, places):
            counted.add(match.start("word"))
            yield from _counted(match, places)
    for match in _DATED.finditer(text):
        if match.start("word") not in counted and _is_ours(match, places):
            yield from _dated(match, places)


def _counted(match: re.Match[str], places: Places) -> Iterator[Finding]:
    kind = _KINDS[match["word"]]
    for count in _COUNT.finditer(match.string, match.start("counts"), match.end("counts")):
        first = read_ordinal(count["first"]) or 0
        last = read_ordinal(count["last"] or count["first"]) or 0
        found = [places.held(kind, ordinal=ordinal) for ordinal in range(first, last + 1)]
        targets = tuple(section for section in found if section is not None)
        end = match.end("plural") if count.end() == match.end("counts") else count.end()
        yield Finding(start=count.start(), end=end, kind=kind if targets else _OUTSIDE[kind], targets=targets)


def _dated(match: re.Match[str], places: Places) -> Iterator[Finding]:
    kind = _KINDS[match["word"]]
    for date in _DATE.finditer(match.string, match.start("dates"), match.end("dates")):
        dates = read_dates(date[0])
        section = places.held(kind, start_date=dates.start) if dates else None
        start = match.start() if date.start() == match.start("dates") else date.start()
        if section is not None:
            yield Finding(start=start, end=date.end(), kind=kind, targets=(section,))


def _is_ours(match: re.Match[str], places: Places) -> bool:
    """Tell whose meeting it is: that of the body named behind it, else of the last one before it, else our own."""
    if match["of"]:
        return places.is_body(_KINDS[match["word"]], match["of"])
    before = list(_BODIES.finditer(match.string, 0, match.start()))
    return not before or body_named(before[-1]).kind == CONFERENCE_INSTRUMENT
