"""How much room each text gives to what stands beside it, in every form of the window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitterHandle
from pytestqt.qtbot import QtBot

from tests.end2end.conftest import Begin
from tests.end2end.tabs import areas
from tipbrowser.application import Program
from tipbrowser.ui.text_area import TextArea

CLOSE = 3
"""Pixels by which Qt may divide a room otherwise."""


def drag(area: TextArea, by: int) -> int:
    """Drag the line between a text and what stands below it, and give how high that is then."""
    handle = area.splitter.handle(1)
    assert isinstance(handle, QSplitterHandle)
    start = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(handle, start + QPoint(0, by))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start + QPoint(0, by))
    return area.apparatus.height()


def heights(program: Program) -> list[int]:
    """Give how high it is below each text."""
    return [area.apparatus.height() for area in program.window.areas]


def close(one: list[int], other: list[int]) -> bool:
    """Tell whether heights are the same, as far as Qt divides a room exactly."""
    return all(abs(first - second) <= CLOSE for first, second in zip(one, other, strict=True))


def test_heights_that_were_chosen_come_back_with_each_form(begin: Begin, qtbot: QtBot) -> None:
    program = begin(size=(980, 640))
    usual = heights(program)
    alone = [drag(program.window.area, -60)]
    assert alone[0] > usual[0] + 40
    program.actions.second_text.trigger()
    first, second = areas(program)
    above = [drag(first, 25), drag(second, -25)]
    assert abs(above[0] - above[1]) > 20
    program.window.resize(1280, 640)
    qtbot.waitUntil(lambda: first.y() == second.y())
    beside = [drag(first, -40), drag(second, 20)]
    program.window.resize(980, 640)
    qtbot.waitUntil(lambda: first.x() == second.x())
    assert close(heights(program), above)
    program.window.resize(1280, 640)
    qtbot.waitUntil(lambda: first.y() == second.y())
    assert close(heights(program), beside)
    program.actions.second_text.trigger()
    program.window.resize(980, 640)
    assert close(heights(program)[:1], alone)
    program.actions.second_text.trigger()
    assert close(heights(program), above)


def test_they_come_back_at_the_next_start(begin: Begin, qtbot: QtBot) -> None:
    program = begin(size=(980, 640))
    alone = [drag(program.window.area, -60)]
    program.actions.second_text.trigger()
    above = [drag(area, by) for area, by in zip(areas(program), (25, -25), strict=True)]
    program.window.close()
    again = begin()
    assert close(heights(again), above)
    again.actions.second_text.trigger()
    assert close(heights(again)[:1], alone)


def test_what_nobody_has_chosen_keeps_its_share_of_a_window_that_was_small(begin: Begin) -> None:
    program = begin(size=(960, 800))
    usual = heights(program)
    program.window.resize(960, 480)
    assert heights(program)[0] < usual[0]
    program.window.resize(960, 800)
    assert close(heights(program), usual)


def test_a_height_that_was_chosen_outlives_a_window_that_was_small(begin: Begin) -> None:
    program = begin(size=(960, 800))
    chosen = [drag(program.window.area, -120)]
    program.window.resize(960, 480)
    assert heights(program)[0] < chosen[0]
    program.window.resize(960, 800)
    assert close(heights(program), chosen)
