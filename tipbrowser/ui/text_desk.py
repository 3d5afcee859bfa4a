"""Two texts beside each other or, where there is no room for that, one above the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from tipbrowser.ui.text_area import ABOVE_ANOTHER, ALONE, BESIDE_ANOTHER, TextArea

ROOM_FOR_ONE = 380
"""Pixels that each text has beside the other, at the usual size of type."""
NARROWEST = 240
WHOLE = 1000


class TextDesk(QSplitter):
    """Divides its room between two texts; the second can be put away and comes back as it was."""

    def __init__(self, second: TextArea, share: int, parent: QWidget | None = None) -> None:
        """``share`` is the first text's part of the room in thousandths, with 0 both have the same."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._scale = second.page.text_scale
        self._share = share or WHOLE // 2
        self.setObjectName("desk")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setMinimumWidth(NARROWEST)
        second.setMinimumWidth(NARROWEST)
        self._areas = [second]
        self.addWidget(second)
        self.splitterMoved.connect(self._remember)

    @property
    def share(self) -> int:
        """The first text's part of the room in thousandths."""
        return self._share

    def take_first(self, first: TextArea) -> None:
        """Take the first text in, in whose place the desk has come."""
        self._areas.insert(0, first)
        self.insertWidget(0, first)
        first.show()

    def show_second(self, *, shown: bool) -> None:
        """Show the second text, or give its room to the first."""
        self._areas[-1].setVisible(shown)
        self.refresh()  # the texts are set out once, now
        self._turn()

    def set_text_scale(self, percent: int) -> None:
        """Follow the size of the text; larger text needs more room beside another."""
        self._scale = percent
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        needed = 2 * ROOM_FOR_ONE * (100 + (self._scale - 100) / 2) / 100
        orientation = Qt.Orientation.Horizontal if self.width() >= needed else Qt.Orientation.Vertical
        if orientation != self.orientation():
            self.setOrientation(orientation)
        self._divide()
        beside = BESIDE_ANOTHER if orientation == Qt.Orientation.Horizontal else ABOVE_ANOTHER
        for area in self._areas:
            area.stand(ALONE if self._areas[-1].isHidden() else beside)

    def _remember(self) -> None:
        first, second = self.sizes()
        if first and second:
            self._share = first * WHOLE // (first + second)

    def _divide(self) -> None:
        length = self.width() if self.orientation() == Qt.Orientation.Horizontal else self.height()
        first = length * self._share // WHOLE
        if len(self._areas) == 2 and not self._areas[-1].isHidden():
            self.setSizes([first, length - first])
