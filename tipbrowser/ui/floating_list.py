"""A list that floats over the panes with a line to type in: one finds, looks through and chooses by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import Shiboken

from tipbrowser.models.choices_model import Choice, ChoicesModel
from tipbrowser.models.openings import Snippet
from tipbrowser.models.roles import Role
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.marked_words import MarkedWords
from tipbrowser.ui.row_list import AnyIndex, ThemedDelegate
from tipbrowser.ui.theme import Theme

WIDTH = 560
"""Pixels at the usual size of type."""
MARGIN = 12
ROWS = 11
SIDE, ABOVE, GAP = 12, 6, 6
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class FloatingList(QFrame):
    """Shows choices; it goes when one is made, with Escape, with a click beside it, or when the keyboard goes elsewhere."""

    chosen = Signal(str)
    """Key of the choice that was made."""

    def __init__(self, theme: Theme, parent: QWidget, *, under: QWidget) -> None:
        """Float over ``parent``, below what is ``under`` its upper edge and stays in sight."""
        super().__init__(parent)
        self._under = under
        self._line = QLineEdit(self)
        self._view = QListView(self)
        self._empty = plain_label(self, "empty_state")
        self._model = ChoicesModel(self)
        self._delegate = ChoiceDelegate(self._view, theme)
        self._before: QWidget | None = None
        self._none_at_all = self._none_fits = ""
        self._make: Callable[[str], Choice | None] = lambda _typed: None
        self._build()
        self._line.textEdited.connect(self._filter)
        self._view.clicked.connect(self._choose)
        self._line.installEventFilter(self)
        for around in (parent, under):
            around.installEventFilter(self)

    @property
    def view(self) -> QListView:
        """The list itself."""
        return self._view

    @property
    def line(self) -> QLineEdit:
        """The line that one types in."""
        return self._line

    def open(
        self, name: str, choices: list[Choice], *, none_at_all: str, none_fits: str,
        make: Callable[[str], Choice | None] = lambda _typed: None,
    ) -> None:  # fmt: skip
        """Offer choices under a name; say why there are none, or that none fits what is typed.

        ``make`` gives a choice for what is typed itself, or none.
        """
        self._make = make
        self._none_at_all, self._none_fits = none_at_all, none_fits
        if not self.isVisible():
            self._before = self._keyboard_before()
            self._watch_clicks(watched=True)
        self._line.clear()
        self._line.setPlaceholderText(name)
        self._line.setAccessibleName(name)
        self._view.setAccessibleName(name)
        self._model.show_choices(choices)
        self._show_rows()
        self.show()
        self._place()  # what is over it may have got its size only now
        self.raise_()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_list(self) -> None:
        """Put the list away; the keyboard goes back to where it was."""
        if not self.isVisible():
            return
        self._watch_clicks(watched=False)
        before, self._before = self._before, None
        focused = self.window().focusWidget() is self._line  # also while another window has the keyboard
        self.hide()
        if focused and before is not None and Shiboken.isValid(before) and before.isVisible():
            before.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._delegate.set_theme(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        if watched is self._line and event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._close_if_left)
        if watched in (self.parent(), self._under) and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if event.type() == QEvent.Type.MouseButtonPress and self._is_beside(watched):
            self.close_list()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # or it would come to what is behind, as a click beside the list

    def _build(self) -> None:
        self.setObjectName("floating_list")
        self._line.setObjectName("floating_line")
        self._view.setObjectName("floating_view")
        self._view.setModel(self._model)
        self._view.setItemDelegate(self._delegate)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setMouseTracking(True)
        self._view.setUniformItemSizes(True)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self._line, self._view, self._empty):
            column.addWidget(widget)
        self.hide()

    def _filter(self, typed: str) -> None:
        self._model.filter(typed, self._make(typed))
        self._show_rows()

    def _show_rows(self) -> None:
        count = self._model.rowCount()
        self._view.setVisible(count > 0)
        self._empty.setVisible(count == 0)
        self._empty.setText(self._none_fits if self._line.text() else self._none_at_all)
        self._delegate.has_second_line = any(self._row(row).below for row in range(count))
        self._view.doItemsLayout()
        self._stand_on(self._model.first_usable())
        self._place()

    def _row(self, row: int) -> Choice:
        choice = self._model.index(row).data(Role.ROW)
        assert isinstance(choice, Choice)
        return choice

    def _place(self) -> None:
        """Stand at the top in the middle, no wider or higher than what it floats over."""
        parent = self.parentWidget()
        assert parent is not None
        metrics = QFontMetrics(self.font())
        width = min(max(WIDTH, metrics.averageCharWidth() * 76), parent.width() - 2 * MARGIN)
        rows = min(self._model.rowCount(), ROWS)
        top = self._under.geometry().bottom() + 1 + GAP
        listed = rows * self._delegate.row_height + 4 if rows else self._empty.heightForWidth(width - 16)
        height = min(listed + self._line.sizeHint().height() + 24, parent.height() - top - MARGIN)
        self.setGeometry((parent.width() - width) // 2, top, width, height)

    def _press(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in STEPS:
            self._step(STEPS[key])
        elif key in ENDS and self._goes_to_end(event):
            self._stand_on(self._model.index(self._model.rowCount() - 1 if ENDS[key] else 0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._view.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close_list()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step(-1 if key == Qt.Key.Key_Backtab else 1)
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        """Go so many rows on, past those that cannot be chosen, and no further than the last."""
        rows = [row for row in range(self._model.rowCount()) if self._row(row).is_usable]
        if rows:
            here = self._view.currentIndex().row()
            place = rows.index(here) if here in rows else 0
            self._stand_on(self._model.index(rows[min(max(place + by, 0), len(rows) - 1)]))

    def _goes_to_end(self, event: QKeyEvent) -> bool:
        """Tell whether a key for an end is meant for the list: alone it is the line's where words stand in it."""
        if event.modifiers() == Qt.KeyboardModifier.NoModifier:
            return not self._line.text()
        return event.modifiers() == Qt.KeyboardModifier.ControlModifier

    def _stand_on(self, index: QModelIndex) -> None:
        self._view.setCurrentIndex(index)
        words = str(index.data(Qt.ItemDataRole.AccessibleTextRole) if index.isValid() else self._empty.text())
        self._line.setAccessibleDescription(words)
        if self.isVisible():  # a reader of screens reads the line by itself when the list opens
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._line, words))

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            key = str(index.data(Role.KEY))
            self.close_list()
            self.chosen.emit(key)

    def _close_if_left(self) -> None:
        if not self._line.hasFocus():
            self.close_list()

    def _keyboard_before(self) -> QWidget | None:
        """Give what has the keyboard; if it is another such list, that one goes, and what had it before is meant."""
        focused = self.window().focusWidget()
        other = focused.parentWidget() if focused is not None else None
        if isinstance(other, FloatingList):
            other.close_list()
            return self.window().focusWidget()
        return focused

    def _watch_clicks(self, *, watched: bool) -> None:
        """Listen to clicks anywhere in the program, or no longer: many a widget keeps its clicks to itself."""
        program = QApplication.instance()
        assert program is not None
        if watched:
            program.installEventFilter(self)
        else:
            program.removeEventFilter(self)

    def _is_beside(self, watched: QObject) -> bool:
        """Tell whether something stands in the same window and not in the list; the line's own menu is no part of it."""
        return (
            isinstance(watched, QWidget)
            and watched.window() is self.window()
            and watched is not self
            and not self.isAncestorOf(watched)
        )


