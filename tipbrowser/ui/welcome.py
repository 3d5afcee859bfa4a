"""The words that greet a reader at the first start."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from tipbrowser.ui.labels import plain_label


class Welcome(QFrame):
    """Explains the panes in three sentences; once put away it never comes back by itself."""

    dismissed = Signal()
    help_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start = QPushButton(self.tr("Start reading"), self)
        self._guide = QPushButton(self.tr("Open the user's guide"), self)
        self._build_column()
        self._start.clicked.connect(self.dismissed)
        self._guide.clicked.connect(self.help_requested)

    def focus_start(self) -> None:
        """Put the keyboard on the button that puts the welcome away."""
        self._start.setFocus()

    def _build_column(self) -> None:
        self.setObjectName("welcome")
        self.setAccessibleName(self.tr("Welcome"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(6)
        column.addWidget(plain_label(self, "welcome_title", self.tr("Welcome to the compendium")))
        for sentence in (
            self.tr("Contents: every meeting and session, down to the sub-paragraph; a click opens the place."),
            self.tr("Topics: the published thematic index; a topic lists its paragraphs in the middle."),
            self.tr("Text: the whole meeting, with citation, topics and references of the current paragraph."),
        ):
            column.addWidget(plain_label(self, "welcome_text", sentence))
        column.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._start.setObjectName("primary")
        row.addWidget(self._start)
        row.addWidget(self._guide)
        row.addStretch(1)
        column.addLayout(row)
