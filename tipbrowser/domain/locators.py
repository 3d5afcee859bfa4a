"""Canonical locators as strings: their numerals, their sections, their parents."""

from __future__ import annotations

from functools import lru_cache

from tipbrowser.domain.names import Locator, SectionId

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Sequence

ROMAN_STEPS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
ROMAN_LIMIT = 3999
PREAMBULAR = "PP"
BEHIND_PREAMBULAR = f".{PREAMBULAR}"


def roman(number: int) -> str:
    """Give a number from 1 to 3999 in capital roman numerals; raises ``ValueError`` for others."""
    if not 1 <= number <= ROMAN_LIMIT:
        raise ValueError(number)
    numeral = ""
    for value, letters in ROMAN_STEPS:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


@lru_cache(256)
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


def number_of_path(path: Sequence[str], constant: int = 0) -> str:
    """Give the steps below a section as documents number them: ``51 (j) (iv)``, ``(o) (ii)``, ``PP 6``.

    ``constant`` is what a report's numbers are ahead of the compendium's.
    """
    if path[0] == PREAMBULAR:
        return " ".join(path)
    first = str(int(path[0]) + constant) if path[0].isdigit() else f"({path[0]})"
    return " ".join([first, *(f"({step})" for step in path[1:])])


def short(locator: str) -> str:
    """Give the locator as the index prints it, without the part: ``II.36``; front matter without its ``F``."""
    return locator.partition(".")[2] or locator
