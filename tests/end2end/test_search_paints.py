"""What a letter costs: the window paints its answer once, and nobody is asked for sizes that have not changed."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.end2end.searches import search_of, type_text, wait_for
from tipbrowser.application import Program
from tipbrowser.ui.search_box import GAP, LEAST_WORDS, STEP


class Counted(QObject):
    """Counts the events of some widgets."""

    def __init__(self, kind: QEvent.Type, *widgets: QWidget) -> None:
        super().__init__()
        self.events: Counter[str] = Counter()
        self._kind = kind
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == self._kind:
            self.events[watched.objectName()] += 1
        return False


def let_paint() -> None:
    """Let the window lay out and paint what has changed."""
    for _ in range(5):
        QCoreApplication.sendPostedEvents()


@pytest.mark.parametrize(("before", "text"), [("zzzz", "a"), ("a", "zzzz"), ("a", "victims"), ("traf", "II.36")])
def test_the_answer_to_a_text_paints_the_list_once(program: Program, qtbot: QtBot, before: str, text: str) -> None:
    type_text(qtbot, program, before)
    let_paint()
    viewport = program.window.entries.view.viewport()
    viewport.setObjectName("list")
    counted = Counted(QEvent.Type.Paint, viewport)
    search_of(program).ask(text)
    wait_for(qtbot, program, text)
    let_paint()
    assert counted.events["list"] == 1


def test_a_letter_asks_neither_the_window_nor_the_header_for_sizes(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "traffick")
    let_paint()
    header = program.window.header
    central = header.parentWidget()
    assert central is not None
    counted = Counted(QEvent.Type.LayoutRequest, central, header, program.window.columns)
    qtbot.keyClicks(program.window.search_box, "ing")
    wait_for(qtbot, program, "trafficking")
    let_paint()
    assert not counted.events


def test_what_is_typed_keeps_clear_of_what_was_understood(program: Program, qtbot: QtBot) -> None:
    for text in ("a", "reflection period", "xqzzz", "II.36", ""):
        program.window.search_box.clear()
        if text:
            type_text(qtbot, program, text)
        box = program.window.search_box
        label = next(one for one in box.findChildren(QWidget) if one.objectName() == "search_understood")
        taken = label.width() + GAP if label.isVisible() else 0
        assert taken <= box.textMargins().right() < taken + STEP


def test_what_is_typed_keeps_its_room_however_much_was_understood(program: Program) -> None:
    box = program.window.search_box
    buttons = [one for one in box.findChildren(QToolButton) if one.isVisible()]
    ends = 2 * (box.width() - max(one.x() for one in buttons))
    for letters in range(1, 100):
        box.show_understood("m" * letters)
        assert box.width() - ends - box.textMargins().right() >= LEAST_WORDS
