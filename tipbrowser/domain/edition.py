"""The publication as a whole: which edition it is, and where it contradicts itself."""

from __future__ import annotations

from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import Value


class Edition(Value):
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


class Erratum(Value):
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
