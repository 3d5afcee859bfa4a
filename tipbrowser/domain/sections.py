"""The meetings and sessions of the publication as values."""

from __future__ import annotations

from tipbrowser.domain.names import SectionId
from tipbrowser.domain.values import Value


class Section(Value):
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


class SilentSession(Value):
    """A session that adopted nothing on the subject: the contents' note names it."""

    section: SectionId
    ordinal: int
    title: str
    dates: str
    start_date: str
    end_date: str
    source_line: int