class ChoiceDelegate(ThemedDelegate[Choice]):
    """Paints a name with what fits set off, a detail at its end, and a second line below."""

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view, theme)
        self._words = MarkedWords(view, theme)
        self.has_second_line = False

    @property
    def row_height(self) -> int:
        """The height that all rows have."""
        lines = QFontMetrics(self._view.font()).height()
        return lines + 2 * ABOVE + (QFontMetrics(self._small()).height() if self.has_second_line else 0)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of another theme."""
        self._words.set_theme(theme)
        super().set_theme(theme)

    def size_of_row(self, index: AnyIndex, row: Choice) -> QSize:
        """Give the room that all rows have."""
        return QSize(100, self.row_height)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: Choice) -> None:
        """Paint a choice."""
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self._theme.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver and row.is_usable:
            painter.fillRect(rect, QColor(self._theme.hover))
        area = rect.adjusted(SIDE, ABOVE, -SIDE, -ABOVE)
        small = self._small()
        painter.setFont(small)
        painter.setPen(QColor(self._theme.muted))
        end = QFontMetrics(small).horizontalAdvance(row.detail)
        line = QFontMetrics(self._view.font()).height()
        top = QRect(area.left(), area.top(), area.width(), line)
        painter.drawText(top, int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter), row.detail)
        if row.below:
            below = QRect(area.left(), area.top() + line, area.width(), area.height() - line)
            cut = QFontMetrics(small).elidedText(row.below, Qt.TextElideMode.ElideRight, below.width())
            painter.drawText(below, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop), cut)
        start = end + SIDE if self._view.isRightToLeft() else 0
        name = QRect(area.topLeft() + QPoint(start, 0), QSize(area.width() - end - SIDE, line))
        colour = self._theme.text if row.is_usable else self._theme.muted
        self._words.paint(painter, name, Snippet(row.name, row.spans), lines=1, colour=colour)

    def _small(self) -> QFont:
        small = QFont(self._view.font())
        small.setPointSizeF(small.pointSizeF() * 0.9)
        return small
