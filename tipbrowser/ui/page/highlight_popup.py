"""What can be done with a highlight, beside it: another colour, tags, a note about it, taking it away."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from tipbrowser.domain.annotations import COLOURS
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.page.floating_card import CARET, ENTER, FloatingCard
from tipbrowser.ui.page.noted import ShownHighlight
from tipbrowser.ui.page.text_page import TextPage
from tipbrowser.ui.swatch import Swatch
from tipbrowser.ui.theme import Theme


class HighlightPopup(FloatingCard):
    """Shows one highlight; where several meet, a press shows the next."""

    colour_requested = Signal(str, str)
    """Name of the highlight, and one of ``COLOURS``."""
    note_requested = Signal(str)
    """Name of the highlight that a note is to be about, or whose notes are to be shown."""
    remove_requested = Signal(str)
    outlives = ENTER | CARET  # the caret goes through the words, and Enter leads here
    other_requested = Signal()
    """The next of several highlights on the same words is to be shown."""

    def __init__(self, page: TextPage, theme: Theme) -> None:
        super().__init__(page)
        self.shown: ShownHighlight | None = None
        """The highlight that it is about."""
        self._names: Mapping[str, str] = {}
        self._swatches = [Swatch(colour, theme, self) for colour in COLOURS]
        self._name = QLabel(self)
        self._trouble = plain_label(self, "card_trouble")
        self._note = QPushButton(self)
        self._remove = QPushButton(self.tr("Remove"), self)
        self._other = QPushButton(self)
        self.tag_place = QVBoxLayout()
        """Where the highlight's tags go; empty, it takes no room."""
        self._build_rows()

    @property
    def swatches(self) -> list[Swatch]:
        """The colours, in the order of ``COLOURS``."""
        return self._swatches

    @property
    def trouble(self) -> str:
        """Why the last wish could not be kept; empty if nothing is wrong."""
        return self._trouble.text()

    def show_names(self, names: Mapping[str, str], keys: Mapping[str, str]) -> None:
        """Say what the colours mean, and by which keys they are chosen."""
        self._names = names
        for swatch in self._swatches:
            swatch.show_name(names[swatch.colour], keys.get(swatch.colour, ""))

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        for swatch in self._swatches:
            swatch.set_theme(theme)

    def open_for(self, highlight: ShownHighlight, place: QRect, *, several: int) -> None:
        """Show a highlight below a place of the page; ``several`` are how many there are on these words."""
        self.show_highlight(highlight, several=several)
        self.open_at(place, above=False)

    def say_trouble(self, sentence: str) -> None:
        """Say why the last wish could not be kept; nothing else changes."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self.adjustSize()

    def offer_note(self, *, offered: bool) -> None:
        """Let a note be asked for, or not."""
        self._note.setVisible(offered)

    def show_highlight(self, highlight: ShownHighlight, *, several: int) -> None:
        """Show a highlight where the card stands now."""
        self.shown = highlight
        self.say_trouble("")
        name = self._names.get(highlight.colour, highlight.colour)
        self._name.setText(name)
        for swatch in self._swatches:
            swatch.setChecked(swatch.colour == highlight.colour)
        count = highlight.notes
        words = self.tr("%n note", "", count) if count == 1 else self.tr("%n notes", "", count)
        self._note.setText(words if count else self.tr("Write a note"))
        self._note.setAccessibleName(words if count else self.tr("Write a note about the highlight"))
        self._other.setText(self.tr("Next of %n", "", several))
        self._other.setAccessibleName(self.tr("The next of %n highlights here", "", several))
        self._other.setVisible(several > 1)
        self.setAccessibleName(self.tr("Highlight: {name}").format(name=name))
        self.adjustSize()

    def _build_rows(self) -> None:
        self.setObjectName("floating_card")
        self._name.setObjectName("card_name")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        colours, acts = QHBoxLayout(), QHBoxLayout()
        for swatch in self._swatches:
            swatch.setCheckable(True)
            colours.addWidget(swatch)
            swatch.clicked.connect(lambda _checked=False, colour=swatch.colour: self._ask_for_colour(colour))
        colours.addSpacing(6)
        colours.addWidget(self._name, 1)
        for button, act in (
            (self._note, self._ask_for_note), (self._remove, self._ask_to_remove), (self._other, self.other_requested.emit),
        ):  # fmt: skip
            button.setObjectName("card_button")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, act=act: act())
            acts.addWidget(button)
        acts.addStretch(1)
        self._remove.setAccessibleName(self.tr("Remove the highlight"))
        column = QVBoxLayout(self)
        column.setContentsMargins(7, 6, 7, 6)
        column.setSpacing(4)
        for row in (colours, self.tag_place, acts):
            row.setSpacing(2)
            column.addLayout(row)
        column.addWidget(self._trouble)

    def _ask_for_colour(self, colour: str) -> None:
        if self.shown is not None:
            for swatch in self._swatches:  # what is shown is what is kept
                swatch.setChecked(swatch.colour == self.shown.colour)
            self.colour_requested.emit(self.shown.id, colour)

    def _ask_for_note(self) -> None:
        if self.shown is not None:
            self.note_requested.emit(self.shown.id)

    def _ask_to_remove(self) -> None:
        if self.shown is not None:
            self.remove_requested.emit(self.shown.id)
