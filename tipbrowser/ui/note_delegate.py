"""Rows of the pane of notes, all of one height: where, when, the first words, and the tags."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from tipbrowser.models.note_row import NoteRow
from tipbrowser.ui.even_rows import ABOVE, BETWEEN, LINES, SELECTED, SIDE, UNDER_POINTER, EvenRowDelegate
from tipbrowser.ui.highlight_looks import look_of
from tipbrowser.ui.row_letters import RowLetters

EDGE = 4
GAP = 8


class NoteDelegate(EvenRowDelegate[NoteRow]):
    """Paints notes, highlights with their colour at the edge, and own topics."""

    @property
    def row_height(self) -> int:
        """The height that all rows have."""
        return super().row_height + self._measured.small.height  # of the line with the tags

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: NoteRow) -> None:
        """Paint a row."""
        rect, state, theme = option.rect, option.state.value, self._theme
        ground = theme.surface
        if state & SELECTED:
            ground = theme.selection
        elif state & UNDER_POINTER:
            ground = theme.hover
        painter.fillRect(rect, self._colour(ground))
        painter.setPen(self._colour(theme.line))
        painter.drawLine(rect.left() + SIDE, rect.top(), rect.right() - SIDE, rect.top())
        self._paint_edges(painter, rect, state, row)
        self._paint_words(painter, rect.adjusted(SIDE, ABOVE, -SIDE, -ABOVE), row, self._measured)

    def _paint_edges(self, painter: QPainter, rect: QRect, state: int, row: NoteRow) -> None:
        if row.colour:
            edge = rect.right() - EDGE + 1 if self._view.isRightToLeft() else rect.left()
            room = QRect(edge, rect.top() + ABOVE, EDGE, rect.height() - 2 * ABOVE)
            painter.fillRect(room, QColor(look_of(self._theme.name, row.colour).line))
        if state & SELECTED and self._view.hasFocus():
            painter.setPen(self._colour(self._theme.focus))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_words(self, painter: QPainter, area: QRect, row: NoteRow, letters: RowLetters) -> None:
        bold, small = letters.bold, letters.small
        first = QRect(area.left(), area.top(), area.width(), bold.height)
        self._draw(painter, first, small, self._theme.muted, row.date, at_end=True)
        room = max(first.width() - small.width_of(row.date) - GAP, 0)
        place = bold.cut(row.place, room)
        self._draw(painter, first, bold, self._theme.accent, place)
        left = room - bold.width_of(place) - GAP
        if row.beside and left > small.width_of("…") * GAP:
            beside = QRect(first.left() + bold.width_of(place) + GAP, first.top(), left, first.height())
            if self._view.isRightToLeft():
                beside.moveRight(first.right() - bold.width_of(place) - GAP)
            self._draw(painter, beside, small, self._theme.muted, row.beside, drop=bold.ascent - small.ascent)
        words = QRect(area.left(), first.bottom() + 1 + BETWEEN, area.width(), LINES * letters.plain.height)
        painter.setPen(self._colour(self._theme.text))
        self._words.paint(painter, words, row.snippet, lines=LINES)
        tags = QRect(area.left(), words.bottom() + 1 + BETWEEN, area.width(), small.height)
        below = " · ".join(filter(None, (row.meaning, *(f"#{tag}" for tag in row.tags))))
        self._draw(painter, tags, small, self._theme.muted, below)
