"""Searching as one types: first hits at once, their number, order and facets as soon as they are known."""

from __future__ import annotations

from functools import cached_property, lru_cache
from heapq import nlargest

from tipbrowser.domain.folding import BETWEEN, WORD, folded, words_in
from tipbrowser.domain.hits import Facet, Finding, Hit, Reason
from tipbrowser.domain.marking import Marker, joined_spans
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.domain.places_in_text import places_in
from tipbrowser.domain.query import All, Any, Field, Not, Phrase, Query, Term, left_open, terms_of, written
from tipbrowser.domain.query_reading import read_query
from tipbrowser.domain.values import replace

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    from tipbrowser.domain.names import Locator, SectionId
    from tipbrowser.domain.passages import Passage
    from tipbrowser.domain.resolution import Resolution
    from tipbrowser.services.resolving import Resolver
    from tipbrowser.store.compendium import Compendium
    from tipbrowser.store.search import SearchedPassage

BESIDE = (("topics", "topic"), ("lead", "lead"), ("footnotes", "footnote"), ("place", "place"))
FACETS = ("part", "section", "kind", "topic")
MOST_SECTIONS = 200
"""Of more meetings and sessions those are counted in which most was found."""
EVERYTHING = Narrowing()
"""Narrows nothing."""


class Finder:
    """Answers the box; one for each thread that asks, over a connection of its own."""

    def __init__(self, compendium: Compendium, resolver: Resolver) -> None:
        """Search ``compendium``; ``resolver`` reads locators and citations."""
        self._compendium = compendium
        self._search = compendium.search
        self._resolver = resolver
        self._places = self._search.places(self._cited)
        self._markers = lru_cache(8)(lambda query: Marker(query, self._search.vocabulary))

    def begin(
        self,
        text: str,
        narrowing: Narrowing = EVERYTHING,
        *,
        context: SectionId | None = None,
        typing: bool = False,
        check: Callable[[], None] = lambda: None,
    ) -> Finding:
        """Give what is found at once; provisional where the whole takes longer. Never raises for any text.

        ``context`` is the section being read; while one is ``typing``, the last word may be a beginning. ``check`` is
        called in between, and may raise.
        """
        reading = read_query(text)
        query = left_open(reading.query) if reading.query is not None and typing and _goes_on(text) else reading.query
        resolution = self._resolver.resolve(text, context)
        finding = Finding(
            text=text, narrowing=narrowing, query=query, remarks=reading.remarks, resolution=resolution,
            named=self._named(text, resolution), is_nearest=False, suggestions=(), is_provisional=False,
            positions=(), facets=(),
        )  # fmt: skip
        if query is None:
            return finding
        found = self._found(finding, query, check)
        return found if found.total or _is_named(found.resolution) else self._nearest(found, query, check)

    def finish(self, finding: Finding, check: Callable[[], None] = lambda: None) -> Finding:
        """Give all that was found, in its order, with the facets; ``check`` is called in between, and may raise."""
        if finding.query is None:
            return replace(finding, is_provisional=False)
        asked = self._search.asked(finding.query, self._places, self._places.of_narrowing(finding.narrowing))
        positions = self._search.ranked(asked, self._places, check)
        complete = replace(finding, is_provisional=False, positions=positions)
        return replace(complete, facets=self._facets(complete, finding.query, check))

    def prepare(self) -> None:
        """Read what every search needs, so that the first one need not wait for it."""
        self._search.prepare(self._places)

    def hits(self, finding: Finding, first: int, last: int) -> list[Hit]:
        """Give those from one place in ``positions`` to another, as a list shows them."""
        if finding.query is None:
            return []
        marker = self._markers(finding.query)
        return [self._hit(marker, one) for one in self._search.passages(finding.positions[first:last])]

    def place_of(self, finding: Finding, locator: str) -> int | None:
        """Give the place of a passage in ``positions``; none if it was not found."""
        position = self._search.position_of(locator)
        try:
            return None if position is None else finding.positions.index(position)
        except ValueError:
            return None

    def marks(self, finding: Finding, passages: Sequence[Passage]) -> dict[Locator, tuple[tuple[int, int], ...]]:
        """Give those of some passages that were found, in their order, each with where the words stand in its text.

        One that was found by what stands beside its words, or by a field alone, has them nowhere.
        """
        if finding.query is None:
            return {}
        marker = self._markers(finding.query)
        found = {passage.position for passage in passages}.intersection(finding.positions)
        return {passage.locator: marker.spans(passage.text) for passage in passages if passage.position in found}

    def _named(self, text: str, resolution: Resolution) -> tuple[Locator, ...]:
        """Give what a text names: all of it, or among other words what looks like a locator or a citation."""
        if not resolution.not_understood:
            return (*resolution.locators, *resolution.alternatives)
        found = [self._resolver.resolve(place.words) for place in places_in(text)]
        return tuple(dict.fromkeys(one for each in found for one in (*each.locators, *each.alternatives)))

    def _cited(self, value: str) -> Sequence[str]:
        resolution = self._resolver.resolve(value)
        return () if resolution.not_understood else (*resolution.locators, *resolution.alternatives)

    def _found(self, finding: Finding, query: Query, check: Callable[[], None] = lambda: None) -> Finding:
        narrowed = self._places.of_narrowing(finding.narrowing)
        positions, is_all = self._search.begin(query, self._places, narrowed, check)
        found = replace(finding, query=query, positions=positions, is_provisional=not is_all)
        return replace(found, facets=self._facets(found, query, check)) if is_all else found

    def _nearest(self, finding: Finding, query: Query, check: Callable[[], None]) -> Finding:
        """Give what has some of the words, and what may have been meant; narrowed it may only have been too narrow."""
        if not finding.narrowing.is_empty:
            return finding
        finding = replace(finding, suggestions=self._suggestions(finding, query, check))
        nearer = _nearer(query)
        near = self._found(finding, nearer, check) if nearer is not None else finding
        return replace(near, is_nearest=True) if near.total else finding

    def _suggestions(self, finding: Finding, query: Query, check: Callable[[], None]) -> tuple[str, ...]:
        """Give the query with words of the compendium in place of those that it does not have."""
        changed = query
        for term in terms_of(query):
            check()
            if isinstance(term, Term) and not term.is_prefix:  # of a beginning nobody knows what it should become
                changed = _exchanged(changed, term, Term(WORD.sub(self._corrected, term.text)))
        if changed == query or not self._found(finding, changed, check).total:
            return ()
        return (written(changed),)

    def _corrected(self, typed: re.Match[str]) -> str:
        """Give a word of the compendium as it is, and for another the one that is spelt most like it, if there is one."""
        (word, *rest) = words_in(typed[0]) or [""]
        vocabulary = self._search.vocabulary
        return typed[0] if rest or not word or word in vocabulary else vocabulary.nearest(word) or typed[0]

    def _facets(self, finding: Finding, query: Query, check: Callable[[], None] = lambda: None) -> tuple[Facet, ...]:
        places, narrowing = self._places, finding.narrowing
        if not finding.positions and narrowing.is_empty:
            return ()
        narrowed = places.of_narrowing(narrowing)

        def within(kind: str) -> Sequence[int]:
            """Give what would be found without what narrows it in this kind of facets."""
            wider = places.of_narrowing(narrowing, but=kind)
            if wider == narrowed:
                return finding.positions
            return self._search.all_matching(self._search.asked(query, places, wider), places)

        counted = {kind: places.counts(kind, within(kind), check) for kind in FACETS}
        return tuple(
            Facet(kind=kind, value=value, count=count)
            for kind, counts in counted.items()
            for value, count in _in_order(kind, counts)
            if count
        )

    def _hit(self, marker: Marker, passage: SearchedPassage) -> Hit:
        found = marker.read(passage.printed)
        lacking = [] if marker.explains(found) else [term for term, spans in found.items() if not spans]
        reasons = tuple(self._reasons(marker, passage, lacking)) if lacking else ()
        return Hit(locator=passage.locator, text=passage.printed, marks=joined_spans(found), reasons=reasons)

    def _reasons(self, marker: Marker, passage: SearchedPassage, lacking: Sequence[Term | Phrase]) -> Iterator[Reason]:
        """Give what beside its own words a passage was found by: where those that it lacks stand."""
        for column, kind in BESIDE:
            for piece in getattr(passage, column).split(BETWEEN):
                there = marker.read(piece)
                if any(there[term] for term in lacking):
                    yield Reason(kind=kind, words=self._topics.get(piece, piece) if kind == "topic" else piece)

    @cached_property
    def _topics(self) -> dict[str, str]:
        """The topics' names by what they are as they are searched."""
        return {folded(topic.topic): topic.topic for topic in self._compendium.index.topics()}


