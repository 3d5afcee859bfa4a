"""Rows of the errata: place, what is printed, what is read instead, and why, all in full."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from tipbrowser.domain.publication import Erratum
from tipbrowser.models.erratum_words import erratum_place, erratum_words
from tipbrowser.ui.row_list import AnyIndex, ThemedDelegate

SIDE = 14
ABOVE = 9
BETWEEN = 3
FLAGS = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
TALL = 10_000


class ErratumDelegate(ThemedDelegate[Erratum]):
    """Paints an erratum as three short paragraphs."""

    def size_of_row(self, index: AnyIndex, row: Erratum) -> QSize:
        """Give the room that all its words need."""
        width = self._view.viewport().width() - 2 * SIDE
        heights = [
            QFontMetrics(font).boundingRect(QRect(0, 0, width, TALL), FLAGS, text).height() + BETWEEN
            for font, _, text in self._paragraphs(row)
        ]
        return QSize(100, sum(heights) + 2 * ABOVE)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: Erratum) -> None:
        """Paint an erratum."""
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self._theme.selection))
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(rect.left() + SIDE, rect.bottom(), rect.right() - SIDE, rect.bottom())
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QColor(self._theme.focus))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        area = rect.adjusted(SIDE, ABOVE, -SIDE, 0)
        for font, colour, text in self._paragraphs(row):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(area, FLAGS, text)
            height = QFontMetrics(font).boundingRect(QRect(0, 0, area.width(), TALL), FLAGS, text).height()
            area.setTop(area.top() + height + BETWEEN)

    def _paragraphs(self, erratum: Erratum) -> list[tuple[QFont, str, str]]:
        bold, plain = QFont(self._view.font()), QFont(self._view.font())
        bold.setWeight(QFont.Weight.DemiBold)
        printed, reading, reason = erratum_words(erratum)
        heading = self.tr("{number}. {place}").format(number=erratum.number, place=erratum_place(erratum))
        theme = self._theme
        return [
            (bold, theme.erratum, heading),
            (plain, theme.text, printed),
            (plain, theme.text, reading),
            (plain, theme.muted, reason),
        ]
