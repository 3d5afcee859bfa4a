"""The places that the reader came from, and can go back to."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tipbrowser.domain.page import Place

LONGEST = 200


class History(QObject):
    """A path of places with one's own position on it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: list[Place] = []
        self._position = -1
        self._passing = False
        """Whether the last place was only passed by."""

    @property
    def current(self) -> Place | None:
        """Where one is; none before the first place."""
        return self._places[self._position] if self._places else None

    @property
    def before(self) -> Place | None:
        """The place before this one; none at the beginning."""
        return self._places[self._position - 1] if self.can_go_back else None

    @property
    def after(self) -> Place | None:
        """The place that one came back from; none at the end."""
        return self._places[self._position + 1] if self.can_go_forward else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._position > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one came back from a place."""
        return self._position < len(self._places) - 1

    def visit(self, place: Place, *, passing: bool = False) -> None:
        """Go to a place that is not on the path yet; what was ahead is forgotten.

        Of places that one is only ``passing`` by, one after the other, the last alone stays on the path.
        """
        if place == self.current:
            self._passing = self._passing and passing
            return
        kept = self._position + (0 if passing and self._passing else 1)
        self._passing = passing
        self._places = [*self._places[:kept], place][-LONGEST:]
        self._position = len(self._places) - 1
        self.changed.emit()

    def move_here(self, place: Place) -> None:
        """Note that the reader moved on the same page: coming back leads to where one left."""
        if self._places:
            self._places[self._position] = place

    def back(self) -> Place | None:
        """Go one place back; none at the beginning."""
        return self._step(-1) if self.can_go_back else None

    def forward(self) -> Place | None:
        """Go one place forward; none at the end."""
        return self._step(1) if self.can_go_forward else None

    def _step(self, step: int) -> Place:
        self._passing = False
        self._position += step
        self.changed.emit()
        return self._places[self._position]
