"""What lies in the trays, read once and kept true: all that shows it, or changes it, asks here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tipbrowser.controllers.failing import read_or
from tipbrowser.domain.annotations import Item, ItemId, Tray
from tipbrowser.domain.held import Held, Holding
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.trays import GATHERED, Trays
from tipbrowser.services.notebook import AnnotationsError

if TYPE_CHECKING:
    from tipbrowser.controllers.pen import Pen
    from tipbrowser.domain.changes import Written
    from tipbrowser.jobs import Jobs
    from tipbrowser.services.item_places import ItemPlaces
    from tipbrowser.services.reading import Reading

JOB = "gathered"


class Gathered(QObject):
    """Knows the trays without their pane."""

    changed = Signal()
    """Something else lies in the tray that things are put into, or it is another."""

    def __init__(
        self, reading: Reading, places: ItemPlaces, *, edition: str, pen: Pen, jobs: Jobs, tray: str,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``edition`` as anchors name it; ``tray`` is the id of the tray used last."""
        super().__init__(parent)
        self.trays = Trays()
        self.holding = Holding()
        self._reading = reading
        self._places = places
        self._edition = edition
        self._pen = pen
        self._jobs = jobs
        self._wished = ItemId(tray)
        self.held: list[Held] = []
        """The passages that lie there and that this edition has, in order."""
        self._standing: dict[SectionId, Sequence[Locator]] = {}
        self._coming: list[Written] | None = None
        """What was written while all is being read; none while nothing is."""
        self._is_read = False
        self._once_read: list[tuple[Callable[[], None], Callable[[AnnotationsError], None]]] = []

    @property
    def is_read(self) -> bool:
        """Whether it knows what there is, and nobody waits for it."""
        return self._coming is None and not self._once_read

    @property
    def tray(self) -> ItemId | None:
        """Id of the tray that things are put into; none while there is none."""
        trays = [one.id for one in self.trays.trays]
        return self._wished if self._wished in trays else next(iter(trays), None)

    @property
    def name(self) -> str:
        """What that tray is called; empty while there is none."""
        item = self.trays.item(self.tray) if self.tray is not None else None
        return item.body.name if item is not None and isinstance(item.body, Tray) else ""

    def of(self, key: str) -> str:
        """Tell how much of a passage or section lies there, as ``Holding.of``."""
        return self.holding.of(key)

    def read(self) -> None:
        """Read what there is; where there is no file there is nothing."""
        self._coming = []
        notebook = self._pen.notebook
        self._jobs.start(JOB, lambda _: notebook.read_apart(*GATHERED), done=self._show, failed=self._fail)

    def when_read(self, then: Callable[[], None], failed: Callable[[AnnotationsError], None]) -> None:
        """Do something once it is known what there is, or say why that cannot be known."""
        if self._is_read and self._coming is None:
            then()
        else:
            self._once_read.append((then, failed))
            if self._coming is None:
                self.read()

    def take(self, written: tuple[Written, ...]) -> None:
        """Follow what was written by whomever; all is read anew where it is not known what."""
        if not written:
            self.read()
        elif self._coming is not None:
            self._coming.extend(written)
        elif self.trays.follow(written):
            self._hold()

    def show_tray(self, tray: ItemId | None) -> None:
        """Put things into another tray from now on."""
        if tray is not None and tray != self._wished:
            self._wished = tray
            self._hold()

    def _show(self, items: Iterable[Item]) -> None:
        self.trays = Trays(items)
        self.trays.follow(self._coming or ())
        self._coming, self._is_read = None, True
        self._hold()
        waiting, self._once_read = self._once_read, []
        for then, _failed in waiting:
            then()

    def _fail(self, error: Exception) -> None:
        self._coming = None
        waiting, self._once_read = self._once_read, []
        if not isinstance(error, AnnotationsError):
            raise error
        for _then, failed in waiting:
            failed(error)

    def _hold(self) -> None:
        tray = self.tray
        entries = self.trays.entries(tray) if tray is not None else []
        held = [
            Held(item.id, locator, anchors[0].is_whole)
            for item in entries
            if (anchors := item.body.anchors) and (locator := self._place_of(item)) is not None
        ]
        if held != self.held:
            self.held = held
            self.holding = Holding(held, self._alone)
            self.changed.emit()

    def _place_of(self, item: Item) -> Locator | None:
        anchor = item.body.anchors[0]
        # Of the edition that is open the anchor says it, and nothing needs to be asked.
        return anchor.locator if anchor.edition == self._edition else self._places.known_locators(item)[0]

    def _alone(self, section: SectionId) -> Sequence[Locator]:
        """Give the passages of a section that stand alone."""
        if section not in self._standing:
            page = read_or(lambda: self._reading.page(section), None)
            found = page.passages if page is not None else ()
            self._standing[section] = [one.locator for one in found if one.parent is None]
        return self._standing[section]
