"""Searching in the window: what is typed, what is understood, what is found."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_row, click_topic, current, find_row, listed, reader_of, words
from tests.end2end.conftest import Begin
from tests.end2end.searches import come_to_box, press, search_of, type_text, wait_for
from tests.small_compendium import BUNDLED
from tipbrowser.application import Program
from tipbrowser.models.entries_model import EntryRow, GroupRow
from tipbrowser.models.roles import Role
from tipbrowser.ui.wrap_button import WrapButton


def offers(program: Program) -> list[WrapButton]:
    """Give what is offered above the hits."""
    return [one for one in program.window.entries.search.findChildren(WrapButton) if one.isVisible()]


def rows(program: Program) -> Sequence[GroupRow | EntryRow]:
    """Give the rows of the list."""
    model = program.window.entries.view.model()
    return [model.index(row, 0).data(Role.ROW) for row in range(model.rowCount())]


def test_words_are_found_while_they_are_typed(program: Program, qtbot: QtBot) -> None:
    finding = type_text(qtbot, program, "reflection period")
    assert finding.total == 4
    assert len(listed(program)) == 4
    assert program.window.search_box.understood == "4 matches"
    assert words(program, "pane_title") == "reflection period"
    assert words(program, "pane_detail") == "4 matches"
    assert program.window.search_box.hasFocus()


def test_a_hit_shows_the_words_that_were_found(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "reflection period")
    row = rows(program)[0]
    assert isinstance(row, EntryRow)
    marked = [row.snippet.words[start:end] for start, end in row.snippet.marks]
    assert "reflection period" in " ".join(marked)


def test_a_hit_that_its_own_words_do_not_explain_says_why(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "legislation criminalization")
    explained = [row for row in rows(program) if isinstance(row, EntryRow) and row.reasons]
    assert explained
    assert explained[0].reasons[0].words


def test_a_locator_is_understood_and_enter_opens_it(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "II.36")
    assert program.window.search_box.understood == "paragraph II.36"
    assert current(program) == "A.I.1"
    press(qtbot, program, Qt.Key.Key_Return)
    assert current(program) == "A.II.36"
    assert not program.window.search_box.hasFocus()


def test_a_citation_is_understood(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "resolution 10/3, para. 13 (i)")
    assert listed(program)[0] == "B.X.13.i"
    assert program.window.search_box.understood.startswith("paragraph X.13.i")


def test_a_meeting_is_understood_by_its_name(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "A.II")
    assert program.window.search_box.understood.startswith("Second meeting")
    press(qtbot, program, Qt.Key.Key_Return)
    assert current(program) == "A.II.1"


def test_a_paragraph_that_there_is_not_is_said_with_how_many_there_are(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "II.99")
    assert program.window.search_box.understood == "no such paragraph"
    assert words(program, "search_sentence") == "There is no such paragraph; the second meeting has 58."
    near = offers(program)
    assert near[0].text() == "A.II.58"
    qtbot.mouseClick(near[0], Qt.MouseButton.LeftButton)
    assert current(program) == "A.II.58"


def test_a_session_that_adopted_nothing_says_so(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "B.VII")
    assert program.window.search_box.understood == "adopted nothing"
    assert "adopted nothing on trafficking in persons" in words(program, "search_sentence")
    assert offers(program)


def test_what_stands_in_both_parts_is_offered_twice(begin: Begin, qtbot: QtBot) -> None:
    program = begin(locator="F")
    type_text(qtbot, program, "V.8")
    assert listed(program)[:2] == ["A.V.8", "B.V.8"]
    assert "Both parts have this" in words(program, "search_sentence")


def test_a_pasted_text_becomes_a_list_of_what_it_names(program: Program, qtbot: QtBot) -> None:
    pasted = "See II.36, resolution 10/3, para. 13, and paragraph 17 of the report (CTOC/COP/WG.4/2009/2), as agreed."
    come_to_box(program)
    program.window.search_box.insert(pasted)
    program.window.search_box.typed.emit(pasted)
    wait_for(qtbot, program, pasted)
    assert listed(program)[:3] == ["A.II.36", "B.X.13", "A.I.16"]
    assert program.window.search_box.understood.startswith("3 places")
    groups = [row.title for row in rows(program) if isinstance(row, GroupRow)]
    assert groups[0] == "Named"


def test_up_and_down_go_through_the_hits_without_leaving_the_box(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "reflection period")
    found = listed(program)
    press(qtbot, program, Qt.Key.Key_Down)
    assert (current(program), program.window.entries.selected) == (found[0], found[0])
    press(qtbot, program, Qt.Key.Key_Down)
    assert current(program) == found[1]
    press(qtbot, program, Qt.Key.Key_Up)
    assert current(program) == found[0]
    press(qtbot, program, Qt.Key.Key_PageDown)
    assert current(program) == found[-1]
    assert program.window.search_box.hasFocus()


def test_escape_gives_back_what_was_there(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    before = listed(program)
    click_row(qtbot, program.window.entries.view, find_row(program.window.entries.view, Role.TARGET, "A.II.5"))
    type_text(qtbot, program, "protection")
    press(qtbot, program, Qt.Key.Key_Down)
    press(qtbot, program, Qt.Key.Key_Down)
    assert current(program) != "A.II.5"
    press(qtbot, program, Qt.Key.Key_Escape)
    assert current(program) == "A.II.5"
    assert listed(program) == before
    assert words(program, "pane_title") == "Children"
    assert program.window.search_box.text() == ""
    press(qtbot, program, Qt.Key.Key_Escape)
    assert not program.window.search_box.hasFocus()


def test_escape_gives_back_the_search_before(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "reflection period")
    press(qtbot, program, Qt.Key.Key_Return)
    opened = current(program)
    type_text(qtbot, program, "organs")
    press(qtbot, program, Qt.Key.Key_Down)
    press(qtbot, program, Qt.Key.Key_Escape)
    wait_for(qtbot, program, "reflection period")
    assert program.window.search_box.text() == "reflection period"
    assert current(program) == opened


def test_enter_opens_the_first_hit_even_if_it_is_pressed_before_it_is_found(program: Program, qtbot: QtBot) -> None:
    come_to_box(program)
    qtbot.keyClicks(program.window.search_box, "reflection period")
    press(qtbot, program, Qt.Key.Key_Return)
    wait_for(qtbot, program, "reflection period")
    assert current(program) == listed(program)[0]


def test_enter_opens_the_best_hit_and_not_the_paragraph_that_one_reads(begin: Begin, qtbot: QtBot) -> None:
    program = begin()
    type_text(qtbot, program, "trafficking")
    last = listed(program)[-1]
    reader_of(program).places.go_to(last)
    type_text(qtbot, program, "trafficking")
    press(qtbot, program, Qt.Key.Key_Return)
    assert current(program) == listed(program)[0] != last


def test_clearing_the_box_ends_the_search(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "organs")
    program.window.search_box.clear()
    program.window.search_box.typed.emit("")
    assert search_of(program).text == ""
    assert not program.window.entries.isVisible()


def test_closing_the_list_ends_the_search_and_forgets_the_topics(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    type_text(qtbot, program, "protection")
    program.actions.close_list.trigger()
    assert search_of(program).text == ""
    assert reader_of(program).topics.choice.is_empty
    assert not program.window.entries.isVisible()


def test_words_that_nothing_has_are_answered_with_what_may_have_been_meant(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "traficking")
    assert program.window.search_box.understood == "no match"
    meant = offers(program)
    assert "Did you mean trafficking?" in meant[0].text()
    qtbot.mouseClick(meant[0], Qt.MouseButton.LeftButton)
    assert wait_for(qtbot, program, "trafficking").total > 100
    assert program.window.search_box.text() == "trafficking"


def test_words_that_no_passage_has_together_are_answered_with_the_nearest(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "organs xyzzyx")
    assert "these have some of it" in words(program, "search_sentence")
    assert listed(program)


def test_nothing_found_is_no_dead_end(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "xyzzyx")
    assert "Fewer words" in words(program, "search_sentence")
    assert listed(program) == []


def test_what_cannot_be_meant_is_read_otherwise_and_said(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "colour:red organs (")
    said = words(program, "search_sentence")
    assert "“colour” is no field" in said
    assert "“(” is not closed" in said


def test_places_that_there_are_not_in_the_front_matter_are_said_with_what_is_near(
    program: Program, qtbot: QtBot
) -> None:
    type_text(qtbot, program, "XIV.3")
    assert words(program, "search_sentence").startswith("There is no such p")


def test_words_that_are_too_many_are_said(program: Program, qtbot: QtBot) -> None:
    search_of(program).ask("organs " * 400)
    wait_for(qtbot, program, "organs " * 400)
    assert "is too long, and is not read" in words(program, "search_sentence")


def test_a_damaged_search_is_said_and_reading_goes_on(begin: Begin, tmp_path: Path, qtbot: QtBot) -> None:
    copy = Path(shutil.copy(BUNDLED, tmp_path / "copy.sqlite"))
    with closing(sqlite3.connect(copy)) as database:
        database.execute("DROP TABLE search_word")
        database.commit()
    with qtbot.captureExceptions() as errors:
        program = begin(database=copy)
        come_to_box(program)
        qtbot.waitUntil(lambda: bool(errors))
    assert "search_word" in str(errors[0][1])
    assert current(program) == "A.I.1"


def test_escape_gives_the_place_back_also_after_one_has_scrolled_on(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "organs")
    press(qtbot, program, Qt.Key.Key_Down)
    passed = current(program)
    reader_of(program).places.go_to("B.X.1")
    press(qtbot, program, Qt.Key.Key_Escape)
    assert current(program) == "A.I.1" != passed


def test_no_keystroke_waits_for_the_one_before(program: Program, qtbot: QtBot) -> None:
    shown: list[str] = []
    search_of(program).shown.connect(lambda finding: shown.append(finding.text))
    type_text(qtbot, program, "organs")
    assert shown[-1] == "organs"


def test_words_beside_the_box_are_whole_where_there_is_room(program: Program, qtbot: QtBot) -> None:
    for text in ("organs", "children", "IV.46", "victims of trafficking"):
        type_text(qtbot, program, text)
        label = program.window.search_box.findChild(QLabel, "search_understood")
        assert label is not None
        assert label.text() == program.window.search_box.understood


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_words_beside_the_box_keep_away_from_those_that_are_typed(program: Program, qtbot: QtBot, percent: int) -> None:
    program.appearance.set_text_size(percent)
    box = program.window.search_box
    type_text(qtbot, program, "states parties should consider establishing reflection periods for victims")
    label = box.findChild(QLabel, "search_understood")
    assert label is not None
    assert label.isVisible()
    box.repaint()  # only then is it scrolled to the cursor
    assert box.cursorRect().right() < label.x()
    button = next(one for one in box.findChildren(QToolButton) if one.x() > box.width() // 2)
    assert label.geometry().right() < button.x()


def test_the_next_pane_from_the_box_is_what_was_found(program: Program, qtbot: QtBot) -> None:
    come_to_box(program)
    program.actions.next_pane.trigger()
    assert program.window.side.contents.isAncestorOf(program.window.focusWidget())
    type_text(qtbot, program, "children")
    program.actions.next_pane.trigger()
    assert program.window.entries.entrance.hasFocus()
