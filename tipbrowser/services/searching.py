"""Searching the compendium: by words, or by any form of locator or citation."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import groupby

from tipbrowser.domain.folding import BETWEEN, HYPHENED, WORD, folded, joined_words, words_in
from tipbrowser.domain.hits import Answer, Hit, Reason
from tipbrowser.domain.names import Locator
from tipbrowser.domain.query import All, Any, Field, Not, Phrase, Query, Term, terms_of, written
from tipbrowser.domain.query_reading import read_query
from tipbrowser.domain.values import replace
from tipbrowser.services.resolving import Resolver
from tipbrowser.store.compendium import Compendium
from tipbrowser.store.search import BEGIN, END, Found

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

USUAL_LIMIT = 20
LONGER = 2
LONGEST_WORD = 40
ALIKE = 0.75
"""Of the letters of two words that may have been meant for each other, in their order."""
BESIDE = (("topics", "topic"), ("lead", "lead"), ("footnotes", "footnote"), ("place", "place"))


class Searching:
    """Answers what a reader types."""

    def __init__(self, compendium: Compendium, resolver: Resolver) -> None:
        """Search ``compendium``; ``resolver`` reads locators and citations."""
        self._compendium = compendium
        self._search = compendium.search
        self._resolver = resolver

    def search(self, text: str, limit: int = USUAL_LIMIT) -> Answer:
        """Give what a text names and what it finds, at most ``limit`` hits. Never raises for any text."""
        reading = read_query(text)
        named = self._named(text)
        query = reading.query
        if query is None:
            return Answer(
                named=named, query="", remarks=reading.remarks, total=0, hits=(), is_nearest=False, suggestions=()
            )
        order, literal = self._search.ranked(query, self._cited)
        suggestions: tuple[str, ...] = ()
        is_nearest = False
        if not order and not named:
            suggestions = self._suggestions(query)
            nearer = _nearer(query)
            if nearer is not None:
                query, is_nearest = nearer, True
                order, literal = self._search.ranked(query, self._cited)
        found = self._search.found(query, order[:limit], literal)
        hits = tuple(map(self._hit, found))
        return Answer(
            named=named, query=written(reading.query or query), remarks=reading.remarks, total=len(order), hits=hits,
            is_nearest=is_nearest and bool(hits), suggestions=suggestions,
        )  # fmt: skip

    def _named(self, text: str) -> tuple[Locator, ...]:
        resolution = self._resolver.resolve(text)
        return () if resolution.not_understood else (*resolution.locators, *resolution.alternatives)

    def _cited(self, value: str) -> Sequence[str]:
        resolution = self._resolver.resolve(value)
        return () if resolution.not_understood else (*resolution.locators, *resolution.alternatives)

    def _suggestions(self, query: Query) -> tuple[str, ...]:
        """Give the query with words of the compendium in place of those that it does not have."""
        changed = query
        for term in terms_of(query):
            if isinstance(term, Term) and not term.is_prefix:  # of a beginning nobody knows what it should become
                changed = _exchanged(changed, term, Term(WORD.sub(self._corrected, term.text)))
        return (written(changed),) if changed != query and self._search.ranked(changed, self._cited)[0] else ()

    def _corrected(self, typed: re.Match[str]) -> str:
        """Give a word of the compendium as it is, and for another the one that is spelt most like it, if there is one."""
        from difflib import get_close_matches  # late: it is for what is misspelt

        (word, *rest) = words_in(typed[0]) or [""]
        if rest or not word or word in self._words:
            return typed[0]
        same = [one for one in self._words if one[0] == word[0] and abs(len(one) - len(word)) <= LONGER]
        return next(iter(get_close_matches(word[:LONGEST_WORD], same, n=1, cutoff=ALIKE)), typed[0])

    @cached_property
    def _words(self) -> frozenset[str]:
        return self._search.vocabulary()

    @cached_property
    def _topics(self) -> dict[str, str]:
        """The topics' names by what they are as they are searched."""
        return {folded(topic.topic): topic.topic for topic in self._compendium.index.topics()}

    def _hit(self, found: Found) -> Hit:
        whole = list(_joined_marks(found.printed, found.joined))
        single = (
            mark for mark in _marks(found.printed, found.text)
            if not any(start < mark[1] and mark[0] < end for start, end in whole)
        )  # fmt: skip
        marks = tuple(sorted((*whole, *single)))
        reasons = () if found.is_literal else tuple(self._reasons(found))
        return Hit(locator=found.locator, text=found.printed, marks=marks, reasons=reasons)

    def _reasons(self, found: Found) -> Iterator[Reason]:
        """Give what beside its own words a passage was found by."""
        for column, kind in BESIDE:
            for piece in getattr(found, column).split(BETWEEN):
                if BEGIN in piece:
                    plain = piece.replace(BEGIN, "").replace(END, "")
                    yield Reason(kind=kind, words=self._topics.get(plain, plain) if kind == "topic" else plain)


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


def _marks(text: str, marked: str) -> Iterator[tuple[int, int]]:
    """Give the places in ``text`` of what is marked in the same text as it is searched: word by word the same."""
    words = list(WORD.finditer(text))
    flags = _flags(marked)
    if len(flags) != len(words):
        return  # a letter that is taken apart when it is searched: no mark is better than a wrong one
    for flag, group in groupby(zip(flags, words, strict=True), key=lambda pair: pair[0]):
        if flag:
            together = [word for _, word in group]
            yield together[0].start(), together[-1].end()


def _joined_marks(text: str, joined: str) -> Iterator[tuple[int, int]]:
    """Give the places in ``text`` of what hyphens join and was found as one word."""
    found = {piece.partition(END)[0] for piece in joined.split(BEGIN)[1:]}
    for place in HYPHENED.finditer(text) if found else ():
        if joined_words(place[0])[0] in found:
            yield place.start(), place.end()


def _flags(marked: str) -> list[int]:
    """Give for each word the number of the mark that it stands in; 0 if it stands in none."""
    flags: list[int] = []
    inside, count = False, 0
    at = 0
    while at < len(marked):
        if marked[at] == BEGIN:
            inside, count = True, count + 1
        elif marked[at] == END:
            inside = False
        elif found := WORD.match(marked, at):
            flags.append(count if inside else 0)
            at = found.end()
            continue
        at += 1
    return flags
