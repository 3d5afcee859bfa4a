"""The order in which the Tab key goes: as one reads the window, whatever was made first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cmp_to_key

from PySide6 import QtCore
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QWidget


def stops(pane: QWidget) -> list[QWidget]:
    """Give what the Tab key stops at in a window or a pane, from line to line and from the start side to the end."""
    found: list[QWidget] = []
    _collect(pane, found)
    return found


def neighbour(window: QWidget, focused: QWidget | None, *, forward: bool) -> QWidget | None:
    """Give the stop behind the one that has the keyboard, or before it; none if that is no stop (any more)."""
    return beside(stops(window), focused, forward=forward)


def beside(order: Sequence[QWidget], focused: QWidget | None, *, forward: bool) -> QWidget | None:
    """Give what stands in an order behind the one that has the keyboard, or before it; none if that does not stand in it."""
    if focused is None or focused not in order:
        return None
    return order[(order.index(focused) + (1 if forward else -1)) % len(order)]


def moved_behind(
    order: Sequence[QWidget], place: QWidget, moved: Sequence[QWidget], first: QWidget
) -> Sequence[QWidget]:
    """Give an order in which some stops stand behind another one, and ``first`` before the others of them."""
    if place not in order or first not in moved:
        return order
    at = moved.index(first)
    others = [one for one in order if one not in moved]
    behind = others.index(place) + 1
    return [*others[:behind], *moved[at:], *moved[:at], *others[behind:]]


def _collect(widget: QWidget, found: list[QWidget]) -> None:
    if _takes_tab(widget):
        found.append(widget)
    children = [child for child in widget.children() if isinstance(child, QWidget) and child.isVisible()]
    for child in sorted(children, key=cmp_to_key(_compared)):
        if not child.isWindow():
            _collect(child, found)


def _takes_tab(widget: QWidget) -> bool:
    if isinstance(widget, QRadioButton) and not widget.isChecked():
        return False  # the arrow keys lead there from the one that is chosen
    tab = QtCore.Qt.FocusPolicy.TabFocus.value
    return bool(widget.focusPolicy().value & tab) and widget.isEnabled() and widget.focusProxy() is None


def _compared(one: QWidget, other: QWidget) -> int:
    """Tell which of two siblings is read first, as a negative or a positive number."""
    first, second = one.geometry(), other.geometry()
    if not _beside(first, second):
        return first.top() - second.top()
    return second.right() - first.right() if one.isRightToLeft() else first.left() - second.left()


def _beside(first: QRect, second: QRect) -> bool:
    """Tell whether two rectangles stand on one line: they share more than half of the lower one's height."""
    shared = min(first.bottom(), second.bottom()) - max(first.top(), second.top())
    return 2 * shared > min(first.height(), second.height())


def end_typing(window: QWidget) -> None:
    """Let a line of a window in which a name or tags are being typed take them, as when one goes elsewhere."""
    line = QApplication.focusWidget()
    if isinstance(line, QLineEdit) and window.isAncestorOf(line):
        line.clearFocus()
