"""Some lines of words with what was looked for set off, the last line cut where there is no more room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextLine, QTextOption
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
MORE = 1
"""Line of usual letters that is laid out behind the others, to see where the last one breaks: all would take longer."""
CUT = "…"
CORNER = QPointF(0, 0)
TURNING = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Letters that run from right to left."""
SURELY = 0.8
"""Of the room; words that take less of it by their usual width are laid out without being measured before."""
KEPT = 60
"""Rows of words that are kept laid out: the same ones are painted again with the next letter, or under the pointer."""


class LaidOut:
    """Words in their lines, with the places of what is set off and of the ellipsis."""

    def __init__(
        self, layout: QTextLayout, marked: Sequence[QRectF], ellipsis: tuple[float, float] | None, letters: Letters
    ) -> None:
        """``marked`` are the rooms of what is set off; the ``ellipsis`` has a left side and a base line."""
        self._layout = layout
        self._marked = marked
        self._ellipsis = ellipsis
        self._letters = letters

    def draw(self, painter: QPainter, left: int, top: int, ground: QColor) -> None:
        """Draw everything from a corner on, in the painter's pen and font; ``ground`` sets off."""
        painter.translate(left, top)
        for room in self._marked:
            painter.fillRect(room, ground)
        self._layout.draw(painter, CORNER)
        if self._ellipsis is not None:
            self._letters.draw_again(painter, *self._ellipsis, CUT)
        painter.translate(-left, -top)


class MarkedWords:
    """Paints words in a view's font and a theme's colours."""

    def __init__(self, view: QWidget, theme: Theme) -> None:
        self._view = view
        self._ground = self._colour = QColor()
        self._letters = Letters(view.font())
        self._direction = view.layoutDirection()
        self._option = _option_of(view)
        self._laid_out = lru_cache(KEPT)(self._that_fits)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of another theme."""
        self._ground, self._colour = QColor(theme.match), QColor(theme.text)

    def paint(self, painter: QPainter, area: QRect, snippet: Snippet, *, lines: int, colour: str = "") -> None:
        """Paint as many ``lines`` of the words as there are, at the top of an area, in the text's colour or another."""
        painter.setPen(QColor(colour) if colour else self._colour)
        self._take_font()
        painter.setFont(self._letters.font)
        self._laid_out(snippet, area.width(), lines).draw(painter, area.left(), area.top(), self._ground)

    def _take_font(self) -> None:
        """Lay everything out anew where the font or the direction has changed."""
        font, direction = self._view.font(), self._view.layoutDirection()
        if font != self._letters.font or direction != self._direction:
            self._letters, self._direction, self._option = Letters(font), direction, _option_of(self._view)
            self._laid_out.cache_clear()

    def _that_fits(self, snippet: Snippet, width: int, lines: int) -> LaidOut:
        """Give lines in which that is whole which matters, with as much before it as there is room for.

        Where the room cannot hold all of it, it begins the lines.
        """
        first, last = _what_matters(snippet)
        for start in _beginnings(snippet, first):
            shown = _from(snippet, start, ellipsis=True)
            end = last + len(shown.words) - len(snippet.words)
            # Lines break between words and hold less than this: most that does not fit need not be laid out.
            if start == first or self._may_hold(shown.words[:end].rstrip(), width * lines):
                found, held = self._broken(shown, width, lines)
                if held >= end:
                    return found
        if not snippet.marks:
            return self._broken(_from(snippet, first, ellipsis=True), width, lines)[0]
        bare = _from(snippet, first, ellipsis=False)
        found, held = self._broken(bare, width, lines)
        if held >= last - first:
            return found
        return self._broken(Snippet(bare.words[: last - first], bare.marks[:1]), width, lines)[0]

    def _may_hold(self, words: str, room: int) -> bool:
        """Tell whether words may have room in some pixels; what is plainly short enough is not measured."""
        letters = self._letters
        return len(words) * letters.usual_width < SURELY * room or letters.metrics.horizontalAdvance(words) <= room

    def _broken(self, snippet: Snippet, width: int, lines: int) -> tuple[LaidOut, int]:
        """Give words in lines, cut behind the last word that has room, and how many characters of them the lines hold."""
        words = snippet.words
        some = words[: int((lines + MORE) * width / self._letters.usual_width) + 1]
        layout, found = self._layout(some, width, lines)
        if some != words and _end_of(found[-1]) == utf16_length(some):  # narrow letters
            layout, found = self._layout(words, width, lines)
        ellipsis = None
        if _characters(words, _end_of(found[-1])) < len(words):
            ellipsis = self._cut(found[-1], width)
        layout.endLayout()
        mirrored = self._direction == Qt.LayoutDirection.RightToLeft
        marked = _rooms(found, snippet, mirrored=mirrored)
        return LaidOut(layout, marked, ellipsis, self._letters), _characters(words, _end_of(found[-1]))

    def _layout(self, words: str, width: int, lines: int) -> tuple[QTextLayout, list[QTextLine]]:
        """Give words broken into so many lines, of which the last can still be changed."""
        layout = QTextLayout(words, self._letters.font)
        layout.setCacheEnabled(True)  # it is painted at once, and again
        layout.setTextOption(self._option)
        layout.beginLayout()
        found: list[QTextLine] = []
        while len(found) < lines and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, len(found) * self._letters.height))
            found.append(line)
        return layout, found

    def _cut(self, line: QTextLine, width: int) -> tuple[float, float]:
        """Let a line leave room for an ellipsis, and give its place."""
        room = self._letters.width_of(CUT)
        line.setLineWidth(max(width - room, 1))
        base = line.y() + self._letters.ascent
        if self._direction == Qt.LayoutDirection.RightToLeft:
            line.setPosition(QPointF(room, line.y()))
            return width - room - line.naturalTextWidth(), base
        return line.naturalTextWidth(), base


