"""What is kept for the next start, and what is said when it cannot be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from tipbrowser.domain.values import items, replace
from tipbrowser.settings import Settings, save_settings
from tipbrowser.ui.status_line import StatusLine
from tipbrowser.window_state import WindowState, save_state


class Keeper(QObject):
    """Writes settings and window state; a failure is said in the bottom line, and the program goes on."""

    problem_changed = Signal(str)
    """Why settings or place cannot be kept, as a sentence; empty once they can."""

    def __init__(
        self,
        folder: Path | None,
        status: StatusLine,
        *,
        kept: Settings | None = None,
        asked: Settings | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``folder`` is the data folder; with none, nothing is kept (screenshots).

        ``kept`` are the settings in it, ``asked`` those of this start: what the command line alone asks for holds for
        this start, and the reader's own choice stays.
        """
        super().__init__(parent)
        self._folder = folder
        self._problems: dict[str, str] = {}
        self._status = status
        self._own = dict(items(kept)) if kept is not None else {}
        self._only_asked = (
            {name: value for name, value in items(asked) if value != self._own.get(name)} if asked else {}
        )

    @property
    def problem(self) -> str:
        """Why settings or place could not be kept the last time, as a sentence; empty if they could."""
        return next(iter(self._problems.values()), "")

    def keep_settings(self, settings: Settings) -> None:
        """Write the settings."""
        if self._folder is None:
            return
        chosen = dict(items(settings))
        self._only_asked = {name: value for name, value in self._only_asked.items() if chosen[name] == value}
        self._own |= {name: value for name, value in chosen.items() if name not in self._only_asked}
        settings = replace(settings, **{name: self._own[name] for name in self._only_asked if name in self._own})
        try:
            save_settings(self._folder, settings)
        except OSError as error:
            self._say("settings", self._sentence(self._folder, error))
        else:
            self._say("settings", "")

    def hold(self, name: str, value: object, now: Settings) -> None:
        """Let a setting that another start asks for hold until the window is closed, and the reader's own choice stay.

        ``now`` are the settings in effect.
        """
        self._own = dict(items(now)) | self._own
        if self._own[name] != value:
            self._only_asked[name] = value

    def keep_state(self, state: WindowState) -> None:
        """Write the window state."""
        if self._folder is None:
            return
        try:
            save_state(self._folder, state)
        except OSError as error:
            self._say("place", self._sentence(self._folder, error))
        else:
            self._say("place", "")

    def _sentence(self, folder: Path, error: OSError) -> str:
        sentence = self.tr("Settings and place cannot be kept in {folder} ({reason}); reading goes on.")
        return sentence.format(folder=folder, reason=error.strerror or type(error).__name__)

    def _say(self, kind: str, sentence: str) -> None:
        before = self.problem
        self._problems.pop(kind, None)
        if sentence:
            self._problems[kind] = sentence
        self._status.show_message(kind, sentence)
        if self.problem != before:
            self.problem_changed.emit(self.problem)
