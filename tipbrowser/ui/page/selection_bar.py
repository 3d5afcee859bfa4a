"""What can be done with words that have just been selected with the pointer, beside them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from tipbrowser.domain.annotations import COLOURS
from tipbrowser.ui.page.floating_card import FloatingCard
from tipbrowser.ui.page.text_page import TextPage
from tipbrowser.ui.swatch import Swatch
from tipbrowser.ui.theme import Theme


class SelectionBar(FloatingCard):
    """Four colours, bookmark, note and tray; or, in their place, why nothing could be kept."""

    colour_requested = Signal(str)
    """One of ``COLOURS``."""
    removal_requested = Signal()
    """What is highlighted of the words shall be so no longer."""
    bookmark_requested = Signal()
    note_requested = Signal()
    tray_requested = Signal(bool)
    """Whether the whole paragraphs that the words touch are to be put into the tray, not the very words."""

    def __init__(self, page: TextPage, theme: Theme) -> None:
        super().__init__(page)
        self._swatches = [Swatch(colour, theme, self) for colour in COLOURS]
        self._remove = QPushButton(self.tr("Remove"), self)
        self._bookmark = QPushButton(self.tr("Bookmark"), self)
        self._note = QPushButton(self.tr("Note"), self)
        self._tray = QPushButton(self.tr("Tray"), self)
        self._trouble = QLabel(self)
        self._build_row()

    @property
    def swatches(self) -> list[Swatch]:
        """The colours, in the order of ``COLOURS``."""
        return self._swatches

    @property
    def trouble(self) -> str:
        """Why nothing could be kept; empty if nothing is wrong."""
        return self._trouble.text()

    def show_names(self, names: Mapping[str, str], keys: Mapping[str, str]) -> None:
        """Say what the colours mean, and by which keys they are chosen."""
        for swatch in self._swatches:
            swatch.show_name(names[swatch.colour], keys.get(swatch.colour, ""))

    def show_uses(self, *, bookmark: bool, note: bool, tray: bool, removal: bool) -> None:
        """Offer also a bookmark, a note, the tray and to remove what is highlighted, or not."""
        self._remove.setVisible(removal)
        self._bookmark.setVisible(bookmark)
        self._note.setVisible(note)
        self._tray.setVisible(tray)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        for swatch in self._swatches:
            swatch.set_theme(theme)

    def open_for(self, place: QRect) -> None:
        """Show what can be done, above the place where the selection ends if there is room."""
        self._show_trouble("")
        self.open_at(place, above=True)

    def say_trouble(self, sentence: str, place: QRect) -> None:
        """Say in place why nothing could be kept; the selection stays, so that it can be tried again."""
        self._show_trouble(sentence)
        self.open_at(place, above=True)

    def _show_trouble(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)
        self._trouble.setMaximumWidth(max(self._page.width() - 60, 120))
        self._trouble.setWordWrap(len(sentence) > 60)
        self._trouble.setMinimumWidth(min(self._page.width() - 80, 380) if len(sentence) > 60 else 0)
        for swatch in self._swatches:
            swatch.setVisible(not sentence)
        if sentence:
            self.show_uses(bookmark=False, note=False, tray=False, removal=False)

    def _build_row(self) -> None:
        self.setObjectName("floating_card")
        self.setAccessibleName(self.tr("The selected words"))
        self._trouble.setObjectName("card_trouble")
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(5, 4, 5, 4)
        row.setSpacing(2)
        for swatch in self._swatches:
            row.addWidget(swatch)
            swatch.clicked.connect(lambda _checked=False, colour=swatch.colour: self.colour_requested.emit(colour))
        for button, wish in (
            (self._remove, self.removal_requested), (self._bookmark, self.bookmark_requested),
            (self._note, self.note_requested),
        ):  # fmt: skip
            button.setObjectName("card_button")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard with the selection
            row.addWidget(button)
            button.clicked.connect(wish)
        self._remove.setAccessibleName(self.tr("Remove the highlight"))
        self._tray.setToolTip(self.tr("These words into the tray; with Shift the whole paragraphs"))
        self._tray.setObjectName("card_button")
        self._tray.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tray.clicked.connect(self._ask_tray)
        row.addWidget(self._tray)
        row.addWidget(self._trouble)

    def _ask_tray(self) -> None:
        held = QGuiApplication.keyboardModifiers()
        self.close_card()
        self.tray_requested.emit(bool(held & Qt.KeyboardModifier.ShiftModifier))
