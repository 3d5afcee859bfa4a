"""The errata: read when they are first looked at, leading to the text or the topic."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from tipbrowser.domain.publication import Erratum
from tipbrowser.models.errata_model import ErrataModel
from tipbrowser.ui.side_panes import SidePanes


class ErrataController(QObject):
    """Shows the errata and leads to their places."""

    locator_requested = Signal(str)
    printed_requested = Signal(object)
    """The ``Erratum`` of a topic, to be seen beside the printed row."""

    def __init__(self, errata: Callable[[], Sequence[Erratum]], side: SidePanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = errata
        self._side = side
        self._model: ErrataModel | None = None
        side.tab_opened.connect(self._opened)
        side.errata.erratum_chosen.connect(self._lead)

    def show_erratum(self, number: int) -> None:
        """Open the list at an erratum, by its number."""
        self._side.open_tab("errata")
        row = self._load().row_of(number)
        if row >= 0:
            self._side.errata.select(row)

    def _opened(self, tab: str) -> None:
        if tab == "errata":
            self._load()

    def _load(self) -> ErrataModel:
        if self._model is None:
            self._model = ErrataModel(self._read(), self)
            self._side.errata.set_model(self._model)
        return self._model

    def _lead(self, erratum: Erratum) -> None:
        if erratum.topic:
            self.printed_requested.emit(erratum)
        if erratum.locator:
            self.locator_requested.emit(erratum.locator)
