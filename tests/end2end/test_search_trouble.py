"""Searching when something changes on the way: half a word, a facet, another order, a file that breaks."""

from __future__ import annotations

from typing import NoReturn

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from tests.end2end.actions import current, listed, reader_of, words
from tests.end2end.conftest import Begin
from tests.end2end.searches import come_to_box, press, search_of, type_text, wait_for
from tipbrowser.application import Program
from tipbrowser.models.roles import Role
from tipbrowser.services import finding
from tipbrowser.services.finding import Finder
from tipbrowser.store.errors import CompendiumDamaged
from tipbrowser.store.search import Search


def settle(qtbot: QtBot, program: Program) -> None:
    """Wait until what is asked has its answer."""
    qtbot.waitUntil(lambda: not search_of(program).is_asking)


def wait_until_ready(qtbot: QtBot, program: Program) -> None:
    """Wait until what every answer needs has been read."""
    qtbot.waitUntil(lambda: search_of(program)._is_ready)


def test_half_a_word_stays_half_a_word_when_it_is_narrowed_and_released(program: Program, qtbot: QtBot) -> None:
    total = type_text(qtbot, program, "legis").total
    search_of(program).toggle("part", "B")
    settle(qtbot, program)
    assert 0 < len(listed(program)) < total
    search_of(program).toggle("part", "B")
    settle(qtbot, program)
    assert len(listed(program)) == total


def test_half_a_word_comes_back_by_escape_and_at_the_next_start(begin: Begin, qtbot: QtBot) -> None:
    program = begin()
    total = type_text(qtbot, program, "legis").total
    press(qtbot, program, Qt.Key.Key_Return)
    type_text(qtbot, program, "organs")
    press(qtbot, program, Qt.Key.Key_Escape)
    assert wait_for(qtbot, program, "legis").total == total
    program.window.close()
    program = begin()
    assert wait_for(qtbot, program, "legis").total == total


def test_enter_opens_something_after_the_list_was_narrowed(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "children")
    press(qtbot, program, Qt.Key.Key_Down)
    search_of(program).toggle("section", "A.VIII")
    settle(qtbot, program)
    press(qtbot, program, Qt.Key.Key_Return)
    assert current(program).startswith("A.VIII.")
    assert not program.window.search_box.hasFocus()


def test_another_order_keeps_where_one_was(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "children")
    press(qtbot, program, Qt.Key.Key_Down)
    press(qtbot, program, Qt.Key.Key_Down)
    chosen = program.window.entries.selected
    search_of(program).order(True)
    assert program.window.entries.selected == chosen


def test_enter_is_forgotten_once_one_has_gone_elsewhere(program: Program, qtbot: QtBot) -> None:
    come_to_box(program)
    qtbot.keyClicks(program.window.search_box, "organs")
    press(qtbot, program, Qt.Key.Key_Return)
    program.window.area.page.setFocus()
    wait_for(qtbot, program, "organs")
    assert current(program) == "A.I.1"


@pytest.mark.parametrize("text", ["???", "-", "( )"])
def test_signs_alone_are_no_dead_end(program: Program, qtbot: QtBot, text: str) -> None:
    type_text(qtbot, program, text)
    assert program.window.search_box.understood == "no words"
    assert "These signs are no words" in words(program, "search_sentence")


def test_a_blank_is_kept_in_the_box(program: Program, qtbot: QtBot) -> None:
    come_to_box(program)
    qtbot.keyClicks(program.window.search_box, " organs")
    assert wait_for(qtbot, program, " organs").total > 0


def fail(*_asked: object, **_more: object) -> NoReturn:
    """Find the file damaged."""
    raise CompendiumDamaged("compendium.sqlite", "disk image is malformed")


