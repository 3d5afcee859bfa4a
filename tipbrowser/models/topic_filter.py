"""The topics whose names hold all the words of a filter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from tipbrowser.models.roles import Role


class TopicFilter(QSortFilterProxyModel):
    """Keeps topics that hold every word of the filter, with the headings above them."""

    def __init__(self, parent: QObject | None = None, *, role: int = Role.KEY) -> None:
        """``role`` gives the name of a row."""
        super().__init__(parent)
        self._role = role
        self._words: tuple[str, ...] = ()
        self.setRecursiveFilteringEnabled(True)

    def set_words(self, text: str) -> None:
        """Filter by the words in ``text``, in any order, capitals or not; empty shows everything."""
        self.beginFilterChange()
        self._words = tuple(text.casefold().split())
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def first_match(self) -> QModelIndex:
        """Give the first row that holds the words itself, not only in a row below it; invalid if there is none."""
        rows = [self.index(row, 0) for row in range(self.rowCount())]
        for row in rows:
            below = [self.index(number, 0, row) for number in range(self.rowCount(row))]
            for index in (row, *below):
                if self._holds(index):
                    return index
        return QModelIndex()

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Qt: whether a row stays."""
        return self._holds(self.sourceModel().index(source_row, 0, source_parent))

    def _holds(self, index: QModelIndex) -> bool:
        name = str(index.data(self._role)).casefold()
        return all(word in name for word in self._words)
