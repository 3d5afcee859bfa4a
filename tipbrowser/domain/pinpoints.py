"""Several paragraphs cited at once, as United Nations documents do: ``paras. 4–9``, ``paras. 4 and 7``."""

from __future__ import annotations

from itertools import groupby

from tipbrowser.domain.locators import from_roman
from tipbrowser.domain.ordinals import ordinal_word
from tipbrowser.domain.values import Value

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeVar

    T = TypeVar("T")

PREAMBULAR, PARAGRAPH, RECOMMENDATION, NAMED = "preambular paragraph", "para.", "recommendation", ""
"""What is counted. What is named counts nothing: ``chapeau``, ``note``."""
LONG = {PARAGRAPH: "paragraph"}
"""As in running text."""
MANY = {PARAGRAPH: "paras."}
SEVERAL = 3
"""Neighbours from which on a dash stands for those between; of two both are named."""
DASH = "–"


class Pinpoint(Value, kw_only=False):
    """One place within a document."""

    word: str
    """What is counted there."""
    steps: tuple[str, ...]
    """``("13", "i")`` of ``13 (i)``, ``("o", "ii")`` of ``(o) (ii)``, ``("6",)`` of ``PP 6``, ``("chapeau",)``."""


class Told(Value):
    """Several places within a document in words."""

    word: str
    """``paras.``; empty where different things are counted, and of a name."""
    number: str
    """``4–9``; empty where different things are counted."""
    text: str
    """``paras. 4–9``, ``chapeau and paras. 1 and 2``."""
    spelled: str
    """As in running text: ``paragraphs 4–9``."""


def pinpoint(kind: str, number: str | None, counted: str | None) -> Pinpoint:
    """Give the place of a paragraph: ``kind`` as a passage's, ``number`` as documents number it, ``counted`` a section's.

    ``13 (i)``, ``(o) (ii)``, ``PP 6``; what has no number is named by its kind.
    """
    if not number:
        return Pinpoint(NAMED, (kind,))
    if number.startswith("PP "):
        return Pinpoint(PREAMBULAR, (number[3:],))
    steps = tuple(step.strip("()") for step in number.split(" "))
    return Pinpoint(RECOMMENDATION if counted == "recommendation" else PARAGRAPH, steps)


def told(places: Iterable[Pinpoint]) -> Told:
    """Give several places in words, in their order, each once."""
    groups = [(word, list(group)) for word, group in groupby(dict.fromkeys(places), key=lambda place: place.word)]
    if len(groups) == 1:
        return _group(*groups[0])
    parts = [_group(*group) for group in groups]
    return Told(
        word="", number="", text=listed([one.text for one in parts]), spelled=listed([one.spelled for one in parts])
    )


def listed(texts: Sequence[str]) -> str:
    """Give ``4``, ``4 and 7``, ``4, 7 and 9``: there is no comma before ``and``."""
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} and {texts[-1]}"


def _group(word: str, places: Sequence[Pinpoint]) -> Told:
    many = len(places) > 1
    if word == NAMED:
        number = listed([place.steps[0] for place in places])
        return Told(word="", number=number, text=number, spelled=number)
    if word == PREAMBULAR:
        number = _ordinals([int(place.steps[0]) for place in places])
        text = f"{number} {word}{'s' if many else ''}"
        return Told(word=f"{word}{'s' if many else ''}", number=number, text=text, spelled=text)
    tops = {place.steps[0] for place in places}
    several = len(tops) > 1 or (many and any(len(place.steps) == 1 for place in places))
    number = _numbers([place.steps for place in places])
    short = MANY.get(word, f"{word}s") if several else word
    spelled = f"{LONG.get(word, word)}{'s' if several else ''}"
    return Told(word=short, number=number, text=f"{short} {number}", spelled=f"{spelled} {number}")


def _ordinals(numbers: Sequence[int]) -> str:
    texts: list[str] = []
    for run in _runs(numbers, lambda one, other: other == one + 1):
        words = [ordinal_word(number) for number in run]
        texts += [f"{words[0]} to {words[-1]}"] if len(words) >= SEVERAL else words
    return listed(texts)


def _numbers(places: Sequence[tuple[str, ...]]) -> str:
    """Give ``4–9 and 13 (i) and (j)``: what stands under one paragraph names it once."""
    texts: list[str] = []
    before: tuple[str, ...] = ()
    for run in _runs(places, _is_next):
        first = _number(run[0]) if len(run[0]) == 1 or run[0][:-1] != before[:-1] else f"({run[0][-1]})"
        others = [f"({steps[-1]})" if len(steps) > 1 else _number(steps) for steps in run[1:]]
        texts += [f"{first}{DASH}{others[-1]}"] if len(run) >= SEVERAL else [first, *others]
        before = run[-1]
    return listed(texts)


def _number(steps: tuple[str, ...]) -> str:
    first = steps[0] if steps[0].isdigit() else f"({steps[0]})"
    return " ".join([first, *(f"({step})" for step in steps[1:])])


def _runs(found: Sequence[T], is_next: Callable[[T, T], bool]) -> list[list[T]]:
    """Give what was found in runs of neighbours."""
    runs: list[list[T]] = []
    for one in found:
        if runs and is_next(runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _is_next(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether a place comes right behind another one, in the same list."""
    if one[:-1] != other[:-1]:
        return False
    before, behind = one[-1], other[-1]
    if before.isdigit() and behind.isdigit():
        return int(behind) == int(before) + 1
    if len(before) == len(behind) == 1 and ord(behind) == ord(before) + 1:
        return True
    numerals = from_roman(before), from_roman(behind)
    return None not in numerals and numerals[1] == (numerals[0] or 0) + 1
