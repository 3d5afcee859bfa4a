"""Passages while they are being gathered, and the account of the lines they came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from tipbrowser.domain.publication import Locator, SectionId
from tipbrowser.importer.errors import UnplacedLine
from tipbrowser.importer.inline import UnbalancedItalics, Words, read_words
from tipbrowser.importer.source import Line


class LineAccount:
    """What became of every line: each is placed once."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        """Begin with all lines unplaced, apart from empty ones and those that a repair has emptied."""
        self._lines = lines
        self._kinds = {
            line.number: "page furniture" if line.printed.strip() else "empty" for line in lines if line.is_empty
        }

    def place(self, line: Line, kind: str) -> None:
        """Say what a line became; raises ``UnplacedLine`` if it had become something already."""
        if line.number in self._kinds:
            raise UnplacedLine(line.number, line.printed, f"one place, it is {self._kinds[line.number]} already")
        self._kinds[line.number] = kind

    def kinds(self) -> dict[int, str]:
        """Give the kind of every line by number; raises ``UnplacedLine`` for the first without one."""
        for line in self._lines:
            if line.number not in self._kinds:
                raise UnplacedLine(line.number, line.printed)
        return self._kinds


@dataclass(slots=True, kw_only=True)
class Draft:
    """A passage whose lines are still coming."""

    locator: Locator
    part: str
    section: SectionId | None
    kind: str
    label: str | None = None
    parent: Locator | None = None
    title: str | None = None
    path: tuple[str, ...] = ()
    """What follows the section in the locator: ``('46', 'j', 'iv')``."""
    pieces: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def add(self, line: Line, words: str) -> None:
        """Join the words of one more line."""
        self.pieces.append(words.strip())
        self.lines.append(line)

    @property
    def raw(self) -> str:
        """Give the gathered words as the source writes them."""
        return " ".join(self.pieces)

    def words(self) -> Words:
        """Give the clean words; raises ``UnplacedLine`` where italics do not close."""
        try:
            return read_words(self.raw)
        except UnbalancedItalics as error:
            raise UnplacedLine(self.lines[0].number, self.lines[0].printed, "italics that end") from error

    def ends_with(self, signs: str) -> bool:
        """Tell whether the words so far end with one of these signs."""
        return self.words_so_far().endswith(tuple(signs))

    def words_so_far(self) -> str:
        """Give the clean text even while italics are open."""
        return read_words(self.raw, broken_off=True).text
