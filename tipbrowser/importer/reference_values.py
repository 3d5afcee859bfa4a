"""What the recogniser of references is told of the publication, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass

from tipbrowser.domain.publication import SectionId

PARAGRAPH = "paragraph"
PRESENT_INSTRUMENT = "present instrument"
REPORT_PARAGRAPH = "report paragraph"
CONFERENCE_INSTRUMENT = "conference instrument"
SECTION = "section"
MEETING = "meeting"
SESSION = "session"
INSIDE_KINDS = (PARAGRAPH, PRESENT_INSTRUMENT, REPORT_PARAGRAPH, CONFERENCE_INSTRUMENT, SECTION, MEETING, SESSION)
"""Kinds that lead to a passage or a section of the compendium; all others lead outside."""

GENERAL_ASSEMBLY = "general assembly"
SECURITY_COUNCIL = "security council"
ECONOMIC_AND_SOCIAL_COUNCIL = "economic and social council"
COMMISSION = "commission"
CONFERENCE_OUTSIDE = "conference instrument outside"
MEETING_OUTSIDE = "meeting outside"
SESSION_OUTSIDE = "session outside"
"""Of the bodies whose texts are here, but with none here: not yet held, or without a text on the subject."""
ARTICLE = "article"
RULE = "rule"
DOCUMENT = "document"
OUTSIDE_KINDS = (
    GENERAL_ASSEMBLY,
    SECURITY_COUNCIL,
    ECONOMIC_AND_SOCIAL_COUNCIL,
    COMMISSION,
    CONFERENCE_OUTSIDE,
    MEETING_OUTSIDE,
    SESSION_OUTSIDE,
    ARTICLE,
    RULE,
    DOCUMENT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSection:
    """What the recogniser may know of a meeting or session."""

    section: SectionId
    part: str
    kind: str
    """``meeting`` or ``session``."""
    body: str
    """The organ that met: ``Working Group on Trafficking in Persons``."""
    ordinal: int
    start_date: str
    end_date: str
    report_symbol: str | None
    report_constant: int | None
    """What is added to the compendium's number to give the report's; none where it is not known."""
    numbering: str | None
    """What the report numbers: ``paragraph`` or ``recommendation``."""
    instrument: str | None
    """``Decision 4/4``, ``Resolution 10/3``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundReference:
    """Words that refer to another text; several targets of the same words are several values."""

    start: int
    end: int
    text: str
    target: str | None
    """Locator of a passage or a section of the compendium; none if the reference leads outside."""
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """Where the words stand that are being read."""

    here: str | None
    """Canonical locator of the passage; none where only the section is known."""
    section: SectionId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A span that was recognised, with all that it leads to; no target means outside."""

    start: int
    end: int
    kind: str
    targets: tuple[str, ...] = ()
