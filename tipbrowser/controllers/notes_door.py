"""The line of the notes, and what wakes all that stands behind it: who makes nothing pays for nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from tipbrowser.domain.annotation_file import BACKUPS, FILE_NAME, is_waiting_name
from tipbrowser.ui.page.waking_layer import WakingLayer
from tipbrowser.ui.side_panes import TABS

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAction

    from tipbrowser.controllers.notes_desk import NotesDesk
    from tipbrowser.controllers.reading import OpenText, ReadingController
    from tipbrowser.ui.icons import Icons
    from tipbrowser.ui.main_window import MainWindow
    from tipbrowser.ui.note_actions import NoteActions
    from tipbrowser.window_state import WindowState

OWN_TABS = frozenset(TABS) - {"topics", "errata"}


class NotesDoor:
    """Makes the desk at the first wish for it, or as soon as the window stands if there are notes already.

    It is no object of Qt's: that alone would take more memory than all that it holds.
    """

    def __init__(
        self, make: Callable[[], NotesDesk], *, places: ReadingController, window: MainWindow, icons: Icons,
        actions: NoteActions, state: WindowState, has_notes: bool, parent: QObject,
    ) -> None:  # fmt: skip
        """``has_notes`` says that there is something that is to be shown, saved or said; it lives no longer than ``parent``."""
        self.desk: NotesDesk | None = None
        self._make = make
        self._icons = icons
        others = (actions.undo, actions.redo, actions.open_compendium, actions.bundled_compendium)
        self._actions = [one for one in actions.every if one not in others]
        """What can be done without having been done before: of undoing there is nothing yet. Compendia need no notes."""
        for action in self._actions:
            action.triggered.connect(partial(self._act, action))
            action.setEnabled(True)
        places.text_added.connect(self._add_line)
        for text in places.texts:
            self._add_line(text)
        for action in (actions.topic_note, actions.tray_topic):
            window.side.topics.offer(action)
        window.side.tab_opened.connect(self._follow_tab)
        window.entries.tray_rows.offer([actions.tray_list])
        for rows in (window.side.contents.tray_rows, window.entries.tray_rows):
            rows.turn_requested.connect(self._turn_rows)
        if has_notes or state.notes_open or state.tab in OWN_TABS:
            QTimer.singleShot(0, parent, self.open)
        self._layer = WakingLayer(self.open)
        places.text_added.connect(self._listen)
        for text in places.texts:
            self._listen(text)

    def open(self) -> NotesDesk:
        """Give the desk, made now if it was not."""
        if self.desk is None:
            for action in self._actions:
                action.setEnabled(False)  # whoever does it now enables it
            self.desk = self._make()
        return self.desk

    def _act(self, action: QAction, _checked: bool = False) -> None:
        if self.desk is None:
            self.open()
            action.trigger()  # once more, for the one who does it

    def _turn_rows(self, keys: Sequence[str]) -> None:
        self.open().trays.turn(keys)

    def _follow_tab(self, name: str) -> None:
        if name in OWN_TABS:
            self.open()

    def _add_line(self, text: OpenText) -> None:
        if self.desk is None:
            line = text.area.build_notes_line(self._icons)
            line.clicked.connect(lambda: self._open_notes(text))

    def _open_notes(self, text: OpenText) -> None:
        self.open()
        if text.area.notes is not None:
            text.area.notes.set_open(is_open=True)

    def _listen(self, text: OpenText) -> None:
        """Hear of words that are selected with the pointer, on this page and on those that follow."""
        if self.desk is None:
            text.area.page.document_shown.connect(lambda: self._stand_around(text))
            self._stand_around(text)

    def _stand_around(self, text: OpenText) -> None:
        if self.desk is None:
            text.area.page.view.layer = self._layer


def has_notes(folder: Path) -> bool:
    """Tell whether there is a file of notes, something in its place, or letters that a killed program could not save."""
    try:
        names = os.listdir(folder)  # noqa: PTH208  # names, not paths, are looked at
    except OSError:
        return os.path.lexists(folder / FILE_NAME)  # what cannot be listed is said by whoever reads it
    # With backups and no file something is lost, which is to be said.
    return FILE_NAME in names or any(map(is_waiting_name, names)) or (folder / BACKUPS).is_dir()
