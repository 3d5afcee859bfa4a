"""Presses that ask for what is under them in a new tab: by the middle button, or with Ctrl by click or Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from tipbrowser.models.roles import Role
from tipbrowser.ui.page.link_browser import apart_by

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ApartPresses(QObject):
    """Takes such presses away from a widget, which would select or follow what is pressed, and tells of them."""

    pressed = Signal(object, QPoint, str)
    """The widget, where in it, and ``BEHIND`` or ``IN_FRONT``."""
    entered = Signal(object, str)
    """The widget in which Enter was pressed, and ``BEHIND`` or ``IN_FRONT``."""

    def __init__(self, parent: QObject) -> None:
        """It watches nothing yet: widgets are given it as an event filter."""
        super().__init__(parent)
        self._pressed: QPoint | None = None
        """Where, on the screen, such a press was made that is not let go yet."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return self._take_key(watched, event)
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._pressed = event.globalPosition().toPoint() if _asks_apart(event) else None
            return self._pressed is not None
        if event.type() != QEvent.Type.MouseButtonRelease or self._pressed is None:
            return False
        moved = (event.globalPosition().toPoint() - self._pressed).manhattanLength()
        self._pressed = None
        if moved < QApplication.startDragDistance():  # who thinks better of it lets go elsewhere
            self.pressed.emit(watched, event.position().toPoint(), apart_by(event.modifiers()))
        return True

    def _take_key(self, watched: QObject, event: QKeyEvent) -> bool:
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.type() != QEvent.Type.KeyPress or event.key() not in ENTER or not held:
            return False
        self.entered.emit(watched, apart_by(event.modifiers()))
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
        presses = ApartPresses(self)
        for part in (view, view.viewport()):
            part.installEventFilter(presses)
        presses.pressed.connect(lambda _part, point, apart: self._ask(view.indexAt(point), apart))
        presses.entered.connect(lambda _part, apart: self._ask(view.currentIndex(), apart))

    def _ask(self, index: QModelIndex, apart: str) -> None:
        target = index.data(Role.TARGET)
        if target:
            self.requested.emit(str(target), apart)
