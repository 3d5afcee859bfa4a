"""All that the reader makes, wired to the window: one pen, one file, and a controller for each kind of thing."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from tipbrowser.controllers.bookmarks import BookmarksController
from tipbrowser.controllers.copying import CopyingController
from tipbrowser.controllers.exchanging import ExchangeController
from tipbrowser.controllers.kept_notes import KeptNotes
from tipbrowser.controllers.note_telling import NoteTelling
from tipbrowser.controllers.overview import Overview
from tipbrowser.controllers.own_lists import OwnLists
from tipbrowser.controllers.own_topics import OwnTopicsController
from tipbrowser.controllers.pen import Pen, Trouble
from tipbrowser.controllers.placing import PlacingController
from tipbrowser.controllers.spilled import Spilled
from tipbrowser.controllers.steps import Steps
from tipbrowser.controllers.tagging import Tagging
from tipbrowser.controllers.trays import TraysController
from tipbrowser.controllers.undoable import Undoable
from tipbrowser.controllers.writing import WritingController
from tipbrowser.domain.anchors import edition_name
from tipbrowser.domain.annotations import Note
from tipbrowser.domain.locators import short
from tipbrowser.domain.values import replace
from tipbrowser.services.anchoring import Anchoring
from tipbrowser.services.item_places import ItemPlaces
from tipbrowser.services.notebook import Notebook
from tipbrowser.services.shelving import Shelving

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tipbrowser.controllers.appearance import AppearanceController
    from tipbrowser.controllers.note_keeping import NoteKeeping
    from tipbrowser.controllers.opened import Reader
    from tipbrowser.controllers.reading import OpenText
    from tipbrowser.controllers.sheets import SheetsController
    from tipbrowser.controllers.taking import TakingController
    from tipbrowser.controllers.versions import VersionsController
    from tipbrowser.domain.annotations import Item
    from tipbrowser.domain.changes import Written
    from tipbrowser.domain.highlighting import Span
    from tipbrowser.jobs import Jobs
    from tipbrowser.services.library import Library
    from tipbrowser.ui.actions import WindowActions
    from tipbrowser.ui.icons import Icons
    from tipbrowser.ui.main_window import MainWindow
    from tipbrowser.window_state import WindowState

LOOK_AFTER = 2000
"""Milliseconds from when the notes are there until every row of them is looked at."""

MENDED = frozenset({"damaged", "foreign"})
"""Troubles that are put right by looking at the file: what is damaged is set aside, and what is typed can be saved again."""

SAID = 8_000
"""Milliseconds for which it is said what has to be chosen first."""
UNKNOWN = -1
"""In place of the number of the last change, while something is wrong with the file."""


class NotesDesk(QObject):
    """Holds the notebook; made after the first paint, and opens the file then if there is one."""

    changed = Signal(object)
    """What was written, by whomever: a tuple of ``Written``; empty if it is not known what, as after an import."""

    arranged = Signal()
    """Something of it stands otherwise in the window than before."""

    def __init__(
        self, notebook: Notebook, library: Library, reader: Reader, *, window: MainWindow, icons: Icons,
        actions: WindowActions, appearance: AppearanceController, sheets: SheetsController, jobs: Jobs,
        state: WindowState, parent: QObject | None = None,
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
        self.kept = KeptNotes(self.pen, library, self.edition, self)
        self.writing = WritingController(
            self.kept, self.pen, library, reader.places, icons=icons, actions=actions.notes, parent=self
        )
        self._state = state
        self._is_closed = False
        self._known = 0
        """The number of the last change that the window shows."""
        for text in reader.places.texts:
            self._add_text(text)
        self.tagging = Tagging(self.kept, self.pen, self)
        self._build_own_things(state)
        self._looking = QTimer(self, interval=LOOK_AFTER, singleShot=True)
        self.telling = NoteTelling(
            self.pen, self.steps, self.writing, window=window, actions=actions.notes, parent=self
        )
        self.spilled = Spilled(self.pen, self.writing.drafts.waiting, window.banners, self)
        self._connect_signals()
        self._begin()
        self._join_highlights()

    @cached_property
    def keeping(self) -> NoteKeeping:
        """What looks for damage and makes backups; made once the start is over, or at the first wish for it."""
        from tipbrowser.controllers.note_keeping import NoteKeeping

        return NoteKeeping(
            self.pen, window=self._window, sheets=self._sheets, jobs=self._jobs, settle=self._settle, parent=self
        )

    def with_notes(self, state: WindowState) -> WindowState:
        """Give a state of the window with how the notes stand in it."""
        strip = self.writing.text.strip
        height = strip.open_height if strip.is_arranged else self._state.notes_height
        return replace(
            state, notes_open=strip.is_open, notes_height=height, open_folders=self.bookmarks.open_folders,
            own_list=self.lists.key, tray=self.trays.tray,
        )  # fmt: skip

    @cached_property
    def versions(self) -> VersionsController:
        """What shows earlier versions, from the first wish for them on."""
        from tipbrowser.controllers.versions import VersionsController

        return VersionsController(self.pen, self._sheets, self._appearance, name_of=self._subject_of, parent=self)

    @cached_property
    def taking(self) -> TakingController:
        """What takes paragraphs along, from the first wish for it on."""
        from tipbrowser.controllers.taking import TakingController

        return TakingController(
            self.pen, self._library, edition=self.edition, trays=self.trays, reader=self._reader, window=self._window,
            appearance=self._appearance, jobs=self._jobs, settle=self._settle,
            template_folder=self._sheets.resources / "export" / "template", parent=self,
        )  # fmt: skip

    def _take_along(self) -> None:
        self.trays.pane.open()
        self._sheets.open("take_along")
        self.taking.offer()

    def close(self) -> None:
        """Write what is still to be written, and let go of the file."""
        self._is_closed = True
        self.undoable.finish()
        _application().applicationStateChanged.disconnect(self._follow_desktop)
        self.overview.close()
        self.bookmarks.close()
        if "keeping" in self.__dict__:
            self.keeping.close()
        self.writing.may_close()
        self.writing.drafts.finish()
        self._looking.stop()  # only now: what is written last may have found damage
        self.notebook.close()

    def _build_overview(self) -> None:
        """Count what there is beside its places, and let all of it be listed."""
        self.overview = Overview(
            self.pen, self.writing, self._library, self.edition, changed=self.changed, reader=self._reader,
            window=self._window, icons=self._icons, actions=self._actions, appearance=self._appearance, jobs=self._jobs,
            parent=self,
        )  # fmt: skip
        self.overview.gathering_requested.connect(self.trays.sources.put_listed)

    def _build_own_things(self, state: WindowState) -> None:
        """Make what does bookmarks and own topics, what is found again in other editions, and what is exchanged."""
        window, reader, reading = self._window, self._reader, self._library.reading
        self.undoable = Undoable(self.pen, self.steps, window.banners, window.status, self)
        anchoring, places = Anchoring(reading), ItemPlaces(self.notebook, reading)
        self.lists = OwnLists(reader, places, window.entries, last=state.own_list, selected=state.listed, parent=self)
        self.own_topics = OwnTopicsController(
            self.notebook, anchoring, places, pen=self.pen, undoable=self.undoable, lists=self.lists, reader=reader,
            window=window, actions=self._actions, icons=self._icons, appearance=self._appearance, jobs=self._jobs,
            parent=self,
        )  # fmt: skip
        self.bookmarks = BookmarksController(
            Shelving(self.notebook, self.edition), anchoring, places, pen=self.pen, undoable=self.undoable,
            lists=self.lists, reader=reader, window=window, actions=self._actions, icons=self._icons,
            appearance=self._appearance, jobs=self._jobs, open_folders=state.open_folders, tagging=self.tagging, parent=self,
        )  # fmt: skip

        self.trays = TraysController(
            self._library, anchoring, places, pen=self.pen, drafts=self.writing.drafts, undoable=self.undoable,
            reader=reader, window=window, actions=self._actions, icons=self._icons, appearance=self._appearance,
            jobs=self._jobs, selected=self._selected_spans, tray=state.tray,
            parent=self,
        )  # fmt: skip
        self.copying = CopyingController(
            self._library, window=window, actions=self._actions.notes, appearance=self._appearance,
            sheets=self._sheets, selected=self._selected_spans, parent=self,
        )  # fmt: skip
        self.placing = PlacingController(
            self.kept, self.pen, self._library, self.edition, jobs=self._jobs, banners=self._window.banners, sheets=self._sheets,
            actions=self._actions.notes, places=self._reader.places, parent=self,
        )  # fmt: skip
        self.exchange = ExchangeController(
            self.pen, self._library, edition=self.edition, jobs=self._jobs, sheets=self._sheets,
            actions=self._actions.notes, settle=self._settle, backup=self.notebook.back_up, parent=self,
        )  # fmt: skip

    def _add_text(self, text: OpenText) -> None:
        notes = self.writing.add_text(text)
        notes.strip.plan(self._state.notes_height, is_open=self._state.notes_open or notes.strip.is_open)

    def look_again(self) -> None:
        """Show what another program, or another window, has changed meanwhile."""
        last = self.kept.ask(lambda reader: reader.last_change(), max(self._known, 0))
        if last != self._known:
            self._known = last
            self.writing.look_again()
            self.changed.emit(())

    def _follow_trouble(self, trouble: Trouble) -> None:
        """Show all anew once the file can be read that could not be; look at one that was damaged while it was open."""
        if trouble.kind:
            self._known = UNKNOWN
            if trouble.kind in MENDED:
                self._looking.start()
        elif self._known == UNKNOWN:
            self.look_again()

    def _connect_signals(self) -> None:
        self.pen.trouble_changed.connect(self._follow_trouble)
        _application().applicationStateChanged.connect(self._follow_desktop)
        self._reader.places.text_added.connect(self._add_text)
        self.writing.arranged.connect(self.arranged)
        self.writing.versions_requested.connect(self._show_versions)
        self.pen.written.connect(self._note_written)
        self.changed.connect(self.bookmarks.take)
        self.changed.connect(self.own_topics.take)
        self.changed.connect(self.trays.take)
        for source in (self.bookmarks, self.own_topics):
            source.gathering_requested.connect(self.trays.sources.put_items)
        notes = self._actions.notes
        self._looking.timeout.connect(lambda: self.keeping.look())  # noqa: PLW0108  # it is made only then
        notes.backups.triggered.connect(lambda _checked: self.keeping.open_backups())
        notes.bin.triggered.connect(lambda _checked: self.keeping.open_bin())
        notes.backup_folder.triggered.connect(lambda _checked: self.keeping.open_folder())
        self._sheets.say_unprotected = lambda: self.keeping.unprotected()  # noqa: PLW0108  # as above
        for action in (notes.backups, notes.bin, notes.backup_folder):
            action.setEnabled(True)
        self._sheets.add("take_along", lambda: self.taking.sheet)
        notes.take_along.triggered.connect(lambda _checked: self._take_along())
        notes.take_along.setEnabled(True)
        notes.topic_note.triggered.connect(lambda _checked: self._write_about_topic())
        notes.topic_note.setEnabled(True)
        notes.tags.triggered.connect(lambda _checked: self._open_tags())
        notes.tags.setEnabled(True)
        self.changed.connect(self.placing.follow)

    def _begin(self) -> None:
        self._build_overview()
        self._looking.start()
        if self.notebook.exists:
            self._known = self.kept.ask(lambda reader: reader.last_change(), 0)
            self.pen.prepare()
            self.own_topics.read()
            self.trays.read()
            self.placing.begin()
        self.spilled.look()

    def _show_versions(self, id_: str) -> None:
        self.versions.show(id_)

    def _subject_of(self, item: Item) -> str:
        locator = self.kept.locator_of(item)
        named = item.body.name if isinstance(item.body, Note) else ""
        return short(locator) if locator else named or self.tr("A note about nothing in particular")

    def _follow_desktop(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look_again()

    def _join_highlights(self) -> None:
        """Let words be highlighted, and show on the pages what is the reader's."""
        from tipbrowser.controllers.highlight_cards import Highlighting
        from tipbrowser.controllers.highlights import HighlightsController
        from tipbrowser.controllers.legend import LegendController
        from tipbrowser.controllers.page_contents import PageContents
        from tipbrowser.controllers.wishes import Wishes

        wishes = Wishes(self.pen, self)
        self.contents = PageContents(self.notebook, self.edition, self._window.status, self)
        self.legend = LegendController(
            self.notebook, wishes, actions=self._actions, sheets=self._sheets, appearance=self._appearance, parent=self
        )
        self.highlighting = Highlighting(
            self._reader.places, self._window, self.contents,
            HighlightsController(self.contents, wishes, self.edition, self), self.legend, self._actions,
            self.tagging, self,
        )  # fmt: skip
        floor = self._reader.floor
        floor.highlights_of = self.contents.highlights_in
        self.contents.changed.connect(floor.refresh)
        self.changed.connect(self.contents.follow)
        self.highlighting.note_requested.connect(self._write_about_highlight)
        self.highlighting.badge_pressed.connect(self._open_badge)
        self.bookmarks.words_done.connect(lambda: self.highlighting.active.let_go())  # noqa: PLW0108  # of the text read in then
        self.highlighting.tray_requested.connect(self.trays.put_selected)
        self.changed.connect(self.legend.follow)
        self.trays.gathered.changed.connect(lambda: self.contents.show_tray(self.trays.gathered.holding.on_page))

    def _write_about_highlight(self, highlight: str) -> None:
        """Write in the newest note about a highlight, or begin its first one."""
        none: list[Item] = []
        item = self.kept.item(highlight)
        notes = self.kept.ask(lambda reader: reader.about("highlight", highlight), none)
        if notes:
            self.writing.show_note(notes[-1].id)
        elif item is not None:
            self.writing.new_note("highlight", highlight, self.kept.locator_of(item))

    def _open_badge(self, kind: str, locator: str) -> None:
        """Show what a mark in the margin stands for; its paragraph is the current one already."""
        if kind == "note":
            self.writing.text.strip.set_open(is_open=True)
        elif kind == "tray":
            self.trays.show_passage(locator)
        else:
            self._window.side.open_tab("bookmarks")

    def _write_about_topic(self) -> None:
        """Write about the topic that one is at in its tab, or else the only one that is listed."""
        side, listed = self._window.side, self._reader.topics.choice.included
        is_at = side.topics.view.hasFocus() and side.topics.topic
        topic = side.topics.topic if is_at or len(listed) != 1 else listed[0]
        if topic:
            self.writing.write_about("topic", topic)
        else:
            words = self.tr("Choose a topic in the tab Topics first: a note is about one of them.")
            self._window.status.show_message("topic note", words)
            QTimer.singleShot(SAID, self, lambda: self._window.status.show_message("topic note", ""))

    def _open_tags(self) -> None:
        """Let the tags be typed of what one is at: a row of a pane, a highlight, or else the note about the paragraph."""
        side, focused = self._window.side, self._window.focusWidget()
        tab = side.tab if focused is not None and side.isAncestorOf(focused) else ""
        if tab == "bookmarks":
            self.bookmarks.shelf.open_tags()
        elif tab == "notes":
            self.overview.listing.open_tags()
        elif not self.highlighting.active.open_tags():
            self.writing.edit_tags()

    def _selected_spans(self) -> Sequence[Span]:
        return self.highlighting.active.notes.selected_spans()

    def _settle(self, then: Callable[[], None]) -> None:
        """Write what was typed, and do something once that was tried, unless the window closes before."""
        self.writing.settle(lambda: None if self._is_closed else then())

    def _note_written(self, written: tuple[Written, ...]) -> None:
        self._known = max([max(self._known, 0), *(one.after.change for one in written if one.after is not None)])
        self.writing.follow(written)
        self.changed.emit(written)


def _application() -> QGuiApplication:
    found = QGuiApplication.instance()
    assert isinstance(found, QGuiApplication)
    return found
