"""A row of the pane of notes."""

from __future__ import annotations

from tipbrowser.domain.values import Value
from tipbrowser.models.openings import Snippet


class NoteRow(Value):
    """A note, a highlight or an own topic, in the words that are shown of it."""

    id: str
    """Empty of one that is damaged."""
    kind: str
    """``note``, ``highlight`` or ``topic``."""
    place: str
    """The locator as the index prints it, the section's title, the topic's name, or that it belongs to nothing."""
    beside: str = ""
    """The meeting or session of a locator, and how many more there are."""
    snippet: Snippet = Snippet("")
    colour: str = ""
    """Of a highlight and a note on one: one of ``COLOURS``."""
    meaning: str = ""
    """What the reader means by the colour."""
    tags: tuple[str, ...] = ()
    date: str = ""
    """Of the last change, as it is written here."""
    target: str = ""
    """Locator or page that it leads to; empty if it belongs to none."""

    @property
    def spoken(self) -> str:
        """All of it in one line, for those who hear it."""
        place = ", ".join(filter(None, (self.place, self.beside, self.meaning)))
        return ". ".join(filter(None, (place, self.snippet.words, ", ".join(self.tags), self.date)))
