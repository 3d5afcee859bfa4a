"""What tabs do not share, though they show the same page in the same view."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_place, reader_of
from tests.end2end.tabs import scrolled
from tipbrowser.application import Program
from tipbrowser.ui.page.link_browser import BEHIND


def select(program: Program, locator: str) -> str:
    """Select a passage's first words from the end to the beginning, and give them."""
    page = program.window.area.page
    start = page.position_at(locator, 0)
    assert start is not None
    page.view.select(start + 20, start)
    assert page.selected_text()
    return page.selected_text()


def selected(program: Program) -> str:
    """Give what is selected in the text that is read in."""
    return program.window.area.page.selected_text()


def test_two_tabs_on_one_page_have_each_their_own_selection(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    first = select(program, "A.II.36")
    program.actions.new_tab.trigger()
    assert selected(program) == ""
    second = select(program, "A.II.37")
    program.window.area.page.view.verticalScrollBar().setValue(scrolled(program) + 31)
    before = scrolled(program)
    program.actions.next_tab.trigger()
    assert selected(program) == first
    assert program.window.area.page.current == "A.II.36"
    program.actions.next_tab.trigger()
    assert (selected(program), scrolled(program)) == (second, before)


def test_a_page_that_another_tab_left_behind_shows_nothing_selected(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    select(program, "A.II.36")
    click_place(qtbot, program, "B.X.13")
    program.actions.new_tab.trigger()
    click_place(qtbot, program, "A.II.36")
    assert selected(program) == ""


def test_in_one_tab_the_way_back_leads_to_what_was_selected(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    words = select(program, "A.II.36")
    click_place(qtbot, program, "B.X.13")
    program.actions.back.trigger()
    assert selected(program) == words


def test_what_is_selected_stays_so_in_another_look_also_in_a_tab_behind(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    words = select(program, "A.II.36")
    program.appearance.set_theme("dark")
    assert selected(program) == words
    reader_of(program).desk.open_apart("B.X.13", BEHIND)
    program.actions.next_tab.trigger()
    program.appearance.set_text_size(150)
    program.actions.next_tab.trigger()
    assert selected(program) == words


def test_a_closed_tab_comes_back_with_what_was_selected(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    program.actions.new_tab.trigger()
    words = select(program, "A.II.36")
    program.actions.close_tab.trigger()
    assert selected(program) == ""
    program.actions.reopen_tab.trigger()
    assert selected(program) == words
