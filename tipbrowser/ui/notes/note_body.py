"""What is below the line of the notes once it is opened: the notes as cards, and the one that is being written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from tipbrowser.ui.icons import Icons
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.look_changes import LOOK_CHANGES
from tipbrowser.ui.notes.note_card import NoteCard, ShownNote
from tipbrowser.ui.notes.note_editor import NoteEditor
from tipbrowser.ui.notes.note_lengths import sentence_about_length, sentence_about_room
from tipbrowser.ui.tag_line import TagLine
from tipbrowser.ui.theme import Theme

MOST_CARDS = 30
"""Notes that are shown; a paragraph with more has the rest in the pane of notes."""


class NoteBody(QWidget):
    """Shows notes and the one that is being written; emits wishes and keeps nothing."""

    edit_requested = Signal(str)
    """With the note's id, as the next three."""
    copy_requested = Signal(str, str)
    """And what is selected; empty for the whole note."""
    delete_requested = Signal(str)
    versions_requested = Signal(str)
    place_requested = Signal(str)
    """Words that name a place."""
    outside_link_requested = Signal(str)
    tags_changed = Signal(tuple)
    """Tags were given to the note that is being written."""
    unfocused = Signal()
    """The keyboard went away from the note that is being written, and from its tags."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._theme = theme
        self._cards: list[NoteCard] = []
        self._count = 0
        """Of the cards that show a note."""
        self._edited: str | None = None
        self._trouble = plain_label(self, "note_trouble")
        self._limit = plain_label(self, "note_limit")
        self._letters = 0
        """Of the note that is being written."""
        self._can_write = True
        self._more = plain_label(self, "note_more_notes")
        self._scroll = QScrollArea(self)
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self.editor = NoteEditor(self._sheet)
        self.tags = TagLine(self._sheet)
        self._build()

    @property
    def edited(self) -> str | None:
        """The id of the note that is being written; none if none is."""
        return self._edited

    def show_notes(self, notes: Sequence[ShownNote]) -> None:
        """Show notes, the newest first; the one that is being written stays as it is."""
        self._count = min(len(notes), MOST_CARDS)
        while len(self._cards) < self._count:
            self._add_card()
        for card, note in zip(self._cards, notes[: self._count], strict=False):
            card.show_note(note)
        self._show_cards()
        words = self.tr("{count} older notes stand in the pane of notes.").format(count=len(notes) - self._count)
        self._more.setText(words)
        self._more.setVisible(len(notes) > self._count)

    def write(self, document: QTextDocument, id: str, placeholder: str) -> None:  # noqa: A002  # the note's own word
        """Write in the document of a note, in the place of its card; above all others if it has none yet."""
        self._edited = id
        self.editor.write_in(document, placeholder)
        card = next((card for card in self._cards[: self._count] if card.note.id == id), None)
        self._column.removeWidget(self.editor)
        self._column.insertWidget(0 if card is None else self._column.indexOf(card), self.editor)
        self._column.removeWidget(self.tags)
        self._column.insertWidget(self._column.indexOf(self.editor) + 1, self.tags)
        self.editor.show()
        self.tags.show()
        self._show_cards()

    def rename_edited(self, id: str) -> None:  # noqa: A002  # the note's own word
        """Know the note that is being written by another id."""
        self._edited = id
        self._show_cards()

    def stop_writing(self) -> None:
        """Show the note that was written as it is read."""
        self._edited = None
        self.editor.hide()
        self.tags.hide()
        self.editor.leave_document()
        self.show_length(0)
        self._forget_refusal()
        self._show_cards()

    @property
    def first(self) -> QWidget | None:
        """The note that is being written, or the first that can be read; none if there is none."""
        if self._edited is not None:
            return self.editor
        return self._cards[0] if self._count else None

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll to a note, once it has its place."""
        QTimer.singleShot(0, widget, lambda: self._scroll.ensureWidgetVisible(widget))

    def show_trouble(self, sentence: str, *, can_write: bool) -> None:
        """Say why nothing is saved now; where nothing can be saved at all, nothing can be typed either."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self._can_write = can_write
        self._set_writable()

    def show_length(self, letters: int) -> None:
        """Let a note with so many letters only be read, if they are too many to write in, and say so."""
        if letters != self._letters:
            self._letters = letters
            self._forget_refusal()
            self._set_writable()
            self.editor.moveCursor(QTextCursor.MoveOperation.Start)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        for card in self._cards:
            card.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_editor()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_CHANGES:
            QTimer.singleShot(0, self, self._fit_editor)  # the parts change after the whole

    def open_tags(self) -> None:
        """Let the tags of the note that is being written be typed."""
        self.tags.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bring_into_sight(self.tags)

    def _fit_editor(self) -> None:
        """Leave the tags in sight below the letters."""
        margins = self._column.contentsMargins()
        around = margins.top() + margins.bottom() + self._column.spacing()
        self.editor.fit(self.height() - self.tags.sizeHint().height() - around)

    def _set_writable(self) -> None:
        self.editor.set_writable(is_writable=self._can_write and not sentence_about_length(self._letters))

    def _forget_refusal(self) -> None:
        self._say_limit(sentence_about_length(self._letters))

    def _say_limit(self, sentence: str) -> None:
        if sentence != self._limit.text():
            self._limit.setText(sentence)
            self._limit.setVisible(bool(sentence))

    def _show_cards(self) -> None:
        for place, card in enumerate(self._cards):
            card.setVisible(place < self._count and card.note.id != self._edited)

    def _add_card(self) -> None:
        card = NoteCard(self._icons, self._theme, self._sheet)
        self._cards.append(card)
        self._column.insertWidget(self._column.indexOf(self._more), card)
        card.edit_requested.connect(self.edit_requested)
        card.copy_requested.connect(self.copy_requested)
        card.delete_requested.connect(self.delete_requested)
        card.versions_requested.connect(self.versions_requested)
        card.place_requested.connect(self.place_requested)
        card.outside_link_requested.connect(self.outside_link_requested)

    def _build(self) -> None:
        self._sheet.setObjectName("note_sheet")
        for hidden in (self._trouble, self._limit, self._more, self.editor, self.tags):
            hidden.hide()
        column = self._column
        column.setContentsMargins(12, 2, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.editor)
        column.addWidget(self.tags)
        column.addWidget(self._more)
        column.addStretch(1)
        scroll = self._scroll
        scroll.setWidget(self._sheet)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._trouble)
        whole.addWidget(self._limit)
        whole.addWidget(scroll, 1)
        self.editor.unfocused.connect(self._look_for_keyboard)
        self.editor.refused.connect(lambda full: self._say_limit(sentence_about_room(full)))
        self.editor.textChanged.connect(self._forget_refusal)
        self.tags.line.editingFinished.connect(self._look_for_keyboard)
        self.tags.tags_changed.connect(self.tags_changed)
        self.tags.left.connect(lambda: self.editor.setFocus(Qt.FocusReason.OtherFocusReason))

    def _look_for_keyboard(self) -> None:
        """Tell that the keyboard went away, unless it only went from the letters to the tags, or back."""
        focused = QApplication.focusWidget()
        if self._edited is not None and focused not in {self.editor, self.tags.line}:
            self.unfocused.emit()


def placeholder_for(title: str) -> str:
    """Give the words that stand where a note can be written, for what ``title`` calls its subject."""
    return QCoreApplication.translate("NoteBody", "Write a note: {title}. It is saved as you type.").format(title=title)
