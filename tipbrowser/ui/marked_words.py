"""Some lines of words with what was looked for set off, the last line cut where there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from tipbrowser.models.openings import Snippet
from tipbrowser.ui.page.text_map import utf16_length
from tipbrowser.ui.theme import Theme

Marks = tuple[tuple[int, int], ...]
BEFORE = 10
"""Characters at most that stand before the first match where the room is narrow."""
OWN = 24
"""Characters of a sub-paragraph itself that are seen where nothing in it was looked for."""
LAID_OUT = 1.6
"""Times a line's usual number of characters that are laid out to see where it breaks: all would take longer."""
CUT = "…"
ANYWHERE = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


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
        painter.setPen(QColor(colour or self._theme.text))
        painter.setFont(self._view.font())
        height = QFontMetrics(self._view.font()).height()
        for number, line in enumerate(self._that_fit(snippet, area.width(), lines)):
            line.draw(painter, QPointF(area.left(), area.top() + number * height))

    def _that_fit(self, snippet: Snippet, width: int, lines: int) -> list[QTextLayout]:
        """Give the lines in which that is whole which matters, with as much before it as there is room for.

        Where the room cannot hold all of it, it begins the lines.
        """
        metrics = QFontMetrics(self._view.font())
        first, last = _what_matters(snippet)
        found: list[QTextLayout] = []
        for start in _beginnings(snippet, first):
            shown = _from(snippet, start, ellipsis=True)
            end = last + len(shown.words) - len(snippet.words)
            # Lines break between words and hold less than this: most that does not fit need not be laid out.
            if start == first or metrics.horizontalAdvance(shown.words[:end].rstrip()) <= width * lines:
                found, held = self._broken(shown, metrics, width, lines)
                if held >= end:
                    return found
        if not snippet.marks:
            return found
        bare = _from(snippet, first, ellipsis=False)
        found, held = self._broken(bare, metrics, width, lines)
        if held >= last - first:
            return found
        return self._broken(Snippet(bare.words[: last - first], bare.marks[:1]), metrics, width, lines)[0]

    def _broken(self, snippet: Snippet, metrics: QFontMetrics, width: int, lines: int) -> tuple[list[QTextLayout], int]:
        """Give lines of words, the last of them cut, and how many characters of the words they hold."""
        words, marks, held = snippet.words, snippet.marks, 0
        enough = int(LAID_OUT * width / metrics.averageCharWidth()) + 1
        found: list[QTextLayout] = []
        for _ in range(lines - 1):
            some = words[:enough]
            layout, length = self._laid_out(some, _within(marks, len(some)), width)
            found.append(layout)
            words, marks, held = words[length:], _moved(marks, length), held + length
            if not words:
                return found, held
        some = words[:enough]
        cut = metrics.elidedText(some, Qt.TextElideMode.ElideRight, width)
        if cut == some != words:  # narrow letters
            cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        kept = len(words) if cut == words else len(cut) - len(CUT)  # the ellipsis is marked by nothing
        # Not broken: what fits exactly might be, for a fraction of a pixel.
        layout, _ = self._laid_out(cut, _within(marks, kept), width, mode=QTextOption.WrapMode.NoWrap)
        return [*found, layout], held + kept

    def _laid_out(
        self, words: str, marks: Marks, width: int, *, mode: QTextOption.WrapMode = ANYWHERE
    ) -> tuple[QTextLayout, int]:
        """Give the first line of words, laid out, and how many of their characters it holds."""
        layout = QTextLayout(words, self._view.font())
        option = QTextOption(Qt.AlignmentFlag.AlignLeading)
        option.setTextDirection(self._view.layoutDirection())
        option.setWrapMode(mode)
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


def _within(marks: Marks, length: int) -> Marks:
    return tuple((start, min(end, length)) for start, end in marks if start < length)


def _what_matters(snippet: Snippet) -> tuple[int, int]:
    """Give where that begins and ends which is to be seen: the first match, or without any the sub-paragraph itself."""
    if snippet.marks:
        return snippet.marks[0]
    return snippet.own, min(snippet.own + OWN, len(snippet.words))


def _beginnings(snippet: Snippet, first: int) -> list[int]:
    """Give where words may begin that are to hold what begins at ``first``: with all before it, then with less."""
    found = [0, snippet.own] if 0 < snippet.own < first else [0]
    near = max(first - BEFORE, found[-1] + 1)
    found += [place for place in range(near, first) if snippet.words[place - 1] == " "]
    return [*found, first] if first else found


def _from(snippet: Snippet, start: int, *, ellipsis: bool) -> Snippet:
    """Give the words from a place on; behind an ``ellipsis`` where what stands before them belongs to the same text."""
    if not start:
        return snippet
    before = f"{CUT} " if ellipsis and start != snippet.own else ""
    return Snippet(before + snippet.words[start:], _moved(snippet.marks, start - len(before)))
