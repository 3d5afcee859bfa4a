"""The thematic index as values: topics, the paragraphs they name, the rows as printed."""

from __future__ import annotations

from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.values import Value


class Topic(Value):
    """An entry of the thematic index."""

    topic: str
    """The whole name, ``Victims, reflection period``; the key everywhere."""
    heading: str
    subheading: str | None
    position: int
    count: int
    """Paragraphs named under it, both parts, ranges expanded."""
    label_lost: bool


class TopicEntry(Value):
    """A paragraph that the index names under a topic, with what a list shows of it."""

    locator: Locator
    part: str
    section: SectionId
    """Empty in the front matter."""
    label: str
    """Empty for a chapeau or a note, which have none."""
    lead: str
    """The parents' opening words; empty unless it is a sub-paragraph."""
    text: str
    published: str
    """The index's own token: ``XIII.8.a–d``."""
    inherited_from: Locator | None = None
    """In a combination of topics: the parent through which alone it stands under one of them."""


class TopicMention(Value):
    """A topic under which a paragraph stands, itself or through its parent."""

    topic: str
    inherited_from: Locator | None


class IndexRow(Value):
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
