"""The full-text index of the compendium: which passages a query means, and in which order."""

from __future__ import annotations

from array import array
from functools import cached_property
from itertools import islice

from tipbrowser.domain.query import All, Any, Field, Not, Query, Term, terms_of
from tipbrowser.domain.values import Value
from tipbrowser.domain.vocabulary import Vocabulary
from tipbrowser.store.search_places import Places
from tipbrowser.store.search_terms import Expressions, both, within_own
from tipbrowser.store.stems import Stemmer

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from tipbrowser.domain.names import Locator
    from tipbrowser.domain.query import Phrase
    from tipbrowser.store.questions import Questions

WEIGHTS = "10.0, 10.0, 1.5, 3.0, 5.0, 1.0"
"""Of text, joined words, the parents' opening words, footnotes, topics and place, in the schema's order."""
SMALL = 5_000
"""Positions up to which everything is ranked at once: a few milliseconds."""
FIRST = 50
"""Passages that are given before all are found."""


class SearchedPassage(Value):
    """What a search looks at in a passage: its text as it stands, the rest as it is searched."""

    position: int
    locator: Locator
    printed: str
    lead: str
    footnotes: str
    topics: str
    place: str


class Asked(Value, kw_only=False):
    """A query with what narrows it, ready to be looked up."""

    query: Query
    expression: str | None
    """Of FTS5; none where words do not decide alone."""
    mask: int
    """Of the positions that the rest of the query and what narrows it allow."""


