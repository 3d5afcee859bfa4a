"""The notes of the current paragraph, below the text: a line that says what there is, and opens to read and write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tipbrowser.ui.icons import Icons
from tipbrowser.ui.notes.drag_edge import DragEdge
from tipbrowser.ui.notes.strip_head import StripHead
from tipbrowser.ui.text_area import ROOM_FOR_NOTES
from tipbrowser.ui.theme import Theme

if TYPE_CHECKING:
    from tipbrowser.ui.notes.note_body import NoteBody
    from tipbrowser.ui.notes.note_card import ShownNote

LEAST, USUAL = 120, 190
"""Pixels of height when it is open."""


class NoteStrip(QFrame):
    """The line, and below it the notes, which are made when it is first opened."""

    another_requested = Signal()
    subject_requested = Signal(str)
    """``passage`` or ``section``."""
    body_wished = Signal()
    """It is opened for the first time: who shows notes in it may come now."""
    body_made = Signal(object)
    """The ``NoteBody``, when it is first opened."""
    left = Signal()
    """One wishes to be back in the text."""
    unfocused = Signal()
    """The keyboard went away from the note that is being written."""
    resized = Signal()
    """It takes more or less room than before."""
    arranged = Signal()
    """It was opened, folded, or made higher or lower by the reader."""

    def __init__(
        self, icons: Icons, theme: Theme, line_height: Callable[[], int], parent: QWidget | None = None
    ) -> None:
        """``line_height`` gives the height in pixels of the line, at the present size of the type."""
        super().__init__(parent)
        self._line_height = line_height
        self._icons = icons
        self._theme = theme
        self._height = USUAL
        self._room = 0
        self._open = False
        self._notes: Sequence[ShownNote] = ()
        self._trouble = ("", True)
        self._body: NoteBody | None = None
        self.head = StripHead(icons, theme, self)
        self._edge = DragEdge(self)
        self._column = QVBoxLayout(self)
        self._build()
        self._connect_signals()

    @property
    def is_open(self) -> bool:
        """Whether the notes are shown, and not only the line."""
        return self._open

    @property
    def open_height(self) -> int:
        """The height in pixels that the reader has given it."""
        return self._height

    @property
    def is_arranged(self) -> bool:
        """Whether the reader has given it a height."""
        return self._height != USUAL

    @property
    def body(self) -> NoteBody:
        """The notes and the one that is being written."""
        if self._body is None:
            self._body = self._make_body()
        return self._body

    @property
    def entrance(self) -> QWidget:
        """What takes the keyboard when one goes to the notes."""
        first = self._body.first if self._body is not None and self._open else None
        return first or self.head.entrance

    @property
    def edited(self) -> str | None:
        """The id of the note that is being written; none if none is."""
        return None if self._body is None else self._body.edited

    def plan(self, height: int, *, is_open: bool) -> None:
        """Give the height that it had, 0 for the usual one, and open or fold it; tells nobody."""
        self._height = max(height, LEAST) if height else USUAL
        self._set_open(is_open=is_open)

    def set_open(self, *, is_open: bool) -> None:
        """Open or fold it."""
        if is_open != self._open:
            self._set_open(is_open=is_open)
            self.arranged.emit()

    def fit(self, room: int) -> None:
        """Take no more than half of ``room`` pixels, which text and notes have together."""
        self._room = room
        self._set_height()

    def show_notes(self, notes: Sequence[ShownNote]) -> None:
        """Show notes, the newest first."""
        self._notes = notes
        self.head.show_preview(notes)
        if self._open:
            self.body.show_notes(notes)

    def write(self, document: QTextDocument, id: str, placeholder: str) -> None:  # noqa: A002  # the note's own word
        """Open it to write in the document of a note."""
        self.set_open(is_open=True)
        self.body.write(document, id, placeholder)

    def stop_writing(self) -> None:
        """Show the note that was written as it is read."""
        if self._body is not None:
            self._body.stop_writing()

    def take_focus(self) -> None:
        """Take the keyboard to the notes, or to the line if there are none."""
        self.entrance.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self._body is not None:
            self._body.bring_into_sight(self.entrance)

    def show_trouble(self, sentence: str, *, can_write: bool) -> None:
        """Say why nothing is saved now; where nothing can be saved at all, nothing can be typed either."""
        self._trouble = (sentence, can_write)
        if self._body is not None:
            self._body.show_trouble(sentence, can_write=can_write)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        self.head.set_theme(theme)
        if self._body is not None:
            self._body.set_theme(theme)

    def _build(self) -> None:
        self.setObjectName("note_strip")
        self.setAccessibleName(self.tr("Notes"))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._edge)
        self._column.addWidget(self.head)
        self._set_open(is_open=False)
        self.head.show_preview(())

    def _connect_signals(self) -> None:
        self._edge.moved.connect(self._change_height)
        self.head.fold_requested.connect(lambda: self.set_open(is_open=not self._open))
        self.head.another_requested.connect(self.another_requested)
        self.head.subject_requested.connect(self.subject_requested)

    def _make_body(self) -> NoteBody:
        from tipbrowser.ui.notes.note_body import NoteBody  # late: most of the time the line is enough

        body = NoteBody(self._icons, self._theme, self)
        self._column.addWidget(body, 1)
        body.editor.left.connect(self.left)
        body.unfocused.connect(self.unfocused)
        sentence, can_write = self._trouble
        body.show_trouble(sentence, can_write=can_write)
        self.body_made.emit(body)
        return body

    def _set_open(self, *, is_open: bool) -> None:
        self._open = is_open
        self._edge.setVisible(is_open)
        self.head.show_open(is_open=is_open)
        if is_open:
            if self._body is None:
                self.body_wished.emit()
            self.body.show_notes(self._notes)
        if self._body is not None:
            self._body.setVisible(is_open)
        self._set_height()

    def _change_height(self, by: int) -> None:
        self._height = max(LEAST, min(self._height + by, max(self._room // 2, LEAST)))
        self._set_height()
        self.arranged.emit()

    def _set_height(self) -> None:
        self.head.setFixedHeight(self._line_height())
        before = (self.isHidden(), self.maximumHeight())
        self.setHidden(bool(self._room) and self._room < ROOM_FOR_NOTES and not self._open)
        if self._open:
            self.setFixedHeight(min(self._height, max(self._room // 2, LEAST)) if self._room else self._height)
        else:
            self.setFixedHeight(self._line_height())
        if (self.isHidden(), self.maximumHeight()) != before:
            self.resized.emit()
