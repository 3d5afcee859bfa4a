"""Searching as one types: first hits at once, their number, order and facets as soon as they are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tipbrowser.domain.hits import Facet, Finding, Hit
from tipbrowser.domain.locators import ancestors_of
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.domain.query_reading import read_query
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.domain.values import replace
from tipbrowser.services.resolving import Resolver
from tipbrowser.services.searching import Searching
from tipbrowser.store.compendium import Compendium


class Finder:
    """Answers the box; one for each thread that asks, over a connection of its own."""

    def __init__(self, compendium: Compendium, resolver: Resolver) -> None:
        """Search ``compendium``; ``resolver`` reads locators and citations."""
        self._compendium = compendium
        self._resolver = resolver
        self._searching = Searching(compendium, resolver)
        self._literal: frozenset[int] = frozenset()

    def begin(
        self, text: str, narrowing: Narrowing, *, context: SectionId | None = None, typing: bool = False
    ) -> Finding:
        """Give what is found at once; provisional where the whole takes longer.

        ``context`` is the section being read; while one is ``typing``, the last word may be a beginning.
        """
        reading = read_query(text)
        resolution = self._resolver.resolve(text, context)
        order, nearest, suggestions = [], False, ()
        if reading.query is not None:
            order, _ = self._searching._search.ranked(reading.query, self._searching._cited)
        facets, kept = self._facets(order, narrowing)
        return Finding(
            text=text,
            narrowing=narrowing,
            query=reading.query,
            remarks=reading.remarks,
            resolution=resolution,
            is_nearest=nearest,
            suggestions=suggestions,
            is_provisional=False,
            positions=kept,
            facets=facets,
        )

    def finish(self, finding: Finding) -> Finding:
        """Give all that was found, in its order, with the facets."""
        return replace(finding, is_provisional=False)

    def hits(self, finding: Finding, first: int, last: int) -> list[Hit]:
        """Give those from one place in ``positions`` to another, as a list shows them."""
        assert finding.query is not None
        some = finding.positions[first:last]
        _, literal = self._searching._search.ranked(finding.query, self._searching._cited)
        return [self._searching._hit(one) for one in self._searching._search.found(finding.query, some, literal)]

    def place_of(self, finding: Finding, locator: str) -> int | None:
        """Give the place of a passage in ``positions``; none if it was not found."""
        passage = self._compendium.passage(Locator(locator))
        if passage is None or passage.position not in finding.positions:
            return None
        return list(finding.positions).index(passage.position)

    def marks(self, finding: Finding, texts: Sequence[str]) -> list[tuple[tuple[int, int], ...]]:
        """Give for each of some texts where the words of the query stand in it."""
        return [() for _ in texts]

    def _facets(self, order: list[int], narrowing: Narrowing) -> tuple[tuple[Facet, ...], list[int]]:
        passages = {
            p.position: p
            for s in [None, *(x.section for x in self._compendium.sections())]
            for p in self._compendium.passages(s)
        }
        topics = {
            position: {m.topic for m in self._compendium.index.topics_of(passages[position].locator)}
            for position in order
        }

        def fulfils(position: int, but: str) -> bool:
            p = passages[position]
            choice = narrowing.topics
            return (
                (but == "part" or not narrowing.part or p.part == narrowing.part)
                and (but == "section" or not narrowing.sections or p.section in narrowing.sections)
                and (but == "kind" or not narrowing.kinds or p.kind in narrowing.kinds)
                and (
                    set(choice.all_of) <= topics[position]
                    and (not choice.any_of or bool(set(choice.any_of) & topics[position]))
                    and not set(choice.none_of) & topics[position]
                )
            )

        facets = []
        for kind, value in (
            ("part", lambda p: [p.part]),
            ("section", lambda p: [p.section or "F"]),
            ("kind", lambda p: [p.kind]),
            ("topic", lambda p: topics[p.position]),
        ):
            counts = Counter(
                v for position in sorted(order) if fulfils(position, kind) for v in value(passages[position])
            )
            pairs = counts.items() if kind == "section" else counts.most_common()
            facets += [Facet(kind=kind, value=v, count=c) for v, c in pairs]
        return tuple(facets), [position for position in order if fulfils(position, "")]
