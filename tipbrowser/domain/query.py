"""What is searched for: words and phrases, how they are joined, and the fields that narrow them.

A query is a tree of the values below. ``written`` gives it as one would type it; read again, that is the same query.
"""

from __future__ import annotations

from tipbrowser.domain.values import Value, replace

FARTHEST = 100
"""Words that ``NEAR`` may have between; more is as good as anywhere."""
GOING_ON = ("topic", "symbol", "cites")
"""Fields whose value may be a beginning, with an asterisk behind it."""
NEAR_USUAL = 10
"""Words between where none are named."""


class Term(Value, kw_only=False):
    """A word as it is typed, in small letters; with a hyphen or an apostrophe inside it is one all the same."""

    text: str
    is_prefix: bool = False
    """Words that begin so are meant."""
    is_open: bool = False
    """It is still being typed: words that begin so are meant too."""


class Phrase(Value, kw_only=False):
    """Words in this order and in this very form."""

    words: tuple[str, ...]
    is_prefix: bool = False
    """The last of the words may go on."""


class Near(Value, kw_only=False):
    """Terms and phrases that stand in any order with at most so many words between."""

    parts: tuple[Term | Phrase, ...]
    distance: int = NEAR_USUAL


class Field(Value, kw_only=False):
    """A condition on the passage itself."""

    name: str
    """One of ``FIELDS``."""
    value: str
    """In the form that ``query_fields`` gives it: ``B``, ``11``, ``2010-2015``."""


class Not(Value, kw_only=False):
    """What must not be."""

    part: Query


class All(Value, kw_only=False):
    """All of at least two parts must be."""

    parts: tuple[Query, ...]


class Any(Value, kw_only=False):
    """At least one of at least two parts must be."""

    parts: tuple[Query, ...]


Query = Term | Phrase | Near | Field | Not | All | Any


def written(query: Query) -> str:
    """Give a query as one would type it."""
    match query:
        case Term():
            return f"{query.text}{'*' if query.is_prefix else ''}"
        case Phrase():
            return f'"{" ".join(query.words)}{"*" if query.is_prefix else ""}"'
        case Near():
            return f"NEAR({' '.join(map(written, query.parts))}, {query.distance})"
        case Field():
            return f"{query.name}:{_value_written(query.value)}"
        case Not():
            return f"-{_grouped(query.part, All | Any)}"
        case All():
            return " ".join(_grouped(part, Any) for part in query.parts)
        case Any():
            return " OR ".join(_grouped(part, All) for part in query.parts)


def left_open(query: Query) -> Query:
    """Give a query of which the last word, phrase or value is still being typed."""
    match query:
        case Term() if not query.is_prefix:
            return replace(query, is_open=True)
        case Phrase():
            return replace(query, is_prefix=True)
        case All() | Any() | Near():
            return replace(query, parts=(*query.parts[:-1], left_open(query.parts[-1])))
        case Field() if query.name in GOING_ON and not query.value.endswith("*"):
            return Field(query.name, f"{query.value}*")
        case _:
            return query


def last_of(query: Query) -> Query:
    """Give what stands last in a query."""
    return last_of(query.parts[-1]) if isinstance(query, All | Any | Near) else query


def terms_of(query: Query) -> list[Term | Phrase]:
    """Give the words and phrases that a passage may hold, in the order typed; not those that it must not hold."""
    match query:
        case Term() | Phrase():
            return [query]
        case Near() | All() | Any():
            return [term for part in query.parts for term in terms_of(part)]
        case _:
            return []


def _grouped(part: Query, kinds: object) -> str:
    return f"({written(part)})" if isinstance(part, kinds) else written(part)  # type: ignore[arg-type]  # a class or several


def _value_written(value: str) -> str:
    return value if value and not set(value) & set(' "()') else f'"{value}"'
