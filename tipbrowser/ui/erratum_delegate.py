"""Rows of the errata: place, what is printed, what is read instead, and why, all in full."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from tipbrowser.domain.publication import Erratum
from tipbrowser.models.roles import Role
from tipbrowser.ui.row_list import ThemedDelegate

AnyIndex = QModelIndex | QPersistentModelIndex
SIDE = 14
ABOVE = 9
BETWEEN = 3
FLAGS = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
TALL = 10_000


class ErratumDelegate(ThemedDelegate):
    """Paints an erratum as three short paragraphs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Qt: give the room that all its words need."""
        width = self._view.viewport().width() - 2 * SIDE
        heights = [
            QFontMetrics(font).boundingRect(QRect(0, 0, width, TALL), FLAGS, text).height() + BETWEEN
            for font, _, text in self._paragraphs(index)
        ]
        return QSize(100, sum(heights) + 2 * ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Qt: paint an erratum."""
        painter.save()
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self._theme.selection))
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(rect.left() + SIDE, rect.bottom(), rect.right() - SIDE, rect.bottom())
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QColor(self._theme.focus))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        area = rect.adjusted(SIDE, ABOVE, -SIDE, 0)
        for font, colour, text in self._paragraphs(index):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(area, FLAGS, text)
            height = QFontMetrics(font).boundingRect(QRect(0, 0, area.width(), TALL), FLAGS, text).height()
            area.setTop(area.top() + height + BETWEEN)
        painter.restore()

    def _paragraphs(self, index: AnyIndex) -> list[tuple[QFont, str, str]]:
        erratum: Erratum = index.data(Role.ROW)
        bold, plain = QFont(self._view.font()), QFont(self._view.font())
        bold.setWeight(QFont.Weight.DemiBold)
        printed = self.tr("Printed: {published}").format(published=erratum.published)
        if erratum.reading:
            reading = self.tr("Read here: {reading}").format(reading=erratum.reading)
        else:
            reading = self.tr("What should stand there cannot be known.")
        theme = self._theme
        return [
            (bold, theme.erratum, str(index.data(Role.DETAIL))),
            (plain, theme.text, printed),
            (plain, theme.text, reading),
            (plain, theme.muted, erratum.reason),
        ]
