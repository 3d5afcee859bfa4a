"""The line above the notes: what they are about, how many there are, and whether all is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from tipbrowser.ui.icons import Icons
from tipbrowser.ui.look_changes import LOOK_CHANGES
from tipbrowser.ui.segment import Segment
from tipbrowser.ui.theme import Theme

if TYPE_CHECKING:
    from tipbrowser.ui.notes.note_card import ShownNote

LEAST_PREVIEW = 80
AROUND = 64
"""Pixels of the line that its margins and the spaces between its parts take."""
PREVIEW = 200
"""Letters of the newest note that may be seen in the line."""


class StripHead(QFrame):
    """A click on it opens the notes, or folds them."""

    fold_requested = Signal()
    another_requested = Signal()
    subject_requested = Signal(str)
    """``passage`` or ``section``."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._theme = theme
        self._open = False
        self._fold = QToolButton(self)
        self._title = QLabel(self)
        self._preview = QLabel(self)
        self._state = QLabel(self)
        self._another = QToolButton(self)
        self._subjects = QButtonGroup(self)
        self._choice = QWidget(self)
        self._segments: dict[str, Segment] = {}
        self._words = ""
        self._heading = self.tr("Notes")
        self._section = ""
        """What the meeting or session is called; there may be room for less of it."""
        self._build()

    @property
    def entrance(self) -> QWidget:
        """What takes the keyboard."""
        return self._fold

    def show_subject(self, title: str, subject: str, *, passage: str, section: str) -> None:
        """Say what the notes are about; ``subject`` is ``passage``, ``section`` or empty where it is neither.

        ``passage`` and ``section`` name what one can change to; an empty one is no choice.
        """
        self._heading, self._section = title, section
        self._subjects.setExclusive(bool(subject))  # else the last one could not be left
        for name, words in (("passage", passage), ("section", section)):
            segment = self._segments[name]
            segment.setText(words)
            segment.setAccessibleName(words)
            segment.setChecked(name == subject)
            segment.setEnabled(bool(words))
        self._arrange()

    def show_preview(self, notes: Sequence[ShownNote]) -> None:
        """Say how many notes there are, and begin the newest."""
        if not notes:
            self._words = self.tr("No note yet: Ctrl+N writes one")
        else:
            count = self.tr("%n notes", "", len(notes)) if len(notes) != 1 else self.tr("1 note")
            self._words = f"{count}: {' '.join(notes[0].text[: PREVIEW * 4].split())[:PREVIEW]}"
        self._another.setEnabled(bool(notes))
        self._elide()

    def show_state(self, words: str) -> None:
        """Say whether what was typed is saved."""
        self._state.setText(words)
        self._state.setVisible(bool(words))
        self._elide()

    def show_open(self, *, is_open: bool) -> None:
        """Look as the notes stand: open or folded."""
        self._open = is_open
        name = self.tr("Fold the notes") if is_open else self.tr("Open the notes")
        self._fold.setAccessibleName(name)
        self._fold.setToolTip(name)
        self.set_theme(self._theme)
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        self._fold.setIcon(self._icons.icon("fold" if self._open else "unfold", theme.muted, 14))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.fold_requested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_CHANGES:
            QTimer.singleShot(0, self, self._elide)  # the labels change after the whole

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._elide()  # what stands beside it may take more room than before
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.setObjectName("note_head")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title.setObjectName("note_title")
        self._preview.setObjectName("note_preview")
        self._state.setObjectName("note_state")
        for label in (self._title, self._preview, self._state):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._preview.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._preview.setMinimumWidth(LEAST_PREVIEW)
        self._preview.installEventFilter(self)
        self._state.hide()
        self._fold.setAutoRaise(True)
        self._fold.clicked.connect(self.fold_requested)
        self._another.setText(self.tr("Another note"))
        self._another.setAccessibleName(self.tr("Another note"))
        self._another.setToolTip(self.tr("Begin another note (Ctrl+Shift+N)"))
        self._another.setObjectName("note_another")
        self._another.clicked.connect(self.another_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 3, 10, 3)
        row.setSpacing(8)
        row.addWidget(self._fold)
        row.addWidget(self._title)
        row.addWidget(self._preview, 1)
        row.addWidget(self._state)
        self._build_segments(row)
        row.addWidget(self._another)

    def _build_segments(self, row: QHBoxLayout) -> None:
        both = QHBoxLayout(self._choice)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        for name, tip in (
            ("passage", self.tr("Notes about the paragraph")),
            ("section", self.tr("Notes about the whole meeting or session")),
        ):
            segment = Segment("", self._choice)
            segment.setToolTip(tip)
            segment.setAccessibleDescription(tip)
            segment.clicked.connect(lambda _checked=False, name=name: self.subject_requested.emit(name))
            self._subjects.addButton(segment)
            self._segments[name] = segment
            both.addWidget(segment)
        row.addWidget(self._choice)

    def _arrange(self) -> None:
        for segment in self._segments.values():
            segment.setVisible(bool(segment.text()))
        self._choice.setVisible(self._open)
        self._another.setVisible(self._open)
        self._elide()

    def _elide(self) -> None:
        self._preview.setMinimumWidth(0 if self._open else LEAST_PREVIEW)
        self._fit_choice()
        words = self._preview.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self._preview.width())
        self._preview.setText("" if self._open else words)
        self._preview.setAccessibleName(self._words)

    def _fit_choice(self) -> None:
        """Where there is no room for all, say in the title only what the choice says not; then shorten what is left."""
        section = self._segments["section"]
        section.setText(self._section)
        self._title.setText(self._heading)
        self._title.show()
        if not self._open or not self.width():
            return
        fixed = [self._fold, self._segments["passage"], self._another, self._state]
        room = self.width() - AROUND - sum(one.sizeHint().width() for one in fixed if not one.isHidden())
        beside = room - self._title.sizeHint().width()
        if beside < section.sizeHint().width():
            beside = room - section.sizeHint().width()
            self._title.setText(self.tr("Notes"))
            self._title.setVisible(self._title.sizeHint().width() <= beside)
            if self._subjects.checkedButton() is None:
                self._title.setText(self._heading)
                _shorten(self._title, self._heading, beside)
        if room < section.sizeHint().width():
            _shorten(section, self._section, room)


def _shorten(widget: QLabel | Segment, words: str, room: int) -> None:
    """Let a widget show no more of its words than there is room for in so many pixels."""
    around = widget.sizeHint().width() - widget.fontMetrics().horizontalAdvance(words)
    mode = Qt.TextElideMode.ElideRight
    widget.setText(widget.fontMetrics().elidedText(words, mode, max(room - around, 0)))
