"""The list in the middle: what it lists, how many, and the passages themselves."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QToolButton, QVBoxLayout, QWidget

from tipbrowser.domain.publication import IndexRow
from tipbrowser.models.entries_model import EntriesModel
from tipbrowser.models.roles import Role
from tipbrowser.ui.choice_chips import ChoiceChips
from tipbrowser.ui.entry_delegate import EntryDelegate
from tipbrowser.ui.icons import Icons
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.lettering import widest_word
from tipbrowser.ui.pane_head import PaneHead
from tipbrowser.ui.printed_rows import PrintedRows
from tipbrowser.ui.row_list import RowList
from tipbrowser.ui.theme import Theme
from tipbrowser.ui.tray_rows import TrayRows

if TYPE_CHECKING:
    from tipbrowser.ui.search_head import SearchHead

SIDE = 14
"""Pixels beside the words of the head."""


class EntriesPane(QWidget):
    """Shows the passages of a topic, a combination or a search; keeps its own selection.

    It sets its content out itself: in a layout of its own each letter that is typed would ask the whole window for its
    sizes.
    """

    locator_requested = Signal(str)
    """Canonical locator of the paragraph chosen in the list."""
    locator_passed = Signal(str)
    """Canonical locator of a paragraph that a key came to on its way through the list."""
    close_requested = Signal()
    erratum_requested = Signal(int)
    """Number of the first erratum that concerns the topic."""
    order_requested = Signal(bool)
    """What a search found shall stand in the order of the publication, or the best first."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._erratum = 0
        self.chips = ChoiceChips(self)
        self._content = QWidget(self)
        self._column = QVBoxLayout(self._content)
        self._top = QHBoxLayout()
        self._head = PaneHead(self)
        self._title = plain_label(self, "pane_title")
        self._count = plain_label(self, "pane_detail")
        self._note = plain_label(self, "pane_note")
        self._empty = plain_label(self, "empty_state")
        self._list = _EntryList(self)
        self._rows = PrintedRows(self._head)
        self._close = QToolButton(self)
        self._mark = QToolButton(self)
        self._printed = QToolButton(self)
        self._order = QToolButton(self)
        self._narrow = QToolButton(self)
        self._delegate = EntryDelegate(self._list, theme)
        self.tray_rows = TrayRows(self._list, self._delegate.mark_room)
        self._build_list()
        self._build_buttons()
        self._build_column()
        self._connect_signals()

    @cached_property
    def search(self) -> SearchHead:
        """What stands above hits; made for the first of them."""
        from tipbrowser.ui.search_head import SearchHead

        head = SearchHead(self)
        self._head.add_below(head, self._title)
        head.facets.unfold(unfolded=self._narrow.isChecked())
        self._narrow.toggled.connect(lambda unfolded: head.facets.unfold(unfolded=unfolded))
        head.keyboard_freed.connect(lambda: self.entrance.setFocus(Qt.FocusReason.OtherFocusReason))
        return head

    @property
    def view(self) -> QListView:
        """The list itself."""
        return self._list

    @property
    def entrance(self) -> QWidget:
        """What takes the keyboard when one goes to the pane: the list, or what can be done about an empty one."""
        return self._list if self._list.isVisible() else self.chips.first or self._close

    @property
    def selected(self) -> str:
        """Canonical locator of the selected row; empty if there is none."""
        return str(self._list.currentIndex().data(Role.TARGET) or "")

    def set_model(self, model: EntriesModel) -> None:
        """Take the rows from a model."""
        self._list.setModel(model)

    def show_heading(self, title: str, count: str, empty: str) -> None:
        """Say what is listed and how many; ``empty`` says why nothing is, and what to do."""
        self._title.setText(title)
        self.setAccessibleDescription(title)
        self._count.setText(count)
        self._empty.setText(empty)
        self._empty.setVisible(bool(empty))
        self._list.setVisible(not empty)
        self._list.setAccessibleName(f"{title}, {count}")

    def show_search(self, *, shown: bool, in_order: bool = False, counted: bool = False) -> None:
        """Show above the list what belongs to a search, or not; ``in_order`` as its hits stand.

        Only where something was ``counted`` can it be narrowed or set in another order; where too much narrows it for
        anything to be found, what does can still be released.
        """
        if not shown:
            self.search.show_release(shown=False)
        self.search.setVisible(shown)
        narrowing = counted or (self.search.is_narrowed and not self.search.facets.has_counts)
        self.search.show_facets(shown=narrowing)
        self._order.setVisible(counted)
        self._order.setChecked(in_order)
        self._narrow.setVisible(narrowing)
        self._place_count()

    def step(self, by: int, *, from_top: bool = False) -> str:
        """Select the passage so many further, or ``from_top`` the first; give its locator, empty without any."""
        model = self._list.model()
        row = -1 if from_top else self._list.currentIndex().row()
        by = 1 if from_top else by
        target = QModelIndex()
        while by and 0 <= (row := row + (1 if by > 0 else -1)) < model.rowCount():
            if model.index(row, 0).data(Role.TARGET):
                target = model.index(row, 0)
                by -= 1 if by > 0 else -1
        if target.isValid():
            self.select(target)
        return self.selected

    @property
    def scrolled(self) -> int:
        """How far the list is scrolled, in pixels."""
        return self._list.verticalScrollBar().value()

    def scroll_to(self, pixels: int) -> None:
        """Scroll the list as far as it was scrolled before."""
        self._list.doItemsLayout()  # it lays out later what it was given now, and cannot be scrolled before
        self._list.verticalScrollBar().setValue(pixels)

    def show_from_top(self) -> None:
        """Show the list from its beginning."""
        self._list.scrollToTop()

    def settle(self) -> None:
        """Give everything its place now: left to Qt, the window would paint before and again afterwards."""
        if self.isVisible():
            self._head.settle()
            self._column.activate()
            self._list.doItemsLayout()

    def show_printed(self, read: Callable[[], Sequence[IndexRow]] | None) -> None:
        """Offer the index's rows as printed, read when they are first seen; none where no single topic is listed."""
        self._printed.setVisible(read is not None)
        self._rows.show_rows(read or tuple)
        self._rows.setVisible(self._printed.isChecked() and read is not None)

    def open_printed(self, positions: Collection[int]) -> None:
        """Show the index's rows as printed, and set some of them off by their positions."""
        self._printed.setChecked(True)
        self._rows.mark(positions)

    def show_errata(self, numbers: Sequence[int], explanation: str) -> None:
        """Mark the topic with its errata, by their numbers and in words; with none if there are none."""
        self._erratum = numbers[0] if numbers else 0
        name = self.tr("Errata of this topic: %n", "", len(numbers))
        self._mark.setVisible(bool(numbers))
        self._mark.setToolTip(explanation)
        self._mark.setAccessibleName(name)
        self._mark.setAccessibleDescription(explanation)
        self._place_count()

    def show_note(self, note: str) -> None:
        """Say that the current paragraph is not listed; empty takes the words away."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def select(self, index: QModelIndex) -> None:
        """Select a row and bring it into sight; tells nobody. Of several selected rows the current one changes nothing."""
        if index == self._list.currentIndex() and len(self._list.selectedIndexes()) > 1:
            self._list.scrollTo(index, QListView.ScrollHint.EnsureVisible)
            return
        blocked = self._list.blockSignals(True)
        self._list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._list.blockSignals(blocked)
        self._list.scrollTo(index, QListView.ScrollHint.EnsureVisible)

    def explain_close(self, tip: str) -> None:
        """Say on the button what closes the list, with its key."""
        self._close.setToolTip(tip)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._delegate.set_theme(theme)
        self._close.setIcon(self._icons.icon("close", theme.text))
        self._mark.setIcon(self._icons.icon("erratum", theme.erratum))
        self._printed.setIcon(self._icons.icon("rows", theme.text))
        self._order.setIcon(self._icons.icon("order", theme.text))
        self._narrow.setIcon(self._icons.icon("bars", theme.text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._content.setGeometry(self.rect())
        self._place_count()

    def _build_list(self) -> None:
        view = self._list
        view.setObjectName("entries")
        view.setItemDelegate(self._delegate)
        view.setUniformItemSizes(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMouseTracking(True)
        view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        view.setAccessibleName(self.tr("List of paragraphs"))
        self._note.hide()
        self._empty.hide()

    def _build_buttons(self) -> None:
        for button, name, tip in (
            (self._close, self.tr("Close the list"), ""),
            (self._mark, "", ""),
            (self._printed, self.tr("As printed"), self.tr("Show the index's rows as printed")),
            (self._order, self.tr("In the order of the publication"), self.tr("In the order of the publication")),
            (self._narrow, self.tr("Narrow"), self.tr("Narrow by part, topic and kind")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(tip)
            button.setAutoRaise(True)
        for button in (self._printed, self._order, self._narrow):
            button.setCheckable(True)
        for button in (self._mark, self._printed, self._order, self._narrow):
            button.hide()

    def _build_column(self) -> None:
        self._top.setContentsMargins(SIDE, 10, 8, 0)
        self._top.setSpacing(2)
        self._top.addStretch(0)
        for button in self._buttons:
            self._top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        # The whole width, for a topic's long words.
        self._title.setContentsMargins(SIDE, 2, SIDE, 10)
        self._note.setContentsMargins(SIDE, 6, SIDE, 6)
        for widget in (self._title, self.chips, self._rows, self._note):
            self._head.add(widget)
        column.addWidget(self._head)
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)
        column.addStretch(0)
        self._top.insertWidget(0, self._count, 1, Qt.AlignmentFlag.AlignVCenter)

    @property
    def _buttons(self) -> tuple[QToolButton, ...]:
        return (self._mark, self._printed, self._narrow, self._order, self._close)

    def _place_count(self) -> None:
        """Set the count beside the buttons or, where its longest word does not fit there, above the title."""
        around = self._top.contentsMargins()
        shown = [one for one in self._buttons if not one.isHidden()]
        buttons = sum(one.sizeHint().width() + self._top.spacing() for one in shown)
        room = self.width() - around.left() - around.right() - buttons
        words, font = self._count.text(), self._count.font()
        beside = room >= QFontMetrics(font).horizontalAdvance(words) or room >= widest_word(words, font)
        if beside != (self._top.indexOf(self._count) >= 0):
            if beside:
                self._count.setContentsMargins(0, 0, 0, 0)
                self._top.insertWidget(0, self._count, 1, Qt.AlignmentFlag.AlignVCenter)
            else:
                self._count.setContentsMargins(SIDE, 2, SIDE, 0)
                self._head.add_first(self._count)
            self._count.show()  # Qt would show it later, and it would take no room until then
        self._top.invalidate()  # it would answer for other words
        self._head.set_room(self.height(), self._top.heightForWidth(self.width()), self._delegate.row_height)

    def _connect_signals(self) -> None:
        self._close.clicked.connect(self.close_requested)
        self._mark.clicked.connect(lambda: self.erratum_requested.emit(self._erratum))
        self._printed.toggled.connect(self._rows.setVisible)
        self._order.clicked.connect(self.order_requested)
        self._rows.row_marked.connect(self._head.ensureWidgetVisible)
        self._list.current_moved.connect(lambda index: self._tell(index, self.locator_passed))
        self._list.clicked.connect(self._choose)
        self._list.chosen.connect(self._choose)

    def _choose(self, index: QModelIndex) -> None:
        self._tell(index, self.locator_requested)

    def _tell(self, index: QModelIndex, wish: SignalInstance) -> None:
        target = index.data(Role.TARGET)
        if target:
            wish.emit(target)


class _EntryList(RowList):
    """Tells apart a move by key from one by a click, so that one action is one wish."""

    current_moved = Signal(QModelIndex)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Qt: give where a key leads; from a group's row, which nobody can stand on, to the paragraph beside it."""
        index = super().moveCursor(action, modifiers)
        if not index.isValid() or index.flags() & Qt.ItemFlag.ItemIsEnabled:
            return index
        below, above = index.siblingAtRow(index.row() + 1), index.siblingAtRow(index.row() - 1)
        return above if below == self.currentIndex() and above.isValid() else below

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.Toggle)
            return
        super().keyPressEvent(event)
        if self.currentIndex().isValid() and self.currentIndex().row() != before:
            self.current_moved.emit(self.currentIndex())
