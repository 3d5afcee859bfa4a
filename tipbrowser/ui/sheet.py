"""A page that takes the place of the reading panes for a while: guide, settings, about."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tipbrowser.ui.focus_order import stops
from tipbrowser.ui.labels import plain_label


class Sheet(QWidget):
    """A title, a way back to the text, and the content below."""

    close_requested = Signal()

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self._back = QPushButton(self.tr("Back to the text"), self)
        self._build_column(title)
        self._back.clicked.connect(self.close_requested)

    def take_focus(self) -> None:
        """Take the keyboard to the first thing in the content that uses it."""
        (stops(self.content) or [self._back])[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
            return
        super().keyPressEvent(event)

    def _build_column(self, title: str) -> None:
        self.setObjectName("sheet")
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._back.setToolTip(self.tr("Back to the text (Esc)"))
        head = QHBoxLayout()
        head.addWidget(plain_label(self, "sheet_title", title), 1)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        column = QWidget(self)
        column.setObjectName("sheet_column")
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(16)
        inner.addLayout(head)
        inner.addWidget(self.content, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 24, 28, 20)
        row.addStretch(1)
        row.addWidget(column, 1000)  # beside it is only what it does not take: it has a greatest width
        row.addStretch(1)
