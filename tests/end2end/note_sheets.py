"""What a reader does in the sheets of backups and of the bin, and in what is said of damage."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from tests.end2end.actions import sheet_of
from tests.end2end.note_actions import desk_of
from tipbrowser.application import Program
from tipbrowser.controllers.note_keeping import NoteKeeping


def looked(qtbot: QtBot, program: Program) -> NoteKeeping:
    """Have the file looked at now, and wait until nothing is on its way."""
    keeping = desk_of(program).keeping
    desk_of(program)._looking.stop()
    with qtbot.waitSignal(keeping.looked, timeout=20_000):
        keeping.look()
    return keeping


def ids(program: Program) -> set[str]:
    """Give the numbers of the notes in use."""
    reader = desk_of(program).notebook.reader
    return set() if reader is None else {str(int(one.id, 16)) for one in reader.of_kinds("note")}


def button(program: Program, words: str) -> QPushButton:
    """Give a button of the sheet by its words."""
    return next(one for one in sheet_of(program).findChildren(QPushButton) if one.text() == words)


def rows(program: Program, name: str) -> list[str]:
    """Give the rows of a list in the sheet."""
    view = sheet_of(program).findChild(QListWidget, name)
    assert view is not None
    return [view.item(row).text() for row in range(view.count())]


def press(qtbot: QtBot, program: Program, words: str) -> None:
    """Press a button of the sheet."""
    qtbot.mouseClick(button(program, words), Qt.MouseButton.LeftButton)


def offer(qtbot: QtBot, program: Program, name: str) -> None:
    """Press an offer of the banner."""
    found = program.window.banners.findChild(QPushButton, f"banner_{name}")
    assert found is not None
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
