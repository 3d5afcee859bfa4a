"""What a reader does to the bookmarks in the window."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_row, reader_of
from tipbrowser.application import Program
from tipbrowser.controllers.notes_desk import NotesDesk
from tipbrowser.models.bookmarks_model import BookmarksModel
from tipbrowser.ui.bookmarks_pane import BookmarksPane


def notes_of(program: Program) -> NotesDesk:
    """Give what the reader writes."""
    door = reader_of(program).door
    assert door is not None
    return door.open()


def written(qtbot: QtBot, program: Program) -> None:
    """Wait until everything is written."""
    qtbot.waitUntil(lambda: notes_of(program).pen.is_idle)


def shelf_of(qtbot: QtBot, program: Program) -> BookmarksPane:
    """Open the tab of bookmarks, and wait until it has been read."""
    program.window.side.open_tab("bookmarks")
    pane = program.window.side.pane
    assert isinstance(pane, BookmarksPane)
    qtbot.waitUntil(lambda: notes_of(program).bookmarks.shelf.is_read)
    return pane


def model_of(pane: BookmarksPane) -> BookmarksModel:
    """Give the rows of the pane."""
    model = pane.view.model()
    assert isinstance(model, BookmarksModel)
    return model


def rows(pane: BookmarksPane, parent: QModelIndex | None = None) -> list[object]:
    """Give what the rows are called, each folder as its name with a list of what lies in it."""
    model, above = model_of(pane), parent or QModelIndex()
    found: list[object] = []
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        name = str(index.data()).partition(" ")[0]
        found.append((name, rows(pane, index)) if model.hasChildren(index) else name)
    return found


def index_of(pane: BookmarksPane, name: str) -> QModelIndex:
    """Give the row whose name begins with a word."""
    model = model_of(pane)
    for key in model.shelf.walk(model.shelf.children("")):  # type: ignore[arg-type]  # the root
        index = model.index_of(key)
        if str(index.data()).startswith(name):
            return index
    raise LookupError(name)


def bookmark(qtbot: QtBot, program: Program, *locators: str) -> None:
    """Bookmark paragraphs one after the other."""
    for locator in locators:
        reader_of(program).places.go_to(locator)
        program.actions.notes.bookmark.trigger()
        written(qtbot, program)


def new_folder(qtbot: QtBot, program: Program, name: str) -> None:
    """Make a folder behind the current row, and type its name."""
    pane = shelf_of(qtbot, program)
    pane.folder_requested.emit()
    written(qtbot, program)
    type_name(qtbot, program, name)


def type_name(qtbot: QtBot, program: Program, name: str) -> None:
    """Type the name of the row that is being renamed."""
    editor = program.window.side.findChild(QLineEdit, "row_editor")
    assert editor is not None
    with qtbot.waitSignal(model_of(shelf_of(qtbot, program)).rename_requested):
        qtbot.keyClicks(editor, name)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    written(qtbot, program)


def click(qtbot: QtBot, pane: BookmarksPane, name: str) -> None:
    """Click a row."""
    click_row(qtbot, pane.view, index_of(pane, name))
