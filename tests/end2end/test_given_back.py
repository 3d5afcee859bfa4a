"""What Escape, the next start and another start give back of a search, and what ends with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_topic, current, listed, reader_of, words
from tests.end2end.conftest import Begin
from tests.end2end.searches import click_facet, come_to_box, press, search_of, type_text, wait_for
from tipbrowser.application import Program
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.window_state import WindowState, save_state

CHILDREN = TopicChoice(all_of=("Children",))


def leave(program: Program) -> None:
    """Take the keyboard to the text."""
    program.window.area.page.setFocus()


def settled(qtbot: QtBot, program: Program) -> None:
    """Wait until the list shows what was asked last."""
    qtbot.waitUntil(lambda: not search_of(program).is_asking)


def press_topic(qtbot: QtBot, program: Program, topic: str) -> None:
    """Press a topic among those that were found."""
    if not has_facet(program, topic):
        narrow = next(
            one for one in program.window.entries.findChildren(QToolButton) if one.accessibleName() == "Narrow"
        )
        qtbot.mouseClick(narrow, Qt.MouseButton.LeftButton)
    click_facet(qtbot, program, "topic", topic)
    settled(qtbot, program)


def has_facet(program: Program, topic: str) -> bool:
    """Tell whether a topic has a button."""
    return any(one.value == topic for one in program.window.entries.search.facets.group("topic").buttons)


@pytest.mark.parametrize("text", ["inspec", "child", "crim"])
def test_a_text_finds_the_same_however_it_is_asked(begin: Begin, qtbot: QtBot, text: str) -> None:
    program = begin()
    typed = type_text(qtbot, program, text).total
    press(qtbot, program, Qt.Key.Key_Return)
    come_to_box(program)
    program.window.search_box.clear()
    qtbot.keyClicks(program.window.search_box, "x")
    press(qtbot, program, Qt.Key.Key_Backspace)
    program.window.search_start.text_requested.emit(text)
    assert wait_for(qtbot, program, text).total == typed
    leave(program)
    type_text(qtbot, program, "women")
    press(qtbot, program, Qt.Key.Key_Escape)
    assert wait_for(qtbot, program, text).total == typed
    search_of(program).end()
    program.answer({"search": text})
    assert wait_for(qtbot, program, text).total == typed
    program.window.close()
    again = begin()
    assert wait_for(qtbot, again, text).total == typed


def test_escape_gives_back_the_row_and_how_far_the_list_was_scrolled(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "children")
    for _ in range(25):
        press(qtbot, program, Qt.Key.Key_Down)
    press(qtbot, program, Qt.Key.Key_Return)
    entries = program.window.entries
    before = (entries.selected, entries.scrolled, current(program))
    assert entries.scrolled > 0
    type_text(qtbot, program, "women")
    press(qtbot, program, Qt.Key.Key_Escape)
    wait_for(qtbot, program, "children")
    assert (entries.selected, entries.scrolled, current(program)) == before


def test_escape_gives_back_how_far_a_topic_s_list_was_scrolled(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Awareness-raising")
    program.window.entries.scroll_to(500)
    scrolled = program.window.entries.scrolled
    assert scrolled > 100
    type_text(qtbot, program, "women")
    press(qtbot, program, Qt.Key.Key_Escape)
    assert program.window.entries.scrolled == scrolled


def test_escape_gives_back_the_order(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "children")
    search_of(program).order(True)
    in_order = listed(program)
    leave(program)
    type_text(qtbot, program, "women")
    search_of(program).order(False)
    press(qtbot, program, Qt.Key.Key_Escape)
    wait_for(qtbot, program, "children")
    assert listed(program) == in_order


def test_escape_leaves_no_blanks_in_the_box(program: Program, qtbot: QtBot) -> None:
    come_to_box(program)
    qtbot.keyClicks(program.window.search_box, "   ")
    press(qtbot, program, Qt.Key.Key_Escape)
    assert program.window.search_box.text() == ""


def test_a_topic_released_by_its_chip_and_chosen_in_the_index_stays(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "children")
    press_topic(qtbot, program, "Children")
    program.window.entries.chips.removal_requested.emit(("Children",))
    settled(qtbot, program)
    click_topic(qtbot, program, "Children")
    settled(qtbot, program)
    search_of(program).end()
    assert reader_of(program).topics.choice == CHILDREN
    assert len(listed(program)) == 28


def test_a_topic_released_and_given_back_still_ends_with_the_search(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "children")
    press_topic(qtbot, program, "Children")
    leave(program)
    come_to_box(program)
    click_facet(qtbot, program, "topic", "Children")
    settled(qtbot, program)
    press(qtbot, program, Qt.Key.Key_Escape)
    wait_for(qtbot, program, "children")
    assert search_of(program).narrowing.topics == CHILDREN
    search_of(program).end()
    assert reader_of(program).topics.choice.is_empty


def test_how_many_there_are_without_what_narrows_is_said(program: Program, qtbot: QtBot) -> None:
    everything = type_text(qtbot, program, "children").total
    search_of(program).toggle("part", "B")
    settled(qtbot, program)
    assert program.window.search_box.understood == f"{len(listed(program))} of {everything} matches"
    type_text(qtbot, program, "reflection period")
    assert words(program, "search_sentence").startswith("4 passages have this, but none where")
    type_text(qtbot, program, '"socially unacceptable"')
    assert words(program, "search_sentence").startswith("One passage has this, but not where")


def test_another_start_s_search_is_narrowed_by_nothing(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "children")
    press_topic(qtbot, program, "Children")
    search_of(program).toggle("part", "B")
    program.answer({"search": "organs"})
    wait_for(qtbot, program, "organs")
    assert search_of(program).narrowing.is_empty
    program.answer({"search": "children", "topic": "Children"})
    wait_for(qtbot, program, "children")
    assert search_of(program).narrowing == Narrowing(topics=CHILDREN)


def test_a_part_and_kinds_that_there_are_not_narrow_nothing(begin: Begin, qtbot: QtBot, folder: Path) -> None:
    folder.mkdir()
    kinds = ("preambular", *(f"kind {number}" for number in range(900)))
    save_state(folder, WindowState(search="children", search_part="Z", search_kinds=kinds))
    program = begin()
    found = wait_for(qtbot, program, "children")
    assert found.narrowing == Narrowing(kinds=("preambular",))
    assert found.total


def test_escape_gives_back_what_was_there_also_after_a_look_at_another_program(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "children")
    box = program.window.search_box
    for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
        QCoreApplication.sendEvent(box, QFocusEvent(kind, Qt.FocusReason.ActiveWindowFocusReason))
    press(qtbot, program, Qt.Key.Key_Escape)
    assert search_of(program).text == box.text() == ""
