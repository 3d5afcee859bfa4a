"""What is seen of all notes together: the pane that lists them, and the counts beside their places."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from tipbrowser.controllers.badges import BadgesController

if TYPE_CHECKING:
    from tipbrowser.controllers.appearance import AppearanceController
    from tipbrowser.controllers.notes_pane import NotesPaneController
    from tipbrowser.controllers.opened import Reader
    from tipbrowser.controllers.pen import Pen
    from tipbrowser.controllers.writing import WritingController
    from tipbrowser.jobs import Jobs
    from tipbrowser.services.library import Library
    from tipbrowser.ui.actions import WindowActions
    from tipbrowser.ui.icons import Icons
    from tipbrowser.ui.main_window import MainWindow

TAB = "notes"


class Overview(QObject):
    """Counts as soon as there are notes; the pane is made when its tab is first opened."""

    gathering_requested = Signal(object)
    """As ``NotesPaneController`` has it."""

    def __init__(
        self, pen: Pen, writing: WritingController, library: Library, edition: str, *, changed: SignalInstance,
        reader: Reader, window: MainWindow, icons: Icons, actions: WindowActions, appearance: AppearanceController,
        jobs: Jobs, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``changed`` tells what was written, as that of ``NotesDesk`` does."""
        super().__init__(parent)
        self._pen = pen
        self._writing = writing
        self._library = library
        self._edition = edition
        self._changed = changed
        self._reader = reader
        self._window = window
        self._icons = icons
        self._actions = actions
        self._appearance = appearance
        self._jobs = jobs
        self.badges = BadgesController(pen, edition, library.topics, jobs, self)
        changed.connect(self.badges.note_changes)
        self.badges.changed.connect(self._show_badges)
        window.side.tab_opened.connect(self._fill_tab)
        actions.notes.notes_pane.setEnabled(True)
        self._fill_tab(window.side.tab)
        self.badges.count()

    @cached_property
    def listing(self) -> NotesPaneController:
        """The pane that lists all notes."""
        from tipbrowser.controllers.notes_pane import NotesPaneController
        from tipbrowser.services.note_finding import NoteFinding
        from tipbrowser.ui.notes_pane import NotesPane

        pane = NotesPane(self._icons, self._appearance.theme)
        self._window.side.fill_tab(TAB, pane)
        made = NotesPaneController(
            NoteFinding(self._pen.notebook, self._edition), self._pen, self._library.reading, self._library.topics,
            pane=pane, actions=self._actions.notes, jobs=self._jobs,
            make_list=lambda: self._window.make_floating_list(self._appearance.theme), parent=self,
        )  # fmt: skip
        made.place_requested.connect(self._reader.places.go_to)
        made.note_requested.connect(self._writing.show_note)
        made.gathering_requested.connect(self.gathering_requested)
        self._changed.connect(made.note_changes)
        return made

    def list_notes(self, words: str) -> None:
        """Open the pane with the notes that have some words."""
        self.listing.show_words(words)
        self._window.side.open_tab(TAB)

    def close(self) -> None:
        """Ask nothing any more: the files are let go of."""
        self._window.side.tab_opened.disconnect(self._fill_tab)
        self.badges.close()
        if "listing" in self.__dict__:
            self.listing.close()

    def _show_badges(self) -> None:
        for shown in (self._reader.contents, self._reader.listing):
            shown.show_badges(self.badges.of)
        self._reader.topics.show_badges(self.badges.of_topic)

    def _fill_tab(self, tab: str) -> None:
        if tab == TAB:
            self.listing  # noqa: B018  # made now
