"""Rows of the two trees: a name that wraps, and a small detail at the end."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from tipbrowser.models.tree_row import TreeRow
from tipbrowser.ui.badge_pill import paint_pill, pill_width
from tipbrowser.ui.lettering import Lettering
from tipbrowser.ui.row_letters import Letters
from tipbrowser.ui.row_list import AnyIndex, ThemedDelegate
from tipbrowser.ui.row_tree import PADDING, RowTree
from tipbrowser.ui.theme import Theme
from tipbrowser.ui.tray_mark import Marks, mark_room

GAP = 8
LEAST = 60
"""Pixels that the words of a wrapping row have at least."""
INSET = 4
"""Pixels by which a dressed tree sets its rows in, at both sides together; a size that is asked for does not tell."""
SELECTED = QStyle.StateFlag.State_Selected.value
UNDER_POINTER = QStyle.StateFlag.State_MouseOver.value
FOCUSED = QStyle.StateFlag.State_HasFocus.value
KEPT = 1000
"""Rows whose words are kept laid out: all of the contents, once they were seen."""


class RowDelegate(ThemedDelegate[TreeRow]):
    """Paints a tree's rows in the theme's colours."""

    def __init__(self, view: RowTree, theme: Theme, *, wrapping: bool, marked: bool = False) -> None:
        """``wrapping`` lets long names take several lines; without it every row has one line and the same height.

        In a ``marked`` tree, one that does not wrap, rows have the mark of the tray at their ends.
        """
        super().__init__(view, theme)
        self._tree = view
        self._wrapping = wrapping
        self._marked = marked
        self._marks = Marks()
        self._words = lru_cache(KEPT)(self._lay_out)
        self._end = lru_cache(KEPT)(self._lay_out_end)
        self._font = lru_cache(self._make_font)
        self._small_font = lru_cache(self._make_small_font)
        self._height = lru_cache(lambda: QFontMetrics(self._view.font()).height())
        self._letters = lru_cache(lambda: Letters(self._small_font()))
        view.look_changed.connect(self._forget)

    def size_of_row(self, index: AnyIndex, row: TreeRow) -> QSize:
        """Give the room of a name and its detail."""
        if not self._wrapping:
            return QSize(10, QFontMetrics(self._font(row.strong, row.silent)).height() + 2 * PADDING)
        depth = 1 + (1 if index.parent().isValid() else 0)
        width = self._view.viewport().width() - depth * self._tree.indentation() - INSET
        width -= self._end(self._end_text(row))[2] + self._badge_room(row) + 2 * PADDING
        return QSize(10, self._words(row.text, max(width, LEAST), row.strong, row.silent)[1] + 2 * PADDING)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: TreeRow) -> None:
        """Paint a name and its detail."""
        self._paint_ground(painter, option)
        area = option.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        if self._marked:
            area = self._paint_mark(painter, option, area, row)
        end, end_width, reserved = self._end(self._end_text(row))
        mirrored = self._view.isRightToLeft()
        if end_width:
            painter.setFont(self._small_font())
            painter.setPen(QColor(self._theme.accent if row.mark or row.erratum else self._theme.muted))
            end.draw(painter, area.left() if mirrored else area.right() + 1 - end_width, area.top())
        if row.badge:
            self._paint_badge(painter, area, row, reserved)
            reserved += self._badge_room(row)
        painter.setFont(self._font(row.strong, row.silent))
        painter.setPen(QColor(self._theme.muted if row.silent else self._theme.text))
        words = self._words(row.text, area.width() - reserved, row.strong, row.silent)[0]
        words.draw(painter, area.left() + (reserved if mirrored else 0), area.top())

    def mark_room(self, rect: QRect) -> QRect:
        """Give the room of the mark of the tray in a row."""
        area = rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        return mark_room(area, self._height(), mirrored=self._view.isRightToLeft())

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, row: TreeRow) -> QRect:
        """Paint the mark where something lies in the tray, or the pointer is; gives the room of all else."""
        is_shown = row.tray is not None and (row.tray or option.state.value & (SELECTED | UNDER_POINTER))
        if not is_shown and not row.detail and not row.badge:
            return area  # its words are cut later; what stands at an end keeps its place
        room = self.mark_room(option.rect)
        if is_shown:
            self._marks.paint(painter, room, row.tray or "", self._theme)
        width = room.width() + GAP
        return area.adjusted(width, 0, 0, 0) if self._view.isRightToLeft() else area.adjusted(0, 0, -width, 0)

    def _badge_room(self, row: TreeRow) -> int:
        return pill_width(row.badge, self._letters()) + GAP if row.badge else 0

    def _paint_badge(self, painter: QPainter, area: QRect, row: TreeRow, reserved: int) -> None:
        """Paint the count of what is the reader's before what stands at the row's end."""
        letters = self._letters()
        room = QRect(area.left(), area.top() + 1, pill_width(row.badge, letters), letters.height)
        if self._view.isRightToLeft():
            room.moveLeft(area.left() + reserved)
        else:
            room.moveRight(area.right() - reserved)
        paint_pill(painter, room, row.badge, letters, self._theme)

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

    def _end_text(self, row: TreeRow) -> str:
        """Give what stands at a row's end: the part of a chosen topic stands in the place of its count."""
        parts = {"all": "✓", "any": self.tr("or"), "none": self.tr("not")}
        words = ["‡" if row.erratum else "", parts.get(row.mark, row.detail)]
        return " ".join(word for word in words if word)

    def _lay_out_end(self, text: str) -> tuple[Lettering, int, int]:
        """Give the words at a row's end, their width, and the width that they take away from the others."""
        words = Lettering(text, wrapping=False)
        metrics = QFontMetrics(self._small_font())
        width = metrics.horizontalAdvance(text)
        words.lay_out(width, self._view, self._small_font())
        # A row is no higher once it is chosen: its words have the same room whatever stands at its end.
        return words, width, max(width, metrics.horizontalAdvance(self.tr("not"))) + GAP if text else 0

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
        for kept in (self._words, self._end, self._font, self._small_font, self._letters, self._height):
            kept.cache_clear()