@pytest.mark.parametrize("where", ["at once", "beside the window"])
def test_a_search_that_fails_shows_no_other_answer_and_the_next_one_works(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    type_text(qtbot, program, "organs")
    wait_until_ready(qtbot, program)
    search = search_of(program)
    with monkeypatch.context() as broken, qtbot.captureExceptions() as errors:
        if where == "at once":
            broken.setattr(Search, "begin", fail)
        else:
            broken.setattr(search._finder, "at_once", lambda *_asked, **_more: None)
            broken.setattr(search._background, "begin", fail)
        qtbot.keyClicks(program.window.search_box, "s")
        qtbot.waitUntil(lambda: bool(errors))
    assert [type(error[1]) for error in errors] == [CompendiumDamaged]
    assert listed(program) == []
    assert words(program, "pane_title") == "organss"
    assert "cannot be read" in words(program, "search_sentence")
    assert not search_of(program).is_asking
    type_text(qtbot, program, "reflection period")
    assert len(listed(program)) == 4


def test_behind_a_search_that_failed_nothing_is_shown_to_narrow(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_text(qtbot, program, "organs")
    with monkeypatch.context() as broken, qtbot.captureExceptions() as errors:
        broken.setattr(Search, "begin", fail)
        search_of(program).ask("children")
        qtbot.waitUntil(lambda: bool(errors))
    type_text(qtbot, program, '"')
    assert not program.window.entries.search.facets.isVisible()


def test_escape_gives_back_the_place_and_the_topics_though_the_search_before_fails(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_text(qtbot, program, "organs")
    press(qtbot, program, Qt.Key.Key_Return)
    place = current(program)
    type_text(qtbot, program, "children")
    for _ in range(2):
        press(qtbot, program, Qt.Key.Key_Down)
    assert current(program) != place
    with monkeypatch.context() as broken, qtbot.captureExceptions() as errors:
        broken.setattr(Finder, "begin", fail)  # what was found last is kept
        press(qtbot, program, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: bool(errors))
        settle(qtbot, program)
    assert current(program) == place
    assert program.window.search_box.text() == "organs"


def test_a_long_text_that_names_many_places_does_not_keep_the_window_waiting(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "organs")
    wait_until_ready(qtbot, program)
    search = search_of(program)
    pasted = "; ".join(f"A.II.{number}" for number in range(1, 59))
    search.ask(pasted)
    assert search.is_asking
    assert len(wait_for(qtbot, program, pasted).named) == 58


def test_a_table_that_breaks_while_one_searches_raises_nothing_inside_painting(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_text(qtbot, program, "organs")
    monkeypatch.setattr(Search, "passages", fail)
    with qtbot.captureExceptions() as errors:
        search_of(program).order(True)
        model = program.window.entries.view.model()
        model.index(1, 0).data(Role.ROW)
        program.window.entries.view.grab()
        reader_of(program).places.go_to("A.II.5")
        search_of(program).ask("tissue")
        program.window.entries.view.grab()
        qtbot.waitUntil(lambda: bool(errors))
        settle(qtbot, program)
    assert all(isinstance(error[1], CompendiumDamaged) for error in errors)
    assert current(program) == "A.II.5"


def test_what_takes_too_long_for_a_frame_is_answered_beside_the_window(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_text(qtbot, program, "organs")
    wait_until_ready(qtbot, program)
    search = search_of(program)
    monkeypatch.setattr(finding, "AT_ONCE", 60)
    search.ask("children")
    assert not search.is_asking
    at_once = search.finding
    monkeypatch.setattr(finding, "AT_ONCE", 0)
    search.ask("childre")
    assert search.is_asking
    search.ask("children")
    assert wait_for(qtbot, program, "children") == at_once


def test_an_answer_given_at_once_is_not_replaced_by_one_asked_for_before(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_text(qtbot, program, "organs")
    wait_until_ready(qtbot, program)
    search = search_of(program)
    with monkeypatch.context() as slow:
        slow.setattr(finding, "AT_ONCE", 0)
        search.ask("children")
    monkeypatch.setattr(finding, "AT_ONCE", 60)
    search.ask("women")
    assert not search.is_asking
    shown: list[str] = []
    search.shown.connect(lambda one: shown.append(one.text))
    reader_of(program).searching.search._jobs._pool.waitForDone()
    QCoreApplication.sendPostedEvents()
    assert shown == []
    assert search.text == "women"
