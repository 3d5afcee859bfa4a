"""The places of today by a given clock, and the buttons that offer them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_place, current, reader_of
from tests.end2end.conftest import Begin
from tests.end2end.test_floating import floating, is_floating, offered
from tipbrowser.application import Program
from tipbrowser.controllers.today import TodayController
from tipbrowser.domain.visits import Visit
from tipbrowser.ui.held_button import HeldButton


class Clock:
    """A clock that stands until it is set."""

    def __init__(self, now: str) -> None:
        self.now = now

    def __call__(self) -> str:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock("2026-11-26T23:58:00")


def today_of(program: Program, clock: Clock, *visits: Visit) -> TodayController:
    """Give the list of today's places by another clock."""
    reader = reader_of(program)
    return TodayController(
        reader.reading,
        reader.places,
        lambda: program.window.make_floating_list(program.appearance.theme),
        visits=visits,
        clock=clock,
        parent=program,
    )


def button_of(program: Program, name: str) -> QToolButton:
    return next(one for one in program.window.header.findChildren(QToolButton) if one.accessibleName() == name)


def test_each_place_has_the_time_of_its_last_visit(program: Program, clock: Clock) -> None:
    today = today_of(program, clock)
    places = reader_of(program).places
    for place, now in (("A.II.1", "08:05:09"), ("B.X.1", "09:30:00"), ("A.II.1", "10:00:59")):
        clock.now = f"2026-11-26T{now}"
        places.go_to(place)
    today.open()
    assert [(one.key, one.detail) for one in offered(program)] == [("A.II.1", "here · 10:00"), ("B.X.1", "09:30")]


def test_what_was_only_passed_by_is_not_in_it(program: Program, clock: Clock) -> None:
    today = today_of(program, clock)
    places = reader_of(program).places
    places.go_to("A.II.1")
    for place in ("A.II.2", "A.II.3"):
        places.pass_by(place)
    assert [visit.place for visit in today.visits] == ["A.II.1"]


def test_the_place_of_the_start_is_in_it_once_one_has_rested_there(begin: Begin, qtbot: QtBot, clock: Clock) -> None:
    program = begin(locator="A.II.36")
    today = today_of(program, clock)
    with qtbot.waitSignal(reader_of(program).places.settled):
        assert today.visits == []
    assert [visit.place for visit in today.visits] == ["A.II.36"]


def test_after_midnight_yesterday_is_gone(program: Program, clock: Clock) -> None:
    today = today_of(program, clock)
    reader_of(program).places.go_to("A.II.1")
    clock.now = "2026-11-27T00:00:01"
    assert today.visits == []
    today.open()
    assert offered(program) == []
    assert "No other place was visited today" in floating(program).line.accessibleDescription()


def test_a_clock_that_is_set_back_keeps_the_latest_first(program: Program, clock: Clock) -> None:
    today = today_of(program, clock, Visit("A.I.1", "2026-11-26T23:59:59"))
    clock.now = "2026-11-26T01:00:00"
    reader_of(program).places.go_to("A.II.1")
    assert [visit.place for visit in today.visits] == ["A.II.1", "A.I.1"]


@pytest.mark.parametrize("name", ["Back", "Forward"])
def test_a_button_held_down_offers_the_places_and_takes_no_step(program: Program, qtbot: QtBot, name: str) -> None:
    click_place(qtbot, program, "A.II.1")
    click_place(qtbot, program, "A.II.2")
    program.actions.back.trigger()
    button, watcher = button_of(program, name), button_of(program, name).findChild(HeldButton)
    assert isinstance(watcher, HeldButton)
    with qtbot.waitSignal(watcher.held):
        qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    QTest.mouseMove(button, button.rect().center() + QPoint(1, 1))
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert floating(program).line.accessibleName() == "Places of today"
    assert current(program) == "A.II.1"


