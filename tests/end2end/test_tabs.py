"""Tabs over the text: opened, closed, brought back, each with its own way and its own place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_place, click_topic, current, find_row, reader_of
from tests.end2end.conftest import Begin
from tests.end2end.tabs import changes_of, inner_link, keep, link_at, places, scrolled, side_of, strip_of, titles
from tests.end2end.test_database import fail
from tipbrowser.application import Program
from tipbrowser.models.roles import Role
from tipbrowser.store.errors import CompendiumDamaged
from tipbrowser.ui.apparatus_parts import LinkGroup
from tipbrowser.ui.focus_order import stops
from tipbrowser.ui.page.link_browser import BEHIND, IN_FRONT
from tipbrowser.ui.tab_strip import TabStrip


def test_with_one_tab_there_is_no_line_over_the_text(program: Program) -> None:
    assert side_of(program).head is None
    for action in (program.actions.close_tab, program.actions.next_tab, program.actions.reopen_tab):
        assert not action.isEnabled()
    side_of(program).close(0)
    side_of(program).step(1)
    reader_of(program).desk.reopen()
    assert places(program) == ["A.I.1"]


def test_a_new_tab_opens_at_the_same_place_and_as_scrolled(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    program.window.area.page.view.verticalScrollBar().setValue(scrolled(program) + 17)
    before, changes = scrolled(program), changes_of(program)
    program.actions.new_tab.trigger()
    assert (places(program), side_of(program).front) == (["A.II.36", "A.II.36"], 1)
    assert scrolled(program) == before
    assert len(changes) == 1
    assert titles(program) == ["II.36 · Second meeting"] * 2
    assert strip_of(program).tabToolTip(1) == "A.II.36 · Second meeting, 27 to 29 January 2010"
    assert strip_of(program).isVisible()


def test_each_tab_has_its_own_way_back(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    program.actions.new_tab.trigger()
    assert not program.actions.back.isEnabled()
    click_place(qtbot, program, "B.X.13")
    program.actions.previous_tab.trigger()
    assert current(program) == "A.II.36"
    program.actions.back.trigger()
    assert current(program) == "A.I.1"
    program.actions.next_tab.trigger()
    assert current(program) == "B.X.13"
    assert not program.actions.forward.isEnabled()
    program.actions.back.trigger()
    assert current(program) == "A.II.36"


def test_everything_follows_the_tab_in_front_and_changes_once(program: Program, qtbot: QtBot) -> None:
    program.actions.new_tab.trigger()
    click_place(qtbot, program, "B.X.13.i")
    changes = changes_of(program)
    program.actions.next_tab.trigger()
    assert [str(place.locator) for place in changes] == ["A.I.1"]
    assert program.window.side.contents.view.currentIndex().data(Role.TARGET) == "A.I.1"
    assert program.window.windowTitle().startswith("I.1 · First meeting")
    program.actions.next_tab.trigger()
    assert program.window.windowTitle().startswith("X.13.i · Tenth session")
    assert len(changes) == 2


def test_a_tab_is_scrolled_as_it_was_left_also_on_the_same_page(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    program.actions.new_tab.trigger()
    click_place(qtbot, program, "A.II.10")
    bar = program.window.area.page.view.verticalScrollBar()
    bar.setValue(bar.value() + 23)
    second = scrolled(program)
    program.actions.next_tab.trigger()
    first = scrolled(program)
    assert current(program) == "A.II.36"
    assert abs(first - second) > 100
    program.actions.next_tab.trigger()
    assert scrolled(program) == second
    program.actions.next_tab.trigger()
    assert scrolled(program) == first


def test_a_tab_keeps_what_is_in_sight_when_the_text_grows_meanwhile(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    program.actions.new_tab.trigger()
    click_place(qtbot, program, "B.X.13")
    program.appearance.set_text_size(150)
    program.actions.next_tab.trigger()
    page = program.window.area.page
    start = page.position_at("A.II.36", 0)
    assert start is not None
    cursor = QTextCursor(page.view.document())
    cursor.setPosition(start)
    assert 0 <= page.view.cursorRect(cursor).top() < page.view.viewport().height()


def test_views_of_pages_are_shared_among_tabs(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    view = program.window.area.page.view
    program.actions.new_tab.trigger()
    assert program.window.area.page.view is view
    click_place(qtbot, program, "B.X.13")
    program.actions.next_tab.trigger()
    assert program.window.area.page.view is view


@pytest.mark.parametrize("way", ["mark", "middle", "key", "delete"])
def test_a_tab_closes_by_its_mark_the_middle_button_or_a_key(program: Program, qtbot: QtBot, way: str) -> None:
    click_place(qtbot, program, "A.II.36")
    program.actions.new_tab.trigger()
    click_place(qtbot, program, "B.X.13")
    changes, strip = changes_of(program), strip_of(program)
    if way == "mark":
        mark = strip.tabButton(1, TabStrip.ButtonPosition.RightSide)
        qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    elif way == "middle":
        qtbot.mouseClick(strip, Qt.MouseButton.MiddleButton, pos=strip.tabRect(1).center())
    elif way == "key":
        program.actions.close_tab.trigger()
    else:
        qtbot.keyClick(strip, Qt.Key.Key_Delete)
    assert places(program) == ["A.II.36"]
    assert current(program) == "A.II.36"
    assert len(changes) == 1
    assert not strip.isVisible()
    assert not program.actions.close_tab.isEnabled()


def test_a_tab_behind_closes_without_a_move(program: Program, qtbot: QtBot) -> None:
    for place in ("A.II.36", "B.X.13"):
        reader_of(program).desk.open_apart(place, BEHIND)
    changes, strip = changes_of(program), strip_of(program)
    qtbot.mouseClick(strip, Qt.MouseButton.MiddleButton, pos=strip.tabRect(1).center())
    assert (places(program), changes) == (["A.I.1", "B.X.13"], [])
    program.actions.next_tab.trigger()
    qtbot.mouseClick(strip, Qt.MouseButton.MiddleButton, pos=strip.tabRect(0).center())
    assert (places(program), side_of(program).front, current(program)) == (["B.X.13"], 0, "B.X.13")


def test_closed_tabs_come_back_the_newest_first_with_their_ways(program: Program, qtbot: QtBot) -> None:
    program.actions.new_tab.trigger()
    click_place(qtbot, program, "A.II.36")
    click_place(qtbot, program, "A.II.20")
    program.actions.new_tab.trigger()
    click_place(qtbot, program, "B.X.13")
    program.actions.close_tab.trigger()
    program.actions.close_tab.trigger()
    assert places(program) == ["A.I.1"]
    program.actions.reopen_tab.trigger()
    assert (places(program), current(program)) == (["A.I.1", "A.II.20"], "A.II.20")
    program.actions.back.trigger()
    assert current(program) == "A.II.36"
    program.actions.reopen_tab.trigger()
    assert places(program) == ["A.I.1", "A.II.36", "B.X.13"]
    assert not program.actions.reopen_tab.isEnabled()


@pytest.mark.parametrize(
    ("button", "modifiers", "front"),
    [
        (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, 0),
        (Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, 0),
        (Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.ShiftModifier, 1),
        (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, 1),
    ],
)
def test_a_link_opens_in_a_tab_behind_or_with_shift_in_front(
    program: Program, qtbot: QtBot, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier, front: int
) -> None:
    reader_of(program).places.go_to("A.III.note")
    name, target = inner_link(program)
    changes = changes_of(program)
    viewport = program.window.area.page.view.viewport()
    qtbot.mouseClick(viewport, button, modifiers, link_at(program, name))
    assert side_of(program).front == front
    assert len(places(program)) == 2
    assert places(program)[1].startswith(target)
    assert len(changes) == front
    assert current(program).startswith(target if front else "A.III")


def test_a_link_pressed_and_left_opens_nothing(program: Program, qtbot: QtBot) -> None:
    reader_of(program).places.go_to("A.III.note")
    name, _ = inner_link(program)
    view = program.window.area.page.view
    qtbot.mousePress(view.viewport(), Qt.MouseButton.MiddleButton, pos=link_at(program, name))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.MiddleButton, pos=QPoint(5, view.height() - 5))
    assert len(places(program)) == 1


def test_the_menu_over_a_link_opens_it_in_a_new_tab(program: Program, qtbot: QtBot) -> None:
    reader_of(program).places.go_to("A.III.note")
    name, target = inner_link(program)
    program.window.area.page.view.menu_requested.emit(link_at(program, name))
    menu = program.window.area.page.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    next(one for one in menu.actions() if one.text() == "Open in a new tab").trigger()
    menu.close()
    assert side_of(program).front == 1
    assert current(program).startswith(target)


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton])
def test_a_row_of_the_contents_and_of_a_list_opens_in_a_tab_behind(
    program: Program, qtbot: QtBot, button: Qt.MouseButton
) -> None:
    click_topic(qtbot, program, "Children")
    changes = changes_of(program)
    for view, target in (
        (program.window.side.contents.view, "A.I.2"), (program.window.entries.view, "A.II.3"),
    ):  # fmt: skip
        before, index = view.currentIndex(), find_row(view, Role.TARGET, target)
        view.scrollTo(index)
        held = Qt.KeyboardModifier.ControlModifier if button == Qt.MouseButton.LeftButton else Qt.KeyboardModifier(0)
        qtbot.mouseClick(view.viewport(), button, held, view.visualRect(index).center())
        assert view.currentIndex() == before
    assert places(program) == ["A.I.1", "A.I.2", "A.II.3"]
    assert (side_of(program).front, changes) == (0, [])


def test_a_reference_beside_the_text_opens_in_a_tab_behind(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    groups = program.window.area.apparatus.findChildren(LinkGroup)
    group = next(one for one in groups if one.isVisible() and one.accessibleName() == "Its section is referred to by")
    button = next(one for one in stops(group) if isinstance(one, QAbstractButton))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert places(program) == ["A.II.36", "B.V.5", "B.V.5"]
    assert side_of(program).front == 0
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert current(program) == "B.V.5"


def test_tabs_behind_stand_in_the_order_in_which_they_were_opened(program: Program) -> None:
    desk = reader_of(program).desk
    desk.open_apart("A.II.1", IN_FRONT)
    program.actions.previous_tab.trigger()
    for place in ("A.I.2", "A.I.3", "A.I.4"):
        desk.open_apart(place, BEHIND)
    assert places(program) == ["A.I.1", "A.I.2", "A.I.3", "A.I.4", "A.II.1"]


def test_what_holds_no_text_opens_no_tab_and_says_so(program: Program) -> None:
    reader_of(program).desk.open_apart("B.VII", BEHIND)
    assert len(places(program)) == 1
    assert "adopted nothing" in program.window.banners.sentence("silent")


def test_by_keyboard_alone_tabs_are_opened_looked_through_and_closed(program: Program, qtbot: QtBot) -> None:
    tree = program.window.side.contents.view
    program.actions.contents.trigger()
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (places(program), current(program)) == (["A.I.1", "A.I.2"], "A.I.1")
    qtbot.keyClick(tree, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert current(program) == "A.I.2"
    qtbot.keyClick(program.window.area.page.view, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert current(program) == "A.I.1"
    strip = strip_of(program)
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert current(program) == "A.I.2"
    assert strip.hasFocus()
    qtbot.keyClick(program.window.area.page.view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(program.window.area.page.view, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert places(program) == ["A.I.1", "A.I.2"]
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(program.window.area.page.view, Qt.Key.Key_T, held)
    assert len(places(program)) == 3


def test_a_link_reached_by_the_tab_key_opens_in_a_tab(program: Program, qtbot: QtBot) -> None:
    reader_of(program).places.go_to("A.III.note")
    name, target = inner_link(program)
    view = program.window.area.page.view
    view.setFocus()
    while view.link_reached != name:
        qtbot.keyClick(view, Qt.Key.Key_Tab)
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert places(program)[1].startswith(target)
    assert side_of(program).front == 0


def test_the_keyboard_stays_in_the_text_when_tabs_change(program: Program, qtbot: QtBot) -> None:
    program.actions.text.trigger()
    program.actions.new_tab.trigger()
    click_place(qtbot, program, "B.X.13")
    program.actions.text.trigger()
    program.actions.next_tab.trigger()
    assert program.window.area.page.view.hasFocus()


def test_a_click_brings_a_tab_to_the_front(program: Program, qtbot: QtBot) -> None:
    reader_of(program).desk.open_apart("B.X.13", BEHIND)
    strip = strip_of(program)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.tabRect(1).center())
    assert current(program) == "B.X.13"
    assert titles(program) == ["I.1 · First meeting", "X.13 · Tenth session"]


def test_the_title_of_the_tab_follows_the_text(program: Program, qtbot: QtBot) -> None:
    program.actions.new_tab.trigger()
    program.window.area.page.next_passage()
    assert titles(program)[1] == "I.2 · First meeting"
    click_place(qtbot, program, "F")
    assert titles(program)[1] == "Front matter"


@pytest.mark.parametrize(
    "values",
    [
        {"tabs": "A.II.1", "front_tab": "1"},
        {"tabs": [1, None, {"a": 1}, ["A.II.1"]], "front_tab": -3},
        {"tabs": ["A.I.1", "A.I.1"], "front_tab": 9_999},
        {"tabs": ["\ud800", "'; drop table x; --", "A.II.1\x00"], "front_tab": 1.5},
        {"tabs": [], "front_tab": 7, "second_tabs": [{}], "second_front_tab": 4, "has_second": "yes"},
        {"has_second": True, "in_second": True, "share": 99_999, "second_tabs": ["Z.Z.Z"], "second_front_tab": 12},
        {"has_second": True, "share": -1, "second_tabs": "x"},
    ],
)
def test_whatever_the_file_holds_the_window_opens_at_a_place(
    begin: Begin, folder: Path, values: dict[str, object]
) -> None:
    keep(folder, locator="A.II.36", page="A.II", **values)
    program = begin()
    assert current(program) == "A.II.36"
    program.window.close()
    assert current(begin()) == "A.II.36"


@pytest.mark.parametrize("text", [100, 200])
def test_tabs_fit_into_a_small_window(begin: Begin, text: int) -> None:
    program = begin(size=(1024, 640))
    program.appearance.set_text_size(text)
    for number in range(1, 8):
        reader_of(program).desk.open_apart(f"A.II.{number}", BEHIND)
    strip = strip_of(program)
    area = program.window.area
    assert strip.mapTo(area, strip.rect().bottomRight()).x() <= area.width()
    assert area.page.height() > 100
    assert all(strip.tabRect(index).width() > 60 for index in range(strip.count()))


def test_a_wheel_over_the_tabs_moves_nothing(program: Program, qtbot: QtBot) -> None:
    reader_of(program).desk.open_apart("B.X.13", BEHIND)
    strip, changes = strip_of(program), changes_of(program)
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(strip, wheel)
    assert (strip.currentIndex(), changes) == (0, [])


def test_a_tab_whose_page_cannot_be_read_stays_behind(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    reader_of(program).desk.open_apart("B.X.13", BEHIND)
    reader = reader_of(program)
    with monkeypatch.context() as damaged:
        damaged.setattr(reader.reading, "page", fail)
        for act in (lambda: side_of(program).bring(1), lambda: side_of(program).close(0), reader.desk.new_tab):
            with pytest.raises(CompendiumDamaged):
                act()
    assert (places(program), side_of(program).front, current(program)) == (["A.I.1", "B.X.13"], 0, "A.I.1")
    assert strip_of(program).currentIndex() == 0
    program.actions.next_tab.trigger()
    assert current(program) == "B.X.13"


def test_a_screen_reader_hears_the_whole_title_and_what_closes_a_tab(program: Program) -> None:
    reader_of(program).desk.open_apart("B.X.13", BEHIND)
    strip = strip_of(program)
    assert strip.accessibleName() == "Tabs of the text"
    assert strip.accessibleTabName(1).startswith("B.X.13 · Tenth session, 12 to 16 October 2020")
    mark = strip.tabButton(1, TabStrip.ButtonPosition.RightSide)
    assert mark.accessibleName().startswith("Close the tab B.X.13")
