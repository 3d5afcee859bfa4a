"""The errata of the edition as a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tipbrowser.domain.publication import Erratum
from tipbrowser.models.erratum_words import erratum_place, erratum_words
from tipbrowser.models.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class ErrataModel(QAbstractListModel):
    """One row for each erratum."""

    def __init__(self, errata: Sequence[Erratum], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errata = tuple(errata)

    def row_of(self, number: int) -> int:
        """Give the row of an erratum by its number; -1 if there is none."""
        return next((row for row, erratum in enumerate(self._errata) if erratum.number == number), -1)

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """Qt: how many rows there are."""
        return 0 if parent.isValid() else len(self._errata)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: what a row shows."""
        if not index.isValid():
            return None
        erratum = self._errata[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return "\n".join((f"{self._heading(erratum)}.", *erratum_words(erratum)))
            case Role.KEY:
                return str(erratum.number)
            case Role.DETAIL:
                return self._heading(erratum)
            case Role.ROW:
                return erratum
        return None

    def _heading(self, erratum: Erratum) -> str:
        return self.tr("{number}. {place}").format(number=erratum.number, place=erratum_place(erratum))
