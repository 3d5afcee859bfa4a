"""What was found counted, narrowed, and set in order; of much the first at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_topic, current, listed, reader_of, words
from tests.end2end.conftest import Begin
from tests.end2end.searches import click_facet, come_to_box, facet, press, search_of, type_text, wait_for
from tipbrowser.application import Program
from tipbrowser.controllers.search import SearchController
from tipbrowser.domain.hits import Finding
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.models.entries_model import EntryRow, GroupRow
from tipbrowser.models.roles import Role
from tipbrowser.services.background import BackgroundFinder, Waiting
from tipbrowser.store import search as search_module
from tipbrowser.window_state import WindowState, save_state


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


def is_shown(search: SearchController, text: str) -> bool:
    """Tell whether something that was found for a text is shown."""
    return search.finding is not None and search.finding.text == text


@pytest.mark.usefixtures("large")
def test_all_are_asked_for_once_nobody_types_and_not_behind_a_search_that_has_ended(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = search_of(program)
    asked: list[str] = []
    finish = BackgroundFinder.finish

    def noted(background: BackgroundFinder, finding: Finding, waiting: Waiting) -> Finding:
        asked.append(finding.text)
        return finish(background, finding, waiting)

    monkeypatch.setattr(BackgroundFinder, "finish", noted)
    come_to_box(program)
    for text in ("child", "childr", "children"):
        search.ask(text)
        qtbot.waitUntil(partial(is_shown, search, text))
    wait_for(qtbot, program, "children")
    assert asked[-1] == "children"
    assert not search._rest.isActive()
    search._rest.setInterval(60_000)
    for end in (search.end, lambda: search.ask("women")):
        search.ask("victims")
        qtbot.waitUntil(partial(is_shown, search, "victims"))
        assert search._rest.isActive()
        end()
        assert not search._rest.isActive()
        search.end()


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


def chosen_topics(program: Program) -> tuple[str, ...]:
    """Give the topics that are asked for."""
    return reader_of(program).topics.choice.included


def unfold(qtbot: QtBot, program: Program) -> None:
    """Unfold parts, topics and kinds."""
    narrow = next(one for one in program.window.entries.findChildren(QToolButton) if one.accessibleName() == "Narrow")
    qtbot.mouseClick(narrow, Qt.MouseButton.LeftButton)


def test_escape_gives_back_what_narrowed_the_search(program: Program, qtbot: QtBot) -> None:
    everything = type_text(qtbot, program, "children").total
    program.window.area.page.setFocus()
    come_to_box(program)
    click_facet(qtbot, program, "section", "A.VIII")
    qtbot.waitUntil(lambda: len(listed(program)) < everything)
    press(qtbot, program, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(listed(program)) == everything)
    assert search_of(program).narrowing.is_empty
    assert not facet(program, "section", "A.VIII").isChecked()


def test_escape_gives_back_a_narrowed_search_after_another(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "children")
    click_facet(qtbot, program, "section", "A.VIII")
    qtbot.waitUntil(lambda: not search_of(program).is_asking)
    narrowed = listed(program)
    program.window.area.page.setFocus()
    type_text(qtbot, program, "organs")
    search_of(program).release()
    wait_for(qtbot, program, "organs")
    assert search_of(program).narrowing.is_empty
    press(qtbot, program, Qt.Key.Key_Escape)
    wait_for(qtbot, program, "children")
    assert listed(program) == narrowed
    assert facet(program, "section", "A.VIII").isChecked()


def test_a_topic_pressed_as_a_facet_ends_with_the_search(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Legislation")
    before = listed(program)
    type_text(qtbot, program, "victims")
    unfold(qtbot, program)
    value = next(
        one.value for one in program.window.entries.search.facets.group("topic").buttons if not one.isChecked()
    )
    click_facet(qtbot, program, "topic", value)
    qtbot.waitUntil(lambda: not search_of(program).is_asking)
    assert chosen_topics(program) == ("Legislation", value)
    come_to_box(program)
    program.window.search_box.clear()
    qtbot.keyClicks(program.window.search_box, "v")
    press(qtbot, program, Qt.Key.Key_Backspace)
    assert chosen_topics(program) == ("Legislation",)
    assert listed(program) == before


def test_escape_gives_back_the_topics_that_were_listed(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "children")
    unfold(qtbot, program)
    click_facet(qtbot, program, "topic", "Children")
    qtbot.waitUntil(lambda: not search_of(program).is_asking)
    assert chosen_topics(program) == ("Children",)
    press(qtbot, program, Qt.Key.Key_Escape)
    assert chosen_topics(program) == ()
    assert listed(program) == []


def test_one_of_several_topics_is_shown_as_chosen_and_a_press_releases_it(program: Program, qtbot: QtBot) -> None:
    reader_of(program).topics.show_choice(TopicChoice(any_of=("Children", "Legislation")))
    type_text(qtbot, program, "children")
    unfold(qtbot, program)
    assert facet(program, "topic", "Children").isChecked()
    click_facet(qtbot, program, "topic", "Children")
    qtbot.waitUntil(lambda: not search_of(program).is_asking)
    assert reader_of(program).topics.choice == TopicChoice(any_of=("Legislation",))


def test_what_narrows_a_search_is_there_again_at_the_next_start(begin: Begin, qtbot: QtBot) -> None:
    first = begin()
    type_text(qtbot, first, "children")
    unfold(qtbot, first)
    for kind, value in (("section", "A.VIII"), ("part", "A"), ("topic", "Children"), ("kind", "subparagraph")):
        click_facet(qtbot, first, kind, value)
        qtbot.waitUntil(lambda: not search_of(first).is_asking)
    narrowing, found = search_of(first).narrowing, listed(first)
    assert found
    first.window.close()
    again = begin()
    wait_for(qtbot, again, "children")
    assert search_of(again).narrowing == narrowing
    assert listed(again) == found
    again.actions.search.trigger()
    search_of(again).end()
    assert chosen_topics(again) == ()


def test_what_narrowed_a_search_in_another_edition_narrows_it_no_more(begin: Begin, qtbot: QtBot, folder: Path) -> None:
    folder.mkdir()
    save_state(folder, WindowState(search="children", search_sections=("A.XX",), search_topics=("Tigers",)))
    program = begin()
    found = wait_for(qtbot, program, "children")
    assert found.narrowing.is_empty
    assert found.total == 74


@pytest.mark.usefixtures("large")
def test_numbers_of_another_search_are_not_shown_while_those_of_this_one_are_counted(
    program: Program, qtbot: QtBot
) -> None:
    type_text(qtbot, program, "organs")
    seen: list[tuple[bool, set[int], set[str]]] = []

    def look(finding: Finding | None) -> None:
        if finding is not None:
            bars = program.window.entries.search.facets.group("section").buttons
            ends = {bar.accessibleName().rpartition(": ")[2] for bar in bars}
            seen.append((finding.is_provisional, {bar.count for bar in bars}, ends))

    search_of(program).shown.connect(look)
    come_to_box(program)
    search_of(program).ask("children")
    wait_for(qtbot, program, "children")
    assert [one for one in seen if one[0]] == [(True, {0}, {"still being counted"})]
    assert len(seen[-1][1]) > 3


@pytest.mark.usefixtures("large")
def test_enter_waits_for_the_best(program: Program, qtbot: QtBot) -> None:
    come_to_box(program)
    program.window.search_start.hide()
    search_of(program).ask("reflection period")
    press(qtbot, program, Qt.Key.Key_Return)
    opened: list[tuple[bool, str]] = []
    search_of(program).shown.connect(lambda finding: opened.append((finding.is_provisional, current(program))))
    finding = wait_for(qtbot, program, "reflection period")
    assert [provisional for provisional, _ in opened] == [True, False]
    assert opened[0][1] == "A.I.1"
    assert current(program) == listed(program)[0] != "A.I.1"
    assert finding.total == 4
