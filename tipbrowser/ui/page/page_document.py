"""A written page with all that is known about its characters."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from tipbrowser.domain.page import SectionPage
from tipbrowser.domain.publication import Locator
from tipbrowser.domain.values import Value
from tipbrowser.ui.page.pieces import Link
from tipbrowser.ui.page.text_map import TextMap

ERRATUM_MARK = "\u2009‡"
"""Stands behind the words that an erratum concerns; the shipped faces have the sign."""


class Anchor(Value, kw_only=False):
    """A link of the page."""

    start: int
    """Of its words in the document; Qt counts UTF-16 code units."""
    end: int
    name: str
    """``link:3``, ``note:12``, ``mark:12``, ``erratum:2``, ``page:A.III``, ``copy:`` or ``open:``."""


class PageDocument:
    """One section as a document of Qt's, and the way back from its characters to the publication."""

    def __init__(self, *, page: SectionPage, document: QTextDocument, look: tuple[str, int, int]) -> None:
        """``look`` is what it is made for: the theme's name, the text size, the width if the page depends on it."""
        self.page = page
        self.document = document
        self.look = look
        self.text_map = TextMap()
        self.links: list[Link] = []
        """What ``link:N`` means."""
        self.marks: dict[int, int] = {}
        """Position of a footnote's mark in the text."""
        self.notes: dict[int, int] = {}
        """Position of a footnote's text at the page's end."""

        self.anchors: list[Anchor] = []
        """The links in the order of the document."""

    def add_anchor(self, start: int, end: int, name: str) -> None:
        """Record a link; the pieces of one that is set in several ways are one."""
        if self.anchors and (self.anchors[-1].end, self.anchors[-1].name) == (start, name):
            start = self.anchors.pop().start
        self.anchors.append(Anchor(start, end, name))

    @property
    def first(self) -> Locator | None:
        """The first passage; none on a page without any."""
        return self.page.passages[0].locator if self.page.passages else None
