"""Below the empty box: what was searched for lately, and what the box takes."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.end2end.actions import listed, reader_of, words
from tests.end2end.conftest import Begin
from tests.end2end.searches import come_to_box, press, search_of, type_text, wait_for
from tipbrowser.application import Program
from tipbrowser.ui.wrap_button import WrapButton


def test_the_examples_below_the_empty_box_all_find_something(program: Program, qtbot: QtBot) -> None:
    come_to_box(program)
    start = program.window.search_start
    assert start.isVisible()
    texts = [one.text() for one in start.findChildren(WrapButton)]
    assert len(texts) >= 12
    for text in texts:
        search_of(program).ask(text)
        wait_for(qtbot, program, text)
        assert listed(program), text
        assert words(program, "search_sentence") == "", text


def test_an_example_is_tried_by_a_click_or_by_key(program: Program, qtbot: QtBot) -> None:
    come_to_box(program)
    start = program.window.search_start
    press(qtbot, program, Qt.Key.Key_Down)
    first, second, *_ = start.findChildren(WrapButton)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert program.window.search_box.hasFocus()
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    wait_for(qtbot, program, second.text())
    assert not start.isVisible()
    assert program.window.search_box.text() == second.text()


def test_what_was_searched_for_lately_is_offered_also_after_a_restart(begin: Begin, qtbot: QtBot) -> None:
    program = begin()
    for text in ("organs", "reflection period"):
        type_text(qtbot, program, text)
        press(qtbot, program, Qt.Key.Key_Return)
    search_of(program).end()
    program.window.close()
    program = begin()
    come_to_box(program)
    texts = [one.text() for one in program.window.search_start.findChildren(WrapButton)]
    assert texts[:2] == ["reflection period", "organs"]
    forget = next(one for one in program.window.search_start.findChildren(QPushButton) if "Forget" in one.text())
    qtbot.mouseClick(forget, Qt.MouseButton.LeftButton)
    assert reader_of(program).searching.box.recent == []


def test_a_search_is_there_again_at_the_next_start(begin: Begin, qtbot: QtBot) -> None:
    program = begin()
    type_text(qtbot, program, "organs")
    press(qtbot, program, Qt.Key.Key_Return)
    found = listed(program)
    program.window.close()
    program = begin()
    wait_for(qtbot, program, "organs")
    assert listed(program) == found
    assert program.window.search_box.text() == "organs"


def test_the_question_mark_shows_and_hides_what_the_box_takes(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "organs")
    for shown in (True, False):
        program.window.search_box.language_requested.emit()
        assert program.window.search_start.isVisible() == shown


def test_what_was_pasted_by_the_page_is_not_kept_and_what_is_asked_twice_is_kept_once(
    program: Program, qtbot: QtBot
) -> None:
    for text in ("organs", "organs", "organs " * 60):
        search_of(program).ask(text)
        wait_for(qtbot, program, text)
        program.window.entries.locator_requested.emit("A.I.1")
    assert reader_of(program).searching.box.recent == ["organs"]
    search_of(program).end()
    search_of(program).end()
    assert program.window.search_box.text() == ""


def first_row(program: Program, qtbot: QtBot) -> WrapButton:
    """Go down from the empty box to the first row below it."""
    come_to_box(program)
    press(qtbot, program, Qt.Key.Key_Down)
    return program.window.search_start.findChildren(WrapButton)[0]


def test_it_goes_when_the_keyboard_goes_elsewhere_from_one_of_its_rows(program: Program, qtbot: QtBot) -> None:
    first_row(program, qtbot)
    program.window.side.topics.filter_box.setFocus()
    qtbot.waitUntil(lambda: not program.window.search_start.isVisible())


def test_letters_typed_on_a_row_belong_to_the_box(program: Program, qtbot: QtBot) -> None:
    qtbot.keyClicks(first_row(program, qtbot), "o")
    assert program.window.search_box.hasFocus()
    qtbot.keyClicks(program.window.search_box, "rgans")
    assert wait_for(qtbot, program, "organs").total > 0


def test_it_stays_inside_a_window_that_becomes_smaller(program: Program, qtbot: QtBot) -> None:
    come_to_box(program)
    start = program.window.search_start
    parent = start.parentWidget()
    assert parent is not None
    program.window.resize(900, 520)
    qtbot.waitUntil(lambda: parent.rect().contains(start.geometry()))
    assert start.isVisible()


def test_a_long_paste_is_there_again_and_what_is_no_search_is_not_offered(
    begin: Begin, qtbot: QtBot, folder: Path
) -> None:
    program = begin()
    text = "II.36; " * 2_000
    search_of(program).ask(text)
    wait_for(qtbot, program, text)
    program.window.close()
    kept = json.loads((folder / "window.json").read_text("utf-8"))
    assert kept["search"] == text
    kept["searches"] = ["a" * 201, "a\nb", "a\u0000", " ", "organs"]
    (folder / "window.json").write_text(json.dumps(kept), encoding="utf-8")
    program = begin()
    assert wait_for(qtbot, program, text).named
    assert reader_of(program).searching.box.recent == ["organs"]
