"""The words that greet a reader at the first start."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.named_values import set_named

MARGIN = 24
GAP = 8
"""Between the two buttons."""


class Welcome(QScrollArea):
    """Explains the panes in three sentences, as high as these need; they scroll where there is less room.

    Once put away it never comes back by itself.
    """

    dismissed = Signal()
    help_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QWidget()
        self._start = QPushButton(self.tr("Start reading"))
        self._guide = QPushButton(self.tr("Open the user's guide"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build_area()
        self._build_column()
        self._start.clicked.connect(self.dismissed)
        self._guide.clicked.connect(self.help_requested)
        self.verticalScrollBar().rangeChanged.connect(self._take_focus_if_it_scrolls)

    def heightForWidth(self, width: int) -> int:
        return self._words.heightForWidth(width) + 2 * self.frameWidth()  # the style sheet's border

    def focus_start(self) -> None:
        """Put the keyboard on the button that puts the welcome away."""
        self._start.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape:
            self.dismissed.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the buttons below each other where they do not fit beside each other."""
        super().resizeEvent(event)
        beside = self._start.sizeHint().width() + GAP + self._guide.sizeHint().width()
        fits = beside + 2 * MARGIN <= event.size().width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    def _build_area(self) -> None:
        self.setObjectName("welcome")
        self.setAccessibleName(self.tr("Welcome"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        set_named(self, horizontalScrollBarPolicy="ScrollBarAlwaysOff", focusPolicy="NoFocus")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _build_column(self) -> None:
        self._words.setObjectName("welcome_words")
        column = QVBoxLayout(self._words)
        column.setContentsMargins(MARGIN, 18, MARGIN, 18)
        column.setSpacing(6)
        column.addWidget(plain_label(self._words, "welcome_title", self.tr("Welcome to the compendium")))
        for sentence in (
            self.tr("Contents: every meeting and session, down to the sub-paragraph; a click opens the place."),
            self.tr("Topics: the published thematic index; a topic lists its paragraphs in the middle."),
            self.tr("Text: the whole meeting, with citation, topics and references of the current paragraph."),
        ):
            column.addWidget(plain_label(self._words, "welcome_text", sentence))
        column.addSpacing(6)
        self._start.setObjectName("primary")
        self._row.setSpacing(GAP)
        self._row.addWidget(self._start)
        self._row.addWidget(self._guide)
        self._row.addStretch(1)
        column.addLayout(self._row)
        self.setWidget(self._words)

    def _take_focus_if_it_scrolls(self) -> None:
        """Let the keyboard scroll the sentences where they do not fit."""
        set_named(self, focusPolicy="StrongFocus" if self.verticalScrollBar().maximum() > 0 else "NoFocus")
