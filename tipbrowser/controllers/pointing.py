"""Back and forward by the mouse's side buttons, and from pane to pane by key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from tipbrowser.controllers.reading import ReadingController
from tipbrowser.ui.actions import WindowActions
from tipbrowser.ui.main_window import MainWindow

PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
"""The second of two quick presses comes as a double click."""


class SideButtons(QObject):
    """Turns the mouse's side buttons into back and forward, over every pane; over a text, in this one."""

    def __init__(
        self, window: QWidget, actions: WindowActions, places: ReadingController, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._places = places
        self._steps: dict[Qt.MouseButton, QAction] = {
            Qt.MouseButton.BackButton: actions.back,
            Qt.MouseButton.ForwardButton: actions.forward,
        }
        # The window gets what no pane takes; the views of pages, of which each has its own, leave these buttons to it.
        # A filter on the whole program would pass every event through Python.
        window.installEventFilter(self)
        for pane in window.findChildren(QAbstractScrollArea):
            pane.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in PRESSES or not isinstance(event, QMouseEvent):
            return False
        action = self._steps.get(event.button())
        if action is None:
            return False
        point = event.globalPosition().toPoint()
        for text in self._places.texts:
            if text.area.isVisible() and text.area.rect().contains(text.area.mapFromGlobal(point)):
                self._places.turn_to(text)
        action.trigger()
        self._places.activate(self._places.text)  # there may be no way back in it
        return True


class PaneKeys(QObject):
    """Goes to the next or previous pane, or to one by its own key."""

    def __init__(
        self, window: MainWindow, actions: WindowActions, show_panes: Callable[[], None], parent: QObject | None = None
    ) -> None:
        """``show_panes`` puts a sheet away that stands in front of the panes."""
        super().__init__(parent)
        self._window = window
        self._show_panes = show_panes
        actions.next_pane.triggered.connect(lambda: self._step(1))
        actions.previous_pane.triggered.connect(lambda: self._step(-1))
        actions.contents.triggered.connect(self._open_contents)
        actions.topics.triggered.connect(lambda: self._open_tab("topics"))
        actions.errata.triggered.connect(lambda: self._open_tab("errata"))
        actions.notes.bookmarks_pane.triggered.connect(lambda: self._open_tab("bookmarks"))
        actions.notes.notes_pane.triggered.connect(lambda: self._open_tab("notes"))
        actions.notes.tray_pane.triggered.connect(lambda: self._open_tab("tray"))
        actions.entries.triggered.connect(lambda: self._go_to(window.entries))
        actions.text.triggered.connect(lambda: self._go_to(window.area.page))
        actions.apparatus.triggered.connect(lambda: self._go_to(window.area.apparatus))

    def _step(self, step: int) -> None:
        panes = self._window.panes
        focused = self._window.focusWidget()
        # What stands above and below a text, its tabs and the bar for finding, goes with it.
        areas: dict[QWidget, QWidget] = {area.page: area for area in self._window.areas}
        held = [number for number, (pane, _) in enumerate(panes) if _holds(pane, focused)]
        held += [number for number, (pane, _) in enumerate(panes) if _holds(areas.get(pane), focused)]
        if self._window.search_box.hasFocus() and step > 0:
            # What is found for the words in the box comes next.
            held = [number - 1 for number, (pane, _) in enumerate(panes) if pane is self._window.entries]
        here = (held or [-step])[0]
        if panes:
            self._go_to(panes[(here + step) % len(panes)][0])

    def _open_contents(self) -> None:
        self._window.side.open_contents()
        self._go_to(self._window.side.contents)

    def _open_tab(self, name: str) -> None:
        self._show_panes()
        self._window.side.open_tab(name)
        self._go_to(self._window.side.tabs)

    def _go_to(self, wanted: QWidget) -> None:
        self._show_panes()
        for pane, entrance in self._window.panes:
            if pane is wanted:
                entrance.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _holds(pane: QWidget | None, focused: QWidget | None) -> bool:
    return focused is not None and pane is not None and (pane is focused or pane.isAncestorOf(focused))
