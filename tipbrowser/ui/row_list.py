"""The lists in which Enter chooses a row, and what is the same in all that paint rows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate

from tipbrowser.ui.theme import Theme

CHOOSING_KEYS = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space))
"""They choose the current row; Qt's ``activated`` comes with a click as well on some platforms."""


class RowList(QListView):
    """Tells when a key chooses a row."""

    chosen = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CHOOSING_KEYS:
            self.chosen.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class ThemedDelegate(QStyledItemDelegate):
    """Paints the rows of one view in the colours of a theme."""

    def __init__(self, view: QAbstractItemView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of another theme."""
        self._theme = theme
        self._view.viewport().update()
