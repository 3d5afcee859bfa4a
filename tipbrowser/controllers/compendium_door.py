"""The actions that open another compendium, and what does them, made at the first wish."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tipbrowser.controllers.compendia import CompendiaController
    from tipbrowser.controllers.sheets import SheetsController
    from tipbrowser.ui.actions import WindowActions
    from tipbrowser.ui.main_window import MainWindow


class CompendiumDoor:
    """Most readers open one compendium only, and pay for no more."""

    def __init__(
        self, window: MainWindow, actions: WindowActions, sheets: SheetsController, *, bundled: Path,
        opened: Callable[[], Path], chosen: Callable[[Path | None], object],
    ) -> None:  # fmt: skip
        """``opened`` gives the file that is open; ``chosen`` is told another, none for the bundled one."""
        self._made: CompendiaController | None = None
        self._window = window
        self._sheets = sheets
        self._bundled = bundled
        self._opened = opened
        self._chosen = chosen
        notes = actions.notes
        notes.open_compendium.triggered.connect(lambda _checked: self._make().ask())
        notes.open_compendium.setEnabled(True)
        notes.bundled_compendium.triggered.connect(lambda _checked: self.open(str(bundled)))
        notes.bundled_compendium.setEnabled(opened() != bundled)

    def open(self, written: str) -> bool:
        """Open the compendium in a file, as ``CompendiaController.open``."""
        return self._make().open(written)

    def _make(self) -> CompendiaController:
        if self._made is None:
            from tipbrowser.controllers.compendia import CompendiaController

            self._made = CompendiaController(
                self._window, self._sheets, bundled=self._bundled, opened=self._opened, parent=self._sheets
            )
            self._made.chosen.connect(self._chosen)
        return self._made
