"""A tree of one column that follows what it shows: rows come, go and move, and all others keep their indexes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

AnyIndex = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
TOP = 0
"""The number of what holds all rows; it has no row itself."""
TOP_KEY = ""


class SyncedTree(QAbstractItemModel):
    """Owns its nodes: each has a number, by which Qt knows it, and a key, by which we do."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = [TOP_KEY]
        self._numbers = {TOP_KEY: TOP}
        self._parents = [TOP]
        self._rows = [0]
        self._children: list[list[int]] = [[]]

    def follow(self, wanted: Mapping[str, Sequence[str]]) -> None:
        """Show other rows: the keys of those below each key, in order; below the empty one stand the topmost.

        A key stands in one place only. What stays, or is moved, keeps its selection and what is open below it.
        """
        kept = {TOP_KEY}
        for keys in wanted.values():
            kept.update(keys)
        gone = {number for key, number in self._numbers.items() if key not in kept}
        self._remove_others(gone - self._holding(kept) if gone else gone)
        levels = [TOP_KEY]
        while levels:
            level = levels.pop()
            below = wanted.get(level, ())
            number = self._numbers[level]
            if [self._keys[child] for child in self._children[number]] != below:
                self._fill(number, below)
            levels.extend(wanted.keys() & set(below))
        self._remove_others(gone & set(self._numbers.values()) if gone else gone)

    def key_of(self, index: AnyIndex) -> str:
        """Give the key of a row; empty for no row."""
        return self._keys[index.internalId()] if index.isValid() else TOP_KEY

    def index_of(self, key: str) -> QModelIndex:
        """Give the row of a key; invalid if there is none."""
        return self._index(self._numbers.get(key, TOP))

    # -- Qt

    def index(self, row: int, column: int, parent: AnyIndex = NO_INDEX) -> QModelIndex:
        children = self._children[parent.internalId()]  # that of no index is 0, as is that of the top
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, index: AnyIndex = NO_INDEX) -> QModelIndex:  # type: ignore[override]  # QObject has one too
        return self._index(self._parents[index.internalId()])

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        return len(self._children[parent.internalId()])

    def columnCount(self, parent: AnyIndex = NO_INDEX) -> int:
        return 1

    def hasChildren(self, parent: AnyIndex = NO_INDEX) -> bool:
        return bool(self._children[parent.internalId()])

    def _index(self, number: int) -> QModelIndex:
        return QModelIndex() if number == TOP else self.createIndex(self._rows[number], 0, number)

    def _fill(self, parent: int, keys: Sequence[str]) -> None:
        """Let the first rows below a node be these; what else stands there comes behind them."""
        place = 0
        while place < len(keys):
            children = self._children[parent]
            number = self._numbers.get(keys[place])
            if number is None:
                place += self._insert(parent, place, keys)
            elif place < len(children) and children[place] == number:
                place += 1
            else:
                place += self._move(parent, place, keys, number)

    def _insert(self, parent: int, place: int, keys: Sequence[str]) -> int:
        """Make the rows of the keys from a place on that have none; give how many."""
        last = place
        while last + 1 < len(keys) and keys[last + 1] not in self._numbers:
            last += 1
        self.beginInsertRows(self._index(parent), place, last)
        made = []
        for key in keys[place : last + 1]:
            number = self._numbers[key] = len(self._keys)
            made.append(number)
            self._keys.append(key)
            self._parents.append(parent)
            self._rows.append(0)
            self._children.append([])
        self._children[parent][place:place] = made
        self._count(parent, place)
        self.endInsertRows()
        return last + 1 - place

    def _move(self, parent: int, place: int, keys: Sequence[str], number: int) -> int:
        """Move a row here, with those behind it that are to follow it; give how many."""
        source, first = self._parents[number], self._rows[number]
        siblings = self._children[source]
        last = first
        while (
            last + 1 < len(siblings)
            and place + last + 1 - first < len(keys)
            and self._keys[siblings[last + 1]] == keys[place + last + 1 - first]
        ):
            last += 1
        self.beginMoveRows(self._index(source), first, last, self._index(parent), place)
        moved = siblings[first : last + 1]
        del siblings[first : last + 1]
        self._children[parent][place:place] = moved
        for one in moved:
            self._parents[one] = parent
        self._count(source, min(first, place) if source == parent else first)
        self._count(parent, place)
        self.endMoveRows()
        return last + 1 - first

    def _holding(self, kept: set[str]) -> set[int]:
        """Give the numbers of all below which something stands that stays."""
        holding = {TOP}
        for key in kept & self._numbers.keys():
            above = self._parents[self._numbers[key]]
            while above not in holding:
                holding.add(above)
                above = self._parents[above]
        return holding

    def _remove_others(self, doomed: set[int]) -> None:
        """Remove rows that are not shown any more and hold nothing that is."""
        for parent in {self._parents[number] for number in doomed} - doomed:
            last = len(self._children[parent]) - 1
            while last >= 0:
                first = last
                while first >= 0 and self._children[parent][first] in doomed:
                    first -= 1
                if first < last:
                    self._remove(parent, first + 1, last)
                last = first - 1
        for number in doomed:
            del self._numbers[self._keys[number]]
            self._children[number] = []

    def _remove(self, parent: int, first: int, last: int) -> None:
        self.beginRemoveRows(self._index(parent), first, last)
        del self._children[parent][first : last + 1]
        self._count(parent, first)
        self.endRemoveRows()

    def _count(self, parent: int, first: int) -> None:
        for row in range(first, len(self._children[parent])):
            self._rows[self._children[parent][row]] = row
