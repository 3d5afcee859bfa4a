"""Some lines of words with what was looked for set off, the last line cut where there is no more room."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from tipbrowser.models.openings import Snippet
from tipbrowser.ui.page.text_map import utf16_length
from tipbrowser.ui.row_letters import Letters
from tipbrowser.ui.theme import Theme

Marks = tuple[tuple[int, int], ...]
BEFORE = 10
"""Characters at most that stand before the first match where the room is narrow."""
OWN = 24
"""Characters of a sub-paragraph itself that are seen where nothing in it was looked for."""
LAID_OUT = 1.6
"""Times a line's usual number of characters that are laid out to see where it breaks: all would take longer."""
CUT = "…"
SURELY = 0.8
"""Of the room; words that take less of it by their usual width are laid out without being measured before."""
KEPT = 60
"""Rows of words that are kept laid out: the same ones are painted again with the next letter, or under the pointer."""
ANYWHERE = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
UNBROKEN = QTextOption.WrapMode.NoWrap


class MarkedWords:
    """Paints words in a view's font and a theme's colours."""

    def __init__(self, view: QWidget, theme: Theme) -> None:
        self._view = view
        self._theme = theme
        self._look = QTextCharFormat()
        self._letters = Letters(view.font())
        self._direction = view.layoutDirection()
        self._options = _options(self._direction)
        self._lines = lru_cache(KEPT)(self._that_fit)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of another theme."""
        self._theme = theme
        self._look.setBackground(QColor(theme.match))
        self._lines.cache_clear()

    def paint(self, painter: QPainter, area: QRect, snippet: Snippet, *, lines: int, colour: str = "") -> None:
        """Paint as many ``lines`` of the words as there are, at the top of an area, in the text's colour or another."""
        painter.setPen(QColor(colour or self._theme.text))
        self._take_font()
        painter.setFont(self._letters.font)
        for number, line in enumerate(self._lines(snippet, area.width(), lines)):
            line.draw(painter, QPointF(area.left(), area.top() + number * self._letters.height))

    def _take_font(self) -> None:
        """Lay everything out anew where the font or the direction has changed."""
        font, direction = self._view.font(), self._view.layoutDirection()
        if font != self._letters.font or direction != self._direction:
            self._letters, self._direction, self._options = Letters(font), direction, _options(direction)
            self._lines.cache_clear()

    def _that_fit(self, snippet: Snippet, width: int, lines: int) -> list[QTextLayout]:
        """Give the lines in which that is whole which matters, with as much before it as there is room for.

        Where the room cannot hold all of it, it begins the lines.
        """
        first, last = _what_matters(snippet)
        found: list[QTextLayout] = []
        for start in _beginnings(snippet, first):
            shown = _from(snippet, start, ellipsis=True)
            end = last + len(shown.words) - len(snippet.words)
            # Lines break between words and hold less than this: most that does not fit need not be laid out.
            if start == first or self._may_hold(shown.words[:end].rstrip(), width * lines):
                found, held = self._broken(shown, width, lines)
                if held >= end:
                    return found
        if not snippet.marks:
            return found
        bare = _from(snippet, first, ellipsis=False)
        found, held = self._broken(bare, width, lines)
        if held >= last - first:
            return found
        return self._broken(Snippet(bare.words[: last - first], bare.marks[:1]), width, lines)[0]

    def _may_hold(self, words: str, room: int) -> bool:
        """Tell whether words may have room in some pixels; what is plainly short enough is not measured."""
        metrics = self._letters.metrics
        return len(words) * metrics.averageCharWidth() < SURELY * room or metrics.horizontalAdvance(words) <= room

    def _broken(self, snippet: Snippet, width: int, lines: int) -> tuple[list[QTextLayout], int]:
        """Give lines of words, the last of them cut, and how many characters of the words they hold."""
        metrics = self._letters.metrics
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
        layout, _ = self._laid_out(cut, _within(marks, kept), width, mode=UNBROKEN)
        return [*found, layout], held + kept

    def _laid_out(
        self, words: str, marks: Marks, width: int, *, mode: QTextOption.WrapMode = ANYWHERE
    ) -> tuple[QTextLayout, int]:
        """Give the first line of words, laid out, and how many of their characters it holds."""
        layout = QTextLayout(words, self._letters.font)
        layout.setCacheEnabled(True)  # it is painted at once, and again
        layout.setTextOption(self._options[mode])
        if marks:
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
        found.format = self._look
        return found


def _options(direction: Qt.LayoutDirection) -> dict[QTextOption.WrapMode, QTextOption]:
    """Give how lines are laid out that break, and such that do not."""
    found = {}
    for mode in (ANYWHERE, UNBROKEN):
        found[mode] = QTextOption(Qt.AlignmentFlag.AlignLeading)
        found[mode].setTextDirection(direction)
        found[mode].setWrapMode(mode)
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
