"""What the pane of notes is asked for."""

from __future__ import annotations

from tipbrowser.domain.annotations import Item, OwnTopic
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.values import Value

LISTED = ("note", "highlight", "topic")
"""Kinds of items that the pane lists."""


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


class Listed(Value):
    """Something that the pane lists."""

    item: Item
    locators: tuple[Locator | None, ...] = ()
    """Its passages, a note's on a highlight too, in the order of the publication; none for one that was not found."""
    colour: str = ""
    """Of a highlight, or of the one that a note is about; else empty."""


def own_topic_name(topic: OwnTopic) -> str:
    """Give the whole name of an own topic, as those of the published index are written."""
    return f"{topic.heading}, {topic.subheading}" if topic.subheading else topic.heading
