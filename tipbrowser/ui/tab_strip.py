"""The tabs above a text: as wide as one another, closed by their marks or the middle button, reordered by dragging."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QTabBar, QToolButton, QWidget

from tipbrowser.ui.look_changes import LOOK_CHANGES

LETTERS, FEWEST_LETTERS = 26, 13
"""Average letters for which a tab has room, and to which it shrinks before the strip scrolls."""
MARK = 16
"""Pixels of the mark that closes a tab, at the usual size of type."""
FEW = 2
"""Tabs from which each has its mark."""
CROSS = 0.25
"""Half the length of the mark's cross, as a part of its side."""


class TabStrip(QTabBar):
    """Shows tabs and says what is wished of them; which is in front is decided elsewhere."""

    front_requested = Signal(int)
    close_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placing = False
        self._size = QSize()
        """Of each tab; none until it is asked for."""
        self._pressed = -1
        """The tab that the middle button was pressed on."""
        self._is_held = False
        """Whether a tab may be on its way to another place."""
        self.setObjectName("text_tabs")
        self.setAccessibleName(self.tr("Tabs of the text"))
        self.setMovable(True)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for scroller in self.findChildren(QToolButton):
            scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys go from tab to tab
        self.currentChanged.connect(self._on_chosen)

    def add(self, index: int, title: str, whole: str) -> None:
        """Put a tab at a place, behind the one in front; ``whole`` is its title with all that it is short of."""
        self._begin()
        self.insertTab(index, _shown(title))
        mark = CloseMark(self)
        mark.clicked.connect(lambda: self.close_requested.emit(self._tab_of(mark)))
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, mark)
        self.name(index, title, whole)
        if self.count() <= FEW:
            self._show_marks()
        self._placing = False

    def take(self, index: int) -> None:
        """Take a tab away that is not in front."""
        self._begin()
        mark = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
        self.removeTab(index)
        mark.deleteLater()
        if self.count() < FEW:
            self._show_marks()
        self._placing = False

    def name(self, index: int, title: str, whole: str) -> None:
        """Call a tab otherwise."""
        if _shown(title) != self.tabText(index):
            self.setTabText(index, _shown(title))
        self.setTabToolTip(index, whole)
        self.setAccessibleTabName(index, whole)
        mark = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
        mark.setAccessibleName(self.tr("Close the tab {title}").format(title=whole))

    def show_front(self, index: int) -> None:
        """Bring a tab to the front; tells nobody."""
        self._let_go()
        self._placing = True
        self.setCurrentIndex(index)
        self._placing = False

    def tabSizeHint(self, index: int) -> QSize:
        # Qt asks for each tab again whenever one changes.
        if self._size.isEmpty():
            letter = self.fontMetrics().averageCharWidth()
            room = self.width() // max(self.count(), 1)
            most = room if self.count() == 1 else LETTERS * letter
            height = super().tabSizeHint(index).height()
            self._size = QSize(max(FEWEST_LETTERS * letter, min(most, room)), height)
        return self._size

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._size = QSize()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in LOOK_CHANGES:
            self._size = QSize()
            for mark in self._marks:
                mark.resize(_square(self))
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        front, tab = self.currentIndex(), self.tabAt(event.position().toPoint())
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pressed = tab
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._is_held = True
        if tab == front:
            self.front_requested.emit(tab)  # it may be in front in the other one of two texts

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._is_held = False
        if event.button() != Qt.MouseButton.MiddleButton:
            return
        pressed, self._pressed = self._pressed, -1
        if pressed >= 0 and pressed == self.tabAt(event.position().toPoint()):
            self.close_requested.emit(pressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.close_requested.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a wheel that passes over the tabs would go to other places

    def _begin(self) -> None:
        """Begin to change which tabs there are."""
        self._let_go()
        self._placing, self._size = True, QSize()

    def _let_go(self) -> None:
        """End a drag before tabs change otherwise: while it lasts, Qt loses which one is in front."""
        if self._is_held:
            self._is_held = False
            point, nothing, left = QPointF(), Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
            super().mouseReleaseEvent(
                QMouseEvent(QEvent.Type.MouseButtonRelease, point, point, left, nothing, Qt.KeyboardModifier.NoModifier)
            )

    def _on_chosen(self, index: int) -> None:
        if not self._placing and index >= 0:
            self.front_requested.emit(index)

    def _tab_of(self, mark: QWidget) -> int:
        return self._marks.index(mark)

    @property
    def _marks(self) -> list[QWidget]:
        """What closes each tab."""
        return [self.tabButton(index, QTabBar.ButtonPosition.RightSide) for index in range(self.count())]

    def _show_marks(self) -> None:
        """Show what closes a tab where there are several."""
        for mark in self._marks:
            mark.setVisible(self.count() >= FEW)


class CloseMark(QAbstractButton):
    """A small cross that closes something; colours come from the palette."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return _square(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, roles = QGuiApplication.palette(), QPalette.ColorRole
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(roles.Highlight if self.isDown() else roles.Midlight))
            painter.drawRoundedRect(self.rect(), 4, 4)
        words = roles.Text if self.underMouse() or self.hasFocus() else roles.PlaceholderText
        painter.setPen(QPen(palette.color(words), 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle, arm = QPointF(self.width() / 2, self.height() / 2), self.width() * CROSS
        painter.drawLine(middle + QPointF(-arm, -arm), middle + QPointF(arm, arm))
        painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color(roles.Accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)


def _shown(title: str) -> str:
    """Give a title in Qt's way of writing, where & stands before the letter of a key."""
    return title.replace("&", "&&")


def _square(widget: QWidget) -> QSize:
    """Give the size of a mark in a widget's type."""
    side = max(MARK, widget.fontMetrics().height())
    return QSize(side, side)
