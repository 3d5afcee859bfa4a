"""A small card that floats over a page beside the words that it is about; it never takes the keyboard by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from tipbrowser.ui.focus_order import neighbour, stops
from tipbrowser.ui.page.page_view import PageView
from tipbrowser.ui.page.text_page import TextPage

GAP = 6
HELD = frozenset((Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta))
"""Keys that are only held for others."""
ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
CARET = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End))
"""Keys that move a caret, or else scroll."""


class FloatingCard(QFrame):
    """Goes with Escape, by typing, by scrolling, by a click beside it and with the page."""

    outlives: frozenset[Qt.Key] = frozenset()
    """Keys in the text that it does not go by."""

    def __init__(self, page: TextPage) -> None:
        super().__init__(page)
        self._page = page
        self._view: PageView | None = None
        self.hide()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.document_shown.connect(self.close_card)

    def open_at(self, place: QRect, *, above: bool) -> None:
        """Show it above or below a place of the page, wherever there is room; the keyboard stays where it is."""
        self.adjustSize()
        self.move(self._corner(place, above=above))
        self._listen()
        self.show()
        self.raise_()

    def close_card(self) -> None:
        """Put it away; the keyboard goes back to the text if it was here."""
        if self._view is not None:
            self._view.removeEventFilter(self)
            self._view.viewport().removeEventFilter(self)
            self._view.verticalScrollBar().valueChanged.disconnect(self.close_card)
            self._view = None
        focused = self.window().focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        self.hide()
        if inside:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Take the keyboard to the first thing in it."""
        found = stops(self)
        if found:
            found[0].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self.close_card()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_Escape:
                self.close_card()
                return True
            if key not in HELD and key not in self.outlives:
                self.close_card()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  # Qt's own name
        # It stands over the text: whoever came in by keyboard leaves it by Escape, and does not get lost behind it.
        target = neighbour(self, self.window().focusWidget(), forward=next)
        if target is not None:
            reasons = Qt.FocusReason
            target.setFocus(reasons.TabFocusReason if next else reasons.BacktabFocusReason)
        return target is not None

    def _listen(self) -> None:
        view = self._page.view
        if self._view is view:
            return
        self._view = view
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        view.verticalScrollBar().valueChanged.connect(self.close_card)

    def _corner(self, place: QRect, *, above: bool) -> QPoint:
        """Give where the corner goes: inside the page, and beside the place rather than over it."""
        room: QWidget = self._page
        over, under = place.top() - GAP - self.height(), place.bottom() + GAP
        fits_over, fits_under = over >= GAP, under + self.height() <= room.height() - GAP
        top = over if (above and fits_over) or not fits_under else under
        start = place.right() - self.width() if self.isRightToLeft() else place.left()
        start = min(start, room.width() - self.width() - GAP)
        return QPoint(max(start, GAP), max(min(top, room.height() - self.height() - GAP), GAP))
