"""The line at the bottom: where one is, what the edition covers, and what the program has to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from tipbrowser.ui.look_changes import LOOK_CHANGES
from tipbrowser.ui.named_values import set_named

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

SIDE, ABOVE = 14, 6
"""Pixels around the words."""
GAP = 24
"""Pixels between the two."""
PLACE_LETTERS = 58
"""Letters of a long address with its citation, for which there is room beside words that wrap."""


class StatusLine(QFrame):
    """Shows the current paragraph's address at the start and the edition's coverage at the end.

    It sets its labels out itself: in a layout each change of the address would ask the whole window for its sizes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = QLabel(self)
        self._message = QLabel(self)
        self._coverage = QLabel(self)
        self._said: dict[str, str] = {}
        """Sentences by their kind; the last one is shown."""
        self._needed = 0
        """Height at the present width."""
        self._measured: tuple[object, int] = (None, 0)
        """The words at the end with their font, and the width that they take in one line."""
        self._balanced: dict[int, int] = {}
        """The even widths of these words, by the width that there is."""
        self._build_labels()

    @property
    def message(self) -> str:
        """The sentence shown in place of the coverage; empty if there is none."""
        return self._message.text()

    def show_place(self, place: str) -> None:
        """Show where the reader is."""
        self._place.setText(place)
        self._set_out()

    def show_coverage(self, coverage: str) -> None:
        """Show what the edition covers."""
        self._coverage.setText(coverage)
        self._set_out()

    def show_message(self, kind: str, sentence: str) -> None:
        """Say something that lasts, in place of the coverage; empty takes back what was said of this kind."""
        if not sentence and kind not in self._said:
            return
        self._said.pop(kind, None)
        if sentence:
            self._said[kind] = sentence
        sentence = next(reversed(self._said.values()), "")
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))
        self._coverage.setVisible(not sentence)
        self._set_out()

    def clear(self) -> None:
        """Take back all that was shown and said."""
        for kind in list(self._said):
            self.show_message(kind, "")
        self.show_place("")
        self.show_coverage("")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        place, end = self._widths(width)
        return max(self._place.heightForWidth(place), self._end.heightForWidth(end)) + 2 * ABOVE

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * SIDE + GAP, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_CHANGES:
            QTimer.singleShot(0, self, self._set_out)  # the labels change after their parent

    @property
    def _end(self) -> QLabel:
        return self._message if self._message.text() else self._coverage

    def _build_labels(self) -> None:
        self.setObjectName("status_line")
        self.setAccessibleName(self.tr("Status"))
        for label, name in ((self._place, "place"), (self._message, "message"), (self._coverage, "coverage")):
            label.setObjectName(f"status_{name}")
            set_named(label, textFormat="PlainText")
            label.setWordWrap(True)
        self._message.setVisible(False)

    def _widths(self, width: int) -> tuple[int, int]:
        """Give the widths of both labels; what stands at the end never depends on the place, and takes even lines."""
        room = max(width - 2 * SIDE - GAP, 2)
        kept = min(self._place.fontMetrics().averageCharWidth() * PLACE_LETTERS, room * 2 // 5)
        end = self._even(min(self._one_line(), room - kept))
        return room - end, end

    def _even(self, width: int) -> int:
        """Give the least width in which the words at the end take no more lines than in ``width``."""
        if width >= self._one_line():
            return width
        if width not in self._balanced:
            label = self._end
            height, low, high = label.heightForWidth(width), 1, width
            while low < high:
                middle = (low + high) // 2
                low, high = (low, middle) if label.heightForWidth(middle) <= height else (middle + 1, high)
            self._balanced[width] = high
        return self._balanced[width]

    def _one_line(self) -> int:
        """Give the width that the words at the end take in one line."""
        label = self._end
        state = (label.text(), label.font().key())
        if self._measured[0] != state:
            width = label.fontMetrics().horizontalAdvance(label.text()) + 2 if label.text() else 0
            self._measured = (state, width)
            self._balanced.clear()
        return self._measured[1]

    def _set_out(self) -> None:
        place, end = self._widths(self.width())
        self._put(self._place, SIDE, place)
        self._put(self._end, self.width() - SIDE - end, end)
        needed = max(self._place.heightForWidth(place), self._end.heightForWidth(end)) + 2 * ABOVE
        if needed != self._needed:
            self._needed = needed
            self.updateGeometry()

    def _put(self, label: QLabel, start: int, width: int) -> None:
        left = self.width() - start - width if self.isRightToLeft() else start
        label.setGeometry(QRect(left, ABOVE, width, self.height() - 2 * ABOVE))
