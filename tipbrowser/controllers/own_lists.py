"""What the reader has put together, in the list in the middle: a folder, a set of paragraphs, an own topic."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tipbrowser.controllers.failing import read_or
from tipbrowser.controllers.list_words import count_in_words
from tipbrowser.domain.annotations import Item
from tipbrowser.domain.names import Locator
from tipbrowser.domain.publication import TopicEntry
from tipbrowser.domain.values import Value
from tipbrowser.services.item_places import ItemPlaces
from tipbrowser.services.listing import LocatorListing

if TYPE_CHECKING:
    from tipbrowser.controllers.opened import Reader
    from tipbrowser.ui.entries_pane import EntriesPane


BOOKMARKS, TOPIC = "bookmarks ", "topic "
"""Before the id of a folder or a bookmark, and before the key of an own topic, in the key of what is listed."""


class OwnList(Value):
    """What is listed."""

    title: str
    items: tuple[Item, ...]
    """Those whose paragraphs are listed."""
    empty: str
    """What is said if they have none."""


class OwnLists(QObject):
    """Shows one such list at a time, and lets it follow what is written."""

    def __init__(
        self, reader: Reader, places: ItemPlaces, entries: EntriesPane, *, last: str = "", selected: str = "",
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``last`` is the key of what was listed when the window was closed, and ``selected`` the passage selected in it."""
        super().__init__(parent)
        self._awaited, self._selected = last, selected
        self._reader = reader
        self._places = places
        self._entries = entries
        self._read: Callable[[], OwnList | None] = lambda: None
        self._shown: tuple[object, ...] = ()
        self._key = ""

    @property
    def key(self) -> str:
        """The key of what is listed, or of what is to be once it is read; empty if nothing of the reader's is."""
        if self._reader.listing.is_lent_to(self._list):
            return self._key
        return self._awaited if self._is_free else ""

    def awaits(self, kind: str) -> bool:
        """Tell whether something whose key begins so is to be listed once it is read."""
        return self._awaited.startswith(kind)

    def list_again(self, kind: str, known: Callable[[str], bool], show: Callable[[str], None]) -> None:
        """List what was listed when the window was closed, now that its kind is read.

        Not if it is not ``known`` any more, and not if something else is listed meanwhile.
        """
        if not self.awaits(kind):
            return
        key, self._awaited = self._awaited.removeprefix(kind), ""
        if self._is_free and known(key):
            show(key)
            self._reader.listing.select(self._selected)

    @property
    def _is_free(self) -> bool:
        """Whether neither topics nor a search nor anything else is listed."""
        asked = self._reader.search_asked
        return not self._reader.listing.is_shown and (asked is None or not asked.text)

    def show(self, key: str, read: Callable[[], OwnList | None]) -> None:
        """List what ``read`` gives, now and after every change; none closes the list. ``key`` names it at the next start."""
        self._key = key
        self._read = read
        self._reader.give_list(self._list)

    def refresh(self) -> None:
        """Show what has changed in what is listed, if it still is."""
        if not self._reader.listing.is_lent_to(self._list):
            return
        found = self._read()
        if found is None:
            self._reader.close_list()
        elif (found.title, *self._places.passages(found.items)) != self._shown:
            self._reader.listing.give_back()

    def _list(self) -> None:
        found = self._read()
        if found is None:
            self._reader.close_list()
            return
        locators, missing = self._places.passages(found.items)
        self._shown = (found.title, locators, missing)

        def fetch(some: Sequence[Locator]) -> Sequence[TopicEntry]:
            return read_or(partial(self._reader.index.entries_for, some), [])

        listing = LocatorListing(locators, fetch)
        absent = self.tr("not in this edition, and kept: {locators}").format(locators=", ".join(missing))
        count = " · ".join(filter(None, (count_in_words(listing), absent if missing else "")))
        empty = "" if locators else self._why_empty(found, missing)
        self._reader.listing.show(listing, title=found.title, count=count if locators else "", empty=empty)
        self._entries.show_printed(None)
        self._entries.show_errata([], "")

    def _why_empty(self, found: OwnList, missing: Sequence[Locator]) -> str:
        if not missing:
            return found.empty
        return self.tr("This edition has no {locators}. What you kept of it stays, for an edition that has.").format(
            locators=", ".join(missing)
        )
