"""What the colours mean: named by the reader, in place, and used wherever a colour is named."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.end2end.actions import reader_of, sheet_of
from tests.end2end.conftest import Begin
from tests.end2end.highlighting import PLACE, cards_of, drag, highlight, notes_of, page_of, settle
from tests.ui.page.actions import click
from tipbrowser.application import Program
from tipbrowser.domain.annotations import LEGEND, Legend
from tipbrowser.ui.legend_pane import LegendPane


@pytest.fixture
def at_place(begin: Begin) -> Program:
    return begin(locator=PLACE)


def pane_of(program: Program) -> LegendPane:
    """Open the sheet, and give what is in it."""
    if not program.actions.notes.legend.isEnabled() or program.window.stack.currentWidget() is program.window.columns:
        program.actions.notes.legend.trigger()
    pane = sheet_of(program).content
    assert isinstance(pane, LegendPane)
    return pane


def rename(qtbot: QtBot, program: Program, colour: str, name: str) -> None:
    """Type a name, and press Enter."""
    line = pane_of(program).lines[colour]
    line.clear()
    qtbot.keyClicks(line, name)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle(program)


def named(program: Program) -> dict[str, str]:
    """Give the names in the file."""
    reader = notes_of(program).notebook.reader
    item = reader.item(LEGEND) if reader is not None else None
    if item is None or item.deleted is not None:
        return {}
    assert isinstance(item.body, Legend)
    return dict(item.body.names)


def test_the_usual_names_are_there_and_the_keyboard_is_in_the_first(at_place: Program) -> None:
    lines = pane_of(at_place).lines
    assert [line.text() for line in lines.values()] == ["Support", "Caution", "Red line", "Own"]
    assert lines["support"].hasFocus()
    assert not notes_of(at_place).notebook.exists


def test_a_name_is_kept_and_used_everywhere(at_place: Program, qtbot: QtBot) -> None:
    highlight(at_place, "support", PLACE, 0, 6)
    rename(qtbot, at_place, "support", "  Our   line ")
    assert named(at_place) == {"support": "Our line"}
    action = at_place.actions.notes.highlights["support"]
    assert (action.text(), action.toolTip()) == ("Highlight: Our line", "Highlight: Our line (Ctrl+Alt+1)")
    at_place.actions.notes.legend.trigger()
    assert page_of(at_place).view.accessibleDescription() == "Highlight, Our line: “States”"
    drag(qtbot, at_place, PLACE, 7, 14)
    assert cards_of(at_place).bar.swatches[0].accessibleName() == "Our line"
    click(qtbot, page_of(at_place), PLACE, 3)
    assert cards_of(at_place).popup.accessibleName() == "Highlight: Our line"
    rename(qtbot, at_place, "support", "Agreed")
    assert cards_of(at_place).bar.swatches[0].accessibleName() == "Agreed"


def test_a_name_is_undone_and_done_again(at_place: Program, qtbot: QtBot) -> None:
    rename(qtbot, at_place, "own", "Mine")
    notes = at_place.actions.notes
    notes.undo.trigger()
    settle(at_place)
    assert notes.highlights["own"].text() == "Highlight: Own"
    assert pane_of(at_place).lines["own"].text() == "Own"
    rename(qtbot, at_place, "own", "Yours")
    assert named(at_place) == {"own": "Yours"}
    assert notes.highlights["own"].text() == "Highlight: Yours"


def test_an_empty_line_gives_the_usual_name_back(at_place: Program, qtbot: QtBot) -> None:
    rename(qtbot, at_place, "own", "Mine")
    rename(qtbot, at_place, "own", "")
    assert named(at_place) == {}
    assert pane_of(at_place).lines["own"].text() == "Own"


def test_two_names_one_after_the_other_are_both_kept(at_place: Program, qtbot: QtBot) -> None:
    pane = pane_of(at_place)
    pane.name_requested.emit("own", "Mine")
    pane.name_requested.emit("caution", "Look out")
    settle(at_place)
    assert named(at_place) == {"caution": "Look out", "own": "Mine"}


def test_the_name_of_another_colour_is_refused_in_place(at_place: Program, qtbot: QtBot) -> None:
    rename(qtbot, at_place, "own", "support")
    assert named(at_place) == {}
    assert "“support” is what another colour is called" in pane_of(at_place).said


def test_a_name_that_was_not_changed_writes_nothing(at_place: Program, qtbot: QtBot) -> None:
    rename(qtbot, at_place, "own", "Own")
    assert not notes_of(at_place).notebook.exists


def test_the_names_are_there_at_the_next_start(begin: Begin, at_place: Program, qtbot: QtBot) -> None:
    rename(qtbot, at_place, "own", "Mine & <b>yours</b>")
    at_place.window.close()
    again = begin()
    qtbot.waitUntil(lambda: reader_of(again).notes is not None)
    assert again.actions.notes.highlights["own"].text() == "Highlight: Mine & <b>yours</b>"


def test_the_samples_follow_the_look(at_place: Program) -> None:
    pane = pane_of(at_place)
    at_place.appearance.set_theme("dark")
    assert pane.grab().toImage().pixelColor(3, 3).lightness() < 128
