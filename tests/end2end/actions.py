"""What a reader does to the window: clicks and looks."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView
from pytestqt.qtbot import QtBot

from tipbrowser.application import Program, Reader
from tipbrowser.models.roles import Role
from tipbrowser.ui.sheet import Sheet


def click_row(qtbot: QtBot, view: QAbstractItemView, index: QModelIndex) -> None:
    """Click a row of a list or tree, scrolled into sight."""
    assert index.isValid()
    view.scrollTo(index)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


def find_row(view: QAbstractItemView, role: Role, value: object, parent: QModelIndex | None = None) -> QModelIndex:
    """Give the first row whose role has a value, loading levels on the way; invalid if there is none."""
    model, above = view.model(), parent or QModelIndex()
    if model.canFetchMore(above):
        model.fetchMore(above)
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        if index.data(role) == value:
            return index
        inner = find_row(view, role, value, index)
        if inner.isValid():
            return inner
    return QModelIndex()


def click_place(qtbot: QtBot, program: Program, target: str, *, role: Role = Role.TARGET) -> None:
    """Click a row of the contents."""
    tree = program.window.side.contents.view
    index = find_row(tree, role, target)
    above = index.parent()
    while above.isValid():
        tree.expand(above)  # type: ignore[attr-defined]  # a tree, typed as any view
        above = above.parent()
    click_row(qtbot, tree, index)


def click_topic(qtbot: QtBot, program: Program, topic: str) -> None:
    """Click a topic of the index."""
    tree = program.window.side.topics.view
    index = find_row(tree, Role.TOPICS, (topic,))
    tree.expand(index.parent())
    click_row(qtbot, tree, index)


def click_mode(qtbot: QtBot, program: Program, mode: str) -> None:
    """Choose what a click on a topic does: ``only``, ``all``, ``any`` or ``none``."""
    button = program.window.side.topics.findChild(QAbstractButton, f"mode_{mode}")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def reader_of(program: Program) -> Reader:
    """Give what reads the open compendium."""
    assert program.reader is not None
    return program.reader


def current(program: Program) -> str:
    """Give the locator of the current paragraph."""
    return str(program.window.area.page.current)


def listed(program: Program) -> list[str]:
    """Give the locators in the list in the middle."""
    model = program.window.entries.view.model()
    rows = [model.index(row, 0).data(Role.TARGET) for row in range(model.rowCount())]
    return [row for row in rows if row]


def words(program: Program, name: str) -> str:
    """Give the words of a label by its name in the list's pane."""
    from PySide6.QtWidgets import QLabel

    label = program.window.entries.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


def sheet_of(program: Program) -> Sheet:
    """Give the sheet that is open."""
    sheet = program.window.stack.currentWidget()
    assert isinstance(sheet, Sheet)
    return sheet
