"""How well a name fits what is typed to find it: by beginnings of words, by letters inside, by initials."""

from __future__ import annotations

import re

from tipbrowser.domain.folding import without_accents
from tipbrowser.domain.values import Value

_WORD = re.compile(r"[^\W_]+")
BEGINS, WORDS, INSIDE, INITIALS = range(4)


class Fit(Value, kw_only=False):
    """How a name fits; the smaller rank is the better."""

    rank: int
    """The name begins so; words of it begin so; it stands inside; the initials are these."""
    spans: tuple[tuple[int, int], ...]
    """Starts and ends in the name of what fits."""


def fit(name: str, typed: str) -> Fit | None:
    """Tell how a name fits what is typed, whatever the case and accents; none if it does not. All fit nothing typed."""
    plain = _plain(name)
    words = _plain(typed).split()
    if not words:
        return Fit(BEGINS, ())
    whole = " ".join(words)
    if plain.startswith(whole):
        return Fit(BEGINS, ((0, len(whole)),))
    places = [(word, _place(plain, word)) for word in words]
    if all(place >= 0 for _, place in places):
        spans = tuple(sorted((place, place + len(word)) for word, place in places))
        return Fit(WORDS if all(_begins(plain, place) for _, place in places) else INSIDE, spans)
    return _by_initials(plain, "".join(words))


def _place(plain: str, word: str) -> int:
    """Give where a word stands in a name, at the beginning of a word rather than inside; -1 if nowhere."""
    at_beginnings = (found.start() for found in _WORD.finditer(plain) if plain.startswith(word, found.start()))
    return next(at_beginnings, plain.find(word))


def _begins(plain: str, place: int) -> bool:
    return place == 0 or not plain[place - 1].isalnum()


def _by_initials(plain: str, letters: str) -> Fit | None:
    starts = [found.start() for found in _WORD.finditer(plain)]
    place = "".join(plain[start] for start in starts).find(letters)
    if place < 0 or len(letters) < 2:
        return None
    return Fit(INITIALS, tuple((start, start + 1) for start in starts[place : place + len(letters)]))


def _plain(text: str) -> str:
    """Give a text in small plain letters, as long as it was: places in it are places in the text."""
    signs = (without_accents(sign).lower() for sign in text)
    return "".join(plain if len(plain) == 1 else sign for sign, plain in zip(text, signs, strict=True))
