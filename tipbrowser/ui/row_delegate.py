"""Rows of the two trees: a name that wraps, and a small detail at the end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from tipbrowser.models.roles import Role
from tipbrowser.ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
PADDING = 4
GAP = 8
ALIGNED = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
WRAPPED = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
INSET = 4
"""Pixels by which a dressed tree sets its rows in, at both sides together; a size that is asked for does not tell."""
MARKS = {"all": "+", "any": "/", "none": "−"}


class RowDelegate(QStyledItemDelegate):
    """Paints a tree's rows in the theme's colours."""

    def __init__(self, view: QTreeView, theme: Theme, *, wrapping: bool) -> None:
        """``wrapping`` lets long names take several lines; without it every row has one line and the same height."""
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._wrapping = wrapping

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of another theme."""
        self._theme = theme
        self._view.viewport().update()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        metrics = QFontMetrics(self._font(option, index))
        height = metrics.height()
        if self._wrapping:
            depth = 1 + (1 if index.parent().isValid() else 0)
            width = self._view.viewport().width() - depth * self._view.indentation() - INSET
            width -= self._end_width(option, _end_text(index)) + 2 * PADDING
            text = str(index.data())
            bounds = metrics.boundingRect(QRect(0, 0, max(width, 60), 10_000), _flags(wrapping=True), text)
            height = max(height, bounds.height())
        return QSize(10, height + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        self._paint_ground(painter, option)
        area = option.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        area = self._paint_end(painter, option, index, area)
        silent = bool(index.data(Role.SILENT))
        font = self._font(option, index)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.muted if silent else self._theme.text))
        text = str(index.data())
        if not self._wrapping:
            text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _flags(wrapping=self._wrapping), text)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state = option.state
        rect = option.rect
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self._theme.selection))
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QColor(self._theme.focus))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_end(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, area: QRect) -> QRect:
        text = _end_text(index)
        if not text:
            return area
        width = self._end_width(option, text)
        painter.setFont(self._small(option))
        mark = index.data(Role.MARK) or index.data(Role.ERRATUM)
        painter.setPen(QColor(self._theme.accent if mark else self._theme.muted))
        # Trailing: a painter of a layout from right to left takes it for the left side by itself.
        painter.drawText(area, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop, text)
        return area.adjusted(width, 0, 0, 0) if self._view.isRightToLeft() else area.adjusted(0, 0, -width, 0)

    def _end_width(self, option: QStyleOptionViewItem, text: str) -> int:
        return QFontMetrics(self._small(option)).horizontalAdvance(text) + GAP if text else 0

    def _font(self, option: QStyleOptionViewItem, index: AnyIndex) -> QFont:
        font = QFont(option.font)
        if index.data(Role.LEVEL) == "part":
            font.setWeight(QFont.Weight.DemiBold)
        if index.data(Role.SILENT):
            font.setItalic(True)
        return font

    def _small(self, option: QStyleOptionViewItem) -> QFont:
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        return font


def _end_text(index: AnyIndex) -> str:
    words = [
        "△" if index.data(Role.ERRATUM) else "",
        MARKS.get(str(index.data(Role.MARK)), ""),
        str(index.data(Role.DETAIL) or ""),
    ]
    return " ".join(word for word in words if word)


def _flags(*, wrapping: bool) -> int:
    return WRAPPED if wrapping else ALIGNED
