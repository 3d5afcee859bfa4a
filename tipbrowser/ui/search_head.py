"""Above what a search found: what was understood, what may have been meant, and what narrows it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from tipbrowser.ui.facets_pane import FacetsPane
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.wrap_button import WrapButton

SIDE = 14


class SearchHead(QWidget):
    """Sentences, offers and facets; hidden while the list is no search's."""

    text_requested = Signal(str)
    """A text was offered in place of the one typed, and taken."""
    locator_requested = Signal(str)
    """A place near what was asked for was chosen."""
    release_requested = Signal()
    """Nothing shall narrow the search any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facets = FacetsPane(self)
        self._sentence = plain_label(self, "search_sentence")
        self._offers = QVBoxLayout()
        self._buttons: list[WrapButton] = []
        self._release = QPushButton(self.tr("Show all that was found"), self)
        self._build_column()
        self._release.clicked.connect(self.release_requested)

    def show_sentence(self, sentence: str) -> None:
        """Say what was understood, if it is not plain to see."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def show_offers(self, texts: Sequence[str], places: Sequence[tuple[str, str]]) -> None:
        """Offer other texts to search for, and places by locator and name."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._text_button(text) for text in texts] + [self._place_button(*place) for place in places]
        for button in self._buttons:
            self._offers.addWidget(button)
            button.show()

    def show_release(self, *, shown: bool) -> None:
        """Offer to take away all that narrows the search."""
        self._release.setVisible(shown)

    def _build_column(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._sentence.setContentsMargins(SIDE, 0, SIDE, 8)
        self._offers.setContentsMargins(SIDE - 4, 0, SIDE, 6)
        self._offers.setSpacing(2)
        column.addWidget(self._sentence)
        column.addLayout(self._offers)
        column.addWidget(self.facets)
        self._release.setObjectName("chip_clear")
        self._release.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._release.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column.addWidget(self._release, 0, Qt.AlignmentFlag.AlignLeading)
        self._sentence.hide()
        self._release.hide()
        self.hide()

    def _text_button(self, text: str) -> WrapButton:
        button = WrapButton(self)
        button.set_words(self.tr("Did you mean {text}?").format(text=text))
        button.clicked.connect(lambda: self.text_requested.emit(text))
        return button

    def _place_button(self, locator: str, name: str) -> WrapButton:
        button = WrapButton(self)
        button.set_words(name)
        button.clicked.connect(lambda: self.locator_requested.emit(locator))
        return button
