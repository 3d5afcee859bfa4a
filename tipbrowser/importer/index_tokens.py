"""The two ways in which a row of the index names paragraphs: its locators, and its report's numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tipbrowser.importer.numbering import labels

Path = tuple[str, ...]
"""The steps below a section: ``('8', 'a')``, ``('PP', '6')``, ``('o', 'ii')``."""

_TOKEN = re.compile(
    r"(?P<roman>[IVXLCDM]+)\.(?P<path>[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*)"
    r"(?:\s*[-–]\s*(?P<last>(?:[IVXLCDM]+\.)?[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*))?"
)
_BETWEEN = re.compile(r"(?:\s|,|;|and)*")
_LEXEME = re.compile(
    r"(?P<preambular>PP)|(?P<number>[0-9]+)|\((?P<letters>[A-Za-z]+)\)|(?P<dash>[-–])|(?P<separator>,|;|and)|(?P<space>\s+)"
)
_ROMAN_LETTERS = frozenset("ivx")


class NotATokenList(ValueError):
    """A cell of the index holds something else than locators or numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One locator or range as printed, and the paths that it names."""

    published: str
    roman: str
    start: int
    end: int
    paths: tuple[Path, ...]


def read_locators(cell: str) -> list[Token]:
    """Give the locators of a cell in order, ranges expanded; raises ``NotATokenList``."""
    tokens = []
    end = 0
    for match in _TOKEN.finditer(cell):
        if not _BETWEEN.fullmatch(cell, end, match.start()):
            raise NotATokenList(cell)
        end = match.end()
        first = tuple(match["path"].split("."))
        tokens.append(
            Token(
                published=re.sub(r"\s", "", match[0]),
                roman=match["roman"],
                start=match.start(),
                end=match.end(),
                paths=tuple(_expanded(first, _range_end(match, first))),
            )
        )
    if not tokens or not _BETWEEN.fullmatch(cell, end):
        raise NotATokenList(cell)
    return tokens


def _range_end(match: re.Match[str], first: Path) -> Path | None:
    if match["last"] is None:
        return None
    steps = tuple(match["last"].removeprefix(f"{match['roman']}.").split("."))
    return (*first[: len(first) - len(steps)], *steps)


def _expanded(first: Path, last: Path | None) -> Iterator[Path]:
    """Give a range's paths, counted in its last step by numbers, letters or, below a letter, Roman numerals."""
    if last is None:
        yield first
        return
    head = first[:-1]
    below_letter = bool(head) and head[-1].islower()
    between = labels(first[-1], last[-1], below_letter=below_letter) if head == last[:-1] else None
    if between is None:
        raise NotATokenList(f"{'.'.join(first)}-{'.'.join(last)}")
    yield from ((*head, label) for label in between)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexeme:
    """A number, letter, sign or word of a cell with report numbers."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberGroup:
    """The numbers of one report, out of a cell that may hold those of several."""

    published: str
    paths: tuple[Path, ...]


def read_number_groups(cell: str) -> list[list[NumberGroup]]:
    """Give the ways in which a cell can be parted into groups, the most natural first; raises ``NotATokenList``.

    A group ends where a number follows without comma or "and". After ``19`` the letter in ``19 (f) and (g)`` may
    belong to the number or begin the next group: both ways are given.
    """
    lexemes = _lexemes(cell)
    fixed, optional = _breaks(lexemes)
    ways = []
    for chosen in (set[int](), *({place} for place in optional)):
        cuts = sorted(fixed | chosen)
        bounds = [0, *cuts, len(lexemes)]
        groups = [lexemes[start:end] for start, end in pairwise(bounds) if start < end]
        ways.append([_group(cell, group) for group in groups])
    return ways


def _lexemes(cell: str) -> list[Lexeme]:
    lexemes = []
    end = 0
    while end < len(cell):
        match = _LEXEME.match(cell, end)
        if match is None or match.lastgroup is None:
            raise NotATokenList(cell)
        end = match.end()
        if match.lastgroup != "space":
            text = match[match.lastgroup]
            lexemes.append(Lexeme(kind=match.lastgroup, text=text, start=match.start(), end=end))
    return lexemes


def _breaks(lexemes: list[Lexeme]) -> tuple[set[int], list[int]]:
    """Give the places before which a new group must, and may, begin."""
    fixed: set[int] = set()
    optional: list[int] = []
    depth = 0
    for place, (before, lexeme) in enumerate(pairwise(lexemes), start=1):
        depth = depth + 1 if before.kind == "letters" else 0
        if before.kind not in ("number", "letters"):
            continue
        if lexeme.kind in ("number", "preambular"):
            fixed.add(place)
        elif lexeme.kind == "letters" and before.kind == "letters":
            if depth > 1 or not set(lexeme.text) <= _ROMAN_LETTERS:
                fixed.add(place)
                depth = 0
        elif lexeme.kind == "letters" and place > 1:
            optional.append(place)
    return fixed, optional


def _group(cell: str, lexemes: list[Lexeme]) -> NumberGroup:
    published = cell[lexemes[0].start : lexemes[-1].end]
    paths: list[Path] = []
    number: Path = ()
    place = 0
    while place < len(lexemes):
        if lexemes[place].kind == "separator":
            place += 1
            continue
        is_range = lexemes[place].kind == "dash"
        place += is_range
        path, place = _path(lexemes, place, number, published)
        if is_range and paths and len(path) < len(paths[-1]):
            path = (*paths[-1][:-1], path[-1])
        number = path[:1] if path[0].isdigit() or path[0] == "PP" else ()
        paths.extend(list(_expanded(paths[-1], path))[1:] if is_range and paths else [path])
    return NumberGroup(published=published, paths=tuple(paths))


def _path(lexemes: list[Lexeme], place: int, number: Path, published: str) -> tuple[Path, int]:
    """Read one path; a letter without a number inherits the one before it, as does a number after ``PP 1-``."""
    steps: list[str] = []
    if place < len(lexemes) and lexemes[place].kind == "preambular":
        steps, place = ["PP"], place + 1
    elif place > 0 and lexemes[place - 1].kind == "dash" and number == ("PP",):
        steps = ["PP"]
    if place < len(lexemes) and lexemes[place].kind == "number":
        steps, place = [*steps, lexemes[place].text], place + 1
    elif place < len(lexemes) and lexemes[place].kind == "letters" and number and number != ("PP",):
        steps = [*number]
    while place < len(lexemes) and lexemes[place].kind == "letters":
        steps, place = [*steps, lexemes[place].text], place + 1
    if not steps or steps == ["PP"]:
        raise NotATokenList(published)
    return tuple(steps), place