class Search:
    """Answers queries."""

    def __init__(self, questions: Questions) -> None:
        """Ask through ``questions``."""
        self._questions = questions
        self._stemmer = Stemmer()
        self._vocabulary: Vocabulary | None = None

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the index, read when they are first asked for."""
        if self._vocabulary is None:
            rows = self._questions.rows("SELECT word, stem, passages FROM search_word")
            self._vocabulary = Vocabulary(rows, self._stemmer.stem)
        return self._vocabulary

    def take_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Use the words that were read over another connection to the same file, unless they are read already."""
        if self._vocabulary is None:
            self._vocabulary = vocabulary.cutting_with(self._stemmer.stem)

    def interruptible(self) -> None:
        """Begin to ask what may be cut short."""
        self._questions.interruptible()

    def interrupt(self) -> None:
        """End what is being asked since ``interruptible``, from any thread: it raises ``CompendiumInterrupted``."""
        self._questions.interrupt()

    def limited(self, seconds: float) -> AbstractContextManager[Callable[[], None]]:
        """Let nothing of what is asked meanwhile take longer: it raises ``CompendiumInterrupted``, as what is given does."""
        return self._questions.limited(seconds)

    def is_small(self, places: Places) -> bool:
        """Tell whether everything is ranked at once."""
        return places.last <= SMALL

    def close(self) -> None:
        """Let go of what was made for searching."""
        self._stemmer.close()

    def places(self, cited: Callable[[str], Sequence[str]]) -> Places:
        """Give what answers for fields and facets; ``cited`` reads the value of ``cites:``."""
        return Places(self._questions, cited)

    def asked(self, query: Query, places: Places, narrowed: int) -> Asked:
        """Give a query ready to be looked up within a mask."""
        parted = self._expressions.parted(query)
        rest = narrowed if parted.rest is None else self._mask_of(parted.rest, places, narrowed)
        return Asked(query, parted.expression, rest)

    def mask_of(self, query: Query, places: Places, within: int) -> int:
        """Give the mask of what a query means within another."""
        return self._mask_of(query, places, within)

    def prepare(self, places: Places) -> None:
        """Read what every search needs; of a small compendium also what its facets are counted by."""
        self.vocabulary  # noqa: B018  # kept once it is read
        places.prepare(counts=self.is_small(places))

    def begin(
        self, query: Query, places: Places, narrowed: int, check: Callable[[], None] = lambda: None
    ) -> tuple[Sequence[int], bool]:
        """Give the passages found in their order, or of a large compendium the first of them; tells whether it is all.

        What is no matter of words alone takes the longer, the more is looked through: so the beginning comes first.
        """
        if self.is_small(places):
            return self.ranked(self.asked(query, places, narrowed), places, check), True
        by_words = self._expressions.parted(query).rest is None
        found: Sequence[int] = ()
        for part in (places.everything,) if by_words else (places.beginning, places.everything):
            check()
            asked = self.asked(query, places, narrowed & part)
            found = array("I", islice(self._matching(asked, places), FIRST))
            if len(found) == FIRST:
                break
        return found, not found

    def ranked(self, asked: Asked, places: Places, check: Callable[[], None] = lambda: None) -> Sequence[int]:
        """Give the positions of all passages found, the best first.

        First come those with the words as typed in one piece, then all of them as typed, then close together, then by
        their own words at all; within each the better rank of FTS5 (bm25), then the order of the publication.
        ``check`` is called from time to time, and may raise.
        """
        terms = terms_of(asked.query)
        words = self._expressions.any_of(terms) if asked.expression is None else asked.expression
        tiers = self._tiers(words, terms, asked.mask, places, check)
        ordered = [array("I") for _ in range(max(tiers, default=0) + 1)]
        left = bytearray(places.flags(asked.mask)) if asked.expression is None else None
        for position in self._each(words, asked.mask, places, order=f"bm25(passage_search, {WEIGHTS}), rowid"):
            ordered[tiers[position]].append(position)
            if left is not None:
                left[position] = 0
        del tiers
        found = ordered.pop(0)
        while ordered:  # of half a million passages no tier stays in memory twice
            found.extend(ordered.pop(0))
        if left is not None:
            found.extend(_positions_in(left))
        return found

    def all_matching(self, asked: Asked, places: Places) -> Sequence[int]:
        """Give the positions of all passages found, in the order of the publication."""
        return array("I", self._matching(asked, places))

    def _matching(self, asked: Asked, places: Places) -> Iterator[int]:
        if asked.expression is None:
            return _positions_in(places.flags(asked.mask))
        return self._each(asked.expression, asked.mask, places, order="rowid")

    def passages(self, positions: Sequence[int]) -> list[SearchedPassage]:
        """Give what is searched in some passages, in the order of their positions given."""
        rows = {
            row[0]: row
            for marks, batch in self._questions.batches(list(map(str, positions)))
            for row in self._questions.rows(
                "SELECT position, locator, passage.text, search_text.lead, footnotes, topics, place"
                f" FROM passage JOIN search_text USING (position) WHERE position IN ({marks})",
                *map(int, batch),
            )
        }
        names = ("position", "locator", "printed", "lead", "footnotes", "topics", "place")
        return [SearchedPassage(**dict(zip(names, rows[one], strict=True))) for one in positions if one in rows]

    def position_of(self, locator: str) -> int | None:
        """Give the position of a passage, or none."""
        rows = self._questions.rows("SELECT position FROM passage WHERE locator = ?", locator)
        return rows[0][0] if rows else None

    @cached_property
    def _expressions(self) -> Expressions:
        return Expressions(self.vocabulary)

    def _tiers(
        self, words: str, terms: Sequence[Term | Phrase], mask: int, places: Places, check: Callable[[], None]
    ) -> bytearray:
        """Give for each position in which tier it comes, the first being 0."""
        expressions = [*self._expressions.typed(terms), within_own(words)] if words else []
        tiers = bytearray([len(expressions)]) * (places.last + 1)
        for number, expression in reversed(list(enumerate(expressions))):
            check()
            # Where there are few, it costs more to look for the words once more than to note what was not asked for.
            asked = expression if self.is_small(places) else both(words, expression)
            for position in self._each(asked, mask, places, order="rowid"):
                tiers[position] = number
        return tiers

    def _each(self, expression: str, mask: int, places: Places, *, order: str) -> Iterator[int]:
        """Give the positions that an expression matches within a mask."""
        if not expression or not mask:
            return iter(())
        allowed = None if mask == places.everything else places.flags(mask)
        first, last = (0, places.last) if allowed is None else (allowed.find(1), allowed.rfind(1))
        statement = (
            f"SELECT rowid FROM passage_search WHERE passage_search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY {order}"
        )
        found = self._questions.numbers(statement, expression, first, last)
        return found if allowed is None else (position for position in found if allowed[position])

    def _mask_of(self, query: Query, places: Places, within: int) -> int:
        """Give the mask of what a query means within another, whatever it joins."""
        expression = self._expressions.of(query)
        if expression is not None:
            return places.mask_of(self._each(expression, within, places, order="rowid"))
        match query:
            case Not():
                return within & ~self._mask_of(query.part, places, within)
            case All():
                mask = within
                for part in query.parts:
                    mask &= self._mask_of(part, places, mask)
                return mask
            case Any():
                mask = 0
                for part in query.parts:
                    mask |= self._mask_of(part, places, within)
                return mask
            case _:
                assert isinstance(query, Field)  # words are always a matter of FTS5
                return places.of_field(query, within)


def _positions_in(flags: bytes | bytearray) -> Iterator[int]:
    """Give the positions that are flagged, in their order."""
    place = flags.find(1)
    while place >= 0:
        yield place
        place = flags.find(1, place + 1)
