"""Rows that are all of one height: what is the same in the list in the middle and in the pane of notes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from tipbrowser.ui.marked_words import MarkedWords
from tipbrowser.ui.row_letters import Letters, RowLetters
from tipbrowser.ui.row_list import AnyIndex, Row, ThemedDelegate
from tipbrowser.ui.theme import Theme

SIDE = 14
ABOVE = 8
BETWEEN = 3
LINES = 2
"""Of a row's words."""
SELECTED = QStyle.StateFlag.State_Selected.value
UNDER_POINTER = QStyle.StateFlag.State_MouseOver.value


class EvenRowDelegate(ThemedDelegate[Row]):
    """Paints words in letters that are measured once, and marks what was looked for."""

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
        return 2 * ABOVE + (1 + LINES) * self._measured.plain.height + 2 * BETWEEN

    def size_of_row(self, index: AnyIndex, row: Row) -> QSize:
        """Give the room that all rows have; a list is as wide as it is."""
        return QSize(100, self.row_height)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        # Of a list whose rows are all alike Qt asks the last one, which would be read with those beside it to be asked.
        return QSize(100, self.row_height)

    @property
    def _measured(self) -> RowLetters:
        font = self._view.font()
        if self._letters is None or self._letters.plain.font != font:
            self._letters = RowLetters(font)
        return self._letters

    def _draw(
        self, painter: QPainter, area: QRect, letters: Letters, colour: str, text: str, *, at_end: bool = False,
        drop: int = 0,
    ) -> None:  # fmt: skip
        """Draw what of a text has room in a line, at its start or its end, ``drop`` pixels lower."""
        cut = letters.cut(text, area.width())
        at_right = self._view.isRightToLeft() != at_end
        left = area.right() + 1 - letters.width_of(cut) if at_right else area.left()
        painter.setFont(letters.font)
        painter.setPen(self._colour(colour))
        painter.drawText(left, area.top() + letters.ascent + drop, cut)
