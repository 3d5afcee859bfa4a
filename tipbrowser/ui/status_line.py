"""The line at the bottom: where one is, what the edition covers, and what the program has to say."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from tipbrowser.ui.named_values import set_named


class StatusLine(QFrame):
    """Shows the current paragraph's address at the start and the edition's coverage at the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = QLabel(self)
        self._message = QLabel(self)
        self._coverage = QLabel(self)
        self._build_row()

    @property
    def message(self) -> str:
        """The sentence shown in place of the coverage; empty if there is none."""
        return self._message.text()

    def show_place(self, place: str) -> None:
        """Show where the reader is."""
        self._place.setText(place)

    def show_coverage(self, coverage: str) -> None:
        """Show what the edition covers."""
        self._coverage.setText(coverage)

    def show_message(self, sentence: str) -> None:
        """Say something that lasts, in place of the coverage; empty brings the coverage back."""
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))
        self._coverage.setVisible(not sentence)

    def _build_row(self) -> None:
        self.setObjectName("status_line")
        self.setAccessibleName(self.tr("Status"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 14, 5)
        row.setSpacing(24)
        for label, name in ((self._place, "place"), (self._message, "message"), (self._coverage, "coverage")):
            label.setObjectName(f"status_{name}")
            set_named(label, textFormat="PlainText")
        for label in (self._message, self._coverage):
            label.setWordWrap(True)
            set_named(label, alignment="AlignTrailing|AlignVCenter")
        self._message.setVisible(False)
        row.addWidget(self._place)
        row.addWidget(self._message, 1)
        row.addWidget(self._coverage, 1)
