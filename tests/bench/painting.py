"""The real window, and knowing when what was done to it has been painted."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tipbrowser import paths
from tipbrowser.application import Program, Start
from tipbrowser.collecting import START, begin_end, end_start, hold_back
from tipbrowser.lasting_constants import keep_constants
from tipbrowser.settings import Settings
from tipbrowser.ui.fonts import load_fonts
from tipbrowser.window_state import WindowState

NEVER = 2000
"""Milliseconds after which nothing is waited for any more."""


class PaintListener(QObject):
    """Ends a waiting loop once everything that an action made dirty has painted.

    The window alone is listened to: it is told to update, and paints all its widgets in answer. A filter on every
    widget would pass hundreds of events through Python and measure itself.
    """

    def __init__(self, window: QWidget) -> None:
        """Listen to a window of widgets."""
        super().__init__(window)
        self._loop = QEventLoop()
        self._calm = QTimer(self, interval=0, singleShot=True)
        self._calm.timeout.connect(self._loop.quit)
        self._never = QTimer(self, interval=NEVER, singleShot=True)
        self._never.timeout.connect(self._loop.quit)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that the window is about to paint; it has painted, and nothing follows, when the timer fires."""
        if event.type() == QEvent.Type.UpdateRequest:
            self._calm.start()
        return False

    def milliseconds(self, action: Callable[[], object]) -> float:
        """Run an action and give the time until its result is painted."""
        self._never.start()
        start = time.perf_counter()
        action()
        self._loop.exec()
        elapsed = 1000 * (time.perf_counter() - start)
        self._never.stop()
        return elapsed


@contextmanager
def painted_program(
    database: Path, prepare: Callable[[Path], object] = lambda _folder: None
) -> Iterator[tuple[Program, PaintListener]]:
    """Give the program with its window painted, over a database, and an ear at the window.

    ``prepare`` is given the data folder before the program starts.
    """
    hold_back(START)
    keep_constants()
    application = QApplication(["bench", "-style", "fusion"])
    load_fonts(paths.resources() / "fonts")
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        start = Start(
            database=database, folder=Path(folder), notes=Path(folder), settings=Settings(theme="light"),
            state=WindowState(welcomed=True, width=1280, height=800),
        )  # fmt: skip
        program = Program(application, start)
        program.window.first_painted.connect(end_start)
        program.open_compendium()
        listener = PaintListener(program.window)
        listener.milliseconds(program.window.show)
        listener.milliseconds(lambda: None)
        yield program, listener
        program.window.close()
        begin_end()
