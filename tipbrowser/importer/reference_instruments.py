"""Resolutions and decisions: lists of numbers under the words that govern them, however far back these stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tipbrowser.domain.publication import SectionId
from tipbrowser.importer.reference_bodies import BODY, BodyNamed, body_after, body_named, governing_kind, stands_before
from tipbrowser.importer.reference_numbers import PARAGRAPHS, read_paths
from tipbrowser.importer.reference_places import Places
from tipbrowser.importer.reference_values import CONFERENCE_INSTRUMENT, CONFERENCE_OUTSIDE, SECURITY_COUNCIL, Finding

_SUFFIX = r"(?: [A-Z](?=[,.;)]| and | of |$))?"
_NUMBER = (
    rf"(?<![\w/.,-])(?:[0-9]{{1,4}}/[0-9]{{1,4}}(?![\w/]){_SUFFIX}"
    r"|[0-9]{1,5}(?: [A-Z])? \((?:[0-9]{4}|[IVXLC]+)\))"
)
_COUNCIL_NUMBER = re.compile(r"[0-9]+ \([0-9]{4}\)")  # no other body counts so
_DATED = rf"{_NUMBER}(?: of [0-9]{{1,2}} [A-Z][a-z]+ [0-9]{{4}})?"
_NUMBERS_FOLLOW = re.compile(rf" {_DATED}(?:(?:, and |, or |, | and | or ){_DATED})*")
_PLACE = rf"(?:, annex(?:es)?\b(?: [IVXLC]+\b)?)?(?:, (?P<pinned>(?>{PARAGRAPHS}))(?!,? of (?:the|that|its) ))?"
_TOKEN = re.compile(
    rf"\b(?:{BODY})\b|\b(?P<word>[Rr]esolution|[Dd]ecision)(?P<plural>s?)\b"
    rf"|\b(?:[Tt]hat|[Tt]he same|[Tt]he said) (?P<back>resolution|decision)\b(?!-)|(?P<number>{_NUMBER}){_PLACE}"
)
_PREFIX = re.compile(rf"(?P<pinned>{PARAGRAPHS}),? of (?:the |its )?")
_CONNECTIVE = re.compile(r"(?:[,;]|\b(?:and|or|as well as|including|namely|particular|notably)) $")
_SENTENCE_END = re.compile(r"[.] ")


@dataclass(frozen=True, slots=True)
class _Head:
    """``General Assembly resolutions``: the words that govern the numbers after them."""

    start: int
    end: int
    word: str
    is_plural: bool
    kind: str


@dataclass(frozen=True, slots=True)
class _Named:
    """A resolution or decision: its kind, and its section if the compendium holds it."""

    kind: str
    section: SectionId | None


class InstrumentReader:
    """Reads the resolutions and decisions that one passage cites."""

    def __init__(self, text: str, places: Places) -> None:
        """Read ``text``; what the compendium holds is a target, everything else leads outside."""
        self._text = text
        self._places = places
        self._prefixes = {match.end(): match for match in _PREFIX.finditer(text)}
        self._body: BodyNamed | None = None
        self._heads: list[_Head] = []
        self._last_named: dict[str, _Named] = {}

    def read(self) -> Iterator[Finding]:
        """Give every number as its own span, the first of a list with the words that govern it."""
        for match in _TOKEN.finditer(self._text):
            if match["number"]:
                yield from self._number(match)
            elif match["word"]:
                self._open_head(match)
            elif match["back"]:
                yield from self._same_again(match)
            else:
                self._body = body_named(match)

    def _open_head(self, match: re.Match[str]) -> None:
        """A word alone, without body and number, governs nothing: ``take a decision``."""
        word, start = match["word"].lower(), match.start()
        numbers = _NUMBERS_FOLLOW.match(self._text, match.end())
        later = body_after(self._text, numbers.end()) if numbers else None
        if self._body is not None and stands_before(self._body, self._text, start):
            head = _Head(self._body.start, match.end(), word, bool(match["plural"]), self._body.kind)
        elif numbers is not None:
            before = next((head.kind for head in reversed(self._heads) if head.word == word), None)
            kind = later.kind if later else governing_kind(self._text, start, self._body, before)
            head = _Head(start, match.end(), word, bool(match["plural"]), kind)
        else:
            return
        self._heads.append(head)

    def _number(self, match: re.Match[str]) -> Iterator[Finding]:
        if not self._heads:
            return
        head = self._heads[-1]
        between = self._text[head.end : match.start()]
        if between == " ":
            yield self._cited(head, match, head.start)
        elif head.is_plural and _CONNECTIVE.search(between) and not _SENTENCE_END.search(between):
            yield self._cited(head, match, match.start())

    def _cited(self, head: _Head, match: re.Match[str], start: int) -> Finding:
        section = None
        kind = SECURITY_COUNCIL if _COUNCIL_NUMBER.fullmatch(match["number"]) else head.kind
        if kind == CONFERENCE_INSTRUMENT:
            section = self._places.instrument(head.word, match["number"])
            kind = CONFERENCE_INSTRUMENT if section else CONFERENCE_OUTSIDE
        named = _Named(kind, section)
        self._last_named[head.word] = named
        return self._finding(named, start, match.end(), match["pinned"])

    def _same_again(self, match: re.Match[str]) -> Iterator[Finding]:
        """``that resolution`` is the last resolution that the same passage names before it."""
        named = self._last_named.get(match["back"])
        if named is not None:
            yield self._finding(named, match.start(), match.end(), None)

    def _finding(self, named: _Named, start: int, end: int, pinned: str | None) -> Finding:
        prefix = self._prefixes.get(start)
        if prefix is not None:
            start, pinned = prefix.start(), prefix["pinned"]
        targets: tuple[str, ...] = ()
        if named.section is not None:
            targets = self._places.passages(named.section, read_paths(pinned or "")) or (named.section,)
        return Finding(start=start, end=end, kind=named.kind, targets=targets)
