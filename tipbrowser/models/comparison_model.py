"""What an import would bring, as a table: what differs first, then what is new, what stays away, what is the same."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tipbrowser.domain.annotations import Item
from tipbrowser.domain.exchanged import Comparison
from tipbrowser.models.item_words import kind_words, line_of, place_words
from tipbrowser.models.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
LONGEST_LINE = 160

Row = tuple[str, Item, Item | None]
"""How it compares, what comes, and the reader's own that it differs from."""


class ComparisonModel(QAbstractTableModel):
    """One row for each item of the collection."""

    def __init__(self, comparison: Comparison, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = [
            *(("different", pair.theirs, pair.mine) for pair in comparison.different),
            *(("new", item, None) for item in comparison.new),
            *(("left", item, None) for item in comparison.left),
            *(("same", item, None) for item in comparison.same),
        ]

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """Qt: how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """Qt: how many columns there are."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: what stands over a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Compared"), self.tr("Kind"), self.tr("Where"), self.tr("What it says"))[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: what a cell shows; ``Role.ROW`` gives the ``Row``."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        compared, item, _mine = row
        if role == Role.ROW:
            return row
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        match index.column():
            case 0:
                return self._compared(compared)
            case 1:
                return kind_words(item.kind)
            case 2:
                return place_words(item)
            case _:
                return line_of(item, LONGEST_LINE)

    def _compared(self, compared: str) -> str:
        return {
            "different": self.tr("Different from yours"),
            "new": self.tr("New"),
            "left": self.tr("Stays yours"),
            "same": self.tr("The same"),
        }[compared]
