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
from tipbrowser.controllers.restoring import restore_columns, restore_panes, restore_window, restored_choice, state_of
from tipbrowser.domain.publication import Edition
from tipbrowser.domain.values import replace
from tipbrowser.faults import sentence_of
from tipbrowser.services.library import CompendiumError, Library
from tipbrowser.settings import Settings
from tipbrowser.start import VIEWS, Start
from tipbrowser.ui.main_window import MainWindow
from tipbrowser.window_state import WindowState

if TYPE_CHECKING:
    from tipbrowser.controllers.lost_compendium import LostCompendium
    from tipbrowser.instance.listening import Instance
    from tipbrowser.instance.seat import Seat
    from tipbrowser.jobs import Jobs
    from tipbrowser.ui.actions import WindowActions
    from tipbrowser.ui.floating_list import FloatingList
    from tipbrowser.ui.missing_pane import MissingPane
    from tipbrowser.ui.theme import Theme

PLACE_RESTS = 2000
"""Milliseconds after the last change of place until it is kept."""
OF_THE_TEXT = {"errata", "reading"}
"""Views that there are only with a compendium."""


class Program(QObject):
    """The window with its controllers, whether there is a compendium or not."""

    actions: WindowActions
    """From the first paint on."""

    def __init__(self, application: QApplication, start: Start) -> None:
        super().__init__()
        self._application = application
        self._start = start
        self.database = start.database
        """The compendium that is open, or is to be."""
        self._left: Path | None = None
        """The compendium that was open before."""
        self._lost: LostCompendium | None = None
        self.reader: Reader | None = None
        self._missing: MissingPane | None = None
        self._jobs: Jobs | None = None
        self._parts: list[QObject] = []
        """What goes when another compendium is opened, beside the reader."""
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
        self._begin(start.settings, theme)
        self._connect_signals()
        self._restore()

    def open_compendium(self, locator: str = "", topic: str = "") -> None:
        """Open the reader's compendium and go to a place; if it cannot be, the bundled one; without that, say what is wrong.

        Raises ``WrongOption`` if the locator or the topic names nothing.
        """
        self._asked = (locator, topic)
        other = self._start.state.compendium
        try:
            self._open(Path(other) if other else self._start.database, locator, topic)
        except CompendiumError as error:
            if not other:
                self._show_missing(error)
                return
            self._start = replace(self._start, state=replace(self._start.state, compendium=""))
            self.open_compendium(locator, topic)
            self._say_lost(other, error)

    def switch(self, path: Path | None) -> None:
        """Open another compendium, which was tried out, in the same window; with none the bundled one.

        What lay open lies open again, as far as the other one has it. While something of a note is not saved, the window
        says so, and nothing is closed.
        """
        if self.reader is not None and not self.reader.may_leave():
            return
        state = replace(self._state(), compendium=str(path or ""))
        self._left, self._lost = self.database, None
        self._begin_anew(state)
        self.window.take_focus()
        self._keep_state()

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
        from tipbrowser.controllers.asked_look import look_as  # late, as the next: most windows hear of no other start
        from tipbrowser.ui.coming_forward import come_forward

        come_forward(self.window, asked.get("token", ""))
        if self.reader is None or not self.window.is_built:
            self._unanswered = asked
            return
        look_as(asked, self.appearance, self._keeper)
        if asked.get("compendium"):
            self.compendia.open(asked["compendium"])
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

    def _begin(self, settings: Settings, theme: Theme) -> None:
        """Let the window, in which nothing stands but a text, look as the settings ask."""
        self.appearance = AppearanceController(
            self._application, self.window, settings,
            theme=theme, style_folder=paths.resources() / "style", keep=self._keeper.keep_settings, parent=self,
        )  # fmt: skip
        self._parts.append(self.appearance)
        self.window.area.welcome_dismissed.connect(self._put_welcome_away)

    def _begin_anew(self, state: WindowState) -> None:
        """Open the compendium that a state names, in a window of which nothing is left but its frame."""
        settings, theme = self.appearance.settings, self.appearance.theme
        self._leave()
        self._start = replace(self._start, state=state)
        self.window.begin_anew(theme, settings.text_size)
        self._begin(settings, theme)
        restore_columns(self.window, state)
        self.open_compendium()
        self._fill()

    def _leave(self) -> None:
        """End all that belongs to the compendium that is open, and to the panes that show it."""
        self._resting.stop()
        if self._jobs is not None:
            self._jobs.close()
        if self.reader is not None:
            self.reader.leave()
            self._parts.append(self.reader)
        self.appearance.leave()
        for part in self._parts:
            part.deleteLater()
        self._parts, self.reader, self._jobs, self._missing = [], None, None, None

    def _open(self, database: Path, locator: str, topic: str) -> None:
        """Open a database and go to a place; raises a ``CompendiumError`` or ``WrongOption``, and nothing is open then."""
        state = self._start.state
        former = [one for one in (self._start.database, self._left) if one]
        library = Library(database, former=former, notes=lambda: self._start.notes)
        try:
            # Of a place that another edition has not, the page is better than the beginning.
            targets = (place_named(locator, library.resolver),) if locator else (state.locator, state.page)
            first = library.first_place(targets)
            self._topic = topic_named(topic, library.topics.topics()) if topic else ""
        except (CompendiumError, WrongOption):
            library.close()
            raise
        self.database = database
        self.reader = Reader(library, window=self.window, is_bundled=database == self._start.database, parent=self)
        self._show_panes()
        self.reader.open_first(first, state)
        # The list itself comes with the panes; its place is kept from the first paint on.
        self.window.show_list(shown=bool(topic) or bool(state.search) or not restored_choice(state).is_empty)
        if not state.welcomed:
            self.window.areas[0].show_welcome(shown=True)
        self.reader.places.place_changed.connect(self._resting.start)

    def _connect_signals(self) -> None:
        self.window.first_painted.connect(self._fill)
        self.window.closing.connect(self._closing)
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
                self.reader.library.read_ahead()
            except CompendiumError as error:
                self._give_up(self.reader, error)
            else:
                self._build_panes(self.reader)
        self._show_asked_view()

    def _give_up(self, reader: Reader, error: CompendiumError) -> None:
        """Let go of a compendium that turned out not to be readable."""
        if other := self._start.state.compendium:
            self._begin_anew(replace(self._start.state, compendium=""))
            self._say_lost(other, error)
            return
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
        self._parts += (self.actions, self.palette)

    def _make_floating_list(self) -> FloatingList:
        return self.window.make_floating_list(self.appearance.theme)

    def _build_sheets(self) -> None:
        from tipbrowser.controllers.compendium_door import CompendiumDoor
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
        self.compendia = CompendiumDoor(
            self.window, self.actions, self.sheets, bundled=self._start.database, opened=lambda: self.database,
            chosen=self.switch,
        )  # fmt: skip
        self._parts += (self._jobs, self.links, self.sheets)

    def _build_panes(self, reader: Reader) -> None:
        from tipbrowser.controllers.pointing import PaneKeys, SideButtons
        from tipbrowser.soundness import watch_integrity

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
        self._parts += (self._pane_keys, self._side_buttons)
        watch_integrity(self.database, self._jobs, self.window.banners)
        side = self.window.side
        for changed in (
            reader.listing.list_shown, reader.searched, reader.desk_changed, side.tab_opened, side.folding_changed,
        ):  # fmt: skip
            changed.connect(self._resting.start)
        self._show_list(reader)

    def _show_list(self, reader: Reader) -> None:
        """Show the list that the command line asks for, or that of last time; if it cannot be read, say so."""
        try:
            reader.restore_list(self._topic, self._start.state)
        except CompendiumError as error:
            self.window.show_list(shown=False)
            self.say_fault(error, logged=False)

    def _say_lost(self, path: str, error: CompendiumError) -> None:
        from tipbrowser.controllers.lost_compendium import LostCompendium  # late, as the next: it is hardly ever needed

        self._lost = LostCompendium(
            self.window.banners, path, error, reopen=lambda path: self.compendia.open(path),  # noqa: PLW0108  # made later
            forgotten=self._keep_state, parent=self,
        )  # fmt: skip

    def _show_missing(self, error: CompendiumError) -> None:
        from tipbrowser.controllers.missing import show_missing

        self._missing = show_missing(self.window, error, self._missing, self._retry)
        if self._jobs is not None:
            self.sheets.set_home(self._missing)

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

    def _state(self) -> WindowState:
        state = state_of(self.window, self.reader, self._start.state)
        return replace(state, compendium=self._lost.path) if self._lost is not None else state

    def _keep_state(self) -> None:
        self._keeper.keep_state(self._state())

    def _closing(self) -> None:
        if self.reader is not None and self.window.is_built:
            self.reader.floor.close()
        self.appearance.leave()
        self.close()

    def _about(self) -> tuple[Edition | None, str, Mapping[str, str]]:
        versions = {NAME: __version__, "Python": sys.version.split()[0], "Qt": qVersion()}
        file = "" if self.database == self._start.database else str(self.database)
        return (self.reader.reading.edition() if self.reader else None), file, versions
