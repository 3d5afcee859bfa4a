"""Places that a running text names: locators, symbols with paragraphs, resolutions and decisions, among other words."""

from __future__ import annotations

import re

from tipbrowser.domain.values import Value

LONGEST = 20_000
"""Characters of a text that are looked through."""
MOST = 200
_STEPS = r"(?:\.[a-z]{1,5}\b|\s?\((?:[a-z]{1,2}|[ivx]+)\))"
_NUMBER = rf"\d{{1,3}}{_STEPS}*"
_LIST = rf"{_NUMBER}(?:\s*[-–]\s*[a-z]\b|\s*(?:,|and|or|to|[-–])\s*{_NUMBER})*"
_COUNTED = rf"(?:para(?:graph)?s?\.?|recommendations?|PP|OP)\s*{_LIST}"
_SYMBOL = r"CTOC/[A-Z]+(?:/[A-Z0-9.]+)*/[0-9]{4}/[0-9]+"
_PLACE = re.compile(
    rf"""\b(?:[AB]\.)?[IVX]+\.(?:PP\.)?{_LIST}
    | \bB\.[IVX]+\.[a-z]{_STEPS}*
    | \b{_COUNTED}\s+of\s+[^.;:]{{0,60}}?{_SYMBOL}
    | \b{_SYMBOL}(?:,?\s*{_COUNTED})?
    | \b(?:resolutions?|decisions?|res\.|dec\.)\s+\d{{1,2}}/\d{{1,2}}(?:,?\s*{_COUNTED}|(?:\s*\([a-z]{{1,5}}\))+)?""",
    re.VERBOSE | re.IGNORECASE,
)
_ROMAN = re.compile(r"(?:[AB]\.)?[IVX]+\.")


class NamedPlace(Value, kw_only=False):
    """Words of a text that name a place."""

    start: int
    end: int
    """In the text."""
    words: str


def places_in(text: str) -> list[NamedPlace]:
    """Give the words of a text that look like locators or official citations, in their order; never raises.

    A numeral alone is none, and small letters with a full stop (``i.2``) are words.
    """
    found = []
    for match in _PLACE.finditer(text[:LONGEST]):
        words = match[0]
        if words[0] in "abivx" and _ROMAN.match(words.upper()) and not _ROMAN.match(words):
            continue
        found.append(NamedPlace(match.start(), match.end(), words))
        if len(found) == MOST:
            break
    return found
