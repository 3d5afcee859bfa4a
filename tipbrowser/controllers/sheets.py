"""The guide, the settings and the words about the edition: made when first opened, shown in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tipbrowser.controllers.appearance import AppearanceController
from tipbrowser.controllers.keeping import Keeper
from tipbrowser.domain.publication import Edition
from tipbrowser.ui.about_pane import AboutPane
from tipbrowser.ui.actions import WindowActions
from tipbrowser.ui.help_pane import HelpPane
from tipbrowser.ui.main_window import MainWindow
from tipbrowser.ui.settings_pane import SettingsPane
from tipbrowser.ui.sheet import Sheet


class SheetsController(QObject):
    """Opens and closes the sheets; the keyboard goes with them and comes back."""

    outside_link_requested = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        actions: WindowActions,
        appearance: AppearanceController,
        keeper: Keeper,
        *,
        help_folder: Path,
        data_folder: str,
        about: Callable[[], tuple[Edition | None, str, Mapping[str, str]]],
        parent: QObject | None = None,
    ) -> None:
        """``about`` gives the edition, if there is one, its file if it is not the bundled one, and the versions by name."""
        super().__init__(parent)
        self._window = window
        self._actions = actions
        self._appearance = appearance
        self._keeper = keeper
        self._help_folder = help_folder
        self._data_folder = data_folder
        self._about = about
        self._makers: dict[str, Callable[[], Sheet]] = {
            "help": self._make_help,
            "settings": self._make_settings,
            "about": self._make_about,
        }
        self._sheets: dict[str, Sheet] = {}
        self.say_unprotected: Callable[[], str] = str
        """Gives a sentence on what the file system cannot do to protect the notes; empty if it can do all."""
        self._home: QWidget = window.columns
        self._connect_signals()

    @property
    def resources(self) -> Path:
        """The folder of all that the program brings along."""
        return self._help_folder.parent

    def set_home(self, home: QWidget) -> None:
        """Come back to ``home`` when a sheet is closed: the panes, or what stands in their place."""
        self._home = home

    def add(self, name: str, make: Callable[[], Sheet]) -> None:
        """Let another sheet be opened by its name; ``make`` makes it the first time."""
        self._makers[name] = make

    def open(self, name: str) -> None:
        """Show ``help``, ``settings``, ``about`` or one that was added; shown already, it closes."""
        if name not in self._sheets:
            self._sheets[name] = self._makers[name]()
            self._sheets[name].close_requested.connect(self.close)
        sheet = self._sheets[name]
        if isinstance(sheet.content, AboutPane):
            sheet.content.show_about(*self._about())  # the compendium may have been found meanwhile
        if self._window.stack.currentWidget() is sheet:
            self.close()
            return
        self._window.show_sheet(sheet)
        sheet.take_focus()

    def close(self) -> None:
        """Come back to the panes."""
        self._window.stack.setCurrentWidget(self._home)
        self._window.take_focus()

    def _connect_signals(self) -> None:
        self._actions.help.triggered.connect(lambda: self.open("help"))
        self._actions.settings.triggered.connect(lambda: self.open("settings"))
        self._actions.about.triggered.connect(lambda: self.open("about"))
        actions = self._actions
        for step in (
            actions.back, actions.forward, actions.new_tab, actions.close_tab, actions.reopen_tab, actions.next_tab,
            actions.previous_tab, actions.second_text,
        ):  # fmt: skip
            step.triggered.connect(self._uncover)

    def _uncover(self) -> None:
        """Put a sheet away when the text behind it moves, so that the step is seen."""
        if isinstance(self._window.stack.currentWidget(), Sheet):
            self.close()

    def _make_help(self) -> Sheet:
        pane = HelpPane(self._help_folder)
        pane.show_page("start")
        pane.outside_link_requested.connect(self.outside_link_requested)
        return Sheet(self.tr("User's guide"), pane)

    def _make_settings(self) -> Sheet:
        pane = SettingsPane()
        pane.show_settings(self._appearance.settings)
        pane.show_folder(self._data_folder)
        pane.theme_requested.connect(self._appearance.set_theme)
        pane.text_size_requested.connect(self._appearance.set_text_size)
        pane.reading_size_requested.connect(self._appearance.set_reading_size)
        pane.confirmation_requested.connect(self._appearance.set_confirmation)
        pane.show_problem(self._keeper.problem)
        pane.show_unprotected(self.say_unprotected())
        self._appearance.settings_changed.connect(pane.show_settings)
        self._keeper.problem_changed.connect(pane.show_problem)
        return Sheet(self.tr("Settings"), pane)

    def _make_about(self) -> Sheet:
        return Sheet(self.tr("About"), AboutPane())
