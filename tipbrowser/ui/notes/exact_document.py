"""The document in which a note is written, which gives back to the letter what was put into it.

Qt's own makes every end of a line the same, and holds no half letters: what each of them was is kept as a format beside
them, which lines and letters take along when they are moved, removed or brought back by undo.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout

PARAGRAPH_END = "\u2029"
"""What stands between lines in a document of Qt's."""
STAND_IN = "\N{REPLACEMENT CHARACTER}"
"""Seen in the place of a letter that Qt cannot hold."""
ENDS = {1: "\r\n", 2: "\r", 3: PARAGRAPH_END}
"""Ends of lines other than the usual one, by the number that stands in the format of the line behind them."""
NUMBERS = {end: number for number, end in ENDS.items()}
END = QTextFormat.Property.UserProperty
LETTER = QTextFormat.Property.UserProperty + 1
# Two letters that are none mean frames to Qt, and are ends of lines where there are no frames.
STRANGE = re.compile("[\r\u2029\ufdd0\ufdd1\ud800-\udfff]")
CUT = re.compile("\r\n|[\r\n\u2029\ufdd0\ufdd1\ud800-\udfff]")
ORDER_MARKS = ("\ufeff", "\ufffe")
"""At the beginning of a text, Python's way into Qt takes them for how the text is written, and leaves them out."""


class ExactDocument(QTextDocument):
    """Holds a note while it is written."""

    def __init__(self, text: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_strange = False
        """Whether anything in it is other than it looks."""
        self.setDocumentLayout(QPlainTextDocumentLayout(self))
        self.setUndoRedoEnabled(False)  # this can not be undone
        self._put(QTextCursor(self), text)
        self.setUndoRedoEnabled(True)
        self.setModified(False)

    @property
    def text(self) -> str:
        """What was put in and typed, to the letter."""
        # Qt's own toPlainText makes no-break spaces into spaces.
        raw = self.toRawText()
        if not self._is_strange:
            return raw.replace(PARAGRAPH_END, "\n")
        pieces: list[str] = []
        block = self.begin()
        for line in raw.split(PARAGRAPH_END):
            if pieces:
                pieces.append(ENDS.get(block.blockFormat().intProperty(END), "\n"))
            pieces.append(_letters(block) if STAND_IN in line else line)
            block = block.next()
        return "".join(pieces)

    def replace_text(self, text: str) -> None:
        """Show another text, in one step that can be undone."""
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        cursor.setBlockFormat(QTextBlockFormat())
        self._put(cursor, text)
        cursor.endEditBlock()

    def _put(self, cursor: QTextCursor, text: str) -> None:
        if STRANGE.search(text) is None:
            _put_letters(cursor, text)
            return
        self._is_strange = True
        cursor.beginEditBlock()  # else it is set out anew with every piece
        place = 0
        for found in CUT.finditer(text):
            _put_letters(cursor, text[place : found.start()])
            _put_strange(cursor, found.group())
            place = found.end()
        _put_letters(cursor, text[place:])
        cursor.endEditBlock()


def _put_letters(cursor: QTextCursor, text: str) -> None:
    if not text.startswith(ORDER_MARKS):
        cursor.insertText(text, QTextCharFormat())
        return
    start = cursor.position()
    cursor.insertText(f"|{text}", QTextCharFormat())
    before = QTextCursor(cursor)
    before.setPosition(start)
    before.deleteChar()


def _put_strange(cursor: QTextCursor, cut: str) -> None:
    if cut == "\n" or cut in NUMBERS:
        line = QTextBlockFormat()
        if cut in NUMBERS:
            line.setProperty(END, NUMBERS[cut])
        cursor.insertBlock(line, QTextCharFormat())
        return
    letter = QTextCharFormat()
    letter.setProperty(LETTER, ord(cut))
    cursor.insertText(STAND_IN, letter)


def _letters(block: QTextBlock) -> str:
    pieces: list[str] = []
    parts = block.begin()
    while not parts.atEnd():
        part = parts.fragment()
        letter = part.charFormat().intProperty(LETTER)
        pieces.append(part.text().replace(STAND_IN, chr(letter)) if letter else part.text())
        parts += 1
    return "".join(pieces)
