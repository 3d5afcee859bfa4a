"""The plan of the publication, read from its table of contents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tipbrowser.domain.locators import from_roman, roman
from tipbrowser.domain.publication import SectionId
from tipbrowser.importer.dates import read_dates, read_ordinal
from tipbrowser.importer.errors import OtherDocument, UnplacedLine
from tipbrowser.importer.source import Line

CONTENTS = "Contents"
_ENTRY = re.compile(r"(?P<title>.+)\t(?P<page>[0-9]+|[ivxlc]+)")
_PART = re.compile(r"(?P<part>[AB])\. (?P<title>.+)")
_BODY = re.compile(r"adopted by the (?P<body>.+?) at its first")
_SECTION = re.compile(r"(?P<roman>[IVXLCDM]+)\. (?P<title>(?P<ordinal>\S+) (?P<kind>meeting|session)), (?P<dates>.+)")
_SILENT = re.compile(r"(?P<ordinal>\S+) session \((?P<dates>[^)]+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartHeading:
    """Heading of part A or B; ``body`` is the organ that adopted what follows."""

    part: str
    heading: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionHeading:
    """Heading of a meeting or session; part B is numbered by the Conference's own sessions."""

    section: SectionId
    part: PartHeading
    heading: str
    title: str
    kind: str
    ordinal: int
    dates: str
    start_date: str
    end_date: str
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A session that adopted nothing on the subject."""

    ordinal: int
    title: str
    dates: str
    start_date: str
    end_date: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """Headings in the order of the contents, and where the contents stand."""

    entries: tuple[Line, ...]
    parts: tuple[PartHeading, ...]
    sections: tuple[SectionHeading, ...]
    other_titles: tuple[str, ...]
    """Titles that are neither part nor section: introduction, compendium, index."""
    note: Line | None
    silences: tuple[Silence, ...]

    index_page: int
    """The printed page on which the index begins."""

    @property
    def index_title(self) -> str:
        """Give the title of the thematic index: the last of the contents."""
        return self.other_titles[-1]


def read_outline(lines: tuple[Line, ...]) -> Outline:
    """Read the table of contents; raises ``OtherDocument`` if there is none of a compendium's kind."""
    start = next((place for place, line in enumerate(lines) if line.text.strip() == CONTENTS), None)
    if start is None:
        raise OtherDocument("a table of contents")
    entries: list[Line] = []
    place = start + 1
    while place < len(lines) and (lines[place].is_empty or _ENTRY.fullmatch(lines[place].text)):
        if not lines[place].is_empty:
            entries.append(lines[place])
        place += 1
    note = lines[place] if place < len(lines) and lines[place].text.startswith("* ") else None
    rest = (line for line in lines[place + (note is not None) :] if not line.is_empty)
    return _outline(entries, note, next(rest, None))


def _outline(entries: list[Line], note: Line | None, following: Line | None) -> Outline:
    parts: list[PartHeading] = []
    sections: list[SectionHeading] = []
    titles: list[str] = []
    for line in entries:
        title, _, page = line.text.rpartition("\t")
        if (part := _PART.fullmatch(title)) and (body := _BODY.search(part["title"])):
            parts.append(PartHeading(part=part["part"], heading=title, body=body["body"]))
        elif parts and (match := _SECTION.fullmatch(title)):
            sections.append(_section_heading(line, match, parts[-1], _page(line, page)))
        else:
            titles.append(title)
    if parts and titles and following is not None and following.text.strip() != titles[0]:
        raise UnplacedLine(following.number, following.printed, "a title of the contents, or their note")
    if [part.part for part in parts] != ["A", "B"]:
        raise OtherDocument("part A and part B in the table of contents")
    if len(titles) < 3:
        raise OtherDocument("an introduction, a compendium and an index in the table of contents")
    return Outline(
        entries=tuple(entries),
        parts=tuple(parts),
        sections=tuple(sections),
        other_titles=tuple(titles),
        note=note,
        silences=_silences(note),
        index_page=_page(entries[-1], entries[-1].text.rpartition("\t")[2]),
    )


def _page(line: Line, page: str) -> int:
    """Give the page of what follows the front matter, whose own pages bear Roman numerals."""
    if not page.isdigit():
        raise UnplacedLine(line.number, line.printed, "a page in Arabic numerals")
    return int(page)


def _section_heading(line: Line, match: re.Match[str], part: PartHeading, page: int) -> SectionHeading:
    dates = read_dates(match["dates"])
    ordinal = read_ordinal(match["ordinal"])
    if dates is None or ordinal is None or from_roman(match["roman"]) is None:
        raise UnplacedLine(line.number, line.text, "a meeting or session with its dates")
    if part.part == "A" and from_roman(match["roman"]) != ordinal:
        raise UnplacedLine(line.number, line.text, "a meeting under its own number")
    return SectionHeading(
        section=section_id(part.part, ordinal),
        part=part,
        heading=match[0],
        title=match["title"],
        kind=match["kind"],
        ordinal=ordinal,
        dates=match["dates"],
        start_date=dates.start,
        end_date=dates.end,
        page=page,
    )


def section_id(part: str, ordinal: int) -> SectionId:
    """Give a section's locator from its part and the organ's own count."""
    return SectionId(f"{part}.{roman(ordinal)}")


def _silences(note: Line | None) -> tuple[Silence, ...]:
    if note is None:
        return ()
    silences = tuple(_silence(note, match) for match in _SILENT.finditer(note.text))
    if not silences:
        raise UnplacedLine(note.number, note.printed, "sessions that adopted nothing, with their dates")
    return silences


def _silence(note: Line, match: re.Match[str]) -> Silence:
    dates, ordinal = read_dates(match["dates"]), read_ordinal(match["ordinal"])
    if dates is None or ordinal is None:
        raise UnplacedLine(note.number, note.printed, "sessions that adopted nothing, with their dates")
    return Silence(
        ordinal=ordinal,
        title=f"{match['ordinal'].capitalize()} session",
        dates=match["dates"],
        start_date=dates.start,
        end_date=dates.end,
        line=note.number,
    )
