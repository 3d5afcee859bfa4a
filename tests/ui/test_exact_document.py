"""The document of a note: what comes out is to the letter what was put in, but for what was typed."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tipbrowser.ui.notes.exact_document import ExactDocument
from tipbrowser.ui.notes.note_editor import NoteEditor

STRANGE = (
    "a\r\nb", "a\rb", "\r\n", "\r\r\n\n\r", "a\u2028b", "a\u2029b", "\ufeffa", "\ufeff", "\ufeff\ufeffa", "a\ufeffb",
    "\ufffea", "\r\n\ufeffa", "a\ud800b", "\udc00", "\ud800\ud801\ud800", "\ud83d\ude00", "a\x00b", "a\ufdd0b\ufdd1",
    "\ufffd", "a\ufffd\ud800\ufffdb", "a\xa0b", "\x0b\x0c\x1c\x85", "\U0001f600\r\U0010ffff", "", "\n", "a\n",
)  # fmt: skip


@pytest.mark.parametrize("text", STRANGE, ids=ascii)
def test_what_is_put_in_comes_out(qapp: QApplication, text: str) -> None:
    assert ExactDocument(text).text == text


@pytest.mark.parametrize("text", STRANGE, ids=ascii)
def test_it_is_the_same_in_the_place_of_another_and_undo_brings_that_back(qapp: QApplication, text: str) -> None:
    document = ExactDocument("x\r\ny\ud800")
    document.replace_text(text)
    assert document.text == text
    document.undo()
    assert document.text == "x\r\ny\ud800"
    document.redo()
    assert document.text == text


def test_it_is_so_for_any_text(qapp: QApplication) -> None:
    chance = random.Random(4)
    signs = "ab \r\n\r\n\ufeff\ufffe\u2028\u2029\x00\ufdd0\ufdd1\ud800\udfff\ufffd\xa0\U0001f600"
    document = ExactDocument("")
    for _ in range(500):
        text = "".join(chance.choices(signs, k=chance.randrange(12)))
        document.replace_text(text)
        assert (document.text, ExactDocument(text).text) == (text, text)


def test_nothing_can_be_undone_in_what_was_not_changed(qapp: QApplication) -> None:
    document = ExactDocument("a\r\nb")
    assert (document.isUndoAvailable(), document.isModified()) == (False, False)


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("one\r\ntwo\rthree\u2029four\nfive", 0, "!one\r\ntwo\rthree\u2029four\nfive"),
        ("one\r\ntwo\rthree\u2029four\nfive", 9, "one\r\ntwo\rt!hree\u2029four\nfive"),
        ("\ufeffa\ud800\nb", 3, "\ufeffa\ud800!\nb"),
        ("\ufeffa\ud800\nb", 2, "\ufeffa!\ud800\nb"),
    ],
)
def test_what_is_typed_changes_nothing_else(qtbot: QtBot, text: str, place: int, expected: str) -> None:
    editor = NoteEditor()
    qtbot.addWidget(editor)
    document = ExactDocument(text)
    editor.write_in(document, "")
    cursor = editor.textCursor()
    cursor.setPosition(place)
    editor.setTextCursor(cursor)
    QTest.keyClicks(editor, "!")
    assert document.text == expected
    editor.undo()
    assert document.text == text
    editor.leave_document()


def test_a_new_line_ends_as_the_one_before_it_and_one_that_is_removed_takes_no_other_along(qtbot: QtBot) -> None:
    editor = NoteEditor()
    qtbot.addWidget(editor)
    document = ExactDocument("one\r\ntwo\nthree\rfour")
    editor.write_in(document, "")
    cursor = editor.textCursor()
    cursor.setPosition(7)
    editor.setTextCursor(cursor)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert document.text == "one\r\ntwo\r\n\nthree\rfour"
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert document.text == "one\r\ntwo\nthree\rfour"
    cursor.setPosition(3)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor, 1)
    cursor.removeSelectedText()
    assert document.text == "onetwo\nthree\rfour"
    editor.undo()
    assert document.text == "one\r\ntwo\nthree\rfour"
    editor.leave_document()
