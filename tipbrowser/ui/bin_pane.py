"""The bin: what was deleted and when, the way back, and the end of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from tipbrowser.domain.annotations import Item
from tipbrowser.ui.kept_words import words_for
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.local_times import local_time


class BinPane(QWidget):
    """Lists what is in the bin; removing for good is asked twice, in place."""

    take_back_requested = Signal(object)
    """The chosen items, a tuple of ``Item``."""
    purge_requested = Signal(object)
    """The same, once it was asked again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._intro = plain_label(self, "pane_detail")
        self._list = QListWidget(self)
        self._take_back = QPushButton(self.tr("Take back"), self)
        self._remove = QPushButton(self.tr("Remove for good…"), self)
        self._question = QWidget(self)
        self._asking = plain_label(self._question, "sheet_text")
        self._confirm = QPushButton(self.tr("Remove for good"), self._question)
        self._keep = QPushButton(self.tr("Keep"), self._question)
        self._items: dict[str, Item] = {}
        self._build_list()
        self._build_column()
        self._connect_signals()
        self._note_choice()

    def show_items(self, items: Sequence[Item]) -> None:
        """Show what is in the bin, what came there last first; what was chosen stays so."""
        chosen = {item.id for item in self._chosen}
        row = self._list.currentRow()
        self._items = {item.id: item for item in items}
        self._list.clear()
        for item in items:
            deleted = self.tr("deleted {moment}").format(moment=local_time(item.deleted or ""))
            line = QListWidgetItem(f"{words_for(item)}\n{deleted}", self._list)
            line.setData(Qt.ItemDataRole.UserRole, item.id)
            line.setSelected(item.id in chosen)
        if items and not self._list.selectedItems():
            self._list.setCurrentRow(min(max(row, 0), len(items) - 1))
        self._list.setVisible(bool(items))
        self._intro.setText(
            self.tr("What you deleted is kept here for 90 days.")
            if items
            else self.tr("The bin is empty. What you delete is kept here for 90 days, and can be taken back.")
        )
        self._note_choice()

    @property
    def _chosen(self) -> tuple[Item, ...]:
        ids = [row.data(Qt.ItemDataRole.UserRole) for row in self._list.selectedItems()]
        return tuple(self._items[one] for one in ids if one in self._items)

    def _build_list(self) -> None:
        self._list.setObjectName("bin")
        self._list.setAccessibleName(self.tr("Bin"))
        self._list.setWordWrap(True)
        self._list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _build_column(self) -> None:
        asking = QHBoxLayout(self._question)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.addWidget(self._asking, 1)
        asking.addWidget(self._keep)
        asking.addWidget(self._confirm)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._take_back)
        buttons.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._intro)
        column.addWidget(self._list, 1)
        column.addWidget(self._question)
        column.addLayout(buttons)
        column.addStretch(0)

    def _connect_signals(self) -> None:
        self._list.itemSelectionChanged.connect(self._note_choice)
        self._take_back.clicked.connect(lambda: self.take_back_requested.emit(self._chosen))
        self._remove.clicked.connect(self._ask)
        self._keep.clicked.connect(self._note_choice)
        self._confirm.clicked.connect(self._purge)

    def _ask(self) -> None:
        self._asking.setText(
            self.tr(
                "To be removed with all earlier versions: %n. This cannot be undone; backups still hold it until their"
                " own time is over.",
                "",
                len(self._chosen),
            )
        )
        self._question.show()
        self._remove.setEnabled(False)
        self._keep.setFocus()

    def _purge(self) -> None:
        chosen = self._chosen
        self._note_choice()
        self.purge_requested.emit(chosen)

    def _note_choice(self) -> None:
        """Let only be done what can be; another choice takes the question back."""
        had_focus = self._question.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._question.hide()
        for button in (self._take_back, self._remove):
            button.setEnabled(bool(self._chosen))
            button.setVisible(bool(self._items))
        if had_focus:
            self._list.setFocus()
