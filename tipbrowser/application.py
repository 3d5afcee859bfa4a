"""Composition root: constructs store, services, controllers and window, and runs them."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, qVersion
from PySide6.QtWidgets import QApplication

from tipbrowser import NAME, __version__, paths
from tipbrowser.controllers.appearance import AppearanceController, dress, theme_at_start
from tipbrowser.controllers.keeping import Keeper
from tipbrowser.controllers.opened import Reader
from tipbrowser.controllers.options import WrongOption, place_named, topic_named
from tipbrowser.controllers.restoring import (
    current_state,
    restore_panes,
    restore_window,
    restored_choice,
)
from tipbrowser.domain.publication import Edition
from tipbrowser.domain.values import Value, replace
from tipbrowser.faults import sentence_of
from tipbrowser.services.library import Library
from tipbrowser.settings import Settings
from tipbrowser.soundness import watch_integrity
from tipbrowser.store.errors import (
    CompendiumDamaged,
    CompendiumError,
    CompendiumForeign,
    CompendiumMissing,
    CompendiumNewer,
    CompendiumUnreadable,
)
from tipbrowser.ui import sentences
from tipbrowser.ui.main_window import MainWindow
from tipbrowser.window_state import WindowState

if TYPE_CHECKING:
    from tipbrowser.instance.listening import Instance
    from tipbrowser.instance.seat import Seat
    from tipbrowser.jobs import Jobs
    from tipbrowser.ui.actions import WindowActions
    from tipbrowser.ui.floating_list import FloatingList
    from tipbrowser.ui.missing_pane import MissingPane

KINDS: Mapping[type[CompendiumError], str] = {
    CompendiumMissing: "missing",
    CompendiumUnreadable: "unreadable",
    CompendiumForeign: "foreign",
    CompendiumDamaged: "damaged",
    CompendiumNewer: "newer",
}
FIRST_PAGE = "A.I"
PLACE_RESTS = 2000
"""Milliseconds after the last change of place until it is kept."""
VIEWS = frozenset(("errata", "help", "about", "settings", "reading", "welcome"))
OF_THE_TEXT = {"errata", "reading"}
"""Views that there are only with a compendium."""


class Start(Value):
    """What the program starts from."""

    database: Path
    folder: Path | None
    """The data folder; none where nothing is to be kept."""
    notes: Path | None = None
    """The folder of the reader's notes; none where there are to be none."""
    settings: Settings = Settings()
    kept: Settings | None = None
    """The settings in the data folder, where the command line asks for others for this start."""
    state: WindowState = WindowState()
    problems: tuple[str, ...] = ()
    """Sentences on what could not be read."""


