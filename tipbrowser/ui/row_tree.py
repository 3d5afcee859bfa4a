"""The tree that the contents and the topics are shown in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QTreeView, QWidget

from tipbrowser.ui.kept_row import KeptRow
from tipbrowser.ui.look_changes import LOOK_CHANGES
from tipbrowser.ui.row_list import CHOOSING_KEYS

PADDING = 4
"""Pixels above, below and beside the words of a row."""
ARROW = 3.5
"""Half the length of an arrow in pixels, its width is as much."""
STROKE = 1.4


class RowTree(QTreeView):
    """Tells when a key chooses a row, and draws arrows alone before rows that have others below them."""

    chosen = Signal(QModelIndex)
    look_changed = Signal()
    """The font or the direction is another one now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = KeptRow(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CHOOSING_KEYS:
            self.chosen.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._kept.note(event.oldSize().height())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in LOOK_CHANGES:
            self._kept.note()
            self.look_changed.emit()
        super().changeEvent(event)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        # Qt asks the model for every row's ancestors and the sheet for each level, only to draw nothing there.
        if self.model().hasChildren(index):
            half = self.indentation() / 2
            mirrored = self.isRightToLeft()
            line = PADDING + self.fontMetrics().height() / 2
            middle = QPointF(rect.left() + half if mirrored else rect.right() + 1 - half, rect.top() + line)
            self._draw_arrow(painter, middle, is_open=self.isExpanded(index), mirrored=mirrored)

    def _draw_arrow(self, painter: QPainter, middle: QPointF, *, is_open: bool, mirrored: bool) -> None:
        across, along = ARROW, -ARROW / 2 if mirrored else ARROW / 2
        points = [QPointF(-across, -ARROW / 2), QPointF(0, ARROW / 2), QPointF(across, -ARROW / 2)]
        if not is_open:
            points = [QPointF(-along, -across), QPointF(along, 0), QPointF(-along, across)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        shape = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(colour, STROKE, Qt.PenStyle.SolidLine, *shape))
        painter.drawPolyline([middle + point for point in points])
        painter.restore()
