"""The palette of all actions, and the places of today."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_place, current, reader_of
from tests.end2end.conftest import Begin
from tipbrowser.application import Program
from tipbrowser.models.choices_model import Choice
from tipbrowser.models.roles import Role
from tipbrowser.ui.floating_list import FloatingList


def floating(program: Program) -> FloatingList:
    """Give the list that floats now."""
    return next(one for one in program.window.findChildren(FloatingList) if one.isVisible())


def offered(program: Program) -> list[Choice]:
    """Give the choices that are offered."""
    model = floating(program).view.model()
    return [model.index(row, 0).data(Role.ROW) for row in range(model.rowCount())]


def is_floating(program: Program) -> bool:
    return any(one.isVisible() for one in program.window.findChildren(FloatingList))


def settle(qtbot: QtBot, program: Program, place: str) -> None:
    """Go to a place and rest there."""
    with qtbot.waitSignal(reader_of(program).places.settled):
        click_place(qtbot, program, place)


def test_the_palette_offers_every_action_with_its_keys(program: Program) -> None:
    program.actions.palette.trigger()
    names = {choice.name: choice for choice in offered(program)}
    every = [action for action in program.actions.all_actions() if action is not program.actions.palette]
    assert set(names) == {action.text() for action in every}
    for action in every:
        assert program.actions.keys_of(action) in names[action.text()].detail
        assert names[action.text()].is_usable == action.isEnabled()
    assert names["Next pane"].detail == "Panes · F6"
    assert names["Next paragraph"].detail == "Move · J"


def test_everything_of_the_menu_is_in_the_palette(program: Program) -> None:
    button = program.window.header.findChild(QToolButton, "menu_button")
    assert button is not None
    menus = [button.menu(), *button.menu().findChildren(QMenu)]
    listed = {action.text() for menu in menus for action in menu.actions() if action.text() and action.menu() is None}
    program.actions.palette.trigger()
    assert listed - {"All actions"} <= {choice.name for choice in offered(program)}


def test_what_keeps_notes_stands_in_the_menu_as_the_guide_says(program: Program) -> None:
    button = program.window.header.findChild(QToolButton, "menu_button")
    assert button is not None
    listed = {action.text() for menu in button.menu().findChildren(QMenu) for action in menu.actions()}
    assert listed >= {
        "Bin", "Backups", "Open the folder of backups", "What the colours mean", "Export notes and bookmarks",
        "Import notes and bookmarks", "Undo",
    }  # fmt: skip


def test_what_is_typed_finds_an_action_and_enter_runs_it(program: Program, qtbot: QtBot) -> None:
    before = program.appearance.settings.text_size
    program.actions.palette.trigger()
    qtbot.keyClicks(floating(program).line, "larg")
    assert [choice.name for choice in offered(program)] == ["Larger text"]
    qtbot.keyClick(floating(program).line, Qt.Key.Key_Return)
    assert program.appearance.settings.text_size > before
    assert not is_floating(program)
    program.actions.palette.trigger()
    assert offered(program)[0].name == "Larger text"


@pytest.mark.parametrize("mode", ["only", "all", "any", "none"])
def test_what_a_pane_does_by_its_own_keys_is_done_from_the_palette_too(
    program: Program, qtbot: QtBot, mode: str
) -> None:
    action = {
        "only": program.actions.only, "all": program.actions.all_of,
        "any": program.actions.any_of, "none": program.actions.none_of,
    }[mode]  # fmt: skip
    program.actions.palette.trigger()
    qtbot.keyClicks(floating(program).line, action.text())
    qtbot.keyClick(floating(program).line, Qt.Key.Key_Return)
    assert program.window.side.topics.mode == mode


def test_paragraphs_and_the_caret_are_in_it(program: Program, qtbot: QtBot) -> None:
    for name, expected in (("Next paragraph", "A.I.2"), ("Previous paragraph", "A.I.1")):
        program.actions.palette.trigger()
        qtbot.keyClicks(floating(program).line, name)
        qtbot.keyClick(floating(program).line, Qt.Key.Key_Return)
        assert current(program) == expected
    with qtbot.waitSignal(program.window.area.page.caret_shown):
        program.actions.caret.trigger()


def test_the_keys_go_past_what_cannot_be_done_and_stay_in_the_line(program: Program, qtbot: QtBot) -> None:
    program.actions.palette.trigger()
    shown = floating(program)
    usable = [choice.name for choice in offered(program) if choice.is_usable]
    seen = [shown.view.currentIndex().data()]
    for _ in usable[1:]:
        qtbot.keyClick(shown.line, Qt.Key.Key_Down)
        seen.append(shown.view.currentIndex().data())
    assert seen == usable
    assert shown.line.accessibleDescription().startswith(usable[-1])
    qtbot.keyClick(shown.line, Qt.Key.Key_Home)
    qtbot.keyClick(shown.line, Qt.Key.Key_PageDown)
    assert shown.view.currentIndex().data() == usable[min(8, len(usable) - 1)]
    qtbot.keyClick(shown.line, Qt.Key.Key_End)
    qtbot.keyClick(shown.line, Qt.Key.Key_Tab)
    qtbot.keyClick(shown.line, Qt.Key.Key_Up)
    assert program.window.focusWidget() is shown.line


def test_escape_gives_the_keyboard_back(program: Program, qtbot: QtBot) -> None:
    tree = program.window.side.contents.view
    tree.setFocus()
    program.actions.palette.trigger()
    qtbot.keyClick(floating(program).line, Qt.Key.Key_Escape)
    assert not is_floating(program)
    assert program.window.focusWidget() is tree
    program.actions.palette.trigger()
    program.actions.palette.trigger()
    assert not is_floating(program)


def test_it_goes_when_the_keyboard_goes_elsewhere(program: Program, qtbot: QtBot) -> None:
    program.actions.palette.trigger()
    program.window.side.topics.filter_box.setFocus()
    qtbot.waitUntil(lambda: not is_floating(program))
    assert program.window.focusWidget() is program.window.side.topics.filter_box


def test_what_no_action_is_called_says_so(program: Program, qtbot: QtBot) -> None:
    program.actions.palette.trigger()
    qtbot.keyClicks(floating(program).line, "xyzzy")
    assert offered(program) == []
    assert "No action is called so" in floating(program).line.accessibleDescription()
    qtbot.keyClick(floating(program).line, Qt.Key.Key_Return)
    assert is_floating(program)


def test_a_click_runs_an_action_and_none_that_cannot_be_done(program: Program, qtbot: QtBot) -> None:
    program.actions.palette.trigger()
    view = floating(program).view
    model = view.model()
    back = next(model.index(row, 0) for row in range(model.rowCount()) if model.index(row, 0).data() == "Back")
    view.scrollTo(back)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(back).center())
    assert is_floating(program)
    topics = next(model.index(row, 0) for row in range(model.rowCount()) if model.index(row, 0).data() == "Topics")
    view.scrollTo(topics)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(topics).center())
    assert not is_floating(program)
    assert program.window.focusWidget() is program.window.side.topics.filter_box


def test_it_stays_inside_a_small_window(begin: Begin) -> None:
    program = begin(size=(640, 420))
    program.actions.palette.trigger()
    shown = floating(program)
    parent = shown.parentWidget()
    assert parent is not None
    assert parent.rect().contains(shown.geometry())
    program.window.resize(900, 700)
    assert parent.rect().contains(shown.geometry())
    program.actions.theme.trigger()
    assert not shown.grab().isNull()


def test_places_that_one_rested_at_are_offered_the_latest_first(program: Program, qtbot: QtBot) -> None:
    for place in ("A.II.1", "B.X.1"):
        settle(qtbot, program, place)
    program.actions.places.trigger()
    places = offered(program)
    assert [choice.key for choice in places][:2] == ["B.X.1", "A.II.1"]
    assert places[0].name == "X.1 · Tenth session"
    assert places[0].detail.startswith("here · ")
    assert places[0].below
    qtbot.keyClick(floating(program).line, Qt.Key.Key_Down)
    qtbot.keyClick(floating(program).line, Qt.Key.Key_Return)
    assert current(program) == "A.II.1"
    program.actions.back.trigger()
    assert current(program) == "B.X.1"


def test_a_place_is_found_by_its_words_or_its_meeting(program: Program, qtbot: QtBot) -> None:
    for place in ("A.II.1", "B.X.1"):
        settle(qtbot, program, place)
    program.actions.places.trigger()
    qtbot.keyClicks(floating(program).line, "second")
    assert [choice.key for choice in offered(program)] == ["A.II.1"]
    qtbot.keyClicks(floating(program).line, "xyzzy")
    assert offered(program) == []
    program.actions.places.trigger()
    assert not is_floating(program)


def test_the_buttons_of_back_and_forward_offer_them_too(program: Program) -> None:
    button = next(one for one in program.window.header.findChildren(QToolButton) if one.accessibleName() == "Back")
    button.customContextMenuRequested.emit(button.rect().center())
    assert floating(program).line.accessibleName() == "Places of today"


def test_places_are_there_again_at_the_next_start_unless_they_are_of_another_edition(
    begin: Begin, qtbot: QtBot, folder: Path
) -> None:
    program = begin()
    settle(qtbot, program, "A.II.1")
    program.window.close()
    kept = json.loads((folder / "window.json").read_text("utf-8"))
    assert kept["visits"][0]["place"] == "A.II.1"
    foreign = {"place": "A.XX.1", "at": kept["visits"][0]["at"]}
    old = {"place": "A.III.note", "at": "2001-01-01T10:00:00"}
    kept["visits"] = [foreign, old, {"place": 5}, *kept["visits"]]
    (folder / "window.json").write_text(json.dumps(kept), encoding="utf-8")
    program = begin()
    program.actions.places.trigger()
    assert [choice.key for choice in offered(program)] == ["A.II.1"]


def test_without_any_place_it_says_so(begin: Begin) -> None:
    program = begin()
    program.actions.places.trigger()
    assert offered(program) == []
    assert "No other place was visited today" in floating(program).line.accessibleDescription()