class Program(QObject):
    """The window with its controllers, whether there is a compendium or not."""

    actions: WindowActions
    """From the first paint on."""

    def __init__(self, application: QApplication, start: Start) -> None:
        super().__init__()
        self._start = start
        self.reader: Reader | None = None
        self._missing: MissingPane | None = None
        self._jobs: Jobs | None = None
        self._asked = ("", "")
        """Locator and topic that the command line named."""
        self._unanswered: Mapping[str, str] = {}
        """What another start asked for while there was no compendium."""
        self._topic = ""
        self._view = ""
        self._closed = False
        self._instance: Instance | None = None
        self._resting = QTimer(self, interval=PLACE_RESTS, singleShot=True)
        theme = theme_at_start(start.settings, application)
        dress(application, theme, start.settings, paths.resources() / "style")
        self.window = MainWindow(theme, start.settings.text_size)
        self._keeper = Keeper(start.folder, self.window.status, kept=start.kept, asked=start.settings, parent=self)
        self.appearance = AppearanceController(
            application, self.window, start.settings,
            theme=theme, style_folder=paths.resources() / "style", keep=self._keeper.keep_settings, parent=self,
        )  # fmt: skip
        self._connect_signals()
        self._restore()

    def open_compendium(self, locator: str = "", topic: str = "") -> None:
        """Open the database and go to a place; without one the window says what is wrong.

        Raises ``WrongOption`` if the locator or the topic names nothing.
        """
        self._asked = (locator, topic)
        try:
            library = Library(self._start.database)
        except CompendiumError as error:
            self._show_missing(error)
            return
        try:
            first = self._first_place(library, locator)
            self._topic = topic_named(topic, library.topics.topics()) if topic else ""
        except CompendiumError as error:
            library.close()
            self._show_missing(error)
            return
        except WrongOption:
            library.close()
            raise
        self.reader = Reader(library, window=self.window, parent=self)
        self._show_panes()
        state = self._start.state
        self.reader.open_first(first, state)
        # The list itself comes with the panes; its place is kept from the first paint on.
        self.window.show_list(shown=bool(topic) or bool(state.search) or not restored_choice(state).is_empty)
        if not state.welcomed:
            self.window.areas[0].show_welcome(shown=True)
        self.reader.places.place_changed.connect(self._resting.start)

    def show_view(self, name: str) -> None:
        """Open a sheet, a tab, the reading view or the welcome by its name, as soon as it is there."""
        self._view = name
        self.window.areas[0].show_welcome(shown=name == "welcome")
        self._show_asked_view()

    def be_the_one(self, seat: Seat) -> None:
        """Let other starts over the same data folder come to this window, which holds the seat."""
        if not self._closed:
            from tipbrowser.instance.listening import Instance  # late: only after the first paint is it of use

            self._instance = Instance(seat, self)
            self._instance.called.connect(self.answer)
            self._instance.listen()

    def answer(self, asked: Mapping[str, str]) -> None:
        """Come to the front, and go where another start was asked to go; what names nothing is said in the window."""
        self.window.come_forward(asked.get("token", ""))
        if self.reader is None or not self.window.is_built:
            self._unanswered = asked
            return
        try:
            if self.reader.answer(*(asked.get(name, "") for name in ("locator", "topic", "search"))):
                self._show_panes()
        except WrongOption as wrong:
            self.window.banners.show_banner("option", str(wrong))
        if asked.get("view") in VIEWS:
            self.show_view(asked["view"])

    def say_fault(self, error: BaseException, logged: bool) -> None:
        """Say that a part of the compendium cannot be read, or that an error happened that nobody expected."""
        name = "integrity" if isinstance(error, CompendiumError) else "fault"
        self.window.banners.show_banner(name, sentence_of(error, logged=logged))

    def close(self) -> None:
        """Keep the state and end what runs in the background."""
        self._closed = True
        if self._instance is not None:
            self._instance.close()
        self._resting.stop()
        self._keep_state()
        if self._jobs is not None:
            self._jobs.close()
        if self.reader is not None:
            self.reader.close()

    def _connect_signals(self) -> None:
        self.window.first_painted.connect(self._fill)
        self.window.closing.connect(self._closing)
        self.window.area.welcome_dismissed.connect(self._put_welcome_away)
        self._resting.timeout.connect(self._keep_state)

    def _restore(self) -> None:
        restore_window(self.window, self._start.state)
        self.window.setWindowTitle(NAME)
        for number, problem in enumerate(self._start.problems):
            self.window.banners.show_banner(f"start {number}", problem)

    def _fill(self) -> None:
        """Make after the first paint what the reader does not look at first."""
        if self._closed:
            return
        if self._jobs is None:
            self._build_actions()
            self._build_sheets()
        if self.reader is not None and not self.window.is_built:
            try:
                self.reader.read_ahead()
            except CompendiumError as error:
                self._give_up(self.reader, error)
            else:
                self._build_panes(self.reader)
        self._show_asked_view()

    def _first_place(self, library: Library, locator: str) -> str:
        """Give where to begin, once its page has been read: it is the window's first text."""
        state = self._start.state
        targets: tuple[str, ...] = (state.locator, state.page, FIRST_PAGE)
        if locator:
            targets = (place_named(locator, library.resolver),)
        # Of a place that another edition has not, the page is better than the beginning.
        for target in targets:
            page = library.reading.page_of(target) if target else None
            found = library.reading.page(page) if page else None
            if found is not None and found.passages:
                return target
        raise CompendiumDamaged(self._start.database, "no text")

    def _give_up(self, reader: Reader, error: CompendiumError) -> None:
        """Let go of a compendium that turned out not to be readable."""
        self.reader = None
        reader.close()
        reader.deleteLater()
        self._show_missing(error)

    def _show_asked_view(self) -> None:
        name = self._view
        if self._jobs is None or (name in OF_THE_TEXT and not self.window.is_built):
            return
        self._view = ""
        if name == "errata":
            self.window.side.open_tab(name)
        elif name == "reading":
            self.actions.reading.trigger()
        elif name in {"help", "about", "settings"}:
            self.sheets.open(name)

    def _build_actions(self) -> None:
        from tipbrowser.controllers.palette import PaletteController
        from tipbrowser.ui.actions import WindowActions  # late, with their icons: the text paints first
        from tipbrowser.ui.icons import Icons

        self._icons = Icons(paths.resources() / "icons")
        self.actions = WindowActions(self._icons, self)
        self.appearance.join_actions(self.actions)
        self.actions.enable_reading(enabled=False)
        self.window.show_actions(self.actions)
        self.window.area.guide_requested.connect(self.actions.help.trigger)
        self.actions.quit.triggered.connect(self.window.close)
        self.actions.menu.triggered.connect(self.window.header.open_menu)
        self.palette = PaletteController(self.actions, self._make_floating_list, self)

    def _make_floating_list(self) -> FloatingList:
        return self.window.make_floating_list(self.appearance.theme)

    def _build_sheets(self) -> None:
        from tipbrowser.controllers.outside_links import OutsideLinks
        from tipbrowser.controllers.sheets import SheetsController
        from tipbrowser.jobs import Jobs

        self._jobs = Jobs(self)
        self.links = OutsideLinks(
            self.window.banners, confirm=lambda: self.appearance.settings.confirm_outside_links, parent=self
        )
        self.sheets = SheetsController(
            self.window, self.actions, self.appearance, self._keeper, help_folder=paths.resources() / "help",
            data_folder=str(self._start.folder or ""), about=self._about, parent=self,
        )  # fmt: skip
        self.sheets.set_home(self._missing or self.window.columns)
        self.sheets.outside_link_requested.connect(self.links.ask)

    def _build_panes(self, reader: Reader) -> None:
        from tipbrowser.controllers.pointing import PaneKeys, SideButtons

        state = self._start.state
        self.window.build_panes(self._icons, self.appearance.theme)
        self.actions.enable_reading(enabled=True)
        reader.join_panes(self.actions, self.appearance, self.links, state.open_levels or ("A",))
        assert self._jobs is not None
        reader.join_search(self._icons, self.actions, self._jobs, self._show_panes, state)
        reader.join_places(self.actions, self.appearance, state.visits)
        if self._start.notes is None:
            self.window.area.keep_no_notes()
        else:
            reader.join_notes(self._start.notes, self._icons, self.actions, self.appearance, self.sheets, self._jobs)
        reader.topics.load()
        restore_panes(self.window, state)
        self._pane_keys = PaneKeys(self.window, self.actions, self._show_panes, self)
        self._side_buttons = SideButtons(self.window, self.actions, reader.places, self)
        watch_integrity(self._start.database, self._jobs, self.window.banners)
        for changed in (
            reader.listing.list_shown,
            reader.searched,
            reader.desk_changed,
            self.window.side.tab_opened,
            self.window.side.folding_changed,
        ):
            changed.connect(self._resting.start)
        place = reader.places.place
        if place is not None:
            reader.contents.show_place(place)
            reader.listing.show_place(place)
        self._show_list(reader)

    def _show_list(self, reader: Reader) -> None:
        """Show the topic that the command line names, or the one of last time; if it cannot be read, say so."""
        try:
            if self._topic:
                reader.topics.show_topic(self._topic)
            else:
                reader.topics.restore(restored_choice(self._start.state), self._start.state.listed)
            if self._start.state.search:
                reader.searching.restore(self._start.state)
        except CompendiumError as error:
            self.window.show_list(shown=False)
            self.say_fault(error, logged=False)

    def _show_missing(self, error: CompendiumError) -> None:
        sentence = sentences.sentence_about(KINDS.get(type(error), "damaged"), error.path, error.detail)
        if self._missing is None:
            from tipbrowser.ui.missing_pane import MissingPane

            self._missing = MissingPane(sentence)
            self._missing.retry_requested.connect(self._retry)
        self._missing.show_sentence(sentence)
        if self._jobs is not None:
            self.sheets.set_home(self._missing)
        self.window.show_sheet(self._missing)
        self.window.header.show_place(NAME, "")
        self.window.setWindowTitle(NAME)
        self.window.status.show_place("")
        self.window.status.show_coverage("")

    def _retry(self) -> None:
        try:
            self.open_compendium(*self._asked)
        except WrongOption as wrong:
            self.window.banners.show_banner("option", str(wrong))
            self.open_compendium()
        self._fill()
        self.answer(self._unanswered)

    def _show_panes(self) -> None:
        if self.reader is not None:
            if self._jobs is not None:
                self.sheets.set_home(self.window.columns)
            self.window.show_panes()

    def _put_welcome_away(self) -> None:
        self.window.areas[0].show_welcome(shown=False)
        self._start = replace(self._start, state=replace(self._start.state, welcomed=True))
        self.window.area.page.setFocus()
        self._keep_state()

    def _keep_state(self) -> None:
        place = self.reader.places.place if self.reader else None
        built = self.reader is not None and self.window.is_built
        choice = self.reader.topics.choice if self.reader and built else restored_choice(self._start.state)
        state = current_state(self.window, place, choice, self._start.state)
        self._keeper.keep_state(self.reader.with_what_was_done(state) if self.reader and built else state)

    def _closing(self) -> None:
        if self.reader is not None and self.window.is_built:
            self.reader.floor.close()
        self.appearance.leave()
        self.close()

    def _about(self) -> tuple[Edition | None, Mapping[str, str]]:
        versions = {NAME: __version__, "Python": sys.version.split()[0], "Qt": qVersion()}
        return (self.reader.reading.edition() if self.reader else None), versions
