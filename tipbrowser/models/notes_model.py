"""The rows of the pane of notes, fetched by the slice as they come into sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt

from tipbrowser.models.growing_rows import SLICE, AnyIndex, GrowingRows
from tipbrowser.models.note_row import NoteRow
from tipbrowser.models.roles import Role

Fetch = Callable[[Sequence[int]], Sequence[NoteRow]]


class NotesModel(GrowingRows[NoteRow]):
    """Rows of notes, known by their numbers."""

    growth = 1_000

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        """``fetch`` gives as many rows as it is given numbers."""
        super().__init__(parent)
        self._fetch = fetch
        self._numbers: Sequence[int] = ()

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
            self._list_anew()

    def row_of(self, number: int) -> QModelIndex:
        """Give the row of a number; invalid if it is not listed."""
        try:
            return self._index_at(self._numbers.index(number))
        except ValueError:
            return QModelIndex()

    def number_at(self, row: int) -> int:
        """Give the number of a row."""
        return self._numbers[row]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: give something of a row."""
        row = self._at(index.row()) if index.isValid() else None
        if row is None:
            return None
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

    @property
    def _total(self) -> int:
        return len(self._numbers)

    def _fetch_slice(self, first: int) -> Sequence[NoteRow]:
        return self._fetch(self._numbers[first : first + SLICE])
