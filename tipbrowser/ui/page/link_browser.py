"""A text browser whose links are reached by the pointer and by the Tab key, and that reads nothing from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QRectF, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QTextBrowser, QWidget

from tipbrowser.ui.page.laid_out import lay_out_all
from tipbrowser.ui.page.link_ring import LinkRing

if TYPE_CHECKING:  # what only handlers name costs its classes at the start
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from tipbrowser.ui.page.leave_listener import LeaveListener

BEHIND, IN_FRONT, BESIDE = "behind", "in front", "beside"
"""Where a link is opened apart from what is shown: in a tab behind it or in front of it, or in the other text."""
IN_SIGHT = 0.1
"""Around a link that is brought into sight, as a part of the visible height."""


class LinkBrowser(QTextBrowser):
    """Says which link the reader came to and followed, by its name and its place on the screen."""

    anchor_entered = Signal(str, QRect)
    """The pointer or the keyboard came to a link: its name and its place on the screen."""
    anchor_left = Signal()
    anchor_followed = Signal(str)
    anchor_apart = Signal(str, str)
    """The same, to be opened apart: its name, and ``BEHIND`` or ``IN_FRONT``."""
    anchor_reached = Signal(int)
    """The Tab key came to a link at this position of the document."""
    menu_requested = Signal(QPoint)
    """A menu is asked for at this point of the viewport."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = LinkRing(self)
        self._ring_colour = QColor()
        self._hovered = ""
        self._leaving: LeaveListener | None = None
        self.setOpenLinks(False)
        self.setMouseTracking(True)
        self.anchorClicked.connect(self._on_anchor_clicked)

    @property
    def link_reached(self) -> str:
        """Name of the link that the Tab key reached; empty if it is on none."""
        return "" if self._ring.anchor is None else self._ring.anchor.name

    def set_ring_colour(self, colour: str) -> None:
        """Draw the ring around the link that the Tab key reached in a colour."""
        self._ring_colour = QColor(colour)

    def begin_tabs_at(self, start: int, end: int) -> None:
        """Let the Tab key begin at the first link behind ``start``, unless it is on one of those up to ``end``."""
        if self._ring.anchor is None or not start <= self._ring.anchor.start <= end:
            self._leave_link()
            self._ring.begin_at(start)

    def anchor_name(self, point: QPoint) -> str:
        """Give the name of the link at a point of the viewport, or of the one that the Tab key reached; may be empty."""
        return self.anchorAt(point) or self.link_reached

    def place_of_link(self) -> QRect:
        """Give the place on the screen of the link that the Tab key reached, else of the cursor."""
        rects = self._ring.rects()
        first = rects[0].toRect() if rects else self.cursorRect()
        return self._on_screen(first.translated(0, -self.verticalScrollBar().value() if rects else 0))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give nothing: a page is words only, and nothing is ever read from a disk or a network for it."""
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._leave_link()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.anchorAt(event.position().toPoint()), event.position().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.pos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QtCore.Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter) and self._ring.anchor is not None:
            if event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier:
                self.anchor_apart.emit(self._ring.anchor.name, apart_by(event.modifiers()))
            else:
                self.anchor_followed.emit(self._ring.anchor.name)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  # Qt's own name
        anchor = self._ring.step(forward=next)
        self.viewport().update()
        if anchor is None:
            self.anchor_left.emit()
            return QWidget.focusNextPrevChild(self, next)
        self._bring_into_sight(self._ring.rects())
        self.anchor_reached.emit(anchor.start)
        self.anchor_entered.emit(anchor.name, self.place_of_link())
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != QtCore.Qt.FocusReason.PopupFocusReason:
            self._leave_link()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._ring.anchor is not None:
            self._ring.paint(QPainter(self.viewport()), self._ring_colour, self.verticalScrollBar().value())

    def _leave_link(self) -> None:
        if self._ring.anchor is not None:
            self._ring.begin_at(self._ring.anchor.start)
            self.viewport().update()
            self.anchor_left.emit()

    def _bring_into_sight(self, rects: list[QRectF]) -> None:
        """Scroll as little as shows a link with some lines around it."""
        lay_out_all(self.document())
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top, bottom = rects[0].top() - height * IN_SIGHT, rects[-1].bottom() + height * IN_SIGHT
        if top < bar.value() or bottom > bar.value() + height:
            bar.setValue(round(top if top < bar.value() else bottom - height))

    def _hover(self, name: str, point: QPoint) -> None:
        if name == self._hovered:
            return
        self._hovered = name
        if name:
            self._listen_for_leaving()
            rect = self.cursorRect(self.cursorForPosition(point))
            self.anchor_entered.emit(name, self._on_screen(rect))
        else:
            if self._leaving is not None:
                self._leaving.rest()
            self.anchor_left.emit()

    def _listen_for_leaving(self) -> None:
        from tipbrowser.ui.page.leave_listener import LeaveListener  # late: the text paints first

        if self._leaving is None:
            self._leaving = LeaveListener(self.viewport())
            self._leaving.left.connect(lambda: self._hover("", QPoint()))
        self._leaving.listen()

    def _on_screen(self, rect: QRect) -> QRect:
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def _on_anchor_clicked(self, url: QUrl) -> None:
        self.anchor_followed.emit(url.toString())


def apart_by(modifiers: QtCore.Qt.KeyboardModifier) -> str:
    """Give where a new tab is opened, by the keys that are held with the wish for it: with Shift in front."""
    return IN_FRONT if modifiers & QtCore.Qt.KeyboardModifier.ShiftModifier else BEHIND
