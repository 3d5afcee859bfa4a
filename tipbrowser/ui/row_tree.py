"""The tree that the contents and the topics are shown in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeView

from tipbrowser.ui.lettering import LOOK_CHANGES


class RowTree(QTreeView):
    """Tells when Enter chooses a row; on some platforms ``activated`` also comes with a click."""

    chosen = Signal(QModelIndex)
    look_changed = Signal()
    """The font or the direction is another one now."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in LOOK_CHANGES:
            self.look_changed.emit()
        super().changeEvent(event)
