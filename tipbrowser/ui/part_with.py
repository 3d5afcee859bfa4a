"""Words that are too long for their line, cut so that the one that was looked for is seen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

ALIKE = 0.6
"""Of a word's letters that another one begins with if it is the same in another form."""
SHORTEST = 3


def part_with(place: int | None, text: str, metrics: QFontMetrics, width: int) -> str:
    """Give a text, or as many of its whole words as there is room for in pixels around the one at a place.

    Without a place they are those of the end and of the beginning. Where not even one word has room, it is cut inside.
    """
    if metrics.horizontalAdvance(text) <= width:
        return text
    words = text.split()
    shown = ""
    for cut in _around(words, place) if place is not None else _ends(words):
        if metrics.horizontalAdvance(cut) > width:
            break
        shown = cut
    if shown or place is None:
        return shown or metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
    return metrics.elidedText(words[place], Qt.TextElideMode.ElideRight, width)


def place_of_sought(text: str, sought: str, seen: Iterable[str]) -> int | None:
    """Give which of a text's words is one of those that are ``sought``, rather one that is not ``seen`` elsewhere.

    A reason does not say where in it the word is by which it came about; this is only good enough to show that part.
    """
    wanted = re.findall(r"\w+", sought.lower())
    known = re.findall(r"\w+", " ".join(seen).lower())
    lacking = [word for word in wanted if not any(_are_alike(word, other) for other in known)]
    for some in (lacking, wanted):
        for place, piece in enumerate(text.lower().split()):
            if any(_are_alike(word, other) for word in some for other in re.findall(r"\w+", piece)):
                return place
    return None


def _are_alike(word: str, other: str) -> bool:
    """Tell whether another word is the same, perhaps in another form, or goes on where a word breaks off."""
    if word == other or (len(word) >= SHORTEST and other.startswith(word)):
        return True
    enough = max(SHORTEST, ceil(ALIKE * max(len(word), len(other))))
    return len(word) >= enough and other.startswith(word[:enough])


def _around(words: list[str], place: int) -> Iterable[str]:
    """Give a word, then with more and more of those behind and before it."""
    first, last = place, place + 1
    while True:
        yield " ".join((*["…"][: bool(first)], *words[first:last], *["…"][: last < len(words)]))
        if first == 0 and last == len(words):
            return
        goes_on = last < len(words) and (first == 0 or last - place <= place - first + 1)
        first, last = (first, last + 1) if goes_on else (first - 1, last)


def _ends(words: list[str]) -> Iterable[str]:
    """Give the last word, then with more and more of the first and the last ones."""
    for number in range(1, len(words)):
        head, tail = number // 2, len(words) - (number + 1) // 2
        yield " ".join((*words[:head], "…", *words[tail:]))
