"""Sentences shown below the panes, in place of dialogs, with what can be done about them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from tipbrowser.domain.values import Value
from tipbrowser.ui.named_values import set_named

OUTSIDE_LINK = "outside link"
"""Kind of the banner about a link to the outside, known to what asks and to what takes the question back."""


class Offer(Value, kw_only=False):
    """Something that can be done about a banner."""

    name: str
    """By which the choice is reported."""
    text: str


class Banner(QFrame):
    """One sentence, its offers, and a way to put it away."""

    chosen = Signal(str)
    """Name of the offer; ``close`` if it was put away."""

    def __init__(self, sentence: str, offers: Sequence[Offer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = QLabel(sentence, self)
        self._build_row(offers)

    @property
    def sentence(self) -> str:
        """What the banner says."""
        return self._sentence.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape:
            self.chosen.emit("close")
            return
        super().keyPressEvent(event)

    def _build_row(self, offers: Sequence[Offer]) -> None:
        from PySide6.QtWidgets import QSizePolicy  # late: the text paints first

        self.setObjectName("banner")
        self.setAccessibleName(self.sentence)
        set_named(
            self._sentence,
            textFormat="PlainText",
            textInteractionFlags="TextSelectableByMouse|TextSelectableByKeyboard",
        )
        self._sentence.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(self._sentence, 1)
        for offer in (*offers, Offer("close", self.tr("Dismiss"))):
            button = QPushButton(offer.text, self)
            button.setObjectName(f"banner_{offer.name}")
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            set_named(button, focusPolicy="TabFocus")  # a click leaves the keyboard where it was
            button.clicked.connect(lambda _checked=False, name=offer.name: self.chosen.emit(name))
            row.addWidget(button)


class BannerArea(QWidget):
    """Holds at most one banner of each kind; empty, it takes no room."""

    offer_chosen = Signal(str, str)
    """Kind of the banner, name of the offer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banners: dict[str, Banner] = {}
        self._before: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self.hide()

    def show_banner(self, kind: str, sentence: str, offers: Sequence[Offer] = (), *, take_focus: bool = False) -> None:
        """Say a sentence; a banner of the same kind gives way."""
        self.close_banner(kind)
        banner = Banner(sentence, offers, self)
        banner.chosen.connect(lambda name: self._chosen(kind, name))
        self._banners[kind] = banner
        self._column.addWidget(banner)
        self.show()
        banner.show()
        if take_focus:
            self._before = self.window().focusWidget()
            banner.findChildren(QPushButton)[0].setFocus()

    def close_banner(self, kind: str) -> None:
        """Put a banner away, if it is there."""
        banner = self._banners.pop(kind, None)
        if banner is not None:
            self._give_focus_back(banner)
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self.setVisible(bool(self._banners))

    def close_last(self) -> bool:
        """Put the banner away that came last, as its own button does; tells whether there was one."""
        kind = next(reversed(self._banners), "")
        if kind:
            self._chosen(kind, "close")
        return bool(kind)

    def sentence(self, kind: str) -> str:
        """Give what a banner says; empty if there is none of the kind."""
        banner = self._banners.get(kind)
        return banner.sentence if banner else ""

    def _give_focus_back(self, banner: Banner) -> None:
        """Let the keyboard go back to where it was when the banner took it."""
        before, focused = self._before, self.window().focusWidget()
        if focused is None or not banner.isAncestorOf(focused):
            return
        self._before = None
        if before is not None and Shiboken.isValid(before) and before.isVisible():
            before.setFocus()

    def _chosen(self, kind: str, name: str) -> None:
        self.close_banner(kind)
        self.offer_chosen.emit(kind, name)
