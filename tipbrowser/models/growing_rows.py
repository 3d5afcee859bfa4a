"""Rows of a long list: got as one comes to their end, and fetched by the slice as they come into sight."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

AnyIndex = QModelIndex | QPersistentModelIndex
SLICE = 8
"""Rows that are fetched together: about as many as a list shows at once."""
NO_INDEX = QModelIndex()
CAN_BE_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
Row = TypeVar("Row")


class GrowingRows(QStringListModel, Generic[Row]):
    """Rows of equal height, which can only be read.

    A list view asks for every row there is each time it lays itself out. Of Qt's own list of words, here empty ones,
    it asks that without coming to Python, which took ten times as long for a topic of seven thousand rows.
    """

    growth: int
    """Rows that a long list has at first, and gets more when one comes to their end: a view asks for each of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetched: dict[int, Row | None] = {}
        """What was fetched, by its place among all that can be; none for what cannot be read."""
        self._is_growing = False

    @property
    @abstractmethod
    def _total(self) -> int:
        """How many rows there are, whether a view knows of them or not."""

    @abstractmethod
    def _fetch_slice(self, first: int) -> Sequence[Row | None]:
        """Fetch what stands at a place, and up to ``SLICE`` of them with it."""

    def canFetchMore(self, parent: AnyIndex) -> bool:
        return not parent.isValid() and not self._is_growing and self.rowCount() < self._total

    def fetchMore(self, parent: AnyIndex) -> None:
        if self.canFetchMore(parent):
            self._grow(self.rowCount() + self.growth)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return CAN_BE_CHOSEN if index.isValid() else Qt.ItemFlag.NoItemFlags

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

    def _list_anew(self) -> None:
        """Have as many rows as a list has at first."""
        self.setStringList([""] * min(self._total, self.growth))

    def _index_at(self, row: int) -> QModelIndex:
        """Give a row that there is, and get it first if need be."""
        if row >= self.rowCount():
            self._grow(row + self.growth)
        return self.index(row, 0)

    def _grow(self, rows: int) -> None:
        """Get rows up to a number of them, or all that there are."""
        self._is_growing = True  # whoever is told that rows come may ask for more before they are there
        before = self.rowCount()
        super().insertRows(before, min(rows, self._total) - before, QModelIndex())
        self._is_growing = False

    def _at(self, place: int) -> Row | None:
        """Give what stands at a place, fetched with those beside it; none if it cannot be read."""
        if place not in self._fetched:
            first = place - place % SLICE
            self._fetched.update((first + number, one) for number, one in enumerate(self._fetch_slice(first)))
        return self._fetched.setdefault(place, None)
