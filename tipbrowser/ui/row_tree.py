"""The tree that the contents and the topics are shown in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeView

from tipbrowser.ui.lettering import LOOK_CHANGES
from tipbrowser.ui.row_list import CHOOSING_KEYS


class RowTree(QTreeView):
    """Tells when a key chooses a row."""

    chosen = Signal(QModelIndex)
    look_changed = Signal()
    """The font or the direction is another one now."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CHOOSING_KEYS:
            self.chosen.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in LOOK_CHANGES:
            self.look_changed.emit()
        super().changeEvent(event)
