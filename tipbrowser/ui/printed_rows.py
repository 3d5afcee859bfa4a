"""The rows of the thematic index as printed, to be compared with what is read from them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tipbrowser.domain.publication import IndexRow
from tipbrowser.ui.labels import plain_label


class PrintedRows(QWidget):
    """A few lines of small type for each printed row; hidden until asked for."""

    row_marked = Signal(QWidget)
    """The first of the rows that were set off, once it has its place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._read: Callable[[], Sequence[IndexRow]] | None = None
        self._labels: dict[int, QLabel] = {}
        """By the rows' positions."""
        self._column = QVBoxLayout(self)
        self._build_column()

    def show_rows(self, read: Callable[[], Sequence[IndexRow]]) -> None:
        """Show a topic's rows: locators, then symbol, instrument and paragraphs; ``read`` is asked once they are seen."""
        self._read = read
        if self.isVisible():
            self._write()

    def mark(self, positions: Collection[int]) -> None:
        """Set rows off by their positions."""
        self._write()
        for position, label in self._labels.items():
            label.setProperty("marked", position in positions)
            label.style().polish(label)
        wanted = [label for position, label in self._labels.items() if position in positions]
        if wanted:
            QTimer.singleShot(0, wanted[0], lambda: self.row_marked.emit(wanted[0]))

    def showEvent(self, event: QShowEvent) -> None:
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

    def _build_column(self) -> None:
        self.setObjectName("printed_area")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Rows of the index as printed"))
        self._column.setContentsMargins(8, 4, 8, 8)
        self._column.setSpacing(2)
        self.hide()

    def _label(self, row: IndexRow) -> QLabel:
        label = plain_label(self, "printed_row", self._words(row))
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