def _is_named(resolution: Resolution) -> bool:
    """Tell whether a whole text names something."""
    return not resolution.not_understood and bool(resolution.locators or resolution.alternatives or resolution.silent)


def _goes_on(text: str) -> bool:
    return text[-1:].isalnum()


def _in_order(kind: str, counts: dict[str, int]) -> list[tuple[str, int]]:
    """Give sections in the order of the publication, all else the most frequent first."""
    if kind != "section":
        return sorted(counts.items(), key=lambda one: -one[1])
    most = counts if len(counts) <= MOST_SECTIONS else set(nlargest(MOST_SECTIONS, counts, key=counts.__getitem__))
    return [one for one in counts.items() if one[0] in most]


def _nearer(query: Query) -> Query | None:
    """Give a query that any of the words fulfils, within the fields; none if there is but one word."""
    terms = terms_of(query)
    words: list[Query] = [
        one for term in terms for one in (map(Term, term.words) if isinstance(term, Phrase) else [term])
    ]
    if len(words) < 2:
        return None
    kept = [part for part in (query.parts if isinstance(query, All) else ()) if isinstance(part, Field | Not)]
    either = Any(tuple(dict.fromkeys(words))) if len(set(words)) > 1 else words[0]
    return All((*kept, either)) if kept else either


def _exchanged(query: Query, term: object, other: Term) -> Query:
    """Give a query with another word in the place of one."""
    if query == term:
        return other
    if isinstance(query, All | Any):
        return replace(query, parts=tuple(_exchanged(part, term, other) for part in query.parts))
    return query
