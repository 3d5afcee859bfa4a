"""The notes in the file as the window shows them; a file that cannot be read is told, and shows none."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from PySide6.QtCore import QObject

from tipbrowser.controllers.failing import read_or
from tipbrowser.controllers.pen import Pen
from tipbrowser.domain.annotations import Item, ItemId, Note
from tipbrowser.domain.locators import section_of
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.places_in_text import places_in
from tipbrowser.domain.values import Value
from tipbrowser.services.library import Library
from tipbrowser.services.notebook import AnnotationReader, AnnotationsError
from tipbrowser.ui.local_times import local_time
from tipbrowser.ui.notes.note_card import ShownNote

QUOTED = 120
"""Characters of a highlight's words that stand above a note about it."""
PLACES_KEPT = 500
"""Words of which it is known whether they name a place."""
T = TypeVar("T")


class Subject(Value):
    """What notes are about."""

    about: str
    """``passage``, ``section``, ``topic``, ``highlight`` or ``free``, as in ``Note``."""
    name: str = ""
    """The section, the topic's whole name or the highlight's id; else empty."""
    locator: Locator | None = None
    """Of a passage, and of the first one that a highlight touches."""


class KeptNotes(QObject):
    """Answers what is shown of notes."""

    def __init__(self, pen: Pen, library: Library, edition: str, parent: QObject | None = None) -> None:
        """``edition`` is the name of the edition that is open; what goes wrong is told by ``pen``."""
        super().__init__(parent)
        self._pen = pen
        self._library = library
        self._edition = edition
        self._is_place = lru_cache(PLACES_KEPT)(lambda words: bool(self.places_named(words, None)))

    def ask(self, question: Callable[[AnnotationReader], T], instead: T) -> T:
        """Give the answer of the file, or ``instead`` while there is none, or if it cannot be read."""
        try:
            reader = self._pen.notebook.reader
            return instead if reader is None else question(reader)
        except AnnotationsError as error:
            self._pen.tell(error)
            return instead

    def item(self, id: str) -> Item | None:  # noqa: A002  # the item's own word for it
        """Give an item, in the bin or not; none if there is none."""
        return self.ask(lambda reader: reader.item(ItemId(id)), None) if id else None

    def notes_about(self, subject: Subject) -> list[Item]:
        """Give the notes about something, the newest first."""
        none: list[Item] = []
        items = self.ask(lambda reader: self._about(reader, subject), none)
        return [item for item in reversed(items) if isinstance(item.body, Note)]

    def tags(self) -> list[str]:
        """Give all tags that there are."""
        none: list[tuple[str, int]] = []
        return [tag for tag, _ in self.ask(lambda reader: reader.tags(), none)]

    def locator_of(self, item: Item) -> Locator | None:
        """Give the first passage that an item stands at in this edition; none if it stands at none."""
        return self.ask(lambda reader: reader.locator_of(item.id, self._edition), None)

    def places_named(self, words: str, near: Locator | None) -> tuple[Locator, ...]:
        """Give the passages and sections that words name, as they are meant in a note about the passage ``near``."""
        section = section_of(near) if near is not None else None
        return read_or(lambda: self._library.resolver.resolve(words, section).locators, _none())

    def shown(self, item: Item) -> ShownNote:
        """Give what a card shows of a note."""
        assert isinstance(item.body, Note)
        body = item.body
        quoted = " … ".join(anchor.exact for anchor in body.anchors) if body.about == "highlight" else ""
        written, changed = local_time(item.created), local_time(item.modified)
        both = self.tr("{written}, changed {changed}").format(written=written, changed=changed)
        return ShownNote(
            id=item.id, text=body.text, dates=written if written == changed else both, tags=body.tags,
            origin=item.origin, about=quoted if len(quoted) <= QUOTED else f"{quoted[:QUOTED]}…",
            places=frozenset(one.words for one in places_in(body.text) if self._is_place(one.words)),
        )  # fmt: skip

    def _about(self, reader: AnnotationReader, subject: Subject) -> list[Item]:
        if subject.about in {"passage", "highlight"} and subject.locator is not None:
            return [item for item, _ in reader.at(self._edition, subject.locator, "note")]
        if subject.about == "free":
            return reader.free_notes()
        return reader.about(subject.about, SectionId(subject.name))


def _none() -> tuple[Locator, ...]:
    return ()
