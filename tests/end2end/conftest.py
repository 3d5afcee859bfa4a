"""The real window over the real compendium, started and closed as a reader would."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_place
from tests.kept_items import named, note, put
from tests.second_edition import write_second_edition
from tests.store.own_files import Watch
from tipbrowser import paths
from tipbrowser.application import Program, Start
from tipbrowser.domain.changes import Bin
from tipbrowser.services.notebook import Notebook
from tipbrowser.settings import load_settings
from tipbrowser.ui.fonts import load_fonts
from tipbrowser.window_state import WindowState, load_state

Begin = Callable[..., Program]


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    """Load the shipped faces once."""
    load_fonts(paths.resources() / "fonts")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the data folder of the reader."""
    return tmp_path / "reader"


@pytest.fixture
def written(folder: Path) -> Path:
    """Give the data folder with twelve notes, of which one is in the bin, and a backup."""
    notebook = Notebook(folder, now=Watch())
    notebook.write([put(number, note(f"Word{number}. Secret.")) for number in range(12)])
    notebook.write([Bin(id=named(11), revision=1)])
    notebook.back_up()
    notebook.close()
    return folder


@pytest.fixture
def begin(qapp: QApplication, qtbot: QtBot, folder: Path, fonts: None) -> Iterator[Begin]:
    """Give a function that starts the program and waits until its window has been painted."""
    begun: list[Program] = []
    undressed = qapp.styleSheet(), qapp.palette(), qapp.font()

    def start(
        *, database: Path | None = None, welcomed: bool = True, size: tuple[int, int] = (1280, 800), locator: str = "",
        topic: str = "", view: str = "",
    ) -> Program:  # fmt: skip
        settings, _ = load_settings(folder)
        state, loaded = load_state(folder)
        if not loaded.values:
            state = WindowState(welcomed=welcomed, width=size[0], height=size[1])
        program = Program(
            qapp,
            Start(
                database=database or paths.bundled_database(),
                folder=folder,
                notes=folder,
                settings=settings,
                state=state,
            ),
        )
        begun.append(program)
        program.open_compendium(locator, topic)
        if view:
            program.show_view(view)
        with qtbot.waitSignal(program.window.first_painted):
            program.window.show()
        return program

    yield start
    _take_away(qapp, begun, undressed)


def _take_away(qapp: QApplication, begun: list[Program], undressed: tuple[str, QPalette, QFont]) -> None:
    """Close the windows and leave the application as it was."""
    for program in begun:
        program.window.may_close = lambda: True
        program.window.close()
    # Other tests dress what they show by themselves. Qt keeps by address what a style sheet says of each widget: so it
    # is taken away while all of them are still there.
    sheet, palette, font = undressed
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)
    for program in begun:
        program.window.deleteLater()
        program.deleteLater()
    # A window that lives on would be dressed again with every one that follows.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def program(begin: Begin) -> Program:
    """Give the program, started for the second time: the welcome was put away."""
    return begin()


@pytest.fixture(scope="module")
def second_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file of a second edition, which stays as it is."""
    return write_second_edition(tmp_path_factory.mktemp("second") / "second.sqlite")


@pytest.fixture
def second(second_edition: Path, tmp_path: Path) -> Path:
    """Give a file of the second edition, which a test may spoil."""
    return Path(shutil.copy(second_edition, tmp_path / "second.sqlite"))


@pytest.fixture
def split(program: Program, qtbot: QtBot) -> Program:
    """Give the program with A.II.36 in the first text and B.X.13 in the second, which is read in."""
    click_place(qtbot, program, "A.II.36")
    program.actions.second_text.trigger()
    click_place(qtbot, program, "B.X.13")
    return program
