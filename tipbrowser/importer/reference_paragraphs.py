"""References from where they stand: ``paragraph 12 above``, ``the above programme of work``, ``part A, sect. IV``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipbrowser.importer.reference_numbers import PARAGRAPHS, RECOMMENDATIONS, read_paths
from tipbrowser.importer.reference_places import Places
from tipbrowser.importer.reference_values import PARAGRAPH, PRESENT_INSTRUMENT, SECTION, Finding, Standpoint

_NEAR = re.compile(rf"(?P<numbered>{PARAGRAPHS}|{RECOMMENDATIONS}),? (?:(?P<below>below)|above)\b")
_PRESENT = re.compile(rf"(?:(?P<numbered>{PARAGRAPHS}),? of )?\b[Tt]he present (?P<word>decision|resolution)\b(?!-)")
_THIS_PARAGRAPH = re.compile(r"\b(?:[Tt]his|[Tt]he present) (?:sub)?paragraph\b")
_WORD = r"[a-z][a-z’-]*"
_ABOVE = re.compile(rf"\b[Tt]he above(?:-mentioned)? (?P<named>{_WORD}(?: {_WORD}){{0,3}})")
_SMALL_WORDS = frozenset("a an and as at by for from in into its of on or that the their to under which with".split())
"""Words that neither begin nor end the name of a thing."""
_NUMERAL = r"[IVXLC]+\b"
_SECTIONS = (
    rf"(?:[Ss]ections?|[Ss]ects?\.) (?P<sections>{_NUMERAL}(?:(?:, and |, | and | or ){_NUMERAL})*)"
    rf"(?:, (?P<numbered>{PARAGRAPHS}|{RECOMMENDATIONS}))?"
)
_PART = re.compile(rf"\b[Pp]art (?P<part>[A-Z]), {_SECTIONS}")


def find_near_paragraphs(text: str, standpoint: Standpoint, places: Places) -> Iterator[Finding]:
    """Give ``subparagraphs (g) and (j) above`` and ``this paragraph``; those that do not exist are left out."""
    for match in _NEAR.finditer(text):
        found = (places.near(standpoint, path, below=bool(match["below"])) for path in read_paths(match["numbered"]))
        targets = tuple(locator for locator in found if locator is not None)
        if targets:
            yield Finding(start=match.start(), end=match.end(), kind=PARAGRAPH, targets=targets)
    for match in _THIS_PARAGRAPH.finditer(text):
        if standpoint.here is not None:
            yield Finding(start=match.start(), end=match.end(), kind=PARAGRAPH, targets=(standpoint.here,))


def find_things_above(text: str, standpoint: Standpoint, places: Places) -> Iterator[Finding]:
    """Give ``the above programme of work``: it leads to the last paragraph of its section that names the thing so.

    The longest name that stands above is taken. What no paragraph above names is left out, and so is what the same
    paragraph has named before.
    """
    for match in _ABOVE.finditer(text):
        for name in _names_of(match["named"].split(" ")):
            target = places.last_naming(name, standpoint.here) if standpoint.here else None
            if target is not None and name not in text[: match.start()]:
                end = match.start("named") + len(name)
                yield Finding(start=match.start(), end=end, kind=PARAGRAPH, targets=(target,))
                break


def _names_of(words: list[str]) -> list[str]:
    """Give what the name of a thing can be that begins with the first of these words, the longest first."""
    ends = range(len(words), 0, -1)
    return [" ".join(words[:end]) for end in ends if _SMALL_WORDS.isdisjoint((words[0], words[end - 1]))]


def find_present_instruments(text: str, standpoint: Standpoint, places: Places) -> Iterator[Finding]:
    """Give ``the present decision`` and ``paragraph 3 of the present resolution``, where they stand in such a one."""
    for match in _PRESENT.finditer(text):
        section = standpoint.section
        if section is not None and places.has_instrument(section, match["word"]):
            targets = places.passages(section, read_paths(match["numbered"] or "")) or (section,)
            yield Finding(start=match.start(), end=match.end(), kind=PRESENT_INSTRUMENT, targets=targets)


def find_sections(text: str, places: Places) -> Iterator[Finding]:
    """Give ``part A, sect. IV`` by the printed headings; with ``para. 46 (j)`` behind it that paragraph."""
    for match in _PART.finditer(text):
        numerals = re.findall(_NUMERAL, match["sections"])
        named = (places.printed_section(match["part"], numeral) for numeral in numerals)
        sections = tuple(section for section in named if section is not None)
        targets: tuple[str, ...] = sections
        if len(sections) == 1 and match["numbered"]:
            targets = places.passages(sections[0], read_paths(match["numbered"])) or targets
        if targets:
            kind = SECTION if targets == sections else PARAGRAPH
            yield Finding(start=match.start(), end=match.end(), kind=kind, targets=targets)
