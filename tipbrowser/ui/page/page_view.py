"""The browser of one laid-out page: mouse, keys, links and the bar beside the current passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QTextBrowser, QTextEdit, QWidget

from tipbrowser.ui.named_values import set_named, solid_brush
from tipbrowser.ui.page.clean_copy import clean_text
from tipbrowser.ui.page.page_document import PageDocument

if TYPE_CHECKING:  # what only handlers name costs its classes at the start
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent, QTextDocument

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
        self._tabs_from = 0
        self._focused = False
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
        self._hovered, self._focused, self._tabs_from = "", False, 0
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

    def begin_tabs_at(self, position: int) -> None:
        """Let the Tab key begin at the first link behind ``position``, unless something is selected."""
        self._tabs_from = position

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
        self._focused = False
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
            self._toggle_caret()
        elif key == keys.Key_Escape:
            self.dismissed.emit()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  # Qt's own name
        self._select_before_tabs()
        moved = super().focusNextPrevChild(next)
        cursor = self.textCursor()
        name = cursor.charFormat().anchorHref() if moved and cursor.hasSelection() else ""
        self._focused = bool(name)
        if name:
            self.anchor_entered.emit(name, self._on_screen(self.cursorRect(cursor)))
        else:
            self.anchor_left.emit()
        return moved

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._focused:
            self.anchor_left.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_document()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._focused:
            self._paint_ring()
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

    def _paint_ring(self) -> None:
        """Draw a ring around the link that the Tab key reached, if it stands on one line; Qt marks it only faintly."""
        cursor = self.textCursor()
        ends = QTextCursor(cursor)
        ends.setPosition(cursor.selectionStart())
        start, end = self.cursorRect(ends), self.cursorRect(cursor)
        if not cursor.hasSelection() or start.top() != end.top():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._mark, 2))
        painter.drawRoundedRect(start.united(end).adjusted(-3, -2, 3, 2), 3, 3)

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

    def _select_before_tabs(self) -> None:
        """Select a character for Qt to go on from: without a selection it begins at the page's first link."""
        if self._tabs_from > 0 and not self.textCursor().hasSelection():
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._tabs_from - 1)
            cursor.setPosition(self._tabs_from, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

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

    def _toggle_caret(self) -> None:
        """Let the arrow keys move a caret that selects, or scroll again; F7, as in web browsers."""
        self.setTextInteractionFlags(
            self.textInteractionFlags() ^ QtCore.Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
