"""From what a reader types to a query. Nothing that is typed is an error: what cannot be meant is read as words.

Grammar, from what binds least to what binds most::

    query  = group {"OR" group}
    group  = part {["AND"] part}
    part   = ("-" | "NOT") part | near
    near   = one {"NEAR/" number one}
    one    = "(" query ")" | "NEAR(" {word | phrase} ["," number] ")" | name ":" value | phrase | word ["*"]
"""

from __future__ import annotations

import re

from tipbrowser.domain.folding import without_accents
from tipbrowser.domain.query import FARTHEST, NEAR_USUAL, All, Any, Field, Near, Not, Phrase, Query, Term, last_of
from tipbrowser.domain.query_fields import FIELDS, field_value, may_become_value
from tipbrowser.domain.values import Value

LONGEST = 2_000
"""Characters of a text that are read."""
MOST = 64
"""Words, phrases and fields of one query."""
DEEPEST = 12
"""Brackets within brackets."""
QUOTES = '"“”„«»'
_WORD = r"[^\W_]+(?:['’‐‑/.-][^\W_]+)*"
_TOKEN = re.compile(
    rf"""(?P<space>\s+)
    | (?P<near>NEAR/(?P<distance>[0-9]{{1,4}})(?![^\s()]))
    | (?P<nearby>NEAR\()
    | (?P<open>\() | (?P<close>\))
    | (?P<operator>(?:OR|AND|NOT)(?=[\s()]|$))
    | (?P<minus>(?<![^\s(])[-−](?=[^\s-]))
    | [{QUOTES}](?P<phrase>[^{QUOTES}]*)(?P<closed>[{QUOTES}]|$)
    | (?P<field>[A-Za-z]+):(?:[{QUOTES}](?P<quoted>[^{QUOTES}]*)(?:[{QUOTES}]|$)|(?P<value>[^\s(){QUOTES}]*))
    | (?P<word>{_WORD})(?P<star>\*?)
    | (?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
_WORDS = re.compile(_WORD)
_FIELD = re.compile(
    rf"""(?<!\w)(?:{"|".join(FIELDS)}):(?:[{QUOTES}][^{QUOTES}]*[{QUOTES}]?|[^\s(){QUOTES}]*)""", re.IGNORECASE
)
_REFUSED = re.compile(r"(?<![^\s(])[-−](?=[^\s-])[^\s()]+")


class Remark(Value, kw_only=False):
    """Something that could not be meant as it is typed, and was read otherwise."""

    kind: str
    """``quotation`` or ``bracket`` (left open), ``stray`` (a bracket that closes nothing), ``beside`` (a sign that
    joins nothing), ``field``, ``value``, ``begun`` (a field whose value is still to be typed), ``near`` (it joins words and phrases alone), ``long``, or ``unread`` (notes that cannot be)."""
    words: str
    """What it is about, as typed."""


class Reading(Value, kw_only=False):
    """What was understood."""

    query: Query | None
    """None where nothing is searched for."""
    remarks: tuple[Remark, ...]
    is_open: bool = False
    """Whether the text ends with a word, phrase or value that may go on."""


def read_query(text: str) -> Reading:
    """Give the query that a text means; never raises, whatever the text."""
    plain = text[:LONGEST].encode("utf-8", "replace").decode()  # without halves of letters, which no text has
    reader = _Reader(without_accents(plain))
    query = reader.query()
    if len(text) > LONGEST:
        reader.remark("long", text[LONGEST : LONGEST + 20])
    return Reading(
        query=query, remarks=tuple(reader.remarks), is_open=query is not None and reader.may_go_on(last_of(query))
    )


def without_fields(text: str) -> str:
    """Give a text with blanks in the place of its fields: their values name what is asked of a passage, not a place."""
    return _FIELD.sub(_blank, text)


def without_refused(text: str) -> str:
    """Give a text with blanks in the place of words that must not be."""
    return _REFUSED.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


class _Reader:
    """Goes through the tokens once."""

    def __init__(self, text: str) -> None:
        self.remarks: list[Remark] = []
        self._tokens = [match for match in _TOKEN.finditer(text) if match.lastgroup != "space"]
        self._length = len(text)
        self._at = 0
        self._depth = 0
        self._count = 0

    def remark(self, kind: str, words: str) -> None:
        """Note something that was read otherwise than typed; once for each."""
        remark = Remark(kind, words)
        if remark not in self.remarks:
            self.remarks.append(remark)

    def may_go_on(self, last: Query) -> bool:
        """Tell whether the text ends in the midst of what stands last in the query."""
        token = self._tokens[-1]
        if token.end() < self._length:
            return False
        match last:
            case Term():
                return token["word"] is not None and token["word"].casefold() == last.text
            case Phrase():
                return token["phrase"] is not None and not token["closed"] and token[0][-1:].isalnum()
            case Field():
                return token["field"] is not None and token[0][-1] not in f"{QUOTES}*:"
            case _:
                return False

    def query(self) -> Query | None:
        """Read everything; a bracket that closes nothing is passed over."""
        found: list[Query] = []
        while self._at < len(self._tokens):
            part = self._alternatives()
            if part is not None:
                found.append(part)
            if self._at < len(self._tokens):  # only a closing bracket ends the reading early
                self.remark("stray", ")")
                self._at += 1
        return _all(found)

    def _peek(self) -> re.Match[str] | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _is(self, group: str, *texts: str) -> bool:
        token = self._peek()
        return token is not None and token[group] is not None and (not texts or token[group] in texts)

    def _alternatives(self) -> Query | None:
        parts: list[Query] = []
        while True:
            part = self._group()
            if part is not None:
                parts.append(part)
            if not self._is("operator", "OR"):
                return _any(parts)
            self._at += 1
            if part is None or self._peek() is None or self._is("close") or self._is("operator", "OR"):
                self.remark("beside", "OR")

    def _group(self) -> Query | None:
        parts: list[Query] = []
        while self._peek() is not None and not self._is("close") and not self._is("operator", "OR"):
            if self._is("operator", "AND"):
                self._at += 1
                if not parts or self._peek() is None or self._is("close") or self._is("operator", "OR", "AND"):
                    self.remark("beside", "AND")
                continue
            part = self._part()
            if part is not None:
                parts.append(part)
        return _all(parts)

    def _part(self) -> Query | None:
        refused = False
        while self._is("minus") or self._is("operator", "NOT"):
            token = self._peek()
            assert token is not None
            self._at += 1
            refused = not refused
            if self._peek() is None or self._is("close") or self._is("operator", "OR", "AND"):
                self.remark("beside", token[0])
                return None
        part = self._near()
        if part is None or not refused:
            return part
        return part.part if isinstance(part, Not) else Not(part)

    def _near(self) -> Query | None:
        first = self._one()
        chains: list[Query] = []
        while self._is("near"):
            token = self._peek()
            assert token is not None
            self._at += 1
            following = None if self._peek() is None or self._is("close") or self._is("operator") else self._one()
            distance = min(int(token["distance"]), FARTHEST)
            if isinstance(first, Term | Phrase) and isinstance(following, Term | Phrase):
                chains.append(Near((first, following), distance))
            else:
                self.remark("near", token[0])
                chains.extend(part for part in (first, following) if part is not None)
            first = following
        return _all(chains) if chains else first

    def _one(self) -> Query | None:
        token = self._peek()
        assert token is not None
        self._at += 1
        if token["open"]:
            return self._bracket()
        if token["nearby"]:
            return self._nearby()
        if token["sign"] or token["minus"] or token["near"]:
            return None  # a sign that belongs to no word
        if self._count >= MOST:
            self.remark("long", token[0])
            return None
        self._count += 1
        if token["phrase"] is not None:
            return self._phrase(token)
        if token["field"]:
            return self._field(token)
        return Term(token["word"].casefold(), bool(token["star"]))

    def _bracket(self) -> Query | None:
        if self._depth >= DEEPEST:
            self.remark("long", "(")
            return None
        self._depth += 1
        query = self._alternatives()
        self._depth -= 1
        if self._is("close"):
            self._at += 1
        else:
            self.remark("bracket", "(")
        return query

    def _phrase(self, token: re.Match[str]) -> Query | None:
        if not token["closed"]:
            self.remark("quotation", token[0])
        is_prefix = token["phrase"].rstrip().endswith("*")
        words = tuple(_words(token["phrase"]))
        return Phrase(words, is_prefix) if words else None

    def _field(self, token: re.Match[str]) -> Query | None:
        name = token["field"].casefold()
        typed = token["quoted"] if token["quoted"] is not None else token["value"]
        if name not in FIELDS:
            self.remark("field", token["field"])
        elif value := field_value(name, typed.replace('"', " ")):
            return Field(name, value)
        elif token.end() == self._length and may_become_value(name, typed):
            self.remark("begun", token[0])
            return None
        else:
            self.remark("value", token[0])
        return _all([Term(word) for word in _words(token[0])])

    def _nearby(self) -> Query | None:
        """Read ``NEAR(a b, 5)`` from behind its bracket."""
        parts: list[Query] = []
        distance = NEAR_USUAL
        while self._peek() is not None and not self._is("close"):
            token = self._peek()
            assert token is not None
            following = self._tokens[self._at + 1] if self._at + 1 < len(self._tokens) else None
            if token["sign"] == "," and following is not None and (following["word"] or "").isdecimal():
                distance = min(int(following["word"][:4]), FARTHEST)
                self._at += 2
                continue
            if token["operator"]:
                self._at += 1
                self.remark("near", token[0])
                continue
            part = self._one()
            if part is not None:
                parts.append(part)
        if self._is("close"):
            self._at += 1
        else:
            self.remark("bracket", "NEAR(")
        near = tuple(part for part in parts if isinstance(part, Term | Phrase))
        if len(near) < 2 or len(near) < len(parts):
            self.remark("near", "NEAR")
            return _all(parts)
        return Near(near, distance)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORDS.findall(text)]


def _all(parts: list[Query]) -> Query | None:
    flat = [one for part in parts for one in (part.parts if isinstance(part, All) else (part,))]
    return All(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def _any(parts: list[Query]) -> Query | None:
    flat = [one for part in parts for one in (part.parts if isinstance(part, Any) else (part,))]
    return Any(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None
