"""What the four colours of highlights look like, light and dark, and what they are called while the reader names them not.

Each has a line of its own below the words: whoever cannot tell the colours apart tells the lines.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from tipbrowser.domain.annotations import COLOURS
from tipbrowser.domain.values import Value

THICK = 11
"""A line is so many times thinner than what is highlighted is high, and at least two pixels thick."""


class HighlightLook(Value, kw_only=False):
    """A colour as it is painted."""

    wash: str
    """Behind the words, ``#rrggbb``."""
    line: str
    """Below them."""
    pattern: str
    """``solid``, ``dashed``, ``double`` or ``dotted``."""


LOOKS: Mapping[str, Mapping[str, HighlightLook]] = {
    "light": {
        "support": HighlightLook("#cfeecd", "#26752b", "solid"),
        "caution": HighlightLook("#ffdcb5", "#a05000", "dashed"),
        "red_line": HighlightLook("#fcd5d7", "#bd2430", "double"),
        "own": HighlightLook("#e6dbf9", "#6a3fb5", "dotted"),
    },
    "dark": {
        "support": HighlightLook("#17401f", "#6cc47a", "solid"),
        "caution": HighlightLook("#4b2f0c", "#f0a24e", "dashed"),
        "red_line": HighlightLook("#54202a", "#f68c8b", "double"),
        "own": HighlightLook("#3a2c60", "#bba2f2", "dotted"),
    },
}
"""By the names of the themes and of the colours."""


def look_of(theme: str, colour: str) -> HighlightLook:
    """Give how a colour looks in a theme; one that is not known, as a newer version may have, as ``own``."""
    looks = LOOKS[theme]
    return looks.get(colour, looks["own"])


def usual_name(colour: str) -> str:
    """Give what a colour is called while the reader has not named it."""
    return {
        "support": _tr("Support"),
        "caution": _tr("Caution"),
        "red_line": _tr("Red line"),
    }.get(colour, _tr("Own"))


def names_of(named: Mapping[str, str]) -> dict[str, str]:
    """Give the name of each colour: the reader's, or the usual one. No two are the same.

    ``named`` are the reader's own, as the legend keeps them.
    """
    names: dict[str, str] = {}
    for colour in COLOURS:
        name = named.get(colour, "").strip() or usual_name(colour)
        taken = {other.casefold() for other in names.values()}
        names[colour] = f"{name} ({COLOURS.index(colour) + 1})" if name.casefold() in taken else name
    return names


def paint_wash(painter: QPainter, rect: QRectF, colours: tuple[str, ...], theme: str) -> None:
    """Paint behind words; where several highlights meet, each has its share of the height."""
    height = rect.height() / len(colours)
    for place, colour in enumerate(colours):
        part = QRectF(rect.left(), rect.top() + place * height, rect.width(), height)
        painter.fillRect(part, QColor(look_of(theme, colour).wash))


def paint_lines(painter: QPainter, rect: QRectF, colours: tuple[str, ...], theme: str) -> None:
    """Paint the lines below words, one for each highlight."""
    thick = max(round(rect.height() / THICK), 2)
    for place, colour in enumerate(colours):
        look = look_of(theme, colour)
        top = round(rect.bottom()) - 1 + place * (thick + 1)
        if look.pattern == "double":
            # On whole pixels, so that both are sharp, with as much between as they are thick.
            thin = max(thick // 2, 1)
            for at in (top - thin, top + thin):
                painter.fillRect(QRectF(rect.left(), at, rect.width(), thin), QColor(look.line))
        elif look.pattern == "solid":
            painter.fillRect(QRectF(rect.left(), top, rect.width(), thick), QColor(look.line))
        else:
            pen = QPen(QColor(look.line), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([3.0, 1.6] if look.pattern == "dashed" else [1.0, 1.2])
            painter.setPen(pen)
            middle = top + thick / 2
            painter.drawLine(QLineF(rect.left(), middle, rect.right(), middle))


def _tr(words: str) -> str:
    return QCoreApplication.translate("HighlightLooks", words)
