"""The tree of bookmarks: what its keys do, how rows are opened, dragged and renamed."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from tipbrowser.models.roles import Role
from tipbrowser.ui.row_tree import RowTree

INDENTATION = 14
OPENS_ITSELF = 600
"""Milliseconds after which a folder opens that something is held over."""
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
STEPPING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class EditedTree(RowTree):
    """A tree whose rows can be renamed and removed; tells what is wished by key."""

    opened = Signal(QModelIndex)
    """A row was clicked, and not only selected, or chosen by key."""
    removal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selecting = False
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENTATION)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.clicked.connect(self._note_click)
        self.chosen.connect(self._note_chosen)

    @property
    def selected(self) -> list[str]:
        """Keys of the selected rows."""
        return [str(index.data(Role.KEY)) for index in self.selectionModel().selectedIndexes()]

    def select(self, indexes: list[QModelIndex]) -> None:
        """Select some rows, the first of them the current one, and bring it into sight; tells nobody."""
        selection = self.selectionModel()
        for number, index in enumerate(indexes):
            flags = QItemSelectionModel.SelectionFlag
            if number:
                selection.select(index, flags.Select)
            else:
                selection.setCurrentIndex(index, flags.ClearAndSelect)
                self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        selects = event.key() == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if selects:
            self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.Toggle)
        elif not self.take_key(event):
            super().keyPressEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key is for in this tree; tells whether it is for anything."""
        if event.key() != Qt.Key.Key_Delete or event.modifiers():
            return False
        self.removal_requested.emit()
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Who holds Shift down selects up to here, and wants nothing opened.
        self._selecting = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mousePressEvent(event)

    def _note_click(self, index: QModelIndex) -> None:
        if not self._selecting:
            self.opened.emit(index)

    def _note_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index)


class BookmarkTree(EditedTree):
    """Rows can be dragged, cut and put elsewhere, and moved step by step."""

    step_requested = Signal(int)
    """The selected rows shall go up (-1) or down (1)."""
    cut_requested = Signal()
    paste_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bookmarks")
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setAutoExpandDelay(OPENS_ITSELF)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key is for in this tree; tells whether it is for anything."""
        key = Qt.Key(event.key())
        if key in STEPS and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == STEPPING:
            self.step_requested.emit(STEPS[key])
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_requested.emit()
        else:
            return super().take_key(event)
        return True
