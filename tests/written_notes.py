"""Notes, highlights and bookmarks written into a real file, for tests of what reads them."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from tipbrowser.domain.anchors import Anchor, anchor_of_passage, edition_name
from tipbrowser.domain.annotations import ROOT, Body, Bookmark, Highlight, ItemId, Note, OwnTopic
from tipbrowser.domain.changes import Put, Written
from tipbrowser.paths import bundled_database
from tipbrowser.services.library import Library
from tipbrowser.services.notebook import Notebook

_numbers = count(1)


class Desk:
    """Makes bodies about passages of the bundled compendium, and writes them."""

    def __init__(self, folder: Path) -> None:
        self.notebook = Notebook(folder)
        self._library = Library(bundled_database())
        self.edition = edition_name(self._library.reading.edition())

    def close(self) -> None:
        """Let go of both files."""
        self.notebook.close()
        self._library.close()

    def anchor(self, locator: str) -> Anchor:
        """Give the anchor of a whole passage."""
        page = self._library.reading.page_of(locator)
        assert page is not None
        found = self._library.reading.page(page)
        assert found is not None
        return anchor_of_passage(next(one for one in found.passages if one.locator == locator), self.edition)

    def note(self, text: str, *locators: str, tags: tuple[str, ...] = ()) -> ItemId:
        """Write a note about passages, or about none."""
        anchors = tuple(map(self.anchor, locators))
        return self.write(Note(text=text, about="passage" if anchors else "free", anchors=anchors, tags=tags))

    def about(self, kind: str, name: str, text: str, tags: tuple[str, ...] = ()) -> ItemId:
        """Write a note about a section, a topic or a highlight."""
        return self.write(Note(text=text, about=kind, name=name, tags=tags))

    def highlight(self, locator: str, colour: str = "support", tags: tuple[str, ...] = ()) -> ItemId:
        """Write a highlight of a whole passage."""
        return self.write(Highlight(colour=colour, anchors=(self.anchor(locator),), tags=tags))

    def bookmark(self, *locators: str, tags: tuple[str, ...] = ()) -> ItemId:
        """Write a bookmark of passages."""
        return self.write(
            Bookmark(name="", folder=ROOT, order=1.0, anchors=tuple(map(self.anchor, locators)), tags=tags)
        )

    def topic(self, heading: str, *locators: str, subheading: str = "") -> ItemId:
        """Write an own topic."""
        anchors = tuple(map(self.anchor, locators))
        return self.write(OwnTopic(heading=heading, subheading=subheading, anchors=anchors))

    def write(self, body: Body) -> ItemId:
        """Write something new, and give its id."""
        made = ItemId(f"{next(_numbers):032x}")
        self.notebook.write([Put(id=made, revision=0, body=body)])
        return made

    def put(self, id: ItemId, body: Body) -> list[Written]:  # noqa: A002  # the item's own word for it
        """Give something another body."""
        reader = self.notebook.reader
        assert reader is not None
        item = reader.item(id)
        assert item is not None
        return self.notebook.write([Put(id=id, revision=item.revision, body=body)])
