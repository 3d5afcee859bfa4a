"""Import: a file, what it would bring, both texts where they differ, and the wish to take it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTableView,
    QWidget,
)

from tipbrowser.models.comparison_model import ComparisonModel
from tipbrowser.models.item_words import text_of
from tipbrowser.models.roles import Role
from tipbrowser.ui.labels import breakable, plain_label
from tipbrowser.ui.path_line import PathLine
from tipbrowser.ui.sheet_column import SheetColumn

LONGEST_NAME = 100
LONGEST_LOOK = 100_000
"""Characters of a text that is looked at; of a longer one the beginning."""
LEAST_TABLE, LEAST_TEXT = 150, 100
"""Pixels of height."""
MEASURED = 200
"""Rows that are looked at to find out how wide the columns are to be."""
WORDS_COLUMN = 3


class ImportPane(SheetColumn):
    """Asks for a file and shows what it would bring; nothing is brought before it is wished."""

    preview_requested = Signal(str)
    """The path of a file."""
    import_requested = Signal(str)
    """Take what was shown; from whom it comes, or empty for the reader's own."""
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, wide=True)
        content = self._content
        self.path = PathLine(saving=False, parent=content)
        self._origin = QLineEdit(content)
        self._look = QPushButton(self.tr("Look into it"), content)
        self._summary = plain_label(content, "sheet_text")
        self.table = QTableView(content)
        self._mine, self._theirs = QPlainTextEdit(content), QPlainTextEdit(content)
        self._texts = QWidget(content)
        self._parts = QSplitter(Qt.Orientation.Vertical, content)
        self._import = QPushButton(self.tr("Import"), content)
        self._cancel = QPushButton(self.tr("Cancel"), content)
        self._progress = QProgressBar(content)
        self._build_controls()
        self._build_table()
        self._build_texts()
        self._build_column()
        self._connect_signals()
        self.forget()

    def forget(self) -> None:
        """Show no file any more."""
        self._show_model(None)
        self._origin.clear()
        self._import.setEnabled(False)
        self.show_running(running=False)
        self._summary.setText(
            self.tr("Choose a file, and look at what is new in it, what is the same and what differs from yours.")
        )

    def show_preview(self, model: ComparisonModel, sentence: str, origin: str, *, brings: bool) -> None:
        """Show what a file would bring; ``origin`` is whom it seems to come from."""
        self._show_model(model)
        self.show_running(running=False)
        self._origin.setText(origin)
        self._summary.setText(sentence)
        self._import.setEnabled(brings)
        (self.table if model.rowCount() else self._look).setFocus()

    def show_result(self, sentence: str) -> None:
        """Say what came of it; there is nothing to be imported then."""
        self.forget()
        self._summary.setText(breakable(sentence))
        self._look.setFocus()

    def show_running(self, *, running: bool) -> None:
        """Show that something is being done, and let it be cancelled."""
        self._progress.setVisible(running)
        self._progress.setRange(0, 0)
        self._cancel.setVisible(running)
        self._import.setVisible(not running and self.table.model() is not None)
        self._show_ready()
        if running:
            self._cancel.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        """Show how much is done."""
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _build_controls(self) -> None:
        self.setAccessibleName(self.tr("Import notes and bookmarks"))
        self.path.set_filter(self.tr("Notes (*.tipnotes *.jsonld *.json *.jsonl);;All files (*)"))
        self._origin.setAccessibleName(self.tr("From whom it comes"))
        self._origin.setPlaceholderText(self.tr("From whom it comes; empty if it is your own"))
        self._origin.setMaxLength(LONGEST_NAME)
        self._import.setObjectName("primary")
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Working"))

    def _build_table(self) -> None:
        table = self.table
        table.setObjectName("comparison")
        table.setAccessibleName(self.tr("What the file would bring"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(LEAST_TABLE)
        table.verticalHeader().hide()
        table.horizontalHeader().setResizeContentsPrecision(MEASURED)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def _build_texts(self) -> None:
        grid = QGridLayout(self._texts)
        grid.setContentsMargins(0, 8, 0, 0)
        for column, (text, title) in enumerate(
            ((self._mine, self.tr("Yours")), (self._theirs, self.tr("In the file")))
        ):
            text.setReadOnly(True)
            text.setTabChangesFocus(True)
            text.setAccessibleName(title)
            text.setMinimumHeight(LEAST_TEXT)
            text.setObjectName("looked_at")
            label = QLabel(title, self._texts)
            label.setObjectName("sheet_heading")
            grid.addWidget(label, 0, column)
            grid.addWidget(text, 1, column)

    def _build_column(self) -> None:
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(self.table)
        self._parts.addWidget(self._texts)
        self._parts.setStretchFactor(0, 3)
        self._parts.setStretchFactor(1, 2)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._label_of(self.path, self.tr("F&ile")), 0, 0)
        grid.addWidget(self.path, 0, 1)
        grid.addWidget(self._look, 0, 2)
        grid.addWidget(self._label_of(self._origin, self.tr("F&rom")), 1, 0)
        grid.addWidget(self._origin, 1, 1, 1, 2)
        buttons = QHBoxLayout()
        buttons.addWidget(self._import)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._progress, 1)
        buttons.addStretch(1)
        column = self._column
        column.addLayout(grid)
        column.addWidget(self._summary)
        column.addWidget(self._parts, 100)
        column.addLayout(buttons)
        column.addStretch(1)

    def _connect_signals(self) -> None:
        self.path.changed.connect(self._note_path)
        self.path.chosen.connect(self._ask_preview)
        self._look.clicked.connect(self._ask_preview)
        self._import.clicked.connect(lambda: self.import_requested.emit(self._origin.text().strip()))
        self._cancel.clicked.connect(self.cancel_requested)

    def _note_path(self) -> None:
        if self.table.model() is not None:
            self.forget()
        self._show_ready()

    def _ask_preview(self) -> None:
        if self.path.path:
            self.preview_requested.emit(self.path.path)

    def _show_ready(self) -> None:
        self._look.setEnabled(bool(self.path.path) and self._cancel.isHidden())

    def _show_model(self, model: ComparisonModel | None) -> None:
        before = self.table.model()
        self.table.setModel(model)
        if before is not None:
            before.deleteLater()
        self._parts.setVisible(model is not None)
        self._texts.hide()
        if model is None:
            return
        model.setParent(self.table)
        header = self.table.horizontalHeader()
        self.table.resizeColumnsToContents()
        header.setSectionResizeMode(WORDS_COLUMN, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().currentRowChanged.connect(self._show_texts)
        if model.rowCount():
            self.table.selectRow(0)

    def _show_texts(self, index: QModelIndex) -> None:
        row = index.data(Role.ROW)
        self._texts.setVisible(row is not None)
        if row is None:
            return
        compared, item, mine = row
        self._theirs.setPlainText(text_of(item)[:LONGEST_LOOK])
        self._mine.setPlainText("" if mine is None else text_of(mine)[:LONGEST_LOOK])
        self._mine.setPlaceholderText(
            self.tr("You have the same.") if compared == "same" else self.tr("You have nothing of this.")
        )
