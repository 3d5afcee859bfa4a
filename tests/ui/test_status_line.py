"""The line at the bottom sets its words out itself: whole, in even lines, and without moving for another place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tipbrowser.ui.status_line import StatusLine

COVERAGE = "Up to the thirteenth meeting (October 2023) and the eleventh session (October 2022). Not formally edited."
PLACE = "Part A · IV.46.j.iv · CTOC/COP/WG.4/2011/8, para. 51 (j) (iv)"


class Window(QWidget):
    """A window with the line at its bottom, that counts how often it is asked for its layout."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self.line = StatusLine(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(QWidget(self), 1)
        column.addWidget(self.line)
        self.resize(1280, 400)

    def event(self, event: QEvent) -> bool:
        self.asked += event.type() == QEvent.Type.LayoutRequest
        return super().event(event)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.line.show_coverage(COVERAGE)
    made.line.show_place(PLACE)
    made.show()
    qtbot.waitExposed(made)
    return made


def label(window: QObject, name: str) -> QLabel:
    found = window.findChild(QLabel, f"status_{name}")
    assert isinstance(found, QLabel)
    return found


@pytest.mark.parametrize("width", [1280, 1024, 640, 320])
def test_both_ends_are_shown_whole_and_apart(window: Window, qtbot: QtBot, width: int) -> None:
    window.resize(width, 400)
    qtbot.waitUntil(lambda: window.line.height() == window.line.heightForWidth(width))
    place, coverage = label(window, "place"), label(window, "coverage")
    for one in (place, coverage):
        assert one.heightForWidth(one.width()) <= one.height()
        assert one.text()
    assert place.geometry().right() < coverage.geometry().left()
    assert coverage.geometry().right() < width


def test_another_place_moves_nothing_and_asks_no_layout_of_the_window(window: Window, qtbot: QtBot) -> None:
    coverage = label(window, "coverage").geometry()
    height = window.line.height()
    window.asked = 0
    window.line.show_place("Part B · X.13 · resolution 10/3, para. 13")
    qtbot.waitUntil(lambda: label(window, "place").text().startswith("Part B"))
    with qtbot.waitSignal(_soon(window)):
        pass
    assert window.asked == 0
    assert label(window, "coverage").geometry() == coverage
    assert window.line.height() == height


def test_words_that_take_two_lines_take_even_ones(window: Window, qtbot: QtBot) -> None:
    window.resize(800, 400)
    coverage = label(window, "coverage")
    qtbot.waitUntil(lambda: coverage.height() > 1.5 * coverage.fontMetrics().height())
    lines = coverage.heightForWidth(coverage.width())
    assert coverage.heightForWidth(coverage.width() - 1) > lines


def test_a_message_stands_in_place_of_the_coverage(window: Window) -> None:
    window.line.show_message("keeping", "The folder cannot be written.")
    window.line.show_message("caret", "The caret is on.")
    assert window.line.message == "The caret is on."
    assert not label(window, "coverage").isVisible()
    window.line.show_message("caret", "")
    assert window.line.message == "The folder cannot be written."
    window.line.show_message("keeping", "")
    assert label(window, "coverage").isVisible()


def test_from_right_to_left_the_place_stands_at_the_right(window: Window) -> None:
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window.line.show_place("Part A")
    assert label(window, "place").geometry().left() > label(window, "coverage").geometry().right()


def _soon(window: Window) -> object:
    """Give the signal of a timer that fires once everything posted before it has been delivered."""
    from PySide6.QtCore import QTimer

    timer = QTimer(window, interval=0, singleShot=True)
    timer.start()
    return timer.timeout
