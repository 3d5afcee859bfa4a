"""Searching in the reader's words: which passages they stand on, beside what is searched in the compendium.

The two files never share a connection: what goes between them are positions in the order of the edition.
"""

from __future__ import annotations

from tipbrowser.domain.annotation_file import FILE_NAME
from tipbrowser.domain.annotations import words_of
from tipbrowser.domain.hits import Reason
from tipbrowser.domain.locators import section_of
from tipbrowser.domain.marking import joined_spans
from tipbrowser.domain.note_queries import phrases_of
from tipbrowser.domain.query import All, Any, Near, Not, Phrase, Query, Term
from tipbrowser.store.annotation_errors import AnnotationsError, AnnotationsMissing
from tipbrowser.store.annotation_reader import AnnotationReader
from tipbrowser.store.annotation_search import count_elsewhere, numbers_with, positions_with, things_on
from tipbrowser.store.note_words import part_expression, query_expression

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeVar

    from tipbrowser.domain.marking import Marker
    from tipbrowser.domain.names import Locator

    T = TypeVar("T")

FRONT_MATTER = "F"
AROUND = 70
"""Characters of a note that stand before and behind what was looked for in it."""
MOST_REASONS = 3
"""Notes by which a passage is said to have been found."""


class Noted:
    """Answers from the file of annotations, for one thread; a file that is not there holds nothing."""

    def __init__(self, folder: Path | None, edition: str) -> None:
        """``folder`` is the one that may hold the file, ``edition`` the name of the edition that is searched."""
        self._path = None if folder is None else folder / FILE_NAME
        self._edition = edition
        self._reader: AnnotationReader | None = None
        self.failed = False
        """Whether the file could not be read since it was last let go of."""

    def close(self) -> None:
        """Let go of the file, after each question: it may be another one by the next."""
        self.failed = False
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def positions(self, part: Term | Phrase | Near | None) -> set[int]:
        """Give the positions of the passages on which a word stands, words in this order, or near each other; without one, anything."""

        def ask(reader: AnnotationReader) -> set[int]:
            return positions_with(reader, self._edition, None if part is None else _choice(reader, part))

        return self._ask(ask, set())

    def elsewhere(self, query: Query | None) -> int:
        """Give how many notes have what a query asks for and belong to no passage; none have what is asked of one."""
        expression = None if query is None else query_expression(query)
        if query is not None and expression is None:
            return 0

        def ask(reader: AnnotationReader) -> int:
            exact = query is not None and phrases_of(query)
            wanted = _numbers(reader, query) if query is not None and exact else expression
            return count_elsewhere(reader, self._edition, wanted)

        return self._ask(ask, 0)

    def reasons(self, locator: Locator, marker: Marker) -> list[Reason]:
        """Give the words on a passage in which a marker finds something; if it finds nothing, the first of them."""
        nothing: list[str] = []
        section = section_of(locator) or FRONT_MATTER
        texts = self._ask(
            lambda reader: [words_of(one.body) for one in things_on(reader, self._edition, section, locator)], nothing
        )
        plain = [" ".join(text.split()) for text in texts if text.strip()]
        found = [(text, joined_spans(marker.read(text))) for text in plain]
        marked = [_excerpt(text, marks) for text, marks in found if marks]
        return marked[:MOST_REASONS] or [_excerpt(text, ()) for text in plain[:1]]

    def interrupt(self) -> None:
        """End what is being asked, from any thread: it finds nothing."""
        reader = self._reader
        if reader is not None:
            reader.interrupt()

    def _ask(self, ask: Callable[[AnnotationReader], T], instead: T) -> T:
        if self._path is None:
            return instead
        try:
            if self._reader is None:
                self._reader = AnnotationReader(self._path)
            return ask(self._reader)
        except AnnotationsMissing:
            return instead
        except AnnotationsError:
            self.close()
            self.failed = True
            return instead


def _choice(reader: AnnotationReader, part: Term | Phrase | Near) -> str | set[int]:
    """Give what chooses the rows that have a part of a query: its expression, or the rows themselves where it is exact."""
    phrases = phrases_of(part)
    return numbers_with(reader, part_expression(part), phrases) if phrases else part_expression(part)


def _numbers(reader: AnnotationReader, query: Query) -> set[int]:
    """Give the numbers of the rows that fulfil a query of words alone."""
    if isinstance(query, Any):
        return set().union(*(_numbers(reader, part) for part in query.parts))
    if isinstance(query, All):
        wanted = [_numbers(reader, part) for part in query.parts if not isinstance(part, Not)]
        refused = [_numbers(reader, part.part) for part in query.parts if isinstance(part, Not)]
        return set.intersection(*wanted).difference(*refused)
    assert isinstance(query, Term | Phrase | Near)  # for anything else there is no expression
    return numbers_with(reader, part_expression(query), phrases_of(query))


def _excerpt(text: str, marks: tuple[tuple[int, int], ...]) -> Reason:
    """Give the words around the first of the marks."""
    first, last = marks[0] if marks else (0, 0)
    start = max(text.rfind(" ", 0, max(first - AROUND, 0)) + 1, 0) if first > AROUND else 0
    end = len(text) if len(text) - last <= AROUND else max(text.rfind(" ", last, last + AROUND), last)
    before, behind = "… " if start else "", " …" if end < len(text) else ""
    moved = len(before) - start
    seen = tuple((begin + moved, stop + moved) for begin, stop in marks if start <= begin and stop <= end)
    return Reason(kind="note", words=f"{before}{text[start:end]}{behind}", marks=seen)
