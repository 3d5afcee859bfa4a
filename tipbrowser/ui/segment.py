"""One of several choices that stand side by side in a common outline: a radio button that looks like a part of a bar."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QRadioButton, QWidget

SIDE, ABOVE = 9, 5
"""Pixels between the outline and the words."""
ROUND = 5


class Segment(QRadioButton):
    """Colours come from the palette; the first and the last of the buttons in one parent have round corners."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click or its key leaves the keyboard where it was

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._bold())
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * SIDE, metrics.height() + 2 * ABOVE)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, roles = QGuiApplication.palette(), QPalette.ColorRole
        ground = roles.Highlight if self.isChecked() else roles.Midlight if self.underMouse() else roles.Base
        painter.fillPath(self._outline(0), palette.brush(ground))
        painter.setPen(QPen(palette.color(roles.Dark), 1))
        painter.drawPath(self._outline(0.5))
        if self.hasFocus():
            painter.setPen(QPen(palette.color(roles.Accent), 2))
            painter.drawPath(self._outline(1.5))
        painter.setPen(palette.color(roles.Text))
        painter.setFont(self._bold() if self.isChecked() else self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _outline(self, inset: float) -> QPainterPath:
        """Give the outline; neighbours share a line, and only the ends of the bar are round."""
        left, right = self._ends()
        shared = 0 if right else 1
        area = QRectF(self.rect()).adjusted(inset, inset, shared - inset, -inset)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(area, ROUND, ROUND)
        middle = area.center().x()
        if not left:
            path.addRect(QRectF(area.left(), area.top(), middle - area.left(), area.height()))
        if not right:
            path.addRect(QRectF(middle, area.top(), area.right() - middle, area.height()))
        return path.simplified()

    def _ends(self) -> tuple[bool, bool]:
        """Tell whether the button stands at the left and at the right end of its bar."""
        parent = self.parentWidget()
        bar = parent.findChildren(Segment) if parent is not None else [self]
        places = [one.x() for one in bar]
        return self.x() == min(places), self.x() == max(places)

    def _bold(self) -> QFont:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        return bold
