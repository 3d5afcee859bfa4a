"""Export and import in the window: their sheets are made when they are first opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from tipbrowser.controllers.exporting import ExportController
    from tipbrowser.controllers.importing import ImportController
    from tipbrowser.controllers.pen import Pen
    from tipbrowser.controllers.sheets import SheetsController
    from tipbrowser.jobs import Jobs
    from tipbrowser.services.library import Library
    from tipbrowser.ui.note_actions import NoteActions
    from tipbrowser.ui.sheet import Sheet


class ExchangeController(QObject):
    """Opens what gives to others and takes from them."""

    def __init__(
        self, pen: Pen, library: Library, *, edition: str, jobs: Jobs, sheets: SheetsController, actions: NoteActions,
        settle: Callable[[Callable[[], None]], None], backup: Callable[[], object], parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``edition`` is the name of the one that is open; ``settle`` writes what was typed, and does something then.

        ``backup`` makes one before an import; it is called in the writing thread.
        """
        super().__init__(parent)
        self._pen = pen
        self._library = library
        self._edition = edition
        self._jobs = jobs
        self._settle = settle
        self._backup = backup
        self.exporting: ExportController | None = None
        """Once it was opened."""
        self.importing: ImportController | None = None
        sheets.add("export", self._make_export)
        sheets.add("import", self._make_import)
        for action, name in ((actions.export, "export"), (actions.import_, "import")):
            action.setEnabled(True)
            action.triggered.connect(lambda _checked, name=name: sheets.open(name))

    def _make_export(self) -> Sheet:
        from tipbrowser.controllers.exporting import ExportController

        self.exporting = ExportController(
            self._pen, self._library, edition=self._edition, jobs=self._jobs, settle=self._settle, parent=self
        )
        return self.exporting.sheet

    def _make_import(self) -> Sheet:
        from tipbrowser.controllers.importing import ImportController

        self.importing = ImportController(
            self._pen, jobs=self._jobs, settle=self._settle, backup=self._backup, parent=self
        )
        return self.importing.sheet
