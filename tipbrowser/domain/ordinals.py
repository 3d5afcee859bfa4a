"""English ordinal words, by which United Nations texts name preambular paragraphs."""

from __future__ import annotations

from functools import cache

SMALL = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
LARGEST = 99


def ordinal_word(number: int) -> str:
    """Give ``sixth`` for 6, up to ``ninety-ninth``; above that figures, ``101st``."""
    if number < len(SMALL):
        return SMALL[number]
    if number > LARGEST:
        return _ordinal_figure(number)
    tens, rest = divmod(number, 10)
    word = TENS[tens - 2]
    return f"{word}-{SMALL[rest]}" if rest else f"{word[:-1]}ieth"


def from_ordinal_word(word: str) -> int | None:
    """Give the number of an ordinal word (``twenty-first``) or figure (``21st``) in either case, or none."""
    wanted = word.lower()
    figures = wanted[:-2]
    if figures.isascii() and figures.isdigit() and len(figures) <= 4 and _ordinal_figure(int(figures)) == wanted:
        return int(figures)
    return _numbers().get(wanted)


def begins_ordinal_word(letters: str) -> bool:
    """Tell whether an ordinal word begins so: ``elev`` is still to become ``eleventh``."""
    return any(word.startswith(letters.lower()) for word in _numbers())


@cache
def _numbers() -> dict[str, int]:
    return {ordinal_word(number): number for number in range(1, LARGEST + 1)}


def _ordinal_figure(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
