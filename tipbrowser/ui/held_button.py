"""A button that offers more when the mouse holds it down, or when the arrow key down is pressed on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

LONG = 500
"""Milliseconds after which a button is held and not only pressed."""


class HeldButton(QObject):
    """Watches a button; one that was held is not clicked when it is let go."""

    held = Signal()

    def __init__(self, button: QAbstractButton) -> None:
        """Belong to ``button``."""
        super().__init__(button)
        self._button = button
        self._was_held = False
        self._timer = QTimer(self, interval=LONG, singleShot=True)
        self._timer.timeout.connect(self._hold)
        button.released.connect(self._timer.stop)
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and self._button.isEnabled():
            self._was_held = False
            self._timer.start()
        if kind == QEvent.Type.MouseMove and self._was_held:
            return True  # Qt would press the button anew
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_down_alone(event):
            self.held.emit()
            return True
        return super().eventFilter(watched, event)

    def _hold(self) -> None:
        if self._button.isDown():
            self._was_held = True
            self._button.setDown(False)
            self.held.emit()


def _is_down_alone(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Down and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
