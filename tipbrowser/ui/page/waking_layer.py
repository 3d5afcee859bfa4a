"""Stands around the words of a page before there is anything of the reader's, and wakes what makes it at the first wish."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tipbrowser.ui.page.page_view import PageView

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtWidgets import QMenu


class WakingLayer:
    """A ``PageLayer`` that paints nothing; words selected with the pointer, and a menu, are wishes."""

    def __init__(self, wake: Callable[[], object]) -> None:
        """``wake`` makes what follows; it gives the view another layer."""
        self._wake = wake

    def paint_below(self, view: PageView, area: QRect) -> None:
        """Paint nothing."""

    def paint_above(self, view: PageView, area: QRect) -> None:
        """Paint nothing."""

    def point_at(self, view: PageView, point: QPoint) -> None:
        """Let the pointer go by."""

    def press(self, view: PageView, point: QPoint) -> bool:
        """Leave the click to the text."""
        return False

    def select(self, view: PageView) -> None:
        """Wake, and let that offer what can be done."""
        self._wake()
        if view.layer is not None and view.layer is not self:
            view.layer.select(view)

    def come(self, view: PageView, position: int) -> None:
        """Let the caret go by."""

    def enter(self, view: PageView) -> bool:
        """Leave the key to the text."""
        return False

    def fill_menu(self, view: PageView, menu: QMenu, point: QPoint) -> None:
        """Wake, and let that offer what can be done."""
        self._wake()
        if view.layer is not None and view.layer is not self:
            view.layer.fill_menu(view, menu, point)
