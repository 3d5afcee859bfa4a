"""Searching as one types: first hits at once, their number, order and facets as soon as they are known."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import contextmanager
from functools import cached_property, lru_cache

from tipbrowser.domain.folding import BETWEEN, WORD, folded, words_in
from tipbrowser.domain.hits import Finding, Hit, Reason
from tipbrowser.domain.marking import Marker, joined_spans
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.domain.note_queries import in_notes, mentions_notes, noted_mask
from tipbrowser.domain.places_in_text import places_in
from tipbrowser.domain.query import All, Any, Field, Near, Not, Phrase, Query, Term, left_open, terms_of, written
from tipbrowser.domain.query_reading import Remark, read_query, without_fields, without_refused
from tipbrowser.domain.values import replace
from tipbrowser.services.facet_order import in_order
from tipbrowser.store.errors import CompendiumError
from tipbrowser.store.search import Asked

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    from tipbrowser.domain.names import Locator, SectionId
    from tipbrowser.domain.passages import Passage
    from tipbrowser.domain.resolution import Resolution
    from tipbrowser.domain.vocabulary import Vocabulary
    from tipbrowser.services.noted import Noted
    from tipbrowser.services.resolving import Resolver
    from tipbrowser.store.compendium import Compendium

    OpenNotes = Callable[[Compendium], Noted]
    from tipbrowser.store.search import SearchedPassage

BESIDE = (("topics", "topic"), ("lead", "lead"), ("footnotes", "footnote"), ("place", "place"))
FACETS = ("part", "section", "kind", "topic")
COMMON = 0.25
"""Of all passages; a word that more of them have tells little."""
KEPT = 400
"""Answers that are kept."""
KEPT_POSITIONS = 1_000
"""Passages in an answer that is kept; each takes four bytes."""
AT_ONCE = 0.01
"""Seconds that the window can wait for an answer without a frame being lost."""
LONGEST_AT_ONCE = 200
"""Characters of a text that is answered at once: in a longer one too many places may be named."""
EVERYTHING = Narrowing()
"""Narrows nothing."""


class Finder:
    """Answers the box; one for each thread that asks, over a connection of its own."""

    def __init__(self, compendium: Compendium, resolver: Resolver, open_notes: OpenNotes | None = None) -> None:
        """Search ``compendium``; ``resolver`` reads locators and citations.

        ``open_notes`` gives what knows the reader's words; it is asked when they are first searched.
        """
        self._compendium = compendium
        self._search = compendium.search
        self._resolver = resolver
        self._places = self._search.places(self._cited)
        self._open_notes = open_notes
        self._places.noted = lambda: self._note_mask(None)
        self._markers = lru_cache(8)(lambda query: Marker(query, self._search.vocabulary))
        self._whole: OrderedDict[tuple[Query, Narrowing], Finding] = OrderedDict()
        """What was found last, where it is not very much."""

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

        ``context`` is the section being read; while one is ``typing``, the last word may be a beginning, and a quotation
        mark need not be closed yet. ``check`` is called in between, and may raise.
        """
        reading = read_query(text)
        query = left_open(reading.query) if reading.query is not None and typing and reading.is_open else reading.query
        # What one is still typing in quotation marks is closed once one comes to its end.
        remarks = tuple(one for one in reading.remarks if not (typing and one.kind == "quotation"))
        plain = without_fields(text)
        resolution = self._resolver.resolve(plain, context, check)
        finding = Finding(
            text=text, narrowing=narrowing, query=query, remarks=remarks, resolution=resolution,
            named=self._named(plain, resolution, check), is_nearest=False, suggestions=(), is_provisional=False,
            positions=(), facets={},
        )  # fmt: skip
        if query is None:
            return finding
        with self._reading_notes(query):
            found = self._with_notes(self._found(finding, query, check), query)
        is_enough = found.total or found.elsewhere or _is_named(found.resolution)
        return found if is_enough else self._nearest(found, query, check)

    def at_once(
        self, text: str, narrowing: Narrowing = EVERYTHING, *, context: SectionId | None = None, typing: bool = False
    ) -> Finding | None:
        """Give all that is found, as ``begin``; none where it takes longer than ``AT_ONCE``, or cannot be read.

        What cannot be read is asked for again by whoever gets none, and raises then.
        """
        # What the reader wrote has no limit of time.
        if len(text) > LONGEST_AT_ONCE or ("in:" in text.casefold() and mentions_notes(read_query(text).query)):
            return None
        try:
            with self._search.limited(AT_ONCE) as check:
                return self.begin(text, narrowing, context=context, typing=typing, check=check)
        except CompendiumError:
            return None

    def finish(self, finding: Finding, check: Callable[[], None] = lambda: None) -> Finding:
        """Give all that was found, in its order, with the facets; ``check`` is called in between, and may raise."""
        if finding.query is None:
            return replace(finding, is_provisional=False)
        asked = self._asked(finding.query, self._places.of_narrowing(finding.narrowing))
        positions = self._search.ranked(asked, self._places, check)
        complete = replace(finding, is_provisional=False, positions=positions)
        return self._counted(complete, finding.query, check)

    def prepare(self) -> Vocabulary:
        """Read what every search needs, so that the first one need not wait for it; gives the words among it."""
        self._search.prepare(self._places)
        self._resolver.prepare()
        return self._search.vocabulary

    def take_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Use the words that another finder has read from the same file."""
        self._search.take_vocabulary(vocabulary)

    def make_ready(self) -> bool:
        """Read what answers ``at_once`` need; false of a large compendium, which never gives all at once."""
        is_small = self._search.is_small(self._places)
        if is_small:
            self.prepare()
        return is_small

    def hits(self, finding: Finding, first: int, last: int) -> list[Hit]:
        """Give those from one place in ``positions`` to another, as a list shows them."""
        if finding.query is None:
            return []
        marker = self._markers(finding.query)
        is_noted, passages = in_notes(finding.query)[1], self._search.passages(finding.positions[first:last])
        with self._reading_notes(finding.query):
            return [self._hit(marker, one, is_noted=is_noted) for one in passages]

    def place_of(self, finding: Finding, locator: str) -> int | None:
        """Give the place of a passage in ``positions``; none if it was not found."""
        position = self._search.position_of(locator)
        try:
            return None if position is None else finding.positions.index(position)
        except ValueError:
            return None

    def beside(self, finding: Finding, locator: str, by: int) -> Locator | None:
        """Give the passage that was found next behind another in the publication, or with -1 before it.

        Behind the last comes the first. None if nothing was found, or where there is no such passage.
        """
        here, found = self._search.position_of(locator), finding.positions
        if here is None or not found:
            return None
        if by > 0:
            position = min((one for one in found if one > here), default=None) or min(found)
        else:
            position = max((one for one in found if one < here), default=None) or max(found)
        return self._search.passages([position])[0].locator

    def marks(self, finding: Finding, passages: Sequence[Passage]) -> dict[Locator, tuple[tuple[int, int], ...]]:
        """Give those of some passages that were found, in their order, each with where the words stand in its text.

        One that was found by what stands beside its words, or by a field alone, has them nowhere.
        """
        if finding.query is None:
            return {}
        marker = self._markers(finding.query)
        found = {passage.position for passage in passages}.intersection(finding.positions)
        return {passage.locator: marker.spans(passage.text) for passage in passages if passage.position in found}

    def _named(self, text: str, resolution: Resolution, check: Callable[[], None]) -> tuple[Locator, ...]:
        """Give what a text names: all of it, or among other words what looks like a locator or a citation."""
        if not resolution.not_understood:
            return (*resolution.locators, *resolution.alternatives)
        found = [self._resolver.resolve(place.words, None, check) for place in places_in(without_refused(text))]
        return tuple(dict.fromkeys(one for each in found for one in (*each.locators, *each.alternatives)))

    def _cited(self, value: str) -> Sequence[str]:
        resolution = self._resolver.resolve(value)
        return () if resolution.not_understood else (*resolution.locators, *resolution.alternatives)

    def _found(self, finding: Finding, query: Query, check: Callable[[], None] = lambda: None) -> Finding:
        asked = query, finding.narrowing
        is_noted = mentions_notes(query)
        kept = None if is_noted else self._whole.get(asked)
        if kept is not None:  # one goes back letter by letter, and to and fro between facets
            self._whole.move_to_end(asked)
            return replace(
                finding, query=query, positions=kept.positions, facets=kept.facets, total_without=kept.total_without
            )
        narrowed = self._places.of_narrowing(finding.narrowing)
        positions: Sequence[int]
        if is_noted:
            positions, is_all = self._search.ranked(self._asked(query, narrowed), self._places, check), True
        else:
            positions, is_all = self._search.begin(query, self._places, narrowed, check)
        found = replace(finding, query=query, positions=positions, is_provisional=not is_all)
        if not is_all:
            return found
        found = self._counted(found, query, check)
        if found.total <= KEPT_POSITIONS and not is_noted:
            self._whole[asked] = found
            if len(self._whole) > KEPT:
                self._whole.popitem(last=False)
        return found

    def _counted(self, finding: Finding, query: Query, check: Callable[[], None]) -> Finding:
        """Give a finding that is all there is with its facets, and with how many it would be if nothing narrowed it."""
        total = 0
        if not finding.narrowing.is_empty:
            asked = self._asked(query, self._places.everything)
            total = len(self._search.all_matching(asked, self._places))
        return replace(finding, facets=self._facets(finding, query, check), total_without=total)

    def _nearest(self, finding: Finding, query: Query, check: Callable[[], None]) -> Finding:
        """Give what has some of the words, and what may have been meant; unless it is only narrowed too much."""
        if finding.total_without:
            return finding
        finding = replace(finding, suggestions=self._suggestions(finding, query, check))
        near = finding
        for nearer in self._nearer(query):
            near = self._found(finding, nearer, check)
            if near.total:
                return replace(near, is_nearest=True)
        return replace(finding, facets=near.facets)

    def _nearer(self, query: Query) -> Iterator[Query]:
        """Give queries that any of the words fulfils, within the fields; none if there is but one word.

        Words that many passages have tell little: the first query does without them.
        """
        words: list[Term | Phrase] = [
            one
            for term in terms_of(query)
            for one in (map(Term, term.words) if isinstance(term, Phrase) else [term])
        ]  # fmt: skip
        if len(words) < 2:
            return
        kept = [part for part in (query.parts if isinstance(query, All) else ()) if isinstance(part, Field | Not)]
        for some in ([word for word in words if not self._is_common(word)], words):
            distinct = tuple(dict.fromkeys(some))
            if distinct:
                either = Any(distinct) if len(distinct) > 1 else distinct[0]
                yield All((*kept, either)) if kept else either

    def _is_common(self, word: Term | Phrase) -> bool:
        vocabulary, most = self._search.vocabulary, self._places.last * COMMON
        return isinstance(word, Term) and any(vocabulary.passages(one) > most for one in words_in(word.text))

    def _suggestions(self, finding: Finding, query: Query, check: Callable[[], None]) -> tuple[str, ...]:
        """Give the query with words of the compendium in place of those that it does not have, narrowed by nothing."""
        changed = self._spelt(query, check)
        if changed == query or not self._found(replace(finding, narrowing=EVERYTHING), changed, check).total:
            return ()
        return (written(changed),)

    def _spelt(self, query: Query, check: Callable[[], None]) -> Query:
        """Give a query in the compendium's words; of a beginning nobody knows what it should become."""

        def corrected(typed: re.Match[str]) -> str:
            check()
            return self._corrected(typed)

        match query:
            case Term() if not query.is_prefix:
                return replace(query, text=WORD.sub(corrected, query.text))
            case Phrase() if not query.is_prefix:
                return replace(query, words=tuple(WORD.sub(corrected, word) for word in query.words))
            case Field() if query.name == "topic":
                typed = query.value.removesuffix("*")
                spelt = WORD.sub(corrected, typed)
                return query if spelt == typed else Field(query.name, spelt)
            case All() | Any() | Near():
                return replace(query, parts=tuple(self._spelt(part, check) for part in query.parts))
            case _:
                return query

    def _corrected(self, typed: re.Match[str]) -> str:
        """Give a word of the compendium as it is, and for another the one that is spelt most like it, if there is one."""
        (word, *rest) = words_in(typed[0]) or [""]
        vocabulary = self._search.vocabulary
        return typed[0] if rest or not word or word in vocabulary else vocabulary.nearest(word) or typed[0]

    def _facets(
        self, finding: Finding, query: Query, check: Callable[[], None] = lambda: None
    ) -> dict[str, dict[str, int]]:
        """Give what was counted of each kind, if anything was."""
        places, narrowing = self._places, finding.narrowing
        if not finding.positions and narrowing.is_empty:
            return {}
        narrowed = places.of_narrowing(narrowing)

        def within(kind: str) -> Sequence[int]:
            """Give what would be found without what narrows it in this kind of facets."""
            wider = places.of_narrowing(narrowing, but=kind)
            if wider == narrowed:
                return finding.positions
            return self._search.all_matching(self._asked(query, wider), places)

        counted = {kind: in_order(kind, places.counts(kind, within(kind), check)) for kind in FACETS}
        return {kind: counts for kind, counts in counted.items() if counts}

    def _asked(self, query: Query, within: int) -> Asked:
        """Give a query ready to be looked up, in what the reader wrote too where it asks for that."""
        rest, is_noted = in_notes(query)
        if not is_noted:
            return self._search.asked(query, self._places, within)

        def text_mask(part: Query, mask: int) -> int:
            return self._search.mask_of(part, self._places, mask)

        return Asked(rest or query, None, noted_mask(rest, within, text_mask, self._note_mask))

    @contextmanager
    def _reading_notes(self, query: Query | None) -> Iterator[None]:
        """Let go of what the reader wrote when a question has its answer."""
        try:
            yield
        finally:
            if mentions_notes(query) and self._noted is not None:
                self._noted.close()

    @cached_property
    def _noted(self) -> Noted | None:
        return None if self._open_notes is None else self._open_notes(self._compendium)

    def interrupt(self) -> None:
        """End what is being asked of the reader's words, from any thread."""
        noted = self.__dict__.get("_noted")
        if noted is not None:
            noted.interrupt()

    def _note_mask(self, part: Term | Phrase | Near | None) -> int:
        if self._noted is None:
            return 0
        last = self._places.last
        return self._places.mask_of(one for one in self._noted.positions(part) if 0 < one <= last)

    def _with_notes(self, finding: Finding, query: Query) -> Finding:
        """Give a finding with what was found in notes that belong to no passage, and with what could not be read."""
        if not mentions_notes(query) or self._noted is None:
            return finding
        rest, is_noted = in_notes(query)
        count = self._noted.elsewhere(rest) if is_noted and finding.narrowing.is_empty else 0
        failed = (Remark("unread", "in:notes"),) if self._noted.failed else ()
        return replace(finding, elsewhere=count, remarks=(*finding.remarks, *failed))

    def _hit(self, marker: Marker, passage: SearchedPassage, *, is_noted: bool) -> Hit:
        found = marker.read(passage.printed)
        lacking = [] if marker.explains(found) else [number for number, spans in enumerate(found) if not spans]
        reasons = tuple(self._reasons(marker, passage, lacking)) if lacking else ()
        if is_noted and self._noted is not None:
            reasons = (*self._noted.reasons(passage.locator, marker), *reasons)
        return Hit(locator=passage.locator, text=passage.printed, marks=joined_spans(found), reasons=reasons)

    def _reasons(self, marker: Marker, passage: SearchedPassage, lacking: Sequence[int]) -> Iterator[Reason]:
        """Give what beside its own words a passage was found by: where those stand that it lacks, by their numbers."""
        for column, kind in BESIDE:
            for piece in getattr(passage, column).split(BETWEEN):
                words = self._topics.get(piece, piece) if kind == "topic" else piece
                there = marker.read(words)
                marks = joined_spans([there[number] for number in lacking])
                if marks:
                    yield Reason(kind=kind, words=words, marks=marks)

    @cached_property
    def _topics(self) -> dict[str, str]:
        """The topics' names by what they are as they are searched."""
        return {folded(topic.topic): topic.topic for topic in self._compendium.index.topics()}


def _is_named(resolution: Resolution) -> bool:
    """Tell whether a whole text names something."""
    return not resolution.not_understood and bool(resolution.locators or resolution.alternatives or resolution.silent)
