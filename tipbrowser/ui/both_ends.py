"""Words that are too long for their line, cut in the middle: what matters may stand at either end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics


def with_both_ends(text: str, metrics: QFontMetrics, width: int) -> str:
    """Give a text, or as many whole words of its end and of its beginning as there is room for in pixels.

    Where not even its last word has room, it is cut inside of it.
    """
    if metrics.horizontalAdvance(text) <= width:
        return text
    words = text.split()
    shown, head, tail = "", 0, 0
    for from_end in (number % 2 == 0 for number in range(len(words) - 1)):
        before, behind = (head, tail + 1) if from_end else (head + 1, tail)
        cut = " ".join((*words[:before], "…", *words[len(words) - behind :]))
        if metrics.horizontalAdvance(cut) > width:
            break
        shown, head, tail = cut, before, behind
    return shown or metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
