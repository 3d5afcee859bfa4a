"""The contents of the publication as a tree."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QTreeView, QVBoxLayout, QWidget

from tipbrowser.models.contents_model import ContentsModel
from tipbrowser.models.roles import Role
from tipbrowser.ui.row_delegate import RowDelegate
from tipbrowser.ui.row_tree import RowTree
from tipbrowser.ui.theme import Theme
from tipbrowser.ui.tray_rows import TrayRows

INDENTATION = 14


class ContentsPane(QWidget):
    """Shows the contents; a click, or Enter, asks for the place."""

    place_requested = Signal(str)
    """Canonical locator, page, or a session that adopted nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree = RowTree(self)
        self._delegate = RowDelegate(self._tree, theme, wrapping=False, marked=True)
        self.tray_rows = TrayRows(self._tree, self._delegate.mark_room)
        self._placing = False
        self._build_tree()
        self._connect_signals()

    @property
    def view(self) -> QTreeView:
        """The tree itself."""
        return self._tree

    @property
    def open_levels(self) -> tuple[str, ...]:
        """Keys of the levels that are open, the outer ones first."""
        found: list[str] = []
        self._collect_open(QModelIndex(), found)
        return tuple(found)

    def set_model(self, model: ContentsModel) -> None:
        """Show the rows of a model."""
        self._tree.setModel(model)

    def open_level(self, index: QModelIndex) -> None:
        """Open a level and those above it."""
        self._placing = True
        while index.isValid():
            self._tree.expand(index)
            index = index.parent()
        self._placing = False

    def select(self, index: QModelIndex) -> None:
        """Select a row, open the levels above it, and bring it into sight; tells nobody."""
        if not index.isValid():
            return
        self.open_level(index.parent())
        self._tree.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._tree.scrollTo(index, QTreeView.ScrollHint.EnsureVisible)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._delegate.set_theme(theme)

    def _build_tree(self) -> None:
        tree = self._tree
        tree.setObjectName("contents")
        tree.setAccessibleName(self.tr("Contents"))
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)
        tree.setIndentation(INDENTATION)
        tree.setItemDelegate(self._delegate)
        tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        tree.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(tree)

    def _connect_signals(self) -> None:
        self._tree.clicked.connect(self._choose)
        self._tree.chosen.connect(self._choose)
        self._tree.expanded.connect(self._show_children)

    def _choose(self, index: QModelIndex) -> None:
        target = index.data(Role.TARGET)
        if target:
            self.place_requested.emit(target)
        else:
            self._tree.setExpanded(index, not self._tree.isExpanded(index))

    def _show_children(self, index: QModelIndex) -> None:
        """Bring what a level holds into sight once the reader has opened it, the level itself before all."""
        if self._placing:
            return
        last = self._tree.model().index(self._tree.model().rowCount(index) - 1, 0, index)
        self._tree.scrollTo(last, QTreeView.ScrollHint.EnsureVisible)
        self._tree.scrollTo(index, QTreeView.ScrollHint.EnsureVisible)

    def _collect_open(self, parent: QModelIndex, found: list[str]) -> None:
        model = self._tree.model()
        if model is None:
            return
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            if self._tree.isExpanded(index):
                found.append(str(index.data(Role.KEY)))
                self._collect_open(index, found)
