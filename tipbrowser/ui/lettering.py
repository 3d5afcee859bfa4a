"""Words that wrap, laid out once: what measures them for a width paints them too."""

from __future__ import annotations

import re
from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText, QTextOption, QTransform
from PySide6.QtWidgets import QWidget

PIECES = re.compile(r"\s+|(?<=[/-])(?=[^\W\d])")
"""Where Qt begins a new line: at blanks, and in symbols and addresses behind a slash or hyphen before a letter."""
NONE = -1
"""No width: the words are not laid out."""


class Lettering:
    """Plain words in one font and one width at a time; it is asked many times for each change of them."""

    def __init__(self, words: str = "", *, wrapping: bool = True) -> None:
        """``words`` are never read as markup; without ``wrapping`` they take a single line."""
        self._words = words
        self._wrapping = wrapping
        self._width = NONE
        self._text = QStaticText(_in_lines(words))
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._height = 0

    @property
    def words(self) -> str:
        """What is written."""
        return self._words

    def set_words(self, words: str) -> bool:
        """Write other words; tells whether they are others."""
        if words == self._words:
            return False
        self._words = words
        self._text.setText(_in_lines(words))
        self._width = NONE
        return True

    def forget(self) -> None:
        """Lay the words out again when they are next asked for: the font or the direction has changed."""
        self._width = NONE

    def lay_out(self, width: int, widget: QWidget, font: QFont | None = None) -> int:
        """Lay the words out for a width in pixels, in the widget's font or another; give the height they take."""
        if width != self._width:
            self._width = width
            widget.ensurePolished()
            option = QTextOption(Qt.AlignmentFlag.AlignLeading)
            option.setTextDirection(widget.layoutDirection())
            mode = QTextOption.WrapMode
            option.setWrapMode(mode.WrapAtWordBoundaryOrAnywhere if self._wrapping else mode.NoWrap)
            self._text.setTextOption(option)
            self._text.setTextWidth(max(width, 1))
            self._text.prepare(QTransform(), font or widget.font())
            self._height = ceil(self._text.size().height())
        return self._height

    def draw(self, painter: QPainter, left: int, top: int) -> None:
        """Paint the words in the painter's font and colour, as they were laid out."""
        painter.drawStaticText(QPointF(left, top), self._text)


def _in_lines(words: str) -> str:
    """Give words as Qt's static text breaks their lines, which it does not do at a newline."""
    return words.replace("\n", "\N{LINE SEPARATOR}")


def widest_word(words: str, font: QFont) -> int:
    """Give the width in pixels that the longest single word takes, or piece of one that is never broken inside."""
    metrics = QFontMetricsF(font)
    return ceil(max((metrics.horizontalAdvance(piece) for piece in PIECES.split(words)), default=0))
