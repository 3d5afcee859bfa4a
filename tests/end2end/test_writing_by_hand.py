"""Notes by the mouse: the line opened and folded, the same note pressed twice, many notes one after the other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCharFormat, QTextCursor
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_place, reader_of
from tests.end2end.conftest import Begin
from tests.end2end.note_actions import (
    cards_of,
    desk_of,
    kept,
    leave_note,
    strip_of,
    texts,
    type_note,
    wait_until_saved,
    writing_of,
)
from tipbrowser.application import Program
from tipbrowser.controllers.drafts import KEPT
from tipbrowser.controllers.undoable import KIND
from tipbrowser.domain.annotations import Item
from tipbrowser.domain.changes import Bin
from tipbrowser.services.notebook import Notebook


def test_a_press_on_the_line_opens_it_to_write(program: Program, qtbot: QtBot) -> None:
    button = program.window.area.notes_button
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert strip_of(program).is_open
    qtbot.mouseClick(strip_of(program).head.entrance, Qt.MouseButton.LeftButton)
    assert not strip_of(program).is_open
    qtbot.mouseClick(strip_of(program).head.entrance, Qt.MouseButton.LeftButton)
    assert strip_of(program).edited is not None


def test_folding_over_a_note_saves_it(program: Program, folder: Path, qtbot: QtBot) -> None:
    program.actions.notes.note.trigger()
    qtbot.keyClicks(strip_of(program).body.editor, "Quick")
    qtbot.mouseClick(strip_of(program).head.entrance, Qt.MouseButton.LeftButton)
    assert writing_of(program).current is None
    wait_until_saved(qtbot, program)
    assert texts(folder) == ["Quick"]


def test_a_note_that_is_written_already_gets_the_keyboard(program: Program, folder: Path, qtbot: QtBot) -> None:
    type_note(qtbot, program, "One.")
    (note,) = kept(folder)
    draft = writing_of(program).current
    strip_of(program).body.edit_requested.emit(note.id)
    assert writing_of(program).current is draft
    assert program.window.focusWidget() is strip_of(program).body.editor


def test_another_look_of_the_same_letters_is_no_change(program: Program, qtbot: QtBot) -> None:
    type_note(qtbot, program, "One.")
    draft = writing_of(program).current
    assert draft is not None
    cursor = QTextCursor(draft.document)
    cursor.select(QTextCursor.SelectionType.Document)
    look = QTextCharFormat()
    look.setFontItalic(True)
    cursor.mergeCharFormat(look)
    draft._note_edit(0, 0, 0)
    assert draft.text == "One."


def test_drafts_of_long_ago_are_let_go(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    program = begin(locator="A.II.36")
    for number in range(KEPT + 2):
        type_note(qtbot, program, f"{number}", another=True)
        leave_note(program)
    assert len(writing_of(program).drafts.saved) <= KEPT + 1
    assert len(texts(folder)) == KEPT + 2


def test_a_note_that_nobody_wrote_in_lately_is_deleted(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    first = begin(locator="A.II.36")
    type_note(qtbot, first, "Old.")
    first.window.close()
    program = begin()
    qtbot.waitUntil(lambda: bool(cards_of(program)))
    cards_of(program)[0].delete_requested.emit(cards_of(program)[0].note.id)
    qtbot.waitUntil(lambda: texts(folder) == [])
    qtbot.waitUntil(lambda: not cards_of(program))


def test_a_note_that_is_gone_is_not_copied(begin: Begin, folder: Path, qtbot: QtBot) -> None:
    program = begin(locator="A.II.36")
    type_note(qtbot, program, "Gone.")
    QGuiApplication.clipboard().setText("before")
    strip_of(program).body.copy_requested.emit("f" * 32, "")
    assert QGuiApplication.clipboard().text() == "before"


def test_a_note_deleted_by_somebody_else_is_not_opened(program: Program, folder: Path, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    type_note(qtbot, program, "Theirs.")
    leave_note(program)
    (note,) = kept(folder)
    writing_of(program).drafts._forget(writing_of(program).drafts.saved[0])
    other = Notebook(folder)
    other.write([Bin(id=note.id, revision=note.revision)])
    other.close()
    strip_of(program).body.edit_requested.emit(note.id)
    assert writing_of(program).current is None


def test_a_list_of_ones_own_takes_the_place_of_what_was_found(program: Program, qtbot: QtBot) -> None:
    reader_of(program).places.go_to("A.II.36")
    program.actions.notes.own_topic.trigger()
    qtbot.keyClicks(program.window.focusWidget(), "Mine")
    qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(kept_topics(program)) == 1)
    reader_of(program).searching.search.ask_anew("children", in_topics=False)
    qtbot.waitUntil(lambda: program.window.entries.view.model().rowCount() > 10)
    desk_of(program).own_topics.open(kept_topics(program)[0].id)
    qtbot.waitUntil(lambda: program.window.entries.view.model().rowCount() <= 2)
    asked = reader_of(program).search_asked
    assert asked is None or not asked.text


def test_what_was_asked_for_is_done_before_the_window_goes(program: Program, folder: Path) -> None:
    program.actions.notes.bookmark.trigger()
    desk_of(program).undoable.finish()
    assert [item.kind for item in kept(folder)] == ["bookmark"]


def test_what_was_said_of_a_place_goes_with_it(program: Program) -> None:
    program.actions.notes.save_search.trigger()
    assert "Nothing is searched for" in program.window.banners.sentence(KIND)
    reader_of(program).places.go_to("A.II.37")
    assert program.window.banners.sentence(KIND) == ""


def kept_topics(program: Program) -> list[Item]:
    """Give the own topics in the file."""
    reader = desk_of(program).notebook.reader
    return [] if reader is None else reader.of_kinds("topic")
