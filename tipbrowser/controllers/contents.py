"""The contents: filled after the first paint, opened where the reader is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tipbrowser.domain.page import FRONT_MATTER, Place
from tipbrowser.domain.publication import Passage, SectionId
from tipbrowser.models.contents_model import ContentsModel
from tipbrowser.models.contents_tree import ContentsSource
from tipbrowser.services.reading import Reading
from tipbrowser.ui.contents_pane import ContentsPane


class ContentsController(QObject):
    """Fills the tree and keeps its selection at the current paragraph."""

    place_requested = Signal(str)

    def __init__(self, reading: Reading, pane: ContentsPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = reading
        self._pane = pane
        self._model: ContentsModel | None = None
        pane.place_requested.connect(self.place_requested)

    def load(self, open_levels: tuple[str, ...]) -> None:
        """Fill the tree and open levels by their keys."""
        source = ContentsSource(
            sections=self._reading.sections,
            silent_sessions=self._reading.silent_sessions,
            front_matter=self._reading.front_matter,
            passages_of=self._passages_of,
        )
        self._model = ContentsModel(source, self)
        self._pane.set_model(self._model)
        for key in open_levels:
            index = self._model.index_of(key)
            if index.isValid():
                self._pane.open_level(index)

    def show_place(self, place: Place) -> None:
        """Select the current paragraph's row."""
        if self._model is None:
            return
        index = self._model.index_of(place.locator or place.page)
        self._pane.select(index if index.isValid() else self._model.index_of(place.page))

    def _passages_of(self, section: SectionId) -> tuple[Passage, ...]:
        page = self._reading.page(section)
        return page.passages if page is not None and section != FRONT_MATTER else ()
