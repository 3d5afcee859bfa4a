"""Canonical locators as strings: their numerals, their sections, their parents and their order."""

from __future__ import annotations

from tipbrowser.domain.names import Locator, SectionId

ROMAN_STEPS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
ROMAN_LIMIT = 3999
PARTS = ("F", "A", "B")
"""Front matter, recommendations, decisions and resolutions: in the order of the publication."""
PREAMBULAR = "PP"
BEHIND_PREAMBULAR = f".{PREAMBULAR}"
OrderingKey = tuple[tuple[int, int, str], ...]


def roman(number: int) -> str:
    """Give a number from 1 to 3999 in capital roman numerals; raises ``ValueError`` for others."""
    if not 1 <= number <= ROMAN_LIMIT:
        raise ValueError(number)
    numeral = ""
    for value, letters in ROMAN_STEPS:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def from_roman(text: str) -> int | None:
    """Give the number of a well-formed roman numeral in either case, or none."""
    letters = text.upper() if text.isascii() else ""
    rest, total = letters, 0
    for value, step in ROMAN_STEPS:
        while rest.startswith(step):
            rest, total = rest[len(step) :], total + value
            if total > ROMAN_LIMIT:
                return None
    return total if letters and not rest and roman(total) == letters else None


def section_of(locator: str) -> SectionId | None:
    """Give the section of a canonical locator (``A.II`` of ``A.II.36``), a section's own; none for the front matter."""
    steps = locator.split(".")
    return SectionId(f"{steps[0]}.{steps[1]}") if len(steps) > 1 and steps[0] != "F" else None


def parent_of(locator: str) -> Locator | None:
    """Give the locator one step up, ``A.IV.46.j`` of ``A.IV.46.j.iv``; none where only the section is above.

    Parts of the front matter have no parents.
    """
    above = locator.rpartition(".")[0]
    if above.count(".") < 2 or above.endswith(BEHIND_PREAMBULAR) or locator.startswith("F."):
        return None
    return Locator(above)


def ancestors_of(locator: str) -> list[Locator]:
    """Give the parents of a canonical locator, the nearest first."""
    found = []
    above = parent_of(locator)
    while above is not None:
        found.append(above)
        above = parent_of(above)
    return found


def short(locator: str) -> str:
    """Give the locator as the index prints it, without the part: ``II.36``; front matter without its ``F``."""
    return locator.partition(".")[2] or locator


def ordering_key(locator: str) -> OrderingKey:
    """Give a key that sorts canonical locators as the publication runs: chapeau, preamble, paragraphs.

    At the first level below a number ``i``, ``v`` and ``x`` are letters, one level further they are numerals.
    """
    steps = locator.split(".")
    rank = PARTS.index(steps[0]) if steps[0] in PARTS else len(PARTS)
    key = [(rank, 0, "")]
    lettered = False
    for depth, step in enumerate(steps[1:]):
        key.append(_step_key(step, depth, after_letter=lettered))
        lettered = lettered or (depth > 0 and step.isalpha())
    return tuple(key)


def _step_key(step: str, depth: int, *, after_letter: bool) -> tuple[int, int, str]:
    if step.isascii() and step.isdigit():
        return (3, int(step), "")
    if step == PREAMBULAR:
        return (2, 0, "")
    numeral = from_roman(step)
    if numeral is not None and (depth == 0 or after_letter or len(step) > 1):
        return (3, numeral, "")
    return (3, 0, step) if len(step) == 1 else (1, 0, step)
