"""What a search gives: passages, the places of the words in them, and why they were found."""

from __future__ import annotations

from tipbrowser.domain.names import Locator
from tipbrowser.domain.query_reading import Remark
from tipbrowser.domain.values import Value


class Reason(Value):
    """Words beside the passage's own that were looked for."""

    kind: str
    """``topic``, ``lead`` (the parents' opening words), ``footnote`` or ``place`` (meeting or session)."""
    words: str
    """The topic's whole name; else the word or words."""


class Hit(Value):
    """A passage that was found."""

    locator: Locator
    text: str
    marks: tuple[tuple[int, int], ...]
    """Start and end of what matched, in ``text``."""
    reasons: tuple[Reason, ...]
    """Why it was found, where its own words alone do not say; in a passage that has all the words, none."""


class Answer(Value):
    """What was found for a text."""

    named: tuple[Locator, ...]
    """What the text names as a locator or a citation; they come first."""
    query: str
    """What was searched for, as one would type it; empty if nothing was."""
    remarks: tuple[Remark, ...]
    """What could not be meant as it was typed."""
    total: int
    """How many passages there are."""
    hits: tuple[Hit, ...]
    """The best of them, the best first."""
    is_nearest: bool
    """No passage has all of it: these have some of the words."""
    suggestions: tuple[str, ...]
    """The text with words that the compendium has in place of those that it has not."""
