"""The reader's own topics, above those of the index and set off from them."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStyleOptionViewItem, QToolButton, QVBoxLayout, QWidget

from tipbrowser.models.roles import Role
from tipbrowser.ui.bookmark_tree import EditedTree
from tipbrowser.ui.icons import Icons
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.look_changes import LOOK_CHANGES
from tipbrowser.ui.name_editor import fill_name, name_editor
from tipbrowser.ui.row_delegate import RowDelegate
from tipbrowser.ui.theme import Theme

PART = 0.45
"""Of the room of all topics that the own ones may take."""
LEAST = 2
"""Rows that are seen in any case."""


class OwnTopicsGroup(QFrame):
    """Heading, and a tree that is as high as its rows need, up to its part of the pane."""

    opened = Signal(str)
    """Key of the row whose paragraphs are to be listed."""
    removal_requested = Signal(object)
    """Keys of the rows that are to be deleted."""
    gathering_requested = Signal(object)
    """Keys of the rows whose paragraphs are to be put into the tray."""

    def __init__(self, icons: Icons, theme: Theme, add: QAction, parent: QWidget) -> None:
        """``add`` puts the current paragraph under an own topic."""
        super().__init__(parent)
        self._icons = icons
        self._title = plain_label(self, "facet_heading", self.tr("Own topics"))
        self._hint = plain_label(self, "own_hint", self.tr("A click lists an own topic by itself, not combined."))
        self._add = QToolButton(self)
        self._add.setDefaultAction(add)
        self._tree = EditedTree(self)
        self._delegate = _Delegate(self._tree, theme, wrapping=False)
        self._fitting = QTimer(self, interval=0, singleShot=True)
        self._build_actions()
        self._build_tree()
        self._build_column()
        self._connect_signals()

    @property
    def view(self) -> EditedTree:
        """The tree itself."""
        return self._tree

    def set_model(self, model: QAbstractItemModel) -> None:
        """Show the rows of a model."""
        self._tree.setModel(model)
        self._tree.selectionModel().selectionChanged.connect(self._note_selection)
        model.modelReset.connect(self._note_selection)
        self._note_selection()
        for changed in (model.rowsInserted, model.rowsRemoved, model.rowsMoved, model.modelReset, model.layoutChanged):
            changed.connect(self._fitting.start)
        self._fit()

    def show_mode(self, mode: str) -> None:
        """Say that a click combines nothing here, while it does so among the topics of the index."""
        self._hint.setVisible(mode != "only")

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._delegate.set_theme(theme)
        self._add.setIcon(self._icons.icon("plus", theme.text, 16))
        for action, icon in ((self._rename, "pencil"), (self._remove, "bin")):
            # On the action itself: with each change of it the button takes its icon anew.
            action.setIcon(self._icons.icon(icon, theme.text, 16, fading=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitting.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_CHANGES:
            self._fitting.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fitting.start()
        return False

    def _build_actions(self) -> None:
        self._rename = self._action(self.tr("Rename the own topic"), Qt.Key.Key_F2)
        self._remove = self._action(self.tr("Delete the own topic"), Qt.Key.Key_Delete)
        self._gather = QAction(self.tr("Put into the tray"), self)
        self._gather.triggered.connect(lambda: self.gathering_requested.emit(self._tree.selected))
        self._rename.triggered.connect(lambda: self._tree.edit(self._tree.currentIndex()))
        self._remove.triggered.connect(self._ask_removal)

    def _action(self, name: str, key: Qt.Key) -> QAction:
        """Give an action; its key is the tree's own, and is only shown here."""
        action = QAction(name, self)
        action.setToolTip(f"{name} ({QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)})")
        return action

    def _build_tree(self) -> None:
        self._tree.setObjectName("own_topics")
        self._tree.setAccessibleName(self.tr("Own topics"))
        self._tree.setAccessibleDescription(self._hint.text())
        self._tree.setItemDelegate(self._delegate)

    def _build_column(self) -> None:
        self.setObjectName("own_group")
        buttons = [self._add, QToolButton(self), QToolButton(self)]
        for button, action in zip(buttons[1:], (self._rename, self._remove), strict=True):
            button.setDefaultAction(action)
        top = QHBoxLayout()
        top.setContentsMargins(10, 4, 6, 0)
        top.addWidget(self._title, 1)
        for button in buttons:
            button.setAutoRaise(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setAccessibleName(button.text())
            top.addWidget(button)
        self._hint.setContentsMargins(10, 0, 10, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._hint)
        column.addWidget(self._tree)

    def _connect_signals(self) -> None:
        tree = self._tree
        self._fitting.timeout.connect(self._fit)
        for changed in (tree.expanded, tree.collapsed):
            changed.connect(self._fitting.start)
        tree.opened.connect(self._open_row)
        tree.removal_requested.connect(self._ask_removal)
        tree.customContextMenuRequested.connect(self._open_menu)
        parent = self.parentWidget()
        if parent is not None:
            parent.installEventFilter(self)

    def _open_row(self, index: QModelIndex) -> None:
        self._tree.expand(index)
        self.opened.emit(str(index.data(Role.KEY)))

    def _note_selection(self) -> None:
        """Offer to rename and to delete once there is something to do it to."""
        for action in (self._rename, self._remove):
            action.setEnabled(self._tree.selectionModel().hasSelection())

    def _ask_removal(self) -> None:
        self.removal_requested.emit(self._tree.selected)

    def _open_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self._gather, self._rename, self._remove])
        menu.popup(self._tree.viewport().mapToGlobal(point))

    def _fit(self) -> None:
        """Take the height of the rows that are open, and no more than the group's part of the pane."""
        model, parent = self._tree.model(), self.parentWidget()
        if model is None or parent is None:
            return
        rows = 0
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            rows += 1 + (model.rowCount(index) if self._tree.isExpanded(index) else 0)
        height = max(self._tree.sizeHintForRow(0), 1)
        around = self._tree.height() - self._tree.viewport().height()
        most = max(int(parent.height() * PART) - self._add.height(), LEAST * height)
        self._tree.setFixedHeight(min(rows * height, most - most % height) + max(around, 0))
        self.setVisible(rows > 0)


class _Delegate(RowDelegate):
    """Lets a name be typed in the place of a row."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        return name_editor(parent)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        fill_name(editor, index)
