"""Bookmarks in the real window: made, listed, moved, removed, and there again at the next start."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_row, click_topic, current, listed, reader_of, words
from tests.end2end.conftest import Begin
from tests.end2end.shelves import (
    bookmark,
    click,
    index_of,
    model_of,
    new_folder,
    notes_of,
    rows,
    shelf_of,
    type_name,
    written,
)
from tipbrowser.application import Program
from tipbrowser.controllers.undoable import KIND
from tipbrowser.models.bookmarks_model import MIME
from tipbrowser.models.roles import Role
from tipbrowser.ui.page.page_view import PageView

NO_KEYS = Qt.KeyboardModifier.NoModifier
STEPPING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def test_a_key_bookmarks_the_current_paragraph_and_pressed_again_removes_it(program: Program, qtbot: QtBot) -> None:
    reader_of(program).places.go_to("A.II.36")
    program.window.area.page.setFocus()
    qtbot.keyClick(program.window.area.page.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    written(qtbot, program)
    assert program.window.status.message == "Bookmarked: II.36 (Ctrl+Z undoes it)"
    assert program.actions.notes.bookmark.text() == "Remove the bookmark of this paragraph"
    pane = shelf_of(qtbot, program)
    assert rows(pane) == ["II.36"]
    program.actions.notes.bookmark.trigger()
    written(qtbot, program)
    assert rows(pane) == []
    assert program.actions.notes.bookmark.text() == "Bookmark this paragraph"
    program.actions.notes.undo.trigger()
    written(qtbot, program)
    assert rows(pane) == ["II.36"]


def test_what_was_said_goes_with_the_place(program: Program, qtbot: QtBot) -> None:
    bookmark(qtbot, program, "A.II.36")
    assert program.window.status.message
    reader_of(program).places.go_to("A.II.37")
    assert program.window.status.message == ""
    assert program.actions.notes.bookmark.text() == "Bookmark this paragraph"


def select_range(program: Program) -> PageView:
    """Select from within a paragraph to within the second after it, and give what shows them."""
    reader_of(program).places.go_to("A.II.36")
    page = program.window.area.page
    start, end = page.position_at("A.II.36", 5), page.position_at("A.II.38", 5)
    assert start is not None
    assert end is not None
    page.view.select(start, end)
    return page.view


def test_selected_words_are_let_go_of_once_they_are_bookmarked(program: Program, qtbot: QtBot) -> None:
    view = select_range(program)
    cards = notes_of(program).highlighting.active
    cards.notes.select(view)  # as with the pointer: the bar comes
    assert cards.bar.isVisible()
    start, end = view.selected
    program.actions.notes.bookmark.trigger()
    assert view.selected == (start, end)  # not before it is safe
    written(qtbot, program)
    assert view.selected == (end, end)
    assert not cards.bar.isVisible()


def test_words_selected_anew_meanwhile_stay_selected(program: Program, qtbot: QtBot) -> None:
    view = select_range(program)
    program.actions.notes.bookmark.trigger()
    start, end = view.selected
    view.select(start, end - 1)
    written(qtbot, program)
    assert view.selected == (start, end - 1)


def test_words_selected_over_several_paragraphs_are_bookmarked_as_a_range(program: Program, qtbot: QtBot) -> None:
    select_range(program)
    program.actions.notes.bookmark.trigger()
    written(qtbot, program)
    pane = shelf_of(qtbot, program)
    assert str(index_of(pane, "II.36").data()).startswith("II.36 – II.38 ")
    click(qtbot, pane, "II.36")
    assert listed(program) == ["A.II.36", "A.II.37", "A.II.38"]
    assert words(program, "pane_detail").startswith("3 paragraphs")


def test_rows_selected_in_the_list_are_bookmarked_as_a_set(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    view = program.window.entries.view
    first, third = listed(program)[0], listed(program)[2]
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(1, 0)).center())
    view.setFocus()
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = [index.data(Role.TARGET) for index in view.selectionModel().selectedIndexes()]
    assert len(chosen) == 3
    assert current(program) == chosen[-1] == third
    qtbot.keyClick(view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    written(qtbot, program)
    pane = shelf_of(qtbot, program)
    (key,) = model_of(pane).shelf.children("")  # type: ignore[arg-type]  # the root
    item = model_of(pane).shelf.item(key)
    assert item is not None
    assert [one.locator for one in item.body.anchors] == chosen
    assert chosen[0] == first


def test_a_row_can_be_added_to_those_selected_by_key(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    view = program.window.entries.view
    click_row(qtbot, view, view.model().index(1, 0))
    view.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view, Qt.Key.Key_Down, control)
    qtbot.keyClick(view, Qt.Key.Key_Down, control)
    qtbot.keyClick(view, Qt.Key.Key_Space, control)
    qtbot.keyClick(view, Qt.Key.Key_Space, control)
    assert len(view.selectionModel().selectedIndexes()) < 3


def test_a_click_opens_a_bookmark_and_lists_a_folder(program: Program, qtbot: QtBot) -> None:
    bookmark(qtbot, program, "A.II.36", "B.X.13")
    new_folder(qtbot, program, "Law")
    pane = shelf_of(qtbot, program)
    model = model_of(pane)
    data = model.mimeData([index_of(pane, "II.36"), index_of(pane, "X.13")])
    assert model.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, index_of(pane, "Law"))
    written(qtbot, program)
    assert rows(pane) == [("Law", ["II.36", "X.13"])]
    click(qtbot, pane, "II.36")
    assert current(program) == "A.II.36"
    click(qtbot, pane, "Law")
    assert listed(program) == ["A.II.36", "B.X.13"]
    assert words(program, "pane_title") == "Law"
    program.actions.close_list.trigger()
    assert not program.window.entries.isVisible()


def test_the_list_follows_what_is_written(program: Program, qtbot: QtBot) -> None:
    bookmark(qtbot, program, "A.II.36", "B.X.13")
    new_folder(qtbot, program, "Law")
    pane = shelf_of(qtbot, program)
    model = model_of(pane)
    click(qtbot, pane, "Law")
    assert "Drag some here" in words(program, "empty_state")
    model.dropMimeData(
        model.mimeData([index_of(pane, "II.36")]), Qt.DropAction.MoveAction, -1, 0, index_of(pane, "Law")
    )
    written(qtbot, program)
    assert listed(program) == ["A.II.36"]
    pane.select([str(index_of(pane, "Law").data(Role.KEY))])
    pane.removal_requested.emit()
    written(qtbot, program)
    assert not program.window.entries.isVisible()


def test_a_list_of_bookmarks_comes_back_when_a_search_ends(program: Program, qtbot: QtBot) -> None:
    bookmark(qtbot, program, "A.II.36")
    new_folder(qtbot, program, "Law")
    pane = shelf_of(qtbot, program)
    click(qtbot, pane, "Law")
    search = reader_of(program).searching.search
    search.ask("victims")
    qtbot.waitUntil(lambda: len(listed(program)) > 1)
    search.end()
    assert words(program, "pane_title") == "Law"
    click_topic(qtbot, program, "Children")
    assert words(program, "pane_title") == "Children"


def test_a_folder_is_deleted_with_all_in_it_and_comes_back_in_one_step(program: Program, qtbot: QtBot) -> None:
    bookmark(qtbot, program, "A.II.36", "B.X.13")
    new_folder(qtbot, program, "Law")
    pane = shelf_of(qtbot, program)
    model = model_of(pane)
    model.dropMimeData(
        model.mimeData([index_of(pane, "II.36")]), Qt.DropAction.MoveAction, -1, 0, index_of(pane, "Law")
    )
    written(qtbot, program)
    before = rows(pane)
    pane.select([str(index_of(pane, "Law").data(Role.KEY))])
    pane.view.setFocus()
    qtbot.keyClick(pane.view, Qt.Key.Key_Delete)
    written(qtbot, program)
    assert rows(pane) == ["X.13"]
    assert pane.view.currentIndex().data(Role.TARGET) == "B.X.13"
    assert "“Law”" in program.window.banners.sentence(KIND)
    undo = program.window.banners.findChild(QPushButton, "banner_undo")
    assert undo is not None
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    written(qtbot, program)
    assert rows(pane) == before
    assert program.window.banners.sentence(KIND) == ""
    program.actions.notes.redo.trigger()
    written(qtbot, program)
    assert rows(pane) == ["X.13"]


def test_everything_is_done_by_keyboard_alone(program: Program, qtbot: QtBot) -> None:
    bookmark(qtbot, program, "A.II.36", "A.II.37", "B.X.13")
    pane = shelf_of(qtbot, program)
    program.actions.notes.bookmarks_pane.trigger()
    view = pane.view
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Up, STEPPING)
    written(qtbot, program)
    assert rows(pane) == ["II.36", "X.13", "II.37"]
    qtbot.keyClick(view, Qt.Key.Key_Down, STEPPING)
    written(qtbot, program)
    new_folder(qtbot, program, "Later")
    assert rows(pane) == ["II.36", "II.37", "X.13", "Later"]
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    written(qtbot, program)
    assert rows(pane) == ["X.13", ("Later", ["II.36", "II.37"])]
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    type_name(qtbot, program, "Mine")
    assert rows(pane) == ["Mine", ("Later", ["II.36", "II.37"])]
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert current(program) == "B.X.13"


def test_a_step_at_the_end_of_a_folder_leads_out_of_it(program: Program, qtbot: QtBot) -> None:
    bookmark(qtbot, program, "A.II.36")
    new_folder(qtbot, program, "Law")
    pane = shelf_of(qtbot, program)
    model = model_of(pane)
    model.dropMimeData(
        model.mimeData([index_of(pane, "II.36")]), Qt.DropAction.MoveAction, -1, 0, index_of(pane, "Law")
    )
    written(qtbot, program)
    assert rows(pane) == [("Law", ["II.36"])]
    for key, expected in ((Qt.Key.Key_Down, ["Law", "II.36"]), (Qt.Key.Key_Down, ["Law", "II.36"])):
        qtbot.keyClick(pane.view, key, STEPPING)
        written(qtbot, program)
        assert rows(pane) == expected


def test_a_folder_is_not_pasted_into_itself(program: Program, qtbot: QtBot) -> None:
    new_folder(qtbot, program, "Law")
    pane = shelf_of(qtbot, program)
    pane.cut_requested.emit()
    pane.paste_requested.emit()
    assert rows(pane) == ["Law"]
    assert "itself" in program.window.banners.sentence(KIND)


def test_a_search_is_kept_with_what_narrows_it_and_run_again(program: Program, qtbot: QtBot) -> None:
    program.actions.notes.save_search.trigger()
    assert "Nothing is searched for" in program.window.banners.sentence(KIND)
    search = reader_of(program).searching.search
    search.ask("victims")
    qtbot.waitUntil(lambda: not search.is_asking)
    search.toggle("part", "B")
    qtbot.waitUntil(lambda: not search.is_asking)
    narrowing = search.narrowing
    program.actions.notes.save_search.trigger()
    written(qtbot, program)
    search.end()
    pane = shelf_of(qtbot, program)
    assert rows(pane) == ["victims"]
    click(qtbot, pane, "victims")
    qtbot.waitUntil(lambda: not search.is_asking)
    assert (search.text, search.narrowing) == ("victims", narrowing)
    assert program.window.search_box.text() == "victims"


def test_all_is_there_again_with_its_tab_and_open_folders(begin: Begin, qtbot: QtBot) -> None:
    program = begin()
    bookmark(qtbot, program, "A.II.36", "B.X.13")
    new_folder(qtbot, program, "Law")
    pane = shelf_of(qtbot, program)
    model = model_of(pane)
    model.dropMimeData(
        model.mimeData([index_of(pane, "II.36")]), Qt.DropAction.MoveAction, -1, 0, index_of(pane, "Law")
    )
    written(qtbot, program)
    pane.view.expand(index_of(pane, "Law"))
    program.window.close()
    again = begin()
    assert again.window.side.tab == "bookmarks"
    pane = shelf_of(qtbot, again)
    assert rows(pane) == ["X.13", ("Law", ["II.36"])]
    assert pane.view.isExpanded(index_of(pane, "Law"))
    opened = pane.open_folders
    again.window.side.open_tab("topics")
    again.window.close()
    third = begin()
    assert third.window.side.tab == "topics"
    assert notes_of(third).bookmarks.open_folders == opened


def test_another_window_s_bookmarks_keep_what_is_open_and_selected(program: Program, qtbot: QtBot) -> None:
    bookmark(qtbot, program, "A.II.36")
    new_folder(qtbot, program, "Law")
    bookmark(qtbot, program, "B.X.13")
    pane = shelf_of(qtbot, program)
    click(qtbot, pane, "X.13")
    notes = notes_of(program)
    notes.changed.emit(())
    qtbot.waitUntil(lambda: notes.bookmarks.shelf.is_read)
    assert pane.view.currentIndex().data(Role.TARGET) == "B.X.13"


def test_a_row_opens_in_its_own_tab(program: Program, qtbot: QtBot) -> None:
    bookmark(qtbot, program, "A.II.36", "B.X.13")
    pane = shelf_of(qtbot, program)
    place = pane.view.visualRect(index_of(pane, "II.36")).center()
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.MiddleButton, NO_KEYS, place)
    assert current(program) == "B.X.13"
    assert len(reader_of(program).desk.sides[0].tabs) == 2


def test_rows_are_dragged_as_their_ids(program: Program, qtbot: QtBot) -> None:
    bookmark(qtbot, program, "A.II.36")
    pane = shelf_of(qtbot, program)
    data = model_of(pane).mimeData([index_of(pane, "II.36")])
    assert data.formats() == [MIME]


@pytest.mark.parametrize(
    ("reason", "expected"),
    [(QContextMenuEvent.Reason.Mouse, "A.II.37"), (QContextMenuEvent.Reason.Keyboard, "A.II.36")],
)
def test_the_menu_of_the_text_bookmarks_the_paragraph_under_the_pointer(
    program: Program, qtbot: QtBot, reason: QContextMenuEvent.Reason, expected: str
) -> None:
    notes_of(program)
    reader_of(program).places.go_to("A.II.36")
    page = program.window.area.page
    cursor = page.view.textCursor()
    position = page.position_at("A.II.37", 8)
    assert position is not None
    cursor.setPosition(position)
    point = page.view.cursorRect(cursor).center()
    QApplication.sendEvent(page.view.viewport(), QContextMenuEvent(reason, point, page.view.mapToGlobal(point)))
    menu = page.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    action = next(one for one in menu.actions() if one is program.actions.notes.bookmark)
    menu.close()
    action.trigger()
    written(qtbot, program)
    assert [str(row) for row in rows(shelf_of(qtbot, program))] == [expected.removeprefix("A.")]


def test_the_menu_of_a_row_offers_what_its_keys_do(program: Program, qtbot: QtBot) -> None:
    bookmark(qtbot, program, "A.II.36", "A.II.37")
    pane = shelf_of(qtbot, program)
    view = pane.view
    view.setCurrentIndex(index_of(pane, "II.37"))
    view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())
    menu = pane.findChildren(QMenu)[-1]
    offered = {action.text(): action for action in menu.actions() if not action.isSeparator()}
    menu.close()
    assert list(offered) == [
        "Open", "Rename", "Tags", "Put into the tray", "New folder", "Cut", "Paste", "Move up", "Move down", "Delete",
    ]  # fmt: skip
    offered["Move up"].trigger()
    written(qtbot, program)
    assert rows(pane) == ["II.37", "II.36"]
    offered["Open"].trigger()
    assert current(program) == "A.II.37"
    offered["Rename"].trigger()
    type_name(qtbot, program, "Mine")
    assert rows(pane) == ["Mine", "II.36"]


def test_rows_selected_with_shift_are_not_opened(program: Program, qtbot: QtBot) -> None:
    bookmark(qtbot, program, "A.II.36", "A.II.37", "B.X.13")
    pane = shelf_of(qtbot, program)
    click(qtbot, pane, "II.36")
    view = pane.view
    place = view.visualRect(index_of(pane, "II.37")).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, place)
    assert len(pane.selected) == 2
    assert current(program) == "A.II.36"
    qtbot.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert len(pane.selected) == 1
