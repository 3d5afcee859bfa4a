"""Which label may come next: numbers, letters below them, small Roman numerals below those."""

from __future__ import annotations

from tipbrowser.domain.locators import from_roman, roman


class Numbering:
    """The open number, letter and Roman numeral of a section, each counted up by one."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        self._number = 0
        self._letter = 0
        self._roman = 0

    @property
    def is_unopened(self) -> bool:
        """Tell whether neither a number nor a letter has come."""
        return self._number == 0 and self._letter == 0

    def is_next_number(self, number: int) -> bool:
        """Tell whether this number follows the open one."""
        return number == self._number + 1

    def open_number(self, number: int) -> tuple[str, ...]:
        """Open a numbered paragraph and give its path."""
        self._number, self._letter, self._roman = number, 0, 0
        return (str(number),)

    def open_letters(self, letters: str, *, after_colon: bool) -> tuple[str, ...] | None:
        """Open what ``(i)``, ``(b)`` or ``(iv)`` labels and give its path; none if nothing may bear that label.

        After ``(h)`` comes the letter ``(i)``, unless ``(h)`` opened a list by a colon: then it is a numeral.
        """
        next_roman = letters == roman(self._roman + 1).lower()
        if self._roman and next_roman:
            return self._open_roman()
        if letters == letter(self._letter + 1) and not (letters == "i" and after_colon):
            self._letter, self._roman = self._letter + 1, 0
            return (*self._head, letters)
        if self._letter and next_roman and after_colon:
            return self._open_roman()
        return None

    @property
    def _head(self) -> tuple[str, ...]:
        return (str(self._number),) if self._number else ()

    def _open_roman(self) -> tuple[str, ...]:
        self._roman += 1
        return (*self._head, letter(self._letter), roman(self._roman).lower())


def letter(count: int) -> str:
    """Give the count-th label: a to z, then aa to zz."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def counted(label: str, *, below_letter: bool) -> int | None:
    """Give the place of a label among its kind: ``12``, ``bb``, or ``iv`` below a letter; none if it is none."""
    if label.isdigit():
        return int(label)
    if below_letter:
        return from_roman(label.upper())
    count = (len(label) - 1) * 26 + ord(label[0]) - ord("a") + 1
    return count if count > 0 and letter(count) == label else None


LONGEST_RANGE = 999
"""No range of the index is meant to name more paragraphs than this."""


def labels(first: str, last: str, *, below_letter: bool) -> list[str] | None:
    """Give the labels from ``first`` to ``last``, ``a`` to ``d`` or ``i`` to ``iv``; none if they are no range."""
    start, end = counted(first, below_letter=below_letter), counted(last, below_letter=below_letter)
    if start is None or end is None or first.isdigit() != last.isdigit() or not 0 < end - start < LONGEST_RANGE:
        return None
    if first.isdigit():
        return [str(number) for number in range(start, end + 1)]
    return [roman(count).lower() if below_letter else letter(count) for count in range(start, end + 1)]
