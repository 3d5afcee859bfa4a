"""A written page with all that is known about its characters."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from tipbrowser.domain.page import SectionPage
from tipbrowser.domain.publication import Locator
from tipbrowser.ui.page.pieces import Link
from tipbrowser.ui.page.text_map import TextMap

ERRATUM_MARK = "\u2009‡"
"""Stands behind the words that an erratum concerns; the shipped faces have the sign."""


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

    @property
    def first(self) -> Locator | None:
        """The first passage; none on a page without any."""
        return self.page.passages[0].locator if self.page.passages else None
