"""The browser of one laid-out page: its column, its keys, its caret and the bar beside the current passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QMimeData, QPoint, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from tipbrowser.ui.named_values import set_named, solid_brush
from tipbrowser.ui.page.clean_copy import clean_text
from tipbrowser.ui.page.laid_out import room_of
from tipbrowser.ui.page.link_browser import LinkBrowser, apart_by
from tipbrowser.ui.page.page_document import PageDocument

if TYPE_CHECKING:  # what only handlers name costs its classes at the start
    from PySide6.QtGui import (
        QContextMenuEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
        QTextDocument,
    )

    from tipbrowser.ui.page.page_layer import PageLayer

BAR_WIDTH = 4


class PageView(LinkBrowser):
    """Shows one page; says what the reader did on it, in positions of the document."""

    position_clicked = Signal(int)
    """The text was clicked, not a link, and nothing was selected by it."""
    step_requested = Signal(int)
    """1 for the next passage, -1 for the one before."""
    caret_moved = Signal(int)
    """A key moved the caret to this position."""
    caret_wished = Signal()
    """The key was pressed that turns the caret on and off."""
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
        self._apart = ""
        """Name of the link that was pressed to be opened apart."""
        self._wished: tuple[int, int] | None = None
        """What is to be selected once the view takes its document; none for nothing."""
        self._has_caret = False
        self.layer: PageLayer | None = None
        """What the reader's own is painted by; none before there can be any."""
        # The viewport, held by its name: Qt's binding, asked for it, first loads every kind of widget that it might be.
        self._room = self.findChild(QWidget, "qt_scrollarea_viewport")
        self._build_view()
        self.setLineWrapColumnOrWidth(column)

    @property
    def made(self) -> PageDocument | None:
        """The page that is shown; none at first."""
        return self._made

    @property
    def has_document(self) -> bool:
        """Whether the page's document is in the view, where one can work with it; it may have to wait."""
        return self._made is not None and self._made.document is self._taken

    def show_document(self, made: PageDocument) -> None:
        """Show a written page; the one before it goes.

        A view that cannot be seen takes it once it has its size: Qt lays a document out for whatever size there is.
        """
        if self._made is not None and self._made.document is not self._taken:
            self._made.document.deleteLater()  # never taken
        self._made = made
        self._wished = None
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
        self.set_ring_colour(colour)
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

    @property
    def has_caret(self) -> bool:
        """Whether the arrow keys move a caret."""
        return self._has_caret

    @property
    def selected(self) -> tuple[int, int]:
        """Where what is selected begins and ends, in the order in which it was selected; twice the same if nothing is."""
        if self._wished is not None:
            return self._wished
        cursor = self.textCursor()
        return cursor.anchor(), cursor.position()

    def select(self, start: int, end: int) -> None:
        """Select what stands between two positions, in the form of ``selected``; at once, or once it can be seen."""
        if not self.has_document:
            self._wished = (start, end) if start != end else None
            return
        if (start, end) == self.selected:
            return
        cursor, last = self.textCursor(), self.document().characterCount() - 1
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), cursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def clean_selection(self) -> str:
        """Give the publication's words of the selection."""
        cursor = self.textCursor()
        if self._made is None or not cursor.hasSelection():
            return ""
        return clean_text(self._made, cursor.selectionStart(), cursor.selectionEnd())

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.clean_selection())
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:
        buttons = QtCore.Qt.MouseButton
        if event.button() in (buttons.BackButton, buttons.ForwardButton):  # the window goes back and forward by them
            event.ignore()
            return
        self._apart = self._link_apart(event)
        if self._apart:
            return
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        buttons = QtCore.Qt.MouseButton
        if event.button() in (buttons.BackButton, buttons.ForwardButton):  # the second of two quick presses
            event.ignore()
            return
        super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        link = self.anchorAt(point)
        if self._apart:
            apart, self._apart = self._apart, ""
            if link == apart:
                self.anchor_apart.emit(link, apart_by(event.modifiers()))
            return
        super().mouseReleaseEvent(event)
        if event.button() != QtCore.Qt.MouseButton.LeftButton:
            return
        moved = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self.layer is not None and self.textCursor().hasSelection():
            self.layer.select(self)
        elif not moved and self.layer is not None and not link and self.layer.press(self, point):
            return
        if not link and not moved:
            self.position_clicked.emit(self.cursorForPosition(point).position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self.layer is not None:
            self.layer.point_at(self, event.position().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # What the menu offers for a paragraph is about the one under the pointer: it becomes the current one.
        point = event.pos()
        by_mouse = event.reason() == event.Reason.Mouse
        if by_mouse and not self.textCursor().hasSelection() and not self.anchorAt(point):
            self.position_clicked.emit(self.cursorForPosition(point).position())
        super().contextMenuEvent(event)

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
        elif key == keys.Key_Escape:
            self.dismissed.emit()
            event.ignore()
        elif not (key in (keys.Key_Return, keys.Key_Enter) and self._enters_layer()):
            before = self.textCursor().position()
            super().keyPressEvent(event)
            if self._has_caret and self.textCursor().position() != before:
                self.caret_moved.emit(self.textCursor().position())
                if self.layer is not None:
                    self.layer.come(self, self.textCursor().position())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_document()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        layer = self.layer if self.has_document else None
        if layer is not None:
            layer.paint_below(self, event.rect())
        super().paintEvent(event)
        if layer is not None:
            layer.paint_above(self, event.rect())
        if self._blocks is not None:
            self._paint_bar(self._blocks)

    def _enters_layer(self) -> bool:
        """Tell whether Enter is meant for what the caret stands in, and not for a link."""
        return self._has_caret and not self.link_reached and self.layer is not None and self.layer.enter(self)

    def _link_apart(self, event: QMouseEvent) -> str:
        """Give the link under a press that asks for a tab of its own, by the middle button or with Ctrl; may be empty."""
        buttons = QtCore.Qt.MouseButton
        held = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier)
        if event.button() != buttons.MiddleButton and not (event.button() == buttons.LeftButton and held):
            return ""
        return self.anchorAt(event.position().toPoint())

    def _take_document(self) -> None:
        before = self._taken
        if self._made is None or before is self._made.document:
            return
        # Without a width it would be laid out endlessly wide first.
        self._made.document.setTextWidth(self.lineWrapColumnOrWidth())
        self._taken = self._made.document
        self.setDocument(self._taken)
        wished, self._wished = self._wished, None
        if wished is not None:
            self.select(*wished)
        if before is not None:
            before.deleteLater()

    def _paint_bar(self, extent: tuple[int, int]) -> None:
        rect = room_of(self.document(), extent).translated(0, -self.verticalScrollBar().value())
        start = self._bar_start()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QPainterPath()
        bar.addRoundedRect(QRectF(start, rect.top(), BAR_WIDTH, rect.height()), BAR_WIDTH / 2, BAR_WIDTH / 2)
        painter.fillPath(bar, solid_brush(self._mark))

    def _build_view(self) -> None:
        self.setObjectName("page_view")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        set_named(self, horizontalScrollBarPolicy="ScrollBarAlwaysOff", verticalScrollBarPolicy="ScrollBarAlwaysOn")
        self.setAccessibleName(self.tr("Text"))
        bar = self.verticalScrollBar()
        # It keeps its place, so that no line moves when it comes or goes; with nothing to scroll it shows no handle.
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))

    def _bar_start(self) -> float:
        """Give where the bar begins: in the margin at the start side."""
        margin = self.document().rootFrame().frameFormat().leftMargin()
        place = margin * 0.35
        return self.viewport().width() - place - BAR_WIDTH if self.isRightToLeft() else place
