"""Rows of the pane of notes, all of one height: where, when, the first words, and the tags."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from tipbrowser.models.note_row import NoteRow
from tipbrowser.ui.highlight_looks import look_of
from tipbrowser.ui.marked_words import MarkedWords
from tipbrowser.ui.row_letters import Letters, RowLetters
from tipbrowser.ui.row_list import AnyIndex, ThemedDelegate
from tipbrowser.ui.theme import Theme

SIDE = 14
ABOVE = 8
BETWEEN = 3
EDGE = 4
LINES = 2
GAP = 8
SELECTED = QStyle.StateFlag.State_Selected.value
UNDER_POINTER = QStyle.StateFlag.State_MouseOver.value


class NoteDelegate(ThemedDelegate[NoteRow]):
    """Paints notes, highlights with their colour at the edge, and own topics."""

    def __init__(self, view: QAbstractItemView, theme: Theme) -> None:
        super().__init__(view, theme)
        self._words = MarkedWords(view, theme)
        self._letters: RowLetters | None = None

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of another theme."""
        self._words.set_theme(theme)
        super().set_theme(theme)

    @property
    def row_height(self) -> int:
        """The height that all rows have."""
        return 2 * ABOVE + (1 + LINES) * self._measured.plain.height + self._measured.small.height + 2 * BETWEEN

    def size_of_row(self, index: AnyIndex, row: NoteRow) -> QSize:
        """Give the room that all rows have."""
        return QSize(100, self.row_height)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(100, self.row_height)  # without reading the row

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

    def _draw(
        self, painter: QPainter, area: QRect, letters: Letters, colour: str, text: str, *, at_end: bool = False,
        drop: int = 0,
    ) -> None:  # fmt: skip
        cut = letters.cut(text, area.width())
        at_right = self._view.isRightToLeft() != at_end
        left = area.right() + 1 - letters.width_of(cut) if at_right else area.left()
        painter.setFont(letters.font)
        painter.setPen(self._colour(colour))
        painter.drawText(left, area.top() + letters.ascent + drop, cut)

    @property
    def _measured(self) -> RowLetters:
        font = self._view.font()
        if self._letters is None or self._letters.plain.font != font:
            self._letters = RowLetters(font)
        return self._letters
