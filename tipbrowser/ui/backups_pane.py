"""The backups: when each was made, what it has otherwise than now, and the way back to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from tipbrowser.domain.annotations import Item
from tipbrowser.domain.backups import Backup, Difference
from tipbrowser.ui.kept_words import words_for
from tipbrowser.ui.labels import breakable, plain_label
from tipbrowser.ui.local_times import local_time

SHOWN = 200
"""Things of a difference that are listed; of more it is said how many."""


class BackupsPane(QWidget):
    """Lists backups at the start side; beside them what the chosen one has otherwise."""

    chosen = Signal(str)
    """The name of a backup that is looked at."""
    restore_requested = Signal(str)
    backup_requested = Signal()
    folder_requested = Signal()
    accept_requested = Signal()
    """That so much is gone is right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._intro = plain_label(self, "pane_detail")
        self._problem = plain_label(self, "sheet_text")
        self._accept = QPushButton(self.tr("It is right"), self)
        self._list = QListWidget(self)
        self._counts = plain_label(self, "sheet_text")
        self._things = QListWidget(self)
        self._restore = QPushButton(self.tr("Restore this backup"), self)
        self._make = QPushButton(self.tr("Back up now"), self)
        self._folder = QPushButton(self.tr("Open the folder"), self)
        self._build_lists()
        self._build_columns()
        self._connect_signals()
        self.show_problem("")

    def show_backups(self, backups: Sequence[Backup], folder: str) -> None:
        """Show backups, the newest first, and the folder that they are in; the one that was chosen stays so."""
        former = self._name
        self._list.blockSignals(True)
        self._list.clear()
        for backup in backups:
            things = self.tr("1 thing") if backup.items == 1 else self.tr("{count} things").format(count=backup.items)
            size = QLocale().formattedDataSize(backup.size, 0)
            words = f"{local_time(backup.made)}\n{things}, {size}"
            row = QListWidgetItem(words, self._list)
            row.setData(Qt.ItemDataRole.UserRole, backup.name)
            if backup.name == former:
                self._list.setCurrentItem(row)
        if backups and self._list.currentRow() < 0:
            self._list.setCurrentRow(0)
        self._list.blockSignals(False)
        self._intro.setText(
            self.tr(
                "Made at every start and every hour in which something changed, and compared with your notes row by row."
                " They are in {folder}."
            ).format(folder=breakable(folder))
            if backups
            else self.tr("There is no backup yet: the first one is made once you have written something.")
        )
        self._restore.setEnabled(bool(backups))
        if backups:
            self.chosen.emit(self._name)  # what it has otherwise may have changed
        else:
            self._say_nothing()

    def show_difference(self, difference: Difference) -> None:
        """Show what the chosen backup has otherwise than the present."""
        added, changed, missing = difference.added, difference.changed, difference.missing
        if added or changed or missing:
            words = self.tr("Since this backup: {added} made, {changed} changed, {missing} deleted.")
            self._counts.setText(words.format(added=len(added), changed=len(changed), missing=len(missing)))
        else:
            self._counts.setText(self.tr("Everything is as it is in this backup."))
        self._things.clear()
        for heading, items in (
            (self.tr("Deleted since"), missing), (self.tr("Changed since"), changed), (self.tr("Made since"), added),
        ):  # fmt: skip
            self._list_things(heading, items)
        self._things.setVisible(self._things.count() > 0)

    def show_unreadable(self, detail: str) -> None:
        """Say that the chosen backup cannot be read."""
        self._things.clear()
        self._things.hide()
        self._counts.setText(self.tr("This backup cannot be read ({detail}); choose another.").format(detail=detail))

    def show_problem(self, sentence: str, *, acceptable: bool = False) -> None:
        """Say what is wrong with the backups; ``acceptable`` if the reader can say that it is right."""
        self._problem.setText(breakable(sentence))
        self._problem.setVisible(bool(sentence))
        self._accept.setVisible(acceptable)

    @property
    def _name(self) -> str:
        row = self._list.currentItem()
        return str(row.data(Qt.ItemDataRole.UserRole)) if row is not None else ""

    def _list_things(self, heading: str, items: Sequence[Item]) -> None:
        for item in items[:SHOWN]:
            self._things.addItem(f"{heading}: {words_for(item)}")
        if len(items) > SHOWN:
            self._things.addItem(self.tr("{heading}: {count} more").format(heading=heading, count=len(items) - SHOWN))

    def _say_nothing(self) -> None:
        self._counts.setText("")
        self._things.clear()
        self._things.hide()

    def _build_lists(self) -> None:
        self._list.setObjectName("backups")
        self._list.setAccessibleName(self.tr("Backups"))
        self._things.setObjectName("backup_things")
        self._things.setAccessibleName(self.tr("What is otherwise"))
        self._things.setWordWrap(True)
        for view in (self._list, self._things):
            view.setUniformItemSizes(False)
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._restore.setToolTip(self.tr("What there is now is backed up first; undo takes it back"))

    def _build_columns(self) -> None:
        side = QVBoxLayout()
        side.addWidget(self._list, 1)
        side.addWidget(self._make)
        side.addWidget(self._folder)
        beside = QVBoxLayout()
        beside.addWidget(self._counts)
        beside.addWidget(self._things, 1)
        beside.addStretch(0)
        beside.addWidget(self._restore, 0, Qt.AlignmentFlag.AlignTrailing)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(side, 2)
        row.addLayout(beside, 3)
        problem = QHBoxLayout()
        problem.addWidget(self._problem, 1)
        problem.addWidget(self._accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._intro)
        column.addLayout(problem)
        column.addLayout(row, 1)

    def _connect_signals(self) -> None:
        self._list.currentItemChanged.connect(lambda *_rows: self.chosen.emit(self._name) if self._name else None)
        self._restore.clicked.connect(lambda: self.restore_requested.emit(self._name))
        self._make.clicked.connect(self.backup_requested)
        self._folder.clicked.connect(self.folder_requested)
        self._accept.clicked.connect(self.accept_requested)
