"""The line over a text: its tabs and, where there are two texts, which of them is read in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpacerItem, QWidget

from tipbrowser.ui.tab_strip import CloseMark, TabStrip

SIDE = 8
LINE = 2
"""Height in pixels of the line over the text that is read in."""


class TextHead(QFrame):
    """Holds the tabs of one text; the second text's also closes it."""

    text_close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = TabStrip(self)
        self._close = CloseMark(self)
        self._row = QHBoxLayout(self)
        self._is_active = False
        self._build()
        self._close.clicked.connect(self.text_close_requested)

    def show_closing(self, words: str) -> None:
        """Offer to close the whole text, which is the second one, and say so in words."""
        self.strip.setAccessibleName(self.tr("Tabs of the second text"))
        self._close.setAccessibleName(words)
        self._close.setToolTip(words)
        self._close.show()
        for space in (self._start, self._end):
            space.changeSize(SIDE // 2, 0)
        self._row.invalidate()

    def show_active(self, *, active: bool) -> None:
        """Show, where there are two texts, whether this is the one that is read in."""
        if active != self._is_active:
            self._is_active = active
            self.update()

    @property
    def is_active(self) -> bool:
        """Whether the line is shown that says so."""
        return self._is_active

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_active:
            accent = QGuiApplication.palette().color(QPalette.ColorRole.Accent)
            QPainter(self).fillRect(0, 0, self.width(), LINE, accent)

    def _build(self) -> None:
        self.setObjectName("text_head")
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.hide()
        row = self._row
        row.setContentsMargins(0, LINE, 0, 1)
        row.setSpacing(0)
        row.addWidget(self.strip, 1)
        row.addWidget(self._close)
        self._start, self._end = QSpacerItem(0, 0), QSpacerItem(0, 0)
        row.insertItem(1, self._start)
        row.addItem(self._end)
