"""The reader's own index as a Qt tree of two levels, apart from the published one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal

from tipbrowser.domain.annotations import Item
from tipbrowser.domain.changes import Written
from tipbrowser.domain.own_topics import OwnIndex, body_of, topic_name
from tipbrowser.models.roles import Role
from tipbrowser.models.synced_tree import AnyIndex, SyncedTree
from tipbrowser.models.tree_row import TreeRow

USUAL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class OwnTopicsModel(SyncedTree):
    """Headings with their subheadings, a count beside each; a row's key is as ``OwnIndex`` gives it."""

    rename_requested = Signal(str, str)
    """Key of a row, and the words that were typed for it."""

    def __init__(self, items: Iterable[Item], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_writable = True
        self.own = OwnIndex(items)
        self.follow(self.own.levels)

    def take(self, written: Iterable[Written]) -> bool:
        """Follow what was written; tells whether anything of it is an entry."""
        if not self.own.follow(written):
            return False
        self._show()
        return True

    def show_items(self, items: Iterable[Item]) -> None:
        """Show what was read anew."""
        self.own = OwnIndex(items)
        self._show()

    def set_writable(self, *, writable: bool) -> None:
        """Let rows be renamed, or not."""
        self._is_writable = writable

    # -- Qt

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Qt: what can be done with a row."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return USUAL | Qt.ItemFlag.ItemIsEditable if self._is_writable else USUAL

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: what a row shows."""
        if not index.isValid():
            return None
        key = self.key_of(index)
        match role:
            case Role.ROW:
                item = self.own.item(key)
                return TreeRow(text=self._words(key), detail="" if item is None else str(len(item.body.anchors)))
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._words(key)
            case Qt.ItemDataRole.ToolTipRole:
                return self._name(key)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(key)
            case Role.KEY:
                return key
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        words = " ".join(str(value).split())
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        if words and words != self._words(self.key_of(index)):
            self.rename_requested.emit(self.key_of(index), words)
        return True

    def _show(self) -> None:
        self.follow(self.own.levels)
        for key, below in self.own.levels.items():
            parent = self.index_of(key)
            self.dataChanged.emit(self.index(0, 0, parent), self.index(len(below) - 1, 0, parent))

    def _words(self, key: str) -> str:
        item = self.own.item(key)
        return self.own.heading(key) if item is None else body_of(item).subheading or body_of(item).heading

    def _name(self, key: str) -> str:
        item = self.own.item(key)
        return self.own.heading(key) if item is None else topic_name(body_of(item))

    def _spoken(self, key: str) -> str:
        item = self.own.item(key)
        count = "" if item is None else self.tr("paragraphs: %n", "", len(item.body.anchors))
        return ", ".join(filter(None, (self._name(key), self.tr("own topic"), count)))
