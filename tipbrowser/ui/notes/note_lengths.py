"""How much can be written in one note, and how a longer one, which came from elsewhere, is shown.

With every key Qt lays out the whole paragraph anew, and a note is saved whole: within these bounds a key stays below
4 ms.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from tipbrowser.ui.page.text_map import utf16_length

MOST = 60_000
"""Letters of a note that one writes, in Qt's UTF-16 code units; some twenty-five pages."""
MOST_OF_PARAGRAPH = 2_500
"""Letters of one of its paragraphs."""
PIECE = 2_000
"""Letters of a longer note that are laid out together."""
NOTE, PARAGRAPH = "note", "paragraph"
"""What has no more room."""
LINE_END, PARAGRAPH_END = "\u2028", "\u2029"
"""Of lines in a block of Qt's, and of the block itself, as Qt gives them."""
GOES_ON = 1
"""The state of a block that goes on with the line of the block before."""


def full_with(cursor: QTextCursor, words: str) -> str:
    """Give what would be longer than it may be if words were written at a cursor: ``NOTE``, ``PARAGRAPH`` or nothing.

    What makes nothing longer has room everywhere; so has the end of a line in a paragraph that is too long already.
    """
    document, removed = cursor.document(), cursor.selectionEnd() - cursor.selectionStart()
    added = utf16_length(words)
    if added <= removed:
        return ""
    if document.characterCount() - 1 - removed + added > MOST:
        return NOTE
    first, *others = words.replace(PARAGRAPH_END, "\n").split("\n")
    begun = _from_start(document.findBlock(cursor.selectionStart()), cursor.selectionStart())
    left = _to_end(document.findBlock(cursor.selectionEnd()), cursor.selectionEnd())
    if others:
        last = others.pop()
        lengths = [begun + utf16_length(first) if first else 0, left + utf16_length(last) if last else 0]
        lengths += map(utf16_length, others)
    else:
        lengths = [begun + added + left]
    return PARAGRAPH if max(lengths) > MOST_OF_PARAGRAPH else ""


def sentence_about_room(full: str) -> str:
    """Say why something was not taken in; nothing if there was room."""
    if full == NOTE:
        return QCoreApplication.translate(
            "NoteLengths", "A note has room for {most} letters: nothing was taken in. Another note can take it."
        ).format(most=_number(MOST))
    if full == PARAGRAPH:
        return QCoreApplication.translate(
            "NoteLengths",
            "A paragraph of a note has room for {most} letters: nothing was taken in. Enter begins another paragraph.",
        ).format(most=_number(MOST_OF_PARAGRAPH))
    return ""


def sentence_about_length(letters: int) -> str:
    """Say why one cannot write in a note with so many letters; nothing if one can."""
    if letters <= MOST:
        return ""
    return QCoreApplication.translate(
        "NoteLengths",
        "This note has {count} letters, more than the {most} that one can write in here: it can be read, copied and exported.",
    ).format(count=_number(letters), most=_number(MOST))


def show_long(document: QTextDocument, text: str) -> None:
    """Show a text of any length in a document, for reading; ``words_selected`` gives its words as they are.

    It is set in pieces: for one long line, or for a million short ones, Qt takes half a minute or all the memory.
    """
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    cursor.block().setUserState(0)
    for number, (piece, goes_on) in enumerate(_pieces(text)):
        if number:
            cursor.insertBlock()
        if goes_on:
            cursor.block().setUserState(GOES_ON)
        cursor.insertText(piece)
    cursor.endEditBlock()


def words_selected(cursor: QTextCursor) -> str:
    """Give the words that are selected, without what pieces are told apart by."""
    first, *others = cursor.selectedText().split(PARAGRAPH_END)
    block, words = cursor.document().findBlock(cursor.selectionStart()), [first]
    for piece in others:
        block = block.next()
        words += ["" if block.userState() == GOES_ON else "\n", piece]
    return "".join(words).replace(LINE_END, "\n")


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Cut a text at ends of lines, or between words; of each piece tell whether it goes on with a line."""
    start, goes_on = 0, False
    while len(text) - start > PIECE:
        line = text.rfind("\n", start, start + PIECE)
        cut = line if line >= 0 else text.rfind(" ", start, start + PIECE) + 1 or start + PIECE
        yield text[start:cut].replace("\n", LINE_END), goes_on
        start, goes_on = (cut + 1, False) if line >= 0 else (cut, True)
    yield text[start:].replace("\n", LINE_END), goes_on


def _from_start(block: QTextBlock, position: int) -> int:
    return position - block.position()


def _to_end(block: QTextBlock, position: int) -> int:
    return block.position() + block.length() - 1 - position


def _number(number: int) -> str:
    return QLocale().toString(number)
