"""Rows that can be put into the tray: by a click on their mark, by a key, and from a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QContextMenuEvent, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QToolTip

from tipbrowser.domain.held import WHOLE
from tipbrowser.models.roles import Role

NEAR = 5
"""Pixels beside a mark that are pressed for it too."""
KEY = QKeySequence("Shift+Space")
PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class TrayRows(QObject):
    """Watches a list or a tree whose rows show the mark; a press on it selects and opens nothing."""

    turn_requested = Signal(object)
    """What the rows stand for, passages and sections: into the tray, or out of it if all of them lie there."""

    def __init__(self, view: QAbstractItemView, mark_room: Callable[[QRect], QRect]) -> None:
        """``mark_room`` gives where in a row its mark is."""
        super().__init__(view)
        self._view = view
        self._mark_room = mark_room
        self._more: Sequence[QAction] = ()
        self._pressed = QPersistentModelIndex()
        for part in (view, view.viewport()):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return watched is self._view and event.type() == QEvent.Type.KeyPress and self._take_key(event)
        if watched is self._view:
            return False
        if isinstance(event, QMouseEvent):
            return self._take_press(event)
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._explain(event)
        return isinstance(event, QContextMenuEvent) and self._open_menu(event)

    def offer(self, more: Sequence[QAction]) -> None:
        """Offer actions of the window in the menu too."""
        self._more = more

    def mark_of(self, index: QModelIndex) -> QRect:
        """Give where the mark of a row is in the viewport."""
        return self._mark_room(self._view.visualRect(index))

    def _take_press(self, event: QMouseEvent) -> bool:
        if event.type() in PRESSES:
            index = self._at(event.position().toPoint())
            plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
            self._pressed = QPersistentModelIndex(index if plain else QModelIndex())
            return self._pressed.isValid()
        if event.type() != QEvent.Type.MouseButtonRelease or not self._pressed.isValid():
            return False
        pressed, self._pressed = self._pressed, QPersistentModelIndex()
        if pressed == self._at(event.position().toPoint()):  # who thinks better of it lets go elsewhere
            self.turn_requested.emit([str(pressed.data(Role.TRAY))])
        return True

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Space or event.modifiers() != Qt.KeyboardModifier.ShiftModifier:
            return False
        self._turn_chosen()
        return True

    def _turn_chosen(self) -> None:
        keys = self._chosen
        if keys:
            self.turn_requested.emit(keys)

    @property
    def _chosen(self) -> list[str]:
        """What the selected rows stand for, in their order; or the current one, if it is not among them."""
        current = self._view.currentIndex()
        selected = self._view.selectionModel().selectedIndexes()
        rows = sorted(selected, key=lambda index: index.row()) if current in selected else [current]
        return [str(key) for index in rows if (key := index.data(Role.TRAY))]

    def _at(self, point: QPoint) -> QModelIndex:
        """Give the row at whose mark a point of the viewport is; invalid at none."""
        index = self._view.indexAt(point)
        if index.isValid() and index.data(Role.TRAY):
            # As high as its row: a small box is hard to meet.
            room, row = self.mark_of(index).adjusted(-NEAR, 0, NEAR, 0), self._view.visualRect(index)
            if room.left() <= point.x() <= room.right() and row.top() <= point.y() <= room.bottom() + NEAR:
                return index
        return QModelIndex()

    def _explain(self, event: QHelpEvent) -> bool:
        index = self._at(event.pos())
        if not index.isValid():
            return False
        words = f"{_words(index.data(Role.ROW).tray)} ({KEY.toString(QKeySequence.SequenceFormat.NativeText)})"
        QToolTip.showText(event.globalPos(), words, self._view.viewport(), self.mark_of(index))
        return True

    def _open_menu(self, event: QContextMenuEvent) -> bool:
        index = self._view.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self._view.indexAt(event.pos())
        keys = self._chosen
        key = str(index.data(Role.TRAY) or "")
        keys = keys if key in keys else [key] if key else []
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if keys:
            entry = menu.addAction(_words(index.data(Role.ROW).tray))
            entry.setShortcut(KEY)
            entry.triggered.connect(lambda: self.turn_requested.emit(keys))
        menu.addActions([one for one in self._more if one.isEnabled()])
        if menu.isEmpty():
            menu.deleteLater()
            return False
        menu.popup(event.globalPos())
        return True


def _words(held: str) -> str:
    return _tr("Take out of the tray") if held == WHOLE else _tr("Put into the tray")


def _tr(words: str) -> str:
    return QCoreApplication.translate("TrayRows", words)
