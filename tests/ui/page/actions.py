"""What a reader does on a page: points and clicks."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from tipbrowser.ui.page.text_page import TextPage

Counted = list[str]
"""What was said, in order."""


def point_of(page: TextPage, locator: str, offset: int) -> QPoint:
    """Give where a character is in the view."""
    position = page.position_at(locator, offset)
    assert position is not None
    cursor = QTextCursor(page.view.document())
    cursor.setPosition(position)
    return page.view.cursorRect(cursor).center() + QPoint(3, 0)


def click(qtbot: QtBot, page: TextPage, locator: str, offset: int) -> None:
    """Click a character of the text."""
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(page, locator, offset))
