"""What is taken along: the passages that were chosen, in their order, with all that belongs to them, before any format."""

from __future__ import annotations

from tipbrowser.domain.edition import Edition, Erratum
from tipbrowser.domain.index import IndexRow, TopicMention
from tipbrowser.domain.names import Locator
from tipbrowser.domain.page import Citations
from tipbrowser.domain.passages import Footnote, Passage
from tipbrowser.domain.references import CrossReference
from tipbrowser.domain.sections import Section
from tipbrowser.domain.values import Value


class Chosen(Value):
    """One thing of a choice: a passage, words of one, a heading or the reader's own text between them."""


class ChosenPassage(Chosen):
    """A passage with its sub-paragraphs, or words of one."""

    locator: Locator
    start: int = 0
    end: int | None = None
    """Of the words in the passage's ``text``, in code points; none for the whole passage."""
    with_lead: bool = True
    """Whether a sub-paragraph brings its parents' opening words."""

    @property
    def is_part(self) -> bool:
        """Whether only words of the passage are meant."""
        return self.start > 0 or self.end is not None


class ChosenHeading(Chosen):
    """A heading of the reader's."""

    text: str
    level: int = 1
    """1 to 3."""


class ChosenText(Chosen):
    """The reader's own words, in paragraphs that an empty line parts."""

    text: str


class OwnNote(Value):
    """A note of the reader's on a passage, as it is taken along."""

    locator: Locator
    text: str
    """Markdown, as it was typed."""
    created: str
    """ISO 8601 in UTC."""
    modified: str
    author: str = ""
    """Who it came from by an import; empty for the reader's own."""


class OwnHighlight(Value):
    """Words of a passage that the reader has marked."""

    locator: Locator
    start: int
    end: int
    colour: str
    """One of ``annotations.COLOURS``."""
    name: str
    """What the reader means by it."""


class FootnoteTaken(Value):
    """A footnote of the publication; where it says *Ibid.*, with the one that it means."""

    footnote: Footnote
    antecedent: Footnote | None = None
    """The footnote before it, whose source it repeats; none where it does not, or where that cannot be meant."""
    reading: str = ""
    """What is read instead, if the publication contradicts itself here (an erratum)."""


class PassageTaken(Value):
    """A chosen passage with all that belongs to its reading and citing."""

    choice: ChosenPassage
    passage: Passage
    section: Section | None
    """None in the front matter."""
    citations: Citations
    """Of the passage itself."""
    lead: tuple[Passage, ...] = ()
    """Its parents, the highest first; empty where they are not wanted."""
    below: tuple[Passage, ...] = ()
    """All its sub-paragraphs, of every depth, in order; none of a part of its words."""
    footnotes: tuple[FootnoteTaken, ...] = ()
    """Of all these, in the order of their marks; of a part of the words only those whose marks stand in it."""
    references: tuple[CrossReference, ...] = ()
    """Of all these."""
    topics: tuple[TopicMention, ...] = ()
    """Of the passage itself."""
    notes: tuple[OwnNote, ...] = ()
    """On the passage and on those below it, by place and date."""
    highlights: tuple[OwnHighlight, ...] = ()
    """In all these."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What is set: the parents' opening words, the passage, its sub-paragraphs."""
        return (*self.lead, self.passage, *self.below)


Entry = PassageTaken | ChosenHeading | ChosenText


class Material(Value):
    """All that was chosen, in order."""

    edition: Edition
    entries: tuple[Entry, ...]
    topic: str = ""
    """The whole name of the topic, if a topic was chosen."""
    index_rows: tuple[IndexRow, ...] = ()
    """The topic's rows as printed."""
    errata: tuple[Erratum, ...] = ()
    """Those of all that was chosen; for the report of errata every one."""

    @property
    def passages(self) -> tuple[PassageTaken, ...]:
        """The passages without headings and own words."""
        return tuple(entry for entry in self.entries if isinstance(entry, PassageTaken))
