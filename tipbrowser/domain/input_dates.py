"""Dates in what a reader types, which name no passage: ``resolution 5/2 of 22 October 2010``."""

from __future__ import annotations

from tipbrowser.domain.input_words import Word

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
BETWEEN = frozenset(("and", "to", "-", "–"))
DAYS = range(1, 32)


def end_of_date(words: list[Word], place: int) -> int:
    """Give the place behind a date that begins at ``place``, of one day or of two; ``place`` itself if none does."""
    if place < len(words) and words[place].kind == "number" and _is_between(words, place + 1):
        end = _end_of_day(words, place + 2)
        if end > place + 2 and _number(words, place) in DAYS:
            return end
    return _end_of_day(words, place)


def _end_of_day(words: list[Word], place: int) -> int:
    """Give the place behind ``22 October 2010``."""
    if place + 2 >= len(words) or _number(words, place) not in DAYS or words[place + 1].text not in MONTHS:
        return place
    year = words[place + 2]
    return place + 3 if year.kind == "number" and len(year.text) == 4 else place


def _is_between(words: list[Word], place: int) -> bool:
    return place < len(words) and words[place].text in BETWEEN


def _number(words: list[Word], place: int) -> int:
    word = words[place]
    return int(word.text) if word.kind == "number" and len(word.text) < 3 else 0
