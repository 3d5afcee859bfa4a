"""One note as it is read: its date, what it is about, and its text with links to the places that it names."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from tipbrowser.domain.values import Value
from tipbrowser.ui.icons import Icons
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.notes.rendered_note import RenderedNote
from tipbrowser.ui.theme import Theme


class ShownNote(Value):
    """A note as a card shows it."""

    id: str
    text: str
    """Markdown, as it was typed."""
    dates: str
    """When it was written, and changed."""
    about: str = ""
    """The words that it is about, if it is about a highlight."""
    tags: tuple[str, ...] = ()
    origin: str = ""
    """Whose it is; empty for the reader's own."""
    places: frozenset[str] = frozenset()
    """Words of the text that name a place of the compendium."""


class NoteCard(QFrame):
    """Shows a note; a click or Enter wishes to write in it."""

    edit_requested = Signal(str)
    """Each with the note's id."""
    copy_requested = Signal(str, str)
    """The id, and what is selected; empty for the whole note."""
    delete_requested = Signal(str)
    versions_requested = Signal(str)
    place_requested = Signal(str)
    """Words that name a place."""
    outside_link_requested = Signal(str)

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = ShownNote(id="", text="", dates="")
        self._icons = icons
        self._dates = QLabel(self)
        self._about = plain_label(self, "note_about")
        self._tags = plain_label(self, "note_tags")
        self._more = QToolButton(self)
        self._text = RenderedNote(theme, self)
        self._build()
        self.set_theme(theme)
        self._connect_signals()

    def show_note(self, note: ShownNote) -> None:
        """Show a note."""
        same_text = note.text == self.note.text and note.places == self.note.places
        self.note = note
        self._dates.setText(" · ".join(word for word in (note.dates, note.origin) if word))
        self._about.setText(f"“{note.about}”" if note.about else "")
        self._about.setVisible(bool(note.about))
        self._tags.setText("  ".join(f"#{tag}" for tag in note.tags))
        self._tags.setVisible(bool(note.tags))
        if not same_text:
            self._text.show_text(note.text, note.places)
        self.setAccessibleName(self.tr("Note of {dates}").format(dates=note.dates))
        self.setAccessibleDescription(note.text)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._text.set_theme(theme)
        self._more.setIcon(self._icons.icon("menu", theme.muted, 14))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_requested.emit(self.note.id)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit(self.note.id)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit(self.note.id, "")
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.edit_requested.emit(self.note.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._open_menu(event.globalPos())

    def _build(self) -> None:
        self.setObjectName("note_card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._dates.setObjectName("note_dates")
        self._dates.setTextFormat(Qt.TextFormat.PlainText)
        self._more.setAutoRaise(True)
        self._more.setObjectName("note_more")
        self._more.setAccessibleName(self.tr("What can be done with this note"))
        self._more.setToolTip(self.tr("What can be done with this note"))
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self._dates, 1)
        top.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 6, 8)
        column.setSpacing(2)
        column.addLayout(top)
        for widget in (self._about, self._text, self._tags):
            column.addWidget(widget)

    def _connect_signals(self) -> None:
        self._more.clicked.connect(lambda: self._open_menu(self._more.mapToGlobal(self._more.rect().bottomLeft())))
        self._text.pressed.connect(lambda: self.edit_requested.emit(self.note.id))
        self._text.copied.connect(lambda words: self.copy_requested.emit(self.note.id, words))
        self._text.place_requested.connect(self.place_requested)
        self._text.outside_link_requested.connect(self.outside_link_requested)

    def _open_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        for name, wish in (
            (self.tr("Write in it"), self.edit_requested),
            (self.tr("Earlier versions"), self.versions_requested),
            (self.tr("Put into the bin"), self.delete_requested),
        ):
            action = menu.addAction(name)
            action.triggered.connect(lambda _checked=False, wish=wish: wish.emit(self.note.id))
        copy = menu.addAction(self.tr("Copy with its citation"))
        copy.triggered.connect(lambda: self.copy_requested.emit(self.note.id, ""))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)
