"""What a reader does in the pane of notes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from tipbrowser.application import Program
from tipbrowser.controllers.notes_desk import NotesDesk
from tipbrowser.models.roles import Role
from tipbrowser.ui.floating_list import FloatingList
from tipbrowser.ui.notes_pane import NotesPane


def notes_of(program: Program) -> NotesDesk:
    """Give what keeps the notes."""
    assert program.reader is not None
    assert program.reader.notes is not None
    return program.reader.notes


def open_pane(program: Program, qtbot: QtBot) -> NotesPane:
    """Open the pane by its key's action, and wait until it shows what there is."""
    program.actions.notes.notes_pane.trigger()
    pane = program.window.side.pane
    assert isinstance(pane, NotesPane)
    qtbot.waitUntil(lambda: notes_of(program).overview.listing.is_settled)
    return pane


def settle(program: Program, qtbot: QtBot) -> None:
    """Wait until what was written is safe and shown."""
    qtbot.waitUntil(lambda: notes_of(program).pen.is_idle and notes_of(program).overview.listing.is_settled)


def ids(pane: NotesPane) -> list[str]:
    """Give what is listed."""
    model = pane.view.model()
    return [model.index(row, 0).data(Role.KEY) for row in range(model.rowCount())]


def said(pane: NotesPane) -> str:
    """Give what is said in place of the list; empty while there is a list."""
    found = [one for one in pane.findChildren(type(pane._empty)) if one.objectName() == "empty_state"]
    return "" if found[0].isHidden() else found[0].text()


def choose(pane: NotesPane, program: Program, qtbot: QtBot, typed: str) -> None:
    """Narrow by what is typed into the list that floats."""
    button = pane.findChild(QToolButton, "notes_narrow")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    floating = next(one for one in program.window.findChildren(FloatingList) if one.isVisible())
    qtbot.keyClicks(floating.line, typed)
    qtbot.keyClick(floating.line, Qt.Key.Key_Return)
