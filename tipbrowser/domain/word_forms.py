"""What the words of a query stand for in the compendium: sequences of words, the last of which may go on."""

from __future__ import annotations

from itertools import islice, product

from tipbrowser.domain.folding import WORD, words_in
from tipbrowser.domain.query import Phrase, Term
from tipbrowser.domain.spelling import beginnings_of, parts_of
from tipbrowser.domain.values import Value
from tipbrowser.domain.vocabulary import MOST_ENDINGS, Vocabulary

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_FORMS = 24
"""Ways to write words that hyphens join, or a phrase, that are looked up."""
FEW_LETTERS = 4
"""Of a beginning that the index itself can look up at once."""


class Form(Value, kw_only=False):
    """Words one behind the other, as the index holds them."""

    words: tuple[str, ...]
    is_beginning: bool = False
    """The last of them may go on."""


def forms_of(part: Term | Phrase, vocabulary: Vocabulary) -> list[Form]:
    """Give all that a word or a phrase stands for; nothing for signs alone."""
    if isinstance(part, Phrase):
        return _forms_of_phrase(part, vocabulary)
    pieces = WORD.findall(part.text)
    if not pieces:
        return []
    forms = [] if part.is_prefix else list(_whole_words(part.text, vocabulary))
    if part.is_prefix or part.is_open:
        forms += _beginnings(pieces, vocabulary)
    return list(dict.fromkeys(forms))


def joined_forms(first: Term, second: Term, vocabulary: Vocabulary) -> list[Form]:
    """Give what two words side by side are in one: ``non punishment`` is ``nonpunishment`` too."""
    words = [*words_in(first.text), *words_in(second.text)]
    if len(words) != 2 or first.is_prefix or second.is_prefix:
        return []
    whole = "".join(words)
    return [Form((one,)) for one in vocabulary.family(whole) if one in vocabulary]


def _whole_words(text: str, vocabulary: Vocabulary) -> Iterator[Form]:
    """Give a word, or what its hyphens join, in every way to write it and with every ending."""
    for way in _ways(text):
        families = [vocabulary.family(word) for word in way]
        for words in islice(product(*families), MOST_ENDINGS if len(way) == 1 else MOST_FORMS):
            yield Form(words)


def _ways(typed: str) -> list[list[str]]:
    words = words_in(typed)
    if not words:
        return []
    other = ["".join(words)] if len(words) > 1 else list(parts_of(words[0]) or ())
    return [words, other] if other else [words]


def _beginnings(pieces: Sequence[str], vocabulary: Vocabulary) -> list[Form]:
    before = words_in(" ".join(pieces[:-1]))
    ways = [(*before, one) for one in beginnings_of(pieces[-1])]
    if len(pieces) > 1:
        ways.append(("".join(pieces),))
    elif parts := parts_of(pieces[0]):
        ways.append(parts)
    return [form for way in ways for form in _continued(way, vocabulary)]


def _continued(words: tuple[str, ...], vocabulary: Vocabulary) -> list[Form]:
    """Give words of which the last may go on: where it has many letters, with each word that it can become."""
    *before, last = words
    if len(last) > FEW_LETTERS:
        endings = vocabulary.beginning_with(last)
        if len(endings) <= MOST_ENDINGS:
            return [Form((*before, one)) for one in endings]
    return [Form(words, True)]


def _forms_of_phrase(phrase: Phrase, vocabulary: Vocabulary) -> list[Form]:
    ways = [way for way in map(_ways, phrase.words) if way]
    if not ways:
        return []
    forms = [Form(tuple(word for group in way for word in group)) for way in islice(product(*ways), MOST_FORMS)]
    if not phrase.is_prefix:
        return forms
    begun = [(*form.words[:-1], one) for form in forms for one in beginnings_of(form.words[-1])]
    return [form for words in dict.fromkeys(begun) for form in _continued(words, vocabulary)]
