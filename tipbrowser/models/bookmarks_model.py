"""Bookmarks and saved searches in their folders as a Qt tree, whose rows can be dragged and renamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from tipbrowser.domain.annotations import ROOT, Folder, Item, ItemId, SavedSearch
from tipbrowser.domain.changes import Written
from tipbrowser.domain.names import Locator
from tipbrowser.domain.shelf import Shelf
from tipbrowser.models.bookmark_words import name_of, whole_name
from tipbrowser.models.line_row import LineRow
from tipbrowser.models.roles import Role
from tipbrowser.models.synced_tree import AnyIndex, SyncedTree

MIME = "application/x-tipbrowser-bookmarks"
"""Of rows that are dragged: their ids, a line each. In another window they name nothing."""
USUAL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
LEAF = USUAL | Qt.ItemFlag.ItemNeverHasChildren
OWN = Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEditable
# A tree asks for the flags of every row each time it lays itself out: they are joined once.
FLAGS = {
    (True, True): USUAL | OWN | Qt.ItemFlag.ItemIsDropEnabled,
    (True, False): USUAL,
    (False, True): LEAF | OWN,
    (False, False): LEAF,
}
"""By whether a row is a folder, and whether anything can be written."""


class BookmarksModel(SyncedTree):
    """Rows of the shelf; a row's key is its item's id."""

    move_requested = Signal(object, str, int)
    """Ids of rows that were dropped, the folder, and the row there before which they are to stand."""
    rename_requested = Signal(str, str)
    """Id of a row, and the name that was typed for it."""

    def __init__(
        self, items: Iterable[Item], places: Callable[[Item], Sequence[Locator | None]], parent: QObject | None = None
    ) -> None:
        """``places`` gives the passage of each anchor of an item, none for those that this edition has not."""
        super().__init__(parent)
        self._read_places = places
        self._places: dict[ItemId, tuple[int, Sequence[Locator | None]]] = {}
        self._cut: frozenset[ItemId] = frozenset()
        self._is_writable = True
        self.shelf = Shelf(items)
        self.follow(self.shelf.levels)

    def take(self, written: Iterable[Written]) -> bool:
        """Follow what was written; tells whether anything of it lies here."""
        some = list(written)
        if not self.shelf.follow(some):
            return False
        self.follow(self.shelf.levels)
        touched = {item.id for one in some for item in (one.before, one.after) if item is not None}
        homes = {item.body.folder for one in some for item in (one.before, one.after) if _is_shelved(item)}  # type: ignore[union-attr]  # has a folder
        for one in (touched | homes) - {ROOT}:
            self._tell(self.index_of(one), self.index_of(one))
        return True

    def show_items(self, items: Iterable[Item]) -> None:
        """Show what was read anew."""
        self.shelf = Shelf(items)
        self._places.clear()
        self.follow(self.shelf.levels)
        for folder in self.shelf.levels:
            parent = self.index_of(folder)
            self._tell(self.index(0, 0, parent), self.index(self.rowCount(parent) - 1, 0, parent))

    def show_cut(self, ids: Iterable[ItemId]) -> None:
        """Show which rows are about to be moved, and no others."""
        before, self._cut = self._cut, frozenset(ids)
        for one in before ^ self._cut:
            self._tell(self.index_of(one), self.index_of(one))

    def set_writable(self, *, writable: bool) -> None:
        """Let rows be dragged and renamed, or not."""
        self._is_writable = writable

    def item_at(self, index: AnyIndex) -> Item | None:
        """Give the item of a row; none for no row."""
        return self.shelf.item(ItemId(self.key_of(index)))

    def places_of(self, item: Item) -> Sequence[Locator | None]:
        """Give the passage of each anchor of an item, read once for each of its revisions."""
        kept = self._places.get(item.id)
        if kept is None or kept[0] != item.revision:
            kept = self._places[item.id] = (item.revision, self._read_places(item))
        return kept[1]

    # -- Qt

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Qt: what can be done with a row."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return FLAGS[self.shelf.is_folder(self._keys[index.internalId()]), self._is_writable]  # type: ignore[arg-type]  # its id

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: what a row shows."""
        item = self.item_at(index)
        if item is None:
            return None
        match role:
            case Role.ROW:
                return self._row(item)
            case Qt.ItemDataRole.DisplayRole:
                return whole_name(item)
            case Qt.ItemDataRole.EditRole:
                return getattr(item.body, "name", "")
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(filter(None, (whole_name(item), self._missing(item))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(item)
            case Role.KEY:
                return item.id
            case Role.TARGET:
                return next((one for one in self.places_of(item) if one is not None), "")
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        item = self.item_at(index)
        if item is None or role != Qt.ItemDataRole.EditRole:
            return False
        # Shown once it is written. A bookmark may have no name, and a folder not.
        name = " ".join(str(value).split())
        if name != self.data(index, Qt.ItemDataRole.EditRole) and (name or not isinstance(item.body, Folder)):
            self.rename_requested.emit(item.id, name)
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, "\n".join(self.key_of(index) for index in indexes).encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        ids = self._dragged(data)
        return bool(ids) and self._is_writable and self.shelf.can_move(ids, ItemId(self.key_of(parent)))

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        place = row if row >= 0 else self.rowCount(parent)
        self.move_requested.emit(self._dragged(data), self.key_of(parent), place)
        return True

    def _dragged(self, data: QMimeData) -> tuple[ItemId, ...]:
        words = bytes(data.data(MIME).data()).decode("ascii", "replace").split("\n")
        return tuple(ItemId(word) for word in words if self.shelf.item(ItemId(word)) is not None)

    def _row(self, item: Item) -> LineRow:
        locators, text = name_of(item)
        places = self.places_of(item)
        is_missing = bool(places) and not any(places)
        count = len(self.shelf.children(item.id)) if isinstance(item.body, Folder) else len(places)
        kind = "set" if item.kind == "bookmark" and len(places) > 1 else item.kind
        return LineRow(
            kind=kind, locators=locators, text=text, detail=str(count) if kind in {"folder", "set"} else "",
            is_faint=is_missing or item.id in self._cut,
        )  # fmt: skip

    def _spoken(self, item: Item) -> str:
        kinds = {
            "folder": self.tr("folder"),
            "bookmark": self.tr("bookmark"),
            "set": self.tr("several paragraphs"),
            "search": self.tr("saved search"),
        }
        row = self._row(item)
        return ", ".join(filter(None, (whole_name(item), kinds[row.kind], row.detail, self._missing(item))))

    def _missing(self, item: Item) -> str:
        pairs = zip(item.body.anchors, self.places_of(item), strict=True)
        names = ", ".join(anchor.locator for anchor, place in pairs if place is None)
        return self.tr("Not in this edition: {locators}").format(locators=names) if names else ""

    def _tell(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.isValid():
            self.dataChanged.emit(first, last)


def _is_shelved(item: Item | None) -> bool:
    return item is not None and (isinstance(item.body, Folder | SavedSearch) or item.kind == "bookmark")
