"""Marks in the text on what was searched for, and the way from one to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_place, current, listed, reader_of
from tests.end2end.searches import press, type_text
from tipbrowser.application import Program
from tipbrowser.domain.names import Locator


def test_matches_are_marked_in_the_text_that_is_opened(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "reflection period")
    press(qtbot, program, Qt.Key.Key_Return)
    marked = [one.cursor.selectedText() for one in program.window.area.page.view.extraSelections()]
    assert marked == ["reflection", "periods"]
    program.actions.close_list.trigger()
    assert program.window.area.page.view.extraSelections() == []


def test_the_next_match_may_stand_in_another_meeting_and_the_one_before_leads_back(
    program: Program, qtbot: QtBot
) -> None:
    finding = type_text(qtbot, program, "organs")
    in_order = reader_of(program).index.entries_for([Locator(one) for one in listed(program)])
    assert finding.total == len(in_order)
    click_place(qtbot, program, "A.I.1")
    visited = []
    for _ in range(3 * finding.total):
        program.actions.next_match.trigger()
        if current(program) not in visited:
            visited.append(current(program))
    wanted = [one for one in sorted(listed(program), key=lambda one: position(program, one)) if one in visited]
    behind = next(place for place, one in enumerate(wanted) if position(program, one) > position(program, "A.I.1"))
    assert visited == wanted[behind:] + wanted[:behind]
    assert {one[:4] for one in visited} > {visited[0][:4]}
    for one in reversed(visited):
        while current(program) != one:
            program.actions.previous_match.trigger()
    assert current(program) == visited[0]


def position(program: Program, locator: str) -> int:
    """Give the place of a passage in the publication."""
    page = reader_of(program).reading.page_of(locator)
    assert page is not None
    shown = reader_of(program).reading.page(page)
    assert shown is not None
    return next(passage.position for passage in shown.passages if passage.locator == locator)


def test_what_a_field_alone_finds_is_gone_through_too(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "cites:4/4")
    wanted = sorted(listed(program), key=lambda one: position(program, one))
    assert len(wanted) > 3
    click_place(qtbot, program, "A.I.1")
    visited = [current(program)]
    for _ in wanted[1:]:
        program.actions.next_match.trigger()
        visited.append(current(program))
    assert visited == wanted
    program.actions.next_match.trigger()
    assert current(program) == wanted[0]
    for one in reversed(wanted):
        program.actions.previous_match.trigger()
        assert current(program) == one


def test_without_a_search_there_is_no_next_match(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "organs")
    program.actions.close_list.trigger()
    matches = reader_of(program).searching.matches
    before = current(program)
    matches.step(1)
    assert current(program) == before
    assert not program.actions.next_match.isEnabled()


def next_match(program: Program, times: int = 1) -> str:
    """Go so many matches on; give the current passage."""
    for _ in range(times):
        program.actions.next_match.trigger()
    return current(program)


def test_the_next_match_is_the_next_from_where_the_reader_is(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "trafficking")
    click_place(qtbot, program, "A.II.1")
    assert next_match(program, 2) in {"A.II.1", "A.II.2"}
    click_place(qtbot, program, "A.II.36")
    after = next_match(program)
    assert position(program, after) >= position(program, "A.II.36")
    reader_of(program).places.go_to("A.II.50")
    assert position(program, next_match(program)) >= position(program, "A.II.50")
    reader_of(program).places.go_to("A.I.1")
    reader_of(program).places.go_to("A.II.50")
    program.actions.previous_match.trigger()
    assert position(program, "A.II.36") < position(program, current(program)) < position(program, "A.II.50")


def test_from_the_title_of_a_page_one_goes_on_behind_its_first_passage(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "trafficking")
    reader_of(program).places.go_to("B.X")
    assert position(program, next_match(program)) >= position(program, "B.X.chapeau")


def test_in_a_second_text_one_goes_on_from_its_own_place(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "trafficking")
    click_place(qtbot, program, "A.II.1")
    next_match(program)
    program.actions.second_text.trigger()
    reader_of(program).places.go_to("A.II.40")
    assert position(program, next_match(program)) >= position(program, "A.II.40")


def test_behind_the_last_match_comes_the_first(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, '"socially unacceptable"')
    (only,) = listed(program)
    reader_of(program).places.go_to("B.X.13")
    assert next_match(program) == only
    assert next_match(program) == only
    reader_of(program).places.go_to("A.I.1")
    program.actions.previous_match.trigger()
    assert current(program) == only


def test_a_hit_that_is_opened_shows_its_match(program: Program, qtbot: QtBot) -> None:
    program.window.resize(1024, 640)
    program.appearance.set_text_size(200)
    type_text(qtbot, program, "children")
    view = program.window.area.page
    for locator in listed(program)[:12]:
        reader_of(program).places.go_to("A.I.1")
        program.window.entries.locator_requested.emit(locator)
        spans = reader_of(program).searching.matches._spans[Locator(locator)]
        place = view.position_at(locator, spans[0][0])
        assert place is not None
        shown = view.view
        cursor = shown.textCursor()
        cursor.setPosition(place)
        assert shown.viewport().rect().contains(shown.cursorRect(cursor).center())
