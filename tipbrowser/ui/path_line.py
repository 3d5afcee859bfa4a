"""A line for the path of a file, typed or chosen in the system's own dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget


class PathLine(QWidget):
    """Shows a path; says when another one was typed to its end or chosen."""

    changed = Signal()
    """Another path stands there."""
    chosen = Signal()
    """A path was chosen, or entered by the Enter key."""

    def __init__(self, *, saving: bool, parent: QWidget | None = None) -> None:
        """``saving`` is for a file to be made, else for one that is there."""
        super().__init__(parent)
        self._saving = saving
        self._filter = ""
        self.line = QLineEdit(self)
        self._choose = QPushButton(self.tr("Choose …"), self)
        self._build_row()
        self._connect_signals()

    @property
    def path(self) -> str:
        """What stands there."""
        return self.line.text().strip()

    def set_path(self, path: str) -> None:
        """Show a path."""
        self.line.setText(path)

    def set_filter(self, names: str) -> None:
        """Let the dialog offer files of these names, as ``QFileDialog`` takes them."""
        self._filter = names

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.line.selectAll()  # what stood there the last time is replaced by what is typed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The line has answered the Enter key; the window would press with it whatever has the keyboard by then.
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _build_row(self) -> None:
        self.line.setAccessibleName(self.tr("Path of the file"))
        self.line.setPlaceholderText(self.tr("Path of the file"))
        self._choose.setAccessibleName(self.tr("Choose the file"))
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self._choose)

    def _connect_signals(self) -> None:
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.line.returnPressed.connect(self.chosen)
        self._choose.clicked.connect(self._ask)

    def _ask(self) -> None:
        ask = QFileDialog.getSaveFileName if self._saving else QFileDialog.getOpenFileName
        path, _ = ask(self, self.tr("Choose the file"), self.path, self._filter)
        if path:
            self.line.setText(path)
            self.chosen.emit()
