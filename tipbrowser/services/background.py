"""Searching beside the window, over a connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from tipbrowser.domain.hits import Finding
from tipbrowser.domain.names import SectionId
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.domain.vocabulary import Vocabulary
from tipbrowser.services.finding import Finder
from tipbrowser.services.resolving import Resolver
from tipbrowser.store.compendium import Compendium

if TYPE_CHECKING:
    from tipbrowser.services.finding import OpenNotes


class Waiting(Protocol):
    """Tells whether somebody still waits for an answer."""

    def check(self) -> None:
        """Raise if nobody does."""

    def stopping(self, stop: Callable[[], None]) -> AbstractContextManager[None]:
        """Call ``stop`` from another thread if, while this lasts, nobody waits any more; raises if nobody does already."""


class BackgroundFinder:
    """Answers one question at a time, from whichever thread; what nobody waits for any more can be cut short."""

    def __init__(self, open_compendium: Callable[[], Compendium], open_notes: OpenNotes | None = None) -> None:
        """``open_compendium`` opens the file once more, at the first question; ``open_notes`` is as ``Finder`` takes it."""
        self._open_notes = open_notes
        self._open = open_compendium
        self._asking = Lock()
        self._compendium: Compendium | None = None
        self._finder: Finder | None = None

    def prepare(self) -> Vocabulary:
        """Read what every search needs, as ``Finder.prepare``."""
        with self._asking:
            finder = self._ready()
            self._hear()
            return finder.prepare()

    def begin(
        self, text: str, narrowing: Narrowing, *, context: SectionId | None, typing: bool, waiting: Waiting
    ) -> Finding:
        """Give what is found at once, as ``Finder.begin``; what nobody is ``waiting`` for raises in its place."""
        with self._asking, self._interruptible(waiting):
            return self._ready().begin(text, narrowing, context=context, typing=typing, check=waiting.check)

    def finish(self, finding: Finding, waiting: Waiting) -> Finding:
        """Give all that was found, as ``Finder.finish``; what nobody is ``waiting`` for raises in its place."""
        with self._asking, self._interruptible(waiting):
            return self._ready().finish(finding, waiting.check)

    def close(self) -> None:
        """Let go of the file, once the question that is being answered has its answer."""
        with self._asking:
            if self._compendium is not None:
                self._compendium.close()
            self._compendium = self._finder = None

    def _interruptible(self, waiting: Waiting) -> AbstractContextManager[None]:
        """Let what is asked now be cut short, and nothing of what was asked before."""
        self._ready()
        self._hear()
        return waiting.stopping(self._interrupt)

    def _hear(self) -> None:
        assert self._compendium is not None
        self._compendium.search.interruptible()

    def _interrupt(self) -> None:
        """Cut short what is being asked now, from another thread: it raises ``CompendiumInterrupted``."""
        compendium = self._compendium
        if compendium is not None:
            compendium.search.interrupt()
        if self._finder is not None:
            self._finder.interrupt()

    def _ready(self) -> Finder:
        if self._finder is None:
            self._compendium = self._open()
            self._finder = Finder(self._compendium, Resolver(self._compendium), self._open_notes)
        return self._finder
