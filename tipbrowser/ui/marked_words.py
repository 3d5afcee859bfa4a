"""Some lines of words with what was looked for set off, the last line cut where there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from tipbrowser.models.openings import Snippet
from tipbrowser.ui.page.text_map import utf16_length
from tipbrowser.ui.theme import Theme

Marks = tuple[tuple[int, int], ...]
BEFORE = 10
"""Characters at most that stand before the first match where the room is narrow."""
OWN = 24
"""Characters of a sub-paragraph itself that are seen where nothing in it was looked for."""
FILLED = 0.85
"""Of the room that lines of words fill: they break between words."""


class MarkedWords:
    """Paints words in a view's font and a theme's colours."""

    def __init__(self, view: QWidget, theme: Theme) -> None:
        self._view = view
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of another theme."""
        self._theme = theme

    def paint(self, painter: QPainter, area: QRect, snippet: Snippet, *, lines: int, colour: str = "") -> None:
        """Paint as many ``lines`` of the words as there are, at the top of an area, in the text's colour or another."""
        font = self._view.font()
        height = QFontMetrics(font).height()
        painter.setPen(QColor(colour or self._theme.text))
        painter.setFont(font)
        snippet = _that_fits(snippet, QFontMetrics(font), area.width() * lines)
        words, marks = snippet.words, snippet.marks
        for number in range(lines):
            layout, length = self._line(words, marks, font, area.width(), is_last=number == lines - 1)
            layout.draw(painter, QPointF(area.left(), area.top() + number * height))
            words, marks = words[length:], _moved(marks, length)
            if not words:
                return

    def _line(self, words: str, marks: Marks, font: QFont, width: int, *, is_last: bool) -> tuple[QTextLayout, int]:
        """Give the first line of words, laid out, and how many of their characters it holds."""
        layout, fitting = self._laid_out(words, marks, font, width)
        if is_last and fitting < len(words):
            cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)
            kept = len(cut) - 1  # the ellipsis is marked by nothing
            inside = tuple((start, min(end, kept)) for start, end in marks if start < kept)
            return self._laid_out(cut, inside, font, width + 1)[0], len(words)
        return layout, fitting

    def _laid_out(self, words: str, marks: Marks, font: QFont, width: int) -> tuple[QTextLayout, int]:
        layout = QTextLayout(words, font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeading)
        option.setTextDirection(self._view.layoutDirection())
        layout.setTextOption(option)
        layout.setFormats([self._format(words, start, end) for start, end in marks])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width)
        layout.endLayout()
        units = line.textLength()
        whole = utf16_length(words) == len(words)
        return layout, units if whole else len(words.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))

    def _format(self, words: str, start: int, end: int) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start = utf16_length(words[:start])
        found.length = utf16_length(words[start:end])
        look = QTextCharFormat()
        look.setBackground(QColor(self._theme.match))
        found.format = look
        return found


def _moved(marks: Marks, by: int) -> Marks:
    return tuple((max(start - by, 0), end - by) for start, end in marks if end > by)


def _that_fits(snippet: Snippet, metrics: QFontMetrics, room: int) -> Snippet:
    """Give words of which that can be seen which matters: where the room is narrow, less stands before it.

    What matters is the first match, or without any the sub-paragraph itself.
    """
    first, last = snippet.marks[0] if snippet.marks else (snippet.own, snippet.own + OWN)
    if not first or metrics.horizontalAdvance(snippet.words[:last]) <= room * FILLED:
        return snippet
    start = snippet.own
    if snippet.marks and first - start > BEFORE:
        start = snippet.words.find(" ", first - BEFORE, first) + 1 or first
    words = f"… {snippet.words[start:]}"
    return Snippet(words, _moved(snippet.marks, start - len("… ")))
