"""What a page's view asks of whoever paints around its words, and tells of what is done there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtWidgets import QMenu

    from tipbrowser.ui.page.page_view import PageView


class PageLayer(Protocol):
    """Paints below and above the words, and hears of pointer, caret and menu; most views have none."""

    def paint_below(self, view: PageView, area: QRect) -> None:
        """Paint behind the words, in an area of the viewport."""

    def paint_above(self, view: PageView, area: QRect) -> None:
        """Paint over them."""

    def point_at(self, view: PageView, point: QPoint) -> None:
        """Hear where the pointer is."""

    def press(self, view: PageView, point: QPoint) -> bool:
        """Hear of a click that selected nothing; True keeps it from the text."""

    def select(self, view: PageView) -> None:
        """Hear that words were selected with the pointer."""

    def come(self, view: PageView, position: int) -> None:
        """Hear that a key moved the caret to a position of the document."""

    def enter(self, view: PageView) -> bool:
        """Hear that Enter was pressed at the caret; True keeps it from the text."""

    def fill_menu(self, view: PageView, menu: QMenu, point: QPoint) -> None:
        """Add to the menu over a point what can be done there."""
