"""A line for another name of a tag; a name that another tag has makes the two one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from tipbrowser.domain.tags import LONGEST, read_tags
from tipbrowser.ui.labels import plain_label


class RenameLine(QWidget):
    """Says before Enter what will become of the tag; Escape leaves it as it is."""

    renamed = Signal(str, str)
    """A tag is to be called otherwise: its name now, and the new one."""
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tag = ""
        self._counts: Mapping[str, int] = {}
        self._line = QLineEdit(self)
        self._words = plain_label(self, "pane_detail")
        self._line.setObjectName("rename_line")
        self._line.setAccessibleName(self.tr("New name of the tag"))
        self._line.setPlaceholderText(self.tr("New name of the tag"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._line)
        column.addWidget(self._words)
        self._line.textChanged.connect(self._say)
        self._line.returnPressed.connect(self._rename)

    @property
    def line(self) -> QLineEdit:
        """The line that one types in."""
        return self._line

    @property
    def sentence(self) -> str:
        """What will become of the tag."""
        return self._words.text()

    def ask(self, tag: str, counts: Mapping[str, int]) -> None:
        """Ask for another name of ``tag``; ``counts`` says of each tag how many things have it."""
        self._tag, self._counts = tag, counts
        completer = QCompleter(sorted(counts), self._line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._line.setCompleter(completer)
        self._line.setText(tag)
        self.show()
        self._say()
        self._line.selectAll()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def _named(self) -> tuple[str, str]:
        """Give the new name, and a sentence if it is none."""
        others = [tag for tag in self._counts if tag != self._tag]
        typed = read_tags(self._line.text(), others)
        if not typed.tags:
            return "", self.tr("Type the new name.")
        if len(typed.tags) > 1:
            return "", self.tr("A comma stands between tags; one name is needed.")
        if typed.shortened:
            return "", self.tr("A tag has at most {count} characters.").format(count=LONGEST)
        return typed.tags[0], ""

    def _say(self, _typed: str = "") -> None:
        name, sentence = self._named()
        count = self._counts.get(self._tag, 0)
        if not sentence and name == self._tag:
            sentence = self.tr("It is called so now: type another name.")
        elif not sentence and name in self._counts:
            sentence = self.tr("“{tag}” is there already: the two become one.").format(tag=name)
        elif not sentence:
            sentence = self.tr("Enter renames it in all it stands on: %n.", "", count)
        self._words.setText(sentence)

    def _rename(self) -> None:
        name, _ = self._named()
        if name and name != self._tag:
            self.hide()
            self.renamed.emit(self._tag, name)
