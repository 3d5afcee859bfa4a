"""The lists in which Enter chooses a row, and what is the same in all that paint rows."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tipbrowser.models.roles import Role
from tipbrowser.ui.kept_row import KeptRow
from tipbrowser.ui.look_changes import LOOK_CHANGES
from tipbrowser.ui.theme import Theme

Row = TypeVar("Row")
AnyIndex = QModelIndex | QPersistentModelIndex

CHOOSING_KEYS = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space))
"""They choose the current row; Qt's ``activated`` comes with a click as well on some platforms."""


class RowList(QListView):
    """Tells when a key chooses a row."""

    chosen = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = KeptRow(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._kept.note(event.oldSize().height())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in LOOK_CHANGES:
            self._kept.note()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CHOOSING_KEYS:
            self.chosen.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class ThemedDelegate(QStyledItemDelegate, Generic[Row]):
    """Paints the rows of one view in the colours of a theme."""

    def __init__(self, view: QAbstractItemView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._colours: dict[str, QColor] = {}

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of another theme."""
        self._theme = theme
        self._view.viewport().update()

    def size_of_row(self, index: AnyIndex, row: Row) -> QSize:
        """Give the room that a row needs; ``row`` is the value that it shows."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        """Paint the value of a row."""
        raise NotImplementedError

    def _colour(self, name: str) -> QColor:
        """Give a colour of the theme by what it is written as."""
        if name not in self._colours:
            self._colours[name] = QColor(name)
        return self._colours[name]

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row = index.data(Role.ROW)
        return QSize() if row is None else self.size_of_row(index, row)  # none: it cannot be read

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(Role.ROW)
        if row is None:
            return
        painter.save()
        try:
            self.paint_row(painter, option, row)
        finally:
            painter.restore()
