"""The bar for finding words in the open text: it stands below the text and goes with Escape."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from tipbrowser.ui.icons import Icons
from tipbrowser.ui.theme import Theme

WIDTH = 280


class FindBar(QFrame):
    """Takes words and steps; it finds nothing itself."""

    words_changed = Signal(str)
    step_requested = Signal(int)
    """1 for the next place, -1 for the one before."""
    closed = Signal()

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._line = QLineEdit(self)
        self._count = QLabel(self)
        self._previous = QToolButton(self)
        self._next = QToolButton(self)
        self._close = QToolButton(self)
        self._build()
        self.set_theme(theme)
        self._line.textEdited.connect(self.words_changed)
        self._previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self._next.clicked.connect(lambda: self.step_requested.emit(1))
        self._close.clicked.connect(self.closed)

    @property
    def words(self) -> str:
        """What is looked for."""
        return self._line.text()

    def open(self, words: str = "") -> None:
        """Show the bar with the keyboard in it; ``words`` take the place of those of the last time, if there are any."""
        if words:
            self._line.setText(words)
        self.show()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def show_count(self, here: int, count: int) -> None:
        """Say which of how many places one has come to, counted from 1; without words nothing."""
        if not self.words.strip():
            words = ""
        elif not count:
            words = self.tr("not in this text")
        else:
            words = self.tr("{here} of {count}").format(here=here, count=count)
        self._count.setText(words)
        self._line.setAccessibleDescription(words)
        for button in (self._previous, self._next):
            button.setEnabled(count > 0)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        for button, icon in ((self._previous, "previous"), (self._next, "next"), (self._close, "close")):
            button.setIcon(self._icons.icon(icon, theme.text, fading=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._line.hasFocus():
            self.step_requested.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setObjectName("find_bar")
        self.setAccessibleName(self.tr("Find in this text"))
        self._line.setPlaceholderText(self.tr("Find in this text"))
        self._line.setAccessibleName(self.tr("Find in this text"))
        self._line.setMaximumWidth(WIDTH)
        self._line.setMaxLength(500)
        self._count.setObjectName("find_count")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        for button, tip in (
            (self._previous, self.tr("Previous place (Shift+F3)")),
            (self._next, self.tr("Next place (F3)")),
            (self._close, self.tr("Close (Esc)")),
        ):
            button.setToolTip(tip)
            button.setAccessibleName(tip.rpartition(" (")[0])
            button.setAutoRaise(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 10, 6)
        row.setSpacing(6)
        row.addWidget(self._line, 1)
        for widget in (self._previous, self._next, self._count):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._close)
        self._count.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.hide()
