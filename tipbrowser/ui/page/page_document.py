"""A written page with all that is known about its characters."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QTextDocument

from tipbrowser.domain.page import SectionPage
from tipbrowser.domain.publication import Locator
from tipbrowser.ui.page.pieces import Link
from tipbrowser.ui.page.text_map import TextMap

ERRATUM_MARK = "\u2009‡"
"""Stands behind the words that an erratum concerns; the shipped faces have the sign."""


@dataclass(slots=True, kw_only=True, eq=False)
class PageDocument:
    """One section as a document of Qt's, and the way back from its characters to the publication."""

    page: SectionPage
    document: QTextDocument
    look: tuple[str, int, int]
    """What it was made for: the theme's name, the text size, and the width if the page depends on it."""
    text_map: TextMap = field(default_factory=TextMap)
    links: list[Link] = field(default_factory=list)
    """What ``link:N`` means."""
    marks: dict[int, int] = field(default_factory=dict)
    """Position of a footnote's mark in the text."""
    notes: dict[int, int] = field(default_factory=dict)
    """Position of a footnote's text at the page's end."""

    @property
    def first(self) -> Locator | None:
        """The first passage; none on a page without any."""
        return self.page.passages[0].locator if self.page.passages else None
