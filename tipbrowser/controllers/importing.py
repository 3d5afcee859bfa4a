"""Import: a file is read and compared beside the window, and brought in whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tipbrowser.controllers.pen import MOST_UNDONE, Pen
from tipbrowser.domain.exchanged import Comparison
from tipbrowser.jobs import Cancellation, Cancelled, Jobs
from tipbrowser.models.comparison_model import ComparisonModel
from tipbrowser.services.exchanging import compare
from tipbrowser.services.notebook import AnnotationsError, Overtaken, trouble_of
from tipbrowser.ui import exchange_sentences as sentences
from tipbrowser.ui.import_pane import ImportPane
from tipbrowser.ui.note_sentences import sentence_about_notes
from tipbrowser.ui.sheet import Sheet

if TYPE_CHECKING:
    from tipbrowser.domain.changes import Written
    from tipbrowser.domain.exchanged import Collection

JOB = "import"
TOLD = 500
"""Changes after which it is told how many are done."""


class ImportController(QObject):
    """Answers the pane of imports."""

    progressed = Signal(int, int)
    """So many changes are done, of so many."""

    def __init__(
        self, pen: Pen, *, jobs: Jobs, settle: Callable[[Callable[[], None]], None], backup: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``settle`` writes what was typed, and does something then; ``backup`` is called in the writing thread before anything comes."""
        super().__init__(parent)
        self._pen = pen
        self._jobs = jobs
        self._settle = settle
        self._backup = backup
        self._cancellation = Cancellation()
        self._collection: Collection | None = None
        """What the pane shows."""
        self.pane = ImportPane()
        self.sheet = Sheet(self.tr("Import notes and bookmarks"), self.pane)
        self.progressed.connect(self.pane.show_progress)
        self.pane.preview_requested.connect(self._look)
        self.pane.import_requested.connect(self._bring)
        self.pane.cancel_requested.connect(self._cancel)

    def _cancel(self) -> None:
        self._cancellation.cancel()

    def _look(self, typed: str) -> None:
        path, mine = Path(typed).expanduser(), self._pen.notebook.path
        self._cancellation = cancellation = Cancellation()

        def work(job: Cancellation) -> tuple[Collection, Comparison, str]:
            def check() -> None:
                job.check()
                cancellation.check()

            from tipbrowser.exchange import formats  # late: it brings pydantic

            collection = formats.read_file(path)
            check()
            origin = formats.likely_origin(collection, path)
            return collection, compare(mine, collection, origin, check), origin

        def start() -> None:
            self._jobs.start(JOB, work, done=lambda found: self._show(*found), failed=self._fail)

        self.pane.forget()
        self.pane.show_running(running=True)
        self._settle(start)  # what was just typed is compared too

    def _show(self, collection: Collection, comparison: Comparison, origin: str) -> None:
        self._collection = collection
        self.pane.show_preview(
            ComparisonModel(comparison), sentences.sentence_about_comparison(comparison), origin,
            brings=not comparison.is_empty,
        )  # fmt: skip

    def _bring(self, origin: str) -> None:
        collection, notebook = self._collection, self._pen.notebook
        assert collection is not None  # else there is nothing to press
        self._cancellation = cancellation = Cancellation()
        origin = origin.encode("utf-8", "replace").decode()
        compared: list[Comparison] = []

        def goes_on(done: int) -> None:
            cancellation.check()
            if done % TOLD == 0:
                self.progressed.emit(done, len(compared[0].changes))

        def work() -> list[Written]:
            self._backup()
            # Anew: the reader may have written since the file was looked at.
            comparison = compare(notebook.path, collection, origin, cancellation.check)
            compared.append(comparison)
            return notebook.write(comparison.changes, goes_on)

        name = self.tr("import from {origin}").format(origin=origin) if origin else self.tr("import")
        self.pane.show_running(running=True)
        self._pen.work(work, done=lambda written: self._told(written, compared[0]), failed=self._fail, name=name)

    def _told(self, written: tuple[Written, ...], comparison: Comparison) -> None:
        self._collection = None
        count, different = len(comparison.new) + len(comparison.different), len(comparison.different)
        self.pane.show_result(
            sentences.sentence_about_import(count, different, undoable=0 < len(written) <= MOST_UNDONE)
        )

    def _fail(self, error: Exception) -> None:
        from tipbrowser.exchange.refusals import ImportRefused

        if isinstance(error, Cancelled):
            self.pane.show_result(self.tr("Cancelled: nothing was imported."))
        elif isinstance(error, ImportRefused):
            self.pane.show_result(sentences.sentence_about_refusal(error.reason, error.detail, error.line))
        elif isinstance(error, AnnotationsError):
            trouble = sentence_about_notes(trouble_of(error), error.path, error.detail)
            self.pane.show_result(self.tr("{trouble} Nothing was imported.").format(trouble=trouble))
        elif isinstance(error, Overtaken):
            self.pane.show_result(
                self.tr("Something was written by another window meanwhile; nothing was imported. Look into it again.")
            )
        else:
            self.pane.forget()
            raise error
