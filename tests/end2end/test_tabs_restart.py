"""Tabs at the next start, and many of them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.end2end.actions import current, reader_of
from tests.end2end.conftest import Begin
from tests.end2end.tabs import keep, places, side_of, strip_of
from tipbrowser.application import Program
from tipbrowser.ui.page.link_browser import BEHIND
from tipbrowser.ui.tab_strip import TabStrip
from tipbrowser.window_state import MOST_TABS


def test_a_dragged_tab_stays_where_it_was_let_go(program: Program, begin: Begin) -> None:
    for place in ("A.II.36", "B.X.13"):
        reader_of(program).desk.open_apart(place, BEHIND)
    strip_of(program).moveTab(2, 0)
    assert places(program) == ["B.X.13", "A.I.1", "A.II.36"]
    assert side_of(program).front == 1
    program.window.close()
    assert places(begin()) == ["B.X.13", "A.I.1", "A.II.36"]


def test_tabs_are_there_again_after_a_restart_and_read_when_they_are_shown(program: Program, begin: Begin) -> None:
    for place in ("A.II.36", "B.X.13", "F"):
        reader_of(program).desk.open_apart(place, BEHIND)
    program.actions.next_tab.trigger()
    program.window.close()
    again = begin()
    assert (places(again), side_of(again).front, current(again)) == (["A.I.1", "A.II.36", "B.X.13", "F"], 1, "A.II.36")
    assert strip_of(again).currentIndex() == 1
    assert again.window.area.page.shelf.size == 1
    again.actions.next_tab.trigger()
    assert current(again) == "B.X.13"
    again.actions.next_tab.trigger()
    assert current(again).startswith("F.")


def test_places_that_this_edition_has_not_are_left_out(begin: Begin, folder: Path) -> None:
    tabs = ["A.II.1", "C.IX.1", "A.II.36", "", "A.XL", "B.X.13"]
    keep(folder, page="A.II", locator="A.II.36", tabs=tabs, front_tab=2)
    program = begin()
    assert (places(program), side_of(program).front) == (["A.II.1", "A.II.36", "B.X.13"], 1)
    assert program.window.banners.sentence("silent") == ""


def test_a_front_tab_that_is_gone_falls_back_to_its_page(begin: Begin, folder: Path) -> None:
    keep(folder, page="B.X", locator="B.X.99", tabs=["A.II.1", "B.X.99"], front_tab=1)
    program = begin()
    assert places(program)[0] == "A.II.1"
    assert current(program).startswith("B.X.")
    assert side_of(program).front == 1


def test_of_thousands_of_tabs_a_hundred_are_opened(begin: Begin, folder: Path) -> None:
    keep(folder, page="A.II", locator="A.II.36", tabs=["A.II.36"] * 5_000, front_tab=4_000)
    program = begin()
    assert len(places(program)) == MOST_TABS


def test_a_hundred_tabs_cost_little_and_switch_at_once(program: Program) -> None:
    sections = [section.section for section in reader_of(program).reading.sections()]
    begun = time.perf_counter()
    for number in range(99):
        reader_of(program).desk.open_apart(sections[number % len(sections)], BEHIND)
    opened = time.perf_counter() - begun
    for _ in sections:
        program.actions.next_tab.trigger()  # the first time each page is laid out
    times = []
    for _ in range(20):
        begun = time.perf_counter()
        program.actions.previous_tab.trigger()
        times.append(time.perf_counter() - begun)
    assert len(places(program)) == 100
    assert opened < 3
    assert sorted(times)[10] < 0.05
    assert program.window.area.page.shelf.size <= len(sections) + 1


def test_of_more_than_a_hundred_tabs_those_around_the_front_one_are_kept(program: Program, begin: Begin) -> None:
    for number in range(120):
        reader_of(program).desk.open_apart("A.II.36" if number < 100 else "A.II.37", BEHIND)
    program.actions.previous_tab.trigger()
    program.window.close()
    again = begin()
    assert len(places(again)) == MOST_TABS
    assert (side_of(again).front, current(again)) == (99, "A.II.37")


def test_a_place_that_the_command_line_names_comes_in_the_place_of_the_front_tab(
    program: Program, begin: Begin
) -> None:
    reader_of(program).desk.open_apart("B.X.13", BEHIND)
    program.window.close()
    again = begin(locator="A.IV.12")
    assert (places(again), current(again)) == (["A.IV.12", "B.X.13"], "A.IV.12")


def test_how_wide_tabs_are_is_worked_out_once_for_all(
    begin: Begin, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    width = TabStrip.width
    monkeypatch.setattr(TabStrip, "width", lambda strip: asked.append(1) or width(strip))
    keep(folder, page="A.II", locator="A.II.36", tabs=["A.II.36"] * MOST_TABS)
    program = begin()
    assert strip_of(program).count() == MOST_TABS
    assert len(asked) < 3 * MOST_TABS
    assert [strip_of(program).tabRect(index).width() for index in (0, 50)] == [
        strip_of(program).tabRect(99).width()
    ] * 2


def test_what_is_no_place_moves_no_tab_to_the_front(begin: Begin, folder: Path) -> None:
    keep(folder, page="A.I", locator="A.I.1", tabs=[5, None, "A.I.1", {}, "B.X.13"], front_tab=2)
    program = begin()
    assert (places(program), side_of(program).front, current(program)) == (["A.I.1", "B.X.13"], 0, "A.I.1")
