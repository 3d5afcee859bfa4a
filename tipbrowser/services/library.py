"""One compendium file and all that can be asked of it, each kind of question opened when it is first asked."""

from __future__ import annotations

from functools import cached_property

from tipbrowser.services.resolving import Resolver
from tipbrowser.store.compendium import Compendium
from tipbrowser.store.errors import CompendiumError

TYPE_CHECKING = False  # as in typing; that and pathlib cost a command in the terminal more than its answer
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

    from tipbrowser.domain.names import SectionId
    from tipbrowser.services.background import BackgroundFinder
    from tipbrowser.services.citing import Citing
    from tipbrowser.services.excerpts import Excerpts
    from tipbrowser.services.finding import Finder
    from tipbrowser.services.reading import Reading
    from tipbrowser.services.searching import Searching
    from tipbrowser.services.topics import TopicIndex

__all__ = ["CompendiumError", "Library"]


class Library:
    """Gives the services over one compendium; a command in the terminal loads only the one it needs."""

    def __init__(self, path: Path | str) -> None:
        """Open the database at ``path``; raises a ``CompendiumError``."""
        self._path = path
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

    def check(self) -> None:
        """Compare the file with the digest beside it; raises ``CompendiumDamaged`` if it is not the one that was built.

        Raises another ``CompendiumError`` where that cannot be told.
        """
        from pathlib import Path

        from tipbrowser.store.integrity import check_integrity

        check_integrity(Path(self._path))

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

        return Finder(self._compendium, self.resolver)

    @cached_property
    def background(self) -> BackgroundFinder:
        """Searching beside the window, over a connection of its own."""
        from tipbrowser.services.background import BackgroundFinder

        return BackgroundFinder(lambda: Compendium(self._path))

    @cached_property
    def searching(self) -> Searching:
        """Full-text search."""
        from tipbrowser.services.searching import Searching

        return Searching(self._compendium, self.resolver)

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
