"""From a query to the conditions of SQLite: every word of the reader's stands in quotation marks, or is bound."""

from __future__ import annotations

from itertools import pairwise

from tipbrowser.domain.folding import words_in
from tipbrowser.domain.query import All, Any, Field, Near, Not, Phrase, Query, Term
from tipbrowser.domain.spelling import parts_of

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Condition = tuple[str, tuple[object, ...]]
    """SQL over ``passage``, and the values for its question marks."""

STEMS = "position IN (SELECT rowid FROM passage_search WHERE passage_search MATCH ?)"
WORDS = "position IN (SELECT rowid FROM passage_words WHERE passage_words MATCH ?)"
NOTHING: Condition = ("0", ())
_FIELDS = {
    "part": "part = ?",
    "meeting": "section IN (SELECT section FROM section WHERE kind = 'meeting' AND ordinal = CAST(? AS INTEGER))",
    "session": "section IN (SELECT section FROM section WHERE kind = 'session' AND ordinal = CAST(? AS INTEGER))",
    "year": "section IN (SELECT section FROM section WHERE substr(end_date, 1, 4) >= ? AND substr(start_date, 1, 4) <= ?)",
    "symbol": "(instr(lower(report_symbol), ?) OR section IN (SELECT section FROM section WHERE instr(lower(instrument), ?)))",
    "kind": "kind = ?",
}


class Conditions:
    """Gives the condition of a query; what a passage cites is looked up by whoever can read a citation."""

    def __init__(self, cited: Callable[[str], Sequence[str]]) -> None:
        """``cited`` gives the locators and sections that the value of ``cites:`` names; none if it names none."""
        self._cited = cited

    def of(self, query: Query) -> Condition:
        """Give SQL for ``query``, and its values."""
        match query:
            case Term() | Near():
                return _matching(STEMS, match_of(query))
            case Phrase():
                return _matching(WORDS, match_of(query))
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
        found = [_matching(STEMS, expression) if expression else self.of(part) for part, expression in parts]
        return f"({sign.join(one[0] for one in found)})", tuple(value for one in found for value in one[1])

    def _field(self, field: Field) -> Condition:
        if field.name == "topic":
            words = " AND ".join(_quoted([word]) for word in words_in(field.value))
            return _matching(STEMS, f"{{topics}} : ({words})" if words else "")
        if field.name == "cites":
            return self._citing(field.value)
        first, _, last = field.value.partition("-")
        doubled = field.name in ("year", "symbol")
        values = (first, last or first) if field.name == "year" else (field.value,) * (2 if doubled else 1)
        return _FIELDS[field.name], values

    def _citing(self, value: str) -> Condition:
        targets = tuple(self._cited(value))
        if not targets:
            return "locator IN (SELECT locator FROM cross_reference WHERE instr(lower(text), ?))", (value,)
        marks = ", ".join("?" * len(targets))
        return f"locator IN (SELECT locator FROM cross_reference WHERE target IN ({marks}))", targets


def match_of(query: Term | Phrase | Near) -> str:
    """Give FTS5's expression for a word, a phrase or ``NEAR``; empty where no word is left of it."""
    if isinstance(query, Term):
        return _term(query)
    if isinstance(query, Phrase):
        words = _words_of(query)
        return f"{_quoted(words)}{' *' if query.is_prefix else ''}" if words else ""
    pieces = [_quoted(_words_of(part)) for part in query.parts if _words_of(part)]
    return f"NEAR({' '.join(pieces)}, {query.distance})" if pieces else ""


def any_of(terms: Sequence[Term | Phrase]) -> str:
    """Give FTS5's expression for passages that hold any of these; empty without any."""
    found = dict.fromkeys(filter(None, map(match_of, terms)))
    return " OR ".join(f"({one})" for one in found)


def all_as_typed(terms: Sequence[Term | Phrase]) -> tuple[str, str]:
    """Give the expressions, over words and not their stems, for all of these in this order, and in any order."""
    typed = [(_words_of(term), term.is_prefix) for term in terms]
    words = [word for group, _ in typed for word in group]
    if not words:
        return "", ""
    star = " *" if typed[-1][1] else ""
    apart = " AND ".join(f"{_quoted(group)}{' *' if is_prefix else ''}" for group, is_prefix in typed if group)
    return f"{_quoted(words)}{star}", apart


def all_in_text(terms: Sequence[Term | Phrase], distance: int) -> tuple[str, str]:
    """Give the expressions, over stems, for all of these in the passage's own words: close together, and anywhere."""
    groups = [_words_of(term) for term in terms]
    words = [word for group in groups for word in group]
    if not words:
        return "", ""
    near = f"{{text}} : NEAR({' '.join(_quoted([word]) for word in words)}, {distance})"
    apart = " AND ".join(f"({match_of(term)})" for term in terms if match_of(term))
    return near, f"{{text joined}} : ({apart})"


def _term(term: Term) -> str:
    words = words_in(term.text)
    if not words:
        return ""
    star = " *" if term.is_prefix else ""
    forms = [f"{_quoted(words)}{star}"]
    if len(words) > 1:
        forms.append(f"{_quoted([''.join(words)])}{star}")
    elif parts := parts_of(words[0]):
        forms.append(f"{_quoted(list(parts))}{star}")
    return " OR ".join(forms)


def _with_pairs(parts: Sequence[Query]) -> list[tuple[Query, str]]:
    """Give each part, a word with an expression for it or for what it and its neighbour are in one word.

    ``non punishment`` is found in ``nonpunishment`` too.
    """
    joined: list[list[str]] = [[] for _ in parts]
    for place, (first, second) in enumerate(pairwise(parts)):
        if isinstance(first, Term) and isinstance(second, Term) and not first.is_prefix:
            words = [*words_in(first.text), *words_in(second.text)]
            if len(words) == 2:
                one = f"{_quoted([''.join(words)])}{' *' if second.is_prefix else ''}"
                joined[place].append(one)
                joined[place + 1].append(one)
    return [
        (part, " OR ".join(filter(None, (match_of(part), *forms))) if forms and isinstance(part, Term) else "")
        for part, forms in zip(parts, joined, strict=True)
    ]


def _words_of(part: Term | Phrase) -> list[str]:
    return words_in(part.text) if isinstance(part, Term) else [word for typed in part.words for word in words_in(typed)]


def _quoted(words: Sequence[str]) -> str:
    """Give words as one string of FTS5's; they are letters and digits alone."""
    return f'"{" ".join(words)}"'


def _matching(statement: str, expression: str) -> Condition:
    return (statement, (expression,)) if expression else NOTHING
