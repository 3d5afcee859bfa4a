"""Work beside the window: plain data in and out; the newest of a kind wins, or all is done in its order."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal, Slot

from tipbrowser.collecting import hold_back, let_go

Result = TypeVar("Result")

AT_ONCE = 4
"""Jobs of different kinds that can run at the same time, however few processors there are: most of them wait."""


class Cancelled(Exception):
    """Raised inside a piece of work whose answer nobody waits for any more."""


class Cancellation:
    """Lets a piece of work notice that it was cancelled or overtaken."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._stop: Callable[[], None] | None = None

    @property
    def cancelled(self) -> bool:
        """Whether the work should stop."""
        return self._event.is_set()

    def cancel(self) -> None:
        """Ask the work to stop."""
        with self._lock:
            self._event.set()
            if self._stop is not None:
                self._stop()

    @contextmanager
    def stopping(self, stop: Callable[[], None]) -> Iterator[None]:
        """Let a cancellation call ``stop`` while this lasts, from another thread; raises ``Cancelled`` if it came before."""
        with self._lock:
            self.check()
            self._stop = stop
        try:
            yield
        finally:
            with self._lock:
                self._stop = None

    def check(self) -> None:
        """Raise ``Cancelled`` if the work should stop."""
        if self.cancelled:
            raise Cancelled


class Job(Generic[Result]):
    """One piece of work and what becomes of its answer."""

    def __init__(
        self,
        work: Callable[[Cancellation], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.cancellation = Cancellation()
        self._work = work
        self._done = done
        self._failed = failed
        self._result: Result | None = None
        self._error: Exception | None = None

    def perform(self) -> None:
        """Do the work; called outside the window's thread."""
        try:
            self._result = self._work(self.cancellation)
        except Exception as error:  # noqa: BLE001  # whatever went wrong is handed to the one who asked
            # Kept with all that it had in hand it would keep that: the job is in its own traceback.
            self._error = None if self.cancellation.cancelled else error

    def deliver(self) -> None:
        """Hand the answer over, unless nobody waits for it; called in the window's thread."""
        if self.cancellation.cancelled:
            return
        if self._error is not None:
            self._failed(self._error)
        else:
            self._done(self._result)  # type: ignore[arg-type]  # set whenever there is no error


class _Task(QRunnable):
    """Carries a job to the pool and its name back."""

    def __init__(self, job: Job[object], finished: Callable[[object], None]) -> None:
        super().__init__()
        self._job = job
        self._finished = finished

    def run(self) -> None:
        self._job.perform()
        with suppress(RuntimeError):  # Qt's, of an object that is gone: nobody waits for the answer any more
            self._finished(self._job)


class Jobs(QObject):
    """Runs jobs in a thread pool; a new job of a kind cancels the one before it.

    While one runs, Python does not look for garbage (``collecting`` says why).
    """

    _performed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(max(AT_ONCE, self._pool.maxThreadCount()))
        self._running: dict[str, Job[object]] = {}
        self._performing = 0
        self._closed = False
        self._performed.connect(self._deliver)

    def start(
        self,
        kind: str,
        work: Callable[[Cancellation], Result],
        *,
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do ``work`` in another thread, then call ``done`` or ``failed`` in this one; nothing of it once all is closed."""
        if self._closed:
            return  # nobody is there any more who could be answered
        self.cancel(kind)
        job: Job[object] = Job(work, done, failed)  # type: ignore[arg-type]  # its own pair of types, forgotten here
        self._running[kind] = job
        hold_back(self)
        self._performing += 1
        self._pool.start(_Task(job, self._performed.emit))

    def cancel(self, kind: str) -> None:
        """Cancel the job of a kind, if one runs."""
        job = self._running.pop(kind, None)
        if job is not None:
            job.cancellation.cancel()

    def close(self) -> None:
        """Cancel everything, wait until the threads have ended, and begin nothing any more."""
        self._closed = True
        for kind in list(self._running):
            self.cancel(kind)
        self._pool.waitForDone()
        self._performing = min(self._performing, 1)
        self._end_one()

    def _end_one(self) -> None:
        if self._performing:
            self._performing -= 1
            if not self._performing:
                let_go(self)

    @Slot(object)
    def _deliver(self, job: Job[object]) -> None:
        self._end_one()
        for kind, running in list(self._running.items()):
            if running is job:
                del self._running[kind]
        job.deliver()


class Serial(QObject):
    """Runs jobs one after the other, each of them to its end, in the order in which they were started.

    They are for what may neither be overtaken nor left out: writing.
    """

    _performed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting = 0
        self._performed.connect(self._deliver)

    @property
    def is_idle(self) -> bool:
        """Whether all that was started has been answered."""
        return self._waiting == 0

    def start(
        self, work: Callable[[], Result], *, done: Callable[[Result], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do ``work`` in another thread once all before it is done, then call ``done`` or ``failed`` in this one."""
        job: Job[object] = Job(lambda _cancellation: work(), done, failed)  # type: ignore[arg-type]  # as in Jobs
        if self._waiting == 0:
            hold_back(self)
        self._waiting += 1
        self._pool.start(_Task(job, self._performed.emit))

    def finish(self) -> None:
        """Wait until all that was started is done, and answer it; so with what is started by an answer."""
        while not self.is_idle:
            self._pool.waitForDone()
            # What was performed is told by events that are on their way to this object.
            QCoreApplication.sendPostedEvents(self)

    @Slot(object)
    def _deliver(self, job: Job[object]) -> None:
        self._waiting -= 1
        if self._waiting == 0:
            let_go(self)
        job.deliver()
