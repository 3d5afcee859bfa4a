"""What a reader does to take something along."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.end2end.shelves import notes_of
from tests.end2end.trays import controller_of
from tipbrowser.application import Program
from tipbrowser.controllers.taking import TakingController
from tipbrowser.ui.sheet import Sheet
from tipbrowser.ui.taking_pane import TakingPane


def put_away(qtbot: QtBot, program: Program) -> None:
    """Put the sheet away before the program ends: the list below it asks for its rows when it is undressed."""
    if isinstance(program.window.stack.currentWidget(), Sheet):
        qtbot.keyClick(program.window.stack.currentWidget(), Qt.Key.Key_Escape)


def taking_of(qtbot: QtBot, program: Program) -> TakingController:
    """Open the sheet, and wait until its preview is there."""
    program.actions.notes.take_along.trigger()
    taking = notes_of(program).taking
    qtbot.waitUntil(lambda: controller_of(program).is_read)
    return taking


def choose(pane: TakingPane, name: str, key: str) -> None:
    """Choose in one of the lists, by its accessible name."""
    combo = next(one for one in pane.findChildren(QComboBox) if one.accessibleName() == name)
    combo.setCurrentIndex(combo.findData(key))
    assert combo.currentData() == key


def sources(pane: TakingPane) -> list[str]:
    """Give the keys of what can be taken along."""
    combo = next(one for one in pane.findChildren(QComboBox) if one.accessibleName() == "What")
    return [combo.itemData(row) for row in range(combo.count())]


def write(qtbot: QtBot, taking: TakingController, path: Path) -> str:
    """Write into a file, and give the sentence about it, without what lets it be broken."""
    taking.pane.path.set_path(str(path))
    taking.pane.write_requested.emit()
    qtbot.waitUntil(lambda: bool(taking.pane.result))
    return taking.pane.result.replace("\u200b", "")
