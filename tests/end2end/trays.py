"""What a reader does to the trays in the window."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.end2end.actions import reader_of
from tests.end2end.shelves import notes_of, written
from tipbrowser.application import Program
from tipbrowser.controllers.tray_pane import TrayController
from tipbrowser.ui.tray_pane import TrayPane


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
    qtbot.waitUntil(lambda: controller_of(program).is_read)
    written(qtbot, program)


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
