"""The upper edge of the notes: dragging it, or the arrow keys on it, makes them higher or lower."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

THICKNESS = 6
BY_KEY = 24
"""Pixels for each press of an arrow key."""


class DragEdge(QWidget):
    """Tells how far it was moved."""

    moved = Signal(int)
    """Pixels upwards since the last time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._from = 0
        self.setFixedHeight(THICKNESS)
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Height of the notes: arrow up and down"))
        self.setToolTip(self.tr("Drag to make the notes higher or lower"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = round(event.globalPosition().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        now = round(event.globalPosition().y())
        self._move(self._from - now)
        self._from = now

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(BY_KEY if event.key() == Qt.Key.Key_Up else -BY_KEY)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self.palette().accent() if self.hasFocus() else self.palette().mid()
        painter.fillRect(0, 0, self.width(), 2 if self.hasFocus() else 1, colour)
        painter.end()

    def _move(self, by: int) -> None:
        if by:
            self.moved.emit(by)
