"""A small number in a rounded field: how much of the reader's is in a row."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from tipbrowser.ui.row_letters import Letters
from tipbrowser.ui.theme import Theme

PAD = 5
"""Pixels beside the number."""


def pill_width(number: str, letters: Letters) -> int:
    """Give the room of a number, none of none; at least as wide as it is high."""
    return max(letters.width_of(number) + 2 * PAD, letters.height) if number else 0


def paint_pill(painter: QPainter, room: QRect, number: str, letters: Letters, theme: Theme) -> None:
    """Paint a number in the middle of a room that ``pill_width`` gave, as high as its letters."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(theme.control))
    painter.setBrush(QColor(theme.surface))
    painter.drawRoundedRect(room.adjusted(0, 0, -1, -1), room.height() / 2, room.height() / 2)
    painter.setPen(QColor(theme.muted))
    painter.setFont(letters.font)
    left = room.left() + (room.width() - letters.width_of(number)) // 2
    painter.drawText(left, room.top() + letters.ascent, number)
    painter.restore()
