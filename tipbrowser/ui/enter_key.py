"""Enter on a button: Qt presses one by the space bar, and by Enter in dialogs alone."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


def pressed_by_enter(focused: QWidget | None, event: QKeyEvent) -> bool:
    """Press the button that has the keyboard if the key is Enter; tell whether it was."""
    keys = QtCore.Qt.Key
    if event.key() not in (keys.Key_Return, keys.Key_Enter) or not isinstance(focused, QAbstractButton):
        return False
    focused.click()
    return True
