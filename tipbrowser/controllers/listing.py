"""The list in the middle, whoever fills it: its rows, its heading, and the current paragraph in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from tipbrowser.domain.badges import Badge
from tipbrowser.domain.listing import Listing
from tipbrowser.domain.locators import parent_of, short
from tipbrowser.domain.page import Place
from tipbrowser.domain.publication import Section
from tipbrowser.models.entries_model import EntriesModel
from tipbrowser.ui.entries_pane import EntriesPane


class ListController(QObject):
    """Shows one listing at a time and lets it follow the place in the text."""

    list_shown = Signal(bool)
    """Whether there is a list now."""

    def __init__(
        self, sections: Callable[[], Sequence[Section]], *, entries: EntriesPane, parent: QObject | None = None
    ) -> None:
        """``sections`` gives the meetings and sessions, for the headings of groups."""
        super().__init__(parent)
        self._entries = entries
        self._model = EntriesModel(sections, self)
        self._place: Place | None = None
        self._shown = False
        self._again: Callable[[], None] | None = None
        self._is_own = False
        """Whether it shows what it was lent to."""
        entries.set_model(self._model)

    @property
    def is_shown(self) -> bool:
        """Whether there is a list."""
        return self._shown

    def lend(self, show: Callable[[], None] | None) -> None:
        """Let the list show, by ``show``, something of the reader's while neither topics nor a search have it."""
        self._again = show

    def is_lent_to(self, show: Callable[[], None]) -> bool:
        """Tell whether it shows that."""
        return self._is_own and self._again == show

    def give_back(self) -> None:
        """Show again what it was lent to, or nothing: topics and a search have ended."""
        if self._again is None:
            self.close()
        else:
            self._again()
            self._is_own = self._shown

    def show(self, listing: Listing, *, title: str, count: str, empty: str, from_top: bool = False) -> None:
        """List ``listing``; ``empty`` says why nothing is listed, and what to do.

        ``from_top`` shows its beginning, wherever the current paragraph stands in it: the best come first.
        """
        self._is_own = False
        self._model.show_listing(listing)
        self._entries.show_heading(title, count, empty)
        self._shown = True
        self.list_shown.emit(True)
        if from_top:
            self._entries.show_note("")
        if from_top or not self._follow():
            self._entries.settle()
            self._entries.show_from_top()  # of the list before this one, the view keeps how far it was scrolled

    def close(self) -> None:
        """Put the list away."""
        self._shown = self._is_own = False
        self.list_shown.emit(False)
        self._model.clear()

    def select(self, locator: str) -> None:
        """Select a passage, if it is listed and nothing else is selected."""
        index = self._model.index_of(locator)
        if index.isValid() and not self._entries.selected:
            self._entries.select(index)

    def show_badges(self, badge_of: Callable[[str], Badge | None]) -> None:
        """Show what of the reader's stands on each passage, or below it."""
        self._model.show_badges(badge_of)

    def show_tray(self, held_of: Callable[[str], str]) -> None:
        """Show how much of each passage lies in the tray."""
        self._model.show_tray(held_of)

    def show_place(self, place: Place) -> None:
        """Select the current paragraph in the list, or say that it is not in it."""
        self._place = place
        if self._shown:
            self._follow()

    def _follow(self) -> bool:
        """Select the paragraph in the text or its parent; tells whether one of them is listed."""
        assert self._place is not None  # a list is shown beside a text
        index = self._model.index_of(self._place.locator or "")
        if index.isValid():
            self._entries.show_note("")
            self._entries.select(index)
            return True
        place = short(self._place.locator or self._place.page)
        above = parent_of(self._place.locator) if self._place.locator else None
        while above is not None and not self._model.index_of(above).isValid():
            above = parent_of(above)
        if above is not None:
            # What names a paragraph covers its sub-paragraphs.
            self._entries.select(self._model.index_of(above))
            note = self.tr("The paragraph in the text, {place}, stands in this list by {above}.")
            self._entries.show_note(note.format(place=place, above=short(above)))
            return True
        note = self.tr("The paragraph in the text, {place}, is not in this list.").format(place=place)
        self._entries.show_note(note if self._model.count else "")
        return False
