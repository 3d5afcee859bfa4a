"""The list in the middle: what it lists, how many, and the paragraphs themselves."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QToolButton, QVBoxLayout, QWidget

from tipbrowser.domain.publication import IndexRow
from tipbrowser.models.entries_model import EntriesModel
from tipbrowser.models.roles import Role
from tipbrowser.ui.choice_chips import ChoiceChips
from tipbrowser.ui.entry_delegate import EntryDelegate
from tipbrowser.ui.icons import Icons
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.printed_rows import PrintedRows
from tipbrowser.ui.row_list import RowList
from tipbrowser.ui.theme import Theme


class EntriesPane(QWidget):
    """Shows the paragraphs of a topic or a combination; keeps its own selection."""

    locator_requested = Signal(str)
    """Canonical locator of the paragraph chosen in the list."""
    locator_passed = Signal(str)
    """Canonical locator of a paragraph that a key came to on its way through the list."""
    close_requested = Signal()
    erratum_requested = Signal(int)
    """Number of the first erratum that concerns the topic."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._erratum = 0
        self.chips = ChoiceChips(self)
        self._title = plain_label(self, "pane_title")
        self._count = plain_label(self, "pane_detail")
        self._note = plain_label(self, "pane_note")
        self._empty = plain_label(self, "empty_state")
        self._list = _EntryList(self)
        self._rows = PrintedRows(self)
        self._close = QToolButton(self)
        self._mark = QToolButton(self)
        self._printed = QToolButton(self)
        self._delegate = EntryDelegate(self._list, theme)
        self._build_list()
        self._build_buttons()
        self._build_column()
        self._connect_signals()

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
        self._count.setText(count)
        self._empty.setText(empty)
        self._empty.setVisible(bool(empty))
        self._list.setVisible(not empty)
        self._list.setAccessibleName(f"{title}, {count}")

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

    def show_note(self, note: str) -> None:
        """Say that the current paragraph is not listed; empty takes the words away."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def select(self, index: QModelIndex) -> None:
        """Select a row and bring it into sight; tells nobody."""
        blocked = self._list.blockSignals(True)
        self._list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._list.blockSignals(blocked)
        self._list.scrollTo(index, QListView.ScrollHint.EnsureVisible)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._delegate.set_theme(theme)
        self._close.setIcon(self._icons.icon("close", theme.text))
        self._mark.setIcon(self._icons.icon("erratum", theme.erratum))
        self._printed.setIcon(self._icons.icon("rows", theme.text))

    def _build_list(self) -> None:
        view = self._list
        view.setObjectName("entries")
        view.setItemDelegate(self._delegate)
        view.setUniformItemSizes(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMouseTracking(True)
        view.setAccessibleName(self.tr("List of paragraphs"))
        self._note.hide()
        self._empty.hide()

    def _build_buttons(self) -> None:
        for button, name, tip in (
            (self._close, self.tr("Close the list"), self.tr("Close the list (Ctrl+W)")),
            (self._mark, "", ""),
            (self._printed, self.tr("As printed"), self.tr("Show the index's rows as printed")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(tip)
            button.setAutoRaise(True)
        self._printed.setCheckable(True)
        self._mark.hide()
        self._printed.hide()

    def _build_column(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 8, 0)
        head.setSpacing(2)
        head.addWidget(self._count, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self._mark, self._printed, self._close):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        # The whole width, for a topic's long words.
        self._title.setContentsMargins(14, 2, 14, 10)
        self._note.setContentsMargins(14, 6, 14, 6)
        for widget in (self._title, self.chips, self._rows, self._note, self._empty):
            column.addWidget(widget)
        column.addWidget(self._list, 1)
        column.addStretch(0)

    def _connect_signals(self) -> None:
        self._close.clicked.connect(self.close_requested)
        self._mark.clicked.connect(lambda: self.erratum_requested.emit(self._erratum))
        self._printed.toggled.connect(self._rows.setVisible)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().isValid() and self.currentIndex().row() != before:
            self.current_moved.emit(self.currentIndex())
