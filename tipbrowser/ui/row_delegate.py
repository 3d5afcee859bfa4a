"""Rows of the two trees: a name that wraps, and a small detail at the end."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from tipbrowser.models.roles import Role
from tipbrowser.models.tree_row import TreeRow
from tipbrowser.ui.lettering import Lettering
from tipbrowser.ui.row_list import ThemedDelegate
from tipbrowser.ui.row_tree import PADDING, RowTree
from tipbrowser.ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
GAP = 8
LEAST = 60
"""Pixels that the words of a wrapping row have at least."""
INSET = 4
"""Pixels by which a dressed tree sets its rows in, at both sides together; a size that is asked for does not tell."""
MARKS = {"all": "+", "any": "/", "none": "−"}
SELECTED = QStyle.StateFlag.State_Selected.value
FOCUSED = QStyle.StateFlag.State_HasFocus.value
KEPT = 1000
"""Rows whose words are kept laid out: all of the contents, once they were seen."""


class RowDelegate(ThemedDelegate):
    """Paints a tree's rows in the theme's colours."""

    def __init__(self, view: RowTree, theme: Theme, *, wrapping: bool) -> None:
        """``wrapping`` lets long names take several lines; without it every row has one line and the same height."""
        super().__init__(view, theme)
        self._tree = view
        self._wrapping = wrapping
        self._words = lru_cache(KEPT)(self._lay_out)
        self._end = lru_cache(KEPT)(self._lay_out_end)
        self._font = lru_cache(self._make_font)
        self._small_font = lru_cache(self._make_small_font)
        view.look_changed.connect(self._forget)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Qt: give the room of a name and its detail."""
        row: TreeRow = index.data(Role.ROW)
        if not self._wrapping:
            return QSize(10, QFontMetrics(self._font(row.strong, row.silent)).height() + 2 * PADDING)
        depth = 1 + (1 if index.parent().isValid() else 0)
        width = self._view.viewport().width() - depth * self._tree.indentation() - INSET
        width -= self._end(_end_text(row))[1] + 2 * PADDING
        return QSize(10, self._words(row.text, max(width, LEAST), row.strong, row.silent)[1] + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Qt: paint a row."""
        row: TreeRow = index.data(Role.ROW)
        painter.save()
        self._paint_ground(painter, option)
        area = option.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        end, end_width = self._end(_end_text(row))
        left, width = area.left(), area.width() - end_width
        if end_width:
            painter.setFont(self._small_font())
            painter.setPen(QColor(self._theme.accent if row.mark or row.erratum else self._theme.muted))
            mirrored = self._view.isRightToLeft()
            end.draw(painter, left if mirrored else left + width + GAP, area.top())
            left += end_width if mirrored else 0
        painter.setFont(self._font(row.strong, row.silent))
        painter.setPen(QColor(self._theme.muted if row.silent else self._theme.text))
        self._words(row.text, width, row.strong, row.silent)[0].draw(painter, left, area.top())
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state = option.state.value
        if state & SELECTED:
            painter.fillRect(option.rect, QColor(self._theme.selection))
        if state & FOCUSED and self._view.hasFocus():
            painter.setPen(QColor(self._theme.focus))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _lay_out(self, text: str, width: int, strong: bool, silent: bool) -> tuple[Lettering, int]:
        """Give a row's words, laid out for ``width`` pixels, with their height."""
        font = self._font(strong, silent)
        if not self._wrapping:
            text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        words = Lettering(text, wrapping=self._wrapping)
        return words, max(words.lay_out(width, self._view, font), QFontMetrics(font).height())

    def _lay_out_end(self, text: str) -> tuple[Lettering, int]:
        """Give the words at a row's end, with the width they take away from the others."""
        words = Lettering(text, wrapping=False)
        width = QFontMetrics(self._small_font()).horizontalAdvance(text)
        words.lay_out(width, self._view, self._small_font())
        return words, width + GAP if text else 0

    def _make_font(self, strong: bool, silent: bool) -> QFont:
        font = QFont(self._view.font())
        if strong:
            font.setWeight(QFont.Weight.DemiBold)
        font.setItalic(silent)
        return font

    def _make_small_font(self) -> QFont:
        font = QFont(self._view.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        return font

    def _forget(self) -> None:
        """Lay everything out anew: the font or the direction has changed."""
        for kept in (self._words, self._end, self._font, self._small_font):
            kept.cache_clear()


def _end_text(row: TreeRow) -> str:
    words = ["△" if row.erratum else "", MARKS.get(row.mark, ""), row.detail]
    return " ".join(word for word in words if word)
