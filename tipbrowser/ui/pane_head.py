"""What stands above a list: as high as its words need, but it leaves the list its room and scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

PART = 0.45
"""Of the pane's height that the head may take."""
ROWS = 2.2
"""Rows of the list that are seen in any case."""

AROUND = 4
"""Pixels that are seen above and below what has the keyboard."""


class PaneHead(QScrollArea):
    """A column of widgets of which none is ever cut."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = 0
        self._content = QWidget(self)
        self._content.setObjectName("pane_head")
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._content.installEventFilter(self)
        self._sighting = QTimer(self, interval=0, singleShot=True)
        self._sighting.timeout.connect(self._keep_keyboard_in_sight)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setObjectName("pane_head_area")

    def add(self, widget: QWidget) -> None:
        """Put a widget below the others."""
        self._column.addWidget(widget)

    def add_below(self, widget: QWidget, above: QWidget) -> None:
        """Put a widget below another one."""
        self._column.insertWidget(self._column.indexOf(above) + 1, widget)

    def add_first(self, widget: QWidget) -> None:
        """Put a widget above the others."""
        self._column.insertWidget(0, widget)

    def set_room(self, pane: int, above: int, row: int) -> None:
        """Take no more than the head's part of a pane; all in pixels, ``above`` is taken and a ``row`` of the list high."""
        room = min(round(pane * PART), round(pane - above - ROWS * row))
        if room != self._room:
            self._room = room
            self._fit()

    def settle(self) -> None:
        """Take the height that the words need now, and give the widgets their places."""
        for layout in reversed(self._content.findChildren(QLayout)):  # the inner ones first
            layout.activate()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
            self._sighting.start()  # once all that has changed has its place
        return super().eventFilter(watched, event)

    def _keep_keyboard_in_sight(self) -> None:
        focused = self._content.focusWidget()
        if focused is not None and focused.hasFocus():
            self.ensureWidgetVisible(focused, 0, AROUND)

    def _fit(self) -> None:
        needed = self._column.heightForWidth(self.width()) if self._column.hasHeightForWidth() else 0
        height = max(min(max(needed, self._column.minimumSize().height()), self._room), 0)
        # Left to itself the bar would stay where it came once: beside it the words are narrower, and need it.
        scrolls = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if needed > height else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(scrolls)
        if height != self.height() or self.minimumHeight() != self.maximumHeight():
            self.setFixedHeight(height)
