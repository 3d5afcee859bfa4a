"""A laid-out page with all that is known about its characters, and the shelf where visited pages are kept."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

from PySide6.QtGui import QTextDocument

from tipbrowser.domain.page import SectionPage
from tipbrowser.domain.publication import Locator
from tipbrowser.ui.page.pieces import Link
from tipbrowser.ui.page.text_map import TextMap

SHELF_SIZE = 24


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


class DocumentShelf:
    """The pages visited last, ready to be shown again without being laid out anew."""

    def __init__(self, size: int = SHELF_SIZE) -> None:
        self._size = size
        self._documents: OrderedDict[str, PageDocument] = OrderedDict()

    def find(self, page: SectionPage, look: tuple[str, int, int]) -> PageDocument | None:
        """Give the document of ``page`` if it was made for this look and from the same text."""
        found = self._documents.get(page.page)
        if found is None or found.look != look or (found.page is not page and found.page != page):
            return None
        self._documents.move_to_end(page.page)
        return found

    def keep(self, made: PageDocument) -> None:
        """Put a document on the shelf; the one that was not asked for longest goes."""
        self._documents[made.page.page] = made
        self._documents.move_to_end(made.page.page)
        while len(self._documents) > self._size:
            self._documents.popitem(last=False)
