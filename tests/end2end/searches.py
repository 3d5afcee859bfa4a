"""What a reader does with the box."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.end2end.actions import reader_of
from tipbrowser.application import Program
from tipbrowser.controllers.search import SearchController
from tipbrowser.domain.hits import Finding
from tipbrowser.ui.facet_buttons import FacetButton


def search_of(program: Program) -> SearchController:
    """Give what searches."""
    return reader_of(program).searching.search


def come_to_box(program: Program) -> None:
    """Go to the box by its key's action."""
    program.actions.search.trigger()


def wait_for(qtbot: QtBot, program: Program, text: str) -> Finding:
    """Wait until the list shows all that was found for a text, and give it."""

    def is_shown() -> bool:
        search = search_of(program)
        finding = search.finding
        found = finding is not None and finding.text == text and not finding.is_provisional
        return found and not search.is_asking

    qtbot.waitUntil(is_shown)
    finding = search_of(program).finding
    assert finding is not None
    return finding


def type_text(qtbot: QtBot, program: Program, text: str) -> Finding:
    """Type a text in the box, over what stands there, and wait for what is found."""
    come_to_box(program)
    qtbot.keyClicks(program.window.search_box, text)
    return wait_for(qtbot, program, text)


def press(qtbot: QtBot, program: Program, key: Qt.Key) -> None:
    """Press a key in the box."""
    qtbot.keyClick(program.window.search_box, key)


def facet(program: Program, kind: str, value: str) -> FacetButton:
    """Give the button of a facet's value."""
    group = program.window.entries.search.facets.group(kind)
    return next(button for button in group.buttons if button.value == value)


def click_facet(qtbot: QtBot, program: Program, kind: str, value: str) -> None:
    """Click the button of a facet's value, once it has its place."""
    button = facet(program, kind, value)
    qtbot.waitUntil(lambda: button.height() > 1 and button.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
