"""From a query to the conditions of SQLite: every word of the reader's stands in quotation marks, or is bound."""

from __future__ import annotations

from itertools import pairwise, product

from tipbrowser.domain.folding import WORD, words_in
from tipbrowser.domain.query import All, Any, Field, Near, Not, Phrase, Query, Term
from tipbrowser.domain.spelling import beginnings_of, parts_of

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Condition = tuple[str, tuple[object, ...]]
    """SQL over ``passage``, and the values for its question marks."""
    Match = tuple[str, str]
    """The index to be asked, and FTS5's expression; an empty one matches nothing."""

STEMS, WORDS = "passage_search", "passage_words"
"""The indexes over the stems of words, and over words as they stand: there beginnings and phrases are looked up."""
NOTHING: Condition = ("0", ())
OWN = "{text joined} : "
"""Limits an expression to the passage's own words."""
MOST_FORMS = 16
"""Ways to write one phrase that are looked up."""
_SECTION = "coalesce(section IN (SELECT section FROM section WHERE {condition}), 0)"
_BOUNDED = "(' ' || lower(coalesce({column}, '')) || ' ') GLOB ?"
_FIELDS = {
    "part": "part = ?",
    "meeting": _SECTION.format(condition="kind = 'meeting' AND ordinal = CAST(? AS INTEGER)"),
    "session": _SECTION.format(condition="kind = 'session' AND ordinal = CAST(? AS INTEGER)"),
    "year": _SECTION.format(condition="substr(end_date, 1, 4) >= ? AND substr(start_date, 1, 4) <= ?"),
    "symbol": f"({_BOUNDED.format(column='report_symbol')}"
    f" OR {_SECTION.format(condition=_BOUNDED.format(column='instrument'))})",
    "kind": "kind = ?",
}


class Conditions:
    """Gives the condition of a query; what a passage cites is looked up by whoever can read a citation."""

    def __init__(self, cited: Callable[[str], Sequence[str]], *, own: bool = False) -> None:
        """``cited`` gives the locators and sections that the value of ``cites:`` names; none if it names none.

        ``own`` words alone count then: not topics, footnotes, opening words and place.
        """
        self._cited = cited
        self._limit = OWN if own else ""

    def of(self, query: Query) -> Condition:
        """Give SQL for ``query``, and its values."""
        match query:
            case Term() | Near() | Phrase():
                return self._matching(match_of(query))
            case Not():
                statement, values = self.of(query.part)
                return f"NOT {statement}", values
            case All():
                return self._joined(" AND ", _with_pairs(query.parts))
            case Any():
                return self._joined(" OR ", [(part, "") for part in query.parts])
            case Field():
                return self._field(query)

    def _joined(self, sign: str, parts: Sequence[tuple[Query, str]]) -> Condition:
        found = [self._matching((STEMS, also)) if also else self.of(part) for part, also in parts]
        return f"({sign.join(one[0] for one in found)})", tuple(value for one in found for value in one[1])

    def _field(self, field: Field) -> Condition:
        if field.name == "topic":
            return _topic(field.value)
        if field.name == "cites":
            return self._citing(field.value)
        first, _, last = field.value.partition("-")
        values: tuple[str, ...] = (field.value,)
        if field.name == "year":
            values = (first, last or first)
        elif field.name == "symbol":
            values = (_bounded(field.value),) * 2
        return _FIELDS[field.name], values

    def _citing(self, value: str) -> Condition:
        targets = tuple(self._cited(value))
        condition = f"target IN ({', '.join('?' * len(targets))})" if targets else _BOUNDED.format(column="text")
        values = targets or (_bounded(value),)
        return f"locator IN (SELECT locator FROM cross_reference WHERE {condition})", values

    def _matching(self, match: Match) -> Condition:
        index, expression = match
        return _matching(index, f"{self._limit}({expression})" if expression else "")


def match_of(query: Term | Phrase | Near) -> Match:
    """Give the index and FTS5's expression for a word, a phrase or ``NEAR``."""
    if isinstance(query, Term):
        return WORDS if query.is_prefix else STEMS, " OR ".join(_forms(query))
    if isinstance(query, Phrase):
        forms = [_quoted(words) for words in _phrases(query)] if not query.is_prefix else _forms(query)
        return WORDS, f"{{text}} : ({' OR '.join(forms)})" if forms else ""
    groups = [group for group in map(_forms, query.parts) if group]
    index = WORDS if any(part.is_prefix for part in query.parts) else STEMS
    ways = list(product(*groups))[:MOST_FORMS] if groups else []
    return index, " OR ".join(f"NEAR({' '.join(way)}, {query.distance})" for way in ways)


