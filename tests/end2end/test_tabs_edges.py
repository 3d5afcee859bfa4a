"""Tabs and the second text where one comes upon them sideways: from a sheet, the box, the list, by half a press."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_place, click_topic, current, find_row, reader_of
from tests.end2end.conftest import Begin
from tests.end2end.searches import press, type_text
from tests.end2end.tabs import desk_of, keep, places, scrolled, side_of, strip_of, titles
from tests.end2end.test_database import fail
from tipbrowser.application import Program
from tipbrowser.models.roles import Role
from tipbrowser.store.errors import CompendiumDamaged
from tipbrowser.ui.apparatus_parts import LinkGroup
from tipbrowser.ui.focus_order import stops
from tipbrowser.ui.page.link_browser import BEHIND, BESIDE, IN_FRONT
from tipbrowser.ui.tab_strip import TabStrip


@pytest.mark.parametrize("action", ["new_tab", "close_tab", "reopen_tab", "next_tab", "previous_tab", "second_text"])
def test_a_sheet_goes_when_another_text_comes_behind_it(program: Program, qtbot: QtBot, action: str) -> None:
    for place in ("A.II.36", "B.X.13"):
        reader_of(program).desk.open_apart(place, IN_FRONT)
    program.actions.close_tab.trigger()
    program.window.area.page.view.verticalScrollBar().setValue(scrolled(program) + 33)
    before = scrolled(program)
    program.actions.help.trigger()
    getattr(program.actions, action).trigger()
    assert program.window.stack.currentWidget() is program.window.columns
    assert program.window.area.page.view.hasFocus()
    while current(program) != "A.II.36" or side_of(program).front != places(program).index("A.II.36"):
        (program.actions.reopen_tab if "A.II.36" not in places(program) else program.actions.next_tab).trigger()
    if action != "second_text":
        assert scrolled(program) == before


def found_words(program: Program) -> set[str]:
    """Give the words that are marked in the text, in small letters."""
    view = program.window.area.page.view
    marks = view.extraSelections()
    return {one.cursor.selectedText().lower() for one in marks}  # type: ignore[attr-defined]  # its stub lacks it


def test_what_is_looked_for_follows_the_text_also_behind_a_sheet(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    program.actions.find.trigger()
    bar = program.window.area.find_bar
    assert bar is not None
    bar.open("trafficking")
    bar.words_changed.emit("trafficking")
    program.actions.help.trigger()
    reader_of(program).places.go_to("B.IV")
    program.actions.help.trigger()
    assert found_words(program) == {"trafficking"}


def test_what_is_searched_for_is_marked_in_a_text_that_came_behind_a_sheet(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    searching = reader_of(program).searching
    with qtbot.waitSignal(searching.search.shown):
        searching.search.ask("trafficking")
    qtbot.waitUntil(lambda: bool(program.window.area.page.view.extraSelections()))
    program.actions.help.trigger()
    reader_of(program).places.go_to("B.IV")
    program.actions.help.trigger()
    assert program.window.area.page.view.extraSelections()


def test_a_longer_page_leaves_no_marks_on_a_shorter_one(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "B.X.13")
    program.actions.find.trigger()
    bar = program.window.area.find_bar
    assert bar is not None
    bar.open("trafficking")
    bar.words_changed.emit("trafficking")
    reader_of(program).places.go_to("A.III.note")
    assert found_words(program) == {"trafficking"}


def test_escape_in_the_box_leaves_another_tab_where_it_is(program: Program, qtbot: QtBot) -> None:
    reader_of(program).desk.open_apart("B.X.13", BEHIND)
    type_text(qtbot, program, "organs")
    press(qtbot, program, Qt.Key.Key_Down)
    program.actions.next_tab.trigger()
    press(qtbot, program, Qt.Key.Key_Escape)
    assert current(program) == "B.X.13"
    assert program.window.search_box.text() == ""


def half_a_press(qtbot: QtBot, part: QWidget, point: QPoint) -> None:
    """Press a widget to open what is there in a tab, and let go elsewhere."""
    held = Qt.KeyboardModifier.ControlModifier
    qtbot.mousePress(part, Qt.MouseButton.LeftButton, held, point)
    qtbot.mouseRelease(part, Qt.MouseButton.LeftButton, held, point + QPoint(0, 90))


def test_a_row_pressed_and_left_opens_nothing(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    views: tuple[QAbstractItemView, ...] = (program.window.side.contents.view, program.window.entries.view)
    for view, target in zip(views, ("A.I.2", "A.II.3"), strict=True):
        index = find_row(view, Role.TARGET, target)
        view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        half_a_press(qtbot, view.viewport(), view.visualRect(index).center())
    assert len(places(program)) == 1


def test_a_reference_pressed_and_left_opens_nothing(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    groups = program.window.area.apparatus.findChildren(LinkGroup)
    group = next(one for one in groups if one.isVisible() and one.accessibleName() == "Its section is referred to by")
    button = next(one for one in stops(group) if isinstance(one, QAbstractButton))
    half_a_press(qtbot, button, button.rect().center())
    assert len(places(program)) == 1


def test_a_place_opened_beside_keeps_the_tab_that_a_second_text_had(begin: Begin, folder: Path) -> None:
    keep(folder, page="A.II", locator="A.II.36", second_tabs=["A.I.2", "B.X.13"], second_front_tab=1)
    program = begin()
    desk_of(program).open_apart("A.IV.12", BESIDE)
    assert places(program) == ["A.I.2", "A.IV.12"]
    program.actions.back.trigger()
    assert current(program) == "B.X.13"


@pytest.mark.parametrize("opened_before", [False, True])
def test_a_second_text_that_cannot_be_read_stays_away(
    program: Program, monkeypatch: pytest.MonkeyPatch, opened_before: bool
) -> None:
    if opened_before:
        program.actions.second_text.trigger()
        program.actions.second_text.trigger()
    monkeypatch.setattr(reader_of(program).reading, "page", fail)
    program.actions.second_text.setChecked(True)
    with pytest.raises(CompendiumDamaged):
        desk_of(program).turn_second()
    assert not program.actions.second_text.isChecked()
    assert [area.isVisible() for area in program.window.areas] == [True, False][: len(program.window.areas)]
    assert current(program) == "A.I.1"


def test_tabs_behind_keep_their_order_when_some_are_closed_or_dragged(program: Program) -> None:
    desk = reader_of(program).desk
    desk.open_apart("B.X.13", IN_FRONT)
    program.actions.previous_tab.trigger()
    for place in ("A.I.2", "A.I.3"):
        desk.open_apart(place, BEHIND)
    side_of(program).close(1)
    desk.open_apart("A.I.4", BEHIND)
    assert places(program) == ["A.I.1", "A.I.3", "A.I.4", "B.X.13"]
    strip_of(program).moveTab(0, 2)
    desk.open_apart("A.I.5", BEHIND)
    assert places(program) == ["A.I.3", "A.I.4", "A.I.1", "A.I.5", "B.X.13"]


def test_a_tab_whose_meeting_cannot_be_read_is_called_by_its_place(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_of(program).reading, "sections", list)
    reader_of(program).desk.open_apart("A.II.36", BEHIND)
    reader_of(program).desk.open_apart("F", BEHIND)
    assert titles(program)[1:] == ["A.II.36", "Front matter"]


@pytest.mark.parametrize(("step", "entered"), [("next_pane", "apparatus"), ("previous_pane", "topics")])
@pytest.mark.parametrize("start", ["tabs", "bar"])
def test_f6_goes_on_from_the_tabs_and_the_bar_of_a_text(program: Program, start: str, step: str, entered: str) -> None:
    program.actions.new_tab.trigger()
    program.actions.find.trigger()
    if start == "tabs":
        strip_of(program).setFocus()
    getattr(program.actions, step).trigger()
    pane = program.window.area.apparatus if entered == "apparatus" else program.window.side.topics
    assert pane.isAncestorOf(program.window.focusWidget() or program.window)


def test_a_tab_closed_by_key_while_it_is_dragged_leaves_one_in_front(program: Program, qtbot: QtBot) -> None:
    for place in ("A.I.2", "A.I.3", "A.I.4"):
        reader_of(program).desk.open_apart(place, BEHIND)
    strip, left = strip_of(program), Qt.MouseButton.LeftButton
    start, end = strip.tabRect(1).center(), strip.tabRect(2).center()
    qtbot.mousePress(strip, left, pos=start)
    for step in range(1, 9):
        qtbot.mouseMove(strip, start + (end - start) * step / 9)
    program.actions.close_tab.trigger()
    assert strip.currentIndex() == side_of(program).front
    qtbot.mouseRelease(strip, left, pos=end)
    assert (strip.currentIndex(), strip.count()) == (side_of(program).front, len(places(program)))
    assert [title.split(" ")[0] for title in titles(program)] == [place.split(".", 1)[1] for place in places(program)]


def test_what_closes_tabs_grows_with_the_type(program: Program) -> None:
    reader_of(program).desk.open_apart("A.I.2", BEHIND)
    strip = strip_of(program)
    marks = [strip.tabButton(index, TabStrip.ButtonPosition.RightSide) for index in (0, 1)]
    before = [mark.geometry() for mark in marks]
    program.appearance.set_text_size(200)
    assert [mark.size() for mark in marks] == [mark.sizeHint() for mark in marks]
    for index, mark in enumerate(marks):
        assert mark.width() > before[index].width()
        assert strip.tabRect(index).contains(mark.geometry())
    program.appearance.set_text_size(100)
    assert [mark.geometry() for mark in marks] == before


def test_tabs_are_as_wide_as_there_is_room_as_soon_as_some_come_or_go(program: Program) -> None:
    def widths() -> set[int]:
        return {strip.tabRect(index).width() for index in range(strip.count())}

    reader_of(program).desk.open_apart("A.I.2", BEHIND)
    strip = strip_of(program)
    few = widths()
    for number in range(3, 12):
        reader_of(program).desk.open_apart(f"A.I.{number}", BEHIND)
    (many,) = widths()
    assert many < min(few)
    while len(places(program)) > 2:
        side_of(program).close(1)
    assert widths() == few


def test_what_is_selected_stays_so_when_the_look_changes_behind_a_sheet(program: Program, qtbot: QtBot) -> None:
    program.actions.new_tab.trigger()
    page = program.window.area.page
    page.view.select(page.position_at("A.I.1", 5) or 0, page.position_at("A.I.1", 40) or 0)
    chosen, there = page.selected_text(), page.view.selected
    program.actions.settings.trigger()
    program.appearance.set_theme("dark")
    program.appearance.set_text_size(150)
    program.appearance.set_theme("light")
    program.sheets.close()
    assert page.view.selected == there
    assert page.selected_text() == chosen
    program.actions.next_tab.trigger()
    assert page.selected_text() == ""
    program.actions.previous_tab.trigger()
    assert page.selected_text() == chosen


def test_a_tab_brought_forward_behind_a_sheet_selects_nothing_of_another(program: Program) -> None:
    page = program.window.area.page
    page.view.select(page.position_at("A.I.1", 5) or 0, page.position_at("A.I.1", 40) or 0)
    program.actions.settings.trigger()
    program.appearance.set_theme("dark")
    program.actions.new_tab.trigger()  # puts the sheet away
    assert page.selected_text() == ""
