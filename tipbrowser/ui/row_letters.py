"""The letters of a list's rows, measured once: what is the same in all rows would be asked for by each of them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText, QTransform

KEPT = 400
"""Words whose widths are kept: locators, and the names of meetings that recur in every list."""


class Letters:
    """A font with its measures, in pixels."""

    def __init__(self, font: QFont) -> None:
        """Measure ``font``."""
        self.font = font
        self.metrics = QFontMetrics(font)
        self.height = self.metrics.height()
        self.ascent = self.metrics.ascent()
        self.usual_width = self.metrics.averageCharWidth()
        self.width_of = lru_cache(KEPT)(self._width)  # of Qt's own method it would read the signature: a megabyte
        self._laid_out = lru_cache(KEPT)(self._lay_out)

    def _width(self, text: str) -> int:
        return self.metrics.horizontalAdvance(text)

    def draw_again(self, painter: QPainter, left: float, base: float, text: str) -> None:
        """Draw what recurs from row to row, in the painter's font and pen: laid out once it takes half the time."""
        painter.drawStaticText(QPointF(left, base - self.ascent), self._laid_out(text))

    def _lay_out(self, text: str) -> QStaticText:
        found = QStaticText(text)
        found.setTextFormat(Qt.TextFormat.PlainText)
        found.prepare(QTransform(), self.font)
        return found

    def cut(self, text: str, width: int) -> str:
        """Give a text, or what of it has room."""
        if self.width_of(text) <= width:
            return text
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


class RowLetters:
    """A view's font in the three ways in which rows use it."""

    def __init__(self, font: QFont) -> None:
        """Take the font of the view."""
        bold, small = QFont(font), QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(small.pointSizeF() * 0.9)
        self.plain = Letters(font)
        self.bold = Letters(bold)
        self.small = Letters(small)
