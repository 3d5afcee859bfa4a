"""What stands in place of the text when the compendium database cannot be used."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tipbrowser.ui.labels import plain_label


class MissingPane(QWidget):
    """One sentence on what happened and what to do, and the button that tries again."""

    retry_requested = Signal()

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = plain_label(self, "missing_text", sentence)
        self._retry = QPushButton(self.tr("Try again"), self)
        self._build_column()
        self._retry.clicked.connect(self.retry_requested)

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._sentence.text()

    def show_sentence(self, sentence: str) -> None:
        """Say something else."""
        self._sentence.setText(sentence)

    def _build_column(self) -> None:
        self.setObjectName("missing")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sentence.setMaximumWidth(560)
        self._sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        inner = QVBoxLayout()
        inner.setSpacing(12)
        inner.addStretch(2)
        inner.addWidget(plain_label(self, "missing_title", self.tr("The compendium cannot be opened")))
        inner.addWidget(self._sentence)
        inner.addSpacing(4)
        inner.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignLeading)
        inner.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 24, 28, 24)
        row.addStretch(1)
        row.addLayout(inner, 3)
        row.addStretch(1)
