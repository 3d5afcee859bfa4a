"""Writing what the reader makes, in the order in which it was made and beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from tipbrowser.domain.changes import Change, Written
from tipbrowser.domain.values import Value
from tipbrowser.jobs import Serial
from tipbrowser.services.notebook import AnnotationsError, Notebook, Overtaken, trouble_of

Result = TypeVar("Result")
RETRY = 1000
"""Milliseconds after which it is looked whether what was wrong has been put right."""
MOST_UNDONE = 5000
"""Changes at once that are kept in memory to be undone; of more the backup before them is the way back."""


class Trouble(Value):
    """Why nothing can be written now."""

    kind: str
    """As ``trouble_of`` names it; empty if all is well."""
    path: str = ""
    detail: str = ""


WELL = Trouble(kind="")


class Pen(QObject):
    """The one that writes; panes ask it, and hear what was written whoever asked."""

    written = Signal(object)
    """What was written: a tuple of ``Written``. It is safe now."""
    trouble_changed = Signal(object)
    """The ``Trouble`` why nothing can be written, or ``WELL``."""
    named = Signal(str, object)
    """Something that can be undone was written: what the reader calls it, and what was written."""
    rested = Signal()
    """Nothing that takes long is being done any more."""

    def __init__(self, notebook: Notebook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.notebook = notebook
        self.trouble = WELL
        self._serial = Serial(self)
        self._working = 0
        self._retrying = QTimer(self, interval=RETRY, singleShot=True)
        self._retrying.timeout.connect(self.prepare)

    @property
    def is_idle(self) -> bool:
        """Whether all that was to be written is written, or was told to have failed."""
        return self._serial.is_idle

    @property
    def is_working(self) -> bool:
        """Whether something that takes long, such as an import, is being done, or waits for its turn."""
        return self._working > 0

    def prepare(self) -> None:
        """Look whether the file can be written, before anybody types; what is wrong is told by ``trouble_changed``."""
        self._serial.start(self.notebook.prepare, done=self._note_well, failed=self._note_failure)

    def write(
        self,
        changes: Sequence[Change],
        *,
        name: str = "",
        first: Callable[[], object] | None = None,
        done: Callable[[tuple[Written, ...]], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Write changes that belong together; ``done`` or ``failed`` is told once they are safe, or are not.

        With a ``name`` they can be undone. ``failed`` is given an ``AnnotationsError``, or ``Overtaken``; what else goes
        wrong is a fault of the program: ``failed`` is given that too, so that nobody waits for ever, and it is raised.
        ``first`` is called in the thread that writes, just before.
        """
        asked = tuple(changes)

        def work() -> list[Written]:
            if first is not None:
                first()
            return self.notebook.write(asked)

        def note(written: list[Written]) -> None:
            self._note_written(tuple(written))
            if name:
                self.named.emit(name, tuple(written))
            if done is not None:
                done(tuple(written))

        def note_failure(error: Exception) -> None:
            try:
                self._note_failure(error)
            finally:
                if failed is not None:
                    failed(error)

        self._serial.start(work, done=note, failed=note_failure)

    def work(
        self, work: Callable[[], Sequence[Written]], *, done: Callable[[tuple[Written, ...]], None],
        failed: Callable[[Exception], None], name: str = "",
    ) -> None:  # fmt: skip
        """Do something with the file that takes long, such as an import, in its turn among what is written.

        With a ``name`` it can be undone, if it is not more than ``MOST_UNDONE``.
        """

        def note(written: Sequence[Written]) -> None:
            try:
                self._note_written(tuple(written))
                if name and 0 < len(written) <= MOST_UNDONE:
                    self.named.emit(name, tuple(written))
                done(tuple(written))
            finally:
                self._rest()

        def note_failure(error: Exception) -> None:
            try:
                failed(error)
            finally:
                self._rest()

        self._working += 1
        self._serial.start(work, done=note, failed=note_failure)

    def after(self, then: Callable[[], None]) -> None:
        """Do something once all that was asked for before is written, or has failed."""
        self._serial.start(lambda: None, done=lambda _none: then(), failed=self._note_failure)

    def attend(
        self, work: Callable[[], Result], *, done: Callable[[Result], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do something with the file in its turn that changes nothing of what is shown, such as a backup."""
        self._serial.start(work, done=done, failed=failed)

    def tell(self, error: AnnotationsError) -> None:
        """Tell of what went wrong in reading as of what goes wrong in writing."""
        self._note_failure(error)

    def finish(self) -> None:
        """Wait until all that was asked for is written, or has failed."""
        self._serial.finish()

    def _note_written(self, written: tuple[Written, ...]) -> None:
        self._note_well()
        self.written.emit(written)

    def _rest(self) -> None:
        self._working -= 1
        if not self._working:
            self.rested.emit()

    def _note_well(self, _answer: object = None) -> None:
        self._retrying.stop()
        self._tell(WELL)

    def _note_failure(self, error: Exception) -> None:
        if isinstance(error, AnnotationsError):
            self._tell(Trouble(kind=trouble_of(error), path=error.path, detail=error.detail))
            self._retrying.start()
        elif not isinstance(error, Overtaken):
            raise error

    def _tell(self, trouble: Trouble) -> None:
        if trouble != self.trouble:
            self.trouble = trouble
            self.trouble_changed.emit(trouble)
