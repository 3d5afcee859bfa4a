"""Composition root: constructs store, services, controllers and window, and runs them."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, qVersion
from PySide6.QtWidgets import QApplication

from tipbrowser import NAME, __version__, paths
from tipbrowser.controllers.appearance import AppearanceController, dress, theme_at_start
from tipbrowser.controllers.keeping import Keeper
from tipbrowser.controllers.opened import Reader, WrongOption
from tipbrowser.controllers.restoring import (
    current_state,
    fit_to_screen,
    restore_panes,
    restore_window,
    restored_choice,
)
from tipbrowser.domain.publication import Edition
from tipbrowser.domain.values import Value, replace
from tipbrowser.json_file import Loaded
from tipbrowser.lasting_constants import keep_constants
from tipbrowser.logs import install_exception_hook
from tipbrowser.services.reading import Reading
from tipbrowser.settings import Settings, load_settings
from tipbrowser.store.compendium import Compendium
from tipbrowser.store.errors import (
    CompendiumDamaged,
    CompendiumError,
    CompendiumForeign,
    CompendiumMissing,
    CompendiumNewer,
    CompendiumUnreadable,
)
from tipbrowser.ui import sentences
from tipbrowser.ui.fonts import load_fonts
from tipbrowser.ui.main_window import MainWindow
from tipbrowser.window_state import WindowState, load_state

if TYPE_CHECKING:
    from tipbrowser.jobs import Cancellation, Jobs
    from tipbrowser.services.resolving import Resolver
    from tipbrowser.services.topics import TopicIndex
    from tipbrowser.ui.actions import WindowActions
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
VIEWS = ("errata", "help", "about", "settings", "reading", "welcome")


class Start(Value):
    """What the program starts from."""

    database: Path
    folder: Path | None
    """The data folder; none where nothing is to be kept."""
    settings: Settings = Settings()
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
        self._topic = ""
        self._view = ""
        self._resting = QTimer(self, interval=PLACE_RESTS, singleShot=True)
        theme = theme_at_start(start.settings, application)
        dress(application, theme, start.settings, paths.resources() / "style")
        self.window = MainWindow(theme, start.settings.text_size)
        self._keeper = Keeper(start.folder, self.window.status, self)
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
        try:
            compendium = Compendium(self._start.database)
            self.reader = self._read(compendium)
        except CompendiumError as error:
            self._show_missing(error)
            return
        self._show_panes()
        state = self._start.state
        targets = [self.reader.resolve(locator)] if locator else [state.locator, state.page]
        # Of a place that another edition has not, the page is better than the beginning.
        any(self.reader.places.go_to(target) for target in [*targets, FIRST_PAGE] if target)
        self._topic = self.reader.find_topic(topic) if topic else ""
        # The list itself comes with the panes; its place is kept from the first paint on.
        self.window.show_list(shown=bool(topic) or not restored_choice(state).is_empty)
        if not state.welcomed:
            self.window.area.show_welcome(shown=True)
        self.reader.places.place_changed.connect(self._resting.start)

    def show_view(self, name: str) -> None:
        """Open a sheet, a tab or the welcome by its name, as soon as it is there."""
        self._view = name
        self.window.area.show_welcome(shown=name == "welcome")
        if self._jobs is None:
            return
        if name == "errata" and self.window.is_built:
            self.window.side.open_tab("errata")
        elif name in {"help", "about", "settings"}:
            self.sheets.open(name)

    def say_fault(self, logged: bool) -> None:
        """Say that an error happened that nobody expected."""
        self.window.banners.show_banner("fault", sentences.sentence_about_fault(logged=logged))

    def close(self) -> None:
        """Keep the state and end what runs in the background."""
        self._keep_state()
        if self._jobs is not None:
            self._jobs.close()

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
        if self._jobs is None:
            self._build_actions()
            self._build_sheets()
        self.actions.reading.setEnabled(self.reader is not None)
        if self.reader is not None and not self.window.is_built:
            self._build_panes(self.reader)
        if self._view:
            self.show_view(self._view)

    def _read(self, compendium: Compendium) -> Reader:
        def make_index() -> TopicIndex:
            from tipbrowser.services.topics import TopicIndex  # late: the text paints first

            return TopicIndex(compendium)

        def make_resolver() -> Resolver:
            from tipbrowser.services.resolving import Resolver  # late: only the command line asks

            return Resolver(compendium)

        return Reader(
            Reading(compendium), make_index=make_index, make_resolver=make_resolver, window=self.window,
            parent=self,
        )  # fmt: skip

    def _build_actions(self) -> None:
        from tipbrowser.ui.actions import WindowActions  # late, with their icons: the text paints first
        from tipbrowser.ui.icons import Icons

        self._icons = Icons(paths.resources() / "icons")
        self.actions = WindowActions(self._icons, self)
        self.appearance.join_actions(self.actions)
        self.window.show_actions(self.actions)
        self.window.area.guide_requested.connect(self.actions.help.trigger)
        self.actions.quit.triggered.connect(self.window.close)

    def _build_sheets(self) -> None:
        from tipbrowser.controllers.outside_links import OutsideLinks
        from tipbrowser.controllers.sheets import SheetsController
        from tipbrowser.jobs import Jobs

        self._jobs = Jobs(self)
        self.links = OutsideLinks(
            self.window.banners, confirm=lambda: self.appearance.settings.confirm_outside_links, parent=self
        )
        self.sheets = SheetsController(
            self.window, self.actions, self.appearance, help_folder=paths.resources() / "help",
            data_folder=str(self._start.folder or ""), about=self._about, parent=self,
        )  # fmt: skip
        self.sheets.set_home(self._missing or self.window.columns)
        self.sheets.outside_link_requested.connect(self.links.ask)

    def _build_panes(self, reader: Reader) -> None:
        from tipbrowser.controllers.pointing import PaneKeys, SideButtons

        state = self._start.state
        self.window.build_panes(self._icons, self.appearance.theme)
        reader.join_panes(self.actions, self.appearance, self.links, state.open_levels or ("A",))
        reader.topics.load()
        restore_panes(self.window, state)
        place = reader.places.place
        if place is not None:
            reader.contents.show_place(place)
            reader.topics.show_place(place)
        if self._topic:
            reader.topics.show_topic(self._topic)
        else:
            reader.topics.show_choice(restored_choice(state))
        self._pane_keys = PaneKeys(self.window, self.actions, self._show_panes, self)
        self._side_buttons = SideButtons(self.window, self.actions, self)
        self._watch_integrity()

    def _watch_integrity(self) -> None:
        assert self._jobs is not None
        self._jobs.start("integrity", self._check, done=_nothing, failed=self._say_damaged)

    def _check(self, _cancellation: Cancellation) -> bool:
        from tipbrowser.controllers.digest import sha256_of
        from tipbrowser.store.integrity import check_integrity

        return check_integrity(self._start.database, sha256_of)

    def _say_damaged(self, _error: Exception) -> None:
        self.window.banners.show_banner("integrity", sentences.sentence_about_changed_text())

    def _show_missing(self, error: CompendiumError) -> None:
        sentence = sentences.sentence_about(KINDS.get(type(error), "damaged"), error.path, error.detail)
        if self._missing is None:
            from tipbrowser.ui.missing_pane import MissingPane

            self._missing = MissingPane(sentence)
            self._missing.retry_requested.connect(self._retry)
        self._missing.show_sentence(sentence)
        self.window.show_sheet(self._missing)
        self.window.header.show_place(NAME, "")

    def _retry(self) -> None:
        self.open_compendium()
        self._fill()

    def _show_panes(self) -> None:
        if self.reader is not None:
            if self._jobs is not None:
                self.sheets.set_home(self.window.columns)
            self.window.show_panes()

    def _put_welcome_away(self) -> None:
        self.window.area.show_welcome(shown=False)
        self._start = replace(self._start, state=replace(self._start.state, welcomed=True))
        self.window.area.page.setFocus()
        self._keep_state()

    def _keep_state(self) -> None:
        place = self.reader.places.place if self.reader else None
        built = self.reader is not None and self.window.is_built
        choice = self.reader.topics.choice if self.reader and built else restored_choice(self._start.state)
        self._keeper.keep_state(current_state(self.window, place, choice, self._start.state))

    def _closing(self) -> None:
        if self.reader is not None and self.window.is_built:
            self.reader.floor.close()
        self.appearance.leave()
        self.close()

    def _about(self) -> tuple[Edition | None, Mapping[str, str]]:
        versions = {NAME: __version__, "Python": sys.version.split()[0], "Qt": qVersion()}
        return (self.reader.reading.edition() if self.reader else None), versions


def run(arguments: Namespace) -> int:
    """Open the window, or draw it to a file, as the command line asks; gives the exit status."""
    keep_constants()
    application = QApplication.instance() or QApplication([NAME, "-style", "fusion"])
    assert isinstance(application, QApplication)
    QCoreApplication.setApplicationName(NAME)
    load_fonts(paths.resources() / "fonts")
    view = getattr(arguments, "view", None)
    try:
        if view is not None and view not in VIEWS:
            raise WrongOption(f"There is no view “{view}”; there are {', '.join(VIEWS)}.")
        if arguments.screenshot is not None:
            return _draw(application, arguments)
        return _open(application, arguments)
    except WrongOption as wrong:
        sys.stderr.write(f"tipbrowser: {wrong}\n")
        return 2


def _open(application: QApplication, arguments: Namespace) -> int:
    start = _start_from(paths.data_folder(arguments.data_dir), arguments)
    program = Program(application, start)
    assert start.folder is not None
    former = install_exception_hook(start.folder, program.say_fault)
    try:
        program.open_compendium(arguments.locator or "", arguments.topic or "")
        if arguments.view:
            program.show_view(arguments.view)
        if start.state.maximized:
            program.window.showMaximized()
        else:
            if arguments.size is None:
                fit_to_screen(program.window)
            program.window.show()
        program.window.area.take_focus()
        return application.exec()
    finally:
        sys.excepthook = former


def _draw(application: QApplication, arguments: Namespace) -> int:
    """Draw the window as it is after its first paint."""
    settings, state = _asked(Settings(theme="light"), WindowState(welcomed=True), arguments)
    program = Program(
        application, Start(database=paths.bundled_database(), folder=None, settings=settings, state=state)
    )
    program.open_compendium(arguments.locator or "", arguments.topic or "")
    if arguments.view:
        program.show_view(arguments.view)
    saved: list[bool] = []

    def draw() -> None:
        shown = program.window
        if arguments.view == "reading" and program.reader is not None:
            view = program.reader.floor.prepare()
            view.resize(program.window.size())
            saved.append(view.grab().save(str(arguments.screenshot), "PNG"))
        else:
            saved.append(shown.grab().save(str(arguments.screenshot), "PNG"))
        application.quit()

    program.window.first_painted.connect(lambda: QTimer.singleShot(0, draw))
    program.window.show()
    program.window.area.take_focus()
    application.exec()
    program.window.close()
    if not saved or not saved[0]:
        raise WrongOption(f"The picture could not be written to {arguments.screenshot}.")
    return 0


def _start_from(folder: Path, arguments: Namespace) -> Start:
    settings, settings_file = load_settings(folder)
    state, state_file = load_state(folder)
    problems = [*_problems("settings.json", settings_file), *_problems("window.json", state_file)]
    settings, state = _asked(settings, state, arguments)
    return Start(
        database=paths.bundled_database(), folder=folder, settings=settings, state=state, problems=tuple(problems)
    )


def _asked(settings: Settings, state: WindowState, arguments: Namespace) -> tuple[Settings, WindowState]:
    """Give settings and state with what the command line asks instead."""
    theme, size, text = (getattr(arguments, name, None) for name in ("theme", "size", "text_size"))
    if theme:
        settings = replace(settings, theme=theme)
    if text:
        settings = replace(settings, text_size=text)
    if size:
        state = replace(state, width=size[0], height=size[1], maximized=False, columns=())
    return settings, state


def _problems(name: str, loaded: Loaded) -> list[str]:
    if loaded.kept_aside is not None:
        return [sentences.sentence_about_kept_aside(name, loaded.kept_aside.name)]
    return [sentences.sentence_about_unread(name, loaded.problem)] if loaded.problem else []


def _nothing(_result: object) -> None:
    """The database is as it was built; nothing is to be said."""
