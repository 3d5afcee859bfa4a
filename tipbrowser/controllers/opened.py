"""An open compendium wired to the window: the text first, the panes beside it after the first paint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from tipbrowser import NAME
from tipbrowser.controllers.history import History
from tipbrowser.controllers.options import place_named, topic_named
from tipbrowser.controllers.reading import ReadingController
from tipbrowser.controllers.restoring import restored_choice
from tipbrowser.domain.locators import short
from tipbrowser.domain.page import FRONT_MATTER, Place
from tipbrowser.domain.values import replace
from tipbrowser.services.library import Library
from tipbrowser.ui.focus_order import end_typing
from tipbrowser.ui.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QAbstractItemView

    from tipbrowser.controllers.appearance import AppearanceController
    from tipbrowser.controllers.desk import DeskController
    from tipbrowser.controllers.notes_desk import NotesDesk
    from tipbrowser.controllers.notes_door import NotesDoor
    from tipbrowser.controllers.outside_links import OutsideLinks
    from tipbrowser.controllers.search import Asked
    from tipbrowser.controllers.search_desk import SearchDesk
    from tipbrowser.controllers.sheets import SheetsController
    from tipbrowser.domain.narrowing import Narrowing
    from tipbrowser.domain.visits import Visit
    from tipbrowser.jobs import Jobs
    from tipbrowser.services.topics import TopicIndex
    from tipbrowser.ui.actions import WindowActions
    from tipbrowser.ui.icons import Icons
    from tipbrowser.ui.page.text_page import TextPage
    from tipbrowser.ui.text_area import TextArea
    from tipbrowser.window_state import WindowState


class Reader(QObject):
    """Everything that reads one open compendium, wired to the window: the text first, the rest by ``join_panes``."""

    searched = Signal()
    """Something was searched for that was not the last."""
    desk_changed = Signal()
    """Tabs or texts lie open otherwise than before."""
    own_topic_requested = Signal(str)
    """Key of an own topic that was followed beside a text."""

    def __init__(
        self, library: Library, *, window: MainWindow, is_bundled: bool = True, parent: QObject | None = None
    ) -> None:
        """Of a compendium that does not come with the program the window's title names the edition."""
        super().__init__(parent)
        self.library = library
        self._title = NAME if is_bundled else f"{NAME} ({_edition_in_words(library)})"
        self._window = window
        self.door: NotesDoor | None = None
        """What leads to the reader's notes; none before the panes are there, and where nothing is to be kept."""
        self._join_desk: Callable[[DeskController], None] | None = None
        """Wires the desk, once there is anything to wire it to."""
        self.reading = library.reading
        self.places = ReadingController(
            self.reading, History(self),
            area=window.areas[0], header=window.header, status=window.status, banners=window.banners, parent=self,
        )  # fmt: skip
        self.places.place_changed.connect(self._show_title)

    @property
    def index(self) -> TopicIndex:
        """The thematic index of the same compendium."""
        return self.library.topics

    @property
    def notes(self) -> NotesDesk | None:
        """What the reader writes; none while nothing was written or wished to be."""
        return None if self.door is None else self.door.desk

    def answer(self, locator: str, topic: str, search: str) -> bool:
        """Go to a place, list a topic and search, each in any form or empty; tells whether anything was asked for.

        Raises ``WrongOption`` if one of them names nothing.
        """
        if locator:
            self.places.go_to(place_named(locator, self.library.resolver))
        if topic:
            self.topics.show_topic(topic_named(topic, self.index.topics()))
        if search:
            self.searching.search.ask_anew(search, in_topics=bool(topic))
        return bool(locator or topic or search)

    def open_first(self, first: str, state: WindowState) -> None:
        """Go to the first place, among what lay open the last time: tabs, and a second text."""
        self._state = state
        if len(state.tabs) > 1 or state.has_second:
            self.desk.restore(first)
        else:
            self.places.go_to(first)

    @cached_property
    def desk(self) -> DeskController:
        """The tabs and the second text; made when there are any, or are to be, for it takes memory."""
        from tipbrowser.controllers.desk import DeskController

        desk = DeskController(self.reading, self.places, self._window, self._state, self)
        if self._join_desk is not None:
            self._join_desk(desk)
        return desk

    def may_leave(self) -> bool:
        """Tell whether all that was typed is safe, so that another compendium may take the place; the window says if not."""
        end_typing(self._window)
        if self.notes is None or (not self.notes.pen.is_working and self.notes.writing.may_close()):
            return True
        sentence = self.tr(
            "What you typed last is not saved yet, so this compendium stays open: open the other one again once it is."
        )
        if self.notes.pen.is_working:
            sentence = self.tr(
                "Your notes are still being changed, by an import or a backup: open the other compendium again after that."
            )
        self._window.banners.show_banner("compendium", sentence)
        return False

    def leave(self) -> None:
        """Let go of the file and of all that outlives the window's parts: another compendium is opened."""
        if "floor" in vars(self):
            self.floor.close()
        if self._has_desk:
            self.desk.leave()
        self.close()

    def close(self) -> None:
        """Let go of the file; nothing is asked any more."""
        if self.notes is not None:
            self.notes.close()
        self.library.close()

    def join_panes(
        self,
        actions: WindowActions,
        appearance: AppearanceController,
        links: OutsideLinks,
        open_levels: tuple[str, ...],
    ) -> None:
        """Make and wire what follows the text: contents, topics, errata, apparatus, reading view."""
        # Late, with all that these need: the text paints first.
        from tipbrowser.controllers.contents import ContentsController
        from tipbrowser.controllers.errata import ErrataController
        from tipbrowser.controllers.floor import FloorController
        from tipbrowser.controllers.listing import ListController
        from tipbrowser.controllers.topics import TopicsController

        window = self._window
        self.contents = ContentsController(self.reading, window.side.contents, open_levels, self)
        self.listing = ListController(self.reading.sections, entries=window.entries, parent=self)
        self.topics = TopicsController(
            self.index, listing=self.listing, errata=self.reading.errata,
            pane=window.side.topics, entries=window.entries, parent=self,
        )  # fmt: skip
        self.errata = ErrataController(self.reading.errata, window.side, self)
        self.floor = FloorController(self.reading, self.places, actions, window, appearance, self)
        self.places.join_panes(actions)
        self._connect_actions(actions)
        self._connect_signals()
        for text in self.places.texts:
            self._connect_area(text.area, links)
        self._connect_desk(actions, links)

    def _connect_desk(self, actions: WindowActions, links: OutsideLinks) -> None:
        """Let tabs and a second text be opened; what holds them is made with the first."""

        def join(desk: DeskController) -> None:
            desk.join_actions(actions)
            desk.area_added.connect(lambda area: self._connect_area(area, links))
            desk.changed.connect(self.desk_changed)

        self._join_desk = join
        if self._has_desk:
            join(self.desk)
        actions.new_tab.triggered.connect(lambda _checked: self.desk.new_tab())
        actions.second_text.triggered.connect(lambda _checked: self.desk.turn_second())
        for view in (self._window.side.contents.view, self._window.entries.view):
            self.open_apart_from(view)

    def _open_apart(self, target: str, apart: str) -> None:
        self.desk.open_apart(target, apart)

    @property
    def _has_desk(self) -> bool:
        return "desk" in self.__dict__

    def _connect_actions(self, actions: WindowActions) -> None:
        self._offered = [actions.notes.bookmark, actions.notes.own_topic, actions.notes.tray]
        from tipbrowser.ui.page.text_page import TextPage

        actions.close_list.triggered.connect(self.close_list)
        self._window.entries.explain_close(actions.close_list.toolTip())
        for action, act in (
            (actions.next_passage, TextPage.next_passage), (actions.previous_passage, TextPage.previous_passage),
            (actions.caret, TextPage.turn_caret),
        ):  # fmt: skip
            action.triggered.connect(partial(self._act_on_text, act))
        for mode, action in (
            ("only", actions.only), ("all", actions.all_of), ("any", actions.any_of), ("none", actions.none_of),
        ):  # fmt: skip
            action.triggered.connect(partial(self._window.side.topics.set_mode, mode))

    def join_search(
        self, icons: Icons, actions: WindowActions, jobs: Jobs, show_panes: Callable[[], None], state: WindowState
    ) -> None:
        """Let the box be used; what searches is made when it first is, for it takes memory."""
        window = self._window

        def make() -> SearchDesk:
            from tipbrowser.controllers.search_desk import SearchDesk

            desk = SearchDesk(
                self.library, self, window=window, icons=icons, actions=actions, jobs=jobs,
                show_panes=show_panes, recent=state.searches, parent=self,
            )  # fmt: skip
            desk.box.recent_changed.connect(self.searched)
            desk.search.notes_requested.connect(self._list_notes)
            return desk

        self._make_searching = make
        actions.search.triggered.connect(lambda _checked: self.searching.box.come())
        actions.find.triggered.connect(lambda _checked: self.searching.find_words())
        window.search_box.entered.connect(self._wake)

    @cached_property
    def searching(self) -> SearchDesk:
        """All that searches, from the first search on."""
        return self._make_searching()

    def _list_notes(self, words: str) -> None:
        if self.door is not None:
            self.door.open().overview.list_notes(words)

    def _wake(self) -> None:
        self.searching  # noqa: B018  # made now

    @property
    def _has_searched(self) -> bool:
        return "searching" in self.__dict__

    def restore_list(self, topic: str, state: WindowState) -> None:
        """Show the topic that the command line names, or the list of last time; raises a ``CompendiumError``."""
        if self.places.place is not None:
            self.contents.show_place(self.places.place)
            self.listing.show_place(self.places.place)
        if topic:
            self.topics.show_topic(topic)
        else:
            self.topics.restore(restored_choice(state), state.listed)
        if state.search:
            self.searching.restore(state)

    def join_places(self, actions: WindowActions, appearance: AppearanceController, visits: Sequence[Visit]) -> None:
        """Make and wire the list of today's places; ``visits`` are those that were kept."""
        from tipbrowser.controllers.today import TodayController

        self.today = TodayController(
            self.reading,
            self.places,
            lambda: self._window.make_floating_list(appearance.theme),
            visits=visits,
            parent=self,
        )
        actions.places.triggered.connect(self.today.open)

    def join_notes(
        self, folder: Path, icons: Icons, actions: WindowActions, appearance: AppearanceController,
        sheets: SheetsController, jobs: Jobs,
    ) -> None:  # fmt: skip
        """Let what is written into ``folder`` be shown, and made ready once it is wished for."""
        from tipbrowser.controllers.notes_door import NotesDoor, has_notes

        def make() -> NotesDesk:
            from tipbrowser.controllers.notes_desk import NotesDesk
            from tipbrowser.services.notebook import Notebook

            desk = NotesDesk(
                Notebook(folder), self.library, self, window=self._window, icons=icons, actions=actions,
                appearance=appearance, sheets=sheets, jobs=jobs, state=self._state, parent=self,
            )  # fmt: skip
            desk.arranged.connect(self.desk_changed)
            return desk

        self.door = NotesDoor(
            make, places=self.places, window=self._window, icons=icons, actions=actions.notes, state=self._state,
            has_notes=has_notes(folder), parent=self,
        )  # fmt: skip

    def with_what_was_done(self, state: WindowState) -> WindowState:
        """Give a state of the window with what was searched for and visited."""
        state = self.searching.with_search(state) if self._has_searched else state
        state = self.desk.with_texts(state) if self._has_desk else state
        state = self.notes.with_notes(state) if self.notes is not None else state
        return replace(state, visits=tuple(self.today.visits))

    def close_list(self) -> None:
        """Close the list and forget what it showed."""
        self.listing.lend(None)
        if self._has_searched:
            self.searching.search.end()
        self.topics.clear()

    @property
    def search_asked(self) -> Asked | None:
        """What is searched for; none before the first search."""
        return self.searching.search.asked if self._has_searched else None

    def search_for(self, text: str, narrowing: Narrowing) -> None:
        """Search for a text within what narrowed it when it was kept."""
        self.searching.search_again(text, narrowing)

    def open_apart_from(self, view: QAbstractItemView) -> None:
        """Let rows be asked for in a new tab, by the middle button or with Ctrl."""
        from tipbrowser.ui.apart_presses import ApartRows

        ApartRows(view).requested.connect(self._open_apart)

    def give_list(self, show: Callable[[], None]) -> None:
        """Let the list show something of the reader's, in place of topics and of what was found."""
        if self._has_searched:
            self.searching.search.end()
        self.listing.lend(show)
        self.topics.clear()

    def _connect_signals(self) -> None:
        window = self._window
        self.places.place_changed.connect(self.contents.show_place)
        self.places.place_changed.connect(self.listing.show_place)
        self.contents.place_requested.connect(self.places.go_to)
        window.entries.locator_requested.connect(self.places.go_to)
        window.entries.locator_passed.connect(self.places.pass_by)
        window.entries.close_requested.connect(self.close_list)
        self.listing.list_shown.connect(self._show_list)
        self.topics.erratum_requested.connect(self.errata.show_erratum)
        self.errata.locator_requested.connect(self.places.go_to)
        self.errata.printed_requested.connect(self.topics.show_erratum)

    def _connect_area(self, area: TextArea, links: OutsideLinks) -> None:
        """Wire what can be asked for in a text and beside it."""
        area.apparatus.topic_requested.connect(self.topics.show_topic)
        area.page.addActions(self._offered)
        area.apparatus.own_topic_requested.connect(self.own_topic_requested)
        for part in (area.page, area.apparatus):
            part.apart_requested.connect(lambda target, apart: self.desk.open_apart(target, apart, area))
        for pane in (area.page, area.apparatus):
            pane.erratum_requested.connect(self.errata.show_erratum)
            pane.outside_link_requested.connect(links.ask)
            pane.copy_requested.connect(_copy)

    def _act_on_text(self, act: Callable[[TextPage], None]) -> None:
        """Do something in the text that is read in."""
        act(self._window.area.page)

    def _show_title(self, place: Place) -> None:
        """Name the place in the window's title, by which the desktop tells windows apart."""
        page = self.reading.page(place.page)
        title = page.section.title if page is not None and page.section is not None else self.tr("Front matter")
        at = "" if place.locator is None or place.page == FRONT_MATTER else f"{short(place.locator)} · "
        self._window.setWindowTitle(f"{at}{title} – {self._title}")

    def _show_list(self, shown: bool) -> None:
        """Show or put away the list; whoever was in it goes on in the text."""
        window = self._window
        focused = window.focusWidget()
        was_inside = focused is not None and window.entries.isAncestorOf(focused)
        window.show_list(shown=shown)
        if was_inside and not shown:
            window.area.page.setFocus()


def _edition_in_words(library: Library) -> str:
    from tipbrowser.ui.sentences import words_for_edition  # late: it is seldom needed

    edition = library.reading.edition()
    return words_for_edition(edition.year, edition.language)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
