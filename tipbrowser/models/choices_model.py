"""What a floating list offers: names with a detail at the end, those that fit what is typed, the best first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tipbrowser.domain.matching import Fit, fit
from tipbrowser.domain.values import Value, replace
from tipbrowser.models.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class Choice(Value, kw_only=False):
    """One row."""

    key: str
    name: str
    below: str = ""
    """Small, in a second line."""
    detail: str = ""
    """At the end: a key, a time."""
    is_usable: bool = True
    spans: tuple[tuple[int, int], ...] = ()
    """What of the name fits what is typed."""


class ChoicesModel(QAbstractListModel):
    """Rows in the order given, or by how well they fit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._every: Sequence[Choice] = ()
        self._shown: list[Choice] = []

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices, all of them."""
        self._every = choices
        self.filter("")

    def filter(self, typed: str, made: Choice | None = None) -> None:
        """Show those whose name, or second line, fits what is typed; of equal ones the order stays.

        What is ``made`` of the words themselves stands first, unless a name begins with them.
        """
        fitting = [(fit(one.name, typed) or _only_below(one, typed), one) for one in self._every]
        ranked = sorted(((found, one) for found, one in fitting if found is not None), key=lambda pair: pair[0].rank)
        shown = [replace(one, spans=found.spans) for found, one in ranked]
        if made is not None:
            begun = any(one.name.casefold().startswith(typed.strip().casefold()) for one in shown)
            shown.insert(len(shown) if begun else 0, made)
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def first_usable(self) -> QModelIndex:
        """Give the first row that can be chosen; invalid if there is none."""
        return next((self.index(row) for row, one in enumerate(self._shown) if one.is_usable), QModelIndex())

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or not self._shown[index.row()].is_usable:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        choice = self._shown[index.row()]
        match role:
            case Role.ROW:
                return choice
            case Role.KEY:
                return choice.key
            case Qt.ItemDataRole.DisplayRole:
                return choice.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (choice.name, choice.below, choice.detail)))
        return None


def _only_below(choice: Choice, typed: str) -> Fit | None:
    found = fit(f"{choice.name} {choice.below}", typed)
    return None if found is None else Fit(found.rank + 10, ())
