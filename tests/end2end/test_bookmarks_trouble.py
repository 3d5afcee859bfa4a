"""Bookmarks and own topics where not all is well: no room to write, another edition, keys held down, two writers."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.domain.items import anchor, item
from tests.end2end.actions import current, listed, reader_of, words
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
from tipbrowser.domain.anchors import Anchor
from tipbrowser.domain.annotation_file import FILE_NAME
from tipbrowser.domain.annotations import ROOT, Bookmark, Folder, OwnTopic, SavedSearch
from tipbrowser.domain.changes import Put, Written
from tipbrowser.domain.names import SectionId
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.domain.values import replace
from tipbrowser.models.roles import Role
from tipbrowser.services.notebook import Notebook, new_id

STEPPING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def keep(folder: Path, *bodies: Bookmark | Folder | SavedSearch | OwnTopic) -> None:
    """Write something into the file, as another program would."""
    notebook = Notebook(folder)
    notebook.write([Put(id=new_id(), revision=0, body=body) for body in bodies])
    notebook.close()


def marked(*anchors: Anchor, name: str = "") -> Bookmark:
    return Bookmark(name=name, folder=ROOT, order=1.0, anchors=anchors)


@pytest.fixture
def newer(begin: Begin, folder: Path) -> Program:
    """Give the program over a file of a newer version, which can only be read."""
    keep(folder, marked(anchor("A.II.36", 36), name="Mine"), OwnTopic(heading="Demand"))
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.execute("PRAGMA user_version = 99")
    return begin()


def test_enter_takes_a_name_and_opens_nothing(program: Program, qtbot: QtBot) -> None:
    bookmark(qtbot, program, "B.X.13")
    reader_of(program).places.go_to("A.II.36")
    new_folder(qtbot, program, "Law")
    assert not program.window.entries.isVisible()
    pane = shelf_of(qtbot, program)
    pane.edit(str(index_of(pane, "X.13").data(Role.KEY)))
    type_name(qtbot, program, "Mine")
    assert current(program) == "A.II.36"


def test_what_cannot_be_written_is_said_in_the_pane_before_anything_is_typed(newer: Program, qtbot: QtBot) -> None:
    pane = shelf_of(qtbot, newer)
    assert rows(pane) == ["Mine"]
    label = pane.findChild(QLabel, "pane_note")
    assert label is not None
    qtbot.waitUntil(lambda: "newer version" in label.text())
    view = pane.view
    view.setFocus()
    view.setCurrentIndex(index_of(pane, "Mine"))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    assert view.findChild(QLineEdit, "row_editor") is None
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    written(qtbot, newer)
    assert rows(pane) == ["Mine"]


def test_a_bookmark_that_cannot_be_written_is_said_not_to_be_made(newer: Program, qtbot: QtBot) -> None:
    bookmark(qtbot, newer, "A.II.37")
    sentence = newer.window.banners.sentence(KIND)
    assert sentence.startswith("Not done: Bookmark II.37.")
    assert "newer version" in sentence


def test_own_topics_that_cannot_be_written_are_read_and_not_renamed(newer: Program, qtbot: QtBot) -> None:
    own = notes_of(newer).own_topics
    qtbot.waitUntil(lambda: own.is_read and bool(notes_of(newer).pen.trouble.kind))
    view = own.pane.group.view
    assert not view.model().index(0, 0).flags() & Qt.ItemFlag.ItemIsEditable


def test_a_file_that_cannot_be_read_is_said_and_read_once_it_can_be(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    folder.mkdir(parents=True)
    (folder / FILE_NAME).write_bytes(b"something else" * 100)
    program = begin()
    program.window.side.open_tab("bookmarks")
    qtbot.waitUntil(lambda: bool(notes_of(program).pen.trouble.kind))
    label = program.window.side.tabs.currentWidget().findChild(QLabel, "pane_note")
    assert label is not None
    qtbot.waitUntil(lambda: "was left as it is" in label.text())
    program.actions.notes.bookmark.trigger()
    qtbot.waitUntil(lambda: "was left as it is" in program.window.banners.sentence(KIND))
    reader_of(program).places.go_to("A.II.37")
    assert program.actions.notes.bookmark.text() == "Bookmark this paragraph"
    (folder / FILE_NAME).unlink()
    bookmark(qtbot, program, "A.II.36")
    pane = shelf_of(qtbot, program)
    qtbot.waitUntil(lambda: rows(pane) == ["II.36"])
    assert label.text() == ""


def test_what_this_edition_has_not_is_kept_and_said(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    edition = "2030-en-000000000000"
    keep(
        folder,
        marked(anchor("A.II.999", 999, edition=edition)),
        replace(marked(anchor("A.II.36", edition=edition), anchor("A.XX.1", edition=edition), name="Both"), order=2.0),
    )
    program = begin()
    pane = shelf_of(qtbot, program)
    names = ("II.999", "Both")
    # It is looked for in this edition by its words, beside the window.
    qtbot.waitUntil(lambda: [index_of(pane, name).data(Role.ROW).is_faint for name in names] == [True, False])
    click(qtbot, pane, "II.999")
    assert listed(program) == []
    assert "A.II.999" in words(program, "empty_state")
    click(qtbot, pane, "Both")
    assert listed(program) == ["A.II.36"]
    assert "A.XX.1" in words(program, "pane_detail")


def test_a_key_that_is_held_down_does_each_step_after_the_one_before(program: Program, qtbot: QtBot) -> None:
    bookmark(qtbot, program, "A.II.36", "A.II.37", "A.II.38", "B.X.13")
    pane = shelf_of(qtbot, program)
    pane.view.setFocus()
    pane.view.setCurrentIndex(index_of(pane, "X.13"))
    for _ in range(3):
        qtbot.keyClick(pane.view, Qt.Key.Key_Up, STEPPING)
    written(qtbot, program)
    assert rows(pane) == ["X.13", "II.36", "II.37", "II.38"]
    assert program.window.banners.sentence(KIND) == ""


def test_what_was_asked_for_last_is_written_before_the_window_is_gone(begin: Begin, qtbot: QtBot) -> None:
    program = begin()
    for locator in ("A.II.36", "A.II.37", "B.X.13"):
        reader_of(program).places.go_to(locator)
        program.actions.notes.bookmark.trigger()
    program.window.close()
    assert rows(shelf_of(qtbot, begin())) == ["II.36", "II.37", "X.13"]


def test_a_name_that_was_overtaken_stands_there_to_be_typed_again(program: Program, folder: Path, qtbot: QtBot) -> None:
    bookmark(qtbot, program, "A.II.36")
    pane = shelf_of(qtbot, program)
    model = model_of(pane)
    (item,) = (model.shelf.item(one) for one in model.shelf.children(ROOT))
    assert item is not None
    assert isinstance(item.body, Bookmark)
    other = Notebook(folder)
    other.write([Put(id=item.id, revision=item.revision, body=replace(item.body, name="Theirs"))])
    other.close()
    model.setData(model.index_of(item.id), "Mine")
    written(qtbot, program)
    assert "changed elsewhere" in program.window.banners.sentence(KIND)
    editor = pane.view.findChild(QLineEdit, "row_editor")
    assert editor is not None
    assert editor.text() == "Mine"
    notes_of(program).changed.emit(())
    qtbot.waitUntil(lambda: rows(pane) == ["Theirs"])


def test_a_search_that_was_kept_in_another_edition_is_narrowed_by_what_there_is(
    begin: Begin, folder: Path, qtbot: QtBot
) -> None:
    narrowing = Narrowing(
        part="X", sections=(SectionId("A.II"), SectionId("A.XX")), kinds=("nonsense",),
        topics=TopicChoice(all_of=("Children", "No such topic")),
    )  # fmt: skip
    keep(folder, SavedSearch(name="Old", folder=ROOT, order=1.0, query="victims", narrowing=narrowing))
    program = begin()
    click(qtbot, shelf_of(qtbot, program), "Old")
    search = reader_of(program).searching.search
    qtbot.waitUntil(lambda: not search.is_asking)
    known = Narrowing(sections=(SectionId("A.II"),), topics=TopicChoice(all_of=("Children",)))
    assert search.narrowing == known


def test_rows_of_several_folders_are_not_moved_step_by_step(program: Program, qtbot: QtBot) -> None:
    bookmark(qtbot, program, "A.II.36", "A.II.37")
    new_folder(qtbot, program, "Law")
    pane = shelf_of(qtbot, program)
    model = model_of(pane)
    data = model.mimeData([index_of(pane, "II.36")])
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, index_of(pane, "Law"))
    written(qtbot, program)
    before = rows(pane)
    pane.select([str(index_of(pane, name).data(Role.KEY)) for name in ("II.36", "II.37")])
    pane.step_requested.emit(-1)
    pane.select([])
    assert rows(pane) == before


def test_nothing_is_done_where_nothing_is_selected(program: Program, qtbot: QtBot) -> None:
    pane = shelf_of(qtbot, program)
    qtbot.waitUntil(lambda: notes_of(program).pen.is_idle)
    pane.step_requested.emit(1)
    pane.removal_requested.emit()
    pane.paste_requested.emit()
    assert notes_of(program).pen.is_idle
    assert not notes_of(program).notebook.exists


def test_what_is_gone_is_not_opened(program: Program, qtbot: QtBot) -> None:
    pane = shelf_of(qtbot, program)
    pane.opened.emit("nobody")
    notes_of(program).own_topics.open("nobody")
    assert not program.window.entries.isVisible()


def test_what_is_written_while_all_is_read_is_not_lost(program: Program, qtbot: QtBot) -> None:
    bookmark(qtbot, program, "A.II.36")
    pane = shelf_of(qtbot, program)
    notes = notes_of(program)
    late = (
        Written(before=None, after=item("late", replace(marked(anchor("A.II.37", 37), name="Late"), order=9.0))),
        Written(before=None, after=item("topic", OwnTopic(heading="Demand"))),
    )
    notes.changed.emit(())
    notes.changed.emit(late)
    program.window.side.open_tab("topics")
    program.window.side.open_tab("bookmarks")
    qtbot.waitUntil(lambda: notes.bookmarks.shelf.is_read and notes.own_topics.is_read)
    assert rows(pane) == ["II.36", "Late"]
    assert [one.id for one in notes.own_topics.model.own.items] == ["topic"]
    notes.lists.refresh()


def test_whole_sections_are_put_under_no_topic_and_not_bookmarked(program: Program, qtbot: QtBot) -> None:
    search = reader_of(program).searching.search
    search.ask("A.II; A.III")
    qtbot.waitUntil(lambda: not search.is_asking)
    assert listed(program)[:2] == ["A.II", "A.III"]
    view = program.window.entries.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    notes_of(program)
    program.actions.notes.own_topic.trigger()
    program.actions.notes.bookmark.trigger()
    assert view.hasFocus()
    assert not notes_of(program).notebook.exists


@pytest.mark.parametrize("tab", ["bookmarks", "topics"])
def test_a_fault_of_the_program_is_not_taken_for_one_of_the_file(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tab: str
) -> None:
    def fail(_notebook: Notebook, *_kinds: str) -> None:
        raise ZeroDivisionError

    notes = notes_of(program)
    monkeypatch.setattr(Notebook, "read_apart", fail)
    with qtbot.captureExceptions() as raised:
        if tab == "bookmarks":
            program.window.side.open_tab(tab)
        else:
            notes.own_topics.read()
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_a_name_is_kept_though_the_window_is_closed_while_it_is_typed(
    program: Program, begin: Begin, qtbot: QtBot
) -> None:
    pane = shelf_of(qtbot, program)
    pane.folder_requested.emit()
    written(qtbot, program)
    editor = program.window.side.findChild(QLineEdit, "row_editor")
    assert editor is not None
    qtbot.keyClicks(editor, "Sources")
    asked: list[str] = []
    model_of(pane).rename_requested.connect(lambda _index, name: asked.append(name))
    program.window.closing.connect(lambda: asked.append("closing"))
    program.window.close()
    assert asked == ["Sources", "closing"]
    assert rows(shelf_of(qtbot, begin())) == ["Sources"]
