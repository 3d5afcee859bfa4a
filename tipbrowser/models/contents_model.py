"""The contents of the publication as a Qt tree whose levels are loaded when they are opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tipbrowser.domain.badges import Badge
from tipbrowser.models.badge_words import badge_words, tray_words
from tipbrowser.models.contents_tree import INSTRUMENT, ROOT, ContentsNode, ContentsSource, ContentsTree
from tipbrowser.models.roles import Role
from tipbrowser.models.tree_row import TreeRow

AnyIndex = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class ContentsModel(QAbstractItemModel):
    """Rows of the contents by integer id; front matter, parts, sections, instruments, passages."""

    def __init__(self, source: ContentsSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tree = ContentsTree(source)
        self._indexes: dict[int, QModelIndex] = {ROOT: QModelIndex()}
        """By node: a node's row never changes, and a tree asks for the parent of every row that it paints."""
        self._badge_of: Callable[[str], Badge | None] = lambda _key: None
        self._held_of: Callable[[str], str] = lambda _key: ""

    def index_of(self, target: str) -> QModelIndex:
        """Give the row of a locator, page or key, loading the levels above it; invalid if there is none."""
        if target in self._tree.by_key:
            return self._index(self._tree.by_key[target])
        found = QModelIndex()
        for key in self._tree.path_to(target):
            self._load(found)
            # A part of the front matter with a single passage has no row of its own above it.
            if key in self._tree.by_key:
                found = self._index(self._tree.by_key[key])
        return found if target in self._tree.by_key else QModelIndex()

    def show_badges(self, badge_of: Callable[[str], Badge | None]) -> None:
        """Show beside each row what of the reader's is there or below it, by its locator, section or part."""
        self._badge_of = badge_of
        self._show_own()

    def show_tray(self, held_of: Callable[[str], str]) -> None:
        """Show beside each row how much of it lies in the tray."""
        self._held_of = held_of
        self._show_own()

    def _show_own(self) -> None:
        for node in self._tree.nodes:
            if node.children:
                first, last = self._index(node.children[0]), self._index(node.children[-1])
                self.dataChanged.emit(first, last, [Role.ROW, Qt.ItemDataRole.AccessibleTextRole])

    # -- Qt: a tree asks for the parents and neighbours of every row that it paints, so that these are kept short

    def index(self, row: int, column: int, parent: AnyIndex = NO_INDEX) -> QModelIndex:
        children = self._tree.nodes[parent.internalId()].children
        if column != 0 or children is None or not 0 <= row < len(children):
            return QModelIndex()
        return self._index(children[row])

    def parent(self, index: AnyIndex = NO_INDEX) -> QModelIndex:  # type: ignore[override]  # QObject has one too
        # The number of no index is 0, that of the root, which is its own parent.
        return self._index(self._tree.nodes[index.internalId()].parent)

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        return len(self._tree.nodes[parent.internalId()].children or ())

    def columnCount(self, parent: AnyIndex = NO_INDEX) -> int:
        return 1

    def hasChildren(self, parent: AnyIndex = NO_INDEX) -> bool:
        return self._node(parent).has_children

    def canFetchMore(self, parent: AnyIndex) -> bool:
        node = self._node(parent)
        return node.has_children and node.children is None

    def fetchMore(self, parent: AnyIndex) -> None:
        self._load(parent)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self._node(index)
        match role:
            case Role.ROW:
                return _row(node, self._badge(node), self._held(node))
            case Qt.ItemDataRole.DisplayRole:
                return node.title
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(filter(None, (node.explanation or node.title, *self._own_words(node))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (_spoken(node), *self._own_words(node))))
            case Role.KEY:
                return node.key
            case Role.TARGET:
                return node.target
            case Role.DETAIL:
                return node.detail
            case Role.TRAY:
                return node.tray_key
        return None

    def _load(self, parent: AnyIndex) -> None:
        if not self.canFetchMore(parent):
            return
        number = self._node(parent).number
        children = self._tree.load_children(number)
        if not children:
            self._tree.attach(number, [])
            return
        self.beginInsertRows(self._index(number), 0, len(children) - 1)
        self._tree.attach(number, children)
        self.endInsertRows()

    def _badge(self, node: ContentsNode) -> Badge | None:
        return self._badge_of(node.key.removesuffix(INSTRUMENT))

    def _held(self, node: ContentsNode) -> str | None:
        return self._held_of(node.tray_key) if node.tray_key else None

    def _own_words(self, node: ContentsNode) -> tuple[str, str]:
        return badge_words(self._badge(node)), tray_words(self._held(node) or "")

    def _node(self, index: AnyIndex) -> ContentsNode:
        return self._tree.nodes[index.internalId()]

    def _index(self, number: int) -> QModelIndex:
        found = self._indexes.get(number)
        if found is None:
            found = self._indexes[number] = self.createIndex(self._tree.nodes[number].row, 0, number)
        return found


def _row(node: ContentsNode, badge: Badge | None, held: str | None) -> TreeRow:
    return TreeRow(
        text=node.title, detail=node.detail, badge=str(badge.total) if badge else "", strong=node.level == "part",
        silent=node.silent, tray=held,
    )  # fmt: skip


def _spoken(node: ContentsNode) -> str:
    if node.silent:
        return node.explanation
    return f"{node.title}, {node.detail}" if node.detail else node.title
