"""The thematic index: a filter, how a click combines topics, and the topics themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QTreeView, QVBoxLayout, QWidget

from tipbrowser.models.roles import Role
from tipbrowser.ui.filter_line import FilterLine
from tipbrowser.ui.icons import Icons
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.row_delegate import RowDelegate
from tipbrowser.ui.row_tree import RowTree
from tipbrowser.ui.segment import Segment
from tipbrowser.ui.theme import Theme

if TYPE_CHECKING:
    from tipbrowser.ui.own_topics_group import OwnTopicsGroup

INDENTATION = 14


class TopicsPane(QWidget):
    """Shows topics; a click, or Enter, asks for them in the way that is set."""

    topics_requested = Signal(tuple, str)
    """Whole names of topics, and ``only``, ``all``, ``any`` or ``none``."""
    filter_changed = Signal(str)
    first_requested = Signal()
    """Enter was pressed in the filter: the first topic that it left is wanted."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = FilterLine(icons, self.tr("Filter topics"), self.tr("Clear the filter"), self)
        self._own: OwnTopicsGroup | None = None
        """The reader's own topics, once there are any."""
        self._tree = _TopicTree(self)
        self._modes = QButtonGroup(self)
        self._buttons: dict[str, Segment] = {}
        self._empty = plain_label(
            self, "empty_state", self.tr("No topic of the index holds these words. Shorten or clear the filter.")
        )
        self._delegate = RowDelegate(self._tree, theme, wrapping=True)
        self._build_tree()
        self._build_column()
        self._connect_signals()

    @property
    def view(self) -> QTreeView:
        """The tree itself."""
        return self._tree

    @property
    def filter_box(self) -> QLineEdit:
        """The box for the words of the filter."""
        return self._filter

    @property
    def entrance(self) -> QWidget:
        """What takes the keyboard when one goes to the pane."""
        return self._filter

    @property
    def mode(self) -> str:
        """What a click does: ``only``, ``all``, ``any`` or ``none``."""
        return next((mode for mode, button in self._buttons.items() if button.isChecked()), "only")

    def put_own(self, group: OwnTopicsGroup) -> None:
        """Set the reader's own topics above those of the index."""
        self._own = group
        group.show_mode(self.mode)
        self._modes.buttonToggled.connect(lambda _button, _checked: group.show_mode(self.mode))
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self._empty), group)

    def set_mode(self, mode: str, _checked: bool = False) -> None:
        """Let a click do something else: ``only``, ``all``, ``any`` or ``none``."""
        self._buttons[mode].setChecked(True)

    def set_model(self, model: QAbstractItemModel) -> None:
        """Show the rows of a model."""
        self._tree.setModel(model)

    def offer(self, action: QAction) -> None:
        """Offer something that can be done with the topic that one is at, by the other mouse button."""
        self._tree.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._tree.addAction(action)

    @property
    def topic(self) -> str:
        """Whole name of the topic that one is at; empty at a heading with several, and at none."""
        return self.topics[0] if len(self.topics) == 1 else ""

    @property
    def topics(self) -> tuple[str, ...]:
        """Whole names of the topic that one is at, of all under it at a heading; none at none."""
        return tuple(self._tree.currentIndex().data(Role.TOPICS) or ())

    def show_filtered(self, *, filtered: bool) -> None:
        """Open all headings of a filtered list, and say so if nothing is left."""
        empty = self._tree.model().rowCount() == 0
        self._empty.setVisible(empty)
        self._tree.setVisible(not empty)
        if filtered:
            self._tree.expandAll()

    def select(self, index: QModelIndex) -> None:
        """Select a row and bring it into sight; tells nobody."""
        self._tree.expand(index.parent())
        self._tree.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._tree.scrollTo(index)
        # Again once the pane has its room, which it may still be waiting for when the program starts.
        QTimer.singleShot(0, self._tree, lambda: self._tree.scrollTo(self._tree.currentIndex()))

    def go_to(self, index: QModelIndex) -> None:
        """Take the keyboard to a row; nowhere if there is none."""
        if index.isValid():
            self._tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.select(index)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._delegate.set_theme(theme)
        if self._own is not None:
            self._own.set_theme(theme)
        self._filter.set_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._filter.text():
            self._filter.clear()
            return
        super().keyPressEvent(event)

    def _build_tree(self) -> None:
        tree = self._tree
        tree.setObjectName("topics")
        tree.setAccessibleName(self.tr("Topics"))
        tree.setHeaderHidden(True)
        tree.setIndentation(INDENTATION)
        tree.setItemDelegate(self._delegate)
        tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        tree.setExpandsOnDoubleClick(False)
        tree.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _build_modes(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 10, 6)
        row.setSpacing(0)
        for mode, text, key, tip in (
            ("only", self.tr("Only"), "Alt+O", self.tr("A click lists this topic only")),
            ("all", self.tr("And"), "Alt+A", self.tr("A click requires this topic as well, or no longer")),
            ("any", self.tr("Or"), "Alt+R", self.tr("A click adds this topic as one of several, or takes it out")),
            ("none", self.tr("Not"), "Alt+N", self.tr("A click excludes this topic, or no longer")),
        ):
            button = Segment(text, self)
            button.setObjectName(f"mode_{mode}")
            button.setChecked(mode == "only")
            button.setShortcut(key)
            button.setToolTip(f"{tip} ({key})")
            button.setAccessibleDescription(tip)
            self._modes.addButton(button)
            self._buttons[mode] = button
            row.addWidget(button, 1)
        row.addStretch(0)
        return row

    def _build_column(self) -> None:
        self._filter.setObjectName("topic_filter")
        self._empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.setContentsMargins(10, 0, 10, 0)
        top.addWidget(self._filter)
        column.addLayout(top)
        column.addLayout(self._build_modes())
        column.addWidget(self._empty)
        column.addWidget(self._tree, 1)
        column.addStretch(0)

    def _connect_signals(self) -> None:
        self._filter.textChanged.connect(self.filter_changed)
        self._filter.returnPressed.connect(self.first_requested)
        self._tree.clicked.connect(self._choose)
        self._tree.chosen.connect(self._choose)

    def _choose(self, index: QModelIndex) -> None:
        topics = index.data(Role.TOPICS)
        if topics:
            self._tree.expand(index)
            self.topics_requested.emit(topics, self.mode)


class _TopicTree(RowTree):
    """Lays its wrapped rows out anew when its width changes."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
