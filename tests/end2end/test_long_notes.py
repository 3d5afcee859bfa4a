"""Notes that have no more room, and those from elsewhere that are longer than one can write in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.end2end.conftest import Begin
from tests.end2end.note_actions import (
    cards_of,
    desk_of,
    leave_note,
    strip_of,
    texts,
    type_note,
    wait_until_saved,
    writing_of,
)
from tests.written_notes import Desk
from tipbrowser.application import Program
from tipbrowser.domain.annotations import Item, Note
from tipbrowser.domain.changes import Put
from tipbrowser.ui.notes.note_editor import NoteEditor
from tipbrowser.ui.notes.note_lengths import MOST, MOST_OF_PARAGRAPH

PLACE = "A.II.36"
FULL = "a" * MOST_OF_PARAGRAPH
LONG = "words of it, " * (MOST // 6) + "\u00a0the end"


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    """Give something to write with before the window is there."""
    desk = Desk(folder)
    yield desk
    desk.close()


def write_in(begin: Begin, desk: Desk, text: str) -> tuple[Program, NoteEditor]:
    """Open the window over a note of the paragraph that is shown, and write in it."""
    desk.note(text, PLACE)
    program = begin(locator=PLACE)
    program.actions.notes.note.trigger()
    return program, strip_of(program).body.editor


def said(program: Program) -> str:
    """Give what is said above the note; empty if nothing is."""
    label = strip_of(program).findChild(QLabel, "note_limit")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def test_a_full_paragraph_takes_no_letter_and_says_so_until_another_one_is_begun(
    begin: Begin, desk: Desk, folder: Path, qtbot: QtBot
) -> None:
    program, editor = write_in(begin, desk, FULL)
    assert said(program) == ""
    QTest.keyClicks(editor, "b")
    assert said(program).startswith("A paragraph of a note has room for")
    QTest.keyClick(editor, Qt.Key.Key_Left)
    assert said(program) != ""
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert said(program) == ""
    QTest.keyClicks(editor, "b")
    wait_until_saved(qtbot, program)
    assert texts(folder) == [f"{FULL}\nb"]


def test_what_is_pasted_and_has_no_room_stays_on_the_clipboard_and_nothing_of_it_is_taken(
    begin: Begin, desk: Desk, folder: Path, qtbot: QtBot
) -> None:
    program, editor = write_in(begin, desk, "mine")
    pasted = "line\n" * (MOST // 5)
    QGuiApplication.clipboard().setText(pasted)
    editor.paste()
    assert said(program).startswith("A note has room for")
    assert QGuiApplication.clipboard().text() == pasted
    assert editor.toPlainText() == "mine"
    leave_note(program)
    wait_until_saved(qtbot, program)
    assert texts(folder) == ["mine"]
    program.actions.notes.note.trigger()
    assert said(program) == ""


@pytest.mark.parametrize(("words", "taken"), [("b", True), (FULL, False)])
def test_what_is_dropped_stays_where_it_comes_from_if_it_has_no_room(
    begin: Begin, desk: Desk, words: str, *, taken: bool
) -> None:
    _, editor = write_in(begin, desk, "a")
    dropped = QMimeData()
    dropped.setText(words)
    move = Qt.DropAction.MoveAction
    middle = QPointF(editor.viewport().rect().center())
    event = QDropEvent(middle, move, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    editor.dropEvent(event)
    assert (event.isAccepted(), event.dropAction() == move) == (taken, taken)
    assert editor.toPlainText() == ("ab" if taken else "a")


def test_what_was_composed_has_the_same_room(begin: Begin, desk: Desk) -> None:
    program, editor = write_in(begin, desk, FULL[1:])
    for words, length in (("字", MOST_OF_PARAGRAPH), ("字", MOST_OF_PARAGRAPH)):
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(editor, event)
        assert len(editor.toPlainText()) == length
    assert said(program) != ""


def test_a_long_note_is_read_and_copied_whole_and_stays_as_it_is(
    begin: Begin, desk: Desk, folder: Path, qtbot: QtBot
) -> None:
    program, editor = write_in(begin, desk, LONG)
    assert "letters, more than the" in said(program)
    QTest.keyClicks(editor, "b")
    assert editor.textCursor().position() == 0
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == LONG
    tags = strip_of(program).body.tags
    QTest.keyClicks(tags.line, "tag")
    QTest.keyClick(tags.line, Qt.Key.Key_Return)
    wait_until_saved(qtbot, program)
    leave_note(program)
    assert texts(folder) == [LONG]
    assert [card.note.tags for card in cards_of(program)] == [("tag",)]
    type_note(qtbot, program, "short", another=True)
    assert said(program) == ""
    assert texts(folder) == [LONG, "short"]


@pytest.mark.parametrize(("before", "after"), [(LONG, "short"), ("short", LONG), (LONG, LONG[1:])])
def test_a_note_that_becomes_another_meanwhile_is_shown_as_it_is_now(
    begin: Begin, desk: Desk, folder: Path, qtbot: QtBot, before: str, after: str
) -> None:
    program, editor = write_in(begin, desk, before)
    draft = writing_of(program).current
    assert draft is not None
    item = _kept(program)
    assert isinstance(item.body, Note)
    body = Note(text=after, about=item.body.about, anchors=item.body.anchors)
    desk_of(program).pen.write([Put(id=item.id, revision=item.revision, body=body)])
    qtbot.waitUntil(lambda: draft.text == after)
    assert editor.isReadOnly() == (after != "short")
    assert bool(said(program)) == (after != "short")
    editor.selectAll()
    assert editor.createMimeDataFromSelection().text() == after
    wait_until_saved(qtbot, program)
    assert texts(folder) == [after]


def _kept(program: Program) -> Item:
    reader = desk_of(program).notebook.reader
    assert reader is not None
    (item,) = reader.every()
    return item
