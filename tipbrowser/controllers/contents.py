"""The contents: filled after the first paint, opened where the reader is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from tipbrowser.controllers.failing import read_or
from tipbrowser.domain.badges import Badge
from tipbrowser.domain.page import FRONT_MATTER, Place
from tipbrowser.domain.publication import Passage, SectionId
from tipbrowser.models.contents_model import ContentsModel
from tipbrowser.models.contents_tree import ContentsSource
from tipbrowser.services.reading import Reading
from tipbrowser.ui.contents_pane import ContentsPane


class ContentsController(QObject):
    """Fills the tree and keeps its selection at the current paragraph."""

    place_requested = Signal(str)

    def __init__(
        self, reading: Reading, pane: ContentsPane, open_levels: tuple[str, ...], parent: QObject | None = None
    ) -> None:
        """``open_levels`` are the keys of the levels that are open at first."""
        super().__init__(parent)
        self._reading = reading
        self._pane = pane
        source = ContentsSource(
            sections=reading.sections,
            silent_sessions=reading.silent_sessions,
            front_matter=reading.front_matter,
            passages_of=self._passages_of,
        )
        self._model = ContentsModel(source, self)
        pane.set_model(self._model)
        self._open(open_levels)
        pane.place_requested.connect(self.place_requested)

    def show_badges(self, badge_of: Callable[[str], Badge | None]) -> None:
        """Show what of the reader's stands on each row, or below it."""
        self._model.show_badges(badge_of)

    def show_tray(self, held_of: Callable[[str], str]) -> None:
        """Show how much of each row lies in the tray."""
        self._model.show_tray(held_of)

    def show_place(self, place: Place) -> None:
        """Select the current paragraph's row."""
        index = self._model.index_of(place.locator or place.page)
        self._pane.select(index if index.isValid() else self._model.index_of(place.page))

    def _open(self, keys: tuple[str, ...]) -> None:
        for key in keys:
            index = self._model.index_of(key)
            if index.isValid():
                self._pane.open_level(index)

    def _passages_of(self, section: SectionId) -> Sequence[Passage]:
        """Give what a section's level of the tree holds; Qt asks when it opens one."""

        def read() -> Sequence[Passage]:
            page = self._reading.page(section)
            return page.passages if page is not None and section != FRONT_MATTER else ()

        return read_or(read, ())
