"""The rows of the thematic index as printed, to be compared with what is read from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from tipbrowser.domain.publication import IndexRow
from tipbrowser.ui.labels import plain_label

HEIGHT = 180


class PrintedRows(QScrollArea):
    """One paragraph of small type for each printed row; hidden until asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = plain_label(self, "printed_rows")
        self._read: Callable[[], Sequence[IndexRow]] | None = None
        self._build_area()

    def show_rows(self, read: Callable[[], Sequence[IndexRow]]) -> None:
        """Show a topic's rows: locators, then symbol, instrument and paragraphs; ``read`` is asked once they are seen."""
        self._read = read
        if self.isVisible():
            self._write()

    def showEvent(self, event: QShowEvent) -> None:
        self._write()
        super().showEvent(event)

    def _write(self) -> None:
        if self._read is not None:
            self._label.setText("\n\n".join(self._row(row) for row in self._read()))
            self._read = None

    def _build_area(self) -> None:
        self.setObjectName("printed_area")
        self.setAccessibleName(self.tr("Rows of the index as printed"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMaximumHeight(HEIGHT)
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(14, 4, 14, 8)
        column.addWidget(self._label)
        column.addStretch(1)
        self.setWidget(content)
        self._label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.hide()

    def _row(self, row: IndexRow) -> str:
        names = {"Paragraphs": self.tr("paragraphs"), "Recommendations": self.tr("recommendations")}
        column = names.get(row.column_name or "", "")
        source = [part for part in (row.symbol, row.instrument, f"{column} {row.paragraphs or ''}".strip()) if part]
        return f"{row.locators}\n" + ", ".join(source)
