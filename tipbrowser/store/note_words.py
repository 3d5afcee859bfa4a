"""From what is typed to an expression over the words of the reader's file, which holds them without their endings."""

from __future__ import annotations

from functools import lru_cache

from tipbrowser.domain.query import All, Any, Field, Near, Not, Phrase, Query, Term

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST = 200
"""Characters of a text that are read, in the line above the notes."""
FEWEST = 4
"""Letters of a beginning that may reach into an ending; shorter ones are looked up as they are."""
ENDINGS = (
    "able", "ability", "al", "ally", "ance", "ant", "ate", "ated", "ating", "ation", "ational", "ations", "ed", "eed",
    "ence", "ent", "er", "es", "ful", "fulness", "ible", "ibility", "ic", "ical", "ied", "ies", "ily", "iness", "ing",
    "ings", "ion", "ions", "ism", "ist", "ities", "ity", "ive", "iveness", "ivity", "ization", "ize", "ized", "ly",
    "ment", "ments", "ness", "ous", "ously", "ousness",
)  # fmt: skip
"""What the tokenizer takes away from the end of an English word. Source: M. F. Porter, An algorithm for suffix
stripping, Program 14 (1980)."""


def words_expression(text: str) -> str | None:
    """Give the expression for all words of a text, the last of which may be but begun; none if it holds no word."""
    typed = _storable(text)[:LONGEST]
    words = [word for word in typed.split() if _is_word(word)]
    if not words:
        return None
    *whole, last = words
    is_open = typed[-1:].isalnum()
    return " AND ".join([*map(_quoted, whole), _begun(last) if is_open else _quoted(last)])


def query_expression(query: Query) -> str | None:
    """Give the expression for what a query asks of words; none where it asks for none, or of a passage too.

    Words are found with every ending, those of phrases as well: in which form they stand, the index does not know.
    """
    match query:
        case Term():
            return part_expression(query) if _is_word(query.text) else None
        case Phrase() | Near():
            return part_expression(query)
        case All():
            wanted = [query_expression(part) for part in query.parts if not isinstance(part, Not)]
            refused = [query_expression(part.part) for part in query.parts if isinstance(part, Not)]
            return _all(wanted, refused)
        case Any():
            found = [query_expression(part) for part in query.parts]
            return None if None in found else _either(one for one in found if one)
        case Not() | Field():
            return None


def part_expression(part: Term | Phrase | Near) -> str:
    """Give the expression for a word, for words in this order, or for some that stand near each other."""
    match part:
        case Term():
            begun = part.is_prefix or part.is_open
            return _begun(_storable(part.text)) if begun else _quoted(_storable(part.text))
        case Phrase():
            return _phrase(_storable(" ".join(part.words)), is_begun=part.is_prefix)
        case Near():
            return f"NEAR({' '.join(_near_part(one) for one in part.parts)}, {part.distance})"


def _phrase(text: str, *, is_begun: bool) -> str:
    """Give the expression for words in this order; what is typed of the last may reach into an ending."""
    before, _, last = text.rpartition(" ")
    completed = (_quoted(f"{before} {one}") for one in (_completed(last) if is_begun else ()))
    return _either((f"{_quoted(text)}{' *' if is_begun else ''}", *completed))


def _near_part(part: Term | Phrase) -> str:
    words = part.text if isinstance(part, Term) else " ".join(part.words)
    return f"{_quoted(_storable(words))}{' *' if part.is_prefix else ''}"


def _all(wanted: Sequence[str | None], refused: Sequence[str | None]) -> str | None:
    if not wanted or None in wanted or None in refused:
        return None
    both = f"({' AND '.join(one for one in wanted if one)})"
    for without in refused:
        both = f"({both} NOT {without})"
    return both


def _begun(word: str) -> str:
    """Give the expression for words that begin so: what is typed may reach into an ending that the file does not hold."""
    return _either((f"{_quoted(word)} *", *map(_quoted, _completed(word))))


@lru_cache(200)
def _completed(word: str) -> tuple[str, ...]:
    """Give words in which a beginning is completed by the rest of an ending: of ``traffickin`` ``trafficking``."""
    if len(word) < FEWEST or not word.isascii():
        return ()
    plain = word.lower()
    found = {
        word + ending[length:]: None
        for ending in ENDINGS
        for length in range(1, len(ending))
        if plain.endswith(ending[:length])
    }
    return tuple(found)


def _either(expressions: Iterable[str]) -> str:
    found = list(dict.fromkeys(expressions))
    return f"({' OR '.join(found)})" if len(found) > 1 else "".join(found)


def _is_word(text: str) -> bool:
    return any(map(str.isalnum, text))


def _storable(text: str) -> str:
    """Give a text as the index was given it: without halves of letters, and without what ends a string."""
    plain = text.encode("utf-8", "replace").decode().replace("\0", " ")
    if plain.isascii():
        return plain
    from unicodedata import normalize  # late: most of what is typed is plain

    return normalize("NFC", plain)


def _quoted(text: str) -> str:
    """Give a text as one string of FTS5's, whatever it holds."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
