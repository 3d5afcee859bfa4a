"""Words that are too long for their line, cut so that the one that was looked for is seen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics


def part_with(place: int, text: str, metrics: QFontMetrics, width: int) -> str:
    """Give a text, or as many of its whole words as there is room for in pixels around the one at a place.

    Where not even that one has room, it is cut.
    """
    if metrics.horizontalAdvance(text) <= width:
        return text
    words = text.split()
    shown = ""
    for cut in _around(words, place):
        if metrics.horizontalAdvance(cut) > width:
            break
        shown = cut
    return shown or metrics.elidedText(words[place], Qt.TextElideMode.ElideRight, width)


def _around(words: list[str], place: int) -> Iterable[str]:
    """Give a word, then with more and more of those behind and before it."""
    first, last = place, place + 1
    while True:
        yield " ".join((*["…"][: bool(first)], *words[first:last], *["…"][: last < len(words)]))
        if first == 0 and last == len(words):
            return
        goes_on = last < len(words) and (first == 0 or last - place <= place - first + 1)
        first, last = (first, last + 1) if goes_on else (first - 1, last)