def test_a_button_that_is_only_pressed_takes_its_step(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.1")
    before = current(program)
    click_place(qtbot, program, "A.II.2")
    qtbot.mouseClick(button_of(program, "Back"), Qt.MouseButton.LeftButton)
    assert current(program) == before
    assert not is_floating(program)


def test_the_arrow_key_down_on_a_button_offers_them_too(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.1")
    button = button_of(program, "Back")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Down)
    assert floating(program).line.accessibleName() == "Places of today"
    assert "arrow key down" in button.accessibleDescription()
    qtbot.keyClick(floating(program).line, Qt.Key.Key_Escape)
    assert program.window.focusWidget() is button


def test_one_list_takes_the_place_of_the_other_and_gives_the_keyboard_back(program: Program, qtbot: QtBot) -> None:
    tree = program.window.side.contents.view
    tree.setFocus()
    program.actions.palette.trigger()
    program.actions.places.trigger()
    assert floating(program).line.accessibleName() == "Places of today"
    qtbot.keyClick(floating(program).line, Qt.Key.Key_Escape)
    assert not is_floating(program)
    assert program.window.focusWidget() is tree


@pytest.mark.parametrize("place", ["status", "header"])
def test_a_click_on_what_takes_no_keyboard_closes_it_and_gives_the_keyboard_back(
    program: Program, qtbot: QtBot, place: str
) -> None:
    tree = program.window.side.contents.view
    tree.setFocus()
    program.actions.palette.trigger()
    beside: QWidget = getattr(program.window, place)
    qtbot.mouseClick(beside, Qt.MouseButton.LeftButton, pos=QPoint(beside.width() // 2, beside.height() - 2))
    assert not is_floating(program)
    assert program.window.focusWidget() is tree


def test_a_click_inside_leaves_it_open(program: Program, qtbot: QtBot) -> None:
    program.actions.palette.trigger()
    shown = floating(program)
    qtbot.mouseClick(shown.line, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert is_floating(program)


def test_it_closes_when_another_window_takes_the_keyboard(program: Program, qtbot: QtBot) -> None:
    tree = program.window.side.contents.view
    tree.setFocus()
    program.actions.palette.trigger()
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    qtbot.waitUntil(lambda: not is_floating(program))
    assert program.window.focusWidget() is tree


def test_control_with_an_end_goes_to_an_end_of_the_list_whatever_was_typed(program: Program, qtbot: QtBot) -> None:
    program.actions.palette.trigger()
    shown = floating(program)
    qtbot.keyClicks(shown.line, "text")
    names = [one.name for one in offered(program) if one.is_usable]
    assert len(names) > 1
    qtbot.keyClick(shown.line, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert shown.view.currentIndex().data() == names[-1]
    qtbot.keyClick(shown.line, Qt.Key.Key_Home)  # the line's own, where words stand in it
    assert shown.line.cursorPosition() == 0
    assert shown.view.currentIndex().data() == names[-1]
    qtbot.keyClick(shown.line, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert shown.view.currentIndex().data() == names[0]


@pytest.mark.parametrize("size", [100, 150, 200])
def test_it_leaves_the_header_in_sight_at_every_text_size(program: Program, size: int) -> None:
    while program.appearance.settings.text_size < size:
        program.actions.larger.trigger()
    program.actions.palette.trigger()
    shown, header = floating(program), program.window.header
    assert shown.geometry().top() > header.geometry().bottom()
    assert shown.geometry().bottom() < program.window.status.geometry().bottom()


def test_tooltips_name_the_keys_that_the_actions_have(program: Program) -> None:
    tips = {button.accessibleName(): button.toolTip() for button in program.window.findChildren(QToolButton)}
    for action in (program.actions.close_list, program.actions.menu):
        assert program.actions.keys_of(action) in tips[action.text()]
        assert tips[action.text()] == action.toolTip()


def test_the_own_menu_of_the_line_is_no_click_beside_it(program: Program, qtbot: QtBot) -> None:
    program.actions.palette.trigger()
    shown = floating(program)
    qtbot.keyClicks(shown.line, "zoom")
    menu = shown.line.createStandardContextMenu()
    menu.popup(shown.line.mapToGlobal(shown.line.rect().center()))
    undo = menu.actions()[0]
    assert undo.isEnabled()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(undo).center())
    assert is_floating(program)
    assert shown.line.text() == ""
    menu.deleteLater()
