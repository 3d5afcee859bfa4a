"""The browser of one laid-out page: mouse, keys, links and the bar beside the current passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication, QFrame, QTextBrowser, QTextEdit, QWidget

from tipbrowser.ui.named_values import set_named, solid_brush
from tipbrowser.ui.page.clean_copy import clean_text
from tipbrowser.ui.page.link_ring import LinkRing
from tipbrowser.ui.page.page_document import PageDocument

if TYPE_CHECKING:  # what only handlers name costs its classes at the start
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
        QTextDocument,
    )

    from tipbrowser.ui.page.leave_listener import LeaveListener

BAR_WIDTH = 4


class PageView(QTextBrowser):
    """Shows one page; says what the reader did on it, in positions of the document."""

    position_clicked = Signal(int)
    """The text was clicked, not a link, and nothing was selected by it."""
    anchor_entered = Signal(str, QRect)
    """The pointer or the keyboard came to a link: its address and its place on the screen."""
    anchor_left = Signal()
    anchor_followed = Signal(str)
    anchor_reached = Signal(int)
    """The Tab key came to a link at this position."""
    caret_moved = Signal(int)
    """A key moved the caret to this position."""
    caret_wished = Signal()
    """The key was pressed that turns the caret on and off."""
    menu_requested = Signal(QPoint)
    """A menu is asked for at this point of the viewport."""
    step_requested = Signal(int)
    """1 for the next passage, -1 for the one before."""
    dismissed = Signal()
    """Escape was pressed."""
    resized = Signal()

    def __init__(self, column: int, parent: QWidget | None = None) -> None:
        """``column`` is the width to begin with, in pixels, so that the page is not laid out twice."""
        super().__init__(parent)
        self._made: PageDocument | None = None
        self._taken: QTextDocument | None = None
        """The document that is in the view; its page may have to wait until the view has its size."""
        self._blocks: tuple[int, int] | None = None
        self._mark = QColor()
        self._pressed = QPoint()
        self._hovered = ""
        self._leaving: LeaveListener | None = None
        self._ring = LinkRing(self)
        self._has_caret = False
        # The viewport, held by its name: Qt's binding, asked for it, first loads every kind of widget that it might be.
        self._room = self.findChild(QWidget, "qt_scrollarea_viewport")
        self._build_view()
        self.setLineWrapColumnOrWidth(column)
        self.anchorClicked.connect(self._on_anchor_clicked)

    @property
    def made(self) -> PageDocument | None:
        """The page that is shown; none at first."""
        return self._made

    def show_document(self, made: PageDocument) -> None:
        """Show a written page; the one before it goes.

        A view that cannot be seen takes it once it has its size: Qt lays a document out for whatever size there is.
        """
        if self._made is not None and self._made.document is not self._taken:
            self._made.document.deleteLater()  # never taken
        self._made = made
        self._blocks = None
        self._hovered = ""
        self._ring.show_page(made)
        made.document.setParent(self)
        if self.isVisible():
            self._take_document()

    def mark_blocks(self, extent: tuple[int, int] | None, colour: str) -> None:
        """Draw the bar beside the blocks between two positions; none takes it away."""
        self._blocks = extent
        self._mark = QColor(colour)
        self.viewport().update()

    def fit_column(self, ideal: int) -> int:
        """Set the page in a column in the middle, at most ``ideal`` pixels wide; give how wide it became."""
        margins = self.viewportMargins()
        available = self.viewport().width() + margins.left() + margins.right()
        column = max(min(ideal, available), 1)
        side = (available - column) // 2
        if margins.left() != side or margins.right() != available - column - side:
            self.setViewportMargins(side, 0, available - column - side, 0)
        if self.lineWrapColumnOrWidth() != column:
            self.setLineWrapColumnOrWidth(column)
        if self.isVisible():
            self._take_document()
        return column

    def lay_out_all(self) -> None:
        """Lay out what Qt would leave for later, so that the scroll bar knows the whole page."""
        document = self.document()
        document.documentLayout().blockBoundingRect(document.lastBlock())

    def extent_rect(self, extent: tuple[int, int]) -> QRectF:
        """Give the room of the blocks between two positions, in the document's coordinates."""
        layout = self.document().documentLayout()
        first = layout.blockBoundingRect(self.document().findBlock(extent[0]))
        last = layout.blockBoundingRect(self.document().findBlock(extent[1]))
        return first.united(last)

    def position_near(self, point: QPoint) -> int:
        """Give the position nearest to a point of the viewport."""
        return self.cursorForPosition(point).position()

    @property
    def link_reached(self) -> str:
        """Name of the link that the Tab key reached; empty if it is on none."""
        return "" if self._ring.anchor is None else self._ring.anchor.name

    def begin_tabs_at(self, start: int, end: int) -> None:
        """Let the Tab key begin at the first link behind ``start``, unless it is on one of those up to ``end``."""
        if self._ring.anchor is None or not start <= self._ring.anchor.start <= end:
            self._leave_link()
            self._ring.begin_at(start)

    def set_caret(self, *, shown: bool, position: int | None) -> None:
        """Let the arrow keys move a caret that selects, from a position on, or let them scroll again."""
        if shown == self._has_caret:
            return
        self._has_caret = shown
        self.setTextInteractionFlags(
            self.textInteractionFlags() ^ QtCore.Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        cursor = self.textCursor()
        if shown and position is not None and not cursor.hasSelection():
            scrolled = self.verticalScrollBar().value()
            cursor.setPosition(position)
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(scrolled)
        self.viewport().update()

    def anchor_name(self, point: QPoint) -> str:
        """Give the name of the link at a point of the viewport, or of the one that the Tab key reached; may be empty."""
        return self.anchorAt(point) or self.link_reached

    def clean_selection(self) -> str:
        """Give the publication's words of the selection."""
        cursor = self.textCursor()
        if self._made is None or not cursor.hasSelection():
            return ""
        return clean_text(self._made, cursor.selectionStart(), cursor.selectionEnd())

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give nothing: a page is words only, and nothing is ever read from a disk or a network for it."""
        return None

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.clean_selection())
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:
        buttons = QtCore.Qt.MouseButton
        if event.button() in (buttons.BackButton, buttons.ForwardButton):  # the window goes back and forward by them
            event.ignore()
            return
        self._pressed = event.position().toPoint()
        self._leave_link()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        link = self.anchorAt(point)
        super().mouseReleaseEvent(event)
        moved = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if event.button() == QtCore.Qt.MouseButton.LeftButton and not link and not moved:
            self.position_clicked.emit(self.position_near(point))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.anchorAt(event.position().toPoint()), event.position().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, held = QtCore.Qt.Key, QtCore.Qt.KeyboardModifier
        key, modifiers = keys(event.key()), event.modifiers() & ~held.KeypadModifier
        steps = {
            (held.NoModifier, keys.Key_J): 1,
            (held.NoModifier, keys.Key_K): -1,
            (held.AltModifier, keys.Key_Down): 1,
            (held.AltModifier, keys.Key_Up): -1,
        }
        step = steps.get((modifiers, key), 0)
        if step:
            self.step_requested.emit(step)
        elif key == keys.Key_F7:
            self.caret_wished.emit()
        elif key in (keys.Key_Return, keys.Key_Enter) and self._ring.anchor is not None:
            self.anchor_followed.emit(self._ring.anchor.name)
        elif key == keys.Key_Escape:
            self.dismissed.emit()
            event.ignore()
        else:
            before = self.textCursor().position()
            super().keyPressEvent(event)
            if self._has_caret and self.textCursor().position() != before:
                self.caret_moved.emit(self.textCursor().position())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.pos())

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

    def place_of_link(self) -> QRect:
        """Give the place on the screen of the link that the Tab key reached."""
        rects = self._ring.rects()
        first = rects[0].toRect() if rects else self.cursorRect()
        return self._on_screen(first.translated(0, -self.verticalScrollBar().value() if rects else 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != QtCore.Qt.FocusReason.PopupFocusReason:
            self._leave_link()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_document()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._ring.anchor is not None:
            self._ring.paint(QPainter(self.viewport()), self._mark, self.verticalScrollBar().value())
        if self._blocks is not None:
            self._paint_bar(self._blocks)

    def _take_document(self) -> None:
        before = self._taken
        if self._made is None or before is self._made.document:
            return
        # Without a width it would be laid out endlessly wide first.
        self._made.document.setTextWidth(self.lineWrapColumnOrWidth())
        self._taken = self._made.document
        self.setDocument(self._taken)
        if before is not None:
            before.deleteLater()

    def _leave_link(self) -> None:
        if self._ring.anchor is not None:
            self._ring.begin_at(self._ring.anchor.start)
            self.viewport().update()
            self.anchor_left.emit()

    def _bring_into_sight(self, rects: list[QRectF]) -> None:
        """Scroll as little as shows a link with some lines around it."""
        self.lay_out_all()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        around = height * 0.1
        top, bottom = rects[0].top() - around, rects[-1].bottom() + around
        if top < bar.value() or bottom > bar.value() + height:
            bar.setValue(round(top if top < bar.value() else bottom - height))

    def _paint_bar(self, extent: tuple[int, int]) -> None:
        rect = self.extent_rect(extent).translated(0, -self.verticalScrollBar().value())
        start = self._bar_start()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QPainterPath()
        bar.addRoundedRect(QRectF(start, rect.top(), BAR_WIDTH, rect.height()), BAR_WIDTH / 2, BAR_WIDTH / 2)
        painter.fillPath(bar, solid_brush(self._mark))

    def _build_view(self) -> None:
        self.setObjectName("page_view")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setMouseTracking(True)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        set_named(self, horizontalScrollBarPolicy="ScrollBarAlwaysOff", verticalScrollBarPolicy="ScrollBarAlwaysOn")
        self.setAccessibleName(self.tr("Text"))

    def _bar_start(self) -> float:
        """Give where the bar begins: in the margin at the start side."""
        margin = self.document().rootFrame().frameFormat().leftMargin()
        place = margin * 0.35
        return self.viewport().width() - place - BAR_WIDTH if self.isRightToLeft() else place

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
