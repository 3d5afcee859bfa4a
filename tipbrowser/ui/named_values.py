"""Ways around Qt's namespace for what is made before the first paint.

The first use of ``Qt.TextFormat`` or any other name of it makes its hundred classes at once, which takes longer than
the page; so does a call with an overload that takes one of them.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QBrush, QColor, QPen


def set_named(target: QObject, **values: str) -> None:
    """Set properties of an object, ``set_named(label, textFormat="PlainText")``; flags are joined by ``|``.

    Raises ``ValueError`` for a property or value that there is not.
    """
    for name, value in values.items():
        if not target.setProperty(name, value):
            raise ValueError(f"{type(target).__name__} has no {name}={value}")


def solid_brush(colour: QColor) -> QBrush:
    """Give the brush that paints ``colour``."""
    pen = QPen()  # it begins solid, which a brush does not
    pen.setColor(colour)
    return pen.brush()
