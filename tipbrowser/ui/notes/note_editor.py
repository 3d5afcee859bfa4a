"""Where a note is written: plain text, as high as it needs to be, and nothing that takes letters for markup."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextDocument, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextDocumentLayout, QPlainTextEdit, QSizePolicy, QWidget

LEAST_LINES, MOST_LINES = 3, 16
MARGIN = 6


class NoteEditor(QPlainTextEdit):
    """Writes in the document of a draft; Escape and Ctrl+Enter leave it."""

    left = Signal()
    """Escape or Ctrl+Enter: one wishes to be back in the text."""
    focused = Signal()
    unfocused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = QTextDocument(self)
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

    @property
    def is_writing(self) -> bool:
        """Whether it writes in a draft."""
        return self.document() is not self._empty

    def sizeHint(self) -> QSize:
        lines = max(LEAST_LINES, min(MOST_LINES, round(self.document().size().height())))
        return QSize(240, lines * self.fontMetrics().lineSpacing() + 2 * MARGIN + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, LEAST_LINES * self.fontMetrics().lineSpacing() + 2 * MARGIN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.left.emit()
        else:
            super().keyPressEvent(event)

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

    def _grow(self) -> None:
        if self.sizeHint().height() != self.height():
            self.updateGeometry()

    def _let_go(self) -> None:
        if self.is_writing:
            self.document().documentLayout().documentSizeChanged.disconnect(self._grow)
