"""What the pane of notes is asked for, and what it is given."""

from __future__ import annotations

from tipbrowser.domain.annotations import Item
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.values import Value


class AnnotationFilter(Value):
    """Only items that fulfil all of these; what is empty asks for nothing."""

    words: str = ""
    """All of them, the last one perhaps only begun."""
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    """All of them."""
    colours: tuple[str, ...] = ()
    """Any of them; highlights, and the notes on them."""
    topic: str = ""
    """Whole name of a topic of the published index, or of an own one."""
    locators: tuple[Locator, ...] = ()
    """The passages of the topic, their sub-paragraphs too; looked at only where ``topic`` is given."""
    section: SectionId | None = None
    since: str = ""
    until: str = ""
    """Changed on these days or between them, ISO 8601."""
    by_date: bool = False
    """The last change first; else in the order of the publication, what belongs to no place behind it."""


class Found(Value):
    """Items that fulfil a filter."""

    total: int
    items: tuple[Item, ...]
    """The first of them."""
