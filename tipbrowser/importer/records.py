"""The rows of the database, each checked before it is written."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Part = Literal["A", "B"]
Kind = Literal[
    "recommendation", "subparagraph", "preambular", "operative", "decision", "chapeau", "note",
    "title", "imprint", "contents", "introduction", "compendium", "index note", "colophon",
]  # fmt: skip
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Words = Annotated[str, Field(min_length=1)]
LineNumber = Annotated[int, Field(ge=1)]


class Record(BaseModel):
    """A row; nothing is converted, nothing unknown is taken."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class EditionRecord(Record):
    """Which publication this is."""

    id: Literal[1] = 1
    title: Words
    publisher: Words
    place: Words
    year: Annotated[int, Field(ge=2000, le=2100)]
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    copyright: Words
    covers: Words
    meetings_until: Day
    sessions_until: Day
    formally_edited: Literal[0, 1]
    source_name: Words
    source_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    source_lines: LineNumber
    schema_version: int
    importer_version: int


class SectionRecord(Record):
    """A meeting or session."""

    section: Words
    position: int
    part: Part
    heading: Words
    title: Words
    body: Words
    kind: Literal["meeting", "session"]
    ordinal: int
    dates: Words
    start_date: Day
    end_date: Day
    page: int
    report_symbol: str | None
    numbering: Literal["paragraph", "recommendation"] | None
    report_constant: int | None
    constant_proofs: int
    instrument: str | None
    instrument_title: str | None
    passage_count: int
    source_line: LineNumber


class SilentSessionRecord(Record):
    """A session that adopted nothing on the subject."""

    section: Words
    ordinal: int
    title: Words
    dates: Words
    start_date: Day
    end_date: Day
    source_line: LineNumber


class PassageRecord(Record):
    """Anything that has a locator."""

    position: int
    locator: Words
    part: Literal["A", "B", "F"]
    section: str | None
    kind: Kind
    label: str | None
    parent: str | None
    title: str | None
    text: Words
    markup: Words
    lead: str
    citation: str
    report_symbol: str | None
    report_reference: str | None
    source_first: LineNumber
    source_last: LineNumber


class SearchTextRecord(Record):
    """What a search looks at for a passage."""

    position: int
    text: Words
    joined: str
    lead: str
    footnotes: str
    topics: str
    place: str


class FootnoteRecord(Record):
    """A footnote and the place of its mark."""

    number: Annotated[int, Field(ge=1)]
    locator: Words
    offset: Annotated[int, Field(ge=0)]
    text: Words
    markup: Words
    source_line: LineNumber


class TopicRecord(Record):
    """An entry of the index."""

    topic: Words
    position: int
    heading: Words
    subheading: str | None
    paragraph_count: int
    label_lost: Literal[0, 1]
    source_line: LineNumber


class IndexRowRecord(Record):
    """A row of the index as printed."""

    position: int
    topic: Words
    part: Part
    section: Words
    locators: Words
    symbol: str | None
    instrument: str | None
    paragraphs: str | None
    column_name: Literal["Paragraphs", "Recommendations"] | None
    source_line: LineNumber


class IndexReferenceRecord(Record):
    """A paragraph that a row names, by its two readings."""

    index_row: int
    position: int
    published: Words
    by_locator: str | None
    by_report: str | None
    locator: Words


class TopicParagraphRecord(Record):
    """A paragraph of a topic."""

    topic: Words
    position: int
    locator: Words
    part: Part
    published: Words


class CrossReferenceRecord(Record):
    """Words of a passage that refer to another text."""

    locator: Words
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    text: Words
    target: str | None
    kind: Words


class FootnoteReferenceRecord(Record):
    """Words of a footnote that refer to another text."""

    number: Annotated[int, Field(ge=1)]
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    text: Words
    target: str | None
    kind: Words


class ErratumRecord(Record):
    """Where the publication contradicts itself or has lost something."""

    number: int
    place: Words
    kind: Words
    topic: str | None
    locator: str | None
    published: Words
    reading: str | None
    reason: Words
    source_line: LineNumber


class SourceLineRecord(Record):
    """A line of the source and what became of it."""

    number: LineNumber
    kind: Words
    text: str


class RepairRecord(Record):
    """A layout repair that was applied."""

    source_line: LineNumber
    was: Words
    becomes: str
    continues: Literal[0, 1]
    why: Words
