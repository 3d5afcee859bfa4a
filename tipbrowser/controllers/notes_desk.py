"""All that the reader makes, wired to the window: one pen, one file, and a controller for each kind of thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tipbrowser.controllers.pen import Pen, Trouble
from tipbrowser.controllers.steps import Steps
from tipbrowser.domain.anchors import edition_name
from tipbrowser.services.notebook import Notebook
from tipbrowser.ui.note_sentences import sentence_about_notes

if TYPE_CHECKING:
    from tipbrowser.controllers.appearance import AppearanceController
    from tipbrowser.controllers.opened import Reader
    from tipbrowser.controllers.sheets import SheetsController
    from tipbrowser.domain.changes import Written
    from tipbrowser.jobs import Jobs
    from tipbrowser.services.library import Library
    from tipbrowser.ui.actions import WindowActions
    from tipbrowser.ui.icons import Icons
    from tipbrowser.ui.main_window import MainWindow

TROUBLE = "notes"
"""The kind of the bottom line's message about the file."""


class NotesDesk(QObject):
    """Holds the notebook; made after the first paint, and opens the file then if there is one."""

    changed = Signal(object)
    """What was written, by whomever: a tuple of ``Written``; empty if it is not known what, as after an import."""

    def __init__(
        self, notebook: Notebook, library: Library, reader: Reader, *, window: MainWindow, icons: Icons,
        actions: WindowActions, appearance: AppearanceController, sheets: SheetsController, jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.notebook = notebook
        self.edition = edition_name(library.reading.edition())
        """The name of the edition that is open, as anchors know it."""
        self._library = library
        self._reader = reader
        self._window = window
        self._icons = icons
        self._actions = actions
        self._appearance = appearance
        self._sheets = sheets
        self._jobs = jobs
        self.pen = Pen(notebook, self)
        self.steps = Steps(self.pen, self)
        self._connect_signals()
        self._begin()

    def close(self) -> None:
        """Write what is still to be written, and let go of the file."""
        self.pen.finish()
        self.notebook.close()

    def _connect_signals(self) -> None:
        self.pen.written.connect(self._note_written)
        self.pen.trouble_changed.connect(self._say_trouble)
        undo, redo = self._actions.notes.undo, self._actions.notes.redo
        undo.triggered.connect(lambda _checked: self.steps.undo())
        redo.triggered.connect(lambda _checked: self.steps.redo())
        self.steps.changed.connect(self._show_steps)
        self.steps.overtaken.connect(self._say_overtaken)

    def _begin(self) -> None:
        if not self.notebook.exists:
            return
        self.pen.prepare()

    def _note_written(self, written: tuple[Written, ...]) -> None:
        self.changed.emit(written)

    def _show_steps(self) -> None:
        notes, steps = self._actions.notes, self.steps
        for action, name, words, alone in (
            (notes.undo, steps.next_undo, self.tr("Undo: {step}"), self.tr("Undo")),
            (notes.redo, steps.next_redo, self.tr("Do again: {step}"), self.tr("Do again")),
        ):
            action.setEnabled(bool(name))
            action.setText(words.format(step=name) if name else alone)

    def _say_trouble(self, trouble: Trouble) -> None:
        sentence = sentence_about_notes(trouble.kind, trouble.path, trouble.detail) if trouble.kind else ""
        self._window.status.show_message(TROUBLE, sentence)

    def _say_overtaken(self, name: str) -> None:
        sentence = self.tr("“{step}” was not undone: something of it has been changed again meanwhile.")
        self._window.banners.show_banner("overtaken", sentence.format(step=name))
