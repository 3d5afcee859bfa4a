"""What a letter costs: the window paints its answer once, and nobody is asked for sizes that have not changed."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.end2end.actions import listed, words
from tests.end2end.searches import search_of, type_text, wait_for
from tipbrowser.application import Program
from tipbrowser.domain.hits import Finding, Hit
from tipbrowser.models.growing_rows import SLICE
from tipbrowser.services.finding import Finder
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


def test_of_a_long_list_nothing_is_read_but_what_is_seen(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_text(qtbot, program, "a")
    let_paint()
    read: list[tuple[int, int]] = []
    hits = Finder.hits

    def noted(finder: Finder, finding: Finding, first: int, last: int) -> list[Hit]:
        read.append((first, last))
        return hits(finder, finding, first, last)

    monkeypatch.setattr(Finder, "hits", noted)
    type_text(qtbot, program, "t")
    let_paint()
    view = program.window.entries.view
    seen = -(-view.viewport().height() // view.sizeHintForRow(0))
    assert read
    assert [last - first for first, last in read] == [SLICE] * len(read)
    assert max(last for _, last in read) < seen + SLICE


def test_behind_a_quotation_mark_what_narrows_keeps_its_place_until_a_word_comes(
    program: Program, qtbot: QtBot
) -> None:
    facets = program.window.entries.search.facets
    type_text(qtbot, program, '"')
    assert not facets.isVisible()
    assert words(program, "search_sentence") == ""
    assert listed(program) == []
    type_text(qtbot, program, "victims")
    assert facets.isVisible()
    type_text(qtbot, program, '"')
    assert facets.isVisible()
    assert [bar.count for bar in facets.group("section").buttons if bar.count] == []
    qtbot.keyClicks(program.window.search_box, "victims of")
    found = wait_for(qtbot, program, '"victims of')
    assert found.total
    assert words(program, "search_sentence") == ""
    assert any(bar.count for bar in facets.group("section").buttons)
    type_text(qtbot, program, "???")
    assert not facets.isVisible()
    type_text(qtbot, program, "(")
    assert not facets.isVisible()
