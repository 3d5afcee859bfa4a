"""The one box: words to search, a locator, a citation, several of them pasted; it says what it understood."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from tipbrowser.ui.icons import Icons
from tipbrowser.ui.theme import Theme

GAP = 8
LEAST_WORDS = 110
"""Pixels that the words typed have in any case; what was understood has the rest."""
STEP = 32
"""Pixels by which the room of what was understood grows and shrinks."""
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
LONGEST = 20_000
"""Characters that can be pasted."""


class SearchBox(QLineEdit):
    """A line to type in. It tells what was typed and which keys ask for something; it never searches itself."""

    typed = Signal(str)
    confirmed = Signal()
    """Enter was pressed."""
    dismissed = Signal()
    """Escape was pressed."""
    step_requested = Signal(int)
    """So many results down, or up if it is negative."""
    entered = Signal()
    """The keyboard came."""
    left = Signal()
    """The keyboard went to another widget."""
    language_requested = Signal()
    """The button was pressed that explains what the box takes."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._understood = QLabel(self)
        self._words = ""
        self._icon = QAction(self)
        self._help = QAction(self.tr("What the box takes"), self)
        self._build()
        self.set_theme(theme)
        self.textEdited.connect(self.typed)
        self._help.triggered.connect(self.language_requested)

    @property
    def understood(self) -> str:
        """What is said beside the words typed."""
        return self._words

    def show_understood(self, words: str) -> None:
        """Say beside the words what was understood of them; a screen reader says it with the box."""
        if words == self._words:
            return
        self._words = words
        self.setAccessibleDescription(words)
        self._place_understood()

    def show_text(self, text: str) -> None:
        """Show words that were not typed; tells nobody."""
        if text != self.text():
            self.setText(text)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._icon.setIcon(self._icons.icon("search", theme.muted, 16))
        self._help.setIcon(self._icons.icon("question", theme.muted, 16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self.step_requested.emit(STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        elif key == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.ShortcutFocusReason:
            self.selectAll()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_understood()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._place_understood()

    def _build(self) -> None:
        self.setObjectName("search_box")
        self.setMaxLength(LONGEST)
        self.setPlaceholderText(self.tr("Search, or go to II.36, resolution 10/3 …"))
        self.setAccessibleName(self.tr("Search, or go to a paragraph"))
        self.setToolTip(self.tr("Words, “exact phrases”, a locator or a citation (Ctrl+K)"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._understood.setObjectName("search_understood")
        self._understood.setTextFormat(Qt.TextFormat.PlainText)
        self._understood.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.addAction(self._icon, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._help, QLineEdit.ActionPosition.TrailingPosition)
        buttons = self.findChildren(QToolButton)
        self._help_button = next(one for one in buttons if self._help in one.actions())
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            leads = self._icon in button.actions()
            button.setAccessibleName(self.accessibleName() if leads else self._help.text())
            button.setCursor(Qt.CursorShape.ArrowCursor)

    def _place_understood(self) -> None:
        """Set the words at the end of the line, cut or left out where the words typed need the room."""
        label = self._understood
        metrics = QFontMetrics(label.font())
        behind = self._room_of_help()
        room = self.width() - 2 * behind - LEAST_WORDS - GAP
        needed = metrics.horizontalAdvance(self._words) + 1
        width = min(needed, room) if room >= LEAST_WORDS // 2 or needed <= room else 0
        label.setVisible(bool(self._words) and width > 0)
        if not label.isVisibleTo(self):
            self._keep_room(0)
            return
        # A width in whole pixels can be a fraction too small for the words that it was measured for.
        fits = width == needed
        label.setText(self._words if fits else metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, width))
        start = behind if self.isRightToLeft() else self.width() - behind - width
        label.setGeometry(start, 0, width, self.height())
        self._keep_room(min(-(-(width + GAP) // STEP) * STEP, room + GAP))

    def _keep_room(self, width: int) -> None:
        """Keep the words typed from the end of the line; each call of Qt's asks the whole window for its sizes."""
        margins = QMargins(width, 0, 0, 0) if self.isRightToLeft() else QMargins(0, 0, width, 0)
        if margins != self.textMargins():
            self.setTextMargins(margins)

    def _room_of_help(self) -> int:
        """Give the pixels from the end of the line that the button behind the words takes."""
        button = self._help_button
        return button.geometry().right() + 1 if self.isRightToLeft() else self.width() - button.x()
