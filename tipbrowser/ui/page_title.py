"""The title of the page in the header, with its dates where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from tipbrowser.ui.look_changes import LOOK_CHANGES
from tipbrowser.ui.named_values import set_named

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

NARROWEST = 60
"""Pixels of a title that remain in the narrowest window."""
GAP = 10
"""Pixels between the title and the dates."""


class PageTitle(QWidget):
    """Sets its two labels out itself: in a layout each change of them would ask the whole window for its sizes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self._detail = QLabel(self)
        for label, name in ((self._title, "header_title"), (self._detail, "header_detail")):
            label.setObjectName(name)
            set_named(label, textFormat="PlainText")

    def show_place(self, title: str, detail: str) -> None:
        """Show a title and what is said of it."""
        self._title.setText(title)
        self._detail.setText(detail)
        self._set_out()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, max(self._title.sizeHint().height(), self._detail.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_CHANGES:
            # The labels change after their parent.
            QTimer.singleShot(0, self, self._set_out_anew)

    def _set_out(self) -> None:
        """Hide the dates rather than cut the title; the text's own heading shows them too."""
        title, detail = self._title.sizeHint().width(), self._detail.sizeHint().width()
        self._put(self._title, 0, min(title, self.width()))
        self._put(self._detail, title + GAP, detail)
        self._detail.setVisible(bool(self._detail.text()) and title + GAP + detail <= self.width())

    def _set_out_anew(self) -> None:
        self.updateGeometry()
        self._set_out()

    def _put(self, label: QLabel, start: int, width: int) -> None:
        left = self.width() - start - width if self.isRightToLeft() else start
        label.setGeometry(QRect(left, 0, width, self.height()))