def _option_of(view: QWidget) -> QTextOption:
    """Give how lines are laid out in a view: broken between words, or within one that is too long."""
    option = QTextOption(Qt.AlignmentFlag.AlignRight if view.isRightToLeft() else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(view.layoutDirection())
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _end_of(line: QTextLine) -> int:
    """Give the place behind a line, in UTF-16 code units."""
    return line.textStart() + line.textLength()


def _characters(words: str, units: int) -> int:
    """Give how many characters the first UTF-16 code units of words are."""
    if utf16_length(words) == len(words):
        return units
    return len(words.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def _rooms(lines: Sequence[QTextLine], snippet: Snippet, *, mirrored: bool) -> list[QRectF]:
    """Give where what is set off stands, in each of the lines that it goes through."""
    words, marks = snippet.words, snippet.marks
    if marks and utf16_length(words) != len(words):
        marks = tuple((utf16_length(words[:start]), utf16_length(words[:end])) for start, end in marks)
    turns = mirrored or TURNING.search(words) is not None
    found: list[QRectF] = []
    for line in lines if marks else ():
        begin, close = line.textStart(), _end_of(line)
        # The blank at which a line breaks belongs to it, and stands behind what is seen.
        held = words[_characters(words, begin) : _characters(words, close)]
        close = begin + utf16_length(held.rstrip())
        for start, end in marks:
            if start < close and end > begin:
                found += _parts(line, max(start, begin), min(end, close), turns=turns)
    return found


def _parts(line: QTextLine, start: int, end: int, *, turns: bool) -> list[QRectF]:
    """Give where some characters of a line stand: where the direction ``turns``, in as many places as it does."""
    top, height = line.y(), line.height()
    if turns:
        runs = [run.boundingRect() for run in line.glyphRuns(start, end - start)]
        return [QRectF(run.left(), top, run.width(), height) for run in runs]
    left = _across(line, start)
    return [QRectF(left, top, _across(line, end) - left, height)]


def _across(line: QTextLine, place: int) -> float:
    """Give where a character begins in a line, in pixels from the left."""
    return line.cursorToX(place)[0]  # type: ignore[index, no-any-return]  # a pair, which the stubs call an object


def _moved(marks: Marks, by: int) -> Marks:
    return tuple((max(start - by, 0), end - by) for start, end in marks if end > by)


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
