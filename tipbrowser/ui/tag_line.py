"""A line in which one types tags; known ones are completed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QVBoxLayout, QWidget

from tipbrowser.domain.tags import SEPARATORS, TypedTags, read_tags, tag_of, written_tags
from tipbrowser.ui.labels import plain_label

BETWEEN = ", "
LONGEST_TYPED = 20_000
"""Characters that the line takes in; what is too long for a tag is told, and not cut before."""


class TagLine(QWidget):
    """Shows the tags of something, separated by commas, and lets them be changed.

    Enter, or going elsewhere, takes what is typed; Escape goes back to what was there.
    """

    tags_changed = Signal(tuple)
    """The tags are these now, in the order typed."""
    left = Signal()
    """Enter or Escape was pressed: the line is wanted no more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = _Line(self)
        self._words = plain_label(self, "pane_detail")
        self._tags: tuple[str, ...] = ()
        self._known: tuple[str, ...] = ()
        self._build()
        self._line.entered.connect(self._enter)
        self._line.given_up.connect(self._give_up)
        self._line.gone.connect(self._take)
        self._line.textEdited.connect(lambda _typed: self._say(""))

    @property
    def line(self) -> QLineEdit:
        """The line that one types in."""
        return self._line

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags that were shown or taken last."""
        return self._tags

    @property
    def sentence(self) -> str:
        """What is said of the tags typed last."""
        return self._words.text()

    def show_tags(self, tags: Sequence[str], known: Sequence[str]) -> None:
        """Show the tags of something; ``known`` are all that there are, by which they are completed."""
        self._tags, self._known = tuple(tags), tuple(known)
        self._line.set_known(self._known)
        self._line.setText(written_tags(self._tags))
        self._say("")

    def _build(self) -> None:
        self._line.setObjectName("tag_line")
        self._line.setMaxLength(LONGEST_TYPED)
        self._line.setPlaceholderText(self.tr("Tags, separated by commas"))
        self._line.setAccessibleName(self.tr("Tags, separated by commas"))
        self._words.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._line)
        column.addWidget(self._words)

    def _enter(self) -> None:
        if self._take():
            self.left.emit()

    def _give_up(self) -> None:
        self.show_tags(self._tags, self._known)
        self.left.emit()

    def _take(self) -> bool:
        """Take what is typed; tells whether nothing of it needs to be said."""
        typed = read_tags(self._line.text(), self._known)
        self._line.setText(written_tags(typed.tags))
        sentence = self._sentence(typed)
        if typed.tags != self._tags:
            self._tags = typed.tags
            self.tags_changed.emit(typed.tags)
        if sentence:
            self._say(sentence)
        return not sentence

    def _sentence(self, typed: TypedTags) -> str:
        said = []
        if typed.shortened:
            words = self.tr("A tag has at most {count} characters; it was shortened to “{tag}”.")
            said.append(words.format(count=len(typed.shortened[0]), tag=typed.shortened[0]))
        if typed.left_out:
            said.append(self.tr("Tags left out because there were too many: %n.", "", typed.left_out))
        return " ".join(said)

    def _say(self, sentence: str) -> None:
        self._words.setText(sentence)
        self._words.setVisible(bool(sentence))


class _Line(QLineEdit):
    """Completes the tag in which the cursor stands."""

    entered = Signal()
    given_up = Signal()
    gone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._popup.setObjectName("known_tags")
        self._popup.setAccessibleName(self.tr("Known tags"))
        self._completer.activated[QModelIndex].connect(self._complete)  # type: ignore[index]  # it comes in two kinds
        self.textEdited.connect(self._offer)

    def set_known(self, known: Sequence[str]) -> None:
        """Complete by these tags."""
        self._model.setStringList(list(known))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, popup = event.key(), self._popup
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape} and popup.isVisible():
            # A tag that is pointed at in the list is taken; else what is typed stands.
            index = popup.currentIndex()
            popup.hide()
            if index.isValid() and key != Qt.Key.Key_Escape:
                self._complete(index)
            if key in {Qt.Key.Key_Escape, Qt.Key.Key_Tab} or index.isValid():
                return
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.gone.emit()

    @property
    def _popup(self) -> QAbstractItemView:
        popup = self._completer.popup()
        assert popup is not None  # Qt makes one when it is first asked for
        return popup

    def _begun(self) -> tuple[int, int]:
        """Give where the tag begins and ends in which the cursor stands."""
        text, at = self.text(), self.cursorPosition()
        start = max((text.rfind(sign, 0, at) for sign in SEPARATORS), default=-1) + 1
        ends = [place for sign in SEPARATORS if (place := text.find(sign, at)) >= 0]
        return start, min(ends, default=len(text))

    def _offer(self) -> None:
        start, _ = self._begun()
        typed = tag_of(self.text()[start : self.cursorPosition()])
        self._completer.setCompletionPrefix(typed)
        if typed and self._completer.completionCount() and self._completer.currentCompletion() != typed:
            self._completer.complete()
        else:
            self._popup.hide()

    def _complete(self, index: QModelIndex) -> None:
        """Put a known tag in the place of the one begun; what stands behind a blank is another."""
        start, end = self._begun()
        text, at = self.text(), self.cursorPosition()
        rest = text[at:end].strip() if text[at : at + 1].isspace() else ""
        before, behind = text[:start].rstrip(" "), f"{BETWEEN}{rest}{text[end:]}" if rest else text[end:]
        chosen = f"{before}{' ' if before else ''}{index.data()}"
        self.setText(chosen + (behind or BETWEEN))
        self.setCursorPosition(len(chosen) if behind else len(chosen) + len(BETWEEN))
