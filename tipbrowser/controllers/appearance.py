"""Theme and text size: chosen by the reader or the system, in effect at once, and kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from tipbrowser.domain.looks import TEXT_SIZES
from tipbrowser.domain.values import replace
from tipbrowser.settings import Settings
from tipbrowser.ui.main_window import MainWindow
from tipbrowser.ui.theme import DARK, LIGHT, Theme, apply_theme, is_dark, system_prefers_dark

if TYPE_CHECKING:
    from tipbrowser.ui.actions import WindowActions

STEP = 10
USUAL = 100


def theme_for(settings: Settings, application: QApplication) -> Theme:
    """Give the theme that the settings ask for, or the system where they leave it to the system."""
    if settings.theme == "system":
        return DARK if system_prefers_dark(application) else LIGHT
    return DARK if settings.theme == "dark" else LIGHT


def theme_at_start(settings: Settings, application: QApplication) -> Theme:
    """Give the same as ``theme_for``, sooner, as long as the program is not dressed."""
    if settings.theme == "system":
        return DARK if is_dark(application.palette()) else LIGHT
    return DARK if settings.theme == "dark" else LIGHT


def interface_scale(text_size: int) -> int:
    """Give the size of the interface's type in per cent: it grows and shrinks half as much as the text."""
    return 100 + (text_size - 100) // 2


def dress(application: QApplication, theme: Theme, settings: Settings, style_folder: Path) -> None:
    """Dress the whole program; before the first widget is made it costs half as much as after."""
    apply_theme(application, theme, folder=style_folder, scale=interface_scale(settings.text_size))


class AppearanceController(QObject):
    """Holds the settings; every view follows a change of them."""

    settings_changed = Signal(object)
    """The new ``Settings``."""
    look_changed = Signal()
    """Theme or text size are others, by the settings or by the system."""

    def __init__(
        self,
        application: QApplication,
        window: MainWindow,
        settings: Settings,
        *,
        theme: Theme,
        style_folder: Path,
        keep: Callable[[Settings], None],
        parent: QObject | None = None,
    ) -> None:
        """``application`` is dressed already as the settings ask, in ``theme``."""
        super().__init__(parent)
        self._application = application
        self._window = window
        self._actions: WindowActions | None = None
        self._settings = settings
        self._style_folder = style_folder
        self._keep = keep
        self._theme = theme
        self._application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._show_look()

    @property
    def settings(self) -> Settings:
        """The settings in effect."""
        return self._settings

    @property
    def theme(self) -> Theme:
        """The theme in effect."""
        return self._theme

    def set_theme(self, theme: str) -> None:
        """Use ``system``, ``light`` or ``dark``."""
        self._change(replace(self._settings, theme=theme))

    def set_text_size(self, percent: int) -> None:
        """Use a text size, brought into the range from 80 to 200 per cent."""
        fitting = max(TEXT_SIZES.start, min(percent, TEXT_SIZES.stop - 1))
        self._change(replace(self._settings, text_size=fitting))

    def set_reading_size(self, points: int) -> None:
        """Use a text size in the reading view, one of ``READING_SIZES``."""
        self._change(replace(self._settings, reading_size=points))

    def set_confirmation(self, confirm: bool) -> None:
        """Ask before outside links open, or not."""
        self._change(replace(self._settings, confirm_outside_links=confirm))

    def remember(self, wished: Mapping[str, str]) -> None:
        """Keep what was wished when something was copied or taken along, by name; what else is kept of it stays."""
        taking = {**dict(self._settings.taking), **wished}
        self._change(replace(self._settings, taking=tuple(sorted(taking.items()))))

    def leave(self) -> None:
        """Follow the system no longer: the window is closing."""
        self._application.styleHints().colorSchemeChanged.disconnect(self._follow_system)

    def join_actions(self, actions: WindowActions) -> None:
        """Let the actions, made after the first paint, change the look and follow it."""
        self._actions = actions
        self._show_in(actions)
        actions.theme.triggered.connect(lambda: self.set_theme("light" if self._theme is DARK else "dark"))
        actions.larger.triggered.connect(lambda: self.set_text_size(self._settings.text_size + STEP))
        actions.smaller.triggered.connect(lambda: self.set_text_size(self._settings.text_size - STEP))
        actions.usual_size.triggered.connect(lambda: self.set_text_size(USUAL))

    def _follow_system(self) -> None:
        if theme_for(self._settings, self._application) is not self._theme:
            self._theme = theme_for(self._settings, self._application)
            self._dress()

    def _change(self, settings: Settings) -> None:
        if settings == self._settings:
            return
        before, self._settings = self._settings, settings
        theme = theme_for(settings, self._application)
        if theme is not self._theme or settings.text_size != before.text_size:
            self._theme = theme
            self._dress()
        self._keep(settings)
        self.settings_changed.emit(settings)

    def _dress(self) -> None:
        dress(self._application, self._theme, self._settings, self._style_folder)
        self._show_look()
        self.look_changed.emit()

    def _show_look(self) -> None:
        """Let everything follow that paints itself."""
        size = self._settings.text_size
        if self._actions is not None:
            self._show_in(self._actions)
        self._window.set_least_size(interface_scale(size))
        self._window.header.show_text_size(size)
        self._window.set_theme(self._theme)
        for area in self._window.areas:
            area.set_text_scale(size)
        if self._window.desk is not None:
            self._window.desk.set_text_scale(size)

    def _show_in(self, actions: WindowActions) -> None:
        """Draw the icons in the theme's colour and the type's size, and let the size go no further than it can."""
        scale = interface_scale(self._settings.text_size)
        actions.set_look(self._theme.text, dark=self._theme is DARK, scale=scale)
        self._window.header.set_menu_icon(actions.menu_icon(self._theme.text))
        actions.larger.setEnabled(self._settings.text_size < TEXT_SIZES.stop - 1)
        actions.smaller.setEnabled(self._settings.text_size > TEXT_SIZES.start)
