"""Where a note is written: plain text, as high as it needs to be, and nothing that takes letters for markup."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextDocumentLayout, QPlainTextEdit, QSizePolicy, QWidget

from tipbrowser.ui.notes.note_lengths import full_with, words_selected

FEWEST_LINES, LEAST_LINES, MOST_LINES = 2, 3, 16
MARGIN = 6


class NoteEditor(QPlainTextEdit):
    """Writes in the document of a draft; Escape and Ctrl+Enter leave it."""

    left = Signal()
    """Escape or Ctrl+Enter: one wishes to be back in the text."""
    focused = Signal()
    unfocused = Signal()
    refused = Signal(str)
    """Something was not taken in, because ``full_with`` says that this is full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._took = True
        """Whether what was pasted or dropped last was taken in."""
        self._empty = QTextDocument(self)
        self._least = LEAST_LINES
        self._empty.setDocumentLayout(QPlainTextDocumentLayout(self._empty))
        self.setDocument(self._empty)
        self._build()

    def write_in(self, document: QTextDocument, placeholder: str) -> None:
        """Write in a draft's document, with the cursor behind what is there; ``placeholder`` is shown while it is empty."""
        self._let_go()
        self.setDocument(document)
        self.setPlaceholderText(placeholder)
        document.documentLayout().documentSizeChanged.connect(self._grow)
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.setTextCursor(cursor)
        self.updateGeometry()

    def leave_document(self) -> None:
        """Write in nothing any more: the draft may go."""
        self._let_go()
        self.setDocument(self._empty)

    def fit(self, room: int) -> None:
        """Be no higher than ``room`` pixels where little is written, as far as two lines allow."""
        lines = (room - 2 * MARGIN) // self.fontMetrics().lineSpacing()
        least = max(FEWEST_LINES, min(LEAST_LINES, lines))
        if least != self._least:
            self._least = least
            self.updateGeometry()

    def set_writable(self, *, is_writable: bool) -> None:
        """Let it be written in, or only be read, by keyboard too."""
        flags = Qt.TextInteractionFlag
        reading = flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags.TextEditorInteraction if is_writable else reading)

    @property
    def is_writing(self) -> bool:
        """Whether it writes in a draft."""
        return self.document() is not self._empty

    def sizeHint(self) -> QSize:
        lines = max(self._least, min(MOST_LINES, round(self.document().size().height())))
        return QSize(240, lines * self.fontMetrics().lineSpacing() + 2 * MARGIN + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._least * self.fontMetrics().lineSpacing() + 2 * MARGIN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.left.emit()
        elif self._has_room(_letters_of(event)):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        has_room = self._has_room(event.commitString())
        super().inputMethodEvent(event if has_room else QInputMethodEvent())  # nothing is composed any more either way

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._took = self._has_room(source.text())
        if self._took:
            super().insertFromMimeData(source)

    def dropEvent(self, event: QDropEvent) -> None:
        self._took = True
        super().dropEvent(event)
        if not self._took:  # so that it stays where it comes from
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.ignore()

    def createMimeDataFromSelection(self) -> QMimeData:
        copied = QMimeData()
        copied.setText(words_selected(self.textCursor()))
        return copied

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.unfocused.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _build(self) -> None:
        self.setObjectName("note_editor")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self.tr("Note, in Markdown"))

    def _has_room(self, words: str) -> bool:
        """Tell whether words can be written where one writes; if not, say so."""
        full = full_with(self.textCursor(), words) if words and not self.isReadOnly() else ""
        if full:
            self.refused.emit(full)
        return not full

    def _grow(self) -> None:
        if self.sizeHint().height() != self.height():
            self.updateGeometry()

    def _let_go(self) -> None:
        if self.is_writing:
            self.document().documentLayout().documentSizeChanged.disconnect(self._grow)


def _letters_of(event: QKeyEvent) -> str:
    """Give what a key would write; nothing for one that does something else."""
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return "\n"
    return event.text() if event.text().isprintable() else ""
