"""Above what a search found: what was understood, what may have been meant, and what narrows it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tipbrowser.ui.bare_button import bare_button
from tipbrowser.ui.facets_pane import FacetsPane
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.wrap_button import WrapButton

SIDE = 14
INSET = 7
"""Pixels from the edge of a button without a frame to its words."""


class SearchHead(QWidget):
    """Sentences, offers and facets; hidden while the list is no search's."""

    text_requested = Signal(str)
    """A text was offered in place of the one typed, and taken."""
    locator_requested = Signal(str)
    """A place near what was asked for was chosen."""
    notes_requested = Signal()
    """Notes that belong to no passage are to be listed."""
    release_requested = Signal()
    """Nothing shall narrow the search any more."""
    keyboard_freed = Signal()
    """The button that has the keyboard goes away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facets = FacetsPane(self)
        self._sentence = plain_label(self, "search_sentence")
        self._offers = QVBoxLayout()
        self._buttons: list[WrapButton] = []
        self._release = bare_button(self, self.tr("Show all that was found"))
        self._build_column()
        self._release.clicked.connect(self.release_requested)
        self.facets.keyboard_freed.connect(self.keyboard_freed)

    @property
    def is_narrowed(self) -> bool:
        """Whether something narrows the search."""
        return not self._release.isHidden()

    def show_sentence(self, sentence: str) -> None:
        """Say what was understood, if it is not plain to see."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def show_offers(self, texts: Sequence[str], places: Sequence[tuple[str, str]]) -> None:
        """Offer other texts to search for, and places by locator and name."""
        for button in self._buttons:
            self._hide(button)
            button.deleteLater()
        self._buttons = [self._text_button(text) for text in texts] + [self._place_button(*place) for place in places]
        for button in self._buttons:
            self._offers.addWidget(button)
            button.show()

    def show_elsewhere(self, count: int) -> None:
        """Offer to list so many notes that were found and belong to no passage; call it behind ``show_offers``."""
        if not count:
            return
        button = WrapButton(self)
        button.set_words(self.tr("Notes that belong to no paragraph: %n", "", count))
        button.clicked.connect(self.notes_requested)
        self._buttons.append(button)
        self._offers.addWidget(button)
        button.show()

    def show_release(self, *, shown: bool) -> None:
        """Offer to take away all that narrows the search."""
        if shown:
            self._release.show()
        else:
            self._hide(self._release)

    def show_facets(self, *, shown: bool) -> None:
        """Show by what the search can be narrowed and released, or not."""
        if shown:
            self.facets.show()
        else:
            self._hide(self.facets)

    def _hide(self, widget: QWidget) -> None:
        """Hide a button or a group of them; the keyboard, which Qt would give to the text, goes from it before."""
        focused = self.focusWidget()
        if focused is not None and focused.hasFocus() and (focused is widget or widget.isAncestorOf(focused)):
            self.keyboard_freed.emit()
        widget.hide()

    def _build_column(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._sentence.setContentsMargins(SIDE, 0, SIDE, 8)
        self._offers.setContentsMargins(SIDE - 4, 0, SIDE, 6)
        self._offers.setSpacing(2)
        # Above the facets, of which more may be unfolded than there is room for.
        release = QVBoxLayout()
        release.setContentsMargins(SIDE - INSET, 0, SIDE, 0)
        release.addWidget(self._release, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._sentence)
        column.addLayout(release)
        column.addLayout(self._offers)
        column.addWidget(self.facets)
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
