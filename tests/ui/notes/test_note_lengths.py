"""What a note has room for, and longer ones shown in pieces."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from tipbrowser.ui.notes.note_lengths import (
    GOES_ON,
    MOST,
    MOST_OF_PARAGRAPH,
    NOTE,
    PARAGRAPH,
    PIECE,
    full_with,
    sentence_about_length,
    sentence_about_room,
    show_long,
    words_selected,
)

LINE = "a" * (MOST_OF_PARAGRAPH - 1)
FULL = "\n".join("a" * 999 for _ in range(MOST // 1000)) + "a"


@pytest.fixture
def document(qtbot: QtBot) -> QTextDocument:
    """Give an empty document."""
    return QTextDocument()


def cursor_in(document: QTextDocument, text: str, start: int, end: int | None = None) -> QTextCursor:
    """Give a cursor in a text, with what stands between two places selected."""
    document.setPlainText(text)
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(start if end is None else end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


@pytest.mark.parametrize(
    ("text", "start", "end", "words", "full"),
    [
        ("", 0, 0, "a", ""),
        (LINE, 0, 0, "a", ""),
        (LINE, 5, 5, "ab", PARAGRAPH),
        (LINE, 5, 5, "\U0001d5ba", PARAGRAPH),  # two of Qt's code units
        (LINE, 5, 7, "abc", ""),
        (f"{LINE}\nb", MOST_OF_PARAGRAPH, MOST_OF_PARAGRAPH, "ab", ""),
        (LINE, 5, 5, "ab\ncd", ""),
        (LINE, 1, 1, "b\nabc", PARAGRAPH),
        (LINE, MOST_OF_PARAGRAPH - 2, MOST_OF_PARAGRAPH - 2, "abc\nb", PARAGRAPH),
        ("", 0, 0, f"a\n{LINE}ab\n", PARAGRAPH),
        ("", 0, 0, f"a\u2029{LINE}ab\u2029", PARAGRAPH),
        (f"{LINE}\n{LINE}", 10, MOST_OF_PARAGRAPH + 10, "b", ""),
        (FULL, 0, 0, "a", NOTE),
        (FULL, 0, 0, "\n", NOTE),
        (FULL, 0, 1, "b", ""),
        (FULL, 0, 5, "a\nb", ""),
    ],
)
def test_what_there_is_room_for(
    document: QTextDocument, text: str, start: int, end: int, words: str, full: str
) -> None:
    assert full_with(cursor_in(document, text, start, end), words) == full


def test_a_paragraph_that_is_too_long_already_can_be_parted_and_shortened(document: QTextDocument) -> None:
    cursor = cursor_in(document, LINE * 4, 2 * MOST_OF_PARAGRAPH)
    assert full_with(cursor, "\n") == ""
    assert full_with(cursor, "a") == PARAGRAPH
    cursor.setPosition(0, QTextCursor.MoveMode.KeepAnchor)
    assert full_with(cursor, LINE) == ""


def test_what_is_full_is_said_with_its_measure(qtbot: QtBot) -> None:
    assert sentence_about_room("") == ""
    said = QLocale().toString
    assert sentence_about_room(NOTE).startswith(f"A note has room for {said(MOST)} letters")
    assert sentence_about_room(PARAGRAPH).startswith(
        f"A paragraph of a note has room for {said(MOST_OF_PARAGRAPH)} letters"
    )
    assert sentence_about_length(MOST) == ""
    assert f"has {said(MOST + 1)} letters" in sentence_about_length(MOST + 1)


def blocks(document: QTextDocument) -> list[QTextBlock]:
    """Give the blocks of a document."""
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


@pytest.mark.parametrize(
    "text",
    [
        "word and " * 2000,
        "a" * 10_001,
        "\n" * 10_000,
        ("short\n" * 700 + "b" * 4500) * 2,
        "a" * (PIECE - 1) + "\n" + "b" * (PIECE + 1) + "\n",
        "",
        "a\nb",
    ],
)
def test_a_long_text_is_shown_in_pieces_and_copied_as_it_is(document: QTextDocument, text: str) -> None:
    document.setPlainText("before")
    show_long(document, text)
    assert all(block.length() <= PIECE + 1 for block in blocks(document))
    assert len(blocks(document)) <= 2 * len(text) // PIECE + 2
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    assert words_selected(cursor) == text


def test_words_over_two_pieces_are_copied_as_they_are(document: QTextDocument) -> None:
    show_long(document, "word and " * 2000)
    second = blocks(document)[1]
    assert second.userState() == GOES_ON
    cursor = QTextCursor(document)
    cursor.setPosition(second.position() - 6)
    cursor.setPosition(second.position() + 4, QTextCursor.MoveMode.KeepAnchor)
    assert words_selected(cursor) in "word and " * 3
    cursor.clearSelection()
    assert words_selected(cursor) == ""


def test_another_text_takes_the_place_of_the_pieces(document: QTextDocument) -> None:
    show_long(document, "a" * 10_000)
    show_long(document, "one\n" + "b" * 1000)
    assert [block.userState() == GOES_ON for block in blocks(document)] == [False]
