"""Opening another compendium, and the way back to the one that comes with the program."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal

from tipbrowser.services.library import CompendiumError, Library, kind_of_error
from tipbrowser.ui import sentences

if TYPE_CHECKING:
    from tipbrowser.controllers.sheets import SheetsController
    from tipbrowser.ui.compendium_pane import CompendiumPane
    from tipbrowser.ui.main_window import MainWindow
    from tipbrowser.ui.sheet import Sheet

SHEET = "compendium"
"""The name of the sheet, and the kind of the banner."""


class CompendiaController(QObject):
    """Asks for a file, and tries it out before anything that is open is closed."""

    chosen = Signal(object)
    """The ``Path`` of a compendium that can be opened; none for the bundled one."""

    def __init__(
        self, window: MainWindow, sheets: SheetsController, *, bundled: Path,
        opened: Callable[[], Path], parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``opened`` gives the file of the compendium that is open, or is to be."""
        super().__init__(parent)
        self._window = window
        self._bundled = bundled
        self._opened = opened
        self._pane: CompendiumPane | None = None
        self._sheets = sheets
        sheets.add(SHEET, self._make_sheet)

    def ask(self) -> None:
        """Show the sheet in which a file is chosen, or put it away."""
        self._sheets.open(SHEET)

    def open(self, written: str) -> bool:
        """Open the compendium in a file, written as a path or as the address of a file; False, with a sentence, if it cannot be."""
        path = _path_of(written)
        try:
            self._try(path)
        except CompendiumError as error:
            self._say(sentences.sentence_about_staying(reason_in_words(error)))
            return False
        if path != self._opened():
            self.chosen.emit(None if path == self._bundled else path)
        return True

    def _try(self, path: Path) -> None:
        """Read what the window cannot be without, and compare the file with its digest; raises a ``CompendiumError``."""
        from tipbrowser.controllers.digest import sha256_of  # late: most readers open one compendium only

        with Library(path) as library:
            library.check(sha256_of)
            library.read_ahead()
            library.first_place(())

    def _say(self, sentence: str) -> None:
        if self._pane is not None and self._pane.isVisible():
            self._pane.show_problem(sentence)
        else:
            self._window.banners.show_banner(SHEET, sentence)

    def _make_sheet(self) -> Sheet:
        from tipbrowser.ui.compendium_pane import CompendiumPane
        from tipbrowser.ui.sheet import Sheet

        self._pane = pane = CompendiumPane()
        pane.show_opened(str(self._opened()), is_bundled=self._opened() == self._bundled)
        pane.file_entered.connect(self.open)
        pane.bundled_requested.connect(lambda: self.open(str(self._bundled)))
        return Sheet(self.tr("Another compendium"), pane)


def _path_of(written: str) -> Path:
    """Give the path that somebody typed or pasted, also one between quotation marks or as the address of a file."""
    line = written.strip().strip("\"'")
    local = QUrl(line).toLocalFile() if line.startswith("file:") else ""
    # Which leaves a name that no user has as it is, as in a shell.
    return Path(os.path.expanduser(local or line)).absolute()  # noqa: PTH111


def reason_in_words(error: CompendiumError) -> str:
    """Say why another compendium cannot be opened."""
    return sentences.sentence_about_other_compendium(kind_of_error(error), error.path, error.detail)
