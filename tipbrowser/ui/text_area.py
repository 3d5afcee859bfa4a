"""The text with its apparatus: beside it where there is room, below it where there is not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from tipbrowser.ui.apparatus import ApparatusPane
from tipbrowser.ui.page.text_page import TextPage
from tipbrowser.ui.theme import Theme
from tipbrowser.ui.welcome import Welcome

ROOM_BESIDE = 740
"""Width in pixels from which the apparatus stands beside the text."""


class TextArea(QWidget):
    """Holds the welcome, the text and the apparatus."""

    def __init__(self, theme: Theme, text_scale: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.welcome = Welcome(self)
        self.page = TextPage(theme, text_scale)
        self.apparatus = ApparatusPane()
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._sizes: dict[Qt.Orientation, list[int]] = {}
        self._build_column()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(beside=self.width() >= ROOM_BESIDE)

    def _build_column(self) -> None:
        self.splitter.setObjectName("beside")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.page)
        self.splitter.addWidget(self.apparatus)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.welcome)
        column.addWidget(self.splitter, 1)
        self.welcome.hide()

    def _turn(self, *, beside: bool) -> None:
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        current = self.splitter.orientation()
        if wanted == current and wanted in self._sizes:
            return
        self._sizes[current] = self.splitter.sizes()
        self.splitter.setOrientation(wanted)
        self.apparatus.set_compact(not beside)
        length = self.width() if beside else self.height()
        second = min(300, length * 36 // 100) if beside else length * 3 // 10
        self._sizes.setdefault(wanted, [])
        self.splitter.setSizes([length - second, second])
