"""One compendium file and all that can be asked of it, each kind of question opened when it is first asked."""

from __future__ import annotations

from functools import cached_property

from tipbrowser.services.resolving import Resolver
from tipbrowser.store.compendium import Compendium
from tipbrowser.store.errors import (
    CompendiumDamaged,
    CompendiumError,
    CompendiumForeign,
    CompendiumMissing,
    CompendiumNewer,
    CompendiumUnreadable,
)

TYPE_CHECKING = False  # as in typing; that and pathlib cost a command in the terminal more than its answer
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Self

    from tipbrowser.domain.names import SectionId
    from tipbrowser.services.background import BackgroundFinder
    from tipbrowser.services.citing import Citing
    from tipbrowser.services.excerpts import Excerpts
    from tipbrowser.services.finding import Finder
    from tipbrowser.services.noted import Noted
    from tipbrowser.services.reading import Reading
    from tipbrowser.services.searching import Searching
    from tipbrowser.services.topics import TopicIndex
    from tipbrowser.store.integrity import Digest

__all__ = ["CompendiumError", "Library", "kind_of_error"]

FIRST_PAGE = "A.I"

KINDS: dict[type[CompendiumError], str] = {
    CompendiumMissing: "missing",
    CompendiumUnreadable: "unreadable",
    CompendiumForeign: "foreign",
    CompendiumDamaged: "damaged",
    CompendiumNewer: "newer",
}


def kind_of_error(error: CompendiumError) -> str:
    """Give what is wrong with a file as one word, by which sentences are chosen."""
    return KINDS.get(type(error), "damaged")


class Library:
    """Gives the services over one compendium; a command in the terminal loads only the one it needs."""

    def __init__(
        self, path: Path | str, *, former: Sequence[Path] = (), notes: Callable[[], Path | None] = lambda: None
    ) -> None:
        """Open the database at ``path``; raises a ``CompendiumError``.

        ``former`` are other compendia that are at hand, in whose editions the reader may have made something; ``notes``
        gives the folder of the reader's notes, where there is one, when they are first searched.
        """
        self.path = path
        self.former = former
        self._notes = notes
        self._compendium = Compendium(path)
        self.resolver = Resolver(self._compendium)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Let go of the file; what broke in it meanwhile, whoever read it, is raised as a ``CompendiumError``."""
        self._compendium.__exit__(kind, error, trace)

    def heading_of(self, section: SectionId) -> str:
        """Give a section's title and dates, ``Second meeting, 27 to 29 January 2010``; empty without such a section."""
        return self._compendium.heading_of(section)

    def check(self, sha256: Digest | None = None) -> None:
        """Compare the file with the digest beside it; raises ``CompendiumDamaged`` if it is not the one that was built.

        Raises another ``CompendiumError`` where that cannot be told. ``sha256`` gives a file's, else Python does.
        """
        from pathlib import Path

        from tipbrowser.store.integrity import check_integrity, sha256_of

        check_integrity(Path(self.path), sha256 or sha256_of)

    def read_ahead(self) -> None:
        """Read all that the window cannot be made without; raises a ``CompendiumError`` if the file is damaged there."""
        self.reading.sections()
        self.reading.silent_sessions()
        self.reading.front_matter()
        self.reading.errata()
        self.topics.topics()

    def first_place(self, targets: Sequence[str]) -> str:
        """Give the first of some locators or pages that there is here, else the beginning, once its page has been read.

        Raises a ``CompendiumError``, ``CompendiumDamaged`` where none of them holds text.
        """
        for target in (*targets, FIRST_PAGE):
            page = self.reading.page_of(target) if target else None
            found = self.reading.page(page) if page else None
            if found is not None and found.passages:
                return target
        raise CompendiumDamaged(self.path, "no text")

    def close(self) -> None:
        """Let go of the file, and of what searches beside the window; nothing is asked any more."""
        background = self.__dict__.get("background")
        if background is not None:
            background.close()
        self._compendium.close()

    @cached_property
    def finder(self) -> Finder:
        """What was found, as it is shown: for the thread of the window."""
        from tipbrowser.services.finding import Finder

        return Finder(self._compendium, self.resolver, self._open_notes)

    @cached_property
    def background(self) -> BackgroundFinder:
        """Searching beside the window, over a connection of its own."""
        from tipbrowser.services.background import BackgroundFinder

        return BackgroundFinder(lambda: Compendium(self.path), self._open_notes)

    @cached_property
    def searching(self) -> Searching:
        """Full-text search."""
        from tipbrowser.services.searching import Searching

        return Searching(self._compendium, self.resolver, self._open_notes)

    @cached_property
    def excerpts(self) -> Excerpts:
        """Passages with what belongs to their reading."""
        from tipbrowser.services.excerpts import Excerpts

        return Excerpts(self._compendium)

    @cached_property
    def citing(self) -> Citing:
        """Citations."""
        from tipbrowser.services.citing import Citing

        return Citing(self._compendium)

    @cached_property
    def reading(self) -> Reading:
        """Contents, pages, apparatus, errata."""
        from tipbrowser.services.reading import Reading

        return Reading(self._compendium)

    @cached_property
    def topics(self) -> TopicIndex:
        """The thematic index."""
        from tipbrowser.services.topics import TopicIndex

        return TopicIndex(self._compendium)

    def _open_notes(self, compendium: Compendium) -> Noted:
        """Give what searches in the reader's words, for the thread that asks ``compendium``; it opens its file when it is asked."""
        from tipbrowser.domain.anchors import edition_name
        from tipbrowser.services.noted import Noted

        return Noted(self._notes(), edition_name(compendium.edition()))
