"""Hears that the pointer has left a widget, while somebody wants to know."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget


class LeaveListener(QObject):
    """Listens to one widget between ``listen`` and ``rest``: its other events would pass through Python for nothing."""

    left = Signal()

    def __init__(self, widget: QWidget) -> None:
        """Belong to ``widget``, and rest."""
        super().__init__(widget)
        self._widget = widget

    def listen(self) -> None:
        """Tell from now on when the pointer leaves."""
        self._widget.installEventFilter(self)

    def rest(self) -> None:
        """Tell nothing any more."""
        self._widget.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.left.emit()
        return False
