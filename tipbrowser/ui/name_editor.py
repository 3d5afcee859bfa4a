"""The line in which the name of a row is typed, in its place in the tree."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class _NameLine(QLineEdit):
    """Keeps Enter, which takes the name: Qt would give it on to the tree, which opens the row by it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


def name_editor(parent: QWidget) -> QLineEdit:
    """Give the line, for a view to place."""
    editor = _NameLine(parent)
    editor.setObjectName("row_editor")
    editor.setAccessibleName(QCoreApplication.translate("NameEditor", "Name"))
    return editor


def fill_name(editor: QWidget, index: QModelIndex | QPersistentModelIndex, typed: str | None = None) -> None:
    """Write the name of a row into its line, or what was ``typed`` for it before; what is being typed stays.

    Qt asks for this whenever the row changes. A row without a name shows what it is called instead.
    """
    assert isinstance(editor, QLineEdit)
    if editor.isModified():
        return
    editor.setText(index.data(Qt.ItemDataRole.EditRole) if typed is None else typed)
    editor.setPlaceholderText(index.data())
    editor.selectAll()