def any_of(terms: Sequence[Term | Phrase]) -> dict[str, str]:
    """Give for each index that is to be asked the expression for passages that hold any of these."""
    found: dict[str, list[str]] = {}
    for index, expression in dict.fromkeys(map(match_of, terms)):
        if expression:
            found.setdefault(index, []).append(f"({expression})")
    return {index: " OR ".join(expressions) for index, expressions in found.items()}


def in_one_piece(terms: Sequence[Term | Phrase]) -> str:
    """Give the expression, over words as they stand, for all of these in this order in the passage's own text."""
    words = [word for term in terms for word in _words_of(term)]
    return f"{{text}} : {_quoted(words)}{' *' if terms[-1].is_prefix else ''}" if words else ""


def as_typed(terms: Sequence[Term | Phrase]) -> str:
    """Give the expression, over words as they stand, for all of these anywhere in the passage's own text."""
    apart = [f"{_quoted(_words_of(term))}{' *' if term.is_prefix else ''}" for term in terms if _words_of(term)]
    return f"{{text}} : ({' AND '.join(apart)})" if apart else ""


def close_together(terms: Sequence[Term | Phrase], distance: int) -> Match:
    """Give where and how to look for all of these close together in the passage's own text."""
    index, expression = match_of(Near(tuple(terms), distance))
    return index, f"{{text}} : ({expression})" if expression else ""


def _topic(value: str) -> Condition:
    """Give the condition for all the words of a value in the name of one of a passage's topics."""
    found = []
    for typed in value.split():
        for term in (Term(word, typed.endswith("*")) for word in WORD.findall(typed)):
            index, expression = match_of(term)
            found.append(_matching(index, f"{{topics}} : ({expression})" if expression else ""))
    if not found:
        return NOTHING
    return f"({' AND '.join(one[0] for one in found)})", tuple(value for one in found for value in one[1])


def _forms(term: Term | Phrase) -> list[str]:
    """Give the strings of FTS5's that a term stands for: in one word and in two, a beginning in both spellings."""
    if isinstance(term, Phrase):
        words = _words_of(term)
        if not words:
            return []
        last = beginnings_of(words[-1]) if term.is_prefix else [words[-1]]
        return [f"{_quoted([*words[:-1], one])}{' *' if term.is_prefix else ''}" for one in last]
    pieces = WORD.findall(term.text)
    if not pieces:
        return []
    if not term.is_prefix:
        return [_quoted(words) for words in _phrases(Phrase((term.text,)))]
    ways = [[*words_in(" ".join(pieces[:-1])), one] for one in beginnings_of(pieces[-1])]
    if len(pieces) > 1:
        ways.append(["".join(pieces)])
    elif parts := parts_of(pieces[0]):
        ways.append(list(parts))
    return [f"{_quoted(words)} *" for words in ways]


def _phrases(phrase: Phrase) -> list[list[str]]:
    """Give the words of a phrase in each way in which its hyphens can be written."""
    ways: list[list[list[str]]] = []
    for typed in phrase.words:
        words = words_in(typed)
        if words:
            other = ["".join(words)] if len(words) > 1 else list(parts_of(words[0]) or ())
            ways.append([words, other] if other else [words])
    return [[word for group in way for word in group] for way in list(product(*ways))[:MOST_FORMS]] if ways else []


def _with_pairs(parts: Sequence[Query]) -> list[tuple[Query, str]]:
    """Give each part, a word with an expression for it or for what it and its neighbour are in one word.

    ``non punishment`` is found in ``nonpunishment`` too.
    """
    joined: list[list[str]] = [[] for _ in parts]
    for place, (first, second) in enumerate(pairwise(parts)):
        if isinstance(first, Term) and isinstance(second, Term) and not (first.is_prefix or second.is_prefix):
            words = [*words_in(first.text), *words_in(second.text)]
            if len(words) == 2:
                joined[place].append(_quoted(["".join(words)]))
                joined[place + 1].append(_quoted(["".join(words)]))
    return [
        (part, " OR ".join((*_forms(part), *forms)) if forms and isinstance(part, Term) else "")
        for part, forms in zip(parts, joined, strict=True)
    ]


def _words_of(part: Term | Phrase) -> list[str]:
    return words_in(part.text) if isinstance(part, Term) else [word for typed in part.words for word in words_in(typed)]


def _quoted(words: Sequence[str]) -> str:
    """Give words as one string of FTS5's; they are letters and digits alone."""
    return f'"{" ".join(words)}"'


def _bounded(value: str) -> str:
    """Give the pattern of GLOB for a text that holds a value which no letter or digit goes on from, on either side."""
    plain = "".join(f"[{sign}]" if sign in "[*?" else sign for sign in value)
    return f"*[^a-z0-9]{plain}[^a-z0-9]*"


def _matching(index: str, expression: str) -> Condition:
    if not expression:
        return NOTHING
    return f"position IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)", (expression,)
