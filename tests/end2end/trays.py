"""What a reader does to the trays in the window."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QTreeView
from pytestqt.qtbot import QtBot

from tests.end2end.actions import find_row, reader_of
from tests.end2end.shelves import notes_of, written
from tipbrowser.application import Program
from tipbrowser.controllers.tray_pane import TrayController
from tipbrowser.models.roles import Role
from tipbrowser.ui.tray_pane import TrayPane
from tipbrowser.ui.tray_rows import TrayRows


def controller_of(program: Program) -> TrayController:
    """Give what stands behind the tab."""
    return notes_of(program).trays.pane


def tray_of(qtbot: QtBot, program: Program) -> TrayPane:
    """Open the tab of trays, and wait until it has been read."""
    program.window.side.open_tab("tray")
    pane = program.window.side.pane
    assert isinstance(pane, TrayPane)
    settled(qtbot, program)
    return pane


def settled(qtbot: QtBot, program: Program) -> None:
    """Wait until all was read and written."""
    trays = notes_of(program).trays
    qtbot.waitUntil(lambda: trays.gathered.is_read)
    written(qtbot, program)
    if program.window.side.tab == "tray":
        qtbot.waitUntil(lambda: trays.pane.is_read)


def rows(pane: TrayPane) -> list[str]:
    """Give the first word of each row."""
    model = pane.view.model()
    return [str(model.index(row, 0).data()).partition(" ")[0] for row in range(model.rowCount())]


def gather(qtbot: QtBot, program: Program, *locators: str) -> None:
    """Put paragraphs into the tray one after the other, by the key."""
    for locator in locators:
        reader_of(program).places.go_to(locator)
        program.actions.notes.tray.trigger()
        settled(qtbot, program)


def select(pane: TrayPane, *numbers: int) -> None:
    """Select rows by their numbers."""
    model = pane.view.model()
    pane.view.select([model.index(number, 0) for number in numbers])


def lying(program: Program) -> list[str]:
    """Give what lies in the tray, without opening it."""
    return [one.locator for one in notes_of(program).trays.gathered.held]


def row_of(program: Program, key: str, view: QAbstractItemView) -> QModelIndex:
    """Give the row that puts a passage or section into the tray, scrolled into sight."""
    index = find_row(view, Role.TRAY, key)
    assert index.isValid()
    above = index.parent()
    while isinstance(view, QTreeView) and above.isValid():
        view.expand(above)
        above = above.parent()
    view.scrollTo(index)
    return index


def press_mark(qtbot: QtBot, program: Program, rows: TrayRows, index: QModelIndex) -> None:
    """Click the mark of a row, and wait until that is written."""
    view = rows.parent()
    assert isinstance(view, QAbstractItemView)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rows.mark_of(index).center())
    settled(qtbot, program)


def menu_at(view: QAbstractItemView, place: QPoint) -> QMenu:
    """Open the menu of a row by the other mouse button."""
    viewport = view.viewport()
    QApplication.sendEvent(
        viewport, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, words: str) -> None:
    """Choose an entry of a menu, which closes then."""
    entry = next(one for one in menu.actions() if one.text() == words)
    menu.close()
    entry.trigger()
