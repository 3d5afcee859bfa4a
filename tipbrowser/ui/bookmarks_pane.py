"""The pane of bookmarks: what can be done with them, what is wrong with their file, and the tree itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from tipbrowser.domain.annotations import ItemId
from tipbrowser.models.bookmarks_model import BookmarksModel
from tipbrowser.models.roles import Role
from tipbrowser.ui.bookmark_tree import BookmarkTree
from tipbrowser.ui.icons import Icons
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.line_delegate import LineDelegate
from tipbrowser.ui.theme import Theme


class BookmarksPane(QWidget):
    """Shows the shelf; emits what is wished of its rows."""

    opened = Signal(str)
    """Id of the row that is to be opened."""
    folder_requested = Signal()
    removal_requested = Signal()
    step_requested = Signal(int)
    """The selected rows shall go up (-1) or down (1)."""
    cut_requested = Signal()
    paste_requested = Signal()
    tags_requested = Signal()
    gathering_requested = Signal()
    """The selected rows, with all that lies in them, are to be put into the tray."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._model: BookmarksModel | None = None
        self._trouble = plain_label(self, "pane_note")
        self._empty = plain_label(self, "empty_state")
        self._tree = BookmarkTree(self)
        self._delegate = LineDelegate(self._tree, theme, icons)
        self._row = QHBoxLayout()
        self._drawn: list[tuple[QAction, str]] = []
        self._build_actions()
        self._build_tree()
        self._build_column()
        self._connect_signals()

    @property
    def view(self) -> BookmarkTree:
        """The tree itself."""
        return self._tree

    @property
    def entrance(self) -> QWidget:
        """What takes the keyboard when one goes to the pane."""
        return self._tree if not self._tree.isHidden() else self._buttons[0]

    @property
    def selected(self) -> list[ItemId]:
        """Ids of the selected rows; what one does is about all of them."""
        return [ItemId(key) for key in self._tree.selected]

    @property
    def current(self) -> ItemId:
        """Id of the current row; empty if there is none."""
        return ItemId(str(self._tree.currentIndex().data(Role.KEY) or ""))

    @property
    def open_folders(self) -> tuple[str, ...]:
        """Ids of the folders that are open."""
        model = self._model
        if model is None:
            return ()
        return tuple(key for key in model.shelf.levels if key and self._tree.isExpanded(model.index_of(key)))

    def set_model(self, model: BookmarksModel) -> None:
        """Show the rows of a model."""
        self._model = model
        self._tree.setModel(model)

    def open(self, folders: Iterable[str]) -> None:
        """Open some folders."""
        assert self._model is not None  # there is nothing to open before
        for folder in folders:
            index = self._model.index_of(folder)
            if index.isValid():
                self._tree.expand(index)

    def add_actions(self, actions: Sequence[tuple[QAction, str]]) -> None:
        """Offer actions of the window too, each with its icon, before those of the pane."""
        for place, (action, icon) in enumerate(actions):
            self._add_button(action, icon, place)

    def add_tag_line(self, line: QWidget) -> None:
        """Take in the line for the tags of the current row, below the tree."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        line.setContentsMargins(8, 4, 8, 6)
        column.insertWidget(column.indexOf(self._tree) + 1, line)

    def select(self, ids: Iterable[str]) -> None:
        """Select rows, with the folders above them open; tells nobody."""
        assert self._model is not None  # there is nothing to select before
        indexes = [index for one in ids if (index := self._model.index_of(one)).isValid()]
        for index in indexes:
            above = index.parent()
            while above.isValid():
                self._tree.expand(above)
                above = above.parent()
        self._tree.select(indexes)

    def edit(self, id: str, typed: str | None = None) -> None:  # noqa: A002  # the item's own word for it
        """Let the name of a row be typed, ``typed`` in place of the one it has."""
        self.select([id])
        self._delegate.typed = typed
        self._tree.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tree.edit(self._tree.currentIndex())

    def show_state(self, *, trouble: str, empty: str) -> None:
        """Say why nothing can be written, and why there are no rows; empty where all is well."""
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        self._empty.setText(empty)
        self._empty.setVisible(bool(empty))
        self._tree.setVisible(not empty)
        for action in self._changing:
            action.setEnabled(not trouble)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._delegate.set_theme(theme)
        for action, icon in self._drawn:
            action.setIcon(self._icons.icon(icon, theme.text, fading=True))

    def _build_actions(self) -> None:
        self._open = QAction(self.tr("Open"), self)
        self._gather = QAction(self.tr("Put into the tray"), self)
        self._folder = QAction(self.tr("New folder"), self)
        self._rename = self._action(self.tr("Rename"), Qt.Key.Key_F2)
        self._cut = self._action(self.tr("Cut"), QKeySequence.StandardKey.Cut)
        self._paste = self._action(self.tr("Paste"), QKeySequence.StandardKey.Paste)
        self._up = self._action(self.tr("Move up"), "Alt+Shift+Up")
        self._down = self._action(self.tr("Move down"), "Alt+Shift+Down")
        self._remove = self._action(self.tr("Delete"), Qt.Key.Key_Delete)
        self._tag = QAction(self.tr("Tags"), self)
        self._changing = (
            self._folder,
            self._rename,
            self._cut,
            self._paste,
            self._up,
            self._down,
            self._remove,
            self._tag,
            self._gather,
        )
        self._row.addStretch(1)
        self._buttons = [
            self._add_button(action, icon)
            for action, icon in ((self._folder, "folder_new"), (self._rename, "pencil"), (self._remove, "bin"))
        ]

    def _action(self, name: str, key: Qt.Key | QKeySequence.StandardKey | str) -> QAction:
        """Give an action; its key is the tree's own, and is only shown here."""
        action = QAction(name, self)
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{name} ({shown})" if shown else name)
        return action

    def _add_button(self, action: QAction, icon: str, place: int | None = None) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setDefaultAction(action)
        action.changed.connect(lambda: button.setAccessibleName(action.text()))
        button.setAccessibleName(action.text())
        self._drawn.append((action, icon))
        self._row.insertWidget(self._row.count() if place is None else place, button)
        return button

    def _build_tree(self) -> None:
        self._tree.setAccessibleName(self.tr("Bookmarks"))
        self._tree.setItemDelegate(self._delegate)

    def _build_column(self) -> None:
        self._trouble.setContentsMargins(14, 6, 14, 6)
        self._trouble.hide()
        self._empty.hide()
        self._row.setContentsMargins(8, 6, 8, 2)
        self._row.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(self._trouble)
        column.addWidget(self._empty)
        column.addWidget(self._tree, 1)
        column.addStretch(0)

    def _connect_signals(self) -> None:
        tree = self._tree
        tree.opened.connect(self._open_row)
        tree.removal_requested.connect(self._remove.trigger)
        tree.step_requested.connect(lambda by: (self._up if by < 0 else self._down).trigger())
        tree.cut_requested.connect(self._cut.trigger)
        tree.paste_requested.connect(self._paste.trigger)
        tree.customContextMenuRequested.connect(self._open_menu)
        self._open.triggered.connect(lambda: self._open_row(tree.currentIndex()))
        self._folder.triggered.connect(self.folder_requested)
        self._rename.triggered.connect(lambda: tree.edit(tree.currentIndex()))
        self._cut.triggered.connect(self.cut_requested)
        self._paste.triggered.connect(self.paste_requested)
        self._up.triggered.connect(lambda: self.step_requested.emit(-1))
        self._down.triggered.connect(lambda: self.step_requested.emit(1))
        self._remove.triggered.connect(self.removal_requested)
        self._tag.triggered.connect(self.tags_requested)
        self._gather.triggered.connect(self.gathering_requested)

    def _open_row(self, index: QModelIndex) -> None:
        if index.isValid():
            self._tree.expand(index)
            self.opened.emit(str(index.data(Role.KEY)))

    def _open_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self._open, self._rename, self._tag, self._gather, self._folder])
        menu.addSeparator()
        menu.addActions([self._cut, self._paste, self._up, self._down])
        menu.addSeparator()
        menu.addAction(self._remove)
        menu.popup(self._tree.viewport().mapToGlobal(point))
