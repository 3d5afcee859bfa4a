"""The program with its real window, begun outside a test run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tests.end2end.actions import reader_of
from tipbrowser import paths
from tipbrowser.application import Program, Start
from tipbrowser.controllers.notes_desk import NotesDesk
from tipbrowser.controllers.text_notes import TextNotes
from tipbrowser.lasting_constants import keep_constants
from tipbrowser.settings import load_settings
from tipbrowser.ui.fonts import load_fonts
from tipbrowser.window_state import WindowState

LOOKED_EVERY = 2
"""Milliseconds between two looks at what is waited for."""


def application() -> QApplication:
    """Give Qt's application, off the screen."""
    keep_constants()
    app = QApplication(["faults", "-platform", "offscreen"])
    load_fonts(paths.resources() / "fonts")
    return app


def begin(app: QApplication, folder: Path, locator: str = "") -> Program:
    """Start the program over the bundled compendium, and wait until it can be written in."""
    settings, _ = load_settings(folder)
    state = WindowState(welcomed=True)
    program = Program(
        app,
        Start(
            database=paths.bundled_database(), folder=folder, settings=settings, state=state, notes=folder / "reader"
        ),
    )
    program.open_compendium(locator, "")
    program.window.show()
    wait_until(lambda: program.reader is not None and program.reader.door is not None)
    program.actions.notes.note.trigger()  # what keeps notes is made at the first wish for it
    wait_until(lambda: reader_of(program).notes is not None)
    return program


def wait_until(ready: Callable[[], bool]) -> None:
    """Let the window go on until something is so."""
    loop, timer = QEventLoop(), QTimer(interval=LOOKED_EVERY)
    timer.timeout.connect(lambda: loop.quit() if ready() else None)
    timer.start()
    if not ready():
        loop.exec()


def go_on() -> None:
    """Let the window do what waits for it."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()
    QCoreApplication.sendPostedEvents()


def desk_of(program: Program) -> NotesDesk:
    """Give all that writes."""
    desk = reader_of(program).notes
    assert desk is not None
    return desk


def notes_of(program: Program) -> TextNotes:
    """Give the notes below the text that is read in."""
    return desk_of(program).writing.text
