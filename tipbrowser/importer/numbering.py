"""Which label may come next: numbers, letters below them, small Roman numerals below those."""

from __future__ import annotations

from tipbrowser.domain.locators import roman


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
        if letters == _letter(self._letter + 1) and not (letters == "i" and after_colon):
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
        return (*self._head, _letter(self._letter), roman(self._roman).lower())


def _letter(count: int) -> str:
    """Give the count-th label: a to z, then aa to zz."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
