"""A second text beside the first: both full, one of them read in."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_place, click_topic, current, reader_of
from tests.end2end.conftest import Begin
from tests.end2end.tabs import (
    actives,
    areas,
    changes_of,
    citation_in,
    desk_of,
    inner_link,
    link_at,
    places,
    scrolled_in,
)
from tipbrowser.application import Program
from tipbrowser.controllers.side_tabs import tab_at
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.models.roles import Role
from tipbrowser.ui.chip import Chip
from tipbrowser.ui.focus_order import stops
from tipbrowser.ui.page.link_browser import BEHIND, BESIDE
from tipbrowser.ui.tab_strip import CloseMark
from tipbrowser.ui.text_head import SIDE


def press_window(program: Program, widget: QWidget, point: QPoint) -> None:
    """Click as the platform does, so that the program knows that a button is held."""
    window = program.window.windowHandle()
    QTest.mouseClick(
        window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, widget.mapTo(program.window, point)
    )


def test_the_second_text_opens_at_the_same_place_and_is_read_in(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    changes = changes_of(program)
    program.actions.second_text.trigger()
    first, second = areas(program)
    assert program.window.area is second
    assert (first.page.current, second.page.current) == ("A.II.36", "A.II.36")
    assert second.page.view.hasFocus()
    assert len(changes) == 1
    assert actives(program) == [False, True]
    assert program.actions.second_text.isChecked()


def test_both_texts_are_full(split: Program) -> None:
    first, second = areas(split)
    assert (first.page.current, second.page.current) == ("A.II.36", "B.X.13")
    assert (citation_in(first), citation_in(second)) == ("A.II.36", "B.X.13")
    heads = [side.head for side in desk_of(split).sides]
    titles = [head.strip.tabText(0) for head in heads if head is not None and head.isVisible()]
    assert titles == ["II.36 · Second meeting", "X.13 · Tenth session"]
    assert abs(first.width() - second.width()) < 3
    assert abs(first.apparatus.height() - second.apparatus.height()) < 3


def test_each_text_has_its_own_way_back(split: Program) -> None:
    split.actions.back.trigger()
    assert current(split) == "A.II.36"
    assert not split.actions.back.isEnabled()
    areas(split)[0].page.setFocus()
    assert split.actions.back.isEnabled()
    split.actions.back.trigger()
    assert [area.page.current for area in areas(split)] == ["A.I.1", "A.II.36"]


def test_each_text_has_its_own_tabs(split: Program) -> None:
    desk_of(split).open_apart("A.IV.12", BEHIND)
    areas(split)[0].page.setFocus()
    assert not split.actions.next_tab.isEnabled()
    split.actions.new_tab.trigger()
    assert [[str(tab.place.locator) for tab in side.tabs] for side in desk_of(split).sides] == [
        ["A.II.36", "A.II.36"], ["B.X.13", "A.IV.12"],
    ]  # fmt: skip


def test_the_text_with_the_keyboard_is_read_in_and_everything_follows_it(split: Program) -> None:
    changes = changes_of(split)
    areas(split)[0].page.setFocus()
    assert [str(place.locator) for place in changes] == ["A.II.36"]
    assert actives(split) == [True, False]
    assert split.window.side.contents.view.currentIndex().data(Role.TARGET) == "A.II.36"
    assert split.window.windowTitle().startswith("II.36 · Second meeting")
    labels = {one.objectName(): one.text() for one in split.window.findChildren(QLabel)}
    assert labels["status_place"].startswith("Part A · II.36")
    assert labels["header_title"] == "Second meeting"
    split.window.side.contents.view.setFocus()
    assert actives(split) == [True, False]


def test_contents_list_and_links_act_on_the_text_that_is_read_in(split: Program, qtbot: QtBot) -> None:
    first, second = areas(split)
    first.page.setFocus()
    click_place(qtbot, split, "A.IV.12")
    assert (first.page.current, second.page.current) == ("A.IV.12", "B.X.13")
    second.page.setFocus()
    reader_of(split).topics.show_topic("Children")
    split.window.entries.locator_requested.emit("A.II.3")
    assert (first.page.current, second.page.current) == ("A.IV.12", "A.II.3")


def test_a_wish_beside_the_other_text_acts_there(split: Program) -> None:
    first, second = areas(split)
    changes = changes_of(split)
    first.apparatus.locator_requested.emit("B.V.5")
    assert (first.page.current, second.page.current) == ("B.V.5", "B.X.13")
    assert (actives(split), len(changes)) == ([True, False], 1)
    second.apparatus.topic_requested.emit("Children")
    assert reader_of(split).topics.choice == TopicChoice(all_of=("Children",))
    second.page.link_requested.emit("B.X.13")
    assert (actives(split), len(changes)) == ([False, True], 2)


def test_one_click_into_the_other_text_is_one_change(split: Program, qtbot: QtBot) -> None:
    first, _ = areas(split)
    changes = changes_of(split)
    view = first.page.view
    start = first.page.position_at("A.II.37", 3)
    assert start is not None
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    press_window(split, view.viewport(), view.cursorRect(cursor).center())
    qtbot.waitUntil(lambda: actives(split) == [True, False])
    assert [str(place.locator) for place in changes] == ["A.II.37"]


def test_one_click_on_a_link_of_the_other_text_is_one_change(split: Program, qtbot: QtBot) -> None:
    first, second = areas(split)
    first.page.setFocus()
    reader_of(split).places.go_to("A.II.34")
    second.page.setFocus()
    changes = changes_of(split)
    split.window.area = first
    name, target = inner_link(split)
    point = link_at(split, name)
    split.window.area = second
    press_window(split, first.page.view.viewport(), point)
    qtbot.waitUntil(lambda: actives(split) == [True, False])
    assert len(changes) == 1
    assert first.page.current == target


def test_scrolling_the_other_text_moves_its_own_place_alone(split: Program, qtbot: QtBot) -> None:
    first, _ = areas(split)
    changes = changes_of(split)
    before = first.page.current
    with qtbot.waitSignal(first.page.current_changed):
        first.page.view.verticalScrollBar().setValue(scrolled_in(first) + 400)
    assert first.page.current != before
    assert citation_in(first) == first.page.current
    assert changes == []
    assert actives(split) == [False, True]
    first.page.setFocus()
    assert [place.locator for place in changes] == [first.page.current]


def test_the_same_section_in_both_texts_is_scrolled_apart(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    program.actions.second_text.trigger()
    first, second = areas(program)
    before = scrolled_in(first)
    click_place(qtbot, program, "A.II.5")
    assert scrolled_in(first) == before
    assert scrolled_in(second) < before
    assert (first.page.current, second.page.current) == ("A.II.36", "A.II.5")


def test_f6_goes_through_both_texts(split: Program, qtbot: QtBot) -> None:
    first, second = areas(split)
    split.actions.contents.trigger()
    seen = []
    for _ in range(8):
        split.actions.next_pane.trigger()
        focused = split.window.focusWidget()
        assert focused is not None
        every = {"first": first.page, "beside first": first.apparatus, "second": second.page,
                 "beside second": second.apparatus, "topics": split.window.side.topics,
                 "contents": split.window.side.contents, "notes of first": first.notes_pane,
                 "notes of second": second.notes_pane}  # fmt: skip
        seen.append(next(name for name, pane in every.items() if pane.isAncestorOf(focused)))
    assert seen == [
        "topics", "first", "beside first", "notes of first", "second", "beside second", "notes of second", "contents",
    ]  # fmt: skip
    assert actives(split) == [False, True]


def test_the_keys_to_text_and_apparatus_lead_to_those_read_in(split: Program) -> None:
    first, _ = areas(split)
    first.page.setFocus()
    split.actions.contents.trigger()
    split.actions.apparatus.trigger()
    assert first.apparatus.isAncestorOf(split.window.focusWidget() or split.window)
    split.actions.text.trigger()
    assert first.page.view.hasFocus()


def test_closing_gives_the_room_back_and_opening_shows_what_was_there(split: Program, qtbot: QtBot) -> None:
    first, second = areas(split)
    desk_of(split).open_apart("A.IV.12", BEHIND)
    second.page.setFocus()
    bar = second.page.view.verticalScrollBar()
    bar.setValue(bar.value() + 31)
    before, room, changes = scrolled_in(second), split.window.desk, changes_of(split)
    assert room is not None
    split.actions.second_text.trigger()
    assert split.window.area is first
    assert first.page.view.hasFocus()
    assert not second.isVisible()
    assert first.width() == room.width()
    assert [str(place.locator) for place in changes] == ["A.II.36"]
    head = desk_of(split).sides[0].head
    assert head is not None
    assert not head.isVisible()
    assert not split.actions.second_text.isChecked()
    split.actions.second_text.trigger()
    assert (second.page.current, scrolled_in(second)) == ("B.X.13", before)
    assert places(split) == ["B.X.13", "A.IV.12"]
    assert [str(place.locator) for place in changes[1:]] == ["B.X.13"]


def test_the_cross_over_the_second_text_closes_it(split: Program, qtbot: QtBot) -> None:
    head = desk_of(split).sides[1].head
    assert head is not None
    cross = next(one for one in head.findChildren(CloseMark) if one.accessibleName() == "Close the second text")
    assert cross.isVisible()
    assert cross in stops(head)
    cross.setFocus()
    qtbot.keyClick(cross, Qt.Key.Key_Space)
    assert not areas(split)[1].isVisible()
    assert areas(split)[0].page.view.hasFocus()


def test_a_screen_reader_tells_the_texts_apart_and_stops_once_at_their_tabs(split: Program) -> None:
    for side in desk_of(split).sides:
        for _ in range(12):
            side.open_behind(tab_at(side.tabs[0].place))
    heads = [side.head for side in desk_of(split).sides]
    names = [[one.accessibleName() for one in stops(head)] for head in heads if head is not None]
    assert names == [["Tabs of the text"], ["Tabs of the second text", "Close the second text"]]
    views = [area.page.view.accessibleName() for area in areas(split)]
    assert views == ["Text: Second meeting", "Second text: Tenth session"]


def test_the_cross_of_the_second_text_stands_off_the_edge_from_the_beginning(program: Program) -> None:
    program.actions.second_text.trigger()
    head = desk_of(program).sides[1].head
    assert head is not None
    cross = next(one for one in stops(head) if isinstance(one, CloseMark))
    assert head.width() - cross.geometry().right() - 1 == SIDE // 2


def test_the_last_tab_of_either_text_stays(split: Program) -> None:
    assert not split.actions.close_tab.isEnabled()
    for side in desk_of(split).sides:
        side.close(0)
        assert len(side.tabs) == 1


def test_a_closed_tab_of_a_text_that_is_put_away_comes_back_in_the_first(split: Program) -> None:
    split.actions.new_tab.trigger()
    split.actions.close_tab.trigger()
    split.actions.second_text.trigger()
    split.actions.reopen_tab.trigger()
    assert places(split) == ["A.II.36", "B.X.13"]
    assert current(split) == "B.X.13"


def test_the_menu_over_a_link_opens_it_in_the_other_text(program: Program, qtbot: QtBot) -> None:
    reader_of(program).places.go_to("A.III.note")
    page = program.window.area.page

    def choose(words: str) -> None:
        shown = program.window.area.page
        shown.view.menu_requested.emit(link_at(program, inner_link(program)[0]))
        menu = shown.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
        next(one for one in menu.actions() if one.text() == words).trigger()
        menu.close()

    changes = changes_of(program)
    choose("Open in the second text")
    first, second = areas(program)
    assert first.page is page
    assert page.current == "A.III.note"
    assert str(second.page.current).startswith("A.IV.")
    assert (len(changes), second.page.view.hasFocus()) == (1, True)
    reader_of(program).places.go_to("A.II.34")
    choose("Open in the first text")
    assert first.page.current != "A.III.note"
    assert second.page.current == "A.II.34"
    assert first.page.view.hasFocus()


def test_a_link_opened_beside_comes_to_the_text_that_was_put_away(split: Program) -> None:
    split.actions.second_text.trigger()
    desk_of(split).open_apart("A.IV.12", BESIDE)
    assert [area.page.current for area in areas(split)] == ["A.II.36", "A.IV.12"]
    split.actions.back.trigger()
    assert current(split) == "B.X.13"


def test_where_there_is_no_room_one_stands_above_the_other(begin: Begin, qtbot: QtBot) -> None:
    program = begin(size=(1024, 640))
    program.actions.second_text.trigger()
    first, second = areas(program)
    assert first.y() == second.y()
    click_topic(qtbot, program, "Children")
    qtbot.waitUntil(lambda: first.x() == second.x())
    assert second.y() > first.y() + 100
    for area in (first, second):
        assert area.page.height() > area.apparatus.height() > 30
    program.window.show_list(shown=False)
    qtbot.waitUntil(lambda: first.y() == second.y())
    program.appearance.set_text_size(200)
    assert second.y() > first.y() + 100
    assert min(first.page.height(), second.page.height()) > 60
    program.appearance.set_text_size(100)
    assert first.y() == second.y()


def test_the_reading_view_reads_what_is_read_in(split: Program) -> None:
    areas(split)[0].page.setFocus()
    split.actions.reading.trigger()
    view = reader_of(split).floor.view
    assert view is not None
    assert "awareness-raising initiatives" in view.words
    view.next_requested.emit()
    view.next_requested.emit()
    view.previous_requested.emit()
    assert [area.page.current for area in areas(split)] == ["A.II.37", "B.X.13"]
    view.close_requested.emit()


def test_what_was_searched_for_is_marked_in_both_texts(split: Program, qtbot: QtBot) -> None:
    searching = reader_of(split).searching
    with qtbot.waitSignal(searching.search.shown):
        searching.search.ask("trafficking")
    first, second = areas(split)
    qtbot.waitUntil(lambda: bool(first.page.view.extraSelections()) and bool(second.page.view.extraSelections()))
    first.page.setFocus()
    split.actions.next_match.trigger()
    assert str(first.page.current).startswith("A.")
    assert second.page.current == "B.X.13"
    searching.search.end()
    qtbot.waitUntil(lambda: not first.page.view.extraSelections() and not second.page.view.extraSelections())


def test_each_text_is_looked_through_by_a_bar_of_its_own(split: Program) -> None:
    first, second = areas(split)
    split.actions.find.trigger()
    assert second.find_bar is not None
    assert second.find_bar.isVisible()
    assert first.find_bar is None
    first.page.setFocus()
    split.actions.find.trigger()
    assert first.find_bar is not None
    assert first.find_bar.isAncestorOf(split.window.focusWidget() or split.window)


def test_looks_change_in_both_texts(split: Program) -> None:
    split.appearance.set_theme("dark")
    split.appearance.set_text_size(130)
    for area in areas(split):
        assert (area.page.theme.name, area.page.text_scale) == ("dark", 130)


def test_a_chip_or_a_button_of_the_panes_leaves_the_text_read_in(split: Program) -> None:
    areas(split)[0].page.setFocus()
    reader_of(split).topics.show_choice(TopicChoice(all_of=("Children", "Legislation")))
    chip = next(one for one in stops(split.window.entries) if isinstance(one, Chip))
    chip.setFocus()
    assert actives(split) == [True, False]
    assert isinstance(chip, QAbstractButton)


def test_menus_and_the_box_go_on_in_the_text_that_is_read_in(split: Program, qtbot: QtBot) -> None:
    first, second = areas(split)
    first.page.setFocus()
    split.actions.next_passage.trigger()
    assert (first.page.current, second.page.current) == ("A.II.37", "B.X.13")
    split.actions.search.trigger()
    box = split.window.search_box
    qtbot.keyClicks(box, "IX.3")
    qtbot.waitUntil(lambda: not reader_of(split).searching.search.is_asking)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert (first.page.current, second.page.current) == ("A.IX.3", "B.X.13")
    assert first.page.view.hasFocus()
