"""The rows of the pane of notes, fetched by the slice as they come into sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from tipbrowser.models.note_row import NoteRow
from tipbrowser.models.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex
SLICE = 8
"""Rows that are fetched together: about as many as a list shows at once."""
GROWTH = 1_000
"""Rows that a long list has at first, and gets more when one comes to their end: a view asks for each of them."""
NO_INDEX = QModelIndex()
CAN_BE_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
Fetch = Callable[[Sequence[int]], Sequence[NoteRow]]


class NotesModel(QStringListModel):
    """Rows of equal height; as in the list of paragraphs, Qt's own list of empty words answers what a view asks most."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        """``fetch`` gives as many rows as it is given numbers."""
        super().__init__(parent)
        self._fetch = fetch
        self._numbers: Sequence[int] = ()
        self._fetched: dict[int, NoteRow] = {}
        self._is_growing = False

    @property
    def count(self) -> int:
        """How many rows there are, whether a view knows of them or not."""
        return len(self._numbers)

    def show_numbers(self, numbers: Sequence[int]) -> None:
        """List other rows, or the same ones with what they are now."""
        same = len(numbers) == len(self._numbers) and numbers == self._numbers
        self._numbers, self._fetched = numbers, {}
        if same and len(numbers):
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))
        elif not same:
            self.setStringList([""] * min(len(numbers), GROWTH))

    def row_of(self, number: int) -> QModelIndex:
        """Give the row of a number; invalid if it is not listed."""
        try:
            row = self._numbers.index(number)
        except ValueError:
            return QModelIndex()
        if row >= self.rowCount():
            self._grow(row + GROWTH)
        return self.index(row, 0)

    def number_at(self, row: int) -> int:
        """Give the number of a row."""
        return self._numbers[row]

    # -- Qt

    def canFetchMore(self, parent: AnyIndex) -> bool:
        return not parent.isValid() and not self._is_growing and self.rowCount() < len(self._numbers)

    def fetchMore(self, parent: AnyIndex) -> None:
        if self.canFetchMore(parent):
            self._grow(self.rowCount() + GROWTH)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return CAN_BE_CHOSEN if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._row(index.row())
        match role:
            case Role.ROW:
                return row
            case Role.KEY:
                return row.id
            case Role.TARGET:
                return row.target
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(filter(None, (row.place, row.beside, row.meaning, ", ".join(row.tags))))
        return None

    # -- Qt: what is listed can only be read

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        return False

    def insertRows(self, row: int, count: int, parent: AnyIndex = NO_INDEX) -> bool:
        return False

    def removeRows(self, row: int, count: int, parent: AnyIndex = NO_INDEX) -> bool:
        return False

    def moveRows(self, *_places: object) -> bool:
        return False

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        return

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.IgnoreAction

    def _grow(self, rows: int) -> None:
        """Get rows up to a number of them, or all that there are."""
        self._is_growing = True  # whoever is told that rows come may ask for more before they are there
        before = self.rowCount()
        super().insertRows(before, min(rows, len(self._numbers)) - before, QModelIndex())
        self._is_growing = False

    def _row(self, row: int) -> NoteRow:
        if row not in self._fetched:
            first = row - row % SLICE
            found = self._fetch(self._numbers[first : first + SLICE])
            self._fetched.update((first + place, one) for place, one in enumerate(found))
        return self._fetched[row]
