"""Where the words of a query stand in a text."""

from __future__ import annotations

from functools import lru_cache

from tipbrowser.domain.folding import HYPHENED, WORD, joined_words, without_accents
from tipbrowser.domain.query import All, Any, Field, Near, Not, Phrase, Query, Term, terms_of
from tipbrowser.domain.spelling import one_spelling
from tipbrowser.domain.word_forms import Form, forms_of

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tipbrowser.domain.vocabulary import Vocabulary

    Spans = tuple[tuple[int, int], ...]
    """Starts and ends in a text, in its order; none within another."""
    Reading = dict[Term | Phrase, list[tuple[int, int]]]
    """Starts and ends in a text for each word and phrase of a query."""

KEPT = 20_000
"""Words that are kept as they are searched."""
TEXTS = 160
"""Texts that are kept taken apart: a section and a list of hits; with every letter typed they are marked anew."""


class Marker:
    """Finds the words and phrases of one query."""

    def __init__(self, query: Query, vocabulary: Vocabulary) -> None:
        self._query = query
        self._wanted = {term: _Wanted(forms_of(term, vocabulary)) for term in dict.fromkeys(terms_of(query))}

    def read(self, text: str) -> Reading:
        """Give where the words and phrases of the query stand in a text, by each of them."""
        words, numbers, places, hyphened = _words_of(text)
        found: Reading = {}
        for term, wanted in self._wanted.items():
            spans = [(places[first][0], places[last][1]) for first, last in wanted.places(words, numbers)]
            found[term] = spans + [span for span, whole in hyphened if wanted.has(whole)]
        return found

    def spans(self, text: str) -> Spans:
        """Give where the words of the query stand in a text."""
        return joined_spans(self.read(text))

    def explains(self, found: Reading) -> bool:
        """Tell whether the words of a text alone fulfil the query; its fields are taken to be fulfilled."""
        return self._holds(self._query, {term for term, spans in found.items() if not spans})

    def _holds(self, query: Query, lacking: set[Term | Phrase]) -> bool:
        match query:
            case Term() | Phrase():
                return query not in lacking
            case Near() | All():
                return all(self._holds(part, lacking) for part in query.parts)
            case Any():
                return any(self._holds(part, lacking) for part in query.parts)
            case Field():
                return query.name != "topic"
            case Not():
                return True


class _Wanted:
    """The forms of one word or phrase, by how they are looked up."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self._words = {form.words[0] for form in forms if len(form.words) == 1 and not form.is_beginning}
        self._beginnings = tuple(form.words[0] for form in forms if len(form.words) == 1 and form.is_beginning)
        self._sequences = [form for form in forms if len(form.words) > 1]

    def has(self, word: str) -> bool:
        """Tell whether a word is one of the forms."""
        return word in self._words or (bool(self._beginnings) and word.startswith(self._beginnings))

    def places(self, words: Sequence[str], numbers: dict[str, list[int]]) -> Iterator[tuple[int, int]]:
        """Give the numbers of the first and the last word of each form found; ``numbers`` are those of each word."""
        for word, places in numbers.items():
            if self.has(word):
                yield from ((place, place) for place in places)
        for form in self._sequences:
            length = len(form.words)
            for place in numbers.get(form.words[0], ()):
                if _is_at(form, words[place : place + length]):
                    yield place, place + length - 1


def _is_at(form: Form, words: Sequence[str]) -> bool:
    if len(words) < len(form.words) or tuple(words[:-1]) != form.words[:-1]:
        return False
    return words[-1] == form.words[-1] or (form.is_beginning and words[-1].startswith(form.words[-1]))


def joined_spans(found: Reading) -> Spans:
    """Give all spans in order, those that overlap made one."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted(span for some in found.values() for span in some):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return tuple(spans)


@lru_cache(TEXTS)
def _words_of(
    text: str,
) -> tuple[Sequence[str], dict[str, list[int]], Sequence[tuple[int, int]], Sequence[tuple[tuple[int, int], str]]]:
    """Give the words of a text, the numbers of each, their places, and what hyphens join with its places."""
    found = list(WORD.finditer(text))
    words = [_searched(place[0]) for place in found]
    numbers: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        numbers.setdefault(word, []).append(number)
    hyphened = [(place.span(), joined_words(place[0])[0]) for place in HYPHENED.finditer(text)]
    return words, numbers, [place.span() for place in found], hyphened


@lru_cache(KEPT)
def _searched(word: str) -> str:
    return one_spelling(without_accents(word).lower())
