"""A topic of a combination: its whole name in an outline, with a cross; a press takes it out."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tipbrowser.ui.lettering import Lettering
from tipbrowser.ui.look_changes import LOOK_CHANGES

SIDE, ABOVE = 10, 3
"""Pixels between the outline and the words."""
GAP = 8
CROSS = 3.5
"""Half the side of the cross in pixels."""
ROUND = 11


class Chip(QAbstractButton):
    """Words that wrap in the width that there is, as wide as they need; colours come from the palette."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words.replace("&", "&&"))
        self._lettering = Lettering(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it was
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lettering.lay_out(width - self._around(), self) + 2 * ABOVE

    def sizeHint(self) -> QSize:
        width = ceil(QFontMetricsF(self.font()).horizontalAdvance(self._lettering.words)) + 1 + self._around()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().height() + 2 * ABOVE)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in LOOK_CHANGES:
            self._lettering.forget()
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, roles = QGuiApplication.palette(), QPalette.ColorRole
        active = self.underMouse() or self.isDown()
        painter.setBrush(palette.color(roles.Midlight if active else roles.Base))
        line = QPen(QColor(palette.color(roles.Accent)), 2) if self.hasFocus() else QPen(palette.color(roles.Dark), 1)
        painter.setPen(line)
        inset = line.widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), ROUND, ROUND)
        self.heightForWidth(self.width())
        mirrored = self.isRightToLeft()
        painter.setPen(palette.color(roles.Text))
        self._lettering.draw(painter, self._around() - SIDE if mirrored else SIDE, ABOVE)
        painter.setPen(QPen(palette.color(roles.PlaceholderText), 1.4))
        across = SIDE + CROSS if mirrored else self.width() - SIDE - CROSS
        self._draw_cross(painter, QPointF(across, ABOVE + self.fontMetrics().height() / 2))

    def _draw_cross(self, painter: QPainter, middle: QPointF) -> None:
        for slope in (CROSS, -CROSS):
            painter.drawLine(middle + QPointF(-CROSS, -slope), middle + QPointF(CROSS, slope))

    def _around(self) -> int:
        """Give the width that the words leave to everything else."""
        return 2 * SIDE + GAP + ceil(2 * CROSS)
