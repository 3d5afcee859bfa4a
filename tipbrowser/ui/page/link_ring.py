"""The link that the Tab key reached: which one it is, which comes next, and the ring around it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QTextBrowser

from tipbrowser.ui.page.page_document import Anchor, PageDocument

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLine

AROUND = (-3, -1, 4, 2)
"""Pixels between the words and the ring."""
ROUND = 3


class LinkRing:
    """Goes through the links of the page in a view; Qt's own way marks them only faintly and by the selection."""

    def __init__(self, view: QTextBrowser) -> None:
        self._view = view
        self._made: PageDocument | None = None
        self._from = 0
        self._home = 0
        """Where one begins again after the ends of the page."""
        self.anchor: Anchor | None = None
        """The link that has the ring; none while the keyboard is on none."""

    def show_page(self, made: PageDocument) -> None:
        """Begin on another page."""
        self._made = made
        self.begin_at(0)

    def begin_at(self, position: int) -> None:
        """Leave the link; the next step begins at a position of the document."""
        self._home = self._from = position
        self.anchor = None

    def step(self, *, forward: bool) -> Anchor | None:
        """Go to the next link, or the one before, and give it; past the ends of the page there is none."""
        anchors = self._made.anchors if self._made is not None else []
        place = bisect_left(anchors, self._from, key=_start)
        if self.anchor is not None:
            place = anchors.index(self.anchor) + (1 if forward else 0)
        place -= 0 if forward else 1
        self.anchor = anchors[place] if 0 <= place < len(anchors) else None
        self._from = self._home if self.anchor is None else self.anchor.start
        return self.anchor

    def rects(self) -> list[QRectF]:
        """Give the room of the link's words in the document, one rectangle for each line."""
        if self.anchor is None:
            return []
        block = self._view.document().findBlock(self.anchor.start)
        layout = block.layout()
        first, last = self.anchor.start - block.position(), self.anchor.end - block.position()
        rects = []
        for line in (layout.lineAt(number) for number in range(layout.lineCount())):
            start, end = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            if start < end:
                one, other = _across(line, start), _across(line, end)
                words = line.naturalTextRect()
                rect = QRectF(min(one, other), words.top(), abs(other - one), words.height())
                rects.append(rect.translated(layout.position()))
        return rects

    def paint(self, painter: QPainter, colour: QColor, scrolled: int) -> None:
        """Draw the ring in a view that is scrolled down by so many pixels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 2))
        for rect in self.rects():
            # On whole pixels, so that all four sides are equally sharp.
            painter.drawRoundedRect(rect.translated(0, -scrolled).toAlignedRect().adjusted(*AROUND), ROUND, ROUND)


def _across(line: QTextLine, place: int) -> float:
    """Give where a character of the block begins in its line."""
    across = line.cursorToX(place)  # annotated as an object; it is the place, and the nearest character's number
    assert isinstance(across, tuple)
    return float(across[0])


def _start(anchor: Anchor) -> int:
    return anchor.start
