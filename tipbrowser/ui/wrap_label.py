"""A label of plain words that wraps; it lays its words out once for measuring and painting."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from tipbrowser.ui.lettering import Lettering, widest_word
from tipbrowser.ui.look_changes import LOOK_CHANGES

PADDING = 4


class WrapLabel(QLabel):
    """Words at the top of their room, ``PADDING`` in from both sides; never read as markup."""

    def __init__(self, words: str = "", *, selectable: bool = False) -> None:
        """``selectable`` words can be selected by the mouse."""
        super().__init__(words)
        self._selectable = selectable
        self._selecting = False
        self._lettering = Lettering(words)
        self._widest: int | None = None

    @property
    def least_width(self) -> int:
        """The width that the longest word needs."""
        if self._widest is None:
            self.ensurePolished()
            self._widest = widest_word(self._lettering.words, self.font()) + 2 * PADDING
        return self._widest

    def setText(self, words: str) -> None:
        if self._lettering.set_words(words):
            self._widest = None
            self._set_selecting(selecting=False)
            super().setText(words)

    def heightForWidth(self, width: int) -> int:
        return self._lettering.lay_out(width - 2 * PADDING, self)

    def enterEvent(self, event: QEnterEvent) -> None:
        # Words that can be selected are a document of their own, with its own layout: only those under the pointer.
        if self._selectable:
            self._set_selecting(selecting=True)
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._selecting:
            super().paintEvent(event)
            return
        self.heightForWidth(self.width())
        self._lettering.draw(QPainter(self), PADDING, 0)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in LOOK_CHANGES:
            self._widest = None
            self._lettering.forget()
        super().changeEvent(event)

    def _set_selecting(self, *, selecting: bool) -> None:
        if selecting != self._selecting:
            self._selecting = selecting
            flag = Qt.TextInteractionFlag
            self.setTextInteractionFlags(flag.TextSelectableByMouse if selecting else flag.NoTextInteraction)


def wrap_label(words: str, name: str, *, selectable: bool = False) -> WrapLabel:
    """Give a label that wraps and never reads its words as markup; ``name`` is for the style sheet."""
    label = WrapLabel(words, selectable=selectable)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    label.setContentsMargins(PADDING, 0, PADDING, 0)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
