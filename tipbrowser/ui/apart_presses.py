"""Presses that ask for what is under them in a new tab: by the middle button, or with Ctrl by click or Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from tipbrowser.models.roles import Role
from tipbrowser.ui.page.link_browser import apart_by

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ApartPresses(QObject):
    """Takes such presses away from a widget, which would select or follow what is pressed, and tells of them."""

    pressed = Signal(QPoint, str)
    """Where in the widget, and ``BEHIND`` or ``IN_FRONT``."""
    entered = Signal(str)
    """Enter was pressed: ``BEHIND`` or ``IN_FRONT``."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._is_pressed = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return self._take_key(event)
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._is_pressed = _asks_apart(event)
            return self._is_pressed
        if event.type() != QEvent.Type.MouseButtonRelease or not self._is_pressed:
            return False
        self._is_pressed = False
        self.pressed.emit(event.position().toPoint(), apart_by(event.modifiers()))
        return True

    def _take_key(self, event: QKeyEvent) -> bool:
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.type() != QEvent.Type.KeyPress or event.key() not in ENTER or not held:
            return False
        self.entered.emit(apart_by(event.modifiers()))
        return True


def _asks_apart(event: QMouseEvent) -> bool:
    held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return event.button() == Qt.MouseButton.MiddleButton or (event.button() == Qt.MouseButton.LeftButton and held)


class ApartRows(QObject):
    """Tells which row of a list or a tree is asked for in a new tab; its selection stays."""

    requested = Signal(str, str)
    """The row's target, and ``BEHIND`` or ``IN_FRONT``."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._presses = ApartPresses(view.viewport())
        self._keys = ApartPresses(view)
        self._presses.pressed.connect(lambda point, apart: self._ask(view.indexAt(point), apart))
        self._keys.entered.connect(lambda apart: self._ask(view.currentIndex(), apart))

    def _ask(self, index: QModelIndex, apart: str) -> None:
        target = index.data(Role.TARGET)
        if target:
            self.requested.emit(str(target), apart)
