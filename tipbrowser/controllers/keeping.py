"""What is kept for the next start, and what is said when it cannot be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from tipbrowser.settings import Settings, save_settings
from tipbrowser.ui.status_line import StatusLine
from tipbrowser.window_state import WindowState, save_state


class Keeper(QObject):
    """Writes settings and window state; a failure is said in the bottom line, and the program goes on."""

    def __init__(self, folder: Path | None, status: StatusLine, parent: QObject | None = None) -> None:
        """``folder`` is the data folder; with none, nothing is kept (screenshots)."""
        super().__init__(parent)
        self._folder = folder
        self._status = status

    def keep_settings(self, settings: Settings) -> None:
        """Write the settings."""
        if self._folder is None:
            return
        try:
            save_settings(self._folder, settings)
        except OSError as error:
            self._say_why(self._folder, error)

    def keep_state(self, state: WindowState) -> None:
        """Write the window state."""
        if self._folder is None:
            return
        try:
            save_state(self._folder, state)
        except OSError as error:
            self._say_why(self._folder, error)

    def _say_why(self, folder: Path, error: OSError) -> None:
        sentence = self.tr("Settings and place cannot be kept in {folder} ({reason}); reading goes on.")
        self._status.show_message(sentence.format(folder=folder, reason=error.strerror or type(error).__name__))
