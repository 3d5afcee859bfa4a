"""A colour of highlights as a button: letters as they look when they are highlighted so."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from tipbrowser.ui.highlight_looks import paint_lines, paint_wash
from tipbrowser.ui.theme import Theme

LETTERS = "ab"
AROUND = 5
"""Pixels between the edge and what is highlighted."""


class Swatch(QAbstractButton):
    """Says its name by its hint and to a screen reader; checked, it has a frame."""

    def __init__(self, colour: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colour = colour
        self._theme = theme
        self.setText(LETTERS)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it was
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        self.update()

    def show_name(self, name: str, keys: str = "") -> None:
        """Say what the colour means, and by which keys it is chosen."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({keys})" if keys else name)

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height() + 2 * AROUND + 4
        return QSize(max(side, self.fontMetrics().horizontalAdvance(LETTERS) + 4 * AROUND), side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, whole = self._theme, QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painter.fillRect(whole, QColor(theme.hover))
        inner = whole.adjusted(AROUND, AROUND, -AROUND, -AROUND - 3)
        paint_wash(painter, inner, (self.colour,), theme.name)
        paint_lines(painter, inner, (self.colour,), theme.name)
        painter.setPen(QColor(theme.text))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), LETTERS)
        if self.hasFocus() or self.isChecked():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.focus if self.hasFocus() else theme.text), 2 if self.hasFocus() else 1.5))
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), 4, 4)
