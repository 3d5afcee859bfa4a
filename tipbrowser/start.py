"""What the program starts from, as the command line and the data folder have it."""

from __future__ import annotations

from pathlib import Path

from tipbrowser.domain.values import Value
from tipbrowser.settings import Settings
from tipbrowser.window_state import WindowState

VIEWS = frozenset(("errata", "help", "about", "settings", "reading", "welcome"))
"""Views that can be opened with."""


class Start(Value):
    """What the program starts from."""

    database: Path
    """The compendium that comes with the program; the reader's own choice stands in the state."""
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
