"""What was found counted, narrowed, and set in order; of much the first at once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_topic, current, listed, reader_of, words
from tests.end2end.searches import click_facet, come_to_box, facet, press, search_of, type_text, wait_for
from tipbrowser.application import Program
from tipbrowser.domain.hits import Finding
from tipbrowser.models.entries_model import EntryRow, GroupRow
from tipbrowser.models.roles import Role
from tipbrowser.store import search as search_module


def rows(program: Program) -> Sequence[GroupRow | EntryRow]:
    """Give the rows of the list."""
    model = program.window.entries.view.model()
    return [model.index(row, 0).data(Role.ROW) for row in range(model.rowCount())]


def test_the_topics_narrow_what_is_searched_for(program: Program, qtbot: QtBot) -> None:
    all_found = type_text(qtbot, program, "protection").total
    click_topic(qtbot, program, "Children")
    qtbot.waitUntil(lambda: (finding := search_of(program).finding) is not None and finding.total < all_found)
    narrowed = listed(program)
    index = reader_of(program).index
    named = index.locators(reader_of(program).topics.choice)
    assert narrowed
    assert all(any(one == above or one.startswith(f"{above}.") for above in named) for one in narrowed)
    assert words(program, "pane_title") == "protection"
    release = next(one for one in program.window.entries.search.findChildren(QPushButton) if one.isVisible())
    qtbot.mouseClick(release, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: (finding := search_of(program).finding) is not None and finding.total == all_found)


def test_a_click_on_a_bar_filters_and_another_releases(program: Program, qtbot: QtBot) -> None:
    everything = type_text(qtbot, program, "children")
    bar = facet(program, "section", "A.VIII")
    assert bar.count == sum(1 for one in listed(program) if one.startswith("A.VIII."))
    click_facet(qtbot, program, "section", "A.VIII")
    qtbot.waitUntil(lambda: search_of(program).finding is not everything)
    assert {one.rsplit(".", 1)[0][:6] for one in listed(program)} == {"A.VIII"}
    assert facet(program, "section", "A.VIII").isChecked()
    assert facet(program, "section", "A.IX").count > 0
    click_facet(qtbot, program, "section", "A.VIII")
    qtbot.waitUntil(lambda: len(listed(program)) == everything.total)


@pytest.mark.parametrize(("kind", "value"), [("part", "B"), ("kind", "preambular"), ("topic", "Children")])
def test_parts_kinds_and_topics_filter_too(program: Program, qtbot: QtBot, kind: str, value: str) -> None:
    everything = type_text(qtbot, program, "children")
    narrow = next(one for one in program.window.entries.findChildren(QToolButton) if one.accessibleName() == "Narrow")
    qtbot.mouseClick(narrow, Qt.MouseButton.LeftButton)
    button = facet(program, kind, value)
    count = button.count
    assert 0 < count < everything.total
    click_facet(qtbot, program, kind, value)
    qtbot.waitUntil(lambda: len(listed(program)) == count)
    click_facet(qtbot, program, kind, value)
    qtbot.waitUntil(lambda: len(listed(program)) == everything.total)


def test_bars_are_reached_and_pressed_by_key(program: Program, qtbot: QtBot) -> None:
    everything = type_text(qtbot, program, "children")
    bars = [bar for bar in program.window.entries.search.facets.group("section").buttons if bar.isEnabled()]
    bars[0].setFocus()
    qtbot.keyClick(bars[0], Qt.Key.Key_Right)
    assert bars[1].hasFocus()
    assert bars[1].accessibleName().startswith(("First", "Second", "Fourth"))
    qtbot.keyClick(bars[1], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(listed(program)) == bars[1].count < everything.total)


def test_hits_can_stand_in_the_order_of_the_publication(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "children")
    best_first = listed(program)
    order = next(one for one in program.window.entries.findChildren(QToolButton) if "order" in one.accessibleName())
    qtbot.mouseClick(order, Qt.MouseButton.LeftButton)
    in_order = listed(program)
    assert sorted(best_first) == sorted(in_order)
    assert best_first != in_order
    groups = [row for row in rows(program) if isinstance(row, GroupRow)]
    assert [group.title for group in groups[:2]] == ["Front matter", "First meeting"]
    assert sum(group.count for group in groups) == len(in_order)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the bundled compendium be a large one."""
    monkeypatch.setattr(search_module, "SMALL", 0)
    monkeypatch.setattr(search_module, "FIRST", 10)


@pytest.mark.usefixtures("large")
def test_of_much_the_first_are_shown_at_once_and_the_rest_follows(program: Program, qtbot: QtBot) -> None:
    said: list[tuple[bool, str, str]] = []
    search_of(program).shown.connect(
        lambda finding: said.append(
            (finding.is_provisional, program.window.search_box.understood, words(program, "search_sentence"))
        )
    )
    finding = type_text(qtbot, program, "children")
    assert said[-2][0]
    assert said[-2][1] == "10 matches and more …"
    assert "still to come" in said[-2][2]
    assert said[-1] == (False, "74 matches", "")
    assert finding.total == len(listed(program)) == 74


@pytest.mark.usefixtures("large")
def test_what_follows_does_not_take_away_where_one_was(program: Program, qtbot: QtBot) -> None:
    come_to_box(program)
    program.window.search_start.hide()
    search_of(program).ask("children")
    chosen: list[str] = []

    def step(finding: Finding | None) -> None:
        if finding is not None and finding.is_provisional:
            program.window.search_box.step_requested.emit(1)
            program.window.search_box.step_requested.emit(1)
            chosen.append(program.window.entries.selected)

    search_of(program).shown.connect(step)
    wait_for(qtbot, program, "children")
    assert chosen
    assert program.window.entries.selected == chosen[-1] == current(program)
    press(qtbot, program, Qt.Key.Key_Return)
    assert current(program) == chosen[-1]
