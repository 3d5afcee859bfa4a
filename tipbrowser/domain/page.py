"""What a page of the window shows: a whole section with its notes, and the apparatus of one passage."""

from __future__ import annotations

from tipbrowser.domain.publication import (
    CrossReference,
    Erratum,
    Footnote,
    Locator,
    Passage,
    Section,
    SectionId,
    TopicMention,
)
from tipbrowser.domain.values import Value

FRONT_MATTER = SectionId("F")
"""The page of the front matter and the colophon; not a section of the publication."""


class Following(Value):
    """The page behind another one."""

    page: SectionId
    title: str
    """``Third meeting``."""


class SectionPage(Value):
    """A section as one page: its passages in order, with all that marks them."""

    page: SectionId
    """``A.II``, ``B.X`` or ``F``."""
    section: Section | None
    """None for the front matter."""
    passages: tuple[Passage, ...]
    footnotes: tuple[Footnote, ...]
    references: tuple[CrossReference, ...]
    errata: tuple[Erratum, ...]
    """Those with a locator or a footnote on this page."""
    following: Following | None = None
    """None behind the last page."""


class Citations(Value):
    """The forms in which one passage is cited."""

    official: str
    compendium: str
    footnote: str


class Apparatus(Value):
    """What stands beside the current passage."""

    passage: Passage
    citations: Citations
    topics: tuple[TopicMention, ...]
    references: tuple[CrossReference, ...]
    """What the passage refers to, in order, inside and outside."""
    referred_by: tuple[CrossReference, ...]
    """References that lead to this passage."""
    section_referred_by: tuple[CrossReference, ...]
    """References that lead to its section as a whole."""
    errata: tuple[Erratum, ...]
    symbol_link: str | None
    """The official address of the report's symbol, to copy; ``https://undocs.org/...``."""


class Place(Value):
    """Where the reader is: a page, and the passage on it."""

    page: SectionId
    locator: Locator | None
