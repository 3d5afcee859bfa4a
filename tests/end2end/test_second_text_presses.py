"""Presses in the text that is not read in: each acts there, and the keyboard goes with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.end2end.tabs import actives, areas, changes_of, desk_of
from tipbrowser.application import Program
from tipbrowser.ui.page.link_browser import BEHIND
from tipbrowser.ui.tab_strip import TabStrip


def press(program: Program, widget: QWidget, point: QPoint, button: Qt.MouseButton) -> None:
    """Click as the platform does, so that the program knows that a button is held."""
    window = program.window.windowHandle()
    QTest.mouseClick(window, button, Qt.KeyboardModifier.NoModifier, widget.mapTo(program.window, point))


def strip_over(program: Program, text: int) -> TabStrip:
    """Give the tabs over the first text or the second."""
    head = desk_of(program).sides[text].head
    assert head is not None
    return head.strip


def test_the_mouse_goes_back_in_the_text_that_it_is_over(split: Program, qtbot: QtBot) -> None:
    first, second = areas(split)
    changes = changes_of(split)
    press(split, first.page.view.viewport(), QPoint(30, 30), Qt.MouseButton.BackButton)
    qtbot.waitUntil(lambda: first.page.current == "A.I.1")
    assert second.page.current == "B.X.13"
    qtbot.waitUntil(lambda: actives(split) == [True, False])
    assert [str(place.locator) for place in changes] == ["A.I.1"]
    press(split, first.page.view.viewport(), QPoint(30, 30), Qt.MouseButton.ForwardButton)
    assert [str(place.locator) for place in changes] == ["A.I.1", "A.II.36"]


@pytest.mark.parametrize("name", ["text_tabs", "apparatus_locator", "apparatus_heading"])
def test_so_it_does_over_tabs_and_beside_the_text(split: Program, name: str) -> None:
    first, second = areas(split)
    second.page.setFocus()
    changes = changes_of(split)
    part = next(one for one in first.findChildren(QWidget, name) if one.isVisible())
    press(split, part, part.rect().center(), Qt.MouseButton.BackButton)
    assert (first.page.current, second.page.current) == ("A.I.1", "B.X.13")
    assert [str(place.locator) for place in changes] == ["A.I.1"]
    assert first.page.view.hasFocus()


def test_where_there_is_no_way_back_the_mouse_only_comes_there(split: Program, qtbot: QtBot) -> None:
    first, second = areas(split)
    split.actions.back.trigger()
    assert not split.actions.back.isEnabled()
    first.page.setFocus()
    changes = changes_of(split)
    press(split, second.page.view.viewport(), QPoint(30, 30), Qt.MouseButton.BackButton)
    qtbot.waitUntil(lambda: bool(changes))
    assert [str(place.locator) for place in changes] == ["A.II.36"]
    assert (first.page.current, second.page.current) == ("A.II.36", "A.II.36")
    assert actives(split) == [False, True]


def test_a_press_on_the_tab_in_front_reads_in_its_text(split: Program) -> None:
    first, second = areas(split)
    second.page.setFocus()
    strip, changes = strip_over(split, 0), changes_of(split)
    press(split, strip, strip.tabRect(0).center(), Qt.MouseButton.LeftButton)
    assert actives(split) == [True, False]
    assert first.page.view.hasFocus()
    assert [str(place.locator) for place in changes] == ["A.II.36"]
    press(split, strip, strip.tabRect(0).center(), Qt.MouseButton.LeftButton)
    assert len(changes) == 1


def test_a_press_on_a_tab_of_the_other_text_takes_the_keyboard_there(split: Program) -> None:
    first, second = areas(split)
    first.page.setFocus()
    desk_of(split).open_apart("A.IV.12", BEHIND)
    second.page.setFocus()
    changes, strip = changes_of(split), strip_over(split, 0)
    press(split, strip, strip.tabRect(1).center(), Qt.MouseButton.LeftButton)
    assert first.page.view.hasFocus()
    assert (first.page.current, second.page.current) == ("A.IV.12", "B.X.13")
    assert [str(place.locator) for place in changes] == ["A.IV.12"]


def test_a_press_in_the_other_text_leaves_the_keyboard_in_the_contents(split: Program) -> None:
    areas(split)[0].page.setFocus()
    split.actions.contents.trigger()
    strip = strip_over(split, 1)
    press(split, strip, strip.tabRect(0).center(), Qt.MouseButton.LeftButton)
    assert actives(split) == [False, True]
    assert split.window.side.contents.view.hasFocus()


def test_while_the_window_closes_nobody_follows_the_keyboard(split: Program) -> None:
    split.window.close()
    areas(split)[0].page.setFocus()
    assert actives(split) == [False, True]


def test_the_middle_button_closes_only_the_tab_that_it_was_pressed_on(split: Program, qtbot: QtBot) -> None:
    for place in ("A.I.2", "A.I.3"):
        desk_of(split).open_apart(place, BEHIND)
    strip, middle = strip_over(split, 1), Qt.MouseButton.MiddleButton
    qtbot.mousePress(strip, middle, pos=strip.tabRect(1).center())
    qtbot.mouseRelease(strip, middle, pos=strip.tabRect(2).center())
    assert strip.count() == 3
    qtbot.mousePress(areas(split)[1].page.view.viewport(), middle, pos=QPoint(5, 300))
    qtbot.mouseRelease(strip, middle, pos=strip.tabRect(2).center())
    assert strip.count() == 3
    for _ in range(2):  # so quickly that the second press comes as a double click
        qtbot.mouseDClick(strip, middle, pos=strip.tabRect(1).center())
        qtbot.mouseRelease(strip, middle, pos=strip.tabRect(1).center())
    assert strip.count() == 1
