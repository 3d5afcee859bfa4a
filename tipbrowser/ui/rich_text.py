"""HTML of our own making as Qt's rich text understands it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextCursor, QTextOption

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

_LENGTH = re.compile(r"(margin(?:-\w+)?|text-indent): (-?[\d.]+)pt")
_HANGING_LABEL = re.compile(r"(text-indent: -[^>]*>[^<> ]+) ")
TAB = '<span style="white-space: pre">\t</span>'
PIXELS_IN_POINT = 4 / 3


def set_piece(document: QTextDocument, html: str) -> None:
    """Let a document show HTML: what hangs before a paragraph hangs in it too, and its lines begin below each other."""
    document.setHtml(_HANGING_LABEL.sub(rf"\g<1>{TAB}", in_pixels(html)))
    block = document.begin()
    while block.isValid():
        _stop_tab(block)
        block = block.next()


def in_pixels(html: str) -> str:
    """Give HTML with its margins and indents in pixels: Qt knows no other unit for them, and would leave them out."""
    return _LENGTH.sub(lambda found: f"{found[1]}: {round(float(found[2]) * PIXELS_IN_POINT)}px", html)


def _stop_tab(block: QTextBlock) -> None:
    form = block.blockFormat()
    if form.textIndent() < 0:
        form.setTabPositions([QTextOption.Tab(-form.textIndent(), QTextOption.TabType.LeftTab)])
        QTextCursor(block).setBlockFormat(form)
