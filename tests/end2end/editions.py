"""What a reader does with another compendium: opens it, looks at the report, places by hand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.end2end.actions import reader_of, sheet_of
from tests.end2end.note_actions import desk_of
from tests.second_edition import NAME
from tipbrowser.application import Program
from tipbrowser.domain.annotations import Note
from tipbrowser.domain.changes import Put
from tipbrowser.domain.names import Locator
from tipbrowser.services.anchoring import Anchoring
from tipbrowser.services.notebook import new_id
from tipbrowser.ui.compendium_pane import CompendiumPane
from tipbrowser.ui.orphans_pane import OrphansPane


def enter(qtbot: QtBot, program: Program, path: Path | str) -> None:
    """Open a compendium as by keyboard: the key, a path, Enter."""
    program.actions.notes.open_compendium.trigger()
    line = pane_of(program).findChild(QLineEdit)
    assert line is not None
    assert program.window.focusWidget() is line
    line.clear()
    QTest.keyClicks(line, str(path))
    QTest.keyClick(line, Qt.Key.Key_Return)


def pane_of(program: Program) -> CompendiumPane:
    pane = sheet_of(program).content
    assert isinstance(pane, CompendiumPane)
    return pane


def orphans_of(program: Program) -> OrphansPane:
    pane = sheet_of(program).content
    assert isinstance(pane, OrphansPane)
    return pane


def press(program: Program, name: str, number: int = 0) -> None:
    """Press a button of the sheet by its name."""
    sheet_of(program).findChildren(QPushButton, name)[number].click()


def offer(program: Program, name: str) -> None:
    """Take an offer of a banner."""
    button = program.window.banners.findChild(QPushButton, f"banner_{name}")
    assert button is not None
    button.click()


def write_about(program: Program, *locators: str) -> None:
    """Write a note about each of some paragraphs."""
    desk = desk_of(program)
    anchor = Anchoring(reader_of(program).reading).anchor_of
    notes = [Note(text=f"about {one}", about="passage", anchors=(anchor(Locator(one)),)) for one in locators]
    desk.pen.write([Put(id=new_id(), revision=0, body=note) for note in notes])
    desk.pen.finish()


def placed(program: Program, edition: str = NAME) -> dict[str, str | None]:
    """Give where the first anchor of each note is, by the note's text."""
    reader = desk_of(program).notebook.reader
    assert reader is not None
    rows = reader.rows("SELECT item, locator FROM place WHERE edition = ? AND anchor = 0", edition)
    items = {item.id: item.body for item in reader.every()}
    return {body.text: locator for item, locator in rows if isinstance(body := items[item], Note)}


def settle(qtbot: QtBot, program: Program, count: int) -> None:
    """Wait until so many notes have a place in the second edition, or are known to have none."""
    qtbot.waitUntil(lambda: len(placed(program)) == count and desk_of(program).pen.is_idle)


def labels(program: Program) -> str:
    """Give all words of the sheet."""
    return "\n".join(label.text() for label in sheet_of(program).findChildren(QLabel) if label.isVisible())
