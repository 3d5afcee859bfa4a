"""Letters that cannot be saved in their time, put down beside the file: killed now, the program finds them again."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from tipbrowser.jobs import Serial
from tipbrowser.services.notebook import AnnotationsError
from tipbrowser.services.waiting_notes import Waiting, WaitingNotes

if TYPE_CHECKING:
    from tipbrowser.controllers.drafts import Draft

LATE = 180
"""Milliseconds in memory alone after which a letter is put down; what is saved as usual is saved before."""


class Exposed:
    """Since when letters of a draft are nowhere but in memory, in seconds of a clock that only goes forward."""

    def __init__(self) -> None:
        self._typed: float | None = None
        self._saving: float | None = None

    @property
    def since(self) -> float | None:
        """When the earliest of them was typed; none if there are none."""
        return self._typed if self._saving is None else self._saving

    def note_typed(self) -> None:
        """A letter was typed."""
        if self._typed is None:
            self._typed = time.monotonic()

    def note_saving(self) -> None:
        """All of them are being saved."""
        self._typed, self._saving = None, self.since

    def note_saved(self) -> None:
        """Those that were being saved are in the file."""
        self._saving = None

    def note_failed(self) -> None:
        """Those that were being saved are not in the file."""
        self._typed, self._saving = self.since, None

    def note_safe(self) -> None:
        """All of them were put down."""
        self._typed = self._saving = None


class Spilling(QObject):
    """Puts down what is not saved in its time, and takes it away once it is; in a thread of its own."""

    def __init__(
        self, file: WaitingNotes, drafts: Callable[[], Sequence[Draft]], parent: QObject | None = None
    ) -> None:
        """``drafts`` gives the notes that are being written."""
        super().__init__(parent)
        self._file = file
        self._drafts = drafts
        self._serial = Serial(self)
        self._newest: Sequence[Waiting] = ()
        """What is to stand in the file; none without one."""
        self._put: Sequence[Waiting] = ()
        """What stands there; only the other thread asks for it."""
        self._late = QTimer(self, interval=LATE, singleShot=True)
        self._late.timeout.connect(self._look)

    def note_typed(self) -> None:
        """A letter was typed somewhere."""
        if not self._late.isActive():
            self._late.start(LATE)

    def note_saved(self) -> None:
        """All of a note is in the reader's file."""
        if self._newest:
            self._put_down()

    def announce(self) -> Callable[[], object]:
        """Give what has to be called, in the thread that writes, before something of a note is saved.

        While there is a file it says first what is being saved: killed just after that, nobody would know the note again
        and keep it twice.
        """
        return self._put_down() if self._newest else _nothing

    def finish(self) -> None:
        """Wait until all is done that was begun."""
        self._late.stop()
        self._serial.finish()

    def _look(self) -> None:
        since = min((one.exposed.since for one in self._drafts() if one.exposed.since is not None), default=None)
        if since is None:
            return
        left = since + LATE / 1000 - time.monotonic()
        if left > 0:
            self._late.start(math.ceil(1000 * left))
        else:
            self._put_down()

    def _put_down(self) -> Callable[[], object]:
        """Begin to put down what is not saved, or to take the file away; gives what waits until that was done, or failed."""
        drafts = self._drafts()
        waiting = (draft.waiting for draft in drafts)
        self._newest = [one for one in waiting if one is not None]
        for draft in drafts:
            draft.exposed.note_safe()
        ended = Event()

        def work() -> None:
            try:
                self._bring_up_to_date()
            finally:
                ended.set()

        self._serial.start(work, done=_nothing, failed=self._fail)
        return ended.wait

    def _bring_up_to_date(self) -> None:
        newest = self._newest
        if newest is self._put:
            return  # a slow disk is not told twice
        if newest:
            self._file.keep(newest)
        else:
            self._file.clear()
        self._put = newest

    def _fail(self, error: Exception) -> None:
        # Where this cannot be written, the reader's file cannot either, which is told; the next letter tries again.
        if not isinstance(error, AnnotationsError):
            raise error


def _nothing(_answer: object = None) -> None:
    pass
