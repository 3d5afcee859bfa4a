"""Paints highlights around the words of a document: a colour behind them and a line below, whatever is set above.

Qt could do it by formats, but then five hundred would be laid out, or looked through for every line that is painted.
Here nothing but what is in sight is looked at, and no word moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QTextBlock, QTextDocument, QTextLine
from PySide6.QtWidgets import QTextEdit

from tipbrowser.domain.annotations import COLOURS
from tipbrowser.ui.highlight_looks import paint_lines, paint_wash

ROOM = 8
"""Pixels around what is to be painted anew in which a line may still have something to show."""


Mark = tuple[int, int, str]
"""Where highlighted characters begin and end in a document, in Qt's UTF-16 code units, and their colour.

Plain, as are those below: five hundred values would take as long to make as the page takes to be painted.
"""
Stripe = tuple[int, int, tuple[str, ...]]
"""Characters of a block from one place to another, and the colours that they have in common."""
Washed = tuple[QRectF, tuple[str, ...]]
"""A rectangle of the document, and its colours."""


class HighlightPainter:
    """Knows the highlights of one document."""

    def __init__(self, document: QTextDocument, marks: Sequence[Mark], theme: str) -> None:
        """``theme`` is the name of the theme."""
        self._document = document
        self._theme = theme
        self._stripes = _stripes_by_block(document, marks)
        self._width = -1.0
        self._rects: dict[int, list[Washed]] = {}
        """By the numbers of blocks, as they are laid out for a width."""

    def paint_below(self, view: QTextEdit, area: QRect) -> None:
        """Paint behind the words of a view, in an area of its viewport that is to be painted anew."""
        painter = QPainter(view.viewport())
        for rect, colours in self._in_sight(view, area):
            paint_wash(painter, rect, colours, self._theme)

    def paint_above(self, view: QTextEdit, area: QRect) -> None:
        """Paint the lines, which marks of a search do not cover."""
        painter = QPainter(view.viewport())
        for rect, colours in self._in_sight(view, area):
            paint_lines(painter, rect, colours, self._theme)

    def _in_sight(self, view: QTextEdit, area: QRect) -> Iterator[Washed]:
        scrolled = view.verticalScrollBar().value()
        for block in blocks_in_sight(view, area):
            for rect, colours in self._of_block(block):
                shown = rect.translated(0, -scrolled)
                if shown.top() <= area.bottom() + ROOM and shown.bottom() >= area.top() - ROOM:
                    yield shown, colours

    def _of_block(self, block: QTextBlock) -> list[Washed]:
        if self._document.textWidth() != self._width:
            self._width = self._document.textWidth()
            self._rects.clear()
        number = block.blockNumber()
        stripes = self._stripes.get(number)
        if stripes is None:
            return []
        if number not in self._rects:
            layout = block.layout()
            lines = [layout.lineAt(line) for line in range(layout.lineCount())]
            corner = layout.position()
            self._rects[number] = [
                (rect.translated(corner), colours)
                for start, end, colours in stripes
                for rect in _rects(lines, start, end)
            ]
        return self._rects[number]


def blocks_in_sight(view: QTextEdit, area: QRect) -> Iterator[QTextBlock]:
    """Give the blocks of a view that meet an area of its viewport; of what is below it little is laid out."""
    document = view.document()
    layout, scrolled = document.documentLayout(), view.verticalScrollBar().value()
    # Qt lays out as far as one asks; the page may be painted for the first time.
    layout.hitTest(QPointF(0, area.bottom() + scrolled + ROOM), Qt.HitTestAccuracy.FuzzyHit)
    first = layout.hitTest(QPointF(0, area.top() + scrolled), Qt.HitTestAccuracy.FuzzyHit)
    block = _at_or_above(document.findBlock(max(first, 0)), area.top() + scrolled)
    before = block.previous()
    if before.isValid():
        yield before
    while block.isValid():
        yield block
        block = block.next()
        if block.isValid() and layout.blockBoundingRect(block).top() > area.bottom() + scrolled + ROOM:
            return


def _at_or_above(block: QTextBlock, height: int) -> QTextBlock:
    """Give the nearest block, going back, that begins at a height of the document or above it.

    Above the first line Qt finds a block that is not laid out yet, and so seems to stand at the very top.
    """
    before = block.previous()
    while before.isValid() and (block.layout().lineCount() == 0 or block.layout().position().y() > height):
        block, before = before, before.previous()
    return block


def _stripes_by_block(document: QTextDocument, marks: Sequence[Mark]) -> dict[int, list[Stripe]]:
    pieces: dict[int, list[Mark]] = {}
    block = document.firstBlock()
    first, last = 0, -1
    for start, end, colour in marks:
        if not first <= start <= last:
            block = document.findBlock(start)
            first = block.position()
            last = first + block.length() - 1
        of_block = pieces.setdefault(block.blockNumber(), [])
        of_block.append((start - first, min(end, last) - first, colour))
    return {number: _stripes(of_block) for number, of_block in pieces.items()}


def _stripes(marks: Sequence[Mark]) -> list[Stripe]:
    """Cut the marks of a block where others begin and end; what they share has all their colours."""
    begun: dict[int, list[str]] = {}
    ended: dict[int, list[str]] = {}
    for start, end, colour in marks:
        begun.setdefault(start, []).append(colour)
        ended.setdefault(end, []).append(colour)
    ends = sorted({*begun, *ended})
    stripes: list[Stripe] = []
    open_now: list[str] = []
    for start, end in pairwise(ends):
        for colour in ended.get(start, ()):
            open_now.remove(colour)
        open_now += begun.get(start, ())
        if open_now:
            colours = tuple(sorted(set(open_now), key=_order))
            if stripes and stripes[-1][1:] == (start, colours):
                stripes[-1] = (stripes[-1][0], end, colours)
            else:
                stripes.append((start, end, colours))
    return stripes


def _order(colour: str) -> int:
    return COLOURS.index(colour) if colour in COLOURS else len(COLOURS)


def _rects(lines: Sequence[QTextLine], first: int, last: int) -> Iterator[QRectF]:
    """Give the room of characters of a block, one rectangle for each line, in the block's coordinates."""
    for line in lines:
        start, end = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        if start < end:
            one, other = _across(line, start), _across(line, end)
            words = line.naturalTextRect()
            # No further than the words: a blank at a line's end is not seen.
            left, right = max(min(one, other), words.left()), min(max(one, other), words.right())
            yield QRectF(left, words.top(), max(right - left, 0), words.height())


def _across(line: QTextLine, place: int) -> float:
    """Give where a character of the block begins in its line."""
    across = line.cursorToX(place)  # annotated as an object; it is the place, and the nearest character's number
    assert isinstance(across, tuple)
    return float(across[0])
