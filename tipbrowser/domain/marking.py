"""Where the words of a query stand in a text."""

from __future__ import annotations

from array import array
from functools import lru_cache
from itertools import chain

from tipbrowser.domain.folding import HYPHENED, WORD, joined_words, without_accents
from tipbrowser.domain.query import All, Any, Field, Near, Not, Phrase, Query, Term, terms_of
from tipbrowser.domain.spelling import one_spelling
from tipbrowser.domain.word_forms import Form, forms_of

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tipbrowser.domain.vocabulary import Vocabulary

    Spans = tuple[tuple[int, int], ...]
    """Starts and ends in a text, in its order; none within another."""
    Reading = list[list[tuple[int, int]]]
    """Starts and ends in a text for each word and phrase of a query, in their order."""

KEPT = 20_000
"""Words that are kept as they are searched."""
TEXTS = 600
"""Texts that are kept taken apart: a section and a list of hits; with every letter typed they are marked anew."""


class Marker:
    """Finds the words and phrases of one query."""

    def __init__(self, query: Query, vocabulary: Vocabulary) -> None:
        self._query = query
        self._terms = tuple(dict.fromkeys(terms_of(query)))
        self._wanted = [_Wanted(forms_of(term, vocabulary)) for term in self._terms]

    def read(self, text: str) -> Reading:
        """Give where the words and phrases of the query stand in a text, for each of them."""
        words, starts, ends, hyphened = _words_of(text)
        found: Reading = []
        for wanted in self._wanted:
            spans = [(starts[first], ends[last]) for first, last in wanted.places(words)]
            found.append(spans + [span for span, whole in hyphened if wanted.has(whole)])
        return found

    def spans(self, text: str) -> Spans:
        """Give where the words of the query stand in a text."""
        return joined_spans(self.read(text))

    def explains(self, found: Reading) -> bool:
        """Tell whether the words of a text alone fulfil the query; its fields are taken to be fulfilled."""
        return self._holds(self._query, [term for term, spans in zip(self._terms, found, strict=True) if not spans])

    def _holds(self, query: Query, lacking: Sequence[Term | Phrase]) -> bool:
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

    def places(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Give the numbers of the first and the last word of each form found."""
        wanted, beginnings = self._words, self._beginnings
        found = [
            (number, number)
            for number, word in enumerate(words)
            if word in wanted or (beginnings and word.startswith(beginnings))
        ]
        for form in self._sequences:
            first, length = form.words[0], len(form.words)
            found += [
                (number, number + length - 1)
                for number, word in enumerate(words)
                if word == first and _is_at(form, words[number : number + length])
            ]
        return found


def _is_at(form: Form, words: Sequence[str]) -> bool:
    if len(words) < len(form.words) or tuple(words[:-1]) != form.words[:-1]:
        return False
    return words[-1] == form.words[-1] or (form.is_beginning and words[-1].startswith(form.words[-1]))


def joined_spans(found: Reading) -> Spans:
    """Give all spans in order, those that overlap made one."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted(span for some in found for span in some):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return tuple(spans)


@lru_cache(TEXTS)
def _words_of(
    text: str,
) -> tuple[Sequence[str], Sequence[int], Sequence[int], Sequence[tuple[tuple[int, int], str]]]:
    """Give the words of a text, where each starts and ends, and what hyphens join with its places."""
    words = tuple(map(_searched, WORD.findall(text)))
    places = array("I", chain.from_iterable(place.span() for place in WORD.finditer(text)))
    hyphened = tuple((place.span(), joined_words(place[0])[0]) for place in HYPHENED.finditer(text))
    return words, places[::2], places[1::2], hyphened


@lru_cache(KEPT)
def _searched(word: str) -> str:
    return one_spelling(without_accents(word).lower())
