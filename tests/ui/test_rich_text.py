"""HTML of our own making in Qt's rich text: labels hang, and the lines of a paragraph begin below each other."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from tipbrowser.ui.rich_text import in_pixels, set_piece

HANGING = (
    '<p style="margin-left: 56pt; text-indent: -28pt">(a) One line that is long enough to be set in two of them.</p>'
)


def test_lengths_are_in_pixels() -> None:
    assert in_pixels(HANGING).startswith('<p style="margin-left: 75px; text-indent: -37px">')


def test_the_words_behind_a_label_begin_where_the_next_line_begins(qtbot: QtBot) -> None:
    document = QTextDocument()
    set_piece(document, HANGING)
    document.setTextWidth(250)
    assert document.size().height() > 0  # it is laid out now
    layout = document.firstBlock().layout()
    first, second = layout.lineAt(0), layout.lineAt(1)
    assert document.firstBlock().text().startswith("(a)\tOne")
    label_end = first.cursorToX(4)
    assert isinstance(label_end, tuple)
    assert abs(label_end[0] - second.x()) <= 1
    assert first.x() < second.x()


def test_a_paragraph_without_a_label_stays_as_it_is(qtbot: QtBot) -> None:
    document = QTextDocument()
    set_piece(document, '<p style="margin-left: 28pt">Words without a label.</p>')
    assert document.toPlainText() == "Words without a label."
