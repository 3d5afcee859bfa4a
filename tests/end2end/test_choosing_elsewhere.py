"""What is put into the tray from the panes beside the text: topics, own topics, bookmarks, saved searches, notes."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.end2end.actions import find_row, listed, reader_of
from tests.end2end.highlighting import highlight
from tests.end2end.notes_pane import open_pane
from tests.end2end.searches import type_text
from tests.end2end.shelves import bookmark, index_of, new_folder, notes_of, shelf_of, written
from tests.end2end.test_own_topics import put, tree
from tests.end2end.trays import choose, lying, settled
from tipbrowser.application import Program
from tipbrowser.controllers.undoable import KIND
from tipbrowser.domain.annotations import Note
from tipbrowser.domain.changes import Put
from tipbrowser.models.roles import Role
from tipbrowser.services.notebook import new_id

LISTED = ["A.IV.24", "A.VII.1.f", "A.VII.2.a", "A.VIII.1.i"]


def center(view: QAbstractItemView, row: int = 0) -> QPoint:
    return view.visualRect(view.model().index(row, 0)).center()


def test_all_of_a_topic_is_put_there_from_its_tab(program: Program, qtbot: QtBot) -> None:
    view = program.window.side.topics.view
    program.window.side.open_tab("topics")
    index = find_row(view, Role.TOPICS, ("Victims, reflection period",))
    view.setFocus()
    view.setCurrentIndex(index)
    assert program.actions.notes.tray_topic in view.actions()
    program.actions.notes.tray_topic.trigger()
    settled(qtbot, program)
    assert lying(program) == LISTED


def test_without_a_topic_it_is_said_what_to_do(program: Program, qtbot: QtBot) -> None:
    program.window.side.topics.view.clearSelection()
    program.actions.notes.tray_topic.trigger()
    assert "Choose a topic" in program.window.banners.sentence(KIND)


def test_an_own_topic_is_put_there_from_its_menu(program: Program, qtbot: QtBot) -> None:
    reader_of(program).places.go_to("A.II.36")
    put(qtbot, program, "Mine")
    view = tree(program)
    view.setCurrentIndex(view.model().index(0, 0))
    view.customContextMenuRequested.emit(center(view))
    choose(_menu(), "Put into the tray")
    settled(qtbot, program)
    assert lying(program) == ["A.II.36"]


def test_bookmarks_and_folders_are_put_there_from_their_menu(program: Program, qtbot: QtBot) -> None:
    bookmark(qtbot, program, "A.II.36", "A.I.1")
    new_folder(qtbot, program, "Both")
    pane = shelf_of(qtbot, program)
    pane.select([str(index_of(pane, name).data(Role.KEY)) for name in ("II.36", "I.1")])
    pane.cut_requested.emit()
    pane.select([str(index_of(pane, "Both").data(Role.KEY))])
    pane.paste_requested.emit()
    written(qtbot, program)
    pane.select([str(index_of(pane, "Both").data(Role.KEY))])
    pane.view.customContextMenuRequested.emit(pane.view.visualRect(index_of(pane, "Both")).center())
    choose(_menu(), "Put into the tray")
    settled(qtbot, program)
    assert lying(program) == ["A.II.36", "A.I.1"]


def test_an_empty_folder_says_that_there_is_nothing(program: Program, qtbot: QtBot) -> None:
    new_folder(qtbot, program, "Empty")
    pane = shelf_of(qtbot, program)
    pane.select([str(index_of(pane, "Empty").data(Role.KEY))])
    pane.gathering_requested.emit()
    assert "Nothing of this edition" in program.window.banners.sentence(KIND)


def test_what_a_saved_search_finds_is_put_there(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "reflection")
    found = listed(program)
    program.actions.notes.save_search.trigger()
    written(qtbot, program)
    pane = shelf_of(qtbot, program)
    pane.view.setCurrentIndex(pane.view.model().index(0, 0))
    pane.gathering_requested.emit()
    qtbot.waitUntil(lambda: bool(lying(program)))
    assert sorted(lying(program)) == sorted(found)


def test_a_saved_search_that_finds_nothing_says_so(program: Program, qtbot: QtBot) -> None:
    type_text(qtbot, program, "qqqqqqq")
    program.actions.notes.save_search.trigger()
    written(qtbot, program)
    pane = shelf_of(qtbot, program)
    pane.view.setCurrentIndex(pane.view.model().index(0, 0))
    pane.gathering_requested.emit()
    qtbot.waitUntil(lambda: "Nothing of this edition" in program.window.banners.sentence(KIND))


def test_the_words_of_a_highlight_and_the_section_of_a_note_are_put_there(program: Program, qtbot: QtBot) -> None:
    reader_of(program).places.go_to("A.II.36")
    highlight(program, "support", "A.II.36", 0, 20)
    body = Note(about="section", name="A.I", text="All of it", anchors=())
    notes_of(program).pen.write([Put(id=new_id(), revision=0, body=body)])
    pane = open_pane(program, qtbot)
    keys = {pane.view.model().index(row, 0).data(Role.ROW).kind: row for row in range(2)}
    pane.view.customContextMenuRequested.emit(center(pane.view, keys["highlight"]))
    choose(_menu(), "Put into the tray")
    settled(qtbot, program)
    held = notes_of(program).trays.gathered.held
    assert [(one.locator, one.is_whole) for one in held] == [("A.II.36", False)]
    pane.gathering_requested.emit(str(pane.view.model().index(keys["note"], 0).data(Role.KEY)))
    settled(qtbot, program)
    assert notes_of(program).trays.gathered.of("A.I") == "whole"


def _menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu
