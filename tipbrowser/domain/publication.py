"""The publication as values: its edition, sections, passages, footnotes, references and errata."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

Locator = NewType("Locator", str)
"""Canonical address of a passage: ``A.II.36``, ``B.IV.o.ii``, ``A.III.note``, ``F.introduction.1``."""

SectionId = NewType("SectionId", str)
"""Address of a section: ``A.II`` (meeting) or ``B.X`` (session, by the Conference's own numbering)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The one record that says which publication the database holds."""

    title: str
    publisher: str
    place: str
    year: int
    language: str
    """IETF tag, ``en``."""
    copyright: str
    covers: str
    """One sentence: up to which meeting and session, and with what reservation."""
    meetings_until: str
    """Date of the last meeting covered, ISO 8601."""
    sessions_until: str
    """Date of the last session covered, ISO 8601."""
    formally_edited: bool
    source_name: str
    source_sha256: str
    source_lines: int
    schema_version: int
    importer_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A meeting of the Working Group (part A) or a session of the Conference (part B)."""

    section: SectionId
    part: str
    heading: str
    """As printed: ``VI. Tenth session, 12 to 16 October 2020``."""
    title: str
    """``Tenth session``."""
    body: str
    kind: str
    """``meeting`` or ``session``."""
    ordinal: int
    dates: str
    """As printed: ``12 to 16 October 2020``."""
    start_date: str
    end_date: str
    page: int
    report_symbol: str | None
    instrument: str | None
    """``Decision 4/4``, ``Resolution 10/3``; none in part A."""
    instrument_title: str | None
    chapeau: str | None
    note: str | None
    numbering: str | None
    """What the report numbers: ``paragraph`` or ``recommendation``; none where no report is known."""
    report_constant: int | None
    """What is added to the compendium's number to give the report's (part A)."""
    passage_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentSession:
    """A session that adopted nothing on the subject: the contents' note names it."""

    section: SectionId
    ordinal: int
    title: str
    dates: str
    start_date: str
    end_date: str
    source_line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The smallest thing with a locator: a paragraph, a chapeau, a note, a part of the front matter."""

    locator: Locator
    position: int
    part: str
    """``A``, ``B`` or ``F`` (front matter)."""
    section: SectionId | None
    kind: str
    """``recommendation``, ``subparagraph``, ``preambular``, ``operative``, ``decision``, ``chapeau``,
    ``note``; in the front matter ``title``, ``imprint``, ``contents``, ``introduction`` and others."""
    label: str | None
    """``36.``, ``(a)``, ``(iv)``, ``PP 6``; none where nothing is printed."""
    parent: Locator | None
    title: str | None
    """A heading of the front matter; none elsewhere."""
    text: str
    """Without footnote marks; offsets everywhere count its Unicode code points."""
    markup: str
    """``text`` with ``*...*`` for italics and ``[^n]`` for a footnote mark; other such signs escaped by a backslash."""
    citation: str
    """The official form; empty in the front matter."""
    report_symbol: str | None
    report_reference: str | None
    """As the report numbers it: ``43``, ``51 (j) (iv)``, ``(o) (ii)``, ``PP 6``."""
    source_first: int
    source_last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A footnote of the publication and the place of its mark."""

    number: int
    locator: Locator
    offset: int
    """Of the mark, in the passage's ``text``."""
    text: str
    markup: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference:
    """Words of a passage that refer to another text; several targets are several values."""

    locator: Locator
    start: int
    end: int
    text: str
    target: str | None
    """Locator of a passage or a section inside the compendium; none if the reference leads outside."""
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """An entry of the thematic index."""

    topic: str
    """The whole name, ``Victims, reflection period``; the key everywhere."""
    heading: str
    subheading: str | None
    position: int
    count: int
    """Paragraphs named under it, both parts, ranges expanded."""
    label_lost: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicEntry:
    """A paragraph that the index names under a topic, with what a list shows of it."""

    locator: Locator
    part: str
    section: SectionId
    label: str
    opening: str
    """The passage's text, with its parents' opening words before it if it is a sub-paragraph."""
    published: str
    """The index's own token: ``XIII.8.a–d``."""
    inherited_from: Locator | None = None
    """In a combination of topics: the parent through which alone it stands under one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicMention:
    """A topic under which a paragraph stands, itself or through its parent."""

    topic: str
    inherited_from: Locator | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRow:
    """A row of the thematic index as printed, one per report or session."""

    topic: str
    position: int
    part: str
    locators: str
    symbol: str | None
    instrument: str | None
    paragraphs: str | None
    column_name: str | None
    source_line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """A place where the publication contradicts itself, or where something of it is lost."""

    number: int
    place: str
    """``index``, ``footnote N`` or ``text``."""
    kind: str
    topic: str | None
    locator: Locator | None
    """The passage concerned, where there is one; it bears the mark in the text."""
    published: str
    reading: str | None
    """What is read instead; none where it cannot be known."""
    reason: str
    source_line: int
