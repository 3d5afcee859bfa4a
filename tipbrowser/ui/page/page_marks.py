"""Marks behind words of a page: those that were searched for, or those that are looked for in the open text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from tipbrowser.domain.publication import Locator
from tipbrowser.ui.page.found_words import places_of
from tipbrowser.ui.page.page_view import PageView
from tipbrowser.ui.theme import Theme

if TYPE_CHECKING:
    from tipbrowser.ui.page.text_page import TextPage

Extents = Sequence[tuple[int, int]]
"""Starts and ends in a document."""


class PageMarks:
    """Remembers what is marked on a page, and marks it in whichever view shows it."""

    def __init__(self, page: TextPage) -> None:
        self._page = page
        self._spans: Mapping[Locator, Sequence[tuple[int, int]]] = {}
        self._here: tuple[Locator, int] | None = None
        self._found: Extents | None = None
        self._found_here = -1

    def show(self, spans: Mapping[Locator, Sequence[tuple[int, int]]], here: tuple[Locator, int] | None = None) -> None:
        """Mark places in the texts of passages; ``here`` is the passage and the start of the one that one has come to."""
        self._spans, self._here = spans, here
        self.apply()

    def show_found(self, found: Extents | None, here: int) -> None:
        """Mark places of the document in their stead; none gives back the others. ``here`` counts them."""
        self._found, self._found_here = found, here
        self.apply()

    def find_all(self, words: str) -> list[tuple[int, int]]:
        """Give where words stand in the page's document, whatever their case and accents."""
        return places_of(self._page.view.document(), words) if self._page.view.has_document else []

    def first_in_sight(self) -> int:
        """Give the position of the first character that can be seen."""
        view = self._page.view
        return view.cursorForPosition(QPoint(view.viewport().width() // 2, 1)).position()

    def bring_into_sight(self, locator: str, offset: int) -> None:
        """Scroll to a character of a passage's ``text``, if it is on this page."""
        position = self._page.position_at(locator, offset)
        if position is not None:
            self._page.show_extent(position, position + 1)

    def apply(self) -> None:
        """Mark what the view shows now."""
        view, theme = self._page.view, self._page.theme
        if not view.has_document:
            return  # it is marked once it is there
        extents = self._of_passages(view) if self._found is None else self._of_document(self._found)
        if extents or view.extraSelections():
            view.setExtraSelections([_selection(view, *one, theme) for one in extents])

    def _of_passages(self, view: PageView) -> list[tuple[int, int, bool]]:
        if view.made is None:
            return []
        text_map = view.made.text_map
        extents = []
        for locator, spans in self._spans.items():
            for start, end in spans:
                first, last = text_map.position_at(locator, start), text_map.position_at(locator, end - 1)
                if first is not None and last is not None:
                    extents.append((first, last + 1, self._here == (locator, start)))
        return extents

    def _of_document(self, found: Extents) -> list[tuple[int, int, bool]]:
        return [(start, end, place == self._found_here) for place, (start, end) in enumerate(found)]


def _selection(view: PageView, start: int, end: int, is_here: bool, theme: Theme) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    look = QTextCharFormat()
    look.setBackground(QColor(theme.match_here if is_here else theme.match))
    selection.cursor = cursor
    selection.format = look
    return selection
