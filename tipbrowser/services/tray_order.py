"""The orders into which a tray can be sorted: by place in the publication, by date, by topic of the index."""

from __future__ import annotations

from tipbrowser.domain.names import Locator
from tipbrowser.services.reading import Reading

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from tipbrowser.domain.sections import Section

    Key = tuple[str, int]

LAST = "\U0010ffff"
"""Stands behind all words."""


class TrayOrder:
    """Gives what passages are sorted by; for the thread of the window."""

    def __init__(self, reading: Reading) -> None:
        """Answer for the edition that ``reading`` answers from."""
        self._reading = reading
        self._sections: dict[str, Section] = {}

    def key(self, by: str, locator: Locator | None) -> Key:
        """Give the key of a passage; ``by`` is ``place``, ``date`` of the meeting or session, or ``topic``.

        What is not in this edition stands behind all else, and by topic what is under none behind what is.
        """
        passage = self._reading.passage(locator) if locator is not None else None
        if passage is None or locator is None:
            return (LAST, 0)
        if by == "date":
            return (self._date(passage.section), passage.position)
        if by == "topic":
            apparatus = self._reading.apparatus(locator)
            topics = sorted(one.topic for one in apparatus.topics) if apparatus is not None else []
            return (topics[0] if topics else LAST, passage.position)
        return ("", passage.position)

    def _date(self, section: str | None) -> str:
        """Give the first day of a section; the front matter comes before all."""
        if not self._sections:
            self._sections = {one.section: one for one in self._reading.sections()}
        found = self._sections.get(section or "")
        return found.start_date if found is not None else ""
