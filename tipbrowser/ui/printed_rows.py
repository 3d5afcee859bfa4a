"""The rows of the thematic index as printed, to be compared with what is read from them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from tipbrowser.domain.publication import IndexRow
from tipbrowser.ui.labels import plain_label

PART = 0.4
"""Of the pane's height that the rows may take."""
LEAST = 120


class PrintedRows(QScrollArea):
    """A few lines of small type for each printed row; hidden until asked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._read: Callable[[], Sequence[IndexRow]] | None = None
        self._labels: dict[int, QLabel] = {}
        """By the rows' positions."""
        self._content = QWidget(self)
        self._column = QVBoxLayout(self._content)
        self._build_area()

    def show_rows(self, read: Callable[[], Sequence[IndexRow]]) -> None:
        """Show a topic's rows: locators, then symbol, instrument and paragraphs; ``read`` is asked once they are seen."""
        self._read = read
        if self.isVisible():
            self._write()

    def mark(self, positions: Collection[int]) -> None:
        """Set rows off by their positions, and bring them into sight."""
        self._write()
        for position, label in self._labels.items():
            label.setProperty("marked", position in positions)
            label.style().polish(label)
        wanted = [label for position, label in self._labels.items() if position in positions]
        if wanted:
            QTimer.singleShot(0, wanted[0], lambda: self.ensureWidgetVisible(wanted[0]))  # once it has its place

    def showEvent(self, event: QShowEvent) -> None:
        parent = self.parentWidget()
        self.setMaximumHeight(max(LEAST, round(parent.height() * PART)) if parent is not None else LEAST)
        self._write()
        super().showEvent(event)

    def _write(self) -> None:
        if self._read is None:
            return
        for label in self._labels.values():
            label.hide()
            label.deleteLater()
        self._labels = {row.position: self._label(row) for row in self._read()}
        self._read = None
        for place, label in enumerate(self._labels.values()):
            self._column.insertWidget(place, label)
            label.show()

    def _build_area(self) -> None:
        self.setObjectName("printed_area")
        self.setAccessibleName(self.tr("Rows of the index as printed"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column.setContentsMargins(8, 4, 8, 8)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self.setWidget(self._content)
        self.hide()

    def _label(self, row: IndexRow) -> QLabel:
        label = plain_label(self._content, "printed_row", self._words(row))
        label.setContentsMargins(6, 3, 6, 3)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return label

    def _words(self, row: IndexRow) -> str:
        names = {"Paragraphs": self.tr("paragraphs"), "Recommendations": self.tr("recommendations")}
        column = names.get(row.column_name or "", "")
        source = [part for part in (row.symbol, row.instrument, f"{column} {row.paragraphs or ''}".strip()) if part]
        return f"{row.locators}\n" + ", ".join(source)
