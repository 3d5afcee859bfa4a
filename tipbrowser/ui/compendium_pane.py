"""The page on which another compendium is opened: which one is open, a line for a file, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from tipbrowser.ui.labels import breakable, plain_label
from tipbrowser.ui.sheet_column import SheetColumn


class CompendiumPane(SheetColumn):
    """Says which compendium is open and takes the path of another."""

    file_entered = Signal(str)
    """A path or the address of a file, as it was typed or chosen."""
    bundled_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content = self._content
        self._opened = plain_label(content, "sheet_text")
        self._line = QLineEdit(content)
        self._open = QPushButton(self.tr("Open"), content)
        self._choose = QPushButton(self.tr("Choose a file…"), content)
        self._back = QPushButton(self.tr("Back to the compendium that comes with the program"), content)
        self._problem = plain_label(content, "sheet_problem")
        self._build_column()
        self._connect_signals()

    @property
    def problem(self) -> str:
        """What was wrong with the last file; empty if nothing was."""
        return self._problem.text()

    def show_opened(self, file: str, *, is_bundled: bool) -> None:
        """Say which compendium is open."""
        bundled = self.tr("The compendium that comes with the program is open.")
        other = self.tr("Open is {file}.").format(file=breakable(file))
        self._opened.setText(bundled if is_bundled else other)
        self._back.setVisible(not is_bundled)

    def show_problem(self, sentence: str) -> None:
        """Say why a file was not opened."""
        self._problem.setText(breakable(sentence))
        self._problem.setVisible(bool(sentence))
        self._line.setFocus()
        self._line.selectAll()

    def _build_column(self) -> None:
        self.setAccessibleName(self.tr("Another compendium"))
        why = self.tr(
            "Another edition, or one in another language, is opened in this window. Your notes, bookmarks and highlights"
            " stay as they are: each is looked for in it, a report says what was not found, and in the edition that it"
            " was made in everything stays where it was."
        )
        label = self._label_of(self._line, self.tr("&File of the compendium"))
        self._line.setObjectName("compendium_path")
        self._line.setAccessibleName(self.tr("File of the compendium"))
        self._line.setPlaceholderText(self.tr("compendium.sqlite"))
        self._problem.setVisible(False)
        self._problem.setAccessibleName(self.tr("Why it was not opened"))
        row = QHBoxLayout()
        row.addWidget(self._line, 1)
        row.addWidget(self._open)
        row.addWidget(self._choose)
        column = self._column
        for widget in (self._opened, plain_label(self._content, "sheet_text", why), label):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self._problem)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def _connect_signals(self) -> None:
        self._line.returnPressed.connect(self._enter)
        self._open.clicked.connect(self._enter)
        self._choose.clicked.connect(self._ask)
        self._back.clicked.connect(self.bundled_requested)

    def _enter(self) -> None:
        if self._line.text().strip():
            self.file_entered.emit(self._line.text())

    def _ask(self) -> None:
        """Ask with the system's own dialog."""
        dialog = QFileDialog(
            self, self.tr("Open another compendium"), "", self.tr("Compendia (*.sqlite);;All files (*)")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take)
        dialog.open()

    def _take(self, file: str) -> None:
        self._line.setText(file)
        self.file_entered.emit(file)
