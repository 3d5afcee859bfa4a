"""All notes, highlights and own topics in one list, narrowed by words as one types, and by what is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tipbrowser.models.notes_model import NotesModel
from tipbrowser.models.roles import Role
from tipbrowser.ui.bare_button import bare_button
from tipbrowser.ui.chip import Chip
from tipbrowser.ui.filter_line import FilterLine
from tipbrowser.ui.icons import Icons
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.note_delegate import NoteDelegate
from tipbrowser.ui.rename_line import RenameLine
from tipbrowser.ui.row_list import RowList
from tipbrowser.ui.segment import Segment
from tipbrowser.ui.tag_line import TagLine
from tipbrowser.ui.theme import Theme

SIDE = 10
FEW = 2
"""Of what narrows the list so many can be taken out at once."""


class NotesPane(QWidget):
    """Shows rows; a click or Enter asks to go there."""

    words_changed = Signal(str)
    order_changed = Signal(bool)
    """By date, the last change first; else by place."""
    narrow_requested = Signal()
    """It is to be offered by what the list can be narrowed."""
    release_requested = Signal(str)
    """Something shall narrow the list no more, by its key; with an empty one nothing shall."""
    rename_requested = Signal()
    """The tag that narrows the list is to have another name."""
    row_chosen = Signal(QModelIndex)
    gathering_requested = Signal(str)
    """Something is to be put into the tray, by its id."""
    tags_left = Signal()
    """The line with the tags is wanted no more."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._filter = FilterLine(icons, self.tr("Words in your notes"), self.tr("Clear the words"), self)
        self._narrow = QToolButton(self)
        self._orders = QButtonGroup(self)
        self._chips = QVBoxLayout()
        self._shown: list[QWidget] = []
        self._clear = bare_button(self, self.tr("Clear all"))
        self._rename = bare_button(self, self.tr("Rename tag"))
        self.rename_line = RenameLine(self)
        self.tag_line = TagLine(self)
        self._count = plain_label(self, "pane_detail")
        self._empty = plain_label(self, "empty_state")
        self._misread = plain_label(self, "pane_note")
        self._list = RowList(self)
        self._delegate = NoteDelegate(self._list, theme)
        self._build_filter()
        self._build_list()
        self._build_column()
        self._connect_signals()

    @property
    def view(self) -> QListView:
        """The list itself."""
        return self._list

    @property
    def filter_box(self) -> QLineEdit:
        """The line for the words."""
        return self._filter

    @property
    def entrance(self) -> QWidget:
        """What takes the keyboard when one goes to the pane."""
        return self._filter

    def set_model(self, model: NotesModel) -> None:
        """Show the rows of a model."""
        self._list.setModel(model)

    def show_words(self, words: str) -> None:
        """Narrow the list by other words."""
        self._filter.setText(words)

    def show_order(self, *, by_date: bool) -> None:
        """Show in which order the rows stand; tells nobody."""
        for button in self._orders.buttons():
            button.setChecked((button.objectName() == "by_date") == by_date)

    def show_count(self, words: str, empty: str) -> None:
        """Say how many there are, or in place of the list why there are none, and what to do."""
        self._count.setText(words)
        self._count.setVisible(bool(words) and not empty)
        self._empty.setText(empty)
        self._empty.setVisible(bool(empty))
        self._list.setVisible(not empty)

    def show_misread(self, sentence: str) -> None:
        """Say below the words what of them could not be meant; empty if all could."""
        if sentence != self._misread.text():
            self._misread.setText(sentence)
            self._misread.setVisible(bool(sentence))
            self._filter.setAccessibleDescription(sentence or self._filter.toolTip())

    def show_narrowing(self, chosen: Sequence[tuple[str, str]], tag: str) -> None:
        """Show by what the list is narrowed, each with its key and words; ``tag`` is the one that can be renamed."""
        place = next((at for at, one in enumerate(self._shown) if one.hasFocus()), -1)
        for one in self._shown:
            one.hide()
            one.deleteLater()
        self._shown = [self._chip(*one) for one in chosen]
        for one in self._shown:
            self._chips.addWidget(one, 0, Qt.AlignmentFlag.AlignLeading)
            one.show()
        if place >= 0:
            (self._shown[min(place, len(self._shown) - 1)] if self._shown else self._narrow).setFocus()
        if self._clear.hasFocus() and len(chosen) < FEW:
            (self._shown[0] if self._shown else self._narrow).setFocus()
        self._clear.setVisible(len(chosen) >= FEW)
        tip = self.tr("Rename “{tag}” wherever it stands, or make it one with another").format(tag=tag)
        self._rename.setToolTip(tip)
        self._rename.setAccessibleDescription(tip)
        self._rename.setVisible(bool(tag))
        self.rename_line.hide()

    def select(self, index: QModelIndex) -> None:
        """Select a row and bring it into sight; tells nobody."""
        self._list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._list.scrollTo(index)

    def show_tag_line(self, *, shown: bool) -> None:
        """Let the tags of the selected row be changed, or no more."""
        self.tag_line.setVisible(shown)
        if shown:
            self.tag_line.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.tag_line.line.end(False)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._delegate.set_theme(theme)
        self._narrow.setIcon(self._icons.icon("bars", theme.text))
        self._filter.set_theme(theme)

    def event(self, event: QEvent) -> bool:
        answer = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return answer

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._filter.text():
            self._filter.clear()
            return
        if event.key() == Qt.Key.Key_Down and self._filter.hasFocus() and self._list.isVisible():
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
            if not self._list.currentIndex().isValid():
                self.select(self._list.model().index(0, 0))
            return
        super().keyPressEvent(event)

    def _make_room(self) -> None:
        """Let all that stands above the list, or in place of it, be seen whole, however its words are broken."""
        column = self.layout()
        if column is not None and column.hasHeightForWidth():
            self.setMinimumHeight(column.minimumHeightForWidth(self.width()))

    def _build_filter(self) -> None:
        self._filter.setObjectName("notes_filter")
        self._filter.setToolTip(self.tr("since:2026-11-01 and until:2026-11 among the words narrow by date"))
        self._filter.setAccessibleDescription(self._filter.toolTip())
        self._misread.hide()
        self._narrow.setObjectName("notes_narrow")
        self._narrow.setAutoRaise(True)
        self._narrow.setToolTip(self.tr("Narrow by tag, colour, topic, meeting or date"))
        self._narrow.setAccessibleName(self.tr("Narrow by tag, colour, topic, meeting or date"))
        self._clear.hide()
        self._rename.hide()
        self.rename_line.hide()
        self.tag_line.hide()
        self._count.setContentsMargins(4, 3, 4, 3)

    def _build_list(self) -> None:
        view = self._list
        view.setObjectName("notes")
        view.setAccessibleName(self.tr("Notes, highlights and own topics"))
        view.setItemDelegate(self._delegate)
        view.setUniformItemSizes(True)
        view.setMinimumHeight(1)  # where there is little room, what stands above the list is seen whole
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMouseTracking(True)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)

    def _build_orders(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for name, text, tip in (
            ("by_place", self.tr("By place"), self.tr("In the order of the publication")),
            ("by_date", self.tr("By date"), self.tr("The last change first")),
        ):
            button = Segment(text, self)
            button.setObjectName(name)
            button.setChecked(name == "by_place")
            button.setToolTip(tip)
            button.setAccessibleDescription(tip)
            self._orders.addButton(button)
            row.addWidget(button, 1)
        row.addStretch(0)
        return row

    def _build_column(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._filter, 1)
        top.addWidget(self._narrow)
        self._chips.setSpacing(4)
        inner = QVBoxLayout()
        inner.setContentsMargins(SIDE, 0, SIDE, 0)
        inner.setSpacing(6)
        inner.addLayout(top)
        inner.addWidget(self._misread)
        inner.addLayout(self._build_orders())
        inner.addLayout(self._chips)
        offers = QHBoxLayout()
        offers.addWidget(self._clear)
        offers.addWidget(self._rename)
        offers.addStretch(1)
        inner.addLayout(offers)
        for widget in (self.rename_line, self.tag_line):
            inner.addWidget(widget)
        inner.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(2)
        column.addLayout(inner)
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)
        column.addStretch(0)

    def _connect_signals(self) -> None:
        self._filter.textChanged.connect(self.words_changed)
        self._narrow.clicked.connect(self.narrow_requested)
        self._orders.buttonClicked.connect(lambda button: self.order_changed.emit(button.objectName() == "by_date"))
        self._clear.clicked.connect(lambda: self.release_requested.emit(""))
        self._rename.clicked.connect(self.rename_requested)
        self.tag_line.left.connect(self.tags_left)
        self._list.clicked.connect(self._choose)
        self._list.chosen.connect(self._choose)

    def _choose(self, index: QModelIndex) -> None:
        if index.data(Role.KEY):
            self.row_chosen.emit(index)

    def _open_menu(self, point: QPoint) -> None:
        key = str(self._list.indexAt(point).data(Role.KEY) or "")
        if key:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(self.tr("Put into the tray")).triggered.connect(lambda: self.gathering_requested.emit(key))
            menu.popup(self._list.viewport().mapToGlobal(point))

    def _chip(self, key: str, words: str) -> Chip:
        chip = Chip(words, self)
        chip.setObjectName("chip")
        chip.setToolTip(self.tr("Take out: {words}").format(words=words))
        chip.setAccessibleName(self.tr("Narrowed by {words}, take out").format(words=words))
        chip.clicked.connect(lambda: self.release_requested.emit(key))
        return chip
