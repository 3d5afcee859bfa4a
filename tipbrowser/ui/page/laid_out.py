"""What a document of Qt's knows of itself once it is laid out."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextDocument


def lay_out_all(document: QTextDocument) -> None:
    """Lay out what Qt would leave for later, so that a scroll bar knows the whole page."""
    document.documentLayout().blockBoundingRect(document.lastBlock())


def room_of(document: QTextDocument, extent: tuple[int, int]) -> QRectF:
    """Give the room of the blocks between two positions, in the document's coordinates."""
    layout = document.documentLayout()
    first = layout.blockBoundingRect(document.findBlock(extent[0]))
    return first.united(layout.blockBoundingRect(document.findBlock(extent[1])))
