"""What is put into the tray from beside the text: all of a topic, what a search finds, bookmarks, highlights, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tipbrowser.domain.annotations import Highlight, Note, SavedSearch
from tipbrowser.domain.names import Locator
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.ui.chosen_passages import MOST_LISTED

if TYPE_CHECKING:
    from tipbrowser.controllers.undoable import Undoable
    from tipbrowser.domain.anchors import Anchor
    from tipbrowser.domain.annotation_filter import Listed
    from tipbrowser.domain.annotations import Item
    from tipbrowser.domain.hits import Finding
    from tipbrowser.jobs import Cancellation, Jobs
    from tipbrowser.services.item_places import ItemPlaces
    from tipbrowser.services.library import Library

JOB = "tray search"


class TraySources(QObject):
    """Finds the passages behind rows, and has them put into the tray in their order."""

    def __init__(
        self, library: Library, places: ItemPlaces, *, edition: str, undoable: Undoable, jobs: Jobs,
        put_passages: Callable[[Iterable[Locator]], None], put_words: Callable[[Sequence[Anchor]], None],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``edition`` as anchors name it."""
        super().__init__(parent)
        self._library = library
        self._places = places
        self._edition = edition
        self._undoable = undoable
        self._jobs = jobs
        self._put_passages = put_passages
        self._put_words = put_words

    def put_topics(self, topics: Sequence[str]) -> None:
        """Put all that stands under one of some topics of the index into the tray."""
        if topics:
            self._put(self._library.topics.locators(TopicChoice(any_of=tuple(topics))))
        else:
            self._undoable.say(self.tr("Choose a topic in the tab Topics first."), passing=True)

    def put_items(self, items: Sequence[Item]) -> None:
        """Put the passages of bookmarks and own topics into the tray in their order, then what saved searches find."""
        searches = [item.body for item in items if isinstance(item.body, SavedSearch)]
        found = [one for item in items for one in self._places.known_locators(item) if one is not None]
        if searches:
            self._search(searches, found)
        else:
            self._put(found)

    def put_listed(self, listed: Listed) -> None:
        """Put the very words of a highlight into the tray, or the passages or the section that something is about."""
        body = listed.item.body
        if isinstance(body, Highlight) and all(one.edition == self._edition for one in body.anchors):
            self._put_words(body.anchors)
            return
        section = [Locator(body.name)] if isinstance(body, Note) and body.about == "section" else []
        self._put([*section, *(one for one in listed.locators if one is not None)])

    def _search(self, searches: Sequence[SavedSearch], before: Sequence[Locator]) -> None:
        background = self._library.background

        def find(waiting: Cancellation) -> list[Finding]:
            begun = [
                background.begin(one.query, one.narrowing, context=None, typing=False, waiting=waiting)
                for one in searches
            ]
            return [background.finish(one, waiting) if one.is_provisional else one for one in begun]

        self._jobs.start(JOB, find, done=lambda found: self._put([*before, *self._found(found)]), failed=_raise)

    def _found(self, findings: Iterable[Finding]) -> list[Locator]:
        found: list[Locator] = []
        for one in findings:
            found += one.named
            if not one.is_nearest:
                found += [hit.locator for hit in self._library.finder.hits(one, 0, MOST_LISTED)]
        return found

    def _put(self, locators: Sequence[Locator]) -> None:
        if locators:
            self._put_passages(dict.fromkeys(locators))
        else:
            self._undoable.say(self.tr("Nothing of this edition is there to be put into the tray."), passing=True)


def _raise(error: Exception) -> None:
    raise error
