"""What the pane of notes asks: filters over very many things, answered before the next letter is typed."""

from __future__ import annotations

from tipbrowser.domain.annotations import LEGEND, Legend
from tipbrowser.store.annotation_errors import AnnotationsMissing
from tipbrowser.store.annotation_finding import AnnotationFinder, Order
from tipbrowser.store.annotation_reader import AnnotationReader

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tipbrowser.domain.annotation_filter import AnnotationFilter, Listed
    from tipbrowser.domain.annotations import Item
    from tipbrowser.services.notebook import Notebook


class NoteFinding:
    """Finds notes, highlights and own topics of a notebook, for the thread of the window; only ``read_order`` is for any."""

    def __init__(self, notebook: Notebook, edition: str) -> None:
        """``edition`` is the one whose places order them."""
        self._notebook = notebook
        self._edition = edition
        self._order: Order | None = None
        self._kept: AnnotationFinder | None = None

    @property
    def is_ready(self) -> bool:
        """Whether ``take_order`` was called; before it nothing is found."""
        return self._order is not None

    @property
    def is_lost(self) -> bool:
        """Whether there is a file, and nothing of it can be read."""
        return self.is_ready and self._notebook.exists and self._finder is None

    @property
    def total(self) -> int:
        """How many things there are."""
        finder = self._finder
        return finder.total if finder is not None else 0

    def read_order(self) -> Order | None:
        """Read what answers need, over a connection of its own, in any thread; none while there is no file.

        Raises an ``AnnotationsError``.
        """
        try:
            reader = AnnotationReader(self._notebook.path)
        except AnnotationsMissing:
            return None
        try:
            return Order.read(reader, self._edition)
        finally:
            reader.close()

    def take_order(self, order: Order | None) -> None:
        """Answer from now on."""
        self._order, self._kept = order or Order(), None

    def follow(self, ids: Sequence[str]) -> None:
        """Follow changes of some items; raises an ``AnnotationsError``, as all that follows."""
        finder = self._finder
        if finder is not None:
            finder.follow(ids)

    def find(self, asked: AnnotationFilter) -> Sequence[int]:
        """Give the rows that fulfil a filter, in its order."""
        finder = self._finder
        return finder.find(asked) if finder is not None else ()

    def listed(self, rows: Sequence[int]) -> list[Listed | None]:
        """Give what stands in some rows; none for what is damaged."""
        finder = self._finder
        return finder.listed(rows) if finder is not None else [None] * len(rows)

    def close(self) -> None:
        """Find nothing any more: the file is let go of."""
        self._order = self._kept = None

    def read_tagged(self, tag: str) -> list[Item]:
        """Give all that has a tag, over a connection of its own, in any thread; raises an ``AnnotationsError``."""
        reader = AnnotationReader(self._notebook.path)
        try:
            return reader.tagged(tag)
        finally:
            reader.close()

    def own_topics(self) -> list[Item]:
        """Give the own topics."""
        finder = self._finder
        return finder.reader.of_kinds("topic") if finder is not None else []

    def legend(self) -> dict[str, str]:
        """Give what the reader calls the colours, those that have a name of their own."""
        finder = self._finder
        item = finder.reader.item(LEGEND) if finder is not None else None
        return dict(item.body.names) if item is not None and isinstance(item.body, Legend) else {}

    def row_of(self, id: str) -> int | None:  # noqa: A002  # the item's own word for it
        """Give the row of an item; none if there is none."""
        finder = self._finder
        return finder.number_of(id) if finder is not None else None

    def months(self) -> list[tuple[str, int]]:
        """Give the months of the last changes, ``2026-11``, the last first, each with how many things it has."""
        finder = self._finder
        return finder.months() if finder is not None else []

    def tags(self) -> list[tuple[str, int]]:
        """Give all tags with the number of items that have them, in the order of the alphabet."""
        finder = self._finder
        return finder.tags() if finder is not None else []

    @property
    def _finder(self) -> AnnotationFinder | None:
        """What asks the file that is open now: after it was restored it is another one."""
        reader = self._notebook.reader if self._order is not None else None
        if reader is None or self._order is None:
            return None
        if self._kept is None or self._kept.reader is not reader:
            self._kept = AnnotationFinder(reader, self._edition, self._order)
        return self._kept
