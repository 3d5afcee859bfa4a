"""Keeps the current row of a tree or a list in sight while rows and room change their sizes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtWidgets import QAbstractItemView


class KeptRow(QObject):
    """A row that was in sight before a change of size, type or direction is brought into sight after it.

    One that the reader had scrolled away from stays away. The view tells of each change before it takes it in: a
    filter of its events would still be asked while the view is being destroyed.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        """Serve one view."""
        super().__init__(view)
        self._view = view
        self._settling = QTimer(self, interval=0, singleShot=True)
        self._settling.timeout.connect(self._settle)

    def note(self, height: int | None = None) -> None:
        """Look whether the row is in sight, in the present room or in one of ``height`` pixels."""
        viewport = self._view.viewport()
        room = QRect(0, 0, viewport.width(), viewport.height() if height is None else height)
        if self._view.isVisible() and room.intersects(self._view.visualRect(self._view.currentIndex())):
            self._settling.start()

    def _settle(self) -> None:
        if self._view.isVisible():  # after its window is closed nobody gives the rows any more
            self._view.scrollTo(self._view.currentIndex())
