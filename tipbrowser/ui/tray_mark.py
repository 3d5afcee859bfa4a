"""The mark of the tray: a small box, ticked where all of a row lies there, with a stroke where some of it does."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from tipbrowser.domain.held import WHOLE
from tipbrowser.ui.theme import Theme

GAP = 8
"""Pixels between the mark and the words before it."""
TICK = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.32))
"""Corners of the tick, as parts of the box."""
ROUND = 0.2


def mark_side(height: int) -> int:
    """Give the side of a mark beside letters of some height."""
    return max(round(height * 0.78), 11)


def mark_room(area: QRect, height: int, *, mirrored: bool) -> QRect:
    """Give the room of the mark at the end of a line of some height at the top of an area."""
    side = mark_side(height)
    left = area.left() if mirrored else area.right() + 1 - side
    return QRect(left, area.top() + (height - side + 1) // 2, side, side)


class Marks:
    """Paints marks in the rows of a view, each kind drawn once: to draw one takes as long as to paint a row's words."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def paint(self, painter: QPainter, room: QRect, held: str, theme: Theme) -> None:
        """Paint as ``paint_mark`` does."""
        ratio = painter.device().devicePixelRatioF()
        key = (theme.name, held, room.width(), ratio)
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self._drawn[key] = QPixmap(room.size() * ratio)
            drawn.setDevicePixelRatio(ratio)
            drawn.fill(Qt.GlobalColor.transparent)
            brush = QPainter(drawn)
            paint_mark(brush, QRect(0, 0, room.width(), room.height()), held, theme)
            brush.end()
        painter.drawPixmap(room.topLeft(), drawn)


def paint_mark(painter: QPainter, room: QRect | QRectF, held: str, theme: Theme) -> None:
    """Paint the box; of a row of which nothing lies in the tray only its outline, for who points at the row."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5)
    corner = box.height() * ROUND
    painter.setPen(QPen(QColor(theme.accent if held else theme.control), 1))
    painter.setBrush(QColor(theme.accent if held else theme.surface))
    painter.drawRoundedRect(box, corner, corner)
    if held:
        pen = QPen(QColor(theme.accent_text), max(box.height() / 8, 1.4))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        corners = TICK if held == WHOLE else ((0.27, 0.5), (0.73, 0.5))
        painter.drawPolyline([QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in corners])
    painter.restore()
