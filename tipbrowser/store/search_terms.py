"""From a query to an expression of FTS5: every word in it is one of letters and digits, between quotation marks."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, pairwise, product

from tipbrowser.domain.folding import WORD, words_in
from tipbrowser.domain.query import All, Any, Field, Near, Not, Phrase, Query, Term
from tipbrowser.domain.values import Value
from tipbrowser.domain.word_forms import Form, forms_of, joined_forms

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tipbrowser.domain.vocabulary import Vocabulary

OWN = "{text joined}"
"""The columns with a passage's own words."""
MOST_NEAR = 64
"""Combinations of forms that ``NEAR`` is looked up in."""
KEPT = 200
"""Words and phrases whose forms are kept."""
CLOSE = 8
"""Words between those that stand close together."""
MOST_CLOSE = 4
"""Words and phrases of which it is asked whether they stand close together."""
NOWHERE = ""
"""The expression of what no passage has."""


class Parted(Value, kw_only=False):
    """A query in two: both parts must be fulfilled."""

    expression: str | None
    """Of FTS5; none where the query asks for no words, or not in a way that FTS5 could answer alone."""
    rest: Query | None
    """What is to be looked up otherwise."""


class Expressions:
    """Writes queries for FTS5 in the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        # With the next letter most of a text asks for the same words again, and so do several parts of one question.
        self._forms = lru_cache(KEPT)(self._forms_quoted)

    def _forms_quoted(self, part: Term | Phrase) -> tuple[str, ...]:
        return tuple(map(_quoted, forms_of(part, self._vocabulary)))

    def parted(self, query: Query) -> Parted:
        """Give what FTS5 can answer of a query, and what it cannot."""
        whole = self.of(query)
        if whole is not None:
            return Parted(whole, None)
        if not isinstance(query, All):
            return Parted(None, query)
        written = list(zip(query.parts, self._written(query.parts), strict=True))
        wanted = [part for part, expression in written if expression is not None]
        if not wanted:
            return Parted(None, query)
        able = [part for part in query.parts if part in wanted or self._refused(part) is not None]
        rest = [part for part in query.parts if part not in able]
        return Parted(
            self.of(All(tuple(able)) if len(able) > 1 else able[0]), All(tuple(rest)) if len(rest) > 1 else rest[0]
        )

    def of(self, query: Query) -> str | None:
        """Give the expression of a query; ``NOWHERE`` if nothing fulfils it, none if FTS5 cannot answer it alone."""
        match query:
            case Term():
                return _either(self._forms(query))
            case Phrase():
                return _within("{text}", _either(self._forms(query)))
            case Near():
                return self._near(query)
            case All():
                return self._all(query.parts)
            case Any():
                parts = list(map(self.of, query.parts))
                return None if None in parts else _either(part for part in parts if part)
            case Field() if query.name == "topic":
                return self._topic(query.value)
            case _:
                return None

    def any_of(self, terms: Sequence[Term | Phrase]) -> str:
        """Give the expression for passages that hold any of these."""
        return _either(expression for expression in map(self.of, terms) if expression)

    def typed(self, terms: Sequence[Term | Phrase]) -> list[str]:
        """Give the expressions for all of these as they are typed: in one piece, anywhere, close together.

        All in the passage's own words; of what is still being typed, the last word as it stands comes before what
        begins with it.
        """
        words = [_words_of(term) for term in terms]
        if not words or not all(words):
            return []
        go_on = [" *" if term.is_prefix else "" for term in terms]
        ways = [go_on]
        if len(terms) > 1 and isinstance(terms[-1], Term) and terms[-1].is_open:
            ways.append([*go_on[:-1], " *"])
        whole = _plain([one for group in words for one in group])
        pieces = [f"{whole}{way[-1]}" for way in ways]
        apart = [" AND ".join(f"{_plain(group)}{more}" for group, more in zip(words, way, strict=True)) for way in ways]
        near = self._near(Near(tuple(terms), CLOSE)) if 1 < len(terms) <= MOST_CLOSE else NOWHERE
        parts = (*(f"({each})" for each in apart), near) if len(terms) > 1 else ()  # one is in one piece already
        found = [_within("{text}", one) for one in (*pieces, *parts)]
        return list(dict.fromkeys(one for one in found if one))

    def _all(self, parts: Sequence[Query]) -> str | None:
        wanted, refused = [], []
        for part, expression in zip(parts, self._written(parts), strict=True):
            if expression is not None:
                wanted.append(expression)
                continue
            without = self._refused(part)
            if without is None:
                return None
            refused.append(without)
        if not wanted:
            return None
        if NOWHERE in wanted:
            return NOWHERE
        both = f"({' AND '.join(wanted)})" if len(wanted) > 1 else wanted[0]
        for without in refused:
            both = f"({both} NOT {without})" if without else both
        return both

    def _refused(self, part: Query) -> str | None:
        """Give the expression of what a part refuses; none if it refuses nothing that FTS5 could look up."""
        return self.of(part.part) if isinstance(part, Not) else None

    def _written(self, parts: Sequence[Query]) -> list[str | None]:
        """Give the expression of each part; a word may stand in one word with its neighbour."""
        also: list[list[Form]] = [[] for _ in parts]
        for place, (first, second) in enumerate(pairwise(parts)):
            if isinstance(first, Term) and isinstance(second, Term):
                whole = joined_forms(first, second, self._vocabulary)
                also[place] += whole
                also[place + 1] += whole
        return [
            _either((*self._forms(part), *map(_quoted, forms))) if isinstance(part, Term) and forms else self.of(part)
            for part, forms in zip(parts, also, strict=True)
        ]

    def _near(self, near: Near) -> str:
        groups = [forms for forms in map(self._forms, near.parts) if forms]
        ways = islice(product(*groups), MOST_NEAR) if groups else ()
        return _either(f"NEAR({' '.join(way)}, {near.distance})" for way in ways)

    def _topic(self, value: str) -> str:
        """Give the expression for all the words of a value in the names of a passage's topics."""
        terms = [Term(word, is_prefix=typed.endswith("*")) for typed in value.split() for word in WORD.findall(typed)]
        parts = [_either(self._forms(term)) for term in terms]
        return _within("{topics}", f"({' AND '.join(parts)})") if parts and all(parts) else NOWHERE


def within_own(expression: str) -> str:
    """Give an expression limited to the passage's own words: not topics, footnotes, opening words and place."""
    return _within(OWN, expression)


def both(first: str, second: str) -> str:
    """Give the expression for what fulfils two."""
    return f"({first}) AND ({second})"


def _words_of(part: Term | Phrase) -> list[str]:
    return words_in(part.text) if isinstance(part, Term) else [word for typed in part.words for word in words_in(typed)]


def _either(expressions: Iterable[str]) -> str:
    found = list(dict.fromkeys(expressions))
    return f"({' OR '.join(found)})" if len(found) > 1 else "".join(found)


def _within(columns: str, expression: str) -> str:
    return f"{columns} : ({expression})" if expression else NOWHERE


def _quoted(form: Form) -> str:
    return f"{_plain(form.words)}{' *' if form.is_beginning else ''}"


def _plain(words: Sequence[str]) -> str:
    """Give words as one string of FTS5's; they are letters and digits alone."""
    return f'"{" ".join(words)}"'
