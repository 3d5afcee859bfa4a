"""What is asked of the bookmarks while their pane is not open, and all of them for the pane."""

from __future__ import annotations

from tipbrowser.domain.annotations import ROOT, Bookmark, Item, ItemId
from tipbrowser.domain.names import Locator
from tipbrowser.domain.shelf import SHELVED
from tipbrowser.services.notebook import Notebook
from tipbrowser.store.annotation_shelf import last_order


class Shelving:
    """Answers for the shelf; whatever it is asked may raise an ``AnnotationsError``."""

    def __init__(self, notebook: Notebook, edition: str) -> None:
        """``edition`` is the name of the one that is open, as anchors know it."""
        self._notebook = notebook
        self._edition = edition

    def next_order(self, folder: ItemId = ROOT) -> float:
        """Give the order of something new at the end of a folder."""
        reader = self._notebook.reader
        return 1.0 if reader is None else last_order(reader, folder) + 1

    def bookmarks_of(self, locator: Locator) -> list[Item]:
        """Give the bookmarks of this one paragraph alone."""
        reader = self._notebook.reader
        if reader is None:
            return []
        found = (item for item, _ in reader.at(self._edition, locator, "bookmark"))
        return [item for item in found if isinstance(item.body, Bookmark) and len(item.body.anchors) == 1]

    def read_all(self) -> list[Item]:
        """Give all that lies on the shelf; for another thread."""
        return self._notebook.read_apart(*SHELVED)
