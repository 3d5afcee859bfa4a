"""Searching the compendium from the terminal: by words, or by any form of locator or citation."""

from __future__ import annotations

from tipbrowser.domain.hits import Answer
from tipbrowser.domain.query import written
from tipbrowser.domain.query_reading import read_query
from tipbrowser.services.finding import Finder

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from tipbrowser.services.finding import OpenNotes
    from tipbrowser.services.resolving import Resolver
    from tipbrowser.store.compendium import Compendium

USUAL_LIMIT = 20


class Searching:
    """Answers what a reader types, whole."""

    def __init__(self, compendium: Compendium, resolver: Resolver, open_notes: OpenNotes | None = None) -> None:
        """Search ``compendium``; the others are as ``Finder`` takes them."""
        self._finder = Finder(compendium, resolver, open_notes)

    def search(self, text: str, limit: int = USUAL_LIMIT) -> Answer:
        """Give what a text names and what it finds, at most ``limit`` hits. Never raises for any text."""
        finding = self._finder.begin(text)
        if finding.is_provisional:
            finding = self._finder.finish(finding)
        query = read_query(text).query
        return Answer(
            named=finding.named,
            query="" if query is None else written(query), remarks=finding.remarks, total=finding.total,
            hits=tuple(self._finder.hits(finding, 0, limit)), is_nearest=finding.is_nearest,
            suggestions=finding.suggestions, elsewhere=finding.elsewhere,
        )  # fmt: skip
