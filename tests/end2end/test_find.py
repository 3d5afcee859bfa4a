"""Finding words in the open text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_place, current, reader_of
from tests.end2end.searches import press, type_text
from tipbrowser.application import Program
from tipbrowser.ui.find_bar import FindBar


def bar_of(program: Program) -> FindBar:
    """Give the bar, opened by its key's action."""
    program.actions.find.trigger()
    bar = program.window.area.find_bar
    assert bar is not None
    return bar


def line_of(bar: FindBar) -> QLineEdit:
    """Give the line that one types in."""
    line = bar.findChild(QLineEdit)
    assert line is not None
    return line


def count_of(bar: FindBar) -> str:
    """Give what the bar says of the places."""
    label = bar.findChild(QLabel, "find_count")
    assert label is not None
    return label.text()


def marked(program: Program) -> list[str]:
    """Give the words that are marked in the text."""
    return [one.cursor.selectedText() for one in program.window.area.page.view.extraSelections()]


def look_for(qtbot: QtBot, program: Program, words: str) -> FindBar:
    """Open the bar and type words."""
    bar = bar_of(program)
    qtbot.keyClicks(line_of(bar), words)
    return bar


def test_all_places_are_marked_whatever_their_case(program: Program, qtbot: QtBot) -> None:
    bar = look_for(qtbot, program, "STATES PARTIES")
    places = marked(program)
    assert len(places) > 10
    assert {place.lower() for place in places} == {"states parties"}
    assert count_of(bar).endswith(f" of {len(places)}")


def test_accents_and_quotation_marks_are_found_as_one_types_them(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "B.V.1")
    look_for(qtbot, program, "conference's")
    assert all("’" in place for place in marked(program))


def test_enter_goes_on_and_begins_again_behind_the_last(program: Program, qtbot: QtBot) -> None:
    bar = look_for(qtbot, program, "victim")
    count = len(marked(program))
    first = count_of(bar)
    for _ in range(count):
        qtbot.keyClick(line_of(bar), Qt.Key.Key_Return)
    assert count_of(bar) == first
    qtbot.keyClick(line_of(bar), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert count_of(bar) != first


def test_each_place_comes_into_sight(program: Program, qtbot: QtBot) -> None:
    bar = look_for(qtbot, program, "victim")
    view = program.window.area.page.view
    for _ in range(len(marked(program))):
        program.actions.next_match.trigger()
        number = int(count_of(bar).split()[0]) - 1
        selections = view.extraSelections()  # the cursors live as long as their list
        assert view.viewport().rect().contains(view.cursorRect(selections[number].cursor).center())


def test_words_that_do_not_stand_there_are_said(program: Program, qtbot: QtBot) -> None:
    bar = look_for(qtbot, program, "xyzzyx")
    assert count_of(bar) == "not in this text"
    assert marked(program) == []
    assert not any(one.isEnabled() for one in bar.findChildren(QToolButton) if "place" in one.accessibleName())
    program.actions.next_match.trigger()
    assert count_of(bar) == "not in this text"


def test_another_page_is_looked_through_too(program: Program, qtbot: QtBot) -> None:
    bar = look_for(qtbot, program, "victim")
    before = count_of(bar)
    click_place(qtbot, program, "A.II.1")
    assert marked(program)
    assert count_of(bar) != before
    program.actions.theme.trigger()
    assert marked(program)


def test_escape_puts_the_bar_away_with_its_marks_and_gives_the_text_the_keyboard(
    program: Program, qtbot: QtBot
) -> None:
    bar = look_for(qtbot, program, "victim")
    qtbot.keyClick(line_of(bar), Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert marked(program) == []
    assert program.window.focusWidget() is program.window.area.page.view
    assert not program.actions.next_match.isEnabled()


def test_what_is_selected_is_looked_for(program: Program, qtbot: QtBot) -> None:
    page = program.window.area.page
    start = page.position_at("A.I.1", 0)
    assert start is not None
    cursor = page.view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + 6, QTextCursor.MoveMode.KeepAnchor)
    page.view.setTextCursor(cursor)
    assert bar_of(program).words == page.selected_text() != ""


def test_the_marks_of_a_search_come_back_when_the_bar_goes(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "organs")
    press(qtbot, program, Qt.Key.Key_Return)
    searched = marked(program)
    bar = look_for(qtbot, program, "the")
    assert marked(program) != searched
    qtbot.keyClick(line_of(bar), Qt.Key.Key_Escape)
    assert marked(program) == searched
    assert program.actions.next_match.isEnabled()


def test_the_current_paragraph_stays_while_one_types(program: Program, qtbot: QtBot) -> None:
    changes: list[object] = []
    reader_of(program).places.place_changed.connect(changes.append)
    look_for(qtbot, program, "victim")
    assert changes == []
    assert current(program) == "A.I.1"


def test_the_page_laid_out_anew_keeps_the_place_that_one_has_come_to(program: Program, qtbot: QtBot) -> None:
    bar = look_for(qtbot, program, "states parties")
    for _ in range(4):
        qtbot.keyClick(line_of(bar), Qt.Key.Key_Return)
    before = count_of(bar)
    assert not before.startswith("1 ")
    program.appearance.set_text_size(150)
    assert count_of(bar) == before


def test_on_another_page_one_begins_at_its_first_place(program: Program, qtbot: QtBot) -> None:
    bar = look_for(qtbot, program, "states parties")
    for _ in range(4):
        qtbot.keyClick(line_of(bar), Qt.Key.Key_Return)
    reader_of(program).places.go_to("A.II.1")
    assert count_of(bar).startswith("1 of ")
    reader_of(program).places.go_to("A.I.1")
    assert count_of(bar).startswith("1 of ")
    qtbot.keyClick(line_of(bar), Qt.Key.Key_Escape)
    reader_of(program).places.go_to("A.II.1")
    assert marked(program) == []
